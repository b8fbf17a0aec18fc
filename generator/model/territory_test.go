package model

import (
	"strings"
	"testing"
)

// A neighbourhood may lie over several communes.
func TestCommunes(t *testing.T) {
	for _, c := range []struct {
		place Territory
		want  string
	}{
		{Territory{Level: QPV, Code: "QN00201M"}, "Omissy, Saint-Quentin"},
		{Territory{Level: QPV, Code: "QN03405M"}, "Montpellier"},
		{Territory{Level: QPV, Code: "QP034001"}, ""}, // the map of 2015 has no table
		{Territory{Level: Commune, Code: "34172"}, ""},
	} {
		if got := strings.Join(c.place.Communes(), ", "); got != c.want {
			t.Errorf("%s lies in %q, want %q", c.place.Code, got, c.want)
		}
	}
}
