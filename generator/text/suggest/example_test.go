package suggest_test

import (
	"fmt"

	"parvis/generator/text/suggest"
)

func ExampleTo() {
	kinds := []string{"signataires", "territoires", "indicateurs"}
	fmt.Printf("%q %q\n", suggest.To("signatiares", kinds), suggest.To("pages", kinds))
	// Output: "signataires" ""
}

// Names are prepared once where many are asked for.
func ExampleNames_To() {
	domains := suggest.Of([]string{"education", "emploi", "logement"})
	fmt.Println(domains.To("educatoin"), domains.To("Emplois"))
	// Output: education emploi
}
