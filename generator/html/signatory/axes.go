package signatory

import (
	"strings"

	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/ledger"
)

// axes returns where a commitment stands on each axis. What was done without a promise has no report
// due and no progress.
func (b *Builder) axes(k *model.Commitment) []view.Axis {
	if !k.Nature.Promised() {
		if k.Status == "" {
			return nil
		}
		return []view.Axis{b.word(k)}
	}
	at := b.Totals().Standing(k)
	return []view.Axis{
		{Term: b.Words.T("page.axes.reporting"), State: b.State("reporting", at.Report.State), Says: b.reports(k, at.Report)},
		{Term: b.Words.T("page.axes.progress"), State: b.State("standing", at.State), Says: b.worst(k, at)},
		b.word(k),
	}
}

// reports says what the state of the reports is about: the latest period, its due day, those before it
// that are missing.
func (b *Builder) reports(k *model.Commitment, r ledger.Report) string {
	var out string
	of := func(key string) string {
		return b.Words.T("page.axes.report."+key, b.OfPeriod(r.Period), b.On(r.Due))
	}
	switch r.State {
	case model.ReportUpToDate:
		out = of("came")
	case model.ReportNoFigure:
		out = of("no-figure")
	case model.ReportExpected:
		out = of("expected")
	case model.ReportLate:
		out = of("late")
	case model.ReportUpcoming:
		out = b.Words.T("page.axes.report.running")
		if k.Start.After(b.Model.AsOf) {
			out = b.Words.T("page.axes.report.starts", b.On(k.Start))
		}
	default:
		out = b.Words.T("page.axes.report." + b.whyNotDue(k))
	}
	if n := len(r.Missing); n > 0 {
		out += b.Words.N("page.axes.report.missing", n, b.listedPeriods(r.Missing, b.OfPeriod))
	}
	return out
}

// whyNotDue names why no report of a commitment is due.
func (b *Builder) whyNotDue(k *model.Commitment) string {
	switch {
	case b.Model.Rounds.Delay == nil:
		return "no-delay"
	case k.Status.OnHold():
		return "on-hold"
	case k.Past(b.Model.AsOf):
		return "over"
	}
	return "no-start"
}

// worst says which measure the progress of a commitment is that of, and how many others can't be
// measured.
func (b *Builder) worst(k *model.Commitment, at *ledger.Overall) string {
	n := len(k.Measures)
	switch {
	case n == 0:
		return b.Words.T("page.axes.no-measure")
	case n == 1:
		return b.below(b.basis(k, &k.Measures[0], at.Measures[0]))
	case at.Apart == n:
		return b.Words.N("page.axes.none-measured", n)
	}
	out := b.Words.T("page.axes.only", b.Text(k.Measures[at.Worst].Name))
	if n-at.Apart > 1 {
		out = b.Words.T("page.axes.worst", b.Text(k.Measures[at.Worst].Name))
	}
	if at.Apart > 0 {
		out += b.Words.N("page.axes.apart", at.Apart)
	}
	return out
}

// word returns what the publisher says of a commitment, when, why and from where.
func (b *Builder) word(k *model.Commitment) view.Axis {
	out := view.Axis{Term: b.Words.T("page.axes.word"), State: b.NoStatus(), Sources: b.Source(k.StatusFrom)}
	if k.Status == "" {
		return out
	}
	out.State = b.State("status", k.Status)
	out.Says = b.Words.T("page.undated")
	if !k.StatusOn.IsZero() {
		out.Says = b.On(k.StatusOn)
	}
	if k.StatusWhy != "" {
		out.Says = b.Words.T("page.axes.why", out.Says, b.Text(k.StatusWhy))
	}
	return out
}

// basis is what the state of a measure is about.
type basis struct {
	follows string   // the state: "d'après le bilan de 2022", "à 10 sur 30"
	because []string // why no more can be said, what is special
}

// beside returns it as what stands beside the state, in a sentence.
func (b *Builder) beside(of basis) string {
	out := of.follows
	if len(of.because) > 0 {
		out += " " + b.Words.T("page.axes.aside", strings.Join(of.because, b.Words.T("page.axes.and")))
	}
	return strings.TrimSpace(out)
}

// below returns it as a line of its own.
func (b *Builder) below(of basis) string {
	all := of.because
	if of.follows != "" {
		all = append([]string{of.follows}, all...)
	}
	return strings.Join(all, b.Words.T("page.axes.and"))
}

// basis says what the state of a measure is about: up to which report, at which result, or why nothing
// more can be said.
func (b *Builder) basis(k *model.Commitment, m *model.Measure, s ledger.Standing) basis {
	out := b.why(k, m, s)
	if s.Runs && b.Model.AsOf.After(m.Deadline) && !s.At.IsZero() && s.State != model.Stopped {
		out.because = append(out.because, b.Words.T("page.axes.runs-past"))
	}
	return out
}

func (b *Builder) why(k *model.Commitment, m *model.Measure, s ledger.Standing) basis {
	because := func(text string) basis { return basis{because: []string{text}} }
	reason := func(key string) basis { return because(b.Words.T("page.axes.because." + key)) }
	switch s.State {
	case model.NotBegun:
		return because(b.Words.T("page.axes.begins", b.On(k.Start)))
	case model.Stopped:
		if !s.Known {
			return because(b.Words.T("page.axes.stopped-unknown"))
		}
		return basis{follows: b.stoppedAt(m, s)}
	case model.NoNews, model.NotYetMeasured:
		if len(m.Places) > 0 {
			return reason("by-place")
		}
		return reason(string(s.State))
	case model.FinalExpected, model.FinalMissing:
		if s.At.IsZero() {
			return reason("no-final")
		}
		return because(b.Words.T("page.axes.final", b.OfPeriod(s.At)))
	case model.NotMeasurable:
		return reason(s.Rule)
	case model.PaceUnknown:
		if k.Start.IsZero() {
			return reason("no-start")
		}
		if s.At.Last().After(b.Model.AsOf) {
			return reason("running")
		}
		return reason("vague")
	case model.AlwaysMet, model.SometimesMet, model.NeverMet, model.Endless:
		return basis{} // the sentence beside tells it
	default: // a result tells
		return basis{follows: b.Words.T("page.axes.from-report", b.OfPeriod(s.At))}
	}
}

// stoppedAt says at what a measure stopped: "à 10 sur 30".
func (b *Builder) stoppedAt(m *model.Measure, s ledger.Standing) string {
	target := m.Once()
	switch {
	case target == nil:
		return b.Words.T("page.axes.stopped", b.MeasuredTotal(s.Value, m.Cumulation, m.Unit))
	case m.Cumulation.Adds() && m.AddsUp():
		return b.Words.T("page.axes.stopped-part", b.Cumulated(s.Value, m.Cumulation), b.Quantity(*target))
	}
	return b.Words.T("page.axes.stopped-for", b.MeasuredTotal(s.Value, m.Cumulation, m.Unit), b.Aim(m))
}

// replies returns what the signatory answers, by date.
func (b *Builder) replies(k *model.Commitment) []view.Remark {
	var out []view.Remark
	for _, r := range k.Replies {
		out = append(out, view.Remark{Term: b.Words.T("page.axes.reply", b.On(r.Date)), Text: b.Text(r.Text), Sources: b.Source(r.Source)})
	}
	return out
}

// received returns the reports that came, by period.
func (b *Builder) received(k *model.Commitment) []view.Remark {
	var out []view.Remark
	for _, r := range k.Reports {
		one := view.Remark{Term: b.Words.T("page.axes.receipt", b.OfPeriod(r.Period), b.receivedOn(r)), Text: b.Text(r.Text), Sources: b.Source(r.Source)}
		if r.Proof != "" {
			one.Proof = b.Label("proof", string(r.Proof))
		}
		out = append(out, one)
	}
	return out
}

func (b *Builder) receivedOn(r model.Report) string {
	if r.Received.IsZero() {
		return b.Words.T("page.undated")
	}
	return b.Words.T("page.axes.received", b.On(r.Received))
}
