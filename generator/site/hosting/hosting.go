// Package hosting is what a host sends with the files of a site, and how it is
// told to: the policy that browsers hold the pages to, how long each file may be
// kept, its type, the redirections of old addresses. The same policy is sent by
// the audit and by the tests, so that no page needs more than it grants.
package hosting

import (
	"path"
	"regexp"
	"strings"
)

// Policy is the strictest that a site of Parvis is whole under (Content Security
// Policy level 3): everything comes from the site itself.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; " +
	"manifest-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'"

// The other headers of every file.
const (
	// Pages that readers go to are told the site they come from, and no more.
	referrers = "strict-origin-when-cross-origin"
	// What no page of the site asks a browser for.
	permissions = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
)

// Framing says who may show a page within another: this site alone, or anybody where
// the page is a figure made to be embedded.
func Framing(embedded bool) string {
	if embedded {
		return "frame-ancestors *"
	}
	return "frame-ancestors 'self'"
}

// immutableNames is the files whose bytes never change under their name, below the
// site's root: those that carry a fingerprint which Parvis gave them. A name that
// an editor chose never counts, whatever it looks like ("photo-20180711.jpg").
const immutableNames = `(assets/.+-[0-9a-f]{8}\.[a-z0-9]+|(signataires|comparer)/donnees/[0-9a-f]{8}/.+|` +
	`recherche/[a-z]+[0-9]+-[0-9a-z]{6}\.[a-z]+|pres-de-chez-moi/[a-z]+-[0-9a-f]{8}/.+)(\.br|\.gz)?`

var immutableName = regexp.MustCompile("^" + immutableNames + "$")

// Immutable tells a file whose bytes never change under its name.
func Immutable(name string) bool { return immutableName.MatchString(name) }

// How long a file may be kept without asking again: a year, or ten minutes.
const (
	immutable  = "public, max-age=31536000, immutable"
	shortLived = "public, max-age=600"
)

// Cache returns the Cache-Control of a file.
func Cache(name string) string {
	if Immutable(name) {
		return immutable
	}
	return shortLived
}

// mediaTypes is those of all that a site has, whatever the system that serves it knows.
var mediaTypes = map[string]string{
	// What Parvis makes.
	".css": "text/css; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".html": "text/html; charset=utf-8", ".ico": "image/x-icon",
	".ics": "text/calendar; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".json": "application/json", ".jsonl": "application/x-ndjson",
	".jsonld": "application/ld+json", ".svg": "image/svg+xml", ".ttl": "text/turtle; charset=utf-8", ".txt": "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xml": "application/xml",
	".zip": "application/zip",
	// What editors put among their records.
	".avif": "image/avif", ".gif": "image/gif", ".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".pdf": "application/pdf", ".png": "image/png", ".webp": "image/webp",
	".ods": "application/vnd.oasis.opendocument.spreadsheet", ".odt": "application/vnd.oasis.opendocument.text",
	// What themes bring.
	".geojson": "application/geo+json", ".md": "text/markdown; charset=utf-8", ".woff": "font/woff", ".woff2": "font/woff2",
}

// Type returns the Content-Type of a file and, of a compressed copy beside another
// ("index.html.gz"), its Content-Encoding. What no site has is
// application/octet-stream, on every machine.
func Type(name string) (kind, encoding string) {
	if plain, ok := strings.CutSuffix(name, ".gz"); ok && path.Ext(plain) != "" {
		name, encoding = plain, "gzip"
	} else if plain, ok := strings.CutSuffix(name, ".br"); ok && path.Ext(plain) != "" {
		name, encoding = plain, "br"
	}
	if kind = mediaTypes[strings.ToLower(path.Ext(name))]; kind == "" {
		kind = "application/octet-stream"
	}
	return kind, encoding
}
