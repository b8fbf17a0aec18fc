package record_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"parvis/generator/testsite"
)

// A file's name becomes an address, and a file of the site. A name that some system, host or
// browser would interpret differently is refused.
func TestNames(t *testing.T) {
	const page, picture = "+++\ntitre = \"x\"\n+++\n", "\x89PNG\r\n\x1a\n"
	for name, want := range map[string]string{
		"pages/a-b-1.md": "", "pages/A.md": "bad-slug", "pages/é.md": "bad-slug", "pages/a b.md": "bad-slug", "pages/a--b.md": "bad-slug", "pages/-a.md": "bad-slug", "pages/a_b.md": "bad-slug",
		"pages/..md": "", "pages/...md": "", // hidden files, nobody's records
		"pages/a..md": "bad-slug", "pages/a .md": "bad-slug", "pages/%2e%2e.md": "bad-slug", "pages/c:x.md": "bad-slug", "pages/\\\\host.md": "bad-slug", "pages/a\x00.md": "bad-slug", "pages/a\n.md": "bad-slug",
		"pages/con.md": "bad-slug", "pages/nul.md": "bad-slug", "pages/com1.md": "bad-slug", "pages/lpt9.md": "bad-slug", "pages/console.md": "", "pages/nul.txt.md": "bad-slug", "pages/nul.md.txt": "unknown-file",
		"pages/" + strings.Repeat("a", 101) + ".md": "bad-slug", "pages/a.md.": "unknown-file", "pages/a.md ": "unknown-file", "pages/a.MD": "bad-slug", "pages/x/a.md": "nested-folder",
		"medias/a.png": "", "medias/A_b-1.2.PNG": "", "medias/é.png": "bad-media-name", "medias/a b.png": "bad-media-name", "medias/%2e%2e.png": "bad-media-name", "medias/c:x.png": "bad-media-name", "medias/\\x.png": "bad-media-name",
		"medias/a\x00.png": "bad-media-name", "medias/con.png": "bad-media-name", "medias/NUL.tar.png": "bad-media-name", "medias/aux/a.png": "bad-media-name", "medias/a./a.png": "bad-media-name", "medias/concert.png": "",
		"medias/x/y/a.png": "", "medias/.a.png": "", "medias/a.png.": "unknown-file", "actualites/Lpt1.jpg": "bad-media-name",
		"../pages/a.md": "", "secret.md": "stray-file", "con/a.md": "unknown-folder",
	} {
		text := page
		if strings.HasSuffix(strings.ToLower(name), ".png") {
			text = picture
		}
		if strings.HasSuffix(name, ".jpg") {
			text = "\xff\xd8\xff"
		}
		files := fstest.MapFS{"site.toml": {Data: []byte("titre = \"x\"\nurl = \"https://exemple.fr\"\n")}, name: {Data: []byte(text)}}
		_, found := testsite.Load(t, files)
		got := ""
		for _, f := range found {
			got += f.Code
		}
		if got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// An image or a document that isn't a regular file is reported and never opened, since a named
// pipe would block forever.
func TestMediaThatAreNoFiles(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	for name, data := range map[string]string{
		filepath.Join(dir, "site.toml"): "titre = \"x\"\nurl = \"https://exemple.fr\"\n", filepath.Join(dir, "medias", "ici.pdf"): "x",
		filepath.Join(outside, "secret.pdf"): "secret", filepath.Join(outside, "secret.png"): "\x89PNG\r\n\x1a\n",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{
		"dehors.pdf": filepath.Join(outside, "secret.pdf"), "dehors.png": filepath.Join(outside, "secret.png"), "relatif.pdf": "../../secret.pdf", "dossier.png": outside, "ici-aussi.pdf": "ici.pdf",
		"rien.pdf": "absent.pdf", "boucle.png": "boucle.png", "medias.pdf": ".", "systeme.pdf": "/etc/passwd",
	} {
		if err := os.Symlink(to, filepath.Join(dir, "medias", name)); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	_, found := testsite.Load(t, root.FS())
	got := map[string]string{}
	for _, f := range found {
		got[f.File] += f.Code
	}
	for name, want := range map[string]string{"dehors.pdf": "link-outside", "dehors.png": "link-outside", "relatif.pdf": "link-outside", "dossier.png": "link-outside", "systeme.pdf": "link-outside",
		"rien.pdf": "unreadable", "boucle.png": "unreadable", "medias.pdf": "not-a-file", "ici.pdf": "", "ici-aussi.pdf": ""} {
		if got["medias/"+name] != want {
			t.Errorf("%s: %q, want %q", name, got["medias/"+name], want)
		}
	}
}
