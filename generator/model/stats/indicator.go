package stats

import "parvis/generator/model"

// Progress is a shared indicator over a scope: targets against results.
// The two seldom come from the same commitments, so each has its own number of
// commitments, and Both compares only those that have both.
type Progress struct {
	Indicator  *model.Indicator
	Years      []ProgressYear // every year from the first to the last that has a value or a target's deadline, in the period if there is one
	Measures   int            // commitments that use it: expected to report
	Reported   int            // of Measures: those with a value, in the period if there is one
	WithTarget int            // of Measures: those with a target

	Total     model.Quantity // combined by the indicator's Cumulation, over Reported; only years of the period
	HasTotal  bool
	Target    model.Quantity // sum or mean of all targets, whatever their deadline; over WithTarget
	HasTarget bool
	Undated   int // of WithTarget: targets without a deadline, which belong to no year

	Both                  int // commitments with both a target and a value
	BothTotal, BothTarget model.Quantity
}

// ProgressYear is one year of an indicator.
type ProgressYear struct {
	Year        int
	Value       model.Quantity // of the year: the sum, or the mean if Cumulation is Mean
	Reports     int            // number of values; 0 is a missing year, not a value of zero
	Achieved    model.Quantity // total of the years up to this one: see Measure.Total
	HasAchieved bool
	Standing    int            // number of commitments in Achieved
	Target      model.Quantity // sum or mean of the targets whose deadline is in the year
	Targets     int            // number of targets
}

// aggregate accumulates quantities of several commitments: their sum, or their mean if
// the indicator's Cumulation is Mean.
type aggregate struct {
	sum model.Quantity
	n   int
}

func (p *aggregate) add(q model.Quantity) {
	p.sum = p.sum.Add(q)
	p.n++
}

// value returns the sum or mean, or false when no quantity was added.
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
	var measures []model.Measure // one per commitment: a record has an indicator once
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

// years groups measures by year. Their values are already limited to the period.
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
