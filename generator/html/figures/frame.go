package figures

import (
	"parvis/generator/figure/layout"
	"parvis/generator/html/view"
)

// What an embedded figure is made of on a phone of 320 px, as its style sheets set it, in pixels.
const (
	frameWidth  = 288.0 // of its texts: the frame without its margins
	frameMargin = 24.0  // over each part but the first
	frameEdges  = 190.0 // borders, margins, and the lines that say the name of the site and the version
)

// embedHeight returns the height of the frame that a figure wants on another site, in pixels: at a
// phone's width all of it shows, the table folded. In a wider frame it takes less; a script of ours fits the
// frame to it.
func embedHeight(f view.FigureView, drawings []layout.Drawing) int {
	height := frameEdges
	part := func(text string, size, line float64, bold bool) {
		if text != "" {
			height += line*float64(len(layout.Wrap(text, frameWidth, size, bold))) + frameMargin/2
		}
	}
	part(f.Title, 20, 25, true)
	part(f.Sentence+f.Empty, 15, 23, false)
	for _, d := range drawings {
		height += d.Height + frameMargin
		if d.Fixed {
			height += d.Height * (frameWidth - layout.MapWidth) / layout.MapWidth // it grows with its place
		}
	}
	if f.Href != "" {
		height += 2 * frameMargin
	}
	if f.Table != nil {
		height += 2 * frameMargin
		if len(drawings) == 0 { // it is open
			height += tableHeight(f.Table)
		}
	}
	for _, n := range f.Notes {
		part(n, 14, 20, false)
	}
	links := func(ls []view.Link) {
		text := ""
		for _, l := range ls {
			text += l.Text + ", "
		}
		part(text, 14, 20, false)
	}
	links(f.Sources)
	part(f.AsOf, 14, 20, false)
	links(f.Credits)
	return int(height)
}

// tableHeight returns the height of a table on a phone: its caption, its heads, and rows as high as
// their cells.
func tableHeight(t *view.Table) float64 {
	const cellWidth, line, room = 105.0, 21.0, 18.0
	lines := func(s string) int { return len(layout.Wrap(s, cellWidth, 15, false)) }
	height := 6 * (line + room)
	for _, r := range t.Rows {
		most := lines(r.Head.Text)
		for _, c := range r.Cells {
			most = max(most, lines(c.Text), len(c.Links))
			if c.Bar != "" {
				most = max(most, 2)
			}
		}
		height += room + line*float64(most)
	}
	return height
}
