package figure

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/testsite"
	"parvis/generator/text/formula"
)

func exact(v float64, text string) Cell { return Cell{Low: v, High: v, Text: text} }

// sample has every kind of line and of cell.
func sample() *Figure {
	aude := &model.Record{Slug: "aude"}
	return &Figure{ID: "essai", Title: "Essai", Heads: []string{"Domaine", "=Nombre", "Cible", "Lesquels"},
		Rows: []Row{
			{Key: "a", Label: "Emploi; \"insertion\", formation", Cells: []Cell{exact(3, "3"), {Low: 30, High: 40, Text: "30 à 40"}, {Words: true, Text: "en place"}}},
			{Key: "-b", Label: "=1+1", Cells: []Cell{exact(0.1+0.2, "0,3"), {Missing: true, Text: "non communiqué"}, {Words: true, Records: []*model.Record{aude, {Slug: "gard"}}}}},
			{Key: "c", Label: "ligne\nsuivante", Cells: []Cell{exact(0, "0"), exact(1234567.5, "1 234 567,5"), {Words: true, Text: "@moi"}}},
			{Label: "Non précisé", Unknown: true, Cells: []Cell{{Missing: true}, {Missing: true}, {Words: true}}},
		},
		Total: &Row{Label: "Ensemble", Cells: []Cell{exact(3.3, "3,3"), {Low: 30, High: 40}, {Words: true}}}}
}

func TestCSV(t *testing.T) {
	raw := sample().CSV()
	records, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"ligne", "identifiant", "Domaine", "'=Nombre", "Cible (min)", "Cible (max)", "Lesquels"},
		{"valeur", "a", "Emploi; \"insertion\", formation", "3", "30", "40", "en place"},
		{"valeur", "'-b", "'=1+1", "0.3", "", "", "aude gard"},
		{"valeur", "c", "ligne\nsuivante", "0", "1234567.5", "1234567.5", "'@moi"},
		{"non-precise", "", "Non précisé", "", "", "", ""},
		{"total", "", "Ensemble", "3.3", "30", "40", ""},
	}
	if !reflect.DeepEqual(records, want) {
		t.Errorf("got  %q\nwant %q", records, want)
	}
	if lines := bytes.Count(raw, []byte("\n")); bytes.Count(raw, []byte("\r\n")) != lines || lines != 7 {
		t.Errorf("not every line ends by CRLF: %q", raw)
	}
}

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 3: "3", 0.1 + 0.2: "0.3", 1e15: "1000000000000000", 2.5: "2.5", 100: "100", 1e-12: "0.000000000001", 1234567.125: "1234567.125"} {
		if got := formatNumber(v); got != want {
			t.Errorf("%g is written %s, want %s", v, got, want)
		}
	}
}

type readCell struct {
	Value *json.Number `json:"valeur"`
	High  *json.Number `json:"max"`
	Text  string       `json:"texte"`
}

type readLine struct {
	Kind  string     `json:"ligne"`
	Key   string     `json:"identifiant"`
	Code  string     `json:"code"`
	Label string     `json:"libelle"`
	Cells []readCell `json:"cellules"`
}

func (c readCell) String() string {
	out := "null"
	if c.Value != nil {
		out = c.Value.String()
	}
	if c.High != nil {
		out += ".." + c.High.String()
	}
	return out + " " + c.Text
}

func TestJSON(t *testing.T) {
	m := maker(t, testsite.Of(t, ground("fr", 1).fs()))
	about := About{Address: "https://exemple.test/", AsOf: "2023-06-30", Sources: []string{"</script>"}}
	raw, err := sample().JSON(m.words, about, []*Form{{210, []byte(`{"series":[]}`)}, nil, {90, []byte(`{"series":[1]}`)}})
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Version int             `json:"version"`
		Lines   []readLine      `json:"lignes"`
		Options json.RawMessage `json:"options"`
		Height  int             `json:"hauteur"`
		Next    []*Form         `json:"suivants"`
	}
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"valeur a Emploi; \"insertion\", formation [3 3 30..40 30 à 40 null en place]",
		"valeur -b =1+1 [0.3 0,3 null non communiqué null aude gard]",
		"valeur c ligne\nsuivante [0 0 1234567.5 1 234 567,5 null @moi]",
		"non-precise  Non précisé [null  null  null ]",
		"total  Ensemble [3.3 3,3 30..40  null ]",
	}
	var lines []string
	for _, l := range got.Lines {
		lines = append(lines, fmt.Sprintf("%s %s %s %v", l.Kind, l.Key, l.Label, l.Cells))
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got  %q\nwant %q", lines, want)
	}
	if len(got.Next) != 2 || got.Next[0] != nil || got.Next[1] == nil || got.Next[1].Height != 90 {
		t.Errorf("forms of the drawings after the first: %v", got.Next)
	}
	if got.Version != Version || got.Height != 210 || string(got.Options) != `{"series":[]}` || bytes.Contains(raw, []byte("</script>")) {
		t.Errorf("%s", raw)
	}
	// A missing number is there as null, and lists are there though empty.
	empty, err := (&Figure{}).JSON(m.words, About{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"valeur":null`, `"lignes":[]`, `"sources":[]`, `"couverture":[]`} {
		if !bytes.Contains(append(raw, empty...), []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
}

// TestJSONKeysAreDocumented: the comment of JSON names each key that it writes.
func TestJSONKeysAreDocumented(t *testing.T) {
	parsed, err := parser.ParseFile(token.NewFileSet(), "data.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	for _, d := range parsed.Decls {
		if method, ok := d.(*ast.FuncDecl); ok && method.Name.Name == "JSON" {
			said = method.Doc.Text()
		}
	}
	words := strings.FieldsFunc(said, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') })
	m := maker(t, testsite.Of(t, ground("fr", 1).fs()))
	raw, err := sample().JSON(m.words, About{Ground: "<svg>"}, []*Form{{1, []byte("{}")}})
	if err != nil {
		t.Fatal(err)
	}
	var read any
	if err := json.Unmarshal(raw, &read); err != nil {
		t.Fatal(err)
	}
	seen := 0
	walk(read, func(_ map[string]any, key string, _ any) {
		seen++
		if !slices.Contains(words, key) {
			t.Errorf("the comment of JSON doesn't say what %q is", key)
		}
	})
	if seen < 20 {
		t.Errorf("only %d keys", seen)
	}
}

// TestDataOfKinds: the CSV and the JSON of every figure read back as its rows.
func TestDataOfKinds(t *testing.T) {
	for name, content := range map[string]made{"nasty": nastySite("fr"), "untold": people(ground("en", 2), []int{0, -1, -1}), "empty": ground("fr", 1)} {
		m := maker(t, testsite.Of(t, content.fs()))
		for _, kind := range catalogue.Kinds() {
			for _, spec := range needed(kind) {
				f := m.Make(spec)
				checkData(t, name+", "+f.ID, m, f)
			}
		}
	}
}

func checkData(t *testing.T, name string, m *Maker, f *Figure) {
	t.Helper()
	rows, kinds := slices.Clone(f.Rows), []string{}
	for _, r := range f.Rows {
		kinds = append(kinds, r.lineKind())
	}
	if f.Total != nil {
		rows, kinds = append(rows, *f.Total), append(kinds, "total")
	}
	records, err := csv.NewReader(bytes.NewReader(f.CSV())).ReadAll()
	if err != nil || len(records) != len(rows)+1 {
		t.Errorf("%s: %d lines for %d rows: %v", name, len(records), len(rows), err)
		return
	}
	raw, err := f.JSON(m.words, About{}, nil)
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
	var read struct {
		Columns []string   `json:"colonnes"`
		Lines   []readLine `json:"lignes"`
	}
	if err := json.Unmarshal(raw, &read); err != nil || !slices.Equal(read.Columns, f.Heads) || len(read.Lines) != len(rows) {
		t.Errorf("%s: %v, %q", name, err, read)
		return
	}
	wide, about := f.rangeColumns(), f.approximateColumns()
	labelAt := 2
	if f.hasCodes() {
		labelAt = 3
	}
	for i, r := range rows {
		record, line := records[i+1], read.Lines[i]
		if record[0] != kinds[i] || record[1] != formula.Escape(r.Key) || record[labelAt] != formula.Escape(r.Label) || labelAt == 3 && record[2] != formula.Escape(r.Code) {
			t.Errorf("%s: %q for %+v", name, record, r)
		}
		if line.Kind != kinds[i] || line.Key != r.Key || line.Code != r.Code || line.Label != r.Label || len(line.Cells) != len(r.Cells) {
			t.Errorf("%s: %+v for %+v", name, line, r)
			continue
		}
		at := labelAt + 1
		for j, c := range r.Cells {
			if got := line.Cells[j].Value; (got != nil) != c.isNumber() {
				t.Errorf("%s: %s is %v for %+v", name, r.Label, got, c)
			}
			want := []float64{c.Low}
			if wide[j] {
				want = append(want, c.High)
			}
			for _, v := range want {
				switch got, err := strconv.ParseFloat(record[at], 64); {
				case c.Words:
					if !strings.HasSuffix(record[at], c.dataText()) {
						t.Errorf("%s: %q for %+v", name, record[at], c)
					}
				case c.Missing != (record[at] == "") || !c.Missing && (err != nil || got < v-1e-9 || got > v+1e-9):
					t.Errorf("%s: %s is %q, want %g", name, r.Label, record[at], v)
				}
				at++
			}
			if about[j] {
				if (record[at] == "oui") != c.Approximate {
					t.Errorf("%s: %s is %q, approximate %t", name, r.Label, record[at], c.Approximate)
				}
				at++
			}
		}
		if at != len(record) || len(record) != len(records[0]) {
			t.Errorf("%s: %d columns of %d", name, at, len(records[0]))
		}
		for _, cell := range record {
			if first, _ := utf8.DecodeRuneInString(cell); strings.ContainsRune("=+-@\t", first) {
				t.Errorf("%s: a spreadsheet would run %q", name, cell)
			}
		}
	}
}
