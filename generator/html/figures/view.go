package figures

import (
	"fmt"
	"slices"

	"parvis/generator/figure"
	"parvis/generator/figure/catalogue"
	"parvis/generator/figure/interactive"
	"parvis/generator/figure/layout"
	"parvis/generator/html/view"
	"parvis/generator/site/address"
)

// Views returns figures as a page shows them, except those that its text
// contains already (placed).
func (b *Builder) Views(specs []catalogue.Spec, placed []string) []view.FigureView {
	var out []view.FigureView
	for _, s := range specs {
		if slices.Contains(placed, s.ID()) {
			continue
		}
		v := b.View(s)
		v.Headed = true
		out = append(out, v)
	}
	return out
}

// mostSources is how many of the sources of a figure are named.
const mostSources = 5

// View returns a figure as a page shows it.
func (b *Builder) View(spec catalogue.Spec) view.FigureView {
	m := b.made(spec)
	v := view.FigureView{Anchor: m.anchor(), Title: m.Name(b.Words), Sentence: m.Sentence, Empty: m.Empty, Drawings: m.pictures(), Table: m.table,
		Notes: m.Notes, AsOf: b.Words.T("figure.as-of", b.AsOf)}
	if v.Empty != "" {
		v.Sentence = "" // both would be the same
	}
	if b.figures().known[m.ID] {
		v.Href = b.Href(address.Figure(m.ID))
		if m.interactive() {
			v.Data = b.Href(address.FigureJSON(m.ID))
		}
		if len(m.drawings) > 0 {
			v.Image, v.File = b.Href(address.FigureSVG(m.ID)), m.ID
		}
	}
	for _, s := range m.Sources[:min(mostSources, len(m.Sources))] {
		v.Sources = append(v.Sources, b.Source(s.Source)...)
	}
	if more := len(m.Sources) - mostSources; more > 0 {
		v.Sources = append(v.Sources, view.Link{Text: b.Words.N("figure.more-sources", more)})
	}
	if m.outlined() {
		v.Ground, v.Credits = interactive.GroundName, b.mapCredits()
	}
	return v
}

// Brief returns a figure as a page sums it up: what is said of it and its drawing, and no map beside bars of the same.
// Its own page has the rest.
func (b *Builder) Brief(spec catalogue.Spec) view.FigureView {
	m := b.made(spec)
	v := view.FigureView{Anchor: m.anchor(), Title: m.Name(b.Words), Sentence: m.Sentence, Empty: m.Empty, Href: b.Href(address.Figure(m.ID))}
	for i, p := range m.pictures() {
		if len(m.Charts) == 1 || !m.Charts[i].Form.Map() {
			v.Drawings = append(v.Drawings, p)
		}
	}
	if len(m.drawings) > 0 {
		v.Image = b.Href(address.FigureSVG(m.ID))
	}
	return v
}

// outlined reports whether a drawing shows outlines of places, which have their makers.
func (m *made) outlined() bool { return slices.ContainsFunc(m.Charts, interactive.OnGround) }

// mapCredits returns the credits of a map's base layer: metropolitan France's outlines,
// then those of the overseas places.
func (b *Builder) mapCredits() []view.Link {
	credits := layout.Credits()
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
		cell := view.Cell{Text: c.Text, Missing: c.Missing, Number: !c.Words, Links: view.Links(b.Site, c.Records)}
		for _, k := range c.Commitments {
			cell.Links = append(cell.Links, b.CommitmentLink(k, ""))
		}
		out = append(out, cell)
	}
	return out
}
