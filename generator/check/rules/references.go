package rules

import (
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/slug"
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
		switch target := c.FindAny(r.Text, r.Names...); {
		case target == nil && c.Unread(r.Text, r.Names...):
		case target == nil:
			c.report(e, r.Path(), "unknown-reference", r.Text, string(r.Names[0]), c.Guess(r.Text, r.Names...))
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
		want(r, c.FindAny(r.Text, r.Names...))
	}
	for s := range record.Sources(e) {
		want(s, c.FindSource(s.Text))
	}
}

// checkSources takes free words and addresses as they are, but a source that
// looks like a slug must name a ressource or a synthese: a misspelt slug would
// otherwise be shown to readers as if it were words.
func checkSources(c *checker, e record.Entry) {
	for s := range record.Sources(e) {
		if !slug.Valid(s.Text) || c.FindSource(s.Text) != nil ||
			c.Unread(s.Text, model.Resources, model.Syntheses) {
			continue
		}
		if guess := c.GuessSource(s.Text); guess != "" || strings.Contains(s.Text, "-") {
			c.report(e, s.Path(), "unknown-source", s.Text, guess)
		}
	}
}
