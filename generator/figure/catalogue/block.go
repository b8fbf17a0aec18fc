package catalogue

import (
	"slices"
	"strings"
)

// Fault is what is wrong in a block, at an offset of its text. Its codes, with
// their arguments:
//
//	figure-empty                       nothing is asked for
//	figure-line    line                neither a key and its value nor, first, an identifier
//	figure-key     key, keys           no key of a block; those there are
//	figure-twice   key                 the key was given already
//	figure-kind    identifier          no such figure
//	figure-filter  kind, filter, keys  the figure isn't narrowed that way; the keys it takes
//	figure-needs   kind, filter        the figure has to be told which
//	figure-period  value               no period
type Fault struct {
	Offset int
	Code   string
	Args   []any
}

// figureKey is the key of the identifier; the others are filters.
const figureKey = "figure"

// Keys is the keys of a block.
func Keys() []string {
	return []string{figureKey, string(Domain), string(Territory), string(Indicator), string(Synthesis), string(Period)}
}

// Read is the figure that a block asks for: an identifier alone, or lines of
// keys and values, as in TOML or as an editor would write them.
//
//	figure = "engagements-par-domaine"   # a remark
//	Territoire : occitanie
//	période = 2017-2020
//
// Offsets tells where in the text each filter was given. With faults the spec
// is that of what could be read. Without, and with values that are slugs, which
// is not for this package to know, its identifier reads as the same spec.
func Read(text string) (spec Spec, offsets map[Filter]int, faults []Fault) {
	r := blockReader{offsets: map[Filter]int{}, given: map[string]bool{}}
	at := 0
	for line := range strings.Lines(text) {
		content, _, _ := strings.Cut(line, "#")
		if content = strings.TrimSpace(content); content != "" {
			r.line(content, at+strings.Index(line, content))
		}
		at += len(line)
	}
	r.validate()
	return r.spec, r.offsets, r.faults
}

// reader reads a block line by line.
type blockReader struct {
	spec    Spec
	offsets map[Filter]int
	kindAt  int             // where the kind was given
	given   map[string]bool // keys
	faults  []Fault
}

func (r *blockReader) fault(at int, code string, args ...any) {
	r.faults = append(r.faults, Fault{at, code, args})
}

// unaccented lets "Période" be the key "periode", as one sign or as two.
var stripAccents = strings.NewReplacer("é", "e", "è", "e", "\u0300", "", "\u0301", "")

// line reads a line without the spaces around it.
func (r *blockReader) line(content string, at int) {
	sign := strings.IndexAny(content, "=:")
	if sign < 0 {
		if id := unquote(content); len(r.given) == 0 && id != "" {
			r.identifier(id, at)
		} else {
			r.fault(at, "figure-line", content)
		}
		return
	}
	typed, value := strings.TrimSpace(content[:sign]), unquote(strings.TrimSpace(content[sign+1:]))
	key := stripAccents.Replace(strings.ToLower(typed))
	switch {
	case !slices.Contains(Keys(), key):
		r.fault(at, "figure-key", typed, strings.Join(Keys(), ", "))
	case value == "":
		r.given[key] = true
		r.fault(at, "figure-line", content)
	case key == figureKey:
		r.identifier(value, at)
	default:
		r.filter(Filter(key), value, at)
	}
}

// identifier reads a kind, and the filters that an identifier has after it.
func (r *blockReader) identifier(id string, at int) {
	if !r.markGiven(figureKey, at) {
		return
	}
	parts := strings.Split(id, "_")
	invalid := slices.Contains(parts, "") || len(parts)%2 == 0
	for i := 1; i < len(parts); i += 2 {
		invalid = invalid || !slices.Contains(filters, Filter(parts[i]))
	}
	if invalid {
		r.fault(at, "figure-kind", id)
		return
	}
	r.spec.Kind, r.kindAt = Kind(parts[0]), at
	for i := 1; i < len(parts); i += 2 {
		r.filter(Filter(parts[i]), parts[i+1], at)
	}
}

func (r *blockReader) filter(f Filter, value string, at int) {
	switch {
	case !r.markGiven(string(f), at):
	case !r.spec.setFilter(f, value):
		r.fault(at, "figure-period", value)
	default:
		r.offsets[f] = at
	}
}

// once notes that a key is given; false when it was before.
func (r *blockReader) markGiven(key string, at int) bool {
	if r.given[key] {
		r.fault(at, "figure-twice", key)
		return false
	}
	r.given[key] = true
	return true
}

// whole wants the lines to make a figure.
func (r *blockReader) validate() {
	kind := r.spec.Kind
	switch {
	case kind == "" && len(r.faults) == 0:
		r.fault(0, "figure-empty")
		return
	case kind == "":
		return
	case !kind.Known():
		r.fault(r.kindAt, "figure-kind", string(kind))
		return
	}
	needs, _ := kind.Filters()
	for _, f := range filters {
		at, given := r.offsets[f]
		switch {
		case given && !kind.Takes(f):
			r.fault(at, "figure-filter", string(kind), string(f), strings.Join(kind.blockKeys(), ", "))
		case !r.given[string(f)] && slices.Contains(needs, f):
			r.fault(r.kindAt, "figure-needs", string(kind), string(f))
		}
	}
}

// keys is the keys that a block of this kind may have.
func (k Kind) blockKeys() []string {
	return slices.DeleteFunc(Keys(), func(key string) bool { return key != figureKey && !k.Takes(Filter(key)) })
}

// unquoted is a value without the quotes of TOML, or of code, around it.
func unquote(s string) string {
	for _, q := range []string{`"`, `'`, "`"} {
		if len(s) > 1 && strings.HasPrefix(s, q) && strings.HasSuffix(s, q) {
			return strings.TrimSpace(s[1 : len(s)-1])
		}
	}
	return s
}
