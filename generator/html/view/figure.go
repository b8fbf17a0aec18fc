package view

import "html/template"

// Body is an editor's text: HTML, with figures between.
type Body []Part

// Part is a stretch of a text: HTML, or a figure.
type Part struct {
	HTML   template.HTML
	Figure *FigureView
}

// HTML is a part of a page that this program made.
type HTML = template.HTML

// Drawing returns a drawing that package svg printed, which escapes all text.
func Drawing(svg string) HTML { return HTML(svg) } //nolint:gosec // see above

// FigureView is a figure as it stands in a page.
type FigureView struct {
	Anchor   string // identifier of its element on the page
	Headed   bool   // its title is a heading, below one of level 2
	Title    string // with its subject
	Sentence string
	Empty    string   // why there is nothing to draw; then there is no sentence
	Drawings []HTML   // each an <svg>: of places a map, then the bars beside it; none where the sentence says it all
	Table    *Table   // nil when there is nothing to show
	Notes    []string // what the numbers stand on
	Sources  []Link
	AsOf     string // "données arrêtées au 11 juillet 2018"
	Credits  []Link // required by the licences of a map's outlines
	Href     string // its own page
	Image    string // address of its picture, for the PNG; "" when nothing is drawn
	File     string // name of the PNG that a reader saves, without extension
	Data     string // address of its JSON, for the interactive form; "" when it has none
	Ground   string // name by which the options call the ground of a map
}
