package draw

import (
	"bytes"
	"fmt"
	"strconv"
)

// Map is a map of territories, drawn from their outlines. It is drawn here
// since ECharts would need about 150 KB for it. Territories can be links, with names as in SVG.
type Map struct {
	ID                 string // unique on a page
	Width, Height      int    // of the frame, in the units of Place.Path
	Title, Description string
	Places             []Place
	Box                *Box // around an inset at a larger scale; nil for none
}

// Box is a rectangle of the frame.
type Box struct{ X, Y, W, H float64 }

// Place is a territory on a map. Without Href it is hatched, as a territory
// that the site doesn't describe.
type Place struct {
	Name  string // by which the options of a chart identify it
	Path  string // SVG path data; trusted
	Href  string
	Label string  // its accessible name and tooltip
	Mark  string  // drawn on it if it fits
	Shade int     // 0 for none, then a step of seq
	X, Y  float64 // centre of the mark
	Room  float64 // the smaller side of the outline, which limits the mark
}

// Font sizes of marks, in the units of a frame 1,000 wide. On a phone, markLarge is
// about 15 pixels.
const (
	markLarge = 40
	markSmall = 24
)

// SVG returns the map as an element to inline in a page. Its links are
// reachable by keyboard. Fills have the classes of Palette's roles, as in other
// drawings.
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

// BaseMap returns the outlines without their fills, for ECharts' own map. Each
// has the name by which the options identify it.
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

// Light returns the light colour of a role; "" for an unknown role.
func Light(role string) string {
	for _, c := range Palette {
		if c.Role == role {
			return c.Light
		}
	}
	return ""
}
