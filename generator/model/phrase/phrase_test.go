package phrase_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"parvis/generator/html/theme"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/text/date"
	"parvis/themes"
)

// wordsOf returns the words of the theme that the house comes with.
func wordsOf(t testing.TB, lang string) *theme.Words {
	t.Helper()
	layers, err := theme.Resolve("", nil, themes.FS)
	if err != nil {
		t.Fatal(err)
	}
	look, err := theme.Load(theme.Options{Layers: layers, Lang: lang})
	if err != nil {
		t.Fatal(err)
	}
	return look.Words()
}

// shown makes the spaces that don't break lines visible.
var shown = strings.NewReplacer("\u202f", "_", "\u00a0", "~")

// example is words in both languages.
type example struct{ name, fr, en, gotFR, gotEN string }

func check(t *testing.T, examples []example) {
	t.Helper()
	for _, e := range examples {
		if got := shown.Replace(e.gotFR); got != e.fr {
			t.Errorf("%s: %q in French, want %q", e.name, got, e.fr)
		}
		if got := shown.Replace(e.gotEN); got != e.en {
			t.Errorf("%s: %q in English, want %q", e.name, got, e.en)
		}
	}
}

func TestDate(t *testing.T) {
	fr, en := wordsOf(t, "fr"), wordsOf(t, "en")
	var all []example
	for _, c := range []struct {
		d      date.Date
		fr, en string
	}{
		{date.Date{}, "", ""},
		{date.Date{Year: 2018}, "2018", "2018"},
		{date.Date{Year: 2018, Month: 6}, "juin 2018", "June 2018"},
		{date.Date{Year: 2018, Month: 6, Day: 6}, "6 juin 2018", "6 June 2018"},
		{date.Date{Year: 2018, Month: 1, Day: 1}, "1er janvier 2018", "1 January 2018"},
		{date.Date{Year: 2018, Month: 12, Day: 31}, "31 décembre 2018", "31 December 2018"},
		{date.Date{Year: 2018, Month: 8, Day: 11}, "11 août 2018", "11 August 2018"},
	} {
		all = append(all, example{c.fr, c.fr, c.en, phrase.Date(fr, c.d), phrase.Date(en, c.d)})
	}
	check(t, all)
}

func TestPeriod(t *testing.T) {
	fr, en := wordsOf(t, "fr"), wordsOf(t, "en")
	day, month, year := date.Date{Year: 2018, Month: 6, Day: 1}, date.Date{Year: 2019, Month: 3}, date.Date{Year: 2020}
	var all []example
	for _, c := range []struct {
		from, to date.Date
		fr, en   string
	}{
		{date.Date{}, date.Date{}, "", ""},
		{day, date.Date{}, "depuis le 1er juin 2018", "since 1 June 2018"},
		{month, date.Date{}, "depuis mars 2019", "since March 2019"},
		{year, date.Date{}, "depuis 2020", "since 2020"},
		{date.Date{}, day, "jusqu’au 1er juin 2018", "until 1 June 2018"},
		{date.Date{}, month, "jusqu’en mars 2019", "until March 2019"},
		{date.Date{}, year, "jusqu’en 2020", "until 2020"},
		{day, day, "1er juin 2018", "1 June 2018"},
		{year, year, "2020", "2020"},
		{day, month, "du 1er juin 2018 à mars 2019", "from 1 June 2018 to March 2019"},
		{month, year, "de mars 2019 à 2020", "from March 2019 to 2020"},
		{date.Date{Year: 2019, Month: 10}, year, "d’octobre 2019 à 2020", "from October 2019 to 2020"},
		{year, date.Date{Year: 2022}, "de 2020 à 2022", "from 2020 to 2022"},
		{day, date.Date{Year: 2018, Month: 6, Day: 30}, "du 1er juin 2018 au 30 juin 2018", "from 1 June 2018 to 30 June 2018"},
	} {
		all = append(all, example{c.fr, c.fr, c.en, phrase.Period(fr, c.from, c.to), phrase.Period(en, c.from, c.to)})
	}
	check(t, all)
}

func TestWhen(t *testing.T) {
	fr, en := wordsOf(t, "fr"), wordsOf(t, "en")
	check(t, []example{
		{"a day", "le 6 juin 2018", "on 6 June 2018", phrase.When(fr, "on", date.Date{Year: 2018, Month: 6, Day: 6}), phrase.When(en, "on", date.Date{Year: 2018, Month: 6, Day: 6})},
		{"a month", "en juin 2018", "in June 2018", phrase.When(fr, "on", date.Date{Year: 2018, Month: 6}), phrase.When(en, "on", date.Date{Year: 2018, Month: 6})},
		{"a year", "en 2018", "in 2018", phrase.When(fr, "on", date.Date{Year: 2018}), phrase.When(en, "on", date.Date{Year: 2018})},
	})
}

func TestQuantity(t *testing.T) {
	fr, en := wordsOf(t, "fr"), wordsOf(t, "en")
	var all []example
	for _, c := range []struct {
		q      model.Quantity
		fr, en string
	}{
		{model.Quantity{}, "0", "0"},
		{model.Quantity{Low: 12, High: 12}, "12", "12"},
		{model.Quantity{Low: 2.5, High: 2.5}, "2,5", "2.5"},
		{model.Quantity{Low: 0.125, High: 0.125}, "0,125", "0.125"},
		{model.Quantity{Low: 1234567.5, High: 1234567.5}, "1_234_567,5", "1,234,567.5"},
		{model.Quantity{Low: 30, High: 40}, "30 à 40", "30 to 40"},
		{model.Quantity{Low: 2.5, High: 1000}, "2,5 à 1_000", "2.5 to 1,000"},
		{model.Quantity{Low: 0, High: 1}, "0 à 1", "0 to 1"},
		{model.Quantity{Low: 0.1 + 0.2, High: 0.1 + 0.2}, "0,3", "0.3"}, // dust
		{model.Quantity{Low: 1e-12, High: 1e-12}, "0,000000000001", "0.000000000001"},
		{model.Quantity{Low: 999999999999999, High: 1e15}, "999_999_999_999_999 à 1_000_000_000_000_000", "999,999,999,999,999 to 1,000,000,000,000,000"},
	} {
		all = append(all, example{c.fr, c.fr, c.en, phrase.Quantity(fr, c.q), phrase.Quantity(en, c.q)})
	}
	check(t, all)
}

func TestCumulated(t *testing.T) {
	fr, en := wordsOf(t, "fr"), wordsOf(t, "en")
	third := model.Quantity{Low: 1.0 / 3, High: 1.0 / 3}
	var all []example
	for _, c := range []struct {
		q      model.Quantity
		how    model.Cumulation
		fr, en string
	}{
		{third, model.Mean, "0,33", "0.33"},
		{third, model.Sum, "0,333333333", "0.333333333"},
		{third, model.Last, "0,333333333", "0.333333333"},
		{model.Quantity{Low: 2, High: 2}, model.Mean, "2", "2"},
		{model.Quantity{Low: 2.5, High: 2.5}, model.Mean, "2,5", "2.5"},
		{model.Quantity{Low: 2.999, High: 2.999}, model.Mean, "3", "3"},
		{model.Quantity{Low: 10, High: 40.0 / 3}, model.Mean, "10 à 13,33", "10 to 13.33"},
		{model.Quantity{Low: 0.004, High: 0.004}, model.Mean, "0,004", "0.004"}, // 0.00 would say that there is none
		{model.Quantity{Low: 0, High: 0.001}, model.Mean, "0 à 0,001", "0 to 0.001"},
		{model.Quantity{}, model.Mean, "0", "0"},
	} {
		all = append(all, example{c.fr, c.fr, c.en, phrase.Cumulated(fr, c.q, c.how), phrase.Cumulated(en, c.q, c.how)})
	}
	check(t, all)
}

// Whole numbers come out as they went in, and nothing but zero is 0.
func TestDecimalKeepsNumbers(t *testing.T) {
	en := wordsOf(t, "en")
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		n := r.Int64N(1e15)
		if got := strings.ReplaceAll(phrase.Decimal(en, float64(n)), ",", ""); got != strconv.FormatInt(n, 10) {
			t.Fatalf("%d is written %s", n, got)
		}
		tiny := r.Float64() / float64(1+r.Int64N(1e12))
		for _, how := range []model.Cumulation{model.Sum, model.Mean} {
			if got := phrase.Cumulated(en, model.Quantity{Low: tiny, High: tiny}, how); got == "0" {
				t.Fatalf("%g is written %s", tiny, got)
			}
		}
	}
}
