package codes

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/reference/naf"
	"parvis/generator/reference/siren"
)

var (
	nafForm   = regexp.MustCompile(`^[0-9]{2}\.[0-9]{2}[A-Z]$`)
	nafTyped  = regexp.MustCompile(`^([0-9]{2})\.?([0-9]{2})([A-Za-z])$`)
	nafLetter = regexp.MustCompile(`^[A-Z]$`)
)

// Siren finds what is wrong with the SIREN of a signatory: Luhn's formula must
// accept it (INSEE). It is nil for nothing, and for a signatory without one.
func Siren(s *record.Signatory) *Fault {
	if s.Siren == "" || siren.Valid(s.Siren) {
		return nil
	}
	guess := ""
	if rnaForm.MatchString(cleanRNA(s.Siren)) {
		return &Fault{diag.Error, "rna-in-siren", []any{s.Siren, fmt.Sprintf("rna = %q", cleanRNA(s.Siren))}}
	}
	if clean := siren.Clean(s.Siren); siren.Valid(clean) {
		guess = fmt.Sprintf("siren = %q", clean)
	} else if siren.ValidSIRET(clean) {
		guess = fmt.Sprintf("siren = %q", clean[:9])
	}
	return &Fault{diag.Error, "bad-siren", []any{s.Siren, guess}}
}

// rnaForm is a number of the national register of associations (répertoire national des
// associations): W, the département of the registry (a digit, then a digit or for overseas ones a
// letter), seven digits.
var rnaForm = regexp.MustCompile(`^W[0-9][0-9A-Z][0-9]{7}$`)

func cleanRNA(s string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ".", "", "-", "").Replace(s))
}

// RNA finds what is wrong with the RNA number of a signatory. It is nil for nothing, and for a
// signatory without one.
func RNA(s *record.Signatory) *Fault {
	if s.Rna == "" || rnaForm.MatchString(s.Rna) {
		return nil
	}
	guess := ""
	if clean := cleanRNA(s.Rna); rnaForm.MatchString(clean) {
		guess = fmt.Sprintf("rna = %q", clean)
	} else if siren.Valid(siren.Clean(s.Rna)) {
		guess = fmt.Sprintf("siren = %q", siren.Clean(s.Rna))
	}
	return &Fault{diag.Error, "bad-rna", []any{s.Rna, guess}}
}

// Activity finds what is wrong with the activity of a signatory: the nomenclature
// must list it. The table of NAF 2025, in force from 1 January 2027, isn't known
// here: only the form of its codes is checked. It is nil for nothing, and for a
// signatory without one.
func Activity(s *record.Signatory) *Fault {
	if s.Sector == "" {
		return nil
	}
	nomenclature := cmp.Or(s.Nomenclature, model.NAF2008)
	guess := ""
	if !nomenclature.Listed() {
		if nafForm.MatchString(s.Sector) || nafLetter.MatchString(s.Sector) {
			return nil
		}
	} else if _, ok := naf.Find(s.Sector); ok {
		return nil
	} else if m := nafTyped.FindStringSubmatch(s.Sector); m != nil {
		if a, ok := naf.Find(m[1] + "." + m[2] + strings.ToUpper(m[3])); ok {
			guess = fmt.Sprintf("secteur = %q", a.Code)
		}
	}
	return &Fault{diag.Error, "bad-naf", []any{s.Sector, string(nomenclature), guess}}
}
