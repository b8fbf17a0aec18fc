package rounds

import (
	"cmp"
	"maps"
	"slices"

	"parvis/generator/html/figures"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site/address"
)

// mostRows is how many rows of a list a report prints: those that are missing come first. The data
// have all.
const mostRows = 30

// parts returns the sections of a report, in the order in which they are read. One without a record
// stays, and says so: a report is read for its absences.
func (b *Builder) parts(r *stats.Round) []Part {
	out := []Part{b.reports(r)}
	if r.Scope.Domain == nil {
		out = append(out, b.domains(r))
	}
	if places := b.places(r); places.Table != nil {
		out = append(out, places)
	}
	return append(out, b.deadlines(r), b.results(r), b.assessments(r), b.stopped(r), b.unknown(r))
}

// section returns a section with a table, or with why there is none.
func (b *Builder) section(id, key string, t *view.Table) Part {
	p := Part{ID: id, Title: b.Words.T("page.rounds." + key)}
	if len(t.Rows) == 0 {
		p.Empty = b.Words.T("page.rounds.none." + key)
		return p
	}
	t.Caption = p.Title
	p.Table = t.Aligned()
	return p
}

// rows sets the rows of a list: the first ones, and how many there are in all.
func rows[T any](b *Builder, t *view.Table, all []T, row func(T) view.Row) {
	for _, one := range all[:min(mostRows, len(all))] {
		t.Rows = append(t.Rows, row(one))
	}
	if len(all) > mostRows {
		t.Note = b.Words.T("page.rounds.first", b.Words.Number(mostRows), b.Words.Number(len(all)))
	}
}

// promise returns a link to a commitment, with its signatory.
func (b *Builder) promise(k *model.Commitment) view.Link {
	return view.Link{Text: b.Text(k.Action), Href: b.Href(address.Commitment(k)), Hint: b.Title(&k.Signatory.Record)}
}

// reports is what was due and what came: what is missing first, and alone where there is much.
func (b *Builder) reports(r *stats.Round) Part {
	t := &view.Table{Head: view.Heads(b.Words.T("page.rounds.commitment"), b.Words.T("page.head.period"), b.Words.T("page.rounds.due-by"), b.Words.T("page.rounds.state"))}
	ordered := slices.Clone(r.Reports)
	if len(ordered) > mostRows {
		ordered = slices.DeleteFunc(ordered, func(d stats.DueReport) bool { return d.State == model.ReportUpToDate })
	}
	slices.SortStableFunc(ordered, func(a, b stats.DueReport) int {
		return model.MustIndex(b.State) - model.MustIndex(a.State) // late, without a figure, received
	})
	rows(b, t, ordered, func(d stats.DueReport) view.Row {
		return view.Row{Head: b.promise(d.Of), Cells: []view.Cell{{Text: b.Span(d.Period)}, {Text: b.Date(d.Due)}, {Text: b.Words.T("page.rounds.report." + string(d.State))}}}
	})
	p := b.section("bilans", "reports", t)
	if len(r.Reports) > 0 {
		p.Figures = b.figures.Views(figures.OfRound(r.Year, r.Scope.Domain, r.Scope.Territory), nil)
	}
	switch {
	case b.Model.Rounds.Delay == nil:
		p.Empty = b.Words.T("page.rounds.no-delay")
	case r.Awaited > 0 && len(ordered) == 0:
		p.Empty = b.Words.N("page.rounds.awaited", r.Awaited)
	case len(ordered) == 0 && len(r.Reports) > 0:
		p.Empty = b.Words.N("page.rounds.all-came", len(r.Reports))
	}
	return p
}

// counted returns a table that counts the same of several parts of a report.
func (b *Builder) counted(part string) *view.Table {
	return &view.Table{Head: view.Heads(part, b.Words.T("page.rounds.due"), b.Words.T("page.rounds.came"), b.Words.T("page.rounds.no-figure"),
		b.Words.T("page.rounds.late"), b.Words.T("page.rounds.ran"), b.Words.T("page.rounds.measured-head"))}
}

// counts returns the cells of such a table.
func (b *Builder) counts(c *stats.RoundCounts) []view.Cell {
	if c == nil {
		c = &stats.RoundCounts{}
	}
	var out []view.Cell
	for _, of := range []int{c.Due, c.By[model.ReportUpToDate], c.By[model.ReportNoFigure], c.By[model.ReportLate], c.Ran, c.Measured} {
		out = append(out, b.NumberCell(of))
	}
	return out
}

// domains is the same, counted by domain.
func (b *Builder) domains(r *stats.Round) Part {
	t := b.counted(b.Words.T("page.kind.domaines"))
	of := r.ByDomain()
	for _, d := range b.Model.Domains {
		scope := stats.Scope{Domain: d, Territory: r.Scope.Territory}
		if of[d] != nil || b.told(scope, r.Year) {
			t.Rows = append(t.Rows, view.Row{Head: b.partLink(scope, r.Year, &d.Record), Hue: d.Hue(), Cells: b.counts(of[d])})
		}
	}
	if len(t.Rows) > 1 {
		all := r.Counts()
		t.Foot = &view.Row{Head: view.Link{Text: b.Words.T("page.rounds.all")}, Cells: b.counts(&all)}
	}
	return b.section("domaines", "domains", t)
}

// told reports whether a part has a report of its own, which a domain within a territory hasn't.
func (b *Builder) told(scope stats.Scope, year int) bool {
	return (scope.Domain == nil || scope.Territory == nil) && b.Totals().Round(b.Model, scope, year) != nil
}

// partLink returns a link to the report of a part, or to its page where it has none.
func (b *Builder) partLink(scope stats.Scope, year int, of *model.Record) view.Link {
	if !b.told(scope, year) {
		return b.Link(of)
	}
	return view.Link{Text: b.Title(of), Href: b.Href(address.Round(year, of))}
}

// places is the same, counted by the territories right below: a commitment may be in several. One of which
// only results are told has its line too.
func (b *Builder) places(r *stats.Round) Part {
	of, places := r.ByPlace(), b.Model.Territories
	if r.Scope.Territory != nil {
		places = r.Scope.Territory.Children
	}
	for _, t := range places {
		if of[t] == nil && r.Below(t) && b.told(stats.Scope{Domain: r.Scope.Domain, Territory: t}, r.Year) {
			of[t] = &stats.RoundCounts{}
		}
	}
	told := slices.SortedFunc(maps.Keys(of), func(a, b *model.Territory) int { return cmp.Compare(a.Index, b.Index) })
	if len(told) > mostRows {
		slices.SortStableFunc(told, func(a, b *model.Territory) int { return cmp.Compare(of[b].Ran, of[a].Ran) })
	}
	t := b.counted(b.Words.T("page.kind.territoires"))
	rows(b, t, told, func(place *model.Territory) view.Row {
		return view.Row{Head: b.partLink(stats.Scope{Domain: r.Scope.Domain, Territory: place}, r.Year, &place.Record), Cells: b.counts(of[place])}
	})
	return b.section("lieux", "places", t)
}

// deadlines is what was to be reached in the year, and whether it was: the worst first.
func (b *Builder) deadlines(r *stats.Round) Part {
	t := &view.Table{Head: view.Heads(b.Words.T("page.rounds.commitment"), b.Words.T("page.measures.indicator"), b.Words.T("page.measures.target"), b.Words.T("page.measures.value"), b.Words.T("page.rounds.state"))}
	ordered := slices.Clone(r.Deadlines)
	slices.SortStableFunc(ordered, func(a, b stats.DueTarget) int {
		return model.MustIndex(a.State) - model.MustIndex(b.State)
	})
	rows(b, t, ordered, func(d stats.DueTarget) view.Row {
		target, value := view.Cell{Text: b.Words.T("page.rounds.no-target"), Missing: true}, view.Cell{Missing: true}
		if d.Target != nil {
			target = view.Cell{Text: b.Measured(*d.Target, d.Measure.Unit)}
		}
		if d.Known {
			value = view.Cell{Text: b.MeasuredTotal(d.Value, d.Measure.Cumulation, d.Measure.Unit)}
		}
		name := view.Cell{Text: b.Text(d.Measure.Name)}
		if !d.Period.IsZero() {
			name.Text = b.Words.T("page.value.of", name.Text, b.Span(d.Period))
		}
		return view.Row{Head: b.promise(d.Of), Cells: []view.Cell{name, target, value, {Text: b.Label("standing", string(d.State))}}}
	})
	p := b.section("echeances", "deadlines", t)
	if p.Table == nil && !b.running(r.Year) {
		p.Empty = b.Words.T("page.rounds.none.no-deadline") // none can come any more
	}
	if len(ordered) > mostRows {
		p.Points = b.states(ordered)
	}
	return p
}

// states returns how many of some targets are in each state, from the worst.
func (b *Builder) states(of []stats.DueTarget) []string {
	n := map[model.Progress]int{}
	for _, d := range of {
		n[d.State]++
	}
	var out []string
	for _, state := range model.Progress("").Values() {
		if n[state] > 0 {
			out = append(out, b.Words.T("page.rounds.state-count", b.Label("standing", string(state)), b.Words.Number(n[state])))
		}
	}
	return out
}

// results is what was reported of each shared indicator, with what it covers and stands on.
func (b *Builder) results(r *stats.Round) Part {
	t := &view.Table{Head: view.Heads(b.Words.T("page.measures.indicator"), b.Words.T("page.rounds.result"), b.Words.T("page.rounds.coverage"), b.Words.T("page.fact.proof")),
		Note: b.Words.T("page.rounds.results-note")}
	for _, p := range b.Totals().Results(b.Model, r) {
		t.Rows = append(t.Rows, view.Row{Head: b.Link(&p.Indicator.Record), Cells: []view.Cell{
			{Text: b.MeasuredTotal(p.Total.Quantity, p.Indicator.Cumulation, p.Indicator.Unit)}, {Text: b.CoverageOf(p.Received, p.Reported, p.Measures)}, {Text: b.Proofs(p.Total)}}})
	}
	return b.section("resultats", "results", t)
}

// assessments is the evaluations of the year.
func (b *Builder) assessments(r *stats.Round) Part {
	t := &view.Table{Head: view.Heads(b.Words.T("page.rounds.assessed"), b.Words.T("page.fact.evaluation"), b.Words.T("page.head.date"), b.Words.T("page.rounds.conclusion"), b.Words.T("page.head.source"))}
	rows(b, t, r.Assessed, func(a stats.Assessed) view.Row {
		conclusion := b.Text(a.Conclusion)
		if a.Announced {
			conclusion = b.Words.T("page.assessment.announced")
		}
		return view.Row{Head: b.Link(a.Of), Cells: []view.Cell{{Text: b.Label("evaluation", string(a.Mode))},
			{Text: b.Date(a.Date), Missing: a.Date.IsZero()}, {Text: conclusion, Missing: conclusion == ""}, {Links: b.Source(a.Source)}}}
	})
	return b.section("evaluations", "assessments", t)
}

// stopped is what ended before it was to, and who left.
func (b *Builder) stopped(r *stats.Round) Part {
	t := &view.Table{Head: view.Heads(b.Words.T("page.rounds.stopped-what"), b.Words.T("page.head.date"), b.Words.T("page.rounds.why"))}
	var all []view.Row
	for _, s := range r.Left {
		all = append(all, view.Row{Head: b.Link(&s.Record), Cells: []view.Cell{{Text: b.Date(s.End)}, {Text: b.Label("end-reason", string(s.EndReason)), Missing: s.EndReason == ""}}})
	}
	for _, k := range r.Stopped {
		all = append(all, view.Row{Head: b.promise(k), Cells: []view.Cell{{Text: b.Date(stats.StoppedOn(k))}, {Text: b.Text(k.StatusWhy), Missing: k.StatusWhy == ""}}})
	}
	rows(b, t, all, func(r view.Row) view.Row { return r })
	return b.section("arrets", "stopped", t)
}

// unknown is what is missing to judge the year by.
func (b *Builder) unknown(r *stats.Round) Part {
	p := Part{ID: "inconnu", Title: b.Words.T("page.rounds.unknown")}
	if len(r.Ran) == 0 && r.Undated == 0 {
		p.Empty = b.Words.N("page.rounds.summary", 0)
		return p
	}
	add := func(text string, n int) {
		if n > 0 {
			p.Points = append(p.Points, text)
		}
	}
	ran := len(r.Ran)
	measured, aimed, begun, reported := ran-r.Measured, r.Measured-r.Aimed, ran-r.Begun, r.Measured-r.Reported
	add(b.Words.N("page.rounds.missing.undated", r.Undated), r.Undated)
	add(b.Words.N("page.rounds.missing.begun", begun), begun)
	add(b.Words.N("page.rounds.missing.measured", measured), measured)
	add(b.Words.N("page.rounds.missing.aimed", aimed), aimed)
	add(b.Words.N("page.rounds.missing.reported", reported), reported)
	if len(p.Points) == 0 {
		p.Empty = b.Words.T("page.rounds.none.unknown")
	}
	return p
}
