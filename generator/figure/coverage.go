package figure

import (
	"strings"

	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// Coverage is what a total of results stands on. It goes wherever the total goes: a sum of a few
// reports is else quoted as that of all.
type Coverage struct {
	Results     int // commitments with a result
	Commitments int // that follow the indicator
	Due, Came   int // reports that were due, and those of them with a figure; both 0 where none is due
	Partial     bool
	Text        string // the same in words, to be put between brackets
}

// coverage returns what the total of an indicator stands on, for a selection.
func (m *Maker) coverage(s *stats.Selection, p stats.Progress) *Coverage {
	c := &Coverage{Results: p.Reported, Commitments: p.Measures, Due: p.Received.Due, Came: p.Received.Came,
		Partial: p.Total.Reports > 0 && p.Received.Partial(m.site.Rounds)}
	all := m.counts(c.Commitments, countedOf(m.following(s, p.Indicator)))
	switch {
	case p.Received.Known():
		c.Text = phrase.Reports(m.words, c.Came, c.Due, c.Partial)
	case c.Results == c.Commitments:
		c.Text = m.words.N("figure.progress.all-results", c.Results, all)
	default:
		c.Text = m.words.N("figure.progress.results", c.Results, all)
	}
	return c
}

// DrawnName returns the title of the drawing, which may be copied alone: of a total that is partial it
// says so.
func (f *Figure) DrawnName(w phrase.Words) string {
	if f.Coverage == nil || !f.Coverage.Partial {
		return f.Name(w)
	}
	return w.T("figure.progress.drawn", f.Name(w), f.Coverage.Text)
}

// noteProofs says how much of a total is verified, attested, declared.
func (m *Maker) noteProofs(f *Figure, r stats.Result) {
	if r.Reports == 0 {
		return
	}
	var parts []string
	for level, part := range r.Proofs.Told() {
		label := m.words.T("page.proof-part.none")
		if level != "" {
			label = m.words.T("page.proof-part." + string(level))
		}
		figure := m.words.N("figure.progress.values", part.Reports)
		if r.Sum {
			figure = phrase.Quantity(m.words, part.Quantity)
		}
		parts = append(parts, m.words.T("figure.progress.proof", figure, label))
	}
	f.Notes = append(f.Notes, m.words.T("figure.progress.proofs", strings.Join(parts, ", ")))
}
