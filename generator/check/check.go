// Package check is every rule that the records of a site must keep, as a table
// of named checks, and the linking of records that keep them into a model.Site.
// All findings are told together; with one error there is no site.
package check

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

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
	Once   bool      // the records aren't looked at again: what signatories committed to is taken from them as it is linked
}

// Owed gives the editorial pages that a site of these settings owes its readers.
// Those that editors wrote themselves are left out of the site.
type Owed interface {
	Pages(settings *model.Site) []*model.Page
}

// rule is one named check: of each record alone, in parallel, or of the whole.
type rule struct {
	record func(*checker, record.Entry)
	whole  func(*checker)
}

// rules is the table of checks; what each accepts is said at its function.
var rules = []rule{
	{whole: checkSite},
	{whole: checkDay},
	{whole: checkPublishing},
	{whole: checkAddresses},
	{record: checkReferences},
	{record: checkDrafts},
	{record: checkSources},
	{whole: checkTree},
	{record: checkBranches},
	{record: checkCodes},
	{record: checkNeighbourhoodMap},
	{record: checkCompany},
	{record: checkDates},
	{record: checkFigures},
	{record: checkPercentages},
	{record: checkFuture},
	{record: checkCounts},
	{record: checkFigureSources},
	{record: checkAnchors},
	{record: checkLinks},
	{record: checkMedia},
	{record: checkTools},
	{record: checkBody},
	{record: checkWithheld}, // after the body, whose links it asks for
}

// world is what the checks share: the records, by kind and slug.
type world struct {
	register
	opt    Options
	set    *record.Set
	all    []record.Entry
	asOf   date.Date
	hidden []*record.Signatory // whose name is withheld

	sameFiles bool  // as the last run had, in their order
	edited    []int // of them, the places of those whose record is another

	links   map[string][]string // file of a record → files its body leads to
	figures map[string][]string // file of a record → identifiers of the figures its body places, in order

	mu       sync.Mutex
	known    map[model.Kind]*knownNames // made when a finding asks
	withheld map[string][]hiddenName    // by first word
}

// checker is one check, of a record or of the whole.
type checker struct {
	*world
	found *diag.List
	about *outcome // of the record that is checked; nil for the whole
}

// Run checks the records and links them. The site is nil when found holds an
// error, its own or one of loading; the error is only that of a cancelled ctx.
func Run(ctx context.Context, set *record.Set, opt Options, found *diag.List) (*model.Site, error) {
	return new(Memory).Run(ctx, set, opt, found)
}

// Run is Run for records of which some may have been checked before: those that
// are the same, and for which what they asked of others is too, aren't checked
// again.
func (m *Memory) Run(ctx context.Context, set *record.Set, opt Options, found *diag.List) (*model.Site, error) {
	w := newWorld(set, opt, m.last)
	c := &checker{world: w, found: found}
	for _, r := range rules {
		if r.whole != nil {
			r.whole(c)
		}
	}
	changed, before := m.changes(w), m.before(w)
	outcomes := make([]*outcome, len(w.all))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	const batch = 64
	for from := 0; from < len(w.all); from += batch {
		group.Go(func() error {
			for i := from; i < min(from+batch, len(w.all)); i++ {
				if o := before(i); o.stands(changed) {
					outcomes[i] = o
				} else {
					outcomes[i] = w.check(w.all[i])
					if opt.Once {
						outcomes[i].seen, outcomes[i].absent, outcomes[i].files = nil, nil, nil // nobody will compare
					}
				}
			}
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	m.last, m.outcomes = w, outcomes
	for i, o := range outcomes {
		for _, f := range o.found {
			found.Add(f)
		}
		file := w.all[i].Common().File
		if len(o.links) > 0 {
			w.links[file] = o.links
		}
		if len(o.figures) > 0 {
			w.figures[file] = o.figures
		}
	}
	if errors, _ := diag.Count(found.Sorted()); errors > 0 {
		return nil, nil
	}
	return m.site(c), nil
}

// check is every check of one record.
func (w *world) check(e record.Entry) *outcome {
	var found diag.List
	o := &outcome{}
	c := &checker{world: w, found: &found, about: o}
	for _, r := range rules {
		if r.record != nil {
			r.record(c, e)
		}
	}
	o.found = found.Sorted()
	return o
}

func newWorld(set *record.Set, opt Options, last *world) *world {
	w := &world{opt: opt, set: set, all: set.All(), links: make(map[string][]string, set.Count()), figures: map[string][]string{}, known: map[model.Kind]*knownNames{}}
	for _, s := range set.Signatories {
		if s.Disclosure.Withholds() {
			w.hidden = append(w.hidden, s)
		}
	}
	if w.compare(last); w.sameFiles && len(last.register.edited)+len(w.edited) <= fewRecords {
		var edited []record.Entry
		for _, i := range w.edited {
			edited = append(edited, w.all[i])
		}
		w.register = last.with(edited)
	} else {
		w.register = newRegister(w.all)
	}
	if last != nil && slices.Equal(last.hidden, w.hidden) {
		w.withheld = last.withheld
	} else {
		w.withheld = hiddenNames(w.hidden)
	}
	w.asOf = w.asOfDate()
	return w
}

// compare finds whether the records come from the files of the last run, and
// which are others.
func (w *world) compare(last *world) {
	if last == nil || len(w.all) != len(last.all) {
		return
	}
	for i, e := range w.all {
		if was := last.all[i]; was == e {
			continue
		} else if was.Common().File != e.Common().File {
			return
		}
		w.edited = append(w.edited, i)
	}
	w.sameFiles = true
}

// asOfDate is the day the site speaks of: the flag's, else site.toml's, else
// the latest date that a record tells, drafts and records with a date of
// publication apart; editorial pages decide only where nothing else has a date.
// Never the clock, so that two builds of one content are the same.
func (c *world) asOfDate() date.Date {
	if !c.opt.AsOf.IsZero() {
		return c.opt.AsOf.Last()
	}
	if c.set.Site != nil && !c.set.Site.AsOf.IsZero() {
		return c.set.Site.AsOf.Last()
	}
	latest, _ := c.latest(false)
	if latest.day.IsZero() {
		latest, _ = c.latest(true)
	}
	return latest.day
}

// toldDay is a day that a record tells, and where.
type toldDay struct {
	day   date.Date
	entry record.Entry
	path  string
}

// latest is the last two days that records tell, of editorial pages or of all
// others.
func (c *world) latest(pages bool) (last, before toldDay) {
	for _, e := range c.all {
		if m := e.Common(); m.Draft || !m.Publication.IsZero() || pages != (m.Kind == model.Pages) {
			continue // it would decide of the day that decides whether it is published
		}
		for _, d := range told(e) {
			switch day := d.date.Last(); {
			case day.Compare(last.day) > 0:
				last, before = toldDay{day, e, d.path}, last
			case day.Compare(last.day) < 0 && day.Compare(before.day) > 0:
				before = toldDay{day, e, d.path}
			}
		}
	}
	return last, before
}

// alone is by how many years the last day that records tell may be after the one
// before it. Beyond, a typing error is likelier than years of silence.
const alone = 2

// checkDay wants the day that the site speaks of, where nobody gave it, not to
// hang on a single date far after all others.
func checkDay(c *checker) {
	if !c.opt.AsOf.IsZero() || c.set.Site != nil && !c.set.Site.AsOf.IsZero() {
		return
	}
	last, before := c.latest(false)
	if before.entry != nil && last.day.Year > before.day.Year+alone {
		c.warn(last.entry, last.path, "lonely-date", last.day.String(), before.day.String())
	}
}

// dated is a date at its key.
type dated struct {
	path string
	date date.Date
}

// told is the dates of what a record tells as done, not of what it plans.
func told(e record.Entry) []dated {
	out := []dated{{"maj", e.Common().Updated}}
	add := func(d date.Date, format string, args ...any) {
		if !d.IsZero() {
			out = append(out, dated{fmt.Sprintf(format, args...), d})
		}
	}
	switch r := e.(type) {
	case *record.Territory:
		for i, n := range r.Counts {
			add(n.Date, "comptage[%d].date", i)
		}
	case *record.Signatory:
		add(r.Signature, "signature")
		for i, v := range r.Conventions {
			add(v.Date, "convention[%d].date", i)
		}
	case *record.Experience:
		add(r.Date, "date")
	case *record.Synthesis:
		for i, s := range r.Sessions {
			add(s.Date, "seance[%d].date", i)
		}
	case *record.News:
		add(r.Date, "date")
	case *record.Resource:
		add(r.Date, "date")
	}
	return out
}

// published tells whether a record is part of the site; all are while site.toml,
// which has the day, cannot be read.
func (c *world) published(e record.Entry) bool {
	return c.set.Site == nil || !c.expired(e) && (c.opt.Drafts || !c.pending(e.Common()))
}

// expired tells that the last day of a record has passed, also for who asks
// for drafts: it was seen.
func (c *world) expired(e record.Entry) bool { return c.asOf.After(record.Expires(e)) }

// pending tells that a record is a draft or waits for its day; while no day is
// known, that has not come.
func (c *world) pending(m *record.Meta) bool {
	return m.Draft || m.Publication.After(c.asOf) || c.asOf.IsZero() && !m.Publication.IsZero()
}

// report tells an error at a key of a record, warn a warning.
func (c *checker) report(e record.Entry, path, code string, args ...any) {
	c.add(diag.Error, e.Common(), path, code, args)
}

func (c *checker) warn(e record.Entry, path, code string, args ...any) {
	c.add(diag.Warning, e.Common(), path, code, args)
}

// veiled is the findings about lines that hold a password, or may.
var veiled = []string{"secret-in-content", "bad-target", "bad-endpoint"}

func (c *checker) add(s diag.Severity, m *record.Meta, path, code string, args []any) {
	line, col := m.At(path)
	c.found.Add(diag.Finding{Code: code, Severity: s, File: m.File, Line: line, Col: col, Key: path, Args: args, Redact: slices.Contains(veiled, code)})
}
