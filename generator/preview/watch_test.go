package preview

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// folders makes a content folder, a theme next to it, and their watcher.
func folders(t *testing.T) (dir string, w *watcher) {
	t.Helper()
	dir = t.TempDir()
	for _, folder := range []string{"content/signataires", "themes/mien"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write(t, dir, "content/signataires/engie.md", "un")
	w, err := newWatcher(filepath.Join(dir, "content"))
	if err != nil {
		t.Fatal(err)
	}
	return dir, w
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestWatch checks that every change is reported, with the events of the system and
// without (network drives, too many files).
func TestWatch(t *testing.T) {
	for _, silent := range []bool{false, true} {
		dir, w := folders(t)
		if silent {
			w.system.Close()
			w.system, w.missesEvents = nil, true
		}
		ctx, cancel := context.WithCancel(context.Background())
		out := make(chan []string, 1)
		go w.run(ctx, out)
		wants := func(what string, files ...string) {
			t.Helper()
			seen := map[string]bool{}
			for end := time.After(time.Minute); ; {
				select {
				case burst := <-out:
					for _, f := range burst {
						seen[f] = true
					}
				case <-end:
					t.Fatalf("silent %t: %s: got %v, wanted %v", silent, what, seen, files)
				}
				if !slices.ContainsFunc(files, func(f string) bool { return !seen[f] }) {
					return
				}
			}
		}
		write(t, dir, "content/signataires/engie.md", "deux")
		wants("a save", "signataires/engie.md")
		write(t, dir, "themes/mien/theme.toml", "")
		wants("a theme", "themes/mien/theme.toml")
		if err := os.MkdirAll(filepath.Join(dir, "content/actualites"), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, dir, "content/actualites/une.md", "")
		wants("a new folder", "actualites")
		write(t, dir, "content/actualites/deux.md", "")
		wants("a file of a new folder", "actualites/deux.md")
		if err := os.Rename(filepath.Join(dir, "content/actualites"), filepath.Join(dir, "content/appels")); err != nil {
			t.Fatal(err)
		}
		wants("a folder renamed", "actualites", "appels")
		write(t, dir, "content/appels/trois.md", "")
		wants("a file of a folder that was renamed", "appels/trois.md")
		for _, name := range []string{".engie.md.swp", "engie.md~", "~$engie.md", "4913", "engie.tmp"} {
			write(t, dir, "content/signataires/"+name, "")
		}
		write(t, dir, "content/signataires/engie.md", "trois!")
		burst := <-out
		if !slices.Equal(burst, []string{"signataires/engie.md"}) {
			t.Errorf("silent %t: temporary files of editors are reported: %v", silent, burst)
		}
		cancel()
	}
}

// TestLink checks the URLs of editors, and how they escape paths.
func TestLink(t *testing.T) {
	for editor, want := range map[Editor]string{
		"vscode": "vscode://file/mon%20site/%C3%A9t%C3%A9.md:3:7",
		"zed":    "zed://file/mon%20site/%C3%A9t%C3%A9.md:3:7",
		"idea":   "idea://open?column=7&file=%2Fmon%20site%2F%C3%A9t%C3%A9.md&line=3",
		"none":   "",
	} {
		if got := editor.link("/mon site/été.md", 3, 7); got != want {
			t.Errorf("%s: %s, wanted %s", editor, got, want)
		}
	}
}

// TestWatchLinks checks that changes are reported where a root is a link, also once it leads
// elsewhere.
func TestWatchLinks(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []string{"first/signataires", "second/signataires", "looks/mien", "site"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	link := func(to, name string) {
		t.Helper()
		_ = os.Remove(filepath.Join(dir, name))
		if err := os.Symlink(filepath.Join(dir, to), filepath.Join(dir, name)); err != nil {
			t.Skip(err) // Windows without leave to make links
		}
	}
	link("first", "site/content")
	link("looks", "site/themes")
	w, err := newWatcher(filepath.Join(dir, "site/content"))
	if err != nil {
		t.Fatal(err)
	}
	out := make(chan []string, 1)
	go w.run(t.Context(), out)
	wants := func(file string) {
		t.Helper()
		for end := time.After(time.Minute); ; {
			select {
			case burst := <-out:
				if slices.Contains(burst, file) {
					return
				}
			case <-end:
				t.Fatalf("nothing of %s", file)
			}
		}
	}
	write(t, dir, "first/signataires/engie.md", "un")
	wants("signataires/engie.md")
	write(t, dir, "looks/mien/override.css", "")
	wants("themes/mien/override.css")
	write(t, dir, "second/signataires/face.md", "deux")
	link("second", "site/content")
	wants("signataires/face.md")
	write(t, dir, "second/signataires/suez.md", "trois")
	wants("signataires/suez.md")
}
