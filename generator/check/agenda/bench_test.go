package agenda_test

import (
	"testing"

	"parvis/generator/check/agenda"
	"parvis/generator/content/synth"
	"parvis/generator/model"
	"parvis/generator/testsite"
	"parvis/generator/text/date"
)

// BenchmarkOf lists the upcoming changes of a site of 2,000 signatories.
func BenchmarkOf(b *testing.B) {
	set, _ := testsite.Load(b, synth.FS(1, 2000))
	b.ReportAllocs()
	for b.Loop() {
		agenda.Next(agenda.Of(set, &model.Site{AsOf: date.Date{Year: 2015, Month: 1, Day: 1}}))
	}
}
