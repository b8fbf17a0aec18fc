// Package catalogue lists the figures that exist: their kinds, the filters of
// each kind, the identifier of a figure, and the block by which an editor
// places a figure in a text. It has names only, no numbers.
//
// An identifier is the kind, then each filter with its value, in the order of
// filters, joined by "_", which no slug contains:
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

// Filter restricts what a figure counts.
type Filter string

// The filters, as written in blocks and identifiers.
const (
	Domain    Filter = "domaine"
	Territory Filter = "territoire"
	Indicator Filter = "indicateur"
	Synthesis Filter = "synthese"
	Period    Filter = "periode"
)

// filters is the filters in the order of identifiers.
var filters = []Filter{Indicator, Synthesis, Domain, Territory, Period}

// Kind is a kind of figure, as written in its URL.
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
	Situation     Kind = "situation"
	Reporting     Kind = "etat-des-bilans"
	Coverage      Kind = "couverture"
	Promised      Kind = "promis-et-realise"
	Funnel        Kind = "entonnoir"

	SignatoriesByRegion      Kind = "signataires-par-region"
	SignatoriesByDepartement Kind = "signataires-par-departement"
)

// former is the kinds of earlier versions, which had maps apart, and what shows the same now.
var former = []struct {
	kind, now Kind
}{
	{"carte-deploiement-departement", Deployment},
	{"carte-deploiement-region", Deployment},
	{"carte-engagements-departement", ByDepartement},
	{"carte-engagements-region", ByRegion},
	{"carte-signataires-departement", SignatoriesByDepartement},
	{"carte-signataires-region", SignatoriesByRegion},
}

// current returns the kind that took the place of a former one; any other as it is.
func current(k Kind) Kind {
	for _, f := range former {
		if f.kind == k {
			return f.now
		}
	}
	return k
}

// Former returns the identifiers under which earlier versions published a figure.
func (s Spec) Former() []string {
	var out []string
	for _, f := range former {
		if f.now == s.Kind {
			old := s
			old.Kind = f.kind
			out = append(out, old.ID())
		}
	}
	return out
}

// kindSpec is the question of a kind, its required and its optional filters.
type kindSpec struct {
	kind     Kind
	question Question
	needs    []Filter
	takes    []Filter
}

// kindSpecs is the kinds, in the order in which figures are listed.
var kindSpecs = []kindSpec{
	{ByDomain, Promises, nil, []Filter{Territory, Period}},
	{ByRegion, Places, nil, []Filter{Domain, Territory, Period}},
	{ByDepartement, Places, nil, []Filter{Domain, Territory, Period}},
	{ByEPCI, Places, nil, []Filter{Domain, Territory, Period}},
	{Matrix, Crossings, nil, []Filter{Period}},
	{ByYear, Growth, nil, []Filter{Domain, Territory, Period}},
	{Against, Crossings, []Filter{Territory}, []Filter{Period}},
	{Signatures, Growth, nil, []Filter{Domain, Territory, Period}},
	{SignatoriesByRegion, Places, nil, []Filter{Domain, Territory, Period}},
	{SignatoriesByDepartement, Places, nil, []Filter{Domain, Territory, Period}},
	{BySize, Signers, nil, []Filter{Domain, Territory, Period}},
	{BySector, Signers, nil, []Filter{Domain, Territory, Period}},
	{ByScope, Signers, nil, []Filter{Domain, Territory, Period}},
	{Situation, Word, nil, []Filter{Domain, Territory}},
	{Promised, Word, nil, []Filter{Domain, Territory}},
	{Reporting, Word, nil, []Filter{Domain, Territory}},
	{Coverage, Evidence, nil, []Filter{Domain, Territory, Period}},
	{ByStatus, Word, nil, []Filter{Domain, Territory, Period}},
	{ByProof, Evidence, nil, []Filter{Domain, Territory, Period}},
	{ByEvaluation, Evidence, nil, []Filter{Domain, Territory, Period}},
	{Progress, Word, []Filter{Indicator}, []Filter{Domain, Territory, Period}},
	{Deployment, Charter, nil, []Filter{Territory}},
	{Declared, Complete, nil, []Filter{Territory}},
	{Funnel, Complete, []Filter{Territory}, nil},
	{Tools, Means, []Filter{Synthesis}, nil},
}

// Kinds returns all kinds, in the order in which figures are listed.
func Kinds() []Kind {
	out := make([]Kind, len(kindSpecs))
	for i, f := range kindSpecs {
		out[i] = f.kind
	}
	return out
}

// Filters returns the filters that a kind requires, and the optional ones.
func (k Kind) Filters() (needs, others []Filter) {
	for _, f := range kindSpecs {
		if f.kind == k {
			return f.needs, f.takes
		}
	}
	return nil, nil
}

// Question returns the question that the figures of a kind answer; "" for an unknown kind.
func (k Kind) Question() Question {
	for _, f := range kindSpecs {
		if f.kind == k {
			return f.question
		}
	}
	return ""
}

// Takes reports whether a kind accepts a filter.
func (k Kind) Takes(f Filter) bool {
	needs, others := k.Filters()
	return slices.Contains(needs, f) || slices.Contains(others, f)
}

// Known reports whether the kind exists.
func (k Kind) Known() bool {
	return slices.ContainsFunc(kindSpecs, func(f kindSpec) bool { return f.kind == k })
}

// Spec specifies a figure: a kind, and the slugs and years to filter by.
type Spec struct {
	Kind      Kind
	Domain    string
	Territory string
	Indicator string
	Synthesis string
	From, To  int // years, both inclusive; 0 is unbounded
}

// Value returns the value of a filter as written in an identifier; "" if it
// isn't set.
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

// setFilter sets the value of a filter. It returns false if the value is
// invalid.
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

// parsePeriod parses "2017", "2017-2020", "2017-" and "-2020". Years are from
// 1900 to 2199. A bound that is absent is 0.
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

// ID returns the identifier of the figure, which is part of its URL.
func (s Spec) ID() string {
	out := string(s.Kind)
	for _, f := range filters {
		if v := s.Value(f); v != "" {
			out += fmt.Sprintf("_%s_%s", f, v)
		}
	}
	return out
}
