package export

import (
	"os"
	"slices"
	"testing"

	"parvis/generator/model"
	"parvis/generator/testsite"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
	"parvis/generator/text/quantity"
)

// A bound that isn't known is missing, never zero, and the precision is that of the source.
func TestBounds(t *testing.T) {
	columns := quantityColumns("x", "", "", func(q model.Quantity) *model.Quantity { return &q })
	for written, want := range map[string]string{
		"18": "18|18|exacte", "30 à 40": "30|40|fourchette", "environ 20": "20|20|environ", "-5": "-5|-5|exacte",
		"plus de 12": "12||plus-de", "au moins 12": "12||au-moins", "moins de 5": "|5|moins-de", "au plus 8": "|8|au-plus",
	} {
		q, err := quantity.Parse(written)
		if err != nil {
			t.Fatal(written, err)
		}
		for _, q := range []model.Quantity{q, q.Floored()} {
			got := ""
			for i, c := range columns {
				v := c.of(nil, q)
				if i > 0 {
					got += "|"
				}
				if got += v.text; v.kind == number {
					got += string(appendNumber(nil, v.number))
				}
			}
			if got != want {
				t.Errorf("%q is published as %s, not %s", written, got, want)
			}
		}
	}
}

// Each convention has an identifier of its own, which the date of another doesn't change.
func TestConventionsWithoutDate(t *testing.T) {
	day := date.Date{Year: 2018, Month: 7, Day: 11}
	s := &model.Signatory{Record: model.Record{Slug: "x"}, Conventions: []*model.Convention{
		{ID: "nationale"}, {Date: day}, {}, {Date: day}, {}}}
	var got []string
	for c := range conventionsOf(s) {
		got = append(got, c.id)
	}
	want := []string{"x#nationale", "x#convention-2018-07-11", "x#convention-2", "x#convention-2018-07-11-2", "x#convention-3"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, wanted %q", got, want)
	}
}

// The results of places stand after that of the whole for the same period, and a sum of them has
// no source of its own.
func TestReportsOfPlaces(t *testing.T) {
	site := testsite.Of(t, os.DirFS("../../testdata/mini/content"))
	s := site.Signatories[slices.IndexFunc(site.Signatories, func(s *model.Signatory) bool { return s.Slug == "exemple-sa" })]
	at := func(year, n int) model.Value {
		return model.Value{Period: period.Year(year), Quantity: quantity.Exact(float64(n))}
	}
	sum := at(2020, 5)
	sum.Summed = true
	place := site.Territories[0]
	s.Commitments = s.Commitments[:1]
	s.Commitments[0].Measures = []model.Measure{{Name: "Stages", Unit: "stages", Values: []model.Value{at(2018, 4), sum},
		Places: []model.PlaceValue{{Territory: place, Value: at(2018, 3)}, {Territory: place, Value: at(2019, 2)},
			{Territory: place, Value: at(2020, 3)}, {Territory: place, Value: at(2020, 2)}}}}
	var got []string
	for r := range reportsOf(s) {
		got = append(got, r.key()[len(r.id):])
		if r.Summed != (r.cited() == cited{}) {
			t.Errorf("%s is cited from %+v", r.key(), r.cited())
		}
	}
	p := "/" + place.Slug
	want := []string{"/2018", "/2018" + p, "/2019" + p, "/2020", "/2020" + p, "/2020" + p + "-2"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, wanted %q", got, want)
	}
}
