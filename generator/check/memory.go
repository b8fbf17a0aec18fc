package check

import (
	"maps"
	"slices"

	"parvis/generator/diag"
	"parvis/generator/record"
)

// Memory keeps what was found of each record from one run to the next. The zero
// Memory is empty and ready; it isn't for several goroutines at once.
//
// A record is known by its Entry, which is another one once its file changed
// (see record.Shelf). What its checks found stands while all that they asked of
// other records has the same answer, and what holds for all is the same: the
// settings, the as-of date, the names that are withheld.
type Memory struct {
	last     *world
	outcomes map[record.Entry]*outcome

	linked  *linker    // of the site that was given last
	waiting []relinked // what Settle will set in it
	checker *checker   // of the records as they will be then
}

// outcome is what the checks of one record came to, and what they asked.
type outcome struct {
	found   []diag.Finding
	links   []string // files that its body leads to
	figures []string // identifiers of the figures that its body places, in order

	records []name   // looked for by kind and slug
	files   []string // records and media looked for by path
	wide    bool     // it asked for what all records are called
}

// name is what a record refers to another by.
type name struct {
	kind record.Kind
	slug string
}

// changes is what differs between two runs.
type changes struct {
	all   bool // what holds for every record
	names map[name]bool
	files map[string]bool
}

// changes is what differs from the last run.
func (m *Memory) changes(w *world) changes {
	c := changes{names: map[name]bool{}, files: map[string]bool{}}
	was := m.last
	if was == nil || was.opt != w.opt || was.asOf != w.asOf || was.set.Site != w.set.Site ||
		!maps.Equal(was.set.Unread, w.set.Unread) || !slices.Equal(was.hidden(), w.hidden()) {
		c.all = true
		return c
	}
	both := func(old, now *world) {
		for _, e := range old.all {
			at := e.Common()
			if now.slugs[at.Kind][at.Slug] != e {
				c.names[name{at.Kind, at.Slug}], c.files[at.File] = true, true
			}
		}
		for file, medium := range old.set.Media {
			if other, ok := now.set.Media[file]; !ok || other != medium {
				c.files[file] = true
			}
		}
	}
	both(was, w)
	both(w, was)
	return c
}

// hidden is the records whose name is withheld.
func (w *world) hidden() []*record.Signatory {
	var out []*record.Signatory
	for _, s := range w.set.Signatories {
		if s.Disclosure == "partielle" {
			out = append(out, s)
		}
	}
	return out
}

// stands tells that the outcome of an earlier run is that of this one.
func (o *outcome) stands(c changes) bool {
	if o == nil || c.all || o.wide {
		return false
	}
	for _, n := range o.records {
		if c.names[n] {
			return false
		}
	}
	for _, f := range o.files {
		if c.files[f] {
			return false
		}
	}
	return true
}

func (m *Memory) keep(w *world, outcomes []*outcome) {
	m.last = w
	m.outcomes = make(map[record.Entry]*outcome, len(outcomes))
	for i, o := range outcomes {
		m.outcomes[w.all[i]] = o
	}
}

// find is the record of a kind and a slug; nil where there is none.
func (c *checker) find(kind record.Kind, slug string) record.Entry {
	if n := (name{kind, slug}); c.about != nil && !slices.Contains(c.about.records, n) {
		c.about.records = append(c.about.records, n)
	}
	return c.slugs[kind][slug]
}

// at is the record of a path from the content folder; nil where there is none.
func (c *checker) at(file string) record.Entry {
	c.asks(file)
	return c.files[file]
}

func (c *checker) asks(file string) {
	if c.about != nil {
		c.about.files = append(c.about.files, file)
	}
}

// asksAll notes that a finding depends on what all records are called.
func (c *checker) asksAll() {
	if c.about != nil {
		c.about.wide = true
	}
}
