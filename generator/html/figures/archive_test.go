package figures_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"parvis/generator/testsite"
)

// The archive of a figure has its files and a text that explains them, with its sources and its date;
// its descriptor names the columns of the CSV; two makings give the same bytes. A figure of nothing has none.
func TestArchives(t *testing.T) {
	site := testsite.Of(t, os.DirFS("../../testdata/mini/content"))
	var shown any
	written := map[string][]byte{}
	for _, f := range builder(t, site, &shown).Pages() {
		if f.Kind != "" {
			continue
		}
		var first, second bytes.Buffer
		if f.Write(&first) != nil || f.Write(&second) != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: two makings differ", f.Address)
		}
		written[f.Address] = first.Bytes()
	}
	count := 0
	for at, table := range written {
		folder, ok := strings.CutSuffix(at, "figure.csv")
		if !ok {
			continue
		}
		lines, err := csv.NewReader(bytes.NewReader(table)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		archive, ok := written[folder+"figure.zip"]
		if ok != (len(lines) > 1) {
			t.Errorf("%s: %d lines, an archive: %t", folder, len(lines), ok)
		}
		if !ok {
			continue
		}
		count++
		inside := unzip(t, archive)
		for _, name := range []string{"figure.csv", "figure.json", "figure.svg"} {
			if !bytes.Equal(inside[name], written[folder+name]) {
				t.Errorf("%s: its %s is another in the archive", folder, name)
			}
		}
		readme := string(inside["LISEZ-MOI.txt"])
		var data struct {
			Title    string   `json:"titre"`
			Sentence string   `json:"phrase"`
			Sources  []string `json:"sources"`
		}
		var described struct {
			Resources []struct {
				Schema struct {
					Fields []struct{ Name string }
				}
			}
		}
		if json.Unmarshal(inside["figure.json"], &data) != nil || json.Unmarshal(inside["datapackage.json"], &described) != nil || len(described.Resources) != 1 {
			t.Fatalf("%s: %s", folder, inside["datapackage.json"])
		}
		for _, want := range append(data.Sources, data.Title, data.Sentence, "30 juin 2023", site.URL+folder, "Licence") {
			if !strings.Contains(readme, want) {
				t.Errorf("%s: no %q in what explains it:\n%s", folder, want, readme)
			}
		}
		var names []string
		for _, f := range described.Resources[0].Schema.Fields {
			names = append(names, f.Name)
			if !strings.Contains(readme, "\n- "+f.Name) {
				t.Errorf("%s: %q isn't explained", folder, f.Name)
			}
		}
		if !slices.Equal(names, lines[0]) {
			t.Errorf("%s: columns %q described as %q", folder, lines[0], names)
		}
	}
	if count < 10 {
		t.Errorf("only %d archives", count)
	}
}

func unzip(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return out
}
