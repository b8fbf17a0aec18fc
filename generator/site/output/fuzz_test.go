package output_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parvis/generator/site/output"
)

// FuzzManifest gives a folder any list of files and any seal of an earlier version: a build takes away
// nothing but what the list names below the folder, writes nothing elsewhere, and
// leaves a list that the next one reads.
func FuzzManifest(f *testing.F) {
	for _, list := range []string{"index.html\nold.html\n", "../secret.txt\n", "/etc/passwd\n", "mine\nmine/keep.txt/..\n", "mine/../../secret.txt\n", "..\n.\n\n", ".parvis-lock\n.parvis-manifest\n.parvis-tmp/x\n",
		"link/secret.txt\n", "C:\\x\n\\\\host\\x\n", "old.html\r\n", "a\x00b\n", "%2e%2e/secret.txt\n", "index.html/x\n", "\xff\n", strings.Repeat("a/", 200) + "\n", "mine/keep.txt",
		"index.html\n" + strings.Repeat("x", 256) + "\n", "index.html\nlink/secret.txt\n", "index.html\ninner/keep.txt\nloop/x\n"} {
		f.Add(list, "x\ny\n")
	}
	root, err := os.MkdirTemp("", "parvis-manifest-")
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { os.RemoveAll(root) })
	f.Fuzz(func(t *testing.T, list, seal string) {
		parent, err := os.MkdirTemp(root, "")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(parent)
		dir := filepath.Join(parent, "public")
		for name, data := range map[string]string{"secret.txt": "secret", "public/index.html": "before", "public/old.html": "old", "public/mine/keep.txt": "mine", "public/.parvis-manifest": list, "public/.parvis-seal": seal} {
			put(t, parent, name, data)
		}
		for name, target := range map[string]string{"link": "..", "inner": "mine", "loop": "loop"} {
			if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
				t.Skip(err)
			}
		}
		output.Untouched(dir, seal)
		lists := map[string]bool{}
		for _, line := range strings.Split(list, "\n") {
			lists[strings.TrimRight(line, "\r")] = true
		}
		folder, err := output.Open(dir, []string{"index.html"})
		if err == nil {
			if err = folder.Write("index.html", []byte("after")); err != nil {
				t.Fatal(err)
			}
			if _, err = folder.Finish(); err != nil {
				t.Fatalf("%q: %v", list, err)
			}
		} else if lists["index.html"] {
			t.Fatalf("%q: %v", list, err)
		}
		want := site{"secret.txt": "secret", "public/": "", "public/index.html": "after", "public/old.html": "old", "public/mine/": "", "public/mine/keep.txt": "mine", "public/link": "→ ..", "public/inner": "→ mine", "public/loop": "→ loop"}
		if err != nil {
			want["public/index.html"] = "before" // it isn't Parvis's
		} else {
			for _, own := range []string{"old.html", "mine/keep.txt", "link", "inner", "loop"} {
				if lists[own] {
					delete(want, "public/"+own)
				}
			}
			if lists["mine/keep.txt"] {
				delete(want, "public/mine/")
			}
		}
		got := tree(t, parent)
		for name := range got {
			if strings.HasPrefix(name, "public/.parvis-") {
				delete(got, name)
			}
		}
		for name, data := range got {
			if want[name] != data {
				t.Errorf("%q leaves %s: %q", list, name, data)
			}
		}
		for name := range want {
			if _, ok := got[name]; !ok {
				t.Errorf("%q takes %s away", list, name)
			}
		}
		if err != nil {
			return
		}
		if files, ok := output.Untouched(dir, folder.State()); !ok || files != 1 {
			t.Errorf("%q: the next build finds %d files, %v", list, files, ok)
		}
	})
}
