package draw

// Colour is a colour of the drawings. Style sheets refer to it by its role:
// custom property --<role>, classes f-<role> (fill) and s-<role> (stroke).
type Colour struct {
	Role        string
	Light, Dark string // #rrggbb, lower case
	Text        string // role of a text colour with a contrast of 4.5:1 in both modes; "" if neither ink nor paper has it
}

// Palette is every colour of the drawings that follows the page's. Light
// colours are unique, since a drawing's colours are mapped to roles by them.
// All but the steps of seq come from themes/parvis/base/settings.css; a test
// keeps both the same.
//
// The steps of seq, for maps and matrices, go from weak to strong on a
// background of paper or stone: from light to dark in light mode, from dark to
// light in dark mode. Contrast between steps is at least 1.4:1, not 3:1: their
// values are also written.
var Palette = []Colour{
	{"paper", "#fdfcf9", "#1b1917", "ink"},
	{"stone", "#f4f1ea", "#24211e", "ink"},
	{"slab", "#eeeae1", "#2b2824", "ink"},
	{"joint", "#d5cdbf", "#48423b", "ink"},
	{"edge", "#857c6e", "#8f8577", ""},
	{"ink", "#24211d", "#efeae2", "paper"},
	{"ink-2", "#58524a", "#bcb3a6", "paper"},
	{"brick", "#9b3a1c", "#f19b79", "paper"},
	{"hue-1", "#2766c0", "#7d9ff3", "paper"},
	{"hue-2", "#7d5f00", "#efc348", "paper"},
	{"hue-3", "#0c4a45", "#bfe3d6", "paper"},
	{"hue-4", "#a8436c", "#e58fae", "paper"},
	{"hue-5", "#3d1f78", "#c9aef5", "paper"},
	{"hue-6", "#2b7636", "#86b854", "paper"},
	{"hue-7", "#7a1f0a", "#f2a07a", "paper"},
	{"hue-8", "#5f5a55", "#b3aba1", "paper"},
	{"seq-1", "#d1e0ee", "#253142", "ink"},
	{"seq-2", "#9ebee0", "#30496a", "ink"},
	{"seq-3", "#6a97cd", "#3f6290", "ink"},
	{"seq-4", "#3763a4", "#73a3d5", "paper"},
	{"seq-5", "#19356b", "#bad8f4", "paper"},
}

// roleOf maps light colours to roles.
var roleOf = func() map[string]string {
	m := map[string]string{}
	for _, c := range Palette {
		m[c.Light] = c.Role
	}
	return m
}()
