// Package siren checks the numbers of the French register of companies and
// organisations (INSEE, répertoire Sirene): a SIREN is 9 digits and identifies the legal
// unit; a SIRET is its SIREN plus 5 digits and identifies one establishment. Both end
// in a check digit by Luhn's formula. The check finds typing errors; it doesn't
// show that the number was ever assigned.
package siren

import (
	"strings"
	"unicode"
)

// laPoste is the SIREN of La Poste, which has more establishments than there are numbers with a valid
// check digit.
const laPoste = "356000000"

// Valid reports whether siren is a SIREN: exactly 9 digits, no spaces, with a right
// check digit. Nine zeros pass the formula but identify nobody, and are rejected.
func Valid(siren string) bool {
	return digits(siren, 9) && luhn(siren) && siren != "000000000"
}

// ValidSIRET reports whether siret is a SIRET: exactly 14 digits, no spaces, the
// first 9 a valid SIREN, with a right check digit over all 14. For an establishment
// of La Poste, a digit sum divisible by 5 is also valid (INSEE's exception).
func ValidSIRET(siret string) bool {
	if !digits(siret, 14) || !Valid(siret[:9]) {
		return false
	}
	return luhn(siret) || strings.HasPrefix(siret, laPoste) && fiveDividesSum(siret)
}

// Clean removes the spaces that people write in these numbers, including no-break and
// invisible ones, which are copied along with a number from a page or a
// spreadsheet. It keeps everything else, for the check to reject.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u200b', '\u2060', '\ufeff': // zero width; Unicode doesn't count them as spaces
			return -1
		}
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// luhn reports whether number passes Luhn's formula: with every second digit from the right doubled, the
// sum of all digits is a multiple of ten.
func luhn(number string) bool {
	sum := 0
	for i := range len(number) {
		digit := int(number[i] - '0')
		if (len(number)-i)%2 == 0 {
			digit *= 2
			if digit > 9 {
				digit -= 9
			}
		}
		sum += digit
	}
	return sum%10 == 0
}

func fiveDividesSum(number string) bool {
	sum := 0
	for _, digit := range number {
		sum += int(digit - '0')
	}
	return sum%5 == 0
}

// digits reports whether s is exactly n digits from 0 to 9, as the sums require.
func digits(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789") == ""
}
