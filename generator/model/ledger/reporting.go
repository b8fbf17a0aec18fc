package ledger

import (
	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
)

// Report is where the reports of a commitment stand.
type Report struct {
	State   model.Reporting
	Period  model.Period   // the latest that ended while the commitment ran; zero for none
	Due     date.Date      // of the report of that period; zero where no delay was set
	Missing []model.Period // other periods whose report never came within its delay, in order
	Next    model.Period   // whose report will be due: the running one, or the last of what is over; zero for none
	NextDue date.Date      // by when
}

// reported returns where the reports of a commitment stand on a day. Each period that ended by
// then and that the commitment covered at least half of wants a report, until a delay after its
// last day. The state is that of the latest of them.
func reported(k *model.Commitment, rounds model.Rounds, asOf date.Date) Report {
	if !k.Nature.Promised() || rounds.Delay == nil || k.Start.IsZero() {
		return Report{State: model.ReportNotDue}
	}
	var out Report
	over := k.Past(asOf) || k.Status.OnHold()
	if next := running(k, asOf); !over && !next.IsZero() {
		if figure, came := received(k, next); !figure && !came {
			out.Next, out.NextDue = next, dueDay(next, *rounds.Delay)
		}
	}
	periods := ran(k, asOf)
	if len(periods) == 0 {
		out.State = model.ReportUpcoming
		if over {
			out.State = model.ReportNotDue
		}
		return out
	}
	last := len(periods) - 1
	out.Period, out.Due = periods[last], dueDay(periods[last], *rounds.Delay)
	missing := periods[:last]
	if over {
		missing = periods
	}
	for _, p := range missing {
		if figure, came := received(k, p); !figure && !came && asOf.After(dueDay(p, *rounds.Delay)) {
			out.Missing = append(out.Missing, p)
		}
	}
	figure, came := received(k, out.Period)
	switch {
	case over:
		out.State = model.ReportNotDue
		if !figure && !came && !asOf.After(out.Due) {
			out.Next, out.NextDue = out.Period, out.Due // the last one may still come
		}
	case figure:
		out.State = model.ReportUpToDate
	case came:
		out.State = model.ReportNoFigure
	case asOf.After(out.Due):
		out.State = model.ReportLate
	default:
		out.State = model.ReportExpected
	}
	return out
}

// DueReport is a report that a commitment owed by a day, or gave before.
type DueReport struct {
	Period model.Period
	Due    date.Date       // by when
	State  model.Reporting // up to date, received without a figure, or late
}

// due returns the reports that are due on a day: their delay is over, or they came before. It is empty
// where no delay was set.
func due(k *model.Commitment, rounds model.Rounds, asOf date.Date) []DueReport {
	if !k.Nature.Promised() || rounds.Delay == nil || k.Start.IsZero() || k.Start.After(asOf) {
		return nil
	}
	var out []DueReport
	for _, p := range ran(k, asOf) {
		one := DueReport{Period: p, Due: dueDay(p, *rounds.Delay)}
		switch figure, came := received(k, p); {
		case figure:
			one.State = model.ReportUpToDate
		case came:
			one.State = model.ReportNoFigure
		case asOf.After(one.Due):
			one.State = model.ReportLate
		default:
			continue // it may still come
		}
		out = append(out, one)
	}
	return out
}

// Valued reports whether a measure has a value of a period, of a part of it, or of one around it.
func Valued(m *model.Measure, p model.Period) bool {
	for _, v := range m.Values {
		if overlaps(v.Period, p) {
			return true
		}
	}
	for _, v := range m.Places {
		if overlaps(v.Period, p) {
			return true
		}
	}
	return false
}

// reportKind returns the kind of period that a commitment is reported by.
func reportKind(k *model.Commitment) period.Kind {
	for i := range k.Measures {
		switch m := &k.Measures[i]; {
		case len(m.Values) > 0:
			return m.Values[0].Period.Kind
		case len(m.Places) > 0:
			return m.Places[0].Period.Kind
		}
	}
	for i := range k.Measures {
		if each := k.Measures[i].Each; len(each) > 0 {
			return each[0].Period.Kind
		}
	}
	if len(k.Reports) > 0 {
		return k.Reports[0].Period.Kind
	}
	return period.Calendar
}

// ran returns the periods that ended by a day and that a commitment covered at least half of. Its
// start is known.
func ran(k *model.Commitment, asOf date.Date) []model.Period {
	if (k.Status.Halted() && k.StatusOn.IsZero() || k.Renewed != nil && k.Renewed.Start.IsZero()) && k.End.IsZero() {
		return nil // nobody knows until when it ran
	}
	kind := reportKind(k)
	first := period.Containing(kind, k.Start.First())
	if !halfCovered(first, k.Start, date.Date{}) {
		first = first.Next()
	}
	return until(first, asOf, k.Start, append(ends(k), lastDeadline(k)))
}

// running returns the first period that ends after a day, if the commitment covers at least half of it;
// the zero period otherwise. Its start is known.
func running(k *model.Commitment, asOf date.Date) model.Period {
	from := asOf
	if k.Start.After(asOf) {
		from = k.Start.First()
	}
	p := period.Containing(reportKind(k), from)
	for !p.Last().After(asOf) || !halfCovered(p, k.Start, date.Date{}) {
		p = p.Next()
	}
	if len(until(p, p.Last(), k.Start, append(ends(k), lastDeadline(k)))) == 0 {
		return model.Period{}
	}
	return p
}

// ends returns the days by which a commitment is over, as far as they are known.
func ends(k *model.Commitment) []date.Date {
	out := []date.Date{k.End, k.Signatory.End}
	if k.Status.Halted() {
		out = append(out, k.StatusOn)
	}
	if k.Renewed != nil {
		out = append(out, k.Renewed.Start.First()) // covers a day of what follows
	}
	return out
}

// lastDeadline returns the end of the period that the latest deadline of a commitment is in; the zero date
// where one of its measures has none: then its reports go on.
func lastDeadline(k *model.Commitment) date.Date {
	var out date.Date
	for i := range k.Measures {
		d := k.Measures[i].Deadline
		if d.IsZero() {
			return date.Date{}
		}
		if last := period.Containing(reportKind(k), d).Last(); last.After(out) || out.IsZero() {
			out = last
		}
	}
	return out
}

// until returns the periods from one on that ended by a day, while at least half of each lies
// between a start and each of some ends. An unknown day doesn't count.
func until(first model.Period, asOf, start date.Date, ends []date.Date) []model.Period {
	var out []model.Period
	for p := first; !p.Last().After(asOf) && p.Year <= date.MaxYear; p = p.Next() {
		for _, end := range ends {
			if p.First().After(end) || !end.IsZero() && !halfCovered(p, start, end) {
				return out
			}
		}
		out = append(out, p)
	}
	return out
}

// dueDay returns the day by which the report of a period is due: the last of a month.
func dueDay(p model.Period, months int) date.Date {
	last := p.Last()
	month := last.Month - 1 + months
	return date.Date{Year: last.Year + month/12, Month: month%12 + 1}.Last()
}

// received reports whether a figure came for a period, and whether a report without one did.
func received(k *model.Commitment, p model.Period) (figure, came bool) {
	for i := range k.Measures {
		figure = figure || Valued(&k.Measures[i], p)
	}
	for _, r := range k.Reports {
		came = came || overlaps(r.Period, p)
	}
	return figure, came
}

// overlaps reports whether a period is another, a part of it or around it. A school year and a
// calendar year are neither.
func overlaps(a, b model.Period) bool {
	within := func(a, b model.Period) bool {
		return a.First().Compare(b.First()) >= 0 && a.Last().Compare(b.Last()) <= 0
	}
	return within(a, b) || within(b, a)
}
