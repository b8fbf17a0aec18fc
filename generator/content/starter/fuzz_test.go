package starter_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parvis/generator/content/record"
	"parvis/generator/content/starter"
	"parvis/generator/model"
	"parvis/generator/testsite"
	"parvis/generator/text/slug"
)

// FuzzCreate creates a record with any title and number. Either one file of its kind is
// written, which loads without findings and has the title; or none is, and the error says what
// to type instead.
func FuzzCreate(f *testing.F) {
	for _, c := range []struct{ name, siren string }{
		{"Société Générale d'Électricité", "552 100 554"}, {"../../secret", ""}, {"C:\\Users\\x", "1"}, {"\\\\host\\x", "٣"}, {"NUL.txt", ""}, {"CON", "552100555"}, {"a\x00b\r\n+++\ntitre = 1", ""},
		{"\"\"\" ''' \\u0041", ""}, {"%2e%2e/x", ""}, {"liste", ""}, {"日本", ""}, {"index", ""}, {strings.Repeat("é ", 300), ""}, {"Aude", ""}, {"# x", "\ufeff552100554"}, {"\xff\xfe", ""}, {"\u2028\u202e", ""}, {"", ""},
	} {
		for at := range 12 {
			f.Add(c.name, c.siren, uint8(at))
		}
	}
	root, err := os.MkdirTemp("", "parvis-begin-")
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { os.RemoveAll(root) })
	kinds := model.Kinds()
	f.Fuzz(func(t *testing.T, name, siren string, at uint8) {
		parent, err := os.MkdirTemp(root, "")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(parent)
		content := filepath.Join(parent, "content")
		if err := os.Mkdir(content, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(content, "site.toml"), []byte("titre = \"t\"\nurl = \"https://exemple.test/\"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		kind := kinds[int(at)%len(kinds)]
		file, err := starter.Create(context.Background(), starter.Request{Content: content, Kind: kind, Name: name, Siren: siren, Today: today})
		var written []string
		walked := fs.WalkDir(os.DirFS(parent), ".", func(p string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() && p != "content/site.toml" {
				written = append(written, p)
			}
			return err
		})
		if walked != nil {
			t.Fatal(walked)
		}
		var named *starter.NameError
		var number *starter.SirenError
		switch {
		case err != nil && (!errors.As(err, &named) && !errors.As(err, &number) || len(written) > 0):
			t.Fatalf("%s %q, %q: %v, and %q is written", kind, name, siren, err, written)
		case err != nil:
			return
		case len(written) != 1 || written[0] != "content/"+file || !strings.HasPrefix(file, string(kind)+"/") || !slug.Valid(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))):
			t.Fatalf("%s %q: %s, and %q is written", kind, name, file, written)
		}
		set, found := testsite.Load(t, os.DirFS(content))
		if len(found) > 0 || set.Count() != 1 {
			t.Fatalf("%s %q: %v", kind, name, found)
		}
		e := set.All()[0]
		if slug.Of(titleOf(t, e)) != e.Common().Slug || !e.Common().Draft || e.Common().Kind != kind {
			t.Fatalf("%s %q is read as %q, %s", kind, name, titleOf(t, e), e.Common().Slug)
		}
	})
}

// titleOf returns the name or the title of a record.
func titleOf(t *testing.T, e record.Entry) string {
	t.Helper()
	switch r := e.(type) {
	case *record.Domain:
		return r.Name
	case *record.Indicator:
		return r.Name
	case *record.Territory:
		return r.Name
	case *record.Actor:
		return r.Name
	case *record.Signatory:
		return r.Name
	case *record.Experience:
		return r.Title
	case *record.Synthesis:
		return r.Title
	case *record.News:
		return r.Title
	case *record.Resource:
		return r.Title
	case *record.Call:
		return r.Title
	case *record.Page:
		return r.Title
	}
	t.Fatalf("%T has no title", e)
	return ""
}
