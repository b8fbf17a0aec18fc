package figure

import (
	"slices"
	"strconv"
	"strings"

	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/reference/naf"
)

func year(n int) string { return strconv.Itoa(n) }

// What is counted, as it appears in keys of phrases.
const (
	commitments = "commitments"
	signatories = "signatories"
)

// tally fills in the counts of records by one variable.
func (m *Maker) tally(f *Figure, s *stats.Selection) {
	f.shape = bars
	counted := commitments
	switch f.Spec.Kind {
	case catalogue.ByDomain:
		fillTally(m, f, s.ByDomain(), counted, func(d *model.Domain) Row {
			return Row{Key: d.Slug, Label: m.text(d.Title), Record: &d.Record, Hue: d.Hue()}
		})
	case catalogue.ByRegion, catalogue.ByDepartement, catalogue.ByEPCI:
		level := levels[f.Spec.Kind]
		fillTally(m, f, s.ByPlace(level), counted, m.territoryRow)
		m.noteCoverage(f, s, level, counted)
	case catalogue.ByYear:
		f.shape = columns
		fillTally(m, f, s.ByStart(), counted, func(y int) Row { return Row{Key: year(y), Label: year(y)} })
	case catalogue.ByStatus:
		fillTally(m, f, s.ByStatus(), counted, vocabularyRow[model.Status](m, "page.status."))
	case catalogue.ByProof:
		fillTally(m, f, s.ByProof(), counted, vocabularyRow[model.Proof](m, "page.proof."))
	case catalogue.ByEvaluation:
		fillTally(m, f, s.ByEvaluation(), counted, vocabularyRow[model.Evaluation](m, "page.evaluation."))
	case catalogue.BySize:
		counted = signatories
		fillTally(m, f, s.BySize(), counted, vocabularyRow[model.Size](m, "page.size."))
	case catalogue.BySector:
		counted = signatories
		fillTally(m, f, s.BySector(), counted, func(letter string) Row { return Row{Key: letter, Label: m.text(naf.SectionLabel(letter))} })
	case catalogue.ByScope:
		counted = signatories
		fillTally(m, f, s.ByScope(), counted, vocabularyRow[model.Scope](m, "page.scope."))
	default: // the others aren't tallies
	}
	if k := f.Spec.Kind; k == catalogue.ByStatus || k == catalogue.ByProof || k == catalogue.ByEvaluation {
		m.noteReports(f, s)
	}
	m.noteBasis(f, s, counted)
}

// noteBasis adds the basis of counts of commitments or signatories: their
// sources, what territories declared, and what a period leaves out.
func (m *Maker) noteBasis(f *Figure, s *stats.Selection, counted string) {
	if counted == commitments {
		f.citeCommitments(s)
	} else {
		f.citeSignatories(s, false)
		m.noteDeclared(f, s.Scope.Territory)
	}
	m.noteUndated(f, s, counted)
}

// levels is the level of territory of each kind that counts by territory.
var levels = map[catalogue.Kind]model.Level{
	catalogue.ByRegion: model.Region, catalogue.ByDepartement: model.Departement, catalogue.ByEPCI: model.EPCI,
	catalogue.MapCommitmentsRegion: model.Region, catalogue.MapSignatoriesRegion: model.Region, catalogue.MapDeploymentRegion: model.Region,
	catalogue.MapCommitmentsDepartement: model.Departement, catalogue.MapSignatoriesDepartement: model.Departement, catalogue.MapDeploymentDepartement: model.Departement,
}

func (m *Maker) territoryRow(t *model.Territory) Row {
	return Row{Key: t.Slug, Code: t.Code, Label: m.text(t.Title), Record: &t.Record}
}

// vocabularyRow returns a function that makes the row of a vocabulary's value,
// labelled by the phrase under a prefix.
func vocabularyRow[W ~string](m *Maker, prefix string) func(W) Row {
	return func(value W) Row {
		return Row{Key: string(value), Label: m.words.T(prefix + strings.ToLower(string(value)))}
	}
}

// fillTally sets the rows, total, sentence and notes of a tally.
func fillTally[K any](m *Maker, f *Figure, t stats.Tally[K], counted string, row func(K) Row) {
	f.Heads = []string{m.words.T("figure.head." + string(f.Spec.Kind)), m.words.T("figure.heads." + counted)}
	for _, c := range t.Rows {
		r := row(c.Key)
		r.Cells = []Cell{m.count(c.N)}
		f.Rows = append(f.Rows, r)
	}
	if t.Unknown > 0 {
		f.Rows = append(f.Rows, Row{Key: "", Label: m.words.T("figure.unknown"), Unknown: true, Cells: []Cell{m.count(t.Unknown)}})
	}
	f.Total = &Row{Label: m.words.T("page.head.total"), Cells: []Cell{m.count(t.Total)}}
	f.Sentence = m.sentence(f, t.Total, t.Unknown, counted)
	if t.Overlaps {
		f.Notes = append(f.Notes, m.words.T("figure.overlap."+counted))
	}
	if !slices.ContainsFunc(t.Rows, func(c stats.Count[K]) bool { return c.N > 0 }) {
		f.Empty = f.Sentence // only zeros, or no value known
	}
}

// noteReports notes how many of the counted commitments are expected to report,
// and how many did.
func (m *Maker) noteReports(f *Figure, s *stats.Selection) {
	if r := s.Reports(); r.Commitments > 0 {
		f.Notes = append(f.Notes, m.words.N("figure.reports", r.Reported, m.words.N("figure.expected", r.Measured)))
	}
}

// noteCoverage notes how many of the described territories have commitments. Of
// signatories the rows show it. Without any territory it empties the figure.
func (m *Maker) noteCoverage(f *Figure, s *stats.Selection, l model.Level, counted string) {
	c := s.Coverage(l)
	if c.Known == 0 {
		f.Empty = m.words.T("figure.no-place." + string(l))
		f.Sentence, f.Rows, f.Total = f.Empty, nil, nil
		return
	}
	if counted == commitments {
		f.Notes = append(f.Notes, m.words.N("figure.places."+string(l), c.With, m.words.Number(c.Known)))
	}
}

// noteUndated notes how many records a period leaves out because they have no
// date.
func (m *Maker) noteUndated(f *Figure, s *stats.Selection, counted string) {
	undated, total := s.Undated, len(s.Commitments)
	if counted == signatories {
		undated, total = s.UndatedSignatories, len(s.Signatories)
	}
	switch {
	case undated == 0:
	case total > 0 && counted == signatories:
		f.Notes = append(f.Notes, m.words.N("figure.undated-signatories", undated))
	case total > 0:
		f.Notes = append(f.Notes, m.words.N("figure.undated", undated))
	default: // unknown in this period, which differs from zero
		f.Sentence = m.words.N("figure.only-undated."+counted, undated)
		f.Empty, f.Rows, f.Total, f.Map = f.Sentence, nil, nil, nil
	}
}

// matrix fills in the commitments by domain and region.
func (m *Maker) matrix(f *Figure, s *stats.Selection) {
	f.shape = heat
	t := s.Matrix(model.Region)
	f.Heads = []string{m.words.T("figure.head." + string(catalogue.ByRegion))}
	for _, d := range t.Domains {
		f.Heads = append(f.Heads, m.text(d.Short))
	}
	f.Heads = append(f.Heads, m.words.T("page.head.total"))
	for i, p := range t.Places {
		r := m.territoryRow(p)
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
	maxCount, ties, row, col := 0, 0, 0, 0
	var places []string // regions with the largest count
	for i := range t.N {
		for j, n := range t.N[i] {
			if n > maxCount {
				maxCount, ties, row, col = n, 0, i, j
			}
			if n > 0 && n == maxCount {
				ties++
				places = append(places, m.text(t.Places[i].Title))
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
	case placed == 1:
		f.Sentence = m.words.T("figure.matrix.only", m.text(t.Domains[col].Title), m.joinNames(places, 3))
	case ties > 1:
		f.Sentence = m.words.T("figure.matrix.tie", m.words.Number(maxCount), m.words.N("figure.count.commitments", placed))
	default:
		f.Sentence = m.words.T("figure.matrix.most", m.words.Number(maxCount), m.words.N("figure.count.commitments", placed), m.text(t.Domains[col].Title), m.text(t.Places[row].Title))
	}
	if t.Unknown > 0 {
		f.Notes = append(f.Notes, m.words.N("figure.unplaced", t.Unknown))
	}
	if t.Overlaps {
		f.Notes = append(f.Notes, m.words.T("figure.overlap.commitments"))
	}
	m.noteBasis(f, s, commitments)
}

// against fills in the share of each domain in a territory, next to its share
// in the whole site.
func (m *Maker) against(f *Figure, s *stats.Selection) {
	f.shape, f.drawnCells = pairs, []int{1, 3}
	all := m.siteSelection(s.Scope)
	hereTotal, siteTotal, place := len(s.Commitments), len(all.Commitments), m.text(s.Scope.Territory.Title)
	f.Heads = []string{m.words.T("figure.head." + string(catalogue.ByDomain)), m.words.T("figure.here", place), m.words.T("figure.here-share", place),
		m.words.T("figure.whole"), m.words.T("figure.whole-share")}
	maxGap, best := 0.0, -1
	for i, sh := range s.Against(all) {
		r := Row{Key: sh.Domain.Slug, Label: m.text(sh.Domain.Title), Record: &sh.Domain.Record, Hue: sh.Domain.Hue()}
		r.Cells = []Cell{m.count(sh.Here), m.share(sh.Here, hereTotal), m.count(sh.All), m.share(sh.All, siteTotal)}
		f.Rows = append(f.Rows, r)
		if gap := r.Cells[1].Low - r.Cells[3].Low; hereTotal > 0 && gap > maxGap {
			maxGap, best = gap, i
		}
	}
	f.Total = &Row{Label: m.words.T("page.head.total"), Cells: []Cell{m.count(hereTotal), m.share(hereTotal, hereTotal), m.count(siteTotal), m.share(siteTotal, siteTotal)}}
	switch {
	case hereTotal == 0:
		f.Sentence = m.words.T("figure.against.none", place)
		f.Empty = f.Sentence
	case best < 0:
		f.Sentence = m.words.T("figure.against.same", place)
	default:
		r := f.Rows[best]
		f.Sentence = m.words.T("figure.against.more", r.Label, r.Cells[1].Text, m.words.N("figure.count.commitments", hereTotal), r.Cells[3].Text, m.words.N("figure.count.commitments", siteTotal))
	}
	f.Notes = append(f.Notes, m.words.T("figure.against.note"))
	m.noteBasis(f, s, commitments)
}

// share returns a percentage, displayed without decimals.
func (m *Maker) share(n, of int) Cell {
	if of == 0 {
		return Cell{Missing: true, Text: m.words.T("table.missing")}
	}
	percent := float64(n) * 100 / float64(of)
	return Cell{Low: percent, High: percent, Text: m.words.T("page.percent", m.words.Number(int(percent+0.5)))}
}
