package geo

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// Shape is the outline of a région or a département on the map of France, in the
// units of the frame: x to the right and y down from its upper left corner, a unit
// being about 1.2 km in metropolitan France.
//
// Outlines are simplified for display at the size of a page, and not suitable for
// measuring. Neighbours share the points of their border, at both levels.
type Shape struct {
	Code string // only unique within its level
	// Path is SVG path data, with integer coordinates. Paris, Hauts-de-Seine,
	// Seine-Saint-Denis and Val-de-Marne, too small to click in place, are
	// in it twice, the second time inside the [Enlargement].
	Path string
	// X and Y are the position of a label: the point inside the outline farthest from its border.
	X, Y float64
	// W and H are the width and height of the bounding box of the outline, or of the
	// enlarged outline if there are two, because the label is in that one.
	W, H float64
	// Tile is true for the five overseas places, which are in a column next to
	// metropolitan France, each with its own scale, so that their sizes are similar.
	Tile bool
}

// FrameWidth and FrameHeight are the size of the map in the units of its paths; its
// viewBox begins at 0,0.
const (
	FrameWidth  = 1000
	FrameHeight = 950
)

// Box is a rectangle on the map's frame; X and Y are its upper left corner.
type Box struct{ X, Y, W, H float64 }

// Enlargement returns the part of the frame where Paris and the three départements
// around it are drawn a second time, 5.5 times larger, in the outlines of Departement.
func Enlargement() Box { return Box{X: 20, Y: 10, W: 172, H: 178} }

// Credit is the attribution that a page must give for the outlines: the name of the work
// and its makers, its address, and its licence with the licence's address. If the
// licence is Creative Commons BY, the page must also say that the work was
// changed: simplified, merged into régions, partly enlarged.
type Credit struct {
	Work, Makers, URL   string
	Licence, LicenceURL string
}

// OutlinesCredits returns the credits of the two sources of the outlines:
// one for metropolitan France, one for the five overseas places, which requires no credit.
func OutlinesCredits() []Credit {
	return []Credit{
		{
			Work: "France, departments", Makers: "MapSVG, Victor Cazanave (svg-maps)",
			URL:     "https://mapsvg.com/maps/france-departments",
			Licence: "CC BY 4.0", LicenceURL: "https://creativecommons.org/licenses/by/4.0/",
		},
		{
			Work: "Natural Earth", Makers: "Natural Earth",
			URL:     "https://www.naturalearthdata.com/",
			Licence: "domaine public", LicenceURL: "https://www.naturalearthdata.com/about/terms-of-use/",
		},
	}
}

// Outlines returns the outlines of the 18 régions for [Region], of the 101
// départements for [Departement], sorted by code, and nil for any other level. The
// caller must not modify the result.
func Outlines(level Level) []Shape { return outlines()[level] }

// outlineLevels are the levels of the table of outlines, by their name in its first column.
var outlineLevels = map[string]Level{"region": Region, "departement": Departement}

//go:embed data/outlines.tsv
var outlineTable table

// outlines parses the table on first use.
var outlines = sync.OnceValue(func() map[Level][]Shape {
	shapes := map[Level][]Shape{}
	for r := range outlineTable.rows() {
		// The columns are those of data/README.md. The table is generated
		// with valid numbers.
		fields := strings.Split(string(r), "\t")
		number := func(column int) float64 {
			n, _ := strconv.ParseFloat(fields[column], 64)
			return n
		}
		level := outlineLevels[fields[0]]
		shapes[level] = append(shapes[level], Shape{
			Code: fields[1], Tile: fields[2] != "",
			X: number(3), Y: number(4), W: number(5), H: number(6), Path: fields[7],
		})
	}
	return shapes
})
