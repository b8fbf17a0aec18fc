package generator

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"parvis/generator/html/actions"
	"parvis/generator/html/compare"
	"parvis/generator/html/dataset"
	"parvis/generator/html/feeds"
	"parvis/generator/html/figures"
	"parvis/generator/html/home"
	"parvis/generator/html/legal"
	"parvis/generator/html/near"
	"parvis/generator/html/page"
	"parvis/generator/html/pictures"
	"parvis/generator/html/prose"
	"parvis/generator/html/rounds"
	"parvis/generator/html/searchpage"
	"parvis/generator/html/signatories"
	"parvis/generator/html/signatory"
	"parvis/generator/html/theme"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/site/address"
	"parvis/generator/site/weight"
)

// maker makes the files of one part of the site.
type maker struct {
	under []string           // prefixes of their paths; nil for any path
	files func() []site.File // computed on the first call
}

// dependencies is what makers need besides the site.
type dependencies struct {
	words   phrase.Words
	render  site.Renderer
	weights func() []weight.Kind // weights of the pages; empty until all are written
}

// renderer returns a Renderer of the theme. Its errors are ThemeErrors.
func renderer(look *theme.Theme) site.Renderer {
	return func(w io.Writer, kind string, view any) error {
		if err := look.Render(w, kind, view); err != nil {
			return &ThemeError{err}
		}
		return nil
	}
}

// writeFile writes a file to w. A ThemeError then names the page.
func writeFile(w io.Writer, f site.File) error {
	err := f.Write(w)
	if failed := (*ThemeError)(nil); errors.As(err, &failed) {
		return &ThemeError{fmt.Errorf("%w (page /%s)", failed.Err, f.Address)}
	}
	return err
}

// makers returns the makers of all files of a site, except its assets and media.
func makers(m *model.Site, with dependencies) []maker {
	s := view.New(m, sync.OnceValue(func() *stats.Totals { return stats.Of(m) }), with.words, with.render)
	feed := feeds.New(s)
	s.Alternates = feed.Alternates
	figs := figures.New(s)
	badges := pictures.New(s, figs)
	s.Picture = badges.Shared
	pages := page.New(s, figs, func() *view.Table { return legal.Weights(s, with.weights()) })
	front := home.New(s, figs)
	lists := signatories.New(s)

	var out []maker
	add := func(files func() []site.File, under ...string) {
		out = append(out, maker{under, sync.OnceValue(files)})
	}
	one := func(file func() site.File) func() []site.File {
		return func() []site.File { return []site.File{file()} }
	}
	// all returns a function that lists the files of the makers added so far.
	all := func() func() []site.File {
		before := slices.Clone(out)
		return func() []site.File { return allFiles(before) }
	}
	list := address.List(model.Signatories, 1)
	add(one(front.Home))
	add(lists.Lists, address.File(list), list+"liste/", list+"par/")
	add(lists.CommitmentLists, address.Commitments)
	add(lists.Files, address.DirectoryFiles)
	add(signatory.New(s, &prose.Builder{Site: s, Figures: figs}, badges).Files, string(model.Signatories)+"/")
	for _, k := range page.Kinds() {
		at := []string{string(k) + "/"}
		if k == model.Pages {
			at = nil // at the root
		}
		add(func() []site.File { return pages.Of(k) }, at...)
		if k == model.Territories {
			add((&compare.Builder{Site: s}).Files, address.Compare)
		}
	}
	add((&actions.Builder{Site: s}).Files, address.Actions)
	add(pages.References)
	add(front.Dashboard, address.Dashboard)
	add(rounds.New(s, figs).Files, address.Rounds)
	add(figs.Questions, address.File(address.Figures))
	add(figs.Pages, address.Figures)
	add((&near.Builder{Site: s}).Files, address.Near)
	add(dataset.New(s, feed).Files)
	add(feed.Files)
	add(searchpage.New(s, figs, all()).Files, address.Search)
	add(badges.Badges, list)
	add(badges.Files)
	content := all()
	add(func() []site.File { return []site.File{front.Plan(content())} }, address.Map)
	add(one(front.NotFound))
	add(front.Redirects)
	pageful := all()
	add(func() []site.File { return front.Folders(pageful()) })
	before := all()
	add(func() []site.File { return front.Sitemaps(before()) }, "sitemap")
	add(one(front.Robots))
	add(front.Security)
	everything := all()
	add(func() []site.File { return hostFiles(m, everything()) }, address.HostHeaders, address.HostRedirects, address.HostApache)
	return out
}

// allFiles returns the files of all makers, in order. The makers run in parallel.
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
