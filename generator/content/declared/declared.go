// Package declared reads the tables of spreadsheets as what they declare of signatories: their
// commitments, the indicators of these and the figures of each year. Rows and sheets that speak of
// the same signatory, commitment or indicator are put together. Each value keeps the cell it comes
// from. What can't be read is a Fault, and is left out with what can't stand without it.
package declared

import (
	"parvis/generator/content/sheet"
	"parvis/generator/text/period"
)

// Cell is where a value comes from.
type Cell struct {
	File  string
	Sheet string // "" in a text file
	Row   int    // 0-based
	Col   int    // 0-based; -1 for the whole row
	Line  int    // in a text file, the line where the row starts, 1-based; else 0
}

// Name returns the cell's name, as "B12"; that of the row, as "12", for a whole row.
func (c Cell) Name() string {
	if c.Col < 0 {
		return sheet.RowName(c.Row)
	}
	return sheet.Name(c.Row, c.Col)
}

// Said is a value, as edits of records write it: a string, an int64, a float64, a []string or a
// date.Date. Erase is for a cell that asks to remove what the record has.
type Said struct {
	Value any
	Erase bool
	From  Cell
}

// Keys is values by key of their table: "taille", "action", "cible".
type Keys map[string]Said

// Signatory is what the tables declare of one signatory.
type Signatory struct {
	Record      string // slug of its record, when the file gives it
	Siren       string // 9 digits, "" for none
	Name        string
	Keys        Keys
	Commitments []*Commitment
	From        Cell // where it is first named
}

// Commitment is what the tables declare of one commitment. Without an action it is one that the
// record must have.
type Commitment struct {
	ID       string // a slug; "" for none
	Keys     Keys
	Measures []*Measure
	Done     []Value // what was done in a period, in words
	From     Cell
}

// Measure is an indicator of a commitment. It is without a name when the figures of a table don't
// say which: the commitment has one.
type Measure struct {
	Ref    string // slug of the shared indicator; then Name and Unit are its own
	Name   string
	Unit   string
	Keys   Keys // cible, echeance, reference, sens, cumul
	Steps  []Value
	Values []Value
	From   Cell
}

// Value is the figure of one period.
type Value struct {
	Period period.Period
	Said
	Keys Keys // preuve, source, note
}

// Declared is what the tables of a workbook, or of several, declare.
type Declared struct {
	Signatories []*Signatory // in the order of their first mention
	Faults      []Fault
	Tables      []Source
	Skipped     []Skipped
}

// Severity is how serious a fault is.
type Severity int

// The severities.
const (
	Told    Severity = iota // read, but not as it is written
	Doubt                   // the nearest reading must be accepted: it was, or the value is left out
	Refused                 // left out
)

// Fault is what is to be told of a cell.
type Fault struct {
	Code     string // stable, for machines: "no-such-date"
	Severity Severity
	At       Cell
	Label    string // of the column; "" for a row
	Key      string // the key that the column fills; "" for none
	Raw      string // what stands there; "" for a row
	Read     string // what was read, or is the nearest reading; "" for none
	Known    string // the words that would be understood; "" when they aren't few
}
