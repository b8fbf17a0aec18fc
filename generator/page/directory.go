package page

import (
	"slices"
	"strconv"
	"strings"

	"parvis/generator/address"
	"parvis/generator/directory"
	"parvis/generator/model"
	"parvis/generator/naf"
	"parvis/generator/site"
)

// FiltersView is the form that narrows the whole list of signatories where
// scripts run, and the words that its script says. Words that agree in number
// are three, parted by "|": for none, for one, for more with %s as the number.
type FiltersView struct {
	Action      string // address of the list, and of what is below it
	Root        string // address of the data's first file
	Domains     string // address that those of domains begin with
	Groups      []FilterGroup
	Signatories string // "aucun signataire|1 signataire|%s signataires"
	Commitments string
	Withheld    string // stands for a name that isn't public
}

// FilterGroup is the choices of one facet: boxes to tick, or a list where they
// are many.
type FilterGroup struct {
	Name    string // in the address
	Legend  string
	Any     string // of a list: no choice; "" for boxes
	Choices []FilterChoice
}

// FilterChoice is one choice; Indent sets it below the one that contains it.
type FilterChoice struct{ Value, Label, Count, Indent string }

// filter adds the filters to the first page of the list of signatories.
func (b *builder) filter(v *ListView) {
	if b.directory != nil {
		v.Filters, v.Script = b.filters(), "directory.js"
	}
}

// directoryFiles is the data behind the filters.
func (b *builder) directoryFiles() []site.File {
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

func (b *builder) filters() *FiltersView {
	v := &FiltersView{Action: b.href(address.List(model.Signatories, 1)), Root: b.href(address.DirectoryFile(b.directory().Version, directory.Root)),
		Domains: b.href(address.List(model.Domains, 1)), Signatories: b.forms("page.count.signatories"), Commitments: b.forms("page.count.commitments"),
		Withheld: b.words.T("page.withheld.name")}
	for _, g := range []struct{ name, legend, any string }{
		{directory.Place, "page.head.territory", "page.filter.any-place"},
		{directory.Domain, "page.facet.domain", ""},
		{directory.Status, "page.filter.status", ""},
		{directory.Evaluation, "page.fact.evaluation", ""},
		{directory.Year, "page.head.year", "page.filter.any-year"},
		{directory.Type, "page.filter.type", ""},
		{directory.Size, "page.facet.size", ""},
		{directory.Sector, "page.facet.sector", "page.filter.any-sector"},
		{directory.Scope, "page.fact.scope", ""},
	} {
		group := FilterGroup{Name: g.name, Legend: b.words.T(g.legend)}
		if g.any != "" {
			group.Any = b.words.T(g.any)
		}
		label := b.filterLabels(g.name)
		for i, c := range b.directory().Choices[g.name] {
			choice := FilterChoice{Value: c.Key, Count: b.words.Number(c.N)}
			if g.name == directory.Place {
				t := b.directory().Places[i]
				choice.Label, choice.Indent = b.text(t.Title), strings.Repeat("\u2003", len(t.Ancestors()))
			} else if c.Key == directory.Unknown {
				choice.Label = b.words.T("page.filter.unknown")
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

// filterLabels is the words for the values of a facet.
func (b *builder) filterLabels(facet string) func(string) string {
	switch facet {
	case directory.Domain:
		return func(slug string) string {
			at := slices.IndexFunc(b.site.Domains, func(d *model.Domain) bool { return d.Slug == slug })
			return b.text(b.site.Domains[at].Short)
		}
	case directory.Status:
		return func(v string) string { return b.label("status", v) }
	case directory.Evaluation:
		return func(v string) string {
			if v == directory.Evaluated {
				return b.words.T("page.filter.evaluated")
			}
			return b.words.T("page.filter.not-evaluated")
		}
	case directory.Type:
		return func(v string) string { return b.label("signatory-type", v) }
	case directory.Size:
		return func(v string) string { return b.label("size", v) }
	case directory.Sector:
		return func(v string) string { return b.text(naf.SectionLabel(strings.ToUpper(v))) }
	case directory.Scope:
		return func(v string) string { return b.label("scope", v) }
	}
	return func(v string) string { return v } // a year
}

// forms is the words that agree in number, for a script to choose among.
func (b *builder) forms(key string) string {
	more := strings.Replace(b.words.N(key, 2), strconv.Itoa(2), "%s", 1)
	return b.words.N(key, 0) + "|" + b.words.N(key, 1) + "|" + more
}
