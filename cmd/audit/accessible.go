package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// tags is what axe-core is asked for: WCAG 2.2 at levels A and AA, and its best
// practices.
var tags = []string{"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"}

// asking is a rule of these that has to be asked for by name: the size of
// targets, new in WCAG 2.2.
const asking = "target-size"

// question asks axe-core, and keeps of its answer what is told.
var question = fmt.Sprintf(`axe.run(document, {runOnly: %s, rules: {%q: {enabled: true}}}).then(({violations, incomplete, passes}) => {
	const told = (rules) => rules.map((r) => ({
		rule: r.id, help: r.help, count: r.nodes.length,
		nodes: r.nodes.slice(0, 5).map((n) => ({element: n.target.join(' '), what: (n.any.concat(n.all, n.none)[0] || {message: ''}).message})),
	}));
	return {violations: told(violations), incomplete: told(incomplete), passes: told(passes)};
})`, strings.ReplaceAll(fmt.Sprintf("%q", tags), " ", ","), asking)

// ruling is what axe says of one rule.
type ruling struct {
	Rule, Help string
	Count      int // elements
	Nodes      []struct{ Element, What string }
}

// accessible wants of axe-core no violation in any mode.
func (a *audit) accessible(t *tab, p *page) error {
	if err := t.give(a.axe, nil); err != nil {
		return err
	}
	return a.everyMode(t, p, "")
}

// everyMode asks axe-core about the page in each mode and measures its targets,
// and takes its picture there for who wants it; state is what was done to the page before.
func (a *audit) everyMode(t *tab, p *page, state string) error {
	for _, m := range modes {
		if err := t.size(m); err != nil {
			return err
		}
		seen := m.String()
		if state != "" {
			seen += ", " + state
		}
		var answer struct{ Violations, Incomplete, Passes []ruling }
		if err := t.give(question, &answer); err != nil {
			return fmt.Errorf("%s: %w", seen, err)
		}
		for _, v := range answer.Violations {
			for _, n := range v.Nodes {
				a.add(fault{page: p, mode: seen, rule: "axe " + v.Rule, what: v.Help + ": " + n.What, element: n.Element})
			}
			if more := v.Count - len(v.Nodes); more > 0 {
				a.add(fault{page: p, mode: seen, rule: "axe " + v.Rule, what: fmt.Sprintf("and %d elements more", more)})
			}
		}
		a.mu.Lock()
		a.runs++
		for _, r := range answer.Incomplete {
			a.review[r.Rule] += r.Count
		}
		for _, r := range append(answer.Passes, answer.Violations...) {
			a.ruled[r.Rule] += r.Count
		}
		a.mu.Unlock()
		if err := a.targets(t, p, seen); err != nil {
			return fmt.Errorf("%s: %w", seen, err)
		}
		if err := a.keepPicture(t, p, seen); err != nil {
			return err
		}
	}
	return nil
}

func (a *audit) keepPicture(t *tab, p *page, seen string) error {
	if a.keep == "" {
		return nil
	}
	data, err := t.picture()
	if err != nil {
		return err
	}
	return os.WriteFile(a.kept(p, seen+".jpg"), data, 0o644)
}

// kept is the name of a file about a page, in the folder for eyes.
func (a *audit) kept(p *page, what string) string {
	return filepath.Join(a.keep, strings.NewReplacer("/", "_", " ", "_", ",", "").Replace(p.kind+" "+p.site.name+" "+p.path+" "+what))
}
