package rules

import (
	"cmp"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/slug"
	"parvis/generator/text/suggest"
)

// checkReferences wants every slug to name a record of the right kind, once.
func checkReferences(c *checker, e record.Entry) {
	type listed struct {
		in        *record.ValueTable
		key, slug string
	}
	seen := map[listed]bool{}
	for r := range record.References(e) {
		at, inList := listed{r.In, r.Key, r.Text}, r.N >= 0
		switch target := c.find(r.Names, r.Text); {
		case target == nil && c.Unread(r.Names, r.Text):
		case target == nil:
			c.report(e, r.Path(), "unknown-reference", r.Text, string(r.Names), c.guess(r.Names, r.Text))
		case target == e:
			c.report(e, r.Path(), "self-reference", r.Text)
		case inList && seen[at]:
			c.report(e, r.Path(), "repeated-reference", r.Text, r.Key)
		}
		if inList {
			seen[at] = true
		}
	}
}

// checkDrafts wants what a published record names to be published too.
func checkDrafts(c *checker, e record.Entry) {
	if !c.Published(e) {
		return
	}
	want := func(v record.Value, target record.Entry) {
		if target != nil && !c.Published(target) {
			c.report(e, v.Path(), "draft-reference", v.Text, target.Common().File)
		}
	}
	for r := range record.References(e) {
		want(r, c.find(r.Names, r.Text))
	}
	for s := range record.Sources(e) {
		want(s, c.sourceRecord(s.Text))
	}
}

// sourceRecord is the ressource or synthese that a source names, if any.
func (c *checker) sourceRecord(source string) record.Entry {
	if !slug.Valid(source) {
		return nil // words, or an address
	}
	if e := c.find(model.Resources, source); e != nil {
		return e
	}
	return c.find(model.Syntheses, source)
}

// checkSources takes free words and addresses as they are, but a source that
// looks like a slug must name a ressource or a synthese: a misspelt slug would
// otherwise be shown to readers as if it were words.
func checkSources(c *checker, e record.Entry) {
	for s := range record.Sources(e) {
		if !slug.Valid(s.Text) || c.sourceRecord(s.Text) != nil || c.Unread(model.Resources, s.Text) || c.Unread(model.Syntheses, s.Text) {
			continue
		}
		c.needsAllNames()
		known := append(c.Slugs(model.Resources), c.Slugs(model.Syntheses)...)
		if guess := suggest.To(s.Text, known); guess != "" || strings.Contains(s.Text, "-") {
			c.report(e, s.Path(), "unknown-source", s.Text, guess)
		}
	}
}

// guess is the slug that an editor meant in a folder: the one that the words
// make, that of the record so named, or the nearest.
func (c *checker) guess(kind model.Kind, typed string) string {
	known, words := c.names(kind), slug.Of(typed)
	if c.BySlug(kind, words) != nil {
		return words
	}
	return cmp.Or(known.titles[words], known.slugs.To(typed))
}

// names is what the records of a kind are called, prepared when first asked.
func (c *checker) names(kind model.Kind) *knownNames {
	c.needsAllNames()
	c.mu.Lock()
	defer c.mu.Unlock()
	known := c.known[kind]
	if known == nil {
		known = &knownNames{suggest.Of(c.Slugs(kind)), map[string]string{}}
		for name, e := range c.OfKind(kind) {
			for t := range record.Values(e) {
				if t.In == nil && (t.Key == "nom" || t.Key == "titre") {
					title := slug.Of(t.Text)
					if other, ok := known.titles[title]; !ok || name < other { // of several the first, whatever order they come in
						known.titles[title] = name
					}
				}
			}
		}
		c.known[kind] = known
	}
	return known
}

// knownNames is what the records of a kind are called.
type knownNames struct {
	slugs  *suggest.Names
	titles map[string]string // title as a slug → slug
}
