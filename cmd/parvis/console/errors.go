package console

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"parvis/generator"
	"parvis/generator/html/theme"
	"parvis/generator/site/output"
	"parvis/generator/text/visible"
)

// ErrorMessage returns the message for an error that is no finding. What it names can't
// deceive a terminal or a log.
func (c *Console) ErrorMessage(err error) string { return visible.Text(c.errorMessage(err)) }

func (c *Console) errorMessage(err error) string {
	var foreign *output.ForeignError
	var busy *output.BusyError
	var unknown *theme.UnknownError
	var badTheme *generator.ThemeError
	var path *fs.PathError
	switch {
	case errors.As(err, &busy):
		return fmt.Sprintf(c.words.busy, busy.Dir)
	case errors.As(err, &foreign):
		var names []string
		for _, name := range foreign.Files[:min(len(foreign.Files), 5)] {
			names = append(names, visible.Line(name))
		}
		return fmt.Sprintf(c.words.foreignFiles, foreign.Dir, strings.Join(names, "\n    "))
	case errors.As(err, &unknown) && unknown.By != "":
		return fmt.Sprintf(c.words.unknownBase, unknown.By, unknown.Name, strings.Join(unknown.Known, ", "))
	case errors.As(err, &unknown):
		return fmt.Sprintf(c.words.unknownTheme, unknown.Name, strings.Join(unknown.Known, ", "))
	case errors.As(err, &badTheme):
		// The detail is in English in both languages, because it is about code.
		return fmt.Sprintf(c.words.badTheme, strings.TrimPrefix(badTheme.Err.Error(), "theme: "))
	case errors.Is(err, context.Canceled):
		return c.words.interrupted
	case errors.As(err, &path):
		return c.FileMessage(path.Path, c.SystemMessage(path.Err))
	}
	return err.Error()
}

// FileMessage puts the name of a file before a message about it.
func (c *Console) FileMessage(name, message string) string {
	return fmt.Sprintf(c.words.file, visible.Line(name), message)
}

// SystemMessage returns the message for a common error of the system about a file,
// or the system's own message for other errors.
func (c *Console) SystemMessage(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return c.words.noPermission
	case errors.Is(err, syscall.ENOTDIR):
		return c.words.noFolder
	case errors.Is(err, syscall.ENOSPC):
		return c.words.noSpace
	case strings.Contains(err.Error(), "escapes from parent"): // os.Root has no error value for it
		return c.words.linkOutside
	}
	return err.Error()
}
