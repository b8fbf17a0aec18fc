// Package check is every rule that the records of a site must keep, as a table
// of named checks, and the linking of records that keep them into a model.Site.
// All findings are told together; with one error there is no site.
package check

import (
	"context"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"parvis/generator/date"
	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/record"
)

// Options is what the command decides about a check.
type Options struct {
	AsOf   date.Date // overrides site.toml's arrete_au; zero to keep it
	URL    string    // overrides site.toml's url; "" to keep it
	Drafts bool      // publish drafts and future publications too
}

// rule is one named check: of each record alone, in parallel, or of the whole.
type rule struct {
	name   string
	record func(*checker, record.Entry)
	whole  func(*checker)
}

// rules is the table of checks. Their names are for people who look for the
// code of a finding; what each accepts is said at its function.
var rules = []rule{
	{name: "site settings", whole: checkSite},
	{name: "one address each", whole: checkAddresses},
	{name: "references exist", record: checkReferences},
	{name: "no draft is referred to", record: checkDrafts},
	{name: "sources are known", record: checkSources},
	{name: "territory tree", whole: checkTree},
	{name: "territory codes", record: checkCodes},
	{name: "neighbourhood map and dates", record: checkNeighbourhoodMap},
	{name: "company identifiers", record: checkCompany},
	{name: "dates in order", record: checkDates},
	{name: "figures", record: checkFigures},
	{name: "declared counts", record: checkCounts},
	{name: "figures have a source", record: checkFigureSources},
	{name: "commitment anchors", record: checkAnchors},
	{name: "web addresses", record: checkLinks},
	{name: "images and documents", record: checkMedia},
	{name: "withheld names stay withheld", record: checkWithheld},
	{name: "axes of tools", record: checkTools},
	{name: "body text", record: checkBody},
}

// checker is what the checks share: the records, by kind and slug.
type checker struct {
	opt   Options
	set   *record.Set
	all   []record.Entry
	slugs map[record.Kind]map[string]record.Entry
	files map[string]record.Entry
	asOf  date.Date
	found *diag.List

	mu    sync.Mutex
	links map[string][]string // file of a record → files its body leads to
}

// Run checks the records and links them. The site is nil when found holds an
// error, its own or one of loading; the error is only that of a cancelled ctx.
func Run(ctx context.Context, set *record.Set, opt Options, found *diag.List) (*model.Site, error) {
	c := newChecker(set, opt, found)
	for _, r := range rules {
		if r.whole != nil {
			r.whole(c)
		}
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	const batch = 64
	for from := 0; from < len(c.all); from += batch {
		group.Go(func() error {
			for _, e := range c.all[from:min(from+batch, len(c.all))] {
				for _, r := range rules {
					if r.record != nil {
						r.record(c, e)
					}
				}
			}
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	if errors, _ := diag.Count(found.Sorted()); errors > 0 {
		return nil, nil
	}
	return c.link(), nil
}

func newChecker(set *record.Set, opt Options, found *diag.List) *checker {
	c := &checker{opt: opt, set: set, all: set.All(), found: found,
		slugs: map[record.Kind]map[string]record.Entry{}, files: map[string]record.Entry{}, links: map[string][]string{}}
	for _, k := range record.Kinds() {
		c.slugs[k] = map[string]record.Entry{}
	}
	for _, e := range c.all {
		m := e.Common()
		c.slugs[m.Kind][m.Slug] = e
		c.files[m.File] = e
	}
	c.asOf = c.asOfDate()
	return c
}

// asOfDate is the day the site speaks of: the flag's, else site.toml's, else
// the latest date that a record tells, drafts and records with a date of
// publication apart. Never the clock, so that two builds of one content are the
// same.
func (c *checker) asOfDate() date.Date {
	if !c.opt.AsOf.IsZero() {
		return c.opt.AsOf.Last()
	}
	if c.set.Site != nil && !c.set.Site.AsOf.IsZero() {
		return c.set.Site.AsOf.Last()
	}
	var latest date.Date
	for _, e := range c.all {
		if m := e.Common(); m.Draft || !m.Publication.IsZero() {
			continue // it would decide of the day that decides whether it is published
		}
		for _, d := range told(e) {
			if last := d.Last(); last.Compare(latest) > 0 {
				latest = last
			}
		}
	}
	return latest
}

// told is the dates of what a record tells as done, not of what it plans.
func told(e record.Entry) []date.Date {
	out := []date.Date{e.Common().Updated}
	switch r := e.(type) {
	case *record.Territory:
		for _, n := range r.Counts {
			out = append(out, n.Date)
		}
	case *record.Signatory:
		out = append(out, r.Signature)
		for _, v := range r.Conventions {
			out = append(out, v.Date)
		}
	case *record.Experience:
		out = append(out, r.Date)
	case *record.Synthesis:
		for _, s := range r.Sessions {
			out = append(out, s.Date)
		}
	case *record.News:
		out = append(out, r.Date)
	case *record.Resource:
		out = append(out, r.Date)
	}
	return out
}

// published tells whether a record is part of the site; all are while site.toml,
// which has the day, cannot be read.
func (c *checker) published(e record.Entry) bool {
	m := e.Common()
	return c.opt.Drafts || c.set.Site == nil || !c.pending(m)
}

// pending tells that a record is a draft or waits for its day; while no day is
// known, that has not come.
func (c *checker) pending(m *record.Meta) bool {
	return m.Draft || m.Publication.After(c.asOf) || c.asOf.IsZero() && !m.Publication.IsZero()
}

// report tells an error at a key of a record, warn a warning.
func (c *checker) report(e record.Entry, path, code string, args ...any) {
	c.add(diag.Error, e.Common(), path, code, args)
}

func (c *checker) warn(e record.Entry, path, code string, args ...any) {
	c.add(diag.Warning, e.Common(), path, code, args)
}

func (c *checker) add(s diag.Severity, m *record.Meta, path, code string, args []any) {
	line, col := m.At(path)
	c.found.Add(diag.Finding{Code: code, Severity: s, File: m.File, Line: line, Col: col, Key: path, Args: args})
}
