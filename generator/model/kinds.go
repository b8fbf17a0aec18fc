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
	menuRank   int       // its place among the kinds in menus and in the plan of the site
	searchRank int       // its place among results of equal weight
	menu       MenuPlace // what leads to its list; "" where records stand in menus one by one
	detailed   bool      // a card of a record says more than its title
	shared     bool      // its pages are passed on: they have a picture of their own
}

var kinds = newVocabulary(entries[Kind, traits]{
	{Domains, traits{menuRank: 2, searchRank: 1, menu: MainMenu, shared: true}},
	{Indicators, traits{menuRank: 10, searchRank: 7, menu: FootMenu}},
	{Territories, traits{menuRank: 3, searchRank: 2, menu: MainMenu, shared: true}},
	{Actors, traits{menuRank: 9, searchRank: 6, menu: FootMenu}},
	{Signatories, traits{menuRank: 1, searchRank: 3, menu: MainMenu, shared: true}},
	{Experiences, traits{menuRank: 4, searchRank: 4, menu: MainMenu, detailed: true, shared: true}},
	{Syntheses, traits{menuRank: 5, searchRank: 5, menu: MainMenu, detailed: true, shared: true}},
	{News, traits{menuRank: 6, searchRank: 8, menu: MainMenu, detailed: true, shared: true}},
	{Resources, traits{menuRank: 7, searchRank: 9, menu: MainMenu}},
	{Calls, traits{menuRank: 8, searchRank: 10, menu: FootMenu}},
	{Pages, traits{menuRank: 11, searchRank: 11}},
})

func (Kind) Values() []Kind { return kinds.values }

// Kinds returns the kinds of record that have pages, in the order of the format's page.
func Kinds() []Kind { return slices.Clone(kinds.values) }

// KindsInPlan returns the kinds in the order of menus and of the plan of the site.
func KindsInPlan() []Kind {
	return kindsBy(func(t traits) int { return t.menuRank })
}

// KindsInSearch returns the kinds in the order of results of equal weight.
func KindsInSearch() []Kind {
	return kindsBy(func(t traits) int { return t.searchRank })
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
func (k Kind) Brief() bool { return !kinds.of(k).detailed }

// Shared reports whether pages of the kind are passed on, with a picture of their own.
func (k Kind) Shared() bool { return k != "" && kinds.of(k).shared }

// Singular returns what editors call one record of the kind: "signataire".
func (k Kind) Singular() string {
	if k == Settings {
		return string(k)
	}
	return strings.TrimSuffix(string(k), "s")
}
