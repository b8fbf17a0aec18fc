package main

// check is one thing asked of pages. Its name begins the faults that it finds,
// and is how the grid of criteria (themes/parvis/RGAA.md) refers to it.
type check struct {
	name  string
	once  bool            // of the heaviest page of each kind, over all sites
	kinds map[string]bool // of these alone; nil for all
	ask   func(a *audit, t *tab, p *page) error
}

// checks is what is asked of a page, in this order, in one tab; the page comes
// to each as the one before has left it.
var checks = []check{
	{name: "weight", ask: (*audit).weigh},
	{name: "axe", ask: (*audit).accessible},
	{name: "states", ask: (*audit).inStates},
	{name: "reflow", ask: (*audit).reflows},
	{name: "keyboard", once: true, ask: (*audit).walks},
	{name: "paper", kinds: map[string]bool{"signatory": true, "synthesis": true}, ask: (*audit).prints},
	{name: "plain", ask: (*audit).plain},
	{name: "silence", ask: (*audit).silent},
}
