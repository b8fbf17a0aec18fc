package sheets

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"parvis/cmd/parvis/console"
	"parvis/generator"
	"parvis/generator/content/column"
	"parvis/generator/content/imports"
)

// importFlags is the flags of import that the generator doesn't need.
type importFlags struct {
	mapFile, report, format string
	all                     bool
}

func (c commands) importing() *cobra.Command {
	var f importFlags
	var o generator.ImportOptions
	cmd := &cobra.Command{Use: c.words.importUse, DisableFlagsInUseLine: true, Short: c.words.importing, Long: c.words.importLong,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New(c.words.importWhat)
			}
			return nil
		}}
	cmd.Flags().StringVar(&o.Sheet, "sheet", "", c.words.sheetFlag)
	cmd.Flags().StringVar(&f.mapFile, "map", "", c.words.mapFlag)
	cmd.Flags().StringVar(&o.Source, "source", "", c.words.sourceFlag)
	cmd.Flags().StringVar(&f.report, "report", "", c.words.report)
	c.importFlags(cmd, &o, &f)
	cmd.Flags().StringVar(&f.format, "format", "text", c.words.format)
	cmd.Flags().Lookup("format").DefValue = ""
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := c.oneFormat(f.format, "text", "json"); err != nil {
			return err
		}
		if err := c.CheckContent(o.Content); err != nil {
			return err
		}
		if err := c.checkReport(f.report, len(args)); err != nil {
			return err
		}
		books, err := c.read(cmd.Context(), args)
		if err != nil {
			return err
		}
		o.Books = workbooks(books)
		known, err := c.synonyms(f.mapFile, o.DryRun)
		if err != nil {
			return err
		}
		o.Synonyms = known
		done, err := generator.Import(cmd.Context(), o)
		if err != nil {
			return c.changed(err)
		}
		return c.imported(books, done, o, f)
	}
	return cmd
}

// changed words the error for a record that changed while it was imported into.
func (c commands) changed(err error) error {
	var changed *generator.ChangedError
	if errors.As(err, &changed) {
		return fmt.Errorf(c.words.changedSince, changed.File)
	}
	return err
}

// importFlags adds the flags of every import.
func (c commands) importFlags(cmd *cobra.Command, o *generator.ImportOptions, f *importFlags) {
	c.ContentFlag(cmd.Flags(), &o.Content)
	cmd.Flags().BoolVar(&o.DryRun, "dry-run", false, c.words.dryRun)
	cmd.Flags().BoolVar(&o.Partial, "partial", false, c.words.partial)
	cmd.Flags().BoolVar(&o.Accept, "accept", false, c.words.accept)
	cmd.Flags().BoolVar(&f.all, "all", false, c.words.all)
}

// synonyms reads the file of --map. It may be missing when it is to be written.
func (c commands) synonyms(file string, mayMiss bool) ([]column.File, error) {
	if file == "" {
		return nil, nil
	}
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) && mayMiss {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	known, err := column.ParseFile(string(text))
	if err != nil {
		return nil, fmt.Errorf(c.words.badMap, file, err)
	}
	return []column.File{known}, nil
}

// imported prints what came of an import, and writes the map and the report that were asked for.
func (c commands) imported(books []book, done *generator.Imported, o generator.ImportOptions, f importFlags) error {
	if err := c.printed(done, o, f); err != nil {
		return err
	}
	if f.report != "" {
		if err := c.writeReport(books[0], done, f.report); err != nil {
			return err
		}
	}
	if f.mapFile != "" && o.DryRun {
		return c.writeMap(done, f.mapFile)
	}
	return nil
}

// printed prints what came of an import, and notes whether the command fails.
func (c commands) printed(done *generator.Imported, o generator.ImportOptions, f importFlags) error {
	open := settle(done)
	c.Failed = open > 0 && !o.Partial
	p := printer{commands: c, all: f.all}
	if f.format != "json" {
		p.text(done, o, open)
		return nil
	}
	e := json.NewEncoder(c.Out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(p.machine(done))
}

// settle returns how much of an import is to be settled by a person.
func settle(done *generator.Imported) int {
	open := len(done.Findings)
	for _, fault := range done.Faults {
		if imports.Open(fault) {
			open++
		}
	}
	return open
}

// create writes a new file. One that is there is refused, and stays.
func (c commands) create(file string, data []byte) error {
	w, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return console.UsageError{Err: fmt.Errorf(c.words.exists, file)}
	}
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return errors.Join(err, w.Close())
}
