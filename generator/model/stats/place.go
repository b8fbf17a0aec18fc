package stats

import (
	"slices"

	"parvis/generator/model"
)

// atLevel returns the territories of a level in the scope, in the site's
// order, including the scope's own.
func (s *Selection) atLevel(l model.Level) []*model.Territory {
	var out []*model.Territory
	for _, t := range s.totals.places(s.site, s.Scope.Territory) {
		if t.Level == l {
			out = append(out, t)
		}
	}
	return out
}

// appendPlaces appends to out the territories of a level, in the scope, that are one of
// ts or contain one, each once. Territories that contain the scope
// are outside it.
func (s *Selection) appendPlaces(out []*model.Territory, ts []*model.Territory, l model.Level) []*model.Territory {
	for _, t := range ts {
		before := len(out)
		in := s.Scope.Territory == nil
		for ; t != nil; t = t.Parent {
			if t.Level == l && !slices.Contains(out, t) {
				out = append(out, t)
			}
			if t == s.Scope.Territory {
				in = true
				break
			}
		}
		if !in {
			out = out[:before]
		}
	}
	return out
}

// byPlace counts records by territory. of appends the territories of the ith
// record to out.
func (s *Selection) byPlace(l model.Level, total int, of func(i int, out []*model.Territory) []*model.Territory) Tally[*model.Territory] {
	out := Tally[*model.Territory]{Total: total}
	row := map[*model.Territory]int{}
	for i, t := range s.atLevel(l) {
		row[t] = i
		out.Rows = append(out.Rows, Count[*model.Territory]{Key: t})
	}
	var in []*model.Territory
	for i := range total {
		in = of(i, in[:0])
		for _, t := range in {
			out.Rows[row[t]].N++
		}
		if len(in) == 0 {
			out.Unknown++
		}
		out.Overlaps = out.Overlaps || len(in) > 1
	}
	return out
}

// ByPlace counts commitments by the territories of a level within the scope, in
// the site's order. Unknown counts those that name none of these territories nor a
// place below one. A row counts what the scope narrowed to its territory selects.
func (s *Selection) ByPlace(l model.Level) Tally[*model.Territory] {
	return s.byPlace(l, len(s.Commitments), func(i int, out []*model.Territory) []*model.Territory {
		return s.appendPlaces(out, s.Commitments[i].Territories, l)
	})
}

// SignatoriesByPlace counts signatories by the territories of a level within the
// scope: by all that they and their commitments name, or in the scope of a
// domain by those that their commitments of the domain name. A row counts what the scope
// narrowed to its territory selects.
func (s *Selection) SignatoriesByPlace(l model.Level) Tally[*model.Territory] {
	return s.byPlace(l, len(s.Signatories), func(i int, out []*model.Territory) []*model.Territory {
		if s.Scope.Domain == nil {
			out = s.appendPlaces(out, s.Signatories[i].Territories, l)
		}
		for _, k := range s.Signatories[i].Commitments {
			if s.admits(k.Domain) {
				out = s.appendPlaces(out, k.Territories, l)
			}
		}
		return out
	})
}

// Coverage is how many of the territories that the site describes have
// something to show.
type Coverage struct {
	With  int // with at least one commitment
	Known int // described on the site
}

// Coverage returns the coverage of the territories of a level, in the scope.
func (s *Selection) Coverage(l model.Level) Coverage {
	var out Coverage
	for _, row := range s.ByPlace(l).Rows {
		out.Known++
		if row.N > 0 {
			out.With++
		}
	}
	return out
}

// Deployment groups territories by state of the charter.
type Deployment struct {
	ByStatus []StatusPlaces // by the vocabulary, then "" for unknown; all present
	Total    int
	Known    int // of Total: those whose state is known
}

// StatusPlaces lists the territories of one state, in the site's order.
type StatusPlaces struct {
	Status model.Deployment
	Places []*model.Territory
}

// Deployment groups the territories below within, or all of the site's if nil, by state of
// the charter. Countries are left out: the charter is deployed inside them.
func (t *Totals) Deployment(site *model.Site, within *model.Territory) Deployment {
	var out Deployment
	for _, state := range model.Deployment("").Values() {
		out.ByStatus = append(out.ByStatus, StatusPlaces{Status: state})
	}
	unknown := len(out.ByStatus)
	out.ByStatus = append(out.ByStatus, StatusPlaces{})
	for _, place := range t.places(site, within) {
		if place == within || place.Level == model.Country {
			continue
		}
		out.Total++
		at := unknown
		if place.Status != "" {
			at = model.MustIndex(place.Status)
			out.Known++
		}
		out.ByStatus[at].Places = append(out.ByStatus[at].Places, place)
	}
	return out
}

// Declared compares what a territory declared with what is published about it: two
// figures, never added or subtracted.
type Declared struct {
	Territory *model.Territory
	Count     model.Count // the latest of its type; of two of the same date, the last written
	Published int         // records of the site, all below included
}

// Published returns the number of records to compare a declared number of a type with.
// ok is false for a type that doesn't count records.
func (s *Sums) Published(t model.CountType) (published int, ok bool) {
	switch t.Counterpart() {
	case model.SignatoryCounterpart:
		return s.Signatories, true
	case model.ConventionCounterpart:
		return s.Conventions, true
	default: // nothing is published to stand beside, or it is an indicator's results
		return 0, false
	}
}

// Declared returns the latest declared count of a type for each territory that has
// one, at every level, in the site's order: in within and all below, or in the whole site if nil.
// A type that doesn't count records has none.
func (t *Totals) Declared(site *model.Site, counted model.CountType, within *model.Territory) []Declared {
	var out []Declared
	for _, place := range t.places(site, within) {
		published, ok := t.ByTerritory[place.Index].Published(counted)
		if !ok {
			return nil
		}
		latest := -1
		for i, c := range place.Counts {
			if c.Type == counted && (latest < 0 || c.Date.Compare(place.Counts[latest].Date) >= 0) {
				latest = i
			}
		}
		if latest >= 0 {
			out = append(out, Declared{Territory: place, Count: place.Counts[latest], Published: published})
		}
	}
	return out
}
