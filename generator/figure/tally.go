package figure

import (
	"slices"
	"strconv"

	"parvis/generator/catalogue"
	"parvis/generator/model"
	"parvis/generator/naf"
	"parvis/generator/stats"
)

func year(n int) string { return strconv.Itoa(n) }

// Words that depend on what is counted.
const (
	commitments = "commitments"
	signatories = "signatories"
)

// tally fills a figure with the counts of records by one variable.
func (m *Maker) tally(f *Figure, s *stats.Selection) {
	f.shape = bars
	what := commitments
	switch f.Spec.Kind {
	case catalogue.ByDomain:
		fill(m, f, s.ByDomain(), what, func(d *model.Domain) Row {
			return Row{Key: d.Slug, Label: m.text(d.Title), Record: &d.Record, Hue: hue(d)}
		})
	case catalogue.ByRegion, catalogue.ByDepartement, catalogue.ByEPCI:
		level := levels[f.Spec.Kind]
		fill(m, f, s.ByPlace(level), what, m.place)
		m.places(f, s, level)
	case catalogue.ByYear:
		f.shape = columns
		fill(m, f, s.ByStart(), what, func(y int) Row { return Row{Key: year(y), Label: year(y)} })
	case catalogue.ByStatus:
		fill(m, f, s.ByStatus(), what, m.labelled("page.status."))
	case catalogue.ByProof:
		fill(m, f, s.ByProof(), what, m.labelled("page.proof."))
	case catalogue.ByEvaluation:
		fill(m, f, s.ByEvaluation(), what, m.labelled("page.evaluation."))
	case catalogue.BySize:
		what = signatories
		fill(m, f, s.BySize(), what, m.labelled("page.size."))
	case catalogue.BySector:
		what = signatories
		fill(m, f, s.BySector(), what, func(letter string) Row { return Row{Key: letter, Label: m.text(naf.SectionLabel(letter))} })
	case catalogue.ByScope:
		what = signatories
		fill(m, f, s.ByScope(), what, m.labelled("page.scope."))
	}
	if what == commitments {
		m.reports(f, s)
	} else {
		m.declaredBeside(f, s.Scope.Territory)
	}
	m.undated(f, s)
}

// levels is the level of territory that a kind counts by.
var levels = map[catalogue.Kind]model.Level{
	catalogue.ByRegion: model.Region, catalogue.ByDepartement: model.Departement, catalogue.ByEPCI: model.EPCI,
	catalogue.MapCommitmentsRegion: model.Region, catalogue.MapSignatoriesRegion: model.Region, catalogue.MapDeploymentRegion: model.Region,
	catalogue.MapCommitmentsDepartement: model.Departement, catalogue.MapSignatoriesDepartement: model.Departement, catalogue.MapDeploymentDepartement: model.Departement,
}

func hue(d *model.Domain) int { return (d.Position-1)%8 + 1 }

func (m *Maker) place(t *model.Territory) Row {
	return Row{Key: t.Slug, Label: m.text(t.Title), Record: &t.Record}
}

// labelled is the rows of a variable whose values have words under a prefix.
func (m *Maker) labelled(prefix string) func(string) Row {
	return func(value string) Row { return Row{Key: value, Label: m.words.T(prefix + lower(value))} }
}

// fill makes the rows of a tally, its total, its sentence and its remarks.
func fill[K any](m *Maker, f *Figure, t stats.Tally[K], what string, row func(K) Row) {
	f.Heads = []string{m.words.T("figure.head." + string(f.Spec.Kind)), m.words.T("figure.heads." + what)}
	for _, c := range t.Rows {
		r := row(c.Key)
		r.Cells = []Cell{m.count(c.N)}
		f.Rows = append(f.Rows, r)
	}
	if t.Unknown > 0 {
		f.Rows = append(f.Rows, Row{Key: "", Label: m.words.T("figure.unknown"), Unknown: true, Cells: []Cell{m.count(t.Unknown)}})
	}
	f.Total = &Row{Label: m.words.T("page.head.total"), Cells: []Cell{m.count(t.Total)}}
	f.Sentence = m.sentence(f, t.Total, t.Unknown, what)
	if t.Overlaps {
		f.Notes = append(f.Notes, m.words.T("figure.overlap."+what))
	}
	if !slices.ContainsFunc(t.Rows, func(c stats.Count[K]) bool { return c.N > 0 }) {
		f.Empty = f.Sentence // nothing but zeros, or what nobody told
	}
}

// reports tells how many of the commitments counted are expected to report, and
// did.
func (m *Maker) reports(f *Figure, s *stats.Selection) {
	if r := s.Reports(); r.Commitments > 0 {
		f.Notes = append(f.Notes, m.words.N("figure.reports", r.Reported, m.words.N("figure.expected", r.Measured)))
	}
}

// places tells how many of the territories described here have a commitment.
func (m *Maker) places(f *Figure, s *stats.Selection, l model.Level) {
	c := s.Coverage(l)
	if c.Known == 0 {
		f.Empty = m.words.T("figure.no-place." + string(l))
		f.Sentence, f.Rows, f.Total = f.Empty, nil, nil
		return
	}
	f.Notes = append(f.Notes, m.words.N("figure.places."+string(l), c.With, m.words.Number(c.Known)))
}

// undated tells how many records a period leaves out for want of a date.
func (m *Maker) undated(f *Figure, s *stats.Selection) {
	if s.Undated > 0 {
		f.Notes = append(f.Notes, m.words.N("figure.undated", s.Undated))
	}
}

// matrix fills a figure with the commitments by domain and region.
func (m *Maker) matrix(f *Figure, s *stats.Selection) {
	f.shape = heat
	t := s.Matrix(model.Region)
	f.Heads = []string{m.words.T("figure.head." + string(catalogue.ByRegion))}
	for _, d := range t.Domains {
		f.Heads = append(f.Heads, m.text(d.Short))
	}
	f.Heads = append(f.Heads, m.words.T("page.head.total"))
	for i, p := range t.Places {
		r := m.place(p)
		for _, n := range t.N[i] {
			r.Cells = append(r.Cells, m.count(n))
		}
		r.Cells = append(r.Cells, m.count(t.ByPlace[i]))
		f.Rows = append(f.Rows, r)
	}
	total := Row{Label: m.words.T("page.head.total")}
	for _, n := range t.ByDomain {
		total.Cells = append(total.Cells, m.count(n))
	}
	total.Cells = append(total.Cells, m.count(t.Total-t.Unknown))
	f.Total = &total
	placed := t.Total - t.Unknown
	best, row, col := 0, 0, 0
	for i := range t.N {
		for j, n := range t.N[i] {
			if n > best {
				best, row, col = n, i, j
			}
		}
	}
	switch {
	case len(t.Places) == 0:
		f.Sentence = m.words.T("figure.no-place.region")
		f.Empty, f.Rows, f.Total = f.Sentence, nil, nil
	case placed == 0:
		f.Sentence = m.words.T("figure.matrix.none")
		f.Empty = f.Sentence
	default:
		f.Sentence = m.words.N("figure.matrix.most", best, m.words.N("figure.count.commitments", placed), m.text(t.Domains[col].Title), m.text(t.Places[row].Title))
	}
	if t.Unknown > 0 {
		f.Notes = append(f.Notes, m.words.N("figure.unplaced", t.Unknown))
	}
	if t.Overlaps {
		f.Notes = append(f.Notes, m.words.T("figure.overlap.commitments"))
	}
	m.reports(f, s)
	m.undated(f, s)
}

// against fills a figure with the share of each domain in a territory, beside
// its share in the whole site.
func (m *Maker) against(f *Figure, s *stats.Selection) {
	f.shape = pairs
	scope := s.Scope
	scope.Territory = nil
	all := m.stats.Select(m.site, scope)
	here, whole := len(s.Commitments), len(all.Commitments)
	f.Heads = []string{m.words.T("figure.head." + string(catalogue.ByDomain)), m.words.T("figure.here", m.text(s.Scope.Territory.Title)), m.words.T("figure.whole")}
	most, best := 0.0, -1
	for i, sh := range s.Against(all) {
		r := Row{Key: sh.Domain.Slug, Label: m.text(sh.Domain.Title), Record: &sh.Domain.Record, Hue: hue(sh.Domain)}
		r.Cells = []Cell{m.share(sh.Here, here), m.share(sh.All, whole)}
		f.Rows = append(f.Rows, r)
		if gap := r.Cells[0].Low - r.Cells[1].Low; here > 0 && gap > most {
			most, best = gap, i
		}
	}
	f.Total = &Row{Label: m.words.T("page.head.total"), Cells: []Cell{m.count(here), m.count(whole)}}
	switch {
	case here == 0:
		f.Sentence = m.words.T("figure.against.none", m.text(s.Scope.Territory.Title))
		f.Empty = f.Sentence
	case best < 0:
		f.Sentence = m.words.T("figure.against.same", m.text(s.Scope.Territory.Title))
	default:
		r := f.Rows[best]
		f.Sentence = m.words.T("figure.against.more", r.Label, r.Cells[0].Text, m.words.N("figure.count.commitments", here), r.Cells[1].Text, m.words.N("figure.count.commitments", whole))
	}
	f.Notes = append(f.Notes, m.words.T("figure.against.note"))
	m.reports(f, s)
	m.undated(f, s)
}

// share is a part of a whole in per cent, with the count it stands on.
func (m *Maker) share(n, of int) Cell {
	if of == 0 {
		return Cell{Missing: true, Text: m.words.T("table.missing")}
	}
	percent := float64(n) * 100 / float64(of)
	return Cell{Low: percent, High: percent, Text: m.words.T("figure.share", m.words.Number(int(percent+0.5)), m.words.Number(n))}
}
