package records

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"parvis/generator/content/edit"
	"parvis/generator/content/form"
)

// Conflict is a record that someone else changed while a form was filled in.
type Conflict struct {
	Digest string // of the version that the file has now
	Fields []Difference
}

// Difference is a field that isn't the same in both versions.
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
	names := map[string]bool{}
	for name := range mine {
		names[name] = true
	}
	for name := range theirs {
		names[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if !same(mine[name], theirs[name]) {
			c.Fields = append(c.Fields, Difference{name, plain(mine[name]), plain(theirs[name]), known && same(mine[name], was[name])})
		}
	}
	return c
}

// plain returns texts without what browsers add.
func plain(all []string) []string {
	var out []string
	for _, s := range all {
		if s = strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func same(a, b []string) bool { return slices.Equal(plain(a), plain(b)) }

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
