package export

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parvis/generator/model"
	"parvis/generator/testsite"
)

// Every record has a twin, which is the row of its table and, for a signatory or
// a territory, the rows of other tables that are its own.
func TestTwins(t *testing.T) {
	for name, site := range sites(t) {
		d := dataOf(site)
		set := Files(d, aboutOf(site))
		rows := map[string][]map[string]any{}
		for _, table := range Tables() {
			var read []map[string]any
			if err := json.Unmarshal(one(t, set, table.File(FormatJSON)), &read); err != nil {
				t.Fatal(err)
			}
			rows[table.Name] = read
		}
		seen := map[string]int{}
		twins := d.Twins(aboutOf(site))
		if len(twins) != len(site.Records) {
			t.Errorf("%s: %d twins of %d records", name, len(twins), len(site.Records))
		}
		for _, twin := range twins {
			var read map[string]any
			if err := json.Unmarshal(twin.Append(nil), &read); err != nil {
				t.Fatalf("%s: %v", twin.Record.File, err)
			}
			table := string(twin.Record.Kind)
			if read["table"] != table || !reflect.DeepEqual(read["ligne"], any(rows[table][seen[table]])) {
				t.Errorf("%s: the twin of %s is not row %d of %s", name, twin.Record.File, seen[table], table)
			}
			seen[table]++
			for part, lines := range read {
				list, ok := lines.([]any)
				for _, line := range list {
					if !reflect.DeepEqual(line, any(rows[part][seen[part]])) {
						t.Errorf("%s: the twin of %s does not have row %d of %s", name, twin.Record.File, seen[part], part)
					}
					seen[part]++
				}
				if part != "schema" && part != "table" && part != "ligne" && !ok {
					t.Errorf("%s: %s of %s is no list", name, part, twin.Record.File)
				}
			}
		}
		for table, all := range rows {
			if seen[table] != len(all) {
				t.Errorf("%s: %d rows of %s in twins, of %d", name, seen[table], table, len(all))
			}
		}
	}
}

// The keys of twins are part of the published schema: programs of others read them.
func TestKeysOfTwins(t *testing.T) {
	site := testsite.Of(t, os.DirFS("../../testdata/mini/content"))
	for _, twin := range dataOf(site).Twins(aboutOf(site)) {
		want := "ligne schema table"
		switch twin.Record.Kind {
		case model.Signatories:
			want = "bilans bilans_dus bilans_recus cibles conventions engagements evaluations ligne mesures reponses schema table"
		case model.Domains:
			want = "actions ligne schema table"
		case model.Territories:
			want = "comptages evaluations ligne schema table"
		}
		var read map[string]any
		if err := json.Unmarshal(twin.Append(nil), &read); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(slices.Sorted(maps.Keys(read)), " "); got != want {
			t.Errorf("%s: the keys are %s, wanted %s", twin.Record.File, got, want)
		}
	}
}

// A measure is named after its indicator, else by its own name; of several that
// make the same identifier, the later have their number too.
func TestNamesOfMeasuresInTwins(t *testing.T) {
	site := testsite.Of(t, os.DirFS("../../testdata/mini/content"))
	s := site.Signatories[slices.IndexFunc(site.Signatories, func(s *model.Signatory) bool { return s.Slug == "exemple-sa" })]
	k := s.Commitments[0]
	k.Measures = []model.Measure{{Shared: site.Indicators[0], Name: "Un indicateur", Unit: "u"}, {Name: "Classes reçues", Unit: "u"}, {Name: "classes, recues", Unit: "u"},
		{Name: "Autre", Unit: "u"}, {Name: "CLASSES REÇUES", Unit: "u"}}
	s.Commitments = s.Commitments[:1]
	var got []string
	for _, twin := range dataOf(site).Twins(aboutOf(site)) {
		if twin.Record != &s.Record {
			continue
		}
		var read struct {
			Mesures []struct {
				ID, Nom    string
				Indicateur *string
			}
		}
		if err := json.Unmarshal(twin.Append(nil), &read); err != nil {
			t.Fatal(err)
		}
		for _, m := range read.Mesures {
			shared := ""
			if m.Indicateur != nil {
				shared = *m.Indicateur
			}
			got = append(got, strings.TrimPrefix(m.ID, "exemple-sa#"+k.ID+"/")+"|"+m.Nom+"|"+shared)
		}
	}
	shared := site.Indicators[0].Slug
	want := []string{shared + "|Un indicateur|" + shared, "classes-recues|Classes reçues|", "classes-recues-2|classes, recues|", "autre|Autre|", "classes-recues-3|CLASSES REÇUES|"}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwanted\n%q", got, want)
	}
}

// What a signatory whose name is withheld keeps to itself is in no file, nor in
// one packed in another.
func TestWithheldNamesAreNowhere(t *testing.T) {
	site := testsite.Of(t, os.DirFS("../../testdata/mini/content"))
	dir, set := written(t, site)
	files := map[string]string{}
	for _, twin := range set.data.Twins(set.about) {
		files[twin.Record.File] = string(twin.Append(nil))
	}
	err := filepath.WalkDir(dir, func(p string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		files[p] = string(data)
		if packed, notZip := zip.NewReader(bytes.NewReader(data), int64(len(data))); notZip == nil {
			for _, f := range packed.File {
				content, err := f.Open()
				if err != nil {
					return err
				}
				inside, err := io.ReadAll(content)
				if err != nil {
					return err
				}
				files[p+"/"+f.Name] = string(inside)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for name, data := range files {
		for _, secret := range []string{"tartempion", "732829320", "3, rue de l"} {
			if strings.Contains(strings.ToLower(data), secret) {
				t.Errorf("%s tells %q", name, secret)
			}
		}
		if strings.Contains(data, "signataire-1") {
			shown++
		}
	}
	if shown < 15 {
		t.Errorf("the signatory is in %d files only", shown)
	}
}
