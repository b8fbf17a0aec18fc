package main

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

//go:embed plain.js
var plainly string

// holds is what a kind of page is for, as a selector of what has to be seen on
// it with no script: numbers, tables, lists and ways on, or the words that say
// why there are none. Other kinds have a title, something to read, and whole
// tables and figures.
var holds = map[string]string{
	"home":      ".stats li",
	"list":      ".rows a, .rows h2, .rows h3, .empty",
	"signatory": ".commitment h4, .empty",
	"domain":    ".stats li, .empty",
	"territory": ".stats li, table, .empty",
	"indicator": ".figure, table, .empty",
	"synthesis": ".section h2",
	"figure":    ".figure-drawing svg, .figure table, .empty",
	"embed":     ".figure-drawing svg, .figure table, .empty",
	"dashboard": ".figure",
	"tree":      ".tree a",
	"map":       ".sitemap a",
	"notfound":  ".way-list a",
}

// plain looks at the page with scripts off, by its content.
func (a *audit) plain(t *tab, p *page) error {
	var with, without struct{ Tables, Figures int }
	const count = `({tables: document.querySelectorAll('main table').length, figures: document.querySelectorAll('main .figure').length})`
	if err := t.visit(p); err != nil {
		return err
	}
	if err := t.give(count, &with); err != nil {
		return err
	}
	if err := t.do(emulation.SetScriptExecutionDisabled(true), chromedp.Navigate(p.address())); err != nil {
		return err
	}
	if err := t.give(count, &without); err != nil {
		return err
	}
	if without.Tables < with.Tables || without.Figures < with.Figures {
		a.add(fault{page: p, mode: "no scripts", rule: "plain", what: fmt.Sprintf("%d tables and %d figures; with scripts %d and %d", without.Tables, without.Figures, with.Tables, with.Figures)})
	}
	var wrong []struct{ What, Element string }
	if err := t.give(strings.Replace(plainly, "(HOLDS)", fmt.Sprintf("(%q)", holds[p.kind]), 1), &wrong); err != nil {
		return err
	}
	for _, w := range wrong {
		a.add(fault{page: p, mode: "no scripts", rule: "plain", what: w.What, element: w.Element})
	}
	return t.do(emulation.SetScriptExecutionDisabled(false))
}
