package geo

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzCodes checks that a code is found as it is written or not at all, whatever
// the tables are cut by, and a place to lie in itself and in one région at most.
func FuzzCodes(f *testing.F) {
	levels := []Level{Country, Region, Departement, Arrondissement, EPCI, Commune, QPV}
	for _, code := range []string{"75", "2A", "971", "113", "11262", "200023794", "75101", "QP006005", "QN00101M", "QP97100A", "", "1", "011", "75\t", "\n", "75\n76", "2a", "é", "\x00", "QP02A001"} {
		for at := range levels {
			f.Add(code, uint8(at))
		}
	}
	regions := Regions()
	f.Fuzz(func(t *testing.T, code string, at uint8) {
		level := levels[int(at)%len(levels)]
		p, ok := Find(level, code)
		if !ok && p != (Place{}) || ok && (p.Level != level || p.Code != code || p.Name == "" || !utf8.ValidString(p.Name) || strings.ContainsAny(p.Name, "\t\n") || strings.Trim(code, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "") {
			t.Fatalf("%v %q is %+v, %v", level, code, p, ok)
		}
		in := 0
		for _, r := range regions {
			if Inside(Place{Level: level, Code: code}, r) {
				in++
			}
		}
		if in > 1 && level != EPCI || in > 0 && !ok && level != QPV { // an EPCI may lie across
			t.Fatalf("%v %q lies in %d régions", level, code, in)
		}
		q, ok := ParseQPV(code)
		if !ok {
			return
		}
		if _, known := Find(Departement, q.Departement); !known || q.Map != 2015 && q.Map != 2024 {
			t.Fatalf("%q is %+v", code, q)
		}
		from, _, _ := q.ValidFrom()
		if until, _, _, ends := q.ValidUntil(); ends && until < from {
			t.Fatalf("%q ends in %d, before %d", code, until, from)
		}
	})
}
