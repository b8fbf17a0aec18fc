package generator_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// repository is the root of the house, seen from this package.
const repository = ".."

// may is the arrows of the house: what each package may import of the others,
// and the imports whose place matters. Records become a site in one direction
// (record → check → model → stats → figure → page → theme → output), and a package knows
// only what comes before it.
//
// This is policy, not a description: when a build breaks here, the import is
// what wants another look. A new package takes its line in the same change as
// the sentence about it in the map of the house (README).
var may = map[string][]string{
	// Leaves: one small thing each, known to many, knowing nothing.
	"generator/date":      {},
	"generator/diag":      {},
	"generator/geo":       {},
	"generator/naf":       {},
	"generator/quantity":  {},
	"generator/siren":     {},
	"generator/slug":      {},
	"generator/typo":      {},
	"generator/nearest":   {"generator/slug"},
	"generator/catalogue": {},
	"generator/excerpt":   {theCells},
	"generator/weight":    {},

	// What editors wrote, and what Parvis says of it.
	"generator/record":  {"generator/date", "generator/diag", "generator/nearest", "generator/quantity", "generator/slug", theTOML},
	"generator/wording": {"generator/diag"},

	// How editors begin, and what helps them write.
	"generator/schema":  {"generator/date", "generator/quantity", "generator/record"},
	"generator/guide":   {"generator/record"},
	"generator/starter": {"generator/address", "generator/diag", "generator/geo", "generator/guide", "generator/model", "generator/record", "generator/schema", "generator/siren", "generator/slug", theSystem},

	// The site as it is, and what follows from it.
	"generator/model":     {"generator/date", "generator/quantity"},
	"generator/address":   {"generator/model", "generator/slug"},
	"generator/stats":     {"generator/model"},
	"generator/phrase":    {"generator/date", "generator/model"},
	"generator/export":    {"generator/address", "generator/date", "generator/model", "generator/slug", theDeflate},
	"generator/directory": {"generator/date", "generator/model", "generator/slug", "generator/stats"},
	"generator/markup":    {"generator/slug", "generator/typo", theGoldmark},
	"generator/nearby":    {"generator/geo", "generator/model", "generator/slug"},
	"generator/check": {"generator/address", "generator/catalogue", "generator/date", "generator/diag", "generator/geo", "generator/markup", "generator/model",
		"generator/naf", "generator/nearest", "generator/record", "generator/siren", "generator/slug"},

	// What a check tells besides faults: work that is left, what will change.
	"generator/todo":   {"generator/address", "generator/catalogue", "generator/date", "generator/diag", "generator/model", "generator/record"},
	"generator/agenda": {"generator/date", "generator/diag", "generator/record"},

	// Links to other sites, followed when asked: the one room that asks other sites.
	"generator/outside": {theRetries, theRobots, theSystem},

	// What a check found, for machines.
	"generator/report": {"generator/agenda", "generator/diag", theSARIF},

	// Search: words, and the files of them that a browser reads.
	"generator/search": {"generator/slug", theS2},

	// Figures: what they show, and how it is drawn.
	"generator/figure": {"generator/catalogue", "generator/draw", "generator/model", "generator/naf", "generator/phrase", "generator/stats",
		"generator/typo", theECharts},
	"generator/draw":          {"generator/draw/barchart", theEngine, theCache, theSystem},
	"generator/draw/barchart": {},
	"generator/draw/bundle":   {"generator/draw", theEsbuild, theSystem},
	"generator/emblem":        {theLetters},

	// Pages: what they say, how they look, where they go.
	"generator/page": {"generator/address", "generator/catalogue", "generator/date", "generator/directory", "generator/draw", "generator/emblem", "generator/export", "generator/figure", "generator/geo", "generator/markup",
		"generator/model", "generator/naf", "generator/nearby", "generator/phrase", "generator/search", "generator/stats", "generator/typo", "generator/weight", theTemplates},
	"generator/stencil": {theTemplates},
	"generator/theme":   {"generator/nearest", "generator/stencil", "generator/typo", theEsbuild, theTemplates, theTOML},
	"generator/output":  {theSystem, theLock},

	// Hosts: what they send with the files, and how the site comes to them.
	"generator/hosting": {},
	"generator/packed":  {theBrotli},
	"generator/publish": {"generator/address", "generator/hosting", "generator/model", theSSH, theSFTP, theStorage, theRepeating, theSystem},

	// The walk itself, and the command.
	"generator": {"generator/address", "generator/agenda", "generator/check", "generator/date", "generator/diag", "generator/draw", "generator/emblem", "generator/hosting", "generator/model",
		"generator/output", "generator/outside", "generator/packed", "generator/page", "generator/record", "generator/stats", "generator/theme", "generator/todo", "generator/weight", "themes",
		theSystem},
	"cmd/parvis": {"generator", "generator/agenda", "generator/date", "generator/diag", "generator/excerpt", "generator/model", "generator/output", "generator/outside", "generator/preview", "generator/publish", "generator/record",
		"generator/report", "generator/schema", "generator/starter", "generator/theme", "generator/todo", "generator/wording", theCobra, theFlags, theSystem},
	"generator/preview": {"generator", "generator/diag", "generator/excerpt", "generator/hosting", "generator/record", theWatcher, theTemplates, theSystem},
	"themes":            {},

	// Content made up in any quantity, and what measures and audits Parvis with it.
	"generator/synth": {"generator/geo", "generator/record", "generator/slug", theSystem},
	"cmd/bench":       {"generator/synth", theSystem},
	"cmd/audit":       {"generator", "generator/hosting", "generator/synth", theBrowser, theSystem},

	// What is published of Parvis itself.
	"cmd/release": {theBill, theSystem},

	// Programs that make tables out of published ones, run by hand.
	"generator/geo/tables": {theSystem},
	"generator/naf/tables": {theSystem},
}

// Imports that have their rooms.
const (
	theTOML      = "github.com/BurntSushi/toml"
	theGoldmark  = "github.com/yuin/goldmark"
	theEsbuild   = "github.com/evanw/esbuild"
	theCobra     = "github.com/spf13/cobra"
	theFlags     = "github.com/spf13/pflag"
	theBill      = "github.com/CycloneDX/cyclonedx-go"
	theLock      = "github.com/gofrs/flock"
	theWatcher   = "github.com/fsnotify/fsnotify"
	theECharts   = "github.com/go-echarts/go-echarts/v2"
	theEngine    = "github.com/dop251/goja"
	theCache     = "github.com/rogpeppe/go-internal/cache"
	theLetters   = "github.com/go-fonts/liberation"
	theRetries   = "github.com/hashicorp/go-retryablehttp"
	theRobots    = "github.com/temoto/robotstxt"
	theSARIF     = "github.com/owenrumney/go-sarif/v3"
	theCells     = "github.com/rivo/uniseg"
	theBrowser   = "github.com/chromedp"
	theTemplates = "html/template"
	theSSH       = "golang.org/x/crypto/ssh"
	theSFTP      = "github.com/pkg/sftp"
	theStorage   = "github.com/minio/minio-go/v7"
	theRepeating = "github.com/cenkalti/backoff/v5"
	theBrotli    = "github.com/andybalholm/brotli"
	theDeflate   = "github.com/klauspost/compress/flate"
	theS2        = "github.com/klauspost/compress/s2"
	theSystem    = "os"
)

// small is the third-party packages that any room may use: they are tools of
// the hand, not a way of making sites.
var small = []string{"golang.org/x/", "github.com/agnivade/levenshtein"}

// only is the rooms an import is at home in, whatever the map above comes to
// say.
var only = map[string][]string{
	theGoldmark:     {"generator/markup"},
	theTOML:         {"generator/record", "generator/theme"},
	theEsbuild:      {"generator/theme", "generator/draw/bundle"},
	theECharts:      {"generator/figure"},
	theEngine:       {"generator/draw"},
	theCache:        {"generator/draw"},
	theLetters:      {"generator/emblem"},
	theTemplates:    {"generator/page", "generator/preview", "generator/stencil", "generator/theme"},
	theWatcher:      {"generator/preview"},
	theCobra:        {"cmd/parvis"},
	theCells:        {"generator/excerpt"},
	theFlags:        {"cmd/parvis"},
	theBill:         {"cmd/release"},
	theBrowser:      {"cmd/audit"},
	theSARIF:        {"generator/report"},
	theRetries:      {"generator/outside"},
	theRobots:       {"generator/outside"},
	theSSH:          {"generator/publish"},
	theSFTP:         {"generator/publish"},
	theStorage:      {"generator/publish"},
	theRepeating:    {"generator/publish"},
	theBrotli:       {"generator/packed"},
	theDeflate:      {"generator/export"},
	theS2:           {"generator/search"},
	"net/http":      {"generator/outside", "generator/preview", "cmd/audit"},        // a build reads and writes files, nothing else
	"os/exec":       {"cmd/bench", "cmd/audit", "cmd/release", "generator/preview"}, // there the reader's browser
	"unsafe":        {},
	"embed":         {"generator/draw", "generator/geo", "generator/guide", "generator/preview", "generator/record", "generator/starter", "themes", "cmd/audit"},
	"math/rand":     {"generator/synth"}, // two builds are the same; there the seed is given
	"text/template": {},                  // it escapes nothing
	// The syntax tree that html/template works on too; nothing is executed with it.
	"text/template/parse": {"generator/stencil", "generator/theme"},
}

// sources is every Go file below the repository, tests included, by slash path.
func sources(t *testing.T) []string {
	t.Helper()
	var out []string
	err := fs.WalkDir(os.DirFS(repository), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (p != "." && strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" || d.Name() == "testdata" || p == "public") {
			return fs.SkipDir
		}
		if strings.HasSuffix(p, ".go") {
			out = append(out, p)
		}
		return nil
	})
	if err != nil || len(out) < 20 {
		t.Fatalf("found %d Go files: %v", len(out), err)
	}
	return out
}

func isTest(file string) bool { return strings.HasSuffix(file, "_test.go") }

// notable names an import as the map above does; "" for one that needs no leave.
func notable(imported string) string {
	if own, ok := strings.CutPrefix(imported, "parvis/"); ok {
		return own
	}
	for _, n := range []string{theTOML, theGoldmark, theEsbuild, theCobra, theTemplates, theSystem, theECharts, theEngine, theLetters, theBrowser, theSARIF, theSSH, theSFTP, theStorage, theRepeating} {
		if imported == n || strings.HasPrefix(imported, n+"/") {
			return n
		}
	}
	first, _, _ := strings.Cut(imported, "/")
	if !strings.Contains(first, ".") || slices.ContainsFunc(small, func(s string) bool { return strings.HasPrefix(imported, s) }) {
		return ""
	}
	return imported // third-party, and not foreseen
}

func TestHouseArrows(t *testing.T) {
	seen := map[string]bool{}
	for _, file := range sources(t) {
		room := path.Dir(file)
		allowed, ok := may[room]
		if !ok {
			if !seen[room] {
				t.Errorf("%s: a package that the map of the house does not have; see may in generator/house_test.go", room)
			}
			seen[room] = true
			continue
		}
		seen[room] = true
		if isTest(file) {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(repository, file), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range parsed.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if n := notable(imported); n != "" && !slices.Contains(allowed, n) {
				t.Errorf("%s imports %s: the arrows of the house do not lead there", file, imported)
			}
			for home, rooms := range only {
				below := strings.HasPrefix(imported, home+"/") && only[imported] == nil // a longer entry speaks for itself
				if (imported == home || below) && !slices.Contains(rooms, room) {
					t.Errorf("%s imports %s, which has its place in %q only", file, imported, rooms)
				}
			}
		}
	}
	for room := range may {
		if !seen[room] {
			t.Errorf("%s is in the map of the house, and is no package", room)
		}
	}
}

// No arrow of the policy leads back: a room never comes to know, through
// others, what is built on it.
func TestHouseArrowsHaveOneDirection(t *testing.T) {
	var walk func(room string, way []string)
	walk = func(room string, way []string) {
		if slices.Contains(way, room) {
			t.Fatalf("the arrows go round: %s", strings.Join(append(way, room), " → "))
		}
		for _, next := range may[room] {
			walk(next, append(slices.Clone(way), room))
		}
	}
	for room := range may {
		walk(room, nil)
	}
	walk("generator", nil)
}

// clocks is the rooms that read the clock, and what for: how long something took
// or may take, and what day it is for who begins a record. A build never asks what time it
// is: the same content makes the same bytes on any day.
var clocks = map[string][]string{
	"generator/record/shelf.go": {"Since"}, // whether a file may change again under the same time
	"generator/outside":         {"Now", "Since", "Until"},
	"generator/preview":         {"Now", "Since"},
	"generator/publish":         {"Now", "Since"},
	"cmd/parvis":                {"Now", "Since"},
	"cmd/bench":                 {"Now", "Since"},
	"cmd/audit":                 {"Now", "Since"},
}

func TestHouseReadsNoClock(t *testing.T) {
	asked := map[string]bool{}
	for _, file := range sources(t) {
		if isTest(file) {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(repository, file), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			from, ok := s.X.(*ast.Ident)
			if !ok || from.Name != "time" || !slices.Contains([]string{"Now", "Since", "Until"}, s.Sel.Name) {
				return true
			}
			home := path.Dir(file)
			if clocks[file] != nil {
				home = file
			}
			asked[home] = true
			if !slices.Contains(clocks[home], s.Sel.Name) {
				t.Errorf("%s asks time.%s: what is built would depend on when it is", file, s.Sel.Name)
			}
			return true
		})
	}
	for home := range clocks {
		if !asked[home] {
			t.Errorf("%s doesn't ask what time it is: it needs no leave to", home)
		}
	}
}

func TestHouseNames(t *testing.T) {
	for _, file := range sources(t) {
		for _, part := range strings.Split(path.Dir(file), "/") {
			if slices.Contains([]string{"util", "utils", "common", "helper", "helpers", "types", "misc", "shared", "lib", "base"}, part) {
				t.Errorf("%s: “%s” says nothing of what a package is for", file, part)
			}
		}
	}
}

func TestHouseFilesAreShort(t *testing.T) {
	for _, file := range sources(t) {
		src, err := os.ReadFile(filepath.Join(repository, file))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.HasPrefix(src, []byte("// Code generated ")) {
			continue
		}
		most := 500
		if isTest(file) {
			most = 700
		}
		if lines := bytes.Count(src, []byte("\n")); lines > most {
			t.Errorf("%s has %d lines, over %d: what would be its second subject?", file, lines, most)
		}
	}
}

func TestHousePackagesSayWhatTheyAre(t *testing.T) {
	said := map[string]bool{}
	for _, file := range sources(t) {
		if isTest(file) {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(repository, file), nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		room := path.Dir(file)
		said[room] = said[room] || parsed.Doc != nil
	}
	for room, ok := range said {
		if !ok {
			t.Errorf("%s has no package comment: one sentence on what lives there", room)
		}
	}
}

func TestHouseFrontDoor(t *testing.T) {
	wanted := []string{"cmd", "content", "themes", "generator", "public", "go.mod", "go.sum", "README.md", "LICENSE", "Makefile", "CONTRIBUTING.md",
		"CHANGELOG.md", "SECURITY.md"}
	ignored := []string{"parvis", "parvis.exe", "node_modules"} // by .gitignore: made, not kept
	entries, err := os.ReadDir(repository)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if n := e.Name(); !strings.HasPrefix(n, ".") && !slices.Contains(wanted, n) && !slices.Contains(ignored, n) {
			t.Errorf("%s has no place at the root of the repository: wanted one of %s, or a dotfile", n, strings.Join(wanted, ", "))
		}
	}
}
