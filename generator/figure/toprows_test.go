package figure

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"parvis/generator/testsite"
)

// Bars are drawn for the largest rows only: hundreds would be unreadable, and exceed
// the maximum size of a drawing.
func TestProminent(t *testing.T) {
	m := maker(t, testsite.Of(t, ground("fr", 1).fs()))
	for _, s := range []shape{bars, pairs} {
		f := &Figure{Title: "Beaucoup", Heads: []string{"Lieu", "Nombre", "Autre"}, shape: s}
		if s == pairs {
			f.drawnCells = []int{1, 0}
		}
		for i := range 300 {
			f.Rows = append(f.Rows, Row{Key: fmt.Sprint(i), Label: fmt.Sprintf("Lieu %d", i), Cells: []Cell{m.count(i % 97), m.count(i)}})
		}
		m.finish(f)
		if len(f.Notes) != 1 || !strings.Contains(f.Notes[0], "20") || !strings.Contains(f.Notes[0], "300") {
			t.Errorf("not told that rows are left out: %q", f.Notes)
		}
		raw, height, err := f.Options(m.words, "fr")
		if err != nil || height > 2000 {
			t.Errorf("a drawing %d high: %v", height, err)
		}
		var o struct {
			Series []struct{ Data []struct{ Value float64 } }
		}
		if err := json.Unmarshal(raw, &o); err != nil {
			t.Fatal(err)
		}
		data, first := o.Series[1].Data, 96.0
		if s == pairs {
			first = 299
		}
		if len(data) != maxBars || data[0].Value != first || data[19].Value > first || len(f.Rows) != 300 {
			t.Errorf("%d drawn, the first %g; wanted %d, the first %g", len(data), data[0].Value, maxBars, first)
		}
	}
}
