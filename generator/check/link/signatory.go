package link

import (
	"cmp"
	"slices"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/reference/naf"
)

// signatory links a signatory, its conventions and its commitments. A withheld name, and
// all that would reveal it, never enters the model.
func (l *Linked) signatory() linker[*record.Signatory, *model.Signatory] {
	return linker[*record.Signatory, *model.Signatory]{
		fill: func(r *record.Signatory, s *model.Signatory) {
			s.Naf, s.SectorCode, s.Sector = cmp.Or(r.Nomenclature, model.NAF2008), r.Sector, ""
			if a, ok := naf.Find(r.Sector); ok && s.Naf.Listed() {
				s.Sector, s.SectorName = a.Section, a.Label
			}
			s.Disclosure = cmp.Or(r.Disclosure, model.Public)
			if s.Withheld {
				return
			}
			s.Title = r.Name
			if r.Logo != "" {
				s.Logo = l.keep(r, r.Logo)
			}
		},
		link: func(r *record.Signatory, s *model.Signatory) {
			s.Territories = l.territoriesOf(&s.Record, r.Territories)
			if next := l.signatories[r.Successor]; next != nil && !s.Withheld && !next.Withheld {
				s.Successor = one(l, &s.Record, r.Successor, l.signatories)
			}
			s.Networks = l.actorsOf(&s.Record, r.Networks)
			s.Conventions = slices.Grow(s.Conventions, len(r.Conventions))
			for _, v := range r.Conventions {
				s.Conventions = append(s.Conventions, l.convention(s, r, &v))
			}
			s.Commitments = slices.Grow(s.Commitments, len(r.Commitments))
			for _, k := range r.Commitments {
				s.Commitments = append(s.Commitments, l.commitment(s, &k))
			}
			if !s.Withheld { // what it concludes is told in words that nobody searched for the name
				s.Assessed = l.assessed(&s.Record, r, r.Assessed, s.Commitments)
			}
			if l.Once { // holding both would be the peak of memory use
				r.Conventions, r.Commitments = nil, nil
			}
		},
		index: l.signatories,
	}
}

func (l *Linked) convention(s *model.Signatory, r *record.Signatory, v *record.Convention) *model.Convention {
	out := &model.Convention{Signatory: s, Territories: l.territoriesOf(&s.Record, v.Territories),
		Partners: l.taking(&s.Record, v.Partners), Source: l.sourceOf(&s.Record, v.Source)}
	l.copier.copy(out, v, s.Withheld)
	if out.Document != "" && !record.IsURL(out.Document) {
		out.Document = l.keep(r, out.Document)
	}
	if v.Follows != "" {
		l.follows = append(l.follows, follow{s, v.Follows, out, nil})
	}
	return out
}

func (l *Linked) commitment(s *model.Signatory, k *record.Commitment) *model.Commitment {
	out := &model.Commitment{Signatory: s, Territories: s.Territories, Catalogue: l.actions[k.Catalogue],
		Partners: l.taking(&s.Record, k.Partners), Source: l.sourceOf(&s.Record, k.Source)}
	l.copier.copy(out, k, s.Withheld)
	out.ID, out.Domain, out.Nature = k.Anchor(), l.domains[k.Domain], cmp.Or(k.Nature, model.Promise)
	if k.Territories != nil { // an empty list says that the place isn't known
		out.Territories = l.territoriesOf(&s.Record, k.Territories)
	}
	if k.Follows != "" {
		l.follows = append(l.follows, follow{s, k.Follows, nil, out})
	}
	out.StatusFrom = l.sourceOf(&s.Record, k.StatusFrom)
	for _, b := range k.Received {
		received := model.Report{Source: l.sourceOf(&s.Record, b.Source)}
		l.copier.copy(&received, &b, s.Withheld)
		out.Reports = append(out.Reports, received)
	}
	slices.SortStableFunc(out.Reports, func(a, b model.Report) int { return a.Period.Compare(b.Period) })
	for _, r := range k.Replies {
		out.Replies = append(out.Replies, model.Reply{Date: r.Date, Text: r.Text, Source: l.sourceOf(&s.Record, r.Source)})
	}
	slices.SortStableFunc(out.Replies, func(a, b model.Reply) int { return a.Date.Compare(b.Date) })
	out.Measures = slices.Grow(out.Measures, len(k.Indicators))
	for _, m := range k.Indicators {
		out.Measures = append(out.Measures, l.measure(s, &m, out.Territories))
	}
	return out
}

// assessed returns the evaluations of a signatory or of a territory, the latest first. of is the
// commitments that they may name.
func (l *Linked) assessed(from *model.Record, e record.Entry, as []record.Assessment, of []*model.Commitment) []model.Assessment {
	var out []model.Assessment
	for _, a := range as {
		m := model.Assessment{By: l.taking(from, a.By), Source: l.sourceOf(from, a.Source)}
		l.copier.copy(&m, &a, false)
		if m.Document != "" && !record.IsURL(m.Document) {
			m.Document = l.keep(e, m.Document)
		}
		for _, k := range of {
			if slices.Contains(a.Commitments, k.ID) {
				m.Commitments = append(m.Commitments, k)
			}
		}
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b model.Assessment) int { return b.Date.Compare(a.Date) })
	return out
}

// taking returns the actors and signatories that take part in something.
func (l *Linked) taking(from *model.Record, slugs []string) []*model.Record {
	var out []*model.Record
	for _, name := range slugs {
		if a := one(l, from, name, l.actors); a != nil {
			out = append(out, &a.Record)
		} else if p := l.signatories[name]; p != nil && !from.Withheld && !p.Withheld { // it would tie a withheld name to another
			out = append(out, &one(l, from, name, l.signatories).Record)
		}
	}
	return out
}

// follow is a commitment or a convention of a signatory that continues an earlier one.
type follow struct {
	of         *model.Signatory
	name       string // as written: see record.FollowedName
	convention *model.Convention
	commitment *model.Commitment
}

// continuations connects what continues an earlier commitment or convention to it.
func (l *Linked) continuations() {
	for _, f := range l.follows {
		of, id := f.of, f.name
		if other, rest := record.FollowedName(f.name); other != "" {
			of, id = l.signatories[other], rest
		}
		if of == nil || of != f.of && (of.Withheld || f.of.Withheld) {
			continue // it would tie a withheld name to another
		}
		if f.convention != nil {
			if i := slices.IndexFunc(of.Conventions, func(v *model.Convention) bool { return v.ID == id }); i >= 0 {
				f.convention.Follows = of.Conventions[i]
			}
		} else if i := slices.IndexFunc(of.Commitments, func(k *model.Commitment) bool { return k.ID == id }); i >= 0 {
			f.commitment.Follows = of.Commitments[i]
			of.Commitments[i].Renewed = f.commitment
		}
	}
	l.follows = nil
}
