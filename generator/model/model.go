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

	Entry Entry // the record of its kind that this is the header of; nil for a page that Parvis writes
}

// Header is the part of the record that all kinds share.
func (r *Record) Header() *Record { return r }

// Entry is a record of any kind, linked.
type Entry interface{ Header() *Record }

// Day returns the day that a card of the record is dated; the zero date for none.
func (r *Record) Day() date.Date {
	if e, ok := r.Entry.(interface{ day() date.Date }); ok {
		return e.day()
	}
	return date.Date{}
}

// Teaser returns what a card of the record says below its title; "" for nothing.
func (r *Record) Teaser() string {
	if e, ok := r.Entry.(interface{ teaser() string }); ok {
		return e.teaser()
	}
	return ""
}

// Source is where a figure or a record comes from: another record, an address,
// or text. The zero Source is none.
type Source struct {
	Record *Record
	URL    string
	Text   string
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

// Quantity is a figure, exact or between bounds.
type Quantity = quantity.Quantity
