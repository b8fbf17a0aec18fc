package check

import (
	"iter"
	"maps"
	"path"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/site/address"
)

// register is the records by what others refer to them by. That of a run in
// which few records were edited is the last run's, with what took their places.
type register struct {
	slugs  map[model.Kind]map[string]record.Entry
	files  map[string]record.Entry       // by path from the content folder
	edited map[record.Entry]record.Entry // of the two above → what is in its place
}

func newRegister(all []record.Entry) register {
	r := register{slugs: map[model.Kind]map[string]record.Entry{}, files: make(map[string]record.Entry, len(all))}
	for _, k := range model.Kinds() {
		r.slugs[k] = map[string]record.Entry{}
	}
	for _, e := range all {
		m := e.Common()
		r.slugs[m.Kind][m.Slug] = e
		r.files[m.File] = e
	}
	return r
}

// with is the register with records in the places of those of the same file.
func (r register) with(edited []record.Entry) register {
	places := maps.Clone(r.edited)
	if places == nil {
		places = map[record.Entry]record.Entry{}
	}
	for _, e := range edited {
		places[r.files[e.Common().File]] = e
	}
	return register{r.slugs, r.files, places}
}

func (r register) now(e record.Entry) record.Entry {
	if edited, ok := r.edited[e]; ok {
		return edited
	}
	return e
}

// bySlug is the record of a kind and a slug; nil where there is none.
func (r register) bySlug(kind model.Kind, slug string) record.Entry {
	return r.now(r.slugs[kind][slug])
}

// byFile is the record of a path from the content folder; nil where there is none.
func (r register) byFile(file string) record.Entry { return r.now(r.files[file]) }

// byAddress is the record that has an address of the site; nil where none has.
func (r register) byAddress(at string) record.Entry {
	kind, slug := path.Split(strings.TrimSuffix(at, "/"))
	if kind == "" {
		kind = string(model.Pages)
	}
	e := r.bySlug(model.Kind(strings.TrimSuffix(kind, "/")), slug)
	if e == nil || address.Of(model.Kind(e.Common().Kind), slug) != at {
		return nil
	}
	return e
}

// ofKind is the records of a kind, by slug.
func (r register) ofKind(kind model.Kind) iter.Seq2[string, record.Entry] {
	return func(yield func(string, record.Entry) bool) {
		for slug, e := range r.slugs[kind] {
			if !yield(slug, r.now(e)) {
				return
			}
		}
	}
}
