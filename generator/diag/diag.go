// Package diag is what Parvis tells editors about their files: findings with a
// place, what is wrong there, what was expected and a remedy. It collects and
// sorts them, and prints them; their wording comes from a catalogue.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
)

// Severity says what a finding asks for: only an Error stops the build.
type Severity int

const (
	Error   Severity = iota // nothing is written
	Warning                 // the site is built; something deserves a look
	Note                    // good to know; nothing is wrong
	Task                    // something that is still to be written; nothing is wrong
)

// Finding is one fault at one place.
type Finding struct {
	Code     string // name of the check, e.g. "unknown-key"; stable, for machines
	Severity Severity
	File     string // slash-separated, from the content folder, e.g. "signataires/engie.md"
	Line     int    // from 1; 0 when the finding is about the whole file
	Col      int    // from 1, in characters; 0 with Line 0
	Key      string // path of the key, e.g. "engagement[2].domaine"; "" outside front matter
	Args     []any  // what the wording places in its sentences
	Redact   bool   // its line holds a secret, such as a password, and must not be printed
}

// Term is a word among a finding's Args that the catalogue translates, e.g. the
// name of a type of value.
type Term string

// List collects findings; it may be shared between goroutines. The zero List
// is empty and ready.
type List struct {
	mu    sync.Mutex
	found []Finding
}

// Add collects one finding.
func (l *List) Add(f Finding) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.found = append(l.found, f)
}

// Sorted is every finding by file, place, code and words, so that two runs
// print the same; the same fault told twice is kept once.
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

// Count tells how many of the findings are errors and how many warnings.
func Count(fs []Finding) (errors, warnings int) {
	for _, f := range fs {
		switch f.Severity {
		case Error:
			errors++
		case Warning:
			warnings++
		case Note, Task: // neither is a fault
		}
	}
	return errors, warnings
}
