package sheets

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"parvis/cmd/parvis/console"
	"parvis/generator"
	"parvis/generator/diag"
)

func (c commands) exporting() *cobra.Command {
	var content string
	cmd := &cobra.Command{Use: c.words.exportUse, DisableFlagsInUseLine: true, Short: c.words.exporting, Long: c.words.exportLong,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New(c.words.exportWhat)
			}
			return nil
		}}
	c.ContentFlag(cmd.Flags(), &content)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !strings.EqualFold(filepath.Ext(args[0]), ".xlsx") {
			return console.UsageError{Err: fmt.Errorf(c.words.exportName, args[0])}
		}
		if err := c.CheckContent(content); err != nil {
			return err
		}
		data, found, err := generator.Export(cmd.Context(), content)
		if err != nil {
			return err
		}
		if err := c.create(args[0], data); err != nil {
			return err
		}
		fmt.Fprintf(c.Out, c.words.exported, args[0], args[0])
		if errs, _ := diag.Count(found); errs > 0 {
			fmt.Fprintln(c.Err, c.words.unread(errs))
		}
		return nil
	}
	return cmd
}
