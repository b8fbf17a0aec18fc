package publish_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parvis/generator/publish"
)

// siteOf builds a site of some files.
func siteOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	var names []string
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
		names = append(names, name)
	}
	slices.Sort(names)
	write(t, filepath.Join(dir, ".parvis-manifest"), strings.Join(names, "\n")+"\n")
	return dir
}

// A file or folder whose name changes in case only, or in the form of its accents,
// has its new name, on disks that tell the two apart and on those that don't.
func TestNamesThatChangeInCase(t *testing.T) {
	composed, decomposed := "medias/\u00e9t\u00e9.png", "medias/e\u0301te\u0301.png"
	one := siteOf(t, map[string]string{"index.html": "1", "medias/Photo.png": "photo", "Notes/a.html": "note", composed: "été", "assets/Style-0123abcd.css": "a{}", "Rapport": "texte"})
	two := siteOf(t, map[string]string{"index.html": "2", "medias/photo.png": "photo", "notes/a.html": "note", decomposed: "été", "assets/style-0123abcd.css": "b{}", "rapport/index.html": "page"})
	disks := map[string]func(*testing.T) place{"folder": aFolder, "sftp": anSFTPServer, "s3": anS3Server, "folding": aFoldingServer}
	for name, make := range disks {
		t.Run(name, func(t *testing.T) {
			p := make(t)
			for _, site := range []string{one, two, one, two} {
				run(t, options(site, p))
				run(t, options(site, p))
				there, want := tree(t, p.dir), siteFiles(site)
				delete(there, publish.ManifestFile)
				if len(there) != len(want) {
					t.Errorf("%q are there, wanted %q", there, want)
				}
				for file, text := range want {
					got, ok := there[file]
					if name == "folding" {
						got, ok = there[(&foldingDisk{}).folded(file)]
					}
					if !ok || got != text {
						t.Errorf("%s: got %q, wanted %q", file, got, text)
					}
				}
				o := options(site, p)
				o.Verify = true
				if r := run(t, o); r.Sent+r.Removed > 0 {
					t.Errorf("%q were sent, %q removed again", slices.Concat(r.New, r.Changed), r.Deleted)
				}
			}
		})
	}
}

// A list made where case is told apart names two files that the disk takes for one:
// removing one doesn't remove the other.
func TestTwoNamesOfOneFile(t *testing.T) {
	p := aFoldingServer(t)
	site := siteOf(t, map[string]string{"index.html": "1", "medias/photo.png": "photo"})
	run(t, options(site, p))
	write(t, filepath.Join(p.dir, publish.ManifestFile), strings.Replace(tree(t, p.dir)[publish.ManifestFile], `"medias/photo.png"`,
		`"medias/Photo.png": "`+digestOf("photo")+`", "medias/photo.png"`, 1))
	run(t, options(site, p))
	if faults := append(wrongFiles(site, p.dir), wrongList(p.dir)...); len(faults) > 0 {
		t.Error(faults)
	}
}

// A site with two files that some disks take for one isn't published.
func TestTwins(t *testing.T) {
	p := aFolder(t)
	for _, names := range [][2]string{{"medias/Photo.png", "medias/photo.png"}, {"\u00e9.html", "e\u0301.html"}, {"É.html", "é.html"}} {
		var twins *publish.TwinsError
		if _, err := publish.Run(t.Context(), options(siteOf(t, map[string]string{names[0]: "1", names[1]: "2"}), p)); !errors.As(err, &twins) {
			t.Errorf("%q: got %v", names, err)
		}
	}
	if there := tree(t, p.dir); len(there) > 0 {
		t.Errorf("something was sent: %q", there)
	}
}

// A file of somebody else isn't overwritten because its name differs in case only.
func TestForeignFilesInAnotherCase(t *testing.T) {
	p := aFoldingServer(t)
	write(t, filepath.Join(p.dir, "index.html"), "de l’hébergeur")
	var foreign *publish.ForeignError
	if _, err := publish.Run(t.Context(), options(siteOf(t, map[string]string{"Index.html": "1"}), p)); !errors.As(err, &foreign) {
		t.Errorf("got %v", err)
	}
}
