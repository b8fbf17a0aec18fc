package check_test

import (
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"parvis/generator/check"
	"parvis/generator/diag"
	"parvis/generator/diag/messages"
	figures "parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/testsite"
)

// Each case is one archive of testdata: a few records, laid over those of
// minimal.txtar, and before them the findings expected, all of them, as
//
//	file:line:col code key
//
// with no line and column for a whole file, and no key outside front matter. A
// line that starts with # is a remark; "without F" takes the file F away;
// "crlf" gives the records of the case Windows line ends; with "escapes",
// \xE9, \n and the like in them stand for those bytes.
type testcase struct {
	name  string
	want  []string
	files fstest.MapFS
}

func cases(t testing.TB) []testcase {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	base := tiny(t)
	var out []testcase
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		c := testcase{strings.TrimSuffix(filepath.Base(name), ".txtar"), nil, maps.Clone(base)}
		crlf, escapes := false, false
		for line := range strings.Lines(string(archive.Comment)) {
			line = strings.TrimSpace(line)
			without, isWithout := strings.CutPrefix(line, "without ")
			switch {
			case line == "" || line[0] == '#':
			case line == "crlf":
				crlf = true
			case line == "escapes":
				escapes = true
			case isWithout:
				delete(c.files, without)
			default:
				c.want = append(c.want, line)
			}
		}
		for _, f := range archive.Files {
			data := string(f.Data)
			if crlf {
				data = strings.ReplaceAll(data, "\n", "\r\n")
			}
			if escapes {
				data = unescape(t, data)
			}
			c.files[f.Name] = &fstest.MapFile{Data: []byte(data)}
		}
		out = append(out, c)
	}
	return out
}

var escape = regexp.MustCompile(`\\(x[0-9a-f]{2}|u[0-9a-f]{4}|r|n)`)

func unescape(t testing.TB, s string) string {
	return escape.ReplaceAllStringFunc(s, func(e string) string {
		out, err := strconv.Unquote(`"` + e + `"`)
		if err != nil {
			t.Fatal(err)
		}
		return out
	})
}

// tiny is the site of minimal.txtar, with files added, changed or, where the
// text is "", taken away.
func tiny(t testing.TB, changes ...string) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/minimal.txtar")
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	for _, f := range archive.Files {
		out[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for i := 0; i < len(changes); i += 2 {
		out[changes[i]] = &fstest.MapFile{Data: []byte(changes[i+1])}
		if changes[i+1] == "" {
			delete(out, changes[i])
		}
	}
	return out
}

// run is the site of a content folder and its findings.
func run(t testing.TB, fsys fs.FS, opt check.Options) (*model.Site, []diag.Finding) {
	t.Helper()
	_, site, found := testsite.Check(t, fsys, opt)
	return site, found
}

// row is a finding as the cases write it.
func row(f diag.Finding) string {
	place := f.File
	if f.Line > 0 {
		place = fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Col)
	}
	return strings.TrimSpace(place + " " + f.Code + " " + f.Key)
}

func printed(fs []diag.Finding) string {
	var b strings.Builder
	_ = diag.Print(&b, "content", fs, messages.In("fr"), nil)
	return b.String()
}

func TestCases(t *testing.T) {
	for _, c := range cases(t) {
		t.Run(c.name, func(t *testing.T) {
			site, found := run(t, c.files, check.Options{})
			got := make([]string, 0, len(found))
			for _, f := range found {
				got = append(got, row(f))
			}
			slices.Sort(got)
			slices.Sort(c.want)
			if !slices.Equal(got, c.want) {
				t.Errorf("found\n%s\nwant\n%s\n\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"), printed(found))
			}
			if errors, _ := diag.Count(found); (site == nil) != (errors > 0) {
				t.Errorf("a site: %t, with %d errors", site != nil, errors)
			}
		})
	}
}

// Codes that take a real file system, a large file or a theme; other tests find them.
var elsewhere = []string{"image-heavy", "link-outside", "not-a-file", "svg-big", "too-big", "unknown-theme", "unreadable"}

// TestEveryCode wants a case for every code that the catalogue words, and words
// for every code that a case finds.
func TestEveryCode(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range elsewhere {
		seen[c] = true
	}
	for _, c := range cases(t) {
		_, found := run(t, c.files, check.Options{})
		for _, f := range found {
			seen[f.Code] = true
			if !messages.Known(f.Code) {
				t.Errorf("%s: no words for the code %s", c.name, f.Code)
			}
		}
	}
	for _, code := range messages.Codes() {
		if !seen[code] {
			t.Errorf("no case finds %s", code)
		}
	}
}

// TestWords wants every finding of the cases to read as whole sentences in
// both languages, with an argument for each that they name.
func TestWords(t *testing.T) {
	for _, c := range cases(t) {
		_, found := run(t, c.files, check.Options{})
		for _, f := range found {
			for _, lang := range messages.Languages() {
				w := messages.In(lang).Words(f.Code, f.Args)
				missing := messages.In(lang).Words(f.Code, append(slices.Clone(f.Args), "¤", "¤", "¤", "¤", "¤"))
				for _, s := range []string{w.What, w.Want, w.Hint, missing.What, missing.Want, missing.Hint} {
					if strings.Contains(s, "%[") || strings.Contains(s, "%!") || strings.ContainsAny(s, "\n¤") {
						t.Errorf("%s: %s %s: %q", c.name, lang, f.Code, s)
					}
				}
				for _, a := range f.Args {
					if term, ok := a.(diag.Term); ok && !messages.KnownTerm(term) {
						t.Errorf("%s: no words for the term %q of %s", c.name, term, f.Code)
					}
				}
			}
		}
	}
}

// A figure that isn't there lists all those that are.
func TestFigureKindListsAll(t *testing.T) {
	_, found := run(t, tiny(t, "pages/a.md", "+++\ntitre = \"A\"\n+++\n```figure\ncamembert\n```\n"), check.Options{})
	if len(found) != 1 || found[0].Code != "figure-kind" {
		t.Fatal(found)
	}
	want := messages.In("fr").Words(found[0].Code, found[0].Args).Want
	for _, k := range figures.Kinds() {
		if !strings.Contains(want, string(k)) {
			t.Errorf("no %s in %q", k, want)
		}
	}
}

// The places and the advice of texts that aren't what their authors meant.
func TestAdvice(t *testing.T) {
	page := func(text string) fstest.MapFS { return tiny(t, "pages/a.md", "+++\ntitre = \"A\"\n+++\n"+text+"\n") }
	signatory := func(keys string) fstest.MapFS { return tiny(t, "signataires/suez.toml", "nom = \"Suez\"\n"+keys+"\n") }
	for _, c := range []struct {
		files      fstest.MapFS
		code, hint string
	}{
		{page("[a](https://exemple.fr/b c.pdf)"), "link-unread", "écrivez [a](https://exemple.fr/b%20c.pdf)"},
		{page("##\u00a0Titre"), "heading-unread", `écrivez ## Titre ; si ce n’est pas un titre, mettez \ avant le premier #`},
		{page("#Titre"), "heading-unread", `écrivez ## Titre ; si ce n’est pas un titre, mettez \ avant le premier #`},
		{page("| a | b |\n| c | d |"), "table-unread", "ajoutez |---|---| sous la première ligne"},
		{page("•\tun\n•\tdeux"), "bullet-unread", "remplacez chaque « • » par - et une espace"},
		{page("[a](contact@exemple.fr)"), "link-email", "écrivez mailto:contact@exemple.fr"},
		{page("[a](/signataires/engie/)"), "link-absolute", "écrivez ../signataires/engie.md"},
		{page("[a](/donnee/)"), "link-page", "écrivez /donnees/"},
		{page("[a](../acteurs/engie.md)"), "dead-link", "écrivez ../signataires/engie.md"},
		{page("<br>"), "raw-html-line", "mettez-la à la fin de la ligne d’avant ; pour un nouveau paragraphe, une ligne vide suffit"},
		{signatory("type = \"entreprise\"\nnote = \"Caf&eacute;\""), "entity-in-key", "écrivez « é »"},
		{signatory("tyep = \"entreprise\""), "unknown-key", "écrivez « type »"},
		{signatory("type = \"entreprise\"\nsite = \"exemple.fr/a.pdf\""), "bad-url", "écrivez \"https://exemple.fr/a.pdf\""},
		{signatory("type = \"entreprise\"\nalias = [\"/page.html\"]"), "alias-file", "si l’ancienne page répondait aussi sans extension, écrivez /page/ ; sinon, demandez cette redirection à l’hébergeur"},
	} {
		_, found := run(t, c.files, check.Options{})
		if len(found) != 1 || found[0].Code != c.code {
			t.Errorf("%s: %s", c.code, printed(found))
			continue
		}
		if got := messages.In("fr").Words(c.code, found[0].Args).Hint; got != c.hint {
			t.Errorf("%s: %q, want %q", c.code, got, c.hint)
		}
	}
}

// TestPlaces wants every finding to stand within its file.
func TestPlaces(t *testing.T) {
	for _, c := range cases(t) {
		_, found := run(t, c.files, check.Options{})
		for _, f := range found {
			if f.Line == 0 {
				continue
			}
			text := strings.ReplaceAll(strings.TrimPrefix(string(c.files[f.File].Data), "\ufeff"), "\r\n", "\n")
			lines := strings.Split(text, "\n")
			if f.Line > len(lines) || f.Col < 1 || f.Col > len([]rune(lines[f.Line-1]))+1 {
				t.Errorf("%s: %s is outside the file", c.name, row(f))
			}
		}
	}
}
