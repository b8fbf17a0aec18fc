// Package withheld finds withheld names in texts that are going to be published: the names of
// signatories with diffusion = "partielle", their SIREN, the domain of their site.
//
// A name is found however it is spelled. Texts and names are compared by their letters and
// digits alone: lower case, without accents, ligatures split, look-alikes of other alphabets
// replaced, everything else removed. So "L'Oréal", "l-oreal", "LOREAL" and "L’O\u00adr&eacute;al"
// are one. A match begins and ends where a word does, so that "Axa" isn't in "relaxation".
package withheld

import (
	"bytes"
	"cmp"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/publicsuffix"

	"parvis/generator/content/markup"
	"parvis/generator/content/record"
)

// Match is a withheld name in a text.
type Match struct {
	Of     *record.Signatory
	Offset int // of its first letter in the text, in bytes
	// Certain is false if the match may be an ordinary word of the language, such as
	// "contact" for a signatory named "Contact SARL".
	Certain bool
	// Unique is set if nothing else is written like that: a SIREN.
	Unique bool
	// Whole is set if it is the whole name or a domain, not only the main part of one
	// ("Dupont" for "Dupont SARL").
	Whole bool
}

// Names is the names to look for. It is safe for concurrent use; nil looks for none.
type Names struct {
	starts   [1 << 16]bool // whether a pattern begins with these two bytes
	patterns map[[2]byte][]pattern
}

// pattern is the letters and digits of a name in one of its forms.
type pattern struct {
	letters  []byte
	of       *record.Signatory
	whole    bool
	single   bool // it is one word
	ordinary bool // it may be a word of the language
	inside   bool // it is long enough to be found within a word: "groupepetitatelier"
	number   bool // it is a SIREN, found within any number: in a SIRET
}

// Of returns the names of signatories that withhold theirs.
func Of(hidden []*record.Signatory) *Names {
	if len(hidden) == 0 {
		return nil
	}
	n := &Names{patterns: map[[2]byte][]pattern{}}
	for _, s := range hidden {
		for _, form := range forms(s.Name) {
			n.add(pattern{of: s, whole: true}, words(form))
			n.add(pattern{of: s}, mainWords(words(form)))
		}
		n.addSite(s)
		if siren := digits(s.Siren); len(siren) == 9 {
			n.add(pattern{of: s, number: true}, []string{siren})
		}
	}
	return n
}

// forms returns a name and the parts around a pair of brackets: "Agir (FACE)", "Agir" and "FACE".
func forms(name string) []string {
	out := []string{name}
	if before, rest, ok := strings.Cut(name, "("); ok {
		inside, after, _ := strings.Cut(rest, ")")
		out = append(out, before+after, inside)
	}
	return out
}

// longEnough is the number of letters from which a name of several words is also found
// inside a longer word. With fewer it may be there by chance.
const longEnough = 9

// add adds a pattern for some words, and one without the words for "and", which addresses
// leave out. A single letter isn't looked for: it would be everywhere.
func (n *Names) add(p pattern, words []string) {
	joined := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == and })
	for _, ws := range [][]string{words, joined} {
		p.letters = []byte(strings.Join(ws, ""))
		if len(p.letters) < 2 {
			continue
		}
		p.single = len(ws) == 1 && !p.number
		main := mainWords(ws)
		p.ordinary = !p.number && (len(p.letters) < 4 || len(main) == 1 && (len(main[0]) < 4 || ordinary[main[0]]))
		p.inside = len(ws) > 1 && len(p.letters) >= longEnough
		key := [2]byte(p.letters)
		if slices.ContainsFunc(n.patterns[key], func(q pattern) bool { return q.of == p.of && bytes.Equal(q.letters, p.letters) }) {
			continue
		}
		n.patterns[key] = append(n.patterns[key], p)
		n.starts[int(key[0])<<8|int(key[1])] = true
	}
}

// addSite adds the domain of a signatory's site, and its main part. On a platform that
// many share, such as facebook.com, the path tells it instead.
func (n *Names) addSite(s *record.Signatory) {
	u, err := url.Parse(s.Website)
	if err != nil || u.Hostname() == "" {
		return
	}
	host := decoded(strings.TrimPrefix(u.Hostname(), "www."))
	domain, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return
	}
	label, _, _ := strings.Cut(domain, ".")
	if platforms[label] {
		if path := words(strings.Trim(u.Path, "/")); len(path) > 0 {
			n.add(pattern{of: s, whole: true}, append(words(host), path...))
			n.add(pattern{of: s}, path)
		}
		return
	}
	n.add(pattern{of: s, whole: true}, words(domain))
	n.add(pattern{of: s}, words(label))
}

// In returns the signatories whose name can be read in a text, each once, by its most
// certain match.
func (n *Names) In(text string) []Match {
	if n == nil || text == "" {
		return nil
	}
	return firsts(n.all(text))
}

// InBody returns the signatories whose name can be read in each paragraph of a body in
// Markdown, as it is written or as it is published. The match of a name that is only there when
// published has the offset of its paragraph.
func (n *Names) InBody(body, lang string) []Match {
	if n == nil {
		return nil
	}
	var out []Match
	for from := 0; from < len(body); {
		end := len(body)
		if blank := strings.Index(body[from:], "\n\n"); blank >= 0 {
			end = from + blank + 2
		}
		text := body[from:end]
		found := n.all(text)
		if strings.ContainsAny(text, "[&<") { // otherwise it reads as it is written
			for _, m := range n.all(markup.Plain(text, lang)) {
				m.Offset = 0
				found = append(found, m)
			}
		}
		for _, m := range firsts(found) {
			m.Offset += from
			out = append(out, m)
		}
		from = end
	}
	return out
}

// all returns every match in a text and in its decoded forms.
func (n *Names) all(text string) []Match {
	out := n.in(text)
	for _, other := range decodings(text) {
		for _, m := range n.in(other) {
			m.Offset = 0 // it isn't written there as such
			out = append(out, m)
		}
	}
	return out
}

// firsts returns the most certain match of each signatory.
func firsts(all []Match) []Match {
	slices.SortStableFunc(all, func(a, b Match) int { return cmp.Compare(rank(a), rank(b)) })
	var each []Match
	for _, m := range all {
		if !slices.ContainsFunc(each, func(known Match) bool { return known.Of == m.Of }) {
			each = append(each, m)
		}
	}
	return each
}

// rank orders the matches of one signatory: what can't be anything else first.
func rank(m Match) int {
	switch {
	case m.Unique:
		return 0
	case m.Certain:
		return 1
	case m.Whole:
		return 2
	}
	return 3
}

// in returns every match in a text as it is written.
func (n *Names) in(text string) []Match {
	f := fold(text)
	defer f.free()
	var out []Match
	for i := 0; i+1 < len(f.letters); i++ {
		if !n.starts[int(f.letters[i])<<8|int(f.letters[i+1])] {
			continue
		}
		for _, p := range n.patterns[[2]byte(f.letters[i:])] {
			if bytes.HasPrefix(f.letters[i:], p.letters) && f.bounded(i, i+len(p.letters), p) {
				joined := p.single && f.joined(i, i+len(p.letters))
				out = append(out, Match{Of: p.of, Offset: int(f.offsets[i]), Whole: p.whole && !joined, Unique: p.number,
					Certain: !joined && (!p.ordinary || p.whole && f.marks[i]&upper != 0)})
			}
		}
	}
	return out
}

// bounded reports whether the letters from i to end are a name of their own.
func (f *folded) bounded(i, end int, p pattern) bool {
	whole := f.marks[i]&begins != 0 && (end == len(f.letters) || f.marks[end]&begins != 0)
	if whole || p.number {
		return true
	}
	return p.inside && !slices.ContainsFunc(f.marks[i+1:end], func(m mark) bool { return m&begins != 0 })
}

// joined reports whether the letters from i to end are several words, as "du Pont" are for
// "Dupont". Letters that stand each on its own, "D u p o n t", are one.
func (f *folded) joined(i, end int) bool {
	several, letter := false, true
	for at := i + 1; at < end; at++ {
		if f.marks[at]&begins == 0 {
			letter = false
		}
		several = several || f.marks[at]&apart != 0
	}
	return several && !letter
}
