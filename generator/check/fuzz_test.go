package check_test

import (
	"context"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"parvis/generator/check"
	"parvis/generator/content/record"
	"parvis/generator/content/synth"
	"parvis/generator/diag"
	"parvis/generator/diag/messages"
	"parvis/generator/model"
	"parvis/generator/site/address"
)

// FuzzRun lays any text over a record of a small site: what is wrong is reported at
// a place of a file, in words, the same each time; and where nothing is, there
// is a site whose records, addresses and media are all below it.
func FuzzRun(f *testing.F) {
	base := tiny(f)
	base["medias/photo.png"] = &fstest.MapFile{Data: []byte("\x89PNG\r\n\x1a\n")}
	names := []string{"site.toml", "signataires/engie.md", "territoires/aude.toml", "domaines/emploi.toml", "indicateurs/stages.toml", "acteurs/face.toml", "experiences/x.md", "syntheses/seminaire.md",
		"actualites/x.md", "ressources/rapport.toml", "appels/x.md", "pages/mentions-legales.md"}
	for _, c := range cases(f) {
		for at, name := range names {
			if file := c.files[name]; file != nil && (base[name] == nil || string(file.Data) != string(base[name].Data)) && len(file.Data) < 10_000 {
				f.Add(string(file.Data), uint8(at))
			}
		}
	}
	for at, k := range append([]model.Kind{model.Settings}, model.Kinds()...) {
		f.Add(synth.Sample(record.AllKeys(k)), uint8(at))
	}
	for _, link := range []string{"../../secret.md", "/etc/passwd", "C:\\x.png", "\\\\host\\x.png", "%2e%2e/%2e%2e/x.png", "CON", "../signataires/engie.md#x", "photo.png", "../medias/photo.png", "a.png\x00"} {
		f.Add("+++\ntitre = \"x\"\ndate = 2020-01-01\nimage = '"+strings.ReplaceAll(link, "\x00", "")+"'\nalt = \"x\"\n+++\n[x](<"+link+">) ![x](<"+link+">)\n", uint8(8))
	}
	long := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, file := range base {
		file.ModTime = long // so that it is read once
	}
	var cache record.Cache
	f.Fuzz(func(t *testing.T, src string, at uint8) {
		name := names[int(at)%len(names)]
		files := fstest.MapFS{}
		for file, data := range base {
			files[file] = data
		}
		for _, ext := range []string{".md", ".toml"} {
			delete(files, strings.TrimSuffix(strings.TrimSuffix(name, ".md"), ".toml")+ext)
		}
		files[name] = &fstest.MapFile{Data: []byte(src)}
		var sites [2]*model.Site
		var found [2][]diag.Finding
		for i := range found {
			var list diag.List
			started := time.Now()
			set, err := cache.Load(context.Background(), files, &list)
			if err != nil {
				t.Fatal(err)
			}
			if sites[i], err = check.Run(context.Background(), set, check.Options{}, &list); err != nil {
				t.Fatal(err)
			}
			if took := time.Since(started); took > 5*time.Second {
				t.Fatalf("%q takes %s", src, took)
			}
			found[i] = list.Sorted()
		}
		if !reflect.DeepEqual(found[0], found[1]) {
			t.Fatalf("%s %q: %v, then %v", name, src, found[0], found[1])
		}
		if most := 4*len(src) + 100; len(found[0]) > most {
			t.Fatalf("%d findings about %d bytes", len(found[0]), len(src))
		}
		for _, g := range found[0] {
			placed(t, files, g)
		}
		if errors, _ := diag.Count(found[0]); (errors > 0) != (sites[0] == nil) {
			t.Fatalf("%s %q: %d errors, and the site is %v", name, src, errors, sites[0] != nil)
		}
		if sites[0] != nil {
			within(t, sites[0], files)
		}
	})
}

// placed wants a finding to stand within its file, and to be worded shortly.
func placed(t *testing.T, files fstest.MapFS, f diag.Finding) {
	t.Helper()
	file := files[f.File]
	if file == nil && f.Line > 0 {
		t.Fatalf("%+v is in no file", f)
	}
	if f.Line != 0 || f.Col != 0 {
		lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(string(file.Data), "\ufeff"), "\r\n", "\n"), "\n")
		if f.Line < 1 || f.Line > len(lines) || f.Col < 1 || f.Col > utf8.RuneCountInString(lines[f.Line-1])+1 {
			t.Fatalf("%q: %+v stands outside", file.Data, f)
		}
	}
	for _, lang := range messages.Languages() {
		w := messages.In(lang).Words(f.Code, f.Args)
		if said := w.What + w.Want + w.Hint; !messages.Known(f.Code) || w.What == "" || len(said) > 8<<10 || !utf8.ValidString(said) || strings.Contains(said, "%!") || strings.ContainsAny(said, "\n\x1b") {
			t.Fatalf("%+v is worded %q", f, said)
		}
	}
}

// based is the address of a site as it may stand in a page, in a feed and in the
// configuration of a server.
var based = regexp.MustCompile(`^https?://[^/@"<>\s\\{}]+/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*$`)

// within wants of a site that all it would write is below it, and all it would
// read is there.
func within(t *testing.T, site *model.Site, files fstest.MapFS) {
	t.Helper()
	for _, m := range site.Media {
		if files[m.File] == nil {
			t.Fatalf("the site shows %q", m.File)
		}
	}
	for _, r := range site.Records {
		for _, at := range append([]string{address.Record(r)}, r.Aliases...) {
			if again, ok := address.Alias(at); !ok || again != at {
				t.Fatalf("%s has the address %q", r.File, at)
			}
		}
	}
	if !based.MatchString(site.URL) || !strings.HasSuffix(site.URL, site.Base) {
		t.Fatalf("the site's address is %q, its path %q", site.URL, site.Base)
	}
}
