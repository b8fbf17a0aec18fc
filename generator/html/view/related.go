package view

import (
	"parvis/generator/model"
	"parvis/generator/site/address"
)

// Related returns everything that refers to r, by kind, but what its page shows
// otherwise.
func (b *Site) Related(r *model.Record) []Section {
	var out []Section
	for _, kind := range b.others(r) {
		more := Link{Text: b.Words.N("page.references.more", len(r.Referrers)), Href: b.Href(address.References(r, 1))}
		s := SectionOf(RelatedID(kind.name), b.Words.T("page.related."+string(kind.name)), kind.records, most(kind.name), b.Card, more)
		s.Compact = kind.name.Brief()
		out = append(out, s)
	}
	return out
}

// RelatedID returns the identifier of the section of a kind of record.
func RelatedID(k model.Kind) string { return "lien-" + string(k) }

// Crowded reports whether a record is named by more records of one kind than its
// page shows.
func (b *Site) Crowded(r *model.Record) bool {
	for _, kind := range b.others(r) {
		if len(kind.records) > most(kind.name) {
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

// others returns the records that name r, by kind, but those that its page shows
// already: the experiences and resources of a seminar.
func (b *Site) others(r *model.Record) []ofKind {
	var out []ofKind
	for _, from := range r.Referrers {
		if b.shown[r][from] {
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
