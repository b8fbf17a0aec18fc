package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"parvis/generator/testsite"
	"parvis/generator/text/formula"
)

// The rule of package formula for who reads the files.
var (
	shielded = regexp.MustCompile(`(^|[;\t\r\n])'('*[\p{Z}\p{Cf}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"]*[=+\-@＝＋－＠])`)
	spaced   = regexp.MustCompile(`^'('*[\t\r\n])`)
)

// plain returns a cell of a CSV as it was.
func plain(cell string) string {
	return spaced.ReplaceAllString(shielded.ReplaceAllString(cell, "$1$2"), "$1")
}

// asJSON returns a value as a reader of JSON gets it.
func asJSON(v Value) any {
	switch v.kind {
	case number:
		return v.number
	case boolean:
		return v.number == 1
	case singleText:
		return v.text
	case textList:
		var out []any
		for _, s := range v.list {
			out = append(out, s)
		}
		return out
	}
	return nil
}

// fromCSV returns a cell of a CSV as a reader of JSON gets its value.
func fromCSV(t *testing.T, cell string, kind Type) any {
	t.Helper()
	if cell == "" {
		return nil
	}
	cell = plain(cell)
	switch kind {
	case Whole, Number:
		n, err := strconv.ParseFloat(cell, 64)
		if err != nil {
			t.Errorf("%q is no number", cell)
		}
		return n
	case Boolean:
		return cell == "true"
	case Keys:
		var out []any
		for _, s := range strings.Split(cell, " ") {
			out = append(out, s)
		}
		return out
	case Texts:
		var out []any
		if err := json.Unmarshal([]byte(cell), &out); err != nil {
			t.Errorf("%q: %v", cell, err)
		}
		return out
	}
	return cell
}

// Every form of every table reads back as its rows, with readers of the standard
// library: nothing is lost, nothing is missing that isn't, and no zero appears.
func TestFormsAgree(t *testing.T) {
	for name, site := range sites(t) {
		d := dataOf(site)
		set := Files(d, aboutOf(site))
		for _, table := range Tables() {
			var want []map[string]any
			for row := range table.Rows(d) {
				one := map[string]any{}
				for i, f := range table.Fields {
					one[f.Name] = asJSON(row[i])
				}
				want = append(want, one)
			}
			for _, form := range []Format{FormatCSV, FormatJSON, FormatJSONLines} {
				out := one(t, set, table.File(form))
				var got []map[string]any
				switch form {
				case FormatCSV:
					got = readCSV(t, out, table)
				case FormatJSON:
					if err := json.Unmarshal(out, &got); err != nil {
						t.Errorf("%s.json: %v", table.Name, err)
					}
				case FormatJSONLines:
					for line := range strings.Lines(string(out)) {
						var one map[string]any
						if err := json.Unmarshal([]byte(line), &one); err != nil {
							t.Errorf("%s.jsonl: %v", table.Name, err)
						}
						got = append(got, one)
					}
				}
				if len(got) != len(want) || len(want) > 0 && !reflect.DeepEqual(got, want) {
					t.Errorf("%s: %s does not read back as its rows", name, table.File(form))
					for i := range min(len(got), len(want)) {
						if !reflect.DeepEqual(got[i], want[i]) {
							t.Fatalf("got\n%q\nwanted\n%q", got[i], want[i])
						}
					}
				}
			}
		}
	}
}

func readCSV(t *testing.T, raw []byte, table *Table) []map[string]any {
	t.Helper()
	// Go's reader takes \r\n in a field for \n: hide it.
	hidden := regexp.MustCompile(`"[^"]*(""[^"]*)*"`).ReplaceAllFunc(raw, func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\r"), []byte("\x01")) })
	lines, err := csv.NewReader(bytes.NewReader(hidden)).ReadAll()
	if err != nil {
		t.Fatalf("%s.csv: %v", table.Name, err)
	}
	var out []map[string]any
	for i, line := range lines {
		one := map[string]any{}
		for j, cell := range line {
			cell = strings.ReplaceAll(cell, "\x01", "\r")
			if i == 0 {
				if cell != table.Fields[j].Name {
					t.Errorf("%s.csv has the column %q, not %q", table.Name, cell, table.Fields[j].Name)
				}
				continue
			}
			if kind := table.Fields[j].Type; kind != Whole && kind != Number && formula.Is(cell) {
				t.Errorf("%s.csv, line %d: a spreadsheet would run %q", table.Name, i+1, cell)
			}
			one[table.Fields[j].Name] = fromCSV(t, cell, table.Fields[j].Type)
		}
		if i > 0 {
			out = append(out, one)
		}
	}
	return out
}

// A spreadsheet runs a cell that begins with one of these signs (OWASP, CSV
// injection), in full width too; a quote before it keeps it a text. The signs
// are listed here apart from the code: a test that asked runs would agree with it.
func TestNoCellIsAFormula(t *testing.T) {
	site := testsite.Of(t, os.DirFS("../../testdata/mini/content"))
	for _, sign := range []string{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"} {
		site.Signatories[0].Commitments[0].Action = sign + "marque"
		out := one(t, Files(dataOf(site), aboutOf(site)), "engagements.csv")
		if bare, kept := []byte(sign+"marque"), []byte("'"+sign+"marque"); bytes.Count(out, bare) != 1 || !bytes.Contains(out, kept) {
			t.Errorf("%q is a cell that a spreadsheet runs", bare)
		}
	}
	// Where the decimal sign is a comma, a semicolon begins a cell.
	site.Signatories[0].Commitments[0].Action = "bon;=HYPERLINK(1)"
	if out := one(t, Files(dataOf(site), aboutOf(site)), "engagements.csv"); !bytes.Contains(out, []byte(",bon;'=HYPERLINK(1),")) {
		t.Error("a part of a cell is one that a spreadsheet runs")
	}
}
