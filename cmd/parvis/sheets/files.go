package sheets

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parvis/cmd/parvis/console"
	"parvis/generator"
	"parvis/generator/content/column"
	"parvis/generator/content/declared"
	"parvis/generator/content/imports"
	"parvis/generator/content/sheet"
	"parvis/generator/diag/messages"
)

// checkReport returns a usage error when the report can't be written: that is known before anything
// is imported.
func (c commands) checkReport(file string, files int) error {
	switch _, err := os.Lstat(file); {
	case file == "":
		return nil
	case !strings.EqualFold(filepath.Ext(file), ".xlsx"):
		return console.UsageError{Err: fmt.Errorf(c.words.reportName, file)}
	case files > 1:
		return console.UsageError{Err: errors.New(c.words.oneReport)}
	case err == nil:
		return console.UsageError{Err: fmt.Errorf(c.words.exists, file)}
	default:
		return nil
	}
}

// writeReport writes the workbook with a remark beside each row that has one.
func (c commands) writeReport(b book, done *generator.Imported, file string) error {
	headers := map[string]int{}
	for _, s := range done.Tables {
		if s.File == b.File {
			headers[s.Sheet] = s.Table.Header
		}
	}
	said := messages.In(c.Lang)
	note := func(at declared.Cell, s declared.Severity, what, hint string) sheet.Note {
		text := said.Severity(severity(s)) + said.Colon() + what
		if hint != "" {
			text += " (" + hint + ")"
		}
		return sheet.Note{Sheet: at.Sheet, Header: headers[at.Sheet], Row: at.Row, Col: at.Col, Error: s == declared.Refused, Text: text}
	}
	var notes []sheet.Note
	for _, f := range done.Faults {
		if f.At.File == b.File {
			w := said.Words(f.Code, arguments(f))
			notes = append(notes, note(f.At, f.Severity, w.What, w.Want))
		}
	}
	for _, f := range done.Findings {
		if f.At.File == b.File {
			w := said.Words(f.Code, f.Args)
			notes = append(notes, note(f.At, declared.Refused, w.What, w.Want))
		}
	}
	out, err := sheet.Remarks(b.Workbook, b.data, c.words.remarks, notes)
	if err != nil {
		return err
	}
	if err := c.create(file, out); err != nil {
		return err
	}
	fmt.Fprintf(c.Out, c.words.reportMade, file)
	return nil
}

// writeReports writes, in a folder, each workbook that has something to settle.
func (c commands) writeReports(books []book, done *generator.Imported, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, b := range books {
		open := slices.ContainsFunc(done.Faults, func(f declared.Fault) bool { return f.At.File == b.File && imports.Open(f) }) ||
			slices.ContainsFunc(done.Findings, func(f generator.Caused) bool { return f.At.File == b.File })
		if !open {
			continue
		}
		name := strings.TrimSuffix(b.File, filepath.Ext(b.File)) + ".xlsx"
		if err := c.writeReport(b, done, filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	return nil
}

// writeMap writes the meaning of the columns, to be corrected by hand and given again. What is in
// doubt, or isn't known, is a comment: taking away its # confirms it.
func (c commands) writeMap(done *generator.Imported, file string) error {
	sure, doubt := map[string][]string{}, map[string][]string{}
	var unknown []string
	for _, s := range done.Tables {
		for _, col := range s.Table.Columns {
			switch {
			case col.Use == column.Fills && !col.Doubt:
				sure[col.Key] = appendNew(sure[col.Key], column.Bare(col.Label))
			case col.Use == column.Fills:
				doubt[col.Key] = appendNew(doubt[col.Key], column.Bare(col.Label))
			case col.Use == column.Unknown:
				unknown = appendNew(unknown, col.Label)
			}
		}
	}
	for _, f := range done.Faults {
		if f.Code == declared.DoubtfulColumn {
			doubt[f.Read] = appendNew(doubt[f.Read], column.Bare(f.Raw))
			unknown = slices.DeleteFunc(unknown, func(s string) bool { return s == f.Raw })
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n[colonnes]\n", c.words.mapHead)
	for _, key := range slices.Sorted(maps.Keys(sure)) {
		fmt.Fprintf(&b, "%q = [%s]\n", key, quotedList(sure[key]))
	}
	for _, key := range slices.Sorted(maps.Keys(doubt)) {
		fmt.Fprintf(&b, "# %s\n# %q = [%s]\n", c.words.mapDoubt, key, quotedList(doubt[key]))
	}
	fmt.Fprintf(&b, "\n[laissees]\nautres = [%s]\n", quotedList(unknown))
	wrong := map[string][]string{}
	for _, f := range done.Faults {
		if f.Code == declared.UnknownDomain || f.Code == declared.UnknownPlace || f.Code == declared.UnknownChoice {
			wrong[f.Key] = appendNew(wrong[f.Key], f.Raw)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(wrong)) {
		fmt.Fprintf(&b, "\n# %s\n[valeurs.%s]\n# \"…\" = [%s]\n", c.words.mapValues, key[strings.LastIndexByte(key, '.')+1:], quotedList(wrong[key]))
	}
	err := c.create(file, []byte(b.String()))
	var there console.UsageError
	if errors.As(err, &there) {
		fmt.Fprintf(c.Out, c.words.mapKept, file)
		return nil
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(c.Out, c.words.mapMade, file)
	return nil
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// quotedList writes texts as the elements of a TOML array.
func quotedList(list []string) string {
	var out []string
	for _, s := range list {
		out = append(out, fmt.Sprintf("%q", strings.Join(strings.Fields(s), " ")))
	}
	return strings.Join(out, ", ")
}
