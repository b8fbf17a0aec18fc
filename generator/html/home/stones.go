package home

import (
	"slices"

	"parvis/generator/data/directory"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site/address"
)

// mostStones is how many commitments are laid one by one. More are drawn as a figure.
const mostStones = 96

// stones returns the commitments as stones, by domain; nil for none, or for more than are laid.
func (b *Builder) stones(all *stats.Selection) *Stones {
	if n := len(all.Commitments); n == 0 || n > mostStones {
		return nil
	}
	out := &Stones{Title: b.Words.T("page.front.stone")}
	if slices.ContainsFunc(all.Commitments, isDeed) {
		out.Title = b.Words.T("page.front.stone-or-deed")
	}
	of := map[*model.Domain][]*model.Commitment{}
	for _, k := range all.Commitments {
		of[k.Domain] = append(of[k.Domain], k)
	}
	for _, d := range b.Model.Domains {
		ks := of[d]
		if len(ks) == 0 {
			continue
		}
		slices.SortStableFunc(ks, func(x, y *model.Commitment) int { return stoneRank(x) - stoneRank(y) })
		row := StoneRow{Hue: d.Hue(), Link: view.Link{Text: b.Text(d.Short), Href: b.listOf(directory.Domain, d.Slug, len(ks)), Count: b.Words.Number(len(ks)),
			CountLabel: b.CountedCommitments(ks)}}
		for _, k := range ks {
			row.Stones = append(row.Stones, b.stone(k))
		}
		out.Rows = append(out.Rows, row)
	}
	sorted := slices.Clone(all.Commitments)
	slices.SortStableFunc(sorted, func(x, y *model.Commitment) int { return stoneRank(x) - stoneRank(y) })
	for _, k := range sorted {
		one := view.Badge{Text: b.word(k), Sign: view.StoneOf(k)}
		if !slices.Contains(out.Key, one) {
			out.Key = append(out.Key, one)
		}
	}
	return out
}

func isDeed(k *model.Commitment) bool { return !k.Nature.Promised() }

// stoneRank orders stones: what was done, the statuses from the latest, what nothing is told of.
func stoneRank(k *model.Commitment) int {
	order := []model.Status{model.Done, model.UnderWay, model.Planned, model.Suspended, model.Abandoned, ""}
	switch at := slices.Index(order, k.Status); {
	case isDeed(k):
		return 1
	case at > 0:
		return at + 1
	case at < 0:
		return len(order) + 1
	}
	return 0
}

// stone returns a commitment as a stone.
func (b *Builder) stone(k *model.Commitment) view.Badge {
	return view.Badge{Text: b.Words.T("page.front.stone-of", b.Title(&k.Signatory.Record), b.Text(k.Action), b.word(k)), Sign: view.StoneOf(k)}
}

// word returns what the publisher says of a commitment, in the middle of a sentence.
func (b *Builder) word(k *model.Commitment) string {
	switch {
	case isDeed(k):
		return b.Nature(k)
	case k.Status == "":
		return view.Lowered(b.NoStatus().Text)
	}
	return view.Lowered(b.Label("status", string(k.Status)))
}

// listOf returns a link's address of the list of the n commitments that have one value of a facet.
func (b *Builder) listOf(facet, value string, n int) string {
	return b.Href(b.CommitmentList(address.Facet(facet), value, n))
}

// Stones is the commitments of the site, a stone each.
type Stones struct {
	Title string
	Rows  []StoneRow
	Key   []view.Badge // what the stones say
}

// StoneRow is the commitments of a domain, with the link to their list.
type StoneRow struct {
	view.Link
	Hue    int
	Stones []view.Badge // its text says who and what
}
