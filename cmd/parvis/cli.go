package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"parvis/generator"
	"parvis/generator/date"
	"parvis/generator/diag"
	"parvis/generator/output"
	"parvis/generator/wording"
)

// cli is the command line: its words, and where it writes.
type cli struct {
	words    words
	out, err io.Writer
	failed   bool // findings were printed
}

// usageError is a fault of the command line, not of the records.
type usageError struct{ error }

func (c *cli) execute(ctx context.Context, args []string) int {
	root := c.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var bad usageError
	switch {
	case err == nil && c.failed:
		return findings
	case err == nil:
		return ok
	case errors.As(err, &bad):
		fmt.Fprintf(c.err, "parvis: %s\n", c.words.usage(bad.error))
		fmt.Fprintln(c.err, c.words.seeHelp)
		return usage
	}
	fmt.Fprintf(c.err, "parvis: %s\n", c.explain(err))
	return findings
}

// explain words an error that no finding tells.
func (c *cli) explain(err error) string {
	var foreign *output.ForeignError
	var path *fs.PathError
	switch {
	case errors.As(err, &foreign):
		names := foreign.Files[:min(len(foreign.Files), 5)]
		return fmt.Sprintf(c.words.foreign, foreign.Dir, strings.Join(names, "\n    "))
	case errors.Is(err, context.Canceled):
		return c.words.stopped
	case errors.As(err, &path):
		return fmt.Sprintf(c.words.file, path.Path, path.Err)
	}
	return err.Error()
}

func (c *cli) root() *cobra.Command {
	root := &cobra.Command{Use: "parvis", Short: c.words.short, Long: c.words.long,
		SilenceErrors: true, SilenceUsage: true, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	root.SetOut(c.out)
	root.SetErr(c.err)
	root.SetUsageTemplate(c.words.template)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.PersistentFlags().String("lang", "fr", c.words.lang)
	root.PersistentFlags().BoolP("help", "h", false, c.words.help)
	root.SetHelpCommand(&cobra.Command{Use: "help [commande]", Short: c.words.help, Hidden: true, RunE: func(cmd *cobra.Command, args []string) error {
		target, _, err := cmd.Root().Find(args)
		if err != nil {
			return usageError{err}
		}
		return target.Help()
	}})
	root.AddCommand(c.build(), c.check(), c.version())
	root.InitDefaultCompletionCmd()
	for _, sub := range root.Commands() {
		if sub.Name() == "completion" {
			sub.Short = c.words.completion
		}
		if sub.Args == nil && sub.Runnable() {
			sub.Args = cobra.NoArgs
		}
		if args := sub.Args; args != nil {
			sub.Args = func(cmd *cobra.Command, a []string) error {
				if err := args(cmd, a); err != nil {
					return usageError{err}
				}
				return nil
			}
		}
	}
	args := root.Args
	root.Args = func(cmd *cobra.Command, a []string) error {
		if err := args(cmd, a); err != nil {
			return usageError{err}
		}
		return nil
	}
	return root
}

// flags is the options that build and check share.
type flags struct {
	generator.Options
	asOf string
}

func (c *cli) flags(cmd *cobra.Command) *flags {
	f := &flags{}
	cmd.Flags().StringVar(&f.Content, "content", "content", c.words.content)
	cmd.Flags().StringVar(&f.asOf, "as-of", "", c.words.asOf)
	cmd.Flags().BoolVar(&f.Drafts, "drafts", false, c.words.drafts)
	return f
}

var hostURL = regexp.MustCompile(`^https?://[^/?#\s]+(/[^?#\s]*)?$`)

// options is the flags as the generator takes them.
func (f *flags) options(c *cli) (generator.Options, error) {
	o := f.Options
	if f.asOf != "" {
		d, err := date.Parse(f.asOf)
		if err != nil || d.Day == 0 {
			return o, usageError{fmt.Errorf(c.words.badAsOf, f.asOf)}
		}
		o.AsOf = d
	}
	if o.URL != "" && !hostURL.MatchString(o.URL) {
		return o, usageError{fmt.Errorf(c.words.badURL, o.URL)}
	}
	if info, err := os.Stat(o.Content); err != nil || !info.IsDir() {
		return o, usageError{fmt.Errorf(c.words.noContent, o.Content)}
	}
	return o, nil
}

// tell prints the findings, and how many of each kind there are.
func (c *cli) tell(o generator.Options, r *generator.Report) error {
	if err := diag.Print(c.err, o.Content, r.Findings, wording.In(c.words.code)); err != nil {
		return err
	}
	c.failed = r.Failed()
	if errs, warnings := diag.Count(r.Findings); errs+warnings > 0 {
		fmt.Fprintln(c.err, c.words.count(errs, warnings))
	}
	return nil
}
