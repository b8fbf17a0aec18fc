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
var elsewhere = []string{"link-outside", "not-a-file", "svg-big", "too-big", "unknown-theme", "unreadable"}

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
