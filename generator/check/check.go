// Package check applies the rules to the records of a site, and has those that
// keep them linked into a model.Site. All findings are reported together; with one
// error there is no site. The findings of each record are cached for the next check.
package check

import (
	"context"
	"runtime"

	"golang.org/x/sync/errgroup"

	"parvis/generator/check/index"
	"parvis/generator/check/link"
	"parvis/generator/check/rules"
	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/text/date"
)

// Options is what the command decides about a check.
type Options struct {
	AsOf         date.Date    // overrides site.toml's arrete_au; zero to keep it
	URL          string       // overrides site.toml's url; "" to keep it
	Drafts       bool         // publish drafts and future publications too
	DefaultPages DefaultPages // the pages that editors may leave to Parvis; nil for none
	Once         bool         // the records won't be checked again, so nothing is kept for a next run
}

// DefaultPages gives the pages that a site must have by law.
type DefaultPages = link.DefaultPages

// Run checks the records and links them. The site is nil when found holds an
// error, its own or one of loading; the error is only that of a cancelled ctx.
func Run(ctx context.Context, set *record.Set, opt Options, found *diag.List) (*model.Site, error) {
	return new(Cache).Run(ctx, set, opt, found)
}

// Run is like the function Run, for records of which some may have been checked before.
// A record isn't checked again when neither it nor what its rules looked up has changed.
func (m *Cache) Run(ctx context.Context, set *record.Set, opt Options, found *diag.List) (*model.Site, error) {
	now := m.read(set, opt)
	now.judge.Whole(found)
	if err := m.judge(ctx, now); err != nil {
		return nil, err
	}
	m.last = now
	records := link.Records{Index: now.index, Links: map[string][]string{}, Figures: map[string][]string{},
		URL: opt.URL, DefaultPages: opt.DefaultPages, Once: opt.Once}
	for i, o := range now.outcomes {
		for _, f := range o.Found {
			found.Add(f)
		}
		file := now.index.All[i].Common().File
		if len(o.Links) > 0 {
			records.Links[file] = o.Links
		}
		if len(o.Figures) > 0 {
			records.Figures[file] = o.Figures
		}
	}
	if errors, _ := diag.Count(found.Sorted()); errors > 0 {
		return nil, nil
	}
	return m.site(records, opt), nil
}

// judge finds the outcome of each record. It reuses that of the last run when still valid.
func (m *Cache) judge(ctx context.Context, now *run) error {
	differs, before := differences(m.last, now), previousOutcome(m.last, now)
	all := now.index.All
	now.outcomes = make([]*rules.Outcome, len(all))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	const batch = 64
	for from := 0; from < len(all); from += batch {
		group.Go(func() error {
			for i := from; i < min(from+batch, len(all)); i++ {
				if o := before(i); o != nil && differs.unaffected(o.Lookups) {
					now.outcomes[i] = o
					continue
				}
				o := now.judge.Record(all[i])
				if now.opt.Once {
					o.Lookups = index.Lookups{} // no later run will compare them
				}
				now.outcomes[i] = o
			}
			return ctx.Err()
		})
	}
	return group.Wait()
}
