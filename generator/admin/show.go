package admin

import (
	"cmp"
	"errors"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/admin/records"
	"parvis/generator/content/form"
	"parvis/generator/content/markup"
	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/typo"
)

// shown is how a form is shown.
type shown struct {
	alert    string
	problems []problem
	digest   string // "" for that of the file as it is
	conflict *records.Conflict
	preview  bool
	focus    string // name of a row
	action   string // where the form is sent; "" for the page itself
}

// preview is the HTML of a text.
type preview = template.HTML

// conflictField is a field of which two versions are shown.
type conflictField struct {
	Name, Label  string
	Mine, Theirs []string
	TakeTheirs   bool
}

// showForm answers with a form.
func (q *request) showForm(status int, o *records.Opened, f form.Form, v form.Values, with shown) {
	fields := q.fields(f, v, with.problems)
	walkFocus(fields, with.focus)
	data := formPage{Fields: q.grouped(fields), Digest: cmp.Or(with.digest, o.Digest), New: o.File == "", Action: with.action, Back: q.back()}
	p := page{Title: o.Title, Heading: o.Title, Notice: q.notice(), Alert: with.alert, Back: link{Path + string(o.Kind) + "/", q.words.kinds(o.Kind)}}
	if o.Kind == model.Settings {
		p.Title, p.Heading, p.Back = q.words["settings"], q.words["settings"], link{Path, q.words["home"]}
	}
	if f.Table != "" {
		p.Heading = q.words["add-"+f.Table]
		if f.Index != form.New && o.Has(f) {
			p.Heading = o.PartTitle(f.Table, f.Index)
		}
		p.Title, p.Back = p.Heading+" – "+o.Title, link{at(o.Kind, o.Slug), o.Title}
	} else if !data.New {
		data.Parts, data.Links = q.parts(o), q.links(o)
	}
	if f.Table == "" && o.Kind != model.Settings {
		data.Body = &body{Text: strings.Join(v[form.Body], "\n")}
		if with.preview {
			data.Body.Preview = q.preview(data.Body.Text)
		}
	}
	byField := map[string]bool{}
	walkFields(fields, func(f *field) { byField[f.Name] = true })
	for _, one := range with.problems {
		if one.Href == "" {
			one.Href = "#" + q.anchor(one.Field, byField)
		}
		if one.Field == form.Body && data.Body != nil {
			data.Body.Errors = append(data.Body.Errors, one.Text)
		}
		p.Summary = append(p.Summary, one)
	}
	if with.conflict != nil {
		labels := map[string]string{}
		walkFields(fields, func(f *field) { labels[f.Name] = f.Label })
		labels[form.Body] = q.words["body"]
		for _, d := range with.conflict.Fields {
			name, _, _ := strings.Cut(d.Field, ":")
			data.Conflict = append(data.Conflict, conflictField{d.Field, cmp.Or(labels[d.Field], labels[name], name), d.Mine, d.Theirs, d.TakeTheirs})
		}
	}
	data.Warnings = q.warnings(o.File, f)
	q.show(status, p, "form", data)
}

// anchor returns the identifier of the field that a problem is in, or of the nearest one around it.
func (q *request) anchor(name string, known map[string]bool) string {
	for name != "" && !known[name] && name != form.Body {
		name = name[:max(strings.LastIndexAny(name, ".["), 0)]
	}
	if name == "" {
		return "contenu"
	}
	return idOf(name)
}

// parts returns the repeated tables of a record.
func (q *request) parts(o *records.Opened) []partList {
	var out []partList
	for _, k := range form.Parts(o.Kind) {
		list := partList{Key: k.Path, Label: k.Label, Hint: k.Description, Add: q.words["add-"+k.Path], Href: at(o.Kind, o.Slug) + k.Path + "/"}
		count := o.Count(k.Path)
		for i := range count {
			list.Parts = append(list.Parts, part{o.PartTitle(k.Path, i), i, i == 0, i == count-1})
		}
		out = append(out, list)
	}
	return out
}

// links returns what else can be done with a record.
func (q *request) links(o *records.Opened) []link {
	if o.Kind == model.Settings {
		return []link{{"/", q.words["see-site"]}}
	}
	here := at(o.Kind, o.Slug)
	out := []link{{"/" + string(o.Kind) + "/" + o.Slug + "/", q.words["see-page"]}}
	if o.Kind == model.Pages {
		out[0].Href = "/" + o.Slug + "/"
	}
	return append(out, link{here + "fichier/", q.words["add-file"]}, link{here + "renommer/", q.words["rename"]},
		link{here + "dupliquer/", q.words["duplicate"]}, link{here + "supprimer/", q.words["remove"]})
}

// preview renders Markdown as the site does, without raw HTML. Links lead nowhere: the text isn't saved.
func (q *request) preview(text string) template.HTML {
	parts, _, err := markup.Render(strings.ReplaceAll(text, "\r\n", "\n"), markup.Options{Lang: "fr",
		Resolve: func(destination string, image bool) markup.Target { return markup.Target{} }})
	if err != nil {
		return ""
	}
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.HTML)
	}
	return template.HTML(b.String())
}

// back is where to go once a form is saved: the page of the site that led to it.
func (q *request) back() string {
	if q.r.Form == nil {
		return safePath(q.r.URL.Query().Get(backField))
	}
	return safePath(q.r.Form.Get(backField))
}

// safePath returns a path of this site, "" for any other address.
func safePath(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(u.Path, "//") || strings.Contains(s, "\\") {
		return ""
	}
	return s
}

func queryEscape(s string) string { return url.QueryEscape(s) }

func withBack(here, back string) string {
	if back == "" {
		return here
	}
	return here + "?" + backField + "=" + queryEscape(back)
}

// badName returns the error of a name that can't be that of a record.
func badName(err error) (*records.NameError, bool) {
	var bad *records.NameError
	return bad, errors.As(err, &bad)
}

// nameProblems words a name that can't be that of a record, and leads to the record that has it.
func (q *request) nameProblems(field string, kind model.Kind, bad *records.NameError) []problem {
	switch {
	case strings.TrimSpace(bad.Name) == "":
		return []problem{{Field: field, Text: q.words["name-empty"]}}
	case bad.Taken:
		return []problem{{Field: field, Text: q.words["name-taken"]}, {Text: q.words["name-taken-see"], Href: at(kind, bad.Slug)}}
	default:
		return []problem{{Field: field, Text: q.words["name-bad"]}}
	}
}

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
		f.Rows = append(f.Rows, row{Row: r, ID: idOf(r.Name), Number: i + 1, Fields: q.grouped(q.fieldsOf(r.Nodes, errs)), First: i == 0, Last: i == len(n.Rows)-1})
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

// warnings returns what is to be checked in the file of a form, and what is left to do; neither stops a save.
func (q *request) warnings(file string, f form.Form) []problem {
	_, report := q.options.Live.Records()
	if report == nil || file == "" {
		return nil
	}
	var out []problem
	for _, found := range q.toDo(report) {
		if found.File == file {
			p := q.problemOf(found, file, f)
			if p.Href == "" && p.Field != "" {
				p.Href = "#" + idOf(p.Field)
			}
			out = append(out, p)
		}
	}
	return out
}

// index returns a number of the address.
func index(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0
}
