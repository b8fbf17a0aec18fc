package ledger

import (
	"slices"

	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
)

// Standing is how far a measure has come, by the rule that says so.
type Standing struct {
	State model.Progress
	Rule  string         // the rule that applied: a key of Rules
	Value model.Quantity // what State is about; only if Known
	Known bool
	At    model.Period // the last reported period that Value takes
	// Way and Time are the shares of the way to the target and of the time to the deadline, at the
	// end of At; both 0 where no pace was judged.
	Way, Time float64
	Runs      bool // the period that the deadline is in runs past it
	Recurring Recurring
}

// Rule is one rule of progress. The first that applies decides.
type Rule struct {
	Key    string           // stable, for its words
	States []model.Progress // that it may give
	apply  func(*measure) (Standing, bool)
}

// rules is the rules in order. Package ledger has no other.
var rules = []Rule{
	{"debut", []model.Progress{model.NotBegun}, notBegun},
	{"arret", []model.Progress{model.Stopped}, stopped},
	{"sans-cible", []model.Progress{model.NotMeasurable}, noTarget},
	{"sans-chiffre", []model.Progress{model.NotYetMeasured, model.NoNews}, noFigure},
	{"sans-sens", []model.Progress{model.NotMeasurable}, noDirection},
	{"periodes", []model.Progress{model.AlwaysMet, model.SometimesMet, model.NeverMet, model.PerhapsReached, model.NoNews, model.NotYetMeasured}, returning},
	{"atteinte", []model.Progress{model.Reached, model.ReachedLate}, reached},
	{"peut-etre", []model.Progress{model.PerhapsReached}, perhaps},
	{"final-sans-chiffre", []model.Progress{model.NotMeasurable}, finalWithoutFigure},
	{"bilan-final", []model.Progress{model.FinalExpected, model.FinalMissing}, final},
	{"manquee", []model.Progress{model.NotReached}, notReached},
	{"sans-echeance", []model.Progress{model.Endless}, endless},
	{"plafond", []model.Progress{model.NotMeasurable}, ceiling},
	{"sans-depart", []model.Progress{model.NotMeasurable}, noStart},
	{"rythme", []model.Progress{model.OnTrack, model.ToSpeedUp, model.FarOff, model.Receding, model.PaceUnknown}, pace},
}

// Rules returns the rules of progress in the order in which they are tried.
func Rules() []Rule { return slices.Clone(rules) }

// measure is one measure while the rules are tried on it.
type measure struct {
	*model.Measure
	of     *model.Commitment
	report Report
	rounds model.Rounds
	asOf   date.Date

	total   model.Quantity // combined over all periods
	known   bool
	by      model.Quantity // combined until the deadline's period; total without a deadline
	knownBy bool
	last    model.Period // the last reported period
	at      model.Period // the last one that by takes

	recurring Recurring // of a target that returns
}

// progressed returns how far a measure of a commitment has come on a day, whose reports stand there.
func progressed(k *model.Commitment, m *model.Measure, report Report, rounds model.Rounds, asOf date.Date) Standing {
	c := &measure{Measure: m, of: k, report: report, rounds: rounds, asOf: asOf, recurring: Recurs(k, m, asOf)}
	c.total, c.known = m.Total()
	c.by, c.knownBy = c.total, c.known
	if c.known {
		c.last = m.Values[len(m.Values)-1].Period
		c.at = c.last
	}
	if !m.Deadline.IsZero() {
		c.by, c.knownBy = m.TotalUntil(m.Deadline.Last())
		c.at = model.Period{}
		for _, v := range m.Values {
			if !v.Period.First().After(m.Deadline.Last()) {
				c.at = v.Period
			}
		}
	}
	for _, r := range rules {
		if s, ok := r.apply(c); ok {
			s.Rule, s.Runs, s.Recurring = r.Key, c.runsPast(), c.recurring
			return s
		}
	}
	return Standing{State: model.NotMeasurable}
}

// state returns a standing about a value.
func (c *measure) state(p model.Progress, q model.Quantity, at model.Period) (Standing, bool) {
	return Standing{State: p, Value: q, Known: !at.IsZero(), At: at}, true
}

// deadlinePeriod returns the period that the deadline is in.
func (c *measure) deadlinePeriod() model.Period {
	kind := period.Calendar
	if c.known {
		kind = c.last.Kind
	}
	return period.Containing(kind, c.Deadline)
}

// runsPast reports whether the period that the deadline is in ends after it.
func (c *measure) runsPast() bool {
	return !c.Deadline.IsZero() && c.deadlinePeriod().Last().After(c.Deadline)
}

// concluded reports whether the deadline's period has ended and has a result.
func (c *measure) concluded() bool {
	if c.Deadline.IsZero() || !c.known {
		return false
	}
	p := c.deadlinePeriod()
	return !p.Last().After(c.asOf) && slices.ContainsFunc(c.Values, func(v model.Value) bool { return v.Period == p })
}

// gaps reports whether a period from the start of the commitment, or else from the first result, to the
// deadline's has no result: the sum may be above what is known.
func (c *measure) gaps() bool {
	first := c.Values[0].Period
	if !c.of.Start.IsZero() {
		first = period.Containing(first.Kind, c.of.Start.First())
	}
	known := map[model.Period]bool{}
	for _, v := range c.Values {
		known[v.Period] = true
	}
	for p, last := first, c.deadlinePeriod(); p.Compare(last) <= 0; p = p.Next() {
		if !known[p] {
			return true
		}
	}
	return false
}

// cap reports whether the target is a sum that mustn't be passed.
func (c *measure) cap() bool { return c.Direction.Lower() && c.Cumulation.Adds() }

// goal returns the number to reach.
func (c *measure) goal() float64 { return goalOf(*c.Target, c.Direction) }

func notBegun(c *measure) (Standing, bool) {
	return Standing{State: model.NotBegun}, c.of.Start.After(c.asOf)
}

// stopped: given up, or over before the deadline. It stays among what was promised.
func stopped(c *measure) (Standing, bool) {
	ended := func(end date.Date) bool { return c.asOf.After(end) && c.Deadline.After(end) }
	if !c.of.Status.Dropped() && !ended(c.of.End) && !ended(c.of.Signatory.End) {
		return Standing{}, false
	}
	return c.state(model.Stopped, c.total, c.last)
}

func noTarget(c *measure) (Standing, bool) {
	if c.HasTarget() {
		return Standing{}, false
	}
	return c.state(model.NotMeasurable, c.total, c.last)
}

// noFigure: nothing was reported yet, which is late or isn't.
func noFigure(c *measure) (Standing, bool) {
	if c.known {
		return Standing{}, false
	}
	if c.silent() {
		return Standing{State: model.NoNews}, true
	}
	return Standing{State: model.NotYetMeasured}, true
}

// silent reports whether a report of the commitment didn't come within its delay.
func (c *measure) silent() bool {
	return c.report.State == model.ReportLate || len(c.report.Missing) > 0
}

func noDirection(c *measure) (Standing, bool) {
	if c.Direction != "" {
		return Standing{}, false
	}
	return c.state(model.NotMeasurable, c.total, c.last)
}

// returning: a target that returns in each period.
func returning(c *measure) (Standing, bool) {
	if c.Per == "" {
		return Standing{}, false
	}
	r := c.recurring
	out, _ := c.state(model.NotYetMeasured, c.total, c.last)
	if judged := slices.Concat(r.Met, r.Perhaps, r.Missed); len(judged) > 0 {
		out.At = slices.MaxFunc(judged, model.Period.Compare)
	}
	switch {
	case r.Known() == 0 && c.silent():
		out.State = model.NoNews
	case r.Known() == 0: // no period that ended is known
	case len(r.Met) == r.Known():
		out.State = model.AlwaysMet
	case len(r.Met) > 0:
		out.State = model.SometimesMet
	case len(r.Perhaps) > 0:
		out.State = model.PerhapsReached
	default:
		out.State = model.NeverMet
	}
	return out, true
}

// reached: the value meets the target, by the deadline or after it. A sum that mustn't pass a cap
// is judged when the deadline's period is reported, and holds only if each period is known.
func reached(c *measure) (Standing, bool) {
	if c.cap() && !c.concluded() {
		return Standing{}, false
	}
	if c.knownBy && Meets(c.by, *c.Target, c.Direction) == Met && !(c.cap() && c.gaps()) {
		return c.state(model.Reached, c.by, c.at)
	}
	if !c.Deadline.IsZero() && !c.cap() && c.last.First().After(c.Deadline.Last()) && Meets(c.total, *c.Target, c.Direction) == Met {
		return c.state(model.ReachedLate, c.total, c.last)
	}
	return Standing{}, false
}

// perhaps: what is known of the value spans the target.
func perhaps(c *measure) (Standing, bool) {
	if c.cap() && !c.concluded() || !c.knownBy {
		return Standing{}, false
	}
	if met := Meets(c.by, *c.Target, c.Direction); met != Perhaps && !(met == Met && c.cap() && c.gaps()) {
		return Standing{}, false
	}
	return c.state(model.PerhapsReached, c.by, c.at)
}

// finalWithoutFigure: the deadline and the delay have passed, and the report of its period came in words,
// without a figure of this measure.
func finalWithoutFigure(c *measure) (Standing, bool) {
	if c.Deadline.IsZero() || c.concluded() || !c.asOf.After(c.Deadline) {
		return Standing{}, false
	}
	if c.rounds.Delay != nil && !c.asOf.After(dueDay(c.deadlinePeriod(), *c.rounds.Delay)) {
		return Standing{}, false // a figure may still come
	}
	if _, came := received(c.of, c.deadlinePeriod()); !came {
		return Standing{}, false
	}
	return c.state(model.NotMeasurable, c.by, c.at)
}

// final: the deadline has passed and the report of its period hasn't come. Where no delay was
// fixed, none is awaited.
func final(c *measure) (Standing, bool) {
	if c.Deadline.IsZero() || c.concluded() || !c.asOf.After(c.Deadline) || c.rounds.Delay == nil {
		return Standing{}, false
	}
	if c.asOf.After(dueDay(c.deadlinePeriod(), *c.rounds.Delay)) {
		return c.state(model.FinalMissing, c.by, c.at)
	}
	return c.state(model.FinalExpected, c.by, c.at)
}

func notReached(c *measure) (Standing, bool) {
	if !c.concluded() {
		return Standing{}, false
	}
	return c.state(model.NotReached, c.by, c.at)
}

func endless(c *measure) (Standing, bool) {
	if !c.Deadline.IsZero() {
		return Standing{}, false
	}
	return c.state(model.Endless, c.total, c.last)
}

// ceiling: a sum that mustn't pass a cap has no pace.
func ceiling(c *measure) (Standing, bool) {
	if !c.cap() {
		return Standing{}, false
	}
	return c.state(model.NotMeasurable, c.total, c.last)
}

// noStart: a level has a pace from its start only.
func noStart(c *measure) (Standing, bool) {
	if c.Cumulation.Adds() || c.Reference != nil && c.Reference.IsExact() {
		return Standing{}, false
	}
	return c.state(model.NotMeasurable, c.total, c.last)
}

// pace: the share of the way over the share of the time, both at the end of the last reported
// period. Along milestones the time is that at which the path, straight between them, is where
// the value is expected.
func pace(c *measure) (Standing, bool) {
	out, _ := c.state(model.PaceUnknown, c.by, c.at)
	if c.of.Start.IsZero() || !c.knownBy {
		return out, true
	}
	by, at, ok := c.ended()
	if !ok {
		return out, true
	}
	out.Value, out.At = by, at
	start := 0.0
	if !c.Cumulation.Adds() {
		start = c.Reference.Low
	}
	if !c.Cumulation.Adds() && Meets(*c.Reference, *c.Target, c.Direction) == Met {
		out.State = model.FarOff // it was there at the start, and isn't any more
		return out, true
	}
	way := c.goal() - start
	expected := c.expected(start, at) - start
	if way == 0 || expected == 0 || way < 0 != (expected < 0) {
		return out, true
	}
	low, high := spread(by)
	first, second := c.band((low-start)/expected), c.band((high-start)/expected)
	if first != second {
		return out, true // a range that lies in several
	}
	out.State = first
	if by.IsExact() {
		out.Way, out.Time = (by.Low-start)/way, expected/way
	}
	return out, true
}

// band returns the state of a pace.
func (c *measure) band(pace float64) model.Progress {
	switch {
	case pace >= c.rounds.OnTrack:
		return model.OnTrack
	case pace >= c.rounds.FarOff:
		return model.ToSpeedUp
	case pace >= 0:
		return model.FarOff
	}
	return model.Receding
}

// ended returns the result of the periods that have ended, until the deadline's, and the last of them. ok is
// false where none has: a running period isn't judged.
func (c *measure) ended() (by model.Quantity, at model.Period, ok bool) {
	done := model.Measure{Cumulation: c.Cumulation}
	for _, v := range c.Values {
		if !v.Period.Last().After(c.asOf) && !v.Period.First().After(c.Deadline.Last()) {
			done.Values = append(done.Values, v)
			at = v.Period
		}
	}
	by, ok = done.Total()
	return by, at, ok
}

// expected returns where the value would be at the end of a period, on the path from the start through
// the milestones to the target.
func (c *measure) expected(start float64, at model.Period) float64 {
	type point struct {
		day   int
		value float64
	}
	path := []point{{c.of.Start.First().DayNumber() - 1, start}}
	for _, f := range c.Milestones {
		path = append(path, point{f.Period.Last().DayNumber(), goalOf(f.Quantity, c.Direction)})
	}
	path = append(path, point{c.Deadline.Last().DayNumber(), c.goal()})
	now := at.Last().DayNumber()
	for i := 1; i < len(path); i++ {
		from, to := path[i-1], path[i]
		if now <= to.day && to.day > from.day {
			return from.value + (to.value-from.value)*float64(now-from.day)/float64(to.day-from.day)
		}
	}
	return c.goal()
}

// Overall is where a commitment stands: its worst measure of those that can be measured.
type Overall struct {
	Report   Report
	Due      []DueReport    // by period
	State    model.Progress // of the worst measure, or else of the first; NotMeasurable without any
	Worst    int            // index of that measure; -1 for none
	Apart    int            // measures that can't be measured, which State says nothing of
	Measures []Standing     // in order
}

// Of returns where a commitment stands on a day. What was done without a promise has no progress.
func Of(k *model.Commitment, rounds model.Rounds, asOf date.Date) Overall {
	out := Overall{Report: reported(k, rounds, asOf), Due: due(k, rounds, asOf), State: model.NotMeasurable, Worst: -1}
	for i := range k.Measures {
		s := progressed(k, &k.Measures[i], out.Report, rounds, asOf)
		out.Measures = append(out.Measures, s)
		if !s.State.Measured() {
			out.Apart++
		}
		if out.Worst < 0 || model.MustIndex(s.State) < model.MustIndex(out.State) {
			out.State, out.Worst = s.State, i
		}
	}
	return out
}
