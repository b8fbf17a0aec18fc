package linkcheck

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"sync"
	"syscall"
	"time"

	"github.com/hashicorp/go-retryablehttp"
	"github.com/temoto/robotstxt"
)

const (
	retries = 2 // after the first try
	hops    = 10
	// longestCrawl bounds the Crawl-delay of a robots.txt.
	longestCrawl = 10 * time.Second
	// robotsSize bounds a robots.txt, in bytes (RFC 9309, 2.5).
	robotsSize = 500 << 10
	// name is what a robots.txt calls this program.
	name = "parvis"
)

// visitor makes the requests.
type visitor struct {
	opt    Options
	client *retryablehttp.Client
	mu     sync.Mutex
	gates  map[string]*gate // by host
}

// gate lets one request at a time through to a host.
type gate struct {
	mu     sync.Mutex
	next   time.Time // not before
	delay  time.Duration
	known  bool // robots.txt was asked for
	robots *robotstxt.Group
}

func newVisitor(o Options) *visitor {
	v := &visitor{opt: o, gates: map[string]*gate{}}
	v.client = retryablehttp.NewClient()
	v.client.Logger = nil
	v.client.RetryMax = retries
	v.client.RetryWaitMin, v.client.RetryWaitMax = o.Wait, o.Patience
	v.client.CheckRetry = v.again
	v.client.ErrorHandler = retryablehttp.PassthroughErrorHandler // the last answer tells more than that there were many
	v.client.HTTPClient.Timeout = o.Timeout
	v.client.HTTPClient.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse } // each hop passes its own gate
	return v
}

// again tells whether to try a request once more.
func (v *visitor) again(ctx context.Context, resp *http.Response, err error) (bool, error) {
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	if err != nil {
		if why := reason(err); why != NoAnswer {
			return false, nil // it would be the same again, or too long
		}
		again, _ := retryablehttp.DefaultRetryPolicy(ctx, resp, err)
		return again, nil
	}
	busy := resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode == http.StatusServiceUnavailable
	if busy && v.tooLong(resp) {
		return false, nil
	}
	if resp.Request.Method == http.MethodHead { // GET comes next, and may do
		return resp.StatusCode == http.StatusTooManyRequests, nil
	}
	again, _ := retryablehttp.DefaultRetryPolicy(ctx, resp, nil)
	return again, nil
}

// tooLong tells that a site asks to come back later than one waits here.
func (v *visitor) tooLong(resp *http.Response) bool {
	return resp.Header.Get("Retry-After") != "" && retryablehttp.DefaultBackoff(v.opt.Wait, v.opt.Patience, 0, resp) > v.opt.Patience
}

// follow asks for a page, and for those it is redirected to.
func (v *visitor) follow(ctx context.Context, page string) Answer {
	answer := Answer{Verdict: Fine, Checked: time.Now().UTC()}
	failed := func(verdict Verdict, why Reason) Answer {
		answer.Verdict, answer.Reason, answer.To = verdict, why, ""
		return answer
	}
	forGood := true
	for range hops {
		u, err := url.Parse(page)
		if err != nil || u.Host == "" {
			return failed(Failing, NoHost)
		}
		resp, why := v.ask(ctx, u)
		if resp == nil {
			answer.Status = 0
			if why == Robots {
				return failed(Refused, why)
			}
			return failed(Failing, why)
		}
		answer.Status = resp.StatusCode
		switch code := resp.StatusCode; {
		case code >= 300 && code < 400 && resp.Header.Get("Location") != "":
			next, err := u.Parse(resp.Header.Get("Location"))
			if err != nil || next.Scheme != "http" && next.Scheme != "https" {
				return failed(Refused, OtherScheme)
			}
			next.User = nil
			page = next.String()
			forGood = forGood && (code == http.StatusMovedPermanently || code == http.StatusPermanentRedirect)
			switch {
			case forGood:
				answer.Verdict, answer.To = Moved, page
			case answer.Verdict != Moved: // else what moved for good is told, not where it leads today
				answer.Verdict, answer.To = Redirected, page
			}
		case code == http.StatusNotFound || code == http.StatusGone:
			return failed(Gone, "")
		case (code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable) && resp.Header.Get("Retry-After") != "":
			return failed(Refused, Busy)
		case code >= 500:
			return failed(Failing, "")
		case code >= 400:
			return failed(Refused, "")
		default:
			return answer
		}
	}
	return failed(Failing, Loop)
}

// ask makes one request through the gate of its host: HEAD, then GET where
// that isn't answered well. The body is closed. Without an answer it tells why.
func (v *visitor) ask(ctx context.Context, u *url.URL) (*http.Response, Reason) {
	g := v.gate(u)
	g.mu.Lock()
	defer g.mu.Unlock()
	if !v.welcome(ctx, g, u) {
		return nil, Robots
	}
	resp, err := v.request(ctx, g, http.MethodHead, u)
	if err == nil && (resp.StatusCode < 400 || resp.StatusCode == http.StatusTooManyRequests || v.tooLong(resp)) ||
		err != nil && reason(err) != NoAnswer && reason(err) != TimedOut {
		return resp, reason(err)
	}
	resp, err = v.request(ctx, g, http.MethodGet, u)
	return resp, reason(err)
}

func (v *visitor) gate(u *url.URL) *gate {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.gates[u.Host] == nil {
		v.gates[u.Host] = &gate{delay: v.opt.Delay}
	}
	return v.gates[u.Host]
}

// request waits for its turn; g is held.
func (v *visitor) request(ctx context.Context, g *gate, method string, u *url.URL) (*http.Response, error) {
	if err := g.wait(ctx); err != nil {
		return nil, err
	}
	defer func() { g.next = time.Now().Add(g.delay) }()
	req, err := retryablehttp.NewRequestWithContext(ctx, method, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", v.opt.Agent)
	resp, err := v.client.Do(req)
	if resp != nil {
		resp.Body.Close() // what the page says is not asked
	}
	if err != nil {
		return nil, err
	}
	return resp, nil
}

// wait waits until the host may be asked again.
func (g *gate) wait(ctx context.Context) error {
	timer := time.NewTimer(time.Until(g.next))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// welcome tells that the robots.txt of a host lets a page be asked for; it is
// read at the first request. A host that has none, or fails to give it, asks
// for nothing.
func (v *visitor) welcome(ctx context.Context, g *gate, u *url.URL) bool {
	if !g.known {
		g.known = true
		g.robots = v.readRobots(ctx, u)
		g.next = time.Now().Add(g.delay)
		if g.robots != nil {
			g.delay = max(g.delay, min(g.robots.CrawlDelay, longestCrawl))
		}
	}
	return g.robots == nil || g.robots.Test(u.RequestURI())
}

func (v *visitor) readRobots(ctx context.Context, u *url.URL) *robotstxt.Group {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.Scheme+"://"+u.Host+"/robots.txt", nil)
	if err != nil {
		return nil
	}
	req.Header.Set("User-Agent", v.opt.Agent)
	plain := *v.client.HTTPClient
	plain.CheckRedirect = func(next *http.Request, via []*http.Request) error {
		if len(via) > 5 || next.URL.Hostname() != u.Hostname() || next.URL.Scheme != "http" && next.URL.Scheme != "https" {
			return http.ErrUseLastResponse
		}
		return nil
	}
	resp, err := plain.Do(req)
	if err != nil {
		return nil
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, robotsSize))
	if err != nil {
		return nil
	}
	data, err := robotstxt.FromBytes(body)
	if err != nil {
		return nil
	}
	return data.FindGroup(name)
}

// reason is why a request had no answer; "" for none.
func reason(err error) Reason {
	var dns *net.DNSError
	var certificate *tls.CertificateVerificationError
	var timeout net.Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &dns):
		return NoHost
	case errors.As(err, &certificate):
		return BadTLS
	case errors.As(err, &timeout) && timeout.Timeout():
		return TimedOut
	case errors.Is(err, syscall.ENETUNREACH) || errors.Is(err, syscall.EHOSTUNREACH):
		return NoNetwork
	}
	return NoAnswer
}
