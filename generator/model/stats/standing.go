package stats

import (
	"slices"

	"parvis/generator/model"
)

// Standings counts promises by state, on one axis.
type Standings struct {
	Of     Commitments  // the promises that are counted
	States []StateCount // every state, those that amount to the same side by side, from the best
	Signs  []SignCount  // the same by what states amount to, from the best; every sign is present
	Untold int          // those of which nothing can be told: a report is late, not due yet, or not to be compared
	Aimed  int          // those with a target in figures
}

// StateCount is the promises in one state.
type StateCount struct {
	State       model.State
	Commitments []*model.Commitment // in the order of the selection
}

// SignCount is how many promises are in states that amount to the same.
type SignCount struct {
	Sign   model.Sign
	N      int
	States []model.State // those of them that hold some
}

// Total returns how many promises are counted.
func (s Standings) Total() int { return s.Of.Promised() }

// ByProgress counts promises, over or not, by how far they came: each by the worst of its measures
// that can be measured.
func (s *Selection) ByProgress() Standings {
	var judged, others []model.Progress
	for _, p := range model.Progress("").Values() { // from the worst
		if p.Measured() {
			judged = append(judged, p)
		} else {
			others = append(others, p)
		}
	}
	slices.Reverse(judged)
	return standings(s, append(judged, others...), func(k *model.Commitment) (model.Progress, bool) {
		return s.totals.standings[k].State, k.Nature.Promised()
	})
}

// ByReporting counts promises that aren't over by whether their reports came.
func (s *Selection) ByReporting() Standings {
	return standings(s, model.Reporting("").Values(), func(k *model.Commitment) (model.Reporting, bool) {
		return s.totals.standings[k].Report.State, k.Nature.Promised() && !k.Past(s.site.AsOf)
	})
}

// standings counts the commitments of a selection by state. of returns the state of one, and false for
// one that isn't counted.
func standings[W interface {
	comparable
	model.State
}](s *Selection, order []W, of func(*model.Commitment) (W, bool)) Standings {
	var out Standings
	in := map[W][]*model.Commitment{}
	for _, k := range s.Commitments {
		state, counted := of(k)
		if !counted {
			continue
		}
		in[state] = append(in[state], k)
		s.count(&out.Of, k)
		if k.HasTarget() {
			out.Aimed++
		}
	}
	for _, sign := range model.Sign("").Values() {
		group := SignCount{Sign: sign}
		for _, state := range order {
			if state.Sign() != sign {
				continue
			}
			out.States = append(out.States, StateCount{state, in[state]})
			if n := len(in[state]); n > 0 {
				group.N += n
				group.States = append(group.States, state)
			}
		}
		if !sign.Told() {
			out.Untold += group.N
		}
		out.Signs = append(out.Signs, group)
	}
	return out
}

// DueReports counts the reports that were due by the as-of date, or came before, by what became of them.
type DueReports struct {
	Reports Tally[model.Reporting] // up to date, without a figure, late
	Owed    []*model.Commitment    // the promises that they are of
	Awaited int                    // commitments whose latest report may still come within its delay
}

// DueReports counts the reports that were due of the promises of the selection, of the periods that end
// in its years.
func (s *Selection) DueReports() DueReports {
	var due []DueReport
	var out DueReports
	for _, k := range s.Commitments {
		before := len(due)
		for d := range s.totals.DueReports(k) {
			if s.Scope.has(d.Period.EndYear()) {
				due = append(due, d)
			}
		}
		if len(due) > before {
			out.Owed = append(out.Owed, k)
		}
		at := s.totals.standings[k].Report
		if at.State == model.ReportExpected && s.Scope.has(at.Period.EndYear()) {
			out.Awaited++
		}
	}
	states := []model.Reporting{model.ReportUpToDate, model.ReportNoFigure, model.ReportLate}
	out.Reports = tallyOf(due, states, func(d DueReport) model.Reporting { return d.State }, nil)
	return out
}
