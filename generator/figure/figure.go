// Package figure makes a figure of a series of stats, once, for every form in
// which it is published: rows for a table, a sentence, what it stands on,
// go-echarts options for its drawings, CSV and JSON. It adds nothing up: every
// number comes from package stats. It is the only user of go-echarts.
package figure

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"

	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
	"parvis/generator/text/typo"
)

// Figure is a figure in words and numbers; how it is drawn follows from them.
type Figure struct {
	Spec     catalogue.Spec
	ID       string // part of its address
	Title    string // what is shown, without the subject
	Subject  string // of what: a territory, a domain, a period; "" for the whole site
	Sentence string // what it says, in one or two sentences
	Heads    []string
	Rows     []Row
	Total    *Row // each record once; nil where a sum has no meaning
	Notes    []string
	Empty    string // why there is nothing to draw; "" when there is something
	Sources  []Source
	Map      *Map // of a map: what its places are filled with

	sourceIndex map[model.Source]int // source → its place in Sources, while it is filled
	shape       shape
	drawnCells  []int        // cells of rows that bars show; the first alone when nil
	tools       []model.Tool // of a plane
	axisEnds    [4]string    // names of a plane's ends: left, right, bottom, top
	target      int          // column of targets, 0 for none
	hasTargets  bool         // some year has a target
}

// Row is a line of a figure: its label, and a cell for each column of numbers.
type Row struct {
	Key     string // of the data: a slug, a year
	Code    string // official, of a territory: means nothing without its type
	Label   string
	Record  *model.Record // whose page tells more; may be nil
	Hue     int           // of a domain, from 1; 0 for none
	Unknown bool          // those that don't tell the variable
	Cells   []Cell
}

// Cell is a number, or what stands for one that is missing, which isn't zero.
type Cell struct {
	Low, High   float64 // equal for an exact number
	Text        string  // as it is written
	Data        string  // of words, as data: a date as ISO 8601; "" for the text itself
	Missing     bool    // not reported, or not known
	Words       bool    // a text, not a number
	Approximate bool    // an approximate number: "environ 20"
	Records     []*model.Record
}

// numeric tells that a cell holds a number: one that is known, and finite.
func (c Cell) isNumber() bool {
	return !c.Words && !c.Missing && !math.IsNaN(c.Low) && !math.IsNaN(c.High) && !math.IsInf(c.Low, 0) && !math.IsInf(c.High, 0)
}

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

// New is the maker of a site's figures.
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

// Make is the figure of a spec whose kind and slugs were checked.
func (m *Maker) Make(spec catalogue.Spec) *Figure {
	scope := stats.Scope{Domain: m.domains[spec.Domain], Territory: m.territories[spec.Territory], From: spec.From, To: spec.To}
	f := &Figure{Spec: spec, ID: spec.ID(), Title: m.Title(spec), Subject: m.subject(spec)}
	defer func() { f.sourceIndex = nil }()
	switch spec.Kind {
	case catalogue.Tools:
		m.tools(f, m.syntheses[spec.Synthesis])
		return f
	case catalogue.Deployment:
		m.deployment(f, scope.Territory)
		return m.finish(f)
	case catalogue.Declared:
		m.fillDeclared(f, scope.Territory)
		return m.finish(f)
	case catalogue.MapDeploymentRegion, catalogue.MapDeploymentDepartement:
		m.deploymentMap(f)
		return f
	default: // the others count a selection
	}
	if spec.Kind == catalogue.Progress {
		// A year narrows what is reported, not the commitments that report it.
		scope.From, scope.To = 0, 0
		m.progress(f, m.stats.Select(m.site, scope).Years(spec.From, spec.To), m.indicators[spec.Indicator])
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
	case catalogue.MapCommitmentsRegion, catalogue.MapCommitmentsDepartement, catalogue.MapSignatoriesRegion, catalogue.MapSignatoriesDepartement:
		m.countMap(f, s)
	default:
		m.tally(f, s)
	}
	return m.finish(f)
}

// prominent is how many rows bars are drawn for: more make a column that nobody
// reads to its end. The table has them all.
const maxBars = 20

// finished is a figure with what is said of all.
func (m *Maker) finish(f *Figure) *Figure {
	if f.Empty != "" && f.Subject != "" && f.Spec.Kind != catalogue.Against {
		f.Empty = m.words.T("figure.about", f.Subject, lowerFirst(f.Empty))
		f.Sentence = f.Empty
	}
	if (f.shape == bars || f.shape == pairs) && len(f.Rows) > maxBars {
		f.Notes = append(f.Notes, m.words.T("figure.prominent", m.words.Number(maxBars), m.words.Number(len(f.Rows))))
	}
	slices.SortStableFunc(f.Sources, func(a, b Source) int { return cmp.Compare(b.Records, a.Records) })
	return f
}

// lowered begins a sentence in lower case, to follow a name; an acronym stays.
func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) > 1 && unicode.IsUpper(r[0]) && !unicode.IsUpper(r[1]) {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}

// Drawn is the cells of a row that its drawing shows, from 0.
func (f *Figure) Drawn() []int {
	if f.drawnCells == nil {
		return []int{0}
	}
	return f.drawnCells
}

// Title is what the figure of a spec shows, without its subject.
func (m *Maker) Title(spec catalogue.Spec) string {
	if spec.Kind == catalogue.Progress {
		return m.words.T("figure.title.resultats", m.text(m.indicators[spec.Indicator].Title))
	}
	return m.words.T("figure.title." + string(spec.Kind))
}

// Name is the title of the figure of a spec, with its subject.
func (m *Maker) Name(spec catalogue.Spec) string {
	return name(m.words, m.Title(spec), m.subject(spec))
}

// Name is the title with its subject.
func (f *Figure) Name(w phrase.Words) string { return name(w, f.Title, f.Subject) }

func name(w phrase.Words, title, subject string) string {
	if subject == "" {
		return title
	}
	return w.T("figure.name", title, subject)
}

// subject is what a spec narrows a figure to, in words.
func (m *Maker) subject(spec catalogue.Spec) string {
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

// text sets an editor's words by the typography of the site's language.
func (m *Maker) text(s string) string { return typo.Set(m.site.Lang, strings.TrimSpace(s)) }

// count is a cell with a whole number.
func (m *Maker) count(n int) Cell {
	return Cell{Low: float64(n), High: float64(n), Text: m.words.Number(n)}
}

// quantity is a cell with a reported figure, or without one.
func (m *Maker) quantity(q model.Quantity, known bool, how model.Cumulation) Cell {
	if !known {
		return Cell{Missing: true, Text: m.words.T("table.missing")}
	}
	return Cell{Low: q.Low, High: q.High, Text: phrase.Cumulated(m.words, q, how)}
}
