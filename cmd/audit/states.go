package main

import "fmt"

// state is a state that a reader can put a page in, and that is checked separately.
type state struct {
	name      string
	available string // script: whether the page has this state
	enter     string // script that puts the page in this state
	done      string // script: whether the page is in this state
}

// states are checked in addition to the initial state. Figures are opened on pages
// with at most four: more would only repeat the same check.
var states = []state{{
	name: "figures open",
	available: `(() => {
		const n = document.querySelectorAll('.figure[data-json]').length;
		return n > 0 && n <= 4 && !!document.querySelector('script[data-echarts]');
	})()`,
	enter: `for (const b of document.querySelectorAll('.figure-tools button')) {
		if (b.firstChild.data === document.querySelector('script[data-open]').dataset.open) b.click();
	}
	for (const d of document.querySelectorAll('.figure details')) d.open = true;`,
	done: `document.querySelectorAll('.figure[data-json]').length === [...document.querySelectorAll('.figure:has(.figure-live)')].filter((f) => [...f.querySelectorAll('.figure-live')].every((e) => e.querySelector('svg path'))).length`,
}, {
	name:      "list filtered",
	available: `!!document.querySelector('details.filters:not([hidden])')`,
	enter:     `document.querySelector('details.filters').open = true; document.querySelector('#filtres [name=domaine]').click();`,
	done:      `!!document.querySelector('.results:not([hidden]) .rows:not([hidden]) li') && document.querySelectorAll('#filtres :checked[type=checkbox]').length === 1`,
}, {
	name:      "results of a search",
	available: `!!document.querySelector('.search-form[data-index] #q')`,
	enter:     typeAndSubmit("q", "emploi formation"),
	done:      `document.querySelectorAll('.search-results:not([hidden]) mark').length > 0`,
}, {
	name:      "communes that a name may be",
	available: `!!document.querySelector('.near-form #commune')`,
	enter:     typeAndSubmit("commune", "Saint-Denis"),
	done:      `document.querySelectorAll('.near-results a').length > 1`,
}, {
	name:      "answer about a commune",
	available: `document.querySelectorAll('.near-results a').length > 1`,
	enter:     `document.querySelector('.near-results a').click();`,
	done:      `!!document.querySelector('.near-answer .near-town h2')`,
}, {
	name:      "names to compare",
	available: `!!document.querySelector('#comparer:not([hidden])')`,
	enter:     typeAndSubmit("ajouter", "zz") + `{ const field = document.getElementById('ajouter'); field.value = 'e'; field.dispatchEvent(new InputEvent('input')); }`,
	done:      `document.querySelectorAll('.offers a').length > 1`,
}, {
	name:      "four side by side",
	available: `!!document.querySelector('#comparer:not([hidden])')`,
	enter: `{ const some = [...document.querySelector('.some').querySelectorAll('a')].map((a) => new URLSearchParams(a.search).get('territoires'));
	history.replaceState(null, '', '?territoires=' + some); // another visit would lose axe-core
	import(document.querySelector('script[src*="compare"]').src + '?again'); }`,
	done: `document.querySelectorAll('.comparison thead th').length === 5`,
}, {
	name:      "menu open", // the last: it lies over the page
	available: `!!document.querySelector('.menu')`,
	enter:     `document.activeElement.blur(); document.querySelector('.menu').open = true;`,
	done:      `document.querySelector('.panel').offsetHeight > 0`,
}}

// typeAndSubmit returns a script that types words into a field and submits its form.
func typeAndSubmit(id, words string) string {
	return fmt.Sprintf(`{
		const field = document.getElementById(%q);
		field.value = %q;
		field.dispatchEvent(new InputEvent('input', {bubbles: true}));
		field.form.requestSubmit();
	}`, id, words)
}

// checkStates runs axe-core in each state that the page has. Only the heaviest page
// of each kind of the real site is checked: the controls are the same everywhere.
func (a *audit) checkStates(t *tab, p *page) error {
	if p.site.name != "content" || p.site.heaviest(p.kind) != p {
		return nil
	}
	for _, s := range states {
		var there bool
		if err := t.eval(s.available, &there); err != nil {
			return err
		}
		if !there {
			continue
		}
		if err := t.eval(s.enter, nil); err != nil {
			return err
		}
		if err := t.waitFor(s.done); err != nil {
			a.add(fault{page: p, mode: s.name, rule: "states", message: fmt.Sprint(err)})
			continue
		}
		p.states = append(p.states, s.name)
		if err := a.checkModes(t, p, s.name); err != nil {
			return err
		}
	}
	return nil
}
