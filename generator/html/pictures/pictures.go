// Package pictures makes the pictures of a site that no template draws: those that stand for its pages
// where their links are shared, the icon, the badges that signatories may show on their own sites.
package pictures

import (
	"cmp"
	"slices"
	"sync"

	"parvis/generator/figure/catalogue"
	"parvis/generator/figure/raster"
	"parvis/generator/html/emblem"
	"parvis/generator/html/figures"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Builder makes the pictures.
type Builder struct {
	*view.Site
	figures *figures.Builder
	specs   func() map[string]catalogue.Spec // by the identifiers of figures
	domains sync.Map                         // *model.Domain → its picture: many pages share it
}

// New returns a Builder. Most pictures to share are of figures.
func New(s *view.Site, figures *figures.Builder) *Builder {
	return &Builder{Site: s, figures: figures, specs: sync.OnceValue(func() map[string]catalogue.Spec {
		out := map[string]catalogue.Spec{}
		for _, spec := range figures.Specs() {
			out[spec.ID()] = spec
		}
		return out
	})}
}

// picture is a picture to share: its name in its address, and how it is made.
type picture struct {
	name string
	card func() raster.Card
}

// Files returns the pictures to share, and the icon that browsers request by its fixed name.
func (b *Builder) Files() []site.File {
	pictures := []picture{b.ofSite()}
	for _, s := range b.figures.Specs() {
		pictures = append(pictures, b.ofFigure(s))
	}
	for _, d := range b.Model.Domains {
		if p := b.ofDomain(d); p.name == string(model.Domains)+"/"+d.Slug {
			pictures = append(pictures, p)
		}
	}
	for _, t := range b.Model.Territories {
		if p, ok := b.ofTerritory(t); ok && p.name == string(model.Territories)+"/"+t.Slug {
			pictures = append(pictures, p)
		}
	}
	var out []site.File
	for _, p := range pictures {
		out = append(out, site.Bytes(address.ShareImage(p.name), func() ([]byte, error) { return raster.Draw(p.card()).PNG() }))
	}
	return append(out, site.Bytes(address.Favicon, emblem.ICO))
}

// Shared returns the picture of a page: of its own figure, of its domain where it has one, or else that
// of the site.
func (b *Builder) Shared(f view.Frame) view.Image {
	p := b.of(f)
	alt := b.Text(b.Model.Title) // of the picture that says nothing of this page
	if p.name != ofNoPage || f.At == address.Home {
		alt = p.card().Sentence
	}
	return view.Image{Src: b.Model.URL + address.ShareImage(p.name), Alt: alt, Width: raster.Width, Height: raster.Height}
}

func (b *Builder) of(f view.Frame) picture {
	if spec, ok := b.specs()[f.Figure]; ok {
		return b.ofFigure(spec)
	}
	if f.Record == nil {
		return b.ofSite()
	}
	var domains []*model.Domain
	switch r := f.Record.Entry.(type) {
	case *model.Domain:
		return b.ofDomain(r)
	case *model.Territory:
		if p, ok := b.ofTerritory(r); ok {
			return p
		}
	case *model.Indicator:
		if p, ok := b.drawn(figures.OfIndicator(r)); ok {
			return p
		}
		domains = domainsOf(b.Totals().Using[r])
	case *model.Synthesis:
		if p, ok := b.drawn(b.figures.OfSynthesis(r)); ok {
			return p
		}
	case *model.Signatory:
		domains = domainsOf(r.Commitments)
	case *model.Experience:
		domains = r.Domains
	}
	if len(domains) == 1 {
		return b.ofDomain(domains[0])
	}
	return b.ofSite()
}

// domainsOf returns the domains of commitments, each once; two are enough to know that they are several.
func domainsOf(ks []*model.Commitment) []*model.Domain {
	var out []*model.Domain
	for _, k := range ks {
		if k.Domain != nil && !slices.Contains(out, k.Domain) && len(out) < 2 {
			out = append(out, k.Domain)
		}
	}
	return out
}

// ofFigure returns the picture of a figure.
func (b *Builder) ofFigure(spec catalogue.Spec) picture {
	return picture{address.Figures + spec.ID(), func() raster.Card {
		f := b.figures.Figure(spec)
		card := b.card(f.Name(b.Words), cmp.Or(f.Sentence, f.Empty))
		if len(f.Charts) > 0 {
			card.Chart = f.Charts[0]
		}
		return card
	}}
}

// card returns a card with what all have in common.
func (b *Builder) card(name, sentence string) raster.Card {
	return raster.Card{Name: name, Sentence: sentence, Site: b.Text(b.Model.Title), Date: b.Words.T("figure.as-of", b.AsOf),
		More: func(n int) string { return b.Words.N("page.map.more", n) }}
}

// drawn returns the picture of the first figure that is published and drawn, or else of the first one.
func (b *Builder) drawn(specs []catalogue.Spec) (picture, bool) {
	specs = slices.DeleteFunc(slices.Clone(specs), func(s catalogue.Spec) bool { return !b.figures.Has(s) })
	if len(specs) == 0 {
		return picture{}, false
	}
	at := max(slices.IndexFunc(specs, func(s catalogue.Spec) bool { return len(b.figures.Figure(s).Charts) > 0 }), 0)
	return b.ofFigure(specs[at]), true
}

// ofSite returns the picture of the site: that of its first figure, or its title where there is nothing to count.
// ofNoPage is the name of the picture of pages that have none of their own.
const ofNoPage = "site"

func (b *Builder) ofSite() picture {
	return picture{ofNoPage, func() raster.Card {
		if !b.Countable() {
			return b.card("", b.Text(b.Model.Title))
		}
		p, _ := b.drawn(b.figures.OfSite())
		card := p.card()
		card.Name = "" // the site is named below
		return card
	}}
}

// ofDomain returns the picture of a domain: of its figures, or what is published of it.
func (b *Builder) ofDomain(d *model.Domain) picture {
	if p, ok := b.domains.Load(d); ok {
		return p.(picture)
	}
	p := b.makeDomain(d)
	b.domains.Store(d, p)
	return p
}

func (b *Builder) makeDomain(d *model.Domain) picture {
	if p, ok := b.drawn(b.figures.OfDomain(d)); ok {
		return p
	}
	return picture{string(model.Domains) + "/" + d.Slug, func() raster.Card {
		sums := b.Totals().ByDomain[d.Position-1]
		return b.card("", b.Words.T("page.domain.description", b.Text(d.Title), b.Commitments(sums.Commitments), b.Words.N("page.count.signatories", sums.Signatories)))
	}}
}

// ofTerritory returns the picture of a territory: of its figures, or, of a région or a département, what its
// record says of the charter there.
func (b *Builder) ofTerritory(t *model.Territory) (picture, bool) {
	if p, ok := b.drawn(b.figures.OfTerritory(t)); ok {
		return p, true
	}
	if t.Level != model.Region && t.Level != model.Departement {
		return picture{}, false
	}
	return picture{string(model.Territories) + "/" + t.Slug, func() raster.Card {
		sums := b.Totals().ByTerritory[t.Index]
		if sums.Signatories+sums.Left > 0 {
			return b.card("", b.Words.T("page.territory.description", b.Text(t.Title), b.Words.N("page.count.signatories", sums.Signatories), b.Commitments(sums.Commitments)))
		}
		return b.card(b.Text(t.Title), b.StateOf(t))
	}}, true
}
