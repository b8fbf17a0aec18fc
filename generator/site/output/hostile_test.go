package output_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parvis/generator/site/output"
)

func TestHostilePathsAreRefused(t *testing.T) {
	for _, name := range []string{"", ".", "..", "/", "../x", "/x", "a/../../b", "a/../b", "a//b", "./a", "a/", `..`,
		".parvis-manifest", ".parvis-tmp", ".parvis-tmp/1", ".parvis-lock", ".parvis-lock/a"} {
		dir := filepath.Join(t.TempDir(), "in")
		if _, err := output.Open(dir, []string{"index.html", name}); err == nil {
			t.Errorf("%q was taken for a file of the site", name)
		}
		wantTree(t, dir, site{})
	}
	dir := t.TempDir()
	for _, files := range [][]string{{"twice", "twice"}, {"a", "a/b"}, {"a/b", "a"}} {
		if _, err := output.Open(dir, files); err == nil {
			t.Errorf("%q were taken for a site", files)
		}
	}
	f, err := output.Open(dir, []string{"index.html"})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Abandon()
	for _, name := range []string{"../x", "/x", "", "other.html"} {
		if err := f.Write(name, []byte("x")); err == nil {
			t.Errorf("%q was written, and Open had not heard of it", name)
		}
	}
}

func TestLinksOutOfTheFolderAreNotFollowed(t *testing.T) {
	outside := t.TempDir()
	put(t, outside, "victim.html", "victim")
	put(t, outside, "index.html", "victim")
	intact := tree(t, outside)

	t.Run("a file of ours replaced by a link", func(t *testing.T) {
		dir := t.TempDir()
		build(t, dir, site{"page.html": "1"})
		if err := os.Remove(filepath.Join(dir, "page.html")); err != nil {
			t.Fatal(err)
		}
		link(t, filepath.Join(outside, "victim.html"), filepath.Join(dir, "page.html"))
		build(t, dir, site{"page.html": "victim"}) // even where the bytes are the same
		wantTree(t, dir, site{"page.html": "victim"})
		wantTree(t, outside, intact)
	})
	t.Run("by a link that stays inside and shows the same bytes", func(t *testing.T) {
		dir := t.TempDir()
		build(t, dir, site{"page.html": "mine.html"})
		_ = os.Remove(filepath.Join(dir, "page.html"))
		put(t, dir, "mine.html", "mine.html")
		link(t, "mine.html", filepath.Join(dir, "page.html"))
		build(t, dir, site{"page.html": "mine.html"})
		wantTree(t, dir, site{"page.html": "mine.html", "mine.html": "mine.html"})
	})
	t.Run("a folder of ours replaced by a link", func(t *testing.T) {
		dir := t.TempDir()
		build(t, dir, site{"a/index.html": "1", "a/victim.html": "2"})
		if err := os.RemoveAll(filepath.Join(dir, "a")); err != nil {
			t.Fatal(err)
		}
		link(t, outside, filepath.Join(dir, "a"))
		f, err := output.Open(dir, []string{"a/index.html"}) // victim.html would be pruned
		if err == nil {
			_ = f.Write("a/index.html", []byte("2"))
			_, _ = f.Finish()
			t.Error("a link in the way was followed")
		}
		wantTree(t, dir, site{"a": "→ " + outside})
		wantTree(t, outside, intact)
	})
	t.Run("a folder that the site no longer has", func(t *testing.T) {
		for _, target := range []string{outside, "mine", "a", "nowhere"} {
			dir := t.TempDir()
			build(t, dir, site{"a/victim.html": "1", "a/b/victim.html": "2"})
			if err := os.RemoveAll(filepath.Join(dir, "a")); err != nil {
				t.Fatal(err)
			}
			put(t, dir, "mine/victim.html", "mine")
			link(t, target, filepath.Join(dir, "a"))
			build(t, dir, site{"index.html": "3"})
			wantTree(t, dir, site{"index.html": "3", "a": "→ " + target, "mine/": "", "mine/victim.html": "mine"})
			wantTree(t, outside, intact)
		}
	})
}

func TestTamperedListsHarmNothing(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	put(t, parent, "secret.txt", "secret")
	build(t, dir, site{"index.html": "1"})
	put(t, dir, "mine/keep.txt", "mine")
	long := strings.Repeat("x", 256) // one more than file systems take
	lines := []string{"../secret.txt", filepath.Join(parent, "secret.txt"), "a/../../secret.txt", "..", ".", "", "mine", "\x00", ".parvis-lock", ".parvis-manifest", "index.html",
		long, long + "/a", "mine/" + long, "mine/" + long + "/a", strings.Repeat("é", 128), strings.Repeat("a/", 3000) + "a", strings.Repeat(long[:200]+"/", 30) + "a"}
	put(t, dir, ".parvis-manifest", strings.Join(lines, "\n"))
	build(t, dir, site{"other.html": "2"})
	wantTree(t, parent, site{"secret.txt": "secret", "public/": "", "public/.parvis-manifest": "other.html\n", "public/other.html": "2",
		"public/mine/": "", "public/mine/keep.txt": "mine"})
}

func TestListWithWindowsLineEnds(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, site{"a.html": "a", "b.html": "b"})
	put(t, dir, ".parvis-manifest", "a.html\r\nb.html\r\n") // as git may write it
	if got, want := build(t, dir, site{"a.html": "a"}), (output.Result{Unchanged: 1, Removed: 1}); got != want {
		t.Errorf("got %+v, wanted %+v", got, want)
	}
}

func TestStaleFileReplacedBySomebodyElse(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, site{"old/index.html": "1", "page": "2"})
	if err := os.RemoveAll(filepath.Join(dir, "old")); err != nil {
		t.Fatal(err)
	}
	_ = os.Remove(filepath.Join(dir, "page"))
	put(t, dir, "old", "mine")
	put(t, dir, "page/mine.txt", "mine")
	build(t, dir, site{"index.html": "3"})
	wantTree(t, dir, site{"old": "mine", "page/": "", "page/mine.txt": "mine", "index.html": "3"})
}
