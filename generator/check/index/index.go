// Package index is the records of a content folder by what others refer to them
// by, and which of them are published on the day of the site: what both the rules
// and the linking need.
package index

import (
	"iter"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/site/address"
	"parvis/generator/text/date"
)

// Few is how many differences between two readings of a content folder are
// followed one by one. With more, doing all again is as fast.
const Few = 64

// Index is the records of one reading of a content folder. It is safe for
// several goroutines at once.
type Index struct {
	Set      *record.Set
	All      []record.Entry      // by kind then slug, site.toml apart
	Withheld []*record.Signatory // whose name is withheld

	AsOf     date.Date // the as-of date of the site; zero when unknown
	DayGiven bool      // by the command or site.toml, and not found in the records
	drafts   bool

	// Compared with the last reading:
	SameFiles bool  // it had the same files, in the same order
	Edited    []int // the places in All of those whose record is another; only with SameFiles

	slugs    map[model.Kind]map[string]record.Entry
	files    map[string]record.Entry       // by path from the content folder
	replaced map[record.Entry]record.Entry // of the two above → what is in its place

	mu    sync.Mutex
	known map[model.Kind]*knownNames

	pages func() []string // see Finder.Pages
}

// New returns the index of a set. The day asOf takes the place of that of site.toml
// unless it is zero; with drafts, drafts and future publications are published
// too. What the last index has is used again; nil for none.
func New(set *record.Set, asOf date.Date, drafts bool, last *Index) *Index {
	x := &Index{Set: set, All: set.All(), Withheld: set.Withheld(), drafts: drafts, known: map[model.Kind]*knownNames{}}
	if last != nil {
		x.Edited, x.SameFiles = edited(x.All, last.All)
	}
	if x.SameFiles && len(last.replaced)+len(x.Edited) <= Few {
		x.takePlaces(last)
	} else {
		x.fill()
	}
	x.AsOf, x.DayGiven = x.day(asOf)
	x.pages = sync.OnceValue(x.ownPages)
	return x
}

// edited returns the places of the records that are others than those before; false
// where they don't come from the same files.
func edited(all, before []record.Entry) ([]int, bool) {
	if len(all) != len(before) {
		return nil, false
	}
	var out []int
	for i, e := range all {
		if before[i] == e {
			continue
		}
		if before[i].Common().File != e.Common().File {
			return nil, false
		}
		out = append(out, i)
	}
	return out, true
}

func (x *Index) fill() {
	x.slugs, x.files = map[model.Kind]map[string]record.Entry{}, make(map[string]record.Entry, len(x.All))
	for _, k := range model.Kinds() {
		x.slugs[k] = map[string]record.Entry{}
	}
	for _, e := range x.All {
		m := e.Common()
		x.slugs[m.Kind][m.Slug] = e
		x.files[m.File] = e
	}
}

// takePlaces keeps the maps of an index of the same files: the records edited
// since are looked up by those whose places they take.
func (x *Index) takePlaces(last *Index) {
	x.slugs, x.files, x.replaced = last.slugs, last.files, maps.Clone(last.replaced)
	if x.replaced == nil {
		x.replaced = map[record.Entry]record.Entry{}
	}
	for _, i := range x.Edited {
		e := x.All[i]
		x.replaced[x.files[e.Common().File]] = e
	}
}

func (x *Index) now(e record.Entry) record.Entry {
	if other, ok := x.replaced[e]; ok {
		return other
	}
	return e
}

// BySlug returns the record of a kind and a slug; nil where there is none.
func (x *Index) BySlug(kind model.Kind, slug string) record.Entry {
	return x.now(x.slugs[kind][slug])
}

// ByFile returns the record of a path from the content folder; nil where there is none.
func (x *Index) ByFile(file string) record.Entry { return x.now(x.files[file]) }

// Owed reports whether a path from the content folder is that of a page that Parvis writes where no
// record does.
func Owed(file string) bool {
	slug, found := strings.CutPrefix(file, string(model.Pages)+"/")
	slug, md := strings.CutSuffix(slug, ".md")
	return found && md && address.Owed(slug)
}

// ByAddress returns the record that has an address of the site; nil where none has.
func (x *Index) ByAddress(at string) record.Entry {
	kind, slug := path.Split(strings.TrimSuffix(at, "/"))
	if kind == "" {
		kind = string(model.Pages)
	}
	e := x.BySlug(model.Kind(strings.TrimSuffix(kind, "/")), slug)
	if e == nil || address.Of(e.Common().Kind, slug) != at {
		return nil
	}
	return e
}

// OfKind returns the records of a kind by slug, in no order.
func (x *Index) OfKind(kind model.Kind) iter.Seq2[string, record.Entry] {
	return func(yield func(string, record.Entry) bool) {
		for slug, e := range x.slugs[kind] {
			if !yield(slug, x.now(e)) {
				return
			}
		}
	}
}

// Slugs returns the slugs of a kind, in no order.
func (x *Index) Slugs(kind model.Kind) []string { return slices.Collect(maps.Keys(x.slugs[kind])) }

// Unread reports whether a record is there but could not be read: there is a finding
// about it already.
func (x *Index) Unread(slug string, kinds ...model.Kind) bool {
	return slices.ContainsFunc(kinds, func(k model.Kind) bool {
		return x.Set.Unread[string(k)] || x.Set.Unread[string(k)+"/"+slug]
	})
}

// mediaPaths returns where an image or document that a record names may lie: beside
// the record, or in content/medias/.
func mediaPaths(e record.Entry, name string) [2]string {
	return [2]string{path.Join(path.Dir(e.Common().File), name), path.Join(record.MediaFolder, name)}
}

// Media returns the path from the content folder of an image or document that a
// record names; "" where there is none.
func (x *Index) Media(e record.Entry, name string) string {
	for _, file := range mediaPaths(e, name) {
		if _, ok := x.Set.Media[file]; ok {
			return file
		}
	}
	return ""
}

// Lang returns the language of the site.
func (x *Index) Lang() string {
	if x.Set.Site != nil && x.Set.Site.Lang != "" {
		return string(x.Set.Site.Lang)
	}
	return string(model.French)
}
