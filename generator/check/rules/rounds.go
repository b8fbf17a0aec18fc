package rules

import (
	"fmt"
	"slices"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/model"
)

// checkRounds wants a delay and thresholds that reports and paces can be judged by.
func checkRounds(c *checker) {
	s := c.Set.Site
	if s == nil {
		return // the reading reported it
	}
	r := s.Rounds
	if r.Delay != nil && (*r.Delay < 0 || *r.Delay > mostMonths) {
		c.report(s, "bilans.delai", "bad-delay", *r.Delay, mostMonths)
	}
	for key, f := range map[string]*float64{"bonne_voie": r.OnTrack, "loin": r.FarOff, "partiel": r.Partial} {
		if f != nil && (*f <= 0 || *f > 1) {
			c.report(s, "bilans."+key, "bad-threshold", key, fmt.Sprint(*f))
		}
	}
	if r.OnTrack != nil && r.FarOff != nil && *r.FarOff >= *r.OnTrack {
		c.report(s, "bilans.loin", "threshold-order", fmt.Sprint(*r.FarOff), fmt.Sprint(*r.OnTrack))
	}
}

// mostMonths is the longest delay of a report.
const mostMonths = 24

// checkAssessments wants an evaluation to be of commitments of the signatory, and one that was
// made to say when.
func checkAssessments(c *checker, e record.Entry) {
	var as []record.Assessment
	var known []string
	switch r := e.(type) {
	case *record.Signatory:
		as = r.Assessed
		for _, k := range r.Commitments {
			known = append(known, k.Anchor())
		}
	case *record.Territory:
		as = r.Assessed
	}
	for i, a := range as {
		at := fmt.Sprintf("evaluation[%d].", i)
		for n, id := range a.Commitments {
			if !slices.Contains(known, id) {
				c.report(e, fmt.Sprintf("%sengagements[%d]", at, n), "unknown-commitment", id, strings.Join(known, ", "))
			}
		}
		if a.Mode != "" && !a.Mode.Evaluated() {
			c.report(e, at+"mode", "assessment-none")
		}
		if a.Announced && a.Conclusion != "" {
			c.report(e, at+"conclusion", "assessment-announced")
		}
		if !a.Announced && a.Date.IsZero() && a.Period.IsZero() {
			c.warn(e, at[:len(at)-1], "assessment-date")
		}
	}
}

// checkReceipts wants each period of a commitment to have one report, and a state that the
// publisher gives a reason or a day for.
func checkReceipts(c *checker, e record.Entry) {
	s, ok := e.(*record.Signatory)
	if !ok {
		return
	}
	for i, k := range s.Commitments {
		at := fmt.Sprintf("engagement[%d].", i)
		seen := map[model.Period]bool{}
		for n, b := range k.Received {
			path := fmt.Sprintf("%sbilan[%d].periode", at, n)
			if seen[b.Period] && !b.Period.IsZero() {
				c.report(e, path, "duplicate-period", b.Period.String())
			}
			seen[b.Period] = true
			c.within(e, path, b.Period, k)
			if !b.Period.IsZero() && b.Period.First().After(c.AsOf) {
				c.warn(e, path, "after-as-of", b.Period.String(), c.AsOf.String())
			}
		}
		if k.Status == "" && !written(e, at, "statut") {
			for key, set := range map[string]bool{"statut_le": !k.StatusOn.IsZero(), "statut_motif": k.StatusWhy != "", "statut_source": k.StatusFrom != ""} {
				if set {
					c.report(e, at+key, "status-missing", key)
				}
			}
		}
	}
}

// written reports whether a record has a key in a table, whose path ends with a dot: its value may be
// one that couldn't be read.
func written(e record.Entry, table, key string) bool {
	line, col := e.Common().At(table + key)
	tableLine, tableCol := e.Common().At(strings.TrimSuffix(table, "."))
	return line != tableLine || col != tableCol
}
