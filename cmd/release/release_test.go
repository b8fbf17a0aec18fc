package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"
)

// coldCache makes the test slower by minutes: the second compilation doesn't use the
// cache of the first.
var coldCache = flag.Bool("afresh", false, "compile the second release anew, with a cache of its own")

// copySources copies the sources to another folder.
func copySources(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum", "LICENSE", "README.md", "cmd", "generator", "themes"} {
		err := filepath.WalkDir(filepath.Join("../..", name), func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() {
				if d.Name() == "node_modules" || d.Name() == "testdata" {
					return fs.SkipDir
				}
				return nil
			}
			below, err := filepath.Rel("../..", p)
			if err != nil {
				return err
			}
			data, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			to := filepath.Join(root, below)
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				return err
			}
			return os.WriteFile(to, data, 0o644)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// Two releases, from two folders and with different settings, are the same bytes. The
// program of the archive runs on a machine without anything else.
func TestRelease(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the archive for Windows is a zip; what it holds is tested on the others")
	}
	only := runtime.GOOS + "/" + runtime.GOARCH
	e := edition{root: "../..", version: "1.2.3", revision: "0123456789ab", time: time.Unix(1_700_000_000, 0).UTC()}
	name := "parvis_1.2.3_" + runtime.GOOS + "_" + runtime.GOARCH
	first, second := filepath.Join(t.TempDir(), "new", "rel"), t.TempDir()
	if err := e.make(first, only); err != nil {
		t.Fatal(err)
	}
	again := e
	again.root = copySources(t)
	t.Setenv("GOFLAGS", "-race=false -tags=elsewhere")
	t.Setenv("CGO_ENABLED", "1")
	t.Setenv("TZ", "Pacific/Kiritimati")
	t.Setenv("LANG", "tr_TR.UTF-8")
	if *coldCache {
		t.Setenv("GOCACHE", t.TempDir())
	}
	if err := again.make(second, only); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{name + ".tar.gz", "SHA256SUMS"} {
		a, errA := os.ReadFile(filepath.Join(first, file))
		b, errB := os.ReadFile(filepath.Join(second, file))
		if err := errors.Join(errA, errB); err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s: %d and %d bytes, not the same (%v)", file, len(a), len(b), err)
		}
	}
	entries, err := os.ReadDir(first)
	if err != nil || len(entries) != 2 {
		t.Errorf("the folder has %v, wanted the archive and its sum (%v)", entries, err)
	}
	files := unpacked(t, filepath.Join(first, name+".tar.gz"), name)
	for file, wanted := range map[string]string{
		"LICENSE": "MIT License", "doc/FORMAT.md": "site.toml", "doc/FIGURES.md": "figure", "doc/README.md": "Parvis",
		"man/man1/parvis.1": ".SH COMMANDS", "man/fr/man1/parvis.1": ".SH COMMANDES",
		"completions/parvis.bash": "parvis", "completions/_parvis": "#compdef parvis", "completions/parvis.fish": "complete -c parvis", "completions/parvis.ps1": "parvis",
		"THIRD-PARTY.txt": "==== github.com/yuin/goldmark",
	} {
		if !strings.Contains(files[file], wanted) {
			t.Errorf("%s: nothing of %q in its %d bytes", file, wanted, len(files[file]))
		}
	}
	for _, wanted := range []string{"==== echarts: NOTICE ====", "==== std 1.", "SIL OPEN FONT LICENSE", "CC BY 4.0"} {
		if !strings.Contains(files["THIRD-PARTY.txt"], wanted) {
			t.Errorf("THIRD-PARTY.txt has no %q", wanted)
		}
	}
	for file, data := range files {
		if wd, _ := os.Getwd(); strings.Contains(data, filepath.Dir(filepath.Dir(wd))) {
			t.Errorf("%s has the path of the build folder", file)
		}
	}
	checkBill(t, files)
	checkProgram(t, files["parvis"])
}

// unpacked returns the files of an archive by name, without its top folder.
func unpacked(t *testing.T, archive, folder string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	packed, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for r := tar.NewReader(packed); ; {
		h, err := r.Next()
		if err == io.EOF {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		name, below := strings.CutPrefix(h.Name, folder+"/")
		if !below || h.ModTime.Unix() != 1_700_000_000 || h.Uid != 0 || h.Uname != "" || (h.Mode == 0o755) != (name == "parvis") {
			t.Errorf("%s: mode %o, of %d %q, %v", h.Name, h.Mode, h.Uid, h.Uname, h.ModTime)
		}
		var b bytes.Buffer
		if _, err := io.Copy(&b, r); err != nil {
			t.Fatal(err)
		}
		files[name] = b.String()
	}
}

// checkBill checks that the bill of materials has the same components as the notices,
// each with a licence and a version.
func checkBill(t *testing.T, files map[string]string) {
	t.Helper()
	var bill struct {
		BomFormat, SpecVersion string
		Components             []struct {
			Name, Version, Purl string
			Licenses            []struct{ Expression string }
		}
	}
	if err := json.Unmarshal([]byte(files["parvis.cdx.json"]), &bill); err != nil {
		t.Fatal(err)
	}
	npm := 0
	for _, c := range bill.Components {
		if c.Version == "" || c.Purl == "" || len(c.Licenses) != 1 || c.Licenses[0].Expression == "" {
			t.Errorf("got %+v", c)
		}
		if strings.HasPrefix(c.Purl, "pkg:npm/") {
			npm++
		} else if !strings.Contains(files["THIRD-PARTY.txt"], "==== "+c.Name+" "+c.Version+" ("+c.Licenses[0].Expression+")") {
			t.Errorf("no notice of %s", c.Name)
		}
	}
	if bill.BomFormat != "CycloneDX" || bill.SpecVersion != "1.6" || npm != 3 || len(bill.Components) < 20 {
		t.Errorf("%s %s, %d components, %d of npm", bill.BomFormat, bill.SpecVersion, len(bill.Components), npm)
	}
}

// checkProgram runs the program in an empty folder with an empty environment: it prints
// its version and builds a site with drawn figures.
func checkProgram(t *testing.T, program string) {
	t.Helper()
	at := filepath.Join(t.TempDir(), "parvis")
	if err := os.WriteFile(at, []byte(program), 0o755); err != nil {
		t.Fatal(err)
	}
	empty := t.TempDir()
	run := func(args ...string) (string, error) {
		cmd := exec.Command(at, args...)
		cmd.Dir, cmd.Env = empty, []string{}
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	if out, err := run("version"); err != nil || out != "parvis 1.2.3 (0123456789ab)\n" {
		t.Errorf("version: %q, %v", out, err)
	}
	if out, err := run("build"); err == nil || !strings.Contains(out, "--content") {
		t.Errorf("build of nothing: %q, %v", out, err)
	}
	for name, data := range map[string]string{
		"site.toml":                   "titre = \"Essai\"\nurl = \"https://exemple.test/\"\narrete_au = 2023-06-30\n",
		"domaines/emploi.toml":        "nom = \"Emploi\"\nordre = 1\n",
		"signataires/exemple-sa.toml": "nom = \"Exemple SA\"\ntype = \"entreprise\"\nsource = \"Un texte\"\n[[engagement]]\ndomaine = \"emploi\"\naction = \"Tutorat\"\n",
	} {
		to := filepath.Join(empty, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, err := run("build")
	if err != nil || !regexp.MustCompile(`(?m)^Site construit dans public : 2 fiches`).MatchString(out) || strings.Contains(out, "ECharts") {
		t.Errorf("build: %v\n%s", err, out)
	}
	page, err := os.ReadFile(filepath.Join(empty, "public", "signataires", "exemple-sa", "index.html"))
	if err != nil || !bytes.Contains(page, []byte("<h1>Exemple SA</h1>")) {
		t.Errorf("the page of the signatory: %v", err)
	}
	drawn, err := os.ReadFile(filepath.Join(empty, "public", "tableau-de-bord", "index.html"))
	if err != nil || !bytes.Contains(drawn, []byte("figure-drawing")) {
		t.Errorf("no figure is drawn: %v", err)
	}
}

// An incomplete release stops with an error, and leaves no part behind.
func TestReleaseStops(t *testing.T) {
	dir := t.TempDir()
	e := edition{root: t.TempDir(), version: "1", time: time.Unix(0, 0)}
	if err := e.make(dir, ""); err == nil || !strings.Contains(err.Error(), "make figures") {
		t.Errorf("without the bundle: %v", err)
	}
	if _, err := e.notices([]part{{name: "example.test/new", version: "v1"}}); err == nil || !strings.Contains(err.Error(), "example.test/new") {
		t.Errorf("a module of unknown licence: %v", err)
	}
	if _, err := e.notices([]part{{name: "example.test/bare", version: "v1", licence: "MIT", folders: []string{t.TempDir()}}}); err == nil || !strings.Contains(err.Error(), "no file with its licence") {
		t.Errorf("a module without its licence: %v", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}
