// Package figure builds a figure from statistics, once for all the forms in
// which it is published: table rows, a sentence, sources, charts, CSV and JSON. It
// does no arithmetic of its own: every number comes from package stats.
//
//	f := figure.New(site, totals, words).Make(catalogue.Spec{Kind: catalogue.ByDomain})
package figure

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"parvis/generator/figure/catalogue"
	"parvis/generator/figure/chart"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
	"parvis/generator/text/typo"
)

// Figure is a figure as text and numbers. Its drawing is derived from them.
type Figure struct {
	Spec     catalogue.Spec
	ID       string // part of its URL
	Title    string // without the subject
	Subject  string // a territory, a domain, a period; "" for the whole site
	Sentence string // the main result, in one or two sentences
	Heads    []string
	Rows     []Row
	Total    *Row // counts each record once; nil where a sum has no meaning
	Notes    []string
	Empty    string // why there is nothing to draw; "" if there is something
	Sources  []Source
	Coverage *Coverage     // of a total of results only
	Charts   []chart.Chart // its drawings: of places a map, then the bars beside it; none where the sentence says it all

	// what drawings show besides the rows
	of       counted                         // what is counted by place
	places   []stats.Count[*model.Territory] // every place of the level, with something or without
	deployed []*model.Territory              // every place that a state of deployment is counted of
	undated  int                             // signatories without a year
	progress stats.Progress                  // of an indicator
	compared []stats.Progress                // indicators with results and targets, by row
	funnels  []stats.Funnel                  // steps of mobilisation, in the order of rows

	sourceIndex map[model.Source]int // index of each source in Sources, while they are collected
	drawnCells  []int                // indexes of the cells that a table shows as bars; nil means the first only
	tools       []model.Tool         // of a synthesis
	axisEnds    [4]string            // what its axes lead to: left, right, below, above
}

// Row is a row of a figure: a label, and one cell per numeric column.
type Row struct {
	Key     string // identifier in the data: a slug, a year
	Code    string // official code of a territory; ambiguous without its level
	Label   string
	Record  *model.Record // the record to link to; may be nil
	Hue     int           // of a domain, from 1; 0 for none
	Unknown bool          // counts the records that don't give the variable
	Cells   []Cell

	short string      // of a domain: its name where there is little room
	place string      // of a declared number: the territory, with the scope of what is counted
	group string      // of a declared number: what is counted
	noun  string      // how a sentence names the record, with its article; "" unknown
	where string      // where the place is, with its preposition; "" for one without
	is    string      // key, below figure.is, of what a sentence says of its records; "" for what it says of any row
	state model.State // of what is counted by state; nil for the others
}

// Cell is a number, a text, or a missing value. A missing value is not zero.
type Cell struct {
	Low, High   float64 // equal for an exact number; infinite for a bound that isn't known
	NoLow       bool    // no lower bound is known, even if Low is zero
	Text        string  // as displayed
	Data        string  // of a text cell, its form in the data: a date in ISO 8601; "" means Text
	Missing     bool    // not reported, or unknown
	Words       bool    // the cell is a text, not a number
	Approximate bool    // an approximate number: "environ 20"
	Records     []*model.Record
	Commitments []*model.Commitment
}

// Drawn returns the number that the bar of a table stands for: of a range its lower bound, as far as that is known.
// It returns false for what isn't a number, or is known only from above: a bar of no height would
// say zero.
func (c Cell) Drawn() (float64, bool) { return c.Low, c.isNumber() && c.hasLow() }

// isNumber reports whether the cell holds a number that is known, at least by one bound.
func (c Cell) isNumber() bool {
	return !c.Words && !c.Missing && !math.IsNaN(c.Low) && !math.IsNaN(c.High) && !(math.IsInf(c.Low, 0) && math.IsInf(c.High, 0))
}

// hasLow and hasHigh report whether a bound of a number is known.
func (c Cell) hasLow() bool  { return !c.NoLow && !math.IsInf(c.Low, 0) }
func (c Cell) hasHigh() bool { return !math.IsInf(c.High, 0) }

// Maker makes the figures of a site.
type Maker struct {
	site  *model.Site
	stats *stats.Totals
	words phrase.Words

	domains        map[string]*model.Domain
	territories    map[string]*model.Territory
	indicators     map[string]*model.Indicator
	syntheses      map[string]*model.Synthesis
	siteSelections sync.Map // stats.Scope → *stats.Selection
}

// New returns a Maker for a site.
func New(site *model.Site, totals *stats.Totals, words phrase.Words) *Maker {
	m := &Maker{site: site, stats: totals, words: words, domains: map[string]*model.Domain{}, territories: map[string]*model.Territory{},
		indicators: map[string]*model.Indicator{}, syntheses: map[string]*model.Synthesis{}}
	for _, d := range site.Domains {
		m.domains[d.Slug] = d
	}
	for _, t := range site.Territories {
		m.territories[t.Slug] = t
	}
	for _, i := range site.Indicators {
		m.indicators[i.Slug] = i
	}
	for _, y := range site.Syntheses {
		m.syntheses[y.Slug] = y
	}
	return m
}

// Make returns the figure of a spec. The kind and the slugs of the spec must
// have been validated.
func (m *Maker) Make(spec catalogue.Spec) *Figure {
	scope := stats.Scope{Domain: m.domains[spec.Domain], Territory: m.territories[spec.Territory], From: spec.From, To: spec.To}
	f := &Figure{Spec: spec, ID: spec.ID(), Title: m.Title(spec), Subject: m.SubjectName(spec)}
	defer func() { f.sourceIndex = nil }()
	switch spec.Kind {
	case catalogue.Tools:
		m.tools(f, m.syntheses[spec.Synthesis])
		f.Charts = m.charts(f)
		return f
	case catalogue.Deployment:
		m.deployment(f, scope.Territory)
		return m.finish(f)
	case catalogue.Declared:
		m.fillDeclared(f, scope.Territory)
		return m.finish(f)
	case catalogue.Funnel:
		m.funnel(f, scope.Territory)
		return m.finish(f)
	default: // the other kinds count a selection
	}
	if spec.Kind == catalogue.Progress || spec.Kind == catalogue.Coverage {
		// A period filters what was reported, not the commitments that report it.
		scope.From, scope.To = 0, 0
		s := m.stats.Select(m.site, scope).Years(spec.From, spec.To)
		if spec.Kind == catalogue.Coverage {
			m.received(f, s)
		} else {
			m.progress(f, s, m.indicators[spec.Indicator])
		}
		return m.finish(f)
	}
	s := m.stats.Select(m.site, scope)
	switch spec.Kind {
	case catalogue.Matrix:
		m.matrix(f, s)
	case catalogue.Against:
		m.against(f, s)
	case catalogue.Signatures:
		m.signatures(f, s)
	case catalogue.Situation:
		m.situation(f, s)
	case catalogue.Reporting:
		m.reporting(f, s)
	case catalogue.Promised:
		m.promised(f, s)
	default:
		m.tally(f, s)
	}
	return m.finish(f)
}

// finish adds what all figures share: the subject in the empty message, the
// note on rows not drawn, and the order of sources, most cited first.
func (m *Maker) finish(f *Figure) *Figure {
	f.Charts = m.charts(f)
	m.noteUndrawn(f)
	slices.SortStableFunc(f.Sources, func(a, b Source) int { return cmp.Compare(b.Records, a.Records) })
	return f
}

// Drawn returns the indexes of the cells that a table shows as bars, where nothing is drawn.
func (f *Figure) Drawn() []int {
	if f.drawnCells == nil {
		return []int{0}
	}
	return f.drawnCells
}

// Title returns the title of the figure of a spec, without its subject.
func (m *Maker) Title(spec catalogue.Spec) string {
	if spec.Kind == catalogue.Progress {
		return m.words.T("figure.title.resultats", m.text(m.indicators[spec.Indicator].Title))
	}
	return upperFirst(m.words.T("figure.title."+string(spec.Kind), m.words.T(m.natures().key("figure.what."))))
}

// Name returns the title of the figure of a spec, with its subject.
func (m *Maker) Name(spec catalogue.Spec) string {
	return name(m.words, m.Title(spec), m.SubjectName(spec))
}

// Name returns the title with its subject.
func (f *Figure) Name(w phrase.Words) string { return name(w, f.Title, f.Subject) }

func name(w phrase.Words, title, subject string) string {
	if subject == "" {
		return title
	}
	return w.T("figure.name", title, subject)
}

// SubjectName returns the filters of a spec in words, "Emploi, Occitanie, 2017-2020"; "" for the
// whole site. The indicator is in the title instead.
func (m *Maker) SubjectName(spec catalogue.Spec) string {
	var parts []string
	if y := m.syntheses[spec.Synthesis]; y != nil {
		parts = append(parts, m.text(y.Title))
	}
	if d := m.domains[spec.Domain]; d != nil {
		parts = append(parts, m.text(d.Title))
	}
	if t := m.territories[spec.Territory]; t != nil {
		parts = append(parts, m.text(t.Title))
	}
	if p := m.years(spec.From, spec.To); p != "" {
		parts = append(parts, p)
	}
	return strings.Join(parts, ", ")
}

func (m *Maker) years(from, to int) string {
	switch {
	case from == 0 && to == 0:
		return ""
	case from == to:
		return m.words.T("figure.period.year", year(from))
	case from == 0:
		return m.words.T("figure.period.until", year(to))
	case to == 0:
		return m.words.T("figure.period.since", year(from))
	}
	return m.words.T("figure.period.between", year(from), year(to))
}

// text applies the typography of the site's language to a text typed by an
// editor.
func (m *Maker) text(s string) string { return typo.Set(m.site.Lang, strings.TrimSpace(s)) }

// count returns a cell with a whole number.
func (m *Maker) count(n int) Cell {
	return Cell{Low: float64(n), High: float64(n), Text: m.words.Number(n)}
}
