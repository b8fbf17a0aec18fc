package check

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/slug"
	"parvis/generator/text/suggest"
)

// reference is one record naming another by slug.
type reference struct {
	path string
	kind model.Kind
	slug string
}

// references is every reference that a record makes in its front matter.
func references(e record.Entry) []reference {
	var out []reference
	one := func(path string, kind model.Kind, slug string) {
		if slug != "" {
			out = append(out, reference{path, kind, slug})
		}
	}
	many := func(path string, kind model.Kind, slugs []string) {
		for i, s := range slugs {
			out = append(out, reference{fmt.Sprintf("%s[%d]", path, i), kind, s})
		}
	}
	switch r := e.(type) {
	case *record.Domain:
		many("remplace", model.Domains, r.Replaces)
		for i, a := range r.Actions {
			many(fmt.Sprintf("action[%d].indicateurs", i), model.Indicators, a.Indicators)
		}
	case *record.Territory:
		one("parent", model.Territories, r.Parent)
		many("animateurs", model.Actors, r.Animators)
		for i, n := range r.Counts {
			one(fmt.Sprintf("comptage[%d].indicateur", i), model.Indicators, n.Indicator)
		}
	case *record.Actor:
		one("parent", model.Actors, r.Parent)
		many("territoires", model.Territories, r.Territories)
	case *record.Signatory:
		many("territoires", model.Territories, r.Territories)
		many("reseaux", model.Actors, r.Networks)
		for i, v := range r.Conventions {
			at := fmt.Sprintf("convention[%d].", i)
			many(at+"territoires", model.Territories, v.Territories)
			many(at+"partenaires", model.Actors, v.Partners)
		}
		for i, k := range r.Commitments {
			at := fmt.Sprintf("engagement[%d].", i)
			one(at+"domaine", model.Domains, k.Domain)
			many(at+"territoires", model.Territories, k.Territories)
			many(at+"partenaires", model.Actors, k.Partners)
			for j, m := range k.Indicators {
				one(fmt.Sprintf("%sindicateur[%d].ref", at, j), model.Indicators, m.Ref)
			}
		}
	case *record.Experience:
		one("synthese", model.Syntheses, r.Synthesis)
		many("signataires", model.Signatories, r.Signatories)
		many("territoires", model.Territories, r.Territories)
		many("domaines", model.Domains, r.Domains)
		many("acteurs", model.Actors, r.Actors)
	case *record.Synthesis:
		many("soutiens", model.Actors, r.Supporters)
		for i, s := range r.Sessions {
			many(fmt.Sprintf("seance[%d].territoires", i), model.Territories, s.Territories)
		}
	case *record.News:
		many("signataires", model.Signatories, r.Signatories)
		many("territoires", model.Territories, r.Territories)
	case *record.Resource:
		many("syntheses", model.Syntheses, r.Syntheses)
		many("experiences", model.Experiences, r.Experiences)
	case *record.Call:
		one("organisme", model.Actors, r.Holder)
	}
	return out
}

// unread tells that a record is there, but could not be read: that was told.
func (c *checker) unread(kind model.Kind, slug string) bool {
	return c.set.Unread[string(kind)] || c.set.Unread[string(kind)+"/"+slug]
}

// checkReferences wants every slug to name a record of the right kind, once.
func checkReferences(c *checker, e record.Entry) {
	seen := map[string]bool{}
	for _, r := range references(e) {
		list, inList := r.path, strings.HasSuffix(r.path, "]")
		if inList {
			list = r.path[:strings.LastIndexByte(r.path, '[')]
		}
		switch target := c.find(r.kind, r.slug); {
		case target == nil && c.unread(r.kind, r.slug):
		case target == nil:
			c.report(e, r.path, "unknown-reference", r.slug, string(r.kind), c.guess(r.kind, r.slug))
		case target == e:
			c.report(e, r.path, "self-reference", r.slug)
		case inList && seen[list+"\x00"+r.slug]:
			c.report(e, r.path, "repeated-reference", r.slug, list[strings.LastIndexByte(list, '.')+1:])
		}
		if inList {
			seen[list+"\x00"+r.slug] = true
		}
	}
}

// checkDrafts wants what a published record names to be published too.
func checkDrafts(c *checker, e record.Entry) {
	if !c.published(e) {
		return
	}
	for _, r := range append(references(e), c.sourceReferences(e)...) {
		if target := c.find(r.kind, r.slug); target != nil && !c.published(target) {
			c.report(e, r.path, "draft-reference", r.slug, target.Common().File)
		}
	}
}

// sourced is a key that names a source.
type sourced struct{ path, value string }

// sourcesOf is every source that a record names.
func sourcesOf(e record.Entry) []sourced {
	out := []sourced{{"source", e.Common().Source}}
	add := func(value, format string, args ...any) {
		if value != "" {
			out = append(out, sourced{fmt.Sprintf(format, args...), value})
		}
	}
	switch r := e.(type) {
	case *record.Territory:
		for i, n := range r.Counts {
			add(n.Source, "comptage[%d].source", i)
		}
	case *record.Signatory:
		for i, v := range r.Conventions {
			add(v.Source, "convention[%d].source", i)
		}
		for i, k := range r.Commitments {
			add(k.Source, "engagement[%d].source", i)
			for j, m := range k.Indicators {
				for n, b := range m.Reports {
					add(b.Source, "engagement[%d].indicateur[%d].bilan[%d].source", i, j, n)
				}
			}
		}
	case *record.Experience:
		add(r.Video, "video")
	case *record.Synthesis:
		for i, s := range r.Sources {
			add(s, "sources[%d]", i)
		}
	}
	return out
}

func isURL(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
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

func (c *checker) sourceReferences(e record.Entry) []reference {
	var out []reference
	for _, s := range sourcesOf(e) {
		if target := c.sourceRecord(s.value); target != nil {
			out = append(out, reference{s.path, target.Common().Kind, s.value})
		}
	}
	return out
}

// checkSources takes free words and addresses as they are, but a source that
// looks like a slug must name a ressource or a synthese: a misspelt slug would
// otherwise be shown to readers as if it were words.
func checkSources(c *checker, e record.Entry) {
	for _, s := range sourcesOf(e) {
		if s.value == "" || isURL(s.value) || !slug.Valid(s.value) || c.sourceRecord(s.value) != nil ||
			c.unread(model.Resources, s.value) || c.unread(model.Syntheses, s.value) {
			continue
		}
		c.asksAll()
		var known []string
		for _, k := range []model.Kind{model.Resources, model.Syntheses} {
			known = slices.AppendSeq(known, maps.Keys(c.slugs[k]))
		}
		if guess := suggest.To(s.value, known); guess != "" || strings.Contains(s.value, "-") {
			c.report(e, s.path, "unknown-source", s.value, guess)
		}
	}
}

// guess is the slug that an editor meant in a folder: the one that the words
// make, that of the record so named, or the nearest.
func (c *checker) guess(kind model.Kind, typed string) string {
	known, words := c.names(kind), slug.Of(typed)
	if c.bySlug(kind, words) != nil {
		return words
	}
	return cmp.Or(known.titles[words], known.slugs.To(typed))
}

// names is what the records of a kind are called, prepared when first asked.
func (c *checker) names(kind model.Kind) *knownNames {
	c.asksAll()
	c.mu.Lock()
	defer c.mu.Unlock()
	known := c.known[kind]
	if known == nil {
		known = &knownNames{suggest.Of(slices.Collect(maps.Keys(c.slugs[kind]))), map[string]string{}}
		for name, e := range c.ofKind(kind) {
			for t := range textsOf(e) {
				if path := t.path(); path == "nom" || path == "titre" {
					title := slug.Of(t.value)
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
