package index

import (
	"fmt"
	"slices"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/date"
)

// day returns the as-of date of the site: the one given, else site.toml's, else
// the latest date of something done, drafts and records with a date of
// publication apart; editorial pages count only where nothing else has a date.
// Never the clock, so that two builds of one content are the same.
func (x *Index) day(asOf date.Date) (day date.Date, given bool) {
	switch {
	case !asOf.IsZero():
		return asOf.Last(), true
	case x.Set.Site != nil && !x.Set.Site.AsOf.IsZero():
		return x.Set.Site.AsOf.Last(), true
	}
	latest, _ := x.Latest(false)
	if latest.Day.IsZero() {
		latest, _ = x.Latest(true)
	}
	return latest.Day, false
}

// Dated is a day of something done, and the record and key that have it.
type Dated struct {
	Day   date.Date
	Entry record.Entry
	Path  string
}

// Latest returns the last two days on which something was done, by the editorial
// pages or by all other records. Both are zero where there is none.
func (x *Index) Latest(pages bool) (last, before Dated) {
	for _, e := range x.All {
		if m := e.Common(); m.Draft || !m.Publication.IsZero() || pages != (m.Kind == model.Pages) {
			continue // it would decide of the day that decides whether it is published
		}
		note := func(day date.Date, path string) {
			switch {
			case day.Compare(last.Day) > 0:
				last, before = Dated{day, e, path}, last
			case day.Compare(last.Day) < 0 && day.Compare(before.Day) > 0:
				before = Dated{day, e, path}
			}
		}
		for v := range record.DatesDone(e) {
			note(v.Date.Last(), v.Path())
		}
		if s, ok := e.(*record.Signatory); ok { // a result is known once its period is over
			for i, k := range s.Commitments {
				for j, m := range k.Indicators {
					for path, r := range m.Results(fmt.Sprintf("engagement[%d].indicateur[%d]", i, j)) {
						if !r.Period.IsZero() {
							note(r.Period.Last(), path)
						}
					}
				}
			}
		}
	}
	return last, before
}

// Published reports whether a record is part of the site; all are while site.toml,
// which has the day, cannot be read.
func (x *Index) Published(e record.Entry) bool {
	return x.Set.Site == nil || !x.Expired(e) && (x.drafts || !x.Pending(e.Common()))
}

// Expired reports whether the last day of a record has passed. Asking for drafts
// doesn't bring it back: it was published.
func (x *Index) Expired(e record.Entry) bool { return x.AsOf.After(record.Expires(e)) }

// Pending reports whether a record is a draft or waits for its day; while no day is
// known, that has not come.
func (x *Index) Pending(m *record.Meta) bool {
	return m.Draft || m.Publication.After(x.AsOf) || x.AsOf.IsZero() && !m.Publication.IsZero()
}

// Identifies reports whether a text of a signatory gives away who it is: where the
// name is withheld, it isn't published either.
func Identifies(v record.Value) bool {
	if v.In == nil && slices.Contains([]string{"nom", "siren", "site", "logo"}, v.Key) {
		return true
	}
	return v.Key == "document" || v.Key == "source" && record.IsURL(v.Text)
}
