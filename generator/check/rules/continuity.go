package rules

import (
	"fmt"
	"slices"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/slug"
)

// checkCatalogue wants the action of a commitment to be in the catalogue of its domain.
func checkCatalogue(c *checker, e record.Entry) {
	s, ok := e.(*record.Signatory)
	if !ok {
		return
	}
	for i, k := range s.Commitments {
		d, ok := c.Find(model.Domains, k.Domain).(*record.Domain)
		if k.Catalogue == "" || !ok {
			continue
		}
		var known []string
		for _, a := range d.Actions {
			known = append(known, a.Anchor())
		}
		if len(known) == 0 {
			c.report(e, fmt.Sprintf("engagement[%d].catalogue", i), "no-catalogue", d.Name)
		} else if !slices.Contains(known, k.Catalogue) {
			c.report(e, fmt.Sprintf("engagement[%d].catalogue", i), "unknown-action", k.Catalogue, d.Name, strings.Join(known, ", "))
		}
	}
}

// checkActions wants each action of the catalogues to have an identifier of its own in the site.
func checkActions(c *checker) {
	type place struct {
		of *record.Domain
		at int
	}
	seen := map[string]place{}
	for _, d := range c.Set.Domains {
		for i, a := range d.Actions {
			at, id := fmt.Sprintf("action[%d].titre", i), a.Anchor()
			if a.ID != "" {
				at = fmt.Sprintf("action[%d].id", i)
			}
			first, twin := seen[id]
			switch {
			case a.ID != "" && !slug.Valid(a.ID):
				c.report(d, at, "bad-id", a.ID, slug.Of(a.ID))
			case id == "" && a.Title != "":
				c.report(d, at, "no-anchor", a.Title)
			case twin:
				line, _ := first.of.At(fmt.Sprintf("action[%d]", first.at))
				c.report(d, at, "twin-actions", id, first.of.File, line, id+"-2")
			case id != "":
				seen[id] = place{d, i}
			}
		}
	}
}

// checkContinuations wants what continues something to name it: an earlier commitment or
// convention of the same signatory, or of another.
func checkContinuations(c *checker, e record.Entry) {
	s, ok := e.(*record.Signatory)
	if !ok {
		return
	}
	ids := map[string]bool{}
	for i, v := range s.Conventions {
		at := fmt.Sprintf("convention[%d].", i)
		switch {
		case v.ID == "":
		case !slug.Valid(v.ID) || strings.HasPrefix(v.ID, "convention"): // those are made for conventions without one
			c.report(e, at+"id", "bad-id", v.ID, strings.TrimPrefix(slug.Of(v.ID), "convention-"))
		case ids[v.ID]:
			c.report(e, at+"id", "twin-conventions", v.ID)
		}
		ids[v.ID] = true
		c.follows(s, at+"suite_de", v.Follows, v.ID, func(of *record.Signatory) []string {
			var out []string
			for _, other := range of.Conventions {
				out = append(out, other.ID)
			}
			return out
		})
	}
	follows, renewed := map[string]string{}, map[string]bool{}
	for _, k := range s.Commitments {
		follows[k.Anchor()] = k.Follows
	}
	for i, k := range s.Commitments {
		at := fmt.Sprintf("engagement[%d].suite_de", i)
		if k.Follows != "" && renewed[k.Follows] {
			c.report(e, at, "twin-renewal", k.Follows)
		}
		renewed[k.Follows] = true
		if before := follows[k.Follows]; before != "" && k.Follows != k.Anchor() && circles(follows, k.Anchor()) {
			c.report(e, at, "renewal-cycle", k.Anchor())
		}
		c.follows(s, at, k.Follows, k.Anchor(), func(of *record.Signatory) []string {
			var out []string
			for _, other := range of.Commitments {
				out = append(out, other.Anchor())
			}
			return out
		})
	}
}

// circles reports whether what an identifier follows leads back to it.
func circles(follows map[string]string, id string) bool {
	at := follows[id]
	for range len(follows) {
		if at == id {
			return true
		}
		at = follows[at]
	}
	return false
}

// follows wants a name of what is continued to be one of those that a signatory has, and not
// that of what continues it.
func (c *checker) follows(s *record.Signatory, path, name, own string, known func(*record.Signatory) []string) {
	if name == "" {
		return
	}
	of := s
	other, id := record.FollowedName(name)
	if other != "" {
		found, ok := c.Find(model.Signatories, other).(*record.Signatory)
		switch {
		case !ok && c.Unread(other, model.Signatories):
			return
		case ok && c.Published(s) && !c.Published(found):
			c.report(s, path, "draft-reference", other, found.File)
			return
		}
		if !ok {
			c.report(s, path, "unknown-reference", other, string(model.Signatories), c.Guess(other, model.Signatories))
			return
		}
		of = found
	}
	if of == s && id == own {
		c.report(s, path, "self-reference", id)
		return
	}
	all := slices.DeleteFunc(known(of), func(n string) bool { return n == "" || of == s && n == own })
	if !slices.Contains(all, id) {
		c.report(s, path, "unknown-followed", id, of.Name, strings.Join(all, ", "))
	}
}

// checkLeaving wants who left to say when, and whoever continues it to be there.
func checkLeaving(c *checker, e record.Entry) {
	s, ok := e.(*record.Signatory)
	if !ok {
		return
	}
	if s.End.IsZero() {
		for key, v := range map[string]string{"motif_fin": string(s.EndReason), "successeur": s.Successor} {
			if v != "" {
				c.report(e, key, "end-missing", key)
			}
		}
	}
	seen := map[record.Entry]bool{e: true}
	for next := s; next != nil && next.Successor != ""; {
		next, _ = c.Find(model.Signatories, next.Successor).(*record.Signatory)
		if next == s && len(seen) > 1 {
			c.report(e, "successeur", "successor-cycle", s.Name)
		}
		if next == nil || seen[next] {
			break
		}
		seen[next] = true
	}
}

// checkTwins tells of what is probably one thing written twice.
func checkTwins(c *checker) {
	first := map[string]record.Entry{}
	tell := func(e record.Entry, key, what, value string, warn bool) {
		if value == "" {
			return
		}
		same := what + " " + slug.Fold(strings.Join(strings.Fields(value), " "))
		other, twin := first[same]
		switch {
		case !twin:
			first[same] = e
		case warn:
			c.warn(e, key, "twin-"+what, value, other.Common().File)
		default:
			c.report(e, key, "twin-"+what, value, other.Common().File)
		}
	}
	for _, s := range c.Set.Signatories {
		tell(s, "siren", "siren", s.Siren, true) // two establishments may have signed
		tell(s, "rna", "rna", s.Rna, true)
		tell(s, "nom", "name", s.Name, true)
	}
	for _, t := range c.Set.Territories {
		if t.Code != "" {
			tell(t, "code", "code", string(t.Type)+" "+t.Code, false)
		}
	}
}
