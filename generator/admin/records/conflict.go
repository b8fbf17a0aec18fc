package records

import (
	"maps"
	"slices"
	"sync"

	"parvis/generator/content/edit"
	"parvis/generator/content/form"
)

// Conflict is a record that someone else changed while a form was filled in.
type Conflict struct {
	Digest string // of the version that the file has now
	Fields []Difference
}

// Difference is a field, or a table whose rows differ, that isn't the same in both versions.
type Difference struct {
	Field        string
	Mine, Theirs []string
	TakeTheirs   bool // only they changed it
}

// conflict compares what was typed with the file as it is, field by field. base is the version that the
// form was made from, nil if it isn't known any more: then every difference is for the editor to settle.
func conflict(f form.Form, now *Opened, base []byte, mine form.Values) *Conflict {
	c := &Conflict{Digest: now.Digest}
	theirs, was := form.Values{}, form.Values{}
	if now.Doc != nil && now.Has(f) {
		theirs = f.Read(now.Doc)
	}
	known := false
	if doc, err := edit.Parse(now.File, base); base != nil && err == nil {
		was, known = f.Read(doc), true
	}
	groups := map[string]bool{}
	for _, v := range []form.Values{mine, theirs} {
		for name := range v {
			group := form.Group(name)
			if table := form.Outermost(name); table != "" && !form.SameRows(table, mine, theirs) {
				group = table // which row is which can't be told
			}
			groups[group] = true
		}
	}
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		m, t := mine.Said(group), theirs.Said(group)
		if !slices.Equal(m, t) {
			c.Fields = append(c.Fields, Difference{group, m, t, known && slices.Equal(m, was.Said(group))})
		}
	}
	return c
}

// Settle gives a form the values of the file as it is, for the fields where they are chosen. Rows that
// stay as they were typed take the place of those of the file.
func Settle(f form.Form, now *Opened, v form.Values, takeTheirs func(field string) (theirs, chosen bool)) {
	if now.Doc == nil || !now.Has(f) {
		return
	}
	current := f.Read(now.Doc)
	names := slices.Collect(maps.Keys(v))
	for name := range current {
		names = append(names, name)
	}
	for _, name := range names {
		for _, group := range []string{form.Group(name), form.Outermost(name)} {
			theirs, chosen := takeTheirs(group)
			switch {
			case group == "" || !chosen:
			case theirs:
				v.Replace(group, current)
			case group == form.Outermost(name) && !form.SameRows(group, v, current):
				v.Renew(group)
			}
		}
	}
}

// versions keeps the texts of files that forms were made from, the last ones only.
type versions struct {
	mu    sync.Mutex
	texts map[string][]byte
	order []string
}

// maxVersions is how many versions are kept: forms that are open at one time.
const maxVersions = 200

func (k *versions) keep(digest string, text []byte) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.texts == nil {
		k.texts = map[string][]byte{}
	}
	if _, known := k.texts[digest]; known {
		return
	}
	if len(k.order) == maxVersions {
		delete(k.texts, k.order[0])
		k.order = k.order[1:]
	}
	k.texts[digest], k.order = text, append(k.order, digest)
}

func (k *versions) of(digest string) ([]byte, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	text, ok := k.texts[digest]
	return text, ok
}
