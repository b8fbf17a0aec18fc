// Package linkcheck follows links to other sites, and tells which no longer lead
// to a page. It is the only room that asks other sites, and does so as a guest:
//
//   - a few hosts at once, one request at a time to each, with a pause between;
//   - robots.txt is read first and kept to (RFC 9309), its Crawl-delay too;
//   - HEAD, then GET only where that was refused, and no body is read;
//   - what fails for a moment is tried again, later each time, and Retry-After is
//     waited for, or the link left for another day where it is long;
//   - a true User-Agent, no cookies, no referrer, no passwords; only http and https;
//   - good answers are kept for a week.
package linkcheck

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// Verdict is what came of following a link.
type Verdict string

// The verdicts. Those from Gone on are not kept: they may be mended.
const (
	Fine       Verdict = "fine"       // a page answers
	Redirected Verdict = "redirected" // a page answers elsewhere, for the time being
	Moved      Verdict = "moved"      // a page answers elsewhere, for good
	Gone       Verdict = "gone"       // the site says that there is none (404, 410)
	Failing    Verdict = "failing"    // no answer, or a fault of the server
	Refused    Verdict = "refused"    // the site doesn't answer programs, or asked to be left alone
)

// Reason says why a link is Failing or Refused, where it isn't the status of
// the answer alone.
type Reason string

// The reasons.
const (
	NoHost      Reason = "no-host"         // the name of the site is unknown
	NoNetwork   Reason = "no-network"      // nothing leads to the site from here
	TimedOut    Reason = "timed-out"       // no answer in time
	BadTLS      Reason = "bad-certificate" // the site does not prove who it is
	NoAnswer    Reason = "no-answer"       // the connection was refused or cut
	Loop        Reason = "redirect-loop"   // redirected over and over
	OtherScheme Reason = "other-scheme"    // redirected to what is no web page
	Robots      Reason = "robots"          // robots.txt asks not to
	Busy        Reason = "busy"            // asked to come back later
)

// Answer is what came of one link.
type Answer struct {
	Verdict Verdict   `json:"verdict"`
	Status  int       `json:"status,omitempty"` // of the last HTTP answer; 0 without one
	To      string    `json:"to,omitempty"`     // where the page answers, for Redirected; the new address, for Moved
	Reason  Reason    `json:"reason,omitempty"`
	Checked time.Time `json:"checked"` // when it was asked
	Cached  bool      `json:"-"`       // an earlier answer, not asked for again
}

// Options says how to visit.
type Options struct {
	Agent    string                // User-Agent: who asks, truly, with an address to learn more
	Cache    string                // file that keeps good answers; "" for none
	Delay    time.Duration         // between two requests to a host
	Timeout  time.Duration         // of one request
	Wait     time.Duration         // before the first retry; then twice as long
	Patience time.Duration         // the longest that a site may ask to wait
	Progress func(done, total int) // called from any goroutine; may be nil
}

// Polite is the usual options.
func Polite(agent, cache string) Options {
	return Options{Agent: agent, Cache: cache, Delay: time.Second, Timeout: 15 * time.Second, Wait: 2 * time.Second, Patience: 30 * time.Second}
}

// hosts is how many hosts are visited at once.
const hosts = 4

// Visit follows each of the addresses, http or https, and is the answer of
// each. The error is only that of a cancelled ctx; answers until then are kept.
func Visit(ctx context.Context, addresses []string, o Options) (map[string]Answer, error) {
	kept := open(o.Cache)
	v := newVisitor(o)
	out := make(map[string]Answer, len(addresses))
	byHost := map[string][]string{} // host → pages, each once
	for _, a := range addresses {
		page, host := target(a)
		if answer, ok := kept.answer(page); ok {
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
	group.SetLimit(hosts)
	for _, pages := range byHost {
		group.Go(func() error {
			for _, p := range pages {
				answer := v.follow(ctx, p)
				if err := ctx.Err(); err != nil {
					return err // the answer is that of an interruption
				}
				kept.put(p, answer)
				if o.Progress != nil {
					o.Progress(int(done.Add(1)), total)
				}
			}
			return nil
		})
	}
	err := group.Wait()
	kept.save()
	for _, a := range addresses {
		page, _ := target(a)
		if answer, ok := kept.fresh[page]; ok {
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

// Offline tells that nothing at all could be reached, on any of several hosts:
// it is this machine that has no network.
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

// target is the page that an address asks for, without the place on the page
// nor any password, and its host.
func target(address string) (page, host string) {
	u, err := url.Parse(address)
	if err != nil {
		return address, ""
	}
	u.Fragment, u.RawFragment, u.User = "", "", nil
	return u.String(), cmp.Or(u.Host, address)
}

// withFragment leads to the place on the new page that the link named on the
// old one.
func withFragment(a Answer, old *url.URL) Answer {
	if to, err := url.Parse(a.To); err == nil && to.Fragment == "" {
		to.Fragment, to.RawFragment = old.Fragment, old.RawFragment
		a.To = to.String()
	}
	return a
}
