package geo

import (
	"strings"
	"testing"
)

func TestNamed(t *testing.T) {
	for name, want := range map[string]string{
		"Montpellier Méditerranée Métropole": "243400017",
		"le Grand Narbonne":                  "241100593",
		"Nantes":                             "44109",
		"Nantes Métropole":                   "244400404",
		"Mosson":                             "21444 QN03405M", // a commune of Côte-d'Or, a neighbourhood of Montpellier
		"la Mosson":                          "",
		"Aude":                               "11",
		"guadeloupe":                         "01 971",
		"Paris":                              "75 75056",
		"Lyon 7e Arrondissement":             "69387",
		"Béon":                               "89037",
		"Seynod":                             "",
		"":                                   "",
	} {
		var got []string
		for _, p := range Named(name) {
			got = append(got, p.Code)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %s, want %s", name, s, want)
		}
	}
	if f := FormerlyNamed("seynod"); len(f) != 1 || f[0].Now.Code != "74010" {
		t.Errorf("Seynod: %+v", f)
	}
}
