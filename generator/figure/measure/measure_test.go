package measure_test

import (
	"flag"
	"os"
	"testing"

	"parvis/generator/figure/measure"
	"parvis/generator/figure/paint"
)

var update = flag.Bool("update", false, "rewrite the sheet of the theme")

// The pages of signatories have the rules of the classes that their drawings have, and no others.
func TestSheet(t *testing.T) {
	const file = "../../../themes/parvis/signatory/drawing.css"
	sheet := paint.SheetOf(measure.Classes...)
	if *update {
		if err := os.WriteFile(file, []byte(sheet), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if kept, err := os.ReadFile(file); err != nil || string(kept) != sheet {
		t.Errorf("%s is not the sheet (%v): look at it with -update and git diff", file, err)
	}
}
