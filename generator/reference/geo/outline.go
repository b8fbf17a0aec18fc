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
// Outlines are simplified for reading at the size of a page, and no use for
// measuring; neighbours share the points of their border, at both levels.
type Shape struct {
	Code string // means nothing without the level asked for
	// Path is SVG path data, with whole numbers. Paris, Hauts-de-Seine,
	// Seine-Saint-Denis and Val-de-Marne, too small to be hit at their place, are
	// in it twice, the second time inside the [Enlargement].
	Path string
	// X and Y are where a label stands: inside the outline, farthest from its border.
	X, Y float64
	// W and H are the width and height of the box around the outline; of the
	// enlarged one where there are two, for the label stands in that one.
	W, H float64
	// Tile is true for the five overseas places, which stand in a column beside
	// metropolitan France, each at a scale of its own that makes them look alike in size.
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

// Credit is what a page owes to whom the outlines come from: the name of the work
// and its makers, its address, and its licence with that one's address. Where the
// licence is Creative Commons BY, the page also has to say that the work was
// changed: simplified, united into régions, enlarged in part.
type Credit struct {
	Work, Makers, URL   string
	Licence, LicenceURL string
}

// OutlinesCredits returns the credits of the two works that the outlines come from:
// one for metropolitan France, one for the five overseas places, which asks for none.
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
// départements for [Departement], sorted by code, and nil for another level. The
// caller must not change what it gets.
func Outlines(level Level) []Shape { return outlines()[level] }

// outlineLevels is the levels of the table of outlines, as its first column names them.
var outlineLevels = map[string]Level{"region": Region, "departement": Departement}

//go:embed data/outlines.tsv
var outlineTable table

// outlines reads the table when a map is first drawn.
var outlines = sync.OnceValue(func() map[Level][]Shape {
	shapes := map[Level][]Shape{}
	for r := range outlineTable.rows() {
		// The columns are those of data/README.md; the table is written by a program
		// that writes nothing but numbers there.
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
