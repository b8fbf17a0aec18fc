package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const root = "../.."

// criteria is the number of criteria in each of the 13 themes of the RGAA 4.1.2.
var criteria = []int{9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12}

// TestGrid checks that the RGAA grid of the theme has every criterion of the RGAA
// 4.1.2 once, in order, in one of four states, and that the tests, the checks of this
// audit and the rules of axe-core that it names exist.
func TestGrid(t *testing.T) {
	grid, err := os.ReadFile(filepath.Join(root, "themes", "parvis", "RGAA.md"))
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for theme, n := range criteria {
		for i := range n {
			want = append(want, fmt.Sprintf("%d.%d", theme+1, i+1))
		}
	}
	exists := knownNames(t)
	for _, line := range regexp.MustCompile(`(?m)^\| ([0-9].*) \|$`).FindAllStringSubmatch(string(grid), -1) {
		cells := strings.Split(line[1], " | ")
		if len(cells) != 4 {
			t.Errorf("%s: %d cells; wanted number, subject, state and by what", line[1], len(cells))
			continue
		}
		number, state, how := cells[0], cells[2], cells[3]
		got = append(got, number)
		if !slices.Contains([]string{"automatique", "lu dans le code", "à vérifier à la main", "sans objet"}, state) {
			t.Errorf("%s: state %q", number, state)
		}
		if strings.TrimSpace(how) == "" {
			t.Errorf("%s: nothing says by what, or why", number)
		}
		by := 0
		for _, name := range regexp.MustCompile("`(Test[^`]*|audit [^`]*|axe [^`]*)`").FindAllStringSubmatch(how, -1) {
			by++
			if !exists[name[1]] {
				t.Errorf("%s: there is no %s", number, name[1])
			}
		}
		if state == "automatique" && by == 0 {
			t.Errorf("%s: its state is automatic, but it names no test", number)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the grid has %d criteria, %v\nwanted %d, %v", len(got), got, len(want), want)
	}
}

// knownNames returns all names that the grid may use: the tests of the repository, the
// checks of this audit, and the rules of axe-core that it runs.
func knownNames(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{"audit lighthouse": true}
	for _, c := range checks {
		out["audit "+c.name] = true
	}
	test := regexp.MustCompile(`(?m)^func (Test[A-Z]\w*)\(t \*testing\.T\)`)
	err := filepath.WalkDir(root, func(file string, e fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, "_test.go") {
			if e != nil && e.IsDir() && slices.Contains([]string{".git", "node_modules", "public"}, e.Name()) {
				return fs.SkipDir
			}
			return err
		}
		src, err := os.ReadFile(file)
		for _, m := range test.FindAllSubmatch(src, -1) {
			out[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	module, err := filepath.Abs(filepath.Join(root, modules, "axe-core"))
	if err != nil {
		t.Fatal(err)
	}
	asked, err := exec.Command("node", "-e", `const axe = require(process.argv[1]), asked = axe.getRules(process.argv[2].split(' ')).map((r) => r.ruleId);
		console.log(axe._audit.rules.filter((r) => r.enabled && asked.includes(r.id)).map((r) => r.id).join(' '));`,
		module, strings.Join(tags, " ")).Output()
	if err != nil {
		t.Fatalf("axe-core doesn't tell its rules; run: make tools: %v", err)
	}
	for _, rule := range append(strings.Fields(string(asked)), extraRule) {
		out["axe "+rule] = true
	}
	return out
}
