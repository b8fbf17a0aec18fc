package stats

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parvis/generator/model"
)

// rows returns a tally as "key:n key:n | total unknown overlaps".
func rows[K any](t Tally[K], name func(K) string) string {
	var out []string
	for _, r := range t.Rows {
		out = append(out, fmt.Sprintf("%s:%d", name(r.Key), r.N))
	}
	out = append(out, fmt.Sprintf("| %d %d %v", t.Total, t.Unknown, t.Overlaps))
	return strings.Join(out, " ")
}

func word[W ~string](s W) string { return string(s) }

// counted is a row for each value of a vocabulary, in its order: those that no
// record has are 0.
func counted[W model.Vocabulary[W]](n map[W]int) (out string) {
	var none W
	for _, w := range none.Values() {
		out += fmt.Sprintf("%s:%d ", w, n[w])
	}
	return out
}

func number(n int) string                 { return fmt.Sprint(n) }
func domainName(d *model.Domain) string   { return fmt.Sprint("d", d.Position) }
func placeName(t *model.Territory) string { return fmt.Sprint("t", t.Index) }

// small returns a country, two régions, two départements in the first and one in the
// second, and three signatories.
func small() *model.Site {
	ts := places([]model.Level{model.Country, model.Region, model.Departement, model.Departement, model.Region, model.Departement}, -1, 0, 1, 1, 0, 4)
	first, second, old := &model.Domain{Position: 1}, &model.Domain{Position: 2}, &model.Domain{Position: 3}
	first.Replaces = []*model.Domain{old}
	a := &model.Signatory{Size: "GE", Sector: "H", Scope: "national", Signature: year(2013), Territories: ts[2:4]}
	b := &model.Signatory{Size: "PME", Sector: "C", Scope: "local", Signature: year(2016), Territories: ts[5:]}
	c := &model.Signatory{}
	a.Commitments = []*model.Commitment{
		{Signatory: a, Nature: model.Promise, Domain: first, Territories: ts[2:4], Status: "realise", Proof: "verifie", Evaluation: "360", Start: year(2014), End: year(2015)},
		{Signatory: a, Nature: model.Promise, Domain: first, Territories: ts[1:2], Status: "prevu", Start: year(2017)},
	}
	b.Commitments = []*model.Commitment{{Signatory: b, Nature: model.Deed, Domain: second, Territories: ts[5:], Proof: "declare", Evaluation: "aucune"}}
	c.Commitments = []*model.Commitment{{Signatory: c, Nature: model.Promise, Domain: first, Status: "prevu", End: year(2018)}}
	a.Conventions = []*model.Convention{{Signatory: a, Date: year(2013)}, {Signatory: a, Date: year(2016)}, {Signatory: a}}
	return &model.Site{Domains: []*model.Domain{first, second, old}, Territories: ts, Signatories: []*model.Signatory{a, b, c}}
}

func TestTallies(t *testing.T) {
	site := small()
	totals := Of(site)
	all := totals.Select(site, Scope{})
	region := totals.Select(site, Scope{Territory: site.Territories[1]})
	domain := totals.Select(site, Scope{Domain: site.Domains[1]})
	nothing := totals.Select(site, Scope{From: 1990, To: 1991})
	for _, c := range []struct{ name, got, want string }{
		{"status", rows(all.ByStatus(), word), counted(map[model.Status]int{model.Planned: 2, model.Done: 1}) + "| 3 0 false"},
		{"proof", rows(all.ByProof(), word), counted(map[model.Proof]int{model.Declared: 1, model.Verified: 1}) + "| 4 2 false"},
		{"evaluation", rows(all.ByEvaluation(), word), counted(map[model.Evaluation]int{model.NoEvaluation: 1, model.ByAllAround: 1}) + "| 4 2 false"},
		{"size", rows(all.BySize(), word), counted(map[model.Size]int{model.Small: 1, model.Large: 1}) + "| 3 1 false"},
		{"sector", rows(all.BySector(), word), "C:1 H:1 | 3 1 false"},
		{"scope", rows(all.ByScope(), word), counted(map[model.Scope]int{model.National: 1, model.Local: 1}) + "| 3 1 false"},
		{"domain, without the one replaced", rows(all.ByDomain(), domainName), "d1:3 d2:1 | 4 0 false"},
		{"domain in a région", rows(region.ByDomain(), domainName), "d1:2 d2:0 | 2 0 false"},
		{"domain in its own scope", rows(domain.ByDomain(), domainName), "d2:1 | 1 0 false"},
		{"start, gaps included", rows(all.ByStart(), number), "2014:1 2015:0 2016:0 2017:1 | 4 2 false"},
		{"start in a période", rows(totals.Select(site, Scope{From: 2015, To: 2018}).ByStart(), number), "2017:1 | 2 1 false"},
		{"start of none", rows(nothing.ByStart(), number), "| 1 1 false"},
		{"région", rows(all.ByPlace(model.Region), placeName), "t1:2 t4:1 | 4 1 false"},
		{"département: two places, one record", rows(all.ByPlace(model.Departement), placeName), "t2:1 t3:1 t5:1 | 4 2 true"},
		{"département of a région", rows(region.ByPlace(model.Departement), placeName), "t2:1 t3:1 | 2 1 true"},
		{"the région itself", rows(region.ByPlace(model.Region), placeName), "t1:2 | 2 0 false"},
		{"above the scope", rows(region.ByPlace(model.Country), placeName), "| 2 2 false"},
		{"signatories by région", rows(all.SignatoriesByPlace(model.Region), placeName), "t1:1 t4:1 | 3 1 false"},
		{"signatories by département", rows(all.SignatoriesByPlace(model.Departement), placeName), "t2:1 t3:1 t5:1 | 3 1 true"},
		{"signatories of a domain", rows(domain.SignatoriesByPlace(model.Region), placeName), "t1:0 t4:1 | 1 0 false"},
		{"coverage", fmt.Sprint(all.Coverage(model.Departement), domain.Coverage(model.Departement), all.Coverage(model.QPV)), "{3 3} {1 3} {0 0}"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, c.got, c.want)
		}
	}
	if got := totals.Select(site, Scope{Domain: site.Domains[2]}).ByDomain(); rows(got, domainName) != "d3:0 | 0 0 false" {
		t.Errorf("a replaced domain in its own scope: %s", rows(got, domainName))
	}
	site.Signatories[2].Commitments[0].Domain = site.Domains[2]
	if got := Of(site).Select(site, Scope{}).ByDomain(); rows(got, domainName) != "d1:2 d2:1 d3:1 | 4 0 false" {
		t.Errorf("a replaced domain that has a commitment: %s", rows(got, domainName))
	}
}

// A signatory of a domain is in the territories where it does something of the domain.
func TestSignatoriesOfADomainStandWhereTheyAct(t *testing.T) {
	site := small()
	a := site.Signatories[0]
	a.Commitments = append(a.Commitments, &model.Commitment{Signatory: a, Nature: model.Promise, Domain: site.Domains[1], Territories: site.Territories[5:]})
	got := Of(site).Select(site, Scope{Domain: site.Domains[1]}).SignatoriesByPlace(model.Region)
	if rows(got, placeName) != "t1:0 t4:2 | 2 0 false" {
		t.Error(rows(got, placeName))
	}
}

func TestAgainst(t *testing.T) {
	site := small()
	site.Signatories[2].Commitments[0].Domain = site.Domains[2]
	totals := Of(site)
	all := totals.Select(site, Scope{})
	show := func(shares []Share) (out string) {
		for _, s := range shares {
			out += fmt.Sprintf("%s %d/%d ", domainName(s.Domain), s.Here, s.All)
		}
		return out
	}
	if got := show(totals.Select(site, Scope{Territory: site.Territories[1]}).Against(all)); got != "d1 2/2 d2 0/1 d3 0/1 " {
		t.Error(got)
	}
	if got := show(totals.Select(site, Scope{Domain: site.Domains[0], To: 2015}).Against(all)); got != "d1 1/2 " {
		t.Error(got)
	}
	if got := show(all.Against(totals.Select(site, Scope{Domain: site.Domains[1]}))); got != "d2 1/1 " {
		t.Error(got)
	}
}

// check returns what is wrong with a tally's own sums.
func check[K any](t Tally[K], records int) string {
	sum := t.Unknown
	for _, r := range t.Rows {
		sum += r.N
	}
	switch {
	case t.Total != records:
		return fmt.Sprintf("total %d, of %d records", t.Total, records)
	case sum < t.Total:
		return fmt.Sprintf("rows and unknown make %d, under %d", sum, t.Total)
	case (sum > t.Total) != t.Overlaps:
		return fmt.Sprintf("rows and unknown make %d of %d, overlaps %v", sum, t.Total, t.Overlaps)
	}
	return ""
}

func TestTalliesByProperty(t *testing.T) {
	for seed := range uint64(seeds) {
		site := world(seed)
		totals := Of(site)
		for _, scope := range everyScope(site) {
			s := totals.Select(site, scope)
			promised := 0
			for _, k := range s.Commitments {
				if k.Nature.Promised() {
					promised++
				}
			}
			wrong := map[string]string{
				"domain":     check(s.ByDomain(), len(s.Commitments)),
				"status":     check(s.ByStatus(), promised),
				"proof":      check(s.ByProof(), len(s.Commitments)),
				"evaluation": check(s.ByEvaluation(), len(s.Commitments)),
				"size":       check(s.BySize(), len(s.Signatories)),
				"sector":     check(s.BySector(), len(s.Signatories)),
				"scope":      check(s.ByScope(), len(s.Signatories)),
			}
			for i, sectors := 1, s.BySector().Rows; i < len(sectors); i++ {
				if sectors[i-1].Key >= sectors[i].Key {
					wrong["sector"] += fmt.Sprint(sectors)
				}
			}
			started := 0
			for _, k := range s.Commitments {
				if y := k.Start.Year; y == 0 || (scope.From == 0 || y >= scope.From) && (scope.To == 0 || y <= scope.To) {
					started++
				}
			}
			wrong["start"] = check(s.ByStart(), started)
			for _, l := range ladder {
				wrong["place "+string(l)] = checkPlaces(totals, site, s, l)
			}
			for _, name := range slices.Sorted(maps.Keys(wrong)) {
				if wrong[name] != "" {
					t.Fatalf("seed %d, %+v, by %s: %s", seed, scope, name, wrong[name])
				}
			}
		}
	}
}

// checkPlaces checks that each row is what the scope narrowed to its place selects,
// no place to hold more than one that contains it, and the matrix to agree.
func checkPlaces(totals *Totals, site *model.Site, s *Selection, l model.Level) string {
	byPlace, signatories, m := s.ByPlace(l), s.SignatoriesByPlace(l), s.Matrix(l)
	if wrong := check(byPlace, len(s.Commitments)) + check(signatories, len(s.Signatories)); wrong != "" {
		return wrong
	}
	var want []*model.Territory
	for _, t := range site.Territories {
		if t.Level == l && (s.Scope.Territory == nil || within([]*model.Territory{t}, s.Scope.Territory)) {
			want = append(want, t)
		}
	}
	if !slices.Equal(m.Places, want) || len(byPlace.Rows) != len(want) || len(signatories.Rows) != len(want) {
		return fmt.Sprintf("%d places, want %d", len(byPlace.Rows), len(want))
	}
	domains := s.ByDomain()
	column := make([]int, len(domains.Rows))
	for i, t := range want {
		narrow := s.Scope
		narrow.Territory = t
		in := totals.Select(site, narrow)
		switch {
		case byPlace.Rows[i].Key != t || byPlace.Rows[i].N != len(in.Commitments):
			return fmt.Sprintf("%s: %d commitments, want %d", placeName(t), byPlace.Rows[i].N, len(in.Commitments))
		case signatories.Rows[i].Key != t || signatories.Rows[i].N != len(in.Signatories):
			return fmt.Sprintf("%s: %d signatories, want %d", placeName(t), signatories.Rows[i].N, len(in.Signatories))
		case byPlace.Rows[i].N > byPlace.Total || signatories.Rows[i].N > signatories.Total:
			return "a place holds more than what contains it"
		case m.ByPlace[i] != byPlace.Rows[i].N:
			return "the matrix has other places"
		}
		sum := 0
		for j, n := range m.N[i] {
			column[j] += n
			sum += n
		}
		if sum != m.ByPlace[i] {
			return fmt.Sprintf("%s: cells make %d, not %d", placeName(t), sum, m.ByPlace[i])
		}
	}
	placed, sum, most := m.Total-m.Unknown, 0, false
	for j, n := range m.ByDomain {
		if m.Domains[j] != domains.Rows[j].Key || n > domains.Rows[j].N || n > column[j] {
			return fmt.Sprintf("the matrix has %d in %s, of %d", n, domainName(m.Domains[j]), domains.Rows[j].N)
		}
		most = most || column[j] > n
		sum += n
	}
	if len(m.Domains) != len(domains.Rows) || sum != placed || m.Total != byPlace.Total || m.Unknown != byPlace.Unknown || m.Overlaps != byPlace.Overlaps || most != m.Overlaps {
		return fmt.Sprintf("matrix %+v beside %+v", m, byPlace)
	}
	return ""
}

// The order of signatories changes no number.
func TestOrderChangesNothing(t *testing.T) {
	numbers := func(site *model.Site) string {
		totals := Of(site)
		var out strings.Builder
		for _, scope := range everyScope(site) {
			s := totals.Select(site, scope)
			fmt.Fprintln(&out, len(s.Signatories), len(s.Conventions), s.Undated, s.Timeline(), s.Reports(), len(s.Indicators()))
			fmt.Fprintln(&out, rows(s.ByStatus(), word), rows(s.ByProof(), word), rows(s.ByEvaluation(), word))
			fmt.Fprintln(&out, rows(s.BySize(), word), rows(s.BySector(), word), rows(s.ByScope(), word))
			fmt.Fprintln(&out, rows(s.ByDomain(), domainName), rows(s.ByStart(), number))
			for _, l := range ladder {
				m := s.Matrix(l)
				fmt.Fprintln(&out, rows(s.ByPlace(l), placeName), rows(s.SignatoriesByPlace(l), placeName), m.N, m.ByDomain, m.ByPlace)
			}
			for _, i := range site.Indicators {
				p := s.Progress(i)
				fmt.Fprintf(&out, "%+v\n%+v\n%+v\n%+v %+v\n", p.Total, p.Periods, p.Deadlines, p.Result, p.Target)
			}
		}
		return out.String()
	}
	for seed := range uint64(15) {
		site := world(seed)
		before := numbers(site)
		r := rand.New(rand.NewPCG(seed, 3))
		r.Shuffle(len(site.Signatories), func(i, j int) {
			site.Signatories[i], site.Signatories[j] = site.Signatories[j], site.Signatories[i]
		})
		if numbers(site) != before {
			t.Fatalf("seed %d: other numbers in another order", seed)
		}
	}
}
