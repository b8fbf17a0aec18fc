package check

import (
	"maps"
	"slices"

	"parvis/generator/check/index"
	"parvis/generator/check/link"
	"parvis/generator/check/rules"
	"parvis/generator/content/record"
)

// Cache keeps the findings of each record from one run to the next. The zero Cache is
// empty and ready. It isn't safe for concurrent use.
//
// Its key is the record's Entry, a new one once the file changed (see record.Cache).
// The findings of a record are valid while all lookups of its rules have the same
// results, and while the settings, the as-of date and the withheld names are the same.
type Cache struct {
	last *run // nil before the first

	linked  *link.Linked // the site that was given last
	opt     Options      // it was linked with these
	waiting []relinked   // what Settle will set in it
	next    link.Records // what it will be linked from then; none while nothing waits
}

// run is the records at one run, and what the rules found.
type run struct {
	opt      Options
	index    *index.Index
	judge    *rules.Judge
	outcomes []*rules.Outcome // of the records of the index, in their order
}

func (m *Cache) read(set *record.Set, opt Options) *run {
	if m.last == nil {
		x := index.New(set, opt.AsOf, opt.Drafts, nil)
		return &run{opt: opt, index: x, judge: rules.New(x, opt.URL, nil)}
	}
	x := index.New(set, opt.AsOf, opt.Drafts, m.last.index)
	return &run{opt: opt, index: x, judge: rules.New(x, opt.URL, m.last.judge)}
}

// difference is what differs between two runs: all of it, or these few.
type difference struct {
	all   bool
	gone  []record.Entry // edited or removed
	names []index.Name   // of records that are new
	files []string       // of records that are new, and of media that are others
}

// differences compares two runs. Every outcome is compared with what it gives, so
// beyond a few differences only all is set.
func differences(last, now *run) difference {
	if last == nil || last.opt != now.opt {
		return difference{all: true}
	}
	was, is := last.index, now.index
	if was.AsOf != is.AsOf || was.Set.Site != is.Set.Site || !maps.Equal(was.Set.Unread, is.Set.Unread) ||
		!slices.Equal(was.Withheld, is.Withheld) {
		return difference{all: true}
	}
	var d difference
	if is.SameFiles {
		for _, i := range is.Edited {
			d.gone = append(d.gone, was.All[i])
		}
	} else {
		for _, e := range was.All {
			if is.ByFile(e.Common().File) != e {
				d.gone = append(d.gone, e)
			}
		}
		for _, e := range is.All {
			if at := e.Common(); was.ByFile(at.File) == nil {
				d.names, d.files = append(d.names, index.Name{Kind: at.Kind, Slug: at.Slug}), append(d.files, at.File)
			}
		}
	}
	media := func(old, now map[string]record.Media) {
		for file, medium := range old {
			if other, ok := now[file]; !ok || other != medium {
				d.files = append(d.files, file)
			}
		}
	}
	media(was.Set.Media, is.Set.Media)
	media(is.Set.Media, was.Set.Media)
	if len(d.gone)+len(d.files) > index.Few {
		return difference{all: true}
	}
	return d
}

// previousOutcome returns a function that gives the outcome of the ith record in the
// last run; nil for a new record.
func previousOutcome(last, now *run) func(i int) *rules.Outcome {
	switch {
	case last == nil:
		return func(int) *rules.Outcome { return nil }
	case now.index.SameFiles:
		return func(i int) *rules.Outcome {
			if last.index.All[i] != now.index.All[i] {
				return nil
			}
			return last.outcomes[i]
		}
	}
	known := make(map[record.Entry]*rules.Outcome, len(last.outcomes))
	for i, o := range last.outcomes {
		known[last.index.All[i]] = o
	}
	return func(i int) *rules.Outcome { return known[now.index.All[i]] }
}

// unaffected reports whether lookups of the last run have the same results in this one.
func (d difference) unaffected(l index.Lookups) bool {
	return !d.all && !l.AllNames &&
		!intersects(l.Found, d.gone) && !intersects(l.Missing, d.names) && !intersects(l.Files, d.files)
}

// intersects reports whether something looked up is among the few things that differ.
func intersects[T comparable](lookups, differing []T) bool {
	return len(differing) > 0 &&
		slices.ContainsFunc(lookups, func(l T) bool { return slices.Contains(differing, l) })
}
