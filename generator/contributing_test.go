package generator_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// row is the files and folders that a row of CONTRIBUTING.md names, by path from the root.
type row struct {
	required [][]string // each with the paths that can take its place
	optional []string   // named by a sentence that begins with a condition, or in an aside
}

// Paths in CONTRIBUTING.md: a quoted text without spaces that has a slash or the
// extension of a file.
var (
	backquoted = regexp.MustCompile("`([^`]+)`")
	pathLike   = regexp.MustCompile(`^([\w.-]+/)+[\w.-]*$|^\w+\.(go|md|toml|css)$`)
	aside      = regexp.MustCompile(`\([^()]*(\([^()]*\)[^()]*)*\)`)
	sentence   = regexp.MustCompile(`\. `)
	condition  = regexp.MustCompile(`^If `)
	alternates = regexp.MustCompile("`([^`]+)`((?:,| or) `[^`]+`)* or `[^`]+`|`[^`]+`")
)

// pathsIn returns the paths that a text names.
func pathsIn(text string) []string {
	var out []string
	for _, m := range backquoted.FindAllStringSubmatch(text, -1) {
		name := m[1]
		if !pathLike.MatchString(name) {
			continue // a command, a name in the code
		}
		if !strings.HasPrefix(name, "themes/") && !strings.HasPrefix(name, "cmd/") {
			name = "generator/" + name
		}
		out = append(out, name)
	}
	return out
}

// contributing returns the rows of the table "Where a change goes", by their first cell.
func contributing(t *testing.T) map[string]row {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(repository, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(page), "\n## Where a change goes\n")
	table, _, _ = strings.Cut(table, "\n## ")
	out := map[string]row{}
	for line := range strings.Lines(table) {
		cells := strings.SplitN(strings.Trim(line, "| \n"), " | ", 2)
		if !strings.HasPrefix(line, "| ") || len(cells) != 2 {
			continue
		}
		var r row
		for _, a := range aside.FindAllString(cells[1], -1) {
			r.optional = append(r.optional, pathsIn(a)...)
		}
		for _, said := range sentence.Split(aside.ReplaceAllString(cells[1], ""), -1) {
			if condition.MatchString(said) {
				r.optional = append(r.optional, pathsIn(said)...)
				continue
			}
			for _, choices := range alternates.FindAllString(said, -1) {
				if paths := pathsIn(choices); len(paths) > 0 {
					r.required = append(r.required, paths)
				}
			}
		}
		out[cells[0]] = r
	}
	return out
}

// TestContributingPaths checks that the files and folders named in the table "Where a
// change goes" exist.
func TestContributingPaths(t *testing.T) {
	found := 0
	for name, r := range contributing(t) {
		for _, p := range append(slices.Concat(r.required...), r.optional...) {
			found++
			if _, err := os.Stat(filepath.Join(repository, filepath.FromSlash(p))); err != nil {
				t.Errorf("%s doesn't exist; its row: %s", p, name)
			}
		}
	}
	if found < 40 {
		t.Errorf("the table names %d paths; it should name at least 40", found)
	}
}
