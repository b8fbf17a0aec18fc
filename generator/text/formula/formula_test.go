package formula

import (
	"encoding/csv"
	"regexp"
	"strings"
	"testing"
)

// The rule that the documentation gives to who reads the files.
var (
	parts = regexp.MustCompile(`(^|[;\t\r\n])'('*[\p{Z}\p{Cf}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"]*[=+\-@＝＋－＠])`)
	start = regexp.MustCompile(`^'('*[\t\r\n])`)
)

// plain returns a text as it was before Escape.
func plain(s string) string { return start.ReplaceAllString(parts.ReplaceAllString(s, "$1$2"), "$1") }

// runs returns a cell that a spreadsheet would run, "" for none, after it separated the text of a
// file in some way. The signs are listed apart from the code: a test that asked it would agree.
func runs(file string, comma rune) string {
	r := csv.NewReader(strings.NewReader(file))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
	rows, err := r.ReadAll()
	if err != nil {
		return ""
	}
	for _, row := range rows {
		for _, cell := range row {
			if bare := strings.TrimLeft(cell, " \t\r\n\"\u00a0\u202f\u200b\ufeff"); bare != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(bare)[0]) {
				return cell
			}
		}
	}
	return ""
}

func TestEscape(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "a": "a", "a=1": "a=1", "1-2": "1-2", "'": "'", "'x": "'x", " x": " x", "\xff": "\xff", "–x": "–x", "←": "←", "a;b": "a;b", ";": ";",
		"=1": "'=1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠x": "'＠x", "=": "'=",
		"\tx": "'\tx", "\rx": "'\rx", "\nx": "'\nx", "'\tx": "''\tx",
		"'=1": "''=1", "''=1": "'''=1", " =1": "' =1", "\u00a0=1": "'\u00a0=1", "\u200b=1": "'\u200b=1", "\ufeff=1": "'\ufeff=1", "\"=1": "'\"=1", "\x00=1": "'\x00=1", "\u2028=1": "'\u2028=1",
		"bon;=HYPERLINK(1)": "bon;'=HYPERLINK(1)", "bon ; =1": "bon ;' =1", "bon;\"=1": "bon;'\"=1", "bon;'=1": "bon;''=1", "a;=1;-2": "a;'=1;'-2",
		"bon\t=1": "bon\t'=1", "bon\n=1": "bon\n'=1", "bon\r\n=1": "bon\r\n'=1", "- a\n- b": "'- a\n'- b", "\t=1": "'\t'=1", ";\t=1": ";\t'=1",
		"a, =1": "a, =1", "x; -": "x;' -",
	} {
		if got := Escape(s); got != want {
			t.Errorf("%q is written %q, want %q", s, got, want)
		}
		if back := plain(want); back != s {
			t.Errorf("%q is read as %q, want %q", want, back, s)
		}
	}
}

// FuzzEscape wants any text back from its escaped form, and no way of separating the file to make
// a formula of it.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"=1", "bon;=1", "a\"b;\"\"=1", "'\t'=1\n=2", "x\t\u00a0\"＝1", ";;'=\r\n-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := Escape(s)
		if back := plain(out); back != s {
			t.Fatalf("%q is written %q and read %q", s, out, back)
		}
		if len(out) > 2*len(s)+1 {
			t.Fatalf("%q is written %q", s, out)
		}
		quoted := `x,"` + strings.ReplaceAll(out, `"`, `""`) + `",y`
		for _, comma := range []rune{',', ';', '\t'} {
			for _, file := range []string{quoted, "x" + string(comma) + out} {
				if comma == ',' && file != quoted {
					continue // a comma is always between quotes
				}
				if cell := runs(file, comma); cell != "" {
					t.Errorf("%q, separated by %q, has the cell %q", file, comma, cell)
				}
			}
		}
	})
}

// BenchmarkEscape escapes a text of a record.
func BenchmarkEscape(b *testing.B) {
	text := strings.Repeat("Accueil d’élèves de troisième en stage ; 30 à 40 places, de 2017 à 2018. ", 10)
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Escape(text)
	}
}
