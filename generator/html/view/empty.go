package view

import (
	"slices"
	"strings"

	"parvis/generator/model"
)

// StateOf returns in words what the record of a place without signatories says of the charter
// there. That it isn't there yet is only as true as its source is recent.
func (b *Site) StateOf(t *model.Territory) string {
	if t.Status == "" && (len(b.nearestBelow(t)) > 0 || slices.ContainsFunc(t.Ancestors(), b.active)) {
		return b.Words.T("page.empty.place.beside")
	}
	if t.Status == "" {
		return b.Words.T("page.empty.place.unknown")
	}
	out := b.Words.T("page.empty.place." + string(t.Status))
	if t.Status.InPlace() {
		return out
	}
	if r := t.Source.Record; r != nil && !r.Day().IsZero() {
		return out + " " + b.Words.T("page.empty.as-of", b.On(r.Day()))
	}
	return out + " " + b.Words.T("page.empty.undated")
}

// below says in a sentence where inside a place the charter is: where it is in place, or else where it is being set up
// or a signatory is named; "" for nowhere.
func (b *Site) below(t *model.Territory) string {
	places := b.nearestBelow(t)
	for _, in := range []bool{true, false} {
		var names []string
		for _, place := range places {
			if place.Status.InPlace() == in {
				names = append(names, b.aroundName(place))
			}
		}
		if len(names) == 0 {
			continue
		}
		term := b.Words.T("page.around.below")
		if in {
			term = b.Words.T("page.around.below-in-place")
		}
		if more := len(names) - MostCards; more > 0 {
			names = append(names[:MostCards], b.Words.N("page.map.more", more))
		}
		return b.Words.T("page.around.sentence", term, strings.Join(names, ", "))
	}
	return ""
}

// active reports whether the charter is known to be in a place short of the country, or on its way there.
func (b *Site) active(t *model.Territory) bool {
	if t.Level == model.Country {
		return false
	}
	return t.Status.InPlace() || t.Status == model.SettingUp || b.Totals().ByTerritory[t.Index].Signatories > 0
}

// nearestBelow returns the active territories inside one; not those inside another of them.
func (b *Site) nearestBelow(t *model.Territory) []*model.Territory {
	var out []*model.Territory
	for _, c := range t.Children {
		if b.active(c) {
			out = append(out, c)
		} else {
			out = append(out, b.nearestBelow(c)...)
		}
	}
	slices.SortStableFunc(out, func(x, y *model.Territory) int { return x.Index - y.Index })
	return out
}

// aroundName returns the name of a place, with how far the charter is there.
func (b *Site) aroundName(t *model.Territory) string {
	if t.Status == "" || t.Status.InPlace() { // that it is in place stands before
		return b.Text(t.Title)
	}
	return b.Words.T("page.subject.one", b.Text(t.Title), Lowered(b.Label("deployment", string(t.Status))))
}
