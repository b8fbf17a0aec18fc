package figure

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestWrapped(t *testing.T) {
	for _, c := range []struct {
		label string
		n     int
		want  string
	}{
		{"", 5, ""},
		{"emploi", 10, "emploi"},
		{"emploi et insertion", 10, "emploi et\ninsertion"},
		{"  emploi \t\n insertion ", 20, "emploi insertion"},
		{"abcdefghij", 4, "abcd\nefgh\nij"},
		{"abcdefgh", 4, "abcd\nefgh"},
		{"ab abcdefgh ab", 4, "ab\nabcd\nefgh\nab"},
		{"auvergne-rhône-alpes", 15, "auvergne-rhône-\nalpes"},
		{"«\u202féducation\u202f» et", 13, "«\u202féducation\u202f»\net"},              // one word
		{"taille\u00a0: 10\u202f000 francs", 10, "taille\u00a0:\n10\u202f000\nfrancs"}, // as French sets it
		{"EMPLOI", 6, "EMPL\nOI"},                                                      // capitals are wide
		{"雇用雇用", 4, "雇用\n雇用"},
		{"a👩‍👩‍👧b", 3, "a👩‍👩‍👧b"[:1] + "\n" + "👩‍👩‍👧" + "\nb"}, // one sign
		{"e\u0301e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301\ne\u0301e\u0301"},
		{"m", 1, "m"}, // wider than the line, and whole
	} {
		if got := wrap(c.label, c.n); got != c.want {
			t.Errorf("wrapped(%q, %d) = %q, want %q", c.label, c.n, got, c.want)
		}
	}
}

// TestWrappedKeepsAll: whatever the text, its letters are all there, in order;
// no line is empty or too wide, and words that fit in a line are whole.
func TestWrappedKeepsAll(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	signs := []rune("aaaeeinrstméÉWM-’,.( )  \u00a0\u202f\t\n雇🙂\u200d\ufe0f\u0301שלום{}|%</>&\"")
	for range 20000 {
		text := make([]rune, r.IntN(60))
		for i := range text {
			text[i] = signs[r.IntN(len(signs))]
		}
		label, n := string(text), 1+r.IntN(30)
		got := wrap(label, n)
		if solid(got) != solid(label) {
			t.Fatalf("wrapped(%q, %d) = %q", label, n, got)
		}
		for i, line := range strings.Split(got, "\n") {
			if line == "" && len(strings.FieldsFunc(label, breaksAfter)) > 0 {
				t.Fatalf("wrapped(%q, %d) = %q: line %d is empty", label, n, got, i)
			}
			if textWidth(line) > n && breakOffset(line, n) < len(line) {
				t.Fatalf("wrapped(%q, %d) = %q: line %d is too wide", label, n, got, i)
			}
		}
		lines := strings.FieldsFunc(got, breaksAfter)
		for _, word := range strings.FieldsFunc(label, breaksAfter) {
			if textWidth(word) <= n && !strings.Contains("\n"+strings.Join(lines, "\n")+"\n", "\n"+word+"\n") {
				t.Fatalf("wrapped(%q, %d) = %q: %q is broken", label, n, got, word)
			}
		}
	}
}

func TestFigures(t *testing.T) {
	for v, want := range map[float64]int{0: 1, 4: 1, 5: 2, 499: 3, 500: 5, 4.9e5: 7, 1e15: 21} {
		if got := axisTextWidth(Cell{Low: v, High: v}); got != want {
			t.Errorf("an axis to %g takes %d signs, want %d", v, got, want)
		}
	}
}
