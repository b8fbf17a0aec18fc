package view

import (
	"cmp"
	"slices"

	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site/address"
)

// mostNames is how many signatories are named where they are only mentioned.
const mostNames = 3

// Doing is a commitment under the action that it is of: who made it comes first.
type Doing struct {
	Link
	Hue            int    // of its domain
	Word           string // the sign of its publisher's word; "" where nothing is told
	Action         string // in the signatory's words, if they differ from the title of the action
	Place          string
	Promised, Done string // of one measure; "" for none
	State          string // that nothing was promised, or that nothing is told of it; "" where States tell
	States         []RowState
}

// Doing returns some commitments of the list, under the title of their action.
func (f *RowForm) Doing(ks []*model.Commitment, title string) []Doing {
	var out []Doing
	b := f.site
	plain := *f
	plain.rich = false // without a column, what isn't known isn't told
	for _, k := range ks {
		row := plain.Row(k)
		one := Doing{Link: Link{Text: row.Signatory, Href: row.Action.Href}, Hue: row.Hue, Word: row.Word, Place: row.Place, Promised: row.Promised, Done: row.Done,
			State: b.Nature(k), States: row.States}
		if one.State == "" && len(one.States) == 0 {
			one.State = cmp.Or(b.Label("status", string(k.Status)), b.Words.T("page.status.none"))
		}
		if row.Action.Text != title {
			one.Action = row.Action.Text
		}
		out = append(out, one)
	}
	return out
}

// BestKnown returns some commitments, those of which most is known first.
func BestKnown(ks []*model.Commitment) []*model.Commitment {
	out := slices.Clone(ks)
	slices.SortStableFunc(out, func(x, y *model.Commitment) int { return cmp.Compare(x.Rank(), y.Rank()) })
	return out
}

// Named names the first signatories of some commitments, and tells the number of the others; "" without any.
// Those whose name is withheld are only counted, unless there are no others.
func (b *Site) Named(ks []*model.Commitment) string {
	who := Committed(ks)
	if out := b.someOf(who); out != "" || len(who) == 0 {
		return out
	}
	names := make([]string, len(who))
	for i, s := range who {
		names[i] = b.Title(&s.Record)
	}
	return b.FirstNames(names, 1)
}

// Committed returns who made some commitments, each once.
func Committed(ks []*model.Commitment) []*model.Signatory {
	var out []*model.Signatory
	known := map[*model.Signatory]bool{}
	for _, k := range ks {
		if !known[k.Signatory] {
			known[k.Signatory] = true
			out = append(out, k.Signatory)
		}
	}
	return out
}

// Doers is how much is known of the signatories of some commitments.
type Doers int

// What they are known to do.
const (
	AllAct   Doers = iota
	SomeAct        // of the others, only what they promised is known
	Promised       // of none more is known
)

// DoersOf tells how many signatories of some commitments act, by what is known of a commitment.
func DoersOf(ks []*model.Commitment, acts func(*model.Commitment) bool) Doers {
	acting := map[*model.Signatory]bool{}
	for _, k := range ks {
		if acts(k) {
			acting[k.Signatory] = true
		}
	}
	switch len(acting) {
	case len(Committed(ks)):
		return AllAct
	case 0:
		return Promised
	}
	return SomeAct
}

// ActionLink returns a link to an action of the catalogue.
func (b *Site) ActionLink(a *model.Action) Link {
	return Link{Text: b.Text(a.Title), Href: b.Href(address.Action(a))}
}

// CameTo says what was promised and done by one indicator, of the commitments that have both. All is in
// words what follows the indicator.
func (b *Site) CameTo(i *model.Indicator, p stats.Progress, all string) string {
	switch {
	case p.Both > 0 && p.Recurring > 0:
		return b.Words.N("page.action.both-once", p.Both, b.Measured(p.Result, i.Unit), b.Measured(p.Target, i.Unit), all) +
			" " + b.Words.N("figure.progress.recurring", p.Recurring)
	case p.Both > 0:
		return b.Words.N("page.action.both", p.Both, b.Measured(p.Result, i.Unit), b.Measured(p.Target, i.Unit), all)
	case p.Reported > 0:
		result := b.MeasuredTotal(p.Total.Quantity, i.Cumulation, i.Unit)
		if !p.Total.Period.IsZero() {
			result = b.Dated(result, p.Total.Period, i.Cumulation)
		} else if last := len(p.Periods) - 1; last > 0 && i.Cumulation.Adds() {
			result = b.Words.T("page.row.over", result, b.Words.T("page.progress.somme", b.Span(p.Periods[0].Period), b.Span(p.Periods[last].Period)))
		}
		out := b.Words.N("page.action.reported", p.Reported, result, all)
		if p.Aimed == 0 {
			out += " " + b.Words.T("page.action.no-target")
		}
		return out
	case p.Aimed > 0:
		return b.Words.N("page.action.aimed", p.Aimed, all)
	}
	return b.Words.T("page.action.followed", all)
}
