package hosting

import (
	"fmt"
	"strings"
)

// Caddy returns a file to import in the site block of a Caddyfile (Caddy 2), whose root
// is the folder that contains the site's path.
func (s *Site) Caddy() []byte {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# Written by Parvis. In the site's block, after root: import this file; then caddy validate.")
	line("@parvis path %s*", s.Base)
	line("@parvis_lasting path_regexp \"^%s%s$\"", s.base(), immutableNames)
	line("@parvis_embedded path_regexp \"^%s%s\"", s.base(), embedded)
	line("@parvis_shared path_regexp \"^%s%s$\"", s.base(), open)
	line("@parvis_hidden {")
	line("  path_regexp \"^%s(.*/)?\\.\"", s.base())
	line("  not path \"%s.well-known/*\"", s.Base)
	line("}")
	line("@parvis_table path_regexp \\.csv$")
	line("@parvis_manifest path_regexp \\.webmanifest$")
	line("route @parvis {")
	line("  header {")
	line("    Content-Security-Policy \"%s; %s\"", Policy, Framing(false))
	for _, f := range s.commonHeaders() {
		line("    %s \"%s\"", f.name, f.value)
	}
	line("    Cache-Control \"%s\"", shortLived)
	line("  }")
	line("  header @parvis_lasting Cache-Control \"%s\"", immutable)
	line("  header @parvis_embedded Content-Security-Policy \"%s; %s\"", Policy, Framing(true))
	line("  header @parvis_shared %s \"%s\"", shared.name, shared.value)
	line("  header @parvis_table Content-Type \"text/csv; charset=utf-8\"")
	line("  header @parvis_manifest Content-Type application/manifest+json")
	for i, r := range s.sortedRedirects() {
		line("  @parvis_old_%d path \"%s\" \"%s\"", i, s.Base+r.From, s.Base+strings.TrimSuffix(r.From, "/"))
		line("  redir @parvis_old_%d \"%s\" 301", i, s.path(r.To))
	}
	line("  error @parvis_hidden 404")
	line("  encode zstd gzip")
	if s.Precompressed {
		line("  file_server {")
		line("    precompressed br gzip")
		line("  }")
	} else {
		line("  file_server")
	}
	line("}")
	line("handle_errors {")
	line("  @parvis_missing expression `{http.error.status_code} == 404 && {http.request.orig_uri.path}.startsWith(\"%s\")`", s.Base)
	line("  handle @parvis_missing {")
	line("    rewrite * \"%s404.html\"", s.Base)
	line("    header Cache-Control no-cache")
	line("    file_server")
	line("  }")
	line("}")
	return []byte(b.String())
}
