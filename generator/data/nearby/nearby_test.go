package nearby

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"parvis/generator/model"
	"parvis/generator/reference/geo"
)

func TestFold(t *testing.T) {
	src, err := os.ReadFile("testdata/names.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct{ Name, Fold, Key, Joined string }
	if err := json.Unmarshal(src, &vectors); err != nil {
		t.Fatal(err)
	}
	for _, v := range vectors {
		want := []string{v.Key}
		if v.Joined != "" {
			want = append(want, v.Joined)
		}
		if fold, keys := Fold(v.Name), Keys(v.Name); fold != v.Fold || !slices.Equal(keys, want) {
			t.Errorf("%q: %q %q, want %q %q", v.Name, fold, keys, v.Fold, want)
		}
	}
}

// row is a commune of a file of Names, as the browser reads it.
type row struct{ code, name, departement string }

// ranges reads the files of Names.
func ranges(t *testing.T) [][]row {
	t.Helper()
	var out [][]row
	for _, f := range Names() {
		var file [][3]json.RawMessage
		decode(t, f.Bytes, &file)
		var rows []row
		for _, d := range file {
			var code, name string
			var pairs []string
			decode(t, d[0], &code)
			decode(t, d[1], &name)
			decode(t, d[2], &pairs)
			for p := range slices.Chunk(pairs, 2) {
				rows = append(rows, row{code + p[0], p[1], name})
			}
		}
		out = append(out, rows)
	}
	return out
}

func decode(t *testing.T, data []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", data[:min(len(data), 80)], err)
	}
}

// rangeOf returns the range that the browser looks for a typed name in.
func rangeOf(typed string) int {
	key, at := Key(typed), 0
	for i, f := range Names() {
		if f.Name <= key {
			at = i
		}
	}
	return at
}

// Every commune is suggested by its name, however it is typed.
func TestEveryTownByName(t *testing.T) {
	files := ranges(t)
	found := 0
	for town := range geo.Towns() {
		typed := []string{town.Name, strings.ToUpper(Fold(town.Name)), strings.ReplaceAll(town.Name, "-", " ")}
		if short, ok := strings.CutPrefix(town.Name, "Saint-"); ok {
			typed = append(typed, short, "st "+short)
		}
		if short, ok := strings.CutPrefix(town.Name, "L'"); ok {
			typed = append(typed, short, "l "+short, "l"+short)
		}
		for _, s := range typed {
			if !slices.ContainsFunc(files[rangeOf(s)], func(r row) bool { return r.code == town.Code && r.name == town.Name && r.departement != "" }) {
				t.Errorf("%q doesn't lead to %s %s", s, town.Code, town.Name)
			}
		}
		found++
	}
	if found != 35014 {
		t.Errorf("%d communes", found)
	}
}

// A name that a commune had leads to it, and so does that of a commune which is part of it.
func TestFormerNames(t *testing.T) {
	for typed, want := range map[string]string{"Seynod": "74010 Annecy", "beon": "01138 Culoz-Béon", "Châlons-sur-Marne": "51108 Châlons-en-Champagne", "lomme": "59350 Lille"} {
		var file [][]json.RawMessage
		decode(t, Names()[rangeOf(typed)].Bytes, &file)
		var got []string
		for _, d := range file {
			if len(d) < 4 {
				continue
			}
			var departement string
			var formers []string
			decode(t, d[0], &departement)
			decode(t, d[3], &formers)
			for f := range slices.Chunk(formers, 3) {
				if Key(f[1]) == Key(typed) {
					got = append(got, departement+f[0]+" "+f[2])
				}
			}
		}
		if !slices.Contains(got, want) {
			t.Errorf("%s leads to %q, wanted %s", typed, got, want)
		}
	}
}

// Homonyms come with their départements, overseas too.
func TestHomonyms(t *testing.T) {
	var got []string
	for _, r := range ranges(t)[rangeOf("saint-denis")] {
		if r.name == "Saint-Denis" {
			got = append(got, r.code+" "+r.departement)
		}
	}
	want := []string{"11339 Aude", "30247 Gard", "93066 Seine-Saint-Denis", "97411 La Réunion"}
	if !slices.Equal(got, want) {
		t.Errorf("Saint-Denis: %q, want %q", got, want)
	}
}

// read reads the file of Codes that codes beginning with start are in.
func readArea(t *testing.T, start string) (area, bool) {
	t.Helper()
	for _, f := range Codes() {
		if f.Name == start {
			var a area
			decode(t, f.Bytes, &a)
			return a, true
		}
	}
	return area{}, false
}

// Every commune is found by its INSEE code and by each of its postal codes, with
// all it lies in, and with a name for each place.
func TestEveryTownByCode(t *testing.T) {
	areas := map[string]map[string]geo.Town{}
	for _, f := range Codes() {
		a, _ := readArea(t, f.Name)
		areas[f.Name] = map[string]geo.Town{}
		for _, g := range a.Towns {
			named := func(level model.Level, codes ...string) {
				for _, code := range codes {
					if code != "" && a.Names[level][code] == "" {
						t.Errorf("%s: no name for the %s %s", f.Name, level, code)
					}
				}
			}
			named(model.Departement, g.Departement)
			named(model.Region, g.Region)
			named(model.Arrondissement, g.Arrondissement)
			named(model.EPCI, g.EPCIs...)
			named(model.Commune, g.Whole)
			for _, p := range g.Postal {
				for pair := range slices.Chunk(p[1:], 2) {
					town := geo.Town{Code: g.Departement + pair[0], Name: pair[1], Departement: g.Departement, Region: g.Region,
						Arrondissement: g.Arrondissement, EPCIs: g.EPCIs, Postal: strings.Fields(p[0]), Whole: g.Whole}
					areas[f.Name][town.Code] = town
				}
			}
		}
	}
	for town := range geo.Towns() {
		for _, code := range append([]string{town.Code}, town.Postal...) {
			got := areas[code[:2]][town.Code]
			if got.Name != town.Name || got.Departement != town.Departement || got.Region != town.Region || got.Arrondissement != town.Arrondissement ||
				got.Whole != town.Whole || !slices.Equal(got.EPCIs, town.EPCIs) || !slices.Equal(got.Postal, town.Postal) {
				t.Errorf("by %s: %+v, want %+v", code, got, town)
			}
		}
	}
}

// The files are few, light, and the same text as ever.
func TestFilesAreLight(t *testing.T) {
	all := 0
	for _, set := range []struct {
		files []File
		count int // at most
		most  int // bytes compressed
	}{{Names(), 80, 7 << 10}, {Codes(), 110, 9 << 10}} {
		sum, heaviest := 0, 0
		for i, f := range set.files {
			sum += len(f.Bytes)
			heaviest = max(heaviest, packed(t, f.Bytes))
			if i > 0 && set.files[i-1].Name >= f.Name {
				t.Errorf("%q stands after %q", f.Name, set.files[i-1].Name)
			}
			if !utf8.Valid(f.Bytes) || !json.Valid(f.Bytes) {
				t.Errorf("%q is no JSON", f.Name)
			}
		}
		if len(set.files) > set.count || heaviest > set.most {
			t.Errorf("%d files, the heaviest of %d bytes compressed: wanted %d and %d at most", len(set.files), heaviest, set.count, set.most)
		}
		t.Logf("%d files, %d bytes, the heaviest %d compressed", len(set.files), sum, heaviest)
		all += sum
	}
	if all > 3_000_000 {
		t.Errorf("%d bytes in all: wanted 3 MB at most", all)
	}
	if again := makeNames(towns()); !bytes.Equal(again[7].Bytes, Names()[7].Bytes) {
		t.Error("made twice, the names differ")
	}
	if again := makeCodes(towns()); !bytes.Equal(again[7].Bytes, Codes()[7].Bytes) {
		t.Error("made twice, the codes differ")
	}
}

// packed returns how much data weighs as hosts send it.
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

func BenchmarkFiles(b *testing.B) {
	for b.Loop() {
		makeNames(towns())
		makeCodes(towns())
	}
}
