package record

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/text/slug"
)

// load loads a folder with one more file, and returns the findings.
func load(t testing.TB, fsys fs.FS) (*Set, []diag.Finding) {
	t.Helper()
	var found diag.List
	set, err := Load(context.Background(), fsys, &found)
	if err != nil {
		t.Fatal(err)
	}
	return set, found.Sorted()
}

func one(name, text string) fstest.MapFS {
	return fstest.MapFS{"site.toml": {Data: []byte("titre = \"x\"\nurl = \"https://exemple.fr\"\n")}, name: {Data: []byte(text)}}
}

func rows(fs []diag.Finding) string {
	var out []string
	for _, f := range fs {
		out = append(out, fmt.Sprintf("%d:%d %s", f.Line, f.Col, f.Code))
	}
	return strings.Join(out, ", ")
}

func TestBytes(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"plain":               {"+++\ntitre = \"é\"\n+++\n", ""},
		"byte order mark":     {"\ufeff+++\ntitre = \"é\"\n+++\n", ""},
		"windows lines":       {"+++\r\ntitre = \"é\"\r\n+++\r\nx\r\n", ""},
		"no text":             {"+++\ntitre = \"é\"\n+++", ""},
		"windows-1252":        {"+++\ntitre = \"\xe9t\xe9\"\n+++\n", "2:10 not-utf8"},
		"in the text":         {"+++\ntitre = \"é\"\n+++\nà l'\xe9t\xe9", "4:5 not-utf8"},
		"utf-16":              {"\xff\xfe+\x00+\x00", "1:1 not-utf8"},
		"utf-16, other end":   {"\xfe\xff\x00+\x00+", "1:1 not-utf8"},
		"nul":                 {"+++\ntitre = \"é\x00\"\n+++\n", "2:11 nul-byte"},
		"an old Mac's lines":  {"+++\rtitre = \"\x8et\x8e\"\r+++\r", "2:10 not-utf8"},
		"a CR at its left":    {"+++\r\n\r\xe9", "3:1 not-utf8"},
		"nul, an old Mac's":   {"+++\rtitre = \"é\x00\"\r+++\r", "2:11 nul-byte"},
		"no ends of lines":    {"+++\ntitre = \"\v\f\u0085\u2028\u2029\xe9\"\n+++\n", "2:15 not-utf8"},
		"empty":               {"", "1:1 no-front-matter"},
		"blank":               {"\n\n", "1:1 no-front-matter"},
		"a space first":       {" +++\ntitre = \"é\"\n+++\n", "1:1 before-front-matter"},
		"a line first":        {"\n\n+++\ntitre = \"é\"\n+++\n", "1:1 before-front-matter"},
		"only the fence":      {"+++", "1:1 open-front-matter"},
		"a fence and a line":  {"+++\n", "1:1 open-front-matter"},
		"never closed":        {"+++\ntitre = \"é\"\n\nDu texte.\n", "1:1 open-front-matter"},
		"closed at once":      {"+++\n+++", "1:1 missing-key"},
		"deep lists":          {"+++\ntitre = " + strings.Repeat("[", 5000) + "\n+++\n", "1:1 too-deep"},
		"deep tables":         {"+++\ntitre = " + strings.Repeat("{a=", 5000) + "\n+++\n", "1:1 too-deep"},
		"deep headers":        {"+++\n" + strings.Repeat("[", 5000) + "\n+++\n", "1:1 too-deep"},
		"deep, yet closed":    {"+++\ntitre = " + strings.Repeat("[", 100) + strings.Repeat("]", 100) + "\n+++\n", "2:1 wrong-type"},
		"brackets in a text":  {"+++\ntitre = \"[[[[[[[\"\n+++\n" + strings.Repeat("[", 5000), ""},
		"a megabyte of [":     {"+++\n" + strings.Repeat("[", MaxSize-5), "1:1 open-front-matter"},
		"and it is closed":    {"+++\n" + strings.Repeat("[", MaxSize-20) + "\n+++\n", "1:1 too-deep"},
		"too big by a byte":   {strings.Repeat("a", MaxSize+1), "0:0 too-big"},
		"a megabyte of lines": {"+++\ntitre = \"é\"\n+++\n" + strings.Repeat("\n", MaxSize-50), ""},
	} {
		t.Run(name, func(t *testing.T) {
			started := time.Now()
			_, found := load(t, one("pages/x.md", c.text))
			if got := rows(found); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
			if d := time.Since(started); d > 5*time.Second {
				t.Errorf("it took %s", d)
			}
		})
	}
}

func TestBody(t *testing.T) {
	set, found := load(t, one("pages/x.md", "\ufeff+++\r\ntitre = \"é\"\r\n+++\r\nUn\r\n\r\nDeux\r\n"))
	if len(found) > 0 {
		t.Fatal(found)
	}
	p := set.Pages[0]
	if p.Body != "Un\n\nDeux\n" || p.Slug != "x" || p.File != "pages/x.md" || p.Kind != model.Pages {
		t.Errorf("%+v", p.Meta)
	}
	if line, col := p.BodyAt(strings.Index(p.Body, "eux")); line != 6 || col != 2 {
		t.Errorf("BodyAt: %d:%d", line, col)
	}
	if line, col := p.At("titre"); line != 2 || col != 1 {
		t.Errorf("At: %d:%d", line, col)
	}
}

// TestDisk tests what only a real file system has.
func TestDisk(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	in := func(name string) string { return filepath.Join(dir, name) }
	const page = "+++\ntitre = \"x\"\n+++\n"
	write(in("site.toml"), "titre = \"x\"\nurl = \"https://exemple.fr\"\n")
	write(filepath.Join(outside, "secret.md"), page)
	write(in("pages/cible.md"), page)
	write(in("pages/gros.md"), page+strings.Repeat("x", 20<<20))
	if err := os.Mkdir(in("pages/dossier.md"), 0o755); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{
		"dedans": "cible.md", "dehors": filepath.Join(outside, "secret.md"), "relatif": "../../secret.md",
		"rien": "absent.md", "vers-dossier": "dossier.md", "boucle": "boucle.md",
	} {
		if err := os.Symlink(to, in("pages/"+link+".md")); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	set, found := load(t, root.FS())
	got := map[string]string{}
	for _, f := range found {
		got[strings.TrimPrefix(f.File, "pages/")] += f.Code
		if f.Code == "too-big" && (f.Args[0].(float64) < 20 || f.Args[0].(float64) > 21) {
			t.Errorf("a file of 20 MiB is said to weigh %v", f.Args[0])
		}
	}
	for name, want := range map[string]string{
		"dehors.md": "link-outside", "relatif.md": "link-outside", "rien.md": "unreadable", "boucle.md": "unreadable",
		"vers-dossier.md": "not-a-file", "dossier.md": "nested-folder", "gros.md": "too-big", "dedans.md": "", "cible.md": "",
	} {
		if got[name] != want {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
		delete(got, name)
	}
	if len(got) > 0 || len(set.Pages) != 2 {
		t.Errorf("also found %v; %d pages", got, len(set.Pages))
	}
}

// pipes is a folder with a file that may be listed but must not be opened.
type pipes struct{ fstest.MapFS }

func (p pipes) Open(name string) (fs.File, error) {
	if name == "pages/refus.md" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	if name == "pages/tube.md" {
		panic("a named pipe was opened: it would wait for ever")
	}
	return p.MapFS.Open(name)
}

func TestNotRead(t *testing.T) {
	files := one("pages/refus.md", "")
	files["pages/tube.md"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	_, found := load(t, pipes{files})
	if got := rows(found); got != "0:0 unreadable, 0:0 not-a-file" {
		t.Error(got)
	}
}

func TestLoadFails(t *testing.T) {
	var found diag.List
	if _, err := Load(context.Background(), os.DirFS(t.TempDir()+"/absent"), &found); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no folder: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Load(ctx, one("pages/x.md", ""), &found); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestSorted checks that each kind is sorted by slug, whatever the order of reading.
func TestSorted(t *testing.T) {
	files := one("pages/x.md", "+++\ntitre = \"x\"\n+++\n")
	for i := range 300 {
		files[fmt.Sprintf("acteurs/a%03d.toml", (i*7)%300)] = &fstest.MapFile{Data: []byte("nom = \"x\"")}
	}
	set, found := load(t, files)
	if len(found) > 0 || len(set.Actors) != 300 || set.Count() != 301 || len(set.All()) != 301 {
		t.Fatalf("%v, %d actors", found, len(set.Actors))
	}
	for i, a := range set.Actors {
		if a.Slug != fmt.Sprintf("a%03d", i) {
			t.Fatalf("%s at %d", a.Slug, i)
		}
	}
}

func TestSuggest(t *testing.T) {
	for stem, want := range map[string]string{"L'Oréal": "l-oreal.md", "日本": "", "con": "con-1.md", strings.Repeat("a", 200): strings.Repeat("a", slug.MaxLength) + ".md"} {
		if got := suggestedName(stem, ".MD"); got != want {
			t.Errorf("suggestedName(%q) = %q, want %q", stem, got, want)
		}
	}
}

func TestFrenchDate(t *testing.T) {
	for in, want := range map[string]string{
		"28/02/2017": "2017-02-28", "1/3/2017": "2017-03-01", "28.02.2017": "2017-02-28", "28 février 2017": "2017-02-28", "1er Août 2017": "2017-08-01",
		"février 2017": `"2017-02"`, "02/2017": `"2017-02"`, "30/02/2017": "", "02/28/2017": "", "hier": "", "": "",
	} {
		if got := frenchDate(in); got != want {
			t.Errorf("frenchDate(%q) = %q, want %q", in, got, want)
		}
	}
}
