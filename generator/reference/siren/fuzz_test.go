package siren

import (
	"strings"
	"testing"
)

// FuzzValid checks that a valid number is digits only, and no longer valid with one
// digit changed: that is what its check digit is for.
func FuzzValid(f *testing.F) {
	for _, s := range []string{"552100554", "552 100 554", "35600000000048", "356 000 000 00048", "000000000", "5521005540001", "\ufeff552\u00a0100\u202f554\u200b", "５５２100554", "55210055a", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		s := Clean(typed)
		if Clean(s) != s || len(s) > len(typed) && !strings.ContainsRune(s, '\ufffd') {
			t.Fatalf("%q is cleaned to %q", typed, s)
		}
		if ValidSIRET(s) && (len(s) != 14 || !Valid(s[:9])) {
			t.Fatalf("%q is no SIRET", s)
		}
		if !Valid(s) {
			return
		}
		if len(s) != 9 || strings.Trim(s, "0123456789") != "" {
			t.Fatalf("%q is no SIREN", s)
		}
		for i := range s {
			for digit := byte('0'); digit <= '9'; digit++ {
				if other := s[:i] + string(digit) + s[i+1:]; digit != s[i] && Valid(other) {
					t.Fatalf("%q and %q are both valid", s, other)
				}
			}
		}
	})
}
