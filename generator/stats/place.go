package stats

import (
	"slices"

	"parvis/generator/model"
)

// atLevel is the territories of a level that the scope admits, in the site's
// order: the scope's own is one of them.
func (s *Selection) atLevel(l model.Level) []*model.Territory {
	var out []*model.Territory
	for _, t := range s.totals.places(s.site, s.Scope.Territory) {
		if t.Level == l {
			out = append(out, t)
		}
	}
	return out
}

// standing adds to out the territories of a level, in the scope, that are one of
// the places or contain one, each once. A country, a region… that the scope
// lies in is outside of it.
func (s *Selection) standing(out []*model.Territory, ts []*model.Territory, l model.Level) []*model.Territory {
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

// byPlace counts records by the territories that each stands in, given one
// record at a time.
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

// ByPlace is commitments by the territories of a level within the scope's, in
// the site's order. Unknown is those that name none of these territories nor a
// place below one. A row is what the scope narrowed to its territory selects.
func (s *Selection) ByPlace(l model.Level) Tally[*model.Territory] {
	return s.byPlace(l, len(s.Commitments), func(i int, out []*model.Territory) []*model.Territory {
		return s.standing(out, s.Commitments[i].Territories, l)
	})
}

// SignatoriesByPlace is signatories by the territories of a level within the
// scope's: by all that they and their commitments name, and in the scope of a
// domain by what their commitments of the domain name. A row is what the scope
// narrowed to its territory selects.
func (s *Selection) SignatoriesByPlace(l model.Level) Tally[*model.Territory] {
	return s.byPlace(l, len(s.Signatories), func(i int, out []*model.Territory) []*model.Territory {
		if s.Scope.Domain == nil {
			out = s.standing(out, s.Signatories[i].Territories, l)
		}
		for _, k := range s.Signatories[i].Commitments {
			if s.admits(k.Domain) {
				out = s.standing(out, k.Territories, l)
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

// Coverage of the territories of a level, in the scope.
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

// Deployment is territories by state of the charter.
type Deployment struct {
	ByStatus []StatusPlaces // "en-place", "en-constitution", "a-lancer", then "" for unknown; all four present
	Total    int
	Known    int // of Total: those that tell their state
}

// StatusPlaces is the territories of one state, in the site's order.
type StatusPlaces struct {
	Status string
	Places []*model.Territory
}

var states = []string{"en-place", "en-constitution", "a-lancer", ""}

// Deployment sorts the territories below one, or all of the site's, by state of
// the charter. Countries are left out: the charter is deployed inside them.
func (t *Totals) Deployment(site *model.Site, within *model.Territory) Deployment {
	var out Deployment
	for _, state := range states {
		out.ByStatus = append(out.ByStatus, StatusPlaces{Status: state})
	}
	for _, place := range t.places(site, within) {
		if place == within || place.Level == model.Country {
			continue
		}
		out.Total++
		unknown := len(states) - 1
		at := slices.Index(states, place.Status)
		if at < 0 {
			at = unknown
		}
		if at != unknown {
			out.Known++
		}
		out.ByStatus[at].Places = append(out.ByStatus[at].Places, place)
	}
	return out
}

// Declared sets what a territory declared beside what is published of it: two
// figures, never added or subtracted.
type Declared struct {
	Territory *model.Territory
	Count     model.Count // the latest of its type; of two of the same date, the last written
	Published int         // records of the site, all below included
}

// Declared is the latest declared count of a type, "signataires" or
// "conventions", of each territory that has one: of the site or of one and all
// below, of every level, in the site's order. Other types have nothing
// published to stand beside, and give none.
func (t *Totals) Declared(site *model.Site, countType string, within *model.Territory) []Declared {
	var published func(*Sums) int
	switch countType {
	case "signataires":
		published = func(s *Sums) int { return s.Signatories }
	case "conventions":
		published = func(s *Sums) int { return s.Conventions }
	default:
		return nil
	}
	var out []Declared
	for _, place := range t.places(site, within) {
		latest := -1
		for i, c := range place.Counts {
			if c.Type == countType && (latest < 0 || c.Date.Compare(place.Counts[latest].Date) >= 0) {
				latest = i
			}
		}
		if latest >= 0 {
			out = append(out, Declared{Territory: place, Count: place.Counts[latest], Published: published(t.ByTerritory[place.Index])})
		}
	}
	return out
}
