package chart

// Question is what a chart answers. It bounds the forms that can.
type Question string

// The questions.
const (
	ByCategory  Question = "category"    // which category holds how many records?
	ByDomain    Question = "domain"      // the same of the domains, the one question that is always answered with a drawing
	ByRow       Question = "row"         // the same of places, beside a map
	ByRegion    Question = "region"      // where, by région?
	ByDept      Question = "departement" // where, by département?
	Deployment  Question = "deployment"  // where has the charter come to?
	ByTwo       Question = "two"         // which category, in which place?
	OverTime    Question = "time"        // does it grow?
	Promised    Question = "promised"    // what became of each measure of one signatory?
	OneMeasure  Question = "measure"     // what became of one measure, over the periods?
	Together    Question = "together"    // what was done of what was promised, over many commitments?
	Standing    Question = "standing"    // where do commitments stand?
	Solidity    Question = "solidity"    // how sure is what is known?
	Coverage    Question = "coverage"    // how much is known?
	Funnel      Question = "funnel"      // how many of those approached signed?
	Declared    Question = "declared"    // is all that is declared also published?
	OnAxes      Question = "axes"        // which tools are there, on two axes?
	PartOfWhole Question = "part"        // how much of the whole is here?
	Comparing   Question = "comparing"   // how do a few places compare?
)

// Questions returns every question.
func Questions() []Question {
	return []Question{ByCategory, ByDomain, ByRow, ByRegion, ByDept, Deployment, ByTwo, OverTime, Promised, OneMeasure, Together, Standing, Solidity, Coverage,
		Funnel, Declared, OnAxes, PartOfWhole, Comparing}
}

// Data is what the choice of a form depends on.
type Data struct {
	Question Question
	Rows     int     // rows that stand for something known, with data or without
	WithData int     // of these rows, those with a number above zero; of Deployment those whose state is known
	States   int     // roles of these rows: of Deployment, states of the charter
	Parts    int     // rows with a number above zero, the unknown among them
	Columns  int     // columns with a number above zero
	Heads    int     // columns, with data or without
	Numbers  int     // cells that are numbers
	Below    int     // of these, and of targets, those below zero
	Targets  int     // rows with a target that holds
	Most     float64 // the largest cell
	Sum      float64 // of the first cells of all rows
	Unknown  float64 // of this sum, what the unknown rows hold
	Base     float64 // the least that a share is a share of; 0 where there is no share
}

// Measure returns the facts of a chart that bear on its form. Base is the least column total of a
// comparison, and the whole of a part; shares that were formed elsewhere have the base set by the caller.
func Measure(c Chart, q Question) Data {
	d := Data{Question: q, Heads: len(c.Columns)}
	columns, states := map[int]float64{}, map[Role]bool{}
	for _, r := range c.Rows {
		if t, ok := r.Holding(); ok {
			d.Targets++
			if t.Value.Kind == Negative {
				d.Below++
			}
		}
		var here float64
		for i, v := range r.Cells {
			if !v.Known() {
				continue
			}
			d.Numbers++
			if v.Kind == Negative {
				d.Below++
			}
			n := max(v.Possible(), v.Certain())
			here += n
			d.Most = max(d.Most, n)
			columns[i] += n
		}
		first := max(r.Cell(0).Possible(), r.Cell(0).Certain())
		if q == PartOfWhole { // its stones are all of the whole
			first = max(first, float64(r.Whole))
			d.Most = max(d.Most, first)
		}
		d.Sum += first
		if here > 0 {
			d.Parts++
		}
		switch {
		case r.Role.unknown() && !isPlace(q):
			d.Unknown += first
		case r.Role == Away:
			if here > 0 {
				d.Parts-- // a place that isn't described has no number to show
			}
		default:
			d.Rows++
			states[r.Role] = true
			if here > 0 || isPlace(q) && !r.Role.unknown() {
				d.WithData++
			}
		}
	}
	for _, n := range columns {
		if n > 0 {
			d.Columns++
		}
	}
	d.States = len(states)
	d.Base = base(c, q, columns)
	return d
}

// isPlace reports whether the unknown role says something of a place that is described.
func isPlace(q Question) bool { return q == Deployment }

// base is the least whole that the shares of a chart are shares of.
func base(c Chart, q Question, columns map[int]float64) float64 {
	switch q {
	case PartOfWhole:
		var here, elsewhere float64
		for _, r := range c.Rows {
			n := r.Cell(0).Certain()
			here, elsewhere = here+n, elsewhere+float64(r.Whole)-n
		}
		return max(min(here, elsewhere), 0)
	case Comparing:
		least := 0.0
		for i := range c.Columns {
			if i == 0 || columns[i] < least {
				least = columns[i]
			}
		}
		return least
	default:
		return 0
	}
}

// Thresholds that layouts and makers of charts keep too.
const (
	BaseOfShares  = 20 // no per cent, no mean of fewer
	StonesInARow  = 12
	StonesInAll   = 60
	RowsDrawn     = 20 // beyond, the RowsKept first are drawn
	RowsKept      = 10
	ZerosShown    = 8    // rows up to which zeros are drawn; beyond, they are named beside
	ValuesWritten = 12   // columns up to which each value is written
	Beyond        = 1.5  // times its target, a bullet is cut
	LeastInside   = 11.0 // per cent of a stack that has its number inside
)

// Rule is a line of the table that chooses forms. The first rule that holds for a question wins.
type Rule struct {
	Key    string     // names it in the words of the method page
	Of     []Question // the questions it is for; nil for all
	Limits []int      // its thresholds, in the order in which its words say them
	Form   Form       // the answer

	holds func(d Data, limits []int) bool
}

// For reports whether the rule is asked for a question.
func (r Rule) For(q Question) bool {
	if r.Of == nil {
		return true
	}
	for _, o := range r.Of {
		if o == q {
			return true
		}
	}
	return false
}

// Rules returns the table that [Choose] reads, in order. It is printed on the method page.
func Rules() []Rule { return rules }

// The groups of questions that share rules.
var (
	counts    = []Question{ByCategory, ByDomain, ByRow}
	countsAll = []Question{ByCategory, ByDomain, ByRow, ByRegion, ByDept, Deployment, ByTwo, OverTime, Standing, Solidity, Coverage, Funnel, Declared, PartOfWhole, Comparing}
	divided   = []Question{ByCategory, ByRow, ByDept, Standing, Solidity, Coverage, Funnel} // a drawing of one of its parts says nothing; domains and régions are drawn with any record
)

func always(Data, []int) bool { return true }

var rules = []Rule{
	{"nothing-known", nil, nil, None, func(d Data, _ []int) bool { return d.Numbers == 0 && d.Question != Deployment && d.Question != OnAxes }},
	{"all-zero", countsAll, nil, None, func(d Data, _ []int) bool { return d.Parts == 0 && d.Question != Deployment }},
	{"one-category", divided, []int{2}, None, func(d Data, l []int) bool { return d.Parts < l[0] }},
	{"two-categories", []Question{ByCategory}, []int{3}, None, func(d Data, l []int) bool { return d.Rows < l[0] && d.Unknown == 0 }},

	{"few-places", []Question{Deployment}, []int{10, 3}, None, func(d Data, l []int) bool { return d.Rows < l[0] || d.WithData < l[1] }},
	{"one-state", []Question{Deployment}, []int{2}, None, func(d Data, l []int) bool { return d.States < l[0] }},
	{"places-deployed", []Question{Deployment}, nil, Tiles, always},
	{"map-of-regions", []Question{ByRegion}, []int{3}, Regions, func(d Data, l []int) bool { return d.Rows >= l[0] }},
	{"map-of-departements", []Question{ByDept}, []int{3}, Tiles, func(d Data, l []int) bool { return d.Rows >= l[0] }},

	{"shares-here", []Question{PartOfWhole, Comparing}, []int{BaseOfShares, 5}, Dots, func(d Data, l []int) bool {
		return d.Base >= float64(l[0]) && (d.Question == PartOfWhole || d.Most > float64(l[1]))
	}},
	{"stones-compared", []Question{Comparing}, []int{5}, Matrix, func(d Data, l []int) bool { return d.Most <= float64(l[0]) }},
	{"stones", []Question{ByCategory, ByDomain, PartOfWhole}, []int{StonesInARow, StonesInAll}, Stones, func(d Data, l []int) bool {
		return d.Most <= float64(l[0]) && d.Sum <= float64(l[1])
	}},
	{"names-beside", []Question{ByRow, ByRegion, ByDept}, []int{6}, Beside, func(d Data, l []int) bool { return d.Rows >= l[0] }},
	{"bars", append([]Question{ByRegion, ByDept, PartOfWhole, Comparing}, counts...), nil, Bars, always},

	{"one-line-of-two", []Question{ByTwo}, []int{2}, Bars, func(d Data, l []int) bool { return d.WithData < l[0] || d.Columns < l[0] }},
	{"too-many-columns", []Question{ByTwo}, []int{7}, None, func(d Data, l []int) bool { return d.Heads > l[0] }},
	{"stones-of-two", []Question{ByTwo}, []int{7, 4}, Matrix, func(d Data, l []int) bool { return d.Most < float64(l[0]) && d.Rows <= l[1] }},
	{"shades", []Question{ByTwo}, nil, Heat, always},

	{"few-years", []Question{OverTime}, []int{3}, None, func(d Data, l []int) bool { return d.WithData < l[0] }},
	{"mostly-undated", []Question{OverTime}, nil, None, func(d Data, _ []int) bool { return 2*d.Unknown > d.Sum }},
	{"years", []Question{OverTime}, nil, Columns, always},

	{"below-zero", []Question{Promised, OneMeasure, Together}, nil, None, func(d Data, _ []int) bool {
		return d.Below > 0 && (d.Below >= d.Numbers || d.Question == Together)
	}},
	{"periods", []Question{OneMeasure}, []int{2, 3}, Chronicle, func(d Data, l []int) bool {
		return d.Heads >= l[0] && (d.Targets > 0 || d.Numbers >= l[1])
	}},
	{"promised", []Question{Promised, OneMeasure}, []int{1}, Targets, func(d Data, l []int) bool { return d.Targets >= l[0] }},
	{"done-and-promised", []Question{Together}, []int{1}, Indicator, func(d Data, l []int) bool { return d.Targets >= l[0] }},
	{"one-value", []Question{Promised, OneMeasure, Together}, []int{2}, Big, func(d Data, l []int) bool {
		return d.Numbers <= l[0] || d.Question == Together
	}},
	{"no-target", []Question{Promised, OneMeasure}, nil, None, always},

	{"pile", []Question{Standing, Solidity}, []int{96}, Pile, func(d Data, l []int) bool { return d.Sum <= float64(l[0]) }},
	{"stack", []Question{Standing, Solidity}, nil, Stack, always},
	{"waffle", []Question{Coverage, Funnel}, []int{200, 2}, Waffle, func(d Data, l []int) bool {
		return d.Sum <= float64(l[0]) && d.Rows <= l[1]
	}},
	{"coverage", []Question{Coverage}, nil, Stack, always},
	{"steps", []Question{Funnel}, nil, Bars, always},
	{"one-declared", []Question{Declared}, []int{2}, None, func(d Data, l []int) bool { return d.Rows < l[0] }},
	{"declared", []Question{Declared}, nil, Dumbbell, always},
	{"few-tools", []Question{OnAxes}, []int{3}, None, func(d Data, l []int) bool { return d.Rows < l[0] }},
	{"tools", []Question{OnAxes}, nil, Quadrants, always},
}

// Choose returns the form that answers a question with this data: that of the first rule that
// holds. It depends on nothing else.
func Choose(d Data) Form {
	for _, r := range rules {
		if r.For(d.Question) && r.holds(d, r.Limits) {
			return r.Form
		}
	}
	return None
}
