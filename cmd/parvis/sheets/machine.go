package sheets

import (
	"parvis/generator"
	"parvis/generator/content/declared"
	"parvis/generator/content/imports"
	"parvis/generator/content/sheet"
	"parvis/generator/diag/messages"
)

// Plan is an import for programs.
type Plan struct {
	Written   bool           `json:"written"`
	Counts    imports.Counts `json:"counts"`
	Unchanged int            `json:"unchanged"`
	Untyped   int            `json:"untyped"` // new records of which no cell says the type: companies
	Tables    []Table        `json:"tables"`
	Records   []Record       `json:"records"`
	Faults    []Fault        `json:"faults"`
}

// Table is how a table was understood.
type Table struct {
	File    string   `json:"file"`
	Sheet   string   `json:"sheet"`
	Header  int      `json:"header"` // row, 1-based
	Rows    int      `json:"rows"`
	Columns []Column `json:"columns"`
}

// Column is what a column was taken for.
type Column struct {
	Column string `json:"column"` // "A"
	Label  string `json:"label"`
	Use    string `json:"use"`
	Key    string `json:"key,omitempty"`
	Value  string `json:"value,omitempty"`
	Period string `json:"period,omitempty"`
	Group  int    `json:"group,omitempty"`
	Doubt  bool   `json:"doubt,omitempty"`
}

// Record is what changes in a record.
type Record struct {
	File    string   `json:"file"`
	New     bool     `json:"new"`
	Changes []Change `json:"changes"`
}

// Change is one value that changes: old is null for an addition, new for a removal.
type Change struct {
	Path string `json:"path"`
	Old  any    `json:"old"`
	New  any    `json:"new"`
	Cell string `json:"cell"`
}

// Fault is what is told of a cell: an error of the file, or one that the checks would find.
type Fault struct {
	Code     string `json:"code"`
	Severity string `json:"severity"` // refused, doubt or told
	File     string `json:"file"`
	Sheet    string `json:"sheet"`
	Cell     string `json:"cell"`
	Raw      string `json:"raw"`
	Read     string `json:"read"`
	Message  string `json:"message"`
}

var severities = map[declared.Severity]string{declared.Refused: "refused", declared.Doubt: "doubt", declared.Told: "told"}

// machine returns an import for programs. The lists are never null.
func (p printer) machine(done *generator.Imported) Plan {
	out := Plan{Written: done.Written, Counts: done.Counts(), Unchanged: done.Unchanged, Untyped: done.Untyped, Tables: []Table{}, Records: []Record{}, Faults: []Fault{}}
	for _, s := range done.Tables {
		t := Table{File: s.File, Sheet: s.Sheet, Header: s.Table.Header + 1, Rows: len(s.Table.Rows), Columns: []Column{}}
		for _, c := range s.Table.Columns {
			t.Columns = append(t.Columns, Column{sheet.ColumnName(c.Col), c.Label, string(c.Use), c.Key, c.Value, c.Period.String(), c.Group, c.Doubt})
		}
		out.Tables = append(out.Tables, t)
	}
	for _, r := range done.Records {
		changed := Record{r.File, r.New, []Change{}}
		for _, c := range r.Changes {
			changed.Changes = append(changed.Changes, Change{c.Path, c.Old, c.New, p.cell(c.From)})
		}
		out.Records = append(out.Records, changed)
	}
	said := messages.In(p.Lang)
	for _, f := range done.Faults {
		out.Faults = append(out.Faults, Fault{f.Code, severities[f.Severity], f.At.File, f.At.Sheet, f.At.Name(), f.Raw, f.Read, said.Words(f.Code, arguments(f)).What})
	}
	for _, f := range done.Findings {
		out.Faults = append(out.Faults, Fault{f.Code, "refused", f.At.File, f.At.Sheet, f.At.Name(), "", "", f.File + ": " + said.Words(f.Code, f.Args).What})
	}
	return out
}
