package generator

import (
	"context"
	"maps"
	"slices"
	"strings"

	"parvis/generator/html/figures"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
	"parvis/generator/site/hosting"
)

// Hosts returns the names of the servers that Hosting can configure.
func Hosts() []string { return []string{"apache", "caddy", "nginx"} }

// Hosting returns the configuration of a server, one of Hosts, for the site of the
// content. It is nil when findings are errors.
func Hosting(ctx context.Context, o Options, host string) ([]byte, *Report, error) {
	_, m, report, err := load(ctx, o, nil, nil, nil)
	if err != nil || m == nil {
		return nil, report, err
	}
	h := hostingSite(m)
	switch host {
	case "apache":
		return h.Apache(), report, nil
	case "caddy":
		return h.Caddy(), report, nil
	}
	return h.Nginx(), report, nil
}

// hostingSite returns the settings and redirects that a server's configuration needs.
func hostingSite(m *model.Site) *hosting.Site {
	h := &hosting.Site{Base: m.Base, HSTS: m.Publishing.HSTS, Precompressed: m.Publishing.Compress}
	for _, r := range m.Records {
		for _, from := range r.Aliases {
			h.Redirects = append(h.Redirects, hosting.Redirect{From: from, To: address.Record(r)})
		}
	}
	for _, moved := range figures.Moves(m) {
		h.Redirects = append(h.Redirects, hosting.Redirect{From: moved.From, To: moved.To})
	}
	return h
}

// hostFiles returns the files that configure static hosts. files is all other files
// of the site.
func hostFiles(m *model.Site, files []site.File) []site.File {
	h := hostingSite(m)
	sections := map[string]bool{}
	for _, f := range files {
		if first, _, ok := strings.Cut(f.Address, "/"); ok && f.Kind != "redirect" {
			sections[first] = true
		}
	}
	h.Sections = slices.Sorted(maps.Keys(sections))
	file := func(at string, content func() []byte) site.File {
		return site.Bytes(at, func() ([]byte, error) { return content(), nil })
	}
	out := []site.File{file(address.HostHeaders, h.Headers), file(address.HostRedirects, h.Redirected)}
	if m.Publishing.Apache {
		out = append(out, file(address.HostApache, h.Apache))
	}
	return out
}
