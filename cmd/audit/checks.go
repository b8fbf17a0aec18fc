package main

// check is one check of pages. Its faults start with its name, and the RGAA grid
// (themes/parvis/RGAA.md) refers to it by that name.
type check struct {
	name         string
	heaviestOnly bool            // only on the heaviest page of each kind, over all sites
	kinds        map[string]bool // only for these kinds; nil for all
	run          func(a *audit, t *tab, p *page) error
}

// checks run on a page in this order, in one tab. Each gets the page as the previous
// one left it.
var checks = []check{
	{name: "weight", run: (*audit).checkWeight},
	{name: "axe", run: (*audit).checkAxe},
	{name: "states", run: (*audit).checkStates},
	{name: "reflow", run: (*audit).checkReflow},
	{name: "drawings", run: (*audit).checkDrawings},
	{name: "keyboard", heaviestOnly: true, run: (*audit).checkKeyboard},
	{name: "paper", kinds: map[string]bool{"signatory": true, "synthesis": true}, run: (*audit).checkPaper},
	{name: "plain", run: (*audit).checkPlain},
	{name: "silence", run: (*audit).checkSilence},
}
