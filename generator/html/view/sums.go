package view

import (
	"slices"

	"parvis/generator/model"
	"parvis/generator/model/stats"
)

// SumStats returns the key figures of a place or a domain.
func (b *Site) SumStats(s *stats.Sums, list string, listed int) []Stat {
	signatories := Stat{Value: b.Words.Number(s.Signatories), Label: b.Words.N("page.stat.signatories", s.Signatories)}
	if listed > 0 {
		signatories.Href = b.Href(list)
	}
	out := []Stat{signatories,
		{Value: b.Words.Number(s.Commitments), Label: b.Words.N("page.stat.commitments", s.Commitments), Detail: b.Measured(s.Commitments, s.Measured)}}
	if s.Conventions > 0 {
		out = append(out, Stat{Value: b.Words.Number(s.Conventions), Label: b.Words.N("page.stat.conventions", s.Conventions)})
	}
	if s.Commitments > 0 {
		out = append(out, Stat{Value: b.Words.Number(s.Reported), Label: b.Words.N("page.stat.reported", s.Reported), Detail: b.Coverage(s.Reported, s.Commitments)})
	}
	return out
}

// CurrentDomains returns the domains to show beside sums: those that no later taxonomy
// continues, and the others as long as something was committed there.
func (b *Site) CurrentDomains(sums *stats.Sums) []*model.Domain {
	replaced := map[*model.Domain]bool{}
	for _, d := range b.Model.Domains {
		for _, old := range d.Replaces {
			replaced[old] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(b.Model.Domains), func(d *model.Domain) bool {
		return replaced[d] && sums.ByDomain[d.Position-1] == 0
	})
}

// Measured returns in words how many commitments have an indicator.
func (b *Site) Measured(commitments, measured int) string {
	if commitments == 0 {
		return ""
	}
	return b.Words.N("page.stat.measured", measured)
}

// Countable reports whether there is something to count, or to count by: without it
// the site has no figures.
func (b *Site) Countable() bool {
	return len(b.Model.Domains)+len(b.Model.Territories)+len(b.Model.Signatories) > 0
}

// TopPlaces returns the territories that a reader looks for first: the regions, or
// the roots of a site without any.
func (b *Site) TopPlaces() []*model.Territory {
	var regions []*model.Territory
	for _, t := range b.Model.Territories {
		if t.Level == model.Region {
			regions = append(regions, t)
		}
	}
	if len(regions) == 0 {
		return b.Model.Roots
	}
	return regions
}

// Coverage returns in words how many commitments a result stands on.
func (b *Site) Coverage(reported, all int) string {
	return b.Words.T("page.coverage", b.Words.Number(reported), b.Words.N("page.count.commitments", all))
}

// WhyEmpty returns in words why nothing is published of a place: the charter isn't there
// yet, or it is and no record was published.
func (b *Site) WhyEmpty(t *model.Territory) string {
	if t.Status == "" {
		return b.Words.T("page.empty.place.unknown")
	}
	return b.Words.T("page.empty.place." + string(t.Status))
}
