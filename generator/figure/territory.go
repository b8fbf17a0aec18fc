package figure

import (
	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
)

// deployment fills in the number of territories by deployment status of the
// charter.
func (m *Maker) deployment(f *Figure, within *model.Territory) {
	d := m.stats.Deployment(m.site, within)
	f.Heads = []string{m.words.T("page.head.deployment"), m.words.T("figure.heads.territories"), m.words.T("figure.heads.which")}
	inPlace := 0
	for _, one := range d.ByStatus {
		r := Row{Key: string(one.Status), Label: m.statusText(one.Status), Unknown: one.Status == "", Cells: []Cell{m.count(len(one.Places)), {Words: true}}}
		f.deployed = append(f.deployed, one.Places...)
		for _, t := range one.Places {
			r.Cells[1].Records = append(r.Cells[1].Records, &t.Record)
			if one.Status != "" {
				f.cite(t.Source)
			}
		}
		if one.Status.InPlace() {
			inPlace += len(one.Places)
		}
		f.Rows = append(f.Rows, r)
	}
	f.Total = &Row{Label: m.words.T("page.head.total"), Cells: []Cell{m.count(d.Total), {Words: true}}}
	switch {
	case d.Total == 0:
		f.Sentence = m.say(f.Spec, telling{found: m.words.T("figure.deployment.none")})
		f.Empty = f.Sentence
	default:
		f.Sentence = m.deploymentSentence(f, "territories", inPlace, d.Total-d.Known, d.Total)
	}
}

// deploymentSentence says in how many territories the charter is in place; places is the end of a key,
// below figure.described, of what they are. total is at least 1.
func (m *Maker) deploymentSentence(f *Figure, places string, inPlace, unknown, total int) string {
	described := m.words.N("figure.described."+places, total)
	var t telling
	switch {
	case unknown == total:
		t.found = m.words.T("figure.deployment.unknown", described)
	case total == 1:
		t.found = m.words.N("figure.deployment.only", inPlace, described)
	case inPlace == total:
		t.found = m.words.T("figure.deployment.everywhere", described)
	case 2*unknown > total:
		t.found = m.words.T("figure.deployment.unknown", m.words.N("figure.described-of."+places, total, m.words.Number(unknown)))
		t.gap = m.words.N("figure.deployment.known", inPlace)
	default:
		t.found = m.words.N("figure.deployment.sentence", inPlace, m.words.N("figure.described-of."+places, total, m.words.Number(inPlace)),
			m.words.N("figure.described-none."+places, total))
		if unknown > 0 {
			t.gap = m.words.T("figure.deployment.untold", m.words.N("figure.others", unknown))
		}
	}
	return m.say(f.Spec, t)
}

// statusText returns the deployment status of a territory in words.
func (m *Maker) statusText(status model.Deployment) string {
	if status == "" {
		return m.words.T("figure.unknown")
	}
	return m.words.T("page.deployment." + string(status))
}

// tools fills in the tools of a synthesis, placed on two axes.
func (m *Maker) tools(f *Figure, y *model.Synthesis) {
	f.Heads = []string{m.words.T("page.tools.tool"), m.words.T("figure.plane.number"), m.words.T("page.axis.theme"), m.words.T("page.axis.territory")}
	f.axisEnds = [4]string{m.words.T("page.axis.theme-side.low"), m.words.T("page.axis.theme-side.high"), m.words.T("page.axis.territory-side.low"), m.words.T("page.axis.territory-side.high")}
	side := func(key string, v float64) Cell {
		text := m.words.T("page.axis.middle")
		switch {
		case v < 0:
			text = m.words.T("page.axis." + key + "-side.low")
		case v > 0:
			text = m.words.T("page.axis." + key + "-side.high")
		}
		return Cell{Low: v, High: v, Text: text, Words: true}
	}
	for i, t := range y.Tools {
		f.Rows = append(f.Rows, Row{Key: year(i + 1), Label: m.text(t.Name), Cells: []Cell{m.count(i + 1), side("theme", t.Theme), side("territory", t.Territory)}})
	}
	f.tools = y.Tools
	f.Sources = []Source{{Source: model.Source{Record: &y.Record}, Records: 1}}
	if len(y.Tools) == 0 {
		f.Sentence = m.say(catalogue.Spec{}, telling{found: m.words.T("figure.plane.none")})
		f.Empty = f.Sentence
		return
	}
	if len(y.Tools) == 1 {
		f.Sentence = m.say(catalogue.Spec{}, telling{found: m.words.T("figure.plane.only", f.Rows[0].Label, f.Rows[0].Cells[1].Text, f.Rows[0].Cells[2].Text)})
		f.Notes = append(f.Notes, m.words.T("figure.plane.note"))
		return
	}
	local, global := 0, 0
	for _, t := range y.Tools {
		if t.Territory < 0 {
			local++
		}
		if t.Theme > 0 {
			global++
		}
	}
	count := m.words.Number(len(y.Tools))
	found := m.words.T("figure.plane.neither", count)
	if local+global > 0 {
		found = m.words.T("figure.plane.sentence", count, m.words.N("figure.plane.local", local), m.words.N("figure.plane.global", global))
	}
	f.Sentence = m.say(catalogue.Spec{}, telling{found: found})
	f.Notes = append(f.Notes, m.words.T("figure.plane.note"))
}
