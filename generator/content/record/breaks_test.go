package record

import (
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"parvis/generator/diag"
)

// However a line end is written, as the byte of an old Mac or as an escape, a text has \n only;
// in a value, what few programs take for one is one. Places don't move.
func TestLineEnds(t *testing.T) {
	const body = "Un\rdeux\r\ntrois\vquatre\fcinq\n"
	src := "+++\rtitre = \"a\\rb\\u0085c\\u2028d\\u2029e\\u000bf\\fg\u2028h\"\rmenux = 3\r\n+++\n" + body
	set, found := load(t, fstest.MapFS{
		"site.toml":  {Data: []byte("titre = \"x\"\rurl = \"https://exemple.fr/\"\r")},
		"pages/x.md": {Data: []byte(src)},
	})
	if len(found) != 1 || found[0].Code != "unknown-key" || found[0].Line != 3 || found[0].Col != 1 {
		t.Errorf("found %+v", found)
	}
	p := set.Pages[0]
	if p.Title != "a\nb\nc\nd\ne\nf\ng\nh" || p.Body != "Un\ndeux\ntrois quatre cinq\n" || set.Site.URL != "https://exemple.fr/" {
		t.Errorf("%q, %q", p.Title, p.Body)
	}
	if line, col := p.BodyAt(strings.Index(p.Body, "cinq")); line != 7 || col != 14 {
		t.Errorf("a place is %d:%d", line, col)
	}
}

// What editors leave behind beside a record is neither a record nor a fault; copies of records are told.
func TestLeftovers(t *testing.T) {
	files := fstest.MapFS{"site.toml": {Data: []byte("titre = \"x\"\nurl = \"https://exemple.fr/\"\n")}}
	for _, name := range []string{"#x.md#", "x.md~", "x.bak", "x.md.bak", "x.md.orig", "x.jpg.part", ".x.md.swp", "x.md.swo", ".DS_Store", "Thumbs.db", "x.md.BAK"} {
		files["pages/"+name], files["medias/"+name], files[name] = &fstest.MapFile{}, &fstest.MapFile{}, &fstest.MapFile{}
	}
	set, found := load(t, files)
	told := map[string]bool{}
	for _, f := range found {
		told[path.Base(f.File)] = true
		if f.Code != "left-over" || f.Severity != diag.Note {
			t.Errorf("found %v", f)
		}
	}
	if set.Count() > 0 || len(set.Media) > 0 || len(told) != 6 || told[".x.md.swp"] || told["x.bak"] {
		t.Errorf("%d records, %d media, told of %v", set.Count(), len(set.Media), told)
	}
}
