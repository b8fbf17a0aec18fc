package view

import (
	"cmp"
	"strings"

	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// CoverageOf returns in words what a total covers: the reports received of those due, or where no
// report is due, the measures by the indicator that have a result.
func (b *Site) CoverageOf(received stats.Received, reported, measures int) string {
	switch {
	case received.Known():
		return phrase.Reports(b.Words, received.Came, received.Due, received.Partial(b.Model.Rounds))
	case reported == measures:
		return b.Words.N("page.coverage-of.all-measures", measures)
	}
	return b.Words.N("page.coverage-of.measures", reported, b.Words.N("page.coverage-of.of-measures", measures))
}

// Proofs returns in words what a result stands on: how much of it is verified, attested, declared.
func (b *Site) Proofs(r stats.Result) string {
	var out, labels []string
	for level, part := range r.Proofs.Told() {
		label := cmp.Or(b.Label("proof-part", string(level)), b.Words.T("page.proof-part.none"))
		labels = append(labels, label)
		figure := b.Words.N("page.proof-part.reports", part.Reports)
		if r.Sum {
			figure = b.Quantity(part.Quantity)
		}
		out = append(out, b.Words.T("page.proof-part.of", figure, label))
	}
	if len(labels) == 1 { // of all of it
		return labels[0]
	}
	return strings.Join(out, ", ")
}
