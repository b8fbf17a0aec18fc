package figures

import (
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"

	"parvis/generator/figure"
	"parvis/generator/figure/catalogue"
	"parvis/generator/figure/draw"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/reference/geo"
	"parvis/generator/site/address"
)

// Views returns figures as a page shows them, except those that its text
// contains already (placed).
func (b *Builder) Views(specs []catalogue.Spec, placed []string) ([]view.FigureView, error) {
	var group errgroup.Group // drawn in parallel; each error is returned below
	for _, s := range specs {
		group.Go(func() error { _, err := b.made(s); return err })
	}
	_ = group.Wait()
	var out []view.FigureView
	for _, s := range specs {
		if slices.Contains(placed, s.ID()) {
			continue
		}
		v, err := b.View(s)
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

func (b *Builder) View(spec catalogue.Spec) (view.FigureView, error) {
	m, err := b.made(spec)
	if err != nil {
		return view.FigureView{}, err
	}
	v := view.FigureView{Anchor: "figure-" + m.ID, Title: m.Name(b.Words), Sentence: m.Sentence, Empty: m.Empty, Drawing: m.drawing, Table: m.table,
		Notes: m.Notes, AsOf: b.Words.T("figure.as-of", b.AsOf), File: m.ID}
	if b.figures().known[m.ID] {
		v.Href = b.Href(address.Figure(m.ID))
	}
	if v.Empty != "" {
		v.Sentence = "" // both would be the same
	}
	if b.drawer.Available() && m.options != nil {
		v.Data = b.Href(address.FigureJSON(m.ID))
	}
	for _, s := range m.Sources[:min(mostSources, len(m.Sources))] {
		v.Sources = append(v.Sources, b.Source(s.Source)...)
	}
	if more := len(m.Sources) - mostSources; more > 0 {
		v.Sources = append(v.Sources, view.Link{Text: b.Words.N("figure.more-sources", more)})
	}
	if m.Map != nil && m.drawing != "" {
		v.Ground = figure.MapName(m.Map.Level)
		for _, s := range m.Map.Steps {
			v.Legend = append(v.Legend, view.LegendItem{Label: s.Label, Mark: s.Mark, Shade: fmt.Sprint(s.Shade)})
		}
		v.Legend = append(v.Legend, view.LegendItem{Label: b.Words.T("figure.undescribed"), Shade: "unknown"})
		v.Credits = b.mapCredits()
	}
	return v, nil
}

// mapCredits returns the credits of a map's base layer: metropolitan France's outlines,
// then those of the overseas places.
func (b *Builder) mapCredits() []view.Link {
	credits := geo.OutlinesCredits()
	out := []view.Link{{Text: b.Words.T("figure.ground", credits[0].Work, credits[0].Makers), Href: credits[0].URL}, {Text: credits[0].Licence, Href: credits[0].LicenceURL}}
	for _, c := range credits[1:] {
		out = append(out, view.Link{Text: b.Words.T("figure.overseas", c.Work), Href: c.URL})
	}
	return out
}

// figureTable returns the data of a figure as a table; nil without any.
func (b *Builder) figureTable(f *figure.Figure) *view.Table {
	if len(f.Rows) == 0 {
		return nil
	}
	t := &view.Table{Caption: f.Name(b.Words), Head: view.Heads(f.Heads...)}
	most := map[int]float64{}
	for _, r := range f.Rows {
		for _, i := range f.Drawn() {
			if v, ok := r.Cells[i].Drawn(); ok {
				most[i] = max(most[i], v)
			}
		}
	}
	for _, r := range f.Rows {
		row := view.Row{Head: view.Link{Text: r.Label}, Hue: r.Hue, Cells: b.figureCells(r)}
		if r.Record != nil {
			row.Head.Href = b.Href(address.Record(r.Record))
		}
		for i, largest := range most {
			if v, ok := r.Cells[i].Drawn(); ok && largest > 0 && v >= 0 {
				row.Cells[i].Bar = fmt.Sprint(int(v*100/largest + 0.5))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	if f.Total != nil {
		t.Foot = &view.Row{Head: view.Link{Text: f.Total.Label}, Cells: b.figureCells(*f.Total)}
	}
	return t.Aligned()
}

func (b *Builder) figureCells(r figure.Row) []view.Cell {
	var out []view.Cell
	for _, c := range r.Cells {
		out = append(out, view.Cell{Text: c.Text, Missing: c.Missing, Number: !c.Words, Links: view.Links(b.Site, c.Records)})
	}
	return out
}

// mapDrawing returns a map of France: the places that the site describes are links.
func (b *Builder) mapDrawing(f *figure.Figure) string {
	described := map[string]figure.MapPlace{}
	for _, p := range f.Map.Places {
		described[p.Territory.Code] = p
	}
	m := draw.Map{ID: "carte-" + f.ID, Width: geo.FrameWidth, Height: geo.FrameHeight, Title: f.Name(b.Words), Description: f.Sentence}
	if f.Map.Level == model.Departement {
		box := geo.Enlargement()
		m.Box = &draw.Box{X: box.X, Y: box.Y, W: box.W, H: box.H}
	}
	for _, s := range geo.Outlines(f.Map.Level.Official()) {
		place := draw.Place{Path: s.Path, X: s.X, Y: s.Y, Room: min(s.W, s.H)}
		if p, ok := described[s.Code]; ok {
			place.Href, place.Label, place.Mark = b.Href(address.Record(&p.Territory.Record)), p.Label, p.Mark
			place.Shade = f.Map.Steps[p.Step].Shade
		}
		m.Places = append(m.Places, place)
	}
	return m.SVG()
}
