package home

import (
	"cmp"
	"slices"
	"strconv"

	"parvis/generator/data/directory"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site/address"
)

// knownEnough is of how many of a hundred commitments a result must be known for the front page to leave what
// isn't to the dashboard.
const knownEnough = 60

// mostGaps is how many lines the front page has of what isn't known.
const mostGaps = 4

// mostNames is how many signatories a line names.
const mostNames = 3

// Gap is one thing that isn't known, with the way to what it is told of.
type Gap struct {
	view.Link
	Names []view.Link // whom it concerns, the first
	More  string      // how many others
}

// thin reports whether so little is known that the front page says so.
func (b *Builder) thin() bool {
	sums := b.Totals().All
	return sums.Reported*100 < knownEnough*sums.All()
}

// gaps returns what isn't known of the commitments and the signatories of the site, the most telling first.
func (b *Builder) gaps(all *stats.Selection) []Gap {
	var out []Gap
	add := func(g ...Gap) { out = append(out, g...) }
	add(b.withoutResult(all)...)
	add(b.withoutTarget(all)...)
	if n := b.Totals().All.Reporting[model.ReportLate]; n > 0 {
		add(Gap{Link: view.Link{Text: b.Words.N("page.gap.late", n), Href: b.listOf(directory.Reporting, string(model.ReportLate), n)}})
	}
	add(b.idle(all)...)
	add(b.undescribed()...)
	add(b.unproven(all)...)
	return out
}

func (b *Builder) withoutResult(all *stats.Selection) []Gap {
	ks := with(all.Commitments, func(k *model.Commitment) bool { return !k.Reported() })
	if len(ks) == 0 {
		return nil
	}
	text := b.Words.T("page.gap.result", b.CountedCommitments(ks), b.Words.Number(len(all.Commitments)))
	if len(ks) == len(all.Commitments) {
		text = b.Words.T("page.gap.no-result", b.CountedCommitments(ks))
	}
	return []Gap{{Link: view.Link{Text: text, Href: b.listOf(directory.Result, directory.Without, len(ks))}}}
}

func (b *Builder) withoutTarget(all *stats.Selection) []Gap {
	promises := b.Totals().All.Promised()
	n := promises - all.ByProgress().Aimed
	if n == 0 {
		return nil
	}
	text := b.Words.N("page.gap.target", n, b.Words.Number(promises))
	if n == promises {
		text = b.Words.N("page.gap.no-target", n)
	}
	return []Gap{{Link: view.Link{Text: text, Href: b.listOf(directory.Target, directory.Without, n)}}}
}

// idle tells the signatories of which no commitment is published.
func (b *Builder) idle(all *stats.Selection) []Gap {
	idle := all.Idle()
	if len(idle) == 0 {
		return nil
	}
	out := Gap{Link: view.Link{Text: b.Words.N("page.gap.idle", len(idle), b.Words.Number(len(all.Signatories))),
		Href: b.Href(address.List(model.Signatories, 1))}}
	named := slices.DeleteFunc(slices.Clone(idle), func(s *model.Signatory) bool { return s.Withheld })
	out.Names = b.SignatoryLinks(named[:min(len(named), mostNames)])
	if more := len(idle) - len(out.Names); more > 0 && len(out.Names) > 0 {
		out.More = b.Words.N("page.map.more", more)
	}
	return []Gap{out}
}

// undescribed tells the territory whose declared signatories are most above those that are published.
func (b *Builder) undescribed() []Gap {
	declared := slices.DeleteFunc(b.Totals().Declared(b.Model, model.CountSignatories, nil), func(d stats.Declared) bool {
		return d.Published >= d.Count.Number
	})
	if len(declared) == 0 {
		return nil
	}
	most := slices.MaxFunc(declared, func(x, y stats.Declared) int {
		return cmp.Compare(x.Count.Number-x.Published, y.Count.Number-y.Published)
	})
	text := b.Words.N("page.gap.declared", most.Published, b.Text(most.Territory.Title), b.Counted(most.Count),
		b.CountLabel(&most.Count), b.DeclaredOn(&most.Count))
	return []Gap{{Link: view.Link{Text: text, Href: b.Href(address.Record(&most.Territory.Record))}}}
}

// unproven tells what rests on the word of signatories alone.
func (b *Builder) unproven(all *stats.Selection) []Gap {
	ks := with(all.Commitments, func(k *model.Commitment) bool { return k.Proof == model.Declared })
	if len(ks) == 0 {
		return nil
	}
	text := b.Words.T("page.gap.proof", b.CountedCommitments(ks), b.Words.Number(len(all.Commitments)))
	if len(ks) == len(all.Commitments) {
		text = b.Words.T("page.gap.no-proof", b.CountedCommitments(ks))
	}
	return []Gap{{Link: view.Link{Text: text, Href: b.listOf(directory.Proof, string(model.Declared), len(ks))}}}
}

func with(ks []*model.Commitment, is func(*model.Commitment) bool) []*model.Commitment {
	return slices.DeleteFunc(slices.Clone(ks), func(k *model.Commitment) bool { return !is(k) })
}

// latestRound returns a link to the latest yearly report; the zero Link where there is none.
func (b *Builder) latestRound() view.Link {
	rounds := b.Totals().Rounds(b.Model, stats.Scope{})
	if len(rounds) == 0 {
		return view.Link{}
	}
	year := rounds[0].Year
	return view.Link{Text: b.Words.T("page.rounds.of", strconv.Itoa(year)), Href: b.Href(address.Round(year, nil))}
}
