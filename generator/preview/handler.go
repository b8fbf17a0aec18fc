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

// reservedPath is the folder of everything that the preview adds to a site.
const reservedPath = "/_parvis/"

// ServeHTTP answers a request. It rejects foreign hosts, methods other than GET and
// HEAD, and paths outside the site.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	// The strictest policy that a host sends: what works here works there.
	header.Set("Content-Security-Policy", hosting.Policy+"; "+hosting.Framing(false))
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	switch {
	case !s.allowsHost(r.Host):
		s.reject(w, http.StatusForbidden, s.words().otherHost)
		return
	case s.forms != nil && strings.HasPrefix(r.URL.Path, EditPath):
		select {
		case <-s.ready:
			s.forms.ServeHTTP(w, r)
		case <-r.Context().Done():
		}
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		header.Set("Allow", "GET, HEAD")
		s.reject(w, http.StatusMethodNotAllowed, s.words().readOnly)
		return
	case strings.ContainsAny(r.URL.Path, "\\\x00") || !strings.HasPrefix(r.URL.Path, "/") ||
		slices.Contains(strings.Split(r.URL.Path, "/"), ".."):
		s.reject(w, http.StatusBadRequest, s.words().outsideSite)
		return
	}
	select {
	case <-s.ready:
	case <-r.Context().Done():
		return
	}
	if name, ok := strings.CutPrefix(r.URL.Path, reservedPath); ok {
		s.serveReserved(w, r, name)
		return
	}
	s.serveFile(w, r)
}

func (s *server) reject(w http.ResponseWriter, status int, why string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	fmt.Fprintln(w, why)
}

// allowsHost reports whether a Host header is safe from DNS rebinding: it is an IP
// address, localhost, or the host of Options.
func (s *server) allowsHost(host string) bool { return allows(s.options.Host, host) }

func allows(known, host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if _, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil {
		return true
	}
	return strings.EqualFold(host, "localhost") || known != "" && strings.EqualFold(host, known)
}

// serveReserved serves what is under reservedPath.
func (s *server) serveReserved(w http.ResponseWriter, r *http.Request, name string) {
	now, _ := s.current()
	switch name {
	case "":
		s.serveFindings(w, r, http.StatusOK)
	case "events":
		s.serveEvents(w, r)
	case "preview.js", "preview.css":
		content, err := parts.ReadFile("parts/" + name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		s.respond(w, r, http.StatusOK, name, content, now)
	default:
		http.NotFound(w, r)
	}
}

// serveFindings serves the page of findings.
func (s *server) serveFindings(w http.ResponseWriter, r *http.Request, status int) {
	now, _ := s.current()
	s.serveOwnPage(w, r, status, now, "parvis-findings", template.HTML(now.Findings))
}

// serveOwnPage serves a page made by the preview itself. The script updates its
// content if id is parvis-findings.
func (s *server) serveOwnPage(w http.ResponseWriter, r *http.Request, status int, now state, id string,
	content template.HTML) {
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
	s.respond(w, r, status, "index.html", page.Bytes(), now)
}

// serveFile serves a file of the site.
func (s *server) serveFile(w http.ResponseWriter, r *http.Request) {
	now, _ := s.current() // before the page: a page newer than its state reloads, an older one would not
	if !s.live.Ready() {
		s.serveFindings(w, r, http.StatusServiceUnavailable)
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
		l := findingList{Lang: s.words().code, Title: s.words().title(1, 0), Fault: s.options.Explain(err)}
		if err := templates.ExecuteTemplate(&b, "findings", l); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		now.Summary = l.Title
		s.serveOwnPage(w, r, http.StatusInternalServerError, now, "parvis-fault", template.HTML(b.String()))
		return
	}
	s.respond(w, r, status, name, content, now)
}

// respond writes a response. It injects the preview into HTML pages.
func (s *server) respond(w http.ResponseWriter, r *http.Request, status int, name string, content []byte,
	now state) {
	kind, _ := hosting.Type(name)
	if path.Ext(name) == ".html" {
		content = s.inject(content, now)
		if s.forms != nil && r.Header.Get("Sec-Fetch-Dest") != "iframe" {
			content = s.addEditLinks(content, name, r.URL.Query().Get("fait") != "")
		}
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", fmt.Sprint(len(content)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // fails if the reader has left
	}
}

// serveEvents streams the current state and each later one as server-sent events.
func (s *server) serveEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	flush := http.NewResponseController(w)
	wake, unsubscribe := s.subscribe()
	defer unsubscribe()
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

// inject adds the script and style of the preview to a page. While the site has
// errors, it also adds a banner, for browsers without scripts.
func (s *server) inject(page []byte, now state) []byte {
	var head, banner bytes.Buffer
	_ = templates.ExecuteTemplate(&head, "head", now)
	if now.Errors > 0 {
		_ = templates.ExecuteTemplate(&banner, "banner", struct{ Text, Href, Link string }{
			s.words().stale(now.Summary), reservedPath, s.words().seeFindings})
	}
	lower := bytes.ToLower(page) // offsets stay valid if the length does
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
