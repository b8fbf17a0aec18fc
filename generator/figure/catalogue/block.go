package catalogue

import (
	"slices"
	"strings"
)

// Fault is an error in a block, at a byte offset of its text. Its codes, with
// their arguments:
//
//	figure-empty                       the block is empty
//	figure-line    line                neither a key with a value nor, on the first line, an identifier
//	figure-key     key, keys           unknown key; the valid keys
//	figure-twice   key                 duplicate key
//	figure-kind    identifier          unknown figure
//	figure-filter  kind, filter, keys  the figure doesn't accept the filter; the keys it accepts
//	figure-needs   kind, filter        a required filter is missing
//	figure-period  value               invalid period
type Fault struct {
	Offset int
	Code   string
	Args   []any
}

// figureKey is the key of the identifier; all other keys are filters.
const figureKey = "figure"

// Keys returns the valid keys of a block.
func Keys() []string {
	return []string{figureKey, string(Domain), string(Territory), string(Indicator), string(Synthesis), string(Period)}
}

// Read parses a block: an identifier alone, or lines of keys and values, as in
// TOML or in plain text.
//
//	figure = "engagements-par-domaine"   # a remark
//	Territoire : occitanie
//	période = 2017-2020
//
// offsets has the byte offset of each filter. With faults, the spec has what
// could be parsed. Without, its identifier parses to the same spec, provided
// that the values are slugs: this package doesn't check them.
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

// blockReader parses a block line by line.
type blockReader struct {
	spec    Spec
	offsets map[Filter]int
	kindAt  int             // byte offset of the kind
	given   map[string]bool // keys seen so far
	faults  []Fault
}

func (r *blockReader) fault(at int, code string, args ...any) {
	r.faults = append(r.faults, Fault{at, code, args})
}

// stripAccents lets "Période" stand for the key "periode", whether é is
// precomposed or not.
var stripAccents = strings.NewReplacer("é", "e", "è", "e", "\u0300", "", "\u0301", "")

// line parses a line without the spaces around it.
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

// identifier parses an identifier: a kind, then its filters.
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
	r.spec.Kind, r.kindAt = current(Kind(parts[0])), at
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

// markGiven records that a key was given. It returns false for a duplicate.
func (r *blockReader) markGiven(key string, at int) bool {
	if r.given[key] {
		r.fault(at, "figure-twice", key)
		return false
	}
	r.given[key] = true
	return true
}

// validate checks that the lines together specify a figure.
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

// blockKeys returns the keys that a block of this kind may have.
func (k Kind) blockKeys() []string {
	return slices.DeleteFunc(Keys(), func(key string) bool { return key != figureKey && !k.Takes(Filter(key)) })
}

// unquote removes the quotes of TOML, or the backquotes of Markdown, around a
// value.
func unquote(s string) string {
	for _, q := range []string{`"`, `'`, "`"} {
		if len(s) > 1 && strings.HasPrefix(s, q) && strings.HasSuffix(s, q) {
			return strings.TrimSpace(s[1 : len(s)-1])
		}
	}
	return s
}
