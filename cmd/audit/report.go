package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// report prints the measurements, then the faults.
func (a *audit) report(w io.Writer, sites []*site, looked []*page) {
	for _, s := range sites {
		fmt.Fprintf(w, "%s: %d pages, %d of them checked", s.name, len(s.pages), count(looked, func(p *page) bool { return p.site == s }))
		if s.redirects > 0 {
			fmt.Fprintf(w, "; and %d redirections, not checked", s.redirects)
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "With %s.\n", strings.Join(append([]string{a.chromium}, a.versions...), ", "))
	fmt.Fprintf(w, "axe-core: %d runs, %d rules with elements to check\n\n", a.runs, len(a.decided))

	fmt.Fprintln(w, "| kind | page | KB | requests | controls | states | sheets | seconds |\n| --- | --- | ---: | ---: | ---: | --- | ---: | ---: |")
	slices.SortFunc(looked, func(x, y *page) int {
		return cmp.Or(cmp.Compare(x.kind, y.kind), cmp.Compare(x.site.name, y.site.name), cmp.Compare(y.weight, x.weight))
	})
	for _, p := range looked {
		weight := fmt.Sprintf("%.1f", float64(p.weight)/1024)
		if b := budgets[p.kind]; b.bytes > 0 {
			weight += fmt.Sprintf(" of %d", b.bytes>>10)
		}
		fmt.Fprintf(w, "| %s | %s | %s | %d | %s | %s | %s | %.0f |\n", p.kind, p, weight, p.requests,
			blankZero(p.controls), strings.Join(p.states, ", "), blankZero(p.printed), p.duration.Seconds())
	}
	if len(a.scores) > 0 {
		fmt.Fprintf(w, "\n| Lighthouse | %s | tries |\n| --- | %s---: |\n", strings.Join(categories, " | "), strings.Repeat("---: | ", len(categories)))
		for _, s := range a.scores {
			fmt.Fprintf(w, "| %s |", s.page)
			for _, c := range categories {
				fmt.Fprintf(w, " %d |", s.points[c])
			}
			fmt.Fprintf(w, " %d |\n", s.tries)
		}
	}
	if len(a.review) > 0 {
		fmt.Fprintln(w, "\naxe-core could not decide; to check by eye:")
		for _, rule := range slices.Sorted(maps.Keys(a.review)) {
			fmt.Fprintf(w, "- %s, on %d elements; decided on %d\n", rule, a.review[rule], a.decided[rule])
		}
	}
	if len(a.faults) > 0 {
		fmt.Fprintf(w, "\n%d faults:\n", len(a.faults))
	}
	lines := map[string]bool{}
	for _, f := range a.faults {
		lines["- "+f.String()] = true
	}
	for _, line := range slices.Sorted(maps.Keys(lines)) {
		fmt.Fprintln(w, line)
	}
}

// blankZero formats a number, or returns "" for 0.
func blankZero(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

func count(pages []*page, is func(*page) bool) int {
	n := 0
	for _, p := range pages {
		if is(p) {
			n++
		}
	}
	return n
}
