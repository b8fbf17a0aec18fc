package siren_test

import (
	"fmt"

	"parvis/generator/reference/siren"
)

func ExampleValid() {
	fmt.Println(siren.Valid("732829320"), siren.Valid("732829321"), siren.Valid("732 829 320"))
	// Output: true false false
}

func ExampleValidSIRET() {
	fmt.Println(siren.ValidSIRET("73282932000074"), siren.ValidSIRET("73282932000075"))
	// Output: true false
}

func ExampleClean() {
	fmt.Println(siren.Valid(siren.Clean("732 829 320")))
	// Output: true
}
