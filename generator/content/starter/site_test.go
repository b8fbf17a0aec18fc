package starter_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parvis/generator"
	"parvis/generator/content/record"
	"parvis/generator/content/starter"
	"parvis/generator/diag"
	"parvis/generator/diag/messages"
	"parvis/generator/model"
	"parvis/generator/testsite"
)

const today = "2026-06-30"

// newSite creates a site in a temporary folder.
func newSite(t testing.TB, c starter.Options) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "mon site à moi")
	c.Today = today
	if err := starter.Place(context.Background(), folder, starter.Site(c)); err != nil {
		t.Fatal(err)
	}
	return folder
}

// clean checks that a site has no findings but one: nobody else can say who publishes it. others
// are the codes of those that are expected too.
func clean(t testing.TB, folder string, drafts bool, others ...string) {
	t.Helper()
	content := filepath.Join(folder, starter.Content)
	report, err := generator.Check(context.Background(), generator.CheckOptions{Options: generator.Options{Content: content, Drafts: drafts}})
	if err != nil {
		t.Fatal(err)
	}
	report.Findings = slices.DeleteFunc(report.Findings, func(f diag.Finding) bool {
		return f.Code == "publisher-incomplete" || f.Severity != diag.Error && slices.Contains(others, f.Code)
	})
	if len(report.Findings) > 0 {
		var b bytes.Buffer
		diag.Print(&b, "content", report.Findings, messages.In("fr"), nil)
		t.Errorf("%d findings (drafts: %v):\n%s", len(report.Findings), drafts, b.String())
	}
}

func loaded(t testing.TB, folder string) *record.Set {
	t.Helper()
	set, _ := testsite.Load(t, os.DirFS(filepath.Join(folder, starter.Content)))
	return set
}

func TestNewSiteBuilds(t *testing.T) {
	folder := newSite(t, starter.Options{})
	clean(t, folder, false)
	clean(t, folder, true)
	public := filepath.Join(folder, "public")
	report, err := generator.Build(context.Background(), generator.Options{Content: filepath.Join(folder, starter.Content), Output: public, Drafts: true})
	if err != nil || report.Failed() {
		t.Fatal(err, report)
	}
	for _, page := range []string{"index", "guide/index", "signataires/exemple-sa/index", "territoires/aude/index", "territoires/departement-mayotte/index", "domaines/rse/index"} {
		if _, err := os.Stat(filepath.Join(public, filepath.FromSlash(page)+".html")); err != nil {
			t.Error(err)
		}
	}
}

// TestNewSiteHolds counts the files of a new site, and checks that made-up records say so.
func TestNewSiteHolds(t *testing.T) {
	set := loaded(t, newSite(t, starter.Options{}))
	levels := map[model.Level]int{}
	for _, p := range set.Territories {
		levels[p.Type]++
	}
	if levels["region"] != 18 || levels["departement"] != 101 || levels["pays"] != 1 || len(set.Domains) != 5 {
		t.Errorf("%v, %d domains", levels, len(set.Domains))
	}
	examples := map[model.Kind]bool{model.Domains: true, model.Pages: true} // the charter's own, and the guide
	for _, e := range set.All() {
		m := e.Common()
		if strings.HasPrefix(m.Slug, "exemple-") {
			examples[m.Kind] = true
			if !strings.Contains(m.Note, "fictive") {
				t.Errorf("%s: a made-up record that doesn't say so", m.File)
			}
		} else if m.Kind == model.Signatories {
			t.Errorf("%s: a signatory that isn't an example", m.File)
		}
	}
	for _, k := range model.Kinds() {
		if !examples[k] {
			t.Errorf("no example of %s", k)
		}
	}
}

// TestExamplesGo removes the examples: the rest builds.
func TestExamplesGo(t *testing.T) {
	folder := newSite(t, starter.Options{})
	gone := 0
	err := filepath.WalkDir(folder, func(file string, e fs.DirEntry, err error) error {
		if err == nil && strings.HasPrefix(e.Name(), "exemple-") {
			gone++
			err = os.Remove(file)
		}
		return err
	})
	if err != nil || gone < 9 {
		t.Fatal(gone, err)
	}
	clean(t, folder, true)
}

// TestOddTitles checks that unusual titles are kept as typed, on one line.
func TestOddTitles(t *testing.T) {
	for typed, want := range map[string]string{
		`La "charte" de l'Aude \o/`: `La "charte" de l'Aude \o/`,
		"Charte\r\n[editeur]\tété":  "Charte [editeur] été",
		"Égalité & <b>\x00\x7f 🌱":   "Égalité & <b> 🌱",
		"  ":                        starter.DefaultTitle,
		"mal cod\xe9":               "mal cod�",
	} {
		folder := newSite(t, starter.Options{Title: typed, URL: "https://exemple.fr/charte/"})
		clean(t, folder, false, "marks-in-key", "unreadable-character")
		if site := loaded(t, folder).Site; site.Title != want || site.URL != "https://exemple.fr/charte/" {
			t.Errorf("%q: %q, %q", typed, site.Title, site.URL)
		}
	}
}

// all returns the names of the files below a folder.
func all(t testing.TB, folder string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(folder, func(file string, e fs.DirEntry, err error) error {
		if err == nil && file != folder {
			out = append(out, filepath.Base(file))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestPlaceOverwritesNothing(t *testing.T) {
	files := starter.Site(starter.Options{Today: today})
	for _, name := range []string{"content", ".vscode", ".gitignore", ".taplo.toml"} {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, name), []byte("à moi"), 0o644); err != nil {
			t.Fatal(err)
		}
		err := starter.Place(context.Background(), folder, files)
		var way *starter.ConflictError
		if !errors.As(err, &way) || !slices.Equal(way.Names, []string{name}) || way.Folder != folder {
			t.Errorf("%s: %v", name, err)
		}
		if got := all(t, folder); !slices.Equal(got, []string{name}) {
			t.Errorf("%s: left %v", name, got)
		}
	}
	// Files with other names stay.
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "LISEZMOI.txt"), []byte("à moi"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := starter.Place(context.Background(), folder, files); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(folder, "LISEZMOI.txt")); err != nil || string(got) != "à moi" {
		t.Error(string(got), err)
	}
	if got, _ := filepath.Glob(filepath.Join(folder, ".parvis-init-*")); got != nil {
		t.Errorf("left %v", got)
	}
	// A file instead of the folder.
	var way *starter.ConflictError
	if err := starter.Place(context.Background(), filepath.Join(folder, "LISEZMOI.txt"), files); !errors.As(err, &way) {
		t.Error(err)
	}
}

// ending is a context that is cancelled after n checks.
type ending struct {
	context.Context
	n int
}

func (e *ending) Err() error {
	if e.n--; e.n < 0 {
		return context.Canceled
	}
	return nil
}

// TestPlaceLeavesNothingHalf interrupts Place after each of some files.
func TestPlaceLeavesNothingHalf(t *testing.T) {
	files := starter.Site(starter.Options{Today: today})
	for _, n := range []int{0, 1, 60, len(files) - 1} {
		parent := t.TempDir()
		err := starter.Place(&ending{context.Background(), n}, filepath.Join(parent, "un", "site"), files)
		if !errors.Is(err, context.Canceled) {
			t.Errorf("after %d: %v", n, err)
		}
		if got := all(t, parent); got != nil {
			t.Errorf("after %d: left %v", n, got)
		}
	}
}

// TestWorkflows runs the installation step of the workflows, and checks that the files contain
// it entirely.
func TestWorkflows(t *testing.T) {
	const program = "#!/bin/sh\necho parvis\n"
	const half = "4d1cd8a9d4a0d3cd4b5b4a6ba90b4a5e" // of a sum that the program does not have
	script, err := os.ReadFile("ci/install.sh")
	if err != nil {
		t.Fatal(err)
	}
	for host, file := range map[string]string{"github": ".github/workflows/site.yml", "gitlab": ".gitlab-ci.yml"} {
		flow := string(starter.Site(starter.Options{CI: host, Today: today})[file])
		if flow == "" || strings.Contains(flow, "INSTALLER") || strings.Contains(flow, "\t") {
			t.Errorf("%s: %q", host, flow)
		}
		var flat strings.Builder
		for line := range strings.Lines(flow) {
			flat.WriteString(strings.TrimLeft(line, " "))
		}
		var steps strings.Builder
		for line := range strings.Lines(string(script)) {
			steps.WriteString(strings.TrimLeft(line, " "))
		}
		if !strings.Contains(flat.String(), steps.String()) {
			t.Errorf("%s: the script isn't there whole:\n%s", host, flow)
		}
	}
	run := func(folder string, env ...string) (string, error) {
		cmd := exec.Command("sh", "-e", "-c", string(script)+"./.parvis-programme\n")
		cmd.Dir, cmd.Env = folder, append(os.Environ(), env...)
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	write := func(file string) string {
		folder := t.TempDir()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(folder, file)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, file), []byte(program), 0o644); err != nil {
			t.Fatal(err)
		}
		return folder
	}
	if out, err := run(write("bin/parvis")); err != nil || out != "parvis\n" {
		t.Errorf("kept in the repository: %q, %v", out, err)
	}
	elsewhere := write("parvis")
	hash, err := exec.Command("sha256sum", filepath.Join(elsewhere, "parvis")).Output()
	if err != nil {
		t.Fatal(err)
	}
	url := "PARVIS_URL=file://" + filepath.Join(elsewhere, "parvis")
	if out, err := run(t.TempDir(), url, "PARVIS_SHA256="+string(hash[:64])); err != nil || !strings.HasSuffix(out, "parvis\n") {
		t.Errorf("fetched: %q, %v", out, err)
	}
	if out, err := run(t.TempDir(), url, "PARVIS_SHA256="+half+half); err == nil {
		t.Errorf("another program than the one meant was run: %q", out)
	}
	if out, err := run(t.TempDir()); err == nil || !strings.Contains(out, "introuvable") {
		t.Errorf("from nowhere: %q, %v", out, err)
	}
}
