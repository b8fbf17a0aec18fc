package stats

import (
	"fmt"
	"testing"

	"parvis/generator/model"
)

func TestMatrix(t *testing.T) {
	site := small()
	totals := Of(site)
	m := totals.Select(site, Scope{}).Matrix(model.Departement)
	if got := fmt.Sprint(m.N, m.ByDomain, m.ByPlace, m.Total, m.Unknown, m.Overlaps); got != "[[1 0] [1 0] [0 1]] [1 1] [1 1 1] 4 2 true" {
		t.Error(got)
	}
	m = totals.Select(site, Scope{Domain: site.Domains[0], Territory: site.Territories[1]}).Matrix(model.Region)
	if got := fmt.Sprint(m.N, m.ByDomain, m.ByPlace, m.Total, m.Unknown, m.Overlaps); got != "[[2]] [2] [2] 2 0 false" {
		t.Error(got)
	}
}
