package model

import (
	"parvis/generator/text/date"
)

// Signatory is an organisation that signed the charter.
type Signatory struct {
	Record
	Type        SignatoryType
	Size        Size   // "" unknown
	Sector      string // NAF section letter, "" unknown
	SectorCode  string // NAF code as given
	SectorName  string // its label
	Naf         Nomenclature
	Siren       string
	Rna         string // number in the national register of associations
	Website     string
	Logo        string // path from the content folder
	Scope       Scope  // "" unknown
	Territories []*Territory
	Signature   date.Date
	End         date.Date
	EndReason   EndReason  // "" unknown
	Successor   *Signatory // that continues it; nil for none
	Networks    []*Actor
	Disclosure  Disclosure
	Conventions []*Convention
	Commitments []*Commitment
	Experiences []*Experience
	Assessed    []Assessment // latest first
}

// Past reports whether the signatory is certainly no longer one on a day.
func (s *Signatory) Past(on date.Date) bool { return on.After(s.End) }

// Places returns the territories that the signatory or one of its commitments
// names, without repeats, in order of mention.
func (s *Signatory) Places() []*Territory {
	var out []*Territory
	seen := map[*Territory]bool{}
	add := func(ts []*Territory) {
		for _, t := range ts {
			if !seen[t] {
				seen[t] = true
				out = append(out, t)
			}
		}
	}
	add(s.Territories)
	for _, c := range s.Commitments {
		add(c.Territories)
	}
	return out
}

// Convention is an agreement signed with the State.
type Convention struct {
	Signatory   *Signatory
	ID          string
	Date        date.Date // zero when it is known to exist only
	Title       string
	Scope       Scope // "" unknown
	Follows     *Convention
	Territories []*Territory
	Partners    []*Record // actors and signatories
	End         date.Date
	Document    string // path from the content folder, or an address
	Source      Source
	Note        string
}

// Commitment is one action that a signatory committed to, or did without a promise.
type Commitment struct {
	Signatory   *Signatory
	ID          string // anchor on the signatory's page, unique and stable there
	Nature      Nature
	Domain      *Domain
	Catalogue   *Action     // of its domain's catalogue; nil for none
	Follows     *Commitment // that it renews; nil for none
	Renewed     *Commitment // by which it is renewed; nil for none
	Action      string
	Description string
	Territories []*Territory // the signatory's when the record names none; empty when unknown
	Start, End  date.Date
	Status      Status     // the publisher's word; "" unknown
	StatusOn    date.Date  // when it was so
	StatusWhy   string     // why, in words
	StatusFrom  Source     // who says it
	Reports     []Report   // that came, by period
	Replies     []Reply    // what the signatory answers, by date
	Evaluation  Evaluation // "" unknown
	Proof       Proof      // "" unknown
	Partners    []*Record  // actors and signatories
	Source      Source
	Note        string
	Measures    []Measure
}

// Assessment is an evaluation, of the commitments of a signatory or of the charter in a
// territory: done, or announced.
type Assessment struct {
	Date        date.Date // zero when unknown
	Period      Period    // that it is about; zero when unknown
	Mode        Evaluation
	By          []*Record     // actors and signatories that made it
	Commitments []*Commitment // that it is about; nil for all
	Announced   bool          // planned, with no result known
	Conclusion  string
	Document    string // path from the content folder, or an address
	Source      Source
}

// Report is a report that came, with or without figures that can be used.
type Report struct {
	Period   Period
	Text     string
	Received date.Date // zero when unknown
	Source   Source
	Proof    Proof // "" for that of the commitment
}

// Reply is what a signatory answers to what is said of its commitment.
type Reply struct {
	Date   date.Date
	Text   string
	Source Source
}

// Past reports whether a promise is over on a day: it ended, was given up or renewed, or its
// signatory left. A deed is done, and is never past.
func (c *Commitment) Past(on date.Date) bool {
	return c.Nature.Promised() &&
		(on.After(c.End) || c.Status.Dropped() || c.Renewed != nil && !c.Renewed.Start.After(on) || c.Signatory.Past(on))
}

// Acted reports whether something is known to be or to have been done: a deed, or a promise that is under way, done or
// has a result.
func (c *Commitment) Acted() bool { return !c.Nature.Promised() || c.Status.Started() || c.Reported() }

// Acts is Acted for what isn't known to be over or on hold on a day.
func (c *Commitment) Acts(on date.Date) bool { return c.Acted() && !c.Past(on) && !c.Status.Halted() }

// Reported reports whether at least one value was reported.
func (c *Commitment) Reported() bool {
	for _, m := range c.Measures {
		if len(m.Values)+len(m.Places) > 0 {
			return true
		}
	}
	return false
}

// HasTarget reports whether a figure is to be reached.
func (c *Commitment) HasTarget() bool {
	for i := range c.Measures {
		if c.Measures[i].HasTarget() {
			return true
		}
	}
	return false
}

// Rank tells how well a commitment is informed, the best 0: a result and a target, a result, a word
// of its publisher, nothing. Lists begin with the best.
func (c *Commitment) Rank() int {
	switch {
	case c.Reported() && c.HasTarget():
		return 0
	case c.Reported():
		return 1
	case c.Status != "":
		return 2
	}
	return 3
}
