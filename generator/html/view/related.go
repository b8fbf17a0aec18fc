package view

import (
	"slices"

	"parvis/generator/model"
	"parvis/generator/site/address"
)

// Related returns everything that refers to r, but what its page shows otherwise: by kind as cards, then the
// kinds of which a title says enough together.
func (b *Site) Related(r *model.Record) []Section {
	var out []Section
	also := Section{ID: "voir-aussi", Title: b.Words.T("page.related.title")}
	for _, kind := range b.others(r) {
		title := b.Words.T("page.related." + string(kind.name))
		more := Link{Text: b.Words.N("page.references.more", len(r.Referrers)), Href: b.Href(address.References(r, 1))}
		if !kind.name.Brief() {
			out = append(out, SectionOf("lien-"+string(kind.name), title, kind.records, MostCards, b.Card, more))
			continue
		}
		fact := Pair{Term: title}
		for _, from := range kind.records[:min(len(kind.records), MostCards)] {
			fact.Values = append(fact.Values, b.Link(from))
		}
		if len(kind.records) > MostCards {
			fact.Values = append(fact.Values, more)
		}
		also.Facts = append(also.Facts, fact)
	}
	if also.Facts != nil {
		out = append(out, also)
	}
	return out
}

// Crowded reports whether a record is named by more records of one kind than its
// page shows.
func (b *Site) Crowded(r *model.Record) bool {
	for _, kind := range b.others(r) {
		if len(kind.records) > MostCards {
			return true
		}
	}
	return false
}

// ofKind is records of one kind.
type ofKind struct {
	name    model.Kind
	records []*model.Record
}

// others returns the records that name r, by kind, but those that its page shows already: the experiences and
// resources of a seminar, and those that r names too. An experience and a piece of news are worth a card all the same.
func (b *Site) others(r *model.Record) []ofKind {
	var out []ofKind
	for _, from := range r.Referrers {
		tells := from.Kind == model.Experiences || from.Kind == model.News
		if b.shown[r][from] || !tells && slices.Contains(from.Referrers, r) {
			continue
		}
		if len(out) == 0 || out[len(out)-1].name != from.Kind {
			out = append(out, ofKind{name: from.Kind})
		}
		last := &out[len(out)-1]
		last.records = append(last.records, from)
	}
	return out
}

// markShown records that the page of r shows a record already.
func (b *Site) markShown(r, already *model.Record) {
	if b.shown[r] == nil {
		b.shown[r] = map[*model.Record]bool{}
	}
	b.shown[r][already] = true
}
