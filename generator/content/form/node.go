package form

import (
	"slices"
	"strings"

	"parvis/generator/content/record"
)

// Control is what a field is filled in with.
type Control string

// The controls.
const (
	Line    Control = "line"    // one line of text
	Lines   Control = "lines"   // a text of several lines, or a list with one element a line
	Choice  Control = "choice"  // one of a few: radio buttons
	Select  Control = "select"  // one of many: a list
	Ticks   Control = "ticks"   // some of a few: boxes
	Search  Control = "search"  // records, each named by a text
	Tick    Control = "tick"    // one box
	Periods Control = "periods" // figures by period: a small table
	Aim     Control = "aim"     // a figure, or else figures by period
	Rows    Control = "rows"    // repeated tables
	Table   Control = "table"   // a table: a group of fields
)

// Node is a field of a form, or a group of fields.
type Node struct {
	Key     record.Key
	Name    string // of the field
	Control Control
	Typed   []string // what stands in it; of Search, with empty places for more
	Options []Option // of Choice, Select, Ticks; of Search and Line, suggestions: none if they are too many
	Figures []Figure // of Periods and Aim, with empty places for more
	Rows    []Row    // of Rows
	Nodes   []Node   // of Table
	CanNone bool     // of a list: an empty one says something else than none
	None    bool
}

// Figure is the figure of a period, as typed.
type Figure struct{ Period, Value string }

// Row is one of the repeated tables of a form.
type Row struct {
	ID    string
	Name  string // "indicateur[0]"
	Title string // what its first text says, "" for none
	Nodes []Node
}

const (
	spareLines   = 2 // empty places for more records in a list
	sparePeriods = 3
	maxChoices   = 6 // radio buttons and boxes; beyond, a list
)

// Nodes returns the fields of the form with what stands in them: the keys of the table itself in the
// order of the format, those of all kinds of records last.
func (f Form) Nodes(v Values) []Node { return f.nodes(f.Table, "", v) }

func (f Form) nodes(table, name string, v Values) []Node {
	var out []Node
	for _, k := range f.keysOf(table) {
		out = append(out, f.node(k, in(name, k.Name()), v))
	}
	return out
}

func (f Form) node(k record.Key, field string, v Values) Node {
	n := Node{Key: k, Name: field, Typed: v[field], Control: Line}
	switch k.Form {
	case record.Table:
		n.Control, n.Nodes = Table, f.nodes(k.Path, field, v)
	case record.Tables:
		n.Control = Rows
		for _, id := range v[field+rowsSuffix] {
			r := Row{ID: id, Name: row(field, id), Nodes: f.nodes(k.Path, row(field, id), v)}
			r.Title = title(r.Nodes)
			n.Rows = append(n.Rows, r)
		}
	case record.Bool:
		n.Control = Tick
	case record.ByPeriod:
		n.Control, n.Figures = Periods, typedFigures(field, v)
	case record.Aim:
		n.Control, n.Figures = Aim, typedFigures(field, v)
	case record.Texts:
		f.listNode(&n, v)
	default:
		f.textNode(&n)
	}
	return n
}

// listNode chooses the control of a list.
func (f Form) listNode(n *Node, v Values) {
	n.CanNone, n.None = canNone(n.Key), v.get(n.Name+noneSuffix) != ""
	if n.Key.Names == nil {
		n.Control = Lines
		n.Typed = []string{strings.Join(n.Typed, "\n")}
		return
	}
	if n.Options = f.Names.Options(n.Key.Names); ticked(n.Options, n.Typed) {
		n.Control = Ticks
		return
	}
	n.Control = Search
	n.Typed = append(filled(n.Typed), make([]string, spareLines)...)
}

// canNone reports whether an empty list says something else than no list: no place is known, and not
// those of the signatory.
func canNone(k record.Key) bool { return k.Path == "engagement.territoires" }

// ticked reports whether a list is filled in with boxes: few records, and no other text.
func ticked(options []Option, typed []string) bool {
	return len(options) > 0 && len(options) <= maxChoices && !slices.ContainsFunc(filled(typed), func(s string) bool {
		return !slices.ContainsFunc(options, func(o Option) bool { return o.Value == s })
	})
}

// textNode chooses the control of a text, a number or a date.
func (f Form) textNode(n *Node) {
	switch k := n.Key; {
	case k.Path == "engagement.catalogue":
		n.Control, n.Options = Select, f.Names.Actions()
	case k.Choices != nil:
		for _, c := range k.Choices {
			n.Options = append(n.Options, Option{Value: c, Label: record.ChoiceLabel(c)})
		}
		n.Control = Select
		if len(n.Options) <= maxChoices {
			n.Control = Choice
		}
	case k.Names != nil:
		n.Control = Search
		if n.Options = f.Names.Options(k.Names); n.Options != nil {
			n.Control = Select
		}
		if len(n.Typed) == 0 {
			n.Typed = []string{""}
		}
	case k.Long:
		n.Control = Lines
	case k.Source:
		n.Options = f.Names.Sources()
	}
	if one := (Values{"": n.Typed}).get(""); n.Control == Select && one != "" && !slices.ContainsFunc(n.Options, func(o Option) bool { return o.Value == one }) {
		n.Options = append(n.Options, Option{Value: one, Label: one}) // what stands there is kept, and checked
	}
}

// typedFigures returns the figures of a field, with empty places for more.
func typedFigures(field string, v Values) []Figure {
	var out []Figure
	for i, p := range v[field+periodsSuffix] {
		f := Figure{Period: clean(p)}
		if all := v[field+figuresSuffix]; i < len(all) {
			f.Value = clean(all[i])
		}
		if f != (Figure{}) {
			out = append(out, f)
		}
	}
	return append(out, make([]Figure, sparePeriods)...)
}

// title returns what a row is about: the first text that it has.
func title(nodes []Node) string {
	for _, n := range nodes {
		if n.Control != Tick && n.Control != Rows && len(n.Typed) > 0 && n.Typed[0] != "" {
			return n.Typed[0]
		}
	}
	return ""
}

// Filled reports whether something stands in a field, or in one of its group.
func (n Node) Filled() bool {
	return len(filled(n.Typed)) > 0 || n.None || len(n.Rows) > 0 || len(n.Figures) > 0 && n.Figures[0] != (Figure{}) || slices.ContainsFunc(n.Nodes, Node.Filled)
}
