package stats_test

import (
	"testing"

	"parvis/generator/content/synth"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/testsite"
)

// large returns a site of 2,000 signatories.
func large(b *testing.B) *model.Site {
	b.Helper()
	site := testsite.Of(b, synth.FS(1, 2000))
	return site
}

// BenchmarkOf adds up 2,000 signatories.
func BenchmarkOf(b *testing.B) {
	site := large(b)
	for b.Loop() {
		stats.Of(site)
	}
}

// BenchmarkSelect selects the records of every territory, one after the other.
func BenchmarkSelect(b *testing.B) {
	site := large(b)
	totals := stats.Of(site)
	for b.Loop() {
		for _, t := range site.Territories {
			totals.Select(site, stats.Scope{Territory: t})
		}
	}
	b.ReportMetric(float64(len(site.Territories)), "territories")
}

// BenchmarkTallies computes the data of the charts of every territory.
func BenchmarkTallies(b *testing.B) {
	site := large(b)
	totals := stats.Of(site)
	for b.Loop() {
		for _, t := range site.Territories {
			s := totals.Select(site, stats.Scope{Territory: t})
			s.ByDomain()
			s.ByStatus()
			s.BySize()
			s.ByStart()
			s.Timeline()
			s.ByPlace(model.Departement)
			s.Matrix(model.Departement)
			for _, i := range s.Indicators() {
				s.Progress(i)
			}
		}
	}
}
