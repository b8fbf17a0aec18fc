package preview

import (
	"bytes"
	"fmt"
	"html/template"
	"net"
	"net/http"
	"net/netip"
	"path"
	"slices"
	"strings"

	"parvis/generator/site/hosting"
)

// reserved is where all that the preview adds to a site lies.
const reserved = "/_parvis/"

// ServeHTTP answers a request, or says why not.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head := w.Header()
	head.Set("Cache-Control", "no-store")
	head.Set("Content-Security-Policy", hosting.Policy+"; "+hosting.Framing(false)) // the strictest that a host sends: what works here works there
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Referrer-Policy", "no-referrer")
	head.Set("Cross-Origin-Resource-Policy", "same-origin")
	switch {
	case !s.known(r.Host):
		s.refuse(w, http.StatusForbidden, s.words().otherHost)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		head.Set("Allow", "GET, HEAD")
		s.refuse(w, http.StatusMethodNotAllowed, s.words().readOnly)
		return
	case strings.ContainsAny(r.URL.Path, "\\\x00") || slices.Contains(strings.Split(r.URL.Path, "/"), "..") || !strings.HasPrefix(r.URL.Path, "/"):
		s.refuse(w, http.StatusBadRequest, s.words().outside)
		return
	}
	select {
	case <-s.first:
	case <-r.Context().Done():
		return
	}
	if name, ok := strings.CutPrefix(r.URL.Path, reserved); ok {
		s.own(w, r, name)
		return
	}
	s.file(w, r)
}

func (s *site) refuse(w http.ResponseWriter, status int, why string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	fmt.Fprintln(w, why)
}

// known tells that a request's Host can't be a name that somebody else decides
// of: it is a number, or this machine's own name for itself.
func (s *site) known(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if _, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil {
		return true
	}
	return strings.EqualFold(host, "localhost") || s.o.Host != "" && strings.EqualFold(host, s.o.Host)
}

// own answers for the preview's own files.
func (s *site) own(w http.ResponseWriter, r *http.Request, name string) {
	now, _ := s.current()
	switch name {
	case "":
		s.findings(w, r, http.StatusOK)
	case "events":
		s.events(w, r)
	case "preview.js", "preview.css":
		content, err := parts.ReadFile("parts/" + name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		s.send(w, r, http.StatusOK, name, content, now)
	default:
		http.NotFound(w, r)
	}
}

// findings answers with the page of what there is to mend.
func (s *site) findings(w http.ResponseWriter, r *http.Request, status int) {
	now, _ := s.current()
	s.standalone(w, r, status, now, "parvis-findings", template.HTML(now.Findings))
}

// standalone answers with a page of the preview's own. What it shows is kept up to
// date where its id is parvis-findings.
func (s *site) standalone(w http.ResponseWriter, r *http.Request, status int, now state, id string, content template.HTML) {
	title := now.Summary
	if title == "" {
		title = s.words().title(0, 0)
	}
	var page bytes.Buffer
	if err := templates.ExecuteTemplate(&page, "page", struct {
		Lang, Title, Home, ID string
		Findings              template.HTML
	}{s.words().code, title, s.words().home, id, content}); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	s.send(w, r, status, "index.html", page.Bytes(), now)
}

// file answers for the site.
func (s *site) file(w http.ResponseWriter, r *http.Request) {
	now, _ := s.current() // before the page: one that is newer than it says reloads, one that is older would not
	if !s.live.Ready() {
		s.findings(w, r, http.StatusServiceUnavailable)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	content, ok, err := s.live.File(name)
	status := http.StatusOK
	if !ok {
		if _, ok, _ := s.live.File(name + "/index.html"); ok {
			http.Redirect(w, r, r.URL.Path+"/", http.StatusFound)
			return
		}
		status, name = http.StatusNotFound, "404.html"
		content, _, err = s.live.File(name)
	}
	if err != nil {
		var b bytes.Buffer
		l := listing{Lang: s.words().code, Title: s.words().title(1, 0), Fault: s.o.Explain(err)}
		if err := templates.ExecuteTemplate(&b, "findings", l); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		now.Summary = l.Title
		s.standalone(w, r, http.StatusInternalServerError, now, "parvis-fault", template.HTML(b.String()))
		return
	}
	s.send(w, r, status, name, content, now)
}

func (s *site) send(w http.ResponseWriter, r *http.Request, status int, name string, content []byte, now state) {
	kind, _ := hosting.Type(name)
	if path.Ext(name) == ".html" {
		content = s.dress(content, now)
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", fmt.Sprint(len(content)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // the reader went away
	}
}

// events streams the state, now and whenever it changes.
func (s *site) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	flush := http.NewResponseController(w)
	wake, leave := s.enter()
	defer leave()
	for {
		_, event := s.current()
		if _, err := fmt.Fprintf(w, "retry: 500\ndata: %s\n\n", event); err != nil || flush.Flush() != nil {
			return
		}
		select {
		case <-wake:
		case <-r.Context().Done():
			return
		}
	}
}

// dress adds to a page the script of the preview, and where there is none, a
// banner while the site has errors.
func (s *site) dress(page []byte, now state) []byte {
	var head, banner bytes.Buffer
	_ = templates.ExecuteTemplate(&head, "head", now)
	if now.Errors > 0 {
		_ = templates.ExecuteTemplate(&banner, "banner", struct{ Text, Href, Link string }{s.words().stale(now.Summary), reserved, s.words().see})
	}
	lower := bytes.ToLower(page) // tags are ASCII: lengths stay, and offsets hold
	if len(lower) != len(page) {
		lower = page
	}
	body := len(page)
	if at := bytes.Index(lower, []byte("<body")); at >= 0 {
		if end := bytes.IndexByte(page[at:], '>'); end >= 0 {
			body = at + end + 1
		}
	}
	top := body
	if at := bytes.Index(lower, []byte("</head>")); at >= 0 && at < body {
		top = at
	}
	return slices.Concat(page[:top], head.Bytes(), page[top:body], banner.Bytes(), page[body:])
}
