package main

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// point is a place on the plane, x to the right and y down, as in SVG.
type point struct{ x, y float64 }

func (p point) distance(q point) float64 { return math.Hypot(p.x-q.x, p.y-q.y) }

// scaled multiplies p by a factor, then moves it by an offset.
func (p point) scaled(factor float64, offset point) point {
	return point{p.x*factor + offset.x, p.y*factor + offset.y}
}

// ring is a closed line; the first point isn't repeated at the end.
type ring []point

// surface returns the signed area: positive if the ring is clockwise on a screen, else negative.
func (r ring) surface() float64 {
	sum := 0.0
	for i, p := range r {
		q := r[(i+1)%len(r)]
		sum += p.x*q.y - q.x*p.y
	}
	return sum / 2
}

// contains reports whether p is inside the ring: a ray from p to the right crosses it an odd number of times.
func (r ring) contains(p point) bool {
	inside := false
	for i, a := range r {
		b := r[(i+1)%len(r)]
		if (a.y > p.y) != (b.y > p.y) && p.x < a.x+(p.y-a.y)/(b.y-a.y)*(b.x-a.x) {
			inside = !inside
		}
	}
	return inside
}

// distance returns the distance from p to the nearest point of the ring.
func (r ring) distance(p point) float64 {
	nearest := math.Inf(1)
	for i, a := range r {
		b := r[(i+1)%len(r)]
		along := ((p.x-a.x)*(b.x-a.x) + (p.y-a.y)*(b.y-a.y)) / ((b.x-a.x)*(b.x-a.x) + (b.y-a.y)*(b.y-a.y))
		along = min(max(along, 0), 1)
		nearest = min(nearest, p.distance(point{a.x + along*(b.x-a.x), a.y + along*(b.y-a.y)}))
	}
	return nearest
}

// box is the bounding box of rings.
type box struct{ min, max point }

func boxAround(rings []ring) box {
	b := box{point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}}
	for _, r := range rings {
		for _, p := range r {
			b.min = point{min(b.min.x, p.x), min(b.min.y, p.y)}
			b.max = point{max(b.max.x, p.x), max(b.max.y, p.y)}
		}
	}
	return b
}

func (b box) width() float64  { return b.max.x - b.min.x }
func (b box) height() float64 { return b.max.y - b.min.y }

// labelPlace returns the point with integer coordinates inside the largest ring that is farthest
// from its border, where a label has the most room.
func labelPlace(rings []ring) point {
	largest := slices.MaxFunc(rings, func(a, b ring) int {
		return cmp.Compare(math.Abs(a.surface()), math.Abs(b.surface()))
	})
	around := boxAround([]ring{largest})
	best, room := largest[0], 0.0
	for x := math.Ceil(around.min.x); x <= around.max.x; x++ {
		for y := math.Ceil(around.min.y); y <= around.max.y; y++ {
			p := point{x, y}
			if distance := largest.distance(p); distance > room && largest.contains(p) {
				best, room = p, distance
			}
		}
	}
	return best
}

// simplified removes, one after the other, the point that forms the smallest
// triangle with its neighbours, while the area of that triangle is below surface and more than
// minPoints points remain (Visvalingam and Whyatt, 1993). The ends are kept, so that lines that
// meet still do.
func simplified(line []point, surface float64, minPoints int) []point {
	line = slices.Clone(line)
	for len(line) > minPoints {
		smallest, at := surface, 0
		for i := 1; i < len(line)-1; i++ {
			if s := math.Abs(ring(line[i-1 : i+2]).surface()); s < smallest {
				smallest, at = s, i
			}
		}
		if at == 0 {
			break
		}
		line = slices.Delete(line, at, at+1)
	}
	return line
}

// rounded rounds the points to integers and removes consecutive duplicates.
func rounded(line []point) []point {
	var out []point
	for _, p := range line {
		out = append(out, point{math.Round(p.x), math.Round(p.y)})
	}
	return slices.Compact(out)
}

// path returns rings with integer coordinates as SVG path data in relative steps: after m the
// steps of a line need no letter, and before a minus sign no space.
func path(rings []ring) string {
	var text strings.Builder
	from := point{}
	for _, r := range rings {
		text.WriteByte('m')
		for i, p := range r {
			for j, step := range []float64{p.x - from.x, p.y - from.y} {
				if step >= 0 && i+j > 0 {
					text.WriteByte(' ')
				}
				text.WriteString(strconv.Itoa(int(step)))
			}
			from = p
		}
		text.WriteByte('z')
		from = r[0] // z returns there
	}
	return text.String()
}
