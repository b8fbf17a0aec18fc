package view

import (
	"slices"
	"strings"

	"parvis/generator/model"
)

// WhyEmpty returns in words why no signatory is published of a place: what its record says of the
// charter there, and where it is in place around. See Around.
func (b *Site) WhyEmpty(t *model.Territory) string {
	out := []string{b.StateOf(t)}
	for _, p := range b.Around(t) {
		out = append(out, b.aroundSentence(p))
	}
	return strings.Join(out, " ")
}

// aroundSentence puts a line of Around in a sentence.
func (b *Site) aroundSentence(p Pair) string {
	names := make([]string, len(p.Values))
	for i, l := range p.Values {
		names[i] = l.Text
	}
	return b.Words.T("page.around.sentence", p.Term, strings.Join(names, ", "))
}

// StateOf returns in words what the record of a place without signatories says of the charter
// there. That it isn't there yet is only as true as its source is recent.
func (b *Site) StateOf(t *model.Territory) string {
	if t.Status == "" && len(b.Around(t)) > 0 {
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

// Around returns where else the charter is, for a place that says nothing of it: the nearest
// territory that contains the place, short of the country, and those inside it; each as far as
// its record says that the charter is in place or being set up, or names a signatory.
func (b *Site) Around(t *model.Territory) []Pair {
	var f Facts
	for _, above := range t.Ancestors() {
		if above.Level != model.Country && b.active(above) {
			b.addAround(&f, "above", above)
			break
		}
	}
	b.addAround(&f, "below", b.nearestBelow(t)...)
	return f
}

// addAround adds places, those where the charter is in place apart from the others.
func (b *Site) addAround(f *Facts, where string, places ...*model.Territory) {
	for _, in := range []bool{true, false} {
		term := "page.around." + where
		if in {
			term += "-in-place"
		}
		var links []Link
		for _, t := range places {
			if t.Status.InPlace() == in {
				links = append(links, b.aroundLink(t))
			}
		}
		if more := len(links) - MostCards; more > 0 {
			links = append(links[:MostCards], Link{Text: b.Words.N("page.map.more", more)})
		}
		f.Add(b.Words.T(term), links...)
	}
}

// active reports whether the charter is known to be in a place, or on its way there.
func (b *Site) active(t *model.Territory) bool {
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

// aroundLink returns a link to a place, with how far the charter is there and its signatories.
func (b *Site) aroundLink(t *model.Territory) Link {
	l := b.Link(&t.Record)
	hints := []string{}
	if t.Status != "" && !t.Status.InPlace() { // that it is in place stands before
		hints = append(hints, Lowered(b.Label("deployment", string(t.Status))))
	}
	if n := b.Totals().ByTerritory[t.Index].Signatories; n > 0 {
		hints = append(hints, b.Words.N("page.count.signatories", n))
	}
	l.Hint = strings.Join(hints, ", ")
	return l
}
