package sheet

import (
	"bytes"
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"

	"parvis/generator/text/date"
)

// Form is a workbook to fill in.
type Form struct {
	Title string   // of the first sheet, and of the file's properties
	About []string // paragraphs of the first sheet
	Lists string   // name of the sheet of lists, which is hidden
	Grids []Grid
}

// Grid is one sheet to fill in.
type Grid struct {
	Name    string
	Columns []Column
	Rows    [][]any // of each column: string, int64, float64, date.Date or nil
	Spare   int     // empty rows that are ready below
}

// Column is a column of a Grid.
type Column struct {
	Label  string
	Help   string   // shown when a cell is chosen; "" for none
	Width  int      // in characters
	Hidden bool     // and locked
	Locked bool     // shown, and not to be changed
	Choice []string // its drop-down list; nil for none
	Amount bool     // figures: to the right
	Long   bool     // a text of several lines
}

// Make returns an .xlsx workbook: labels stay in sight, what must not change is locked (without a
// password), lists drop down. It has no macro and names no person.
func Make(form Form) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	m := &maker{File: f, form: form}
	if err := m.make(); err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	return out.Bytes(), nil
}

// maker makes one workbook. The first error is kept, and what follows isn't done.
type maker struct {
	*excelize.File
	form  Form
	lists int // columns of the sheet of lists
	err   error
}

func (m *maker) do(err error) {
	if m.err == nil {
		m.err = err
	}
}

// style returns a new style of the workbook.
func (m *maker) style(s excelize.Style) int {
	id, err := m.NewStyle(&s)
	m.do(err)
	return id
}

func (m *maker) make() error {
	m.do(m.SetDocProps(&excelize.DocProperties{Creator: "Parvis", LastModifiedBy: "Parvis", Title: m.form.Title}))
	m.do(m.SetSheetName("Sheet1", m.form.Title))
	title := m.style(excelize.Style{Font: &excelize.Font{Bold: true, Size: 16}})
	wrapped := m.style(excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	m.do(m.SetColWidth(m.form.Title, "A", "A", 100))
	m.do(m.SetCellStr(m.form.Title, "A1", m.form.Title))
	m.do(m.SetCellStyle(m.form.Title, "A1", "A1", title))
	for i, text := range m.form.About {
		cell := Name(i+2, 0)
		m.do(m.SetCellStr(m.form.Title, cell, text))
		m.do(m.SetCellStyle(m.form.Title, cell, cell, wrapped))
	}
	_, err := m.NewSheet(m.form.Lists)
	m.do(err)
	for _, g := range m.form.Grids {
		m.grid(g)
	}
	m.do(m.SetSheetVisible(m.form.Lists, false))
	m.SetActiveSheet(0)
	return m.err
}

// The number formats: a text that no program turns into a number, a date.
const (
	textFormat = "@"
	dateFormat = "dd/mm/yyyy"
)

func (m *maker) grid(g Grid) {
	_, err := m.NewSheet(g.Name)
	m.do(err)
	head := m.style(excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EEF4"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}, Border: []excelize.Border{{Type: "bottom", Style: 1, Color: "808080"}}})
	last := len(g.Rows) + g.Spare
	for c, col := range g.Columns {
		name := ColumnName(c)
		m.do(m.SetColWidth(g.Name, name, name, float64(max(col.Width, 8))))
		m.do(m.SetCellStr(g.Name, Name(0, c), col.Label))
		m.do(m.SetCellStyle(g.Name, Name(0, c), Name(0, c), head))
		m.column(g, c, last)
		if col.Hidden {
			m.do(m.SetColVisible(g.Name, name, false))
		}
	}
	for r, row := range g.Rows {
		for c, v := range row {
			m.value(g.Name, Name(r+1, c), v)
		}
	}
	m.do(m.SetPanes(g.Name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	m.do(m.AutoFilter(g.Name, "A1:"+Name(last, len(g.Columns)-1), nil))
	m.do(m.ProtectSheet(g.Name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, AutoFilter: true,
		FormatColumns: true, FormatRows: true, FormatCells: true, InsertRows: true, Sort: true}))
}

// column styles the cells of a column, and gives them their list or their help.
func (m *maker) column(g Grid, c, last int) {
	col := g.Columns[c]
	style := excelize.Style{Protection: &excelize.Protection{Locked: col.Locked || col.Hidden}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: col.Long}}
	if col.Amount {
		style.Alignment.Horizontal = "right"
	}
	if col.Locked {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F2F2F2"}}
	}
	plain := m.style(style)
	format := dateFormat
	style.CustomNumFmt = &format
	dated := m.style(style)
	text := textFormat
	style.CustomNumFmt = &text
	texts := m.style(style)
	for r := 1; r <= last; r++ {
		id := plain
		if r <= len(g.Rows) {
			switch v := g.Rows[r-1][c].(type) {
			case date.Date:
				if v.Day > 0 {
					id = dated
				}
			case string:
				id = texts
			}
		}
		m.do(m.SetCellStyle(g.Name, Name(r, c), Name(r, c), id))
	}
	if last == 0 || col.Locked || col.Hidden {
		return
	}
	cells := Name(1, c) + ":" + Name(last, c)
	v := excelize.NewDataValidation(true)
	v.Sqref = cells
	switch {
	case len(col.Choice) > 0:
		v.SetSqrefDropList(m.list(col.Choice))
		v.ShowErrorMessage = false // another word is told at the import
		m.do(m.AddDataValidation(g.Name, v))
	case col.Help != "":
		v.SetInput(col.Label[:min(len(col.Label), 30)], col.Help)
		m.do(m.AddDataValidation(g.Name, v))
	}
}

// list writes a list on the sheet of lists and returns its place. A list in the rule itself may have
// 255 characters only.
func (m *maker) list(words []string) string {
	c := m.lists
	m.lists++
	for r, w := range words {
		m.do(m.SetCellStr(m.form.Lists, Name(r, c), w))
	}
	name := ColumnName(c)
	return fmt.Sprintf("'%s'!$%s$1:$%s$%d", m.form.Lists, name, name, len(words))
}

// value writes a value. A text stays a text, whatever it begins with.
func (m *maker) value(name, cell string, v any) {
	switch v := v.(type) {
	case nil:
	case string:
		m.do(m.SetCellStr(name, cell, v))
	case date.Date:
		switch {
		case v.Day > 0:
			m.do(m.SetCellValue(name, cell, daysSince1900(v)))
		case v.Month > 0:
			m.do(m.SetCellStr(name, cell, fmt.Sprintf("%02d/%d", v.Month, v.Year)))
		case v.Year > 0:
			m.do(m.SetCellInt(name, cell, int64(v.Year)))
		}
	default:
		m.do(m.SetCellValue(name, cell, v))
	}
}

// daysSince1900 returns the day number of a date, in the count of spreadsheets.
func daysSince1900(d date.Date) int {
	day := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return int(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
}
