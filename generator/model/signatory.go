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
	Website     string
	Logo        string // path from the content folder
	Scope       Scope  // "" unknown
	Territories []*Territory
	Signature   date.Date
	End         date.Date
	Networks    []*Actor
	Disclosure  Disclosure
	Conventions []Convention
	Commitments []*Commitment
	Experiences []*Experience
}

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
	Date        date.Date
	Title       string
	Territories []*Territory
	Partners    []*Actor
	End         date.Date
	Document    string // path from the content folder, or an address
	Source      Source
	Note        string
}

// Commitment is one action that a signatory committed to.
type Commitment struct {
	Signatory   *Signatory
	ID          string // anchor on the signatory's page, unique and stable there
	Domain      *Domain
	Action      string
	Description string
	Territories []*Territory // the signatory's when it names none
	Start, End  date.Date
	Status      Status     // "" unknown
	Evaluation  Evaluation // "" unknown
	Proof       Proof      // "" unknown
	Partners    []*Actor
	Source      Source
	Note        string
	Measures    []Measure
}

// Reported reports whether at least one yearly value was reported.
func (c *Commitment) Reported() bool {
	for _, m := range c.Measures {
		if len(m.Values) > 0 {
			return true
		}
	}
	return false
}

// Measure is an indicator of one commitment.
type Measure struct {
	Shared     *Indicator // nil when the measure is the commitment's own
	Name       string
	Unit       string
	Target     *Quantity
	Deadline   date.Date
	Reference  *Quantity // start value
	Direction  Direction
	Cumulation Cumulation // how the years are combined; Last by default for the commitment's own measure
	Values     []Value    // by year; an absent year was not reported
	Note       string
}

// Value is what was reported for one year.
type Value struct {
	Year     int
	Quantity Quantity
	Proof    Proof   // "" for that of the commitment
	Source   *Source // nil for that of the commitment
	Note     string
}

// Total combines the values according to Cumulation. It returns false
// when nothing was reported.
func (m Measure) Total() (Quantity, bool) {
	if len(m.Values) == 0 {
		return Quantity{}, false
	}
	if m.Cumulation.Latest() {
		return m.Values[len(m.Values)-1].Quantity, true
	}
	total := m.Values[0].Quantity
	for _, v := range m.Values[1:] {
		total = total.Add(v.Quantity)
	}
	if m.Cumulation.Averages() {
		total = total.Over(len(m.Values))
	}
	return total, true
}
