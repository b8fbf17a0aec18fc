package model

import (
	"cmp"
	"slices"
	"strings"

	"parvis/generator/text/date"
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
	menuRank   int  // position in menus and in the site map
	searchRank int  // position among search results of equal weight
	listed     bool // it has a list, which the menu links to
	detailed   bool // a card of a record shows more than its title
}

var kinds = newVocabulary(entries[Kind, traits]{
	{Domains, traits{menuRank: 2, searchRank: 1, listed: true}},
	{Indicators, traits{menuRank: 10, searchRank: 7, listed: true}},
	{Territories, traits{menuRank: 3, searchRank: 2, listed: true}},
	{Actors, traits{menuRank: 9, searchRank: 6, listed: true}},
	{Signatories, traits{menuRank: 1, searchRank: 3, listed: true}},
	{Experiences, traits{menuRank: 4, searchRank: 4, listed: true, detailed: true}},
	{Syntheses, traits{menuRank: 5, searchRank: 5, listed: true, detailed: true}},
	{News, traits{menuRank: 6, searchRank: 8, listed: true, detailed: true}},
	{Resources, traits{menuRank: 7, searchRank: 9, listed: true}},
	{Calls, traits{menuRank: 8, searchRank: 10, listed: true}},
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

// Listed reports whether the kind has a list; no text that isn't a kind has.
func (k Kind) Listed() bool { return slices.Contains(kinds.values, k) && kinds.of(k).listed }

// Brief reports whether the title of a record of the kind is enough where
// another page links to it.
func (k Kind) Brief() bool { return !kinds.of(k).detailed }

// Singular returns the name of one record of the kind: "signataire".
func (k Kind) Singular() string {
	if k == Settings {
		return string(k)
	}
	return strings.TrimSuffix(string(k), "s")
}

// Site is all that is published.
type Site struct {
	Title       string
	URL         string // absolute, with a final slash
	Base        string // path of URL, with both slashes, e.g. "/" or "/charte/"
	Lang        string // BCP 47
	Description string
	AsOf        date.Date
	Theme       string
	Publisher   Publisher
	Licence     Licence
	Audit       Audit
	Rounds      Rounds
	Security    string // contact for security reports, mailto: or https:; "" for none
	Menu        []MenuItem
	Publishing  Publishing

	Domains     []*Domain          // by order
	Indicators  []*Indicator       // by name
	Territories []*Territory       // by name
	Actors      []*Actor           // by name
	Signatories []*Signatory       // by name
	Experiences []*Experience      // by title
	Syntheses   []*Synthesis       // latest first
	News        []*NewsItem        // latest first
	Resources   []*Resource        // by title
	Calls       []*Call            // latest first
	Pages       []*Page            // by order, then title
	Roots       []*Territory       // territories without parent
	Media       []Media            // those that pages show or link to, by file
	Records     []*Record          // every record, by kind, then in the kind's order above
	ByFile      map[string]*Record // path from the content folder → record
}

// OfKind returns the published records of a kind, in the kind's order.
func (s *Site) OfKind(k Kind) []*Record {
	var out []*Record
	for _, r := range s.Records {
		if r.Kind == k {
			out = append(out, r)
		}
	}
	return out
}

// Domain is a family of action of the charter.
type Domain struct {
	Record
	Short      string // label for charts and tags
	InSentence string // with its article, as a sentence goes on: "l'emploi"; "" unknown: a sentence is then put otherwise
	Icon       Icon   // "" for a neutral one
	Order      int
	Version    string
	Replaces   []*Domain
	Actions    []*Action
	Position   int // from 1, in the site's order; determines the hue
}

// Hue returns the number of the theme's colour for the domain: 1 to 8, then 1 again.
func (d *Domain) Hue() int { return (d.Position-1)%8 + 1 }

// Action is an entry of the catalogue of possible actions.
type Action struct {
	ID                 string // unique in the site
	Domain             *Domain
	Title, Description string
	Indicators         []*Indicator
}

// Indicator is a measure that several commitments share, so that their values can be added up.
type Indicator struct {
	Record
	Unit       string
	Direction  Direction // "" unknown: no progress is claimed
	Cumulation Cumulation
	Signed     bool // values may be negative
	Definition string
}

// AddsUp reports whether the results of several commitments have a sum: flows, or things
// counted at one moment. Shares, rates, points and means have none.
func (i *Indicator) AddsUp() bool { return !i.Cumulation.Averages() && UnitOf(i.Unit).Adds() }

func (i *Indicator) teaser() string { return i.Definition }

// Territory is a place, from the country to a priority neighbourhood.
type Territory struct {
	Record
	Level      Level
	Code       string
	Parent     *Territory
	Children   []*Territory // by name
	Status     Deployment   // "" unknown
	Launch     date.Date
	Animators  []*Actor
	Population *int // inhabitants
	Counts     []Count
	Assessed   []Assessment // latest first
	Index      int          // position in Site.Territories
}

// SmallSite is the number of inhabitants under which a town with a priority neighbourhood is called a small
// site, as the charter's seminars of 2017 did.
const SmallSite = 15_000

// Small reports whether a territory is known to be a small site; a neighbourhood is none.
func (t *Territory) Small() bool {
	return t.Level != QPV && t.Population != nil && *t.Population < SmallSite
}

// Ancestors returns the territories that contain t, from its parent up.
func (t *Territory) Ancestors() []*Territory {
	var out []*Territory
	for p := t.Parent; p != nil; p = p.Parent {
		out = append(out, p)
	}
	return out
}

// Count is a number that a territory declared. It is independent of the number
// of records published, and never added to it.
type Count struct {
	Type        CountType
	Indicator   *Indicator // of a count of one
	Scope       Scope      // of what is counted; "" unknown
	Number      int
	Date        date.Date // of the declaration; zero when its source isn't dated
	Source      Source
	Approximate bool
	Note        string
}

// Actor is a public body, a network, a lender.
type Actor struct {
	Record
	Acronym     string
	Role        ActorRole // "" unknown
	Parent      *Actor
	Website     string
	Email       string
	Territories []*Territory
	Animates    []*Territory
}

// Experience is an action presented in a seminar.
type Experience struct {
	Record
	Teaser      string
	Date        date.Date
	Synthesis   *Synthesis
	Signatories []*Signatory
	Territories []*Territory
	Domains     []*Domain
	Actors      []*Actor
	Keep        []string
	Progress    []string
	Video       Source
}

func (x *Experience) day() date.Date { return x.Date }
func (x *Experience) teaser() string { return x.Teaser }

// Synthesis is what a seminar concluded.
type Synthesis struct {
	Record
	Sessions    []Session
	Supporters  []*Actor
	Keep        []string
	Motivations []TitledText
	Factors     []TitledText
	Ways        []TitledText
	Quotes      []Quote
	Tools       []Tool
	Sources     []Source
}

// LastSession returns the date of the seminar's last session, when its conclusions could be
// drawn, or the zero date when no session is dated.
func (y *Synthesis) LastSession() date.Date {
	var last date.Date
	for _, s := range y.Sessions {
		if s.Date.Compare(last) > 0 {
			last = s.Date
		}
	}
	return last
}

// Session is one session of a seminar.
type Session struct {
	Place       string
	Date        date.Date
	Territories []*Territory
}

// TitledText is a short text under a title.
type TitledText struct{ Title, Text string }

// Quote is what somebody said, word for word or in indirect speech.
type Quote struct {
	Text, Author, Theme string
	Indirect            bool
}

// Tool is a means of a local authority, placed on two axes from −1 to 1.
type Tool struct {
	Name      string
	Theme     float64 // −1 one theme … 1 global
	Territory float64 // −1 local … 1 national
	Note      string
}

// NewsItem is a dated piece of news.
type NewsItem struct {
	Record
	Date        date.Date
	Signatories []*Signatory
	Territories []*Territory
	Image, Alt  string // path from the content folder
}

func (n *NewsItem) day() date.Date { return n.Date }

// Resource is a video, a publication, a site, a guide.
type Resource struct {
	Record
	Type        ResourceType
	URL         string // or a path from the content folder; "" when NoURL says why
	NoURL       string
	Date        date.Date
	Author      string
	Syntheses   []*Synthesis
	Experiences []*Experience
}

func (r *Resource) day() date.Date { return r.Date }

// Call is a call for projects.
type Call struct {
	Record
	Type     CallType // "" unknown
	Holder   *Actor
	Opening  date.Date
	Closing  date.Date
	Eligible string
	URL      string
}

// State returns the state of a call on the day asOf. A closing month or year includes its last
// day.
func (c *Call) State(asOf date.Date) CallState {
	switch {
	case asOf.After(c.Closing):
		return Closed
	case c.Opening.After(asOf):
		return Upcoming
	case !c.Closing.IsZero():
		return Open
	}
	return ""
}

// Page is an editorial page.
type Page struct {
	Record
	Menu      MenuPlace // "" for none
	Order     int
	Generated bool // written by Parvis, because editors wrote none with this slug
}
