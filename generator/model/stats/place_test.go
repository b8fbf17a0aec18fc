package stats

import (
	"fmt"
	"slices"
	"testing"

	"parvis/generator/model"
)

func TestDeployment(t *testing.T) {
	site := small()
	for i, state := range []model.Deployment{"en-place", "en-constitution", "a-lancer", "", "en-place", "en-place"} {
		site.Territories[i].Status = state
	}
	totals := Of(site)
	show := func(d Deployment) (out string) {
		for _, s := range d.ByStatus {
			out += string(s.Status) + ":"
			for _, t := range s.Places {
				out += " " + placeName(t)
			}
			out += "; "
		}
		return fmt.Sprint(out, d.Total, " ", d.Known)
	}
	for _, c := range []struct {
		within *model.Territory
		want   string
	}{
		{nil, "en-place: t4 t5; en-constitution: t1; a-lancer: t2; : t3; 5 4"},
		{site.Territories[0], "en-place: t4 t5; en-constitution: t1; a-lancer: t2; : t3; 5 4"},
		{site.Territories[1], "en-place:; en-constitution:; a-lancer: t2; : t3; 2 1"},
		{site.Territories[5], "en-place:; en-constitution:; a-lancer:; :; 0 0"},
	} {
		if got := show(totals.Deployment(site, c.within)); got != c.want {
			t.Errorf("%s\nwant %s", got, c.want)
		}
	}
}

func TestDeclared(t *testing.T) {
	site := small()
	ts := site.Territories
	ts[1].Counts = []model.Count{
		{Type: "signataires", Number: 40, Date: year(2016)},
		{Type: "signataires", Number: 70, Date: year(2019)},
		{Type: "conventions", Number: 9, Date: year(2021)},
		{Type: "signataires", Number: 50, Date: year(2018)},
		{Type: "signataires", Number: 1},
	}
	ts[2].Counts = []model.Count{{Type: "sollicitees", Number: 300}, {Type: "signataires-prevus", Number: 20}, {Type: "signataires", Scope: "national", Number: 30},
		{Type: "signataires", Scope: "local", Number: 4}, {Type: "conventions", Number: 5}}
	ts[5].Counts = []model.Count{{Type: "signataires", Number: 7, Date: year(2019)}, {Type: "signataires", Number: 8, Date: year(2019)}}
	totals := Of(site)
	show := func(ds []Declared) (out string) {
		for _, d := range ds {
			out += fmt.Sprintf("%s %d/%d ", placeName(d.Territory), d.Count.Number, d.Published)
		}
		return out
	}
	for _, c := range []struct {
		what   model.CountType
		within *model.Territory
		want   string
	}{
		{"signataires", nil, "t1 70/1 t2 30/1 t2 4/0 t5 8/1 "},
		{"signataires", ts[1], "t1 70/1 t2 30/1 t2 4/0 "},
		{"conventions", nil, "t1 9/3 t2 5/3 "},
		{"conventions", ts[4], ""},
		{"sollicitees", nil, ""},
		{"signataires-prevus", nil, ""},
	} {
		if got := show(totals.Declared(site, c.what, c.within)); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

// What a territory counted is told in the order of a mobilisation, unlike scopes apart, the latest
// of each.
func TestMobilisation(t *testing.T) {
	place := &model.Territory{Counts: []model.Count{
		{Type: "conventions", Number: 5, Date: year(2018)}, {Type: "sollicitees", Number: 300}, {Type: "signataires", Number: 10, Date: year(2017)},
		{Type: "signataires", Number: 12, Date: year(2018)}, {Type: "signataires", Scope: "national", Number: 70}, {Type: "indicateur", Number: 9},
		{Type: "signataires-prevus", Number: 20},
	}}
	got := ""
	for _, scope := range []model.Scope{"", "national", "local"} {
		for _, c := range mobilisation(place)[scope] {
			got += fmt.Sprintf("%s %d, ", c.Type, c.Number)
		}
		got += "; "
	}
	if want := "sollicitees 300, signataires-prevus 20, signataires 12, conventions 5, ; signataires 70, ; ; "; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// Every territory except countries and the one asked for is counted once, and the
// country's numbers are no less than any region's.
func TestPlacesByProperty(t *testing.T) {
	for seed := range uint64(seeds) {
		site := world(seed)
		totals := Of(site)
		for _, place := range append([]*model.Territory{nil}, site.Territories...) {
			want := 0
			for _, t := range site.Territories {
				if t != place && t.Level != model.Country && (place == nil || within([]*model.Territory{t}, place)) {
					want++
				}
			}
			d := totals.Deployment(site, place)
			n, known := 0, 0
			for _, s := range d.ByStatus {
				n += len(s.Places)
				if s.Status != "" {
					known += len(s.Places)
				}
				if !slices.IsSortedFunc(s.Places, func(a, b *model.Territory) int { return a.Index - b.Index }) {
					t.Fatalf("seed %d: not in the site's order", seed)
				}
			}
			if d.Total != want || n != want || d.Known != known {
				t.Fatalf("seed %d: %d places, %d known, want %d, %d", seed, d.Total, d.Known, want, known)
			}
			if place == nil || place.Parent == nil {
				continue
			}
			here, above := totals.Select(site, Scope{Territory: place}), totals.Select(site, Scope{Territory: place.Parent})
			if len(here.Signatories) > len(above.Signatories) || len(here.Commitments) > len(above.Commitments) || len(here.Conventions) > len(above.Conventions) {
				t.Fatalf("seed %d: %s has more than what contains it", seed, placeName(place))
			}
		}
	}
}
