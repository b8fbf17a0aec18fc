// Package named finds the records that people name: a domain by its name, short or not, with the number
// of an axis or not; a territory by its name; a shared indicator by its name and unit.
package named

import (
	"slices"
	"strings"

	"parvis/generator/content/column"
	"parvis/generator/content/record"
	"parvis/generator/reference/geo"
	"parvis/generator/text/slug"
)

// Records is the records of a content folder that people name.
type Records struct {
	domains    []domain
	places     map[string][]*record.Territory // by name in normal form, and by slug
	byCode     map[string]*record.Territory   // by level and code: "departement 11"
	indicators []*record.Indicator
	towns      map[string][]geo.Town // communes by name in normal form; made when a place is looked for
}

// domain is a domain with the words that its label may have.
type domain struct {
	slug  string
	name  string
	words []string // of its name, short name and slug, in normal form
	exact []string // its names in normal form
}

// In returns the records of a set that people name.
func In(set *record.Set) *Records {
	s := &Records{places: map[string][]*record.Territory{}, byCode: map[string]*record.Territory{}, indicators: set.Indicators}
	for _, d := range set.Domains {
		n := domain{slug: d.Slug, name: d.Name}
		for _, text := range []string{d.Name, d.Short, d.InSentence, strings.ReplaceAll(d.Slug, "-", " ")} {
			if normal := column.Normal(text); normal != "" {
				n.exact = append(n.exact, normal)
				n.words = append(n.words, strings.Fields(normal)...)
			}
		}
		s.domains = append(s.domains, n)
	}
	for _, t := range set.Territories {
		for _, name := range []string{column.Normal(t.Name), column.Normal(strings.ReplaceAll(t.Slug, "-", " "))} {
			if !slices.Contains(s.places[name], t) {
				s.places[name] = append(s.places[name], t)
			}
		}
		s.byCode[string(t.Type)+" "+t.Code] = t
	}
	return s
}

// Domain returns the domain that a label names, "" for none or several: by one of its names, or
// because every word of the label begins a word of one domain only ("Dév. éco."). The number of an
// axis is left out: "Axe 2 – Emploi".
func (s *Records) Domain(label string) string {
	normal := column.Normal(axis(label))
	if normal == "" {
		return ""
	}
	for _, d := range s.domains {
		if slices.Contains(d.exact, normal) {
			return d.slug
		}
	}
	found := ""
	for _, d := range s.domains {
		if beginsWords(strings.Fields(normal), d.words) {
			if found != "" {
				return ""
			}
			found = d.slug
		}
	}
	return found
}

// DomainNames returns the names of the domains.
func (s *Records) DomainNames() []string {
	var out []string
	for _, d := range s.domains {
		out = append(out, d.name)
	}
	return out
}

// axis returns a label without "Axe 2 –", "Domaine n°3 :" or "4." before it.
func axis(label string) string {
	rest := strings.TrimLeft(label, " ")
	for _, word := range []string{"axe", "domaine", "thème", "thématique", "pilier"} {
		if len(rest) > len(word) && strings.EqualFold(rest[:len(word)], word) && strings.ContainsAny(rest, "0123456789") {
			rest = strings.TrimLeft(rest[len(word):], " n°ºN")
			break
		}
	}
	after := strings.TrimLeft(rest, "0123456789")
	if after == rest {
		return label
	}
	return strings.TrimLeft(after, " .:)–—-/")
}

// beginsWords reports whether each word begins one of others. A word of less than three letters is
// compared whole.
func beginsWords(words, others []string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(others, func(o string) bool { return o == w || len(w) >= 3 && strings.HasPrefix(o, w) }) {
			return false
		}
	}
	return len(words) > 0
}

// Heads reports whether a row of its own heads those below it.
func (s *Records) Heads(text string) bool {
	return s.Domain(text) != "" || len(s.Places(text)) == 1
}

// CatalogueID returns the identifier of the action of a domain's catalogue that has a title, "" for
// none.
func CatalogueID(set *record.Set, domain, title string) string {
	for _, d := range set.Domains {
		for _, a := range d.Actions {
			if d.Slug == domain && column.Normal(a.Title) == column.Normal(title) {
				return a.Anchor()
			}
		}
	}
	return ""
}

// Indicator returns the shared indicator of a name and a unit; without a unit, that of the name.
func (s *Records) Indicator(name, unit string) *record.Indicator {
	for _, i := range s.indicators {
		if column.Normal(i.Name) == column.Normal(name) && (unit == "" || column.Normal(i.Unit) == column.Normal(unit)) {
			return i
		}
	}
	return nil
}

// Places returns the territories of a name, none or several.
func (s *Records) Places(name string) []*record.Territory {
	if found := s.places[column.Normal(name)]; len(found) > 0 {
		return found
	}
	for _, form := range []string{"département", "dépt", "dept", "ville", "commune", "région", "métropole", "agglomération"} {
		if rest, ok := strings.CutPrefix(column.Normal(name)+" ", column.Normal(form)+" "); ok && rest != "" {
			return s.places[strings.TrimSpace(rest)]
		}
	}
	return nil
}

// Around returns the territory that encloses a commune which has no record: its département, then
// its région. postal is what is known of its postal code, "" for nothing.
func (s *Records) Around(name, postal string) *record.Territory {
	if s.towns == nil {
		s.towns = map[string][]geo.Town{}
		for t := range geo.Towns() {
			s.towns[column.Normal(t.Name)] = append(s.towns[column.Normal(t.Name)], t)
		}
	}
	var fit []geo.Town
	for _, t := range s.towns[column.Normal(name)] {
		if postal == "" || slices.Contains(t.Postal, postal) || slug.Fold(postal[:min(2, len(postal))]) == slug.Fold(t.Departement) {
			fit = append(fit, t)
		}
	}
	if len(fit) != 1 {
		return nil
	}
	if t := s.byCode["departement "+fit[0].Departement]; t != nil {
		return t
	}
	return s.byCode["region "+fit[0].Region]
}
