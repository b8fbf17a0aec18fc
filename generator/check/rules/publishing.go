package rules

import (
	"fmt"
	"net"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/text/slug"
)

// hosts is the kinds of host that want a file of their own among the pages.
var hosts = []string{"apache"}

// hstsMost is the days that browsers take at most for a promise of https: two
// years, what hstspreload.org advises.
const hstsMost = 730

// secret is the looks of a password or a key within a value: those of AWS and
// the services like it, and private keys.
var secret = regexp.MustCompile(`\bA[KS]IA[0-9A-Z]{16}\b|\bSCW[0-9A-Z]{17}\b|PRIVATE KEY`)

// checkPublishing wants places that the site can be sent to, without secrets.
func checkPublishing(c *checker) {
	s := c.Set.Site
	if s == nil {
		return
	}
	p := s.Publishing
	for i, h := range p.Hosts {
		if !slices.Contains(hosts, h) {
			c.report(s, fmt.Sprintf("publication.hebergeur[%d]", i),
				"unknown-value", "hebergeur", h, strings.Join(hosts, ", "), "")
		}
	}
	if p.HSTS != nil && (*p.HSTS < 1 || *p.HSTS > hstsMost) {
		c.report(s, "publication.hsts", "bad-hsts", *p.HSTS, hstsMost)
	}
	names := map[string]bool{}
	for i, d := range p.Targets {
		at := fmt.Sprintf("publication.cible[%d].", i)
		hidden := false // a secret is reported alone
		for key, value := range map[string]string{
			"adresse": d.Address, "point_acces": d.Endpoint, "nom": d.Name, "region": d.Region,
		} {
			if hasSecret(value) {
				c.report(s, at+key, "secret-in-content", key)
				hidden = true
			}
		}
		switch {
		case hidden:
		case d.Name != "" && !slug.Valid(d.Name):
			c.report(s, at+"nom", "bad-id", d.Name, slug.Of(d.Name))
		case names[d.Name]:
			c.report(s, at+"nom", "twin-target", d.Name)
		}
		names[d.Name] = true
		switch key := targetFault(d.Address, d.Endpoint); {
		case hidden:
		case key == "adresse":
			c.report(s, at+key, "bad-target")
		case key != "":
			c.report(s, at+key, "bad-endpoint")
		}
	}
}

// hasSecret tells a value that holds a password or a key. It looks at the text
// itself: a password with a / or a % makes an address that cannot be parsed.
func hasSecret(value string) bool {
	return record.Password.MatchString(value) || secret.MatchString(value)
}

// targetFault returns the key of a destination that cannot be understood; "" when
// all can.
func targetFault(address, endpoint string) string {
	if address == "" {
		return "" // the reading reported it
	}
	scheme, _, isURL := strings.Cut(address, "://")
	u, err := url.Parse(address)
	switch {
	case !isURL:
		return "" // a folder
	case err != nil || u.Hostname() == "" || u.RawQuery != "" || u.Fragment != "":
		return "adresse"
	case scheme == "sftp" && strings.Trim(u.Path, "/") != "":
		return ""
	case scheme != "s3" || u.User != nil || u.Port() != "":
		return "adresse"
	}
	e, err := url.Parse(endpoint)
	local := err == nil && (e.Hostname() == "localhost" || net.ParseIP(e.Hostname()).IsLoopback())
	bare := err == nil && e.Host != "" && e.User == nil && strings.Trim(e.Path, "/") == "" && e.RawQuery == ""
	if bare && (e.Scheme == "https" || e.Scheme == "http" && local) {
		return ""
	}
	return "point_acces"
}
