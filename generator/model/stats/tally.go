package stats

import (
	"cmp"
	"slices"

	"parvis/generator/model"
)

// Tally counts records by the values of one variable. Its rows are the
// values in the scope: another domain than the scope's has no row, not a row of zero,
// because it was not counted.
type Tally[K any] struct {
	Rows      []Count[K]  // in the variable's own order; a value without records is present, with 0
	Total     int         // records counted, each once
	Of        Commitments // what Total is made of, where commitments are counted
	Unknown   int         // of Total: those whose value is unknown; they are in no row
	UnknownOf Commitments // what Unknown is made of, where commitments are counted
	Overlaps  bool        // some record is in several rows: they add up to more than Total−Unknown
}

// Count is the number of records that have one value.
type Count[K any] struct {
	Key K
	N   int
	Of  Commitments // what N is made of, where commitments are counted
}

// tally counts signatories by the values of a vocabulary; "" is unknown.
func tally[R any, W model.Vocabulary[W]](records []R, of func(R) W) Tally[W] {
	var none W
	return tallyOf(records, none.Values(), of, nil)
}

// tallyOf counts records by a list of values, of which each record has one;
// "" is unknown. add tells commitments apart; nil for other records.
func tallyOf[R any, W ~string](records []R, values []W, of func(R) W, add func(*Commitments, R)) Tally[W] {
	out := Tally[W]{Total: len(records)}
	for _, v := range values {
		out.Rows = append(out.Rows, Count[W]{Key: v})
	}
	for _, r := range records {
		if add != nil {
			add(&out.Of, r)
		}
		v := of(r)
		if v == "" {
			out.Unknown++
			if add != nil {
				add(&out.UnknownOf, r)
			}
			continue
		}
		row := &out.Rows[slices.Index(values, v)]
		row.N++
		if add != nil {
			add(&row.Of, r)
		}
	}
	return out
}

// tallyCommitments counts the commitments of a selection by the values of a vocabulary.
func tallyCommitments[W model.Vocabulary[W]](s *Selection, of func(*model.Commitment) W) Tally[W] {
	var none W
	return tallyOf(s.Commitments, none.Values(), of, s.count)
}

// count adds a commitment to a number of them.
func (s *Selection) count(to *Commitments, k *model.Commitment) { to.Add(k, s.site.AsOf) }

// ByStatus counts promises by status: what was done without one needs none.
func (s *Selection) ByStatus() Tally[model.Status] {
	promises := *s
	promises.Commitments = slices.DeleteFunc(slices.Clone(s.Commitments), func(k *model.Commitment) bool { return !k.Nature.Promised() })
	return tallyCommitments(&promises, func(k *model.Commitment) model.Status { return k.Status })
}

// ByProof counts commitments by proof, the weakest first.
func (s *Selection) ByProof() Tally[model.Proof] {
	return tallyCommitments(s, func(k *model.Commitment) model.Proof { return k.Proof })
}

// ByEvaluation counts commitments by who evaluates them.
func (s *Selection) ByEvaluation() Tally[model.Evaluation] {
	return tallyCommitments(s, func(k *model.Commitment) model.Evaluation { return k.Evaluation })
}

// BySize counts signatories by size, the smallest first.
func (s *Selection) BySize() Tally[model.Size] {
	return tally(s.Signatories, func(one *model.Signatory) model.Size { return one.Size })
}

// ByScope counts signatories by scope.
func (s *Selection) ByScope() Tally[model.Scope] {
	return tally(s.Signatories, func(one *model.Signatory) model.Scope { return one.Scope })
}

// BySector counts signatories by the letter of their NAF section: only the sections
// that occur, by letter.
func (s *Selection) BySector() Tally[string] {
	var letters []string
	for _, one := range s.Signatories {
		if one.Sector != "" {
			letters = append(letters, one.Sector)
		}
	}
	slices.Sort(letters)
	return tallyOf(s.Signatories, slices.Compact(letters), func(one *model.Signatory) string { return one.Sector }, nil)
}

// ByDomain counts commitments by domain, in the site's order. A domain that another
// one replaces has a row only if it has commitments; a scope of one domain has
// only that row.
func (s *Selection) ByDomain() Tally[*model.Domain] {
	out := Tally[*model.Domain]{Total: len(s.Commitments)}
	n := make([]Commitments, len(s.site.Domains))
	for _, k := range s.Commitments {
		s.count(&n[k.Domain.Position-1], k)
		s.count(&out.Of, k)
	}
	replaced := map[*model.Domain]bool{}
	for _, d := range s.site.Domains {
		for _, old := range d.Replaces {
			replaced[old] = true
		}
	}
	for i, d := range s.site.Domains {
		if s.admits(d) && (n[i].All() > 0 || !replaced[d] || d == s.Scope.Domain) {
			out.Rows = append(out.Rows, Count[*model.Domain]{Key: d, N: n[i].All(), Of: n[i]})
		}
	}
	return out
}

// admits reports whether the scope includes the domain.
func (s *Selection) admits(d *model.Domain) bool {
	return s.Scope.Domain == nil || s.Scope.Domain == d
}

// ByStart counts commitments by the year they start, from the first year to the
// last: a year between with none is a true zero. Within
// a period it counts those that start in it, not those already running, and those those
// without a start date.
func (s *Selection) ByStart() Tally[int] {
	var out Tally[int]
	n := map[int]Commitments{}
	for _, k := range s.Commitments {
		switch year := k.Start.Year; {
		case year == 0:
			out.Unknown++
			s.count(&out.UnknownOf, k)
		case s.Scope.has(year):
			of := n[year]
			s.count(&of, k)
			n[year] = of
		default:
			continue
		}
		out.Total++
		s.count(&out.Of, k)
	}
	for _, year := range yearRange(n) {
		out.Rows = append(out.Rows, Count[int]{Key: year, N: n[year].All(), Of: n[year]})
	}
	return out
}

// yearRange returns every year from the first key to the last.
func yearRange[V any](years map[int]V) []int {
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

// Share compares a domain's commitments in two selections.
type Share struct {
	Domain    *model.Domain
	Here, All int // commitments
}

// Elsewhere is those of all that aren't here.
func (s Share) Elsewhere() int { return s.All - s.Here }

// Against compares s with all by domain, for example a territory with
// the whole site: every domain that one of the two has and that both include.
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

// Reports counts the commitments with results.
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
