package stats

import (
	"cmp"
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
// record to out; add tells what a count is made of, nil for nothing.
func (s *Selection) byPlace(l model.Level, total int, of func(i int, out []*model.Territory) []*model.Territory, add func(*Commitments, int)) Tally[*model.Territory] {
	if add == nil {
		add = func(*Commitments, int) {}
	}
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
			add(&out.Rows[row[t]].Of, i)
		}
		add(&out.Of, i)
		if len(in) == 0 {
			out.Unknown++
			add(&out.UnknownOf, i)
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
	}, func(to *Commitments, i int) { s.count(to, s.Commitments[i]) })
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
	}, nil)
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
	Count     model.Count // the latest of its type and scope; of two of the same date, the last written
	Published int         // records of the site of the same scope, all below included
}

// Published returns the number of records to compare a declared number with: of the same scope,
// if it has one. ok is false for a number of what the site has no records of.
func (s *Sums) Published(c *model.Count) (published int, ok bool) {
	switch c.Type.Counterpart() {
	case model.SignatoryCounterpart:
		if c.Scope != "" {
			return s.OfScope[c.Scope], true
		}
		return s.Signatories, true
	case model.ConventionCounterpart:
		if c.Scope != "" {
			return s.Agreed[c.Scope], true
		}
		return s.Conventions, true
	default: // nothing is published to stand beside, or it is an indicator's results
		return 0, false
	}
}

// Declared returns the latest declared count of a type, for each scope, of each territory that has
// one, at every level, in the site's order: in within and all below, or in the whole site if nil.
// Counts of what the site has no records of are left out.
func (t *Totals) Declared(site *model.Site, counted model.CountType, within *model.Territory) []Declared {
	var out []Declared
	for _, place := range t.places(site, within) {
		for _, c := range Latest(place.Counts) {
			if published, ok := t.ByTerritory[place.Index].Published(&c); ok && c.Type == counted {
				out = append(out, Declared{Territory: place, Count: c, Published: published})
			}
		}
	}
	return out
}

// Latest returns the last declared count of each type, indicator and scope, in the order written; of two
// of one date, the last written.
func Latest(counts []model.Count) []model.Count {
	var out []model.Count
	for _, c := range counts {
		at := slices.IndexFunc(out, func(o model.Count) bool {
			return o.Type == c.Type && o.Indicator == c.Indicator && o.Scope == c.Scope
		})
		switch {
		case at < 0:
			out = append(out, c)
		case c.Date.Compare(out[at].Date) >= 0:
			out[at] = c
		}
	}
	return out
}

// mobilisation returns the latest count of each step of a territory's mobilisation, in order:
// approached, to sign, signed, to agree, agreed. Counts of several scopes stand apart: each list
// is of one, "" for those that don't say theirs.
func mobilisation(t *model.Territory) map[model.Scope][]model.Count {
	out := map[model.Scope][]model.Count{}
	for _, c := range Latest(t.Counts) {
		if c.Type.Step() != 0 {
			out[c.Scope] = append(out[c.Scope], c)
		}
	}
	for _, counts := range out {
		slices.SortFunc(counts, func(a, b model.Count) int { return cmp.Compare(a.Type.Step(), b.Type.Step()) })
	}
	return out
}

// Funnel is the steps of a territory's mobilisation, as sources declare them, of one scope.
type Funnel struct {
	Scope model.Scope   // "" where the numbers don't say theirs
	Steps []model.Count // two or more, in order
	// Parts reports whether the second of two steps is exactly known to be some of the first, who were
	// approached; Rest is the others.
	Parts bool
	Rest  int
}

// Funnels returns what a territory declares of its mobilisation, for each scope that has two steps or more.
func Funnels(t *model.Territory) []Funnel {
	var out []Funnel
	by := mobilisation(t)
	for _, scope := range append([]model.Scope{""}, model.Scope("").Values()...) {
		steps := by[scope]
		if len(steps) < 2 {
			continue
		}
		f := Funnel{Scope: scope, Steps: steps}
		first, last := steps[0], steps[1]
		exact := !first.Approximate && !last.Approximate
		if len(steps) == 2 && exact && first.Type == model.CountApproached && last.Number <= first.Number {
			f.Parts, f.Rest = true, first.Number-last.Number
		}
		out = append(out, f)
	}
	return out
}
