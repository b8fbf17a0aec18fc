package main

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
)

// The layout of the map, in units of its frame: metropolitan France on the
// right, the five overseas places in a column on the left, each with its own scale, and
// above them Paris and its neighbours enlarged. geo/outline.go defines the size of the
// frame and the position of the enlargement, and its tests check both.
const (
	unitsPerSource = 1.6 // of the metropolitan drawing; makes a unit about 1.2 km

	tileSize, tileGap   = 88.0, 14.0
	tileLeft, tilesTop  = 10.0, 440.0
	insetScale          = 5.5 * unitsPerSource
	insetLeft, insetTop = 20.0, 10.0
)

// What is omitted: a detail of a line, or an island or enclave, smaller than this
// area on the frame.
const (
	smallestDetail   = 9.0
	smallestEnlarged = 2.0
	smallestIsland   = 45.0
)

var metropolitanCorner = point{10, 8}

// besideParis are the départements too small to click in place.
var besideParis = []string{"75", "92", "93", "94"}

// shape is one line of outlines.tsv: the rings in place and, if it is also drawn
// enlarged, those rings too. The label is then on the enlargement.
type shape struct {
	rings, enlarged []ring
	tile            bool
}

func writeOutlines(regionOf map[string]string) error {
	places, err := metropolitan()
	if err != nil {
		return err
	}
	departements, err := mainland(places, itself)
	if err != nil {
		return err
	}
	regions, err := mainland(places, func(code string) string { return regionOf[code] })
	if err != nil {
		return err
	}
	if err := enlarge(places, departements); err != nil {
		return err
	}
	if err := addTiles(departements, regions); err != nil {
		return err
	}
	var rows [][]string
	for level, shapes := range map[string]map[string]shape{"departement": departements, "region": regions} {
		for code, s := range shapes {
			rows = append(rows, s.row(level, code))
		}
	}
	slices.SortFunc(rows, slices.Compare)
	return writeLines(filepath.Join(target, "outlines.tsv"), "level\tcode\ttile\tx\ty\twidth\theight\tpath", rows)
}

// itself is the group of a département alone.
func itself(code string) string { return code }

// mainland returns the shapes of metropolitan France by group of départements.
func mainland(places map[string][]ring, group func(code string) string) (map[string]shape, error) {
	onFrame := func(p point) point { return p.scaled(unitsPerSource, metropolitanCorner) }
	b := newBorders(places, smallestIsland/unitsPerSource/unitsPerSource)
	outlines, err := b.outlines(group, onFrame, smallestDetail)
	if err != nil {
		return nil, err
	}
	shapes := map[string]shape{}
	for code, rings := range outlines {
		shapes[code] = shape{rings: rings}
	}
	return shapes, nil
}

// enlarge adds the enlarged shapes of Paris and its neighbours.
func enlarge(places map[string][]ring, departements map[string]shape) error {
	few := map[string][]ring{}
	var all []ring
	for _, code := range besideParis {
		few[code] = places[code]
		all = append(all, places[code]...)
	}
	corner := boxAround(all).min
	onFrame := func(p point) point {
		return p.scaled(insetScale, point{insetLeft - corner.x*insetScale, insetTop - corner.y*insetScale})
	}
	outlines, err := newBorders(few, 0).outlines(itself, onFrame, smallestEnlarged)
	if err != nil {
		return err
	}
	for code, rings := range outlines {
		s := departements[code]
		s.enlarged = rings
		departements[code] = s
	}
	return nil
}

// addTiles adds the overseas départements, which are régions as well.
func addTiles(departements, regions map[string]shape) error {
	places, err := overseasRings()
	if err != nil {
		return err
	}
	for i, place := range overseas {
		rings := places[place.code]
		if len(rings) == 0 {
			return fmt.Errorf("%s has no outline in %s", place.code, worldFile)
		}
		around := boxAround(rings)
		scale := tileSize / max(around.width(), around.height())
		middle := point{tileLeft + tileSize/2, tilesTop + tileSize/2 + float64(i)*(tileSize+tileGap)}
		offset := point{
			middle.x - (around.min.x+around.max.x)/2*scale,
			middle.y - (around.min.y+around.max.y)/2*scale,
		}
		for _, r := range rings {
			for j, p := range r {
				r[j] = p.scaled(scale, offset)
			}
		}
		one := map[string][]ring{place.code: rings}
		outlines, err := newBorders(one, smallestIsland).outlines(itself, func(p point) point { return p }, smallestDetail)
		if err != nil {
			return err
		}
		s := shape{rings: outlines[place.code], tile: true}
		departements[place.code], regions[place.region] = s, s
	}
	return nil
}

func (s shape) row(level, code string) []string {
	labelled := s.rings
	if s.enlarged != nil {
		labelled = s.enlarged
	}
	label, around, tile := labelPlace(labelled), boxAround(labelled), ""
	if s.tile {
		tile = "tile"
	}
	whole := func(n float64) string { return strconv.Itoa(int(math.Round(n))) }
	return []string{
		level, code, tile, whole(label.x), whole(label.y), whole(around.width()), whole(around.height()),
		path(slices.Concat(s.rings, s.enlarged)),
	}
}
