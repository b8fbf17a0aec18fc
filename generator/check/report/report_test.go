package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"parvis/generator/check/agenda"
	"parvis/generator/diag"
	"parvis/generator/diag/messages"
	"parvis/generator/text/date"
)

var update = flag.Bool("update", false, "rewrite the golden JSON document")

// everything returns a result with one finding of each kind.
func everything() Check {
	return Check{Root: "mon contenu", Lang: "fr", Program: "dev", Words: messages.In("fr"), AsOf: "2018-07-11", Records: 3,
		Findings: []diag.Finding{
			{Code: "self-reference", File: "signataires/été, 100 %.md", Line: 12, Col: 3, Key: "engagement[0].x", Args: []any{"a: 50 %, b"}},
			{Code: "outside-moved", Severity: diag.Warning, File: "pages/x.md", Line: 2, Col: 1, Args: []any{"http://a.fr/?x=1&y=2", "https://a.fr/"}},
			{Code: "outside-refused", Severity: diag.Note, File: "pages/x.md", Line: 3, Col: 1, Args: []any{"http://b.fr/", "HTTP 403"}},
			{Code: "no-site", File: "site.toml"},
		},
		Todo:     []diag.Finding{{Code: "todo-draft", Severity: diag.Task, File: "pages/x.md", Line: 4, Col: 1, Key: "brouillon"}},
		Upcoming: []agenda.Change{{On: date.Date{Year: 2018, Month: 8, Day: 1}, Finding: diag.Finding{Code: "comes-closing", Severity: diag.Note, File: "appels/x.toml", Line: 2, Col: 1, Key: "cloture", Args: []any{"2018-07-31"}}}},
		Links:    []Link{{URL: "http://a.fr/?x=1&y=2", Verdict: "moved", Status: 200, To: "https://a.fr/", Checked: "2018-07-11T10:00:00Z", Places: []Place{{"pages/x.md", 2, 1, ""}}}},
	}
}

func TestGitHub(t *testing.T) {
	var b strings.Builder
	if err := everything().GitHub(&b); err != nil {
		t.Fatal(err)
	}
	const want = `::error file=mon contenu/signataires/été%2C 100 %25.md,line=12,col=3,title=self-reference::« a: 50 %25, b » est la fiche elle-même%0Aattendu : une autre fiche
::warning file=mon contenu/pages/x.md,line=2,col=1,title=outside-moved::le lien http://a.fr/?x=1&y=2 a changé d’adresse pour de bon%0Aattendu : l’adresse actuelle%0Aconseil : écrivez https://a.fr/
::notice file=mon contenu/pages/x.md,line=3,col=1,title=outside-refused::le lien http://b.fr/ n’a pas été vérifié : HTTP 403%0Aconseil : ouvrez-le dans un navigateur pour vous en assurer
::error file=mon contenu/site.toml,title=no-site::le fichier site.toml manque%0Aattendu : un fichier site.toml avec au moins titre et url, dans le dossier du contenu
`
	if b.String() != want {
		t.Errorf("\n%s\nwant\n%s", b.String(), want)
	}
	// On Windows the folder may begin with a drive letter.
	b.Reset()
	c := everything()
	c.Root, c.Findings = "D:/site, 1", c.Findings[3:]
	if err := c.GitHub(&b); err != nil || !strings.HasPrefix(b.String(), "::error file=D%3A/site%2C 1/site.toml,") {
		t.Errorf("%v %s", err, b.String())
	}
}

// The SARIF log is valid against OASIS's own schema, which the library embeds.
func TestSARIF(t *testing.T) {
	empty := Check{Root: "content", Lang: "en", Program: "dev", Words: messages.In("en")}
	for _, c := range []Check{everything(), empty} {
		var b bytes.Buffer
		if err := c.SARIF(&b); err != nil {
			t.Fatal(err)
		}
		read, err := sarif.FromBytes(b.Bytes(), sarif.WithStrictValidation())
		if err != nil {
			t.Fatal(err)
		}
		if err := read.Validate(); err != nil {
			t.Error(err)
		}
		if err := c.log().Validate(); err != nil {
			t.Error(err)
		}
	}
	bad := everything().log()
	bad.Runs[0].Results[0].Level = "grave"
	if bad.Validate() == nil {
		t.Error("the schema accepts an invalid level")
	}

	var b bytes.Buffer
	if err := everything().SARIF(&b); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Version string
		Runs    []struct {
			ColumnKind string
			Tool       struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           *struct{ StartLine, StartColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || run.ColumnKind != "unicodeCodePoints" || len(run.Results) != 5 {
		t.Fatalf("%+v", log)
	}
	for i, want := range []string{"error", "warning", "note", "error", "note"} {
		if r := run.Results[i]; r.Level != want || run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("%+v, want the level %s", r, want)
		}
	}
	first, whole := run.Results[0].Locations[0].PhysicalLocation, run.Results[3].Locations[0].PhysicalLocation
	if first.ArtifactLocation.URI != "mon%20contenu/signataires/%C3%A9t%C3%A9,%20100%20%25.md" || first.Region.StartLine != 12 || first.Region.StartColumn != 3 || whole.Region != nil {
		t.Errorf("%+v %+v", first, whole)
	}
}

func TestURI(t *testing.T) {
	for file, want := range map[string]string{
		"content/x.md": "content/x.md", "../x/é.md": "../x/%C3%A9.md", "/home/x/a b.md": "file:///home/x/a%20b.md",
		"C:/site/x.md": "file:///C:/site/x.md", "//serveur/part/x.md": "file://serveur/part/x.md", "a:b/x.md": "./a:b/x.md",
	} {
		if got := uri(file); got != want {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
	}
	if got := (Check{Root: "//serveur/part"}).file("pages/x.md"); got != "//serveur/part/pages/x.md" {
		t.Error(got)
	}
	if got := (Check{Root: "."}).file("pages/x.md"); got != "pages/x.md" {
		t.Error(got)
	}
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := everything().JSON(&b); err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/everything.json"
	if *update {
		if err := os.WriteFile(golden, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || b.String() != string(want) {
		t.Errorf("%v: version 1 has changed: keep what readers rely on, or increment Version\n%s", err, b.String())
	}
	b.Reset()
	if err := (Check{Words: messages.In("fr")}).JSON(&b); err != nil || strings.Count(b.String(), "null") != 1 || !strings.Contains(b.String(), `"links": null`) {
		t.Errorf("%v %s", err, b.String())
	}
}

// FORMAT.md describes exactly the keys of the document.
func TestFormat(t *testing.T) {
	page, err := os.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	described := map[string]bool{}
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z_]+)` \\|").FindAllSubmatch(page, -1) {
		described[string(m[1])] = true
	}
	var keys func(reflect.Type)
	known := map[string]bool{}
	keys = func(t reflect.Type) {
		for t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		for i := 0; t.Kind() == reflect.Struct && i < t.NumField(); i++ {
			if tag := t.Field(i).Tag.Get("json"); tag != "" {
				known[tag] = true
			}
			keys(t.Field(i).Type)
		}
	}
	keys(reflect.TypeFor[document]())
	for k := range known {
		if !described[k] {
			t.Errorf("%s is not described", k)
		}
	}
	for k := range described {
		if !known[k] {
			t.Errorf("%s is described but doesn't exist", k)
		}
	}
}

// full is a writer that always fails.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestWriteFails(t *testing.T) {
	c := everything()
	if c.JSON(full{}) == nil || c.GitHub(full{}) == nil || c.SARIF(full{}) == nil {
		t.Error("an error of writing is lost")
	}
}

// A name or a text of a stranger is no line of its own, no order to a terminal and no command of
// a CI, in any format; machines read it as it is.
func TestHostileNames(t *testing.T) {
	const name = "pages/a\n::warning::pwned\x1b[2J\u202e##[error]x\U000e0041.md"
	c := Check{Root: ".", Lang: "fr", Words: messages.In("fr"), Findings: []diag.Finding{{Code: "self-reference", File: name, Line: 1, Col: 1, Args: []any{name}}}}
	for format, write := range map[string]func(*strings.Builder) error{
		"github": func(b *strings.Builder) error { return c.GitHub(b) },
		"json":   func(b *strings.Builder) error { return c.JSON(b) },
		"sarif":  func(b *strings.Builder) error { return c.SARIF(b) },
	} {
		var b strings.Builder
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), "\n::warning") || strings.ContainsAny(b.String(), "\x1b\u202e\U000e0041") || strings.Contains(b.String(), "##[") {
			t.Errorf("%s:\n%s", format, b.String())
		}
		if format == "json" {
			var got document
			if err := json.Unmarshal([]byte(b.String()), &got); err != nil || got.Findings[0].File != name {
				t.Errorf("%v: %+v", err, got.Findings)
			}
		}
	}
}
