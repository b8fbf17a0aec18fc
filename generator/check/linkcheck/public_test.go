package linkcheck

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
)

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"8.8.8.8": true, "172.15.0.1": true, "172.32.0.1": true, "100.63.255.255": true, "100.128.0.1": true, "223.255.255.1": true,
		"2001:4860:4860::8888": true, "2a01:e0a::1": true, "::ffff:8.8.8.8": true, "64:ff9b::808:808": true,
		"127.0.0.1": false, "127.8.8.8": false, "0.0.0.0": false, "0.1.2.3": false, "10.0.0.1": false, "172.16.0.1": false, "172.31.255.255": false,
		"192.168.1.1": false, "169.254.169.254": false, "100.64.0.1": false, "100.100.100.200": false, "192.0.0.192": false, "192.0.2.1": false,
		"198.18.0.1": false, "198.51.100.1": false, "203.0.113.1": false, "224.0.0.1": false, "240.0.0.1": false, "255.255.255.255": false,
		"168.63.129.16": false, "192.88.99.1": false,
		"::": false, "::1": false, "::127.0.0.1": false, "fe80::1": false, "fe80::1%eth0": false, "fec0::1": false, "fc00::1": false, "fd00:ec2::254": false,
		"ff02::1": false, "100::1": false, "2001:db8::1": false, "2001::1": false, "2002:7f00:1::": false, "2002:808:808::": false, "3fff::1": false,
		"::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "64:ff9b::7f00:1": false, "64:ff9b::a9fe:a9fe": false, "64:ff9b:1::808:808": false,
	} {
		if got := Public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %t", address, got)
		}
	}
}

// Nothing of this machine is asked, by its address, by its name, or through a redirect.
func TestVisitPublicOnly(t *testing.T) {
	var asked atomic.Int64
	inside := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	listener, err := net.Listen("tcp4", "127.0.0.2:0")
	if err != nil {
		t.Fatal(err)
	}
	inside.Listener.Close()
	inside.Listener = listener
	inside.Start()
	t.Cleanup(inside.Close)
	outside := serve(t, map[string]http.HandlerFunc{"/now": redirect(302, inside.URL), "/moved": redirect(301, inside.URL), "/ok": status(200)})
	o := quick()
	o.Reachable = func(a netip.Addr) bool { return a == netip.MustParseAddr("127.0.0.1") }
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	addresses := []string{outside.URL + "/now", outside.URL + "/moved", inside.URL, "http://[::ffff:127.0.0.2]:" + port + "/"}
	got, err := Visit(context.Background(), append(addresses, outside.URL+"/ok"), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range addresses {
		if answer := got[a]; answer.Verdict != Failing || answer.Reason != NotPublic || answer.To != "" || answer.Status != 0 {
			t.Errorf("%s: %+v", a, answer)
		}
	}
	if got[outside.URL+"/ok"].Verdict != Fine {
		t.Errorf("%+v", got[outside.URL+"/ok"])
	}
	o.Reachable = nil // as users have it
	named := strings.Replace(outside.URL, "127.0.0.1", "localhost", 1) + "/ok"
	before := len(outside.asked("/ok"))
	if got, err = Visit(context.Background(), []string{named, inside.URL}, o); err != nil || got[named].Reason != NotPublic || got[inside.URL].Reason != NotPublic {
		t.Errorf("%+v %v", got, err)
	}
	if n := asked.Load(); n != 0 || len(outside.asked("/ok")) != before {
		t.Errorf("this machine was asked %d times", n)
	}
}

// The proxy of a network may have a private address; it isn't sent to one.
func TestVisitProxy(t *testing.T) {
	var asked []string
	proxy := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { asked = append(asked, r.Host) }))
	t.Cleanup(proxy.Close)
	at, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	o := quick()
	o.Reachable = nil
	v := newVisitor(o)
	v.dialer.proxy = func(*http.Request) (*url.URL, error) { return at, nil }
	if answer := v.follow(context.Background(), "http://site.test/"); answer.Verdict != Fine {
		t.Errorf("%+v", answer)
	}
	if answer := v.follow(context.Background(), "http://169.254.169.254/latest"); answer.Reason != NotPublic {
		t.Errorf("%+v", answer)
	}
	for _, host := range asked {
		if host != "site.test" {
			t.Errorf("the proxy was sent to %s", host)
		}
	}
	if len(asked) == 0 {
		t.Error("the proxy wasn't asked")
	}
}
