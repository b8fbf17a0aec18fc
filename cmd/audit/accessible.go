package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// tags selects the rules of axe-core: WCAG 2.2 at levels A and AA, and its best
// practices.
var tags = []string{"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"}

// extraRule is a rule that axe-core disables by default: the target size of WCAG 2.2.
const extraRule = "target-size"

// axeScript runs axe-core and returns the parts of its results that are reported.
var axeScript = fmt.Sprintf(`axe.run(document, {runOnly: %s, rules: {%q: {enabled: true}}}).then(({violations, incomplete, passes}) => {
	const summary = (rules) => rules.map((r) => ({
		rule: r.id, help: r.help, count: r.nodes.length,
		nodes: r.nodes.slice(0, 5).map((n) => ({element: n.target.join(' '), what: (n.any.concat(n.all, n.none)[0] || {message: ''}).message})),
	}));
	return {violations: summary(violations), incomplete: summary(incomplete), passes: summary(passes)};
})`, strings.ReplaceAll(fmt.Sprintf("%q", tags), " ", ","), extraRule)

// ruleResult is the result of one rule of axe-core.
type ruleResult struct {
	Rule, Help string
	Count      int // elements
	Nodes      []struct{ Element, What string }
}

// checkAxe adds a fault for each violation that axe-core finds, in any mode.
func (a *audit) checkAxe(t *tab, p *page) error {
	if err := t.eval(a.axe, nil); err != nil {
		return err
	}
	return a.checkModes(t, p, "")
}

// checkModes runs axe-core and measures the targets in each mode, and takes a
// screenshot if requested. state names the state the page is in, "" for the initial
// one.
func (a *audit) checkModes(t *tab, p *page, state string) error {
	for _, m := range modes {
		if err := t.setMode(m); err != nil {
			return err
		}
		seen := m.String()
		if state != "" {
			seen += ", " + state
		}
		var answer struct{ Violations, Incomplete, Passes []ruleResult }
		if err := t.eval(axeScript, &answer); err != nil {
			return fmt.Errorf("%s: %w", seen, err)
		}
		for _, v := range answer.Violations {
			for _, n := range v.Nodes {
				a.add(fault{page: p, mode: seen, rule: "axe " + v.Rule, message: v.Help + ": " + n.What, element: n.Element})
			}
			if more := v.Count - len(v.Nodes); more > 0 {
				a.add(fault{page: p, mode: seen, rule: "axe " + v.Rule, message: fmt.Sprintf("and %d elements more", more)})
			}
		}
		a.mu.Lock()
		a.runs++
		for _, r := range answer.Incomplete {
			a.review[r.Rule] += r.Count
		}
		for _, r := range append(answer.Passes, answer.Violations...) {
			a.decided[r.Rule] += r.Count
		}
		a.mu.Unlock()
		if err := a.checkTargets(t, p, seen); err != nil {
			return fmt.Errorf("%s: %w", seen, err)
		}
		if err := a.keepPicture(t, p, seen); err != nil {
			return err
		}
	}
	return nil
}

func (a *audit) keepPicture(t *tab, p *page, seen string) error {
	if a.outputDir == "" {
		return nil
	}
	data, err := t.screenshot()
	if err != nil {
		return err
	}
	return os.WriteFile(a.outputPath(p, seen+".jpg"), data, 0o644)
}

// outputPath returns the path of a file about a page in the output folder.
func (a *audit) outputPath(p *page, what string) string {
	name := p.kind + " " + p.site.name + " " + p.path + " " + what
	return filepath.Join(a.outputDir, strings.NewReplacer("/", "_", " ", "_", ",", "").Replace(name))
}
