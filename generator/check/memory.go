package check

import (
	"maps"
	"slices"

	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
)

// Memory keeps what was found of each record from one run to the next. The zero
// Memory is empty and ready; it isn't for several goroutines at once.
//
// A record is known by its Entry, which is another one once its file changed
// (see record.Cache). What its checks found stands while all that they asked of
// other records has the same answer, and what holds for all is the same: the
// settings, the as-of date, the names that are withheld.
type Memory struct {
	last     *world
	outcomes []*outcome // of its records, in their order

	linked  *linker    // of the site that was given last
	waiting []relinked // what Settle will set in it
	checker *checker   // of the records as they will be then
}

// outcome is what the checks of one record came to, and what they asked.
type outcome struct {
	found   []diag.Finding
	links   []string // files that its body leads to
	figures []string // identifiers of the figures that its body places, in order

	seen   []record.Entry // records that it looked for
	absent []name         // records that it looked for in vain
	files  []string       // media and records looked for by path, these in vain
	wide   bool           // it asked for what all records are called
}

// name is what a record refers to another by.
type name struct {
	kind model.Kind
	slug string
}

// changes is what differs between two runs: all of it, or these few.
type changes struct {
	all   bool
	gone  []record.Entry // edited or removed
	names []name         // of records that are new
	files []string       // of records that are new, and of media that are others
}

// changes is what differs from the last run. Every outcome is compared with it,
// so that of many differences it only says that they are.
func (m *Memory) changes(w *world) changes {
	was := m.last
	if was == nil || was.opt != w.opt || was.asOf != w.asOf || was.set.Site != w.set.Site ||
		!maps.Equal(was.set.Unread, w.set.Unread) || !slices.Equal(was.hidden, w.hidden) {
		return changes{all: true}
	}
	var c changes
	if w.sameFiles {
		for _, i := range w.edited {
			c.gone = append(c.gone, was.all[i])
		}
	} else {
		for _, e := range was.all {
			if w.byFile(e.Common().File) != e {
				c.gone = append(c.gone, e)
			}
		}
		for _, e := range w.all {
			if at := e.Common(); was.byFile(at.File) == nil {
				c.names, c.files = append(c.names, name{at.Kind, at.Slug}), append(c.files, at.File)
			}
		}
	}
	media := func(old, now map[string]record.Media) {
		for file, medium := range old {
			if other, ok := now[file]; !ok || other != medium {
				c.files = append(c.files, file)
			}
		}
	}
	media(was.set.Media, w.set.Media)
	media(w.set.Media, was.set.Media)
	if len(c.gone)+len(c.files) > fewRecords {
		return changes{all: true}
	}
	return c
}

// before gives what was found of the ith record by the last run; nil where it is
// a new one.
func (m *Memory) before(w *world) func(i int) *outcome {
	if w.sameFiles {
		return func(i int) *outcome {
			if m.last.all[i] != w.all[i] {
				return nil
			}
			return m.outcomes[i]
		}
	}
	known := make(map[record.Entry]*outcome, len(m.outcomes))
	for i, o := range m.outcomes {
		known[m.last.all[i]] = o
	}
	return func(i int) *outcome { return known[w.all[i]] }
}

// stands tells that the outcome of an earlier run is that of this one.
func (o *outcome) stands(c changes) bool {
	if o == nil || c.all || o.wide {
		return false
	}
	return !meet(o.seen, c.gone) && !meet(o.absent, c.names) && !meet(o.files, c.files)
}

// meet tells that something asked is among the few things that changed.
func meet[T comparable](asked, changed []T) bool {
	return len(changed) > 0 && slices.ContainsFunc(asked, func(a T) bool { return slices.Contains(changed, a) })
}

// find is the record of a kind and a slug; nil where there is none.
func (c *checker) find(kind model.Kind, slug string) record.Entry {
	e := c.bySlug(kind, slug)
	c.sees(e)
	if n := (name{kind, slug}); e == nil && c.about != nil && !slices.Contains(c.about.absent, n) {
		c.about.absent = append(c.about.absent, n)
	}
	return e
}

// at is the record of a path from the content folder; nil where there is none.
func (c *checker) at(file string) record.Entry {
	e := c.byFile(file)
	if c.sees(e); e == nil {
		c.asks(file)
	}
	return e
}

func (c *checker) sees(e record.Entry) {
	if e != nil && c.about != nil && !slices.Contains(c.about.seen, e) {
		c.about.seen = append(c.about.seen, e)
	}
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
