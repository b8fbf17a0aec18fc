package generator_test

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parvis/generator"
)

var edits = flag.Int("edits", 12, "how many random edits a site is followed through")

// editor makes edits of any sort, as a writer never would. Most leave a fault
// behind, and are taken back next.
type editor struct {
	rand *rand.Rand
	dir  string            // with content and themes in it
	was  map[string]string // every file as it was without faults, by path below dir
}

// files is every file that is there.
func (e *editor) files(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, p := range e.paths() {
		data, err := os.ReadFile(filepath.Join(e.dir, filepath.FromSlash(p)))
		if err != nil {
			t.Fatal(err)
		}
		out[p] = string(data)
	}
	return out
}

// mend brings back what was there without faults.
func (e *editor) mend(t *testing.T) (what string, touched []string) {
	t.Helper()
	now := e.files(t)
	for p := range now {
		if _, known := e.was[p]; !known {
			touched = append(touched, p)
			if err := os.Remove(filepath.Join(e.dir, filepath.FromSlash(p))); err != nil {
				t.Fatal(err)
			}
		}
	}
	for p, data := range e.was {
		if now[p] != data {
			touched = append(touched, p)
			put(t, e.dir, p, data)
		}
	}
	for i, p := range touched {
		touched[i] = strings.TrimPrefix(p, "content/")
	}
	return "mended", touched
}

// paths is the files that are there, below content or themes.
func (e *editor) paths() []string {
	var out []string
	_ = fs.WalkDir(os.DirFS(e.dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (strings.HasPrefix(p, "content/") || strings.HasPrefix(p, "themes/")) {
			out = append(out, p)
		}
		return err
	})
	return out
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// edit makes one, and tells what it touched.
func (e *editor) edit(t *testing.T) (what string, touched []string) {
	t.Helper()
	all := e.paths()
	name := pick(e.rand, all)
	file := filepath.Join(e.dir, filepath.FromSlash(name))
	save := func(data string) {
		if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	read, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := string(read)
	lines := strings.SplitAfter(text, "\n")
	touched = []string{name}
	switch e.rand.IntN(7) {
	case 0: // a line less
		i := e.rand.IntN(len(lines))
		what = "without a line"
		save(strings.Join(slices.Delete(lines, i, i+1), ""))
	case 1: // a line twice
		i := e.rand.IntN(len(lines))
		what = "with a line twice"
		save(strings.Join(slices.Insert(lines, i, lines[i]), ""))
	case 2: // the file is gone
		what = "removed"
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	case 3: // another name
		what = "renamed"
		to := strings.TrimSuffix(name, filepath.Ext(name)) + fmt.Sprint("-", e.rand.IntN(10)) + filepath.Ext(name)
		if err := os.Rename(file, filepath.Join(e.dir, filepath.FromSlash(to))); err != nil {
			t.Fatal(err)
		}
		touched = append(touched, to)
	case 4: // a copy
		what = "copied"
		to := strings.TrimSuffix(name, filepath.Ext(name)) + "-bis" + filepath.Ext(name)
		file = filepath.Join(e.dir, filepath.FromSlash(to))
		save(text)
		touched = []string{to}
	case 5: // a sign changed
		what = "with another digit"
		if i := strings.IndexAny(text, "0123456789"); i >= 0 {
			at := i + strings.IndexAny(text[i+e.rand.IntN(len(text)-i):]+"0", "0123456789")
			at = min(at, len(text)-1)
			text = text[:at] + fmt.Sprint(e.rand.IntN(10)) + text[at+1:]
		}
		save(text)
	case 6: // words
		what = "with words at its end"
		save(text + fmt.Sprintf("\n\nUne phrase %d.\n", e.rand.IntN(100)))
	}
	for i, p := range touched { // as Refresh takes them
		touched[i] = strings.TrimPrefix(p, "content/")
	}
	return what + ": " + strings.Join(touched, ", "), touched
}

// After any edit, a site in memory and a build over the last one are what a
// clean build makes, byte for byte, with the same findings.
func TestRandomEdits(t *testing.T) {
	t.Parallel()
	content := copied(t, mini)
	dir := filepath.Dir(content)
	if err := os.MkdirAll(filepath.Join(dir, "themes", "mine"), 0o755); err != nil {
		t.Fatal(err)
	}
	put(t, dir, "themes/mine/theme.toml", "name = \"Mine\"\ndescription = \"Mine\"\nbase = \"parvis\"\n")
	put(t, dir, "themes/mine/override.css", "main { color: #111; }\n")
	e := &editor{rand: rand.New(rand.NewPCG(uint64(*edits), 7)), dir: dir}
	e.was = e.files(t)
	o := generator.Options{Content: content, Drafts: true, URL: "http://localhost/", Theme: "mine"}
	live := generator.NewLive(o)
	if _, err := live.Refresh(context.Background()); err != nil {
		t.Fatal(err)
	}
	over := filepath.Join(t.TempDir(), "public")
	whole, faulty := 0, 0
	wrong := false
	for n := range *edits {
		change := e.edit
		if wrong {
			change = e.mend
		}
		what, touched := change(t)
		wrong = true
		got, liveErr := live.Refresh(context.Background(), touched...)
		clean := o
		clean.Output = filepath.Join(t.TempDir(), fmt.Sprint(n))
		want, err := generator.Build(context.Background(), clean)
		if (liveErr == nil) != (err == nil) {
			t.Fatalf("edit %d, %s: %v in memory, %v clean", n, what, liveErr, err)
		}
		if err != nil { // the theme's
			faulty++
			continue
		}
		if a, b := fmt.Sprint(got.Findings), fmt.Sprint(want.Findings); a != b {
			t.Fatalf("edit %d, %s: the findings are\n%s\nwanted\n%s", n, what, a, b)
		}
		if want.Failed() {
			faulty++
			continue
		}
		whole++
		wrong, e.was = false, e.files(t)
		o.Output = over
		if _, err := generator.Build(context.Background(), o); err != nil {
			t.Fatal(err)
		}
		site := read(t, clean.Output)
		if now := read(t, over); !maps.Equal(now, site) {
			t.Fatalf("edit %d, %s: a build over the last one isn't a clean one", n, what)
		}
		for file, content := range site {
			if file == weighed {
				continue
			}
			if page, ok, err := live.File(file); !ok || err != nil || string(page) != content {
				t.Fatalf("edit %d, %s: %s isn't in memory as a build makes it (%t, %v)", n, what, file, ok, err)
			}
		}
		if err := os.RemoveAll(clean.Output); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d random edits: %d sites the same three ways, %d with faults", *edits, whole, faulty)
}
