package record

import (
	"strings"
	"testing"
)

// What is kept stays as it was, whatever comes after it, and however long it is.
func TestChest(t *testing.T) {
	var c chest
	var want, got []string
	for i := range 3000 {
		s := strings.Repeat(string(rune('a'+i%26)), i%97)
		if i%1000 == 500 {
			s = strings.Repeat("é", chestBytes)
		}
		want, got = append(want, s), append(got, c.keep(s))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("text %d is %.20q, was %.20q", i, got[i], want[i])
		}
	}
}
