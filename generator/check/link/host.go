package link

import (
	"strings"

	"golang.org/x/net/idna"
)

// webAddress returns an address on the web with its host as browsers send it, in ASCII
// (RFC 5891): "https://évaluation.fr/é" → "https://xn--valuation-93a.fr/é". An address that
// isn't one, and a host that can't be, are left alone.
func webAddress(address string) string {
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok {
		return address
	}
	end := len(rest)
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		end = i
	}
	start := strings.LastIndexByte(rest[:end], '@') + 1 // after who is asked for
	host, port := rest[start:end], ""
	if i := strings.LastIndexByte(host, ':'); i >= 0 {
		host, port = host[:i], host[i:]
	}
	if strings.IndexFunc(host, func(r rune) bool { return r > '~' }) < 0 {
		return address
	}
	ascii, err := idna.Lookup.ToASCII(host)
	if err != nil {
		return address
	}
	return scheme + "://" + rest[:start] + ascii + port + rest[end:]
}
