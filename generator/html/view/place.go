package view

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
	"parvis/generator/site/address"
)

// InPlace returns where something is: "dans l’Aude", "à Montpellier".
func (b *Site) InPlace(t *model.Territory) string { return phrase.In(b.Words, t, b.Text(t.Title)) }

// ThePlace returns a place as a noun of a sentence: "l’Aude", "Montpellier".
func (b *Site) ThePlace(t *model.Territory) string { return phrase.The(b.Words, t, b.Text(t.Title)) }

// Raised begins a text in upper case, to begin a sentence with it.
func Raised(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// ActsIn returns the commitments and deeds in a place and all below it, the best informed first.
func (b *Site) ActsIn(t *model.Territory) []*model.Commitment {
	return BestKnown(b.Totals().Select(b.Model, stats.Scope{Territory: t}).Commitments)
}

// ActsList returns the address of the list of all that is committed in a place. Places smaller than a département have
// none of commitments: that of their signatories tells what each does.
func (b *Site) ActsList(t *model.Territory) string {
	switch {
	case b.Totals().ByTerritory[t.Index].All() == b.Totals().All.All(): // then nothing divides the list
		return address.Commitments
	case t.Level == model.Region || t.Level == model.Departement:
		return address.CommitmentsBy(address.ByTerritory, t.Slug, 1)
	}
	return address.SignatoriesBy(address.ByTerritory, t.Slug, 1)
}

// ActsOver returns the commitments and deeds that name a place itself, as far as they tell of another
// that lies in it: those of signatories that name the inner place come first. What is in the inner
// place already is left out, and so is who isn't to be named near a small place.
func (b *Site) ActsOver(above, t *model.Territory) []*model.Commitment {
	var near, far []*model.Commitment
	for _, k := range BestKnown(b.Totals().Naming[above.Index]) {
		switch {
		case Hidden(k.Signatory, t), stats.LiesIn(k.Territories, t):
		case stats.LiesIn(k.Signatory.Territories, t):
			near = append(near, k)
		default:
			far = append(far, k)
		}
	}
	return append(near, far...)
}

// Hidden reports whether the page of a place must not lead to a signatory: one that isn't to be named, from a place
// smaller than a département.
func Hidden(s *model.Signatory, t *model.Territory) bool {
	return s.Withheld && t.Level.Rank() > model.Departement.Rank()
}

// SilentIn returns the signatories that name a place of which no commitment is published there, nor in a place
// that contains it: those that still are, and those that no longer are.
func (b *Site) SilentIn(t *model.Territory) (now, then []*model.Signatory) {
	for _, s := range b.Totals().InTerritory[t.Index] {
		acts := func(k *model.Commitment) bool {
			return stats.LiesIn(k.Territories, t) || slices.ContainsFunc(t.Ancestors(), func(above *model.Territory) bool { return slices.Contains(k.Territories, above) })
		}
		switch {
		case slices.ContainsFunc(s.Commitments, acts):
		case s.Past(b.Model.AsOf):
			then = append(then, s)
		default:
			now = append(now, s)
		}
	}
	return now, then
}

// PlaceAnswer says in one or two sentences who does what in a place, with what result. Where no
// commitment is published, it says what else is known: signatories, numbers, or what encloses the place.
func (b *Site) PlaceAnswer(t *model.Territory) string {
	if ks := b.ActsIn(t); len(ks) > 0 {
		return b.acts(ks, t) + " " + b.ReportedAmong(ks)
	}
	now, then := b.SilentIn(t)
	silent, declared := b.SilentSentence(now, then, t), b.declaredSentence(t)
	if silent != "" {
		return strings.TrimSpace(silent + " " + declared)
	}
	return b.Words.T("page.place.none", b.ThePlace(t)) + " " + cmp.Or(declared, b.nearest(t), b.StateOf(t))
}

// nearest says what is known closest to a place of which nothing is: who acts in a place that contains it, or else
// where inside it the charter is; "" for nothing.
func (b *Site) nearest(t *model.Territory) string {
	if above, ks := b.nearestActs(t); above != nil {
		return b.acts(ks, above)
	}
	return b.below(t)
}

// nearestActs returns the smallest territory that contains a place and is named by commitments, with them;
// none where no territory is.
func (b *Site) nearestActs(t *model.Territory) (above *model.Territory, ks []*model.Commitment) {
	for _, above := range t.Ancestors() {
		if ks := b.ActsOver(above, t); len(ks) > 0 {
			return above, ks
		}
	}
	return nil, nil
}

// acts says in a sentence who made some commitments and did some deeds, where, and above all for what:
// "BRL et SNCF ont mené 6 actions en Occitanie, surtout pour l’éducation."
func (b *Site) acts(ks []*model.Commitment, where *model.Territory) string {
	who := Committed(ks)
	n := len(who)
	subject := cmp.Or(b.someOf(who), b.Words.N("page.count.signatories", n))
	place := b.InPlace(where)
	if inner := innerPlaces(ks, where); len(inner) > 0 {
		place = b.Words.T("page.place.at", place, b.SomePlaces(inner))
	}
	return Raised(b.Words.N("page.place.acts", n, subject, b.madeAndDone(ks), place, b.purpose(ks)))
}

// innerPlaces returns the one or two places inside another that all of some commitments name; nil where one names the
// other itself, or the places are more.
func innerPlaces(ks []*model.Commitment, where *model.Territory) []*model.Territory {
	const most = 2
	var out []*model.Territory
	for _, k := range ks {
		for _, t := range k.Territories {
			switch {
			case t == where:
				return nil
			case slices.Contains(t.Ancestors(), where) && !slices.Contains(out, t):
				out = append(out, t)
			}
		}
	}
	if len(out) > most {
		return nil
	}
	return out
}

// someOf names the first of some signatories, and tells the number of the others, among them those whose name is
// withheld; "" where no name is public.
func (b *Site) someOf(who []*model.Signatory) string {
	var public, withheld []string
	for _, s := range who {
		if s.Withheld {
			withheld = append(withheld, b.Title(&s.Record))
		} else {
			public = append(public, b.TheSignatory(s))
		}
	}
	if len(public) == 0 {
		return ""
	}
	return b.FirstNames(append(public, withheld...), min(mostNames, len(public)))
}

// madeAndDone says what signatories have done, after their auxiliary verb: "pris 4 engagements et mené 3
// actions".
func (b *Site) madeAndDone(ks []*model.Commitment) string {
	c := stats.CommitmentsOf(ks, b.Model.AsOf)
	promised := b.Words.N("page.place.promises", c.Promised())
	if ended := b.Ended(c); ended != "" {
		promised = b.Words.T("page.place.promised", promised, ended)
	}
	deeds := b.Words.N("page.place.deeds", c.Deeds)
	switch {
	case c.Deeds == 0 && c.Ended > 0:
		return b.Words.T("page.place.made-ended", promised)
	case c.Deeds == 0:
		return b.Words.T("page.place.made", promised)
	case c.Promised() == 0:
		return b.Words.T("page.place.done", deeds)
	case c.Ended > 0:
		return b.Words.T("page.place.made-then-done", promised, deeds)
	}
	return b.Words.T("page.place.made-and-done", promised, deeds)
}

// purpose says what commitments are for above all: the one domain that has half of them, or the two that
// have two thirds; "" where they are spread, or a domain has no words for a sentence.
func (b *Site) purpose(ks []*model.Commitment) string {
	of := map[*model.Domain]int{}
	for _, k := range ks {
		of[k.Domain]++
	}
	var domains []*model.Domain
	for _, d := range b.Model.Domains {
		if of[d] > 0 {
			domains = append(domains, d)
		}
	}
	slices.SortStableFunc(domains, func(x, y *model.Domain) int { return cmp.Compare(of[y], of[x]) })
	all, first := len(domains), min(2, len(domains))
	if 2*of[domains[0]] >= len(ks) && (all == 1 || of[domains[0]] > of[domains[1]]) {
		first = 1
	} else if 3*(of[domains[0]]+of[domains[1]]) < 2*len(ks) || all > 2 && of[domains[1]] == of[domains[2]] {
		return b.Words.N("page.place.in-domains", all)
	}
	var names []string
	for _, d := range domains[:first] {
		if d.InSentence == "" {
			return ""
		}
		names = append(names, b.Text(d.InSentence))
	}
	if all == first {
		return b.Words.T("page.place.for", b.Names(names))
	}
	return b.Words.T("page.place.mainly", b.Names(names))
}

// SilentSentence says of signatories of a place that no source tells what they do there: of those that still
// are, or else of those that no longer are; "" for none.
func (b *Site) SilentSentence(now, then []*model.Signatory, t *model.Territory) string {
	all := func(who []*model.Signatory) string {
		return cmp.Or(b.someOf(who), b.Words.N("page.count.signatories", len(who)))
	}
	switch {
	case len(now) > 0:
		return b.Words.N("page.place.silent", len(now), all(now), b.InPlace(t))
	case len(then) > 0:
		return b.Words.N("page.place.silent-then", len(then), all(then), b.InPlace(t))
	}
	return ""
}

// declaredSentence says what numbers a place declares: "Les sources donnent 12 projets accompagnés et 6
// entreprises créées, au 28 février 2017."; "" for none.
func (b *Site) declaredSentence(t *model.Territory) string {
	const most = 2
	counts := stats.Latest(t.Counts)
	if len(counts) == 0 {
		return ""
	}
	counts = counts[:min(len(counts), most)]
	var parts []string
	for i, n := range counts {
		part := b.Words.T("page.declared.counted", b.Counted(n), b.CountLabel(&n))
		if i+1 == len(counts) || counts[i+1].Date != n.Date {
			part = b.Words.T("page.declared.on", part, b.DeclaredOn(&n))
		}
		parts = append(parts, part)
	}
	return b.Words.T("page.place.declared", b.Names(parts))
}

// DeclaredOn returns of when a declared number is, with its preposition; that the source isn't dated.
func (b *Site) DeclaredOn(n *model.Count) string {
	if n.Date.IsZero() {
		return b.Words.T("page.near.undated")
	}
	return phrase.When(b.Words, "as-of", n.Date)
}
