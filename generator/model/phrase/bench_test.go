package phrase_test

import (
	"testing"

	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/text/date"
)

// BenchmarkPhrases formats the dates and quantities of a commitment.
func BenchmarkPhrases(b *testing.B) {
	w := wordsOf(b, "fr")
	from, to := date.Date{Year: 2017, Month: 3, Day: 1}, date.Date{Year: 2018, Month: 6}
	b.ReportAllocs()
	for b.Loop() {
		phrase.Date(w, from)
		phrase.Period(w, from, to)
		phrase.Quantity(w, model.Quantity{Low: 1200, High: 1300.5})
	}
}
