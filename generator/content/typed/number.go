package typed

import (
	"regexp"
	"strings"

	"parvis/generator/reference/siren"
)

var scientific = regexp.MustCompile(`(?i)^[0-9][.,]?[0-9]*e\+?[0-9]+$`)

// ReadSiren reads a SIREN, or the SIREN of a SIRET, as spreadsheets leave them: with spaces, as a
// number that ends in ".0", without its first zeros. Zeros are put back only when the check digit
// (see package siren) is then right. asked is true when the column asks for a SIRET. A missing
// number is "" and Plain.
func ReadSiren(s string, asked bool) (string, Remark) {
	if Missing(s) {
		return "", Plain
	}
	s = strings.TrimSuffix(strings.TrimSuffix(siren.Clean(clean(s)), ".0"), ",0")
	if scientific.MatchString(s) {
		return "", Scientific
	}
	if strings.Trim(s, "0123456789") != "" {
		return "", NotASiren
	}
	switch n := len(s); {
	case n == 9 && siren.Valid(s):
		if asked {
			return s, SirenForSiret
		}
		return s, Plain
	case n == 14 && siren.ValidSIRET(s):
		return s[:9], Plain
	case n == 14 && siren.Valid(s[:9]):
		return s[:9], WrongSiretEnd
	case n == 7 || n == 8:
		if full := strings.Repeat("0", 9-n) + s; siren.Valid(full) {
			return full, LostZeros
		}
	case n == 12 || n == 13:
		if full := strings.Repeat("0", 14-n) + s; siren.ValidSIRET(full) {
			return full[:9], LostZeros
		}
	}
	return "", NotASiren
}
