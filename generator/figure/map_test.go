package figure

import (
	"fmt"
	"slices"
	"testing"

	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/testsite"
)

// TestSteps: the legend of a map covers every number from 0 to the largest, each
// in one step only, in order; steps are the stronger the larger.
func TestSteps(t *testing.T) {
	m := &Maker{words: wordsOf(t, "fr")}
	for most := range 41 {
		steps := m.legendSteps(most)
		next, shade := 0, -1
		for i, s := range steps {
			low, high := 0, 0
			if n, _ := fmt.Sscanf(s.Label, "%d à %d", &low, &high); n == 1 {
				high = low
			}
			if low != next || high < low {
				t.Errorf("to %d: step %d is %q, want from %d", most, i, s.Label, next)
			}
			if s.Shade <= shade || s.Shade > maxShade || (s.Shade == 0) != (high == 0) {
				t.Errorf("to %d: step %q has shade %d after %d", most, s.Label, s.Shade, shade)
			}
			for n := low; n <= high; n++ {
				if got := classOf(n, most); got != i {
					t.Errorf("to %d: %d is in step %d, said to be in %d", most, n, got, i)
				}
			}
			next, shade = high+1, s.Shade
		}
		if next != most+1 {
			t.Errorf("to %d: the legend ends at %d", most, next-1)
		}
		if len(steps) != min(most, maxShade-1)+1 {
			t.Errorf("to %d: %d steps", most, len(steps))
		}
	}
}

// TestMapPlaces: a map has the places that the site describes, at its level, and
// no other; each in the step of its number.
func TestMapPlaces(t *testing.T) {
	c := people(ground("fr", 4), []int{0, 0, 0, 1, 1, 2, -1})
	m := maker(t, testsite.Of(t, c.fs()))
	for kind, level := range levels {
		f := m.Make(catalogue.Spec{Kind: kind})
		if f.Map == nil {
			if f.shape == choropleth {
				t.Errorf("%s: no map", kind)
			}
			continue
		}
		if f.Map.Level != level || len(f.Map.Places) != 4 {
			t.Errorf("%s: %d places of %s", kind, len(f.Map.Places), f.Map.Level)
		}
		data := optionsOf(t, m, f)["series"].([]any)[0].(map[string]any)["data"].([]any)
		for i, p := range f.Map.Places {
			if p.Territory.Level != level || p.Territory.Title != f.Rows[i].Label {
				t.Errorf("%s: %s, in the row of %s", kind, p.Territory.Title, f.Rows[i].Label)
			}
			if d := data[i].(map[string]any); d["name"] != p.Territory.Code {
				t.Errorf("%s: %v for %s", kind, d, p.Territory.Code)
			}
			if cell := f.Rows[i].Cells[0]; !cell.Words {
				if want := classOf(int(cell.Low), 3); p.Step != want || p.Mark != cell.Text {
					t.Errorf("%s: %s is in step %d with %q, want %d, %q", kind, f.Rows[i].Label, p.Step, p.Mark, want, cell.Text)
				}
			} else if step := f.Map.Steps[p.Step]; step.Label != cell.Text || step.Mark != p.Mark {
				t.Errorf("%s: %s is %s, in the step %+v", kind, f.Rows[i].Label, cell.Text, step)
			}
		}
		if len(data) != 4 {
			t.Errorf("%s: %d places drawn", kind, len(data))
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
		if f.Empty != want || f.Sentence != want || f.Map != nil || len(f.Rows) > 0 || f.Total != nil || f.Drawable() {
			t.Errorf("%s: %+v", kind, f)
		}
	}
}

// Figures of signatories speak of signatories, also of those that a period
// leaves out.
func TestUndated(t *testing.T) {
	m := maker(t, testsite.Of(t, people(ground("fr", 2), []int{0, 1, -1, -1}).fs()))
	for kind, want := range map[catalogue.Kind]string{
		catalogue.BySize:               "2 signataires sans date de signature connue ne sont pas comptés.",
		catalogue.MapSignatoriesRegion: "2 signataires sans date de signature connue ne sont pas comptés.",
		catalogue.Signatures:           "2 signataires sans date de signature connue ne sont pas comptés.",
		catalogue.ByDomain:             "2 engagements sans date ne sont pas comptés.",
		catalogue.MapCommitmentsRegion: "2 engagements sans date ne sont pas comptés.",
		catalogue.Matrix:               "2 engagements sans date ne sont pas comptés.",
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

// Every deployment status has a symbol of its own, unknown included.
func TestSigns(t *testing.T) {
	marks, shades := map[string]model.Deployment{}, map[int]model.Deployment{}
	for _, state := range append(slices.Clone(model.Deployment("").Values()), "") {
		s, ok := statusStyles[state]
		if !ok || s.mark == "" {
			t.Errorf("signs in figure/map.go lacks one for %q", state)
			continue
		}
		if other, twice := marks[s.mark]; twice {
			t.Errorf("%q and %q have the mark %s", other, state, s.mark)
		}
		if other, twice := shades[s.shade]; twice {
			t.Errorf("%q and %q have the shade %d", other, state, s.shade)
		}
		marks[s.mark], shades[s.shade] = state, state
	}
}
