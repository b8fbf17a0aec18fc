// Package linkcheck follows links to other sites and reports which no longer lead to a page.
// It is the only package that sends requests to other sites, and it does so politely:
//
//   - a few hosts at once, one request at a time to each, with a delay in between;
//   - robots.txt is read first and respected (RFC 9309), including its Crawl-delay;
//   - HEAD first, then GET only if HEAD was refused; no body is read;
//   - temporary failures are retried with exponential backoff; Retry-After is respected, and
//     a link whose Retry-After is too long is skipped;
//   - an honest User-Agent, no cookies, no referrer, no passwords; only http and https;
//   - public addresses only: nothing of this machine or of a private network is asked, wherever
//     a link or a redirect leads;
//   - good answers are cached for a week.
package linkcheck

import (
	"cmp"
	"context"
	"net/netip"
	"net/url"
	"slices"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// Verdict is the result of following a link.
type Verdict string

// The verdicts. Gone, Failing and Refused are not cached: the site may fix them.
const (
	Fine       Verdict = "fine"       // a page answers
	Redirected Verdict = "redirected" // a temporary redirect leads to a page
	Moved      Verdict = "moved"      // a permanent redirect leads to a page
	Gone       Verdict = "gone"       // the page doesn't exist (404, 410)
	Failing    Verdict = "failing"    // no answer, or a server error
	Refused    Verdict = "refused"    // the site doesn't answer programs, or asks them to stay away
)

// Reason is why a link is Failing or Refused. It is "" when the HTTP status says it.
type Reason string

// The reasons.
const (
	NoHost      Reason = "no-host"         // the host name doesn't resolve
	NoNetwork   Reason = "no-network"      // the network or the host is unreachable
	TimedOut    Reason = "timed-out"       // no answer in time
	BadTLS      Reason = "bad-certificate" // the TLS certificate is not valid
	NoAnswer    Reason = "no-answer"       // the connection was refused or cut
	Loop        Reason = "redirect-loop"   // too many redirects
	OtherScheme Reason = "other-scheme"    // redirected to a scheme other than http and https
	Robots      Reason = "robots"          // robots.txt disallows it
	NotPublic   Reason = "not-public"      // its address is of this machine, of a private network, or reserved
	Busy        Reason = "busy"            // the site asks to retry later (Retry-After)
)

// Answer is the result for one link.
type Answer struct {
	Verdict Verdict   `json:"verdict"`
	Status  int       `json:"status,omitempty"` // of the last HTTP response; 0 without one
	To      string    `json:"to,omitempty"`     // final address for Redirected, new address for Moved
	Reason  Reason    `json:"reason,omitempty"`
	Checked time.Time `json:"checked"` // when the request was made
	Cached  bool      `json:"-"`       // an earlier answer, read from the cache
}

// Options configures Visit.
type Options struct {
	Agent    string                // User-Agent: name of the program, and an address to learn more
	Cache    string                // file of the cache; "" for none
	Delay    time.Duration         // between two requests to a host
	Timeout  time.Duration         // of one request
	Wait     time.Duration         // before the first retry; doubled for each further one
	Patience time.Duration         // longest Retry-After that is waited for
	Progress func(done, total int) // called from any goroutine; may be nil

	// Reachable reports whether an address may be connected to. It is for tests, whose servers
	// are on the loopback; nil for Public.
	Reachable func(netip.Addr) bool
}

// Polite returns the usual options.
func Polite(agent, cache string) Options {
	return Options{Agent: agent, Cache: cache, Delay: time.Second, Timeout: 15 * time.Second, Wait: 2 * time.Second, Patience: 30 * time.Second}
}

// maxHosts is how many hosts are visited at once.
const maxHosts = 4

// Visit follows each of the addresses, http or https, and returns their answers. The error is
// that of a cancelled ctx only; the answers known by then are returned and cached.
func Visit(ctx context.Context, addresses []string, o Options) (map[string]Answer, error) {
	cache := openCache(o.Cache)
	v := newVisitor(o)
	out := make(map[string]Answer, len(addresses))
	byHost := map[string][]string{} // host → its pages, without duplicates
	for _, a := range addresses {
		page, host := target(a)
		if answer, ok := cache.get(page); ok {
			out[a] = answer
		} else if !slices.Contains(byHost[host], page) {
			byHost[host] = append(byHost[host], page)
		}
	}
	total := 0
	for _, pages := range byHost {
		total += len(pages)
	}
	var done atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(maxHosts)
	for _, pages := range byHost {
		group.Go(func() error {
			for _, p := range pages {
				answer := v.follow(ctx, p)
				if err := ctx.Err(); err != nil {
					return err // the answer comes from the interruption, not from the site
				}
				cache.put(p, answer)
				if o.Progress != nil {
					o.Progress(int(done.Add(1)), total)
				}
			}
			return nil
		})
	}
	err := group.Wait()
	cache.save()
	for _, a := range addresses {
		page, _ := target(a)
		if answer, ok := cache.fresh[page]; ok {
			out[a] = answer
		}
	}
	for a, answer := range out {
		if u, err := url.Parse(a); err == nil && u.Fragment != "" && answer.To != "" {
			out[a] = withFragment(answer, u)
		}
	}
	return out, err
}

// Offline reports whether this machine seems to have no network: none of several hosts could
// be reached.
func Offline(answers map[string]Answer) bool {
	seen := map[string]bool{}
	for a, answer := range answers {
		if answer.Reason != NoHost && answer.Reason != NoNetwork {
			return false
		}
		_, host := target(a)
		seen[host] = true
	}
	return len(seen) > 1
}

// target returns the page that an address requests, without fragment and password, and its
// host.
func target(address string) (page, host string) {
	u, err := url.Parse(address)
	if err != nil {
		return address, ""
	}
	u.Fragment, u.RawFragment, u.User = "", "", nil
	return u.String(), cmp.Or(u.Host, address)
}

// withFragment adds the fragment of the old address to the new one, unless that has its own.
func withFragment(a Answer, old *url.URL) Answer {
	if to, err := url.Parse(a.To); err == nil && to.Fragment == "" {
		to.Fragment, to.RawFragment = old.Fragment, old.RawFragment
		a.To = to.String()
	}
	return a
}
