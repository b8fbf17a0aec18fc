package synth_test

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parvis/generator/check"
	"parvis/generator/content/synth"
	"parvis/generator/diag"
	"parvis/generator/diag/messages"
	"parvis/generator/model"
	"parvis/generator/testsite"
)

// TestChecks checks that the made-up records have no findings.
func TestChecks(t *testing.T) {
	_, site, all := testsite.Check(t, synth.FS(1, 200), check.Options{})
	if len(all) > 0 {
		var b strings.Builder
		_ = diag.Print(&b, "", all[:min(len(all), 10)], messages.In("fr"), nil)
		t.Fatalf("%d findings, such as\n%s", len(all), &b)
	}
	if len(site.Signatories) != 200 || len(site.Territories) != 45 || len(site.Experiences) != 500 || len(site.Syntheses) != 20 {
		t.Errorf("%d signatories, %d territories, %d experiences, %d syntheses",
			len(site.Signatories), len(site.Territories), len(site.Experiences), len(site.Syntheses))
	}
	for _, s := range site.Signatories {
		if len(s.Commitments) != 3 {
			t.Errorf("%s: %d commitments", s.Slug, len(s.Commitments))
		}
		for _, c := range s.Commitments {
			if len(c.Measures) != 2 {
				t.Errorf("%s: %d measures", s.Slug, len(c.Measures))
			}
		}
	}
}

// TestDemo checks that the demonstration has no findings either, that each organisation is called
// fictitious and that none has a number that could be another's.
func TestDemo(t *testing.T) {
	_, site, all := testsite.Check(t, synth.DemoFS(), check.Options{})
	for _, f := range all {
		t.Errorf("%+v", f)
	}
	names := 0
	for _, r := range site.Records {
		if r.Kind != model.Signatories && r.Kind != model.Actors {
			continue
		}
		if names++; !strings.Contains(r.Title, "fictif") && r.Title != "" && !strings.HasPrefix(r.Slug, "organisation-") {
			t.Errorf("%s isn't called fictitious", r.Title)
		}
	}
	levels, years, left, renewed, assessed := map[model.Level]int{}, 0, 0, 0, 0
	for _, s := range site.Signatories {
		if s.Siren != "" {
			t.Errorf("%s has a SIREN", s.Title)
		}
		if !s.End.IsZero() {
			left++
		}
		assessed += len(s.Assessed)
		for _, k := range s.Commitments {
			levels[k.Territories[0].Level]++
			if k.Follows != nil {
				renewed++
			}
			for _, m := range k.Measures {
				years = max(years, len(m.Values))
			}
		}
	}
	if names < 80 || years < 4 || left == 0 || renewed == 0 || assessed == 0 || levels[model.EPCI] == 0 || levels[model.QPV] == 0 {
		t.Error(names, years, left, renewed, assessed, levels)
	}
}

// TestFiles checks that the same seed gives the same files, and that a signatory doesn't
// depend on how many there are.
func TestFiles(t *testing.T) {
	few, more := maps.Collect(synth.Files(1, 50)), maps.Collect(synth.Files(1, 500))
	for name, text := range few {
		if strings.HasPrefix(name, "signataires/") && more[name] != text {
			t.Errorf("%s depends on how many there are", name)
		}
	}
	if !maps.Equal(few, maps.Collect(synth.Files(1, 50))) {
		t.Error("twice is not the same")
	}
	if maps.Equal(few, maps.Collect(synth.Files(2, 50))) {
		t.Error("two seeds are the same")
	}
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	records, size, err := synth.Write(dir, 1, 3)
	if err != nil {
		t.Fatal(err)
	}
	var sum int64
	count := 0
	for name, text := range synth.Files(1, 3) {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || string(data) != text {
			t.Error(name, err)
		}
		count++
		sum += int64(len(data))
	}
	if records != count-1 || size != sum {
		t.Errorf("told %d records and %d bytes, wrote %d and %d", records, size, count-1, sum)
	}
}
