package letters

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/vector"
)

// What doesn't fit is cut after a word, and says so; a word that is wider than a line is cut within.
func TestFit(t *testing.T) {
	const text = "Les engagements publiés portent sur l’emploi ; les autres, sur l’éducation et l’insertion"
	for room := 200.0; room < 3000; room += 7 {
		lines := Fit(SerifBold, 40, text, room, 2)
		for _, l := range lines {
			if w := Width(SerifBold, 40, l); w > room {
				t.Errorf("%v: %q is %v wide", room, l, w)
			}
		}
		whole := strings.Join(lines, " ")
		kept, cut := strings.CutSuffix(whole, "…")
		rest, ok := strings.CutPrefix(text, kept)
		if !ok || cut == (rest == "") || room > 300 && cut && !strings.ContainsAny(rest[:1], " ,;\u00a0") {
			t.Errorf("%v: %q", room, lines)
		}
	}
	if got := Fit(Sans, 20, strings.Repeat("W", 90), 200, 2); len(got) != 1 || !strings.HasSuffix(got[0], "…") || Width(Sans, 20, got[0]) > 200 {
		t.Errorf("a long word: %q", got)
	}
	if got := Fit(Sans, 20, "", 200, 2); len(got) != 0 {
		t.Errorf("nothing: %q", got)
	}
}

// Lines break at plain spaces, and not before a sign that French sets apart.
func TestWrap(t *testing.T) {
	for text, want := range map[string][]string{
		"Un\u00a0mot insécable":  {"Un\u00a0mot", "insécable"},
		"« Oui » ; non":          {"« Oui » ;", "non"},
		"a\nb\tc":                {"a b c"},
		"12\u202f% des contrats": {"12\u202f% des", "contrats"},
	} {
		if got := Wrap(Sans, 30, text, 145); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Texts are as wide as their letters; what can't be seen has no width, and what the font hasn't has a sign.
func TestWidth(t *testing.T) {
	for _, same := range [][2]string{{"gnp", "\u202egnp\u202c"}, {"a-b", "a\u2011b"}, {"é", "é\u200b"}} {
		if a, b := Width(Sans, 100, same[0]), Width(Sans, 100, same[1]); a != b {
			t.Errorf("%q is %v wide, %q %v", same[0], a, same[1], b)
		}
	}
	if w := Width(SansBold, 100, "12345"); w < 270 || w > 290 {
		t.Errorf("five digits are %v wide", w)
	}
	if Width(Sans, 100, "企") == 0 || Width(SerifBold, 10, "AV") >= 2*max(Width(SerifBold, 10, "A"), Width(SerifBold, 10, "V")) {
		t.Error("no sign for what the font hasn't, or no kerning")
	}
}

// An outline lies within the width that was measured.
func TestOutline(t *testing.T) {
	for _, text := range []string{"Engagements", "« 1 800 »", "jÉ", "日本", ""} {
		var r vector.Rasterizer
		r.Reset(900, 100)
		b := &box{Rasterizer: &r, least: 1000}
		Outline(b, SansBold, 60, text, 50, 80)
		if w := Width(SansBold, 60, text); text != "" && (b.least < 45 || float64(b.most) > 50+w+5 || b.most < float32(50+w/2)) {
			t.Errorf("%q: from %v to %v, and %v wide", text, b.least, b.most, w)
		}
	}
}

// box is how far an outline goes.
type box struct {
	*vector.Rasterizer
	least, most float32
}

func (b *box) MoveTo(x, y float32) {
	b.least, b.most = min(b.least, x), max(b.most, x)
	b.Rasterizer.MoveTo(x, y)
}

func (b *box) LineTo(x, y float32) {
	b.least, b.most = min(b.least, x), max(b.most, x)
	b.Rasterizer.LineTo(x, y)
}
