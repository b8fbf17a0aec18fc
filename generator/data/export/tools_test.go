package export

import (
	"encoding/json"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestDataPackage passes the descriptor, every row and every reference between
// tables to Frictionless's own library.
func TestDataPackage(t *testing.T) {
	for name, site := range sites(t) {
		t.Run(name, func(t *testing.T) {
			dir, set := written(t, site)
			var got map[string]int
			if err := json.Unmarshal(node(t, "package.cjs", filepath.Join(dir, PackageFile), dir), &got); err != nil {
				t.Fatal(err)
			}
			want := map[string]int{}
			known, err := set.Measured()
			if err != nil {
				t.Fatal(err)
			}
			for _, table := range Tables() {
				want[table.Name] = known.Table(table).Rows
			}
			if !maps.Equal(got, want) {
				t.Errorf("it read %v, not %v", got, want)
			}
		})
	}
}

// triple is a line of N-Quads.
type triple struct{ subject, property, object string }

// TestCatalogue reads both forms of the catalogue with others' readers: they say
// the same, and all that DCAT-AP 3 requires is there.
func TestCatalogue(t *testing.T) {
	const (
		kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
		dcat = "http://www.w3.org/ns/dcat#"
		dct  = "http://purl.org/dc/terms/"
	)
	for name, site := range sites(t) {
		t.Run(name, func(t *testing.T) {
			site.Title += " \"de\\ l'été\" <\u2028>\n" // what literals must escape
			dir, set := written(t, site)
			var read struct{ JSONLD, Turtle []string }
			if err := json.Unmarshal(node(t, "catalogue.cjs", filepath.Join(dir, CatalogueFile+".jsonld"), filepath.Join(dir, CatalogueFile+".ttl")), &read); err != nil {
				t.Fatal(err)
			}
			if len(read.Turtle) < 200 || !slices.Equal(read.JSONLD, read.Turtle) {
				t.Errorf("%d triples in JSON-LD, %d in Turtle, or not the same", len(read.JSONLD), len(read.Turtle))
			}
			of := map[string]map[string][]string{}
			for _, line := range read.Turtle {
				var one triple
				one.subject, line, _ = strings.Cut(line, " ")
				one.property, one.object, _ = strings.Cut(strings.TrimSuffix(line, " ."), " ")
				if of[one.subject] == nil {
					of[one.subject] = map[string][]string{}
				}
				of[one.subject][one.property] = append(of[one.subject][one.property], one.object)
			}
			// The mandatory properties of DCAT-AP 3.0, by class; and what they lead to.
			mandatory := map[string][]string{
				dcat + "Catalog":                     {dct + "title", dct + "description", dct + "publisher"},
				dcat + "Dataset":                     {dct + "title", dct + "description"},
				dcat + "Distribution":                {dcat + "accessURL"},
				"http://xmlns.com/foaf/0.1/Agent":    {"http://xmlns.com/foaf/0.1/name"},
				"http://spdx.org/rdf/terms#Checksum": {"http://spdx.org/rdf/terms#algorithm", "http://spdx.org/rdf/terms#checksumValue"},
			}
			seen := map[string]int{}
			for subject, facts := range of {
				class := strings.Trim(facts[kind][0], "<>")
				seen[class]++
				for _, p := range mandatory[class] {
					if len(facts["<"+p+">"]) == 0 {
						t.Errorf("%s, a %s, has no %s", subject, class, p)
					}
				}
				for _, to := range facts["<"+dcat+"distribution>"] {
					if of[to] == nil {
						t.Errorf("%s leads to %s, which is nothing", subject, to)
					}
				}
				if _, err := url.Parse(strings.Trim(subject, "<>")); err != nil {
					t.Error(err)
				}
			}
			if seen[dcat+"Catalog"] != 1 || seen[dcat+"Dataset"] != len(Tables())+1 || seen[dcat+"Distribution"] != len(set.Files()) {
				t.Errorf("there are %v", seen)
			}
		})
	}
}
