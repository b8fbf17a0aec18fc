package catalogue_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"parvis/generator/figure/catalogue"
)

var update = flag.Bool("update", false, "write the table of figures anew")

// The table of figures in FIGURES.md matches the program.
func TestDocument(t *testing.T) {
	const file, head = "FIGURES.md", "| --- | --- | --- |\n"
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, got, ok := strings.Cut(string(src), head)
	if !ok {
		t.Fatalf("%s has no table", file)
	}
	names := func(fs []catalogue.Filter) string {
		var out []string
		for _, f := range fs {
			out = append(out, "`"+string(f)+"`")
		}
		return strings.Join(out, ", ")
	}
	var want strings.Builder
	for _, k := range catalogue.Kinds() {
		needs, others := k.Filters()
		fmt.Fprintf(&want, "| `%s` | %s | %s |\n", k, names(needs), names(others))
	}
	if *update {
		if err := os.WriteFile(file, []byte(before+head+want.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got != want.String() {
		t.Errorf("%s differs; go test ./generator/figure/catalogue -run Document -update", file)
	}
}
