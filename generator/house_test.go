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

// groups is the folders of generator, in the order of the walk: a room knows its own
// group and those before it. It is policy, as may is.
var groups = []string{"text", "reference", "diag", "model", "site", "content", "figure", "check", "data", "html", "publish", "generator", "admin", "preview", "testsite", "testbrowser", "cmd"}

// may is the arrows of the house: what each package may import of the others, and
// the imports whose place matters. Own packages are named below generator.
//
// This is policy, not a description: when a build breaks here, the import is what
// wants another look. A new package takes its line in the same change as the
// sentence about it in the map of the house (README).
var may = map[string][]string{
	// Small algorithms with a name of their own: they know nothing.
	"text/date":     {},
	"text/formula":  {},
	"text/period":   {"text/date"},
	"text/quantity": {},
	"text/slug":     {},
	"text/typo":     {},
	"text/suggest":  {"text/slug"},
	"text/visible":  {},
	"text/letters":  {"text/visible", theLetters},

	// Official tables.
	"reference/geo":        {},
	"reference/geo/tables": {theSystem}, // a program, run by hand
	"reference/naf":        {},
	"reference/naf/tables": {theSystem},
	"reference/siren":      {},

	// A finding, its words, the line where it is.
	"diag":           {"text/visible"},
	"diag/messages":  {"diag", "text/visible"},
	"diag/codeframe": {"text/visible", theCells},

	// The linked site, and what follows from it.
	"model":        {"reference/geo", "text/date", "text/period", "text/quantity", "text/slug"},
	"model/stats":  {"model", "model/ledger", "text/date"},
	"model/ledger": {"model", "text/date", "text/period"},
	"model/phrase": {"model", "text/date"},

	// What is published, where, and how it is written.
	"site":             {"site/address"},
	"site/address":     {"model", "text/slug"},
	"site/output":      {"site/address", theSystem, theLock},
	"site/hosting":     {},
	"site/precompress": {theBrotli},
	"site/weight":      {},

	// What editors write, and what helps them.
	"content/photo":   {},
	"content/svg":     {},
	"content/record":  {"content/layout", "content/photo", "content/svg", "diag", "model", "text/date", "text/period", "text/quantity", "text/slug", "text/suggest", theTOML},
	"content/markup":  {"text/slug", "text/typo", theGoldmark},
	"content/layout":  {},
	"content/schema":  {"content/record", "model", "text/date", "text/period", "text/quantity"},
	"content/guide":   {"content/record", "model"},
	"content/starter": {"content/guide", "content/record", "content/schema", "content/synth", "diag", "model", "reference/geo", "reference/siren", "site/address", "text/slug", theSystem},

	// Spreadsheets that are brought into the records, from the cells to the changes.
	"content/sheet":    {"text/date", theWorkbooks},
	"content/column":   {"text/period", "text/slug", "text/suggest", theTOML},
	"content/table":    {"content/column", "content/sheet", "text/period"},
	"content/typed":    {"reference/siren", "text/date", "text/quantity", "text/slug"},
	"content/named":    {"content/column", "content/record", "reference/geo", "text/slug"},
	"content/declared": {"content/column", "content/named", "content/record", "content/sheet", "content/table", "content/typed", "model", "text/date", "text/period", "text/slug"},
	"content/edit":     {"content/layout", "content/record", "model", "text/date", theTOML},
	"content/exports":  {"content/column", "content/record", "content/sheet", "model", "text/date", "text/period", "text/quantity"},
	"content/form":     {"content/edit", "content/record", "content/typed", "model", "text/date", "text/period", "text/slug"},
	"content/rewrite":  {theSystem}, // changes of files, all or none
	"content/imports":  {"content/column", "content/declared", "content/edit", "content/named", "content/record", "model", "text/date", "text/period", "text/quantity", "text/slug"},
	"content/synth":    {"content/record", "model", "reference/geo", "text/slug", theSystem},

	// Figures: which there are, what they say, how they are drawn.
	"figure":                    {"figure/catalogue", "figure/chart", "model", "model/phrase", "model/stats", "reference/geo", "reference/naf", "text/formula", "text/typo"},
	"figure/catalogue":          {},
	"figure/chart":              {"model"},
	"figure/paint":              {},
	"figure/layout":             {"figure/chart", "reference/geo", "text/visible"},
	"figure/svg":                {"figure/chart", "figure/layout", "figure/paint"},
	"figure/measure":            {"figure/chart", "figure/layout", "figure/svg", "model", "model/ledger", "model/phrase", "text/date", "text/period"},
	"figure/raster":             {"figure/chart", "figure/layout", "figure/paint", "text/letters"},
	"figure/interactive":        {"figure/chart", "figure/layout", "figure/paint", "reference/geo", theECharts},
	"figure/interactive/bundle": {"figure/paint", theEsbuild, theSystem}, // a program, run by make

	// What judges records and links them; what is left to do, what will change.
	"check":           {"check/index", "check/link", "check/rules", "content/markup", "content/record", "diag", "model", "text/date", "text/slug"},
	"check/withheld":  {"content/markup", "content/record", "text/slug", "text/visible"},
	"check/rules":     {"check/body", "check/codes", "check/index", "check/withheld", "content/record", "diag", "model", "site/address", "text/date", "text/slug"},
	"check/body":      {"check/index", "content/markup", "content/record", "figure/catalogue", "model", "site/address", "text/slug", "text/suggest"},
	"check/codes":     {"content/record", "diag", "model", "reference/geo", "reference/naf", "reference/siren", "text/date", "text/slug"},
	"check/link":      {"check/index", "content/record", "model", "reference/naf", "site/address", "text/slug"},
	"check/index":     {"content/record", "model", "site/address", "text/date", "text/slug", "text/suggest"},
	"check/todo":      {"content/record", "diag", "figure/catalogue", "model", "model/ledger", "site/address"},
	"check/agenda":    {"content/record", "diag", "model", "model/ledger", "text/date"},
	"check/report":    {"check/agenda", "diag", "text/visible", theSARIF},
	"check/linkcheck": {theRetries, theRobots, theSystem}, // the one room that asks other sites

	// What machines read.
	"data/export":    {"model", "model/ledger", "model/stats", "site/address", "text/date", "text/formula", "text/slug", theDeflate},
	"data/search":    {"text/slug", theS2},
	"data/directory": {"model", "model/stats", "text/date", "text/slug"},
	"data/nearby":    {"model", "reference/geo", "text/slug"},

	// Pages: what they say, how they are dressed.
	"html/view":        {"content/photo", "model", "model/phrase", "model/stats", "site", "site/address", "text/date", "text/typo", theTemplates},
	"html/list":        {"html/view", "model", "site"},
	"html/figures":     {"data/export", "figure", "figure/catalogue", "figure/interactive", "figure/layout", "figure/svg", "html/view", "model", "site", "site/address"},
	"html/prose":       {"content/markup", "figure/catalogue", "html/figures", "html/view", "model", "site/address", theTemplates},
	"html/page":        {"html/figures", "html/list", "html/prose", "html/view", "model", "model/stats", "site", "site/address"},
	"html/signatory":   {"figure/measure", "html/pictures", "html/prose", "html/view", "model", "model/ledger", "model/stats", "reference/naf", "site", "site/address"},
	"html/home":        {"data/directory", "figure/catalogue", "html/figures", "html/view", "model", "model/stats", "site", "site/address"},
	"html/signatories": {"data/directory", "html/list", "html/view", "model", "model/phrase", "model/stats", "reference/naf", "site", "site/address"},
	"html/actions":     {"data/directory", "html/view", "model", "model/stats", "site", "site/address"},
	"html/compare":     {"html/view", "model", "model/phrase", "model/stats", "site", "site/address", "text/slug"},
	"html/rounds":      {"data/export", "html/figures", "html/view", "model", "model/stats", "site", "site/address", "text/date"},
	"html/near":        {"data/nearby", "html/view", "model", "model/stats", "reference/geo", "site", "site/address"},
	"html/searchpage":  {"content/markup", "data/search", "html/figures", "html/near", "html/view", "model", "site", "site/address"},
	"html/dataset":     {"data/export", "html/feeds", "html/view", "model", "site", "site/address"},
	"html/feeds":       {"content/markup", "data/export", "html/view", "model", "model/phrase", "site", "site/address", "text/date"},
	"html/pictures":    {"figure/catalogue", "figure/raster", "html/emblem", "html/figures", "html/view", "model", "site", "site/address"},
	"html/legal":       {"figure/chart", "html/view", "model", "model/ledger", "model/phrase", "model/stats", "site/address", "site/weight"},
	"html/emblem":      {"text/letters"},
	"html/stencil":     {theTemplates},
	"html/theme":       {"html/stencil", "text/suggest", "text/typo", theEsbuild, theTemplates, theTOML},

	// A built site is sent.
	"publish": {"model", "site/address", "site/hosting", theSSH, theSFTP, theStorage, theRepeating, theSystem},

	// The walk itself: it alone knows every maker.
	"generator": {"check", "check/agenda", "check/linkcheck", "check/todo", "check/withheld", "content/column", "content/declared", "content/exports", "content/imports", "content/named", "content/photo", "content/rewrite", "content/record", "content/sheet", "diag", "figure/interactive", "html/actions", "html/compare", "html/dataset",
		"html/emblem", "html/feeds", "html/figures", "html/home", "html/legal", "html/near", "html/page", "html/pictures", "html/prose", "html/rounds", "html/searchpage",
		"html/signatories", "html/signatory", "html/theme", "html/view", "model", "model/phrase", "model/stats", "site", "site/address", "site/hosting",
		"site/output", "site/precompress", "site/weight", "text/date", "text/suggest", "themes", theSystem},
	// The forms of the browser: what they do with records, then their pages.
	"admin/records": {"content/edit", "content/form", "content/photo", "content/record", "content/rewrite", "diag", "generator", "model", "site/address", "text/slug", theSystem},
	"admin":         {"admin/records", "content/edit", "content/form", "content/markup", "content/record", "diag", "generator", "model", "text/slug", "text/typo", theTemplates, theForgery},

	"preview": {"content/record", "diag", "diag/codeframe", "generator", "model", "site/hosting", theWatcher, theTemplates, theSystem},
	"themes":  {},

	// What tests stand on.
	"testsite":          {"check", "content/record", "diag", "model"},
	"testsite/testpage": {"check", "html/theme", "html/view", "model/stats", "site", "testsite", "themes"},
	"testbrowser":       {"site/hosting", theBrowser, theSystem},

	// The command, and the programs about Parvis itself.
	"cmd/parvis": {"cmd/parvis/console", "cmd/parvis/editing", "cmd/parvis/results", "cmd/parvis/sheets", "cmd/parvis/starting", "diag/messages", "generator", "preview",
		"publish", "text/visible", theCobra, theFlags, theSystem},
	"cmd/parvis/console": {"generator", "html/theme", "site/output", "text/date", "text/visible", theFlags, theSystem},
	"cmd/parvis/results": {"check/agenda", "check/linkcheck", "check/report", "check/todo", "cmd/parvis/console", "diag", "diag/codeframe",
		"diag/messages", "generator", "text/visible", theSystem},
	"cmd/parvis/sheets":   {"cmd/parvis/console", "content/column", "content/declared", "content/imports", "content/sheet", "content/table", "diag", "diag/messages", "generator", "text/date", theCobra, theSystem},
	"cmd/parvis/editing":  {"admin", "cmd/parvis/console", "cmd/parvis/sheets", "diag", "generator"},
	"cmd/parvis/starting": {"cmd/parvis/console", "content/record", "content/schema", "content/starter", "model", theCobra, theSystem},
	"cmd/bench":           {"content/synth", theSystem},
	"cmd/audit":           {"content/synth", "generator", "site/hosting", "testbrowser", theBrowser, theSystem},
	"cmd/release":         {theBill, theSystem},
}

// most is how many others a room may import, the walk aside: beyond, everything
// passes through it.
const most = 10

// Imports that have their rooms.
const (
	theTOML      = "github.com/BurntSushi/toml"
	theGoldmark  = "github.com/yuin/goldmark"
	theEsbuild   = "github.com/evanw/esbuild"
	theWorkbooks = "github.com/xuri/excelize/v2"
	theCobra     = "github.com/spf13/cobra"
	theFlags     = "github.com/spf13/pflag"
	theBill      = "github.com/CycloneDX/cyclonedx-go"
	theLock      = "github.com/gofrs/flock"
	theWatcher   = "github.com/fsnotify/fsnotify"
	theECharts   = "github.com/go-echarts/go-echarts/v2"
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
	theForgery   = "github.com/justinas/nosurf"
	theSystem    = "os"
)

// small is the third-party packages that any room may use: they are tools of
// the hand, not a way of making sites.
var small = []string{"golang.org/x/", "github.com/agnivade/levenshtein"}

// only is the rooms an import is at home in, whatever the map above comes to
// say.
var only = map[string][]string{
	theGoldmark:     {"content/markup"},
	theTOML:         {"content/record", "content/column", "content/edit", "html/theme"},
	theWorkbooks:    {"content/sheet"},
	theEsbuild:      {"html/theme", "figure/interactive/bundle"},
	theECharts:      {"figure/interactive"},
	theLetters:      {"text/letters"},
	theTemplates:    {"html/figures", "html/prose", "html/stencil", "html/theme", "html/view", "admin", "preview"},
	theForgery:      {"admin"},
	theWatcher:      {"preview"},
	theCobra:        {"cmd/parvis", "cmd/parvis/sheets", "cmd/parvis/starting"},
	theCells:        {"diag/codeframe"},
	theFlags:        {"cmd/parvis", "cmd/parvis/console"},
	theBill:         {"cmd/release"},
	theBrowser:      {"cmd/audit", "testbrowser"},
	theSARIF:        {"check/report"},
	theRetries:      {"check/linkcheck"},
	theRobots:       {"check/linkcheck"},
	theSSH:          {"publish"},
	theSFTP:         {"publish"},
	theStorage:      {"publish"},
	theRepeating:    {"publish"},
	theBrotli:       {"site/precompress"},
	theDeflate:      {"data/export"},
	theS2:           {"data/search"},
	"net/http":      {"check/linkcheck", "admin", "preview", "testbrowser", "cmd/audit", "cmd/parvis", "cmd/parvis/editing"}, // a build reads and writes files, nothing else
	"os/exec":       {"cmd/bench", "cmd/audit", "cmd/release", "preview", "testbrowser"},                                     // there the reader's browser
	"unsafe":        {},
	"embed":         {"figure/interactive", "reference/geo", "content/guide", "admin", "preview", "content/record", "content/starter", "content/column", "themes", "cmd/audit"},
	"math/rand":     {"content/synth"}, // two builds are the same; there the seed is given
	"text/template": {},                // it escapes nothing
	// The syntax tree that html/template works on too; nothing is executed with it.
	"text/template/parse": {"html/stencil", "html/theme"},
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

// roomOf is a package's folder as the maps here name it.
func roomOf(folder string) string { return strings.TrimPrefix(folder, "generator/") }

func isTest(file string) bool { return strings.HasSuffix(file, "_test.go") }

// notable names an import as the map above does; "" for one that needs no leave.
func notable(imported string) string {
	if own, ok := strings.CutPrefix(imported, "parvis/"); ok {
		return roomOf(own)
	}
	for _, n := range []string{theTOML, theGoldmark, theEsbuild, theCobra, theTemplates, theSystem, theECharts, theLetters, theBrowser, theSARIF, theSSH, theSFTP, theStorage, theRepeating} {
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
		room := roomOf(path.Dir(file))
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

// A room knows its own group and those before it in the walk, and few others.
func TestHouseArrowsFollowTheWalk(t *testing.T) {
	rank := func(room string) int {
		group, _, _ := strings.Cut(room, "/")
		return slices.Index(groups, group)
	}
	for room, imports := range may {
		if rank(room) < 0 && room != "themes" {
			t.Errorf("%s is in no group of the walk", room)
		}
		own := 0
		for _, i := range imports {
			if may[i] == nil {
				continue // no package of the house
			}
			own++
			if rank(i) > rank(room) {
				t.Errorf("%s may import %s, which comes after it in the walk", room, i)
			}
		}
		if own > most && room != "generator" {
			t.Errorf("%s may import %d others: what would be its second subject?", room, own)
		}
	}
}

// clocks is the rooms that read the clock, and what for: how long something took
// or may take, and what day it is for who begins a record. A build never asks what time it
// is: the same content makes the same bytes on any day.
var clocks = map[string][]string{
	"content/record/cache.go": {"Since"}, // whether a file may change again under the same time
	"check/linkcheck":         {"Now", "Since", "Until"},
	"preview":                 {"Now", "Since"},
	"publish":                 {"Now", "Since"},
	"cmd/parvis":              {"Now", "Since"},
	"cmd/parvis/starting":     {"Now"},
	"cmd/bench":               {"Now", "Since"},
	"cmd/audit":               {"Now", "Since"},
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
			home := roomOf(path.Dir(file))
			if clocks[roomOf(file)] != nil {
				home = roomOf(file)
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
