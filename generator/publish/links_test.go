package publish_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"parvis/generator/publish"
)

// onDisks runs a test with the kinds of target that can have symbolic links.
func onDisks(t *testing.T, test func(t *testing.T, p place)) {
	t.Helper()
	for name, make := range map[string]func(*testing.T) place{"folder": aFolder, "sftp": anSFTPServer} {
		t.Run(name, func(t *testing.T) { test(t, make(t)) })
	}
}

// replaceByLink moves a file or folder of the target elsewhere, and puts a link to it
// in its place.
func replaceByLink(t *testing.T, p place, name string) (outside string) {
	t.Helper()
	outside = t.TempDir()
	at := filepath.Join(p.dir, name)
	if err := os.Rename(at, filepath.Join(outside, filepath.Base(name))); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(outside, filepath.Base(name)), at); err != nil {
		t.Fatal(err)
	}
	return outside
}

// A link in place of a folder is never followed: nothing outside of the target is
// written, nor removed.
func TestLinksAreNotFollowed(t *testing.T) {
	one, two := edition(t, "aaaaaaaa", 1, 2, 3), edition(t, "bbbbbbbb", 2, 3, 4)
	same := edition(t, "aaaaaaaa", 1, 2) // /signataires/3/ goes
	for name, next := range map[string]string{"signataires": two, "signataires/2": two, "assets": two, publish.ManifestFile: two, "signataires/3": same} {
		onDisks(t, func(t *testing.T, p place) {
			run(t, options(one, p))
			outside := replaceByLink(t, p, name)
			before := tree(t, outside)
			for _, replace := range []bool{false, true} {
				o := options(next, p)
				o.Replace = replace
				var link *publish.LinkError
				if _, err := publish.Run(t.Context(), o); !errors.As(err, &link) || link.Path != name {
					t.Errorf("%s: got %v", name, err)
				}
			}
			if after := tree(t, outside); !reflect.DeepEqual(before, after) {
				t.Errorf("%s: changed outside of the target: %q, was %q", name, after, before)
			}
		})
	}
}

// A link in place of a file is replaced by the file, or removed. Where it leads stays.
func TestLinksInPlaceOfFiles(t *testing.T) {
	onDisks(t, func(t *testing.T, p place) {
		one, two := edition(t, "aaaaaaaa", 1, 2), edition(t, "bbbbbbbb", 2)
		run(t, options(one, p))
		var outside []string
		for _, name := range []string{"index.html", "signataires/1/index.html", "robots.txt"} {
			outside = append(outside, replaceByLink(t, p, name))
		}
		var before []map[string]string
		for _, dir := range outside {
			before = append(before, tree(t, dir))
		}
		o := options(two, p)
		o.Verify = true
		run(t, o)
		run(t, options(two, p))
		wantSite(t, p, two)
		for i, dir := range outside {
			if after := tree(t, dir); !reflect.DeepEqual(before[i], after) {
				t.Errorf("changed outside of the target: %q, was %q", after, before[i])
			}
		}
	})
}

// The folder of turns, or what looks like an older turn, is a link: what it leads to
// stays.
func TestLinksInPlaceOfTurns(t *testing.T) {
	one := edition(t, "aaaaaaaa", 1)
	turn := "000001-" + strings.Repeat("A", 26)
	onDisks(t, func(t *testing.T, p place) {
		outside := t.TempDir()
		write(t, filepath.Join(outside, turn, "note.txt"), "à quelqu’un d’autre")
		if err := os.Symlink(outside, filepath.Join(p.dir, ".parvis-envoi")); err != nil {
			t.Fatal(err)
		}
		var link *publish.LinkError
		if _, err := publish.Run(t.Context(), options(one, p)); !errors.As(err, &link) || link.Path != ".parvis-envoi" {
			t.Errorf("got %v", err)
		}
		if err := os.Remove(filepath.Join(p.dir, ".parvis-envoi")); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(filepath.Join(p.dir, ".parvis-envoi"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join(outside, turn), filepath.Join(p.dir, ".parvis-envoi", turn)); err != nil {
			t.Fatal(err)
		}
		run(t, options(one, p))
		wantSite(t, p, one)
		if len(tree(t, outside)) != 1 {
			t.Error("a file outside of the target was removed")
		}
	})
}

// A list that names what no system takes for a file is refused whole too.
func TestListsWithLongNames(t *testing.T) {
	const part = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/" // 32 bytes
	for _, name := range []string{"signataires/" + strings.Repeat("x", 256), strings.Repeat("é", 128) + "/index.html", strings.Repeat(part, 32) + "x"} {
		p, one, two := aFolder(t), edition(t, "aaaaaaaa", 1, 2), edition(t, "bbbbbbbb", 1, 2)
		run(t, options(one, p))
		addToList(t, p, name, "")
		var refused *publish.ManifestError
		if _, err := publish.Run(t.Context(), options(two, p)); !errors.As(err, &refused) {
			t.Errorf("%d bytes: got %v", len(name), err)
		}
		o := options(two, p)
		o.Replace = true
		run(t, o)
		if faults := wrongFiles(two, p.dir); len(faults) > 0 {
			t.Errorf("%d bytes: %q", len(name), faults)
		}
	}
	// These are the longest names. In S3, the second one is too long with the folder of the target,
	// and is that of a missing file.
	for _, name := range []string{"signataires/" + strings.Repeat("x", 255), strings.Repeat(part, 31) + strings.Repeat("x", 32)} {
		everywhere(t, func(t *testing.T, p place) {
			one, two := edition(t, "aaaaaaaa", 1, 2), edition(t, "bbbbbbbb", 1, 2)
			for i, digest := range []string{"", strings.Repeat("0", 64)} {
				run(t, options(one, p))
				addToList(t, p, name, digest)
				run(t, options(two, p))
				list, err := readList(p.dir)
				if _, listed := list[name]; err != nil || listed || len(wrongFiles(two, p.dir)) > 0 {
					t.Errorf("%d bytes, %d: %v, %q, %v", len(name), i, listed, wrongFiles(two, p.dir), err)
				}
			}
		})
	}
}

// addToList adds a file to the list of a target.
func addToList(t *testing.T, p place, name, digest string) {
	t.Helper()
	list, err := readList(p.dir)
	if err != nil {
		t.Fatal(err)
	}
	list[name] = digest
	data, _ := json.Marshal(map[string]any{"version": 1, "publication": "x", "fichiers": list})
	write(t, filepath.Join(p.dir, publish.ManifestFile), string(data))
}

// A list that names files that no site has is refused whole. Replaced, it is
// forgotten: none of those files is removed.
func TestListsThatNameOtherFiles(t *testing.T) {
	for i, name := range []string{"../dehors.txt", "a/../../dehors.txt", "/dehors.txt", `..\dehors.txt`, "a\x00b", ".ssh/authorized_keys", ".htpasswd",
		"signataires/.git/config", "C:/dehors.txt", "index.html:flux", ".parvis-envoi/x", "signataires", "."} {
		onDisks(t, func(t *testing.T, p place) {
			if p.wire != nil && i%6 > 0 {
				return // lists are parsed in the same way everywhere
			}
			one, two := edition(t, "aaaaaaaa", 1, 2), edition(t, "bbbbbbbb", 1, 2)
			run(t, options(one, p))
			kept := filepath.Join(p.dir, filepath.FromSlash(strings.ReplaceAll(strings.ReplaceAll(name, "\x00", ""), `\`, "/")))
			isFolder := name == "signataires" || name == "." || strings.HasPrefix(name, ".parvis-envoi/")
			if !isFolder {
				write(t, kept, "à quelqu’un d’autre")
				t.Cleanup(func() { os.Remove(kept) })
			}
			addToList(t, p, name, "")
			before := tree(t, p.dir)
			var refused *publish.ManifestError
			_, err := publish.Run(t.Context(), options(two, p))
			if name == "signataires" { // a site may have such a file; at the target it is a folder, which stays
				if err != nil || len(wrongFiles(two, p.dir)) > 0 {
					t.Errorf("%q: got %v", name, err)
				}
				return
			}
			if !errors.As(err, &refused) || !reflect.DeepEqual(before, tree(t, p.dir)) {
				t.Errorf("%q: got %v", name, err)
			}
			o := options(two, p)
			o.Replace = true
			run(t, o)
			if text, err := os.ReadFile(kept); !isFolder && (err != nil || string(text) != "à quelqu’un d’autre") {
				t.Errorf("%q: the file of somebody else is gone: %v", name, err)
			}
			if faults := wrongFiles(two, p.dir); len(faults) > 0 {
				t.Errorf("%q: %q", name, faults)
			}
		})
	}
}
