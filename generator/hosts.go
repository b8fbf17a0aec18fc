package generator

import (
	"context"
	"maps"
	"slices"
	"strings"

	"parvis/generator/address"
	"parvis/generator/hosting"
	"parvis/generator/model"
	"parvis/generator/page"
)

// Hosts is the servers that Hosting has a configuration for.
func Hosts() []string { return []string{"apache", "caddy", "nginx"} }

// Hosting is the configuration of a host, one of Hosts, for the site of the
// content; nil where findings are errors.
func Hosting(ctx context.Context, o Options, host string) ([]byte, *Report, error) {
	_, site, report, err := load(ctx, o, nil, nil)
	if err != nil || site == nil {
		return nil, report, err
	}
	h := hosted(site)
	switch host {
	case "apache":
		return h.Apache(), report, nil
	case "caddy":
		return h.Caddy(), report, nil
	}
	return h.Nginx(), report, nil
}

func hosted(site *model.Site) *hosting.Site {
	h := &hosting.Site{Base: site.Base, HSTS: site.Publishing.HSTS, Packed: site.Publishing.Compress}
	for _, r := range site.Records {
		for _, from := range r.Aliases {
			h.Redirects = append(h.Redirects, hosting.Redirect{From: from, To: address.Record(r)})
		}
	}
	return h
}

// hostFiles is the files among the pages that hosts read.
func hostFiles(site *model.Site, pages []page.Page) []page.Page {
	h := hosted(site)
	sections := map[string]bool{}
	for _, p := range pages {
		if first, _, ok := strings.Cut(p.Address, "/"); ok && p.Kind != "redirect" {
			sections[first] = true
		}
	}
	h.Sections = slices.Sorted(maps.Keys(sections))
	file := func(at string, content func() []byte) page.Page {
		return page.Page{Address: at, Bytes: func() ([]byte, error) { return content(), nil }}
	}
	out := []page.Page{file(address.HostHeaders, h.Headers), file(address.HostRedirects, h.Redirected)}
	if site.Publishing.Apache {
		out = append(out, file(address.HostApache, h.Apache))
	}
	return out
}
