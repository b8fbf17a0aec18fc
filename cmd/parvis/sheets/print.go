package sheets

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"parvis/generator"
	"parvis/generator/content/column"
	"parvis/generator/content/declared"
	"parvis/generator/content/imports"
	"parvis/generator/content/sheet"
	"parvis/generator/content/table"
	"parvis/generator/diag"
	"parvis/generator/diag/messages"
)

// printer prints an import.
type printer struct {
	commands
	all    bool // each fault, and not the first three of a kind
	labels bool // keys and records are named as forms name them, for who opens no file
}

// shown is how many faults of a kind are printed.
const shown = 3

// text prints an import for people: what was understood, what is to be told, what changes.
func (p printer) text(done *generator.Imported, o generator.ImportOptions, open int) {
	for _, s := range done.Tables {
		p.table(s)
	}
	for _, s := range done.Skipped {
		if s.Why != declared.NotAsked {
			fmt.Fprintf(p.Out, "%s : %s\n", p.place(s.File, s.Sheet), p.words.skipped[s.Why])
		}
	}
	if len(done.Tables) == 0 {
		fmt.Fprintln(p.Out, p.words.noTable)
	}
	fmt.Fprintln(p.Out)
	for _, r := range done.Records {
		p.record(r)
	}
	p.faults(done)
	fmt.Fprintf(p.Out, "\n%s\n", p.words.summary(done.Counts(), done.Unchanged))
	if done.Untyped > 0 {
		fmt.Fprintln(p.Out, p.words.untyped(done.Untyped))
	}
	if !p.labels {
		p.end(done, o, open)
	}
}

// end prints whether something was written, and what to do next.
func (p printer) end(done *generator.Imported, o generator.ImportOptions, open int) {
	switch {
	case done.Written && open > 0:
		fmt.Fprintln(p.Out, p.words.writtenPartly(open))
	case done.Written:
		fmt.Fprintln(p.Out, p.words.written)
	case o.DryRun:
		fmt.Fprintln(p.Out, p.words.dry)
	case open > 0 && !o.Partial:
		fmt.Fprintln(p.Out, p.words.stopped(open))
	default:
		fmt.Fprintln(p.Out, p.words.nothing)
	}
}

// place names a file, and its sheet if it has a name.
func (p printer) place(file, sheetName string) string {
	if sheetName == "" {
		return file
	}
	return file + ", " + fmt.Sprintf(p.words.sheet, sheetName)
}

// table prints how a table was understood.
func (p printer) table(s declared.Source) {
	t := s.Table
	fmt.Fprintf(p.Out, "%s : %s\n", p.place(s.File, s.Sheet), p.words.rows(t.Header+1, len(t.Rows), len(t.Left)))
	var other, private []string
	for _, c := range t.Columns {
		name := sheet.ColumnName(c.Col) + " " + c.Label
		switch c.Use {
		case column.Private:
			private = append(private, name)
		case column.Fills, column.Ticked:
			doubt := ""
			if c.Doubt {
				doubt = p.words.doubtful
			}
			fmt.Fprintf(p.Out, "  %-3s %-40s %s%s\n", sheet.ColumnName(c.Col), c.Label, p.meaning(c), doubt)
		default:
			other = append(other, name)
		}
	}
	if len(other) > 0 {
		fmt.Fprintf(p.Out, p.words.other, strings.Join(other, " · "))
	}
	if len(private) > 0 {
		fmt.Fprintf(p.Out, p.words.private, strings.Join(private, " · "))
	}
	if len(t.Left) > 0 {
		var rows []string
		for _, l := range t.Left {
			rows = append(rows, fmt.Sprintf("%d (%s)", l.Row+1, p.words.why[l.Why]))
		}
		fmt.Fprintf(p.Out, p.words.left, strings.Join(rows, ", "))
	}
}

// meaning says what a column fills: the key, with its period, its group, or the value of a mark.
func (p printer) meaning(c table.Column) string {
	out := c.Key
	if p.labels {
		out = imports.Label(out)
	}
	if c.Use == column.Ticked {
		out += " = " + c.Value
	}
	if !c.Period.IsZero() {
		out += " " + c.Period.String()
	}
	if c.Group > 0 {
		out += fmt.Sprintf(" [%d]", c.Group)
	}
	return out
}

// record prints what changes in a record.
func (p printer) record(r *imports.Record) {
	sign := "~"
	if r.New {
		sign = "+"
	}
	if p.labels {
		fmt.Fprintf(p.Out, "%s\n", p.words.recordNamed(r.New, r.Name))
	} else {
		fmt.Fprintf(p.Out, "%s %s  %s\n", sign, r.File, r.Name)
	}
	for i, c := range r.Changes {
		if i == 2*shown && !p.all && len(r.Changes) > 2*shown+1 {
			fmt.Fprintf(p.Out, "    %s\n", p.words.more(len(r.Changes)-i))
			return
		}
		fmt.Fprintf(p.Out, "    %s%s   (%s)\n", p.about(c), p.values(c), p.cell(c.From))
	}
}

// about says of which commitment and key a change is.
func (p printer) about(c imports.Change) string {
	if c.About == "" {
		if p.labels {
			return imports.Label(c.Path)
		}
		return c.Path
	}
	key := c.Path[strings.LastIndexByte(c.Path, '.')+1:]
	if key == c.Path {
		return p.words.commitment
	}
	if p.labels && !strings.Contains(c.Path, ".valeurs.") {
		key = imports.Label(anyIndex.ReplaceAllString(c.Path, ""))
	}
	if strings.Contains(c.Path, ".valeurs.") {
		key = fmt.Sprintf(p.words.result, key)
	}
	return c.About + " · " + key
}

// anyIndex matches the number of a repeated table in a path.
var anyIndex = regexp.MustCompile(`\[[0-9]+\]`)

func (p printer) values(c imports.Change) string {
	switch {
	case c.Old == nil:
		return p.words.colon + printed(c.New)
	case c.New == nil:
		return p.words.colon + fmt.Sprintf(p.words.erased, printed(c.Old))
	default:
		return p.words.colon + printed(c.Old) + " → " + printed(c.New)
	}
}

func printed(v any) string {
	if list, ok := v.([]string); ok {
		return strings.Join(list, ", ")
	}
	return fmt.Sprint(v)
}

// cell names a cell with its sheet.
func (p printer) cell(c declared.Cell) string {
	name := c.Name()
	if c.Col < 0 {
		name = fmt.Sprintf(p.words.row, name)
	}
	if c.Line > 0 && c.Line != c.Row+1 {
		name += fmt.Sprintf(p.words.line, c.Line)
	}
	if c.Sheet == "" {
		return name
	}
	return c.Sheet + "!" + name
}

// kind is the faults of a kind: same code and severity, in one message each.
type kind struct {
	code     string
	severity declared.Severity
	faults   []declared.Fault
}

// kinds groups faults, the refused ones first.
func kinds(faults []declared.Fault) []kind {
	var out []kind
	for _, severity := range []declared.Severity{declared.Refused, declared.Doubt, declared.Told} {
		for _, f := range faults {
			if f.Severity != severity {
				continue
			}
			i := slices.IndexFunc(out, func(k kind) bool { return k.code == f.Code && k.severity == severity })
			if i < 0 {
				out = append(out, kind{code: f.Code, severity: severity})
				i = len(out) - 1
			}
			out[i].faults = append(out[i].faults, f)
		}
	}
	return out
}

// severity is that of a finding with the same weight.
func severity(s declared.Severity) diag.Severity {
	switch s {
	case declared.Refused:
		return diag.Error
	case declared.Doubt:
		return diag.Warning
	default:
		return diag.Note
	}
}

// faults prints the faults by kind: what is wrong in the first three, and what to do, once.
func (p printer) faults(done *generator.Imported) {
	said := messages.In(p.Lang)
	for _, k := range kinds(done.Faults) {
		fmt.Fprintf(p.Out, "\n%s%s\n", said.Severity(severity(k.severity)), p.words.times(len(k.faults)))
		for i, f := range k.faults {
			if i == shown && !p.all && len(k.faults) > shown+1 {
				fmt.Fprintf(p.Out, "    %s\n", p.words.more(len(k.faults)-i))
				break
			}
			fmt.Fprintf(p.Out, "    %s%s%s\n", p.cell(f.At), p.words.colon, said.Words(f.Code, arguments(f)).What)
		}
		words := said.Words(k.code, arguments(k.faults[0]))
		if words.Want != "" {
			fmt.Fprintf(p.Out, "  %s%s%s\n", said.Wanted(), said.Colon(), words.Want)
		}
		if words.Hint != "" {
			fmt.Fprintf(p.Out, "  %s%s%s\n", said.Hint(), said.Colon(), words.Hint)
		}
	}
	for _, f := range done.Findings {
		words := said.Words(f.Code, f.Args)
		where := f.File
		if f.At.File != "" {
			where = p.cell(f.At) + " (" + f.File + ")"
		}
		fmt.Fprintf(p.Out, "\n%s\n    %s%s%s\n", said.Severity(f.Severity), where, p.words.colon, words.What)
		if words.Want != "" {
			fmt.Fprintf(p.Out, "  %s%s%s\n", said.Wanted(), said.Colon(), words.Want)
		}
	}
}

// arguments is those of a fault's message.
func arguments(f declared.Fault) []any { return []any{f.Raw, f.Read, f.Label, f.Known} }
