package home

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Security returns security.txt (RFC 9116), on a site that has its host for itself and
// has a security contact. It expires a year after the as-of date: the clock is
// never read, so the file of a site that isn't updated expires.
func (b *Builder) Security() []site.File {
	if b.Model.Security == "" || b.Model.Base != "/" {
		return nil
	}
	expires := b.Model.AsOf.Last()
	expires.Year++
	if expires.Month == 2 && expires.Day == 29 {
		expires.Day = 28
	}
	text := "Contact: " + b.Model.Security + "\nExpires: " + expires.String() + "T00:00:00Z\nPreferred-Languages: fr, en\nCanonical: " + b.Model.URL + address.Security + "\n"
	return []site.File{site.Bytes(address.Security, func() ([]byte, error) { return []byte(text), nil })}
}

// sitemapMost is how many addresses one sitemap may hold (sitemaps.org, 0.9).
const sitemapMost = 50_000

// Sitemaps lists every page that a search engine may show: one file, or an
// index of several where one would be too long.
func (b *Builder) Sitemaps(pages []site.File) []site.File {
	var shown []string
	for _, p := range pages {
		if p.Kind != "" && p.Kind != "redirect" && p.Kind != "notfound" && p.Kind != "embed" {
			shown = append(shown, p.Address)
		}
	}
	if len(shown) <= sitemapMost {
		return []site.File{b.sitemap(address.Sitemap, "urlset", "url", shown)}
	}
	var parts []site.File
	var names []string
	for chunk := range slices.Chunk(shown, sitemapMost) {
		name := fmt.Sprintf("sitemap-%d.xml", len(parts)+1)
		names = append(names, name)
		parts = append(parts, b.sitemap(name, "urlset", "url", chunk))
	}
	return append(parts, b.sitemap(address.Sitemap, "sitemapindex", "sitemap", names))
}

func (b *Builder) sitemap(at, list, entry string, addresses []string) site.File {
	return site.Bytes(at, func() ([]byte, error) {
		var out strings.Builder
		fmt.Fprintf(&out, "%s<%s xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n", xml.Header, list)
		for _, a := range addresses {
			fmt.Fprintf(&out, "<%s><loc>", entry)
			_ = xml.EscapeText(&out, []byte(b.Model.URL+a)) // a Builder does not fail
			fmt.Fprintf(&out, "</loc></%s>\n", entry)
		}
		fmt.Fprintf(&out, "</%s>\n", list)
		return []byte(out.String()), nil
	})
}

func (b *Builder) Robots() site.File {
	return site.Bytes(address.Robots, func() ([]byte, error) {
		return []byte("User-agent: *\nAllow: /\nSitemap: " + b.Model.URL + address.Sitemap + "\n"), nil
	})
}
