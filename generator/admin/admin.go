// Package admin is the forms of the browser: lists of records, a form for each kind made from the
// description of the format, what is left to correct, spreadsheets, the yearly round, publishing. Pages
// are plain HTML made on the server; everything works without a script, which only adds comfort.
//
//	/admin/                                  what there is, and what is left to do
//	/admin/signataires/                      the records of a kind
//	/admin/nouveau/signataires/              a new one
//	/admin/signataires/engie/                the form of a record
//	/admin/signataires/engie/engagement/0/   the form of one of its commitments; "nouveau" for a new one
//	/admin/reglages/site/                    the settings: site.toml
//
// Who may write: this machine only (see package preview for the Host of requests). A request that
// changes something must come from a page of this server: its origin is checked, and it carries a
// token that only such a page has, for a cookie of this start (package nosurf, a well-kept library for
// it). The pages can't be framed, and run under the strictest policy of the site.
package admin

import (
	"bytes"
	"context"
	"crypto/rand"
	"embed"
	"errors"
	"html/template"
	"net/http"
	"strings"

	"github.com/justinas/nosurf"

	"parvis/generator"
	"parvis/generator/admin/records"
	"parvis/generator/content/form"
	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
)

// Path is the folder of the forms.
const Path = "/admin/"

// Options configures the forms.
type Options struct {
	Live    *generator.Live
	Content string // the content folder
	Lang    string // "fr" or "en"
	Words   diag.Catalogue
	Explain func(error) string                        // returns the message for an error of a file
	Changed func(ctx context.Context, files []string) // called after files were written, before the answer
	Sheets  Sheets                                    // nil if spreadsheets can't be read
	Publish Publisher                                 // nil if the site can't be sent from here
}

// maxForm is the largest form, in bytes: a record may have a long text.
const maxForm = 8 << 20

//go:embed parts
var parts embed.FS

var templates = template.Must(template.ParseFS(parts, "parts/*.html"))

// Server answers the requests of the forms.
type Server struct {
	options Options
	store   *records.Store
	words   words
	guard   http.Handler
	books   books
	sending sending
}

// New returns the forms of a site.
func New(o Options) *Server {
	s := &Server{options: o, store: records.New(o.Live, o.Content, o.Changed), words: wordsIn(o.Lang)}
	mux := http.NewServeMux()
	for pattern, answer := range map[string]func(*request){
		"GET /admin/{$}":                                s.home,
		"GET /admin/admin.css":                          s.asset,
		"GET /admin/admin.js":                           s.asset,
		"GET /admin/a-corriger/{$}":                     s.faults,
		"GET /admin/aide/{$}":                           s.help,
		"GET /admin/nouveau/{kind}/{$}":                 s.newRecord,
		"POST /admin/nouveau/{kind}/{$}":                s.newRecord,
		"GET /admin/{kind}/{$}":                         s.list,
		"GET /admin/{kind}/{slug}/{$}":                  s.record,
		"POST /admin/{kind}/{slug}/{$}":                 s.record,
		"GET /admin/{kind}/{slug}/renommer/{$}":         s.rename,
		"POST /admin/{kind}/{slug}/renommer/{$}":        s.rename,
		"GET /admin/{kind}/{slug}/dupliquer/{$}":        s.duplicate,
		"POST /admin/{kind}/{slug}/dupliquer/{$}":       s.duplicate,
		"GET /admin/{kind}/{slug}/supprimer/{$}":        s.remove,
		"POST /admin/{kind}/{slug}/supprimer/{$}":       s.remove,
		"GET /admin/{kind}/{slug}/fichier/{$}":          s.upload,
		"POST /admin/{kind}/{slug}/fichier/{$}":         s.upload,
		"GET /admin/{kind}/{slug}/{table}/{$}":          s.findPart,
		"POST /admin/{kind}/{slug}/{table}/{$}":         s.arrange,
		"GET /admin/{kind}/{slug}/{table}/{index}/{$}":  s.part,
		"POST /admin/{kind}/{slug}/{table}/{index}/{$}": s.part,
		"GET /admin/tableur/{$}":                        s.importing,
		"POST /admin/tableur/{$}":                       s.importing,
		"GET /admin/bilans/{$}":                         s.round,
		"GET /admin/bilans/{year}/{file}":               s.roundFile,
		"GET /admin/publier/{$}":                        s.publishing,
		"POST /admin/publier/{$}":                       s.publishing,
	} {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) { answer(&request{w, r, s}) })
	}
	mux.HandleFunc("/admin/", func(w http.ResponseWriter, r *http.Request) {
		(&request{w, r, s}).problem(http.StatusNotFound, s.words["no-page"])
	})
	csrf := nosurf.New(mux)
	csrf.SetBaseCookie(http.Cookie{Name: "parvis-" + rand.Text()[:8], Path: Path, HttpOnly: true, SameSite: http.SameSiteStrictMode})
	csrf.SetIsTLSFunc(func(*http.Request) bool { return false })
	csrf.SetFailureHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !errors.Is(nosurf.Reason(r), nosurf.ErrBadToken) {
			(&request{w, r, s}).problem(http.StatusForbidden, s.words["other-origin"])
			return
		}
		mux.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), stale{}, true))) // what was typed is shown again
	}))
	s.guard = csrf
	return s
}

// stale marks a request whose token is of an earlier start: nothing is written.
type stale struct{}

// ServeHTTP answers a request under Path.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Referrer-Policy", "same-origin") // without it browsers send no origin with a form
	if r.Method == http.MethodPost && !readable(w, r) {
		(&request{w, r, s}).problem(http.StatusRequestEntityTooLarge, s.words["too-large"])
		return
	}
	s.guard.ServeHTTP(w, r)
}

// readable reads the form of a request, within the limits of its type. The guard would take one that
// can't be read for one without a token.
func readable(w http.ResponseWriter, r *http.Request) bool {
	var err error
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		r.Body = http.MaxBytesReader(w, r.Body, maxUpload+1<<20)
		err = r.ParseMultipartForm(maxUpload)
	} else {
		r.Body = http.MaxBytesReader(w, r.Body, maxForm)
		err = r.ParseForm()
	}
	return err == nil && !form.Values(r.PostForm).TooMany()
}

// request is a request that is being answered.
type request struct {
	w http.ResponseWriter
	r *http.Request
	*Server
}

// stale reports whether nothing may be written for this request.
func (q *request) stale() bool { return q.r.Context().Value(stale{}) != nil }

// page is the data of a page.
type page struct {
	Lang    string
	W       words
	Title   string // of the window; its prefix says when something is to be corrected
	Heading string
	Back    link
	Notice  string    // what was done
	Alert   string    // what wasn't, and why
	Summary []problem // faults of the form, each with its field
	Token   string
	Content template.HTML
	Wide    bool
	Send    bool // the site can be sent from here
}

// link is a link of a page.
type link struct{ Href, Text string }

// problem is a fault, and the field that it is in; "" for none.
type problem struct{ Field, Text, Want, Hint, Href string }

// show answers with a page whose content is made by a template.
func (q *request) show(status int, p page, name string, data any) {
	p.Lang, p.W, p.Token, p.Send = q.words["lang"], q.words, nosurf.Token(q.r), q.options.Publish != nil
	if len(p.Summary) > 0 || p.Alert != "" {
		p.Title = q.words["error-prefix"] + p.Title
	}
	var content, whole bytes.Buffer
	err := templates.ExecuteTemplate(&content, name, view{p, data})
	if err == nil {
		p.Content = template.HTML(content.String())
		err = templates.ExecuteTemplate(&whole, "layout", p)
	}
	if err != nil {
		http.Error(q.w, err.Error(), http.StatusInternalServerError)
		return
	}
	q.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	q.w.WriteHeader(status)
	_, _ = q.w.Write(whole.Bytes()) // fails if the reader has left
}

// view is what a template of content sees.
type view struct {
	page
	Of any
}

// problem answers with a page that only says why there is no other.
func (q *request) problem(status int, text string) {
	q.show(status, page{Title: text, Heading: q.words["sorry"], Alert: text, Back: link{Path, q.words["home"]}}, "nothing", nil)
}

// failed answers with the message of an error.
func (q *request) failed(err error) {
	if errors.Is(err, records.ErrNoRecord) {
		q.problem(http.StatusNotFound, q.words["no-record"])
		return
	}
	q.problem(http.StatusInternalServerError, q.options.Explain(err))
}

// to sends the browser to another page, after something was done. notice is the key of what is said there.
func (q *request) to(at, notice string) {
	if notice != "" {
		at, fragment, _ := strings.Cut(at, "#")
		separator := "?"
		if strings.Contains(at, "?") {
			separator = "&"
		}
		at += separator + "fait=" + notice
		if strings.HasPrefix(at, Path) {
			fragment = "fait" // what is said gets the focus
		}
		if fragment != "" {
			at += "#" + fragment
		}
		http.Redirect(q.w, q.r, at, http.StatusSeeOther)
		return
	}
	http.Redirect(q.w, q.r, at, http.StatusSeeOther)
}

// notice is what is said on a page of what was just done.
func (q *request) notice() string {
	if done := q.r.URL.Query().Get("fait"); done != "" {
		return q.words["done-"+done]
	}
	return ""
}

// kind returns the kind that the address names; settings have the name "reglages".
func (q *request) kind() (model.Kind, bool) {
	name := q.r.PathValue("kind")
	if name == settings {
		return model.Settings, true
	}
	k, ok := record.KindOf(name)
	return k, ok && string(k) == name && k != model.Settings
}

// settings is the name of the settings in addresses.
const settings = "reglages"

// at returns the address of the form of a record.
func at(kind model.Kind, slug string) string {
	if kind == model.Settings {
		return Path + settings + "/site/"
	}
	return Path + string(kind) + "/" + slug + "/"
}

// asset answers with the style or the script of the pages.
func (s *Server) asset(q *request) {
	name := strings.TrimPrefix(q.r.URL.Path, Path)
	content, err := parts.ReadFile("parts/" + name)
	if err != nil {
		http.NotFound(q.w, q.r)
		return
	}
	kind := "text/css; charset=utf-8"
	if strings.HasSuffix(name, ".js") {
		kind = "text/javascript; charset=utf-8"
	}
	q.w.Header().Set("Content-Type", kind)
	_, _ = q.w.Write(content) // fails if the reader has left
}

// form returns the form that the address names, of a record or of one of its tables.
func (q *request) form(kind model.Kind, table string, index int) form.Form {
	return form.Form{Kind: kind, Table: table, Index: index, Names: q.store.Names()}
}
