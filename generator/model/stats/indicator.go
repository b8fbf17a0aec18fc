package stats

import "parvis/generator/model"

// Progress is a shared indicator over a scope: what was aimed at against what
// was achieved. The two seldom stand on the same commitments; each says on how
// many, and Both compares like with like.
type Progress struct {
	Indicator  *model.Indicator
	Years      []ProgressYear // every year from the first to the last that has a value or a target's deadline, in the period if there is one
	Measures   int            // commitments that use it: expected to report
	Reported   int            // of Measures: those with a value, in the period if there is one
	WithTarget int            // of Measures: those with a target

	Total     model.Quantity // cumulated as the definition says, over Reported; only years of the period
	HasTotal  bool
	Target    model.Quantity // of all targets, whatever their deadline: their sum, or mean; over WithTarget
	HasTarget bool
	Undated   int // of WithTarget: targets without a deadline, which are in no year

	Both                  int // commitments with both a target and a value
	BothTotal, BothTarget model.Quantity
}

// ProgressYear is one year of an indicator.
type ProgressYear struct {
	Year        int
	Value       model.Quantity // reported for the year: the sum, or the mean for an indicator cumulated by mean
	Reports     int            // values it stands on; 0 is a missing year, not a zero
	Achieved    model.Quantity // cumulated through the year as the definition says: see Measure.Total
	HasAchieved bool
	Standing    int            // commitments that Achieved stands on
	Target      model.Quantity // aimed at for the year: the sum, or mean, of the targets whose deadline is in it
	Targets     int            // targets it stands on
}

// aggregate gathers quantities of several commitments: their sum, or their mean for
// an indicator cumulated by mean.
type aggregate struct {
	sum model.Quantity
	n   int
}

func (p *aggregate) add(q model.Quantity) {
	p.sum = p.sum.Add(q)
	p.n++
}

// value returns what was gathered; false, and zero, when nothing was.
func (p aggregate) value(i *model.Indicator) (model.Quantity, bool) {
	switch {
	case p.n == 0:
		return model.Quantity{}, false
	case i.Cumulation.Averages():
		return p.sum.Over(p.n), true
	}
	return p.sum, true
}

// Indicators returns the shared indicators that commitments of the scope use, in the
// site's order.
func (s *Selection) Indicators() []*model.Indicator {
	used := map[*model.Indicator]bool{}
	for _, k := range s.Commitments {
		for n := range k.Measures {
			used[k.Measures[n].Shared] = true
		}
	}
	var out []*model.Indicator
	for _, i := range s.site.Indicators {
		if used[i] {
			out = append(out, i)
		}
	}
	return out
}

// Progress sets an indicator's targets against what was reported.
func (s *Selection) Progress(i *model.Indicator) Progress {
	out := Progress{Indicator: i}
	var measures []model.Measure // one a commitment: a record tells an indicator once
	for _, k := range s.Commitments {
		for n := range k.Measures {
			if k.Measures[n].Shared == i {
				m := k.Measures[n]
				m.Values = s.Scope.values(m)
				measures = append(measures, m)
			}
		}
	}
	out.Measures = len(measures)

	var totals, targets, bothTotals, bothTargets aggregate
	for _, m := range measures {
		total, reported := m.Total()
		if reported {
			totals.add(total)
		}
		if m.Target == nil {
			continue
		}
		targets.add(*m.Target)
		if m.Deadline.Year == 0 {
			out.Undated++
		}
		if reported {
			bothTotals.add(total)
			bothTargets.add(*m.Target)
		}
	}
	out.Reported, out.WithTarget, out.Both = totals.n, targets.n, bothTotals.n
	out.Total, out.HasTotal = totals.value(i)
	out.Target, out.HasTarget = targets.value(i)
	out.BothTotal, _ = bothTotals.value(i)
	out.BothTarget, _ = bothTargets.value(i)
	out.Years = s.years(i, measures)
	return out
}

// years lays measures out by year; their values are those of the period.
func (s *Selection) years(i *model.Indicator, measures []model.Measure) []ProgressYear {
	type year struct{ values, targets aggregate }
	at := map[int]*year{}
	of := func(y int) *year {
		if at[y] == nil {
			at[y] = &year{}
		}
		return at[y]
	}
	for _, m := range measures {
		for _, v := range m.Values {
			of(v.Year).values.add(v.Quantity)
		}
		if y := m.Deadline.Year; m.Target != nil && y != 0 && s.Scope.has(y) {
			of(y).targets.add(*m.Target)
		}
	}
	var out []ProgressYear
	through := make([]int, len(measures)) // values of each up to the year
	for _, y := range yearRange(at) {
		line := ProgressYear{Year: y}
		if found := at[y]; found != nil {
			line.Value, _ = found.values.value(i)
			line.Target, _ = found.targets.value(i)
			line.Reports, line.Targets = found.values.n, found.targets.n
		}
		var achieved aggregate
		for n, m := range measures {
			for through[n] < len(m.Values) && m.Values[through[n]].Year <= y {
				through[n]++
			}
			m.Values = m.Values[:through[n]]
			if q, ok := m.Total(); ok {
				achieved.add(q)
			}
		}
		line.Achieved, line.HasAchieved = achieved.value(i)
		line.Standing = achieved.n
		out = append(out, line)
	}
	return out
}
