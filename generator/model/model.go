// Package model holds the linked site that the records describe: every reference
// is a pointer, every code and date has been checked. Package check builds it, and it
// is read-only afterwards. It depends on neither files nor HTML.
package model

import (
	"parvis/generator/text/date"
	"parvis/generator/text/quantity"
)

// Record holds the fields that all kinds share.
type Record struct {
	Kind    Kind
	Slug    string
	Title   string   // "" when it is withheld
	File    string   // path from the content folder, to resolve relative links
	Body    string   // Markdown; "" when there is none or it is withheld
	Figures []string // identifiers of the figures placed in Body, in order
	Source  Source
	Updated date.Date
	Note    string
	Aliases []string // old addresses, from the site's root: "anciennes/engie/"
	Draft   bool     // a draft or a later publication, included on request
	// Withheld is set when the name isn't public; no field then contains it.
	Withheld bool

	// Referrers are the records that refer to this one, in the order of the site's
	// lists, without repeats. Signatories are left out for domains, territories and indicators,
	// which have their own lists.
	Referrers []*Record
}

// Header is the part of the record that all kinds share.
func (r *Record) Header() *Record { return r }

// Entry is a record of any kind, linked.
type Entry interface{ Header() *Record }

// Source is where a figure or a record comes from: another record, an address,
// or text. The zero Source is none.
type Source struct {
	Record *Record
	URL    string
	Text   string
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

// Media is an image or a document of the content.
type Media struct {
	File          string // path from the content folder, and from the site's root
	Width, Height int    // of an image, in pixels; 0 unknown
}

// Publisher is who publishes the site; empty fields are unknown.
type Publisher struct {
	Name, Address, Phone, Email, Director, Host, HostSeat, HostTel string
}

// Licence holds the terms of reuse.
type Licence struct{ Name, URL string }

// Audit is the accessibility audit that the site declares.
type Audit struct {
	State   AuditState
	Date    date.Date
	Auditor string
	Rate    *float64 // per cent of the criteria met, 0 to 100
	// The lists of the declaration, as editors wrote them: contents that fail a
	// criterion, contents waived as a disproportionate burden, contents out of scope; the
	// pages audited, the tools used, the technologies.
	Failures, Waived, Exempt, Pages, Tools, Technology []string
}

// auditYears is how many years a declaration is valid: it is renewed at most three years after
// its publication (décret 2019-768, art. 5; RGAA 4.1.2).
const auditYears = 3

// Known reports whether anything is known of an audit.
func (a Audit) Known() bool { return !a.Date.IsZero() || a.Auditor != "" || a.Rate != nil }

// Expired reports whether the audit has certainly expired on a day: "2018" may
// be its last day.
func (a Audit) Expired(on date.Date) bool {
	last := a.Date.Last()
	last.Year += auditYears // 29 February may become a day that doesn't exist; it still sorts before 1 March
	return !a.Date.IsZero() && on.After(last)
}

// StateOn returns the state that a site may declare on a day: an expired audit counts as none.
func (a Audit) StateOn(day date.Date) AuditState {
	if a.Expired(day) {
		return NonCompliant
	}
	return a.State
}

// MenuItem is a link that the editors added to the navigation.
type MenuItem struct{ Title, URL string }

// Domain is a family of action of the charter.
type Domain struct {
	Record
	Short    string // label for charts and tags
	Icon     Icon   // "" for a neutral one
	Order    int
	Version  string
	Replaces []*Domain
	Actions  []Action
	Position int // from 1, in the site's order; determines the hue
}

// Hue returns the number of the theme's colour for the domain: 1 to 8, then 1 again.
func (d *Domain) Hue() int { return (d.Position-1)%8 + 1 }

// Action is an entry of the catalogue of possible actions.
type Action struct {
	Title, Description string
	Indicators         []*Indicator
}

// Indicator is a measure that several commitments share, so that their values can be added up.
type Indicator struct {
	Record
	Unit       string
	Direction  Direction
	Cumulation Cumulation
	Definition string
}

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
	Index      int // position in Site.Territories
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
	Number      int
	Date        date.Date
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

// Resource is a video, a publication, a site, a guide.
type Resource struct {
	Record
	Type        ResourceType
	URL         string // "" when NoURL says why
	NoURL       string
	Date        date.Date
	Author      string
	Syntheses   []*Synthesis
	Experiences []*Experience
}

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

// Quantity is a figure, exact or between bounds.
type Quantity = quantity.Quantity
