package figures

import (
	"slices"
	"strings"

	"parvis/generator/figure/catalogue"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Dashboard returns the page of all figures, none where there is nothing to count.
func (b *Builder) Dashboard() []site.File {
	if !b.Countable() {
		return nil
	}
	return []site.File{view.Page(b.Site, address.Dashboard, "dashboard", b.dashboard)}
}

func (b *Builder) dashboard() (DashboardView, error) {
	v := DashboardView{Shell: b.Shell(view.Frame{At: address.Dashboard, Kind: "dashboard", Title: b.Words.T("page.dashboard.title"), Lead: b.Words.T("page.dashboard.lead", b.AsOf)}),
		Index: b.figureIndex()}
	v.Scripted = true
	for _, g := range b.dashboardParts() {
		v.Groups = append(v.Groups, FigureGroup{ID: g.id, Title: b.Words.T("page.board." + g.id), Figures: b.Views(g.specs, nil)})
	}
	return v, nil
}

// dashboardPart is a part of the dashboard.
type dashboardPart struct {
	id    string
	specs []catalogue.Spec
}

// dashboardParts returns the dashboard: every kind of figure over the whole site.
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
		{"engagements", of(catalogue.ByDomain, catalogue.Matrix, catalogue.ByYear, catalogue.ByRegion, catalogue.ByDepartement, catalogue.ByEPCI)},
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

// figureIndex returns every figure, the site's first, then each subject's; where many
// territories have figures, they are found on the territories' own pages.
func (b *Builder) figureIndex() []view.MapSection {
	const most = 60
	var out []view.MapSection
	at := map[*model.Record]int{}
	places := 0
	for _, s := range b.figures().specs {
		subject := b.maker().Subject(s)
		if subject != nil && subject.Kind == model.Territories {
			if _, known := at[subject]; !known {
				places++
			}
			if places > most {
				continue
			}
		}
		i, known := at[subject]
		if !known {
			i = len(out)
			at[subject] = i
			out = append(out, view.MapSection{Link: view.Link{Text: b.Words.T("figure.whole-site")}})
			if subject != nil {
				out[i].Link = b.Link(subject)
			}
		}
		out[i].Links = append(out[i].Links, view.Link{Text: b.maker().Title(s), Href: b.Href(address.Figure(s.ID()))})
	}
	if places > most {
		out = slices.DeleteFunc(out, func(m view.MapSection) bool { return strings.HasPrefix(m.Href, b.Href(string(model.Territories)+"/")) })
		out = append(out, view.MapSection{Link: view.Link{Text: b.Words.T("page.dashboard.places"), Href: b.Href(address.List(model.Territories, 1))}})
	}
	return out
}

// DashboardView is the page of all figures.
type DashboardView struct {
	view.Shell
	Groups []FigureGroup
	Index  []view.MapSection // every figure, by subject
}

// FigureGroup is a few figures under one title.
type FigureGroup struct {
	ID      string
	Title   string
	Figures []view.FigureView
}
