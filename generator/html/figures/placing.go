package figures

import (
	"slices"

	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
)

// OfSite returns the figures of the whole site, of every kind.
func (b *Builder) OfSite() []catalogue.Spec {
	of := func(kinds ...catalogue.Kind) []catalogue.Spec {
		var out []catalogue.Spec
		for _, k := range kinds {
			out = append(out, catalogue.Spec{Kind: k})
		}
		return out
	}
	out := of(catalogue.ByDomain, catalogue.Matrix, catalogue.ByYear, catalogue.ByEPCI, catalogue.ByRegion, catalogue.ByDepartement)
	out = append(out, of(catalogue.Signatures, catalogue.BySize, catalogue.BySector, catalogue.ByScope, catalogue.SignatoriesByRegion, catalogue.SignatoriesByDepartement)...)
	out = append(out, b.maker().Told(nil, nil)...)
	out = append(out, of(catalogue.ByStatus, catalogue.ByProof, catalogue.ByEvaluation)...)
	for _, i := range b.Model.Indicators {
		if len(b.Totals().Using[i]) > 0 {
			out = append(out, catalogue.Spec{Kind: catalogue.Progress, Indicator: i.Slug})
		}
	}
	return append(out, of(catalogue.Deployment, catalogue.Declared)...)
}

// Standing returns the figure of where commitments stand: how far they have come where that is told, and else
// what their publisher says.
func (b *Builder) Standing() catalogue.Spec {
	if b.Totals().All.Measurable() {
		return catalogue.Spec{Kind: catalogue.Situation}
	}
	return catalogue.Spec{Kind: catalogue.ByStatus}
}

// OfIndicator returns the figure of an indicator's progress.
func OfIndicator(i *model.Indicator) []catalogue.Spec {
	return []catalogue.Spec{{Kind: catalogue.Progress, Indicator: i.Slug}}
}

// OfRound returns the figure of the yearly report of a domain, of a territory or, for nil, of the whole site:
// how many of the reports that were due of the year came.
func OfRound(year int, d *model.Domain, t *model.Territory) []catalogue.Spec {
	spec := catalogue.Spec{Kind: catalogue.Coverage, From: year, To: year}
	if d != nil {
		spec.Domain = d.Slug
	}
	if t != nil {
		spec.Territory = t.Slug
	}
	return []catalogue.Spec{spec}
}

// OfDomain returns the figures of a domain: by region, over time, how far it has come, and its indicators.
func (b *Builder) OfDomain(d *model.Domain) []catalogue.Spec {
	sums := b.Totals().ByDomain[d.Position-1]
	if sums.All() == 0 {
		return nil
	}
	out := []catalogue.Spec{{Kind: catalogue.ByRegion, Domain: d.Slug}, {Kind: catalogue.ByYear, Domain: d.Slug}}
	out = append(out, b.maker().Told(d, nil)...)
	out = append(out, catalogue.Spec{Kind: catalogue.ByStatus, Domain: d.Slug})
	for _, i := range b.Model.Indicators {
		if sums.ByIndicator[i] != nil {
			out = append(out, catalogue.Spec{Kind: catalogue.Progress, Indicator: i.Slug, Domain: d.Slug})
		}
	}
	return out
}

// OfTerritory returns the figures of a territory: by domain, over time, how far it has come, and against the
// whole, where something is published; and how many of those approached signed, where it tells.
func (b *Builder) OfTerritory(t *model.Territory) []catalogue.Spec {
	told := b.maker().Told(nil, t)
	if b.Totals().ByTerritory[t.Index].All() == 0 {
		return told
	}
	out := []catalogue.Spec{{Kind: catalogue.ByDomain, Territory: t.Slug}, {Kind: catalogue.Signatures, Territory: t.Slug}}
	out = append(out, told...)
	if t.Level != model.Country {
		out = append(out, catalogue.Spec{Kind: catalogue.Against, Territory: t.Slug})
	}
	return out
}

// fewActs is how many commitments a reader takes in without a drawing.
const fewActs = 10

// OnPageOf returns the figures of a territory that its page shows beside its commitments: of a few, the rows
// say all, and what is left is how many of those approached signed.
func (b *Builder) OnPageOf(t *model.Territory) []catalogue.Spec {
	if b.Totals().ByTerritory[t.Index].All() < fewActs {
		return b.maker().Told(nil, t)
	}
	return b.OfTerritory(t)
}

// small reports whether a territory is too small for pages of figures of its own:
// there are thousands of communes and neighbourhoods, most with a commitment or
// two. Their figures are on their pages, as tables with bars.
func small(t *model.Territory) bool { return t.Level == model.Commune || t.Level == model.QPV }

func (b *Builder) OfSynthesis(y *model.Synthesis) []catalogue.Spec {
	if len(y.Tools) == 0 {
		return nil
	}
	return []catalogue.Spec{{Kind: catalogue.Tools, Synthesis: y.Slug}}
}

// Drawn returns the figures that have a drawing. The sentences of the others stand in the list of all.
func (b *Builder) Drawn(specs []catalogue.Spec) []catalogue.Spec {
	return slices.DeleteFunc(slices.Clone(specs), func(s catalogue.Spec) bool { return len(b.figures().of(s).Charts) == 0 })
}
