package raster

import (
	"math"
	"strconv"
	"strings"
)

type point struct{ x, y float64 }

// line is points joined by straight lines.
type line struct {
	points []point
	closed bool
}

// corners is how many a circle has, drawn as a polygon.
const corners = 40

// circle returns a circle, from its right end on.
func circle(x, y, r float64) line {
	l := line{closed: true}
	for i := range corners {
		a := 2 * math.Pi * float64(i) / corners
		l.points = append(l.points, point{x + r*math.Cos(a), y + r*math.Sin(a)})
	}
	return l
}

// reader reads the path data of SVG as far as layouts write it: M, L, H, V, Q, T, A of a circle, Z and
// their relative forms. It panics at others: they come from the program alone.
type reader struct {
	rest  string
	lines []line
	at    point
	bend  point // the last control point, for T
}

// lines returns a path as lines; curves are cut into short ones.
func lines(d string) []line {
	r := reader{rest: d}
	command := byte(0)
	for r.skip(); r.rest != ""; r.skip() {
		if b := r.rest[0]; b >= 'A' {
			command, r.rest = b, r.rest[1:]
		}
		r.step(command)
		switch command {
		case 'M':
			command = 'L'
		case 'm':
			command = 'l'
		}
	}
	return r.lines
}

func (r *reader) skip() { r.rest = strings.TrimLeft(r.rest, " ,") }

// number reads a number, which may begin where the one before it ends: "1-2", "1.5.5".
func (r *reader) number() float64 {
	r.skip()
	end, dot := 0, false
	for end < len(r.rest) {
		b := r.rest[end]
		if !(b >= '0' && b <= '9' || b == '.' && !dot || b == '-' && end == 0) {
			break
		}
		dot = dot || b == '.'
		end++
	}
	f, err := strconv.ParseFloat(r.rest[:end], 64)
	if err != nil {
		panic("raster: no number in a path at " + r.rest)
	}
	r.rest = r.rest[end:]
	return f
}

// point reads a point, from here if relative.
func (r *reader) point(relative bool) point {
	p := point{r.number(), r.number()}
	if relative {
		p.x, p.y = p.x+r.at.x, p.y+r.at.y
	}
	return p
}

func (r *reader) to(p point) {
	l := &r.lines[len(r.lines)-1]
	if l.closed { // after Z a line goes on from where it began
		r.lines = append(r.lines, line{points: []point{r.at}})
		l = &r.lines[len(r.lines)-1]
	}
	l.points = append(l.points, p)
	r.at = p
}

func (r *reader) step(command byte) {
	relative := command >= 'a'
	bend := r.at
	switch command {
	case 'M', 'm':
		r.at = r.point(relative)
		r.lines = append(r.lines, line{points: []point{r.at}})
		bend = r.at
	case 'L', 'l':
		r.to(r.point(relative))
	case 'H', 'h':
		x := r.number()
		if relative {
			x += r.at.x
		}
		r.to(point{x, r.at.y})
	case 'V', 'v':
		y := r.number()
		if relative {
			y += r.at.y
		}
		r.to(point{r.at.x, y})
	case 'Q', 'q':
		bend = r.point(relative)
		r.quadratic(bend, r.point(relative))
	case 'T', 't':
		bend = point{2*r.at.x - r.bend.x, 2*r.at.y - r.bend.y}
		r.quadratic(bend, r.point(relative))
	case 'A', 'a':
		r.arc(relative)
	case 'Z', 'z':
		l := &r.lines[len(r.lines)-1]
		l.closed = true
		r.at = l.points[0]
	default:
		panic("raster: a path has the command " + string(command))
	}
	r.bend = bend
	if command != 'Q' && command != 'q' && command != 'T' && command != 't' {
		r.bend = r.at
	}
}

func (r *reader) quadratic(by, to point) {
	from := r.at
	const parts = 8
	for i := 1; i <= parts; i++ {
		t := float64(i) / parts
		u := 1 - t
		r.to(point{u*u*from.x + 2*u*t*by.x + t*t*to.x, u*u*from.y + 2*u*t*by.y + t*t*to.y})
	}
}

// arc draws half a circle, the only arc that layouts have.
func (r *reader) arc(relative bool) {
	for range 4 { // radii, turn, which of the two: half a circle says it by its ends
		r.number()
	}
	clockwise := r.number() == 1
	from, to := r.at, r.point(relative)
	mid := point{(from.x + to.x) / 2, (from.y + to.y) / 2}
	radius, start := math.Hypot(from.x-mid.x, from.y-mid.y), math.Atan2(from.y-mid.y, from.x-mid.x)
	for i := 1; i <= corners/2; i++ {
		a := math.Pi * float64(i) / (corners / 2)
		if !clockwise {
			a = -a
		}
		r.to(point{mid.x + radius*math.Cos(start+a), mid.y + radius*math.Sin(start+a)})
	}
}

// dashed cuts lines into dashes; gaps are of the lengths that alternate with them.
func dashed(ls []line, dash []float64) []line {
	if len(dash) == 0 {
		return ls
	}
	var out []line
	for _, l := range ls {
		points := l.points
		if l.closed {
			points = append(points[:len(points):len(points)], points[0])
		}
		i, left := 0, dash[0]
		current := []point{points[0]}
		for k := 1; k < len(points); k++ {
			from, to := points[k-1], points[k]
			for length := math.Hypot(to.x-from.x, to.y-from.y); length > 0; {
				if length < left {
					left -= length
					if i%2 == 0 {
						current = append(current, to)
					}
					break
				}
				from = point{from.x + (to.x-from.x)*left/length, from.y + (to.y-from.y)*left/length}
				length -= left
				if i%2 == 0 {
					out = append(out, line{points: append(current, from)})
				}
				i++
				left, current = dash[i%len(dash)], []point{from}
			}
		}
		if i%2 == 0 && len(current) > 1 {
			out = append(out, line{points: current})
		}
	}
	return out
}
