package stats

import (
	"slices"

	"parvis/generator/model"
)

// Scope narrows what is counted; the zero Scope is the whole site.
type Scope struct {
	Domain    *model.Domain
	Action    *model.Action    // of the catalogue
	Territory *model.Territory // it and all below
	From, To  int              // years, both included; 0 is open
}

// Selection is the records of a scope. The lists may be those of the totals:
// callers must not modify them. Except for the period, a scope selects what the
// Sums count for the same territory or domain.
type Selection struct {
	Scope       Scope
	Signatories []*model.Signatory  // site order: those that still are, on the as-of date
	Left        []*model.Signatory  // site order: those that no longer are
	Commitments []*model.Commitment // by signatory, then as authored
	Conventions []*model.Convention // by signatory, then as authored; they point into the signatories' own

	// Records left out because the scope has a period and the record has no
	// date to compare with it. Without a period nothing is left out.
	Undated            int // commitments with neither a start nor an end
	UndatedSignatories int // signatories without a date of signature
	UndatedConventions int

	site   *model.Site
	totals *Totals
}

// Select returns the records of a scope.
//
// A commitment is in a territory when one of its own territories lies there,
// and in a period when it runs in one of its years: without an end it is considered
// as still running, without a start as running from the beginning.
//
// A signatory is in a territory when it or one of its commitments names a place
// there; in a domain when one of its commitments is of the domain, in the
// territory if there is one; in a period when it signed in it. A convention is
// in a territory by those it names, or else by its signatory's; in a domain
// when its signatory is; in a period when it was signed in it.
//
// The search starts from the shortest list of signatories in the totals,
// so that a small territory costs little in a large site.
func (t *Totals) Select(site *model.Site, scope Scope) *Selection {
	if scope.Action != nil {
		scope.Domain = scope.Action.Domain
	}
	s := &Selection{Scope: scope, site: site, totals: t}
	placed := scope.Domain == nil && scope.Territory != nil
	for _, one := range t.candidates(site, scope) {
		committed := false
		for _, k := range one.Commitments {
			if !scope.covers(k) {
				continue
			}
			committed = true
			switch {
			case scope.undated(k):
				s.Undated++
			case scope.runs(k):
				s.Commitments = append(s.Commitments, k)
			}
		}
		if scope.Domain != nil && !committed {
			continue
		}
		switch {
		case scope.signed(one.Signature.Year) && one.Past(site.AsOf):
			s.Left = append(s.Left, one)
		case scope.signed(one.Signature.Year):
			s.Signatories = append(s.Signatories, one)
		case one.Signature.Year == 0:
			s.UndatedSignatories++
		}
		if placed {
			continue // by their own territories, below
		}
		for _, v := range one.Conventions {
			if scope.Territory == nil || LiesIn(signedIn(v), scope.Territory) {
				s.convention(v)
			}
		}
	}
	if placed {
		for _, v := range t.conventionsIn[scope.Territory.Index] {
			s.convention(v)
		}
	}
	return s
}

// candidates returns the shortest known list that contains every signatory of the scope.
func (t *Totals) candidates(site *model.Site, scope Scope) []*model.Signatory {
	out := site.Signatories
	if scope.Territory != nil {
		out = t.InTerritory[scope.Territory.Index]
	}
	if scope.Domain != nil {
		if in := t.InDomain[scope.Domain.Position-1]; len(in) < len(out) {
			out = in
		}
	}
	return out
}

// convention adds a convention that is in the scope, if its date is in the period.
func (s *Selection) convention(v *model.Convention) {
	switch {
	case s.Scope.signed(v.Date.Year):
		s.Conventions = append(s.Conventions, v)
	case v.Date.Year == 0:
		s.UndatedConventions++
	}
}

// period reports whether the scope has years.
func (s Scope) period() bool { return s.From != 0 || s.To != 0 }

// has reports whether a known year is in the period, if there is one.
func (s Scope) has(year int) bool {
	return (s.From == 0 || year >= s.From) && (s.To == 0 || year <= s.To)
}

// signed reports whether what was signed in a year, 0 if unknown, is in the period.
func (s Scope) signed(year int) bool {
	return !s.period() || year != 0 && s.has(year)
}

// covers reports whether a commitment is of the domain, the action and the territory.
func (s Scope) covers(k *model.Commitment) bool {
	return (s.Domain == nil || k.Domain == s.Domain) && (s.Action == nil || k.Catalogue == s.Action) && (s.Territory == nil || LiesIn(k.Territories, s.Territory))
}

// undated reports whether a commitment can't be compared with the period.
func (s Scope) undated(k *model.Commitment) bool {
	return s.period() && k.Start.Year == 0 && k.End.Year == 0
}

// runs reports whether a commitment that has a date runs in a year of the period.
func (s Scope) runs(k *model.Commitment) bool {
	if s.From != 0 && s.To != 0 && s.From > s.To {
		return false // there is no such year
	}
	return (s.To == 0 || k.Start.Year <= s.To) && (s.From == 0 || k.End.Year == 0 || k.End.Year >= s.From)
}

// values returns the values of the periods that end in the years of the scope, in order.
func (s Scope) values(m model.Measure) []model.Value {
	if !s.period() {
		return m.Values
	}
	first := slices.IndexFunc(m.Values, func(v model.Value) bool { return s.has(v.Period.EndYear()) })
	if first < 0 {
		return nil
	}
	last := first
	for last < len(m.Values) && s.has(m.Values[last].Period.EndYear()) {
		last++
	}
	return m.Values[first:last]
}

// LiesIn reports whether one of the territories is the place or below it.
func LiesIn(ts []*model.Territory, place *model.Territory) bool {
	for _, t := range ts {
		for ; t != nil; t = t.Parent {
			if t == place {
				return true
			}
		}
	}
	return false
}

// places returns the whole site's territories, or within and all below.
func (t *Totals) places(site *model.Site, within *model.Territory) []*model.Territory {
	if within == nil {
		return site.Territories
	}
	return t.below[within.Index]
}

// Acting returns the signatories of the commitments of the selection, each once, those that left included.
func (s *Selection) Acting() []*model.Signatory {
	var out []*model.Signatory
	for _, k := range s.Commitments { // those of one signatory stand together
		if len(out) == 0 || out[len(out)-1] != k.Signatory {
			out = append(out, k.Signatory)
		}
	}
	return out
}

// Idle returns the signatories of the selection, without those that left, of which it has no commitment.
func (s *Selection) Idle() []*model.Signatory {
	acting := map[*model.Signatory]bool{}
	for _, one := range s.Acting() {
		acting[one] = true
	}
	return slices.DeleteFunc(slices.Clone(s.Signatories), func(one *model.Signatory) bool { return acting[one] })
}

// Years returns the same commitments with their reports limited to some years: a result
// of 2018 counts for 2018 whether or not its commitment has a start date.
func (s *Selection) Years(from, to int) *Selection {
	out := *s
	out.Scope.From, out.Scope.To = from, to
	return &out
}
