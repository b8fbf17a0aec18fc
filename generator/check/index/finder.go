package index

import (
	"slices"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/slug"
)

// Lookups is what the rules looked for besides the record itself. While all of it
// has the same answer, what they found stands.
type Lookups struct {
	Found    []record.Entry
	Missing  []Name   // looked for by kind and slug, in vain
	Files    []string // media looked for by path; records looked for by path, in vain
	AllNames bool     // what all records and media are called
}

// Name is what a record refers to another by.
type Name struct {
	Kind model.Kind
	Slug string
}

// Finder finds records and media for the rules, and notes what it looked for.
type Finder struct {
	*Index
	Lookups *Lookups // nil to note nothing
}

// Find returns the record of a kind and a slug; nil where there is none.
func (f *Finder) Find(kind model.Kind, slug string) record.Entry {
	e := f.BySlug(kind, slug)
	if n := (Name{kind, slug}); e != nil {
		f.found(e)
	} else if f.Lookups != nil && !slices.Contains(f.Lookups.Missing, n) {
		f.Lookups.Missing = append(f.Lookups.Missing, n)
	}
	return e
}

// FindAny returns the record of a slug of the first of some kinds that has one; nil where none
// has.
func (f *Finder) FindAny(slug string, kinds ...model.Kind) record.Entry {
	for _, k := range kinds {
		if e := f.Find(k, slug); e != nil {
			return e
		}
	}
	return nil
}

// FindFile returns the record of a path from the content folder; nil where there is none.
func (f *Finder) FindFile(file string) record.Entry {
	e := f.ByFile(file)
	if e != nil {
		f.found(e)
	} else {
		f.file(file)
	}
	return e
}

// FindSource returns the ressource or synthese that a source names; nil for words, an
// address or a slug that names none.
func (f *Finder) FindSource(source string) record.Entry {
	if !slug.Valid(source) {
		return nil
	}
	return f.FindAny(source, model.Resources, model.Syntheses)
}

// FindMedia returns the path from the content folder of an image or document that a
// record names; "" where there is none.
func (f *Finder) FindMedia(e record.Entry, name string) string {
	file := f.Media(e, name)
	for _, looked := range mediaPaths(e, name) {
		f.file(looked)
		if looked == file {
			break
		}
	}
	return file
}

func (f *Finder) found(e record.Entry) {
	if f.Lookups != nil && !slices.Contains(f.Lookups.Found, e) {
		f.Lookups.Found = append(f.Lookups.Found, e)
	}
}

func (f *Finder) file(path string) {
	if f.Lookups != nil {
		f.Lookups.Files = append(f.Lookups.Files, path)
	}
}

// allNames notes that an answer depends on what all records and media are called.
func (f *Finder) allNames() {
	if f.Lookups != nil {
		f.Lookups.AllNames = true
	}
}
