package geo

import "strings"

// QPVCode is the information in the code of a priority neighbourhood (quartier prioritaire de la
// politique de la ville). Whether the neighbourhood exists is not checked: [Find] knows
// those of the map of 2024.
type QPVCode struct {
	// Map is the year of the map the code belongs to: 2015 (first map, codes in QP)
	// or 2024 (codes in QN).
	Map int
	// Departement is the code at the level Departement: "11", "2A", "971", or a
	// collectivité with neighbourhoods of its own, as "978".
	Departement string
	// Unsure is set when a code of the 2024 map isn't in its table: this deserves a
	// warning, not an error, since the map may have been amended.
	Unsure bool
}

// ParseQPV parses the code of a neighbourhood: "QP", three characters for the
// département and three digits on the 2015 map (QP006005, QP02A001, QP971001);
// "QN", the same three, two digits and a capital letter on the 2024 map (QN00101M).
// It returns false for any other form and for a département that doesn't exist.
func ParseQPV(code string) (QPVCode, bool) {
	if len(code) != len("QP006005") {
		return QPVCode{}, false
	}
	qpv := QPVCode{Departement: strings.TrimPrefix(code[2:5], "0")}
	if _, ok := Find(Departement, qpv.Departement); !ok {
		return QPVCode{}, false
	}
	switch last := code[7]; {
	case code[:2] == "QP" && allDigits(code[5:]):
		qpv.Map = 2015
	case code[:2] == "QN" && allDigits(code[5:7]) && 'A' <= last && last <= 'Z':
		qpv.Map = 2024
		_, known := Find(QPV, code)
		qpv.Unsure = !known
	default:
		return QPVCode{}, false
	}
	return qpv, true
}

// QPVCommunes returns the codes of the communes where a neighbourhood of the map of 2024 lies,
// sorted; none for a code that isn't in its table.
func QPVCommunes(code string) []string {
	found, ok := qpvs.find(code)
	if !ok {
		return nil
	}
	return strings.Fields(found.field(colCommunes))
}

// ValidFrom returns the first day of the code's map. The 2015 map began on 1 January
// 2015 (décrets 2014-1750 and 2014-1751). The 2024 map began on 1 January 2024 in
// metropolitan France (décret 2023-1314) and a year later overseas (décret 2024-1212).
func (q QPVCode) ValidFrom() (year, month, day int) {
	if q.Map == 2024 && q.overseas() {
		return 2025, 1, 1
	}
	return q.Map, 1, 1
}

// ValidUntil returns the last day of the code's map: 31 December 2023 for the 2015
// map in metropolitan France, 31 December 2024 overseas. ok is false for the 2024
// map, the end of which isn't fixed.
func (q QPVCode) ValidUntil() (year, month, day int, ok bool) {
	switch {
	case q.Map != 2015:
		return 0, 0, 0, false
	case q.overseas():
		return 2024, 12, 31, true
	}
	return 2023, 12, 31, true
}

// overseas relies on the COG's convention: codes of three characters, from 97 or 98 on, are overseas.
func (q QPVCode) overseas() bool { return len(q.Departement) == 3 }

func allDigits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}
