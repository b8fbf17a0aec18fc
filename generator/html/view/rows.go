package view

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parvis/generator/model"
	"parvis/generator/site/address"
)

// Lines returns how many lines of paper a row takes at most.
func (f *RowForm) Lines() int {
	if f.rich {
		return 3
	}
	return 1
}

// CommitmentRows is a list of commitments, one row each.
type CommitmentRows struct {
	Rich bool     // what was promised and what was done have columns of their own
	Same []string // what is told once of all rows, in sentences
	Rows []CommitmentRow
	Left []CommitmentRow // the last rows, which paper leaves out
	Bare bool            // the meaning of the signs is told elsewhere
	Done bool            // none of the rows was promised
}

// CommitmentRow is one commitment, in one breath: what, who, where, what was promised and done,
// what became of it. What is told of all rows of its list isn't told again.
type CommitmentRow struct {
	Key            string // stands for the row wherever it appears the same
	Level          int    // of its heading, from 2
	Action         Link   // to its block on the signatory's page
	Hue            int    // of its domain
	Word           string // the sign of its publisher's word; "" where nothing is told
	Signatory      string
	Place          string   // "" where it would only repeat the signatory's name
	About          []string // its domain, since when, that nothing was promised, its proof
	Promised, Done string   // of one measure; "" for none
	States         []RowState
}

// StoneOf returns the sign of the stone of a commitment: what its publisher says, or that it was done without a
// promise, a stone that is open in the middle; "" where nothing is told.
func StoneOf(k *model.Commitment) string {
	switch {
	case !k.Nature.Promised():
		return "deed"
	case k.Status == "":
		return ""
	}
	return string(k.Status.Sign())
}

// RowState is where a commitment stands on one axis, as far as a row tells it.
type RowState struct {
	Axis string // "progress", "report" or "word": how its sign is drawn; "" for words alone
	Badge
}

// RowForm is what the rows of one list tell, and what is told once over all of them.
type RowForm struct {
	site                  *Site
	rich                  bool
	proof, nature, domain bool // each row tells its own
	same                  []string
	indicator             *model.Indicator // of whose measures rows tell; nil for the one of which most is known
	level                 int
	here                  *model.Territory // where the rows are, as the page says; nil for anywhere
}

// By returns a form whose rows tell the measures of an indicator.
func (f *RowForm) By(i *model.Indicator) *RowForm {
	out := *f
	out.indicator = i
	return &out
}

// RowForm returns the form of a list, all its pages together. A column exists only if at least half
// of the rows fill it.
func (b *Site) RowForm(ks []*model.Commitment) *RowForm {
	f := &RowForm{site: b, level: 2}
	aimed, reported := 0, 0
	for _, k := range ks {
		if k.HasTarget() {
			aimed++
		}
		if k.Reported() {
			reported++
		}
		f.proof = f.proof || k.Proof != ks[0].Proof
		f.domain = f.domain || k.Domain != ks[0].Domain
		f.nature = f.nature || k.Nature != ks[0].Nature
	}
	if len(ks) < 2 {
		f.proof, f.domain = true, true
	} else {
		f.same = b.same(ks[0].Proof, f.proof, aimed, reported)
	}
	f.rich = len(ks) > 0 && 2*aimed >= len(ks) && 2*reported >= len(ks)
	return f
}

// In returns the form of rows on the page of a place, below a heading of a level: no row repeats the
// place. Below the heading of a domain no row repeats that either.
func (f *RowForm) In(place *model.Territory, level int, underDomain bool) *RowForm {
	out := *f
	out.here, out.level, out.domain = place, level+1, f.domain && !underDomain
	return &out
}

// Same returns what is told once over all rows, in sentences.
func (f *RowForm) Same() []string { return f.same }

// same returns what is true of all rows, in sentences.
func (b *Site) same(proof model.Proof, differs bool, aimed, reported int) []string {
	var out []string
	if !differs && proof != "" {
		out = append(out, b.Label("same-proof", string(proof)))
	}
	switch {
	case aimed+reported == 0:
		out = append(out, b.Words.T("page.row.no-figure"))
	case aimed == 0:
		out = append(out, b.Words.T("page.row.no-target"))
	case reported == 0:
		out = append(out, b.Words.T("page.row.no-result"))
	}
	return out
}

// Rows returns some of the rows of the list.
func (f *RowForm) Rows(ks []*model.Commitment) *CommitmentRows {
	promised := func(k *model.Commitment) bool { return k.Nature.Promised() }
	out := &CommitmentRows{Rich: f.rich, Same: f.same, Done: len(ks) > 0 && !slices.ContainsFunc(ks, promised)}
	for _, k := range ks {
		out.Rows = append(out.Rows, f.Row(k))
	}
	return out
}

// key tells apart the forms in which one row may appear.
func (f *RowForm) key(named bool) string {
	out := fmt.Appendf(nil, "----%d", f.level)
	if !named {
		out = append(out, '.')
	}
	for i, on := range []bool{f.rich, f.proof, f.nature, f.domain} {
		if on {
			out[i] = '+'
		}
	}
	if f.indicator != nil {
		out = append(out, f.indicator.Slug...)
	}
	return string(out)
}

// Row returns one commitment of the list.
func (f *RowForm) Row(k *model.Commitment) CommitmentRow {
	b, at := f.site, address.Commitment(k)
	named := len(k.Territories) != 1 || k.Territories[0] != f.here
	key := f.key(named) + at
	if known, ok := b.rows.Load(key); ok {
		return known.(CommitmentRow)
	}
	out := CommitmentRow{Key: key, Level: f.level, Action: Link{Text: b.Text(k.Action), Href: b.Href(at)}, Hue: k.Domain.Hue(),
		Signatory: b.Title(&k.Signatory.Record), States: b.rowStates(k), Word: StoneOf(k)}
	if named {
		out.Place = b.rowPlace(k)
	}
	if f.domain {
		out.About = append(out.About, b.Text(k.Domain.Short))
	}
	if when := b.Period(k.Start, k.End); when != "" {
		out.About = append(out.About, when)
	}
	if f.nature && !k.Nature.Promised() {
		out.About = append(out.About, b.Nature(k))
	}
	if f.proof && k.Proof != "" {
		out.About = append(out.About, b.Label("proof", string(k.Proof)))
	}
	if m := f.measure(k); m != nil {
		out.Promised, out.Done = b.promised(m), b.done(m)
		if f.indicator == nil {
			out.Promised, out.Done = b.naming(k, m, out.Promised, out.Done)
		}
		if others := len(k.Measures) - 1; others > 0 {
			out.States = append(out.States, RowState{Badge: Badge{Text: b.Words.N("page.row.others", others)}})
		}
	}
	if f.rich && out.Promised == "" && k.Nature.Promised() {
		out.Promised = b.Words.T("page.row.nothing-promised")
	}
	if f.rich && out.Done == "" {
		out.Done = b.Words.T("page.row.nothing-done")
	}
	b.rows.Store(key, out)
	return out
}

// rowPlace returns where a commitment is; "" where the signatory's name says it.
func (b *Site) rowPlace(k *model.Commitment) string {
	if len(k.Territories) == 0 {
		return b.Words.T("page.place-unknown")
	}
	place, name := b.SomePlaces(k.Territories), b.Title(&k.Signatory.Record)
	for _, article := range []string{"", "Le ", "La ", "Les ", "L’"} {
		if strings.EqualFold(name, article+place) {
			return ""
		}
	}
	return place
}

// measure returns the measure that a row of the list tells: that of its indicator, or else toldMeasure's.
func (f *RowForm) measure(k *model.Commitment) *model.Measure {
	if f.indicator == nil {
		return f.site.toldMeasure(k)
	}
	return &k.Measures[slices.IndexFunc(k.Measures, func(m model.Measure) bool { return m.Shared == f.indicator })]
}

// toldMeasure returns the measure that the progress of a commitment is that of, or else the one of which
// most is known; nil where none has a figure or a deadline.
func (b *Site) toldMeasure(k *model.Commitment) *model.Measure {
	if at := b.Totals().Standing(k); k.Nature.Promised() && at.State.Measured() {
		return &k.Measures[at.Worst]
	}
	var best *model.Measure
	most := 0
	for i := range k.Measures {
		m, known := &k.Measures[i], 0
		if len(m.Values)+len(m.Places) > 0 {
			known = 4
		}
		if m.HasTarget() {
			known += 2
		}
		if !m.Deadline.IsZero() {
			known++
		}
		if known > most {
			best, most = m, known
		}
	}
	return best
}

// promised returns the target of a measure in words, with its deadline: "60 stages d’ici 2021", "20
// stages par an"; "" for none.
func (b *Site) promised(m *model.Measure) string {
	var out string
	switch {
	case len(m.Each) > 0:
		const most = 2
		each := make([]string, len(m.Each))
		for i, f := range m.Each {
			each[i] = b.Words.T("page.measures.in", b.Measured(f.Quantity, m.Unit), b.During(f.Period))
		}
		return b.FirstNames(each, most)
	case m.Target == nil && m.Deadline.IsZero():
		return ""
	case m.Target == nil:
		return b.Words.T("page.progress.to-do", b.By(m.Deadline))
	case m.Per != "":
		out = b.Words.T("page.per."+string(m.Per), b.Aim(m))
	default:
		out = b.Aim(m)
	}
	if m.Deadline.IsZero() {
		return out
	}
	return b.Words.T("page.measures.in", out, b.By(m.Deadline))
}

// done returns what a measure has come to, in words: "52 stages en 2020"; of a target that comes again,
// the last result. "" for no result.
func (b *Site) done(m *model.Measure) string {
	number, rest := b.outcome(m)
	return number + rest
}

// naming puts the name of a measure before what was done, or else before what was promised, where the unit alone
// doesn't tell what is counted: "salariés volontaires, 30 à 40 personnes".
func (b *Site) naming(k *model.Commitment, m *model.Measure, promised, done string) (string, string) {
	name := b.counting(k, m)
	switch {
	case name == "":
	case done != "":
		done = b.Words.T("page.value.of", name, done)
	case promised != "":
		promised = b.Words.T("page.value.of", name, promised)
	}
	return promised, done
}

// counting returns what a measure counts where its unit doesn't tell: its name, unless that has a word of the unit or
// is that of the action; "" where the unit tells.
func (b *Site) counting(k *model.Commitment, m *model.Measure) string {
	name := strings.ToLower(m.Name)
	if m.Name == "" || name == strings.ToLower(k.Action) {
		return ""
	}
	for word := range strings.FieldsSeq(strings.ToLower(m.Unit)) {
		if len(word) > 2 && strings.Contains(name, strings.TrimSuffix(word, "s")) {
			return ""
		}
	}
	return Lowered(b.Text(m.Name))
}

// outcome returns the same in two: the number, and what it counts and when; the number is "" where the
// results are told by place.
func (b *Site) outcome(m *model.Measure) (number, rest string) {
	if len(m.Values) == 0 {
		if len(m.Places) > 0 {
			return "", b.Words.T("page.row.by-place")
		}
		return "", ""
	}
	last := m.Values[len(m.Values)-1]
	total, _ := m.Total()
	var out string
	switch {
	case m.Per != "" || len(m.Each) > 0:
		number = b.Quantity(last.Quantity)
		out = b.Words.T("page.measures.in", b.Measured(last.Quantity, m.Unit), b.During(last.Period))
	case m.Cumulation.Latest() || len(m.Values) == 1:
		number = b.Cumulated(total, m.Cumulation)
		out = b.Dated(b.MeasuredTotal(total, m.Cumulation, m.Unit), last.Period, m.Cumulation)
	default:
		number = b.Cumulated(total, m.Cumulation)
		out = b.Words.T("page.row.over", b.MeasuredTotal(total, m.Cumulation, m.Unit), b.MadeOf(m))
	}
	rest, apart := strings.CutPrefix(out, number)
	if !apart {
		return "", out
	}
	at := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsSpace(r) })
	if first, _ := utf8.DecodeRuneInString(rest[max(at, 0):]); unicode.IsSymbol(first) || first == '%' || first == '‰' {
		at += utf8.RuneLen(first) // the symbol stays with its number
		return number + rest[:at], rest[at:]
	}
	return number, rest
}

// Outcome is what became of a commitment, as far as it can be told in one breath.
type Outcome struct {
	Number   string // large; "" where no result is published
	Counted  string // what the number counts, and when: "stages en 2020"
	Promised string // "" for none
}

// Outcome returns what a commitment has come to, of the measure that its row tells.
func (b *Site) Outcome(k *model.Commitment) Outcome {
	m := b.toldMeasure(k)
	if m == nil {
		return Outcome{}
	}
	number, rest := b.outcome(m)
	out := Outcome{Number: number, Counted: strings.TrimSpace(rest), Promised: b.promised(m)}
	if name := b.counting(k, m); name != "" && out.Counted != "" {
		out.Counted = b.Words.T("page.value.of", out.Counted, name)
	}
	return out
}

// rowStates returns where a commitment stands, as far as it is news: its progress if it can be measured,
// its reports if they ask something, its publisher's word if it isn't that all goes on.
func (b *Site) rowStates(k *model.Commitment) []RowState {
	var out []RowState
	add := func(axis string, badge Badge) { out = append(out, RowState{axis, badge}) }
	if at := b.Totals().Standing(k); k.Nature.Promised() {
		progress := b.Badge("standing", at.State)
		if at.State.Measured() && !k.Status.Dropped() && !strings.EqualFold(progress.Text, b.Over(k).Text) { // else its word tells it
			add("progress", progress)
		}
		switch at.Report.State {
		case model.ReportExpected, model.ReportLate:
			text := b.Words.T("page.row."+string(at.Report.State), b.On(at.Report.Due))
			add("report", Badge{Text: text, Sign: string(at.Report.State.Sign())})
		default: // asks nothing
		}
	}
	word := b.Badge("status", k.Status)
	switch over := b.Over(k); {
	case k.Status.Dropped() && !k.StatusOn.IsZero():
		word.Text = b.Words.T("page.row.word-on", word.Text, b.On(k.StatusOn))
	case over.Text != "" && !k.Status.Dropped():
		word = over
	case k.Status == "" || k.Status == model.UnderWay:
		return out
	case k.Status.Sign() == model.Kept && len(out) > 0 && b.Totals().Standing(k).State.Sign() != model.Kept:
		word.Text = b.Words.T("page.row.word-of", word.Text) // what figures say is another matter
	}
	add("word", word)
	return slices.Clip(out)
}
