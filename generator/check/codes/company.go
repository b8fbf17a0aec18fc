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
	if clean := siren.Clean(s.Siren); siren.Valid(clean) {
		guess = fmt.Sprintf("siren = %q", clean)
	} else if siren.ValidSIRET(clean) {
		guess = fmt.Sprintf("siren = %q", clean[:9])
	}
	return &Fault{diag.Error, "bad-siren", []any{s.Siren, guess}}
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
