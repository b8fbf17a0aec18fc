package home

import (
	"maps"
	"path"
	"slices"
	"strings"

	"parvis/generator/html/figures"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// planMost is how many records of a kind the plan of the site names: beyond,
// the kind's own list serves better.
const planMost = 200

// Plan returns the plan of the site: a second way to every page (RGAA 12.1). Its last section
// links to those pages of address.Tools that are among the files of the site.
func (b *Builder) Plan(files []site.File) site.File {
	return view.Page(b.Site, address.Map, "map", func() (MapView, error) {
		v := MapView{Shell: b.Shell(view.Frame{At: address.Map, Kind: "map", Title: b.Words.T("page.map.title"), Lead: b.Words.T("page.map.lead")})}
		for _, kind := range model.KindsInPlan() {
			records := b.Model.OfKind(kind)
			if len(records) == 0 {
				continue
			}
			s := view.MapSection{Link: view.Link{Text: b.Words.T("page.kinds." + string(kind))}}
			if kind.Listed() {
				s.Href = b.Href(address.List(kind, 1))
			}
			for _, r := range records[:min(len(records), planMost)] {
				s.Links = append(s.Links, b.Link(r))
			}
			if len(records) > planMost {
				s.Links = append(s.Links, view.Link{Text: b.Words.N("page.map.more", len(records)-planMost), Href: s.Href})
			}
			v.Sections = append(v.Sections, s)
		}
		v.Sections = append(v.Sections, view.MapSection{Link: view.Link{Text: b.Words.T("page.search.title"), Href: b.Href(address.Search)},
			Links: b.tools(files)})
		return v, nil
	})
}

// tools returns the pages of a site that find something across all kinds.
func (b *Builder) tools(files []site.File) []view.Link {
	var out []view.Link
	for _, at := range address.Tools() {
		if i := slices.IndexFunc(files, func(f site.File) bool { return f.Address == at }); i >= 0 {
			title := "page." + files[i].Kind + ".title"
			if at == address.Commitments { // its kind is that of all lists
				title = "page.commitments.title"
			}
			out = append(out, view.Link{Text: b.Words.T(title), Href: b.Href(at)})
		}
	}
	return out
}

// NotFoundView is the page of an address that leads nowhere.
type NotFoundView struct{ view.Shell }

func (b *Builder) NotFound() site.File {
	return view.Page(b.Site, address.NotFound, "notfound", func() (NotFoundView, error) {
		v := NotFoundView{b.Shell(view.Frame{At: address.NotFound, Kind: "notfound", Title: b.Words.T("page.notfound.title"), Lead: b.Words.T("page.notfound.lead")})}
		v.NoIndex, v.Canonical = true, ""
		return v, nil
	})
}

// Redirects returns the pages left at old addresses.
func (b *Builder) Redirects() []site.File {
	var out []site.File
	for _, r := range b.Model.Records {
		for _, at := range r.Aliases {
			out = append(out, view.Page(b.Site, at, "redirect", func() (RedirectView, error) {
				v := RedirectView{Shell: b.Shell(view.Frame{At: at, Kind: "redirect", Title: b.Title(r)}), Target: b.Link(r)}
				v.NoIndex, v.Canonical = true, b.Model.URL+address.Record(r)
				return v, nil
			}))
		}
	}
	for _, m := range figures.Moves(b.Model) {
		if !strings.HasSuffix(m.From, "/") {
			continue // a file: hosts that read redirects lead on
		}
		out = append(out, view.Page(b.Site, m.From, "redirect", func() (RedirectView, error) {
			v := RedirectView{Shell: b.Shell(view.Frame{At: m.From, Kind: "redirect", Title: b.figures.Name(m.Spec)}), Target: view.Link{Text: b.figures.Name(m.Spec), Href: b.Href(m.To)}}
			v.NoIndex, v.Canonical = true, b.Model.URL+m.To
			return v, nil
		}))
	}
	return out
}

// Folders returns a page for each folder of pages or of data that has none, so that an address cut
// short leads on: to the nearest page above. files is all others of the site. Old addresses, pictures
// and what scripts read have no address that anybody cuts.
func (b *Builder) Folders(files []site.File) []site.File {
	has, folders := map[string]bool{"": true}, map[string]bool{}
	for _, f := range files {
		at, name := path.Split(f.Path())
		if name == "index.html" {
			has[at] = true
		}
		if f.Kind != "" && f.Kind != "redirect" || strings.HasPrefix(at, address.DataFiles) {
			for ; at != ""; at = above(at) {
				folders[at] = true
			}
		}
	}
	var out []site.File
	for _, at := range slices.Sorted(maps.Keys(folders)) {
		if has[at] {
			continue
		}
		to := above(at)
		for !has[to] {
			to = above(to)
		}
		out = append(out, view.Page(b.Site, at, "redirect", func() (RedirectView, error) {
			v := RedirectView{Shell: b.Shell(view.Frame{At: at, Kind: "redirect", Title: b.Words.T("page.folder")}), Folder: true,
				Target: view.Link{Text: b.Model.URL + to, Href: b.Href(to)}}
			v.NoIndex, v.Canonical = true, b.Model.URL+to
			return v, nil
		}))
	}
	return out
}

// above returns the folder that contains another, "" for those at the root.
func above(folder string) string {
	at, _ := path.Split(strings.TrimSuffix(folder, "/"))
	return at
}

// MapView is the plan of the site.
type MapView struct {
	view.Shell
	Sections []view.MapSection
}

// RedirectView is the page left at an old address, or that of a folder which has none.
type RedirectView struct {
	view.Shell
	Target view.Link
	Folder bool
}
