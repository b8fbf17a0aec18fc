// Package signatories makes the lists of signatories and of what they promised and did, those narrowed
// by one facet, and the filters that a script offers, with their data.
package signatories

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"parvis/generator/data/directory"
	"parvis/generator/html/list"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/reference/naf"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Builder makes the lists.
type Builder struct {
	*view.Site
	directory func() *directory.Directory // made once; nil without any signatory
	facets    func() []view.Facet         // made once
	rows      func() *view.RowForm        // of the list of all commitments
	groups    func() []facetGroup         // those of commitments
}

// New returns a Builder.
func New(s *view.Site) *Builder {
	b := &Builder{Site: s}
	b.facets = sync.OnceValue(b.signatoryFacets)
	b.rows = sync.OnceValue(func() *view.RowForm { return b.RowForm(directory.Ranked(b.Model)) })
	b.groups = sync.OnceValue(b.commitmentGroups)
	if len(s.Model.Signatories) > 0 {
		b.directory = sync.OnceValue(func() *directory.Directory {
			return directory.Of(b.Model, b.Totals(), directory.Words{Text: b.Text, Left: b.left, Does: b.does, Row: b.told,
				Label: func(facet, value string) string { return b.commitmentLabels(facet)(value) }})
		})
	}
	return b
}

// Lists returns the list of signatories and the lists narrowed by one
// facet.
func (b *Builder) Lists() []site.File {
	kinds := b.Words.T("page.kinds.signataires")
	narrowed := func(l list.Listing[*model.Signatory]) []site.File {
		l.Section, l.Count, l.Card, l.Facets = model.Signatories, "page.count.signatories", b.card, b.facetsAt
		l.Counted, l.Data = b.CountedSignatories, b.data("signataires")
		l.Empty = b.Words.T("page.empty.signatories")
		return list.Pages(b.Site, l)
	}
	out := narrowed(list.Listing[*model.Signatory]{At: func(n int) string { return address.List(model.Signatories, n) }, Title: kinds,
		Lead: b.Words.T("page.lead.signatories"), Records: b.Model.Signatories, First: b.filter})
	by := func(f address.Facet, value, title, kicker string, ss []*model.Signatory) {
		if len(ss) > 0 {
			out = append(out, narrowed(list.Listing[*model.Signatory]{At: func(n int) string { return address.SignatoriesBy(f, value, n) },
				Title: title, Kicker: kicker, Records: ss, Trail: b.Trail(model.Signatories)})...)
		}
	}
	for _, d := range b.Model.Domains {
		by(address.ByDomain, d.Slug, b.Words.T("page.by.domain", b.Text(d.Title)), kinds, b.Totals().InDomain[d.Position-1])
	}
	for _, t := range b.Model.Territories {
		by(address.ByTerritory, t.Slug, b.Words.T("page.by.territory", b.Text(t.Title)), kinds, b.Totals().InTerritory[t.Index])
	}
	for _, size := range model.Size("").Values() {
		by(address.BySize, strings.ToLower(string(size)), b.Words.T("page.by.size", b.Label("size", string(size))), kinds, b.Totals().OfSize[size])
	}
	for _, s := range naf.Sections() {
		by(address.BySector, strings.ToLower(s.Section), b.Words.T("page.by.sector", b.Text(s.Label)), kinds, b.Totals().OfSector[s.Section])
	}
	for _, i := range b.Model.Indicators {
		by(address.ByIndicator, i.Slug, b.Words.T("page.by.indicator", b.Text(i.Title)), kinds, b.using(i))
	}
	return out
}

// card returns a signatory as an entry of a list, where its script makes the same.
func (b *Builder) card(s *model.Signatory) view.Card {
	c := b.SignatoryCard(s)
	c.Key, c.Meta, c.Domains = "liste/"+s.Slug, []string{b.CountedCommitments(s.Commitments)}, nil
	if c.Does = b.does(s); len(c.Does) == 0 {
		c.Untold = b.Words.T("page.filter.untold")
	}
	for _, fact := range []string{b.SomePlaces(s.Territories), b.left(s)} {
		if fact != "" {
			c.Meta = append(c.Meta, fact)
		}
	}
	return c
}

// data returns the links to a table of the data, to what its columns say and to how to cite it.
func (b *Builder) data(table string) []view.Link {
	return []view.Link{{Text: b.Words.T("page.list.data"), Href: b.Href(address.Table(table, "csv"))},
		{Text: b.Words.T("page.list.columns"), Href: b.Href(address.Data + "#" + table)},
		{Text: b.Words.T("page.list.cite"), Href: b.Href(address.DataCitation())}}
}

// mostActions is how many actions of a signatory a list names before it counts the others.
const mostActions = 3

// does returns what a signatory does, for a list: what goes on before what is over, the best informed
// first, then how many others there are. Nothing where no action is described.
func (b *Builder) does(s *model.Signatory) []string {
	ks := slices.Clone(s.Commitments)
	slices.SortStableFunc(ks, func(x, y *model.Commitment) int {
		if past := x.Past(b.Model.AsOf); past != y.Past(b.Model.AsOf) {
			if past {
				return 1
			}
			return -1
		}
		return cmp.Compare(x.Rank(), y.Rank())
	})
	var out []string
	for _, k := range ks {
		if text := b.Text(k.Action); !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	if others := len(out) - mostActions; others > 1 {
		out = append(out[:mostActions], b.Words.N("page.filter.other-actions", others))
	}
	return out
}

// left returns in words since when a signatory is no longer one; "" if it still is.
func (b *Builder) left(s *model.Signatory) string {
	if !s.Past(b.Model.AsOf) {
		return ""
	}
	return b.Words.T("page.filter.former", phrase.When(b.Words, "since", s.End))
}

// using returns the signatories of which some commitment uses an indicator, each
// once.
func (b *Builder) using(i *model.Indicator) []*model.Signatory {
	var out []*model.Signatory
	for _, k := range b.Totals().Using[i] {
		if len(out) == 0 || out[len(out)-1] != k.Signatory {
			out = append(out, k.Signatory)
		}
	}
	return out
}
