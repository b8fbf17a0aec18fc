package hosting

import (
	"regexp"
	"strings"
	"testing"

	"parvis/generator/site/address"
)

// The lines that a redirection makes of each host's file: names in quotes that
// nothing in them closes, and addresses without a space.
var (
	ofHeaders = regexp.MustCompile(`^/charte/[!-~]* /charte/[!-~]* 301!?$`)
	ofNginx   = regexp.MustCompile(`^  location = "/charte/[^"\\{}]*" \{ return 301 "/charte/[!#-~]*"; \}$`)
	ofCaddy   = regexp.MustCompile(`^  (@parvis_old_0 path "/charte/[^"\\{}]*" "/charte/[^"\\{}]*"|redir @parvis_old_0 "/charte/[!#-~]*" 301)$`)
	ofApache  = regexp.MustCompile(`^  RedirectMatch 301 "\^/charte/[^"]*/\?\$" "/charte/[!#-~]*"$`)
)

// FuzzRedirects checks that an accepted old address is a name in the
// files of each host, and nothing else that they read.
func FuzzRedirects(f *testing.F) {
	for _, s := range []string{"/anciennes/engie", "l'été à 100 $", "a;b", "a}b", "$uri", "`x`", "a&b", "^(.*)$", "été/é\u0301", "\u2028", "a,b", "301!", "[a-z]+", "@parvis", "😀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, alias string) {
		from, ok := address.Alias(alias)
		if !ok {
			t.Skip()
		}
		bare, with := Site{Base: "/charte/"}, Site{Base: "/charte/", Redirects: []Redirect{{from, "signataires/engie/"}}}
		for name, c := range map[string]struct {
			without, with []byte
			line          *regexp.Regexp
		}{
			"_redirects": {bare.Redirected(), with.Redirected(), ofHeaders}, "nginx": {bare.Nginx(), with.Nginx(), ofNginx},
			"Caddy": {bare.Caddy(), with.Caddy(), ofCaddy}, "Apache": {bare.Apache(), with.Apache(), ofApache},
		} {
			known := map[string]bool{"<IfModule mod_alias.c>": true, "</IfModule>": true}
			for _, line := range strings.Split(string(c.without), "\n") {
				known[line] = true
			}
			more := 0
			for _, line := range strings.Split(string(c.with), "\n") {
				if known[line] {
					continue
				}
				if more++; !c.line.MatchString(line) {
					t.Errorf("%q: %s has the line %q", alias, name, line)
				}
			}
			if more < 1 || more > 2 {
				t.Errorf("%q: %s has %d lines more", alias, name, more)
			}
		}
	})
}
