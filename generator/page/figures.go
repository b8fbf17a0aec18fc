package page

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"parvis/generator/address"
	"parvis/generator/catalogue"
	"parvis/generator/draw"
	"parvis/generator/figure"
	"parvis/generator/geo"
	"parvis/generator/model"
)

// Drawer turns the options of a chart into a picture: an engine of package draw.
type Drawer interface {
	Available() bool
	SVG(options []byte, width, height int, title, description string) (string, error)
}

// figures is every figure of the site, each made once, when it is first asked
// for.
type figures struct {
	maker *figure.Maker
	plain sync.Map // id → func() *figure.Figure
	drawn sync.Map // id → func() (*made, error)
	specs []catalogue.Spec
	known map[string]bool
}

// made is a figure with its drawing.
type made struct {
	*figure.Figure
	options []byte
	height  int
	drawing template.HTML
	table   *Table
}

// gatherFigures lists the figures that pages show: those of the dashboard, of
// domains, territories, indicators and syntheses, then those that editors placed.
func (b *builder) gatherFigures() {
	b.figures = &figures{maker: figure.New(b.site, b.stats, b.words), known: map[string]bool{}}
	add := func(specs []catalogue.Spec) {
		for _, s := range specs {
			if id := s.ID(); !b.figures.known[id] {
				b.figures.known[id] = true
				b.figures.specs = append(b.figures.specs, s)
			}
		}
	}
	for _, g := range b.boards() {
		add(g.specs)
	}
	for _, d := range b.site.Domains {
		add(b.domainFigures(d))
	}
	for _, t := range b.site.Territories {
		add(b.territoryFigures(t))
	}
	for _, i := range b.site.Indicators {
		add([]catalogue.Spec{{Kind: catalogue.Progress, Indicator: i.Slug}})
	}
	for _, y := range b.site.Syntheses {
		add(b.synthesisFigures(y))
	}
	for _, r := range b.site.Records {
		for _, id := range r.Figures {
			spec, _, _ := catalogue.Read(id)
			add([]catalogue.Spec{spec})
		}
	}
}

// homeFigures is the few figures of the front page.
func homeFigures() []catalogue.Spec {
	return []catalogue.Spec{{Kind: catalogue.ByDomain}, {Kind: catalogue.MapCommitmentsRegion}, {Kind: catalogue.Declared}}
}

// board is a part of the dashboard.
type board struct {
	id    string
	specs []catalogue.Spec
}

// boards is the dashboard: every kind of figure over the whole site.
func (b *builder) boards() []board {
	of := func(kinds ...catalogue.Kind) []catalogue.Spec {
		var out []catalogue.Spec
		for _, k := range kinds {
			out = append(out, catalogue.Spec{Kind: k})
		}
		return out
	}
	out := []board{
		{"engagements", of(catalogue.ByDomain, catalogue.ByRegion, catalogue.MapCommitmentsRegion, catalogue.MapCommitmentsDepartement, catalogue.ByDepartement,
			catalogue.ByEPCI, catalogue.Matrix, catalogue.ByYear)},
		{"signataires", of(catalogue.Signatures, catalogue.MapSignatoriesRegion, catalogue.MapSignatoriesDepartement, catalogue.BySize, catalogue.BySector, catalogue.ByScope)},
		{"resultats", of(catalogue.ByStatus, catalogue.ByProof, catalogue.ByEvaluation)},
		{"deploiement", of(catalogue.Deployment, catalogue.MapDeploymentRegion, catalogue.MapDeploymentDepartement, catalogue.Declared)},
	}
	for _, i := range b.site.Indicators {
		if len(b.stats.Using[i]) > 0 {
			out[2].specs = append(out[2].specs, catalogue.Spec{Kind: catalogue.Progress, Indicator: i.Slug})
		}
	}
	return out
}

// domainFigures is a domain by region, over time, and its indicators.
func (b *builder) domainFigures(d *model.Domain) []catalogue.Spec {
	sums := b.stats.ByDomain[d.Position-1]
	if sums.Commitments == 0 {
		return nil
	}
	out := []catalogue.Spec{{Kind: catalogue.ByRegion, Domain: d.Slug}, {Kind: catalogue.ByYear, Domain: d.Slug}, {Kind: catalogue.ByStatus, Domain: d.Slug}}
	for _, i := range b.site.Indicators {
		if sums.Series[i] != nil {
			out = append(out, catalogue.Spec{Kind: catalogue.Progress, Indicator: i.Slug, Domain: d.Slug})
		}
	}
	return out
}

// territoryFigures is a territory by domain, over time, and against the whole;
// none where nothing is published.
func (b *builder) territoryFigures(t *model.Territory) []catalogue.Spec {
	if b.stats.ByTerritory[t.Index].Commitments == 0 {
		return nil
	}
	out := []catalogue.Spec{{Kind: catalogue.ByDomain, Territory: t.Slug}, {Kind: catalogue.Signatures, Territory: t.Slug}}
	if t.Level != model.Country {
		out = append(out, catalogue.Spec{Kind: catalogue.Against, Territory: t.Slug})
	}
	return out
}

func (b *builder) synthesisFigures(y *model.Synthesis) []catalogue.Spec {
	if len(y.Tools) == 0 {
		return nil
	}
	return []catalogue.Spec{{Kind: catalogue.Tools, Synthesis: y.Slug}}
}

// of is a figure without its drawing, made once.
func (fs *figures) of(spec catalogue.Spec) *figure.Figure {
	once, _ := fs.plain.LoadOrStore(spec.ID(), sync.OnceValue(func() *figure.Figure { return fs.maker.Make(spec) }))
	return once.(func() *figure.Figure)()
}

// made is a figure with its drawing, made once.
func (b *builder) made(spec catalogue.Spec) (*made, error) {
	once, _ := b.figures.drawn.LoadOrStore(spec.ID(), sync.OnceValues(func() (*made, error) { return b.make(spec) }))
	return once.(func() (*made, error))()
}

func (b *builder) make(spec catalogue.Spec) (*made, error) {
	m := &made{Figure: b.figures.of(spec)}
	m.table = b.figureTable(m.Figure)
	if !m.Drawable() {
		return m, nil
	}
	var err error
	if m.options, m.height, err = m.Options(b.words, b.site.Lang); err != nil {
		return nil, err
	}
	switch {
	case m.Map != nil:
		m.drawing = template.HTML(b.mapDrawing(m.Figure)) //nolint:gosec // package draw escapes all text
		m.height = geo.FrameHeight
	case b.drawer.Available():
		svg, err := b.drawer.SVG(m.options, figure.Width, m.height, m.Name(b.words), m.Sentence)
		if err != nil {
			return nil, fmt.Errorf("figure %s: %w", m.ID, err)
		}
		m.drawing = template.HTML(svg) //nolint:gosec // as above
	}
	return m, nil
}

// figureViews is some figures as they stand in a page, those that its text
// already has left out.
func (b *builder) figureViews(specs []catalogue.Spec, told []string) ([]FigureView, error) {
	var group errgroup.Group // drawn side by side; each error comes again below
	for _, s := range specs {
		group.Go(func() error { _, err := b.made(s); return err })
	}
	_ = group.Wait()
	var out []FigureView
	for _, s := range specs {
		if slices.Contains(told, s.ID()) {
			continue
		}
		v, err := b.figureView(s)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// mostSources is how many of the sources of a figure are named.
const mostSources = 5

func (b *builder) figureView(spec catalogue.Spec) (FigureView, error) {
	m, err := b.made(spec)
	if err != nil {
		return FigureView{}, err
	}
	v := FigureView{Anchor: "figure-" + m.ID, Title: m.Name(b.words), Sentence: m.Sentence, Empty: m.Empty, Drawing: m.drawing, Table: m.table,
		Notes: m.Notes, AsOf: b.words.T("figure.as-of", b.asOf), Href: b.href(address.Figure(m.ID)), File: m.ID}
	if v.Empty != "" {
		v.Sentence = "" // they say the same
	}
	if b.drawer.Available() && m.options != nil {
		v.Data = b.href(address.FigureJSON(m.ID))
	}
	for _, s := range m.Sources[:min(mostSources, len(m.Sources))] {
		v.Sources = append(v.Sources, b.source(s.Source)...)
	}
	if more := len(m.Sources) - mostSources; more > 0 {
		v.Sources = append(v.Sources, Link{Text: b.words.N("figure.more-sources", more)})
	}
	if m.Map != nil {
		v.Ground = figure.MapName(m.Map.Level)
		for _, s := range m.Map.Steps {
			v.Legend = append(v.Legend, LegendItem{Label: s.Label, Mark: s.Mark, Shade: fmt.Sprint(s.Shade)})
		}
		v.Legend = append(v.Legend, LegendItem{Label: b.words.T("figure.undescribed"), Shade: "unknown"})
		v.Credits = b.mapCredits()
	}
	return v, nil
}

// mapCredits is what a map owes for its ground: metropolitan France's outlines,
// then those of the overseas places.
func (b *builder) mapCredits() []Link {
	owed := geo.OutlinesCredits()
	out := []Link{{Text: b.words.T("figure.ground", owed[0].Work, owed[0].Makers), Href: owed[0].URL}, {Text: owed[0].Licence, Href: owed[0].LicenceURL}}
	for _, c := range owed[1:] {
		out = append(out, Link{Text: b.words.T("figure.overseas", c.Work), Href: c.URL})
	}
	return out
}

// figureTable is the data of a figure as a table; nil without any.
func (b *builder) figureTable(f *figure.Figure) *Table {
	if len(f.Rows) == 0 {
		return nil
	}
	t := &Table{Caption: f.Name(b.words), Head: heads(f.Heads...)}
	most := 0.0
	for _, r := range f.Rows {
		if c := r.Cells[0]; !c.Words && !c.Missing {
			most = max(most, c.Low)
		}
	}
	for _, r := range f.Rows {
		row := Row{Head: Link{Text: r.Label}, Hue: r.Hue, Cells: b.figureCells(r)}
		if r.Record != nil {
			row.Head.Href = b.href(address.Record(r.Record))
		}
		if c := r.Cells[0]; most > 0 && !c.Words && !c.Missing {
			row.Cells[0].Bar = fmt.Sprint(int(c.Low*100/most + 0.5))
		}
		t.Rows = append(t.Rows, row)
	}
	if f.Total != nil {
		t.Foot = &Row{Head: Link{Text: f.Total.Label}, Cells: b.figureCells(*f.Total)}
	}
	return t.aligned()
}

func (b *builder) figureCells(r figure.Row) []Cell {
	var out []Cell
	for _, c := range r.Cells {
		out = append(out, Cell{Text: c.Text, Missing: c.Missing, Number: !c.Words, Links: links(b, c.Records, func(r *model.Record) *model.Record { return r })})
	}
	return out
}

// mapDrawing is a map of France: the places that the site describes are links.
func (b *builder) mapDrawing(f *figure.Figure) string {
	described := map[string]figure.MapPlace{}
	for _, p := range f.Map.Places {
		described[p.Territory.Code] = p
	}
	m := draw.Map{ID: "carte-" + f.ID, Width: geo.FrameWidth, Height: geo.FrameHeight, Title: f.Name(b.words), Description: f.Sentence}
	if f.Map.Level == model.Departement {
		box := geo.Enlargement()
		m.Box = &draw.Box{X: box.X, Y: box.Y, W: box.W, H: box.H}
	}
	for _, s := range geo.Outlines(string(f.Map.Level)) {
		place := draw.Place{Path: s.Path, X: s.X, Y: s.Y, Room: min(s.W, s.H)}
		if p, ok := described[s.Code]; ok {
			place.Href, place.Label, place.Mark = b.href(address.Record(&p.Territory.Record)), p.Label, p.Mark
			place.Shade = f.Map.Steps[p.Step].Shade
		}
		m.Places = append(m.Places, place)
	}
	return m.SVG()
}

// figureIndex is every figure, the site's first, then each subject's.
func (b *builder) figureIndex() []MapSection {
	groups := map[string]*MapSection{}
	var order []string
	for _, s := range b.figures.specs {
		subject := cmp.Or(s.Synthesis, s.Territory, s.Domain)
		section := groups[subject]
		if section == nil {
			section = &MapSection{Link: b.subjectLink(s)}
			groups[subject] = section
			order = append(order, subject)
		}
		section.Links = append(section.Links, Link{Text: b.figures.maker.Title(s), Href: b.href(address.Figure(s.ID()))})
	}
	var out []MapSection
	for _, subject := range order {
		out = append(out, *groups[subject])
	}
	return out
}

// subjectLink names what a figure is narrowed to.
func (b *builder) subjectLink(s catalogue.Spec) Link {
	find := func(kind model.Kind, slug string) Link {
		for _, r := range b.site.Records {
			if r.Kind == kind && r.Slug == slug {
				return b.link(r)
			}
		}
		return Link{}
	}
	switch {
	case s.Synthesis != "":
		return find(model.Syntheses, s.Synthesis)
	case s.Territory != "":
		return find(model.Territories, s.Territory)
	case s.Domain != "":
		return find(model.Domains, s.Domain)
	}
	return Link{Text: b.words.T("figure.whole-site")}
}
