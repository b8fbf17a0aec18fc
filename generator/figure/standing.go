package figure

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// axis is what promises or reports stand on, as keys of words name it.
type axis string

const (
	byProgress  axis = "progress"
	byReporting axis = "reporting"
	byDue       axis = "due" // reports, by what became of them
)

// Where a promise stands is told in the words of its state.
var stateWords = map[axis]string{byProgress: "page.standing.", byReporting: "page.reporting.", byDue: "page.rounds.report."}

// mainStates is the state that stays in the table and in the key where no promise is in a state that
// amounts to the same: that there is none was looked for.
var mainStates = map[model.Sign]model.State{model.Kept: model.Reached, model.OnWay: model.OnTrack, model.ToWatch: model.ToSpeedUp,
	model.Missed: model.NotReached, model.Ended: model.Stopped, model.Silent: model.NoNews, model.Awaited: model.NotYetMeasured, model.Apart: model.NotMeasurable}

// situation fills in how far promises have come beside their targets.
func (m *Maker) situation(f *Figure, s *stats.Selection) {
	at := s.ByProgress()
	left := m.standings(f, byProgress, m.words.T("page.axes.progress"), at, commitments)
	switch {
	case at.Total() == 0:
	case at.Aimed == 0:
		f.Sentence = m.say(f.Spec, telling{found: m.words.N("figure.state.untargeted", at.Total())})
		f.Empty, f.Rows, f.Total = f.Sentence, nil, nil
	default:
		f.Notes = append(f.Notes, m.words.T("figure.state.worst"))
		m.noteParts(f, at.Of)
		if deeds := s.ByDomain().Of.Deeds; deeds > 0 {
			f.Notes = append(f.Notes, m.words.N("figure.state.deeds", deeds))
		}
		if len(left) > 0 {
			f.Notes = append(f.Notes, m.words.T("figure.state.left", strings.Join(left, ", ")))
		}
	}
}

// reporting fills in whether the reports of the promises that run came.
func (m *Maker) reporting(f *Figure, s *stats.Selection) {
	m.standings(f, byReporting, m.words.T("page.axes.reporting"), s.ByReporting(), running)
	switch {
	case m.site.Rounds.Delay == nil:
		f.Sentence = m.say(f.Spec, telling{found: m.words.T("figure.state.no-delay")})
		f.Empty, f.Rows, f.Total = f.Sentence, nil, nil
	case f.Empty == "":
		f.Notes = append(f.Notes, m.words.T("figure.state.running"), m.words.N("page.rounds.delay", *m.site.Rounds.Delay))
	}
}

// received fills in how many of the reports that were due came.
func (m *Maker) received(f *Figure, s *stats.Selection) {
	due := s.DueReports()
	f.Heads = []string{m.words.T("page.axes.reporting"), m.words.T("page.rounds.due")}
	late := 0
	var groups []stated
	for _, one := range due.Reports.Rows {
		f.Rows = append(f.Rows, m.stateRow(byDue, one.Key, one.N))
		groups = append(groups, stated{one.Key.Sign(), string(one.Key), one.N, false})
		if !one.Key.Sign().Told() {
			late = one.N
		}
	}
	total := due.Reports.Total
	f.Total = &Row{Label: m.words.T("page.head.total"), Cells: []Cell{m.count(total)}}
	if total == 0 {
		key := "figure.state.none-due"
		if m.site.Rounds.Delay == nil {
			key = "figure.state.no-delay"
		}
		f.Sentence = m.say(f.Spec, telling{found: m.words.T(key)})
		f.Empty, f.Rows, f.Total = f.Sentence, nil, nil
	} else {
		f.Sentence = m.say(f.Spec, m.stating(byDue, reports, total, late, groups))
		f.Notes = append(f.Notes, m.words.N("figure.state.owed", len(due.Owed)))
	}
	if due.Awaited > 0 {
		f.Notes = append(f.Notes, m.words.N("figure.state.awaited", due.Awaited))
	}
	if m.site.Rounds.Delay != nil {
		f.Notes = append(f.Notes, m.words.N("page.rounds.delay", *m.site.Rounds.Delay))
	}
	f.citeStandings(due.Owed)
}

// standings sets the rows and the sentence of a count of promises by state; head names the states. It
// returns the states without a row, in words: no promise is in them.
func (m *Maker) standings(f *Figure, a axis, head string, at stats.Standings, c counted) (left []string) {
	total := at.Total()
	listed := !slices.ContainsFunc(at.States, func(one stats.StateCount) bool { return len(one.Commitments) > mostLinks })
	f.Heads = []string{head, m.words.T(c.key("figure.heads."))}
	if listed {
		f.Heads = append(f.Heads, m.words.T("figure.heads.which"))
	}
	for _, one := range at.States {
		f.citeStandings(one.Commitments)
		row := m.stateRow(a, one.State, len(one.Commitments))
		if listed {
			row.Cells = append(row.Cells, Cell{Words: true, Commitments: one.Commitments})
		}
		if len(one.Commitments) > 0 || a == byReporting || mainStates[one.State.Sign()] == one.State && !some(at, one.State.Sign()) {
			f.Rows = append(f.Rows, row)
		} else {
			left = append(left, lowerFirst(row.Label))
		}
	}
	f.Total = &Row{Label: m.words.T("page.head.total"), Cells: []Cell{m.count(total), {Words: true}}[:len(f.Heads)-1]}
	if total == 0 {
		f.Sentence = m.say(f.Spec, telling{found: m.words.T(c.key("figure.none."))})
		f.Empty, f.Rows, f.Total = f.Sentence, nil, nil
		return nil
	}
	var groups []stated
	for _, g := range at.Signs {
		key := string(g.Sign)
		if len(g.States) == 1 {
			key = fmt.Sprint(g.States[0])
		}
		groups = append(groups, stated{g.Sign, key, g.N, len(g.States) > 1 && g.Sign != model.Silent})
	}
	f.Sentence = m.say(f.Spec, m.stating(a, c, total, at.Untold, groups))
	return left
}

// mostLinks is how many records a row of a table names at most.
const mostLinks = 12

// some reports whether some promise is in a state that amounts to a sign.
func some(at stats.Standings, sign model.Sign) bool {
	return slices.ContainsFunc(at.Signs, func(g stats.SignCount) bool { return g.Sign == sign && g.N > 0 })
}

// stateRow returns the row of a state.
func (m *Maker) stateRow(a axis, state model.State, n int) Row {
	key := fmt.Sprint(state)
	return Row{Key: key, Label: upperFirst(m.words.T(stateWords[a] + key)), state: state, Cells: []Cell{m.count(n)}}
}

// stated is how many of something are in a state, or in states that amount to the same.
type stated struct {
	sign model.Sign
	key  string // of words, below the axis
	n    int
	// vague marks states that only amount to the same: a sentence doesn't begin with what they share.
	vague bool
}

// stating says how many are in each state that tells something, then of how many nothing can be told; it
// begins with these where they are more than the others: with the reports that are late, which no sum with those
// that aren't due hides.
func (m *Maker) stating(a axis, c counted, total, untold int, groups []stated) telling {
	groups = slices.DeleteFunc(slices.Clone(groups), func(g stated) bool { return g.n == 0 })
	told, others := []stated{}, []stated{}
	for _, g := range groups {
		if g.sign.Told() {
			told = append(told, g)
		} else {
			others = append(others, g)
		}
	}
	does := func(g stated, subject string) string {
		return m.words.T("figure.says", subject, m.words.N("figure.state."+string(a)+"."+g.key, g.n))
	}
	gap := func(key, subject string, n int) string {
		return m.words.N("figure.untold."+string(a)+"."+key, n, subject)
	}
	some := func(n int) string {
		if n == total {
			return m.every(n, c)
		}
		return m.of(n, total, c)
	}
	the := func(g stated) string { return does(g, m.words.N("figure.the-others", g.n)) }
	if 2*untold > total && a == byReporting && len(others) > 1 {
		var said []string
		for _, g := range others[1:] {
			said = append(said, gap(g.key, m.words.Number(g.n), g.n))
		}
		if len(told) == 1 {
			said = append(said, the(told[0]))
		} else {
			for _, g := range told {
				said = append(said, does(g, m.words.Number(g.n)))
			}
		}
		return telling{found: gap(others[0].key, some(others[0].n), others[0].n), gap: m.clauses(said)}
	}
	if 2*untold > total {
		why := "any"
		if len(others) == 1 && !others[0].vague {
			why = others[0].key
		}
		out := telling{found: gap(why, some(untold), untold)}
		var said []string
		for _, g := range told {
			said = append(said, does(g, m.words.Number(g.n)))
		}
		var each []string
		for _, g := range others {
			each = append(each, gap(g.key, m.words.Number(g.n), g.n))
		}
		switch {
		case len(told) == 1:
			out.gap = the(told[0])
		case len(told) > 1:
			out.gap = phrase.Names(m.words, said)
		case len(others) > 1:
			out.gap = m.clauses(each)
		}
		return out
	}
	var said []string
	for i, g := range told {
		switch {
		case i > 0:
			said = append(said, does(g, m.words.Number(g.n)))
		case g.n == total:
			said = append(said, does(g, m.every(g.n, c)))
		default:
			said = append(said, does(g, m.part(g.n, total, c)))
		}
	}
	out := telling{found: phrase.Names(m.words, said)}
	switch len(others) {
	case 0:
		return out
	case 1:
		out.gap = gap(others[0].key, m.words.N("figure.the-others", untold), untold)
		return out
	}
	said = nil
	for i, g := range others {
		subject := m.words.Number(g.n)
		if i == 0 {
			subject = m.words.N("figure.others", g.n)
		}
		said = append(said, gap(g.key, subject, g.n))
	}
	out.gap = m.clauses(said)
	if utf8.RuneCountInString(out.found+out.gap) > longest {
		out.gap = gap("any", m.words.N("figure.the-others", untold), untold)
	}
	return out
}

// clauses joins clauses, which have commas of their own.
func (m *Maker) clauses(said []string) string {
	last := len(said) - 1
	if last == 0 {
		return said[0]
	}
	return m.words.T("figure.state.and", strings.Join(said[:last], ", "), said[last])
}

// citeStandings adds the sources of promises, of their results and of their reports.
func (f *Figure) citeStandings(promises []*model.Commitment) {
	for _, k := range promises {
		if k.Signatory.Withheld {
			continue
		}
		f.citeCommitment(k)
		for _, m := range k.Measures {
			for _, v := range m.Values {
				if v.Source != nil {
					f.cite(*v.Source)
				}
			}
		}
		for _, r := range k.Reports {
			f.cite(r.Source)
		}
	}
}
