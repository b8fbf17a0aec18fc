package model

import (
	"cmp"
	"slices"
	"strings"
)

// Kind is a kind of record. Its value is the name of its folder in content/ and its part of
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

// Settings is the kind of site.toml, which isn't a folder and has no page.
const Settings Kind = "site"

// traits are the properties of a kind that other packages need.
type traits struct {
	menuRank   int       // position in menus and in the site map
	searchRank int       // position among search results of equal weight
	menu       MenuPlace // the menu that links to its list; "" for records that menus link one by one
	detailed   bool      // a card of a record shows more than its title
	shared     bool      // its pages are meant to be shared, and have their own share image
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

// Kinds returns the kinds of record that have pages, in the order of FORMAT.md.
func Kinds() []Kind { return slices.Clone(kinds.values) }

// KindsInPlan returns the kinds in the order of menus and of the site map.
func KindsInPlan() []Kind {
	return kindsBy(func(t traits) int { return t.menuRank })
}

// KindsInSearch returns the kinds in the order of search results of equal weight.
func KindsInSearch() []Kind {
	return kindsBy(func(t traits) int { return t.searchRank })
}

func kindsBy(place func(traits) int) []Kind {
	out := Kinds()
	slices.SortFunc(out, func(a, b Kind) int { return cmp.Compare(place(kinds.of(a)), place(kinds.of(b))) })
	return out
}

// Menu returns the menu that links to the list of the kind, or "" for a kind without a list, whose
// records are linked from menus one by one.
func (k Kind) Menu() MenuPlace { return kinds.of(k).menu }

// Listed reports whether the kind has a list; no text that isn't a kind has.
func (k Kind) Listed() bool { return slices.Contains(kinds.values, k) && k.Menu() != "" }

// Brief reports whether the title of a record of the kind is enough where
// another page links to it.
func (k Kind) Brief() bool { return !kinds.of(k).detailed }

// Shared reports whether pages of the kind are meant to be shared, with their own share image.
func (k Kind) Shared() bool { return k != "" && kinds.of(k).shared }

// Singular returns the name of one record of the kind: "signataire".
func (k Kind) Singular() string {
	if k == Settings {
		return string(k)
	}
	return strings.TrimSuffix(string(k), "s")
}
