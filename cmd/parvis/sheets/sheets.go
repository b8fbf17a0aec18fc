// Package sheets has the commands that bring spreadsheets in and out: import, export, and bilans for
// the yearly round.
package sheets

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parvis/cmd/parvis/console"
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
		if err != nil {
			return nil, err
		}
		out = append(out, book{b, file, data})
	}
	return out, nil
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
