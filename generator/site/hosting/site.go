package hosting

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// Site is the data that the hosts' configuration files are written from.
type Site struct {
	Base          string     // path of the site, with both slashes, e.g. "/" or "/charte/"
	Sections      []string   // first parts of its addresses, e.g. "signataires"
	Redirects     []Redirect // old addresses
	HSTS          int        // days of Strict-Transport-Security; 0 for none
	Precompressed bool       // there are compressed copies next to the files
}

// Redirect is an old address that redirects to a new one. Both are below the site's base
// and end with a slash.
type Redirect struct{ From, To string }

// embedded matches the pages made for other sites to embed, below the site's root.
const embedded = `figures/[^/]+/v1/`

// open matches what other sites may read with a script (CORS): data, figures, records as data,
// feeds. All of it is public, and nothing of the site depends on who asks. It is below the
// site's root.
const open = `(.+\.(csv|ics|json|jsonld|jsonl|svg|ttl|xlsx|xml|zip)|figures/.+\.png)(\.br|\.gz)?`

// shared is the header that lets them.
var shared = header{"Access-Control-Allow-Origin", "*"}

// sortedRedirects returns the redirects sorted by old address.
func (s *Site) sortedRedirects() []Redirect {
	return slices.SortedFunc(slices.Values(s.Redirects), func(a, b Redirect) int { return cmp.Compare(a.From, b.From) })
}

// path returns an address as an escaped URL path.
func (s *Site) path(address string) string { return (&url.URL{Path: s.Base + address}).EscapedPath() }

// base returns the site's path, quoted for a regular expression.
func (s *Site) base() string { return regexp.QuoteMeta(s.Base) }

// header is an HTTP header.
type header struct{ name, value string }

// commonHeaders returns the headers of every file, except the policy.
func (s *Site) commonHeaders() []header {
	out := []header{{"X-Content-Type-Options", "nosniff"}, {"Referrer-Policy", referrers}, {"Permissions-Policy", permissions}}
	if s.HSTS > 0 {
		out = append(out, header{"Strict-Transport-Security", fmt.Sprintf("max-age=%d", s.HSTS*24*60*60)})
	}
	return out
}

// compressibleTypes are the media types worth compressing, besides text/html.
const compressibleTypes = "text/calendar text/css text/csv text/javascript text/markdown text/plain text/turtle application/javascript application/json application/ld+json application/geo+json application/x-ndjson " +
	"application/manifest+json application/xml text/xml application/atom+xml application/rss+xml image/svg+xml"

// Headers returns the _headers file, read by Netlify, Cloudflare Pages and similar
// hosts. They send the headers of all matching patterns, and join those of one name
// with a comma: a second policy adds to the first, and each file gets at most one
// Cache-Control. Their patterns know no extension, so every file may be read by other sites.
func (s *Site) Headers() []byte {
	var b strings.Builder
	b.WriteString("# Written by Parvis for hosts that read it (Netlify, Cloudflare Pages).\n")
	rule := func(pattern string, fields ...header) {
		fmt.Fprintf(&b, "%s\n", s.Base+pattern)
		for _, f := range fields {
			fmt.Fprintf(&b, "  %s: %s\n", f.name, f.value)
		}
	}
	rule("*", append([]header{{"Content-Security-Policy", Policy}, shared}, s.commonHeaders()...)...)
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

// Redirected returns the _redirects file of the same hosts and of GitLab Pages. Netlify
// would serve the page at the old address instead of the redirect,
// unless the status is "301!". The other hosts ignore that line and use the
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
