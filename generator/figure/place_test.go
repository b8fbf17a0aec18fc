package figure

import (
	"strings"
	"testing"

	"parvis/generator/figure/catalogue"
	"parvis/generator/figure/chart"
	"parvis/generator/testsite"
)

// TestPlacesDrawn: a map has the places that the site describes, at its level, and no other, each in the
// shade of its number; its key names only numbers that places have.
func TestPlacesDrawn(t *testing.T) {
	c := people(ground("fr", 4), []int{0, 0, 0, 1, 1, 2, -1})
	m := maker(t, testsite.Of(t, c.fs()))
	for kind := range levels {
		if kind == catalogue.ByEPCI {
			continue
		}
		f := m.Make(catalogue.Spec{Kind: kind})
		if len(f.Charts) != 2 || !f.Charts[0].Form.Map() || f.Charts[1].Form.Map() {
			t.Fatalf("%s: %d drawings", kind, len(f.Charts))
		}
		want := map[string]chart.Role{"0": chart.Empty, "1": chart.Shade(2), "2": chart.Shade(4), "3": chart.Shade(5)}
		for _, r := range f.Charts[0].Rows {
			if text := r.Cells[0].Text; r.Role != chart.Unknown && r.Role != want[text] || r.Code == "" && r.Role != chart.Unknown {
				t.Errorf("%s: %s has %s, of the role %d", kind, r.Label, text, r.Role)
			}
		}
		var key []string
		for _, e := range f.Charts[0].Key {
			key = append(key, e.Text)
		}
		if got := strings.Join(key, ", "); got != "0, 1, 2, 3, non décrit sur ce site" {
			t.Errorf("%s: the key is %s", kind, got)
		}
	}
}

// Without a territory of its level a figure by territory is empty, with a reason.
func TestNoPlace(t *testing.T) {
	c := ground("fr", 1)
	for _, level := range []string{"region", "dep", "epci"} {
		delete(c, "territoires/"+level+"-0.toml")
	}
	m := maker(t, testsite.Of(t, c.fs()))
	for kind := range levels {
		f := m.Make(catalogue.Spec{Kind: kind})
		want := upperFirst(m.words.T("figure.no-place."+string(levels[kind]))) + "."
		if f.Empty != want || f.Sentence != want || len(f.Rows) > 0 || f.Total != nil || f.Charts != nil {
			t.Errorf("%s: %+v", kind, f)
		}
	}
}

// Figures of signatories speak of signatories, also of those that a period
// leaves out.
func TestUndated(t *testing.T) {
	m := maker(t, testsite.Of(t, people(ground("fr", 2), []int{0, 1, -1, -1}).fs()))
	for kind, want := range map[catalogue.Kind]string{
		catalogue.BySize:              "2 signataires sans date de signature connue ne sont pas comptés.",
		catalogue.SignatoriesByRegion: "2 signataires sans date de signature connue ne sont pas comptés.",
		catalogue.Signatures:          "2 signataires sans date de signature connue ne sont pas comptés.",
		catalogue.ByDomain:            "2 engagements sans date ne sont pas comptés.",
		catalogue.ByRegion:            "2 engagements sans date ne sont pas comptés.",
		catalogue.Matrix:              "2 engagements sans date ne sont pas comptés.",
	} {
		f := m.Make(catalogue.Spec{Kind: kind, From: 2010, To: 2016})
		found := 0
		for _, n := range f.Notes {
			if n == want {
				found++
			}
		}
		if found != 1 {
			t.Errorf("%s: %q, want %q", kind, f.Notes, want)
		}
	}
}
