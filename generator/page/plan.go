package page

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"parvis/generator/address"
	"parvis/generator/model"
	"parvis/generator/site"
)

// planMost is how many records of a kind the plan of the site names: beyond,
// the kind's own list serves better.
const planMost = 200

// plan is the plan of the site: a second way to every page (RGAA 12.1).
func (b *builder) plan() site.File {
	return page(b, address.Map, "map", func() (MapView, error) {
		v := MapView{Shell: b.shell(frame{at: address.Map, kind: "map", title: b.words.T("page.map.title"), lead: b.words.T("page.map.lead")})}
		byKind := map[model.Kind][]*model.Record{}
		for _, r := range b.site.Records {
			byKind[r.Kind] = append(byKind[r.Kind], r)
		}
		for _, kind := range []model.Kind{model.Signatories, model.Domains, model.Territories, model.Experiences, model.Syntheses,
			model.News, model.Resources, model.Calls, model.Actors, model.Indicators, model.Pages} {
			records := byKind[kind]
			if len(records) == 0 {
				continue
			}
			s := MapSection{Link: Link{Text: b.words.T("page.kinds." + string(kind))}}
			if kind != model.Pages {
				s.Href = b.href(address.List(kind, 1))
			}
			for _, r := range records[:min(len(records), planMost)] {
				s.Links = append(s.Links, b.link(r))
			}
			if len(records) > planMost {
				s.Links = append(s.Links, Link{Text: b.words.N("page.map.more", len(records)-planMost), Href: s.Href})
			}
			v.Sections = append(v.Sections, s)
		}
		v.Sections = append(v.Sections, MapSection{Link: Link{Text: b.words.T("page.search.title"), Href: b.href(address.Search)}, Links: b.finders()})
		return v, nil
	})
}

// finders is the pages that find something across all kinds.
func (b *builder) finders() []Link {
	var out []Link
	if len(b.site.Territories) > 0 {
		out = append(out, Link{Text: b.words.T("page.near.title"), Href: b.href(address.Near)})
	}
	if b.compares(model.Territories) || b.compares(model.Domains) {
		out = append(out, Link{Text: b.words.T("page.compare.title"), Href: b.href(address.Compare)})
	}
	if b.countable() {
		out = append(out, Link{Text: b.words.T("page.dashboard.title"), Href: b.href(address.Dashboard)})
	}
	return append(out, Link{Text: b.words.T("page.data.title"), Href: b.href(address.Data)})
}

// NotFoundView is the page of an address that leads nowhere.
type NotFoundView struct{ Shell }

func (b *builder) notFound() site.File {
	return page(b, address.NotFound, "notfound", func() (NotFoundView, error) {
		v := NotFoundView{b.shell(frame{at: address.NotFound, kind: "notfound", title: b.words.T("page.notfound.title"), lead: b.words.T("page.notfound.lead")})}
		v.NoIndex, v.Canonical = true, ""
		return v, nil
	})
}

// redirects is the pages left at old addresses.
func (b *builder) redirects() []site.File {
	var out []site.File
	for _, r := range b.site.Records {
		for _, at := range r.Aliases {
			out = append(out, page(b, at, "redirect", func() (RedirectView, error) {
				v := RedirectView{Shell: b.shell(frame{at: at, kind: "redirect", title: b.title(r)}), Target: b.link(r)}
				v.NoIndex, v.Canonical = true, b.site.URL+address.Record(r)
				return v, nil
			}))
		}
	}
	return out
}

// sitemapMost is how many addresses one sitemap may hold (sitemaps.org, 0.9).
const sitemapMost = 50_000

// sitemaps lists every page that a search engine may show: one file, or an
// index of several where one would be too long.
func (b *builder) sitemaps(pages []site.File) []site.File {
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

func (b *builder) sitemap(at, list, entry string, addresses []string) site.File {
	return site.Bytes(at, func() ([]byte, error) {
		var out strings.Builder
		fmt.Fprintf(&out, "%s<%s xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n", xml.Header, list)
		for _, a := range addresses {
			fmt.Fprintf(&out, "<%s><loc>", entry)
			_ = xml.EscapeText(&out, []byte(b.site.URL+a)) // a Builder does not fail
			fmt.Fprintf(&out, "</loc></%s>\n", entry)
		}
		fmt.Fprintf(&out, "</%s>\n", list)
		return []byte(out.String()), nil
	})
}

func (b *builder) robots() site.File {
	return site.Bytes(address.Robots, func() ([]byte, error) {
		return []byte("User-agent: *\nAllow: /\nSitemap: " + b.site.URL + address.Sitemap + "\n"), nil
	})
}
