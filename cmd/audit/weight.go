package main

import (
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
)

// budget is how much a kind of page may weigh in bytes, everything that it
// loads, and how many requests it may make; 0 for any number.
type budget struct{ bytes, requests int }

// budgets is by kind. A signatory's page fits the first answer of a server, ten
// packets, over any network.
var budgets = map[string]budget{
	"signatory": {14 << 10, 6},
	"home":      {60 << 10, 0},
	"domain":    {60 << 10, 0},
	"territory": {60 << 10, 0},
}

// weigh sums what the page loaded, bodies as they are sent, compressed, and the
// icon of the tab, which a browser without a window doesn't ask for.
func (a *audit) weigh(t *tab, p *page) error {
	var icons []string
	if err := t.give(`[...document.querySelectorAll('link[rel=icon]')].slice(0, 1).map((e) => e.href)`, &icons); err != nil {
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
		if !p.site.has(url) {
			continue // silent tells of it
		}
		n, err := fetch(url)
		if err != nil {
			return err
		}
		p.weight += n
	}
	b, ok := budgets[p.kind]
	if ok && p.weight > b.bytes {
		a.add(fault{page: p, rule: "weight", what: fmt.Sprintf("%.1f KB compressed, everything in; wanted %d at most", float64(p.weight)/1024, b.bytes>>10)})
	}
	if b.requests > 0 && p.requests > b.requests {
		a.add(fault{page: p, rule: "weight", what: fmt.Sprintf("%d requests; wanted %d at most", p.requests, b.requests)})
	}
	return nil
}

// fetch tells how many bytes, compressed, the body at an address has; that of a
// refusal too, which the console tells of.
func fetch(address string) (int, error) {
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return 0, err
	}
	request.Header.Set("Accept-Encoding", "gzip") // said, it isn't undone
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	n, err := io.Copy(io.Discard, answer.Body)
	return int(n), err
}

// silent wants that the page asked nothing of anybody else, and that neither it
// nor the browser had something to say on the console, in all that was done.
func (a *audit) silent(t *tab, p *page) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, url := range t.requests {
		if !p.site.has(url) {
			a.add(fault{page: p, rule: "silence", what: "a request to another host", element: url})
		}
	}
	for _, words := range t.said {
		a.add(fault{page: p, rule: "silence", what: "on the console: " + words})
	}
	return nil
}
