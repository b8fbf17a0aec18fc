package generator_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestContributingPaths checks that the files and folders named in the table "Where a
// change goes" exist. A path is a quoted text without spaces that has a slash or
// the extension of a file.
func TestContributingPaths(t *testing.T) {
	root := ".."
	page, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	quoted := regexp.MustCompile("`([^`]+)`")
	path := regexp.MustCompile(`^([\w.-]+/)+[\w.-]*$|^\w+\.(go|md|toml|css)$`)
	_, table, _ := strings.Cut(string(page), "\n## Where a change goes\n")
	table, _, _ = strings.Cut(table, "\n## ")
	found := 0
	for row := range strings.Lines(table) {
		if !strings.HasPrefix(row, "| ") {
			continue
		}
		for _, m := range quoted.FindAllStringSubmatch(row, -1) {
			name := m[1]
			if !path.MatchString(name) {
				continue // a command, a name in the code
			}
			found++
			base := filepath.Join(root, "generator")
			if strings.HasPrefix(name, "themes/") || strings.HasPrefix(name, "cmd/") {
				base = root
			}
			if _, err := os.Stat(filepath.Join(base, name)); err != nil {
				t.Errorf("%s doesn't exist; its row: %.60s…", name, row)
			}
		}
	}
	if found < 40 {
		t.Errorf("the table names %d paths; it should name at least 40", found)
	}
}
