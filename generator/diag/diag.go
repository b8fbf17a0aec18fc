// Package diag holds findings: what Parvis reports to editors about their files. A finding has
// a position, what is wrong, what was expected and a hint. This package collects, sorts and
// prints findings; a Catalogue (see package messages) words them.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
)

// Severity is how serious a finding is. Only an Error stops the build.
type Severity int

const (
	Error   Severity = iota // the site is not built
	Warning                 // the site is built, but something should be checked
	Note                    // for information; nothing is wrong
	Task                    // something remains to be written; nothing is wrong
)

// Finding is one problem, task or note at one position.
type Finding struct {
	Code     string // name of the check, e.g. "unknown-key"; stable, for machines
	Severity Severity
	File     string // slash-separated, relative to the content folder, e.g. "signataires/engie.md"
	Line     int    // 1-based; 0 when the finding is about the whole file
	Col      int    // 1-based, in characters (code points); 0 when Line is 0
	Key      string // path of the key, e.g. "engagement[2].domaine"; "" outside front matter
	Args     []any  // arguments of the message
	Redact   bool   // its line holds a secret, such as a password, and must not be printed
}

// Term is an argument of a finding that the catalogue translates, e.g. the name of a type of
// value.
type Term string

// List collects findings. It is safe for concurrent use. The zero value is an empty list.
type List struct {
	mu    sync.Mutex
	found []Finding
}

// Add appends a finding.
func (l *List) Add(f Finding) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.found = append(l.found, f)
}

// Sorted returns the findings without duplicates, ordered by file, position, code, key and
// arguments, so that the output of two runs is the same.
func (l *List) Sorted() []Finding {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := slices.Clone(l.found)
	slices.SortFunc(out, compare)
	return slices.CompactFunc(out, func(a, b Finding) bool { return compare(a, b) == 0 })
}

func compare(a, b Finding) int {
	place := cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Col, b.Col),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Key, b.Key),
	)
	if place != 0 {
		return place
	}
	return cmp.Compare(fmt.Sprintf("%q", a.Args), fmt.Sprintf("%q", b.Args))
}

// Count returns how many of the findings are errors and how many are warnings.
func Count(fs []Finding) (errors, warnings int) {
	for _, f := range fs {
		switch f.Severity {
		case Error:
			errors++
		case Warning:
			warnings++
		case Note, Task: // not counted: nothing is wrong
		}
	}
	return errors, warnings
}
