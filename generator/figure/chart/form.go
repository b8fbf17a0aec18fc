package chart

// Form is a way of drawing.
type Form uint8

// The forms, with what they read of a chart.
const (
	None      Form = iota // nothing is drawn: a sentence says it
	Stones                // a row is a category, a stone a record: Cells[0], Whole, Names
	Bars                  // a row is a category, its label over the bar: Cells[0]
	Beside                // the same with short names beside: places, years
	Columns               // a row is a year: Cells[0]; unknown rows stand apart, at the end
	Targets               // a row is a measure: Cells[0], Targets, Said; Columns[0] names the line ("cible")
	Chronicle             // the first row is a measure, a column a period: Cells, Targets
	Indicator             // the first row is done and promised: Cells[0], Targets; Columns[0] and the other rows are the coverage
	Pile                  // a row is a part, a stone a record: Cells[0]
	Stack                 // a row is a part of one bar: Cells[0]
	Waffle                // a row is a part, a small stone a record: Cells[0]
	Dumbbell              // a row compares Cells[0], published, with Cells[1], declared: Columns name both
	Heat                  // a row is a place, a column a domain: Cells, with the role of their shade; Said is the total; Total.Label names it
	Matrix                // a row is a domain, a column a place, a stone a record: Cells; Total.Cells are said under the heads
	Dots                  // a row compares the shares of Columns, each from 0 to 100: Cells
	Regions               // a row is a région, by its Code: Role, Cells[0]; Key
	Tiles                 // a row is a département, by its Code: Role; Key
	Quadrants             // a row is a tool: Cells[0] < 0 is left, Cells[1] < 0 is below; Columns name left, right, below, above
	Big                   // one or two rows: Cells[0] large, Label its unit, Said where, when and from whom
)

var formNames = [...]string{"none", "stones", "bars", "beside", "columns", "targets", "chronicle", "indicator", "pile", "stack", "waffle", "dumbbell",
	"heat", "matrix", "dots", "regions", "tiles", "quadrants", "big"}

// String returns the name of the form, in lower case.
func (f Form) String() string {
	if int(f) < len(formNames) {
		return formNames[f]
	}
	return "unknown"
}

// Forms returns every form, None first.
func Forms() []Form {
	out := make([]Form, len(formNames))
	for i := range out {
		out[i] = Form(i)
	}
	return out
}

// Map reports whether the form shows places where they are. It flatters large places, or has no
// room for names: a chart of its rows always stands beside it.
func (f Form) Map() bool { return f == Regions || f == Tiles }

// Companion returns the same rows as they stand beside a map: as bars, without the places
// that the site doesn't describe.
func (c Chart) Companion() Chart {
	out := c
	out.Rows, out.Key = nil, nil
	for _, r := range c.Rows {
		if r.Role == Away {
			continue
		}
		if !r.Role.unknown() {
			r.Role = Plain
		}
		out.Rows = append(out.Rows, r)
	}
	out.Form = Choose(Measure(out, ByRow))
	return out
}

// Transposed returns the chart of a table with rows and columns exchanged. Heat has a row for each
// place, and Matrix a column. The roles of the rows are lost; hues gives those of the new ones.
func (c Chart) Transposed(hues []Role) Chart {
	out := c
	out.Rows, out.Columns = nil, nil
	for i, name := range c.Columns {
		r := Row{Label: name}
		if i < len(hues) {
			r.Role = hues[i]
		}
		for _, from := range c.Rows {
			v := from.Cell(i)
			v.Role = Plain
			r.Cells = append(r.Cells, v)
		}
		out.Rows = append(out.Rows, r)
	}
	sums := Row{}
	for _, r := range c.Rows {
		out.Columns = append(out.Columns, r.Label)
		sums.Cells = append(sums.Cells, Value{Text: r.Said})
	}
	if c.Total != nil {
		sums.Label = c.Total.Label
	}
	out.Total = &sums
	return out
}
