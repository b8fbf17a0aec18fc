package signatories

import (
	"slices"
	"strconv"
	"strings"

	"parvis/generator/data/directory"
	"parvis/generator/html/list"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/reference/naf"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// filter adds the filters to the first page of the list of signatories.
func (b *Builder) filter(v *list.ListView) {
	if b.directory != nil {
		v.Filters, v.Script = b.filters(), "directory.js"
	}
}

// Files returns the data behind the filters.
func (b *Builder) Files() []site.File {
	if b.directory == nil {
		return nil
	}
	var out []site.File
	d := b.directory()
	for _, f := range d.Files {
		out = append(out, site.Bytes(address.DirectoryFile(d.Version, f.Name), func() ([]byte, error) { return f.Bytes, nil }))
	}
	return out
}

// form returns what the forms of both lists share.
func (b *Builder) form(at, root string, lines int) *view.FiltersView {
	v := &view.FiltersView{Action: b.Href(at), Root: b.Href(address.DirectoryFile(b.directory().Version, root)),
		Records: b.Href(address.List(model.Signatories, 1)), Withheld: b.Words.T("page.withheld.name"), All: lines,
		Export: b.forms("page.filter.export"), ExportAll: b.Words.N("page.filter.export", lines)}
	v.Counts = view.CommitmentForms{Commitments: b.forms("page.count.commitments"), Deeds: b.forms("page.count.deeds"),
		Ended: b.forms("page.count.ended"), OfThemEnded: b.forms("page.count.of-them-ended", "{}"),
		AndDeeds: b.forms("page.count.and-deeds", "{}"), AndDeedsAfter: b.forms("page.count.and-deeds-after", "{}")}
	return v
}

// orders returns orders of a list, the first that of the page.
func (b *Builder) orders(keys ...string) []view.FilterChoice {
	out := make([]view.FilterChoice, len(keys))
	for i, key := range keys {
		out[i] = view.FilterChoice{Value: key, Label: b.Words.T("page.filter.order." + key)}
	}
	out[0].Value = ""
	return out
}

func (b *Builder) filters() *view.FiltersView {
	v := b.form(address.List(model.Signatories, 1), directory.Root, len(b.Model.Signatories))
	v.Name, v.Signatories, v.Orders = b.Words.T("page.filter.name"), b.forms("page.count.signatories"), b.orders("nom", "engagements", "signature")
	v.Untold = b.Words.T("page.filter.untold")
	v.Head, v.File = b.Words.T("page.filter.head"), b.Words.T("page.filter.file")
	for _, g := range []struct{ name, legend, any string }{
		{directory.Place, "page.head.territory", "page.filter.any-place"},
		{directory.Domain, "page.facet.domain", ""},
		{directory.Nature, "page.filter.nature", ""},
		{directory.Reporting, "page.axes.reporting", ""},
		{directory.Progress, "page.axes.progress", ""},
		{directory.Status, "page.filter.status", ""},
		{directory.Evaluation, "page.fact.evaluation", ""},
		{directory.Year, "page.head.year", "page.filter.any-year"},
		{directory.Type, "page.filter.type", ""},
		{directory.Size, "page.facet.size", ""},
		{directory.Sector, "page.facet.sector", "page.filter.any-sector"},
		{directory.Scope, "page.fact.scope", ""},
		{directory.Situation, "page.filter.situation", ""},
	} {
		if divides := g.name == directory.Nature || g.name == directory.Situation; divides && len(b.directory().Choices[g.name]) < 2 {
			continue // all signatories are in the only choice, or nearly
		}
		group := view.FilterGroup{Name: g.name, Legend: b.Words.T(g.legend)}
		if g.any != "" {
			group.Any = b.Words.T(g.any)
		}
		label := b.filterLabels(g.name)
		for i, c := range b.directory().Choices[g.name] {
			if c.Key == directory.Unknown && (g.name == directory.Reporting || g.name == directory.Progress) {
				continue // that of deeds, which have none
			}
			choice := view.FilterChoice{Value: c.Key, Count: b.Words.Number(c.N)}
			if g.name == directory.Place {
				t := b.directory().Places[i]
				choice.Label, choice.Indent = b.Text(t.Title), strings.Repeat("\u2003", len(t.Ancestors()))
			} else if c.Key == directory.Unknown {
				choice.Label = b.Words.T("page.filter.unknown")
			} else {
				choice.Label = label(c.Key)
			}
			group.Choices = append(group.Choices, choice)
		}
		if len(group.Choices) > 0 {
			v.Groups = append(v.Groups, group)
		}
	}
	return v
}

// filterLabels returns the words for the values of a facet.
func (b *Builder) filterLabels(facet string) func(string) string {
	switch facet {
	case directory.Domain:
		return func(slug string) string {
			at := slices.IndexFunc(b.Model.Domains, func(d *model.Domain) bool { return d.Slug == slug })
			return b.Text(b.Model.Domains[at].Short)
		}
	case directory.Nature:
		return func(v string) string { return b.Words.T("page.filter.natures." + v) }
	case directory.Situation:
		return func(v string) string { return b.Words.T("page.filter.situations." + v) }
	case directory.Status:
		return func(v string) string { return b.Label("status", v) }
	case directory.Reporting:
		return func(v string) string { return b.Label("reporting", v) }
	case directory.Progress:
		return func(v string) string { return b.Label("standing", v) }
	case directory.Evaluation:
		return func(v string) string {
			if v == directory.Evaluated {
				return b.Words.T("page.filter.evaluated")
			}
			return b.Words.T("page.filter.not-evaluated")
		}
	case directory.Type:
		return func(v string) string { return b.Label("signatory-type", v) }
	case directory.Size:
		return func(v string) string { return b.Label("size", v) }
	case directory.Sector:
		return func(v string) string { return b.Text(naf.SectionLabel(strings.ToUpper(v))) }
	case directory.Scope:
		return func(v string) string { return b.Label("scope", v) }
	}
	return func(v string) string { return v } // a year
}

// forms returns the words that agree in number, for a script to choose among. args stand for what
// the script puts into them besides the number.
func (b *Builder) forms(key string, args ...any) string {
	more := strings.Replace(b.Words.N(key, 2, args...), strconv.Itoa(2), "%s", 1)
	return b.Words.N(key, 0, args...) + "|" + b.Words.N(key, 1, args...) + "|" + more
}
