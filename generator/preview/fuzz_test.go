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

// FuzzRequests requests any path with any Host header. The preview answers with a
// page of the site or with an error. It never serves a file of another folder,
// answers a foreign host, or redirects to one.
func FuzzRequests(f *testing.F) {
	for _, path := range []string{"/", "/signataires/exemple-sa/", "/signataires/exemple-sa", "/../../go.mod", "/..%2f..%2fgo.mod", "/medias/convention.pdf", "/medias/../site.toml", "/site.toml", "//evil.test/", "/_parvis/", "/_parvis/preview.js", "/_parvis/../x",
		"/\\evil.test", "/%00", "/.parvis-manifest", "/C:/x", "/CON", "/a\r\nSet-Cookie: x=y", "/index.html/", "/signataires//", "/🦉"} {
		for _, host := range []string{"localhost", "127.0.0.1:8000", "evil.test", "[::1]:1", ""} {
			f.Add(path, host)
		}
	}
	s := &server{live: generator.NewLive(generator.Options{Content: "../testdata/mini/content", Drafts: true, URL: "http://localhost/"}), ready: make(chan struct{})}
	if c := s.refresh(f.Context(), nil); c.Failed() {
		f.Fatal(c.Report, c.Err)
	}
	close(s.ready)
	f.Fuzz(func(t *testing.T, path, host string) {
		if path == reservedPath+"events" {
			t.Skip() // the stream doesn't end
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
