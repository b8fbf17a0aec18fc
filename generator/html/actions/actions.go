// Package actions makes the catalogue of the charter as pages: what a company can do, who does
// it, what came of it, and how to start.
package actions

import (
	"cmp"
	"slices"

	"parvis/generator/data/directory"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// mostDoing is how many commitments a page of an action lists.
const mostDoing = 10

// mostSteps is how many pieces of advice it quotes.
const mostSteps = 5

// Builder makes the pages.
type Builder struct{ *view.Site }

// Files returns the catalogue and the page of each action; none where no domain has an action.
func (b *Builder) Files() []site.File {
	var out []site.File
	for _, d := range b.Model.Domains {
		for _, a := range d.Actions {
			out = append(out, view.Page(b.Site, address.Action(a), "action", func() (ActionView, error) { return b.action(a), nil }))
		}
	}
	if len(out) == 0 {
		return nil
	}
	return append([]site.File{view.Page(b.Site, address.Actions, "actions", b.index)}, out...)
}

func (b *Builder) index() (IndexView, error) {
	all, done, promised := 0, 0, 0
	var groups []Group
	for _, d := range b.Model.Domains {
		g := Group{Domain: b.Link(&d.Record), Hue: d.Hue()}
		for _, a := range d.Actions {
			all++
			doing := b.Totals().Following[a]
			line := Line{Link: b.ActionLink(a), Text: b.Text(a.Description)}
			if len(doing) > 0 {
				if b.known(doing) == view.Promised {
					promised++
				} else {
					done++
				}
				line.Who = b.Words.T("page.action.doers-named", b.doers(doing), b.Named(doing))
			}
			g.Actions = append(g.Actions, line)
		}
		if len(g.Actions) > 0 {
			groups = append(groups, g)
		}
	}
	answer := b.Words.N("page.actions.answer", done, b.Words.N("page.count.actions", all))
	switch {
	case promised > 0 && done > 0:
		answer = b.Words.N("page.actions.promised", promised, answer)
	case promised > 0:
		answer = b.Words.N("page.actions.only-promised", promised, answer)
	}
	answer += b.Words.T("page.action.stop")
	v := IndexView{Groups: groups, Note: b.Words.T("page.actions.covers", b.AsOf)}
	v.Shell = b.Shell(view.Frame{At: address.Actions, Kind: "actions", Title: b.Words.T("page.actions.title"), Lead: answer})
	return v, nil
}

func (b *Builder) action(a *model.Action) ActionView {
	doing := view.BestKnown(b.Totals().Following[a])
	title := b.Text(a.Title)
	v := ActionView{Hue: a.Domain.Hue(), Answer: b.answer(doing), Text: b.Text(a.Description), Near: b.Href(address.Near)}
	v.Shell = b.Shell(view.Frame{At: address.Action(a), Kind: "action", Title: title,
		Kicker: b.Words.T("page.action.kicker", b.Text(a.Domain.Title)), Description: v.Answer,
		Trail: []view.Link{{Text: b.Words.T("page.actions.title"), Href: b.Href(address.Actions)}}})
	v.Listing, v.Who = true, b.doers(doing)
	v.Doing = b.RowForm(doing).Doing(doing[:min(len(doing), mostDoing)], title)
	if more := len(doing) - mostDoing; more > 0 {
		v.More = view.Link{Text: b.Words.N("page.map.more", more), Href: b.Href(b.CommitmentList(address.Facet(directory.Action), a.ID, len(doing)))}
	}
	v.Results, v.Unmeasured = b.results(a, doing)
	v.Start = b.start()
	v.Experiences = view.SectionOf("experiences", b.Words.T("page.action.told"), b.experiences(a.Domain, doing), view.MostCards, b.ExperienceCard,
		view.Link{Text: b.Words.T("page.kinds.experiences"), Href: b.Href(address.List(model.Experiences, 1))})
	for _, other := range a.Domain.Actions {
		if other != a {
			l := b.ActionLink(other)
			l.Hint = cmp.Or(b.Named(b.Totals().Following[other]), b.Words.T("page.action.nobody"))
			v.Neighbours = append(v.Neighbours, l)
		}
	}
	v.Indicators = view.Links(b.Site, a.Indicators)
	return v
}

// known tells how many signatories of some commitments are known to act today.
func (b *Builder) known(doing []*model.Commitment) view.Doers {
	return view.DoersOf(doing, func(k *model.Commitment) bool { return k.Acts(b.Model.AsOf) })
}

// doers returns what the signatories of some commitments to an action are to it: who does it, or who promised it.
func (b *Builder) doers(doing []*model.Commitment) string {
	switch b.known(doing) {
	case view.Promised:
		return b.Words.T("page.action.doers-promised")
	case view.SomeAct:
		return b.Words.T("page.action.doers-either")
	default:
		return b.Words.T("page.action.doers")
	}
}

// answer says in a sentence who does an action, or promised it.
func (b *Builder) answer(doing []*model.Commitment) string {
	who := len(view.Committed(doing))
	if who == 0 {
		return b.Words.T("page.action.first")
	}
	out, names := "", b.Named(doing)
	switch b.known(doing) {
	case view.AllAct:
		out = b.Words.N("page.action.who", who, names)
	case view.SomeAct:
		out = b.Words.N("page.action.who-either", who, names)
	case view.Promised:
		out = b.Words.N("page.action.who-promised", who, names)
	}
	if !slices.ContainsFunc(doing, (*model.Commitment).Reported) {
		return b.Words.N("page.action.without-number", who, out)
	}
	return out + b.Words.T("page.action.stop")
}

// results says of each indicator of an action what was promised and what was done, of the commitments
// that have both; and how many of the commitments no indicator follows.
func (b *Builder) results(a *model.Action, doing []*model.Commitment) (results []Result, unmeasured string) {
	s := b.Totals().Select(b.Model, stats.Scope{Action: a})
	for _, i := range s.Indicators() {
		all := b.counted(doing, func(k *model.Commitment) bool {
			return slices.ContainsFunc(k.Measures, func(m model.Measure) bool { return m.Shared == i })
		})
		says := b.CameTo(i, s.Progress(i), all)
		elsewhere := slices.DeleteFunc(slices.Clone(b.Totals().Using[i]), func(k *model.Commitment) bool { return k.Catalogue == a })
		if n := len(elsewhere); n > 0 {
			says += " " + b.Words.N("page.action.elsewhere", n, b.CountedCommitments(elsewhere))
		}
		results = append(results, Result{Indicator: b.Link(&i.Record), Says: says})
	}
	without := b.counted(doing, func(k *model.Commitment) bool { return len(k.Measures) == 0 })
	switch {
	case without == "":
	case len(results) == 0:
		unmeasured = b.Words.T("page.action.unmeasured", without)
	default:
		unmeasured = b.Words.T("page.action.others-unmeasured", without)
	}
	return results, unmeasured
}

// counted says how many of some commitments are promises and how many are deeds; "" for none.
func (b *Builder) counted(ks []*model.Commitment, is func(*model.Commitment) bool) string {
	of := slices.DeleteFunc(slices.Clone(ks), func(k *model.Commitment) bool { return !is(k) })
	if len(of) == 0 {
		return ""
	}
	return b.CountedCommitments(of)
}

// start returns what the syntheses say makes such an action succeed. It is told of all actions of the charter.
func (b *Builder) start() *Start {
	for _, y := range b.Model.Syntheses {
		if len(y.Factors) == 0 {
			continue
		}
		out := &Start{Source: b.Link(&y.Record)}
		for _, f := range y.Factors[:min(len(y.Factors), mostSteps)] {
			out.Steps = append(out.Steps, Step{b.Text(f.Title), b.Text(f.Text)})
		}
		return out
	}
	return nil
}

// experiences returns the experiences of the signatories of some commitments that tell of a domain.
func (b *Builder) experiences(d *model.Domain, ks []*model.Commitment) []*model.Experience {
	who := view.Committed(ks)
	var out []*model.Experience
	for _, x := range b.Model.Experiences {
		about := len(x.Domains) == 0 || slices.Contains(x.Domains, d)
		if about && slices.ContainsFunc(x.Signatories, func(s *model.Signatory) bool { return slices.Contains(who, s) }) {
			out = append(out, x)
		}
	}
	return out
}

// IndexView is the catalogue: the actions of each domain.
type IndexView struct {
	view.Shell
	Groups []Group
	Note   string // what the names stand for
}

// Group is the actions of a domain.
type Group struct {
	Domain  view.Link
	Hue     int
	Actions []Line
}

// Line is an action: what it is, and in a sentence who does it; "" for nobody.
type Line struct {
	view.Link
	Text, Who string
}

// ActionView is the page of an action.
type ActionView struct {
	view.Shell
	Hue         int
	Answer      string // who does it
	Text        string // what it is
	Who         string // heads Doing
	Doing       []view.Doing
	More        view.Link
	Results     []Result
	Unmeasured  string // how many of the commitments no indicator follows; "" for none
	Indicators  []view.Link
	Start       *Start // nil where no document says how
	Experiences view.Section
	Near        string      // address of the page where a commune is asked for
	Neighbours  []view.Link // the other actions of the domain, with who does them
}

// Result is what became of an action by one indicator.
type Result struct {
	Indicator view.Link
	Says      string
}

// Start is how to start, and which document says it.
type Start struct {
	Source view.Link
	Steps  []Step
}

// Step is a piece of advice.
type Step struct{ Title, Text string }
