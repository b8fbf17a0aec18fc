package main

import (
	"errors"
	"fmt"
	"net/netip"
	"slices"

	"github.com/spf13/cobra"

	"parvis/cmd/parvis/console"
	"parvis/cmd/parvis/results"
	"parvis/generator"
)

func (c *cli) check() *cobra.Command {
	cmd := &cobra.Command{Use: "check [options]", DisableFlagsInUseLine: true, Short: c.words.check, Args: c.noArgs}
	f := c.flags(cmd)
	words := c.words.checking
	form := results.Form{Program: release}
	var online bool
	cmd.Flags().StringVar(&form.Format, "format", "text", words.format)
	cmd.Flags().Lookup("format").DefValue = ""
	// The error is only for an unknown flag.
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(results.Formats(), cobra.ShellCompDirectiveNoFileComp))
	cmd.Flags().BoolVar(&form.Strict, "strict", false, words.strict)
	cmd.Flags().BoolVar(&form.All, "all", false, words.all)
	cmd.Flags().BoolVar(&form.AllTodo, "todo", false, words.todo)
	cmd.Flags().BoolVar(&online, "online", false, words.online)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if !slices.Contains(results.Formats(), form.Format) {
			return console.UsageError{Err: fmt.Errorf(words.badFormat, form.Format)}
		}
		if form.All && form.Format != "text" {
			return console.UsageError{Err: errors.New(words.allAlone)}
		}
		if form.AllTodo && form.Format != "text" {
			return console.UsageError{Err: errors.New(words.todoAlone)}
		}
		o, err := f.options(c)
		if err != nil {
			return err
		}
		found, err := c.runCheck(cmd, generator.CheckOptions{Options: o, Online: online, Program: release,
			Answers: cachePath("links.json"), Reachable: reachable})
		if err != nil {
			return err
		}
		return results.On(c.Console, o.Content).Check(found, form)
	}
	return cmd
}

// reachable is which addresses --online may connect to; nil for the public ones. Only tests, whose
// servers are on the loopback, set it.
var reachable func(netip.Addr) bool

// runCheck runs the check, with a progress line while it follows links.
func (c *cli) runCheck(cmd *cobra.Command, o generator.CheckOptions) (*generator.Checked, error) {
	if !o.Online {
		return generator.Check(cmd.Context(), o)
	}
	p := console.NewProgress(c.Err, c.words.checking.progress)
	o.Progress = p.Set
	defer p.Stop()
	return generator.Check(cmd.Context(), o)
}
