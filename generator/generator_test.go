package generator_test

import (
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"parvis/generator"
	"parvis/generator/diag"
	"parvis/generator/html/theme"
	"parvis/generator/text/date"
	"parvis/themes"
)

var update = flag.Bool("update", false, "accept the pages of the miniature site as they are now")

// contents is every file of a folder by slash path, except Parvis's own list, lock
// and seal.
func contents(dir string) (map[string]string, error) {
	out := map[string]string{}
	return out, fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || p == ".parvis-manifest" || p == ".parvis-lock" {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(p)))
		out[p] = string(data)
		return err
	})
}

func read(t *testing.T, dir string) map[string]string {
	t.Helper()
	out, err := contents(dir)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// copied is a copy of a content folder that a test may change.
func copied(t *testing.T, content string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(dir, os.DirFS(content)); err != nil {
		t.Fatal(err)
	}
	return dir
}

func put(t *testing.T, dir, name, data string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

// crowd is the miniature site with 170 signatories more: lists of several pages,
// records that many others name.
func crowd(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "content")
	if err := writeCrowd(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func writeCrowd(dir string) error {
	if err := os.CopyFS(dir, os.DirFS(mini)); err != nil {
		return err
	}
	for i := range 170 {
		text := fmt.Sprintf(`nom = "Foule %d"
type = "entreprise"
territoires = ["aude"]
reseaux = ["reseau-exemple"]
[[engagement]]
domaine = "emploi"
action = "Tutorat"
source = "guide-exemple"
[[engagement.indicateur]]
ref = "stages"
valeurs = { 2022 = %d }
`, i, i)
		if err := os.WriteFile(filepath.Join(dir, "signataires", fmt.Sprintf("foule-%03d.toml", i)), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// golden is one page of each kind, and the files that are no pages.
var golden = []string{
	"404.html",
	"a-propos/index.html",
	"acteurs/index.html",
	"acteurs/reseau-exemple-aude/index.html",
	"actions/accueil-de-stagiaires/index.html",
	"actions/index.html",
	"actualites/flux.xml",
	"actualites/signature-exemple/index.html",
	"anciens/exemple-sa/index.html",
	"appels/appel-exemple/index.html",
	"bilans/2019/index.html",
	"calendrier.ics",
	"comparer/index.html",
	"confidentialite/index.html",
	"domaines/emploi/flux.xml",
	"domaines/emploi/index.html",
	"donnees/index.html",
	"donnees/v2/bilans.csv",
	"donnees/v2/catalogue.ttl",
	"donnees/v2/datapackage.json",
	"donnees/v2/signataires.csv",
	"donnees/v2/signataires.json",
	"engagements/index.html",
	"engagements/par/domaine/emploi/index.html",
	"experiences/stage-reussi/index.html",
	"index.html",
	"indicateurs/delai/index.html",
	"indicateurs/stages/index.html",
	"figures/index.html",
	"figures/engagements-par-region/index.html",
	"figures/carte-engagements-region/index.html",
	"figures/engagements-par-domaine/figure.csv",
	"figures/engagements-par-domaine/figure.json",
	"figures/engagements-par-domaine/figure.svg",
	"figures/engagements-par-domaine/index.html",
	"figures/engagements-par-domaine/v1/index.html",
	"figures/resultats_indicateur_stages/index.html",
	"plan-du-site/index.html",
	"pres-de-chez-moi/index.html",
	"recherche/index.html",
	"recherche/index.json",
	"regles/index.html",
	"ressources/guide-exemple/index.html",
	"ressources/video-exemple/index.html",
	"robots.txt",
	"signataires/exemple-sa/badge.svg",
	"signataires/exemple-sa/index.html",
	"signataires/exemple-sa/index.json",
	"signataires/flux.xml",
	"signataires/index.html",
	"signataires/par/domaine/emploi/index.html",
	"signataires/sans-lieu/index.html",
	"signataires/signataire-1/index.html",
	"sitemap.xml",
	"syntheses/rencontre-exemple/index.html",
	"tableau-de-bord/index.html",
	"territoires/aude/index.html",
	"territoires/france/index.html",
	"territoires/herault/index.html",
	"territoires/index.html",
	"territoires/quartier-exemple/index.html",
}

// goldenStandings is where each state of each axis is shown.
var goldenStandings = []string{
	"engagements/index.html",
	"bilans/2021/bilans.csv",
	"bilans/2021/index.html",
	"calendrier.ics",
	"domaines/emploi/index.html",
	"donnees/v2/engagements.csv",
	"donnees/v2/mesures.csv",
	"indicateurs/stages/index.html",
	"signataires/alpha/index.html",
}

// TestGolden compares pages of the miniature site, and of that of each state, with those accepted
// before. After a change that is meant, read what has changed and accept it:
//
//	go test ./generator -run Golden -update
func TestGolden(t *testing.T) {
	compareGolden(t, "testdata/mini/golden", golden, site(t, "mini").files)
	states := filepath.Join(t.TempDir(), "public")
	// It is warned of: a promise says no direction, and the publisher isn't named.
	if _, err := generator.Build(context.Background(), generator.Options{Content: "testdata/standings/content", Output: states}); err != nil {
		t.Fatal(err)
	}
	compareGolden(t, "testdata/standings/golden", goldenStandings, read(t, states))
}

func compareGolden(t *testing.T, accepted string, golden []string, made map[string]string) {
	t.Helper()
	if *update {
		if err := os.RemoveAll(accepted); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range golden {
		got, ok := made[name]
		if !ok {
			t.Errorf("%s is not made", name)
			continue
		}
		file := filepath.Join(accepted, filepath.FromSlash(name))
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
		} else if got != string(want) {
			t.Errorf("%s differs:\n%s", name, firstDifference(got, string(want)))
		}
	}
	for name := range read(t, accepted) {
		if !slices.Contains(golden, name) {
			t.Errorf("%s: accepted once, and compared with nothing", name)
		}
	}
	if t.Failed() {
		t.Log("to accept: go test ./generator -run Golden -update")
	}
}

// firstDifference is the first lines that are not the same.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		line := func(ls []string) string {
			if i < len(ls) {
				return ls[i]
			}
			return "(the end)"
		}
		if line(g) != line(w) {
			return fmt.Sprintf("\tline %d\n\tgot    %s\n\twanted %s", i+1, line(g), line(w))
		}
	}
	return "\tnothing"
}

// Each kind of page that the theme has a template for, or that the site has, is among those compared.
func TestGoldenHasEveryKind(t *testing.T) {
	made := site(t, "mini").files
	shown := map[string]bool{"redirect": strings.Contains(made["anciens/exemple-sa/index.html"], `http-equiv="refresh"`)}
	class := regexp.MustCompile(`<body class="kind-([a-z]+)"`)
	for _, name := range golden {
		if m := class.FindStringSubmatch(made[name]); m != nil {
			shown[m[1]] = true
		}
	}
	layers, err := theme.Resolve("", nil, themes.FS)
	if err != nil {
		t.Fatal(err)
	}
	look, err := theme.Load(theme.Options{Layers: layers, Lang: "fr"})
	if err != nil {
		t.Fatal(err)
	}
	kinds := slices.DeleteFunc(look.Kinds(), func(kind string) bool { return kind == "article" }) // of kinds without their own
	for name, page := range made {
		if m := class.FindStringSubmatch(page); m != nil && strings.HasSuffix(name, ".html") {
			kinds = append(kinds, m[1])
		}
	}
	slices.Sort(kinds)
	for _, kind := range slices.Compact(kinds) {
		if !shown[kind] {
			t.Errorf("no page of kind %q is compared", kind)
		}
	}
}

var builds = flag.Int("builds", 10, "how many builds are compared byte for byte")

// Ten builds are the same, whatever the machine: its processors, its place in
// the world, its language, its clock.
func TestBuildsAreTheSameByteForByte(t *testing.T) {
	was, wasLocal := runtime.GOMAXPROCS(0), time.Local
	defer func() { runtime.GOMAXPROCS(was); time.Local = wasLocal }()
	content := crowd(t)
	var first map[string]string
	for i := range *builds {
		runtime.GOMAXPROCS([]int{1, 8}[i%2])
		t.Setenv("TZ", []string{"UTC", "Pacific/Kiritimati", "America/Los_Angeles"}[i%3])
		t.Setenv("LANG", []string{"C", "fr_FR.UTF-8", "tr_TR.UTF-8"}[i%3])
		time.Local = time.FixedZone("elsewhere", (i%3-1)*14*3600)
		dir, _ := build(t, generator.Options{Content: content, Output: filepath.Join(t.TempDir(), fmt.Sprint("build-", i))})
		made := read(t, dir)
		if first == nil {
			first = made
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(first)) {
			if made[name] != first[name] {
				t.Errorf("build %d: %s differs from the first\n%s", i, name, firstDifference(made[name], first[name]))
			}
		}
		if len(made) != len(first) {
			t.Errorf("build %d has %d files, the first %d", i, len(made), len(first))
		}
	}
}

func TestRebuildWritesNothing(t *testing.T) {
	t.Parallel()
	dir, first := build(t, generator.Options{Content: mini})
	_, second := build(t, generator.Options{Content: mini, Output: dir})
	if first.Files.Written == 0 || second.Files.Written != 0 || second.Files.Removed != 0 || second.Files.Unchanged != first.Files.Written {
		t.Errorf("first %+v, second %+v", first.Files, second.Files)
	}
}

func TestDrafts(t *testing.T) {
	without, with := site(t, "mini").files, site(t, "drafts").files
	for page, name := range map[string]string{
		"signataires/brouillon/index.html": "Société Brouillonne", // brouillon = true
		"signataires/a-venir/index.html":   "Compagnie À Venir",   // publication after the as-of date
		"actualites/bientot/index.html":    "Une annonce à venir",
	} {
		for file, data := range without {
			if strings.Contains(data, name) || strings.Contains(file, strings.Split(page, "/")[1]) {
				t.Errorf("%s shows %q, which is not published", file, name)
			}
		}
		if !strings.Contains(with[page], "<h1>"+name+"</h1>") {
			t.Errorf("%s is not built with drafts", page)
		}
		if !strings.Contains(with[page], `class="draft"`) {
			t.Errorf("%s does not say that it is a draft", page)
		}
	}
	if strings.Contains(with["signataires/exemple-sa/index.html"], `class="draft"`) {
		t.Error("a published record is shown as a draft")
	}
	if _, ok := with["anciens/brouillon/index.html"]; !ok {
		t.Error("the draft's alias leads nowhere")
	}
	// The day comes.
	later, _ := build(t, generator.Options{Content: mini, AsOf: date.Date{Year: 2023, Month: 7, Day: 1}})
	if made := read(t, later); made["signataires/a-venir/index.html"] == "" || made["signataires/brouillon/index.html"] != "" {
		t.Error("on 1 July 2023 what is due that day is published, and a draft isn't")
	}
}

// What a signatory asked not to publish is in no file, nor in any file's name.
func TestWithheldNameIsNowhere(t *testing.T) {
	for _, name := range []string{"mini", "drafts"} {
		made := site(t, name).files
		for file, data := range made {
			for _, secret := range []string{"tartempion", "confidentiel", "732829320", "732 829 320", "732\u202f829\u202f320", "rue de l"} {
				if strings.Contains(strings.ToLower(file+"\n"+data), secret) {
					t.Errorf("%s tells %q", file, secret)
				}
			}
		}
		page := made["signataires/signataire-1/index.html"]
		if !strings.Contains(page, "/territoires/aude/") || strings.Contains(page, "/territoires/carcassonne/") {
			t.Error("a withheld signatory is shown in its département, and no closer")
		}
	}
}

// With findings nothing is written: the folder keeps every byte and every date.
func TestFindingsLeaveTheFolderAlone(t *testing.T) {
	t.Parallel()
	content := copied(t, mini)
	dir, _ := build(t, generator.Options{Content: content})
	put(t, dir, "mine.txt", "mine")
	long := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	state := func() string {
		var out strings.Builder
		err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			fmt.Fprint(&out, p, " ", info.Mode(), " ", info.ModTime().UTC())
			if !d.IsDir() {
				data, err := os.ReadFile(p)
				fmt.Fprintf(&out, " %x", sha256.Sum256(data))
				if err != nil {
					return err
				}
			}
			fmt.Fprintln(&out)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	_ = filepath.WalkDir(dir, func(p string, _ fs.DirEntry, _ error) error { return os.Chtimes(p, long, long) })
	before := state()
	put(t, content, "signataires/faux.toml", "nom = \"Faux\"\ntype = \"entreprise\"\nterritoires = [\"nulle-part\"]\n")
	report, err := generator.Build(context.Background(), generator.Options{Content: content, Output: dir})
	if err != nil || !report.Failed() || report.Files.Written+report.Files.Removed > 0 {
		t.Fatalf("got %+v, %v; wanted findings", report, err)
	}
	if f := report.Findings[0]; f.Code != "unknown-reference" || f.File != "signataires/faux.toml" || f.Line != 3 || f.Severity != diag.Error {
		t.Errorf("got %+v", f)
	}
	if after := state(); after != before {
		t.Errorf("the folder has changed:\n%s", firstDifference(after, before))
	}
	never := filepath.Join(t.TempDir(), "never")
	if _, err := generator.Build(context.Background(), generator.Options{Content: content, Output: never}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(never); err == nil {
		t.Error("the folder was made, for nothing")
	}
}

func TestStoppedBuildIsCompletedByTheNext(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "public")
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	_, err := generator.Build(ctx, generator.Options{Content: mini, Output: dir, Progress: func(done, _ int) {
		if done == 10 {
			stop()
		}
	}})
	if err == nil {
		t.Fatal("the build went on")
	}
	build(t, generator.Options{Content: mini, Output: dir})
	if !maps.Equal(read(t, dir), site(t, "mini").files) {
		t.Error("the completed site is not the whole one")
	}
	if _, err := os.Stat(filepath.Join(dir, ".parvis-tmp")); err == nil {
		t.Error("the files set aside are still there")
	}
}

// The address given on the command line is that of every page.
func TestURL(t *testing.T) {
	t.Parallel()
	for url, base := range map[string]string{"https://autre.test": "/", "https://autre.test/a/b/": "/a/b/", "http://autre.test:8080/c": "/c/"} {
		dir, _ := build(t, generator.Options{Content: mini, URL: url})
		for file, data := range read(t, dir) {
			if strings.HasSuffix(file, ".html") || strings.HasSuffix(file, ".xml") || strings.HasSuffix(file, ".txt") {
				if strings.Contains(data, "/charte/") || strings.Contains(data, "exemple.test/charte") {
					t.Errorf("--url %s: %s keeps the address of site.toml", url, file)
				}
			}
			if strings.HasSuffix(file, "index.html") && !strings.Contains(data, `href="`+base+`assets/`) {
				t.Errorf("--url %s: %s has no link below %s", url, file, base)
			}
		}
	}
}
