package records

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/content/edit"
	"parvis/generator/content/form"
	"parvis/generator/content/record"
	"parvis/generator/content/rewrite"
	"parvis/generator/model"
	"parvis/generator/site/address"
	"parvis/generator/text/slug"
)

// NameError is a name that can't be that of a record: it has no letter or digit, the site keeps it for
// itself, or another record has it (Taken).
type NameError struct {
	Name, Slug string
	Taken      bool
}

func (e *NameError) Error() string { return fmt.Sprintf("%q: no name for a record", e.Name) }

// free returns the slug of a name that no record of the kind has. The error is a *NameError.
func (s *Store) free(kind model.Kind, name string) (string, error) {
	at := slug.Of(name)
	if at == "" || address.Reserved(kind, at) {
		return "", &NameError{Name: name, Slug: at}
	}
	switch _, err := s.Open(kind, at); {
	case err == nil:
		return "", &NameError{Name: name, Slug: at, Taken: true}
	case errors.Is(err, ErrNoRecord):
		return at, nil
	default:
		return "", err
	}
}

// NameKey returns the key that names the records of a kind: "nom" or "titre".
func NameKey(kind model.Kind) string {
	if slices.ContainsFunc(record.Keys(kind), func(k record.Key) bool { return k.Path == "nom" }) {
		return "nom"
	}
	return "titre"
}

// Create makes a record of what was typed in the form of a new one. The error is a *NameError, or that
// of a file.
func (s *Store) Create(ctx context.Context, f form.Form, v form.Values) (*Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, err := s.free(f.Kind, strings.Join(v[NameKey(f.Kind)], ""))
	var taken *NameError
	if errors.As(err, &taken) && taken.Taken {
		there, open := s.Open(f.Kind, taken.Slug)
		if open == nil && there.Doc != nil && holds(f, there, v) { // the form was sent twice
			return &Outcome{Slug: taken.Slug, Written: true}, nil
		}
	}
	if err != nil {
		return nil, err
	}
	name, empty := string(f.Kind)+"/"+at+record.Extension(f.Kind), ""
	if strings.HasSuffix(name, ".md") || strings.TrimSpace(strings.Join(v[form.Body], "")) != "" {
		name, empty = string(f.Kind)+"/"+at+".md", string(edit.WithBody(nil))
	}
	out := &Outcome{Slug: at, File: name}
	after, faults, err := f.Write(name, []byte(empty), v)
	if refused, err := out.refuse(faults, err); refused {
		return out, err
	}
	return out, s.judged(ctx, out, rewrite.Change{File: name, After: after})
}

// Faults returns the fields of a new record that can't be read.
func (s *Store) Faults(f form.Form, v form.Values) []form.Fault {
	_, faults, _ := f.Write(string(f.Kind)+"/x.md", edit.WithBody(nil), v) // the error is of a file that isn't there yet
	return faults
}

// unique is the keys that no two records share: a copy doesn't have them.
var unique = []string{"siren", "rna", "alias", "code", "publication"}

// Duplicate makes a draft with what a record says, under another name. The error is a *NameError, or
// that of a file.
func (s *Store) Duplicate(ctx context.Context, o *Opened, name string) (*Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, err := s.free(o.Kind, name)
	if err != nil {
		return nil, err
	}
	out := &Outcome{Slug: at}
	doc, err := edit.Parse(o.File, o.Text)
	if err == nil {
		err = doc.Set(edit.Path{{Name: NameKey(o.Kind), Index: -1}}, name)
	}
	if err == nil {
		err = doc.Set(edit.Path{{Name: "brouillon", Index: -1}}, true)
	}
	for _, key := range unique {
		p := edit.Path{{Name: key, Index: -1}}
		if _, there := doc.Value(p); there && err == nil {
			err = doc.Remove(p)
		}
	}
	var after []byte
	if err == nil {
		after, err = doc.Bytes()
	}
	if refused, err := out.refuse(nil, err); refused {
		return out, err
	}
	return out, s.judged(ctx, out, rewrite.Change{File: o.fileOf(at), After: after})
}

// fileOf returns the file of a record of the same kind and form under another slug.
func (o *Opened) fileOf(slug string) string { return string(o.Kind) + "/" + slug + path.Ext(o.File) }

// Rename gives a record another address. The old one becomes an alias, and the records that name it
// name it anew. The error is a *NameError, or that of a file.
func (s *Store) Rename(ctx context.Context, o *Opened, name string) (*Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, err := s.free(o.Kind, name)
	if err != nil {
		return nil, err
	}
	out := &Outcome{Slug: at}
	doc, err := edit.Parse(o.File, o.Text)
	if err != nil {
		_, err = out.refuse(nil, err)
		return out, err
	}
	alias := edit.Path{{Name: "alias", Index: -1}}
	old, _ := doc.Value(alias)
	aliases := slices.DeleteFunc(texts(old), func(s string) bool { return strings.Trim(s, "/") == strings.Trim(address.Of(o.Kind, at), "/") })
	err = doc.Set(alias, append(aliases, "/"+address.Of(o.Kind, o.Slug)))
	if body := relinked(o.File, doc.Body(), o.Kind, o.Slug, at); err == nil && body != doc.Body() {
		err = doc.SetBody(body)
	}
	var after []byte
	if err == nil {
		after, err = doc.Bytes()
	}
	if refused, err := out.refuse(nil, err); refused {
		return out, err
	}
	changes := o.replaced(o.fileOf(at), after)
	named, err := s.mentions(ctx, o.Kind, o.Slug)
	if err != nil {
		return nil, err
	}
	for _, m := range named {
		if m.File == o.File {
			continue
		}
		change, err := m.renamed(o.Kind, o.Slug, at)
		if refused, err := out.refuse(nil, err); refused {
			return out, err
		}
		changes = append(changes, change)
	}
	return out, s.judged(ctx, out, changes...)
}

// texts returns the texts of a list.
func texts(value any) []string {
	list, _ := value.([]any)
	var out []string
	for _, one := range list {
		if s, ok := one.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// Delete removes a record. It is refused while others name it: the findings say where.
func (s *Store) Delete(ctx context.Context, o *Opened) (*Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := &Outcome{Slug: o.Slug}
	return out, s.judged(ctx, out, rewrite.Change{File: o.File, Before: o.Text})
}

// Arrange moves a repeated table of a record by some places, or removes it (by is 0).
func (s *Store) Arrange(ctx context.Context, o *Opened, table string, index, by int, digest string) (*Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	count := o.Count(table)
	if o.Digest != digest || index < 0 || index >= count || index+by < 0 || index+by >= count {
		return nil, ErrNoRecord
	}
	out := &Outcome{Slug: o.Slug}
	tables := edit.Path{{Name: table, Index: -1}}
	var after []byte
	var err error
	if by == 0 {
		var doc *edit.File
		if doc, err = edit.Parse(o.File, o.Text); err == nil {
			err = doc.Remove(tables.At(index))
		}
		if err == nil {
			after, err = doc.Bytes()
		}
	} else {
		order := make([]int, count)
		for i := range order {
			order[i] = i
		}
		order[index], order[index+by] = order[index+by], order[index]
		after, err = edit.Reorder(o.File, o.Text, tables, order)
	}
	if refused, err := out.refuse(nil, err); refused {
		return out, err
	}
	return out, s.judged(ctx, out, rewrite.Change{File: o.File, Before: o.Text, After: after})
}

// PartTitle returns what a repeated table is about: its action, its title, its place, its date.
func (o *Opened) PartTitle(table string, index int) string {
	at := edit.Path{{Name: table, Index: index}}
	for _, key := range []string{"action", "titre", "nom", "lieu", "texte", "type", "date", "periode"} {
		if value, ok := o.Doc.Value(at.Key(key)); ok {
			f := form.Form{Kind: o.Kind, Table: table, Index: index, Names: noNames{}}
			if read := f.Read(o.Doc)[key]; len(read) > 0 && read[0] != "" {
				if label := record.ChoiceLabel(read[0]); label != "" {
					return label
				}
				return read[0]
			}
			return fmt.Sprint(value)
		}
	}
	return strconv.Itoa(index + 1)
}

// noNames is Names where no record needs a name.
type noNames struct{}

func (noNames) Label(_ []model.Kind, slug string) string   { return slug }
func (noNames) Find(_ []model.Kind, typed string) []string { return []string{typed} }
func (noNames) Options(_ []model.Kind) []form.Option       { return nil }
func (noNames) Sources() []form.Option                     { return nil }
func (noNames) Actions() []form.Option                     { return nil }
