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
			s.Networks = l.actorsOf(&s.Record, r.Networks)
			s.Conventions = slices.Grow(s.Conventions, len(r.Conventions))
			for _, v := range r.Conventions {
				s.Conventions = append(s.Conventions, l.convention(s, r, &v))
			}
			s.Commitments = slices.Grow(s.Commitments, len(r.Commitments))
			for _, k := range r.Commitments {
				s.Commitments = append(s.Commitments, l.commitment(s, &k))
			}
			if l.Once { // holding both would be the peak of memory use
				r.Conventions, r.Commitments = nil, nil
			}
		},
		index: l.signatories,
	}
}

func (l *Linked) convention(s *model.Signatory, r *record.Signatory, v *record.Convention) model.Convention {
	out := model.Convention{Territories: l.territoriesOf(&s.Record, v.Territories),
		Partners: l.actorsOf(&s.Record, v.Partners), Source: l.sourceOf(&s.Record, v.Source)}
	l.copier.copy(&out, v, s.Withheld)
	if out.Document != "" && !record.IsURL(out.Document) {
		out.Document = l.keep(r, out.Document)
	}
	return out
}

func (l *Linked) commitment(s *model.Signatory, k *record.Commitment) *model.Commitment {
	out := &model.Commitment{Signatory: s, Territories: s.Territories,
		Partners: l.actorsOf(&s.Record, k.Partners), Source: l.sourceOf(&s.Record, k.Source)}
	l.copier.copy(out, k, s.Withheld)
	out.ID, out.Domain = k.Anchor(), l.domains[k.Domain]
	if len(k.Territories) > 0 {
		out.Territories = l.territoriesOf(&s.Record, k.Territories)
	}
	out.Measures = slices.Grow(out.Measures, len(k.Indicators))
	for _, m := range k.Indicators {
		out.Measures = append(out.Measures, l.measure(s, &m))
	}
	return out
}

// measure joins the two ways of writing yearly values.
func (l *Linked) measure(s *model.Signatory, m *record.Measure) model.Measure {
	var out model.Measure
	l.copier.copy(&out, m, s.Withheld)
	out.Direction, out.Cumulation = cmp.Or(m.Direction, model.Increase), cmp.Or(m.Cumulation, model.Last)
	if i := l.indicators[m.Ref]; i != nil {
		out.Shared, out.Name, out.Unit, out.Direction, out.Cumulation = i, i.Title, i.Unit, i.Direction, i.Cumulation
	}
	out.Values = slices.Grow(out.Values, len(m.Values)+len(m.Reports))
	for year, q := range m.Values {
		out.Values = append(out.Values, model.Value{Year: year, Quantity: q})
	}
	for _, b := range m.Reports {
		out.Values = append(out.Values, model.Value{Year: *b.Year, Quantity: *b.Value, Proof: b.Proof,
			Source: l.cite(l.sourceOf(&s.Record, b.Source)), Note: b.Note})
	}
	slices.SortFunc(out.Values, func(a, b model.Value) int { return cmp.Compare(a.Year, b.Year) })
	return out
}
