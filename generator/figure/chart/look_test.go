package chart

import (
	"testing"

	"parvis/generator/model"
)

// Each state of one vocabulary has a look of its own: a sign or a pattern that no other has.
func TestLooksDiffer(t *testing.T) {
	differ(t, model.Progress("").Values())
	differ(t, model.Reporting("").Values())
	differ(t, model.Status("").Values())
}

func differ[W model.State](t *testing.T, values []W) {
	t.Helper()
	known := map[Look]W{}
	for _, v := range values {
		l := LookOf(v)
		if l.Sign != NoSign {
			l.Role = Plain // the sign alone tells it
		}
		if other, taken := known[l]; taken {
			t.Errorf("%v looks like %v", v, other)
		}
		known[l] = v
	}
}
