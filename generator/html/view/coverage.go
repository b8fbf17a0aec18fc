package view

import (
	"cmp"
	"strings"

	"parvis/generator/model/stats"
)

// CoverageOf returns in words what a total covers: the reports received of those due, or where no
// report is due, the commitments that reported of those that follow the indicator.
func (b *Site) CoverageOf(received stats.Received, reported, measures int) string {
	if !received.Known() {
		return b.Words.N("page.coverage-of.commitments", reported, b.Words.N("page.count.commitments", measures))
	}
	text := b.Words.N("page.coverage-of.reports", received.Came, b.Words.N("page.rounds.of-due", received.Due))
	if received.Partial(b.Model.Rounds) {
		text = b.Words.T("page.coverage-of.partial", text)
	}
	return text
}

// Proofs returns in words what a result stands on: how much of it is verified, attested, declared.
func (b *Site) Proofs(r stats.Result) string {
	var out []string
	for level, part := range r.Proofs.Told() {
		label := cmp.Or(b.Label("proof-part", string(level)), b.Words.T("page.proof-part.none"))
		figure := b.Words.N("page.proof-part.reports", part.Reports)
		if r.Sum {
			figure = b.Quantity(part.Quantity)
		}
		out = append(out, b.Words.T("page.proof-part.of", figure, label))
	}
	return strings.Join(out, ", ")
}
