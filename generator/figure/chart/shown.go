package chart

import "slices"

// Shown returns the chart with the rows that are drawn, and what was left out, in the order of
// the chart: of a long chart all but its first rows, and zeros where there are many rows. Unknown
// rows stay: what isn't known is never left out.
func (c Chart) Shown() (shown Chart, left []Row) {
	if !slices.Contains([]Form{Stones, Bars, Beside, Heat, Matrix, Dumbbell, Dots, Targets}, c.Form) {
		return c, nil
	}
	shown = c
	shown.Rows = nil
	kept, known := 0, 0
	for _, r := range c.Rows {
		if !r.Role.unknown() {
			known++
		}
	}
	for _, r := range c.Rows {
		zeros := c.Form != Targets && known > ZerosShown && allZero(r)
		long := known > RowsDrawn && kept >= RowsKept
		switch {
		case r.Role.unknown():
		case zeros || long:
			left = append(left, r)
			continue
		default:
			kept++
		}
		shown.Rows = append(shown.Rows, r)
	}
	return shown, left
}

func allZero(r Row) bool {
	return len(r.Cells) > 0 && !slices.ContainsFunc(r.Cells, func(v Value) bool { return !v.Zero() })
}
