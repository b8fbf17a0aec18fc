// Package chart is what a figure shows, before it is drawn: rows of values with what is known
// of each, targets, and the form that answers the figure's question. It holds no words of its
// own: whoever makes a chart brings them, formatted.
//
//	c := chart.Chart{ID: "engagements-par-domaine", Title: …, Rows: rows}
//	c.Form = chart.Choose(chart.Measure(c, chart.ByCategory))
package chart

// Chart is one drawing: a question, its answer, and the values. What rows, cells and columns
// stand for depends on the form; see [Form].
type Chart struct {
	ID       string // part of its address
	Title    string // the accessible name
	Sentence string // the finding
	Desc     string // what the drawing shows, for who doesn't see it; "" for Sentence
	Form     Form
	Columns  []string // names of the cells, or the words that the form asks for
	Rows     []Row
	Key      []Entry // of maps: what each shade stands for, in order
	Total    *Row    // of Matrix and Heat: the sum of each column; nil where a sum has no meaning
	Scale    float64 // the value at the end of the scale, for charts side by side; 0 for the largest of its own
}

// Row is what a form draws as one row, column, place or part.
type Row struct {
	Code    string // official code of a place, on maps and tiles; "" elsewhere
	Label   string // an editor's text
	Short   string // the same for an image to share, where names are short; "" for Label
	Said    string // at the end of the row: "27 sur 59", a total; "" for the cell's own text
	Group   string // the heading that this row stands under; "" for none
	Role    Role   // how its marks look, unless a cell says otherwise
	Sign    Sign   // beside its name in a key, and what tells states of one colour apart
	Cells   []Value
	Targets []Target // in the order in which they were set
	Whole   int      // of Stones: how many stones stand in the row, full or not; 0 for only the full ones
	Names   []string // of Stones: the name of each record, shown on hover
}

// Entry is an entry of a key.
type Entry struct {
	Role Role
	Text string
}

// Kind is how a value is known.
type Kind uint8

// The kinds of values. The first six are numbers; the others say why there is none.
const (
	Exact         Kind = iota // Low and High are equal
	Range                     // between Low and High
	AtLeast                   // Low or more; High is not read
	AtMost                    // High or less; Low is not read
	About                     // near Low, and nobody said how near
	Negative                  // Low is below zero: what a bar cannot show, and its text says
	Missing                   // a report was expected, or the sources don't say
	NotDue                    // its time has not come
	NotMeasurable             // there is nothing to measure it against
	NotApplicable             // it has no meaning here
)

// Value is a number and how well it is known.
type Value struct {
	Low, High float64 // not below zero, except of Negative; equal unless the kind says otherwise
	Kind      Kind
	Role      Role   // how its mark looks; Plain for the row's
	Text      string // as displayed: "30 à 40", "?", "sans bilan"
	After     string // said after it, quietly: " sur 160", " accueillis"
	Share     string // of a part of a whole: its per cent; not shown where the whole is under BaseOfShares
	Note      string // under a column: "départ", "sans bilan"
	Tip       string // shown on hover: the name, the unit, the year; "" for nothing
}

// Number returns an exact value, with its text.
func Number(n float64, text string) Value { return Value{Low: n, High: n, Text: text} }

// Known reports whether the value is a number, even an uncertain one.
func (v Value) Known() bool { return v.Kind <= Negative }

// Certain is how much is known to be there: of a range its lower bound, of a value known from
// above only, or below zero, 0. It is 0 where there is no number.
func (v Value) Certain() float64 {
	if !v.Known() || v.Kind == AtMost || v.Kind == Negative {
		return 0
	}
	return max(v.Low, 0)
}

// Possible is how much there may be at most, as far as a number says so.
func (v Value) Possible() float64 {
	switch v.Kind {
	case Range, AtMost:
		return max(v.High, v.Certain())
	default:
		return v.Certain()
	}
}

// Zero reports whether the value is known to be nothing.
func (v Value) Zero() bool {
	return v.Known() && v.Kind != AtLeast && v.Kind != Negative && v.Possible() == 0
}

// Target is what was promised.
type Target struct {
	Value    Value // of a range, both bounds are drawn
	From, To int   // of a Chronicle: the first and the last column it holds for, from 0
	Revised  bool  // another target took its place; it stays visible
	Text     string
}

// Holding returns the target of a row that holds now: the last one that was not revised.
func (r Row) Holding() (Target, bool) {
	for i := len(r.Targets) - 1; i >= 0; i-- {
		if t := r.Targets[i]; !t.Revised && t.Value.Known() {
			return t, true
		}
	}
	return Target{}, false
}

// Cell returns a cell of a row; what isn't there is not applicable.
func (r Row) Cell(i int) Value {
	if i < 0 || i >= len(r.Cells) {
		return Value{Kind: NotApplicable}
	}
	return r.Cells[i]
}

// RoleOf returns the role that a cell of this row is drawn in.
func (r Row) RoleOf(v Value) Role {
	if v.Role != Plain {
		return v.Role
	}
	return r.Role
}

// Description returns what is said of the drawing to who doesn't see it.
func (c Chart) Description() string {
	if c.Desc != "" {
		return c.Desc
	}
	return c.Sentence
}
