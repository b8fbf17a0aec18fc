package page

import (
	"slices"

	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site/address"
)

// A page of a place lists so many commitments of a domain, and so many of each place that contains it.
const (
	mostOfDomain = 10
	mostAround   = 5
)

// linesOnPaper is how many lines of commitments the sheet of a place has room for: a row with columns for what was
// promised and done takes up to three, another one, and the heads of a list two.
const linesOnPaper = 30

// notesOnPaper returns how many lines of the sheet of a place its notes take: that of the record, and those that
// qualify its declared numbers.
func notesOnPaper(t *model.Territory) int {
	const letters = 130 // in a line
	lines := func(note string) int { return (len(note) + letters - 1) / letters }
	out := lines(t.Note)
	for i := range t.Counts {
		out += lines(t.Counts[i].Note)
	}
	return out
}

// sheet counts the lines that paper has room for, in the order of the page, and the commitments that it leaves out.
type sheet struct {
	lines, beyond int
	promised      bool // some of them were promised
}

// full reports whether paper has no room for a list of one more row.
func (s *sheet) full(form *view.RowForm) bool { return s.lines < 2+form.Lines() }

// rows returns the rows of some commitments, those that paper leaves out last.
func (s *sheet) rows(form *view.RowForm, ks []*model.Commitment, all int) *view.CommitmentRows {
	fit := 0
	if !s.full(form) {
		fit = min(len(ks), (s.lines-2)/form.Lines())
		s.lines -= 2 + fit*form.Lines()
	}
	s.beyond += all - fit
	s.promised = s.promised || slices.ContainsFunc(ks, func(k *model.Commitment) bool { return k.Nature.Promised() })
	out := form.Rows(ks[:fit])
	out.Left = form.Rows(ks[fit:]).Rows
	out.Same, out.Bare = nil, true
	return out
}

// actsOf returns the commitments in a place by domain, in the order of the charter; nil without any.
func (b *Builder) actsOf(t *model.Territory, ks []*model.Commitment, paper *sheet) *ActsView {
	if len(ks) == 0 {
		return nil
	}
	form := b.RowForm(ks)
	v := &ActsView{Same: form.Same()}
	var none []string
	for _, d := range b.CurrentDomains(b.Totals().ByTerritory[t.Index]) {
		var of []*model.Commitment
		for _, k := range ks {
			if k.Domain == d {
				of = append(of, k)
			}
		}
		if len(of) == 0 {
			none = append(none, view.Lowered(b.Text(d.Title)))
			continue
		}
		g := DomainActs{Domain: b.Link(&d.Record), Hue: d.Hue(), Count: b.CountedCommitments(of),
			Unprinted: paper.full(form)}
		shown := first(of, mostOfDomain)
		g.Rows = paper.rows(form.In(t, 3, true), shown, len(of))
		if more := len(of) - len(shown); more > 0 {
			g.More = view.Link{Text: b.Words.N("page.territory.others", more), Href: b.Href(b.ActsList(t))}
		}
		v.Groups = append(v.Groups, g)
	}
	if len(none) > 0 {
		v.None = b.Words.N("page.territory.no-domain", len(none), b.Names(none))
	}
	if t.Level == model.Country {
		v.Unplaced = b.unplaced()
	}
	return v
}

// unplaced says of how many signatories and commitments no territory is known, which no place counts; none for none.
func (b *Builder) unplaced() []string {
	var out []string
	if n := b.Totals().Unplaced; n > 0 {
		out = append(out, b.Words.N("page.territory.unplaced", n))
	}
	ks := slices.DeleteFunc(slices.Clone(b.Totals().Select(b.Model, stats.Scope{}).Commitments), func(k *model.Commitment) bool { return len(k.Territories) > 0 })
	if len(ks) > 0 {
		out = append(out, view.Raised(b.Words.N("page.territory.unplaced-acts", len(ks), b.CountedCommitments(ks))))
	}
	return out
}

// first returns the first commitments; all of them where only one would be left.
func first(ks []*model.Commitment, most int) []*model.Commitment {
	if len(ks) == most+1 {
		return ks
	}
	return ks[:min(len(ks), most)]
}

// around returns what is committed for the places that contain one, the smallest first, each with what it is
// and what the sources don't say of it. The country's is told only where nothing closer is.
func (b *Builder) around(t *model.Territory, own []*model.Commitment, paper *sheet) []AroundView {
	var out []AroundView
	numbers := len(own)+len(t.Counts) == 0
	for _, above := range t.Ancestors() {
		if above.Level == model.Country && len(own)+len(out) > 0 {
			break
		}
		one := AroundView{Place: b.Link(&above.Record), Conventions: b.conventionsOf(above, t)}
		one.Place.Text = view.Raised(b.InPlace(above))
		if ks := b.ActsOver(above, t); len(ks) > 0 {
			n := len(ks)
			one.Says = append(one.Says, b.Words.N("page.territory.over", n, b.CountedCommitments(ks), b.ThePlace(above), b.InPlace(t)))
			if name := b.naming(ks, t); name != "" {
				one.Says = append(one.Says, name)
			}
			shown, form := first(ks, mostAround), b.RowForm(ks)
			one.Says = append(one.Says, form.Same()...)
			one.Unprinted = paper.full(form)
			one.Rows = paper.rows(form.In(above, 2, false), shown, n)
			if more := n - len(shown); more > 0 {
				one.More = view.Link{Text: b.Words.N("page.territory.others", more), Href: b.Href(b.ActsList(above))}
			}
		}
		if numbers && len(above.Counts) > 0 {
			one.Said, numbers = b.said(above, above.Counts[:min(len(above.Counts), mostSaid)]), false
		}
		if one.Rows != nil || len(one.Said)+len(one.Conventions) > 0 {
			out = append(out, one)
		}
	}
	return out
}

// naming says which signatories of some commitments name a place themselves; "" for none.
func (b *Builder) naming(ks []*model.Commitment, t *model.Territory) string {
	var names []string
	for _, s := range view.Committed(ks) {
		if !s.Withheld && stats.LiesIn(s.Territories, t) {
			names = append(names, b.TheSignatory(s))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return view.Raised(b.Words.N("page.territory.naming", len(names), b.FirstNames(names, mostAround), b.ThePlace(t)))
}

// conventionsOf returns links to the first conventions that name a place itself, with their dates, for the page of a
// place inside it.
func (b *Builder) conventionsOf(above, t *model.Territory) []view.Link {
	var out []view.Link
	for _, s := range b.Totals().InTerritory[above.Index] {
		for _, v := range s.Conventions {
			if slices.Contains(v.Territories, above) && !view.Hidden(s, t) && len(out) < mostAround {
				out = append(out, view.Link{Text: b.Title(&s.Record), Href: b.Href(address.Convention(v)), Hint: b.Date(v.Date)})
			}
		}
	}
	return out
}

// silent returns the signatories of a place of which no source tells what they do there, nor in a place that
// contains it, which the answer of the page may have told; nil for none.
func (b *Builder) silent(t *model.Territory, told bool) *SilentView {
	now, then := b.SilentIn(t)
	who := now
	if len(who) == 0 {
		who = then
	}
	if len(who) == 0 {
		return nil
	}
	v := &SilentView{}
	if !told {
		v.Says = b.SilentSentence(now, then, t)
	}
	for _, s := range who[:min(len(who), view.MostCards)] {
		l := b.Link(&s.Record)
		l.Hint = b.SignatoryKicker(s)
		v.Who = append(v.Who, l)
	}
	if more := len(who) - view.MostCards; more > 0 {
		v.More = view.Link{Text: b.Words.N("page.territory.others", more), Href: b.Href(address.SignatoriesBy(address.ByTerritory, t.Slug, 1))}
	}
	return v
}

// ActsView is what is committed in a place, by domain.
type ActsView struct {
	Same     []string // what is told once of all
	Groups   []DomainActs
	None     string   // the domains of which nothing is published there
	Unplaced []string // of a country: who and what is in no place
}

// DomainActs is the commitments of a domain.
type DomainActs struct {
	Domain    view.Link
	Hue       int
	Count     string
	Rows      *view.CommitmentRows
	More      view.Link
	Unprinted bool // paper leaves it out
}

// AroundView is what is known of a place that contains the page's.
type AroundView struct {
	Place       view.Link
	Says        []string // why it is told, and what no source says
	Rows        *view.CommitmentRows
	More        view.Link
	Conventions []view.Link
	Said        []SaidView // its declared numbers, where the page's place has nothing
	Unprinted   bool       // paper leaves it out
}

// SilentView is signatories whose deeds no source tells.
type SilentView struct {
	Says string // "" where the answer of the page says it
	Who  []view.Link
	More view.Link
}
