// Package record is the records as editors wrote them: one TOML struct per
// kind, with French keys and the values as authored. Load reads a content
// folder strictly: what it cannot place exactly it reports, with the line and
// column of the key, and never guesses or ignores. It knows the form of the
// files and nothing of what they mean.
package record

import (
	"maps"

	"parvis/generator/model"
	"parvis/generator/text/date"
)

// Meta is what every record has, whatever its kind.
type Meta struct {
	Draft       bool      `toml:"brouillon"`            // not published
	Publication date.Date `toml:"publication"`          // date from which it is published
	Updated     date.Date `toml:"maj" done:"true"`      // last revision
	Source      string    `toml:"source" source:"true"` // free text, URL, or the slug of a ressource or synthese
	Alias       []string  `toml:"alias"`                // old addresses that must keep working
	Note        string    `toml:"note"`                 // the editors' remark, published, e.g. a conflict between sources

	Kind model.Kind `toml:"-"`
	Slug string     `toml:"-"` // the file's name without extension
	File string     `toml:"-"` // path from the content folder
	Body string     `toml:"-"` // Markdown; "" in a .toml record

	text func() *text // nil for a record that is in no file; it may give nil for one that is no longer there
}

// Entry is a record of any kind.
type Entry interface{ Common() *Meta }

// Common is the part of the record that all kinds share.
func (m *Meta) Common() *Meta { return m }

// Set is a content folder as read: every record that could be decoded, each
// kind sorted by slug, and the names of the media files that lie beside them.
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

	Media map[string]Media // paths from the content folder of images and documents

	// Unread is what is there but could not be read as it should be named: paths
	// of records without extension ("signataires/engie"), and folders. It was
	// told once; what refers to it is not at fault.
	Unread map[string]bool
}

// bare is a Set without records, of the same media.
func (s *Set) bare() *Set { return &Set{Media: s.Media, Unread: maps.Clone(s.Unread)} }

// All is every record but the site, by kind then slug.
func (s *Set) All() []Entry {
	var all []Entry
	for _, k := range kinds {
		all = append(all, k.list(s)...)
	}
	return all
}

// Count is the number of records but the site.
func (s *Set) Count() int {
	n := 0
	for _, k := range kinds {
		n += len(k.list(s))
	}
	return n
}

// kind ties a folder to its struct and its place in a Set.
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
