package admin

import (
	"slices"
	"strconv"
	"strings"

	"parvis/generator/content/form"
	"parvis/generator/content/record"
	"parvis/generator/text/typo"
)

// field is a field of a page.
type field struct {
	form.Node
	ID       string
	Label    string
	Hint     string
	Example  string
	Errors   []string
	Options  []option
	Groups   []group
	Rows     []row
	Fields   fieldGroup
	Required bool
	Numeric  bool
	AddLabel string
	Suggests bool // the options are suggestions
	Focus    bool // a row of it was just taken away
	W        words
}

// SubID returns the identifier of one of the inputs of a field; the first has that of the field.
func (f field) SubID(i int) string {
	if i == 0 {
		return f.ID
	}
	return f.ID + "-" + strconv.Itoa(i)
}

// Line returns the number of the ith line of a field, from 1.
func (field) Line(i int) int { return i + 1 }

// DescribedBy returns the identifiers of what is said of the field, "" for nothing.
func (f field) DescribedBy() string {
	var ids []string
	if f.Hint+f.Example != "" {
		ids = append(ids, "h-"+f.ID)
	}
	if len(f.Errors) > 0 {
		ids = append(ids, "e-"+f.ID)
	}
	return strings.Join(ids, " ")
}

// fieldGroup is the fields of a form or of a row: those that are always shown, and those that are shown on
// request, since they are rare and nothing stands in them.
type fieldGroup struct {
	Often, Rarely []field
	W             words
}

func (q *request) grouped(fields []field) fieldGroup {
	g := fieldGroup{W: q.words}
	for _, f := range fields {
		if f.Key.Rare && !f.Filled() && len(f.Errors) == 0 {
			g.Rarely = append(g.Rarely, f)
		} else {
			g.Often = append(g.Often, f)
		}
	}
	return g
}

type option struct {
	Value, Label string
	Chosen       bool
}

// group is options under a heading, "" for none.
type group struct {
	Label   string
	Options []option
}

type row struct {
	form.Row
	ID          string
	Number      int
	Fields      fieldGroup
	First, Last bool
	Focus       bool
	Errors      []string
}

// idOf returns the identifier of a field on its page.
func idOf(name string) string {
	return "f-" + strings.NewReplacer("[", "-", "]", "", ".", "-", ":", "-").Replace(name)
}

// fields returns the fields of a form with their faults.
func (q *request) fields(f form.Form, v form.Values, problems []problem) []field {
	errs := map[string][]string{}
	for _, p := range problems {
		if p.Href == "" {
			text := p.Text
			if p.Want != "" {
				text += q.words["wanted"] + p.Want
			}
			errs[p.Field] = append(errs[p.Field], text)
		}
	}
	return q.fieldsOf(f.Nodes(v), errs)
}

func (q *request) fieldsOf(nodes []form.Node, errs map[string][]string) []field {
	var out []field
	for _, n := range nodes {
		out = append(out, q.fieldOf(n, errs))
	}
	return out
}

func (q *request) fieldOf(n form.Node, errs map[string][]string) field {
	if n.Control == form.Choice || n.Control == form.Select || n.Control == form.Tick {
		n.Typed = slices.DeleteFunc(slices.Clone(n.Typed), func(s string) bool { return s == "" })
	}
	f := field{Node: n, ID: idOf(n.Name), Label: typo.Set("fr", n.Key.Label), Hint: typo.Set("fr", hint(n.Key)), Errors: errs[n.Name], Required: n.Key.Required, W: q.words}
	for name, all := range errs { // of an element of a list: territoires[1]
		if rest, ok := strings.CutPrefix(name, n.Name+"["); ok && n.Control != form.Rows && strings.HasSuffix(rest, "]") {
			f.Errors = append(f.Errors, all...)
		}
	}
	f.Example = q.example(n)
	f.Numeric = n.Key.Form == record.Integer || n.Key.Form == record.Number
	for _, o := range n.Options {
		one := option{o.Value, o.Label, slices.Contains(n.Typed, o.Value)}
		f.Options = append(f.Options, one)
		if len(f.Groups) == 0 || f.Groups[len(f.Groups)-1].Label != o.Group {
			f.Groups = append(f.Groups, group{Label: o.Group})
		}
		last := &f.Groups[len(f.Groups)-1]
		last.Options = append(last.Options, one)
	}
	f.Suggests = (n.Control == form.Search || n.Control == form.Line) && len(n.Options) > 0
	f.Fields = q.grouped(q.fieldsOf(n.Nodes, errs))
	if n.Control == form.Rows {
		f.AddLabel = q.words["add-"+n.Key.Path[strings.LastIndexByte(n.Key.Path, '.')+1:]]
	}
	for i, r := range n.Rows {
		f.Rows = append(f.Rows, row{Row: r, ID: idOf(r.Name), Number: i + 1, Fields: q.grouped(q.fieldsOf(r.Nodes, errs)), First: i == 0, Last: i == len(n.Rows)-1, Errors: errs[r.Name]})
	}
	return f
}

// walkFields calls each for every field, those of rows included.
func walkFields(fields []field, each func(*field)) {
	for i := range fields {
		each(&fields[i])
		walkGroup(fields[i].Fields, each)
		for _, r := range fields[i].Rows {
			walkGroup(r.Fields, each)
		}
	}
}

// walkFocus gives the focus to the row, or to the table, that a button was about.
func walkFocus(fields []field, name string) {
	if name == "" {
		return
	}
	walkFields(fields, func(f *field) {
		f.Focus = f.Name == name
		for i := range f.Rows {
			f.Rows[i].Focus = f.Rows[i].Name == name
		}
	})
}

func walkGroup(g fieldGroup, each func(*field)) {
	walkFields(g.Often, each)
	walkFields(g.Rarely, each)
}

// example returns an example of what a field takes, as people type it.
func (q *request) example(n form.Node) string {
	switch n.Key.Form {
	case record.Date:
		return q.words["example-date"]
	case record.Quantity, record.Aim:
		return q.words["example-figure"]
	case record.Period:
		return q.words["example-period"]
	default:
		if n.Control == form.Line && !n.Key.Source {
			return q.words["example"] + strings.Trim(n.Key.Example, `"`)
		}
	}
	return ""
}
