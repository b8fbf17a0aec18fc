// Package check applies the rules to the records of a site, and has those that
// keep them linked into a model.Site. All findings are reported together; with one
// error there is no site. What was found of a record is kept for the next check.
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
	AsOf   date.Date // overrides site.toml's arrete_au; zero to keep it
	URL    string    // overrides site.toml's url; "" to keep it
	Drafts bool      // publish drafts and future publications too
	Owed   Owed      // the pages that editors may leave to Parvis; nil for none
	Once   bool      // the records aren't checked again: what they say need not be held twice
}

// Owed gives the editorial pages that a site owes its readers.
type Owed = link.Owed

// Run checks the records and links them. The site is nil when found holds an
// error, its own or one of loading; the error is only that of a cancelled ctx.
func Run(ctx context.Context, set *record.Set, opt Options, found *diag.List) (*model.Site, error) {
	return new(Memory).Run(ctx, set, opt, found)
}

// Run is Run for records of which some may have been checked before. Those that
// are the same aren't checked again, where what the rules looked up for them is the
// same too.
func (m *Memory) Run(ctx context.Context, set *record.Set, opt Options, found *diag.List) (*model.Site, error) {
	now := m.read(set, opt)
	now.judge.Whole(found)
	if err := m.judge(ctx, now); err != nil {
		return nil, err
	}
	m.last = now
	records := link.Records{Index: now.index, Links: map[string][]string{}, Figures: map[string][]string{},
		URL: opt.URL, Owed: opt.Owed, Once: opt.Once}
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

// judge finds the outcome of each record, that of the last run where it stands.
func (m *Memory) judge(ctx context.Context, now *run) error {
	differs, before := differences(m.last, now), before(m.last, now)
	all := now.index.All
	now.outcomes = make([]*rules.Outcome, len(all))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	const batch = 64
	for from := 0; from < len(all); from += batch {
		group.Go(func() error {
			for i := from; i < min(from+batch, len(all)); i++ {
				if o := before(i); o != nil && differs.spare(o.Lookups) {
					now.outcomes[i] = o
					continue
				}
				o := now.judge.Record(all[i])
				if now.opt.Once {
					o.Lookups = index.Lookups{} // no run comes that would compare them
				}
				now.outcomes[i] = o
			}
			return ctx.Err()
		})
	}
	return group.Wait()
}
