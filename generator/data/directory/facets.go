package directory

import (
	"fmt"
	"slices"
	"strconv"

	"parvis/generator/model"
)

// signatoryFacets are the facets of a signatory itself.
var signatoryFacets = []struct {
	name   string
	values []string // in display order; nil for those that occur
	of     func(*Directory, *model.Signatory) string
}{
	{Type, model.Texts[model.SignatoryType](), func(_ *Directory, s *model.Signatory) string { return string(s.Type) }},
	{Size, model.Texts[model.Size](), func(_ *Directory, s *model.Signatory) string { return string(s.Size) }},
	{Sector, nil, func(_ *Directory, s *model.Signatory) string { return s.Sector }},
	{Scope, model.Texts[model.Scope](), func(_ *Directory, s *model.Signatory) string { return string(s.Scope) }},
	{Situation, []string{Current, Former}, (*Directory).situation},
}

// commitmentFacet is a facet of a commitment.
type commitmentFacet struct {
	name   string
	values []string
	of     func(*Directory, *model.Commitment) string
}

// commitmentFacets are the facets of a commitment whose values are Unknown for some. What was done
// without a promise owes no report and has no progress.
var commitmentFacets = []commitmentFacet{
	{Status, model.Texts[model.Status](), func(_ *Directory, k *model.Commitment) string { return string(k.Status) }},
	{Reporting, model.Texts[model.Reporting](), func(d *Directory, k *model.Commitment) string {
		if !k.Nature.Promised() {
			return ""
		}
		return string(d.totals.Standing(k).Report.State)
	}},
	{Progress, model.Texts[model.Progress](), func(d *Directory, k *model.Commitment) string {
		if !k.Nature.Promised() {
			return ""
		}
		return string(d.totals.Standing(k).State)
	}},
	{Evaluation, []string{Evaluated, NotEvaluated}, func(_ *Directory, k *model.Commitment) string { return evaluated(k) }},
}

// situation returns the value of Situation for a signatory.
func (d *Directory) situation(s *model.Signatory) string {
	if s.Past(d.site.AsOf) {
		return Former
	}
	return Current
}

// evaluated returns the value of Evaluation for a commitment; "" unknown.
func evaluated(k *model.Commitment) string {
	switch {
	case k.Evaluation == "":
		return ""
	case k.Evaluation.Evaluated():
		return Evaluated
	}
	return NotEvaluated
}

// listValues sets the values of each facet, the places and the range of years.
func (d *Directory) listValues() {
	d.values = map[string][]string{Nature: model.Texts[model.Nature](), Domain: {}, Place: {}}
	for _, f := range commitmentFacets {
		d.values[f.name] = append(slices.Clone(f.values), Unknown)
	}
	for _, one := range d.site.Domains {
		d.values[Domain] = append(d.values[Domain], one.Slug)
	}
	d.placeIndex = slices.Repeat([]int{-1}, len(d.site.Territories))
	var walk func(ts []*model.Territory)
	walk = func(ts []*model.Territory) {
		for _, t := range ts {
			if len(d.totals.InTerritory[t.Index]) == 0 {
				continue // then those below have none either
			}
			d.placeIndex[t.Index] = len(d.Places)
			d.Places = append(d.Places, t)
			d.values[Place] = append(d.values[Place], t.Slug)
			walk(t.Children)
		}
	}
	walk(d.site.Roots)
	for _, f := range signatoryFacets {
		values := make([]string, len(f.values))
		for i, v := range f.values {
			values[i] = facetValue(v)
		}
		if f.values == nil {
			for _, s := range d.site.Signatories {
				if v := f.of(d, s); v != "" {
					values = append(values, facetValue(v))
				}
			}
			slices.Sort(values)
			values = slices.Compact(values)
		}
		d.values[f.name] = append(values, Unknown)
	}
	d.index = map[string]map[string]int{}
	for name, values := range d.values {
		d.index[name] = map[string]int{}
		for i, v := range values {
			d.index[name][v] = i
		}
	}
	year := func(y int) {
		if y > 0 && (d.lastYear == 0 || y <= d.yearOrigin) {
			d.yearOrigin = y - 1
		}
		d.lastYear = max(d.lastYear, y)
	}
	for _, s := range d.site.Signatories {
		year(s.Signature.Year)
		for _, k := range s.Commitments {
			year(k.Start.Year)
		}
	}
}

// valueIndex returns the index of a value in its facet. It panics for one that
// isn't there, which would otherwise be shown as the first.
func (d *Directory) valueIndex(facet, value string) int {
	at, ok := d.index[facet][facetValue(value)]
	if !ok {
		panic(fmt.Sprintf("%q is no value of %s", value, facet))
	}
	return at
}

// uniqueCounter counts signatories by value, each once per value.
type uniqueCounter struct {
	n, stamp []int
	now      int
}

func newUniqueCounter(values int) *uniqueCounter {
	return &uniqueCounter{n: make([]int, values), stamp: make([]int, values)}
}

func (t *uniqueCounter) add(value int) {
	if t.stamp[value] != t.now {
		t.stamp[value] = t.now
		t.n[value]++
	}
}

// countChoices counts the signatories of each value, and sets Choices to the values that have
// some. Years are in descending order.
func (d *Directory) countChoices() {
	tallies := map[string]*uniqueCounter{Year: newUniqueCounter(d.lastYear - d.yearOrigin + 1)}
	for name, values := range d.values {
		tallies[name] = newUniqueCounter(len(values))
	}
	where := func(ts []*model.Territory) {
		for _, t := range ts {
			for ; t != nil; t = t.Parent {
				tallies[Place].add(d.placeIndex[t.Index])
			}
		}
	}
	when := func(year int) {
		if year > 0 {
			tallies[Year].add(year - d.yearOrigin)
		}
	}
	for i, s := range d.site.Signatories {
		for _, t := range tallies {
			t.now = i + 1
		}
		for _, f := range signatoryFacets {
			tallies[f.name].add(d.valueIndex(f.name, f.of(d, s)))
		}
		where(s.Territories)
		when(s.Signature.Year)
		for _, k := range s.Commitments {
			tallies[Domain].add(k.Domain.Position - 1)
			tallies[Nature].add(d.valueIndex(Nature, string(k.Nature)))
			for _, f := range commitmentFacets {
				tallies[f.name].add(d.valueIndex(f.name, f.of(d, k)))
			}
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
	for y := d.lastYear; y > d.yearOrigin; y-- {
		if n := tallies[Year].n[y-d.yearOrigin]; n > 0 {
			d.Choices[Year] = append(d.Choices[Year], Choice{strconv.Itoa(y), n})
		}
	}
}
