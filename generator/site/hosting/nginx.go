package hosting

import (
	"fmt"
	"slices"
	"strings"
)

// Nginx returns a file to include in the server block of nginx (1.11 or later), whose
// root is the folder that contains the site's path.
func (s *Site) Nginx() []byte {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# Written by Parvis. In the server block, after root: include this file; then nginx -t.")
	line("set $parvis_cache \"%s\";", shortLived)
	line("set $parvis_framing \"%s\";", Framing(false))
	line("set $parvis_shared \"\";")
	line("location \"%s\" {", s.Base)
	line("  index index.html;")
	line("  error_page 404 \"%s404.html\";", s.Base)
	line("  absolute_redirect off;")
	line("  charset utf-8;")
	line("  charset_types text/css text/csv text/javascript application/javascript text/markdown text/plain;")
	line("  gzip on;")
	line("  gzip_vary on;")
	line("  gzip_proxied any;")
	line("  gzip_min_length 1000;")
	line("  gzip_types %s;", compressibleTypes)
	if s.Precompressed {
		line("  gzip_static on;")
		line("  # brotli_static on; # with the module of that name")
	}
	line("  add_header Content-Security-Policy \"%s; $parvis_framing\" always;", Policy)
	for _, f := range s.commonHeaders() {
		line("  add_header %s \"%s\" always;", f.name, f.value)
	}
	line("  add_header Cache-Control $parvis_cache always;")
	line("  add_header %s $parvis_shared;", shared.name) // none while it is empty
	line("  location = \"%s404.html\" { internal; set $parvis_cache \"no-cache\"; }", s.Base)
	line("  location ~ /\\.(?!well-known/) { return 404; }")
	// In nginx a types block replaces all inherited types, so one location per extension.
	line("  location ~ \\.csv$ { types { } default_type text/csv; set $parvis_shared \"%s\"; }", shared.value)
	line("  location ~ \\.webmanifest$ { types { } default_type application/manifest+json; set $parvis_cache \"%s\"; }", immutable)
	line("  location ~ \"^%s%s$\" { set $parvis_cache \"%s\"; }", s.base(), immutableNames, immutable)
	line("  location ~ \"^%s%s$\" { set $parvis_shared \"%s\"; }", s.base(), open, shared.value)
	line("  location ~ \"^%s%s\" { set $parvis_framing \"%s\"; }", s.base(), embedded, Framing(true))
	for _, r := range s.sortedRedirects() {
		for _, from := range slices.Compact([]string{r.From, strings.TrimSuffix(r.From, "/")}) { // a file has one
			line("  location = \"%s%s\" { return 301 \"%s\"; }", s.Base, from, s.path(r.To))
		}
	}
	line("}")
	return []byte(b.String())
}
