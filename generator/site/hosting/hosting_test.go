package hosting

import (
	"regexp"
	"strings"
	"testing"
)

// sent returns the headers that a host sends which reads _headers: those of every
// pattern that matches, joined by name.
func sent(t *testing.T, headers, path string) map[string][]string {
	t.Helper()
	out, matches := map[string][]string{}, false
	for line := range strings.Lines(headers) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "  "):
			name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
			if !ok {
				t.Errorf("%q is no header", line)
			}
			if matches {
				out[name] = append(out[name], value)
			}
		default:
			pattern := strings.ReplaceAll(regexp.QuoteMeta(line), `\*`, ".*")
			pattern = regexp.MustCompile(`:[a-z]+`).ReplaceAllString(pattern, "[^/]+")
			matches = regexp.MustCompile("^" + pattern + "$").MatchString(path)
		}
	}
	return out
}

func TestHeaders(t *testing.T) {
	for _, base := range []string{"/", "/charte/"} {
		s := Site{Base: base, Sections: []string{"figures", "signataires", "assets"}, HSTS: 1}
		headers := string(s.Headers())
		for path, want := range map[string]struct{ framed, lasting bool }{
			"": {framed: true}, "signataires/": {framed: true}, "signataires/engie/": {framed: true}, "404.html": {},
			"figures/": {framed: true}, "figures/x/": {framed: true}, "figures/x/v1/": {},
			"assets/a-01234567.css": {true, true}, "signataires/donnees/01234567/mots-0.json": {true, true}, "figures/x/figure.svg": {},
		} {
			got := sent(t, headers, base+path)
			policies := strings.Join(got["Content-Security-Policy"], ", ")
			if !strings.HasPrefix(policies, Policy) || strings.Contains(policies, "frame-ancestors 'self'") != want.framed {
				t.Errorf("%s: %q", base+path, policies)
			}
			if cache := got["Cache-Control"]; len(cache) > 1 || len(cache) == 1 != want.lasting {
				t.Errorf("%s: cache %q", base+path, cache)
			}
			if len(got["Access-Control-Allow-Origin"]) != 1 {
				t.Errorf("%s: other sites: %v", base+path, got)
			}
			if len(got["Strict-Transport-Security"]) != 1 || len(got["X-Content-Type-Options"]) != 1 {
				t.Errorf("%s: %v", base+path, got)
			}
		}
	}
}

func TestType(t *testing.T) {
	for name, want := range map[string][2]string{
		"index.html": {"text/html; charset=utf-8", ""}, "a/figure.svg": {"image/svg+xml", ""}, "recherche/t0.txt": {"text/plain; charset=utf-8", ""},
		"a.json.gz": {"application/json", "gzip"}, "a.css.br": {"text/css; charset=utf-8", "br"}, "PHOTO.JPG": {"image/jpeg", ""},
		"archive": {"application/octet-stream", ""}, ".htaccess": {"application/octet-stream", ""},
	} {
		if kind, encoding := Type(name); kind != want[0] || encoding != want[1] {
			t.Errorf("%s: %q %q, wanted %q", name, kind, encoding, want)
		}
	}
}

func TestRedirected(t *testing.T) {
	s := Site{Base: "/charte/", Redirects: []Redirect{{"z/", "a/"}, {"l'été/", "b/"}}}
	want := "/charte/l%27%C3%A9t%C3%A9/ /charte/b/ 301!\n/charte/l%27%C3%A9t%C3%A9/ /charte/b/ 301\n/charte/z/ /charte/a/ 301!\n/charte/z/ /charte/a/ 301\n"
	if _, got, _ := strings.Cut(string(s.Redirected()), "\n"); got != want {
		t.Errorf("got %s", got)
	}
}
