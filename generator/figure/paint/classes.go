package paint

// class is a class that marks have, with what it declares. {role} stands for a colour.
type class struct{ name, declarations string }

// classTable is every class, in the order in which rules are written: a later one wins.
var classTable = []class{
	// Texts: t a label, n a value, z quiet; c and s the small ones, in ink and quiet.
	{"t", "fill:{ink}"},
	{"n", "fill:{ink};font-weight:650"},
	{"z", "fill:{ink-2}"},
	{"c", "fill:{ink};font-size:12px"},
	{"s", "fill:{ink-2};font-size:12px"},
	{"pt", "fill:{paper}"},
	{"ql", "fill:{on-weak}"},
	{"qh", "fill:{on-strong}"},
	{"ow", "fill:{on-middle}"},
	{"bold", "font-weight:650"},
	{"small", "font-size:12px"},
	{"big", "font-size:30px;font-weight:650"},
	{"e", "text-anchor:end"},
	{"m", "text-anchor:middle"},
	{"halo", "paint-order:stroke;stroke:{paper};stroke-width:4px;stroke-linejoin:round"},
	// Marks.
	{"p", "fill:{paper}"},
	{"b", "fill:{mark}"},
	{"b2", "fill:{mark-2}"},
	{"h1", "fill:{hue-1}"}, {"h2", "fill:{hue-2}"}, {"h3", "fill:{hue-3}"}, {"h4", "fill:{hue-4}"},
	{"h5", "fill:{hue-5}"}, {"h6", "fill:{hue-6}"}, {"h7", "fill:{hue-7}"}, {"h8", "fill:{hue-8}"},
	{"q1", "fill:{seq-1}"}, {"q2", "fill:{seq-2}"}, {"q3", "fill:{seq-3}"}, {"q4", "fill:{seq-4}"}, {"q5", "fill:{seq-5}"},
	{"ok", "fill:{reached}"},
	{"way", "fill:{on-track}"},
	{"watch", "fill:{watch}"},
	{"miss", "fill:{missed}"},
	{"halt", "fill:{stopped}"},
	{"pe", "fill:{paper};stroke:{edge}"},
	{"unk", "stroke:{edge}"},
	{"dot", "stroke:{edge}"},
	{"due", "fill:none;stroke:{edge};stroke-dasharray:3 3"},
	{"none", "fill:none;stroke:{joint}"},
	// Outlines of what is possible, in the colour of what is certain.
	{"open", "fill:{paper};stroke:{mark};stroke-width:1.5"},
	{"o2", "fill:{paper};stroke:{mark-2};stroke-width:1.5"},
	{"o-h1", "fill:{paper};stroke:{hue-1};stroke-width:1.5"}, {"o-h2", "fill:{paper};stroke:{hue-2};stroke-width:1.5"},
	{"o-h3", "fill:{paper};stroke:{hue-3};stroke-width:1.5"}, {"o-h4", "fill:{paper};stroke:{hue-4};stroke-width:1.5"},
	{"o-h5", "fill:{paper};stroke:{hue-5};stroke-width:1.5"}, {"o-h6", "fill:{paper};stroke:{hue-6};stroke-width:1.5"},
	{"o-h7", "fill:{paper};stroke:{hue-7};stroke-width:1.5"}, {"o-h8", "fill:{paper};stroke:{hue-8};stroke-width:1.5"},
	{"link", "stroke:{mark-2};stroke-width:2"},
	{"ring", "fill:{paper};stroke:{mark};stroke-width:2.5"},
	{"about", "fill:{paper};stroke:{mark};stroke-width:2.5;stroke-dasharray:3.2 2.4"},
	{"ref", "fill:{paper};stroke:{ink};stroke-width:1.5"},
	// Lines.
	{"base", "stroke:{edge}"},
	{"grid", "fill:none;stroke:{joint}"},
	{"lead", "stroke:{edge}"},
	{"tgt", "stroke:{ink};stroke-width:3"},
	{"under", "stroke:{paper};stroke-width:7"},
	{"was", "stroke:{ink-2};stroke-width:2;stroke-dasharray:4 3"},
	{"arrow", "fill:none;stroke:{ink-2};stroke-width:1.5"},
	{"cut", "fill:none;stroke:{paper};stroke-width:2"},
	{"gl", "fill:none;stroke:{on-strong};stroke-width:2"},
	{"gd", "fill:none;stroke:{on-middle};stroke-width:2"},
	{"gi", "fill:none;stroke:{ink};stroke-width:2"},
	// Maps: their lines keep their width when they are scaled.
	{"land", "stroke:{edge};stroke-width:.7;vector-effect:non-scaling-stroke;stroke-linejoin:round"},
	{"away", "fill:{stone};stroke:{joint};stroke-width:.7;vector-effect:non-scaling-stroke;stroke-linejoin:round"},
	// Insides of patterns, and the ground of a file.
	{"hb", "fill:{stone}"},
	{"hl", "stroke:{edge};stroke-width:2"},
	{"hd", "fill:{edge}"},
}

// Classes returns the names of all classes, in the order of their rules.
func Classes() []string {
	out := make([]string, len(classTable))
	for i, c := range classTable {
		out[i] = c.name
	}
	return out
}

// ColoursOf returns the colours that a class fills and strokes with; "" where it sets none.
func ColoursOf(name string) (fill, stroke string) {
	for _, c := range classTable {
		if c.name == name {
			return roleAfter(c.declarations, "fill:{"), roleAfter(c.declarations, "stroke:{")
		}
	}
	return "", ""
}
