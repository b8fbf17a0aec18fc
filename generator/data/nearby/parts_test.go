package nearby

import (
	"slices"
	"strings"
	"testing"

	"parvis/generator/model"
)

// tree returns a few territories, linked.
func tree() []*model.Territory {
	var out []*model.Territory
	byName := map[string]*model.Territory{}
	for _, line := range strings.Split(`France pays - -
Occitanie region 76 France
Aude departement 11 Occitanie
Hérault departement 34 Occitanie
Agglo epci 200035715 Aude
Carcassonne commune 11069 Agglo
Intérieur qpv QP011003 Carcassonne
Voisin qpv QN01101N Agglo
Audois qpv QP011009 France
Perdu qpv QP011008 -
Héraultais qpv QP034001 Occitanie
Deux-communes qpv QN00201M France
Corse region 94 France
Sans-code epci - France`, "\n") {
		f := strings.Fields(line)
		t := &model.Territory{Record: model.Record{Title: f[0]}, Level: model.Level(f[1]), Code: strings.Trim(f[2], "-"), Parent: byName[f[3]], Index: len(out)}
		if t.Parent != nil {
			t.Parent.Children = append(t.Parent.Children, t)
		}
		byName[f[0]] = t
		out = append(out, t)
	}
	return out
}

// A commune gets the places where it lies, and of the neighbourhoods those of its
// own and of its département.
func TestParts(t *testing.T) {
	places := tree()
	weight := make([]int, len(places))
	for i := range weight {
		weight[i] = 1
	}
	if got := Parts(places, weight, len(places)); len(got) != 1 || got[0].Prefix != "" || !slices.Equal(got[0].Places, places) {
		t.Errorf("all that is light enough is one part: %+v", got)
	}
	parts := Parts(places, weight, 1)
	for code, want := range map[string]string{
		"11069": "France Occitanie Aude Agglo Carcassonne Intérieur Voisin Audois Perdu",
		"11037": "France Occitanie Aude Agglo Voisin Audois Perdu", // Berriac, in the same agglomération
		"34172": "France Occitanie Hérault Héraultais",
		"2A004": "France Corse",
		"02691": "France Deux-communes", // by the table of 2024
		"02571": "France Deux-communes",
		"29019": "France", // Brest: nothing but the country
		"98411": "France",
	} {
		best := Part{}
		for _, p := range parts {
			if strings.HasPrefix(code, p.Prefix) && len(p.Prefix) >= len(best.Prefix) {
				best = p
			}
		}
		var got []string
		for _, p := range best.Places {
			got = append(got, p.Title)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}
