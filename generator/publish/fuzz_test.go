package publish

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"parvis/generator/site/address"
)

// isBelowTarget reports whether a name is strictly below the target, for any system,
// which takes its length, and neither hidden nor one of Parvis's own files there.
func isBelowTarget(name string) bool {
	if !fs.ValidPath(name) || name == "." || len(name) > 1024 || strings.ContainsAny(name, "\\\x00:") || address.Fold(name) == address.Fold(ManifestFile) {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if len(part) > 255 || strings.HasPrefix(part, ".") && name != ".htaccess" && name != ".well-known/security.txt" {
			return false
		}
	}
	return true
}

// FuzzParse checks that a manifest, which anybody with write access to the target
// may have changed, is either rejected or names only files of a site.
func FuzzParse(f *testing.F) {
	for _, text := range []string{`{"version":1,"publication":"x","fichiers":{"index.html":""},"gardes":["a.css"]}`, `{"version":1,"fichiers":{"../a":""}}`, `{"version":1,"fichiers":{"/a":""}}`,
		`{"version":1,"fichiers":{"a\\b":""}}`, `{"version":1,"fichiers":{".parvis-publie.json":""}}`, `{"version":1,"fichiers":{"a":"xyz"}}`, `{"version":2}`, `null`, `[]`, `{"version":1,"fichiers":null}`,
		`{"version":1,"fichiers":{"` + strings.Repeat("x", 256) + `":""}}`, `{"version":1,"fichiers":{"` + strings.Repeat("x/", 512) + `x":""}}`,
		`{"version":1,"fichiers":{"a":"` + strings.Repeat("0", 64) + `"},"gardes":["../../b"]}`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := parseManifest(data)
		if err != nil {
			return
		}
		for name := range l.Files {
			if !isBelowTarget(name) {
				t.Fatalf("%q accepts %q as a file of a site", data, name)
			}
		}
		again, err := parseManifest(l.encode())
		if err != nil || !bytes.Equal(again.encode(), l.encode()) {
			t.Fatalf("%q is written %q, %v", data, l.encode(), err)
		}
	})
}

// FuzzDoubt checks that a doubt names files of a site only, or else any file.
func FuzzDoubt(f *testing.F) {
	for _, text := range []string{`{"version":1,"fichiers":["index.html"],"fini":true}`, `{"version":1,"fichiers":["../a"]}`, `{"version":1,"tout":true}`, `{"version":2,"fichiers":[]}`,
		`{"version":1,"fichiers":["` + strings.Repeat("x", 256) + `"]}`, `{"version":1,"fichiers":[".ssh/config"],"fini":true}`, `{"version":1,"liste":["../a"],"fini":true}`, `null`, `[]`, ``} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d := parseDoubt(data)
		if d.Version != doubtVersion {
			t.Fatalf("%q has version %d", data, d.Version)
		}
		for _, name := range slices.Concat(d.Files, d.Listed) {
			if !isBelowTarget(name) {
				t.Fatalf("%q names %q", data, name)
			}
		}
	})
}

// FuzzPlan checks the plan for any site and any list: each file is sent, removed, kept
// or left alone once. Nothing is removed that wasn't listed. A file is removed after
// another one is sent only if no disk takes the two for one.
func FuzzPlan(f *testing.F) {
	f.Add("index.html a/b c", "index.html A/b a", "A/b", "a")
	f.Add("medias/Photo.png", "medias/photo.png medias/Photo.png", "", "")
	f.Add("a/b.html assets/A-01234567.css", "a assets/a-01234567.css x/y.pdf", "x/y.pdf z", "assets/a-01234567.css")
	f.Add("e\u0301.html", "\u00e9.html", "", "")
	f.Fuzz(func(t *testing.T, ours, listed, missing, retained string) {
		s, remote := &site{files: map[string]file{}}, &manifest{Files: map[string]string{}}
		for _, name := range validNames(ours) {
			s.files[name] = file{name: name, digest: "same"}
		}
		if s.checkTwins() != nil {
			return
		}
		for i, name := range validNames(listed) {
			remote.Files[name] = []string{"same", "", "other"}[i%3]
		}
		remote.missing, remote.Retained = validNames(missing), validNames(retained)
		for _, name := range remote.missing {
			delete(remote.Files, name)
		}
		plan := makePlan(s, remote)
		sent := slices.Concat(plan.stages...)
		if got := slices.Sorted(slices.Values(sent)); !slices.Equal(got, slices.Sorted(slices.Values(slices.Concat(plan.New, plan.Changed)))) {
			t.Fatalf("%q are sent, of %q and %q", got, plan.New, plan.Changed)
		}
		removed := slices.Concat(append([][]string{plan.blocking}, plan.deletions...)...)
		if got := slices.Sorted(slices.Values(removed)); !slices.Equal(got, plan.Deleted) {
			t.Fatalf("%q are removed, of %q", got, plan.Deleted)
		}
		if len(sent)+plan.Unchanged != len(s.files) || len(removed)+len(plan.retained)+len(s.files)-len(plan.New) != len(remote.Files) {
			t.Fatalf("a file is left out, or twice in the plan: %+v", plan)
		}
		for _, name := range slices.Concat(removed, plan.emptied, plan.retained) {
			_, listed := remote.Files[name]
			if _, inSite := s.files[name]; inSite || !listed && !slices.Contains(remote.missing, name) {
				t.Fatalf("%q would be removed", name)
			}
		}
		folded := map[string]bool{}
		for name := range s.files {
			folded[address.Fold(name)] = true
		}
		for _, name := range slices.Concat(append(plan.deletions, plan.retained)...) {
			if folded[address.Fold(name)] {
				t.Fatalf("%q would be removed late, or kept: some disks take it for a file of the site", name)
			}
		}
		for _, name := range plan.blocking { // what some disks remove with it is sent
			for other := range s.files {
				if address.Fold(other) == address.Fold(name) && !slices.Contains(sent, other) {
					t.Fatalf("%q is removed first, and %q is not sent", name, other)
				}
			}
		}
	})
}

// validNames returns the words of a text that are names of files of a site, once each.
func validNames(text string) []string {
	names := strings.Fields(text)
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool { return !isSitePath(name) })
}
