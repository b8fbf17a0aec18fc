package hosting

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Apache returns the .htaccess file of the site's folder, for Apache 2.4 with
// AllowOverride All, or FileInfo Indexes AuthConfig at least.
func (s *Site) Apache() []byte {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# Written by Parvis. It needs AllowOverride FileInfo Indexes AuthConfig at least.")
	line("DirectoryIndex index.html")
	line(`ErrorDocument 404 "%s404.html"`, s.Base)
	line(`<FilesMatch "^\.">`)
	line("  Require all denied")
	line("</FilesMatch>")
	line("AddDefaultCharset UTF-8")
	line("AddType text/javascript .js")
	line("AddType text/csv .csv")
	line("AddType application/manifest+json .webmanifest")
	line("AddCharset UTF-8 .css .csv .js .md .txt")
	line("<IfModule mod_headers.c>")
	line(`  Header always set Content-Security-Policy "%s; %s"`, Policy, Framing(false))
	for _, f := range s.commonHeaders() {
		line(`  Header always set %s "%s"`, f.name, f.value)
	}
	line(`  Header set Cache-Control "%s"`, shortLived)
	line(`  <If "%%{REQUEST_URI} =~ m#^%s%s$#">`, s.base(), immutableNames)
	line(`    Header set Cache-Control "%s"`, immutable)
	line("  </If>")
	line(`  <If "%%{REQUEST_URI} =~ m#^%s%s$#">`, s.base(), open)
	line(`    Header set %s "%s"`, shared.name, shared.value)
	line("  </If>")
	line(`  <If "%%{REQUEST_URI} =~ m#^%s%s#">`, s.base(), embedded)
	line(`    Header always set Content-Security-Policy "%s; %s"`, Policy, Framing(true))
	line("  </If>")
	line("</IfModule>")
	if s.Precompressed {
		s.precompressedApache(line)
	}
	line("<IfModule mod_deflate.c>")
	line("  AddOutputFilterByType DEFLATE text/html %s", compressibleTypes)
	line("</IfModule>")
	if len(s.Redirects) > 0 {
		line("<IfModule mod_alias.c>")
		for _, r := range s.sortedRedirects() {
			line(`  RedirectMatch 301 "^%s%s/?$" "%s"`, s.base(), regexp.QuoteMeta(strings.TrimSuffix(r.From, "/")), s.path(r.To))
		}
		line("</IfModule>")
	}
	return []byte(b.String())
}

// precompressedApache serves the compressed copies to clients that accept them, with the media type of
// the original file.
func (s *Site) precompressedApache(line func(string, ...any)) {
	line("<IfModule mod_rewrite.c>")
	line("  RewriteEngine On")
	for _, c := range []struct{ name, ext string }{{"br", "br"}, {"gzip", "gz"}} {
		for _, rule := range []struct{ pattern, file string }{{"^((.*/)?)$", "index.html"}, {"^(.+[^/])$", ""}} {
			line(`  RewriteCond %%{HTTP:Accept-Encoding} "(^|[,\s])%s($|[,;\s])"`, c.name)
			line("  RewriteCond %%{REQUEST_FILENAME}%s.%s -f", rule.file, c.ext)
			line("  RewriteRule %s $1%s.%s [L]", rule.pattern, rule.file, c.ext)
		}
	}
	line("</IfModule>")
	line("RemoveLanguage .br") // Apache takes .br for the language Breton
	line("AddEncoding br .br")
	line("AddEncoding gzip .gz")
	for _, ext := range slices.Sorted(maps.Keys(mediaTypes)) {
		if kind, _, _ := strings.Cut(mediaTypes[ext], ";"); kind != "text/html" && !slices.Contains(strings.Fields(compressibleTypes), kind) {
			continue // it has no compressed copy
		}
		line(`<FilesMatch "\%s\.(br|gz)$">`, ext)
		line(`  ForceType "%s"`, mediaTypes[ext])
		line("  SetEnv no-gzip 1")
		line("  <IfModule mod_headers.c>")
		line("    Header append Vary Accept-Encoding")
		line("  </IfModule>")
		line("</FilesMatch>")
	}
}
