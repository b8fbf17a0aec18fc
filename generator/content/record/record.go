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
	Draft       bool      `toml:"brouillon"`            // not published
	Publication date.Date `toml:"publication"`          // date from which it is published
	Updated     date.Date `toml:"maj" done:"true"`      // last revision
	Source      string    `toml:"source" source:"true"` // free text, URL, or the slug of a ressource or synthese
	Alias       []string  `toml:"alias"`                // old addresses that must keep working
	Note        string    `toml:"note"`                 // the editors' remark, published, e.g. a conflict between sources

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

// Set is a content folder as loaded: every record that could be decoded, each kind sorted by
// slug, and the media files.
type Set struct {
	Site        *Site
	Domains     []*Domain
	Indicators  []*Indicator
	Territories []*Territory
	Actors      []*Actor
	Signatories []*Signatory
	Experiences []*Experience
	Syntheses   []*Synthesis
	News        []*News
	Resources   []*Resource
	Calls       []*Call
	Pages       []*Page

	Media map[string]Media // images and documents, by path relative to the content folder

	// Unread holds what exists but couldn't be loaded: records by path without extension
	// ("signataires/engie"), and folders. Each was reported once, so references to it are not
	// errors.
	Unread map[string]bool
}

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

var kinds = []kind{
	kindOf(model.Domains, func(s *Set) *[]*Domain { return &s.Domains }),
	kindOf(model.Indicators, func(s *Set) *[]*Indicator { return &s.Indicators }),
	kindOf(model.Territories, func(s *Set) *[]*Territory { return &s.Territories }),
	kindOf(model.Actors, func(s *Set) *[]*Actor { return &s.Actors }),
	kindOf(model.Signatories, func(s *Set) *[]*Signatory { return &s.Signatories }),
	kindOf(model.Experiences, func(s *Set) *[]*Experience { return &s.Experiences }),
	kindOf(model.Syntheses, func(s *Set) *[]*Synthesis { return &s.Syntheses }),
	kindOf(model.News, func(s *Set) *[]*News { return &s.News }),
	kindOf(model.Resources, func(s *Set) *[]*Resource { return &s.Resources }),
	kindOf(model.Calls, func(s *Set) *[]*Call { return &s.Calls }),
	kindOf(model.Pages, func(s *Set) *[]*Page { return &s.Pages }),
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
