package model

import (
	"cmp"
	"slices"
	"strings"
)

// Kind is a kind of record, named as its folder in content/ and as its part of
// the site's addresses.
type Kind string

// The kinds of record that have pages.
const (
	Domains     Kind = "domaines"
	Indicators  Kind = "indicateurs"
	Territories Kind = "territoires"
	Actors      Kind = "acteurs"
	Signatories Kind = "signataires"
	Experiences Kind = "experiences"
	Syntheses   Kind = "syntheses"
	News        Kind = "actualites"
	Resources   Kind = "ressources"
	Calls       Kind = "appels"
	Pages       Kind = "pages"
)

// Settings is the kind of site.toml, which is no folder and has no page.
const Settings Kind = "site"

// traits is what the rooms that list kinds need to know of each.
type traits struct {
	plan   int       // its place among the kinds in menus and in the plan of the site
	found  int       // its place among results of equal weight
	menu   MenuPlace // what leads to its list; "" where records stand in menus one by one
	told   bool      // a card of a record says more than its title
	shared bool      // its pages are passed on: they have a picture of their own
}

var kinds = define(words[Kind, traits]{
	{Domains, traits{plan: 2, found: 1, menu: MainMenu, shared: true}},
	{Indicators, traits{plan: 10, found: 7, menu: FootMenu}},
	{Territories, traits{plan: 3, found: 2, menu: MainMenu, shared: true}},
	{Actors, traits{plan: 9, found: 6, menu: FootMenu}},
	{Signatories, traits{plan: 1, found: 3, menu: MainMenu, shared: true}},
	{Experiences, traits{plan: 4, found: 4, menu: MainMenu, told: true, shared: true}},
	{Syntheses, traits{plan: 5, found: 5, menu: MainMenu, told: true, shared: true}},
	{News, traits{plan: 6, found: 8, menu: MainMenu, told: true, shared: true}},
	{Resources, traits{plan: 7, found: 9, menu: MainMenu}},
	{Calls, traits{plan: 8, found: 10, menu: FootMenu}},
	{Pages, traits{plan: 11, found: 11}},
})

func (Kind) Values() []Kind { return kinds.values }

// Kinds returns the kinds of record that have pages, in the order of the format's page.
func Kinds() []Kind { return slices.Clone(kinds.values) }

// KindsInPlan returns the kinds in the order of menus and of the plan of the site.
func KindsInPlan() []Kind {
	return kindsBy(func(t traits) int { return t.plan })
}

// KindsInSearch returns the kinds in the order of results of equal weight.
func KindsInSearch() []Kind {
	return kindsBy(func(t traits) int { return t.found })
}

func kindsBy(place func(traits) int) []Kind {
	out := Kinds()
	slices.SortFunc(out, func(a, b Kind) int { return cmp.Compare(place(kinds.of(a)), place(kinds.of(b))) })
	return out
}

// Menu returns what leads to the list of the kind: "" for a kind without a list, whose
// records stand in menus one by one.
func (k Kind) Menu() MenuPlace { return kinds.of(k).menu }

// Listed reports whether the kind has a list.
func (k Kind) Listed() bool { return k.Menu() != "" }

// Brief reports whether a record of the kind says enough by its title, where
// another's page names it.
func (k Kind) Brief() bool { return !kinds.of(k).told }

// Shared reports whether pages of the kind are passed on, with a picture of their own.
func (k Kind) Shared() bool { return k != "" && kinds.of(k).shared }

// Singular returns what editors call one record of the kind: "signataire".
func (k Kind) Singular() string {
	if k == Settings {
		return string(k)
	}
	return strings.TrimSuffix(string(k), "s")
}
