package near_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"parvis/generator/data/nearby"
	"parvis/generator/html/near"
	"parvis/generator/html/theme"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/reference/geo"
	"parvis/generator/testsite"
	"parvis/themes"
)

// lookup is the data of the page of places near a commune, and where its script
// looks for them.
type lookup struct {
	files               map[string][]byte
	towns, places       string
	names, codes, parts []string
}

func lookAt(t *testing.T, content fs.FS) *lookup {
	t.Helper()
	m := testsite.Of(t, content)
	layers, err := theme.Resolve(theme.Default, nil, themes.FS)
	if err != nil {
		t.Fatal(err)
	}
	look, err := theme.Load(theme.Options{Layers: layers, Lang: m.Lang, Base: m.Base})
	if err != nil {
		t.Fatal(err)
	}
	l := &lookup{files: map[string][]byte{}}
	render := func(_ io.Writer, _ string, v any) error {
		page := v.(near.View)
		l.towns, l.places = strings.TrimPrefix(page.Towns, m.Base), strings.TrimPrefix(page.Places, m.Base)
		l.names, l.codes, l.parts = strings.Fields(page.Names), strings.Fields(page.Codes), strings.Fields(page.Parts)
		return nil
	}
	totals := sync.OnceValue(func() *stats.Totals { return stats.Of(m) })
	for _, f := range (&near.Builder{Site: view.New(m, totals, look.Words(), render)}).Files() {
		var content bytes.Buffer
		if err := f.Write(&content); err != nil {
			t.Fatal(err)
		}
		if f.Kind == "" {
			l.files[f.Address] = content.Bytes()
		}
	}
	if l.towns == "" {
		t.Fatal("no page")
	}
	return l
}

// name is the file that a typed name is looked for in, and whether no other has
// names that begin so; code is the file of a code, and part that of what is known
// where a commune lies.
func (l *lookup) name(typed string) (file string, one bool) {
	n, key := 0, nearby.Key(typed)
	for _, start := range l.names {
		if start <= key {
			n++
		}
	}
	short := n < len(l.names) && strings.HasPrefix(l.names[n], key) || slices.Contains(strings.Fields("l la le les saint sainte"), nearby.Fold(typed))
	return fmt.Sprintf("%snoms/%d.json", l.towns, n), !short
}

func (l *lookup) code(code string) string { return l.towns + "codes/" + code[:2] + ".json" }

func (l *lookup) part(code string) string {
	best := "tout"
	for _, p := range l.parts {
		if strings.HasPrefix(code, p) {
			best = p
		}
	}
	return l.places + best + ".json"
}

// populous is the miniature site with 2,000 territories more: every commune and
// EPCI of Pas-de-Calais, which has the most communes of all, and as many elsewhere.
// Half of them have a signatory, all a count of their own.
func populous(t *testing.T) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	if err := fs.WalkDir(os.DirFS("../../testdata/mini/content"), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile("../../testdata/mini/content/" + p)
		files[p] = &fstest.MapFile{Data: data}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	put := func(file, text string) { files[file] = &fstest.MapFile{Data: []byte(text)} }
	put("territoires/pas-de-calais.toml", "nom = \"Pas-de-Calais\"\ntype = \"departement\"\ncode = \"62\"\nparent = \"france\"\n")
	made := 0
	add := func(level model.Level, code, parent string) {
		place, _ := geo.Find(level.Official(), code)
		slug := fmt.Sprintf("%s-%s", level, strings.ToLower(code))
		file := "territoires/" + slug + ".toml"
		if files[file] != nil {
			return
		}
		put(file, fmt.Sprintf("nom = %q\ntype = %q\ncode = %q\nparent = %q\nstatut = \"en-place\"\nanimateurs = [\"reseau-exemple\"]\n"+
			"[[comptage]]\ntype = \"signataires\"\nnombre = %d\ndate = 2023-01-01\nsource = \"guide-exemple\"\n", place.Name, level, code, parent, made))
		if made%2 == 0 {
			put(fmt.Sprintf("signataires/local-%d.toml", made), fmt.Sprintf("nom = \"Local %d\"\ntype = \"entreprise\"\nterritoires = [%q]\nsource = \"guide-exemple\"\n"+
				"[[engagement]]\ndomaine = \"emploi\"\naction = \"Tutorat\"\nsource = \"guide-exemple\"\n", made, slug))
		}
		made++
	}
	for town := range geo.Towns() {
		switch {
		case town.Departement == "62":
			add(model.Commune, town.Code, "pas-de-calais")
			for _, code := range town.EPCIs {
				add(model.EPCI, code, "france")
			}
		case made < 2000 && town.Whole == "" && town.Code[2:] < "030" && town.Code != "11069":
			add(model.Commune, town.Code, "france")
		}
	}
	if made < 1900 {
		t.Fatalf("%d territories more", made)
	}
	return files
}

// One answer, from the first letter typed to what is known, stays below 30 KB
// whatever the commune, and tells of every territory where the commune lies.
func TestNearIsLight(t *testing.T) {
	for name, content := range map[string]fs.FS{"real": os.DirFS("../../../content"), "populous": populous(t)} {
		t.Run(name, func(t *testing.T) {
			l := lookAt(t, content)
			weights := map[string]int{}
			known, all := map[string]map[geo.Place]bool{}, map[geo.Place]bool{}
			for file, data := range l.files {
				weights[file] = packed(t, data)
				if !strings.HasPrefix(file, l.places) {
					continue
				}
				var places []struct{ Level, Code string }
				if err := json.Unmarshal(data, &places); err != nil {
					t.Fatal(err)
				}
				known[file] = map[geo.Place]bool{}
				for _, p := range places {
					place := geo.Place{Level: model.Level(p.Level).Official(), Code: p.Code}
					known[file][place], all[place] = true, true
				}
			}
			named := map[string]string{} // typed → file, "" before there is one
			worst, heaviest, told := 0, "", 0
			for town := range geo.Towns() {
				asked := map[string]bool{l.code(town.Code): true, l.part(town.Code): true}
				typed := nearby.Fold(town.Name) // ASCII
				for n := 1; n <= len(typed); n++ {
					file, ok := named[typed[:n]]
					if !ok {
						var one bool
						if file, one = l.name(typed[:n]); !one {
							file = ""
						}
						named[typed[:n]] = file
					}
					if file == "" && n == len(typed) { // asked for with Enter
						file, _ = l.name(typed)
					}
					if file != "" {
						asked[file] = true
					}
				}
				sum := 0
				for file := range asked {
					if weights[file] == 0 {
						t.Fatalf("for %s: no file %s", town.Name, file)
					}
					sum += weights[file]
				}
				if sum > worst {
					worst, heaviest = sum, town.Name
				}
				for _, in := range lies(town) {
					if all[in] {
						told++
						if !known[l.part(town.Code)][in] {
							t.Errorf("%s %s isn't told of %v", town.Code, town.Name, in)
						}
					}
				}
			}
			if worst > 30_000 {
				t.Errorf("an answer for %s weighs %d bytes: wanted 30 KB at most", heaviest, worst)
			}
			if told < 35_000 {
				t.Errorf("%d territories told of: the country at least is everywhere", told)
			}
			t.Logf("%d parts; the heaviest answer, for %s, weighs %d bytes", len(known), heaviest, worst)
		})
	}
}

// packed is how much data weighs as hosts send it.
func packed(t *testing.T, data []byte) int {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}

// lies is the places of a commune.
func lies(town geo.Town) []geo.Place {
	out := []geo.Place{{Level: geo.Country}, {Level: geo.Commune, Code: town.Code}, {Level: geo.Commune, Code: town.Whole}, {Level: geo.Arrondissement, Code: town.Arrondissement},
		{Level: geo.Departement, Code: town.Departement}, {Level: geo.Region, Code: town.Region}}
	for _, code := range town.EPCIs {
		out = append(out, geo.Place{Level: geo.EPCI, Code: code})
	}
	return out
}
