package model

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// wellFormed checks that a vocabulary has values, all different.
func wellFormed[W Vocabulary[W]](t *testing.T) {
	t.Helper()
	var none W
	seen := map[string]bool{"": true}
	for at, w := range none.Values() {
		if seen[strings.ToLower(string(w))] {
			t.Errorf("%T: %q is none, or there twice", none, w)
		}
		seen[strings.ToLower(string(w))] = true // as addresses write it
		if got, ok := Index(w); !ok || got != at || MustIndex(w) != at {
			t.Errorf("%T: %q has place %d, %v; want %d", none, w, got, ok, at)
		}
	}
	if len(seen) < 2 || !slices.Equal(Texts[W](), Choices(reflect.TypeFor[W]())) {
		t.Errorf("%T: %v, by its type %v", none, Texts[W](), Choices(reflect.TypeFor[W]()))
	}
	for _, other := range []W{"", "autre"} {
		if at, ok := Index(other); ok || at == 0 {
			t.Errorf("%T: %q has place %d", none, other, at)
		}
		if !panics(func() { MustIndex(other) }) {
			t.Errorf("%T: %q is counted as a value", none, other)
		}
	}
}

func panics(f func()) (did bool) {
	defer func() { did = recover() != nil }()
	f()
	return false
}

func TestVocabularies(t *testing.T) {
	for _, check := range []func(*testing.T){wellFormed[SignatoryType], wellFormed[Size], wellFormed[Scope], wellFormed[Disclosure],
		wellFormed[Nomenclature], wellFormed[Status], wellFormed[Evaluation], wellFormed[Proof], wellFormed[Direction], wellFormed[Cumulation],
		wellFormed[Level], wellFormed[Deployment], wellFormed[CountType], wellFormed[Kind], wellFormed[Language], wellFormed[AuditState],
		wellFormed[Icon], wellFormed[ActorRole], wellFormed[ResourceType], wellFormed[CallType], wellFormed[CallState], wellFormed[MenuPlace],
		wellFormed[TargetKind]} {
		check(t)
	}
	if Choices(reflect.TypeFor[string]()) != nil || Choices(reflect.TypeFor[Site]()) != nil {
		t.Error("a type without values has choices")
	}
}

// An unknown value has no property; a text that isn't a value panics.
func TestMeaning(t *testing.T) {
	none := Status("")
	if none.Dropped() || none.NotStarted() || none.Started() || Evaluation("").Evaluated() || Cumulation("").Adds() || Level("").Rank() != 0 {
		t.Error("what isn't told counts as something")
	}
	if !panics(func() { Status("autre").Dropped() }) || !panics(func() { Level("canton").Rank() }) {
		t.Error("an unknown value counts as another one")
	}
}

func TestWhatValuesCountAs(t *testing.T) {
	counts(t, "ahead", Status.NotStarted, []Status{Planned}, []Status{UnderWay, Done, Abandoned, ""})
	counts(t, "begun", Status.Started, []Status{UnderWay, Done}, []Status{Planned, Abandoned, ""})
	counts(t, "dropped", Status.Dropped, []Status{Abandoned}, []Status{Planned, UnderWay, Done, ""})
	counts(t, "made", Evaluation.Evaluated, []Evaluation{ByItself, BuiltTogether, ByAllAround}, []Evaluation{NoEvaluation, ""})
	counts(t, "withheld", Disclosure.Withholds, []Disclosure{Partial}, []Disclosure{Public, ""})
	counts(t, "listed", Nomenclature.Listed, []Nomenclature{NAF2008}, []Nomenclature{NAF2025})
	counts(t, "lower", Direction.Lower, []Direction{Decrease}, []Direction{Increase})
	counts(t, "added", Cumulation.Adds, []Cumulation{Sum}, []Cumulation{Last, Mean})
	counts(t, "latest", Cumulation.Latest, []Cumulation{Last}, []Cumulation{Sum, Mean})
	counts(t, "averaged", Cumulation.Averages, []Cumulation{Mean}, []Cumulation{Sum, Last})
	counts(t, "common", Level.Common, []Level{Country, Region, Departement}, []Level{Arrondissement, EPCI, Commune, QPV, ""})
	counts(t, "in place", Deployment.InPlace, []Deployment{InPlace}, []Deployment{SettingUp, ToLaunch, ""})
	counts(t, "of records", CountType.OfRecords, []CountType{CountSignatories, CountConventions}, []CountType{CountApproached, CountIndicator})
	counts(t, "audited", AuditState.Audited, []AuditState{PartiallyCompliant, FullyCompliant}, []AuditState{NonCompliant, ""})
	counts(t, "whole", AuditState.Whole, []AuditState{FullyCompliant}, []AuditState{NonCompliant, PartiallyCompliant})
	counts(t, "main", MenuPlace.Main, []MenuPlace{MainMenu}, []MenuPlace{FootMenu, ""})
	counts(t, "foot", MenuPlace.Foot, []MenuPlace{FootMenu}, []MenuPlace{MainMenu, ""})
	for _, l := range Level("").Values() {
		if got := LevelOf(l.Official()); got != l {
			t.Errorf("the codes of %s are those of %s", l, got)
		}
	}
}

func counts[W ~string](t *testing.T, as string, is func(W) bool, yes, no []W) {
	t.Helper()
	for _, w := range append(yes, no...) {
		if is(w) != slices.Contains(yes, w) {
			t.Errorf("%T: %q counts wrongly as %s", w, w, as)
		}
	}
}

func TestRanks(t *testing.T) {
	ranks(t, ResourceType.Rank, Publication, Guide, Video, Website)
	ranks(t, ActorRole.Rank, TheState, LocalAuthority, ActorNetwork, Support, Funder, "")
	ranks(t, CallState.Rank, Open, Upcoming, "", Closed)
	ranks(t, Level.Rank, Country, Region, Departement, Arrondissement, Commune, QPV)
	if EPCI.Rank() != Arrondissement.Rank() {
		t.Error("an EPCI may lie in an arrondissement, or hold one")
	}
}

// ranks checks the order of values.
func ranks[W ~string](t *testing.T, rank func(W) int, inOrder ...W) {
	t.Helper()
	for i, w := range inOrder[1:] {
		if before := inOrder[i]; rank(before) >= rank(w) {
			t.Errorf("%T: %q ranks %d, before %q with %d", w, w, rank(w), before, rank(before))
		}
	}
}
