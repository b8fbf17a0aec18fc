package stats

import (
	"slices"
	"testing"

	"parvis/generator/model"
)

// periodOf returns every year of a scope, within more years than any record names; all
// of them when the scope has no period.
func periodOf(scope Scope) (out []int) {
	from, to := scope.From, scope.To
	if from == 0 {
		from = firstYear - 50
	}
	if to == 0 {
		to = lastYear + 50
	}
	for y := from; y <= to; y++ {
		out = append(out, y)
	}
	return out
}

// slowly selects by going through everything, each rule in so many words.
func slowly(site *model.Site, scope Scope) *Selection {
	out := &Selection{}
	bounded := scope.From != 0 || scope.To != 0
	years := periodOf(scope)
	for _, s := range site.Signatories {
		any := false
		for _, k := range s.Commitments {
			if scope.Domain != nil && k.Domain != scope.Domain || scope.Territory != nil && !within(k.Territories, scope.Territory) {
				continue
			}
			any = true
			if bounded && k.Start.IsZero() && k.End.IsZero() {
				out.Undated++
				continue
			}
			runs := slices.ContainsFunc(years, func(y int) bool {
				return (k.Start.IsZero() || k.Start.Year <= y) && (k.End.IsZero() || y <= k.End.Year)
			})
			if runs || !bounded {
				out.Commitments = append(out.Commitments, k)
			}
		}
		if scope.Domain != nil && !any {
			continue
		}
		if scope.Domain != nil || scope.Territory == nil || within(s.Places(), scope.Territory) {
			if !bounded || slices.Contains(years, s.Signature.Year) {
				if s.Past(site.AsOf) {
					out.Left = append(out.Left, s)
				} else {
					out.Signatories = append(out.Signatories, s)
				}
			} else if s.Signature.IsZero() {
				out.UndatedSignatories++
			}
		}
		for _, v := range s.Conventions {
			where := v.Territories
			if len(where) == 0 {
				where = s.Territories
			}
			if scope.Territory != nil && !within(where, scope.Territory) {
				continue
			}
			if !bounded || slices.Contains(years, v.Date.Year) {
				out.Conventions = append(out.Conventions, v)
			} else if v.Date.IsZero() {
				out.UndatedConventions++
			}
		}
	}
	return out
}

// Whatever the site and the scope, the lists are those that a search through
// everything finds, in the same order.
func TestSelectByProperty(t *testing.T) {
	for seed := range uint64(seeds) {
		site := world(seed)
		totals := Of(site)
		for _, scope := range everyScope(site) {
			got, want := totals.Select(site, scope), slowly(site, scope)
			if got.Scope != scope || !slices.Equal(got.Signatories, want.Signatories) || !slices.Equal(got.Left, want.Left) {
				t.Fatalf("seed %d, %+v: %d signatories, want %d", seed, scope, len(got.Signatories), len(want.Signatories))
			}
			if !slices.Equal(got.Commitments, want.Commitments) || got.Undated != want.Undated {
				t.Fatalf("seed %d, %+v: %d commitments and %d undated, want %d and %d", seed, scope, len(got.Commitments), got.Undated, len(want.Commitments), want.Undated)
			}
			if !slices.Equal(got.Conventions, want.Conventions) {
				t.Fatalf("seed %d, %+v: %d conventions, want %d", seed, scope, len(got.Conventions), len(want.Conventions))
			}
			if got.UndatedSignatories != want.UndatedSignatories || got.UndatedConventions != want.UndatedConventions {
				t.Fatalf("seed %d, %+v: %d signatories and %d conventions without a date, want %d and %d", seed, scope,
					got.UndatedSignatories, got.UndatedConventions, want.UndatedSignatories, want.UndatedConventions)
			}
		}
	}
}

// A selection without a period has the numbers that the sums have.
func TestSelectAgreesWithTotals(t *testing.T) {
	for seed := range uint64(seeds) {
		site := world(seed)
		totals := Of(site)
		same := func(what string, got *Selection, want *Sums) {
			t.Helper()
			if len(got.Signatories) != want.Signatories || len(got.Left) != want.Left || got.ByDomain().Of != want.Commitments || len(got.Commitments) != want.All() {
				t.Fatalf("seed %d, %s: %d signatories, %d commitments, want %d, %d", seed, what, len(got.Signatories), len(got.Commitments), want.Signatories, want.All())
			}
			reports := got.Reports()
			if reports != (Reports{Commitments: want.All(), Measured: want.Measured, Reported: want.Reported}) {
				t.Fatalf("seed %d, %s: reports %+v, want %+v", seed, what, reports, want)
			}
			for _, row := range got.ByDomain().Rows {
				if row.Of != want.ByDomain[row.Key.Position-1] || row.N != row.Of.All() {
					t.Fatalf("seed %d, %s: domain %d has %d, want %v", seed, what, row.Key.Position, row.N, want.ByDomain)
				}
			}
			for _, row := range got.ByStatus().Rows {
				if row.N != want.ByStatus[row.Key] {
					t.Fatalf("seed %d, %s: status %s has %d, want %v", seed, what, row.Key, row.N, want.ByStatus)
				}
			}
			used := got.Indicators()
			for _, i := range site.Indicators {
				series, p := want.ByIndicator[i], got.Progress(i)
				total, ok := series.Total()
				if p.Total != total || p.Total.Reports > 0 != ok {
					t.Fatalf("seed %d, %s, %s: total %+v, want %+v %v", seed, what, i.Cumulation, p.Total, total, ok)
				}
				if slices.Contains(used, i) != (series != nil) {
					t.Fatalf("seed %d, %s: indicators %v", seed, what, used)
				}
				if series == nil {
					continue
				}
				if p.Measures != series.Measures || p.Reported != series.Reported {
					t.Fatalf("seed %d, %s, %s: %d of %d, want %d of %d", seed, what, i.Cumulation, p.Reported, p.Measures, series.Reported, series.Measures)
				}
				for _, y := range p.Periods {
					if value, ok := series.Value(y.Period); y.Value != value || !ok {
						t.Fatalf("seed %d, %s, %s, %s: %v, want %v", seed, what, i.Cumulation, y.Period, y.Value, value)
					}
				}
			}
		}
		same("the site", totals.Select(site, Scope{}), totals.All)
		for i, d := range site.Domains {
			got := totals.Select(site, Scope{Domain: d})
			same("a domain", got, totals.ByDomain[i])
			if len(got.Signatories)+len(got.Left) != len(totals.InDomain[i]) {
				t.Fatalf("seed %d: signatories of domain %d", seed, i)
			}
		}
		for i, place := range site.Territories {
			got := totals.Select(site, Scope{Territory: place})
			same("a territory", got, totals.ByTerritory[i])
			if len(got.Signatories)+len(got.Left) != len(totals.InTerritory[i]) || len(got.Conventions) != totals.ByTerritory[i].Conventions {
				t.Fatalf("seed %d: signatories or conventions of territory %d", seed, i)
			}
			for j, d := range site.Domains {
				if in := totals.DomainIn[j][i]; in != nil {
					same("a domain in a region", totals.Select(site, Scope{Domain: d, Territory: place}), in)
				}
			}
		}
	}
}

func TestSelectPeriod(t *testing.T) {
	d := &model.Domain{Position: 1}
	for _, c := range []struct {
		name       string
		start, end int
		from, to   int
		in         bool
		undated    int
	}{
		{"runs through", 2010, 2020, 2014, 2016, true, 0},
		{"ends in the first year", 2010, 2014, 2014, 2016, true, 0},
		{"ended the year before", 2010, 2013, 2014, 2016, false, 0},
		{"starts in the last year", 2016, 2020, 2014, 2016, true, 0},
		{"starts the year after", 2017, 2020, 2014, 2016, false, 0},
		{"no end: still running", 2010, 0, 2014, 2016, true, 0},
		{"no start: from the beginning", 0, 2015, 2010, 2010, true, 0},
		{"no start, ended before", 0, 2012, 2014, 0, false, 0},
		{"no date", 0, 0, 2014, 2016, false, 1},
		{"no date, no period", 0, 0, 0, 0, true, 0},
		{"open to the right", 2030, 0, 2014, 0, true, 0},
		{"open to the left", 2017, 0, 0, 2016, false, 0},
		{"no such years", 2010, 2020, 2016, 2014, false, 0},
	} {
		k := &model.Commitment{Signatory: &model.Signatory{}, Nature: model.Promise, Domain: d, Start: year(c.start), End: year(c.end)}
		site := &model.Site{Domains: []*model.Domain{d}, Signatories: []*model.Signatory{{Commitments: []*model.Commitment{k}}}}
		got := Of(site).Select(site, Scope{From: c.from, To: c.to})
		if (len(got.Commitments) == 1) != c.in || got.Undated != c.undated {
			t.Errorf("%s: %d in, %d undated", c.name, len(got.Commitments), got.Undated)
		}
	}
}

// With a domain and a period, what counts is that the signatory committed in
// the domain and signed in the period; not that the commitment runs in it.
func TestSelectSignatoriesOfADomainInAPeriod(t *testing.T) {
	d, other := &model.Domain{Position: 1}, &model.Domain{Position: 2}
	s := &model.Signatory{Signature: year(2015), Conventions: []*model.Convention{{Date: year(2016)}, {Date: year(2018)}, {}}}
	for _, v := range s.Conventions {
		v.Signatory = s
	}
	s.Commitments = []*model.Commitment{{Signatory: s, Nature: model.Promise, Domain: d, Start: year(2018)}}
	site := &model.Site{Domains: []*model.Domain{d, other}, Signatories: []*model.Signatory{s}}
	totals := Of(site)
	got := totals.Select(site, Scope{Domain: d, To: 2016})
	if len(got.Signatories) != 1 || len(got.Commitments) != 0 || len(got.Conventions) != 1 || got.UndatedConventions != 1 {
		t.Errorf("%+v", got)
	}
	if got := totals.Select(site, Scope{Domain: other}); len(got.Signatories)+len(got.Conventions) != 0 {
		t.Errorf("another domain has %+v", got)
	}
}

// A convention counts in its own territories, even where its signatory does nothing.
func TestSelectConventionElsewhere(t *testing.T) {
	ts := places([]model.Level{model.Country, model.Region, model.Region}, -1, 0, 0)
	s := &model.Signatory{Territories: ts[1:2]}
	s.Conventions = []*model.Convention{{Signatory: s, Territories: ts[2:]}, {Signatory: s}}
	site := &model.Site{Territories: ts, Signatories: []*model.Signatory{s}}
	got := Of(site).Select(site, Scope{Territory: ts[2]})
	if len(got.Signatories) != 0 || len(got.Conventions) != 1 || got.Conventions[0] != s.Conventions[0] {
		t.Errorf("%+v", got)
	}
}

// Of the whole site and of each territory and domain, who acts and who doesn't are all there are, each once.
func TestActingByProperty(t *testing.T) {
	idle, acting := 0, 0
	for seed := range uint64(60) {
		site := world(seed)
		totals := Of(site)
		scopes := []Scope{{}}
		for _, place := range site.Territories {
			scopes = append(scopes, Scope{Territory: place})
		}
		for _, d := range site.Domains {
			scopes = append(scopes, Scope{Domain: d})
		}
		for _, scope := range scopes {
			s := totals.Select(site, scope)
			got := map[*model.Signatory]int{}
			for _, one := range s.Acting() {
				got[one]++
			}
			for _, one := range slices.Concat(s.Signatories, s.Left) {
				does := slices.ContainsFunc(s.Commitments, func(k *model.Commitment) bool { return k.Signatory == one })
				is := slices.Contains(s.Idle(), one)
				if want := !does && !slices.Contains(s.Left, one); does != (got[one] == 1) || got[one] > 1 || is != want {
					t.Fatalf("seed %d, %+v: acts %t, told %d times, idle %t", seed, scope, does, got[one], is)
				}
				if is {
					idle++
				}
				acting += got[one]
			}
		}
	}
	if idle == 0 || acting == 0 {
		t.Errorf("%d idle, %d acting: what was tried?", idle, acting)
	}
}
