package typed

import "testing"

func TestReadFigure(t *testing.T) {
	for _, c := range []struct {
		in     string
		want   any // nil for no reading, "NC" for a missing figure
		remark Remark
	}{
		{"12", int64(12), Plain},
		{"0", int64(0), Plain},
		{" 1 250 ", int64(1250), Plain},
		{"1\u202f250,5", 1250.5, Plain},
		{"8,3", 8.3, Plain},
		{"12.5", 12.5, Plain},
		{"'49", int64(49), Plain},
		{"1.250", int64(1250), ThousandOrDecimal},
		{"1,250.5", 1250.5, Plain},
		{"1.250,5", 1250.5, Plain},
		{"30 à 40", "30 à 40", Plain},
		{"25–30", "25 à 30", Plain},
		{"25-30", "25 à 30", Plain},
		{"Entre 200 et 500", "200 à 500", Plain},
		{"de 10 à 12", "10 à 12", Plain},
		{"environ 20", "environ 20", Approximate},
		{"env 20", "environ 20", Approximate},
		{"~20", "environ 20", Approximate},
		{"une quinzaine", "environ 15", Approximate},
		{"Une vingtaine de jeunes", "environ 20", Approximate},
		{"plus de 50", "plus de 50", Plain},
		{"> 50", "plus de 50", Plain},
		{"au moins 3", "au moins 3", Plain},
		{"moins de 5", "moins de 5", Plain},
		{"15 (1)", int64(15), FootnoteMark},
		{"15*", int64(15), FootnoteMark},
		{"12 stagiaires", int64(12), UnitInValue},
		{"18,5 %", 18.5, Plain},
		{"25 k", nil, NotANumber},
		{"2O", int64(20), LetterForDigit},
		{"bcp", nil, NotANumber},
		{"40 à 30", nil, RangeUpside},
		{"3,26E+13", nil, NotANumber},
		{"néant", int64(0), ZeroInWords},
		{"VRAI", nil, NotANumber},
		{"NC", "NC", Plain}, {"n.d.", "NC", Plain}, {"-", "NC", Plain}, {"–", "NC", Plain}, {"", "NC", Plain}, {"S.O.", "NC", Plain}, {"#", "NC", Plain},
	} {
		f, remark := ReadFigure(c.in)
		var got any
		switch {
		case f.Missing:
			got = "NC"
		case !remark.Refused():
			got = f.Written()
		}
		if got != c.want || remark != c.remark {
			t.Errorf("%q is %v (%q), want %v (%q)", c.in, got, remark, c.want, c.remark)
		}
	}
}

func TestReadDate(t *testing.T) {
	for _, c := range []struct {
		in, want string
		remark   Remark
	}{
		{"12/03/2019", "2019-03-12", Plain},
		{"03.08.15", "2015-08-03", Plain},
		{"27 août 2015", "2015-08-27", Plain},
		{"1er mars 2017", "2017-03-01", Plain},
		{"le 3 févr. 2017", "2017-02-03", Plain},
		{"juin 2019", "2019-06", Plain},
		{"06/2019", "2019-06", Plain},
		{"2019", "2019", Plain},
		{"2019-06-03 09:00:00", "2019-06-03", Plain},
		{"courant 2016", "2016", ImpreciseDate},
		{"fin 2018", "2018", ImpreciseDate},
		{"43655", "2019-07-09", DateFromSerial},
		{"12/14/2020", "2020-12-14", MonthFirst},
		{"30/02/2016", "", NoSuchDate},
		{"Comité du 3", "", NotADate},
		{"non précisé", "", Plain},
		{"", "", Plain},
	} {
		if d, remark := ReadDate(c.in); d.String() != c.want || remark != c.remark {
			t.Errorf("%q is %q (%q), want %q (%q)", c.in, d, remark, c.want, c.remark)
		}
	}
}

func TestReadSiren(t *testing.T) {
	for _, c := range []struct {
		in     string
		asked  bool
		want   string
		remark Remark
	}{
		{"147 319 164", false, "147319164", Plain},
		{"147319164.0", false, "147319164", Plain},
		{"\t14959104200010", true, "149591042", Plain},
		{"149 484 057 00026", true, "149484057", Plain},
		{"9117128", false, "009117128", LostZeros},
		{"930925300038", true, "009309253", LostZeros},
		{"147887095", true, "147887095", SirenForSiret},
		{"14959104200011", true, "149591042", WrongSiretEnd},
		{"1,41E+13", true, "", Scientific},
		{"147319165", false, "", NotASiren},
		{"RNA W123", false, "", NotASiren},
		{"NC", false, "", Plain},
	} {
		if got, remark := ReadSiren(c.in, c.asked); got != c.want || remark != c.remark {
			t.Errorf("%q is %q (%q), want %q (%q)", c.in, got, remark, c.want, c.remark)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"12", "30 à 40", "une quinzaine", "courant 2016", "1,41E+13", "’", "12/14/20"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if g, r := ReadFigure(s); !r.Refused() && !r.Doubtful() && !g.Missing {
			if text, ok := g.Written().(string); ok {
				if again, r := ReadFigure(text); r.Refused() || again.Value != g.Value {
					t.Errorf("%q is written %q, read again as %+v (%q)", s, text, again, r)
				}
			}
		}
		ReadDate(s)
		ReadSiren(s, true)
	})
}
