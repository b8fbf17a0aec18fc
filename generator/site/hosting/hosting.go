// Package hosting defines what a host sends with the files of a site, and writes the configuration
// for it: the Content Security Policy of the pages, how long each file may be
// cached, its media type, the redirects of old addresses. The audit and the tests send the
// same policy, so that no page needs more than it allows.
package hosting

import (
	"path"
	"regexp"
	"strings"
)

// Policy is the strictest policy under which a site of Parvis works fully (Content Security
// Policy level 3): everything is loaded from the site itself.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; " +
	"manifest-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'"

// The other headers of every file.
const (
	// Other sites receive the origin of a link, not its path.
	referrers = "strict-origin-when-cross-origin"
	// Browser features that no page of the site uses.
	permissions = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
)

// Framing returns the directive for who may embed a page in a frame: this site only, or anybody if
// the page is a figure made to be embedded.
func Framing(embedded bool) string {
	if embedded {
		return "frame-ancestors *"
	}
	return "frame-ancestors 'self'"
}

// immutableNames matches the files whose content never changes under their name, below the
// site's root: those that Parvis names with a fingerprint. A name that
// an editor chose never matches, whatever it looks like ("photo-20180711.jpg").
const immutableNames = `(assets/.+-[0-9a-f]{8}\.[a-z0-9]+|(signataires|comparer)/donnees/[0-9a-f]{8}/.+|` +
	`recherche/[a-z]+[0-9]+-[0-9a-z]{6}\.[a-z]+|pres-de-chez-moi/[a-z]+-[0-9a-f]{8}/.+)(\.br|\.gz)?`

var immutableName = regexp.MustCompile("^" + immutableNames + "$")

// Immutable reports whether the content of a file never changes under its name.
func Immutable(name string) bool { return immutableName.MatchString(name) }

// How long a file may be cached: a year, or ten minutes.
const (
	immutable  = "public, max-age=31536000, immutable"
	shortLived = "public, max-age=600"
)

// Cache returns the Cache-Control header of a file.
func Cache(name string) string {
	if Immutable(name) {
		return immutable
	}
	return shortLived
}

// mediaTypes are the types of a site's files by extension, so that they don't depend on the server's own.
var mediaTypes = map[string]string{
	// What Parvis generates.
	".css": "text/css; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".html": "text/html; charset=utf-8", ".ico": "image/x-icon",
	".ics": "text/calendar; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".json": "application/json", ".jsonl": "application/x-ndjson",
	".jsonld": "application/ld+json", ".svg": "image/svg+xml", ".ttl": "text/turtle; charset=utf-8", ".txt": "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xml": "application/xml",
	".zip": "application/zip",
	// What editors add to their records.
	".avif": "image/avif", ".gif": "image/gif", ".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".pdf": "application/pdf", ".png": "image/png", ".webp": "image/webp",
	".ods": "application/vnd.oasis.opendocument.spreadsheet", ".odt": "application/vnd.oasis.opendocument.text",
	// What themes contain.
	".geojson": "application/geo+json", ".md": "text/markdown; charset=utf-8", ".woff": "font/woff", ".woff2": "font/woff2",
}

// Type returns the Content-Type of a file and, for a compressed copy
// ("index.html.gz"), its Content-Encoding. An unknown extension is
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
