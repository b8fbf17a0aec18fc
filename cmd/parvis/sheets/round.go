package sheets

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parvis/cmd/parvis/console"
	"parvis/generator"
	"parvis/generator/text/date"
)

// round is the commands of the yearly round: what is sent, what came back, who answered.
func (c commands) round() *cobra.Command {
	cmd := &cobra.Command{Use: "bilans", Short: c.words.round, Long: c.words.roundLong, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	cmd.AddCommand(c.prepare(), c.collect(), c.status())
	return cmd
}

// roundFlags adds the flags that say which round, and of whom.
func (c commands) roundFlags(cmd *cobra.Command, o *generator.RoundOptions) {
	c.ContentFlag(cmd.Flags(), &o.Content)
	cmd.Flags().IntVar(&o.Year, "year", 0, c.words.yearFlag)
	cmd.Flags().StringSliceVar(&o.Signatories, "signatory", nil, c.words.signatoryFlag)
	cmd.Flags().StringSliceVar(&o.Territories, "territory", nil, c.words.territoryFlag)
}

// checkRound returns a usage error for flags that say no round.
func (c commands) checkRound(o generator.RoundOptions) error {
	if o.Year < date.MinYear || o.Year > date.MaxYear {
		return console.UsageError{Err: errors.New(c.words.whichYear)}
	}
	return c.CheckContent(o.Content)
}

// named words an error about a record that isn't there.
func (c commands) named(err error) error {
	var unknown *generator.UnknownError
	if !errors.As(err, &unknown) {
		return err
	}
	if unknown.Near == "" {
		return console.UsageError{Err: fmt.Errorf(c.words.noRecord, unknown.Name)}
	}
	return console.UsageError{Err: fmt.Errorf(c.words.nearRecord, unknown.Name, unknown.Near)}
}

func (c commands) prepare() *cobra.Command {
	var o generator.RoundOptions
	cmd := &cobra.Command{Use: c.words.prepareUse, DisableFlagsInUseLine: true, Short: c.words.prepare, Args: c.oneFolder}
	c.roundFlags(cmd, &o)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := c.checkRound(o); err != nil {
			return err
		}
		prepared, err := generator.PrepareRound(cmd.Context(), o)
		if err != nil {
			return c.named(err)
		}
		if len(prepared) == 0 {
			fmt.Fprintln(c.Out, c.words.nobody)
			return nil
		}
		if err := os.MkdirAll(args[0], 0o755); err != nil {
			return err
		}
		for _, p := range prepared {
			base := filepath.Join(args[0], p.Slug)
			for name, data := range map[string][]byte{filepath.Join(args[0], p.File()): p.Workbook, base + ".md": p.Letter, base + ".html": p.LetterPage} {
				if err := c.create(name, data); err != nil {
					return err
				}
			}
		}
		fmt.Fprintln(c.Out, c.words.prepared(len(prepared), args[0]))
		return nil
	}
	return cmd
}

// oneFolder is the arguments of a command that takes a folder.
func (c commands) oneFolder(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return errors.New(c.words.whichFolder)
	}
	return nil
}

func (c commands) collect() *cobra.Command {
	var f importFlags
	var o generator.ImportOptions
	round := generator.RoundOptions{}
	cmd := &cobra.Command{Use: c.words.collectUse, DisableFlagsInUseLine: true, Short: c.words.collect, Args: c.oneFolder}
	cmd.Flags().IntVar(&round.Year, "year", 0, c.words.yearFlag)
	cmd.Flags().StringVar(&o.Source, "source", "", c.words.roundSource)
	cmd.Flags().StringVar(&f.report, "report", "", c.words.reports)
	c.importFlags(cmd, &o, &f)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		round.Content = o.Content
		if err := c.checkRound(round); err != nil {
			return err
		}
		files, err := spreadsheets(args[0])
		if err != nil {
			return err
		}
		if len(files) == 0 {
			return fmt.Errorf(c.words.noWorkbook, args[0])
		}
		books, err := c.read(cmd.Context(), files)
		if err != nil {
			return err
		}
		o.Books = workbooks(books)
		if o.Source == "" {
			o.Source = fmt.Sprintf(c.words.roundSaid, round.Year)
		}
		done, err := generator.Import(cmd.Context(), o)
		if err != nil {
			return c.changed(err)
		}
		if err := c.printed(done, o, f); err != nil {
			return err
		}
		if f.report != "" {
			if err := c.writeReports(books, done, f.report); err != nil {
				return err
			}
		}
		fmt.Fprintln(c.Out)
		return c.printStatus(cmd, round)
	}
	return cmd
}

// spreadsheets returns the files of a folder that may be workbooks, sorted. Those that programs keep
// while a file is open are left out.
func spreadsheets(folder string) ([]string, error) {
	list, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range list {
		name := e.Name()
		if e.IsDir() || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".") {
			continue
		}
		if slices.Contains([]string{".xlsx", ".ods", ".csv", ".tsv"}, strings.ToLower(filepath.Ext(name))) {
			out = append(out, filepath.Join(folder, name))
		}
	}
	return out, nil
}

func (c commands) status() *cobra.Command {
	var o generator.RoundOptions
	cmd := &cobra.Command{Use: c.words.statusUse, DisableFlagsInUseLine: true, Short: c.words.status, Args: cobra.NoArgs}
	c.roundFlags(cmd, &o)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := c.checkRound(o); err != nil {
			return err
		}
		return c.printStatus(cmd, o)
	}
	return cmd
}

// printStatus prints who answered for a year, who did in part, and who didn't.
func (c commands) printStatus(cmd *cobra.Command, o generator.RoundOptions) error {
	answers, err := generator.RoundStatus(cmd.Context(), o)
	if err != nil {
		return c.named(err)
	}
	if len(answers) == 0 {
		fmt.Fprintln(c.Out, c.words.nobody)
		return nil
	}
	var whole, partly, none []generator.Answer
	for _, a := range answers {
		switch a.Answered {
		case 0:
			none = append(none, a)
		case a.Asked:
			whole = append(whole, a)
		default:
			partly = append(partly, a)
		}
	}
	fmt.Fprintln(c.Out, c.words.answers(o.Year, len(whole), len(partly), len(none)))
	for _, group := range []struct {
		title string
		of    []generator.Answer
	}{{c.words.partlyTitle, partly}, {c.words.noneTitle, none}} {
		if len(group.of) == 0 {
			continue
		}
		fmt.Fprintf(c.Out, "\n%s\n", group.title)
		for _, a := range group.of {
			fmt.Fprintf(c.Out, "  %-40s %s   %s\n", a.Slug, c.words.share(a.Answered, a.Asked), a.Name)
		}
	}
	return nil
}
