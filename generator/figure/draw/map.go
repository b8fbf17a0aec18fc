package draw

import (
	"bytes"
	"fmt"
	"strconv"
)

// Map is a map of places by their outlines, drawn here: ECharts would need some
// 150 KB for it. Its places can be links, and its names are as SVG's.
type Map struct {
	ID                 string // unique on a page
	Width, Height      int    // of the frame, in the units of paths
	Title, Description string
	Places             []Place
	Box                *Box // around places that are drawn larger; nil for none
}

// Box is a rectangle of the frame.
type Box struct{ X, Y, W, H float64 }

// Place is a place of a map. Without Href it is drawn as ground that nothing is
// known of.
type Place struct {
	Name  string // by which options know it
	Path  string // SVG path data; trusted
	Href  string
	Label string // what a reader is told of it
	Mark  string // drawn on it, where there is room
	Shade int    // 0 for none, then a step of seq
	X, Y  float64
	Room  float64 // the smaller side of the place, for its mark
}

// Sizes of marks, in the units of a frame 1,000 wide: 15 at a phone's width for
// large places, less for small ones.
const (
	markLarge = 40
	markSmall = 24
)

// SVG is the map as an element to stand in a page, its links reachable by
// keyboard. Shades are classes of Palette's roles, as in other drawings.
func (m *Map) SVG() string {
	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" class="drawing map" viewBox="0 0 %d %d" width="%d" height="%d" role="group" aria-labelledby="%s-t %s-d"><title id="%s-t">`,
		m.Width, m.Height, m.Width, m.Height, m.ID, m.ID, m.ID)
	escape(&out, m.Title)
	fmt.Fprintf(&out, `</title><desc id="%s-d">`, m.ID)
	escape(&out, m.Description)
	fmt.Fprintf(&out, `</desc><g stroke="%s" class="s-edge" stroke-width="2" stroke-linejoin="round">`, Light("edge"))
	fmt.Fprintf(&out, `<defs><pattern id="%s-h" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="14" height="14" fill="%s" stroke="none" class="f-stone"/><rect width="3" height="14" fill="%s" stroke="none" class="f-joint"/></pattern></defs>`, m.ID, Light("stone"), Light("joint"))
	if m.Box != nil {
		fmt.Fprintf(&out, `<rect x="%g" y="%g" width="%g" height="%g" fill="none"/>`, m.Box.X, m.Box.Y, m.Box.W, m.Box.H)
	}
	for _, p := range m.Places {
		role := "paper"
		if p.Shade > 0 {
			role = "seq-" + strconv.Itoa(p.Shade)
		}
		if p.Href == "" {
			fmt.Fprintf(&out, `<path fill="url(#%s-h)" d="%s"/>`, m.ID, p.Path)
			continue
		}
		out.WriteString(`<a href="`)
		escape(&out, p.Href)
		out.WriteString(`" aria-label="`)
		escape(&out, p.Label)
		fmt.Fprintf(&out, `"><title>`)
		escape(&out, p.Label)
		fmt.Fprintf(&out, `</title><path fill="%s" class="f-%s" d="%s"/></a>`, Light(role), role, p.Path)
	}
	out.WriteString(`</g><g text-anchor="middle" pointer-events="none" aria-hidden="true">`)
	for _, p := range m.Places {
		size := markLarge
		if p.Room < 1.4*markLarge {
			size = markSmall
		}
		if p.Mark == "" || p.Room < float64(size)*float64(1+len([]rune(p.Mark)))/2 {
			continue
		}
		text := "ink"
		if p.Shade > 3 {
			text = "paper"
		}
		fmt.Fprintf(&out, `<text x="%g" y="%g" font-size="%d" fill="%s" class="f-%s">`, p.X, p.Y+float64(size)/3, size, Light(text), text)
		escape(&out, p.Mark)
		out.WriteString("</text>")
	}
	out.WriteString("</g></svg>")
	return out.String()
}

// Ground is the map without its fillings, for ECharts' own map: each outline has
// the name by which options know it.
func (m *Map) BaseMap() string {
	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d">`, m.Width, m.Height)
	for _, p := range m.Places {
		out.WriteString(`<path name="`)
		escape(&out, p.Name)
		fmt.Fprintf(&out, `" fill="%s" stroke="%s" stroke-width="2" d="%s"/>`, Light("stone"), Light("edge"), p.Path)
	}
	out.WriteString("</svg>")
	return out.String()
}

// Light is the light colour of a role.
func Light(role string) string {
	for _, c := range Palette {
		if c.Role == role {
			return c.Light
		}
	}
	return ""
}
