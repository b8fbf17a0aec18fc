package date

import "testing"

// BenchmarkDate reads the dates of a thousand records, puts each beside the next
// and writes it.
func BenchmarkDate(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		var before Date
		for i := range 1000 {
			d, err := Parse([]string{"2017-02-28", "2018-07", "2019"}[i%3])
			if err != nil || d.String() == "" {
				b.Fatal(err)
			}
			before.Compare(d)
			before.After(d)
			before = d
		}
	}
}
