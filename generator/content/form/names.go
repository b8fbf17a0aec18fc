package form

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"sync"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/slug"
)

// maxOptions is the most records that a list of choices has.
const maxOptions = 40

// Title returns the name or the title of a record, or its slug if it has none.
func Title(e record.Entry) string {
	v := reflect.ValueOf(e).Elem()
	for _, field := range []string{"Name", "Title"} {
		if f := v.FieldByName(field); f.IsValid() && f.String() != "" {
			return f.String()
		}
	}
	return e.Common().Slug
}

// Directory is the names of the records of a set.
type Directory struct {
	set     *record.Set
	byKind  map[model.Kind][]named
	labels  map[string]string // by kind and slug
	folded  map[string][]ref  // by name without accents and case
	actions []Option
}

type named struct{ slug, title string }

type ref struct {
	kind model.Kind
	slug string
}

// NewDirectory returns the names of a set, which are read when they are first asked for.
func NewDirectory(set *record.Set) func() *Directory {
	return sync.OnceValue(func() *Directory {
		d := &Directory{set: set, byKind: map[model.Kind][]named{}, labels: map[string]string{}, folded: map[string][]ref{}}
		for _, e := range set.All() {
			m, title := e.Common(), Title(e)
			d.byKind[m.Kind] = append(d.byKind[m.Kind], named{m.Slug, title})
			for _, name := range []string{slug.Fold(title), m.Slug} {
				if at := (ref{m.Kind, m.Slug}); !slices.Contains(d.folded[name], at) {
					d.folded[name] = append(d.folded[name], at)
				}
			}
		}
		for kind, all := range d.byKind {
			for _, n := range all {
				label := n.title
				if len(d.find(kind, label)) > 1 { // two of the same name
					label += " (" + n.slug + ")"
				}
				d.labels[string(kind)+"/"+n.slug] = label
			}
		}
		for _, domain := range set.Domains {
			for _, a := range domain.Actions {
				d.actions = append(d.actions, Option{a.Anchor(), a.Title, domain.Name})
			}
		}
		return d
	})
}

// find returns the slugs of a kind that a name is that of.
func (d *Directory) find(kind model.Kind, name string) []string {
	var out []string
	for _, r := range d.folded[slug.Fold(name)] {
		if r.kind == kind {
			out = append(out, r.slug)
		}
	}
	return out
}

// Label implements Names.
func (d *Directory) Label(kinds []model.Kind, slug string) string {
	for _, k := range kinds {
		if label, ok := d.labels[string(k)+"/"+slug]; ok {
			return label
		}
	}
	return slug
}

// Find implements Names: a record by its slug, by its label, by its name, or else those whose name has
// every word of the text.
func (d *Directory) Find(kinds []model.Kind, typed string) []string {
	typed = strings.TrimSpace(typed)
	if open := strings.LastIndex(typed, " ("); open > 0 && strings.HasSuffix(typed, ")") { // "Exemple (exemple-2)"
		if inner := typed[open+2 : len(typed)-1]; d.Label(kinds, inner) == typed {
			return []string{inner}
		}
	}
	var out []string
	for _, k := range kinds {
		if _, ok := d.labels[string(k)+"/"+typed]; ok {
			return []string{typed}
		}
		out = append(out, d.find(k, typed)...)
	}
	if len(out) > 0 {
		return out
	}
	words := strings.FieldsFunc(slug.Fold(typed), func(r rune) bool { return r == ' ' || r == '-' || r == '\'' || r == '’' })
	for _, k := range kinds {
		for _, n := range d.byKind[k] {
			if name := slug.Fold(n.title); len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(name, w) }) {
				out = append(out, n.slug)
			}
		}
	}
	return out
}

// Options implements Names.
func (d *Directory) Options(kinds []model.Kind) []Option {
	var out []Option
	for _, k := range kinds {
		for _, n := range d.byKind[k] {
			label := d.Label([]model.Kind{k}, n.slug)
			out = append(out, Option{Value: label, Label: label})
		}
	}
	if len(out) > maxOptions {
		return nil
	}
	slices.SortFunc(out, func(a, b Option) int { return cmp.Compare(slug.Fold(a.Label), slug.Fold(b.Label)) })
	return out
}

// Sources implements Names.
func (d *Directory) Sources() []Option {
	var out []Option
	for _, k := range []model.Kind{model.Resources, model.Syntheses} {
		for _, n := range d.byKind[k] {
			out = append(out, Option{Value: n.slug, Label: n.title})
		}
	}
	if len(out) > maxOptions {
		return nil
	}
	return out
}

// Actions implements Names.
func (d *Directory) Actions() []Option { return d.actions }
