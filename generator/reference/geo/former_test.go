package geo

import (
	"slices"
	"testing"
)

func TestFormer(t *testing.T) {
	for code, want := range map[string]Former{
		"01039": {"01039", "Béon", "2023-01-01", Place{Commune, "01138", "Culoz-Béon"}},
		"74268": {"74268", "Seynod", "2017-01-01", Place{Commune, "74010", "Annecy"}},
		"59355": {"59355", "Lomme", "2000-02-27", Place{Commune, "59350", "Lille"}},
		"78002": {"78002", "Ableiges", "1968-01-01", Place{Commune, "95002", "Ableiges"}},
		"20004": {"20004", "Ajaccio", "1976-01-01", Place{Commune, "2A004", "Ajaccio"}},
	} {
		if got, ok := FormerCode(code); !ok || got != want {
			t.Errorf("%s was %+v, %v, want %+v", code, got, ok, want)
		}
	}
	for _, code := range []string{"01138", "99999", "", "code"} {
		if got, ok := FormerCode(code); ok {
			t.Errorf("%q was %+v", code, got)
		}
	}
	for _, c := range []struct{ code, name, want string }{
		{"51108", "Châlons-sur-Marne", "Châlons-sur-Marne 1998-01-04"},
		{"01138", "Culoz", "Culoz 2023-01-01"},
		{"01033", "Bellegarde-sur-Valserine (Ain)", "Bellegarde-sur-Valserine 2019-01-01"},
		{"51108", "Reims", ""},
	} {
		got := ""
		if f, ok := FormerName(c.code, c.name); ok {
			got = f.Name + " " + f.Until
		}
		if got != c.want {
			t.Errorf("%s %s: %q, want %q", c.code, c.name, got, c.want)
		}
	}
}

// Every former commune leads to one of today, and the rows stand in the order of their codes.
func TestFormersHold(t *testing.T) {
	var codes []string
	for f := range Formers() {
		codes = append(codes, f.Code)
		if f.Now.Name == "" || f.Name == "" || len(f.Until) != len("2023-01-01") {
			t.Errorf("%+v", f)
		}
		if _, current := Find(Commune, f.Code); current && f.Now.Code != f.Code {
			t.Errorf("%s is a commune, and was: %+v", f.Code, f)
		}
	}
	if !slices.IsSorted(codes) || len(codes) < 6800 {
		t.Errorf("%d rows, sorted: %v", len(codes), slices.IsSorted(codes))
	}
}
