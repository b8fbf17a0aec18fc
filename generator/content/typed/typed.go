// Package typed reads what people type where the format wants a date, a figure or a number of
// the register: "12/03/2019", "courant 2016", "une quinzaine", "30 à 40", "930925300038".
// What is understood otherwise than it is written carries a Remark, to be told. What can't be
// understood is refused, never guessed at.
package typed

import (
	"strings"

	"parvis/generator/text/slug"
)

// Remark is what is to be told of a typed text.
type Remark string

// The remarks on what is understood.
const (
	Plain          Remark = ""                  // nothing to tell
	Approximate    Remark = "approximate"       // "une quinzaine": read as "environ 15"
	FootnoteMark   Remark = "footnote-mark"     // "15 (1)": read as 15, the note is for a person to read
	UnitInValue    Remark = "unit-after-figure" // "12 stagiaires": read as 12
	ImpreciseDate  Remark = "imprecise-date"    // "courant 2016": read as 2016
	LostZeros      Remark = "lost-zeros"        // a SIREN or SIRET whose first zeros a spreadsheet dropped
	SirenForSiret  Remark = "siren-for-siret"   // 9 digits where 14 were asked for
	WrongSiretEnd  Remark = "wrong-siret-end"   // a right SIREN, in a SIRET that is wrong
	DateFromSerial Remark = "date-from-serial"  // "43655", the day number of a spreadsheet
)

// The remarks on what is doubtful: there is a nearest reading, that a person must accept.
const (
	ThousandOrDecimal Remark = "thousand-or-decimal" // "1.250"
	LetterForDigit    Remark = "letter-for-digit"    // "2O"
	ZeroInWords       Remark = "zero-in-words"       // "néant": nothing, or not known
	MonthFirst        Remark = "month-first"         // "12/14/2020"
)

// The remarks on what is refused.
const (
	NotANumber  Remark = "not-a-number"
	NotADate    Remark = "not-a-date"
	NoSuchDate  Remark = "impossible-date"   // "30/02/2016"
	RangeUpside Remark = "range-upside-down" // "40 à 30"
	TooLarge    Remark = "figure-too-large"  // beyond what figures hold
	Scientific  Remark = "scientific"        // "1,41E+13": digits lost for good
	NotASiren   Remark = "not-a-siren"       // no SIREN, no SIRET
)

// Doubtful reports whether a remark is on a reading that a person must accept.
func (r Remark) Doubtful() bool {
	switch r {
	case ThousandOrDecimal, LetterForDigit, ZeroInWords, MonthFirst:
		return true
	default:
		return false
	}
}

// Refused reports whether a remark is on a text that has no reading.
func (r Remark) Refused() bool {
	switch r {
	case NotANumber, NotADate, NoSuchDate, RangeUpside, TooLarge, Scientific, NotASiren:
		return true
	default:
		return false
	}
}

// nothing is the words for a value that isn't known, without accents.
var nothing = map[string]bool{"": true, "nc": true, "n.c.": true, "n.c": true, "nd": true, "n.d.": true, "n.d": true, "na": true, "n/a": true, "n.a.": true,
	"-": true, "–": true, "—": true, "--": true, "/": true, "//": true, "s.o.": true, "so": true, "sans objet": true, "#": true, "?": true, "??": true, "...": true, "…": true,
	"non communique": true, "non communiquee": true, "non precise": true, "non precisee": true, "non renseigne": true, "non renseignee": true, "inconnu": true, "inconnue": true,
	"non disponible": true, "nr": true, "n.r.": true, "ns": true, "a venir": true, "en attente": true}

// Missing reports whether a text says that the value isn't known: "NC", "n.d.", "-", nothing.
func Missing(s string) bool { return nothing[strings.TrimSpace(slug.Fold(clean(s)))] }

// clean returns s without the spaces around it, with plain spaces, and without the apostrophe
// that keeps a number as text.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u00a0', '\u202f', '\u2009', '\t', '\n', '\r':
			return ' '
		case '\u200b', '\ufeff', '\u200e', '\u200f':
			return -1
		default:
			return r
		}
	}, s)
	return strings.TrimPrefix(strings.Join(strings.Fields(s), " "), "'")
}
