package main

import (
	"strings"
	"testing"
)

// Counts of one take the singular, in both languages.
func TestAgreement(t *testing.T) {
	fr, en := publishIn["fr"], publishIn["en"]
	for _, c := range []struct{ got, want string }{
		{serveFrench.more(1), " et 1 autre"},
		{serveFrench.more(2), " et 2 autres"},
		{serveEnglish.more(1), " and 1 other"},
		{serveEnglish.more(2), " and 2 others"},
		{fr.tooMany(1, 5), "1 page sur 5 serait retirée du site"},
		{fr.tooMany(3, 5), "3 pages sur 5 seraient retirées du site"},
		{en.tooMany(1, 5), "1 page of 5 would be removed"},
		{fr.partly(1, 0), "1 fichier envoyé et 0 retiré ; "},
		{fr.partly(2, 2), "2 fichiers envoyés et 2 retirés ; "},
		{en.partly(1, 0), "1 file sent and 0 removed; "},
	} {
		if !strings.HasPrefix(c.got, c.want) {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
