package index

import (
	"cmp"
	"path"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/slug"
	"parvis/generator/text/suggest"
)

// knownNames is what the records of a kind are called.
type knownNames struct {
	slugs  *suggest.Names
	titles map[string]string // title as a slug → slug
}

// names returns what the records of a kind are called, prepared when it is first needed.
func (x *Index) names(kind model.Kind) *knownNames {
	x.mu.Lock()
	defer x.mu.Unlock()
	known := x.known[kind]
	if known == nil {
		known = &knownNames{suggest.Of(x.Slugs(kind)), map[string]string{}}
		for name, e := range x.OfKind(kind) {
			for t := range record.Values(e) {
				if t.In != nil || t.Key != "nom" && t.Key != "titre" {
					continue
				}
				title := slug.Of(t.Text)
				// Of several the first, whatever order they come in.
				if other, ok := known.titles[title]; !ok || name < other {
					known.titles[title] = name
				}
			}
		}
		x.known[kind] = known
	}
	return known
}

// Guess returns the slug that an editor meant among some kinds: the one that the words
// make, that of the record so named, or the nearest; "" where nothing is near.
func (f *Finder) Guess(typed string, kinds ...model.Kind) string {
	f.allNames()
	words := slug.Of(typed)
	for _, k := range kinds {
		if f.BySlug(k, words) != nil {
			return words
		}
		if title := f.names(k).titles[words]; title != "" {
			return title
		}
	}
	near := ""
	for _, k := range kinds {
		near = cmp.Or(near, f.names(k).slugs.To(typed))
	}
	return near
}

// GuessFile returns the file of the record whose slug is nearest to that typed; "" where
// none is near.
func (f *Finder) GuessFile(kind model.Kind, typed string) string {
	f.allNames()
	if near := f.names(kind).slugs.To(typed); near != "" {
		return f.BySlug(kind, near).Common().File
	}
	return ""
}

// GuessSource returns the slug of the ressource or synthese nearest to a source; ""
// where none is near.
func (f *Finder) GuessSource(typed string) string {
	f.allNames()
	return suggest.To(typed, append(f.Slugs(model.Resources), f.Slugs(model.Syntheses)...))
}

// GuessMedia returns the image or document that a record could name, nearest to the
// name that leads nowhere; "" where none is near.
func (f *Finder) GuessMedia(e record.Entry, typed string) string {
	f.allNames()
	var names []string
	for file := range f.Set.Media {
		if path.Dir(file) == path.Dir(e.Common().File) {
			names = append(names, path.Base(file))
		} else if inside, ok := strings.CutPrefix(file, record.MediaFolder+"/"); ok {
			names = append(names, inside)
		}
	}
	return suggest.To(typed, names)
}
