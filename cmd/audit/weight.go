package main

import (
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
)

// budget is the maximum weight of a page, in compressed bytes of everything it loads,
// and its maximum number of requests; 0 for no limit.
type budget struct{ bytes, requests int }

// budgets maps kinds of pages to budgets. A signatory's page fits in the first ten
// packets of a TCP connection, so it needs no second round trip.
var budgets = map[string]budget{
	"signatory": {14 << 10, 6},
	"home":      {60 << 10, 0},
	"domain":    {60 << 10, 0},
	"territory": {60 << 10, 0},
}

// checkWeight sums the compressed bodies of what the page loaded, and the favicon,
// which a headless browser doesn't request.
func (a *audit) checkWeight(t *tab, p *page) error {
	var icons []string
	if err := t.eval(`[...document.querySelectorAll('link[rel=icon]')].slice(0, 1).map((e) => e.href)`, &icons); err != nil {
		return err
	}
	t.mu.Lock()
	loaded := slices.Collect(maps.Values(t.requests))
	t.mu.Unlock()
	if len(icons) > 0 && !slices.Contains(loaded, icons[0]) {
		loaded = append(loaded, icons[0])
	}
	p.requests = len(loaded)
	for _, url := range loaded {
		if !p.site.isOwn(url) {
			continue // reported by checkSilence
		}
		n, err := bodySize(url)
		if err != nil {
			return err
		}
		p.weight += n
	}
	b, ok := budgets[p.kind]
	if ok && p.weight > b.bytes {
		a.add(fault{page: p, rule: "weight", message: fmt.Sprintf("%.1f KB compressed, everything in; wanted %d at most", float64(p.weight)/1024, b.bytes>>10)})
	}
	if b.requests > 0 && p.requests > b.requests {
		a.add(fault{page: p, rule: "weight", message: fmt.Sprintf("%d requests; wanted %d at most", p.requests, b.requests)})
	}
	return nil
}

// bodySize returns the compressed size of the body at a URL, in bytes. An error status
// is no error here: the browser reports it on the console.
func bodySize(address string) (int, error) {
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return 0, err
	}
	request.Header.Set("Accept-Encoding", "gzip") // if set explicitly, the client doesn't decompress
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	n, err := io.Copy(io.Discard, answer.Body)
	return int(n), err
}

// checkSilence expects no request to another host, and no console message of the page
// or of the browser, during all checks.
func (a *audit) checkSilence(t *tab, p *page) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, url := range t.requests {
		if !p.site.isOwn(url) {
			a.add(fault{page: p, rule: "silence", message: "a request to another host", element: url})
		}
	}
	for _, words := range t.console {
		a.add(fault{page: p, rule: "silence", message: "on the console: " + words})
	}
	return nil
}
