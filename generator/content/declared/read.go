package declared

import (
	"slices"
	"strings"

	"parvis/generator/content/column"
	"parvis/generator/content/named"
	"parvis/generator/content/record"
	"parvis/generator/content/sheet"
	"parvis/generator/content/table"
	"parvis/generator/model"
	"parvis/generator/text/period"
)

// Options is how tables are read.
type Options struct {
	Dictionary *column.Dictionary
	Sheet      string // the only sheet to read; "" for all that have a table
	Accept     bool   // doubtful readings are taken
}

// Read returns what workbooks declare, read together: a sheet may complete another, in the same
// file or not.
func Read(books []*sheet.Workbook, site *named.Records, o Options) *Declared {
	r := &reader{site: site, options: o, out: &Declared{}, keys: map[string]record.Key{},
		bySiren: map[string]*Signatory{}, byName: map[string]*Signatory{}, byRecord: map[string]*Signatory{}, told: map[string]bool{}}
	for _, k := range record.AllKeys(model.Signatories) {
		r.keys[k.Path] = k
	}
	for _, b := range books {
		for _, s := range b.Sheets {
			r.readSheet(b, s)
		}
	}
	for _, s := range r.out.Tables {
		r.readTable(s)
	}
	return r.out
}

// reader reads tables one after the other.
type reader struct {
	site     *named.Records
	options  Options
	keys     map[string]record.Key // of signatories, by path
	out      *Declared
	source   Source
	groups   []int // of the table's columns about commitments, in their order
	postcode int   // index of the column of postal codes, -1 for none

	bySiren, byName, byRecord map[string]*Signatory
	told                      map[string]bool // faults about signatories

	// Of the row that is read:
	row    table.Row
	postal string // its postal code
	who    string // its signatory, as it is written
	seen   map[string]bool
}

// readSheet finds the table of a sheet.
func (r *reader) readSheet(b *sheet.Workbook, s *sheet.Sheet) {
	skip := func(why SkipReason) { r.out.Skipped = append(r.out.Skipped, Skipped{b.File, s.Name, why}) }
	switch {
	case r.options.Sheet != "" && !strings.EqualFold(r.options.Sheet, s.Name):
		skip(NotAsked)
	case s.Hidden && r.options.Sheet == "":
		skip(Hidden)
	default:
		t, ok := table.Find(s, r.options.Dictionary, r.site)
		if !ok {
			skip(NoTable)
			return
		}
		r.out.Tables = append(r.out.Tables, Source{b.File, s.Name, t})
	}
}

// readTable reads the rows of a table, after what its columns have to be told.
func (r *reader) readTable(s Source) {
	r.source, r.seen = s, map[string]bool{}
	r.readColumns()
	for _, row := range s.Table.Rows {
		r.row = row
		r.readRow()
	}
}

// cell returns the place of the row's cell in a column of the table.
func (r *reader) cell(i int) Cell { return r.at(r.row.Row, r.source.Table.Columns[i].Col) }

func (r *reader) at(row, col int) Cell {
	c := Cell{File: r.source.File, Sheet: r.source.Sheet, Row: row, Col: col}
	if cells := r.source.Table.Sheet.Rows[row]; len(cells) > 0 {
		c.Line = cells[0].Line
	}
	return c
}

// readColumns settles what is to be done with doubtful columns.
func (r *reader) readColumns() {
	t := r.source.Table
	r.groups, r.postcode = nil, -1
	hasYear := !t.Period.IsZero()
	for _, c := range t.Columns {
		hasYear = hasYear || c.Key == column.Year
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		at := r.at(t.Header, c.Col)
		switch {
		case hiddenColumn(t.Sheet, c.Col) && c.Use != column.Private && !recordColumn(c):
			c.Meaning = column.Meaning{Use: column.Private} // hidden: not for others to read
		case c.Use == column.Unknown:
			r.fault(UnknownColumn, Told, c, at, c.Label, "")
		case c.Doubled:
			r.fault(DoubledColumn, Told, c, at, c.Label, c.Key)
			c.Meaning = column.Meaning{Use: column.Other}
		case c.Use == column.Fills && c.Doubt:
			if !r.fault(DoubtfulColumn, Doubt, c, at, c.Label, c.Key) {
				c.Meaning = column.Meaning{Use: column.Unknown}
			}
		case c.Colours:
			r.fault(ColourOnly, Told, c, at, c.Label, "")
		}
		if c.Key == column.Value && c.Period.IsZero() && !hasYear {
			r.fault(ColumnWithoutYear, Refused, c, at, c.Label, "")
			c.Meaning = column.Meaning{Use: column.Unknown}
		}
		if strings.HasPrefix(c.Key, commitmentKey) && !slices.Contains(r.groups, c.Group) {
			r.groups = append(r.groups, c.Group)
		}
		if label := column.Normal(c.Label); c.Use == column.Other && (label == "code postal" || label == "cp") {
			r.postcode = i
		}
	}
}

// recordColumn reports whether a column names records: an export hides those.
func recordColumn(c *table.Column) bool { return c.Key == column.Record || c.Key == "engagement.id" }

func hiddenColumn(s *sheet.Sheet, col int) bool {
	return col < len(s.HiddenColumns) && s.HiddenColumns[col]
}

// readRow reads one row: its signatory, then each commitment that it has columns for.
func (r *reader) readRow() {
	if r.isTwice() {
		r.fault(RowTwice, Told, nil, r.at(r.row.Row, -1), "", "")
		return
	}
	r.postal, r.who = "", ""
	if r.postcode >= 0 {
		r.postal = r.row.Cells[r.postcode].Text
	}
	for i, c := range r.source.Table.Columns {
		if c.Key == "nom" || c.Key == "siren" {
			r.who += r.row.Cells[i].Text
		}
		if (c.Key == column.Value || c.Key == column.Target) && r.source.Table.Covered(r.row.Row, i) && r.row.Cells[i].Text != "" {
			r.fault(MergedFigure, Refused, &r.source.Table.Columns[i], r.cell(i), r.row.Cells[i].Text, "")
			r.row.Cells[i] = sheet.Cell{} // said once, for several rows: whose it is can't be told
		}
		if c.Use == column.Fills && r.row.Cells[i].Unread {
			r.fault(FormulaUnread, Refused, &r.source.Table.Columns[i], r.cell(i), "", "")
		}
	}
	s := r.signatory()
	if s == nil {
		return
	}
	for _, g := range r.groups {
		r.commitment(s, g)
	}
}

// isTwice reports whether an earlier row of the table says the same.
func (r *reader) isTwice() bool {
	var b strings.Builder
	for i, c := range r.source.Table.Columns {
		if c.Use == column.Fills || c.Use == column.Ticked {
			b.WriteString(r.row.Cells[i].Text)
		}
		b.WriteByte(0)
	}
	b.WriteString(r.row.Section)
	twice := r.seen[b.String()]
	r.seen[b.String()] = true
	return twice
}

// each calls f with each column of the row that fills a key, in a group, and has a text.
func (r *reader) each(group int, f func(c *table.Column, cell sheet.Cell, at Cell)) {
	for i := range r.source.Table.Columns {
		c := &r.source.Table.Columns[i]
		if c.Group == group && (c.Use == column.Fills || c.Use == column.Ticked) && r.row.Cells[i].Text != "" {
			f(c, r.row.Cells[i], r.cell(i))
		}
	}
}

// signatory returns the signatory of the row, with what the row says of it; nil when it names none.
func (r *reader) signatory() *Signatory {
	row := Signatory{Keys: Keys{}, From: r.at(r.row.Row, -1)}
	named := false
	r.each(0, func(c *table.Column, cell sheet.Cell, at Cell) {
		if strings.HasPrefix(c.Key, "engagement.") {
			return
		}
		switch c.Key {
		case column.Record:
			row.Record = oneLine(cell.Text)
		case "siren":
			named = true
			row.Siren = r.siren(c, cell, at)
		default:
			v, ok := r.said(c, cell, at)
			if !ok {
				return
			}
			if name, is := v.Value.(string); c.Key == "nom" && is {
				row.Name = name
				return
			}
			row.Keys[c.Key] = v
		}
	})
	if row.Name == "" && row.Siren == "" && row.Record == "" {
		if !named { // a wrong SIREN is told already
			r.fault(NoSignatory, Refused, nil, row.From, "", "")
		}
		return nil
	}
	r.section(&row)
	return r.merge(&row)
}

// section adds the territory of the heading above the row.
func (r *reader) section(row *Signatory) {
	if r.row.Section == "" {
		return
	}
	if found := r.site.Places(r.row.Section); len(found) == 1 {
		if _, own := row.Keys["territoires"]; !own {
			row.Keys["territoires"] = Said{Value: []string{found[0].Slug}, From: row.From}
		}
	}
}

// merge finds the signatory that a row speaks of among those of earlier rows, or adds it.
func (r *reader) merge(row *Signatory) *Signatory {
	name := column.Normal(row.Name)
	s := r.byRecord[row.Record]
	if s == nil && row.Siren != "" {
		s = r.bySiren[row.Siren]
	}
	if s == nil && name != "" {
		if s = r.byName[name]; s != nil && s.Siren != "" && row.Siren != "" && s.Siren != row.Siren {
			s = nil // two companies of one name
		}
	}
	if s == nil {
		s = row
		r.out.Signatories = append(r.out.Signatories, s)
	} else {
		r.complete(s, row)
	}
	if s.Record != "" {
		r.byRecord[s.Record] = s
	}
	if s.Siren != "" {
		r.bySiren[s.Siren] = s
	}
	if name != "" && r.byName[name] == nil {
		r.byName[name] = s
	}
	return s
}

// complete adds to a signatory what a further row says of it.
func (r *reader) complete(s, row *Signatory) {
	if s.Siren == "" {
		s.Siren = row.Siren
	}
	switch {
	case s.Name == "":
		s.Name = row.Name
	case row.Name != "" && column.Normal(row.Name) != column.Normal(s.Name):
		r.fault(NamesDiffer, Told, nil, row.From, row.Name, s.Name)
	}
	r.completeKeys(s.Keys, row.Keys)
}

// completeKeys adds values to those of earlier rows. Another value for a key is refused.
func (r *reader) completeKeys(keys, more Keys) {
	for _, k := range sortedKeys(more) {
		v := more[k]
		old, there := keys[k]
		switch {
		case !there:
			keys[k] = v
		case !sameValue(old, v):
			r.fault(TwoValues, Refused, &table.Column{Label: k, Meaning: column.Meaning{Key: k}}, v.From, printed(v), printed(old))
		}
	}
}

// periodOf returns the period of a figure: that of its label, of the row's year, or of the sheet.
func (r *reader) periodOf(c *table.Column) period.Period {
	if !c.Period.IsZero() {
		return c.Period
	}
	var p period.Period
	r.each(c.Group, func(year *table.Column, cell sheet.Cell, at Cell) {
		if year.Key == column.Year {
			p, _ = r.period(year, cell, at)
		}
	})
	if p.IsZero() {
		p = r.source.Table.Period
	}
	return p
}
