package link

import (
	"cmp"
	"math"
	"slices"

	"parvis/generator/content/record"
	"parvis/generator/model"
)

// measure joins the ways of writing the values of periods; in is where its commitment is.
func (l *Linked) measure(s *model.Signatory, m *record.Measure, in []*model.Territory) model.Measure {
	var out model.Measure
	l.copier.copy(&out, m, s.Withheld)
	out.Cumulation = cmp.Or(m.Cumulation, model.Last)
	signed := m.Signed
	if i := l.indicators[m.Ref]; i != nil {
		out.Shared, out.Name, out.Unit, out.Direction, out.Cumulation = i, i.Title, i.Unit, i.Direction, i.Cumulation
		signed = i.Signed
	}
	bounds := bounds{signed || model.UnitOf(out.Unit).Signed()}
	out.Target, out.Each = bounds.pointer(m.Target.One), bounds.figures(m.Target.Each)
	out.Reference, out.Milestones = bounds.pointer(m.Reference), bounds.figures(m.Milestones)
	out.Values = slices.Grow(out.Values, len(m.Values)+len(m.Reports))
	for p, q := range m.Values {
		out.Values = append(out.Values, model.Value{Period: p, Quantity: bounds.of(q)})
	}
	for _, b := range m.Reports {
		v := model.Value{Period: b.Period, Quantity: bounds.of(*b.Value), Proof: b.Proof,
			Source: l.cite(l.sourceOf(&s.Record, b.Source)), Note: b.Note}
		if b.Territory == "" {
			out.Values = append(out.Values, v)
			continue
		}
		for _, t := range l.territoriesOf(&s.Record, []string{b.Territory}) {
			out.Places = append(out.Places, model.PlaceValue{Territory: t, Value: v})
		}
	}
	slices.SortStableFunc(out.Places, func(a, b model.PlaceValue) int { return a.Period.Compare(b.Period) })
	if out.AddsUp() {
		out.Values = append(out.Values, wholes(out.Values, out.Places, in)...)
	}
	slices.SortFunc(out.Values, func(a, b model.Value) int { return a.Period.Compare(b.Period) })
	return out
}

// wholes returns the sums of the results of places, for the periods that none was reported of
// the whole. Where one of the places of the commitment has none, the whole is at least that.
func wholes(reported []model.Value, places []model.PlaceValue, in []*model.Territory) []model.Value {
	var out []model.Value
	for _, p := range places {
		last := len(out) - 1
		switch {
		case slices.ContainsFunc(reported, func(v model.Value) bool { return v.Period == p.Period }):
		case last >= 0 && out[last].Period == p.Period:
			out[last].Quantity = out[last].Quantity.Add(p.Quantity)
		default:
			out = append(out, model.Value{Period: p.Period, Quantity: p.Quantity, Summed: true})
		}
	}
	for i := range out {
		if !covered(places, out[i].Period, in) {
			out[i].Quantity.High, out[i].Quantity.Below = math.Inf(1), false
		}
	}
	return out
}

// covered reports whether each of the places of a commitment has a result of its own in a period.
func covered(places []model.PlaceValue, p model.Period, in []*model.Territory) bool {
	for _, t := range in {
		if !slices.ContainsFunc(places, func(v model.PlaceValue) bool { return v.Period == p && v.Territory == t }) {
			return false
		}
	}
	return len(in) > 0
}

// bounds sets the bounds of figures as far as their unit tells.
type bounds struct{ signed bool }

func (b bounds) of(q model.Quantity) model.Quantity {
	if !b.signed {
		return q.Floored()
	}
	return q.Plain()
}

func (b bounds) pointer(q *model.Quantity) *model.Quantity {
	if q == nil {
		return nil
	}
	out := b.of(*q)
	return &out
}

func (b bounds) figures(from record.Figures) []model.Figure {
	var out []model.Figure
	for p, q := range from {
		out = append(out, model.Figure{Period: p, Quantity: b.of(q)})
	}
	slices.SortFunc(out, func(a, b model.Figure) int { return a.Period.Compare(b.Period) })
	return out
}
