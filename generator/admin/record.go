package admin

import (
	"errors"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/admin/records"
	"parvis/generator/content/form"
	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
)

// Names of fields that aren't those of a record.
const (
	tokenField    = "csrf_token"
	digestField   = "empreinte"
	doField       = "faire"
	backField     = "retour"
	rankField     = "rang"    // of a table, in the version of the digest
	seenField     = "vue"     // digest of the version that a conflict shows
	seenRankField = "rang-vu" // of the table there
	chosenField   = "choix:"  // before the name of a field of which two versions are shown
)

// What the buttons of a form do, beside those of its rows.
const (
	doSave    = "enregistrer"
	doStay    = "continuer"
	doPreview = "apercu"
	doSettle  = "trancher"
	theirs    = "autre"
)

// formPage is the data of the page of a form.
type formPage struct {
	Fields   fieldGroup
	Digest   string
	Rank     string // of the table in the version of the digest
	Seen     string // digest of the version that a conflict shows
	SeenRank int
	Back     string // where to go once it is saved
	Parts    []partList
	Links    []link
	Body     *body
	New      bool
	Action   string // where the form is sent; "" for the page itself
	Warnings []problem
	Conflict []conflictField
}

// body is the Markdown of a record.
type body struct {
	Text    string
	Preview preview
	Errors  []string
}

// partList is the repeated tables of a record that have forms of their own.
type partList struct {
	Key, Label, Add, Href string
	Parts                 []part
}

type part struct {
	Title       string
	Index       int
	First, Last bool
}

// typed returns what was typed in the form of a request.
func (q *request) typed() form.Values {
	v := form.Values(maps.Clone(q.r.PostForm))
	for name := range v {
		if name == tokenField || name == digestField || name == doField || name == backField || name == rankField || name == seenField || name == seenRankField || strings.HasPrefix(name, chosenField) {
			delete(v, name)
		}
	}
	return v
}

// lost shows what was typed in the form of a record that can't be opened any more: it was removed, renamed or
// spoilt while the form was filled in. A record can then be made anew. It reports whether it answered.
func (q *request) lost(table string, index int) bool {
	kind, ok := q.kind()
	if !ok || kind == model.Settings || q.r.Method != http.MethodPost {
		return false
	}
	_, err := q.store.Open(kind, q.r.PathValue("slug"))
	if err == nil {
		return false
	}
	o := &records.Opened{Kind: kind, Slug: q.r.PathValue("slug"), Title: q.r.PathValue("slug")}
	with := shown{alert: q.options.Explain(err), digest: q.r.PostForm.Get(digestField)}
	if errors.Is(err, records.ErrNoRecord) {
		with.alert = q.words["gone"]
		if table == "" {
			with.action = Path + "nouveau/" + string(kind) + "/"
		}
	}
	q.showForm(http.StatusConflict, o, q.form(kind, table, index), q.typed(), with)
	return true
}

// opened opens the record of the address. It answers itself when that can't be done.
func (q *request) opened() *records.Opened {
	kind, ok := q.kind()
	if !ok {
		q.problem(http.StatusNotFound, q.words["no-page"])
		return nil
	}
	slug := q.r.PathValue("slug")
	if kind == model.Settings {
		slug = ""
	}
	o, err := q.store.Open(kind, slug)
	if err != nil {
		q.failed(err)
		return nil
	}
	return o
}

// record answers with the form of a record, or saves it.
func (s *Server) record(q *request) {
	if q.lost("", form.New) {
		return
	}
	if o := q.opened(); o != nil {
		q.edit(o, q.form(o.Kind, "", form.New))
	}
}

// part answers with the form of a repeated table of a record, or saves it.
func (s *Server) part(q *request) {
	if q.lost(q.r.PathValue("table"), form.New) {
		return
	}
	o := q.opened()
	if o == nil {
		return
	}
	table, index := q.r.PathValue("table"), form.New
	if name := q.r.PathValue("index"); name != newPart {
		n, err := strconv.Atoi(name)
		if err != nil || n < 0 {
			q.problem(http.StatusNotFound, q.words["no-page"])
			return
		}
		index = n
	}
	if !form.IsPart(o.Kind, table) {
		q.problem(http.StatusNotFound, q.words["no-page"])
		return
	}
	f := q.form(o.Kind, table, index)
	if !o.Has(f) && q.r.Method != http.MethodPost {
		q.problem(http.StatusNotFound, q.words["no-record"])
		return
	}
	q.edit(o, f)
}

// newPart is the index, in addresses, of a table that isn't there yet.
const newPart = "nouveau"

// findPart leads to the form of the commitment that has an identifier, as the pages of the site name it.
func (s *Server) findPart(q *request) {
	o := q.opened()
	if o == nil {
		return
	}
	table, id := q.r.PathValue("table"), q.r.URL.Query().Get("id")
	to := at(o.Kind, o.Slug)
	if signatory, is := o.Entry.(*record.Signatory); is && table == "engagement" {
		i := slices.IndexFunc(signatory.Commitments, func(k record.Commitment) bool { return k.Anchor() == id })
		if i >= 0 {
			to += table + "/" + strconv.Itoa(i) + "/"
			if back := safePath(q.r.URL.Query().Get(backField)); back != "" {
				to += "?" + backField + "=" + queryEscape(back)
			}
		}
	}
	http.Redirect(q.w, q.r, to, http.StatusSeeOther)
}

// edit shows a form, or does what its button asks for.
func (q *request) edit(o *records.Opened, f form.Form) {
	if o.Doc == nil && q.r.Method == http.MethodPost {
		q.showForm(http.StatusConflict, o, f, q.typed(), shown{alert: q.words["unreadable"], digest: q.r.PostForm.Get(digestField)})
		return
	}
	if o.Doc == nil {
		q.show(http.StatusOK, page{Title: o.Title, Heading: o.Title, Alert: q.words["unreadable"], Back: link{Path + string(o.Kind) + "/", q.words.kinds(o.Kind)},
			Summary: q.problemsOf(o.File, f)}, "nothing", nil)
		return
	}
	if q.r.Method != http.MethodPost {
		q.showForm(http.StatusOK, o, f, f.Read(o.Doc), shown{problems: q.problemsOf(o.File, f)})
		return
	}
	v, do, digest := q.typed(), q.r.PostForm.Get(doField), q.r.PostForm.Get(digestField)
	if i, ok := index(q.r.PostForm.Get(rankField)); ok && f.Table != "" && f.Index != form.New {
		f.Index = i // in the version of the digest
	}
	with := shown{digest: digest, rank: f.Index}
	switch {
	case q.stale():
		with.alert = q.words["stale"]
		q.showForm(http.StatusForbidden, o, f, v, with)
		return
	case do == doPreview:
		with.preview = true
		q.showForm(http.StatusOK, o, f, v, with)
		return
	case do == doSettle:
		digest = q.r.PostForm.Get(seenField)
		if i, ok := index(q.r.PostForm.Get(seenRankField)); ok && f.Table != "" {
			f.Index = i
		}
		records.Settle(f, o, v, func(field string) (theirVersion, chosen bool) {
			choice := q.r.PostForm.Get(chosenField + field)
			return choice == theirs, choice != ""
		})
	case do != doSave && do != doStay && do != "":
		with.focus, _ = v.Press(do)
		q.showForm(http.StatusOK, o, f, v, with)
		return
	}
	out, err := q.store.Save(q.r.Context(), o.Kind, o.Slug, f, v, digest)
	if err != nil { // of the disk: what was typed stays
		with.alert = q.options.Explain(err)
		if errors.Is(err, records.ErrNoRecord) {
			with.alert = q.words["gone"]
		}
		q.showForm(http.StatusInternalServerError, o, f, v, with)
		return
	}
	if out.Refused() {
		with.digest, with.rank = digest, f.Index
		q.refused(v, out, with)
		return
	}
	q.saved(out.Now, f, do)
}

// refused shows a form again, with all that was typed, and why it wasn't saved.
func (q *request) refused(v form.Values, out *records.Outcome, with shown) {
	o, f := out.Now, out.Form
	switch {
	case out.Conflict != nil:
		with.alert, with.conflict, with.seenRank = q.words["conflict"], out.Conflict, f.Index
	case out.Stuck != nil:
		with.alert = q.words.stuck(out.Stuck)
	case out.Moved:
		with.alert = q.words["moved"]
	}
	as := f
	if f.Table != "" && f.Index == form.New {
		as.Index = o.Count(f.Table) // where it would be
	}
	with.problems = q.problemsIn(out, out.File, as)
	for i := range with.problems {
		if len(out.Faults) == 0 { // of what would be written, where rows are counted anew
			with.problems[i].Field = v.Row(with.problems[i].Field)
		}
	}
	if len(out.Faults) > 0 { // the checks haven't looked yet
		walkFields(q.fields(f, v, nil), func(one *field) {
			if one.Required && !one.Filled() {
				with.problems = append(with.problems, problem{Field: one.Name, Text: q.words["fill-in"] + one.Label})
			}
		})
	}
	q.showForm(http.StatusUnprocessableEntity, o, f, v, with)
}

// problemsIn returns the faults of an outcome as problems.
func (q *request) problemsIn(out *records.Outcome, file string, f form.Form) []problem {
	var all []problem
	for _, fault := range out.Faults {
		m := q.options.Words.Words(fault.Code, fault.Args)
		all = append(all, problem{Field: fault.Field, Text: capital(m.What), Want: m.Want, Hint: m.Hint})
	}
	for _, found := range out.Findings {
		all = append(all, q.problemOf(found, file, f))
	}
	return all
}

// problemsOf returns the errors that the file of a form has as it is.
func (q *request) problemsOf(file string, f form.Form) []problem {
	_, report := q.options.Live.Records()
	if report == nil {
		return nil
	}
	var all []problem
	for _, found := range report.Findings {
		if found.File == file && found.Severity == diag.Error {
			if p := q.problemOf(found, file, f); p.Href == "" {
				all = append(all, p)
			}
		}
	}
	return all
}

// problemOf returns a finding of the checks as a problem: of a field, or with a link to its record.
func (q *request) problemOf(found diag.Finding, file string, f form.Form) problem {
	p := q.told(found)
	if found.File != file {
		p.Text = q.about(found) + q.options.Words.Colon() + p.Text
		p.Href = hrefOf(found)
		return p
	}
	name, ok := f.Field(found.Key)
	if found.Code == missingKey && ok {
		p.Text, p.Hint = q.words["fill-in"]+f.Label(name), ""
	}
	switch {
	case !ok: // in a part of the record
		p.Href = hrefOf(found)
		p.Text = q.partOf(f.Kind, slugOf(file), found.Key) + q.options.Words.Colon() + p.Text
	case found.Key == "" && found.Line > 1 && f.Table == "" && strings.HasSuffix(file, ".md"):
		p.Field = form.Body
	default:
		p.Field = name
	}
	return p
}

// missingKey is the code of a key that is required and isn't there: its message speaks of lines of a file.
const missingKey = "missing-key"

// hrefOf returns the address of the form that has what a finding is about.
func hrefOf(f diag.Finding) string {
	if f.File == "site.toml" {
		return at(model.Settings, "")
	}
	kind, slug, ok := recordOf(f.File)
	if !ok {
		return ""
	}
	to := at(kind, slug)
	if table, rest, in := strings.Cut(f.Key, "["); in && form.IsPart(kind, table) {
		index, _, _ := strings.Cut(rest, "]")
		key := strings.TrimPrefix(fieldOfKey(kind, f.Key), table+"["+index+"]")
		to += table + "/" + index + "/"
		if key = strings.TrimPrefix(key, "."); key != "" {
			to += "#" + idOf(key)
		}
		return to
	}
	if field := fieldOfKey(kind, f.Key); field != "" {
		to += "#" + idOf(field)
	}
	return to
}

// saved leads to where one was, or back to the form.
func (q *request) saved(o *records.Opened, f form.Form, do string) {
	back := safePath(q.r.PostForm.Get(backField))
	here := at(o.Kind, o.Slug)
	switch {
	case do == doStay && f.Table != "" && f.Index == form.New:
		if now, err := q.store.Open(o.Kind, o.Slug); err == nil {
			here += f.Table + "/" + strconv.Itoa(now.Count(f.Table)-1) + "/"
		}
		q.to(withBack(here, back), "enregistre")
	case do == doStay:
		q.to(withBack(q.r.URL.Path, back), "enregistre")
	case back != "":
		q.to(back, "enregistre")
	default:
		q.to(here, "enregistre")
	}
}

// newRecord answers with the form of a new record, or makes it.
func (s *Server) newRecord(q *request) {
	kind, ok := q.kind()
	if !ok || kind == model.Settings {
		q.problem(http.StatusNotFound, q.words["no-page"])
		return
	}
	f := q.form(kind, "", form.New)
	o := &records.Opened{Kind: kind, Title: q.words["new-"+string(kind)]}
	if q.r.Method != http.MethodPost {
		q.showForm(http.StatusOK, o, f, form.Values{"brouillon": {"oui"}}, shown{})
		return
	}
	v, do := q.typed(), q.r.PostForm.Get(doField)
	switch {
	case q.stale():
		q.showForm(http.StatusForbidden, o, f, v, shown{alert: q.words["stale"]})
		return
	case do == doPreview:
		q.showForm(http.StatusOK, o, f, v, shown{preview: true})
		return
	case do != doSave && do != doStay && do != "":
		focus, _ := v.Press(do)
		q.showForm(http.StatusOK, o, f, v, shown{focus: focus})
		return
	}
	out, err := q.store.Create(q.r.Context(), f, v)
	if bad, is := badName(err); is {
		faults := &records.Outcome{Faults: s.store.Faults(f, v)}
		problems := append(q.nameProblems(records.NameKey(kind), kind, bad), q.problemsIn(faults, "", f)...)
		q.showForm(http.StatusUnprocessableEntity, o, f, v, shown{problems: problems})
		return
	}
	if err != nil {
		q.showForm(http.StatusInternalServerError, o, f, v, shown{alert: q.options.Explain(err)})
		return
	}
	if out.Refused() {
		out.Now, out.Form = o, f
		q.refused(v, out, shown{})
		return
	}
	q.to(at(kind, out.Slug), "cree")
}
