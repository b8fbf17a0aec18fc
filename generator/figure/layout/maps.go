package layout

import (
	"fmt"
	"strings"

	"parvis/generator/figure/chart"
	"parvis/generator/reference/geo"
)

// mapScale is the size of a region map, from the frame of the outlines to MapWidth.
const mapScale = .262

const mapHeight = 258.0

// mapClass returns the classes of a place of a role. Land always has its line.
func mapClass(r chart.Role) string {
	switch r {
	case chart.Away:
		return "away"
	case chart.Unknown:
		return "unk land"
	case chart.Dotted:
		return "dot land"
	case chart.Empty, chart.Foot, chart.Due:
		return "p land"
	default:
		return fill(r) + " land"
	}
}

// mapText returns the classes of a text on a place of a role.
func mapText(r chart.Role) string {
	switch r {
	case chart.Unknown, chart.Dotted:
		return "t halo"
	case chart.Empty, chart.Foot, chart.Due:
		return "t"
	case chart.Away:
		return "z"
	default:
		return inside(r)
	}
}

// regions draws the map of the régions. Numbers stand on them, and beside islands.
func regions(b *board, c chart.Chart) {
	rows := map[string]chart.Row{}
	for _, r := range c.Rows {
		rows[r.Code] = r
	}
	shapes, paths := geo.Outlines(geo.Region), regionPaths()
	var land []Mark
	for _, described := range []bool{false, true} {
		for _, s := range shapes {
			r, ok := rows[s.Code]
			if ok != described {
				continue
			}
			v, role := r.Cell(0), chart.Away
			if ok {
				role = r.RoleOf(v)
			}
			land = append(land, Path{Class: mapClass(role), D: paths[s.Code], Tip: v.Tip})
		}
	}
	b.draw(Group{Scale: mapScale, Marks: land})
	for _, s := range shapes {
		r, ok := rows[s.Code]
		v := r.Cell(0)
		text := said(v)
		if !ok || text == "" || r.RoleOf(v) == chart.Away {
			continue
		}
		x, y := s.X*mapScale, s.Y*mapScale+4
		switch {
		case s.Tile:
			b.text("c", px(x+s.W/2*mapScale+4), y, text)
		case s.Code == "94": // Corse: the sea is at its left
			b.text("c e", px(x-s.W/2*mapScale-4), y, text)
		default:
			b.text(mapText(r.RoleOf(v))+" small m", px(x), y, text)
		}
	}
	b.y = mapHeight
	b.mapKey(c.Key)
}

// mapKey writes the key of a map. Its squares are those of the map.
func (b *board) mapKey(entries []chart.Entry) {
	if len(entries) == 0 {
		return
	}
	x := 0.0
	b.y += 4
	for _, e := range entries {
		text := shorten(e.Text, MapWidth-24, smallSize, false)
		w := 18 + width(text, smallSize, false)
		if x > 0 && x+w > MapWidth {
			x, b.y = 0, b.y+20
		}
		b.draw(Rect{Class: mapClass(e.Role), X: px(x + .5), Y: b.y + .5, W: px(12), H: 12})
		if e.Role == chart.Foot {
			b.draw(Path{Class: "b", X: px(x), Y: b.y, D: "M0 8h13v5h-13z"})
		}
		b.text("c", px(x+18), b.y+11, text)
		x += w + 12
	}
	b.y += 17
}

const (
	tileSize  = 23.6
	tilePitch = 25.45
)

// tiles draws a stone for each département, where it lies: small ones, where many people live,
// weigh as much as large ones, and no name is hidden.
func tiles(b *board, c chart.Chart) {
	rows := map[string]chart.Row{}
	for _, r := range c.Rows {
		rows[r.Code] = r
	}
	type look struct {
		class string
		foot  bool
	}
	var looks []look
	paths := map[look]*strings.Builder{}
	var feet strings.Builder
	texts := map[string][]Mark{}
	var classes []string
	side := Number(tileSize - 1)
	for i, line := range departements {
		for j, code := range line {
			if code == "" {
				continue
			}
			r, ok := rows[code]
			role := chart.Away
			if ok {
				role = r.RoleOf(r.Cell(0))
			}
			x, y := float64(j)*tilePitch, float64(i)*tilePitch
			l := look{mapClass(role), role == chart.Foot}
			if paths[l] == nil {
				paths[l] = &strings.Builder{}
				looks = append(looks, l)
			}
			fmt.Fprintf(paths[l], "M%s %sh%sv%sh-%sz", Number(x+.5), Number(y+.5), side, side, side)
			up := 0.0
			if l.foot {
				fmt.Fprintf(&feet, "M%s %sh%sv6h-%sz", Number(x), Number(y+tileSize-6), Number(tileSize), Number(tileSize))
				up = 1.7
			}
			class := mapText(role) + " small m"
			if texts[class] == nil {
				classes = append(classes, class)
			}
			texts[class] = append(texts[class], Text{X: px(x + tileSize/2), Y: y + tileSize/2 + 4.2 - up, Spans: []Span{{Text: code}}})
		}
	}
	for _, l := range looks {
		b.draw(Path{Class: l.class, D: paths[l].String()})
	}
	if feet.Len() > 0 {
		b.draw(Path{Class: "b", D: feet.String()})
	}
	for _, class := range classes {
		b.write(Group{Class: class, Marks: texts[class]})
	}
	b.y = float64(len(departements)-1)*tilePitch + tileSize + 4
	b.mapKey(c.Key)
}
