package export

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// fields returns the schema as lines: table, field, type, and what rows may count on.
func fields() []string {
	var out []string
	for _, t := range Tables() {
		for _, f := range t.Fields {
			line := fmt.Sprintf("%s.%s %s", t.Name, f.Name, f.Type.Label().EN)
			if f.Required {
				line += ", required"
			}
			if f.Refers != "" {
				line += ", of " + f.Refers
			}
			out = append(out, line)
		}
	}
	return out
}

// TestFieldsAreOnlyAdded: what was published in this version is there, as it was.
// What was added since is accepted with
//
//	go test ./generator/data/export -run Fields -update
//
// which never takes a line away.
func TestFieldsAreOnlyAdded(t *testing.T) {
	file := fmt.Sprintf("testdata/v%d.txt", Version)
	known, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	published, now := strings.Split(strings.TrimSpace(string(known)), "\n"), fields()
	for _, line := range published {
		if line != "" && !slices.Contains(now, line) {
			t.Errorf("%q was published in version %d, and isn't there as it was: only a new version may change it", line, Version)
		}
	}
	if t.Failed() {
		return
	}
	if *update {
		if err := os.WriteFile(file, []byte(strings.Join(now, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, line := range now {
		if !slices.Contains(published, line) {
			t.Errorf("%q is new: to accept it, go test ./generator/data/export -run Fields -update", line)
		}
	}
}

// Tables and fields have one name each, say what they are in both languages, and
// refer to tables that are there.
func TestTablesAreTold(t *testing.T) {
	names := map[string]bool{}
	for _, table := range Tables() {
		names[table.Name] = true
	}
	if len(names) != len(Tables()) {
		t.Error("two tables have one name")
	}
	for _, table := range Tables() {
		seen := map[string]bool{}
		for _, said := range []Localized{table.About} {
			if said.FR == "" || said.EN == "" {
				t.Errorf("%s doesn't say what it is", table.Name)
			}
		}
		for _, f := range table.Fields {
			if seen[f.Name] || f.About.FR == "" || f.About.EN == "" {
				t.Errorf("%s.%s is twice there, or says nothing", table.Name, f.Name)
			}
			seen[f.Name] = true
			if refers := f.Type == Keys || f.Type == Key && f.Name != "id"; refers != (f.Refers != "") || refers && !names[f.Refers] {
				t.Errorf("%s.%s refers to %q", table.Name, f.Name, f.Refers)
			}
		}
		for _, name := range []string{"id", "page", "source", "source_url", "maj", "arrete_au"} {
			if !seen[name] {
				t.Errorf("%s has no %s", table.Name, name)
			}
		}
	}
}

// The identifiers that rows name are those of rows, and each row's is its own.
func TestReferencesLead(t *testing.T) {
	for name, site := range sites(t) {
		d := dataOf(site)
		ids := map[string]map[string]bool{}
		for _, table := range Tables() {
			ids[table.Name] = map[string]bool{}
			for row := range table.Rows(d) {
				if id := row[0].text; ids[table.Name][id] {
					t.Errorf("%s: %s has %q twice", name, table.Name, id)
				} else {
					ids[table.Name][id] = true
				}
			}
		}
		for _, table := range Tables() {
			for row := range table.Rows(d) {
				for i, f := range table.Fields {
					to := row[i].list
					if f.Type == Key && !row[i].Missing() {
						to = []string{row[i].text}
					}
					for _, id := range to {
						if f.Refers != "" && !ids[f.Refers][id] {
							t.Errorf("%s: %s.%s of %s names %q, which is no row of %s", name, table.Name, f.Name, row[0].text, id, f.Refers)
						}
					}
					if f.Required && row[i].Missing() {
						t.Errorf("%s: %s has no %s.%s", name, row[0].text, table.Name, f.Name)
					}
					if f.Enum != nil && !row[i].Missing() && !slices.Contains(f.Enum, row[i].text) {
						t.Errorf("%s: %s.%s is %q", name, table.Name, f.Name, row[i].text)
					}
				}
			}
		}
	}
}
