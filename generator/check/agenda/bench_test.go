package agenda_test

import (
	"context"
	"testing"

	"parvis/generator/check/agenda"
	"parvis/generator/content/record"
	"parvis/generator/content/synth"
	"parvis/generator/diag"
	"parvis/generator/text/date"
)

// BenchmarkOf lists the upcoming changes of a site of 2,000 signatories.
func BenchmarkOf(b *testing.B) {
	var found diag.List
	set, err := record.Load(context.Background(), synth.FS(1, 2000), &found)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		agenda.Next(agenda.Of(set, date.Date{Year: 2015, Month: 1, Day: 1}))
	}
}
