package home

import (
	"fmt"
	"hash/fnv"
	"slices"

	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site/address"
)

// Bounds of what the front page shows as examples.
const (
	mostExamples = 6
	mostOfDomain = 2 // examples
	fewestPlaces = 3 // where there are so many
)

// examples chooses the commitments that the front page names, the best informed first: one of a signatory,
// at most two of a domain, of at least three places where there are, and one that was missed or given up if
// there is one. Of equals it prefers those of a domain and a place that it has least of, then the lowest drawn
// number, then the first.
func examples(ks []*model.Commitment, missed func(*model.Commitment) bool, drawn func(*model.Commitment) uint64) []*model.Commitment {
	c := choice{of: ks, drawn: drawn, signatories: map[*model.Signatory]bool{}, domains: map[*model.Domain]int{}, places: map[*model.Territory]int{}}
	c.take(1, missed)
	c.take(fewestPlaces, func(k *model.Commitment) bool { return placeOf(k) != nil && c.places[placeOf(k)] == 0 })
	c.take(mostExamples, func(k *model.Commitment) bool {
		return placeOf(k) == nil || c.places[placeOf(k)] < mostExamples/fewestPlaces
	})
	c.take(mostExamples, func(*model.Commitment) bool { return true })
	slices.SortStableFunc(c.taken, func(a, b *model.Commitment) int { return a.Rank() - b.Rank() })
	return c.taken
}

// choice is the commitments that were chosen so far.
type choice struct {
	of          []*model.Commitment
	drawn       func(*model.Commitment) uint64
	taken       []*model.Commitment
	signatories map[*model.Signatory]bool
	domains     map[*model.Domain]int
	places      map[*model.Territory]int
}

// take adds those that fit, one after the other, until there are so many.
func (c *choice) take(most int, fits func(*model.Commitment) bool) {
	for len(c.taken) < most {
		var best *model.Commitment
		for _, k := range c.of {
			free := !c.signatories[k.Signatory] && c.domains[k.Domain] < mostOfDomain && !k.Signatory.Withheld
			if free && fits(k) && (best == nil || c.before(k, best)) {
				best = k
			}
		}
		if best == nil {
			return
		}
		c.taken = append(c.taken, best)
		c.signatories[best.Signatory] = true
		c.domains[best.Domain]++
		c.places[placeOf(best)]++
	}
}

// before reports whether a is to be chosen rather than b, which comes first in the list.
func (c *choice) before(a, b *model.Commitment) bool {
	for _, of := range []func(*model.Commitment) int{
		(*model.Commitment).Rank,
		func(k *model.Commitment) int { return c.domains[k.Domain] },
		func(k *model.Commitment) int { return c.places[placeOf(k)] },
	} {
		if x, y := of(a), of(b); x != y {
			return x < y
		}
	}
	return c.drawn(a) < c.drawn(b)
}

// drawn returns a number that only a commitment and the as-of date decide: names that begin the alphabet aren't
// always first, and a later state of the data shows others.
func (b *Builder) drawn(k *model.Commitment) uint64 {
	h := fnv.New64a()
	fmt.Fprint(h, b.Model.AsOf, address.Commitment(k))
	return h.Sum64()
}

// placeOf returns the first place of a commitment; nil where none is known.
func placeOf(k *model.Commitment) *model.Territory {
	if len(k.Territories) == 0 {
		return nil
	}
	return k.Territories[0]
}

// missed reports whether a promise wasn't kept or was given up.
func (b *Builder) missed(k *model.Commitment) bool {
	return k.Nature.Promised() && (k.Status.Dropped() || b.Totals().Standing(k).State.Sign() == model.Missed)
}

// examples returns the commitments that the front page names; nil for none.
func (b *Builder) examples(all *stats.Selection) *Examples {
	chosen := examples(all.Commitments, b.missed, b.drawn)
	if len(chosen) == 0 {
		return nil
	}
	form := b.RowForm(chosen)
	out := &Examples{}
	if len(chosen) > 1 {
		out.Note = b.Words.T("page.front.rule")
	}
	for _, k := range chosen {
		out.Slabs = append(out.Slabs, b.slab(k, form.Row(k)))
	}
	if len(all.Commitments) > len(chosen) {
		out.More = view.Link{Text: b.Words.T("page.front.all", b.Commitments(b.Totals().All.Commitments)), Href: b.Href(address.Commitments)}
	}
	return out
}

// slab returns one commitment as an example.
func (b *Builder) slab(k *model.Commitment, row view.CommitmentRow) Slab {
	out := Slab{Who: row.Signatory, Action: row.Action, Hue: row.Hue, Outcome: b.Outcome(k)}
	add := func(s string) {
		if s != "" {
			out.About = append(out.About, s)
		}
	}
	add(row.Place)
	add(b.Nature(k))
	told := false
	for _, s := range row.States {
		if s.Axis == "progress" || s.Axis == "word" || s.Axis == "report" && s.Sign == string(model.Silent) {
			told = true
			add(view.Lowered(s.Text))
		}
	}
	if k.Nature.Promised() && !told {
		add(b.word(k))
	}
	if k.Reported() {
		add(b.Label("proof", string(k.Proof)))
	} else {
		add(b.Words.T("page.front.no-figure"))
	}
	return out
}

// Examples is the commitments that the front page names.
type Examples struct {
	Note  string // how they were chosen; "" for the only one
	Slabs []Slab
	More  view.Link // to all; none where these are all
}

// Slab is one of them.
type Slab struct {
	Who    string
	Action view.Link
	Hue    int
	view.Outcome
	About []string // where, and where it stands
}
