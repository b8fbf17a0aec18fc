package figure

import (
	"slices"
	"strings"

	"parvis/generator/figure/chart"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// progress fills in the results of a shared indicator, by period, and says what they can be
// compared with: the targets of the same commitments.
func (m *Maker) progress(f *Figure, s *stats.Selection, i *model.Indicator) {
	p := s.Progress(i)
	f.progress = p
	f.Heads = []string{m.words.T("page.head.period"), m.words.T("figure.progress.value", m.text(i.Unit)),
		m.words.T("figure.progress.reports")}
	for _, one := range withGaps(p.Periods) {
		value := m.quantity(one.Value.Quantity, one.Value.Reports > 0, i.Cumulation)
		f.Rows = append(f.Rows, Row{Key: one.Period.String(), Label: phrase.Span(m.words, one.Period),
			Cells: []Cell{value, m.count(one.Value.Reports)}})
	}
	known := p.Total.Reports > 0
	total := m.quantity(p.Total.Quantity, known, i.Cumulation)
	f.Total = &Row{Label: m.totalLabel(p.Total), Cells: []Cell{total, m.count(p.Total.Reports)}}
	if p.Measures > 0 {
		f.Coverage = m.coverage(s, p)
	}
	f.Sentence = m.say(f.Spec, m.progressTold(f, s, p))
	switch {
	case p.Measures == 0:
		f.Empty, f.Rows, f.Total = f.Sentence, nil, nil
	case !known:
		f.Empty, f.Total = f.Sentence, nil
	}
	m.noteTargets(f, p, s.Scope)
	m.noteBounds(f)
	m.noteProofs(f, p.Total)
	if p.Measures > 0 {
		f.Notes = append(f.Notes, m.cumulationRule(i))
	}
	f.citeValues(s, i)
}

// progressTold says what was reported, what was aimed at, and what isn't known of the one or the other.
func (m *Maker) progressTold(f *Figure, s *stats.Selection, p stats.Progress) telling {
	i := p.Indicator
	name, of := m.text(i.Title), m.following(s, i)
	c := countedOf(of)
	switch {
	case p.Measures == 0:
		return telling{label: name, found: m.words.T("figure.progress.unused")}
	case p.Total.Reports == 0:
		out := telling{label: name, found: m.words.T("figure.progress.missing", m.words.N(c.key("figure.followers."), p.Measures))}
		if f.Coverage.Due > 0 {
			out.gap = f.Coverage.Text
		}
		return out
	}
	found := m.result(p, i)
	if p.Total.Proofs.All(model.Declared) {
		found = m.words.N("figure.progress.declares", p.Total.Reports, found)
	}
	limited := s.Scope.From != 0 || s.Scope.To != 0
	missing := p.Measures - p.Reported
	target, aim := phrase.Compared(m.words, p.Target, m.text(i.Unit)), ""
	switch {
	case limited || p.Both != p.Total.Reports || p.Result != p.Total.Quantity:
	case p.Both > 1:
		aim = m.words.T("figure.progress.for-all", target)
	case len(p.Deadlines) == 1:
		aim = m.words.T("figure.progress.for-year", target, year(p.Deadlines[0].Year))
	default:
		aim = m.words.T("figure.progress.for", target)
	}
	out := telling{found: found + aim}
	if !strings.EqualFold(name, m.text(i.Unit)) {
		out.label = name
	}
	switch {
	case f.Coverage.Due > 0:
		out.gap = f.Coverage.Text
	case 2*missing > p.Measures:
		without := m.words.T(c.key("figure.followers-of."), m.words.Number(missing), m.words.Number(p.Measures))
		return telling{label: name, found: m.words.T("figure.progress.missing", without), gap: found + aim}
	case missing > 0:
		part := m.words.T(c.key("figure.followers-of."), m.words.Number(p.Reported), m.words.Number(p.Measures))
		out.gap = m.words.N("figure.progress.covers", p.Reported, part)
	case p.Measures > 1:
		out.gap = m.words.N("figure.progress.covers", p.Reported, m.words.N(c.key("figure.followers."), p.Measures))
	case p.Aimed == 0 && of.Promised() > 0:
		out.gap = m.words.T("figure.progress.no-target")
	case p.Total.Reports == 1 && p.Total.HasLow() && p.Total.HasHigh() && !p.Total.IsExact():
		out.gap = m.words.T("figure.progress.not-exact")
	}
	if p.Aimed == 0 && (out.gap == "" || p.Measures > 1 || f.Coverage.Due > 0 || of.Promised() == 0) {
		out.found += m.words.T("figure.progress.untargeted")
	}
	return out
}

// following returns what the commitments that follow an indicator are.
func (m *Maker) following(s *stats.Selection, i *model.Indicator) stats.Commitments {
	var out stats.Commitments
	for _, k := range s.Commitments {
		for n := range k.Measures {
			if k.Measures[n].Shared == i {
				out.Add(k, m.site.AsOf)
			}
		}
	}
	return out
}

// withGaps returns periods with those between that nothing is known of: time passes evenly.
// Periods of several kinds have nothing that lies between.
func withGaps(known []stats.ProgressPeriod) []stats.ProgressPeriod {
	if slices.ContainsFunc(known, func(p stats.ProgressPeriod) bool { return p.Period.Kind != known[0].Period.Kind }) {
		return known
	}
	var out []stats.ProgressPeriod
	for i, one := range known {
		if i > 0 {
			for gap := known[i-1].Period.Next(); gap != one.Period; gap = gap.Next() {
				out = append(out, stats.ProgressPeriod{Period: gap})
			}
		}
		out = append(out, one)
	}
	return out
}

// totalLabel names the last row: a sum of all periods, the one period of a sum, or a range.
func (m *Maker) totalLabel(r stats.Result) string {
	switch {
	case !r.Sum && r.Reports > 1:
		return m.words.T("figure.progress.range-of")
	case r.Sum && !r.Period.IsZero():
		return phrase.Span(m.words, r.Period)
	}
	return m.words.T("page.series.total")
}

// result returns in words what several commitments reported together, and of when it is.
func (m *Maker) result(p stats.Progress, i *model.Indicator) string {
	r := p.Total
	text := phrase.MeasuredTotal(m.words, r.Quantity, i.Cumulation, m.text(i.Unit))
	switch {
	case r.Sum && !r.Period.IsZero():
		return phrase.Dated(m.words, text, r.Period, i.Cumulation)
	case !r.Sum && r.Reports > 1 && r.IsExact():
		return m.words.T("figure.progress.alike", text)
	case !r.Sum && r.Reports > 1:
		return m.words.T("figure.progress.spread", text)
	case i.Cumulation.Latest(): // one commitment, whose latest value it is
		return phrase.Dated(m.words, text, p.Periods[len(p.Periods)-1].Period, i.Cumulation)
	case i.Cumulation.Averages() && len(p.Periods) > 1:
		return m.words.T("figure.progress.mean", text)
	case r.Reports > 1 || len(p.Periods) > 1:
		return m.words.T("figure.progress.total", text)
	}
	return phrase.Dated(m.words, text, p.Periods[0].Period, i.Cumulation)
}

// noteTargets says what was aimed at, and compares it with the results of the same commitments.
func (m *Maker) noteTargets(f *Figure, p stats.Progress, scope stats.Scope) {
	if p.Aimed == 0 {
		return
	}
	measured := func(q model.Quantity) string { return phrase.Measured(m.words, q, m.text(p.Indicator.Unit)) }
	using := m.words.N(m.natures().key("figure.using."), p.Measures)
	f.Notes = append(f.Notes, m.words.N("figure.progress.aimed", p.Aimed, using))
	for _, d := range p.Deadlines {
		args := []any{year(d.Year), measured(d.Result), measured(d.Target)}
		note := m.words.N("figure.progress.due", d.Known, args...)
		if d.Year >= m.site.AsOf.Year { // some of its year may be still to come
			note = m.words.N("figure.progress.running", d.Known, args...)
		}
		if d.Known > 0 && d.Known < d.Targets {
			known := m.words.N("figure.progress.known", d.Known, m.words.Number(d.Targets))
			note = m.words.T("figure.progress.partly", note, known)
		}
		f.Notes = append(f.Notes, m.words.T("figure.stop", note))
	}
	// The results of some years don't compare with a target for all years.
	if limited := scope.From != 0 || scope.To != 0; p.Both > 0 && !limited && !told(p) {
		f.Notes = append(f.Notes, m.words.N("figure.progress.both", p.Both, measured(p.Result), measured(p.Target)))
	}
	if p.Recurring > 0 {
		f.Notes = append(f.Notes, m.words.N("figure.progress.recurring", p.Recurring))
	}
	if p.Undated > 0 {
		f.Notes = append(f.Notes, m.words.N("figure.progress.undated", p.Undated))
	}
}

// told reports whether the comparison of one deadline is that of all targets with a result.
func told(p stats.Progress) bool {
	return len(p.Deadlines) == 1 && p.Deadlines[0].Known == p.Both && p.Deadlines[0].Result == p.Result
}

// noteBounds says what the bar of a range shows, and why a number has none.
func (m *Maker) noteBounds(f *Figure) {
	has := func(is func(Cell) bool) bool {
		return slices.ContainsFunc(f.Rows, func(r Row) bool { return r.Cells[0].isNumber() && is(r.Cells[0]) })
	}
	m.noteNegative(f)
	if has(func(c Cell) bool { return c.hasLow() && c.Low != c.High }) {
		f.Notes = append(f.Notes, m.words.T("figure.progress.range"))
	}
	if has(func(c Cell) bool { return !c.hasLow() }) {
		f.Notes = append(f.Notes, m.words.T("figure.progress.below"))
	}
}

// noteNegative says that a number below zero has no bar.
func (m *Maker) noteNegative(f *Figure) {
	if slices.ContainsFunc(f.Rows, func(r Row) bool {
		return slices.ContainsFunc(r.Cells, func(c Cell) bool { return value(c).Kind == chart.Negative })
	}) {
		f.Notes = append(f.Notes, m.words.T("figure.progress.negative"))
	}
}

// cumulationRule says how the results of an indicator combine, and which way is sought.
func (m *Maker) cumulationRule(i *model.Indicator) string {
	rule := m.words.T("figure.progress.rule." + string(i.Cumulation))
	if !i.AddsUp() {
		rule = m.words.T("figure.progress.apart."+string(i.Cumulation), m.text(i.Unit))
	}
	rule += " " + m.words.T("figure.progress.unknown")
	if i.Direction != "" {
		rule += " " + m.words.T("figure.progress.aim."+string(i.Direction))
	}
	return rule
}

// quantity returns a cell with a reported quantity, or a missing one if it
// isn't known.
func (m *Maker) quantity(q model.Quantity, known bool, how model.Cumulation) Cell {
	if !known {
		return Cell{Missing: true, Text: m.words.T("table.missing")}
	}
	return Cell{Low: q.Low, High: q.High, NoLow: !q.HasLow(), Approximate: q.About,
		Text: phrase.Cumulated(m.words, q, how)}
}
