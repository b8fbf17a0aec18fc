package stats

import (
	"cmp"
	"slices"

	"parvis/generator/model"
)

// Tally is counts of records by the values of one variable. Its rows are the
// values that the scope admits: another domain than the scope's isn't a zero,
// it was not looked at.
type Tally[K any] struct {
	Rows     []Count[K] // in the variable's own order; a value that no record has is 0 and present
	Total    int        // records counted, each once
	Unknown  int        // of Total: those that do not tell the variable; they are in no row
	Overlaps bool       // a record stands in several rows: they add up to more than Total−Unknown
}

// Count is the records that have one value.
type Count[K any] struct {
	Key K
	N   int
}

// The values of a variable, in the order they are shown.
var (
	statuses    = []string{"prevu", "en-cours", "realise", "abandonne"}
	proofs      = []string{"declare", "atteste", "verifie"}
	evaluations = []string{"aucune", "auto", "co-construite", "360"}
	sizes       = []string{"TPE", "PME", "ETI", "GE"}
	scopes      = []string{"national", "local"}
)

// tally counts records by one of few known values; any other is unknown.
func tally[R any](records []R, values []string, of func(R) string) Tally[string] {
	out := Tally[string]{Total: len(records)}
	for _, v := range values {
		out.Rows = append(out.Rows, Count[string]{Key: v})
	}
	for _, r := range records {
		if at := slices.Index(values, of(r)); at >= 0 {
			out.Rows[at].N++
		} else {
			out.Unknown++
		}
	}
	return out
}

// ByStatus is commitments by how far they are.
func (s *Selection) ByStatus() Tally[string] {
	return tally(s.Commitments, statuses, func(k *model.Commitment) string { return k.Status })
}

// ByProof is commitments by what they are known from, the weakest first.
func (s *Selection) ByProof() Tally[string] {
	return tally(s.Commitments, proofs, func(k *model.Commitment) string { return k.Proof })
}

// ByEvaluation is commitments by who evaluates them.
func (s *Selection) ByEvaluation() Tally[string] {
	return tally(s.Commitments, evaluations, func(k *model.Commitment) string { return k.Evaluation })
}

// BySize is signatories by size, the smallest first.
func (s *Selection) BySize() Tally[string] {
	return tally(s.Signatories, sizes, func(one *model.Signatory) string { return one.Size })
}

// ByScope is signatories by the reach of what they signed.
func (s *Selection) ByScope() Tally[string] {
	return tally(s.Signatories, scopes, func(one *model.Signatory) string { return one.Scope })
}

// BySector is signatories by the letter of their NAF section: only the sections
// that occur, by letter.
func (s *Selection) BySector() Tally[string] {
	var letters []string
	for _, one := range s.Signatories {
		if one.Sector != "" {
			letters = append(letters, one.Sector)
		}
	}
	slices.Sort(letters)
	return tally(s.Signatories, slices.Compact(letters), func(one *model.Signatory) string { return one.Sector })
}

// ByDomain is commitments by domain, in the site's order. A domain that another
// one replaces is there only if it has commitments; a scope of one domain has
// that one.
func (s *Selection) ByDomain() Tally[*model.Domain] {
	out := Tally[*model.Domain]{Total: len(s.Commitments)}
	n := make([]int, len(s.site.Domains))
	for _, k := range s.Commitments {
		n[k.Domain.Position-1]++
	}
	replaced := map[*model.Domain]bool{}
	for _, d := range s.site.Domains {
		for _, old := range d.Replaces {
			replaced[old] = true
		}
	}
	for i, d := range s.site.Domains {
		if s.admits(d) && (n[i] > 0 || !replaced[d] || d == s.Scope.Domain) {
			out.Rows = append(out.Rows, Count[*model.Domain]{Key: d, N: n[i]})
		}
	}
	return out
}

// admits tells that commitments of the domain can be in the scope.
func (s *Selection) admits(d *model.Domain) bool {
	return s.Scope.Domain == nil || s.Scope.Domain == d
}

// ByStart is commitments by the year they start, from the first year to the
// last: a year between that has none is a true zero, none was published. Within
// a period it counts those that start in it, not those already running, and
// those that do not tell their start.
func (s *Selection) ByStart() Tally[int] {
	var out Tally[int]
	n := map[int]int{}
	for _, k := range s.Commitments {
		switch year := k.Start.Year; {
		case year == 0:
			out.Unknown++
		case s.Scope.has(year):
			n[year]++
		default:
			continue
		}
		out.Total++
	}
	for _, year := range span(n) {
		out.Rows = append(out.Rows, Count[int]{Key: year, N: n[year]})
	}
	return out
}

// span is every year from the first key to the last.
func span[V any](years map[int]V) []int {
	first, last := 0, -1
	for y := range years {
		if last < first {
			first, last = y, y
		}
		first, last = min(first, y), max(last, y)
	}
	var out []int
	for y := first; y <= last; y++ {
		out = append(out, y)
	}
	return out
}

// Share sets a domain's commitments in one selection beside those in another.
type Share struct {
	Domain    *model.Domain
	Here, All int // commitments
}

// Against sets each domain of s beside the same in all, say a territory beside
// the whole site: every domain that one of the two has and that both admit.
func (s *Selection) Against(all *Selection) []Share {
	shares := map[*model.Domain]*Share{}
	at := func(d *model.Domain) *Share {
		if shares[d] == nil {
			shares[d] = &Share{Domain: d}
		}
		return shares[d]
	}
	for _, row := range s.ByDomain().Rows {
		at(row.Key).Here = row.N
	}
	for _, row := range all.ByDomain().Rows {
		at(row.Key).All = row.N
	}
	var out []Share
	for d, share := range shares {
		if s.admits(d) && all.admits(d) {
			out = append(out, *share)
		}
	}
	slices.SortFunc(out, func(a, b Share) int { return cmp.Compare(a.Domain.Position, b.Domain.Position) })
	return out
}

// Reports is how many results came in.
type Reports struct {
	Commitments int
	Measured    int // with an indicator: expected to report
	Reported    int // with at least one yearly value, in the period if there is one
}

// Reports counts the commitments that have results.
func (s *Selection) Reports() Reports {
	out := Reports{Commitments: len(s.Commitments)}
	for _, k := range s.Commitments {
		if len(k.Measures) > 0 {
			out.Measured++
		}
		if slices.ContainsFunc(k.Measures, func(m model.Measure) bool { return len(s.Scope.values(m)) > 0 }) {
			out.Reported++
		}
	}
	return out
}
