package page

import (
	"slices"
	"strings"

	"parvis/generator/address"
	"parvis/generator/catalogue"
	"parvis/generator/model"
	"parvis/generator/site"
)

// dashboards is the page of all figures, none where there is nothing to count.
func (b *builder) dashboards() []site.File {
	if !b.countable() {
		return nil
	}
	return []site.File{page(b, address.Dashboard, "dashboard", b.dashboard)}
}

func (b *builder) dashboard() (DashboardView, error) {
	v := DashboardView{Shell: b.shell(frame{at: address.Dashboard, kind: "dashboard", title: b.words.T("page.dashboard.title"), lead: b.words.T("page.dashboard.lead", b.asOf)}),
		Index: b.figureIndex()}
	v.Scripted = true
	for _, g := range b.boards() {
		views, err := b.figureViews(g.specs, nil)
		if err != nil {
			return v, err
		}
		v.Groups = append(v.Groups, FigureGroup{ID: g.id, Title: b.words.T("page.board." + g.id), Figures: views})
	}
	return v, nil
}

// board is a part of the dashboard.
type board struct {
	id    string
	specs []catalogue.Spec
}

// boards is the dashboard: every kind of figure over the whole site.
func (b *builder) boards() []board {
	of := func(kinds ...catalogue.Kind) []catalogue.Spec {
		var out []catalogue.Spec
		for _, k := range kinds {
			out = append(out, catalogue.Spec{Kind: k})
		}
		return out
	}
	out := []board{
		{"engagements", of(catalogue.ByDomain, catalogue.ByRegion, catalogue.MapCommitmentsRegion, catalogue.MapCommitmentsDepartement, catalogue.ByDepartement,
			catalogue.ByEPCI, catalogue.Matrix, catalogue.ByYear)},
		{"signataires", of(catalogue.Signatures, catalogue.MapSignatoriesRegion, catalogue.MapSignatoriesDepartement, catalogue.BySize, catalogue.BySector, catalogue.ByScope)},
		{"resultats", of(catalogue.ByStatus, catalogue.ByProof, catalogue.ByEvaluation)},
		{"deploiement", of(catalogue.Deployment, catalogue.MapDeploymentRegion, catalogue.MapDeploymentDepartement, catalogue.Declared)},
	}
	for _, i := range b.site.Indicators {
		if len(b.stats().Using[i]) > 0 {
			out[2].specs = append(out[2].specs, catalogue.Spec{Kind: catalogue.Progress, Indicator: i.Slug})
		}
	}
	return out
}

// figureIndex is every figure, the site's first, then each subject's; where many
// territories have figures, they are found on the territories' own pages.
func (b *builder) figureIndex() []MapSection {
	const most = 60
	var out []MapSection
	at := map[*model.Record]int{}
	places := 0
	for _, s := range b.figures().specs {
		subject := b.figures().maker.Subject(s)
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
			out = append(out, MapSection{Link: Link{Text: b.words.T("figure.whole-site")}})
			if subject != nil {
				out[i].Link = b.link(subject)
			}
		}
		out[i].Links = append(out[i].Links, Link{Text: b.figures().maker.Title(s), Href: b.href(address.Figure(s.ID()))})
	}
	if places > most {
		out = slices.DeleteFunc(out, func(m MapSection) bool { return strings.HasPrefix(m.Href, b.href(string(model.Territories)+"/")) })
		out = append(out, MapSection{Link: Link{Text: b.words.T("page.dashboard.places"), Href: b.href(address.List(model.Territories, 1))}})
	}
	return out
}
