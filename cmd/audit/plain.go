package main

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

//go:embed plain.js
var plainScript string

// mainContent has, for each kind of page, a selector of its main content, of which at
// least one element must be visible without scripts: numbers, tables, lists or links,
// or the message that there are none. Other kinds only need a title, some text, and
// complete tables and figures.
var mainContent = map[string]string{
	"home":      ".slabs li, .nothing",
	"list":      ".rows a, .rows h2, .rows h3, .empty",
	"signatory": ".commitment h4, .empty",
	"domain":    ".doing li, .rows li, .neighbours li",
	"territory": ".rows li, .said, .plain li, .lead",
	"indicator": ".doing li, table, .lead",
	"synthesis": ".section h2",
	"figure":    ".figure-drawings svg, .figure table, .empty",
	"embed":     ".figure-drawings svg, .figure table, .empty",
	"dashboard": ".brief, .stats li",
	"tree":      ".tree a",
	"map":       ".sitemap a",
	"notfound":  ".way-list a",
}

// checkPlain checks the content of the page with scripts disabled.
func (a *audit) checkPlain(t *tab, p *page) error {
	var with, without struct{ Tables, Figures int }
	const count = `({tables: document.querySelectorAll('main table').length, figures: document.querySelectorAll('main .figure').length})`
	if err := t.visit(p); err != nil {
		return err
	}
	if err := t.eval(count, &with); err != nil {
		return err
	}
	if err := t.run(emulation.SetScriptExecutionDisabled(true), chromedp.Navigate(p.address())); err != nil {
		return err
	}
	if err := t.eval(count, &without); err != nil {
		return err
	}
	if without.Tables < with.Tables || without.Figures < with.Figures {
		a.add(fault{page: p, mode: "no scripts", rule: "plain", message: fmt.Sprintf(
			"%d tables and %d figures; with scripts %d and %d", without.Tables, without.Figures, with.Tables, with.Figures)})
	}
	var wrong []struct{ What, Element string }
	if err := t.eval(strings.Replace(plainScript, "(HOLDS)", fmt.Sprintf("(%q)", mainContent[p.kind]), 1), &wrong); err != nil {
		return err
	}
	for _, w := range wrong {
		a.add(fault{page: p, mode: "no scripts", rule: "plain", message: w.What, element: w.Element})
	}
	return t.run(emulation.SetScriptExecutionDisabled(false))
}
