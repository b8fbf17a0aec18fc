package main

import "fmt"

// state is what a reader may do to a page that makes it another one to look at.
type state struct {
	name  string
	there string // script: may it be done here?
	enter string // script that does it
	until string // script: is it done?
}

// states is what pages are looked at in besides the one that they come in. A
// page with a dozen figures is no other than a page with two.
var states = []state{{
	name: "figures open",
	there: `(() => {
		const n = document.querySelectorAll('.figure-drawing').length;
		return n > 0 && n <= 4 && !!document.querySelector('script[data-echarts]');
	})()`,
	enter: `for (const b of document.querySelectorAll('.figure-tools button')) {
		if (b.firstChild.data === document.querySelector('script[data-open]').dataset.open) b.click();
	}
	for (const d of document.querySelectorAll('.figure details')) d.open = true;`,
	until: `document.querySelectorAll('.figure-drawing').length === [...document.querySelectorAll('.figure-live')].filter((e) => e.querySelector('svg path')).length`,
}, {
	name:  "list filtered",
	there: `!!document.querySelector('details.filters:not([hidden])')`,
	enter: `document.querySelector('details.filters').open = true; document.querySelector('#filtres [name=domaine]').click();`,
	until: `!!document.querySelector('.results:not([hidden]) .rows:not([hidden]) li') && document.querySelectorAll('#filtres :checked[type=checkbox]').length === 1`,
}, {
	name:  "results of a search",
	there: `!!document.querySelector('.search-form[data-index] #q')`,
	enter: typed("q", "emploi formation"),
	until: `document.querySelectorAll('.search-results:not([hidden]) mark').length > 0`,
}, {
	name:  "communes that a name may be",
	there: `!!document.querySelector('#commune')`,
	enter: typed("commune", "Saint-Denis"),
	until: `document.querySelectorAll('.near-results a').length > 1`,
}, {
	name:  "answer about a commune",
	there: `document.querySelectorAll('.near-results a').length > 1`,
	enter: `document.querySelector('.near-results a').click();`,
	until: `!!document.querySelector('.near-answer .near-town h2')`,
}, {
	name:  "four side by side",
	there: `!!document.querySelector('#comparer:not([hidden])')`,
	enter: `{ const group = document.querySelector('#comparer fieldset');
	for (let i = 0; i < 4; i++) {
		const select = group.querySelectorAll('select')[i];
		select.selectedIndex = i + 1;
		select.dispatchEvent(new Event('change', {bubbles: true}));
	} }`,
	until: `document.querySelectorAll('.comparison thead th').length === 5`,
}}

// typed is a script that writes words in a field, as a reader would, and sends
// the form.
func typed(id, words string) string {
	return fmt.Sprintf(`{
		const field = document.getElementById(%q);
		field.value = %q;
		field.dispatchEvent(new InputEvent('input', {bubbles: true}));
		field.form.requestSubmit();
	}`, id, words)
}

// inStates asks axe-core again where the page can be put in another state. The
// site of real records is enough: what opens is the same everywhere.
func (a *audit) inStates(t *tab, p *page) error {
	if p.site.name != "content" || p.site.heaviest(p.kind) != p {
		return nil
	}
	for _, s := range states {
		var there bool
		if err := t.give(s.there, &there); err != nil {
			return err
		}
		if !there {
			continue
		}
		if err := t.give(s.enter, nil); err != nil {
			return err
		}
		if err := t.until(s.until); err != nil {
			a.add(fault{page: p, mode: s.name, rule: "states", what: fmt.Sprint(err)})
			continue
		}
		p.states = append(p.states, s.name)
		if err := a.everyMode(t, p, s.name); err != nil {
			return err
		}
	}
	return nil
}
