package signatories

import (
	"slices"
	"strings"

	"parvis/generator/data/directory"
	"parvis/generator/html/list"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site/address"
)

// filterCommitments adds what only the first page of the list of all commitments has: the filters, or
// why there are none.
func (b *Builder) filterCommitments(v *list.ListView) {
	switch all := b.commitments(); {
	case len(all) == 0:
		b.noCommitment(v)
	case len(all) > 1:
		v.Filters, v.Script = b.commitmentFilters(), "commitments.js"
	}
}

// commitmentFilters returns the form that narrows the list of commitments: the facets of the static
// lists, with every territory.
func (b *Builder) commitmentFilters() *view.FiltersView {
	v := b.form(address.Commitments, directory.CommitmentsRoot, len(b.commitments()))
	v.Name, v.Orders = b.Words.T("page.filter.signatory"), b.orders("information", "signataire", "domaine", "date")
	v.Head, v.File, v.Rows = b.Words.T("page.filter.commitments-head"), b.Words.T("page.filter.commitments-file"), b.rows().Rows(nil)
	for _, g := range b.groups() {
		if g.facet == directory.Place {
			continue // one list has those of all levels
		}
		group := view.FilterGroup{Name: g.facet, Legend: g.title}
		if g.facet == directory.Action {
			group.Any = b.Words.T("page.filter.any-action")
		}
		for _, c := range g.choice {
			group.Choices = append(group.Choices, view.FilterChoice{Value: c.Key, Label: c.label, Count: b.Words.Number(len(c.Commitments))})
		}
		v.Groups = append(v.Groups, group)
	}
	if places := b.placeChoices(); len(places) > 1 {
		v.Groups = slices.Insert(v.Groups, min(1, len(v.Groups)), view.FilterGroup{Name: directory.Place, Legend: b.Words.T("page.head.territory"),
			Any: b.Words.T("page.filter.any-place"), Choices: places})
	}
	return v
}

// placeChoices returns the territories in which commitments are, each below the one that contains it.
func (b *Builder) placeChoices() []view.FilterChoice {
	var out []view.FilterChoice
	for _, g := range b.directory().Groups(directory.Place) {
		t := b.directory().PlaceOf(g.Key)
		out = append(out, view.FilterChoice{Value: g.Key, Label: b.Text(t.Title), Count: b.Words.Number(len(g.Commitments)),
			Indent: strings.Repeat("\u2003", len(t.Ancestors()))})
	}
	return out
}

// told returns the row of a commitment in the list of all, for the script.
func (b *Builder) told(k *model.Commitment) directory.Row {
	r := b.rows().Row(k)
	out := directory.Row{Address: strings.TrimPrefix(address.Commitment(k), address.List(model.Signatories, 1)), Action: r.Action.Text, Hue: r.Hue,
		Word: r.Word, Signatory: r.Signatory, Place: r.Place, About: r.About, Promised: r.Promised, Done: r.Done}
	for _, s := range r.States {
		out.States = append(out.States, [3]string{s.Axis, s.Sign, s.Text})
	}
	return out
}
