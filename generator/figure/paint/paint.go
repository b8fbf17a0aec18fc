// Package paint has the colours of drawings, by role, and the classes that marks have. A page's
// drawing has classes only: their rules are in the sheet of the site, whose custom properties
// have the colours. A file carries the rules of its own classes, with literal colours, since
// programs that edit SVG mostly do not know var().
package paint

import (
	"fmt"
	"slices"
	"strings"
)

// Colour is a colour by what it is for.
type Colour struct {
	Role        string // the custom property --<role> of a sheet
	Light, Dark string // #rrggbb, lower case
	Forced      string // the system colour that takes its place in forced colours; "" for its own
}

// Colours is every colour of the drawings. Hues are for domains only; mark is the default of
// series, which no domain has. seq goes from weak to strong on paper. Colours of states stay
// apart for readers who confuse red and green: reached is petrol, missed is brick.
//
// Hues are texts too on pages, on a soft ground of their own: hue-6 is further from it than the first draft of the
// language had it (#5d784d and #7c943c have 4.2 and 4.1 there, under 4.5).
//
// The texts on shades and states have roles of their own, because those keep their colours
// when colours are forced and ink does not.
var Colours = []Colour{
	{"paper", "#fdfcf9", "#1b1917", "Canvas"},
	{"stone", "#f4f1ea", "#24211e", "Canvas"},
	{"joint", "#d5cdbf", "#48423b", "GrayText"},
	{"edge", "#857c6e", "#8f8577", "CanvasText"},
	{"ink", "#24211d", "#efeae2", "CanvasText"},
	{"ink-2", "#58524a", "#bcb3a6", "CanvasText"},
	{"mark", "#3f5566", "#a9bfce", "CanvasText"},
	{"mark-2", "#7a8f9f", "#6b8595", "GrayText"},
	{"hue-1", "#2766c0", "#7693ec", "CanvasText"},
	{"hue-2", "#7d5f00", "#f2c23b", "CanvasText"},
	{"hue-3", "#0c4a45", "#c0edd4", "CanvasText"},
	{"hue-4", "#a8436c", "#e56989", "CanvasText"},
	{"hue-5", "#3d1f78", "#e8d1fe", "CanvasText"},
	{"hue-6", "#547046", "#869f42", "CanvasText"},
	{"hue-7", "#723417", "#f49984", "CanvasText"},
	{"hue-8", "#172839", "#9bafbc", "CanvasText"},
	{"seq-1", "#e1e8ed", "#26323b", ""},
	{"seq-2", "#b3c4d0", "#34495a", ""},
	{"seq-3", "#849bac", "#4d6a7e", ""},
	{"seq-4", "#4f6b7f", "#86a5b9", ""},
	{"seq-5", "#213a4d", "#d0e1ec", ""},
	{"reached", "#14596b", "#a5dbe8", ""},
	{"on-track", "#4f93a6", "#4f93a6", ""},
	{"watch", "#a56200", "#f5cf78", ""},
	{"missed", "#8f2d12", "#e8683f", ""},
	{"stopped", "#58524a", "#bcb3a6", ""},
	{"on-weak", "#24211d", "#efeae2", ""},   // text on seq-1 to seq-3
	{"on-strong", "#fdfcf9", "#1b1917", ""}, // text on seq-4, seq-5 and the states
	{"on-middle", "#24211d", "#1b1917", ""}, // text on on-track
}

// Of returns the colour of a role.
func Of(role string) (Colour, bool) {
	i := slices.IndexFunc(Colours, func(c Colour) bool { return c.Role == role })
	if i < 0 {
		return Colour{}, false
	}
	return Colours[i], true
}

// Mode is how the roles of a rule are written.
type Mode func(Colour) string

// The modes: literal colours for a file, custom properties for a page.
var (
	Light    Mode = func(c Colour) string { return c.Light }
	Dark     Mode = func(c Colour) string { return c.Dark }
	Property Mode = func(c Colour) string { return "var(--" + c.Role + ")" }
)

// with writes declarations: in them, {role} stands for a colour.
func with(declarations string, m Mode) string {
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(declarations, "{")
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		role, after, _ := strings.Cut(rest, "}")
		c, known := Of(role)
		if !known {
			panic("paint: no colour " + role)
		}
		out.WriteString(m(c))
		declarations = after
	}
}

// coloured keeps of declarations those that have a colour.
func coloured(declarations string) string {
	var out []string
	for d := range strings.SplitSeq(declarations, ";") {
		if strings.Contains(d, "{") {
			out = append(out, d)
		}
	}
	return strings.Join(out, ";")
}

// Fonts of a file, with the sizes of its title and of its sentence; a page has its own.
const (
	sans  = `system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif`
	serif = `"Iowan Old Style",Palatino,"Noto Serif",Georgia,serif`
)

// FileStyle returns the rules of these classes as a file carries them, with literal colours, in the
// order of the table. Where dark is true, readers who prefer dark screens get the dark colours.
func FileStyle(classes []string, dark bool) string {
	var light, night strings.Builder
	fmt.Fprintf(&light, ".pv{font:14px/1 %s;font-variant-numeric:tabular-nums}.serif{font-family:%s}.title{font-size:22px;font-weight:650}.said{font-size:16px}", sans, serif)
	for _, c := range classTable {
		if !slices.Contains(classes, c.name) {
			continue
		}
		fmt.Fprintf(&light, ".%s{%s}", c.name, with(c.declarations, Light))
		if own := coloured(c.declarations); own != "" {
			fmt.Fprintf(&night, ".%s{%s}", c.name, with(own, Dark))
		}
	}
	if dark && night.Len() > 0 {
		fmt.Fprintf(&light, "@media screen and (prefers-color-scheme:dark){%s}", night.String())
	}
	return light.String()
}
