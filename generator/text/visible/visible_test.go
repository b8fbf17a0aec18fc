package visible

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestLine(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "signataires/engie.md": "signataires/engie.md", "Société Générale : « 30 à 40 »": "Société Générale : « 30 à 40 »", "日本 👍🏽 e\u0301": "日本 👍🏽 e\u0301",
		"a\n::warning::pwned.md": `a\u000a::warning::pwned.md`, "::error::x": ".::error::x", "  ::error::x": ".  ::error::x", "a::b": "a::b",
		"x##[warning]y": "x##❲warning]y", "##vso[task.x]": "##vso❲task.x]",
		"a\x1b[31mb": `a\u001b[31mb`, "a\u009b31mb": `a\u009b31mb`, "a\u202egnp.exe": `a\u202egnp.exe`, "a\u200bb": `a\u200bb`, "a\u2066b": `a\u2066b`,
		"a\u200eb": `a\u200eb`, "a\u061cb": `a\u061cb`, "a\ufeffb": `a\ufeffb`, "a\u2028b": `a\u2028b`, "a\u0085b": `a\u0085b`, "a\rb": `a\u000db`, "a\tb": `a\u0009b`,
		"a\x7fb": `a\u007fb`, "a\xffb": `a\xffb`, "a\ufffdb": "a\ufffdb", "a\U000e0041b": `a\U000e0041b`, "a\u3164b": `a\u3164b`, "co\u00adop": "co\u00adop", "a\ue000": `a\ue000`,
	} {
		if got := Line(s); got != want {
			t.Errorf("%q is printed %q, want %q", s, got, want)
		}
	}
	if got := Text("a\n\tb\x1b\n::error::c"); got != "a\n\tb\\u001b\n.::error::c" {
		t.Errorf("%q", got)
	}
}

// FuzzLine wants any text on one line, without what a terminal, a reader or a CI would take for
// something else, and the same when it is printed again.
func FuzzLine(f *testing.F) {
	for _, s := range []string{"a\n::warning::pwned.md", "\x1b]0;x\a", "a\u202eb\xff", "##[error]x", "\u00a0::error::", "##\u200b[x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, out := range []string{Line(s), Text(s)} {
			if !utf8.ValidString(out) || strings.Contains(out, "##[") || strings.Contains(out, "##vso[") || len(out) > 10*len(s)+10 {
				t.Fatalf("%q is printed %q", s, out)
			}
			for _, line := range strings.Split(out, "\n") {
				if strings.HasPrefix(strings.TrimSpace(line), "::") {
					t.Fatalf("%q is printed %q", s, out)
				}
			}
			for _, r := range out {
				if r == '\n' || r == '\t' {
					continue
				}
				if unicode.IsControl(r) || r != '\u00ad' && unicode.Is(unicode.Cf, r) || unicode.In(r, unicode.Zl, unicode.Zp) {
					t.Fatalf("%q is printed %q", s, out)
				}
			}
		}
		if out := Line(s); strings.ContainsAny(out, "\n\t") || Line(out) != out {
			t.Fatalf("%q is printed %q, then %q", s, out, Line(out))
		}
	})
}
