package messages

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"parvis/generator/diag"
)

// parts returns the texts of one finding in one language, by name.
func (t text) parts() map[string]string {
	return map[string]string{"what": t.what, "want": t.want, "hint": t.hint}
}

var (
	code   = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	quoted = regexp.MustCompile(`"[^"]*"|<[^>]*>|\[[^\]]*\]`)
	// straight matches a straight apostrophe, which prose should not have.
	straight  = regexp.MustCompile(`\pL'\pL`)
	spaceless = regexp.MustCompile(`\pL[;!?»]|«\pL|[^ \x{a0}/]: `) // punctuation that French precedes with a space
)

func TestMessages(t *testing.T) {
	if len(messages) != len(loadMessages)+len(ruleMessages)+len(textMessages)+len(taskMessages)+len(linkMessages)+len(cellMessages)+len(formMessages) {
		t.Error("one code has two messages")
	}
	for name, m := range messages {
		if !code.MatchString(name) {
			t.Errorf("%q is not the form of a code", name)
		}
		if m.fr.what == "" || m.en.what == "" || (m.fr.want == "") != (m.en.want == "") || (m.fr.hint == "") != (m.en.hint == "") {
			t.Errorf("%s: one language says more than the other", name)
		}
		for lang, one := range map[string]text{"fr": m.fr, "en": m.en} {
			for part, s := range one.parts() {
				checkProse(t, name+" "+lang+" "+part, lang, s)
			}
		}
		for part, s := range m.fr.parts() {
			if a, b := placeholders(s), placeholders(m.en.parts()[part]); !slices.Equal(a, b) {
				t.Errorf("%s %s: French names %v, English %v", name, part, a, b)
			}
		}
	}
	for term, words := range terms {
		if words[0] == "" || words[1] == "" {
			t.Errorf("the term %s lacks words", term)
		}
		checkProse(t, string(term)+" fr", "fr", words[0])
		checkProse(t, string(term)+" en", "en", words[1])
	}
}

// checkProse checks that a text is in lower case, on one line, without a final period,
// and has the punctuation of its language outside quoted code.
func checkProse(t *testing.T, name, lang, s string) {
	t.Helper()
	if s == "" {
		return
	}
	first := []rune(s)[0]
	if unicode.IsUpper(first) && !strings.HasPrefix(s, "Q") && !strings.HasPrefix(s, "EPCI") && !strings.HasPrefix(s, "Markdown") {
		t.Errorf("%s begins with a capital: %q", name, s)
	}
	if strings.HasSuffix(s, ".") || strings.TrimSpace(s) != s || strings.ContainsAny(s, "\n\t") || strings.Contains(s, "  ") {
		t.Errorf("%s: a final period or a stray space: %q", name, s)
	}
	prose := quoted.ReplaceAllString(s, "")
	if straight.MatchString(prose) {
		t.Errorf("%s: a straight apostrophe: %q", name, s)
	}
	if lang == "fr" && spaceless.MatchString(prose) {
		t.Errorf("%s: punctuation without its space: %q", name, s)
	}
	if lang == "en" && strings.ContainsAny(prose, "«»") && !strings.Contains(name, "inner-quote") {
		t.Errorf("%s: French quotes in English: %q", name, s)
	}
}

// placeholders returns the placeholders of a text, sorted, each once.
func placeholders(s string) []string {
	out := placeholder.FindAllString(s, -1)
	slices.Sort(out)
	return slices.Compact(out)
}

func TestWords(t *testing.T) {
	fr, en := In("fr"), In("en")
	for _, c := range []struct {
		in   Catalogue
		code string
		args []any
		want diag.Words
	}{
		{fr, "unknown-value", []any{"statut", "realisé", "prevu, realise", "realise"},
			diag.Words{What: "« realisé » n’est pas une valeur de « statut »", Want: "une de ces valeurs : prevu, realise", Hint: `écrivez statut = "realise"`}},
		{en, "unknown-value", []any{"statut", "x", "prevu, realise", ""}, // nothing to suggest
			diag.Words{What: "“x” is no value of “statut”", Want: "one of these values: prevu, realise"}},
		{fr, "bad-rate", []any{101.25}, diag.Words{What: "le taux 101,2 est hors limites", Want: "un pourcentage de 0 à 100"}},
		{en, "bad-rate", []any{101.25}, diag.Words{What: "the rate 101.2 is out of range", Want: "a percentage from 0 to 100"}},
		{fr, "wrong-type", []any{"siren", diag.Term("text"), diag.Term("as-number"), `siren = "1"`},
			diag.Words{What: "« siren » est écrit comme un nombre", Want: "un texte entre guillemets droits", Hint: `écrivez siren = "1"`}},
		{fr, "too-big", []any{20.0, 1}, diag.Words{What: "le fichier pèse 20 Mio", Want: "une fiche d’au plus 1 Mio",
			Hint: "partagez le texte en plusieurs fiches, et mettez images et documents dans des fichiers à part"}},
		{fr, "never-heard-of", []any{"x"}, diag.Words{What: "never-heard-of x"}},
		{fr, "self-reference", []any{"a\n\x1b[31m\u202eb"}, diag.Words{What: "« a \\u001b[31m\\u202eb » est la fiche elle-même", Want: "une autre fiche"}},
		{fr, "self-reference", []any{strings.Repeat("é", 400)}, diag.Words{What: "« " + strings.Repeat("é", 300) + "… » est la fiche elle-même", Want: "une autre fiche"}},
		{fr, "self-reference", nil, diag.Words{What: "« … » est la fiche elle-même", Want: "une autre fiche"}},
		{fr, "self-reference", []any{"%[1]s %s"}, diag.Words{What: "« %[1]s %s » est la fiche elle-même", Want: "une autre fiche"}},
	} {
		if got := c.in.Words(c.code, c.args); got != c.want {
			t.Errorf("%s %q\n got %+v\nwant %+v", c.code, c.args, got, c.want)
		}
	}
}

func TestCatalogue(t *testing.T) {
	for lang, want := range map[string]string{
		"fr": "erreur : à vérifier : à savoir : à faire : attendu : conseil : ", "": "erreur : à vérifier : à savoir : à faire : attendu : conseil : ",
		"de": "erreur : à vérifier : à savoir : à faire : attendu : conseil : ", "en": "error: to check: to know: to do: expected: hint: ",
	} {
		c := In(lang)
		got := ""
		for _, w := range []string{c.Severity(diag.Error), c.Severity(diag.Warning), c.Severity(diag.Note), c.Severity(diag.Task), c.Wanted(), c.Hint()} {
			got += w + c.Colon()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", lang, got, want)
		}
	}
	if !Known("no-site") || Known("no-such-code") || !KnownTerm("text") || KnownTerm("no-such-term") || len(Codes()) != len(loadMessages)+len(ruleMessages)+len(textMessages) {
		t.Error("Known, KnownTerm or Codes are wrong")
	}
}
