package view

import "html/template"

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
	Credits  []Link // required by the licences of a map's base layer
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
