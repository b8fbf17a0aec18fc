package figures

import (
	"slices"

	"parvis/generator/figure/catalogue"
	"parvis/generator/html/view"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// MostFigures is how many figures stand together on a page. The list of all figures has the others.
const MostFigures = 8

// Dashboard returns the page of the figures of the whole site, none where there is nothing to count.
func (b *Builder) Dashboard() []site.File {
	if !b.Countable() {
		return nil
	}
	return []site.File{view.Page(b.Site, address.Dashboard, "dashboard", b.dashboard)}
}

func (b *Builder) dashboard() (DashboardView, error) {
	v := DashboardView{Shell: b.Shell(view.Frame{At: address.Dashboard, Kind: "dashboard", Title: b.Words.T("page.dashboard.title"), Lead: b.Words.T("page.dashboard.lead", b.AsOf)}),
		All: view.Link{Text: b.Words.T("page.questions.title"), Href: b.Href(address.Figures)}}
	v.Scripted = true
	for _, g := range b.dashboardParts() {
		if specs := b.Drawn(g.specs); len(specs) > 0 {
			specs = specs[:min(len(specs), MostFigures)]
			v.Groups = append(v.Groups, FigureGroup{ID: g.id, Title: b.Words.T("page.board." + g.id), Figures: b.Views(specs, nil)})
		}
	}
	return v, nil
}

// Drawn returns the figures that have a drawing. The sentences of the others stand in the list of all.
func (b *Builder) Drawn(specs []catalogue.Spec) []catalogue.Spec {
	return slices.DeleteFunc(slices.Clone(specs), func(s catalogue.Spec) bool { return len(b.figures().of(s).Charts) == 0 })
}

// dashboardPart is a part of the dashboard.
type dashboardPart struct {
	id    string
	specs []catalogue.Spec
}

// dashboardParts returns the figures of the whole site, of every kind: those that say something are on the dashboard.
func (b *Builder) dashboardParts() []dashboardPart {
	of := func(kinds ...catalogue.Kind) []catalogue.Spec {
		var out []catalogue.Spec
		for _, k := range kinds {
			out = append(out, catalogue.Spec{Kind: k})
		}
		return out
	}
	out := []dashboardPart{
		// What has a map takes a whole row: it stands after the others.
		{"engagements", of(catalogue.ByDomain, catalogue.Matrix, catalogue.ByYear, catalogue.ByEPCI, catalogue.ByRegion, catalogue.ByDepartement)},
		{"signataires", of(catalogue.Signatures, catalogue.BySize, catalogue.BySector, catalogue.ByScope, catalogue.SignatoriesByRegion, catalogue.SignatoriesByDepartement)},
		{"resultats", of(catalogue.ByStatus, catalogue.ByProof, catalogue.ByEvaluation)},
		{"deploiement", of(catalogue.Deployment, catalogue.Declared)},
	}
	out[2].specs = append(b.maker().Told(nil, nil), out[2].specs...) // what becomes of promises comes first
	for _, i := range b.Model.Indicators {
		if len(b.Totals().Using[i]) > 0 {
			out[2].specs = append(out[2].specs, catalogue.Spec{Kind: catalogue.Progress, Indicator: i.Slug})
		}
	}
	return out
}

// DashboardView is the page of the figures of the whole site.
type DashboardView struct {
	view.Shell
	Groups []FigureGroup
	All    view.Link // the list of all figures
}

// FigureGroup is a few figures under one title.
type FigureGroup struct {
	ID      string
	Title   string
	Figures []view.FigureView
}
