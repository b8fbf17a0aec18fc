package signatories

import (
	"slices"
	"strings"

	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/reference/naf"
	"parvis/generator/site/address"
)

// signatoryFacets returns the ways of narrowing the list of signatories. Territories
// are offered down to the département: finer ones are reached from there.
func (b *Builder) signatoryFacets() []view.Facet {
	var out []view.Facet
	add := func(key string, ls []view.Link) {
		if len(ls) > 0 {
			out = append(out, view.Facet{Title: b.Words.T(key), Links: ls})
		}
	}
	choice := func(text, at string, ss []*model.Signatory) view.Link {
		return view.Link{Text: text, Href: b.Href(at), Count: b.Words.Number(len(ss)), CountLabel: b.Words.N("page.count.signatories", len(ss))}
	}
	var domains, regions, departements, ofSize, ofSector []view.Link
	for _, d := range b.Model.Domains {
		if ss := b.Totals().InDomain[d.Position-1]; len(ss) > 0 {
			domains = append(domains, choice(b.Text(d.Title), address.SignatoriesBy(address.ByDomain, d.Slug, 1), ss))
		}
	}
	for _, t := range b.Model.Territories {
		ss := b.Totals().InTerritory[t.Index]
		if len(ss) == 0 {
			continue
		}
		l := choice(b.Text(t.Title), address.SignatoriesBy(address.ByTerritory, t.Slug, 1), ss)
		switch t.Level {
		case model.Region:
			regions = append(regions, l)
		case model.Departement:
			departements = append(departements, l)
		default: // only these two are choices
		}
	}
	for _, size := range model.Size("").Values() {
		if ss := b.Totals().OfSize[size]; len(ss) > 0 {
			ofSize = append(ofSize, choice(b.Label("size", string(size)), address.SignatoriesBy(address.BySize, strings.ToLower(string(size)), 1), ss))
		}
	}
	for _, s := range naf.Sections() {
		if ss := b.Totals().OfSector[s.Section]; len(ss) > 0 {
			ofSector = append(ofSector, choice(b.Text(s.Label), address.SignatoriesBy(address.BySector, strings.ToLower(s.Section), 1), ss))
		}
	}
	add("page.facet.domain", domains)
	add("page.facet.region", regions)
	add("page.facet.departement", departements)
	add("page.facet.size", ofSize)
	add("page.facet.sector", ofSector)
	return out
}

// facetsAt returns the facets with the choice made at an address marked.
func (b *Builder) facetsAt(at string) []view.Facet {
	out, here := slices.Clone(b.facets()), b.Href(at)
	for i, f := range out {
		for j, l := range f.Links {
			if l.Href == here {
				out[i].Links = slices.Clone(f.Links)
				out[i].Links[j].Current = true
			}
		}
	}
	return out
}
