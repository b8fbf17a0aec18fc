package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"parvis/cmd/parvis/console"
	"parvis/cmd/parvis/sheets"
	"parvis/cmd/parvis/starting"
	"parvis/generator"
	"parvis/generator/diag/messages"
)

// cli is the command line, with the messages of its flags.
type cli struct {
	*console.Console
	words words
}

func (c *cli) execute(ctx context.Context, args []string) int {
	root := c.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var bad console.UsageError
	switch {
	case err == nil && c.Failed:
		return findings
	case err == nil:
		return ok
	case errors.As(err, &bad):
		fmt.Fprintf(c.Err, "parvis: %s\n", c.words.usage(bad.Err))
		fmt.Fprintln(c.Err, c.words.seeHelp)
		return usage
	}
	fmt.Fprintf(c.Err, "parvis: %s\n", c.ErrorMessage(err))
	return findings
}

func (c *cli) root() *cobra.Command {
	root := &cobra.Command{Use: "parvis", Short: c.words.short, Long: c.words.long,
		SilenceErrors: true, SilenceUsage: true, Args: cobra.NoArgs,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if lang, _ := cmd.Flags().GetString("lang"); !slices.Contains(messages.Languages(), lang) {
				return console.UsageError{Err: fmt.Errorf(c.words.badLang, lang)}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			if asked, _ := cmd.Flags().GetBool("version"); asked {
				return c.printVersion()
			}
			if err := c.alone(cmd.Context()); !errors.Is(err, errNoSite) {
				return err
			}
			return cmd.Help()
		}}
	cobra.MousetrapHelpText = "" // a program that is double-clicked on Windows has no arguments: that is no mistake here
	root.SetOut(c.Out)
	root.SetErr(c.Err)
	root.SetUsageTemplate(c.words.template)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return console.UsageError{Err: err} })
	root.Flags().Bool("version", false, c.words.version)
	root.PersistentFlags().String("lang", "fr", c.words.lang)
	root.PersistentFlags().BoolP("help", "h", false, c.words.help)
	help := func(cmd *cobra.Command, args []string) error {
		target, rest, err := cmd.Root().Find(args)
		if err != nil {
			return console.UsageError{Err: err}
		}
		if len(rest) > 0 {
			return console.UsageError{Err: fmt.Errorf("unknown command %q for %q", rest[0], target.CommandPath())}
		}
		return target.Help()
	}
	root.SetHelpCommand(&cobra.Command{Use: "help [commande]", Short: c.words.help, Hidden: true, RunE: help})
	root.AddCommand(c.build(), c.check(), c.hosting(), c.publish(), c.serve(), c.version(), c.manual())
	root.AddCommand(starting.Commands(c.Console)...)
	root.AddCommand(sheets.Commands(c.Console)...)
	root.PersistentFlags().Lookup("lang").DefValue = "" // its usage text has the default, as for the other flags
	root.CompletionOptions.DisableNoDescFlag = true
	root.InitDefaultCompletionCmd()
	for _, sub := range root.Commands() {
		if sub.Name() == "completion" {
			sub.Short, sub.Long = c.words.completion, ""
			for _, shell := range sub.Commands() {
				shell.Short, shell.Long = fmt.Sprintf(c.words.completionFor, shell.Name()), ""
			}
		}
		checkArgs(sub)
	}
	root.Args = usageArgs(root.Args)
	return root
}

// checkArgs makes the errors of the argument checks of a command, and of those below it, usage errors.
func checkArgs(cmd *cobra.Command) {
	if cmd.Args == nil && cmd.Runnable() {
		cmd.Args = cobra.NoArgs
	}
	if cmd.Args != nil {
		cmd.Args = usageArgs(cmd.Args)
	}
	for _, sub := range cmd.Commands() {
		checkArgs(sub)
	}
}

// usageArgs makes the errors of an argument check usage errors.
func usageArgs(args cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, a []string) error {
		if err := args(cmd, a); err != nil {
			return console.UsageError{Err: err}
		}
		return nil
	}
}

// noArgs refuses positional arguments. Its message explains --content, because other
// programs take a folder or a file there.
func (c *cli) noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf(c.words.positional, cmd.CommandPath(), args[0])
	}
	return nil
}

// flags are the options shared by the commands that read a site.
type flags struct {
	generator.Options
	asOf string
}

// flags adds the shared flags to a command.
func (c *cli) flags(cmd *cobra.Command) *flags {
	f := c.contentFlags(cmd)
	cmd.Flags().BoolVar(&f.Drafts, "drafts", false, c.words.drafts)
	return f
}

// contentFlags is flags without --drafts, because serve always shows drafts.
func (c *cli) contentFlags(cmd *cobra.Command) *flags {
	f := &flags{}
	c.ContentFlag(cmd.Flags(), &f.Content)
	cmd.Flags().StringVar(&f.asOf, "as-of", "", c.words.asOf)
	return f
}

// options validates the flags and returns the options of the generator.
func (f *flags) options(c *cli) (generator.Options, error) {
	o := f.Options
	if f.asOf != "" {
		d, err := console.Day(f.asOf, c.words.badAsOf)
		if err != nil {
			return o, err
		}
		o.AsOf = d
	}
	if err := c.CheckURL(o.URL); err != nil {
		return o, err
	}
	if err := c.CheckContent(o.Content); err != nil {
		return o, err
	}
	if o.Output != "" && isWithin(o.Output, o.Content) {
		return o, console.UsageError{Err: fmt.Errorf(c.words.outputInside, o.Output, o.Content)}
	}
	return o, nil
}

// isWithin reports whether a folder, which may not exist yet, is the same as another
// folder or inside it: a site written among the records would be read as records.
func isWithin(folder, other string) bool {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return false
	}
	otherInfo, err := os.Stat(other)
	if err != nil {
		return false
	}
	for {
		if real, err := filepath.EvalSymlinks(folder); err == nil {
			folder = real // a link on the way leads to other folders above
		}
		if info, err := os.Stat(folder); err == nil && os.SameFile(info, otherInfo) {
			return true
		}
		above := filepath.Dir(folder)
		if above == folder {
			return false
		}
		folder = above
	}
}
