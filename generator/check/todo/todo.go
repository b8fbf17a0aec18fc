// Package todo lists what remains to be written on a site, as tasks rather than errors:
// drafts, records without a source, commitments without an indicator or an evaluation, yearly
// values that are expected and missing, records that nothing links to, placeholders, and
// examples of a new site that were not replaced. What package check already warns about is not
// repeated. Each task is a finding (diag.Task) at the position where it is to be done.
//
// Only published records, and drafts, are listed.
package todo

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/model/ledger"
)

// Codes returns the kinds of tasks, in the order of the summary.
func Codes() []string {
	return []string{"todo-draft", "todo-source", "todo-indicator", "todo-report", "todo-result", "todo-word", "todo-evaluation", "todo-convention", "todo-orphan", "todo-blank", "todo-example", "todo-address"}
}

// Of returns the tasks of a site without errors, ordered by file and position.
func Of(set *record.Set, site *model.Site) []diag.Finding {
	c := &collector{site: site}
	used := referenced(site)
	c.settings(set.Site)
	for _, e := range set.All() {
		m := e.Common()
		if m.Draft {
			c.add(e, "brouillon", "todo-draft")
			continue
		}
		published := site.ByFile[m.File]
		if published == nil {
			continue
		}
		c.placeholders(e)
		c.source(e)
		if s, ok := e.(*record.Signatory); ok {
			c.signatory(s, published.Entry.(*model.Signatory))
		}
		if expectsLinks(e) && !used[published] {
			c.add(e, titleKey(e), "todo-orphan")
		}
	}
	return c.found.Sorted()
}

// collector collects the tasks.
type collector struct {
	site  *model.Site
	found diag.List
}

func (c *collector) add(e record.Entry, key, code string, args ...any) {
	m := e.Common()
	line, col := m.At(key)
	c.found.Add(diag.Finding{Code: code, Severity: diag.Task,
		File: m.File, Line: line, Col: col, Key: key, Args: args})
}

// titleKey returns the key of a record's name or title: the position of tasks about the whole
// record.
func titleKey(e record.Entry) string {
	switch e.(type) {
	case *record.Domain, *record.Indicator, *record.Territory, *record.Actor, *record.Signatory:
		return "nom"
	}
	return "titre"
}

// source requires a record to have a source: its own, or one for each thing that it states.
// Pages are the editors' own words, and a resource is itself a source.
func (c *collector) source(e record.Entry) {
	if e.Common().Source != "" {
		return
	}
	switch r := e.(type) {
	case *record.Page, *record.Resource:
		return
	case *record.Synthesis:
		if len(r.Sources) > 0 {
			return
		}
	case *record.Call:
		if r.URL != "" {
			return
		}
	case *record.Signatory:
		if hasSources(r) {
			return
		}
	}
	c.add(e, titleKey(e), "todo-source")
}

// hasSources reports whether everything that a signatory states has a source. It is also true
// when the check warns about a value without a source, which is the same task.
func hasSources(s *record.Signatory) bool {
	all := len(s.Conventions)+len(s.Commitments) > 0
	for _, v := range s.Conventions {
		all = all && v.Source != ""
	}
	for _, k := range s.Commitments {
		if k.Source != "" {
			continue
		}
		all = false
		for _, m := range k.Indicators {
			if len(m.Values) > 0 {
				return true
			}
			for _, b := range m.Reports {
				if b.Source == "" {
					return true
				}
			}
		}
	}
	return all
}

// signatory lists the tasks about conventions and commitments.
func (c *collector) signatory(s *record.Signatory, linked *model.Signatory) {
	evaluated := false
	for i, k := range s.Commitments {
		at := fmt.Sprintf("engagement[%d]", i)
		if k.Evaluation.Evaluated() {
			evaluated = true
		}
		if k.Status.Dropped() || !cmp.Or(k.Nature, model.Promise).Promised() {
			continue // nothing more is due
		}
		if k.Evaluation == "" {
			c.add(s, at, "todo-evaluation", k.Action)
		}
		if len(k.Indicators) == 0 {
			c.add(s, at, "todo-indicator", k.Action)
		}
		c.reports(s, k, linked.Commitments[i], at)
	}
	for i, v := range s.Conventions {
		if c.site.AsOf.After(v.End) && !evaluated {
			c.add(s, fmt.Sprintf("convention[%d]", i), "todo-convention", v.End.String())
		}
	}
}

// reports lists the reports of a commitment that are late, with the lines to add, the measures
// that nothing was ever reported of, and a word of the publisher that the figures contradict.
func (c *collector) reports(s *record.Signatory, k record.Commitment, linked *model.Commitment, at string) {
	standing := ledger.Of(linked, c.site.Rounds, c.site.AsOf)
	late := slices.Clone(standing.Report.Missing)
	if standing.Report.State == model.ReportLate {
		late = append(late, standing.Report.Period)
	}
	for _, p := range late {
		c.add(s, at, "todo-report", k.Action, p.String(), written(p))
	}
	for j, m := range k.Indicators {
		if len(late) == 0 && len(m.Values)+len(m.Reports) == 0 && k.Status.Started() {
			c.add(s, fmt.Sprintf("%s.indicateur[%d]", at, j), "todo-result", c.name(m))
		}
	}
	if said, ok := contradicted(linked.Status, standing.State); ok {
		c.add(s, at+".statut", "todo-word", diag.Term("status-"+string(linked.Status)), diag.Term(said))
	}
}

// written returns a period as a record writes it.
func written(p model.Period) string {
	out := p.String()
	if strings.Contains(out, "-") {
		out = strconv.Quote(out)
	}
	return out
}

// contradicted returns what the figures say of a commitment where the publisher's word says
// otherwise: that it is done while its target was missed, or given up while it was reached.
func contradicted(word model.Status, figures model.Progress) (term string, ok bool) {
	switch {
	case word == model.Done && slices.Contains([]model.Progress{model.NotReached, model.NeverMet, model.Receding, model.FarOff, model.ToSpeedUp}, figures):
		return "figures-short", true
	case word == model.Planned && figures.Measured():
		return "figures-begun", true
	}
	return "", false
}

// name returns the name of an indicator: its own, or that of the shared indicator.
func (c *collector) name(m record.Measure) string {
	if m.Ref == "" {
		return m.Name
	}
	for _, i := range c.site.Indicators {
		if i.Slug == m.Ref {
			return i.Title
		}
	}
	return m.Ref
}
