package page

import (
	"fmt"
	"html/template"
	"slices"

	"golang.org/x/sync/errgroup"

	"parvis/generator/address"
	"parvis/generator/catalogue"
	"parvis/generator/draw"
	"parvis/generator/figure"
	"parvis/generator/geo"
	"parvis/generator/model"
)

// Body is an editor's text: HTML, with figures between.
type Body []Part

// Part is a stretch of a text: HTML, or a figure.
type Part struct {
	HTML   template.HTML
	Figure *FigureView
}

// FigureView is a figure as it stands in a page.
type FigureView struct {
	Anchor   string // identifier of its element on the page
	Headed   bool   // its title is a heading, below one of level 2
	Title    string // with its subject
	Sentence string
	Empty    string        // why nothing is drawn; then there is no Drawing
	Drawing  template.HTML // an <svg>; "" when the program can't draw: the table has bars then
	Legend   []LegendItem  // of a map
	Table    *Table        // nil when there is nothing to show
	Notes    []string      // what the numbers stand on
	Sources  []Link
	AsOf     string // "données arrêtées au 11 juillet 2018"
	Credits  []Link // owed for the ground of a map
	Href     string // its own page
	Data     string // address of its JSON, for the interactive form; "" when it has none
	Ground   string // name by which the options call the ground of a map
	File     string // name of the picture that a reader saves, without extension
}

// LegendItem is an entry of a map's legend.
type LegendItem struct {
	Label string
	Mark  string // the sign drawn on the places, where there is one
	Shade string // "0" to "5": the filling, seq-1 to seq-5, 0 for none; "unknown" for what the site doesn't describe
}

// FigurePageView is the page of one figure.
type FigurePageView struct {
	Shell
	Figure    FigureView
	Downloads []Download
	Embed     string // HTML to put on another site
	EmbedHref string
	Citation  string
	Version   string
	Others    []Link // figures of the same subject or kind
}

// Download is a file of a figure, and the name that it is kept under.
type Download struct {
	Link
	Name string
}

// EmbedView is a figure in the frame of another site.
type EmbedView struct {
	Shell
	Figure  FigureView
	Home    Link // to the figure's page on this site
	Version string
}

// DashboardView is the page of all figures.
type DashboardView struct {
	Shell
	Groups []FigureGroup
	Index  []MapSection // every figure, by subject
}

// FigureGroup is a few figures under one title.
type FigureGroup struct {
	ID      string
	Title   string
	Figures []FigureView
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
		v.Headed = true
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
		Notes: m.Notes, AsOf: b.words.T("figure.as-of", b.asOf), File: m.ID}
	if b.figures().known[m.ID] {
		v.Href = b.href(address.Figure(m.ID))
	}
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
	if m.Map != nil && m.drawing != "" {
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
	most := map[int]float64{}
	for _, r := range f.Rows {
		for _, i := range f.Drawn() {
			if c := r.Cells[i]; !c.Words && !c.Missing {
				most[i] = max(most[i], c.Low)
			}
		}
	}
	for _, r := range f.Rows {
		row := Row{Head: Link{Text: r.Label}, Hue: r.Hue, Cells: b.figureCells(r)}
		if r.Record != nil {
			row.Head.Href = b.href(address.Record(r.Record))
		}
		for i, largest := range most {
			if c := r.Cells[i]; largest > 0 && !c.Words && !c.Missing {
				row.Cells[i].Bar = fmt.Sprint(int(c.Low*100/largest + 0.5))
			}
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
	for _, s := range geo.Outlines(f.Map.Level.Official()) {
		place := draw.Place{Path: s.Path, X: s.X, Y: s.Y, Room: min(s.W, s.H)}
		if p, ok := described[s.Code]; ok {
			place.Href, place.Label, place.Mark = b.href(address.Record(&p.Territory.Record)), p.Label, p.Mark
			place.Shade = f.Map.Steps[p.Step].Shade
		}
		m.Places = append(m.Places, place)
	}
	return m.SVG()
}
