package theme

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// tiny is a whole theme in a few lines.
func tiny() fstest.MapFS {
	return fstest.MapFS{
		"theme.toml":       file("name = \"Tiny\"\n"),
		"lang/fr.toml":     file("[site]\nhello = \"Bonjour %s !\"\nbye = \"Adieu\"\n[site.count]\nzero = \"rien\"\none = \"%s fiche\"\nother = \"%s fiches\"\n"),
		"lang/en.toml":     file("[site]\nhello = \"Hello %s!\"\nbye = \"Bye\"\n[site.count]\none = \"%s record\"\nother = \"%s records\"\n"),
		"base/layout.html": file("{{define \"layout\"}}<link href=\"{{asset \"parvis.css\"}}\"><main>{{template \"main\" .}}</main>{{template \"foot\" .}}{{end}}\n"),
		"base/parts.html":  file("{{define \"foot\"}}<p>{{t \"site.bye\"}}</p>{{end}}\n"),
		"base/reset.css":   file("*{margin:0}\n"),
		"base/base.css":    file("a { color: #ff0000 }\nb { background: url(dot.svg) }\n"),
		"assets/dot.svg":   file("<svg/>"),
		"note/page.html":   file("{{define \"main\"}}{{t \"site.hello\" .Name}} {{n \"site.count\" .N}}{{end}}\n"),
		"note/style.css":   file(".note { color: blue }\n"),
		"other/page.html":  file("{{define \"main\"}}autre{{end}}\n"),
	}
}

func file(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

type view struct {
	Name string
	N    int
}

func mustLoad(t *testing.T, layers ...fs.FS) *Theme {
	t.Helper()
	th, err := Load(Options{Layers: layers, Lang: "fr", Base: "/charte/"})
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func render(t *testing.T, th *Theme, kind string, v any) string {
	t.Helper()
	var b strings.Builder
	if err := th.Render(&b, kind, v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// css is every sheet of a theme, the shared one first.
func css(th *Theme) string {
	out := string(th.shared())
	for _, a := range th.Assets() {
		if strings.HasSuffix(a.Path, ".css") && string(a.Bytes) != string(th.shared()) {
			out += string(a.Bytes)
		}
	}
	return out
}

// shared is the sheet that every page asks for.
func (t *Theme) shared() []byte {
	for _, a := range t.assets {
		if t.base+a.Path == t.hrefs[sharedSheet] {
			return a.Bytes
		}
	}
	return nil
}

// asset is the first file whose name ends so.
func asset(th *Theme, ext string) string {
	for _, a := range th.Assets() {
		if strings.HasSuffix(a.Path, ext) {
			return string(a.Bytes)
		}
	}
	return ""
}

func wantIn(t *testing.T, got string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(got, p) {
			t.Errorf("wanted %q in:\n%s", p, got)
		}
	}
}

func TestRender(t *testing.T) {
	th := mustLoad(t, tiny())
	got := render(t, th, "note", view{"<Zoé>", 1234})
	wantIn(t, got, "Bonjour &lt;Zoé&gt;\u202f! 1\u202f234 fiches", `href="/charte/assets/parvis-`, "<p>Adieu</p>")
	if want := []string{"note", "other"}; !slices.Equal(th.Kinds(), want) {
		t.Errorf("kinds %v, want %v", th.Kinds(), want)
	}
}

func TestRenderWritesAllOrNothing(t *testing.T) {
	th := mustLoad(t, tiny())
	var b bytes.Buffer
	err := th.Render(&b, "note", struct{ Name string }{"x"})
	if err == nil || b.Len() > 0 {
		t.Fatalf("err %v, %d bytes written", err, b.Len())
	}
	wantIn(t, err.Error(), "note/page.html:1", "can't evaluate field N")
	err = th.Render(&b, "nope", nil)
	wantIn(t, fmt.Sprint(err), `"nope"`, "note, other")
}

func TestOverride(t *testing.T) {
	over := fstest.MapFS{
		"theme.toml":      file("name = \"Clair\"\n"),
		"other/page.html": file("{{define \"main\"}}à nous{{end}}"),
		"note/style.css":  file(".note { color: green }"),
		"lang/fr.toml":    file("[site]\nbye = \"Salut\"\n[site.count]\nzero = \"aucune fiche\"\n"),
		"override.css":    file("a { color: #00f }"),
	}
	th := mustLoad(t, over, tiny())
	wantIn(t, render(t, th, "other", view{}), "à nous", "Salut")
	wantIn(t, render(t, th, "note", view{"Zoé", 0}), "Bonjour Zoé", "aucune fiche")
	wantIn(t, render(t, th, "note", view{"Zoé", 2}), "2 fiches")
	got := css(th)
	wantIn(t, got, ".note{color:green}", "@layer override{a{color:#00f}}")
	if strings.Contains(got, ".note{color:#00f}") || strings.Contains(got, "blue") {
		t.Errorf("the base's note/style.css is still there:\n%s", got)
	}
	if !strings.HasPrefix(got, "@layer reset,settings,base,parts,pages,print,override;") {
		t.Errorf("layers are not declared first:\n%s", got)
	}
}

func TestSettingsAreLaidOver(t *testing.T) {
	base := tiny()
	base["base/settings.css"] = file(":root { --ink: #000; --paper: #fff; }")
	ville := fstest.MapFS{"base/settings.css": file(":root { --ink: #123; }"), "override.css": file("i{top:0}")}
	clair := fstest.MapFS{"base/settings.css": file(":root { --ink: #456; }"), "override.css": file("b{top:0}")}
	wantIn(t, css(mustLoad(t, clair, clair, ville, base)),
		"@layer settings{:root{--ink: #000;--paper: #fff}}@layer settings{:root{--ink: #123}}@layer settings{:root{--ink: #456}}@layer base{",
		"@layer override{i{top:0}}@layer override{b{top:0}}")
}

func TestUnknownWords(t *testing.T) {
	over := fstest.MapFS{
		"lang/fr.toml":    file("[site]\nby = \"Salut\"\nbye = \"Salut\"\n[site.count]\nother = \"%s\"\n[site.counts]\none = \"%s\"\nother = \"%s\"\n[ours]\nbadge = \"À nous\"\nzebra = \"\"\n"),
		"other/page.html": file("{{define \"main\"}}{{t \"ours.badge\"}}{{end}}"),
	}
	load := func(lang string, m fstest.MapFS) error {
		disk := fstest.MapFS{}
		for p, f := range m {
			disk["ville/"+p] = f
		}
		embedded := fstest.MapFS{}
		for p, f := range tiny() {
			embedded["parvis/"+p] = f
		}
		layers, err := Resolve("ville", disk, embedded)
		if err == nil {
			_, err = Load(Options{Layers: layers, Lang: lang})
		}
		return err
	}
	got := fmt.Sprint(load("fr", over))
	want := `ville/lang/fr.toml: unknown key "ours.zebra": no template uses it
ville/lang/fr.toml: unknown key "site.by": no template uses it; the nearest known key is "site.bye"
ville/lang/fr.toml: unknown key "site.counts": no template uses it; the nearest known key is "site.count"`
	if got != want {
		t.Errorf("got:\n%s\nwanted:\n%s", got, want)
	}
	// A language that the theme underneath lacks is measured by those it has.
	if err := load("de", fstest.MapFS{"lang/de.toml": file("[site]\nhello = \"Hallo\"\nbye = \"Tschüss\"\n")}); err != nil {
		t.Error(err)
	}
	// Messages name the folder of the theme that the fault is in.
	for p, src := range map[string]string{
		"note/page.html": "{{define \"main\"}}\n{{if}}{{end}}", "note/style.css": "\na {", "base/settings.css": "\na {",
		"override.css": "\na {", "lang/fr.toml": "\n=", "theme.toml": "\n=",
	} {
		wantIn(t, fmt.Sprint(load("fr", fstest.MapFS{p: file(src)})), "ville/"+p+":2")
	}
}

func TestAssets(t *testing.T) {
	th := mustLoad(t, tiny())
	var paths []string
	for _, a := range th.Assets() {
		paths = append(paths, a.Path)
	}
	if len(paths) != 3 || !slices.IsSorted(paths) {
		t.Fatalf("assets %v", paths)
	}
	for _, p := range paths {
		if !regexp.MustCompile(`^assets/(dot-[0-9a-f]{8}\.svg|(note|parvis)-[0-9a-f]{8}\.css)$`).MatchString(p) {
			t.Errorf("asset %q", p)
		}
	}
	wantIn(t, css(th), "url("+filepath.Base(paths[0])+")")
}

// Scripts of a theme are modules, shortened.
func TestScripts(t *testing.T) {
	m := tiny()
	m["assets/a.js"] = file("/*! legal */ import {x} from './b.js';\n// why\nconst longName = x ?? 1;\nexport const doubled = longName * 2;\n")
	m["assets/b.js"] = file("export const x = null;\n")
	th := mustLoad(t, m)
	got := asset(th, ".js")
	h, _ := th.href("b.js")
	wantIn(t, got, "import{x", `from"./`+filepath.Base(h)+`"`, "doubled}")
	for _, gone := range []string{"legal", "why", "longName", "\n\n"} {
		if strings.Contains(got, gone) {
			t.Errorf("%q is still there:\n%s", gone, got)
		}
	}
	delete(m, "assets/b.js")
	if _, err := Load(Options{Layers: []fs.FS{m}, Lang: "fr", Base: "/"}); err == nil || !strings.Contains(err.Error(), `a.js: no file "b.js"`) {
		t.Errorf("a missing import: %v", err)
	}
}

// Files of the program are published as they are, and templates can ask whether
// there is one.
func TestFiles(t *testing.T) {
	m := tiny()
	m["other/page.html"] = file(`{{define "main"}}{{if has "echarts.js"}}[{{asset "echarts.js"}}]{{else}}[none]{{end}}{{end}}`)
	code := []byte("// licences.txt\nlet  big = 1;\n")
	load := func(files map[string][]byte, layers ...fs.FS) *Theme {
		t.Helper()
		th, err := Load(Options{Layers: layers, Lang: "fr", Base: "/charte/", Files: files})
		if err != nil {
			t.Fatal(err)
		}
		return th
	}
	th := load(map[string][]byte{"echarts.js": code, "licences.txt": []byte("MIT")}, m)
	if got := render(t, th, "other", nil); !regexp.MustCompile(`\[/charte/assets/echarts-[0-9a-f]{8}\.js\]`).MatchString(got) {
		t.Error(got)
	}
	if got := asset(th, ".js"); got != string(code) {
		t.Errorf("echarts.js is now %q", got)
	}
	if got := asset(th, "assets/licences.txt"); got != "MIT" {
		t.Errorf("licences.txt is %q", got)
	}
	wantIn(t, render(t, load(nil, m), "other", nil), "[none]")
	wantIn(t, render(t, load(map[string][]byte{"echarts.js": nil}, m), "other", nil), "[none]")
	// A theme may have its own.
	m["assets/echarts.js"] = file("export  {}")
	if got := asset(load(map[string][]byte{"echarts.js": code}, m), ".js"); strings.Contains(got, "big") {
		t.Errorf("the theme's own file was replaced: %s", got)
	}
}

func TestSameBytes(t *testing.T) {
	first := mustLoad(t, tiny())
	for range 5 {
		again := mustLoad(t, tiny())
		for i, a := range again.Assets() {
			if b := first.Assets()[i]; a.Path != b.Path || !bytes.Equal(a.Bytes, b.Bytes) {
				t.Fatalf("%s differs from %s", a.Path, b.Path)
			}
		}
		if render(t, first, "note", view{"a", 1}) != render(t, again, "note", view{"a", 1}) {
			t.Fatal("pages differ")
		}
	}
}

func TestConcurrentRender(t *testing.T) {
	th := mustLoad(t, tiny())
	want := render(t, th, "note", view{"a", 3})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				var b strings.Builder
				if err := th.Render(&b, "note", view{"a", 3}); err != nil || b.String() != want {
					t.Errorf("err %v, got %q", err, b.String())
				}
				_ = th.Render(io.Discard, "other", nil)
				th.Words().T("absent")
				th.Words().Missing()
			}
		})
	}
	wg.Wait()
}

func TestLoadErrors(t *testing.T) {
	for _, c := range []struct {
		name, path, src string
		want            []string
	}{
		{"broken template", "note/page.html", "{{define \"main\"}}\n<p>\n{{if .Name}}\n{{end}", []string{"note/page.html:4"}},
		{"unknown function", "note/page.html", "{{define \"main\"}}\n{{shout .Name}}{{end}}", []string{"note/page.html:2", `"shout"`}},
		{"no main", "note/page.html", "{{define \"body\"}}{{end}}", []string{"note/page.html", `{{define "main"}}`}},
		{"unknown part", "note/page.html", "{{define \"main\"}}{{template \"nose\" .}}{{end}}", []string{"note/page.html", `"nose"`}},
		{"unsafe template", "note/page.html", "{{define \"main\"}}<a href=\"{{if .Name}}x\"{{end}}>{{end}}", []string{"note/page.html"}},
		{"broken words", "lang/fr.toml", "[site]\nhello = \"a\"\nbye = 'b\n", []string{"lang/fr.toml:3"}},
		{"words that are no string", "lang/fr.toml", "[site]\nhello = 3\n", []string{"lang/fr.toml: site.hello: wanted a string"}},
		{"lone percent", "lang/fr.toml", "[site]\nhello = \"100 % de\"\n", []string{"site.hello", "%%"}},
		{"plural without other", "lang/fr.toml", "[site.count]\none = \"%s fiche\"\n", []string{"site.count", "other"}},
		{"broken style", "base/base.css", "a { color: red }\nb { color: red\n", []string{"base/base.css:2"}},
		{"unknown picture", "base/base.css", "a { color: red }\nb { background: url(gone.svg) }\n", []string{"base/base.css:2", `"gone.svg"`, "dot.svg"}},
		{"broken script", "assets/a.js", "const a = 1;\nconst b = {;\n", []string{"assets/a.js:2"}},
		{"unknown key in theme.toml", "theme.toml", "nom = \"x\"\n", []string{"theme.toml", `"nom"`}},
		{"broken theme.toml", "theme.toml", "name = \"x\"\nbase = \n", []string{"theme.toml:2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := tiny()
			m[c.path] = file(c.src)
			_, err := Load(Options{Layers: []fs.FS{m}, Lang: "fr", Base: "/"})
			if err == nil {
				t.Fatal("no error")
			}
			wantIn(t, err.Error(), c.want...)
		})
	}
}

func TestLoadReportsAll(t *testing.T) {
	m := tiny()
	m["note/page.html"] = file("{{define \"main\"}}{{if}}{{end}}")
	m["other/page.html"] = file("{{define \"main\"}}{{end")
	m["base/base.css"] = file("a {")
	_, err := Load(Options{Layers: []fs.FS{m}, Lang: "fr", Base: "/"})
	wantIn(t, fmt.Sprint(err), "note/page.html:1", "other/page.html:1", "base/base.css:1")
}

func TestLoadOptions(t *testing.T) {
	_, err := Load(Options{Layers: []fs.FS{tiny()}, Lang: "br"})
	wantIn(t, fmt.Sprint(err), `"br"`, "en, fr")
	_, err = Load(Options{Layers: []fs.FS{tiny()}, Lang: "fr", Base: "charte"})
	wantIn(t, fmt.Sprint(err), `"charte"`, "slash")
	if _, err = Load(Options{}); err == nil {
		t.Error("no layer, no error")
	}
	if _, err = Load(Options{Layers: []fs.FS{tiny()}, Lang: "fr-CH", Base: "/"}); err != nil {
		t.Error(err)
	}
}

func TestResolve(t *testing.T) {
	embedded := fstest.MapFS{"parvis/theme.toml": file("name = \"base\"\n"), "sobre/theme.toml": file("name = \"sobre\"\nbase = \"parvis\"\n")}
	disk := fstest.MapFS{
		"ville/theme.toml":  file("name = \"ville\"\n"),
		"clair/theme.toml":  file("name = \"clair\"\nbase = \"ville\"\n"),
		"nu/override.css":   file("a{}"),
		"parvis/theme.toml": file("name = \"ours\"\n"),
		"deux/theme.toml":   file("name = \"deux\"\nbase = \"sobre\"\n"),
	}
	names := func(layers []fs.FS) (out []string) {
		for _, l := range layers {
			m, err := readManifest(l, "")
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, m.Name)
		}
		return out
	}
	for _, c := range []struct {
		name string
		disk fs.FS
		want string
	}{
		{"", nil, "base"},
		{"parvis", nil, "base"},
		{"sobre", nil, "sobre base"},
		{"parvis", disk, "ours base"},
		{"ville", disk, "ville ours base"},
		{"clair", disk, "clair ville ours base"},
		{"nu", disk, " ours base"},
		{"deux", disk, "deux sobre ours base"},
	} {
		layers, err := Resolve(c.name, c.disk, embedded)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := strings.Join(names(layers), " "); got != c.want {
			t.Errorf("%s: layers %q, want %q", c.name, got, c.want)
		}
	}
}

func TestResolveErrors(t *testing.T) {
	embedded := fstest.MapFS{"parvis/theme.toml": file("name = \"base\"\n")}
	disk := fstest.MapFS{
		"a/theme.toml": file("base = \"b\"\n"),
		"b/theme.toml": file("base = \"a\"\n"),
		"c/theme.toml": file("base = \"c\"\n"),
		"d/theme.toml": file("base = \"parvi\"\n"),
		"e/theme.toml": file("name = 'e\n"),
	}
	for name, want := range map[string][]string{
		"a":      {"a → b → a", "b/theme.toml"},
		"c":      {"c → c"},
		"d":      {"d/theme.toml", `"parvi"`, "a, b, c, d, e, parvis"},
		"e":      {"e/theme.toml:1"},
		"zz":     {`"zz"`, "parvis"},
		"../a":   {"unknown"},
		"parvis": nil,
	} {
		_, err := Resolve(name, disk, embedded)
		if want == nil {
			if err != nil {
				t.Error(err)
			}
			continue
		}
		wantIn(t, fmt.Sprint(err), want...)
	}
}

func TestWords(t *testing.T) {
	m := tiny()
	m["lang/fr.toml"] = file(`plain = "l'été : « oui » ?"
rate = "%s %% de %s"
swap = "%[2]s puis %[1]s"
fixed = "sans rien"
[c]
one = "un seul"
other = "%s sur %s"
`)
	th, err := Load(Options{Layers: []fs.FS{m}, Lang: "fr", Base: "/"})
	if err != nil {
		t.Fatal(err)
	}
	w := th.Words()
	for _, c := range [][2]string{
		{w.T("plain"), "l’été\u00a0: «\u202foui\u202f»\u202f?"},
		{w.T("rate", "12", "trois"), "12\u202f% de trois"},
		{w.T("swap", "a", "b"), "b puis a"},
		{w.T("fixed", "trop"), "sans rien"},
		{w.N("c", 0, "5"), "un seul"},
		{w.N("c", 1), "un seul"},
		{w.N("c", 2, "5"), "2 sur 5"},
		{w.T("absent"), "⟦absent⟧"},
		{w.N("absent.too", 3), "⟦absent.too⟧"},
		{w.T("c"), "⟦c⟧"},
		{w.Number(999), "999"},
		{w.Number(1234), "1\u202f234"},
		{w.Number(-1234567), "−1\u202f234\u202f567"},
	} {
		if c[0] != c[1] {
			t.Errorf("got %q, want %q", c[0], c[1])
		}
	}
	if want := []string{"absent", "absent.too", "c"}; !slices.Equal(w.Missing(), want) {
		t.Errorf("missing %q, want %q", w.Missing(), want)
	}
	if !w.Has("c") || !w.Has("plain") || w.Has("absent") {
		t.Error("Has")
	}
}

func TestEnglish(t *testing.T) {
	th, err := Load(Options{Layers: []fs.FS{tiny()}, Lang: "en", Base: "/"})
	if err != nil {
		t.Fatal(err)
	}
	w := th.Words()
	for _, c := range [][2]string{
		{w.N("site.count", 0), "0 records"},
		{w.N("site.count", 1), "1 record"},
		{w.N("site.count", 10000), "10,000 records"},
		{w.T("site.hello", "Zoé"), "Hello Zoé!"},
	} {
		if c[0] != c[1] {
			t.Errorf("got %q, want %q", c[0], c[1])
		}
	}
}
