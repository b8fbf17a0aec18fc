package slug_test

import (
	"fmt"

	"parvis/generator/text/slug"
)

func ExampleOf() {
	fmt.Println(slug.Of("L'Oréal à Aulnay-sous-Bois"))
	// Output: l-oreal-a-aulnay-sous-bois
}

func ExampleFold() {
	fmt.Println(slug.Fold("Société Générale, Œuvre d’Été"))
	// Output: societe generale, oeuvre d'ete
}

func ExampleValid() {
	fmt.Println(slug.Valid("exemple-sa"), slug.Valid("Exemple SA"), slug.Valid("exemple--sa"), slug.Valid("aux"))
	// Output: true false false false
}

func ExampleDevice() {
	fmt.Println(slug.Device("nul.txt"), slug.Device("nulle-part"))
	// Output: true false
}
