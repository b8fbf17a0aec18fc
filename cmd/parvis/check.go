package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"parvis/generator"
)

func (c *cli) check() *cobra.Command {
	cmd := &cobra.Command{Use: "check [options]", DisableFlagsInUseLine: true, Short: c.words.check, Args: c.noFolder}
	f := c.flags(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		o, err := f.options(c)
		if err != nil {
			return err
		}
		report, err := generator.Check(cmd.Context(), o)
		if err != nil {
			return err
		}
		if err := c.tell(o, report); err != nil {
			return err
		}
		if !report.Failed() {
			fmt.Fprintln(c.out, c.words.checked(report))
		}
		return nil
	}
	return cmd
}
