package linkcheck

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"syscall"
	"time"
)

// errNotPublic is the error of a connection to an address that isn't public.
var errNotPublic = errors.New("not a public address")

// special are the addresses that look public and aren't, from the registries of special-purpose
// addresses of the IANA (RFC 6890), and one where Azure answers its own machines.
var special = prefixes(
	"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
	"203.0.113.0/24", "240.0.0.0/4", "168.63.129.16/32",
	"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
)

// unicast is where public IPv6 addresses are, so far (RFC 4291, 2.4).
var unicast = netip.MustParsePrefix("2000::/3")

// translated is where a network that has IPv6 only shows the addresses of IPv4 (NAT64, RFC 6052).
var translated = netip.MustParsePrefix("64:ff9b::/96")

func prefixes(all ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(all))
	for i, p := range all {
		out[i] = netip.MustParsePrefix(p)
	}
	return out
}

// Public reports whether an address can be that of a site for everybody: not one of this
// machine, of a private network, or reserved.
func Public(a netip.Addr) bool {
	a = a.WithZone("").Unmap()
	if translated.Contains(a) {
		b := a.As16()
		a = netip.AddrFrom4([4]byte(b[12:]))
	}
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.Is6() && !unicast.Contains(a) {
		return false
	}
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// dialer connects to addresses that may be reached only. It looks at the address of each
// connection, after names were resolved: a name may resolve to anything, and differently each
// time. The proxy that this machine is set to use is exempt, since a network chooses it.
type dialer struct {
	reachable func(netip.Addr) bool
	proxy     func(*http.Request) (*url.URL, error)
	proxies   sync.Map // host and port of those in use
}

// transport returns a transport that connects with the dialer.
func (d *dialer) transport() *http.Transport {
	return &http.Transport{
		Proxy:               d.proxyFor,
		DialContext:         d.dial,
		ForceAttemptHTTP2:   true,
		MaxIdleConns:        100,
		IdleConnTimeout:     90 * time.Second,
		TLSHandshakeTimeout: 10 * time.Second,
	}
}

// proxyFor returns the proxy of a request, and notes its address.
func (d *dialer) proxyFor(r *http.Request) (*url.URL, error) {
	u, err := d.proxy(r)
	if u != nil {
		port := u.Port()
		if port == "" {
			port = map[string]string{"https": "443", "socks5": "1080", "socks5h": "1080"}[u.Scheme]
		}
		if port == "" {
			port = "80"
		}
		d.proxies.Store(net.JoinHostPort(u.Hostname(), port), true)
	}
	return u, err
}

func (d *dialer) dial(ctx context.Context, network, address string) (net.Conn, error) {
	out := &net.Dialer{Timeout: 30 * time.Second, KeepAlive: 30 * time.Second}
	if _, ok := d.proxies.Load(address); !ok {
		out.Control = d.control
	}
	return out.DialContext(ctx, network, address)
}

// control is called with the address of each connection, before it is made.
func (d *dialer) control(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	if !d.reachable(at.Addr()) {
		return errNotPublic
	}
	return nil
}

// forbids reports whether a host that is written as an address may not be reached. A proxy would
// connect to it from elsewhere.
func (d *dialer) forbids(host string) bool {
	a, err := netip.ParseAddr(host)
	return err == nil && !d.reachable(a)
}
