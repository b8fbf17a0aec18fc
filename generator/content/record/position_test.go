package record

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"

	"parvis/generator/content/layout"
	"parvis/generator/diag"
)

// Each case is a TOML text and the positions of its keys, as path@line:col.
func TestIndex(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"a = 1\nb = 2", "a@1:1 b@2:1"},
		{"\n\n  a=1 # b = 2\n# c = 3\n\td = 4", "a@3:3 d@5:2"},
		{"é = 1", "é@1:1"}, // not TOML: told elsewhere, passed over here
		{`a.b = 1` + "\n" + `a.c.d = 2`, "a@1:1 a.b@1:1 a.c@2:1 a.c.d@2:1"},
		{`"a" . 'b' = 1`, "a@1:1 a.b@1:1"},
		{"[t]\na = 1\n[t.u]\na = 2", "t@1:1 t.a@2:1 t.u@3:1 t.u.a@4:1"},
		{"[ t . 'u' ] # x\na = 1", "t@1:1 t.u@1:1 t.u.a@2:1"},
		{"[[t]]\na = 1\n[[t]]\na = 2", "t@1:1 t[0]@1:1 t[0].a@2:1 t[1]@3:1 t[1].a@4:1"},
		{"[[t]]\n[[t.u]]\na=1\n[[t]]\n[[t.u]]\n[[t.u]]\na=2", "t@1:1 t[0]@1:1 t[0].u@2:1 t[0].u[0]@2:1 t[0].u[0].a@3:1 t[1]@4:1 t[1].u@5:1 t[1].u[0]@5:1 t[1].u[1]@6:1 t[1].u[1].a@7:1"},
		{"[[t]]\n[t.u]\na=1\n[[t.u.v]]\nb=1", "t@1:1 t[0]@1:1 t[0].u@2:1 t[0].u.a@3:1 t[0].u.v@4:1 t[0].u.v[0]@4:1 t[0].u.v[0].b@5:1"},
		{"a = [1, 2]", "a@1:1 a[0]@1:6 a[1]@1:9"},
		{"a = [ # ]\n  'x', # 'y',\n\n  'z',\n]\nb = 1", "a@1:1 a[0]@2:3 a[1]@4:3 b@6:1"},
		{"a = [[1], [2, 3]]", "a@1:1 a[0]@1:6 a[0][0]@1:7 a[1]@1:11 a[1][0]@1:12 a[1][1]@1:15"},
		{"a = []\nb = {}", "a@1:1 b@2:1"},
		{"a = { b = 1, c = { d = [2] } }", "a@1:1 a.b@1:7 a.c@1:14 a.c.d@1:20 a.c.d[0]@1:25"},
		{"a = { 2017 = 12, '2018' = 3 }", "a@1:1 a.2017@1:7 a.2018@1:18"},
		{"a = { b.c = 1 }", "a@1:1 a.b@1:7 a.b.c@1:7"},
		{"a = [{b = 1}, {b = 2}]", "a@1:1 a[0]@1:6 a[0].b@1:7 a[1]@1:15 a[1].b@1:16"},
		{"a = \"\"\"\nb = 1\n[c]\n\"\"\"\nd = 1", "a@1:1 d@5:1"},
		{"a = '''\nb = 1\n[[c]]\n'''\nd = 1", "a@1:1 d@5:1"},
		{"a = \"\"\"x\\\"\"\"\" \nd = 1", "a@1:1 d@2:1"},
		{"a = \"\"\"\"two\"\"\"\"\"\nd = 1", "a@1:1 d@2:1"},
		{"a = \"]}#=\\\"[\"\nd = '}\\'\ne = 1", "a@1:1 d@2:1 e@3:1"},
		{"a = \"été 🎉\", b", "a@1:1"},
		{"a = [\"été 🎉\", \"x\"]", "a@1:1 a[0]@1:6 a[1]@1:15"},
		{"a = 2017-02-28 # x\nb = 1", "a@1:1 b@2:1"},
		{"a = \"open\nb = 1", "a@1:1"},
		{"a = [1,\n", "a@1:1 a[0]@1:6"},
		{"[a", ""},
		{"= 1", ""},
		{"", ""},
	} {
		l := layout.Of(c.src, 0, len(c.src))
		implied := l.Implied
		maps.Copy(implied, l.Keys)
		var got []string
		for path, at := range implied {
			line, col := lineCol(c.src, at)
			got = append(got, fmt.Sprintf("%s@%d:%d", path, line, col))
		}
		slices.Sort(got)
		want := strings.Fields(c.want)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%q\n got %s\nwant %s", c.src, strings.Join(got, " "), strings.Join(want, " "))
		}
	}
}

// TestKeysAgree checks that every key of the real content that the library reads has a
// position, and that the key is there.
func TestKeysAgree(t *testing.T) {
	root := os.DirFS("../../../content")
	var found diag.List
	set, err := Load(context.Background(), root, &found)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, e := range append(set.All(), set.Site) {
		m := e.Common()
		var values map[string]any
		if _, err := toml.Decode(m.fileText().src[m.fileText().from:m.fileText().to], &values); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(m.fileText().src, "\n")
		var walk func(path, key string, value any)
		walk = func(path, key string, value any) {
			if path != "" {
				seen++
				line, col := m.At(path)
				at := string([]rune(lines[line-1])[col-1:])
				if key != "" && !strings.HasPrefix(strings.TrimLeft(at, `["'`), key) && !strings.Contains(at, "."+key) {
					t.Errorf("%s: %s is said to stand at %d:%d, where %q stands", m.File, path, line, col, at)
				}
				if s, ok := value.(string); ok && key == "" && !strings.HasPrefix(at, strconv.Quote(s)) && !strings.HasPrefix(at, `"`) {
					t.Errorf("%s: %s is said to stand at %d:%d, where %q stands", m.File, path, line, col, at)
				}
			}
			switch value := value.(type) {
			case map[string]any:
				for k, v := range value {
					walk(layout.Join(path, k), k, v)
				}
			case []map[string]any:
				for i, v := range value {
					walk(fmt.Sprintf("%s[%d]", path, i), key, v)
				}
			case []any:
				for i, v := range value {
					walk(fmt.Sprintf("%s[%d]", path, i), "", v)
				}
			}
		}
		walk("", "", values)
	}
	if seen < 500 {
		t.Errorf("only %d keys were looked at", seen)
	}
}

func TestTwice(t *testing.T) {
	for src, want := range map[string]int{
		"a = 1\na = 2":                       1,
		"a = 1\n\"a\" = 2\na = 3":            2,
		"[a.b]\nx = 1\n[a]\ny = 1":           0,
		"[a]\nx = 1\n[a]\ny = 1":             1,
		"[[a]]\nx = 1\n[[a]]\nx = 1":         0,
		"[[a]]\nx = 1\n[[a]]\nx = 1\nx = 2":  1,
		"a = { x = 1, x = 2 }":               1,
		"a.x = 1\na.y = 2":                   0,
		"a = [{x = 1}, {x = 2}]\n[b]\nx = 1": 0,
	} {
		if duplicates := layout.Of(src, 0, len(src)).Duplicates; len(duplicates) != want {
			t.Errorf("%q: %d duplicate keys, want %d", src, len(duplicates), want)
		}
	}
}

// Positions are the same as those counted from the start of the text.
func TestPlacesOfLongTexts(t *testing.T) {
	src := strings.Repeat("é漢x\n", 300) + strings.Repeat("été ", 900) + "\n\n" + strings.Repeat("x", 3*lineStep)
	long := text{src: src}
	line, col := 1, 1
	for at, r := range src {
		if l, c := long.lineCol(at); l != line || c != col {
			t.Fatalf("byte %d stands at %d:%d, want %d:%d", at, l, c, line, col)
		}
		if col++; r == '\n' {
			line, col = line+1, 1
		}
	}
	if l, c := long.lineCol(len(src) + 9); l != line || c != col {
		t.Errorf("the end stands at %d:%d, want %d:%d", l, c, line, col)
	}
}

// TestPlacesReadAgain asks for positions after the files have changed: they are the current
// ones, and a deleted file has none.
func TestPlacesReadAgain(t *testing.T) {
	fsys := fstest.MapFS{
		"site.toml":            {Data: []byte("titre = \"T\"\nurl = \"https://exemple.test/\"\n")},
		"acteurs/a.md":         {Data: []byte("+++\nnom = \"A\"\nrole = \"etat\"\n+++\nTexte\n")},
		"acteurs/parti.md":     {Data: []byte("+++\nnom = \"B\"\nrole = \"etat\"\n+++\n")},
		"acteurs/illisible.md": {Data: []byte("+++\nnom = \"C\"\nrole = \"etat\"\n+++\n")},
	}
	var found diag.List
	set, err := Load(t.Context(), fsys, &found)
	if err != nil || len(set.Actors) != 3 {
		t.Fatal(err, found.Sorted())
	}
	fsys["acteurs/a.md"] = &fstest.MapFile{Data: []byte("+++\n# mot\n\nnom = \"A\"\nrole = \"etat\"\n+++\nTexte\n")}
	delete(fsys, "acteurs/parti.md")
	fsys["acteurs/illisible.md"] = &fstest.MapFile{Data: []byte("plus rien")}
	for i, want := range [][2]int{{5, 1}, {1, 1}, {1, 1}} {
		line, col := set.Actors[i].At("role")
		if file := set.Actors[i].File; [2]int{line, col} != want {
			t.Errorf("%s: role stands at %d:%d, wanted %v", file, line, col, want)
		}
	}
}
