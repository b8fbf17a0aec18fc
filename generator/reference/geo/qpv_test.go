package geo

import (
	"strings"
	"testing"
)

func TestParseQPV(t *testing.T) {
	for code, want := range map[string]QPVCode{
		"QP006005": {2015, "06", false},
		"QP02A001": {2015, "2A", false},
		"QP002001": {2015, "02", false},
		"QP971001": {2015, "971", false},
		"QP978001": {2015, "978", false},
		"QP987001": {2015, "987", false},
		"QN00101M": {2024, "01", false},
		"QN01102I": {2024, "11", false},
		"QN01102N": {2024, "11", true}, // not in the table
		"QN97401I": {2024, "974", false},
		"QN09301X": {2024, "93", true},
	} {
		if got, ok := ParseQPV(code); !ok || got != want {
			t.Errorf("ParseQPV(%q) = %+v, %v, want %+v", code, got, ok, want)
		}
	}
	for _, code := range []string{
		"", "QP", "QP00600", "QP0060055", "qp006005", "QP020001", "QP096001", "QP000001", "QP110001", "QP02a001",
		"QP00600A", "QP00A005", "QN001012", "QN00101m", "QN0010AM", "QN00101É", "QX006005", " QP06005", "QP979001", "QP2A0001",
	} {
		if got, ok := ParseQPV(code); ok {
			t.Errorf("ParseQPV(%q) = %+v, want nothing", code, got)
		}
	}
}

func TestQPVCommunes(t *testing.T) {
	for code, want := range map[string]string{"QN03405M": "34172", "QN00201M": "02571 02691", "QN09336I": "93066", "QN97801M": "97801", "QP034001": "", "QN03499N": ""} {
		if got := strings.Join(QPVCommunes(code), " "); got != want {
			t.Errorf("%s lies in %q, want %q", code, got, want)
		}
	}
}

func TestQPVValidity(t *testing.T) {
	type day [3]int
	for _, test := range []struct {
		code        string
		from, until day
		ends        bool
	}{
		{"QP006005", day{2015, 1, 1}, day{2023, 12, 31}, true},
		{"QP02A001", day{2015, 1, 1}, day{2023, 12, 31}, true},
		{"QP971001", day{2015, 1, 1}, day{2024, 12, 31}, true},
		{"QP978001", day{2015, 1, 1}, day{2024, 12, 31}, true},
		{"QN00101M", day{2024, 1, 1}, day{}, false},
		{"QN97401N", day{2025, 1, 1}, day{}, false},
	} {
		qpv, ok := ParseQPV(test.code)
		if !ok {
			t.Errorf("ParseQPV(%q) knows nothing", test.code)
		}
		var from, until day
		var ends bool
		from[0], from[1], from[2] = qpv.ValidFrom()
		until[0], until[1], until[2], ends = qpv.ValidUntil()
		if from != test.from || until != test.until || ends != test.ends {
			t.Errorf("%s is valid from %v to %v, %v, want %v to %v, %v", test.code, from, until, ends, test.from, test.until, test.ends)
		}
	}
}
