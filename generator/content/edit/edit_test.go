package edit

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parvis/generator/content/layout"
	"parvis/generator/text/date"
)

// change is one change of a file.
type change func(*File) error

func set(path string, v any) change {
	return func(f *File) error { return f.Set(mustPath(path), v) }
}
func remove(path string) change { return func(f *File) error { return f.Remove(mustPath(path)) } }
func add(path string, e ...Entry) change {
	return func(f *File) error { return f.Append(mustPath(path), e) }
}

func mustPath(s string) Path {
	p, err := ParsePath(s)
	if err != nil {
		panic(err)
	}
	return p
}

const small = `# top
nom = "Engie" # its name
type = 'entreprise'

[[engagement]]
id = "a"
domaine = "emploi"
action = "Une action"

  [[engagement.indicateur]]
  nom = "X" # comment
  unite = "x"
  valeurs = { 2017 = 12, 2018 = "environ 20" }

# about the second
[[engagement]]
id = "b"
`

func TestChanges(t *testing.T) {
	for _, c := range []struct {
		name    string
		changes []change
		old     string // what of small changes
		new     string
	}{
		{"a text", []change{set("nom", "Gaz")}, `"Engie" #`, `"Gaz" #`},
		{"literal quotes stay", []change{set("type", "réseau")}, `'entreprise'`, `'réseau'`},
		{"unless they can't", []change{set("type", "l'un")}, `'entreprise'`, `"l'un"`},
		{"a number in an inline table", []change{set("engagement[0].indicateur[0].valeurs.2017", int64(15))}, `2017 = 12,`, `2017 = 15,`},
		{"a year between", []change{set("engagement[0].indicateur[0].valeurs.2016", 1.5)}, `{ 2017`, `{ 2016 = 1.5, 2017`},
		{"a year after", []change{set("engagement[0].indicateur[0].valeurs.2019", "30 à 40")}, `20" }`, `20", 2019 = "30 à 40" }`},
		{"a year gone", []change{remove("engagement[0].indicateur[0].valeurs.2017")}, `{ 2017 = 12, 2018`, `{ 2018`},
		{"all years gone", []change{remove("engagement[0].indicateur[0].valeurs.2017"), remove("engagement[0].indicateur[0].valeurs.2018")}, `{ 2017 = 12, 2018 = "environ 20" }`, `{}`},
		{"a new key, in the order of the format", []change{set("siren", "542107651")}, "'entreprise'\n", "'entreprise'\nsiren = \"542107651\"\n"},
		{"a new list", []change{set("territoires", []string{"aude", "gard"})}, "'entreprise'\n", "'entreprise'\nterritoires = [\"aude\", \"gard\"]\n"},
		{"a new key in a table", []change{set("engagement[1].domaine", "rse")}, "id = \"b\"\n", "id = \"b\"\ndomaine = \"rse\"\n"},
		{"a new key with an indent", []change{set("engagement[0].indicateur[0].cible", int64(40))}, "unite = \"x\"\n", "unite = \"x\"\n  cible = 40\n"},
		{"a new inline table", []change{set("engagement[0].indicateur[0].jalons.2018", int64(4)), set("engagement[0].indicateur[0].jalons.2017", int64(3))}, "unite = \"x\"\n", "unite = \"x\"\n  jalons = { 2017 = 3, 2018 = 4 }\n"},
		{"a date", []change{set("signature", date.Date{Year: 2017, Month: 3, Day: 1})}, "'entreprise'\n", "'entreprise'\nsignature = 2017-03-01\n"},
		{"a month", []change{set("signature", date.Date{Year: 2017, Month: 3})}, "'entreprise'\n", "'entreprise'\nsignature = \"2017-03\"\n"},
		{"a key gone with its comment", []change{remove("nom")}, "nom = \"Engie\" # its name\n", ""},
		{"a table gone, the next one's comment stays", []change{remove("engagement[0]")}, small[strings.Index(small, "\n[[engagement]]\nid = \"a\""):strings.Index(small, "\n# about")], ""},
		{"one more commitment", []change{add("engagement", Entry{"id", "c"}, Entry{"indicateur", [][]Entry{{{"nom", "Y"}, {"bilan", [][]Entry{{{"annee", int64(2018)}}}}}}})}, "id = \"b\"\n",
			"id = \"b\"\n\n[[engagement]]\nid = \"c\"\n\n[[engagement.indicateur]]\nnom = \"Y\"\n\n[[engagement.indicateur.bilan]]\nannee = 2018\n"},
		{"one more indicator", []change{add("engagement[0].indicateur", Entry{"nom", "Y"})}, "20\" }\n", "20\" }\n\n  [[engagement.indicateur]]\n  nom = \"Y\"\n"},
		{"the first indicator of a commitment", []change{add("engagement[1].indicateur", Entry{"nom", "Y"})}, "id = \"b\"\n", "id = \"b\"\n\n[[engagement.indicateur]]\nnom = \"Y\"\n"},
		{"several", []change{set("nom", "Gaz"), set("engagement[1].id", "z"), set("engagement[0].action", "Deux\nlignes")}, "", ""},
	} {
		for _, newline := range []string{"\n", "\r\n"} {
			for _, wrap := range []struct{ name, before, after string }{{"signataires/x.toml", "", ""}, {"signataires/x.toml", "\ufeff", ""}, {"signataires/x.md", "+++\n", "+++\n\nBody: +++ \"x\"\n"}} {
				lines := func(s string) string { return strings.ReplaceAll(s, "\n", newline) }
				src := lines(wrap.before + small + wrap.after)
				f, err := Parse(wrap.name, []byte(src))
				if err != nil {
					t.Fatalf("%s: %v", c.name, err)
				}
				for _, change := range c.changes {
					if err := change(f); err != nil {
						t.Errorf("%s: %v", c.name, err)
					}
				}
				got, err := f.Bytes()
				if err != nil {
					t.Errorf("%s (%q): %v", c.name, newline, err)
					continue
				}
				if want := strings.Replace(src, lines(c.old), lines(c.new), 1); c.old != "" && string(got) != want {
					t.Errorf("%s:\n got %q\nwant %q", c.name, got, want)
				}
			}
		}
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		src    string
		change change
	}{
		"not valid":                {"nom = ", nil},
		"set twice":                {"nom = 1\nnom = 2", nil},
		"a comment in a list":      {"territoires = [\n  \"a\", # first\n]", set("territoires", []string{"b"})},
		"an array of inline ones":  {"engagement = [{ id = \"a\" }]", add("engagement", Entry{"id", "b"})},
		"a key that isn't there":   {"nom = \"x\"", remove("siren")},
		"a table that isn't there": {"nom = \"x\"", set("engagement[0].id", "x")},
		"the same key twice": {"nom = \"x\"", func(f *File) error {
			if err := f.Set(mustPath("nom"), "y"); err != nil {
				return nil
			}
			return f.Set(mustPath("nom"), "z")
		}},
	} {
		f, err := Parse("signataires/x.toml", []byte(c.src))
		if err == nil && c.change != nil {
			err = c.change(f)
		}
		if err == nil {
			t.Errorf("%s: not refused", name)
		}
	}
	if _, err := Parse("a.md", []byte("no front matter")); err == nil {
		t.Error("a text without front matter was parsed")
	}
}

// TestEveryValue sets each text, number and year of the real content to another value and back: the
// bytes are the same again, and in between only those of the value differ.
func TestEveryValue(t *testing.T) {
	root := os.DirFS(filepath.Join("..", "..", "..", "content"))
	tried := 0
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".md") && !strings.HasSuffix(name, ".toml") {
			return err
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		f, err := Parse(name, text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return nil
		}
		for _, path := range leaves("", f.tree) {
			was, _ := f.Value(path)
			now := other(was)
			if now == nil {
				continue
			}
			tried++
			changed := apply(t, name, text, path, now)
			if n := differing(text, changed); n > len(fmt.Sprint(was))+4 {
				t.Errorf("%s %s: %d bytes differ", name, path, n)
			}
			if back := apply(t, name, changed, path, was); string(back) != string(text) {
				t.Errorf("%s %s: not the same once set back", name, path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if tried < 500 {
		t.Errorf("only %d values tried", tried)
	}
}

func apply(t *testing.T, name string, text []byte, path Path, v any) []byte {
	t.Helper()
	f, err := Parse(name, text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if err := f.Set(path, v); err != nil {
		t.Fatalf("%s %s: %v", name, path, err)
	}
	out, err := f.Bytes()
	if err != nil {
		t.Fatalf("%s %s: %v", name, path, err)
	}
	return out
}

// leaves returns the paths of the values of a tree that isn't in arrays of values.
func leaves(prefix string, tree map[string]any) []Path {
	var out []Path
	for k, v := range tree {
		at := layout.Join(prefix, k)
		switch v := v.(type) {
		case map[string]any:
			out = append(out, leaves(at, v)...)
		case []map[string]any:
			for i, t := range v {
				out = append(out, leaves(fmt.Sprintf("%s[%d]", at, i), t)...)
			}
		default:
			out = append(out, mustPath(at))
		}
	}
	return out
}

func other(v any) any {
	switch v := v.(type) {
	case string:
		if strings.Contains(v, "\n") {
			return nil
		}
		return v + "é"
	case int64:
		return v + 1
	default:
		return nil
	}
}

// differing returns how many bytes of b stand between what it begins and what it ends with as a does.
func differing(a, b []byte) int {
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < min(len(a), len(b))-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return len(b) - start - end
}

func TestReorder(t *testing.T) {
	const text = "nom = \"A\"\r\n\r\n# the first\r\n[[engagement]]\r\naction = \"un\"\r\n  [[engagement.indicateur]]\r\n  nom = \"x\"\r\n\r\n\r\n[[engagement]]\r\naction = \"deux\" # two\r\n\r\n# third\r\n# of three\r\n[[engagement]]\r\naction = \"trois\""
	for _, c := range []struct {
		order []int
		want  string
	}{
		{[]int{0, 1, 2}, text},
		{[]int{2, 0, 1}, "nom = \"A\"\r\n\r\n# third\r\n# of three\r\n[[engagement]]\r\naction = \"trois\"\r\n\r\n\r\n# the first\r\n[[engagement]]\r\naction = \"un\"\r\n  [[engagement.indicateur]]\r\n  nom = \"x\"\r\n\r\n[[engagement]]\r\naction = \"deux\" # two"},
	} {
		got, err := Reorder("signataires/a.toml", []byte(text), Path{{"engagement", -1}}, c.order)
		if err != nil || string(got) != c.want {
			t.Errorf("%v: %v\n%q\nwanted\n%q", c.order, err, got, c.want)
		}
	}
	for name, bad := range map[string]string{
		"between": "[[engagement]]\na = 1\n[licence]\nnom = \"x\"\n[[engagement]]\na = 2\n",
		"inline":  "engagement = [{ a = 1 }, { a = 2 }]\n",
		"missing": "[[engagement]]\na = 1\n",
		"comment": "[[engagement]]\na = 1\n# whose?\n\n[[engagement]]\na = 2\n",
	} {
		if _, err := Reorder("signataires/a.toml", []byte(bad), Path{{"engagement", -1}}, []int{1, 0}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := Reorder("signataires/a.toml", []byte(text), Path{{"engagement", -1}}, []int{0, 0, 1}); err == nil {
		t.Error("twice the same: no error")
	}
}
