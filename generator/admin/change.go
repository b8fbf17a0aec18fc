package admin

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"parvis/generator/admin/records"
	"parvis/generator/content/form"
	"parvis/generator/model"
)

// askPage is the data of a page that asks for a name, or for a confirmation.
type askPage struct {
	Ask      string // key of the question
	Name     string
	Errors   []string
	Mentions []records.Mention
	Blocked  bool
	Digest   string
}

// rename answers with the question of another address, or gives it.
func (s *Server) rename(q *request) { q.named("rename", "renomme", s.store.Rename) }

// duplicate answers with the question of the copy's name, or makes it.
func (s *Server) duplicate(q *request) { q.named("duplicate", "copie", s.store.Duplicate) }

// named asks for a name, and does something with a record and that name.
func (q *request) named(ask, done string, do func(ctx context.Context, o *records.Opened, name string) (*records.Outcome, error)) {
	o := q.opened()
	if o == nil {
		return
	}
	if o.Kind == model.Settings || o.Doc == nil {
		q.problem(http.StatusNotFound, q.words["no-page"])
		return
	}
	p := page{Title: q.words[ask] + " – " + o.Title, Heading: q.words[ask] + q.words["colon"] + o.Title, Back: link{at(o.Kind, o.Slug), o.Title}}
	data := askPage{Ask: ask, Name: o.Title}
	if ask == "duplicate" {
		data.Name += q.words["copy-suffix"]
	}
	if q.r.Method != http.MethodPost {
		q.show(http.StatusOK, p, "ask", data)
		return
	}
	data.Name = strings.TrimSpace(q.r.PostFormValue("nom"))
	if q.stale() {
		p.Alert = q.words["stale"]
		q.show(http.StatusForbidden, p, "ask", data)
		return
	}
	out, err := do(q.r.Context(), o, data.Name)
	if bad, is := badName(err); is {
		p.Summary = q.nameProblems("nom", o.Kind, bad)
		p.Summary[0].Href = "#f-nom"
		data.Errors = []string{p.Summary[0].Text}
		q.show(http.StatusUnprocessableEntity, p, "ask", data)
		return
	}
	if err != nil {
		q.failed(err)
		return
	}
	if out.Refused() {
		q.show(http.StatusUnprocessableEntity, q.blocked(p, out, o), "ask", data)
		return
	}
	q.to(at(o.Kind, out.Slug), done)
}

// blocked returns a page with why a change wasn't made.
func (q *request) blocked(p page, out *records.Outcome, o *records.Opened) page {
	p.Alert = q.words["not-done"]
	if out.Stuck != nil {
		p.Alert = q.words.stuck(out.Stuck)
	}
	for _, one := range q.problemsIn(out, o.File, form.Form{Kind: o.Kind, Index: form.New, Names: q.store.Names()}) {
		if one.Href == "" {
			one.Href = at(o.Kind, o.Slug)
		}
		p.Summary = append(p.Summary, one)
	}
	return p
}

// remove shows what names a record before it is removed, or removes it.
func (s *Server) remove(q *request) {
	o := q.opened()
	if o == nil {
		return
	}
	if o.Kind == model.Settings {
		q.problem(http.StatusNotFound, q.words["no-page"])
		return
	}
	mentions, err := s.store.Mentions(q.r.Context(), o.Kind, o.Slug)
	if err != nil {
		q.failed(err)
		return
	}
	p := page{Title: q.words["remove"] + " – " + o.Title, Heading: q.words["remove"] + q.words["colon"] + o.Title, Back: link{at(o.Kind, o.Slug), o.Title}}
	data := askPage{Ask: "remove", Mentions: mentions, Blocked: len(mentions) > 0, Digest: o.Digest}
	if q.r.Method != http.MethodPost {
		q.show(http.StatusOK, p, "remove", data)
		return
	}
	if q.stale() || q.r.PostFormValue(digestField) != o.Digest {
		p.Alert = q.words["stale"]
		q.show(http.StatusForbidden, p, "remove", data)
		return
	}
	out, err := s.store.Delete(q.r.Context(), o)
	if err != nil {
		q.failed(err)
		return
	}
	if out.Refused() {
		q.show(http.StatusUnprocessableEntity, q.blocked(p, out, o), "remove", data)
		return
	}
	q.to(Path+string(o.Kind)+"/", "supprime")
}

// arrange moves or removes a repeated table of a record: "monter 2".
func (s *Server) arrange(q *request) {
	o := q.opened()
	if o == nil {
		return
	}
	do, number, _ := strings.Cut(q.r.PostFormValue(doField), " ")
	i, ok := index(number)
	by, known := map[string]int{form.MoveUp: -1, form.MoveDown: 1, form.RemoveRow: 0}[do]
	if !ok || !known || o.Doc == nil {
		q.problem(http.StatusBadRequest, q.words["no-page"])
		return
	}
	table := q.r.PathValue("table")
	p := page{Title: o.Title, Heading: o.Title, Back: link{at(o.Kind, o.Slug), o.Title}}
	if q.stale() {
		p.Alert = q.words["stale"]
		q.show(http.StatusForbidden, p, "nothing", nil)
		return
	}
	out, err := s.store.Arrange(q.r.Context(), o, table, i, by, q.r.PostFormValue(digestField))
	if errors.Is(err, records.ErrNoRecord) {
		p.Alert = q.words["changed-since"]
		q.show(http.StatusConflict, p, "nothing", nil)
		return
	}
	if err != nil {
		q.failed(err)
		return
	}
	if out.Refused() {
		q.show(http.StatusUnprocessableEntity, q.blocked(p, out, o), "nothing", nil)
		return
	}
	done := "range"
	if by == 0 {
		done = "retire"
	}
	q.to(at(o.Kind, o.Slug), done)
}
