package generator_test

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// walk is one addition to the program, from testdata/walkthrough.
type walk struct {
	row   string            // of CONTRIBUTING.md
	edits map[string]string // file, from the root → hunks
	files map[string]string // content/…, public/…, new/… → text
}

// readWalks reads the additions. The first line of an archive names the row that
// they follow. Its files:
//
//	edit/<file>     what changes: hunks between lines @@
//	content/<file>  a record that uses the addition
//	public/<file>   texts that the file of the site has, one a line
//	new/<kind>      texts that the draft of a new record has
func readWalks(t *testing.T) []walk {
	t.Helper()
	names, err := filepath.Glob("testdata/walkthrough/*.txtar")
	if err != nil || len(names) < 3 {
		t.Fatalf("found %v: %v", names, err)
	}
	var out []walk
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		row, _, _ := strings.Cut(string(archive.Comment), "\n")
		w := walk{row, map[string]string{}, map[string]string{}}
		for _, f := range archive.Files {
			if edited, ok := strings.CutPrefix(f.Name, "edit/"); ok {
				w.edits[edited] = string(f.Data)
			} else {
				w.files[f.Name] = string(f.Data)
			}
		}
		out = append(out, w)
	}
	return out
}

// apply returns a file after the hunks of an edit. Lines of a hunk begin with a space if they
// stay, with - if they go, with + if they come; the others must be at one place only.
func apply(t *testing.T, file, text, edit string) string {
	t.Helper()
	for hunk := range strings.SplitSeq(edit, "@@\n") {
		var before, after strings.Builder
		for line := range strings.Lines(hunk) {
			if line[0] != '+' {
				before.WriteString(line[1:])
			}
			if line[0] != '-' {
				after.WriteString(line[1:])
			}
		}
		if n := strings.Count("\n"+text, "\n"+before.String()); n != 1 {
			t.Fatalf("%s: %d places, want 1, have the lines\n%s", file, n, before.String())
		}
		text = strings.TrimPrefix(strings.Replace("\n"+text, "\n"+before.String(), "\n"+after.String(), 1), "\n")
	}
	return text
}

// The files that each addition edits are those that its row names, no more and no less. A
// folder stands for one file in it.
func TestWalkthroughRows(t *testing.T) {
	rows := contributing(t)
	for _, w := range readWalks(t) {
		row, ok := rows[w.row]
		if !ok {
			t.Errorf("CONTRIBUTING.md has no row %q", w.row)
			continue
		}
		left := slices.Sorted(maps.Keys(w.edits))
		take := func(is func(file, name string) bool, names []string) bool {
			i := slices.IndexFunc(left, func(file string) bool {
				return slices.ContainsFunc(names, func(name string) bool { return is(file, name) })
			})
			if i >= 0 {
				left = slices.Delete(left, i, i+1)
			}
			return i >= 0
		}
		same := func(file, name string) bool { return file == name }
		within := func(file, name string) bool { return path.Dir(file) == strings.TrimSuffix(name, "/") }
		rest := slices.DeleteFunc(row.required, func(names []string) bool { return take(same, names) })
		for _, names := range rest {
			if !take(within, names) {
				t.Errorf("%s: its row wants %s, which the walkthrough doesn't edit", w.row, strings.Join(names, " or "))
			}
		}
		for _, name := range row.optional {
			_ = take(same, []string{name}) || take(within, []string{name})
		}
		for _, file := range left {
			t.Errorf("%s: the walkthrough edits %s, which its row doesn't name", w.row, file)
		}
	}
}

// TestWalkthrough makes all the additions at once, builds the program with them, and with it a
// small site that uses them. The tree isn't changed: the compiler reads edited files instead of
// those of the tree.
func TestWalkthrough(t *testing.T) {
	temp := t.TempDir()
	root, err := filepath.Abs(repository)
	if err != nil {
		t.Fatal(err)
	}
	put := func(name, text string) string {
		to := filepath.Join(temp, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return to
	}
	edited := map[string]string{}
	walks := readWalks(t)
	for _, w := range walks {
		for file, edit := range w.edits {
			if _, ok := edited[file]; !ok {
				text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(file)))
				if err != nil {
					t.Fatal(err)
				}
				edited[file] = string(text)
			}
			edited[file] = apply(t, file, edited[file], edit)
		}
		for name, text := range w.files {
			if strings.HasPrefix(name, "content/") {
				put("site/"+name, text)
			}
		}
	}
	put("site/content/site.toml",
		"titre = \"Exemple\"\nurl = \"https://exemple.test/\"\narrete_au = 2026-06-30\n")
	replace := map[string]string{}
	for file, text := range edited {
		replace[filepath.Join(root, filepath.FromSlash(file))] = put("edited/"+file, text)
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(temp, "parvis.exe")
	run := func(dir, name string, args ...string) {
		t.Helper()
		command := exec.Command(name, args...)
		command.Dir = dir
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%s %s: %v\n%s", filepath.Base(name), strings.Join(args, " "), err, out)
		}
	}
	run(root, "go", "build", "-overlay", put("overlay.json", string(overlay)),
		"-ldflags=-s -w", "-o", program, "./cmd/parvis")
	site := filepath.Join(temp, "site")
	run(site, program, "build")
	for _, w := range walks {
		for name, wanted := range w.files {
			kind, isNew := strings.CutPrefix(name, "new/")
			switch {
			case isNew:
				run(site, program, "new", kind, "Autre exemple")
				name = "content/" + kind + "s/autre-exemple.toml"
			case !strings.HasPrefix(name, "public/"):
				continue
			}
			text, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(name)))
			if err != nil {
				t.Errorf("%s: %v", w.row, err)
				continue
			}
			for line := range strings.Lines(wanted) {
				if line = strings.TrimSpace(line); !strings.Contains(string(text), line) {
					t.Errorf("%s: %s lacks %s", w.row, name, line)
				}
			}
		}
	}
}
