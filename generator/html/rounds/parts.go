package rounds

import (
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site/address"
)

// parts returns the sections of a report, in the order in which they are read.
func (b *Builder) parts(r stats.Round, told []part) []Part {
	out := []Part{b.reports(r), b.deadlines(r), b.results(r)}
	if r.Scope.Domain == nil && len(r.Ran) > 0 {
		out = append(out, b.domains(r))
	}
	if p := b.others(r, told); len(p.Links) > 0 {
		out = append(out, p)
	}
	return append(out, b.assessments(r), b.stopped(r))
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

// promise returns a link to a commitment, with its signatory.
func (b *Builder) promise(k *model.Commitment) view.Link {
	return view.Link{Text: b.Text(k.Action), Href: b.Href(address.Commitment(k)), Hint: b.Title(&k.Signatory.Record)}
}

// reports is what was due and what came.
func (b *Builder) reports(r stats.Round) Part {
	t := &view.Table{Head: view.Heads(b.Words.T("page.rounds.commitment"), b.Words.T("page.head.period"), b.Words.T("page.rounds.state"))}
	for _, d := range r.Reports {
		state := "late"
		switch {
		case d.Figure:
			state = "figure"
		case d.Came:
			state = "no-figure"
		}
		t.Rows = append(t.Rows, view.Row{Head: b.promise(d.Of), Cells: []view.Cell{{Text: b.Span(d.Period)}, {Text: b.Words.T("page.rounds.report." + state)}}})
	}
	p := b.section("bilans", "reports", t)
	if b.Model.Rounds.Delay == nil {
		p.Empty = b.Words.T("page.rounds.no-delay")
	}
	return p
}

// deadlines is what was to be reached in the year, and whether it was.
func (b *Builder) deadlines(r stats.Round) Part {
	t := &view.Table{Head: view.Heads(b.Words.T("page.rounds.commitment"), b.Words.T("page.measures.indicator"), b.Words.T("page.measures.target"), b.Words.T("page.measures.value"), b.Words.T("page.rounds.state"))}
	for _, d := range r.Deadlines {
		target, value := view.Cell{Missing: true}, view.Cell{Missing: true}
		if d.Measure.Target != nil {
			target = view.Cell{Text: b.Measured(*d.Measure.Target, d.Measure.Unit)}
		}
		if d.Standing.Known {
			value = view.Cell{Text: b.MeasuredTotal(d.Standing.Value, d.Measure.Cumulation, d.Measure.Unit)}
		}
		t.Rows = append(t.Rows, view.Row{Head: b.promise(d.Of), Cells: []view.Cell{{Text: b.Text(d.Measure.Name)}, target, value,
			{Text: b.Label("standing", string(d.Standing.State))}}})
	}
	return b.section("echeances", "deadlines", t)
}

// results is what was reported of each shared indicator, with what it covers and stands on.
func (b *Builder) results(r stats.Round) Part {
	t := &view.Table{Head: view.Heads(b.Words.T("page.measures.indicator"), b.Words.T("page.rounds.result"), b.Words.T("page.rounds.coverage"), b.Words.T("page.fact.proof")),
		Note: b.Words.T("page.rounds.results-note")}
	for _, p := range r.Results {
		t.Rows = append(t.Rows, view.Row{Head: b.Link(&p.Indicator.Record), Cells: []view.Cell{
			{Text: b.MeasuredTotal(p.Total.Quantity, p.Indicator.Cumulation, p.Indicator.Unit)}, {Text: b.CoverageOf(p.Received, p.Reported, p.Measures)}, {Text: b.Proofs(p.Total)}}})
	}
	return b.section("resultats", "results", t)
}

// domains is the same, counted by domain.
func (b *Builder) domains(r stats.Round) Part {
	t := &view.Table{Head: view.Heads(b.Words.T("page.kind.domaines"), b.Words.T("page.rounds.ran"), b.Words.T("page.rounds.measured-head"), b.Words.T("page.rounds.due"), b.Words.T("page.rounds.came"))}
	for _, d := range b.CurrentDomains(b.Totals().All) {
		scope := r.Scope
		scope.Domain = d
		of := b.Totals().Round(b.Model, scope, r.Year)
		if len(of.Ran) == 0 {
			continue
		}
		received := of.Received()
		t.Rows = append(t.Rows, view.Row{Head: view.Link{Text: b.Text(d.Title), Href: b.Href(address.Record(&d.Record))}, Hue: d.Hue(),
			Cells: []view.Cell{b.NumberCell(len(of.Ran)), b.NumberCell(of.Measured), b.NumberCell(received.Due), b.NumberCell(received.Came)}})
	}
	return b.section("domaines", "domains", t)
}

// others is the reports of the domains and the territories of the year.
func (b *Builder) others(r stats.Round, told []part) Part {
	p := Part{ID: "ailleurs", Title: b.Words.T("page.rounds.parts")}
	for _, one := range told {
		p.Links = append(p.Links, view.Link{Text: b.Title(one.of), Href: b.Href(address.Round(r.Year, one.of)), Hint: b.Words.T("page.kind." + string(one.of.Kind))})
	}
	return p
}

// assessments is the evaluations of the year.
func (b *Builder) assessments(r stats.Round) Part {
	t := &view.Table{Head: view.Heads(b.Words.T("page.rounds.assessed"), b.Words.T("page.fact.evaluation"), b.Words.T("page.head.date"), b.Words.T("page.rounds.conclusion"), b.Words.T("page.head.source"))}
	for _, a := range r.Assessed {
		conclusion := b.Text(a.Conclusion)
		if a.Announced {
			conclusion = b.Words.T("page.assessment.announced")
		}
		t.Rows = append(t.Rows, view.Row{Head: b.Link(a.Of), Cells: []view.Cell{{Text: b.Label("evaluation", string(a.Mode))},
			{Text: b.Date(a.Date), Missing: a.Date.IsZero()}, {Text: conclusion, Missing: conclusion == ""}, {Links: b.Source(a.Source)}}})
	}
	return b.section("evaluations", "assessments", t)
}

// stopped is what ended before it was to, and who left.
func (b *Builder) stopped(r stats.Round) Part {
	t := &view.Table{Head: view.Heads(b.Words.T("page.rounds.stopped-what"), b.Words.T("page.head.date"), b.Words.T("page.rounds.why"))}
	for _, k := range r.Stopped {
		on := k.End
		if k.Status.Dropped() {
			on = k.StatusOn
		}
		t.Rows = append(t.Rows, view.Row{Head: b.promise(k), Cells: []view.Cell{{Text: b.Date(on)}, {Text: b.Text(k.StatusWhy), Missing: k.StatusWhy == ""}}})
	}
	for _, s := range r.Left {
		t.Rows = append(t.Rows, view.Row{Head: b.Link(&s.Record), Cells: []view.Cell{{Text: b.Date(s.End)}, {Text: b.Label("end-reason", string(s.EndReason)), Missing: s.EndReason == ""}}})
	}
	return b.section("arrets", "stopped", t)
}
