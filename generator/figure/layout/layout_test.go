package layout

import (
	"slices"
	"strings"
	"testing"

	"parvis/generator/figure/chart"
	"parvis/generator/reference/geo"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit float64
		want  []string
	}{
		{"", 100, []string{""}},
		{"Emploi", 100, []string{"Emploi"}},
		{"Soutien aux initiatives locales", 120, []string{"Soutien aux", "initiatives", "locales"}},
		{"Auvergne-Rhône-Alpes", 85, []string{"Auvergne-", "Rhône-", "Alpes"}},
		{"abcdefghijklmnopqrstuvwxyz", 60, []string{"abcdefg", "hijklmn", "opqrstu", "vwxyz"}},
		{"a b c d e f g h i j", 24, []string{"a b", "c d", "e f", "g…"}},
	} {
		got := wrap(c.text, c.limit, textSize, false)
		if !slices.Equal(got, c.want) {
			t.Errorf("%q in %v: %q, want %q", c.text, c.limit, got, c.want)
		}
		for _, l := range wrap(c.text, c.limit, textSize, false) {
			if w := width(l, textSize, false); w > c.limit && len([]rune(l)) > 1 {
				t.Errorf("%q is %v wide, over %v", l, w, c.limit)
			}
		}
	}
}

// Nothing of a text is lost where it has enough lines.
func TestWrapKeepsTheWords(t *testing.T) {
	text := "Développement de la responsabilité sociétale des entreprises (RSE)"
	if got := strings.Join(wrap(text, Narrow, textSize, false), " "); got != text {
		t.Errorf("got %q", got)
	}
}

func TestShorten(t *testing.T) {
	if got := shorten("Emploi", 100, textSize, false); got != "Emploi" {
		t.Errorf("got %q", got)
	}
	got := shorten("Développement économique", 100, textSize, false)
	if !strings.HasSuffix(got, "…") || width(got, textSize, false) > 100 {
		t.Errorf("got %q", got)
	}
}

func TestWidth(t *testing.T) {
	if a, b := width("Gard", textSize, false), width("Gard", textSize, true); a <= 0 || b <= a {
		t.Errorf("regular %v, bold %v", a, b)
	}
	if width("e\u0301", textSize, false) != width("e", textSize, false) {
		t.Error("an accent has a width of its own")
	}
	if width("宪", 10, false) < 10 {
		t.Error("a character as wide as high is taken for a letter")
	}
}

// TestTiles: every département has a tile of its own.
func TestTiles(t *testing.T) {
	var got, want []string
	for _, line := range departements {
		if len(line) != 11 {
			t.Errorf("a line has %d places", len(line))
		}
		for _, code := range line {
			if code != "" {
				got = append(got, code)
			}
		}
	}
	for _, s := range geo.Outlines(geo.Departement) {
		want = append(want, s.Code)
	}
	slices.Sort(got)
	slices.Sort(want)
	if len(departements) != 14 || !slices.Equal(got, want) {
		t.Errorf("%d lines, codes %v, want %v", len(departements), got, want)
	}
}

// TestOutlinesStillTouch: points where three régions met are in as many outlines as before, and
// no border has two versions.
func TestOutlinesStillTouch(t *testing.T) {
	before, after := map[point]int{}, map[point]int{}
	light := 0
	for _, s := range geo.Outlines(geo.Region) {
		d := regionPaths()[s.Code]
		if d == "" {
			t.Fatalf("no outline of %s", s.Code)
		}
		light += len(d)
		for _, r := range rings(s.Path) {
			for _, p := range r {
				before[p]++
			}
		}
		for _, r := range rings(strings.NewReplacer("M", "m", "l", " ").Replace(absolute(d))) {
			for _, p := range r {
				after[p]++
			}
		}
	}
	met := 0
	for p, n := range before {
		if n > 2 {
			met++
			if after[p] != n {
				t.Errorf("%v was in %d outlines, and is in %d", p, n, after[p])
			}
		}
	}
	if met < 10 {
		t.Errorf("only %d points where régions meet", met)
	}
	for p, n := range after {
		if before[p] < n {
			t.Errorf("%v is in %d outlines, and was in %d", p, n, before[p])
		}
	}
	if light > 6000 {
		t.Errorf("the outlines have %d bytes", light)
	}
}

// absolute makes the beginning of each ring relative to that of the one before, as in the table.
func absolute(d string) string {
	var out strings.Builder
	var last point
	for _, sub := range strings.Split(d, "M")[1:] {
		first, rest, _ := strings.Cut(sub, "l")
		r := rings("m" + first + "z")[0][0]
		out.WriteString("M" + Number(r.x-last.x) + " " + Number(r.y-last.y) + "l" + rest)
		last = r
	}
	return out.String()
}

// TestPlacesAreOneOrTheOther: only a text may be placed in per cents and pixels at once; a printer has no way
// to write it for other marks.
func TestPlacesAreOneOrTheOther(t *testing.T) {
	mixed := func(l Len) bool { return l.Pct != 0 && l.Px != 0 }
	var walk func(form chart.Form, marks []Mark)
	walk = func(form chart.Form, marks []Mark) {
		for _, m := range marks {
			bad := false
			switch m := m.(type) {
			case Rect:
				bad = mixed(m.X) || mixed(m.W)
			case Line:
				bad = mixed(m.X1) || mixed(m.X2)
			case Circle:
				bad = mixed(m.X)
			case Path:
				bad = mixed(m.X)
			case Group:
				bad = mixed(m.X)
				walk(form, m.Marks)
			}
			if bad {
				t.Errorf("%s: %+v", form, m)
			}
		}
	}
	value := func(k chart.Kind, low, high float64) chart.Value {
		return chart.Value{Kind: k, Low: low, High: high, Text: "x"}
	}
	for _, form := range chart.Forms() {
		c := chart.Chart{Form: form, Columns: []string{"a", "b", "c", "d"}}
		for _, v := range []chart.Value{value(chart.Exact, 3, 3), value(chart.Range, 3, 5), value(chart.AtLeast, 9, 9), value(chart.AtMost, 0, 4), value(chart.Missing, 0, 0), value(chart.NotDue, 0, 0)} {
			c.Rows = append(c.Rows, chart.Row{Label: "x", Code: "11", Cells: []chart.Value{v, v, v, v},
				Targets: []chart.Target{{Value: value(chart.Exact, 4, 4), Revised: true}, {Value: value(chart.Range, 2, 3), From: 1, To: 3}}})
		}
		d := Of(c)
		if d.Height == 0 && form != chart.None {
			t.Errorf("%s is not drawn", form)
		}
		walk(form, d.Marks)
	}
}

func TestNumber(t *testing.T) {
	for f, want := range map[float64]string{0: "0", -0.001: "0", 1.005: "1", 12.5: "12.5", 3.14159: "3.14", -7: "-7"} {
		if got := Number(f); got != want {
			t.Errorf("%v is written %s, want %s", f, got, want)
		}
	}
}
