package catalogue

import "testing"

// BenchmarkRead reads the block of a figure, and its identifier back.
func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		spec, _, faults := Read("figure = \"resultats\" # une remarque\nindicateur : stages\ndomaine = emploi\npériode = 2017-2020\n")
		if _, _, again := Read(spec.ID()); len(faults)+len(again) > 0 {
			b.Fatal(faults, again)
		}
	}
}
