package search

import (
	"slices"
	"strings"
	"testing"
)

// Documents come back as they were, however they fill what is packed together.
func TestStack(t *testing.T) {
	of := func(sizes ...int) (out []string) {
		for i, size := range sizes {
			out = append(out, strings.Repeat(string(rune('a'+i%26)), size))
		}
		return out
	}
	for name, want := range map[string][]string{
		"none":            nil,
		"one":             of(7),
		"one, too large":  of(3 * blockBytes),
		"a full pack":     of(blockBytes-10, 10, 5),
		"large and small": of(1, blockBytes+1, 1, 2*blockBytes, blockBytes-1, 1, 1),
		"nothing in one":  of(3, 0, 4, 0),
	} {
		t.Run(name, func(t *testing.T) {
			var s recordStore
			for _, record := range want {
				s.add([]byte(record))
			}
			var got []string
			for _, record := range s.all {
				got = append(got, string(record))
			}
			if !slices.Equal(got, want) {
				t.Errorf("%d documents came back of %d, or others", len(got), len(want))
			}
		})
	}
}
