package typo_test

import (
	"fmt"

	"parvis/generator/text/typo"
)

// Spaces that don't break are shown by their code points.
func ExampleSet() {
	fmt.Printf("%+q\n", typo.Set("fr", "Qui ? L'emploi : 50 %..."))
	fmt.Printf("%+q\n", typo.Set("en", "Who ?"))
	// Output:
	// "Qui\u202f? L\u2019emploi\u00a0: 50\u202f%\u2026"
	// "Who ?"
}
