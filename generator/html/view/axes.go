package view

import (
	"strconv"

	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site/address"
)

// Axis is where a commitment stands on one axis. The axes are shown side by side, never merged.
type Axis struct {
	Term    string // "Bilan"
	State   Badge
	Says    string // what the state is about: "celui de 2021 est reçu ; il manque celui de 2019"
	Sources []Link
}

// Standings is how many promises are in each state, axis by axis.
type Standings struct {
	Lead  string // how many promises they are of
	Lines []AxisLine
	Rules string
	Round Link // to the latest yearly report; none where nothing can be told of any year
}

// AxisLine is how many promises are in each state of one axis; a state without any is left out.
type AxisLine struct {
	Term   string
	States []StateCount
	Note   string // how many of the reports due came
}

// StateCount is how many promises are in a state.
type StateCount struct {
	State Badge
	Count string
}

// Rules returns the address of the page that says how states follow from the records.
func (b *Site) Rules() string { return b.Href(address.Of(model.Pages, address.RulesSlug)) }

// State returns a state as a badge that leads to the rules.
func (b *Site) State(group string, s model.State) Badge {
	out := b.Badge(group, s)
	out.Href = b.Rules()
	return out
}

// Standings returns where the promises of a place, of a domain or of the whole site stand; nil where
// there is none.
func (b *Site) Standings(s *stats.Sums, round Link) *Standings {
	n := s.Promised()
	if n == 0 {
		return nil
	}
	out := &Standings{Lead: b.Words.N("page.axes.of", n, b.AsOf), Rules: b.Rules(), Round: round}
	reporting := AxisLine{Term: b.Words.T("page.axes.reporting"), States: statesOf(b, "reporting", s.Reporting)}
	if s.Received.Known() {
		reporting.Note = b.CoverageOf(s.Received, s.Reported, s.Measured)
	}
	word := AxisLine{Term: b.Words.T("page.axes.word"), States: statesOf(b, "status", s.ByStatus)}
	if none := s.ByStatus[""]; none > 0 {
		word.States = append(word.States, StateCount{Badge{Text: b.Words.T("page.status.none")}, b.Words.Number(none)})
	}
	out.Lines = []AxisLine{reporting,
		{Term: b.Words.T("page.axes.progress"), States: statesOf(b, "standing", s.Progress)}, word}
	return out
}

// NoStatus returns the badge of a promise of which its publisher says nothing.
func (b *Site) NoStatus() Badge {
	return Badge{Text: b.Words.T("page.status.none"), Href: b.Rules()}
}

// statesOf returns the states that have some, in the order of their vocabulary.
func statesOf[W interface {
	model.Vocabulary[W]
	model.State
}](b *Site, group string, of map[W]int) []StateCount {
	var none W
	var out []StateCount
	for _, v := range none.Values() {
		if of[v] > 0 {
			out = append(out, StateCount{b.Badge(group, v), b.Words.Number(of[v])})
		}
	}
	return out
}

// StatesTable returns how many commitments are in each state of progress, as a table.
func (b *Site) StatesTable(caption, note string, of map[model.Progress]int) *Table {
	t := &Table{Caption: caption, Note: note, Head: Heads(b.Words.T("page.axes.progress"), b.Words.T("page.head.commitments"))}
	for _, v := range model.Progress("").Values() {
		if of[v] > 0 {
			t.Rows = append(t.Rows, Row{Head: Link{Text: b.Label("standing", string(v)), Href: b.Rules()}, Cells: []Cell{b.NumberCell(of[v])}})
		}
	}
	return t.Aligned()
}

// roundsLink returns a link to the yearly reports; the zero Link where there is none.
func (b *Site) roundsLink() Link {
	if len(b.Totals().Rounds(b.Model, stats.Scope{})) == 0 {
		return Link{}
	}
	return Link{Text: b.Words.T("page.rounds.title"), Href: b.Href(address.Rounds)}
}

// RoundLink returns a link to the latest yearly report of a domain or a territory, or to those of the
// site for a country, which has none of its own; the zero Link where there is none.
func (b *Site) RoundLink(of *model.Record, scope stats.Scope) Link {
	if scope.Territory != nil && scope.Territory.Level == model.Country {
		return b.roundsLink()
	}
	rounds := b.Totals().Rounds(b.Model, scope)
	if len(rounds) == 0 {
		return Link{}
	}
	year := rounds[0].Year
	return Link{Text: b.Words.T("page.rounds.of-part", strconv.Itoa(year), b.Title(of)), Href: b.Href(address.Round(year, of))}
}
