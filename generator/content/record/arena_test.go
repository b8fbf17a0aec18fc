package record

import (
	"strings"
	"testing"
)

// A cloned text stays the same, whatever is cloned after it and however long it is.
func TestArena(t *testing.T) {
	var a arena
	var want, got []string
	for i := range 3000 {
		s := strings.Repeat(string(rune('a'+i%26)), i%97)
		if i%1000 == 500 {
			s = strings.Repeat("é", arenaBlock)
		}
		want, got = append(want, s), append(got, a.clone(s))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("text %d is %.20q, was %.20q", i, got[i], want[i])
		}
	}
}
