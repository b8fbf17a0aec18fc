// Package record holds the records as editors write them: one struct per kind, with French
// TOML keys. Load reads a content folder strictly. Anything that it doesn't recognise is
// reported with the line and column of the key; nothing is guessed or ignored. This package
// checks the form of the files, not their meaning: that is the role of package check.
package record

import (
	"maps"

	"parvis/generator/model"
	"parvis/generator/text/date"
)

// Meta holds what every kind of record has.
type Meta struct {
	Draft       bool      `toml:"brouillon"`                   // not published
	Publication date.Date `toml:"publication" rare:"true"`     // date from which it is published
	Updated     date.Date `toml:"maj" done:"true" rare:"true"` // last revision
	Source      string    `toml:"source" source:"true"`        // free text, URL, or the slug of a ressource or synthese
	Alias       []string  `toml:"alias" rare:"true"`           // old addresses that must keep working
	Note        string    `toml:"note" long:"true"`            // the editors' remark, published, e.g. a conflict between sources

	Kind model.Kind `toml:"-"`
	Slug string     `toml:"-"` // file name without extension
	File string     `toml:"-"` // path relative to the content folder
	Body string     `toml:"-"` // Markdown; "" in a .toml record

	text func() *text // returns the source text, nil if the file is gone; nil for a record without a file
}

// Entry is a record of any kind.
type Entry interface{ Common() *Meta }

// Common returns the part that all kinds share.
func (m *Meta) Common() *Meta { return m }

// withoutRecords returns a Set with the same media and no records.
func (s *Set) withoutRecords() *Set { return &Set{Media: s.Media, Unread: maps.Clone(s.Unread)} }

// All returns every record except the site, by kind then slug.
func (s *Set) All() []Entry {
	var all []Entry
	for _, k := range kinds {
		all = append(all, k.list(s)...)
	}
	return all
}

// Count returns the number of records, without the site.
func (s *Set) Count() int {
	n := 0
	for _, k := range kinds {
		n += len(k.list(s))
	}
	return n
}

// kind ties a folder to the struct of its records and to their field in a Set.
type kind struct {
	name model.Kind
	new  func() Entry
	add  func(*Set, Entry)
	list func(*Set) []Entry
}

func kindOf[T any, P interface {
	*T
	Entry
}](name model.Kind, field func(*Set) *[]*T) kind {
	return kind{
		name: name,
		new:  func() Entry { return P(new(T)) },
		add:  func(s *Set, e Entry) { *field(s) = append(*field(s), (*T)(e.(P))) },
		list: func(s *Set) []Entry {
			out := make([]Entry, len(*field(s)))
			for i, r := range *field(s) {
				out[i] = P(r)
			}
			return out
		},
	}
}

// Find returns a record, nil if there is none.
func (s *Set) Find(k model.Kind, slug string) Entry {
	for _, e := range s.Of(k) {
		if e.Common().Slug == slug {
			return e
		}
	}
	return nil
}

// Of returns the records of a kind, by file.
func (s *Set) Of(k model.Kind) []Entry {
	for _, one := range kinds {
		if one.name == k {
			return one.list(s)
		}
	}
	return nil
}

// Extension returns the extension of a new record: .toml for kinds that are mostly keys, since text editors only complete
// keys in such files, and .md for those with a text.
func Extension(k model.Kind) string {
	switch k {
	case model.Signatories, model.Territories, model.Actors, model.Indicators, model.Resources:
		return ".toml"
	default:
		return ".md"
	}
}
