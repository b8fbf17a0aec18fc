package hosting

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// Site is what the files for hosts are written from.
type Site struct {
	Base          string     // path of the site, with both slashes, e.g. "/" or "/charte/"
	Sections      []string   // first parts of its addresses, e.g. "signataires"
	Redirects     []Redirect // old addresses
	HSTS          int        // days of https promised to browsers; 0 for none
	Precompressed bool       // compressed copies stand beside the files
}

// Redirect is an old address that leads to a new one; both are below the site's,
// and end with a slash.
type Redirect struct{ From, To string }

// embedded is the pages made for other sites to show, below the site's root.
const embedded = `figures/[^/]+/v1/`

// sortedRedirects returns the redirections in an order of their own.
func (s *Site) sortedRedirects() []Redirect {
	return slices.SortedFunc(slices.Values(s.Redirects), func(a, b Redirect) int { return cmp.Compare(a.From, b.From) })
}

// path returns an address as it stands in a link.
func (s *Site) path(address string) string { return (&url.URL{Path: s.Base + address}).EscapedPath() }

// base returns the site's path within a regular expression.
func (s *Site) base() string { return regexp.QuoteMeta(s.Base) }

// header is a header, its name and its value.
type header struct{ name, value string }

// commonHeaders returns the headers of every file but the policy.
func (s *Site) commonHeaders() []header {
	out := []header{{"X-Content-Type-Options", "nosniff"}, {"Referrer-Policy", referrers}, {"Permissions-Policy", permissions}}
	if s.HSTS > 0 {
		out = append(out, header{"Strict-Transport-Security", fmt.Sprintf("max-age=%d", s.HSTS*24*60*60)})
	}
	return out
}

// compressibleTypes is the types that are worth compressing, besides text/html.
const compressibleTypes = "text/calendar text/css text/csv text/javascript text/markdown text/plain text/turtle application/javascript application/json application/ld+json application/geo+json application/x-ndjson " +
	"application/manifest+json application/xml text/xml application/atom+xml application/rss+xml image/svg+xml"

// Headers returns the file _headers, read by Netlify, Cloudflare Pages and hosts like
// them. There the headers of all patterns that match are sent, those of one name
// joined by a comma: a second policy adds to the first, and each file has one
// Cache-Control at most.
func (s *Site) Headers() []byte {
	var b strings.Builder
	b.WriteString("# Written by Parvis for hosts that read it (Netlify, Cloudflare Pages).\n")
	rule := func(pattern string, fields ...header) {
		fmt.Fprintf(&b, "%s\n", s.Base+pattern)
		for _, f := range fields {
			fmt.Fprintf(&b, "  %s: %s\n", f.name, f.value)
		}
	}
	rule("*", append([]header{{"Content-Security-Policy", Policy}}, s.commonHeaders()...)...)
	for _, pattern := range []string{"assets/*", "signataires/donnees/*", "comparer/donnees/*"} {
		rule(pattern, header{"Cache-Control", immutable})
	}
	framed := header{"Content-Security-Policy", Framing(false)}
	rule("", framed)
	for _, section := range s.Sections {
		if section != "figures" {
			rule(section+"/*", framed)
		}
	}
	rule("figures/", framed)
	rule("figures/:figure/", framed)
	return []byte(b.String())
}

// Redirected returns the file _redirects of the same hosts, and of GitLab Pages. The
// page left at an old address would be served in place of the redirection by
// Netlify, which "301!" tells not to; the others leave that line out and take the
// next.
func (s *Site) Redirected() []byte {
	var b strings.Builder
	b.WriteString("# Written by Parvis for hosts that read it (Netlify, Cloudflare Pages, GitLab Pages).\n")
	for _, r := range s.sortedRedirects() {
		for _, status := range []string{"301!", "301"} {
			fmt.Fprintf(&b, "%s %s %s\n", s.path(r.From), s.path(r.To), status)
		}
	}
	return []byte(b.String())
}
