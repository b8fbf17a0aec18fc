package chart

import (
	"fmt"
	"slices"
	"testing"

	"parvis/generator/model"
)

func TestValues(t *testing.T) {
	for _, c := range []struct {
		name              string
		value             Value
		certain, possible float64
		known, zero       bool
	}{
		{"exact", Number(5, "5"), 5, 5, true, false},
		{"zero", Number(0, "0"), 0, 0, true, true},
		{"range", Value{Low: 30, High: 40, Kind: Range}, 30, 40, true, false},
		{"range from nothing", Value{Low: 0, High: 40, Kind: Range}, 0, 40, true, false},
		{"at least", Value{Low: 20, High: 99, Kind: AtLeast}, 20, 20, true, false},
		{"at least nothing", Value{Kind: AtLeast}, 0, 0, true, false},
		{"at most", Value{Low: 3, High: 15, Kind: AtMost}, 0, 15, true, false},
		{"about", Value{Low: 20, High: 20, Kind: About}, 20, 20, true, false},
		{"negative", Value{Low: -4, High: -4, Kind: Negative}, 0, 0, true, false},
		{"negative at least", Value{Low: -4, High: 3, Kind: Negative}, 0, 0, true, false},
		{"missing", Value{Low: 7, Kind: Missing}, 0, 0, false, false},
		{"not due", Value{Kind: NotDue}, 0, 0, false, false},
	} {
		v := c.value
		if v.Certain() != c.certain || v.Possible() != c.possible || v.Known() != c.known || v.Zero() != c.zero {
			t.Errorf("%s: certain %v, possible %v, known %v, zero %v", c.name, v.Certain(), v.Possible(), v.Known(), v.Zero())
		}
	}
}

func TestHoldingTarget(t *testing.T) {
	first, second := Target{Value: Number(80, "80"), Revised: true}, Target{Value: Number(60, "60")}
	if got, ok := (Row{Targets: []Target{first, second}}).Holding(); !ok || got.Value.Low != 60 {
		t.Errorf("got %v, %v", got, ok)
	}
	if _, ok := (Row{Targets: []Target{first}}).Holding(); ok {
		t.Error("a target that was changed still holds")
	}
}

// TestChoose tests each row of the table on both sides of its thresholds.
func TestChoose(t *testing.T) {
	tests := map[string][]struct {
		data Data
		want Form
	}{
		"nothing-known": {
			{Data{Question: ByCategory}, None},
			{Data{Question: OneMeasure, Heads: 6, Targets: 1}, None},
		},
		"all-zero": {
			{Data{Question: ByCategory, Rows: 5, Numbers: 5}, None},
			{Data{Question: Promised, Rows: 1, Numbers: 1, Targets: 1}, Targets}, // 0 of 30 says something
		},
		"one-category": {
			{Data{Question: ByDept, Rows: 1, WithData: 1, Parts: 1, Numbers: 1, Most: 9, Sum: 9}, None},
			{Data{Question: ByRow, Rows: 1, WithData: 1, Parts: 2, Numbers: 2, Most: 9, Sum: 13}, Bars},
			{Data{Question: ByCategory, Rows: 5, WithData: 1, Parts: 1, Numbers: 5, Most: 16, Sum: 16}, None},
			{Data{Question: ByCategory, Rows: 5, WithData: 1, Parts: 2, Numbers: 6, Most: 16, Sum: 20, Unknown: 4}, Bars},
			{Data{Question: Solidity, Rows: 3, WithData: 1, Parts: 1, Numbers: 3, Most: 16, Sum: 16}, None},
			{Data{Question: Coverage, Rows: 2, WithData: 1, Parts: 1, Numbers: 3, Most: 16, Sum: 16}, None},
			{Data{Question: Funnel, Rows: 2, WithData: 1, Parts: 1, Numbers: 2, Most: 16, Sum: 16}, None},
			{Data{Question: Coverage, Rows: 2, WithData: 1, Parts: 2, Numbers: 3, Most: 16, Sum: 20, Unknown: 4}, Waffle},
		},
		"two-categories": {
			{Data{Question: ByCategory, Rows: 2, WithData: 2, Parts: 2, Numbers: 2, Most: 9, Sum: 16}, None},
			{Data{Question: ByDomain, Rows: 2, WithData: 2, Parts: 2, Numbers: 2, Most: 9, Sum: 16}, Stones},
			{Data{Question: ByCategory, Rows: 3, WithData: 3, Parts: 3, Numbers: 3, Most: 9, Sum: 18}, Stones},
		},
		"few-places": {
			{Data{Question: Deployment, Rows: 9, WithData: 9}, None},
			{Data{Question: Deployment, Rows: 10, WithData: 2}, None},
		},
		"one-state": {
			{Data{Question: Deployment, Rows: 10, WithData: 10, States: 1}, None},
		},
		"places-deployed": {
			{Data{Question: Deployment, Rows: 10, WithData: 3, States: 2}, Tiles},
		},
		"map-of-regions": {
			{Data{Question: ByRegion, Rows: 3, WithData: 1, Parts: 1, Numbers: 3, Most: 12, Sum: 12}, Regions},
			{Data{Question: ByRegion, Rows: 3, WithData: 1, Parts: 2, Numbers: 4, Most: 12, Sum: 16}, Regions},
			{Data{Question: ByRegion, Rows: 2, WithData: 2, Parts: 2, Numbers: 2, Most: 12, Sum: 12}, Bars},
		},
		"map-of-departements": {
			{Data{Question: ByDept, Rows: 3, WithData: 3, Parts: 3, Numbers: 3, Most: 7, Sum: 15}, Tiles},
			{Data{Question: ByDept, Rows: 2, WithData: 2, Parts: 2, Numbers: 2, Most: 7, Sum: 15}, Bars},
		},
		"shares-here": {
			{Data{Question: PartOfWhole, Rows: 5, Parts: 5, Numbers: 5, Most: 9, Sum: 30, Base: 20}, Dots},
			{Data{Question: PartOfWhole, Rows: 5, Parts: 5, Numbers: 5, Most: 9, Sum: 30, Base: 19}, Stones},
			{Data{Question: Comparing, Rows: 5, Parts: 5, Numbers: 9, Most: 6, Sum: 30, Base: 20}, Dots},
			{Data{Question: Comparing, Rows: 5, Parts: 5, Numbers: 9, Most: 5, Sum: 30, Base: 20}, Matrix},
		},
		"stones-compared": {
			{Data{Question: Comparing, Rows: 5, Parts: 5, Numbers: 9, Most: 5, Sum: 12, Base: 3}, Matrix},
			{Data{Question: Comparing, Rows: 5, Parts: 5, Numbers: 9, Most: 6, Sum: 12, Base: 3}, Bars},
		},
		"stones": {
			{Data{Question: ByCategory, Rows: 5, Parts: 5, Numbers: 5, Most: 12, Sum: 60}, Stones},
			{Data{Question: ByCategory, Rows: 5, Parts: 5, Numbers: 5, Most: 13, Sum: 60}, Bars},
			{Data{Question: ByCategory, Rows: 6, Parts: 6, Numbers: 6, Most: 12, Sum: 61}, Bars},
		},
		"names-beside": {
			{Data{Question: ByRow, Rows: 6, Parts: 6, Numbers: 6, Most: 13, Sum: 60}, Beside},
			{Data{Question: ByRow, Rows: 5, Parts: 5, Numbers: 5, Most: 13, Sum: 60}, Bars},
		},
		"bars": {
			{Data{Question: ByCategory, Rows: 17, Parts: 17, Numbers: 17, Most: 130, Sum: 900}, Bars},
		},
		"one-line-of-two": {
			{Data{Question: ByTwo, Rows: 1, WithData: 1, Parts: 1, Columns: 3, Heads: 5, Numbers: 5, Most: 8, Sum: 9}, Bars},
			{Data{Question: ByTwo, Rows: 3, WithData: 3, Parts: 3, Columns: 1, Heads: 5, Numbers: 15, Most: 8, Sum: 9}, Bars},
		},
		"too-many-columns": {
			{Data{Question: ByTwo, Rows: 9, WithData: 9, Parts: 9, Columns: 8, Heads: 8, Numbers: 72, Most: 30, Sum: 90}, None},
			{Data{Question: ByTwo, Rows: 9, WithData: 9, Parts: 9, Columns: 7, Heads: 7, Numbers: 63, Most: 30, Sum: 90}, Heat},
		},
		"stones-of-two": {
			{Data{Question: ByTwo, Rows: 4, WithData: 2, Parts: 2, Columns: 2, Heads: 5, Numbers: 20, Most: 6, Sum: 20}, Matrix},
			{Data{Question: ByTwo, Rows: 5, WithData: 2, Parts: 2, Columns: 2, Heads: 5, Numbers: 25, Most: 6, Sum: 20}, Heat},
		},
		"shades": {
			{Data{Question: ByTwo, Rows: 4, WithData: 2, Parts: 2, Columns: 2, Heads: 5, Numbers: 20, Most: 7, Sum: 20}, Heat},
		},
		"few-years": {
			{Data{Question: OverTime, Rows: 9, WithData: 2, Parts: 2, Numbers: 9, Most: 4, Sum: 6}, None}, // years between two are 0
		},
		"mostly-undated": {
			{Data{Question: OverTime, Rows: 3, WithData: 3, Parts: 4, Numbers: 4, Most: 4, Sum: 17, Unknown: 9}, None},
		},
		"years": {
			{Data{Question: OverTime, Rows: 3, WithData: 3, Parts: 4, Numbers: 4, Most: 4, Sum: 18, Unknown: 9}, Columns},
		},
		"below-zero": {
			{Data{Question: OneMeasure, Rows: 1, Numbers: 3, Heads: 3, Below: 3}, None},
			{Data{Question: OneMeasure, Rows: 1, Numbers: 3, Heads: 3, Below: 2, Most: 4}, Chronicle},
			{Data{Question: Promised, Rows: 2, Numbers: 2, Targets: 2, Below: 1, Most: 4}, Targets},
			{Data{Question: Together, Rows: 1, Numbers: 3, Targets: 1, Below: 1, Most: 4}, None},
		},
		"periods": {
			{Data{Question: OneMeasure, Rows: 1, Numbers: 1, Heads: 2, Targets: 1, Most: 4}, Chronicle},
			{Data{Question: OneMeasure, Rows: 1, Numbers: 3, Heads: 3, Most: 4}, Chronicle},
			{Data{Question: OneMeasure, Rows: 1, Numbers: 2, Heads: 3, Most: 4}, Big},
		},
		"promised": {
			{Data{Question: OneMeasure, Rows: 1, Numbers: 1, Heads: 1, Targets: 1, Most: 4}, Targets},
			{Data{Question: Promised, Rows: 6, Numbers: 5, Targets: 1, Most: 4}, Targets},
		},
		"done-and-promised": {
			{Data{Question: Together, Rows: 1, Numbers: 1, Targets: 1, Most: 4, Parts: 1}, Indicator},
		},
		"one-value": {
			{Data{Question: Promised, Rows: 2, Numbers: 2, Most: 4}, Big},
			{Data{Question: Together, Rows: 9, Numbers: 9, Most: 4}, Big},
		},
		"no-target": {
			{Data{Question: Promised, Rows: 3, Numbers: 3, Most: 4}, None},
		},
		"pile": {
			{Data{Question: Standing, Rows: 4, Parts: 3, Numbers: 4, Most: 60, Sum: 96}, Pile},
		},
		"stack": {
			{Data{Question: Standing, Rows: 4, Parts: 3, Numbers: 4, Most: 60, Sum: 97}, Stack},
		},
		"waffle": {
			{Data{Question: Coverage, Rows: 2, Parts: 2, Numbers: 2, Most: 160, Sum: 200}, Waffle},
			{Data{Question: Funnel, Rows: 2, Parts: 2, Numbers: 2, Most: 160, Sum: 200}, Waffle},
			{Data{Question: Funnel, Rows: 3, Parts: 3, Numbers: 3, Most: 160, Sum: 200}, Bars},
		},
		"coverage": {
			{Data{Question: Coverage, Rows: 2, Parts: 2, Numbers: 2, Most: 160, Sum: 201}, Stack},
		},
		"steps": {
			{Data{Question: Funnel, Rows: 2, Parts: 2, Numbers: 2, Most: 160, Sum: 201}, Bars},
		},
		"one-declared": {
			{Data{Question: Declared, Rows: 1, Parts: 1, Numbers: 2, Most: 160, Sum: 20}, None},
		},
		"declared": {
			{Data{Question: Declared, Rows: 2, Parts: 2, Numbers: 4, Most: 160, Sum: 20}, Dumbbell},
		},
		"few-tools": {
			{Data{Question: OnAxes, Rows: 2}, None},
		},
		"tools": {
			{Data{Question: OnAxes, Rows: 3}, Quadrants},
		},
	}
	for _, r := range Rules() {
		if len(tests[r.Key]) == 0 {
			t.Errorf("no test of the rule %s", r.Key)
		}
		wins := false
		for _, c := range tests[r.Key] {
			if got := Choose(c.data); got != c.want {
				t.Errorf("%s: %+v is drawn as %s, want %s", r.Key, c.data, got, c.want)
			}
			wins = wins || winner(c.data) == r.Key
		}
		if !wins {
			t.Errorf("%s decides none of its tests", r.Key)
		}
		delete(tests, r.Key)
	}
	for key := range tests {
		t.Errorf("%s is tested, and no rule", key)
	}
}

// winner is the rule that decides.
func winner(d Data) string {
	for _, r := range Rules() {
		if r.For(d.Question) && r.holds(d, r.Limits) {
			return r.Key
		}
	}
	return ""
}

// Every question has an answer for any data: the last rule that it has always holds.
func TestEveryQuestionIsAnswered(t *testing.T) {
	for _, q := range Questions() {
		for _, n := range []int{1, 2, 5, 40} {
			d := Data{Question: q, Rows: n, WithData: n, Parts: n, Columns: n, Heads: n, Numbers: n, Most: 500, Sum: 900}
			if winner(d) == "" {
				t.Errorf("%s with %d rows: no rule holds", q, n)
			}
		}
	}
	keys := map[string]bool{}
	for _, r := range Rules() {
		if keys[r.Key] {
			t.Errorf("two rules are named %s", r.Key)
		}
		keys[r.Key] = true
	}
}

func count(label string, role Role, n ...float64) Row {
	r := Row{Label: label, Role: role}
	for _, v := range n {
		r.Cells = append(r.Cells, Number(v, fmt.Sprint(v)))
	}
	return r
}

func TestMeasure(t *testing.T) {
	c := Chart{Rows: []Row{count("a", Hue1, 6), count("b", Hue2, 0), count("?", Unknown, 4)}}
	d := Measure(c, ByCategory)
	if want := (Data{Question: ByCategory, Rows: 2, WithData: 1, States: 2, Parts: 2, Columns: 1, Numbers: 3, Most: 6, Sum: 10, Unknown: 4}); d != want {
		t.Errorf("got %+v, want %+v", d, want)
	}
	whole := Chart{Rows: []Row{{Cells: []Value{Number(12, "12")}, Whole: 30}, {Cells: []Value{Number(10, "10")}, Whole: 40}}}
	if d := Measure(whole, PartOfWhole); d.Base != 22 {
		t.Errorf("the least of 22 here and 48 elsewhere is %v", d.Base)
	}
	two := Chart{Columns: []string{"Aude", "Gard"}, Rows: []Row{count("a", Hue1, 20, 3), count("b", Hue2, 8, 9)}}
	if d := Measure(two, Comparing); d.Base != 12 || d.Columns != 2 || d.Most != 20 {
		t.Errorf("got %+v", d)
	}
	places := Chart{Rows: []Row{{Code: "11", Role: Unknown}, {Code: "30", Role: Plain}, {Code: "34", Role: Away}}}
	if d := Measure(places, Deployment); d.Rows != 2 || d.States != 2 {
		t.Errorf("%d places are described, in %d states", d.Rows, d.States)
	}
	loss := Value{Low: -2, High: 3, Kind: Negative}
	below := Chart{Rows: []Row{{Cells: []Value{loss, Number(3, "3")}, Targets: []Target{{Value: loss}}}}}
	if d := Measure(below, OneMeasure); d.Below != 2 || d.Numbers != 2 || d.Most != 3 {
		t.Errorf("got %+v", d)
	}
}

func TestShown(t *testing.T) {
	c := Chart{Form: Bars}
	for i := range 25 {
		c.Rows = append(c.Rows, count(fmt.Sprint(i), Plain, float64(25-i)))
	}
	c.Rows = append(c.Rows, count("?", Unknown, 3))
	if shown, left := c.Shown(); len(shown.Rows) != RowsKept+1 || len(left) != 15 || shown.Rows[RowsKept].Label != "?" {
		t.Errorf("%d rows shown, %d left", len(shown.Rows), len(left))
	}
	few := Chart{Form: Bars, Rows: []Row{count("a", Plain, 3), count("b", Plain, 0)}}
	if shown, left := few.Shown(); len(shown.Rows) != 2 || left != nil {
		t.Error("a zero among few was left out")
	}
	for range 8 {
		few.Rows = append(few.Rows, count("c", Plain, 0))
	}
	if shown, left := few.Shown(); len(shown.Rows) != 1 || len(left) != 9 {
		t.Errorf("%d rows shown, %d zeros left out", len(shown.Rows), len(left))
	}
	if len(few.Rows) != 10 {
		t.Error("the chart itself was changed")
	}
}

func TestClasses(t *testing.T) {
	for _, c := range []struct {
		values []float64
		want   []Class
	}{
		{nil, nil},
		{[]float64{0, 0}, nil},
		{[]float64{12, 0}, []Class{{12, 12}}},
		{[]float64{3, 1, 2, 3}, []Class{{1, 1}, {2, 2}, {3, 3}}},
		{[]float64{1, 2, 3, 50, 51, 100, 101, 200, 400}, []Class{{1, 3}, {50, 51}, {100, 101}, {200, 200}, {400, 400}}},
	} {
		if got := Classes(c.values, Shades); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.values, got, c.want)
		}
	}
	classes := []Class{{1, 3}, {50, 51}}
	for v, want := range map[float64]Role{0: Empty, 1: Shade3, 3: Shade3, 50: Shade5, 51: Shade5} {
		if got := ShadeOf(v, classes); got != want {
			t.Errorf("%v is of shade %v, want %v", v, got, want)
		}
	}
}

// TestLooks: what a state amounts to has a role of its own, and states that look the same amount to
// the same.
func TestLooks(t *testing.T) {
	roles := map[Role]model.Sign{}
	for _, s := range model.Sign("").Values() {
		role, ok := rolesOfSigns[s]
		if other := roles[role]; !ok || other != "" {
			t.Errorf("%s has the role of %q", s, other)
		}
		roles[role] = s
	}
	var all []model.State
	for _, p := range model.Progress("").Values() {
		all = append(all, p)
	}
	for _, r := range model.Reporting("").Values() {
		all = append(all, r)
	}
	for _, s := range model.Status("").Values() {
		all = append(all, s)
	}
	for i, p := range all {
		for _, q := range all[i+1:] {
			_, one := p.(model.Status)
			_, two := q.(model.Status)
			if LookOf(p) == LookOf(q) && (p.Sign() != q.Sign() || one && two) {
				t.Errorf("%v and %v look the same", p, q)
			}
		}
	}
	if got := LookOf(model.Receding); got != (Look{Missed, Back}) {
		t.Errorf("%+v", got)
	}
}

func TestTransposed(t *testing.T) {
	c := Chart{Columns: []string{"Éducation", "Emploi"}, Total: &Row{Label: "Total"}, Rows: []Row{
		{Label: "Aude", Said: "4", Cells: []Value{Number(3, "3"), Number(1, "1")}}, {Label: "Gard", Said: "2", Cells: []Value{Number(2, "2"), Number(0, "0")}}}}
	got := c.Transposed([]Role{Hue1, Hue2})
	if !slices.Equal(got.Columns, []string{"Aude", "Gard"}) || got.Rows[0].Label != "Éducation" || got.Rows[1].Role != Hue2 || got.Rows[0].Cell(1).Low != 2 || got.Total.Cell(0).Text != "4" {
		t.Errorf("got %+v", got)
	}
}

func TestCompanion(t *testing.T) {
	c := Chart{Form: Regions, Rows: []Row{{Label: "Occitanie", Role: Shade5, Cells: []Value{Number(12, "12")}}, {Label: "Grand Est", Role: Away}, {Label: "Corse", Role: Empty, Cells: []Value{Number(0, "0")}},
		{Label: "Bretagne", Role: Shade1, Cells: []Value{Number(1, "1")}}}}
	got := c.Companion()
	if got.Form != Bars || len(got.Rows) != 3 || got.Rows[0].Role != Plain {
		t.Errorf("got %+v", got)
	}
}
