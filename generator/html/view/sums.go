package view

import (
	"slices"

	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
	"parvis/generator/site/address"
)

// Ended returns in words how many of the promises are over: "dont 1 terminé"; "" for none.
func (b *Site) Ended(c stats.Commitments) string {
	switch c.Ended {
	case 0:
		return ""
	case c.Promised():
		return b.Words.N("page.stat.all-ended", c.Ended)
	}
	return b.Words.N("page.stat.ended", c.Ended)
}

// ReportedStat returns the key figure of how many commitments and deeds have a result.
func (b *Site) ReportedStat(reported int, of stats.Commitments) Stat {
	return Stat{Value: b.Words.Number(reported), Label: b.Words.N("page.stat.reported", reported), Detail: b.Words.T("page.stat.reported-of", b.Words.Number(of.All()))}
}

// ReportedOf returns in a sentence of how many commitments a result is known: "Un résultat est communiqué
// pour 2 sur 16.", "Un résultat est communiqué pour les 16."
func (b *Site) ReportedOf(some, all int) string {
	switch {
	case some == 0:
		return b.Words.T("page.signatory.none-reported")
	case all == 1:
		return b.Words.T("page.signatory.its-result")
	case some == all:
		return b.Words.T("page.signatory.all-reported", b.Words.Number(all))
	}
	return b.Words.T("page.signatory.reported", b.Words.Number(some), b.Words.Number(all))
}

// ReportedAmong is ReportedOf for some commitments.
func (b *Site) ReportedAmong(ks []*model.Commitment) string {
	reported := 0
	for _, k := range ks {
		if k.Reported() {
			reported++
		}
	}
	return b.ReportedOf(reported, len(ks))
}

// Covers returns in words what key figures cover: the records, up to the as-of date, and those
// that aren't published where they are shown.
func (b *Site) Covers(key string) string {
	out := b.Words.T(key, b.AsOf)
	drafts := 0
	for _, r := range b.Model.Records {
		if r.Draft {
			drafts++
		}
	}
	if drafts > 0 {
		out += " " + b.Words.N("page.drafts", drafts)
	}
	return out
}

// Commitments returns in words how many promises and deeds there are: "5 engagements, dont 1
// terminé, et 11 actions menées".
func (b *Site) Commitments(c stats.Commitments) string {
	return phrase.Commitments(b.Words, c.Promised(), c.Ended, c.Deeds)
}

// CountedCommitments is Commitments for a list of them.
func (b *Site) CountedCommitments(ks []*model.Commitment) string {
	return b.Commitments(stats.CommitmentsOf(ks, b.Model.AsOf))
}

// CountedSignatories returns in words how many signatories there are, and of them those that no longer are:
// "60 signataires, dont 2 anciens".
func (b *Site) CountedSignatories(ss []*model.Signatory) string {
	left, all := 0, b.Words.N("page.count.signatories", len(ss))
	for _, s := range ss {
		if s.Past(b.Model.AsOf) {
			left++
		}
	}
	if left == 0 {
		return all
	}
	return b.Words.N("page.count.former", left, all)
}

// CommitmentList returns the address of the list of the n commitments that have one value of a facet. A value
// that all have has no list of its own.
func (b *Site) CommitmentList(facet address.Facet, value string, n int) string {
	if n == b.Totals().All.All() {
		return address.Commitments
	}
	return address.CommitmentsBy(facet, value, 1)
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

// CountTitle returns what a declared number counts, to follow it; not of what scope.
func (b *Site) CountTitle(c *model.Count) string {
	if c.Indicator != nil {
		return Lowered(b.Text(c.Indicator.Title))
	}
	return b.Words.N("page.declared."+string(c.Type), c.Number)
}

// CountLabel returns what a declared number counts, of what scope, to follow it.
func (b *Site) CountLabel(c *model.Count) string {
	out := b.CountTitle(c)
	if c.Indicator == nil && c.Scope != "" {
		out = b.Words.T("page.declared.scope", out, b.Label("scope-of", string(c.Scope)))
	}
	return out
}
