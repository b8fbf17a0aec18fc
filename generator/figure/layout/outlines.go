package layout

import (
	"math"
	"strconv"
	"strings"
	"sync"

	"parvis/generator/reference/geo"
)

// Credits returns what a page must say of the outlines that drawings show: their makers and licences.
func Credits() []geo.Credit { return geo.OutlinesCredits() }

// tolerance is the area of a triangle that a border loses at most at each point, in the square
// units of the frame.
const tolerance = 45.0

type point struct{ x, y float64 }

// regionPaths returns the outlines of the régions, lighter. Each border is simplified once
// (Visvalingam and Whyatt, 1993), so that neighbours still touch.
var regionPaths = sync.OnceValue(func() map[string]string {
	shapes := geo.Outlines(geo.Region)
	all := make([][][]point, len(shapes))
	neighbours := map[point]map[point]bool{}
	for i, s := range shapes {
		all[i] = rings(s.Path)
		for _, ring := range all[i] {
			for k, p := range ring {
				if neighbours[p] == nil {
					neighbours[p] = map[point]bool{}
				}
				neighbours[p][ring[(k+1)%len(ring)]] = true
				neighbours[p][ring[(k+len(ring)-1)%len(ring)]] = true
			}
		}
	}
	known := map[[3]point][]point{}
	out := map[string]string{}
	for i, s := range shapes {
		var d strings.Builder
		for _, ring := range all[i] {
			if area(ring) < 4*tolerance && len(all[i]) > 1 {
				continue
			}
			if r := simplified(ring, neighbours, known); len(r) > 2 {
				write(&d, r)
			}
		}
		out[s.Code] = d.String()
	}
	return out
})

// simplified joins the simplified borders of a ring. A border lies between points where three
// places meet; a ring without any is cut in two, or nothing would be left of it.
func simplified(ring []point, neighbours map[point]map[point]bool, known map[[3]point][]point) []point {
	var nodes []int
	for k, p := range ring {
		if len(neighbours[p]) > 2 {
			nodes = append(nodes, k)
		}
	}
	if len(nodes) < 2 {
		k := 0
		if len(nodes) == 1 {
			k = nodes[0]
		}
		nodes = []int{k, k + len(ring)/2}
	}
	var out []point
	for n, from := range nodes {
		to := nodes[0] + len(ring)
		if n+1 < len(nodes) {
			to = nodes[n+1]
		}
		border := make([]point, 0, to-from+1)
		for k := from; k <= to; k++ {
			border = append(border, ring[k%len(ring)])
		}
		line := simplify(border, known)
		out = append(out, line[:len(line)-1]...)
	}
	return out
}

// simplify returns a border with fewer points, the same in both directions.
func simplify(border []point, known map[[3]point][]point) []point {
	first, last := border[0], border[len(border)-1]
	backwards := last.x < first.x || last.x == first.x && last.y < first.y
	line := make([]point, len(border))
	for i, p := range border {
		if backwards {
			i = len(border) - 1 - i
		}
		line[i] = p
	}
	key := [3]point{line[0], line[len(line)-1], line[len(line)/2]}
	if done, ok := known[key]; ok {
		line = done
	} else {
		for len(line) > 2 {
			at, least := 0, math.Inf(1)
			for k := 1; k < len(line)-1; k++ {
				if a := area(line[k-1 : k+2]); a < least {
					at, least = k, a
				}
			}
			if least > tolerance {
				break
			}
			line = append(line[:at:at], line[at+1:]...)
		}
		known[key] = line
	}
	if !backwards {
		return line
	}
	out := make([]point, len(line))
	for i, p := range line {
		out[len(line)-1-i] = p
	}
	return out
}

// rings reads the outlines of the table: "m x y dx dy … z", relative, several after one another.
func rings(path string) [][]point {
	var out [][]point
	var at point
	for _, sub := range strings.Split(path, "m")[1:] {
		numbers := strings.FieldsFunc(strings.ReplaceAll(strings.TrimRight(sub, "z"), "-", " -"), func(r rune) bool { return r == ' ' || r == ',' })
		var ring []point
		for i := 0; i+1 < len(numbers); i += 2 {
			dx, _ := strconv.ParseFloat(numbers[i], 64)
			dy, _ := strconv.ParseFloat(numbers[i+1], 64)
			at = point{at.x + dx, at.y + dy}
			ring = append(ring, at)
		}
		if len(ring) > 0 {
			at = ring[0]
			out = append(out, ring)
		}
	}
	return out
}

func area(ring []point) float64 {
	var sum float64
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		sum += a.x*b.y - b.x*a.y
	}
	return math.Abs(sum) / 2
}

func write(d *strings.Builder, ring []point) {
	at := ring[0]
	d.WriteString("M" + Number(at.x) + " " + Number(at.y) + "l")
	for i, p := range ring[1:] {
		x, y := Number(p.x-at.x), Number(p.y-at.y)
		if i > 0 && !strings.HasPrefix(x, "-") {
			d.WriteByte(' ')
		}
		d.WriteString(x)
		if !strings.HasPrefix(y, "-") {
			d.WriteByte(' ')
		}
		d.WriteString(y)
		at = p
	}
	d.WriteByte('z')
}
