package page

import (
	"cmp"
	"slices"

	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site/address"
)

// mostInside is how many territories inside a place its sheet of paper names.
const mostInside = 10

// mostSmall is how many experiences, and how many signatories, of small sites are named.
const mostSmall = 6

// inside returns the territories just below a place, those with most commitments first; those of which
// nothing is known last, together. Nil for none. Counts don't add up to the place's: a record may name
// several of them.
func (b *Builder) inside(t *model.Territory) *InsideView {
	if len(t.Children) == 0 {
		return nil
	}
	v := &InsideView{Title: view.Raised(b.InPlace(t))}
	children := slices.Clone(t.Children)
	all := func(c *model.Territory) int { return b.Totals().ByTerritory[c.Index].All() }
	slices.SortStableFunc(children, func(x, y *model.Territory) int { return cmp.Compare(all(y), all(x)) })
	for _, c := range children {
		l := b.Link(&c.Record)
		if known := b.known(c); known != "" {
			v.Lines = append(v.Lines, InsideLine{l, known, len(v.Lines) >= mostInside})
		} else {
			v.Others = append(v.Others, l)
		}
	}
	if more := len(v.Lines) - mostInside; more > 0 {
		v.Beyond = b.Words.N("page.territory.beyond", more)
	}
	return v
}

// known says in a few words what is known of a territory: commitments, or else its signatories, the numbers
// it declares, the state of the charter; "" for nothing.
func (b *Builder) known(t *model.Territory) string {
	sums := b.Totals().ByTerritory[t.Index]
	switch counts := stats.Latest(t.Counts); {
	case sums.All() > 0:
		return b.Commitments(sums.Commitments)
	case sums.Signatories > 0:
		return b.Words.N("page.count.signatories", sums.Signatories)
	case len(counts) > 0:
		part := b.Words.T("page.declared.counted", b.Counted(counts[0]), b.CountLabel(&counts[0]))
		return b.Words.T("page.declared.on", part, b.DeclaredOn(&counts[0]))
	}
	return view.Lowered(b.Label("deployment", string(t.Status)))
}

// small returns what small sites can do, on the page of one: what others tell, and who acts in them. Nil for
// another territory, or where no other small site has something to show.
func (b *Builder) small(t *model.Territory) *SmallView {
	if !t.Small() {
		return nil
	}
	v := &SmallView{}
	isSmall := func(one *model.Territory) bool { return one != t && one.Small() }
	for _, x := range b.Model.Experiences {
		if slices.ContainsFunc(x.Territories, isSmall) && len(v.Told) < mostSmall {
			l := b.Link(&x.Record)
			l.Hint = b.SomePlaces(x.Territories)
			v.Told = append(v.Told, l)
		}
	}
	for _, s := range b.Model.Signatories {
		if len(v.Acting) == mostSmall {
			break
		}
		i := slices.IndexFunc(s.Commitments, func(k *model.Commitment) bool { return slices.ContainsFunc(k.Territories, isSmall) })
		if i >= 0 {
			k := s.Commitments[i]
			v.Acting = append(v.Acting, view.Link{Text: b.Title(&s.Record), Href: b.Href(address.Commitment(k)), Hint: b.Text(k.Action)})
		}
	}
	if len(v.Told)+len(v.Acting) == 0 {
		return nil
	}
	v.Says = b.Words.T("page.territory.small", b.Words.Number(model.SmallSite))
	return v
}

// contact returns who animates the charter in a place, or else in the smallest that contains it; nil for
// nobody.
func (b *Builder) contact(t *model.Territory) *ContactView {
	for _, place := range append([]*model.Territory{t}, t.Ancestors()...) {
		if len(place.Animators) == 0 {
			continue
		}
		v := &ContactView{}
		if place != t {
			v.Of = b.Words.T("page.territory.contact-of", b.InPlace(place))
		}
		for _, a := range place.Animators {
			one := Contact{Actor: b.Link(&a.Record)}
			if role := b.Label("role", string(a.Role)); role != one.Actor.Text {
				one.Role = role
			}
			if a.Email != "" {
				one.Ways = append(one.Ways, view.Link{Text: a.Email, Href: "mailto:" + a.Email})
			}
			if a.Website != "" {
				one.Ways = append(one.Ways, view.External(a.Website))
			}
			v.Actors = append(v.Actors, one)
		}
		return v
	}
	return nil
}

// InsideView is the territories just below a place.
type InsideView struct {
	Title  string // "Dans l’Aude"
	Lines  []InsideLine
	Others []view.Link // of which nothing is known
	Beyond string      // how many lines paper leaves out: "Et 3 autres, à cette adresse :"
}

// InsideLine is a territory with what is known of it.
type InsideLine struct {
	view.Link
	Known     string
	Unprinted bool // paper leaves it out
}

// SmallView is what other small sites tell and who acts in them.
type SmallView struct {
	Says   string
	Told   []view.Link
	Acting []view.Link
}

// ContactView is who animates the charter in a place.
type ContactView struct {
	Of     string // the larger place that they animate; "" for the page's
	Actors []Contact
}

// Contact is an actor with its ways to be reached.
type Contact struct {
	Actor view.Link
	Role  string
	Ways  []view.Link
}
