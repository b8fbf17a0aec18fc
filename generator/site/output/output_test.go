package output_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"parvis/generator/site/output"
)

// site is path → content.
type site map[string]string

func (s site) files() []string { return slices.Sorted(maps.Keys(s)) }

// begun returns a build of a site of which all was written, and that isn't finished.
func begun(t *testing.T, dir string, s site) *output.Folder {
	t.Helper()
	f, err := output.Open(dir, s.files())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range s.files() {
		if err := f.Write(name, []byte(s[name])); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

// build writes a whole site, as a build that goes well does.
func build(t *testing.T, dir string, s site) output.Result {
	t.Helper()
	result, err := begun(t, dir, s).Finish()
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// tree returns the content of a folder: files with their content, folders as "path/",
// links as "→ target". Parvis's manifest and lock are omitted, wherever
// the folder of the site is.
func tree(t *testing.T, dir string) site {
	t.Helper()
	out := site{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || p == dir {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		rel = filepath.ToSlash(rel)
		switch {
		case rel == ".parvis-manifest", d.Name() == ".parvis-lock" && d.Type().IsRegular():
		case d.IsDir():
			out[rel+"/"] = ""
		case d.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(p)
			out[rel] = "→ " + target
			return err
		default:
			data, err := os.ReadFile(p)
			out[rel] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// published returns the files of a site, without the staging folder.
func published(t *testing.T, dir string) site {
	t.Helper()
	out := tree(t, dir)
	maps.DeleteFunc(out, func(name, _ string) bool {
		return strings.HasPrefix(name, ".parvis-tmp/") || strings.HasSuffix(name, "/")
	})
	return out
}

func wantTree(t *testing.T, dir string, want site) {
	t.Helper()
	if got := tree(t, dir); !maps.Equal(got, want) {
		t.Errorf("the folder holds\n\t%q\nwanted\n\t%q", got, want)
	}
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

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skip("no symbolic links here:", err)
	}
}

func TestWritesTheSiteAndNothingElse(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "sites", "public") // made with its parents
	got := build(t, dir, site{"index.html": "accueil", "a/b/index.html": "b"})
	if want := (output.Result{Written: 2}); got != want {
		t.Errorf("got %+v, wanted %+v", got, want)
	}
	wantTree(t, dir, site{"index.html": "accueil", "a/": "", "a/b/": "", "a/b/index.html": "b"})
	list, err := os.ReadFile(filepath.Join(dir, ".parvis-manifest"))
	if err != nil || string(list) != "a/b/index.html\nindex.html\n" {
		t.Errorf("the list is %q (%v)", list, err)
	}
}

func TestUnchangedFilesKeepDateAndInode(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, site{"same.html": "same", "other.html": "before"})
	long := time.Date(2018, 7, 11, 12, 0, 0, 0, time.UTC)
	before := map[string]os.FileInfo{}
	for _, name := range []string{"same.html", "other.html", ".parvis-manifest"} {
		file := filepath.Join(dir, name)
		if err := os.Chtimes(file, long, long); err != nil {
			t.Fatal(err)
		}
		before[name], _ = os.Stat(file)
	}
	got := build(t, dir, site{"same.html": "same", "other.html": "after!"}) // as long as before
	if want := (output.Result{Written: 1, Unchanged: 1}); got != want {
		t.Errorf("got %+v, wanted %+v", got, want)
	}
	for name, kept := range map[string]bool{"same.html": true, ".parvis-manifest": true, "other.html": false} {
		after, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if os.SameFile(before[name], after) != kept || after.ModTime().Equal(long) != kept {
			t.Errorf("%s kept: %t, wanted %t", name, !kept, kept)
		}
	}
	wantTree(t, dir, site{"same.html": "same", "other.html": "after!"})
}

// A reader sees the file of one build or of the other, never a part of one.
func TestFilesAreWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	sizes := map[string]bool{}
	content := func(n int) string {
		s := strings.Repeat(string(rune('a'+n)), 1<<20+n)
		sizes[fmt.Sprint(len(s), s[:1])] = true
		return s
	}
	versions := []site{{"big.html": content(0)}, {"big.html": content(1)}}
	build(t, dir, versions[0])
	var wrong []string
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			default:
			}
			data, err := os.ReadFile(filepath.Join(dir, "big.html"))
			if err != nil {
				wrong = append(wrong, err.Error())
			} else if first := data[:min(1, len(data))]; !sizes[fmt.Sprint(len(data), string(first))] || bytes.Count(data, first) != len(data) {
				wrong = append(wrong, fmt.Sprintf("%d bytes", len(data)))
			}
		}
	}()
	for i := range 40 {
		build(t, dir, versions[(i+1)%2])
	}
	close(stop)
	<-stopped
	if len(wrong) > 0 {
		t.Errorf("a reader met %d bad files: %s…", len(wrong), wrong[0])
	}
}

func TestStaleFilesGoWithTheirEmptiedFolders(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, site{"index.html": "1", "old/deep/index.html": "2", "both/a.html": "3", "both/b.html": "4", "shared/x.html": "5"})
	put(t, dir, "shared/mine.txt", "mine")
	got := build(t, dir, site{"index.html": "1", "both/a.html": "3"})
	if want := (output.Result{Unchanged: 2, Removed: 3}); got != want {
		t.Errorf("got %+v, wanted %+v", got, want)
	}
	wantTree(t, dir, site{"index.html": "1", "both/": "", "both/a.html": "3", "shared/": "", "shared/mine.txt": "mine"})
}

func TestForeignFilesStay(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "CNAME", "exemple.fr")
	put(t, dir, ".git/HEAD", "ref")
	put(t, dir, "assets/mine.css", "mine")
	for range 2 {
		build(t, dir, site{"index.html": "1", "assets/ours.css": "ours"})
	}
	build(t, dir, site{"index.html": "1"})
	wantTree(t, dir, site{"CNAME": "exemple.fr", ".git/": "", ".git/HEAD": "ref", "assets/": "", "assets/mine.css": "mine", "index.html": "1"})
}

func TestForeignFilesInTheWay(t *testing.T) {
	outside := t.TempDir()
	for name, c := range map[string]struct {
		make func(dir string)
		want []string
	}{
		"the same file": {func(dir string) { put(t, dir, "a/index.html", "mine") }, []string{"a/index.html"}},
		"several, sorted": {func(dir string) {
			for _, name := range []string{"new.html", "a/index.html", "b/index.html", "c"} {
				put(t, dir, name, "mine")
			}
		}, []string{"a/index.html", "b/index.html", "c", "new.html"}},
		"a file for a folder":    {func(dir string) { put(t, dir, "a", "mine") }, []string{"a"}},
		"a folder for a file":    {func(dir string) { put(t, dir, "new.html/mine.txt", "mine") }, []string{"new.html/mine.txt"}},
		"an empty one":           {func(dir string) { _ = os.MkdirAll(filepath.Join(dir, "new.html", "x"), 0o755) }, []string{"new.html/x"}},
		"a link for a folder":    {func(dir string) { link(t, outside, filepath.Join(dir, "a")) }, []string{"a"}},
		"a link for a file":      {func(dir string) { link(t, filepath.Join(outside, "x"), filepath.Join(dir, "new.html")) }, []string{"new.html"}},
		"a link that leads back": {func(dir string) { link(t, ".", filepath.Join(dir, "a")) }, []string{"a", "a/index.html"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			build(t, dir, site{"index.html": "before", "stale.html": "stale"})
			c.make(dir)
			before := tree(t, dir)
			list, _ := os.ReadFile(filepath.Join(dir, ".parvis-manifest"))
			_, err := output.Open(dir, []string{"index.html", "a/index.html", "b/index.html", "c/index.html", "new.html"})
			var foreign *output.ForeignError
			if !errors.As(err, &foreign) || foreign.Dir != dir || !slices.Equal(foreign.Files, c.want) {
				t.Fatalf("got %v, wanted a ForeignError on %q", err, c.want)
			}
			if !strings.Contains(err.Error(), c.want[0]) {
				t.Errorf("%q does not name %q", err, c.want[0])
			}
			wantTree(t, dir, before)
			if now, _ := os.ReadFile(filepath.Join(dir, ".parvis-manifest")); !bytes.Equal(now, list) {
				t.Error("the list has changed")
			}
		})
	}
	if entries, _ := os.ReadDir(outside); len(entries) > 0 {
		t.Error("something was written outside")
	}
}

func TestFilesAndFoldersChangePlaces(t *testing.T) {
	dir := t.TempDir()
	file, folder := site{"a": "file", "index.html": "1"}, site{"a/b/c.html": "c", "a/d.html": "d", "index.html": "1"}
	build(t, dir, file)
	build(t, dir, folder)
	wantTree(t, dir, site{"a/": "", "a/b/": "", "a/b/c.html": "c", "a/d.html": "d", "index.html": "1"})
	build(t, dir, file)
	wantTree(t, dir, file)
	// A file of somebody else's in the folder keeps it.
	build(t, dir, folder)
	put(t, dir, "a/mine.txt", "mine")
	if _, err := output.Open(dir, file.files()); err == nil {
		t.Error("a foreign file was in the way, and no error said so")
	}
	build(t, dir, folder)
	wantTree(t, dir, site{"a/": "", "a/b/": "", "a/b/c.html": "c", "a/d.html": "d", "a/mine.txt": "mine", "index.html": "1"})
}

func TestInterruptedBuildsAreCompletedByTheNext(t *testing.T) {
	first := site{"index.html": "1", "gone/index.html": "g", "kept.html": "k"}
	second := site{"index.html": "2", "new/index.html": "n", "kept.html": "k", "never/index.html": "later"}
	third := site{"index.html": "3", "kept.html": "k"}
	for name, stop := range map[string]func(*output.Folder){
		"abandoned": func(f *output.Folder) { f.Abandon() },
		"killed":    (*output.Folder).Die,
	} {
		for writes := range len(second) + 1 {
			t.Run(fmt.Sprintf("%s after %d files", name, writes), func(t *testing.T) {
				dir := t.TempDir()
				build(t, dir, first)
				interrupted, err := output.Open(dir, second.files())
				if err != nil {
					t.Fatal(err)
				}
				for _, file := range second.files()[:writes] {
					if err := interrupted.Write(file, []byte(second[file])); err != nil {
						t.Fatal(err)
					}
				}
				stop(interrupted)
				if name == "killed" { // in the middle of a file, at worst
					put(t, dir, ".parvis-tmp/99", "half a fi")
				}
				if now := published(t, dir); !maps.Equal(now, first) {
					t.Errorf("the site was %q, and is %q", first, now)
				}
				build(t, dir, third) // prunes what only the interrupted one wrote
				wantTree(t, dir, third)
			})
		}
	}
}

// A build killed while it moves files to their places leaves each old or new,
// what pages need before the pages, and all that the next one needs to know.
func TestKilledWhileMoving(t *testing.T) {
	first := site{"index.html": "1", "gone/index.html": "g", "a/style-1.css": "1", "kept.html": "k"}
	second := site{"index.html": "2", "new/index.html": "n", "a/style-2.css": "2", "kept.html": "k", "zz/style-3.css": "3"}
	third := site{"index.html": "3", "kept.html": "k"}
	for moved := range len(second) + 1 {
		dir := t.TempDir()
		build(t, dir, first)
		begun(t, dir, second).DieMoving(moved)
		for file, data := range published(t, dir) {
			if data != first[file] && data != second[file] {
				t.Errorf("%s is neither the old one nor the new one: %q", file, data)
			}
		}
		build(t, dir, third)
		wantTree(t, dir, third)
	}
}

// The first build of a site, killed while it moves: what pages need comes before
// folders of pages, the home page last, and the next build recognizes all of it.
func TestKilledWhileMovingANewSite(t *testing.T) {
	first := site{"index.html": "1", "robots.txt": "r", "people/ann/index.html": "a", "people/ann/badge.svg": "b", "assets/style.css": "s", "zz/data.csv": "d"}
	order := []string{"assets/style.css", "robots.txt", "zz/data.csv", "people/ann/badge.svg people/ann/index.html", "index.html"}
	for moved := range len(order) + 1 {
		dir := t.TempDir()
		begun(t, dir, first).DieMoving(moved)
		want := site{}
		for _, file := range strings.Fields(strings.Join(order[:moved], " ")) {
			want[file] = first[file]
		}
		if there := published(t, dir); !maps.Equal(there, want) {
			t.Errorf("%d moved: %q, wanted %q", moved, there, want)
		}
		second := site{"index.html": "2", "people/ann/index.html": "a"}
		build(t, dir, second)
		wantTree(t, dir, site{"index.html": "2", "people/": "", "people/ann/": "", "people/ann/index.html": "a"})
	}
}

func TestConcurrentWrites(t *testing.T) {
	dir := t.TempDir()
	all := site{}
	for i := range 300 {
		all[fmt.Sprintf("kind/%d/%d/index.html", i%7, i)] = fmt.Sprint("page ", i)
	}
	build(t, dir, site{"kind/0/0/index.html": "page 0", "kind/1": "a file where a folder comes"})
	f, err := output.Open(dir, all.files())
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for worker := range 8 {
		group.Go(func() {
			for i, name := range all.files() {
				if i%8 == worker {
					if err := f.Write(name, []byte(all[name])); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	group.Wait()
	got, err := f.Finish()
	if want := (output.Result{Written: 299, Unchanged: 1, Removed: 1}); err != nil || got != want {
		t.Errorf("got %+v and %v, wanted %+v", got, err, want)
	}
	found := tree(t, dir)
	maps.DeleteFunc(found, func(name, _ string) bool { return strings.HasSuffix(name, "/") })
	if !maps.Equal(found, all) {
		t.Error("the files are not those written")
	}
}

func TestFoldersThatCannotBeWritten(t *testing.T) {
	t.Run("a file", func(t *testing.T) {
		dir := t.TempDir()
		put(t, dir, "public", "a file")
		_, err := output.Open(filepath.Join(dir, "public"), []string{"index.html"})
		if err == nil || !strings.Contains(err.Error(), "public") {
			t.Errorf("got %v, wanted an error that names the file", err)
		}
		wantTree(t, dir, site{"public": "a file"})
	})
	t.Run("no right to write", func(t *testing.T) {
		if os.Geteuid() <= 0 {
			t.Skip("root, or Windows, writes anyway")
		}
		dir := t.TempDir()
		if err := os.Chmod(dir, 0o555); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(dir, 0o755) //nolint:errcheck // for TempDir to clean up
		_, err := output.Open(dir, []string{"index.html"})
		if !errors.Is(err, fs.ErrPermission) {
			t.Errorf("got %v, wanted a refusal", err)
		}
	})
}

func TestOneBuildAtATime(t *testing.T) {
	dir := t.TempDir()
	first, err := output.Open(dir, []string{"index.html"})
	if err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	t.Setenv("TMPDIR", t.TempDir()) // of another user, say
	other := filepath.Join(t.TempDir(), "other")
	link(t, dir, other)
	for _, name := range []string{dir, filepath.Join(dir, ".", ""), other} {
		var busy *output.BusyError
		if _, err := output.Open(name, []string{"new.html"}); !errors.As(err, &busy) || busy.Dir != name {
			t.Fatalf("a second build was let in: %v", err)
		}
	}
	wantTree(t, dir, before)
	first.Abandon()
	second, err := output.Open(dir, []string{"index.html"})
	if err != nil {
		t.Fatal(err)
	}
	second.Abandon()
}

// What locks the folder is of the folder, and isn't looked for elsewhere.
func TestLockIsAFileOfTheFolder(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, site{"index.html": "1"})
	lock := filepath.Join(dir, ".parvis-lock")
	if info, err := os.Stat(lock); err != nil || info.Size() != 0 {
		t.Fatalf("got %v, %v; wanted an empty file", info, err)
	}
	outside := filepath.Join(t.TempDir(), "new")
	_ = os.Remove(lock)
	link(t, outside, lock)
	var foreign *output.ForeignError
	if _, err := output.Open(dir, []string{"index.html"}); !errors.As(err, &foreign) || !slices.Equal(foreign.Files, []string{".parvis-lock"}) {
		t.Errorf("got %v, wanted a ForeignError on the lock", err)
	}
	if _, err := os.Lstat(outside); err == nil {
		t.Error("a link out of the folder was followed")
	}
}
