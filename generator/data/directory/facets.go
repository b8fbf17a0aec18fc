package directory

import (
	"fmt"
	"slices"
	"strconv"

	"parvis/generator/model"
	"parvis/generator/model/stats"
)

// own is the facets of a signatory itself.
var own = []struct {
	name   string
	values []string // in the order they are shown; nil for those that occur
	of     func(*model.Signatory) string
}{
	{Type, model.Texts[model.SignatoryType](), func(s *model.Signatory) string { return string(s.Type) }},
	{Size, model.Texts[model.Size](), func(s *model.Signatory) string { return string(s.Size) }},
	{Sector, nil, func(s *model.Signatory) string { return s.Sector }},
	{Scope, model.Texts[model.Scope](), func(s *model.Signatory) string { return string(s.Scope) }},
}

// evaluated returns whether a commitment is evaluated: what isn't told is unknown.
func evaluated(k *model.Commitment) string {
	switch {
	case k.Evaluation == "":
		return Unknown
	case k.Evaluation.Made():
		return Evaluated
	}
	return NotEvaluated
}

// list lists the values of each facet.
func (d *Directory) list(totals *stats.Totals) {
	d.values = map[string][]string{
		Status:     append(model.Texts[model.Status](), Unknown),
		Evaluation: {Evaluated, NotEvaluated, Unknown},
		Domain:     {}, Place: {},
	}
	for _, one := range d.site.Domains {
		d.values[Domain] = append(d.values[Domain], one.Slug)
	}
	d.place = slices.Repeat([]int{-1}, len(d.site.Territories))
	var walk func(ts []*model.Territory)
	walk = func(ts []*model.Territory) {
		for _, t := range ts {
			if len(totals.InTerritory[t.Index]) == 0 {
				continue // nor has any below it
			}
			d.place[t.Index] = len(d.Places)
			d.Places = append(d.Places, t)
			d.values[Place] = append(d.values[Place], t.Slug)
			walk(t.Children)
		}
	}
	walk(d.site.Roots)
	for _, f := range own {
		values := make([]string, len(f.values))
		for i, v := range f.values {
			values[i] = lower(v)
		}
		if f.values == nil {
			for _, s := range d.site.Signatories {
				if v := f.of(s); v != "" {
					values = append(values, lower(v))
				}
			}
			slices.Sort(values)
			values = slices.Compact(values)
		}
		d.values[f.name] = append(values, Unknown)
	}
	d.at = map[string]map[string]int{}
	for name, values := range d.values {
		d.at[name] = map[string]int{}
		for i, v := range values {
			d.at[name][v] = i
		}
	}
	year := func(y int) {
		if y > 0 && (d.last == 0 || y <= d.before) {
			d.before = y - 1
		}
		d.last = max(d.last, y)
	}
	for _, s := range d.site.Signatories {
		year(s.Signature.Year)
		for _, k := range s.Commitments {
			year(k.Start.Year)
		}
	}
}

// number returns the place of a value among those of a facet. It panics for one that
// is none of them: it would be shown as the first.
func (d *Directory) number(facet, value string) int {
	at, ok := d.at[facet][lower(value)]
	if !ok {
		panic(fmt.Sprintf("%q is no value of %s", value, facet))
	}
	return at
}

// tally counts signatories by value, each once.
type tally struct {
	n, stamp []int
	now      int
}

func newTally(values int) *tally { return &tally{n: make([]int, values), stamp: make([]int, values)} }

func (t *tally) add(value int) {
	if t.stamp[value] != t.now {
		t.stamp[value] = t.now
		t.n[value]++
	}
}

// count counts the signatories of each value, and keeps the values that have
// one. Years stand from the latest.
func (d *Directory) count() {
	tallies := map[string]*tally{Year: newTally(d.last - d.before + 1)}
	for name, values := range d.values {
		tallies[name] = newTally(len(values))
	}
	where := func(ts []*model.Territory) {
		for _, t := range ts {
			for ; t != nil; t = t.Parent {
				tallies[Place].add(d.place[t.Index])
			}
		}
	}
	when := func(year int) {
		if year > 0 {
			tallies[Year].add(year - d.before)
		}
	}
	for i, s := range d.site.Signatories {
		for _, t := range tallies {
			t.now = i + 1
		}
		for _, f := range own {
			tallies[f.name].add(d.number(f.name, f.of(s)))
		}
		where(s.Territories)
		when(s.Signature.Year)
		for _, k := range s.Commitments {
			tallies[Domain].add(k.Domain.Position - 1)
			tallies[Status].add(d.number(Status, string(k.Status)))
			tallies[Evaluation].add(d.number(Evaluation, evaluated(k)))
			where(k.Territories)
			when(k.Start.Year)
		}
	}
	d.Choices = map[string][]Choice{}
	for name, values := range d.values {
		for i, v := range values {
			if n := tallies[name].n[i]; n > 0 {
				d.Choices[name] = append(d.Choices[name], Choice{v, n})
			}
		}
	}
	for y := d.last; y > d.before; y-- {
		if n := tallies[Year].n[y-d.before]; n > 0 {
			d.Choices[Year] = append(d.Choices[Year], Choice{strconv.Itoa(y), n})
		}
	}
}
