// Package sheets has the commands that bring spreadsheets in and out: import, export, and bilans for
// the yearly round.
package sheets

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parvis/cmd/parvis/console"
	"parvis/generator"
	"parvis/generator/content/sheet"
)

// commands makes the commands, in the language of a console.
type commands struct {
	*console.Console
	words words
}

// Commands returns the commands about spreadsheets.
func Commands(on *console.Console) []*cobra.Command {
	c := commands{on, wordsIn[on.Lang]}
	return []*cobra.Command{c.importing(), c.exporting(), c.round()}
}

// book is a spreadsheet that was read, with its bytes.
type book struct {
	*sheet.Workbook
	path string
	data []byte
}

// read reads spreadsheets. What can't be read is told, and the command fails.
func (c commands) read(ctx context.Context, files []string) ([]book, error) {
	var out []book
	for _, file := range files {
		if info, err := os.Stat(file); err == nil && info.Size() > sheet.MaxFile {
			return nil, fmt.Errorf(c.words.reasons[sheet.TooLarge], file)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		b, err := c.readData(ctx, file, data)
		if err != nil {
			return nil, err
		}
		out = append(out, book{b, file, data})
	}
	return out, nil
}

// readData reads the bytes of a spreadsheet. The error says what can't be read, and where.
func (c commands) readData(ctx context.Context, file string, data []byte) (*sheet.Workbook, error) {
	b, err := sheet.Read(ctx, filepath.Base(file), data)
	var unreadable *sheet.Error
	if errors.As(err, &unreadable) {
		where := file
		if unreadable.Sheet != "" {
			where += ", " + fmt.Sprintf(c.words.sheet, unreadable.Sheet)
		}
		if unreadable.Cell != "" {
			where += ", " + unreadable.Cell
		}
		return nil, fmt.Errorf(c.words.reasons[unreadable.Reason], where)
	}
	return b, err
}

// Bring does what "parvis import" does with spreadsheets whose bytes are given, and returns what came of
// it and what the command would print. open is what has to be settled.
func Bring(ctx context.Context, on *console.Console, files map[string][]byte, o generator.ImportOptions) (done *generator.Imported, said string, open int, err error) {
	var out strings.Builder
	c := commands{console.New(on.Lang, &out, &out), wordsIn[on.Lang]}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		b, err := c.readData(ctx, name, files[name])
		if err != nil {
			return nil, "", 0, err
		}
		o.Books = append(o.Books, b)
	}
	if done, err = generator.Import(ctx, o); err != nil {
		return nil, "", 0, c.changed(err)
	}
	open = settle(done)
	printer{commands: c, all: true, labels: true}.text(done, o, open)
	return done, out.String(), open, nil
}

// workbooks returns the spreadsheets alone.
func workbooks(books []book) []*sheet.Workbook {
	var out []*sheet.Workbook
	for _, b := range books {
		out = append(out, b.Workbook)
	}
	return out
}

// oneFormat returns a usage error for a format that isn't one of those given.
func (c commands) oneFormat(format string, of ...string) error {
	if !slices.Contains(of, format) {
		return console.UsageError{Err: fmt.Errorf(c.words.badFormat, format, strings.Join(of, ", "))}
	}
	return nil
}
