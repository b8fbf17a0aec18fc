package compare

import (
	"cmp"
	"slices"

	"parvis/generator/html/view"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// finding is what sentences over a comparison say of a record: how much was promised and done, of
// how much a result is known. The script puts them together, since there are too many pairs to
// write ahead. Numbers are told one after the other, and never divided: records differ in size.
type finding struct {
	first  string // "L’Aude compte 5 engagements publiés et 11 actions menées"
	then   string // after another: "l’Aude, 5 engagements et 11 actions menées"
	within string // after what contains it: "5 engagements et 11 actions menées dans l’Aude"; where nothing is, "dans l’Aude"
	bare   string // within, after a place that has only the one or the other: "5 dans l’Aude"
	the    string // after the verb of the place that contains it: "l’Aude"
	holds  string // "L’Occitanie comprend %s, dont les nombres sont déjà dans les siens"; "" for what contains nothing
	result string // "2 sur 16 pour l’Aude"

	all, reported int  // commitments and deeds; those of them that have a result
	mixed         bool // both commitments and deeds
}

// finding returns what sentences say of a record by its name in a sentence. Of a place whose signatories publish no
// commitment there, it tells those.
func (b *Builder) finding(the string, n stats.Commitments, reported, signatories int) finding {
	short := phrase.Commitments(b.Words, n.Promised(), 0, n.Deeds)
	f := finding{the: the, all: n.All(), reported: reported, mixed: n.Promised() > 0 && n.Deeds > 0}
	f.then = b.Words.T("page.compare.then", the, short)
	published := short
	if n.Promised() > 0 {
		published = b.Words.N("page.compare.published", n.Promised())
		if n.Deeds > 0 {
			published = b.Words.N("page.count.and-deeds", n.Deeds, published)
		}
	}
	if f.all > 0 {
		f.first = b.Words.T("page.compare.first.singular", view.Raised(the), published)
		if phrase.Plural(the) {
			f.first = b.Words.T("page.compare.first.plural", view.Raised(the), published)
		}
		f.result = b.Words.N("page.compare.result", reported, b.Words.Number(f.all), the)
		return f
	}
	number := "singular"
	if phrase.Plural(the) {
		number = "plural"
	}
	if signatories > 0 {
		who := b.Words.N("page.count.signatories", signatories)
		f.first, f.then = b.Words.T("page.compare.silent."+number, view.Raised(the), who), b.Words.T("page.compare.then-silent", the, who)
		return f
	}
	f.first, f.then = b.Words.T("page.compare.nothing."+number, view.Raised(the)), b.Words.T("page.compare.then-nothing", the)
	return f
}

// foremost returns the first records by a number, the greatest first; those of which it is zero
// aren't among them.
func foremost[T any](of []T, by func(T) int, most int) []T {
	out := slices.DeleteFunc(slices.Clone(of), func(one T) bool { return by(one) == 0 })
	slices.SortStableFunc(out, func(x, y T) int { return cmp.Compare(by(y), by(x)) })
	return out[:min(most, len(out))]
}
