package view

import (
	"slices"

	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// SumStats returns the key figures of a place or a domain.
func (b *Site) SumStats(s *stats.Sums, list string, listed int) []Stat {
	signatories := Stat{Value: b.Words.Number(s.Signatories), Label: b.Words.N("page.stat.signatories", s.Signatories)}
	if listed > 0 {
		signatories.Href = b.Href(list)
	}
	if s.Left > 0 {
		signatories.Detail = b.Words.N("page.stat.left", s.Left)
	}
	out := append([]Stat{signatories}, b.CommitmentStats(s.Commitments)...)
	if s.Conventions > 0 {
		out = append(out, Stat{Value: b.Words.Number(s.Conventions), Label: b.Words.N("page.stat.conventions", s.Conventions)})
	}
	if s.All() > 0 {
		out = append(out, Stat{Value: b.Words.Number(s.Reported), Label: b.Words.N("page.stat.reported", s.Reported), Detail: b.Words.T("page.coverage", b.Words.Number(s.Reported), b.Commitments(s.Commitments))})
	}
	return out
}

// CommitmentStats returns the key figures of what was promised and done: two figures.
func (b *Site) CommitmentStats(c stats.Commitments) []Stat {
	running := Stat{Value: b.Words.Number(c.Running), Label: b.Words.N("page.stat.commitments", c.Running)}
	if c.Ended > 0 {
		running.Detail = b.Words.N("page.stat.ended", c.Ended)
	}
	out := []Stat{running}
	if c.Deeds > 0 {
		out = append(out, Stat{Value: b.Words.Number(c.Deeds), Label: b.Words.N("page.stat.deeds", c.Deeds)})
	}
	return out
}

// Commitments returns in words how many promises and deeds there are: "5 engagements, dont 1
// terminé, et 11 actions menées".
func (b *Site) Commitments(c stats.Commitments) string {
	return phrase.Commitments(b.Words, c.Promised(), c.Ended, c.Deeds)
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
		return replaced[d] && sums.ByDomain[d.Position-1].All() == 0
	})
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
