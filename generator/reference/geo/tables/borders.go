package main

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// borders holds the lines between areas and around them. A line that two areas share is
// one line, simplified once, so that there is no gap between them.
type borders struct {
	points []point
	areas  []area
	meets  map[int]bool // by index of point: whether it ends more or fewer than two lines
}

// area is one ring of a place, as the indices of its points. Rings around
// holes have the other orientation, so that two neighbours follow their border in
// opposite directions.
type area struct {
	code string
	ring []int
}

// sameSpot is the maximum distance between two areas' versions of a shared point, in the
// units of the source: it rounds each relative step, and the errors add up. A larger value
// would join the two sides of narrow necks.
const sameSpot = 0.12

// newBorders finds the points that the places share. Islands and enclaves with an area below
// smallest are omitted, with the holes that they fill.
func newBorders(places map[string][]ring, smallest float64) *borders {
	b := &borders{meets: map[int]bool{}}
	for _, code := range slices.Sorted(maps.Keys(places)) {
		for i, r := range places[code] {
			if math.Abs(r.surface()) < smallest {
				continue
			}
			hole := slices.ContainsFunc(slices.Delete(slices.Clone(places[code]), i, i+1), func(other ring) bool {
				return other.contains(r[0])
			})
			indices := b.indices(r)
			if hole == (r.surface() > 0) {
				slices.Reverse(indices)
			}
			b.areas = append(b.areas, area{code, indices})
		}
	}
	neighbours := map[int]map[int]bool{}
	for _, a := range b.areas {
		for i, p := range a.ring {
			q := a.ring[(i+1)%len(a.ring)]
			for _, pair := range [][2]int{{p, q}, {q, p}} {
				if neighbours[pair[0]] == nil {
					neighbours[pair[0]] = map[int]bool{}
				}
				neighbours[pair[0]][pair[1]] = true
			}
		}
	}
	for p, others := range neighbours {
		b.meets[p] = len(others) != 2
	}
	return b
}

// indices returns the indices of a ring's points, adding new points. Points at the same spot share one.
func (b *borders) indices(r ring) []int {
	var out []int
	for _, p := range r {
		i := slices.IndexFunc(b.points, func(known point) bool { return known.distance(p) < sameSpot })
		if i < 0 {
			i = len(b.points)
			b.points = append(b.points, p)
		}
		out = append(out, i)
	}
	out = slices.Compact(out)
	for len(out) > 1 && out[0] == out[len(out)-1] {
		out = out[:len(out)-1]
	}
	return out
}

// lines splits a ring where more than two areas meet; each piece has both its ends. A
// ring without such points is one piece, starting at its lowest index, so that an area that
// shares it gives the same piece.
func (b *borders) lines(ring []int) [][]int {
	start := slices.IndexFunc(ring, func(p int) bool { return b.meets[p] })
	if start < 0 {
		start = slices.Index(ring, slices.Min(ring))
	}
	var out [][]int
	line := []int{ring[start]}
	for i := range ring {
		p := ring[(start+i+1)%len(ring)]
		line = append(line, p)
		if b.meets[p] || i == len(ring)-1 {
			out = append(out, line)
			line = []int{p}
		}
	}
	return out
}

// drawn returns a line on the frame, simplified and with integer coordinates. Both directions
// of a line give the same points.
func (b *borders) drawn(line []int, onFrame func(point) point, surface float64) []point {
	backward := slices.Clone(line)
	slices.Reverse(backward)
	turned := slices.Compare(backward, line) < 0
	if turned {
		line = backward
	}
	var points []point
	for _, i := range line {
		points = append(points, onFrame(b.points[i]))
	}
	least := 2
	if line[0] == line[len(line)-1] {
		// An island keeps more than a triangle, and a narrow one doesn't cross itself.
		least, surface = 5, surface/3
	}
	points = rounded(simplified(points, surface, least))
	if turned {
		slices.Reverse(points)
	}
	return points
}

// outlines returns the outlines of groups of areas, without the lines inside. onFrame maps a point
// to the frame; surface is the area of the smallest detail kept.
func (b *borders) outlines(group func(code string) string, onFrame func(point) point, surface float64) (map[string][]ring, error) {
	type arrow struct{ from, next, to int }
	lines := map[string]map[arrow][]int{}
	for _, a := range b.areas {
		whole := group(a.code)
		if lines[whole] == nil {
			lines[whole] = map[arrow][]int{}
		}
		for _, line := range b.lines(a.ring) {
			n := len(line)
			back := arrow{line[n-1], line[n-2], line[0]}
			if _, inner := lines[whole][back]; inner {
				delete(lines[whole], back)
				continue
			}
			lines[whole][arrow{line[0], line[1], line[n-1]}] = line
		}
	}
	out := map[string][]ring{}
	for whole, left := range lines {
		for len(left) > 0 {
			// The lowest first, so that the result is deterministic.
			first := slices.MinFunc(slices.Collect(maps.Keys(left)), func(a, b arrow) int { return slices.Compare(left[a], left[b]) })
			var drawn ring
			for at := first; ; {
				points := b.drawn(left[at], onFrame, surface)
				drawn = append(drawn, points[:len(points)-1]...)
				delete(left, at)
				if at.to == first.from {
					break
				}
				following := slices.DeleteFunc(slices.Collect(maps.Keys(left)), func(a arrow) bool { return a.from != at.to })
				if len(following) == 0 {
					return nil, fmt.Errorf("%s: its border breaks off at %v", whole, b.points[at.to])
				}
				at = slices.MinFunc(following, func(a, b arrow) int { return slices.Compare(left[a], left[b]) })
			}
			if len(drawn) > 2 {
				out[whole] = append(out[whole], drawn)
			}
		}
	}
	return out, nil
}
