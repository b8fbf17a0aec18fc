package figure

import (
	"slices"
	"strconv"
	"strings"

	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
	"parvis/generator/reference/naf"
)

func year(n int) string { return strconv.Itoa(n) }

// topics is the topic of each kind of tally.
var topics = map[catalogue.Kind]topic{catalogue.ByDomain: domain, catalogue.Against: domain,
	catalogue.ByRegion: region, catalogue.Matrix: region,
	catalogue.ByDepartement: departement, catalogue.ByEPCI: epci,
	catalogue.SignatoriesByRegion: presenceR, catalogue.SignatoriesByDepartement: presenceD, catalogue.ByYear: begun,
	catalogue.ByStatus: status, catalogue.ByProof: proof, catalogue.ByEvaluation: evaluation,
	catalogue.BySize: size, catalogue.BySector: sector, catalogue.ByScope: scope,
}

// tally fills in the counts of records by one variable.
func (m *Maker) tally(f *Figure, s *stats.Selection) {
	counted := commitments
	switch f.Spec.Kind {
	case catalogue.ByDomain:
		fillTally(m, f, s.ByDomain(), counted, func(d *model.Domain) Row {
			return Row{Key: d.Slug, Label: m.text(d.Title), Record: &d.Record, Hue: d.Hue(), short: m.text(d.Short), noun: m.noun(d)}
		})
	case catalogue.ByRegion, catalogue.ByDepartement, catalogue.ByEPCI:
		level := levels[f.Spec.Kind]
		t := s.ByPlace(level)
		f.of, f.places = counted, slices.Clone(t.Rows)
		fillTally(m, f, occupied(t), counted, m.territoryRow)
		m.noteCoverage(f, s, level, counted)
	case catalogue.SignatoriesByRegion, catalogue.SignatoriesByDepartement:
		counted = signatories
		level := levels[f.Spec.Kind]
		t := s.SignatoriesByPlace(level)
		f.of, f.places = counted, t.Rows
		fillTally(m, f, t, counted, m.territoryRow)
		m.noteCoverage(f, s, level, counted)
	case catalogue.ByYear:
		fillTally(m, f, s.ByStart(), counted, func(y int) Row { return Row{Key: year(y), Label: year(y)} })
	case catalogue.ByStatus:
		fillTally(m, f, s.ByStatus(), counted, vocabularyRow[model.Status](m, "page.status.", "status."))
	case catalogue.ByProof:
		fillTally(m, f, s.ByProof(), counted, vocabularyRow[model.Proof](m, "page.proof.", "proof."))
	case catalogue.ByEvaluation:
		fillTally(m, f, s.ByEvaluation(), counted, vocabularyRow[model.Evaluation](m, "page.evaluation.", "evaluation."))
	case catalogue.BySize:
		counted = signatories
		fillTally(m, f, s.BySize(), counted, vocabularyRow[model.Size](m, "page.size.", "size."))
	case catalogue.BySector:
		counted = signatories
		fillTally(m, f, s.BySector(), counted, func(letter string) Row { return Row{Key: letter, Label: m.text(naf.SectionLabel(letter))} })
	case catalogue.ByScope:
		counted = signatories
		fillTally(m, f, s.ByScope(), counted, vocabularyRow[model.Scope](m, "page.scope.", "scope."))
	default: // the others aren't tallies
	}
	if k := f.Spec.Kind; k == catalogue.ByStatus || k == catalogue.ByProof || k == catalogue.ByEvaluation {
		m.noteReports(f, s)
	}
	m.noteBasis(f, s, counted)
}

// noteBasis adds the basis of counts of commitments or signatories: their
// sources, what territories declared, and what a period leaves out.
func (m *Maker) noteBasis(f *Figure, s *stats.Selection, c counted) {
	if c == signatories {
		f.citeSignatories(s.Signatories, false)
		m.noteLeft(f, s)
		m.noteDeclared(f, s.Scope.Territory)
	} else {
		f.citeCommitments(s)
	}
	m.noteUndated(f, s, c)
}

// noteLeft tells how many signatories are left out because they no longer are.
func (m *Maker) noteLeft(f *Figure, s *stats.Selection) {
	switch {
	case len(s.Left) == 0:
	case len(s.Signatories) == 0:
		f.Sentence = m.say(f.Spec, telling{found: m.words.N("figure.only-left", len(s.Left))})
		f.Empty = f.Sentence
	default:
		f.Notes = append(f.Notes, m.words.N("figure.left", len(s.Left)))
	}
}

// noteParts tells what a total of commitments is made of, unless it is of promises that all run.
func (m *Maker) noteParts(f *Figure, of stats.Commitments) {
	if of.All() > of.Running {
		f.Notes = append(f.Notes, m.words.T("figure.made-of", phrase.Commitments(m.words, of.Promised(), of.Ended, of.Deeds)))
	}
	if of.Deeds > 0 {
		f.Notes = append(f.Notes, m.words.T("figure.deed"))
	}
}

// levels is the level of territory of each kind that counts by territory.
var levels = map[catalogue.Kind]model.Level{
	catalogue.ByRegion: model.Region, catalogue.ByDepartement: model.Departement, catalogue.ByEPCI: model.EPCI,
	catalogue.SignatoriesByRegion: model.Region, catalogue.SignatoriesByDepartement: model.Departement,
}

func (m *Maker) territoryRow(t *model.Territory) Row {
	name := m.text(t.Title)
	where, ok := phrase.Within(m.words, t, name)
	if !ok {
		where = ""
	}
	return Row{Key: t.Slug, Code: t.Code, Label: name, Record: &t.Record, noun: phrase.The(m.words, t, name), where: where}
}

// vocabularyRow returns a function that makes the row of a vocabulary's value, labelled by the
// phrase under a prefix; is is the prefix, below figure.is, of what a sentence says of the records
// that have it, "" for the same as of any row.
func vocabularyRow[W ~string](m *Maker, prefix, is string) func(W) Row {
	return func(value W) Row {
		key := strings.ToLower(string(value))
		r := Row{Key: string(value), Label: m.words.T(prefix + key)}
		r.state, _ = any(value).(model.State)
		if is != "" {
			r.is = is + key
		}
		return r
	}
}

// fillTally sets the rows, total, sentence and notes of a tally.
func fillTally[K any](m *Maker, f *Figure, t stats.Tally[K], c counted, row func(K) Row) {
	counted := c
	if c == commitments {
		counted = countedOf(t.Of)
	}
	parts := partsOf(t.Of)
	cells := func(n int, of stats.Commitments) []Cell {
		out := []Cell{m.count(n)}
		for _, p := range parts {
			out = append(out, m.count(p.of(of)))
		}
		return out
	}
	f.Heads = []string{m.words.T("figure.head." + string(f.Spec.Kind)), m.words.T(counted.key("figure.heads."))}
	for _, p := range parts {
		f.Heads = append(f.Heads, m.words.T("figure.heads."+p.name))
	}
	for _, one := range t.Rows {
		r := row(one.Key)
		r.Cells = cells(one.N, one.Of)
		f.Rows = append(f.Rows, r)
	}
	if t.Unknown > 0 {
		f.Rows = append(f.Rows, Row{Key: "", Label: m.words.T("figure.unknown"), Unknown: true, Cells: cells(t.Unknown, t.UnknownOf)})
	}
	f.Total = &Row{Label: m.words.T("page.head.total"), Cells: cells(t.Total, t.Of)}
	if t.Total > 0 {
		f.Sentence = m.sentence(f, t.Total, t.Unknown, counted)
	} else {
		f.Sentence = m.say(f.Spec, telling{found: m.words.T(c.key("figure.none."))})
	}
	if t.Overlaps {
		f.Notes = append(f.Notes, m.words.T(c.key("figure.overlap.")))
	}
	m.noteParts(f, t.Of)
	if !slices.ContainsFunc(t.Rows, func(c stats.Count[K]) bool { return c.N > 0 }) {
		f.Empty = f.Sentence // only zeros, or no value known
	}
}

// part is one of the parts of a number of commitments, which has a column of its own.
type part struct {
	name string // in keys of words
	of   func(stats.Commitments) int
}

// partsOf returns the parts of a number that has several.
func partsOf(all stats.Commitments) []part {
	parts := []part{
		{"running", func(c stats.Commitments) int { return c.Running }},
		{"ended", func(c stats.Commitments) int { return c.Ended }},
		{"deeds", func(c stats.Commitments) int { return c.Deeds }},
	}
	parts = slices.DeleteFunc(parts, func(p part) bool { return p.of(all) == 0 })
	if len(parts) < 2 {
		return nil
	}
	return parts
}

// noteReports notes how many of the counted commitments are expected to report,
// and how many did.
func (m *Maker) noteReports(f *Figure, s *stats.Selection) {
	r := s.Reports()
	expected := m.words.N(countedOf(s.ByDomain().Of).key("figure.expected."), r.Measured)
	switch {
	case r.Commitments == 0:
	case r.Measured == 0:
		f.Notes = append(f.Notes, m.words.T("figure.unmeasured"))
	case r.Reported == 0:
		f.Notes = append(f.Notes, m.words.N("figure.reports-none", r.Measured, expected))
	case r.Reported == r.Measured:
		f.Notes = append(f.Notes, m.words.N("figure.reports-all", r.Measured, expected))
	default:
		f.Notes = append(f.Notes, m.words.T("figure.reports", m.words.Number(r.Reported), expected))
	}
}

// occupied leaves out the places that nothing is published of: a note says how many there are, and
// a long list of zeros would say no more.
func occupied(t stats.Tally[*model.Territory]) stats.Tally[*model.Territory] {
	t.Rows = slices.DeleteFunc(t.Rows, func(c stats.Count[*model.Territory]) bool { return c.N == 0 })
	return t
}

// noteCoverage notes how many of the described territories a figure has something of. Of
// signatories the rows show it. Without any territory it empties the figure.
func (m *Maker) noteCoverage(f *Figure, s *stats.Selection, l model.Level, c counted) {
	cover := s.Coverage(l)
	if cover.Known == 0 {
		f.Empty = m.say(f.Spec, telling{found: m.words.T("figure.no-place." + string(l))})
		f.Sentence, f.Rows, f.Total = f.Empty, nil, nil
		return
	}
	if c == commitments {
		f.Notes = append(f.Notes, m.words.N("figure.places."+string(l), cover.With, m.words.Number(cover.Known)))
	}
}

// noteUndated notes how many records a period leaves out because they have no
// date.
func (m *Maker) noteUndated(f *Figure, s *stats.Selection, c counted) {
	undated, counted, nature := s.Undated, len(s.Commitments), m.natures()
	if c == signatories {
		undated, counted, nature = s.UndatedSignatories, len(s.Signatories)+len(s.Left), signatories
	}
	switch {
	case undated == 0:
	case counted > 0:
		f.Notes = append(f.Notes, m.words.N(nature.key("figure.undated."), undated))
	default: // unknown in this period, which differs from zero
		f.Sentence = m.say(f.Spec, telling{found: m.words.T(c.key("figure.only-undated."))})
		f.Empty, f.Rows, f.Total = f.Sentence, nil, nil
	}
}

// natures returns what the commitments of the whole site are.
func (m *Maker) natures() counted { return countedOf(m.stats.All.Commitments) }
