// Package catalogue is which figures there are: their kinds, the filters that
// each takes, the identifier of a figure, and the block by which an editor
// places one in a text. It knows the names of figures, not their numbers.
//
// An identifier is the kind, then each filter with its value, in the order
// below, joined by "_", which no slug has:
//
//	engagements-par-domaine
//	engagements-par-domaine_territoire_occitanie
//	indicateur_indicateur_stages-de-troisieme_periode_2017-2020
package catalogue

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Filter is a way of narrowing what a figure shows.
type Filter string

// The filters, as a block and an identifier name them.
const (
	Domain    Filter = "domaine"
	Territory Filter = "territoire"
	Indicator Filter = "indicateur"
	Synthesis Filter = "synthese"
	Period    Filter = "periode"
)

// filters is the order of filters in an identifier.
var filters = []Filter{Indicator, Synthesis, Domain, Territory, Period}

// Kind is a kind of figure, named as in its address.
type Kind string

// The kinds of figure.
const (
	ByDomain      Kind = "engagements-par-domaine"
	ByRegion      Kind = "engagements-par-region"
	ByDepartement Kind = "engagements-par-departement"
	ByEPCI        Kind = "engagements-par-epci"
	Matrix        Kind = "engagements-par-domaine-et-region"
	ByYear        Kind = "engagements-par-annee"
	ByStatus      Kind = "engagements-par-avancement"
	ByProof       Kind = "engagements-par-preuve"
	ByEvaluation  Kind = "engagements-par-evaluation"
	Against       Kind = "domaines-compares"
	Signatures    Kind = "signatures"
	BySize        Kind = "signataires-par-taille"
	BySector      Kind = "signataires-par-secteur"
	ByScope       Kind = "signataires-par-portee"
	Progress      Kind = "resultats"
	Deployment    Kind = "deploiement"
	Declared      Kind = "declares-et-publies"
	Tools         Kind = "outils"

	MapCommitmentsRegion      Kind = "carte-engagements-region"
	MapCommitmentsDepartement Kind = "carte-engagements-departement"
	MapSignatoriesRegion      Kind = "carte-signataires-region"
	MapSignatoriesDepartement Kind = "carte-signataires-departement"
	MapDeploymentRegion       Kind = "carte-deploiement-region"
	MapDeploymentDepartement  Kind = "carte-deploiement-departement"
)

// form is what a kind needs and what it takes besides.
type kindSpec struct {
	kind  Kind
	needs []Filter
	takes []Filter
}

// forms is the kinds in the order of the list of figures.
var kindSpecs = []kindSpec{
	{ByDomain, nil, []Filter{Territory, Period}},
	{ByRegion, nil, []Filter{Domain, Territory, Period}},
	{MapCommitmentsRegion, nil, []Filter{Domain, Period}},
	{MapCommitmentsDepartement, nil, []Filter{Domain, Period}},
	{ByDepartement, nil, []Filter{Domain, Territory, Period}},
	{ByEPCI, nil, []Filter{Domain, Territory, Period}},
	{Matrix, nil, []Filter{Period}},
	{ByYear, nil, []Filter{Domain, Territory, Period}},
	{Against, []Filter{Territory}, []Filter{Period}},
	{Signatures, nil, []Filter{Domain, Territory, Period}},
	{MapSignatoriesRegion, nil, []Filter{Domain, Period}},
	{MapSignatoriesDepartement, nil, []Filter{Domain, Period}},
	{BySize, nil, []Filter{Domain, Territory, Period}},
	{BySector, nil, []Filter{Domain, Territory, Period}},
	{ByScope, nil, []Filter{Domain, Territory, Period}},
	{ByStatus, nil, []Filter{Domain, Territory, Period}},
	{ByProof, nil, []Filter{Domain, Territory, Period}},
	{ByEvaluation, nil, []Filter{Domain, Territory, Period}},
	{Progress, []Filter{Indicator}, []Filter{Domain, Territory, Period}},
	{Deployment, nil, []Filter{Territory}},
	{MapDeploymentRegion, nil, nil},
	{MapDeploymentDepartement, nil, nil},
	{Declared, nil, []Filter{Territory}},
	{Tools, []Filter{Synthesis}, nil},
}

// Kinds is every kind, in the order of the list of figures.
func Kinds() []Kind {
	out := make([]Kind, len(kindSpecs))
	for i, f := range kindSpecs {
		out[i] = f.kind
	}
	return out
}

// Filters is the filters that a kind takes, those it needs first.
func (k Kind) Filters() (needs, others []Filter) {
	for _, f := range kindSpecs {
		if f.kind == k {
			return f.needs, f.takes
		}
	}
	return nil, nil
}

// Takes tells that a kind can be narrowed by a filter.
func (k Kind) Takes(f Filter) bool {
	needs, others := k.Filters()
	return slices.Contains(needs, f) || slices.Contains(others, f)
}

// Known tells that there is such a kind.
func (k Kind) Known() bool {
	return slices.ContainsFunc(kindSpecs, func(f kindSpec) bool { return f.kind == k })
}

// Spec says which figure: a kind, and the slugs and years that narrow it.
type Spec struct {
	Kind      Kind
	Domain    string
	Territory string
	Indicator string
	Synthesis string
	From, To  int // years, both included; 0 is open
}

// Value is the value of a filter as an identifier writes it; "" for none.
func (s Spec) Value(f Filter) string {
	switch f {
	case Domain:
		return s.Domain
	case Territory:
		return s.Territory
	case Indicator:
		return s.Indicator
	case Synthesis:
		return s.Synthesis
	case Period: // below
	}
	switch {
	case s.From == 0 && s.To == 0:
		return ""
	case s.From == s.To:
		return strconv.Itoa(s.From)
	}
	year := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	return year(s.From) + "-" + year(s.To)
}

// set gives a filter its value; false for a value that it can't have.
func (s *Spec) setFilter(f Filter, value string) bool {
	switch f {
	case Domain:
		s.Domain = value
	case Territory:
		s.Territory = value
	case Indicator:
		s.Indicator = value
	case Synthesis:
		s.Synthesis = value
	case Period:
		from, to, ok := parsePeriod(value)
		if ok {
			s.From, s.To = from, to
		}
		return ok
	}
	return true
}

// years reads "2017", "2017-2020", "2017-", "-2020".
func parsePeriod(value string) (from, to int, ok bool) {
	year := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1900 || n > 2199 || len(s) != 4 {
			return -1
		}
		return n
	}
	first, last, isRange := strings.Cut(strings.NewReplacer(" ", "", "–", "-", "à", "-").Replace(value), "-")
	if first != "" {
		from = year(first)
	}
	switch {
	case !isRange:
		to = from
	case last != "":
		to = year(last)
	}
	return from, to, from >= 0 && to >= 0 && (from > 0 || to > 0) && (from == 0 || to == 0 || from <= to)
}

// ID is the identifier of the figure, part of its address.
func (s Spec) ID() string {
	out := string(s.Kind)
	for _, f := range filters {
		if v := s.Value(f); v != "" {
			out += fmt.Sprintf("_%s_%s", f, v)
		}
	}
	return out
}
