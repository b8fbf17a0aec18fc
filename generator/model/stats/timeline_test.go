package stats

import (
	"fmt"
	"testing"
)

func TestTimeline(t *testing.T) {
	site := small()
	totals := Of(site)
	show := func(scope Scope) string { return fmt.Sprint(totals.Select(site, scope).Timeline()) }
	for _, c := range []struct {
		name  string
		scope Scope
		want  string
	}{
		{"all", Scope{}, "{[{2013 1 1 1 1} {2014 0 0 1 1} {2015 0 0 1 1} {2016 1 1 2 2}] {3 1} {3 1}}"},
		{"a période starts again", Scope{From: 2014}, "{[{2016 1 1 1 1}] {1 0} {1 0}}"},
		{"no date", Scope{Territory: site.Territories[5]}, "{[{2016 1 0 1 0}] {1 0} {0 0}}"},
		{"nothing", Scope{To: 1990}, "{[] {0 0} {0 0}}"},
	} {
		if got := show(c.scope); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if s := totals.Select(site, Scope{From: 2014}); s.UndatedSignatories != 1 || s.UndatedConventions != 1 {
		t.Errorf("what has no date isn't silently dropped: %+v", s)
	}
}

func TestTimelineByProperty(t *testing.T) {
	for seed := range uint64(seeds) {
		site := world(seed)
		totals := Of(site)
		for _, scope := range everyScope(site) {
			s := totals.Select(site, scope)
			line := s.Timeline()
			n, v := 0, 0
			for i, y := range line.Years {
				n, v = n+y.Signatories, v+y.Conventions
				if y.AllSignatories != n || y.AllConventions != v || i > 0 && y.Year != line.Years[i-1].Year+1 {
					t.Fatalf("seed %d, %+v: %+v", seed, scope, line)
				}
			}
			if line.Signatories.Total != len(s.Signatories)+len(s.Left) || line.Conventions.Total != len(s.Conventions) ||
				n != line.Signatories.Total-line.Signatories.Undated || v != line.Conventions.Total-line.Conventions.Undated {
				t.Fatalf("seed %d, %+v: %+v for %d signatories and %d conventions", seed, scope, line, n, v)
			}
		}
	}
}
