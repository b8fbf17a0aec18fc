package generator

import (
	"context"
	"fmt"
	"os"
	"slices"

	"parvis/generator/content/column"
	"parvis/generator/content/declared"
	"parvis/generator/content/imports"
	"parvis/generator/content/named"
	"parvis/generator/content/rewrite"
	"parvis/generator/content/sheet"
	"parvis/generator/diag"
)

// ImportOptions is what the command line decides about an import.
type ImportOptions struct {
	Options
	Books    []*sheet.Workbook
	Synonyms []column.File // further synonyms of columns and words
	Sheet    string        // the only sheet to read; "" for all that have a table
	Source   string        // of what names no source; "" for the name of its file and sheet
	Accept   bool          // doubtful readings are taken
	Partial  bool          // what is right is written, even if something else isn't
	DryRun   bool          // nothing is written
}

// Imported is what came of an import.
type Imported struct {
	*imports.Plan
	Findings []Caused // errors that the changes would bring to the site
	Written  bool
}

// ChangedError is a file that somebody changed while a change of it was being made.
type ChangedError = rewrite.ChangedError

// Caused is a finding of the checks that a change brings, and where the change comes from.
type Caused struct {
	diag.Finding
	At declared.Cell // zero when the finding isn't in a record that the import changes
}

// Import plans what spreadsheets change in the content, judges the site as it would be, and writes
// the changes unless something stops it: a fault of the files, or an error of the checks that was
// not there before. The error is that of a folder that can't be read or written, or of a cancelled
// ctx.
func Import(ctx context.Context, o ImportOptions) (*Imported, error) {
	set, _, before, err := load(ctx, o.Options, nil, new(caches), nil) // with caches, checks leave the records as they were read
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(o.Content)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	said := declared.Read(o.Books, named.In(set), declared.Options{Dictionary: column.New(o.Synonyms...), Sheet: o.Sheet, Accept: o.Accept})
	plan, err := imports.Make(ctx, root.FS(), set, said, imports.Options{Source: o.Source, Accept: o.Accept})
	if err != nil {
		return nil, err
	}
	out := &Imported{Plan: plan}
	if err := out.judge(ctx, o, before); err != nil {
		return nil, err
	}
	stopped := !o.Partial && (plan.Stops() || len(out.Findings) > 0)
	if o.DryRun || stopped || len(plan.Records) == 0 {
		return out, nil
	}
	if err := rewrite.Write(root, filesOf(plan)...); err != nil {
		return nil, err
	}
	out.Written = true
	return out, nil
}

// filesOf returns the changes that a plan makes to files.
func filesOf(p *imports.Plan) []rewrite.Change {
	out := make([]rewrite.Change, len(p.Records))
	for i, r := range p.Records {
		out[i] = rewrite.Change{File: r.File, Before: r.Before, After: r.After}
	}
	return out
}

// judge checks the site as the plan would have it. Of a partial import, records that would have an
// error are left out.
func (i *Imported) judge(ctx context.Context, o ImportOptions, before *Report) error {
	for {
		if len(i.Records) == 0 {
			return nil
		}
		o.over = map[string][]byte{}
		byFile := map[string]*imports.Record{}
		for _, r := range i.Records {
			o.over[r.File], byFile[r.File] = r.After, r
		}
		_, _, after, err := load(ctx, o.Options, nil, nil, nil)
		if err != nil {
			return err
		}
		wrong := map[string]bool{}
		for _, f := range after.ErrorsSince(before) {
			c := Caused{Finding: f}
			if r := byFile[f.File]; r != nil {
				c.At = r.Cell(f.Key)
				wrong[f.File] = true
			}
			i.Findings = append(i.Findings, c)
		}
		if !o.Partial || len(wrong) == 0 {
			return nil
		}
		i.Records = slices.DeleteFunc(i.Records, func(r *imports.Record) bool { return wrong[r.File] })
	}
}

// ErrorsSince returns the errors that an earlier report on the same content hasn't.
func (r *Report) ErrorsSince(before *Report) []diag.Finding {
	known := map[string]int{}
	for _, f := range before.Findings {
		known[kindOf(f)]++
	}
	var out []diag.Finding
	for _, f := range r.Findings {
		if f.Severity != diag.Error {
			continue
		}
		if known[kindOf(f)]--; known[kindOf(f)] < 0 {
			out = append(out, f)
		}
	}
	return out
}

// kindOf is what makes two findings the same one before and after a change: their lines may differ.
func kindOf(f diag.Finding) string { return fmt.Sprint(f.Code, f.File, f.Key, f.Args) }
