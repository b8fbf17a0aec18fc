package siren

import "testing"

func TestValid(t *testing.T) {
	for _, test := range []struct {
		siren, why string
		want       bool
	}{
		{"552100554", "Peugeot", true},
		{"356000000", "La Poste", true},
		{"732829320", "INSEE's example", true},
		{"241100593", "Le Grand Narbonne", true},
		{"732829321", "wrong check digit", false},
		{"372829320", "two digits swapped", false},
		{"000000000", "zeros name nobody", false},
		{"73282932", "8 digits", false},
		{"7328293200", "10 digits", false},
		{"732 829 320", "spaces are the caller's to clean", false},
		{"73282932O", "a letter", false},
		{"73282932٠", "a digit, but not an ASCII one", false},
		{"", "empty", false},
	} {
		if got := Valid(test.siren); got != test.want {
			t.Errorf("Valid(%q) = %v, want %v (%s)", test.siren, got, test.want, test.why)
		}
	}
}

func TestValidSIRET(t *testing.T) {
	for _, test := range []struct {
		siret, why string
		want       bool
	}{
		{"73282932000074", "INSEE's example", true},
		{"35600000000048", "La Poste's seat, by Luhn", true},
		{"35600000049837", "La Poste, by the digit sum (45)", true},
		{"35600000049838", "La Poste, neither Luhn nor a multiple of 5", false},
		{"73282932000075", "wrong check digit", false},
		{"73282932000004", "digit sum is 40, but not La Poste", false},
		{"73282933000008", "right over 14 digits, but its SIREN isn't one", false},
		{"00000000000000", "zeros name nobody", false},
		{"7328293200007", "13 digits", false},
		{"732829320000740", "15 digits", false},
		{"732829320000 4", "a space", false},
		{"3560000004983A", "a letter, La Poste", false},
		{"", "empty", false},
	} {
		if got := ValidSIRET(test.siret); got != test.want {
			t.Errorf("ValidSIRET(%q) = %v, want %v (%s)", test.siret, got, test.want, test.why)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"732 829 320":                       "732829320",
		"\t732\u00a0829\u202f320\n":         "732829320",
		"\ufeff732\u2009829\u200b320\u2060": "732829320",
		"732.829.320":                       "732.829.320",
		"":                                  "",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}
