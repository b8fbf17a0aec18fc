package figures

import (
	"slices"

	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
)

// OfHome returns the few figures of the front page: no map where no place is named.
func (b *Builder) OfHome() []catalogue.Spec {
	out := []catalogue.Spec{{Kind: catalogue.ByDomain}, {Kind: catalogue.ByStatus}, {Kind: catalogue.ByRegion}}
	if b.Totals().Named == 0 {
		out = slices.Delete(out, 2, 3)
	}
	return out
}

// OfIndicator returns the figure of an indicator's progress.
func OfIndicator(i *model.Indicator) []catalogue.Spec {
	return []catalogue.Spec{{Kind: catalogue.Progress, Indicator: i.Slug}}
}

// OfDomain returns the figures of a domain: by region, over time, and its indicators.
func (b *Builder) OfDomain(d *model.Domain) []catalogue.Spec {
	sums := b.Totals().ByDomain[d.Position-1]
	if sums.All() == 0 {
		return nil
	}
	out := []catalogue.Spec{{Kind: catalogue.ByRegion, Domain: d.Slug}, {Kind: catalogue.ByYear, Domain: d.Slug}, {Kind: catalogue.ByStatus, Domain: d.Slug}}
	for _, i := range b.Model.Indicators {
		if sums.ByIndicator[i] != nil {
			out = append(out, catalogue.Spec{Kind: catalogue.Progress, Indicator: i.Slug, Domain: d.Slug})
		}
	}
	return out
}

// OfTerritory returns the figures of a territory: by domain, over time, and against the whole;
// none where nothing is published.
func (b *Builder) OfTerritory(t *model.Territory) []catalogue.Spec {
	if b.Totals().ByTerritory[t.Index].All() == 0 {
		return nil
	}
	out := []catalogue.Spec{{Kind: catalogue.ByDomain, Territory: t.Slug}, {Kind: catalogue.Signatures, Territory: t.Slug}}
	if t.Level != model.Country {
		out = append(out, catalogue.Spec{Kind: catalogue.Against, Territory: t.Slug})
	}
	return out
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
