package admin

import (
	"cmp"
	"errors"
	"html/template"
	"net/url"
	"strconv"
	"strings"

	"parvis/generator/admin/records"
	"parvis/generator/content/form"
	"parvis/generator/content/markup"
	"parvis/generator/model"
	"parvis/generator/text/typo"
)

// shown is how a form is shown.
type shown struct {
	alert    string
	problems []problem
	digest   string // "" for that of the file as it is
	rank     int    // of the table, in the version of the digest
	seenRank int    // of the table, in the version that a conflict shows
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
	if f.Table != "" && f.Index != form.New {
		data.Rank = strconv.Itoa(f.Index)
		if with.digest != "" {
			data.Rank = strconv.Itoa(with.rank)
		}
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
	walkFields(fields, func(f *field) {
		byField[f.Name] = true
		for _, r := range f.Rows {
			byField[r.Name] = true
		}
	})
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
		data.Seen, data.SeenRank = with.conflict.Digest, with.seenRank
		for _, d := range with.conflict.Fields {
			data.Conflict = append(data.Conflict, conflictField{d.Field, cmp.Or(labels[d.Field], f.Label(d.Field)), d.Mine, d.Theirs, d.TakeTheirs})
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
		list := partList{Key: k.Path, Label: typo.Set("fr", k.Label), Add: q.words["add-"+k.Path], Href: at(o.Kind, o.Slug) + k.Path + "/"}
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
			if f.Table != "" && p.Href != "" {
				continue // of another part of the record
			}
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
