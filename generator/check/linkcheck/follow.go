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
	maxRetries   = 2 // after the first attempt
	maxRedirects = 10
	// maxCrawlDelay caps the Crawl-delay of a robots.txt.
	maxCrawlDelay = 10 * time.Second
	// maxRobots is how much of a robots.txt is read, in bytes (RFC 9309, 2.5).
	maxRobots = 500 << 10
	// robotsName is the user agent of this program in a robots.txt.
	robotsName = "parvis"
)

// visitor sends the requests.
type visitor struct {
	opt    Options
	client *retryablehttp.Client
	dialer *dialer
	mu     sync.Mutex
	hosts  map[string]*host // by host name, with port
}

// host limits the requests to one host: one at a time, with a delay in between.
type host struct {
	mu         sync.Mutex
	next       time.Time // earliest time of the next request
	delay      time.Duration
	robotsRead bool
	robots     *robotstxt.Group
}

func newVisitor(o Options) *visitor {
	v := &visitor{opt: o, hosts: map[string]*host{}}
	v.client = retryablehttp.NewClient()
	v.client.Logger = nil
	v.client.RetryMax = maxRetries
	v.client.RetryWaitMin, v.client.RetryWaitMax = o.Wait, o.Patience
	v.client.CheckRetry = v.shouldRetry
	// The last response says more than "giving up".
	v.client.ErrorHandler = retryablehttp.PassthroughErrorHandler
	v.client.HTTPClient.Timeout = o.Timeout
	v.dialer = &dialer{reachable: o.Reachable, proxy: http.ProxyFromEnvironment}
	if o.Reachable == nil {
		v.dialer.reachable = Public
	}
	v.client.HTTPClient.Transport = v.dialer.transport()
	// follow handles redirects, so that each host's limit applies.
	v.client.HTTPClient.CheckRedirect = func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	}
	return v
}

// shouldRetry reports whether to retry a request; it is a retryablehttp.CheckRetry.
func (v *visitor) shouldRetry(ctx context.Context, resp *http.Response, err error) (bool, error) {
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	if err != nil {
		if why := reason(err); why != NoAnswer {
			return false, nil // a retry would fail too, or take too long
		}
		retry, _ := retryablehttp.DefaultRetryPolicy(ctx, resp, err)
		return retry, nil
	}
	busy := resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode == http.StatusServiceUnavailable
	if busy && v.tooLong(resp) {
		return false, nil
	}
	if resp.Request.Method == http.MethodHead { // GET comes next, and may succeed
		return resp.StatusCode == http.StatusTooManyRequests, nil
	}
	retry, _ := retryablehttp.DefaultRetryPolicy(ctx, resp, nil)
	return retry, nil
}

// tooLong reports whether Retry-After is longer than Options.Patience.
func (v *visitor) tooLong(resp *http.Response) bool {
	return resp.Header.Get("Retry-After") != "" && retryablehttp.DefaultBackoff(v.opt.Wait, v.opt.Patience, 0, resp) > v.opt.Patience
}

// follow requests a page and follows its redirects.
func (v *visitor) follow(ctx context.Context, page string) Answer {
	answer := Answer{Verdict: Fine, Checked: time.Now().UTC()}
	failed := func(verdict Verdict, why Reason) Answer {
		answer.Verdict, answer.Reason, answer.To = verdict, why, ""
		return answer
	}
	permanent := true
	for range maxRedirects {
		u, err := url.Parse(page)
		if err != nil || u.Host == "" {
			return failed(Failing, NoHost)
		}
		if v.dialer.forbids(u.Hostname()) {
			answer.Status = 0
			return failed(Failing, NotPublic)
		}
		resp, why := v.fetch(ctx, u)
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
			permanent = permanent && (code == http.StatusMovedPermanently || code == http.StatusPermanentRedirect)
			switch {
			case permanent:
				answer.Verdict, answer.To = Moved, page
			case answer.Verdict != Moved: // else keep the permanent address, not where it temporarily redirects
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

// fetch makes one request within the limit of its host: HEAD, then GET if HEAD fails. The body
// is closed. Without a response it returns the reason.
func (v *visitor) fetch(ctx context.Context, u *url.URL) (*http.Response, Reason) {
	h := v.host(u)
	h.mu.Lock()
	defer h.mu.Unlock()
	if !v.allowed(ctx, h, u) {
		return nil, Robots
	}
	resp, err := v.request(ctx, h, http.MethodHead, u)
	if err == nil && (resp.StatusCode < 400 || resp.StatusCode == http.StatusTooManyRequests || v.tooLong(resp)) ||
		err != nil && reason(err) != NoAnswer && reason(err) != TimedOut {
		return resp, reason(err)
	}
	resp, err = v.request(ctx, h, http.MethodGet, u)
	return resp, reason(err)
}

// host returns the limiter of a URL's host.
func (v *visitor) host(u *url.URL) *host {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.hosts[u.Host] == nil {
		v.hosts[u.Host] = &host{delay: v.opt.Delay}
	}
	return v.hosts[u.Host]
}

// request sends one request, once the host's delay has passed. h must be locked.
func (v *visitor) request(ctx context.Context, h *host, method string, u *url.URL) (*http.Response, error) {
	if err := h.wait(ctx); err != nil {
		return nil, err
	}
	defer func() { h.next = time.Now().Add(h.delay) }()
	req, err := retryablehttp.NewRequestWithContext(ctx, method, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", v.opt.Agent)
	resp, err := v.client.Do(req)
	if resp != nil {
		resp.Body.Close() // only the status and the headers matter
	}
	if err != nil {
		return nil, err
	}
	return resp, nil
}

// wait blocks until the host's next request is allowed.
func (h *host) wait(ctx context.Context) error {
	timer := time.NewTimer(time.Until(h.next))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// allowed reports whether the host's robots.txt allows a page. It is read before the first
// request; a host without one, or whose robots.txt cannot be read, allows everything.
func (v *visitor) allowed(ctx context.Context, h *host, u *url.URL) bool {
	if !h.robotsRead {
		h.robotsRead = true
		h.robots = v.readRobots(ctx, u)
		h.next = time.Now().Add(h.delay)
		if h.robots != nil {
			h.delay = max(h.delay, min(h.robots.CrawlDelay, maxCrawlDelay))
		}
	}
	return h.robots == nil || h.robots.Test(u.RequestURI())
}

// readRobots returns the rules of a host's robots.txt for this program; nil for none.
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
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxRobots))
	if err != nil {
		return nil
	}
	data, err := robotstxt.FromBytes(body)
	if err != nil {
		return nil
	}
	return data.FindGroup(robotsName)
}

// reason returns why a request had no response; "" when err is nil.
func reason(err error) Reason {
	var dns *net.DNSError
	var certificate *tls.CertificateVerificationError
	var timeout net.Error
	switch {
	case err == nil:
		return ""
	case errors.Is(err, errNotPublic):
		return NotPublic
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
