package rules

import (
	"fmt"
	"strings"

	"parvis/generator/check/codes"
	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/slug"
)

// checkCompany wants a SIREN and an activity that the official tables accept.
func checkCompany(c *checker, e record.Entry) {
	if s, ok := e.(*record.Signatory); ok {
		c.fault(s, "siren", codes.Siren(s))
		c.fault(s, "rna", codes.RNA(s))
		c.fault(s, "secteur", codes.Activity(s))
	}
}

// checkAnchors wants each commitment to have an anchor of its own: the page's
// address with it is what others cite.
func checkAnchors(c *checker, e record.Entry) {
	s, ok := e.(*record.Signatory)
	if !ok {
		return
	}
	seen := map[string]int{}
	for i, k := range s.Commitments {
		at := fmt.Sprintf("engagement[%d].", i)
		if k.ID != "" && !slug.Valid(k.ID) {
			c.report(e, at+"id", "bad-id", k.ID, slug.Of(k.ID))
			continue
		}
		id := k.Anchor()
		if id == "" {
			if k.Action != "" {
				c.report(e, at+"action", "no-anchor", k.Action)
			}
			continue
		}
		if reservedAnchor(id) {
			key := "action"
			if k.ID != "" {
				key = "id"
			}
			c.report(e, at+key, "reserved-anchor", id, id+"-1")
			continue
		}
		if first, ok := seen[id]; ok {
			key := "action"
			if k.ID != "" {
				key = "id"
			}
			line, _ := s.At(fmt.Sprintf("engagement[%d]", first))
			c.report(e, at+key, "twin-commitments", k.Action, line, id+"-2")
			continue
		}
		seen[id] = i
	}
}

// reservedAnchor reports whether the page uses an identifier for its own parts.
func reservedAnchor(id string) bool {
	return id == "main" ||
		strings.HasPrefix(id, "lien-") || strings.HasPrefix(id, "part-") || strings.HasPrefix(id, "t-")
}

// checkDates wants what begins to begin before it ends, and a report to lie
// within its commitment. Dates known to the month or year are only refused when
// no day they may stand for would do.
func checkDates(c *checker, e record.Entry) {
	order := func(path string, before, after date.Date, first string) {
		if before.After(after) {
			key := path[strings.LastIndexByte(path, '.')+1:]
			c.report(e, path, "dates-order", key, after.String(), first, before.String())
		}
	}
	order("expiration", e.Common().Publication, record.Expires(e), "publication")
	switch r := e.(type) {
	case *record.Signatory:
		order("fin", r.Signature, r.End, "signature")
		for i, v := range r.Conventions {
			at := fmt.Sprintf("convention[%d].", i)
			order(at+"date", r.Signature, v.Date, "signature")
			order(at+"fin", v.Date, v.End, "date")
		}
		for i, k := range r.Commitments {
			at := fmt.Sprintf("engagement[%d].", i)
			order(at+"fin", k.Start, k.End, "debut")
			for j, m := range k.Indicators {
				in := fmt.Sprintf("%sindicateur[%d].", at, j)
				order(in+"echeance", k.Start, m.Deadline, "debut")
				for path, r := range m.Results(strings.TrimSuffix(in, ".")) {
					c.within(e, path, r.Period, k)
				}
			}
		}
	case *record.Call:
		order("cloture", r.Opening, r.Closing, "ouverture")
	}
}

// orTerm returns a date as a finding names it, or a word for its absence.
func orTerm(d date.Date, absent diag.Term) any {
	if d.IsZero() {
		return absent
	}
	return d.String()
}

// within wants the period of a report to touch the time that its commitment runs.
func (c *checker) within(e record.Entry, path string, p model.Period, k record.Commitment) {
	if !p.IsZero() && (k.Start.After(p.Last()) || p.First().After(k.End)) {
		c.report(e, path, "period-outside", p.String(), orTerm(k.Start, "not-given"), orTerm(k.End, "not-given"))
	}
}
