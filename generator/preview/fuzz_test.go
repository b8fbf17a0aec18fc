package preview

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"unicode"

	"parvis/generator"
)

// FuzzRequests asks the preview for any path under any name of the host: it
// answers with a page of the site or says why not, and never with a file of
// another folder, to a stranger or in the name of one.
func FuzzRequests(f *testing.F) {
	for _, path := range []string{"/", "/signataires/exemple-sa/", "/signataires/exemple-sa", "/../../go.mod", "/..%2f..%2fgo.mod", "/medias/convention.pdf", "/medias/../site.toml", "/site.toml", "//evil.test/", "/_parvis/", "/_parvis/preview.js", "/_parvis/../x",
		"/\\evil.test", "/%00", "/.parvis-manifest", "/C:/x", "/CON", "/a\r\nSet-Cookie: x=y", "/index.html/", "/signataires//", "/🦉"} {
		for _, host := range []string{"localhost", "127.0.0.1:8000", "evil.test", "[::1]:1", ""} {
			f.Add(path, host)
		}
	}
	s := &site{live: generator.NewLive(generator.Options{Content: "../testdata/mini/content", Drafts: true, URL: "http://localhost/"}), first: make(chan struct{})}
	f.Cleanup(s.live.Close)
	if c := s.refresh(f.Context(), nil); c.Failed() {
		f.Fatal(c.Report, c.Err)
	}
	close(s.first)
	f.Fuzz(func(t *testing.T, path, host string) {
		if path == reserved+"events" {
			t.Skip() // it answers for as long as somebody listens
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, &http.Request{Method: http.MethodGet, Host: host, URL: &url.URL{Path: path}, Header: http.Header{}, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1})
		switch body := w.Body.String(); w.Code {
		case http.StatusOK, http.StatusNotFound, http.StatusBadRequest, http.StatusForbidden:
			if strings.Contains(body, "module parvis") || strings.Contains(body, "arrete_au =") {
				t.Errorf("%q gives a file of another folder", path)
			}
		case http.StatusFound:
			to := w.Header().Get("Location")
			if u, err := url.Parse(to); err != nil || u.Host != "" || u.Scheme != "" || strings.HasPrefix(to, "//") || strings.ContainsFunc(to, unicode.IsControl) {
				t.Errorf("%q leads to %q", path, to)
			}
		default:
			t.Errorf("%q: %d %s", path, w.Code, w.Body)
		}
		if name := strings.ToLower(strings.TrimSpace(host)); w.Code != http.StatusForbidden && strings.Contains(name, "evil") {
			t.Errorf("%q is answered %d", host, w.Code)
		}
	})
}
