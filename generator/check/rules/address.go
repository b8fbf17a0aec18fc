package rules

import (
	"fmt"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/site/address"
	"parvis/generator/text/slug"
)

// checkAddresses wants each record, and each old address, to have an address
// of its own.
func checkAddresses(c *checker) {
	taken := map[string]string{} // by old addresses
	for _, e := range c.All {
		m := e.Common()
		if address.Reserved(m.Kind, m.Slug) {
			c.report(e, "", "reserved-slug", m.Slug)
		}
		for i, alias := range m.Alias {
			path := fmt.Sprintf("alias[%d]", i)
			at, ok := address.Alias(alias)
			if !ok {
				if named, is := address.AliasOfFile(alias); is {
					c.report(e, path, "alias-file", alias, "/"+named)
				} else {
					c.report(e, path, "bad-alias", alias)
				}
				continue
			}
			typed := at
			at = address.Fold(at)
			first, _, _ := strings.Cut(at, "/")
			owner := taken[at]
			if r := c.ByAddress(at); owner == "" && r != nil {
				owner = r.Common().File
			}
			if owner != "" {
				c.report(e, path, "twin-address", "/"+typed, owner)
			} else if address.Generated(at) {
				c.report(e, path, "twin-address", "/"+typed, "Parvis")
			} else if address.Owed(strings.TrimSuffix(at, "/")) {
				c.report(e, path, "twin-address", "/"+typed, "Parvis")
			} else if !strings.Contains(strings.TrimSuffix(at, "/"), "/") && address.Reserved(model.Pages, first) {
				c.report(e, path, "twin-address", "/"+typed, "Parvis")
			}
			taken[at] = m.File
		}
	}
}

// checkMediaNames wants the images and documents to have names that any disk takes, and tells
// apart.
func checkMediaNames(c *checker) {
	taken := map[string]string{}
	for _, file := range slices.Sorted(maps.Keys(c.Set.Media)) {
		if !address.Fits(file) {
			c.found.Add(diag.Finding{Code: "long-media", File: file, Args: []any{path.Base(file)}})
		}
		folded := address.Fold(file)
		if twin, ok := taken[folded]; ok {
			c.found.Add(diag.Finding{Code: "twin-media", File: file, Args: []any{path.Base(file), path.Base(twin)}})
		}
		taken[folded] = file
	}
}

// siteURL is the address that a site may have: it stands in every link, in feeds
// and in the configuration of servers, which all read it as it is.
var siteURL = regexp.MustCompile(`^https?://([\p{L}\p{N}][\p{L}\p{N}.-]*|\[[0-9a-fA-F:]+\])(:[0-9]{1,5})?(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?$`)

// checkSite wants settings that a site can be built with.
func checkSite(c *checker) {
	s := c.Set.Site
	if s == nil {
		return // the reading reported it
	}
	address := s.URL
	if c.url != "" {
		address = c.url
	}
	if address != "" {
		if !siteURL.MatchString(address) {
			c.report(s, "url", "bad-site-url", address)
		}
	}
	if r := s.Accessibility.Rate; r != nil && (*r < 0 || *r > 100) {
		c.report(s, "accessibilite.taux", "bad-rate", *r)
	}
	if a := s.Accessibility; a.State.Audited() {
		switch {
		case a.Date.IsZero():
			c.report(s, "accessibilite.etat", "audit-missing", string(a.State), "date_audit")
		case a.Auditor == "":
			c.report(s, "accessibilite.etat", "audit-missing", string(a.State), "auditeur")
		case a.Rate == nil:
			c.report(s, "accessibilite.etat", "audit-missing", string(a.State), "taux")
		case *a.Rate < a.State.Least():
			c.report(s, "accessibilite.taux", "audit-rate", *a.Rate)
		}
	}
	if a := s.Accessibility; (model.Audit{Date: a.Date}).Expired(c.AsOf) {
		c.warn(s, "accessibilite.date_audit", "audit-expired", a.Date.String(), c.AsOf.String())
	}
	for i, m := range s.Menu {
		if strings.HasPrefix(m.URL, "/") && !c.serves(m.URL[1:]) {
			c.report(s, fmt.Sprintf("menu[%d].url", i), "dead-menu", m.URL)
		}
		if m.URL != "" && !followable(m.URL) && !strings.HasPrefix(m.URL, "/") {
			c.report(s, fmt.Sprintf("menu[%d].url", i), "bad-url", m.URL, record.GuessURL(m.URL))
		}
	}
	if u := s.Licence.URL; u != "" && !followable(u) {
		c.report(s, "licence.url", "bad-url", u, record.GuessURL(u))
	}
	if c.AsOf.IsZero() {
		c.report(s, "arrete_au", "no-as-of")
	}
	checkPublisher(c, s)
	if t := s.Theme.Name; t != "" && !slug.Valid(t) {
		c.report(s, "theme.nom", "bad-id", t, slug.Of(t))
	}
}

// checkPublisher wants what the mentions légales owe of who publishes and who
// hosts the site (loi 2004-575, art. 1-1), unless editors wrote that page, and
// addresses that can be written to.
func checkPublisher(c *checker, s *record.Site) {
	p := s.Publisher
	var lacking []string
	for _, k := range []struct{ key, value string }{
		{"adresse", p.Address}, {"telephone", p.Phone}, {"directeur_publication", p.Director},
		{"hebergeur", p.Host}, {"hebergeur_adresse", p.HostSeat}, {"hebergeur_telephone", p.HostTel},
	} {
		if k.value == "" {
			lacking = append(lacking, k.key)
		}
	}
	page := c.BySlug(model.Pages, address.LegalSlug)
	switch {
	case p.Name == "":
		c.warn(s, "editeur", "publisher-missing")
	case len(lacking) > 0 && (page == nil || !c.Published(page)):
		c.warn(s, "editeur", "publisher-incomplete", strings.Join(lacking, ", "))
	}
	if p.Email != "" && !isEmail(p.Email) {
		c.report(s, "editeur.courriel", "bad-email", p.Email)
	}
	secure := func(at string) bool { return strings.HasPrefix(at, "https://") && !strings.ContainsFunc(at, blank) }
	if at := s.Security.Contact; at != "" && !isEmail(at) && !secure(at) {
		c.report(s, "securite.contact", "bad-contact", at)
	}
}

// isEmail reports whether s looks like an e-mail address: only sending there would
// tell more.
func isEmail(s string) bool {
	name, host, ok := strings.Cut(s, "@")
	return ok && name != "" && host != "" && !strings.Contains(host, "@") && !strings.ContainsAny(s, "<>") && !strings.ContainsFunc(s, blank)
}

// blank reports whether a character is white space, or isn't shown: it has no place in an address.
func blank(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }

// serves reports whether an address of the site leads to a page: one that Parvis writes, or a
// record.
func (c *checker) serves(at string) bool {
	at, _, _ = strings.Cut(at, "#")
	if address.Generated(at) || c.Page(at) {
		return true
	}
	e := c.ByAddress(at)
	return e != nil && c.Published(e)
}

// checkBranches wants an actor not to be, in the end, a branch of itself.
func checkBranches(c *checker, e record.Entry) {
	a, ok := e.(*record.Actor)
	if !ok || a.Parent == a.Slug {
		return // checkReferences reports it
	}
	way := []string{a.Slug}
	for next := a.Parent; next != "" && len(way) < longestWay; {
		parent, ok := c.Find(model.Actors, next).(*record.Actor)
		if !ok {
			return
		}
		way = append(way, next)
		if parent == a {
			c.report(e, "parent", "branch-cycle", strings.Join(way, " → "))
			return
		}
		next = parent.Parent
	}
}

// followable reports whether s is a whole address on the web.
func followable(s string) bool {
	u, err := url.Parse(s)
	return err == nil && record.IsURL(s) && u.Host != ""
}

// checkLinks wants an address on the web to be one that a reader can follow.
func checkLinks(c *checker, e record.Entry) {
	want := func(path, s string) {
		if s == "" {
			return
		}
		if !followable(s) {
			c.report(e, path, "bad-url", s, record.GuessURL(s))
		}
	}
	for s := range record.Sources(e) {
		if record.IsURL(s.Text) {
			want(s.Path(), s.Text)
		}
	}
	for a := range record.Addresses(e) {
		if _, ok := e.(*record.Resource); !ok || !record.OwnFile(a.Text) {
			want(a.Path(), a.Text)
		}
	}
	for d := range record.Documents(e) {
		if record.IsURL(d.Text) {
			want(d.Path(), d.Text)
		}
	}
	switch r := e.(type) {
	case *record.Actor:
		if r.Email != "" && !isEmail(r.Email) {
			c.report(e, "courriel", "bad-email", r.Email)
		}
	case *record.Resource:
		switch {
		case r.URL == "" && r.NoURL == "":
			c.report(e, "url", "resource-url")
		case r.URL != "" && r.NoURL != "":
			c.report(e, "sans_url", "resource-both")
		}
	}
}
