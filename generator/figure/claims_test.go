package figure

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parvis/generator/content/synth"
	"parvis/generator/figure/catalogue"
	"parvis/generator/figure/chart"
	"parvis/generator/model/stats"
	"parvis/generator/testsite"
)

// TestClaims: on three sites, of every figure of the site, of a domain and of a territory: no drawing has
// one mark, or only zeros; none has a per cent of fewer than 20; a total says what it covers.
func TestClaims(t *testing.T) {
	drawn, shares, totals := 0, 0, 0
	for name, content := range map[string]fs.FS{"real": os.DirFS("../../content"), "mini": os.DirFS("../testdata/mini/content"), "made": synth.FS(1, 300)} {
		site := testsite.Of(t, content)
		m := New(site, stats.Of(site), wordsOf(t, site.Lang))
		for _, spec := range narrowed(m, specsOf(m)) {
			f := m.Make(spec)
			at := name + " " + f.ID
			if f.Total != nil {
				totals++
				wantCovered(t, at, f)
			}
			if len(f.Charts) == 0 {
				continue
			}
			drawn++
			marks, above := marksOf(f)
			if f.Charts[0].Form == chart.Big {
				continue
			}
			always := slices.Contains([]catalogue.Kind{catalogue.ByDomain, catalogue.ByRegion, catalogue.SignatoriesByRegion}, spec.Kind) // drawn with any record
			if marks < 2 && !always {
				t.Errorf("%s is drawn with %d mark: %s", at, marks, f.Sentence)
			}
			if above == 0 {
				t.Errorf("%s is drawn, and all is zero: %s", at, f.Sentence)
			}
			shares += wantBases(t, at, f)
			for _, c := range f.Charts {
				wantApart(t, at, c)
			}
		}
	}
	if drawn < 400 || shares < 4 || totals < 600 {
		t.Errorf("only %d drawings, %d with shares, %d totals", drawn, shares, totals)
	}
}

// narrowed is these figures, and each of them of every domain and of every territory.
func narrowed(m *Maker, specs []catalogue.Spec) []catalogue.Spec {
	out := slices.Clone(specs)
	for _, s := range specs {
		if s.Kind.Takes(catalogue.Domain) {
			for _, d := range m.site.Domains {
				s := s
				s.Domain = d.Slug
				out = append(out, s)
			}
		}
		if s.Kind.Takes(catalogue.Territory) && s.Territory == "" {
			for _, p := range m.site.Territories[:min(12, len(m.site.Territories))] {
				s := s
				s.Territory = p.Slug
				out = append(out, s)
			}
		}
	}
	return out
}

// marksOf counts what is drawn of what the site knows, but for lines: numbers above zero, what is known
// to be missing, targets, places; and those of them that are above zero. A map and its bars show the same.
func marksOf(f *Figure) (marks, above int) {
	for _, c := range f.Charts {
		if c.Form.Map() && len(f.Charts) > 1 {
			continue
		}
		for _, r := range c.Rows {
			if c.Form.Map() || c.Form == chart.Quadrants {
				marks, above = marks+1, above+1
				continue
			}
			if _, ok := r.Holding(); ok {
				marks, above = marks+1, above+1
			}
			if r.Whole > 0 {
				marks, above = marks+1, above+1
			}
			for _, v := range r.Cells {
				switch {
				case v.Known() && !v.Zero():
					marks, above = marks+1, above+1
				case !v.Known() && v.Kind != chart.NotApplicable:
					marks++
				}
			}
		}
	}
	return marks, above
}

// wantApart wants the rows of a drawing to be told apart by who sees no colour, on a screen or on paper: each has a
// name of its own beside its marks; of parts of a whole, which have theirs in a key, each has a pattern, a sign or a shade.
func wantApart(t *testing.T, at string, c chart.Chart) {
	t.Helper()
	names, looks := map[string]bool{}, map[string]bool{}
	for _, r := range c.Rows {
		name := r.Group + "/" + r.Label
		if (c.Form != chart.Chronicle && c.Form != chart.Indicator) && (r.Label == "" || names[name]) {
			t.Errorf("%s has two rows named %q", at, name)
		}
		names[name] = true
		if !slices.Contains([]chart.Form{chart.Pile, chart.Stack, chart.Waffle}, c.Form) || r.Cell(0).Zero() {
			continue
		}
		look := fmt.Sprint("sign ", r.Sign)
		if r.Sign == chart.NoSign {
			if look = unsigned[r.Role]; look == "" {
				t.Errorf("%s: %s has a colour, and neither a sign nor a pattern", at, name)
			}
		}
		if looks[look] {
			t.Errorf("%s: %s has the %s of another", at, name, look)
		}
		looks[look] = true
	}
}

// unsigned is what tells parts without a sign apart.
var unsigned = map[chart.Role]string{chart.Plain: "dark shade", chart.Second: "middle shade", chart.Empty: "outline", chart.Unknown: "hatch", chart.Due: "dashes", chart.Dotted: "dots"}

// wantBases wants at least 20 of what the per cents of a drawing and of its sentence are of, and
// returns 1 if there are some. An indicator may be counted in per cents.
func wantBases(t *testing.T, at string, f *Figure) int {
	t.Helper()
	shown := f.Sentence
	for _, c := range f.Charts {
		for _, r := range c.Rows {
			for _, v := range r.Cells {
				shown += " " + v.Text + " " + v.Share
			}
		}
	}
	if !strings.Contains(shown, "%") || f.Spec.Kind == catalogue.Progress {
		return 0
	}
	if f.Total == nil {
		t.Errorf("%s has per cents of nothing: %s", at, shown)
		return 1
	}
	isShare := func(i int) bool { return i < len(f.Total.Cells) && strings.Contains(f.Total.Cells[i].Text, "%") }
	for i, c := range f.Total.Cells {
		base := i == 0 || isShare(i+1) // the others are parts of the first, and have no share
		if base && !isShare(i) && !c.Words && c.Low < chart.BaseOfShares {
			t.Errorf("%s has per cents of %s, %s: %s", at, c.Text, f.Heads[i+1], shown)
		}
	}
	return 1
}

// wantCovered wants a total of results to say on how many results it stands, and any other total how many
// records don't say what it is divided by, in the sentence or below it.
func wantCovered(t *testing.T, at string, f *Figure) {
	t.Helper()
	said := f.Sentence + " " + strings.Join(f.Notes, " ")
	lacks := func(parts ...string) bool {
		return slices.ContainsFunc(parts, func(p string) bool { return !strings.Contains(said, p) })
	}
	if k := f.Coverage; k != nil && f.Total.Cells[0].isNumber() && (k.Due > 0 || k.Results < k.Commitments) {
		of := []int{k.Results, k.Commitments}
		if k.Due > 0 {
			of = []int{k.Came, k.Due}
		}
		if lacks(k.Text) && lacks(strconv.Itoa(of[0]), strconv.Itoa(of[1])) {
			t.Errorf("%s doesn't say that its total stands on %d of %d: %s", at, of[0], of[1], said)
		}
	}
	for _, r := range f.Rows {
		if r.Unknown && r.Cells[0].Low > 1 && lacks(r.Cells[0].Text) {
			t.Errorf("%s doesn't say that %s are unknown: %s", at, r.Cells[0].Text, said)
		}
	}
}
