package generator

import (
	"io"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"parvis/generator/address"
	"parvis/generator/draw"
	"parvis/generator/model"
	"parvis/generator/page"
	"parvis/generator/site"
	"parvis/generator/stats"
	"parvis/generator/theme"
	"parvis/generator/weight"
)

// maker is one part of the site: files that are made together.
type maker struct {
	under []string           // what their paths begin with; nil for anything
	files func() []site.File // made when they are first asked for
}

// makers lists what makes the files of a site, its assets and its media apart.
func makers(m *model.Site, totals func() *stats.Totals, look *theme.Theme, engine *draw.Engine, weights func() []weight.Kind) []maker {
	render := func(w io.Writer, kind string, view any) error {
		if err := look.Render(w, kind, view); err != nil {
			return &ThemeError{err}
		}
		return nil
	}
	var out []maker
	for _, b := range page.Batches(m, totals, page.Means{Words: look.Words(), Render: render, Drawer: engine, Weights: weights}) {
		out = append(out, maker{b.Under, b.Pages})
	}
	before := slices.Clone(out)
	hosts := func() []site.File { return hostFiles(m, allFiles(before)) }
	return append(out, maker{[]string{address.HostHeaders, address.HostRedirects, address.HostApache}, sync.OnceValue(hosts)})
}

// allFiles is the files of all makers, in their order.
func allFiles(makers []maker) []site.File {
	var group errgroup.Group
	for _, m := range makers {
		group.Go(func() error { m.files(); return nil })
	}
	_ = group.Wait() // none fails
	var out []site.File
	for _, m := range makers {
		out = append(out, m.files()...)
	}
	return out
}
