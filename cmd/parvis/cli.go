package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"parvis/generator"
	"parvis/generator/diag"
	"parvis/generator/diag/codeframe"
	"parvis/generator/diag/messages"
	"parvis/generator/html/theme"
	"parvis/generator/site/output"
	"parvis/generator/text/date"
	"parvis/generator/text/visible"
)

// cli is the command line, with its messages and its outputs.
type cli struct {
	words    words
	out, err io.Writer
	failed   bool // findings were printed
}

// usageError is an error in the command line, not in the records.
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
	fmt.Fprintf(c.err, "parvis: %s\n", visible.Text(c.errorMessage(err)))
	return findings
}

// errorMessage returns the message for an error that is no finding.
func (c *cli) errorMessage(err error) string {
	var foreign *output.ForeignError
	var busy *output.BusyError
	var unknown *theme.UnknownError
	var badTheme *generator.ThemeError
	var path *fs.PathError
	if message, ok := c.writingMessage(err); ok {
		return message
	}
	switch {
	case errors.As(err, &busy):
		return fmt.Sprintf(c.words.busy, busy.Dir)
	case errors.As(err, &foreign):
		names := foreign.Files[:min(len(foreign.Files), 5)]
		var shown []string
		for _, name := range names {
			shown = append(shown, visible.Line(name))
		}
		return fmt.Sprintf(c.words.foreignFiles, foreign.Dir, strings.Join(shown, "\n    "))
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
		return fmt.Sprintf(c.words.file, visible.Line(path.Path), c.systemMessage(path.Err))
	}
	return err.Error()
}

// systemMessage returns the message for a common error of the system about a file,
// or the system's own message for other errors.
func (c *cli) systemMessage(err error) string {
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

func (c *cli) root() *cobra.Command {
	root := &cobra.Command{Use: "parvis", Short: c.words.short, Long: c.words.long,
		SilenceErrors: true, SilenceUsage: true, Args: cobra.NoArgs,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if lang, _ := cmd.Flags().GetString("lang"); !slices.Contains(messages.Languages(), lang) {
				return usageError{fmt.Errorf(c.words.badLang, lang)}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			if asked, _ := cmd.Flags().GetBool("version"); asked {
				return c.printVersion()
			}
			return cmd.Help()
		}}
	root.SetOut(c.out)
	root.SetErr(c.err)
	root.SetUsageTemplate(c.words.template)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.Flags().Bool("version", false, c.words.version)
	root.PersistentFlags().String("lang", "fr", c.words.lang)
	root.PersistentFlags().BoolP("help", "h", false, c.words.help)
	help := func(cmd *cobra.Command, args []string) error {
		target, rest, err := cmd.Root().Find(args)
		if err != nil {
			return usageError{err}
		}
		if len(rest) > 0 {
			return usageError{fmt.Errorf("unknown command %q for %q", rest[0], target.CommandPath())}
		}
		return target.Help()
	}
	root.SetHelpCommand(&cobra.Command{Use: "help [commande]", Short: c.words.help, Hidden: true, RunE: help})
	root.AddCommand(c.build(), c.check(), c.hosting(), c.init(), c.new(), c.publish(), c.schema(), c.serve(),
		c.version(), c.manual())
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
		if sub.Args == nil && sub.Runnable() {
			sub.Args = cobra.NoArgs
		}
		if sub.Args != nil {
			sub.Args = usageArgs(sub.Args)
		}
	}
	root.Args = usageArgs(root.Args)
	return root
}

// usageArgs makes the errors of an argument check usage errors.
func usageArgs(args cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, a []string) error {
		if err := args(cmd, a); err != nil {
			return usageError{err}
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
	cmd.Flags().StringVar(&f.Content, "content", "content", c.words.content)
	cmd.Flags().Lookup("content").DefValue = "" // its usage text has the default: the library's text is in English
	cmd.Flags().StringVar(&f.asOf, "as-of", "", c.words.asOf)
	return f
}

var hostURL = regexp.MustCompile(`^https?://[^/?#\s]+(/[^?#\s]*)?$`)

// options validates the flags and returns the options of the generator.
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
	if o.Output != "" && isWithin(o.Output, o.Content) {
		return o, usageError{fmt.Errorf(c.words.outputInside, o.Output, o.Content)}
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

// printReport prints the findings and their counts.
func (c *cli) printReport(o generator.Options, r *generator.Report) error {
	c.failed = r.Failed()
	if len(r.Findings) == 0 {
		return nil
	}
	if err := c.printFindings(c.err, o.Content, r.Findings); err != nil {
		return err
	}
	_, err := fmt.Fprintf(c.err, "\n%s\n", c.words.count(diag.Count(r.Findings)))
	return err
}

// printFindings prints findings with the lines they refer to.
func (c *cli) printFindings(w io.Writer, content string, fs []diag.Finding) error {
	root, err := os.OpenRoot(content)
	if err != nil {
		return err
	}
	defer root.Close()
	return diag.Print(w, filepath.ToSlash(content), fs, messages.In(c.words.code), codeframe.Of(root.FS()).At)
}
