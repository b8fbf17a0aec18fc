package main

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parvis/generator"
	"parvis/generator/check/agenda"
	"parvis/generator/check/report"
	"parvis/generator/check/todo"
	"parvis/generator/diag"
	"parvis/generator/diag/messages"
)

// forms is how a check may be written.
var forms = []string{"text", "json", "github", "sarif"}

func (c *cli) check() *cobra.Command {
	cmd := &cobra.Command{Use: "check [options]", DisableFlagsInUseLine: true, Short: c.words.check, Args: c.noFolder}
	f := c.flags(cmd)
	words := c.words.checking
	var form string
	var strict, all, online bool
	cmd.Flags().StringVar(&form, "format", "text", words.format)
	cmd.Flags().Lookup("format").DefValue = ""
	// The error is for a flag that there isn't.
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(forms, cobra.ShellCompDirectiveNoFileComp))
	cmd.Flags().BoolVar(&strict, "strict", false, words.strict)
	cmd.Flags().BoolVar(&all, "todo", false, words.todo)
	cmd.Flags().BoolVar(&online, "online", false, words.online)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if !slices.Contains(forms, form) {
			return usageError{fmt.Errorf(words.badFormat, form)}
		}
		if all && form != "text" {
			return usageError{errors.New(words.todoAlone)}
		}
		o, err := f.options(c)
		if err != nil {
			return err
		}
		found, err := c.checked(cmd, generator.CheckOptions{Options: o, Online: online, Program: release, Answers: kept("links.json")})
		if err != nil {
			return err
		}
		_, warnings := diag.Count(found.Findings)
		strictly := strict && warnings > 0
		if form == "text" {
			err = c.text(o, found, all, strictly)
		} else {
			err = c.machine(form, o, found)
		}
		c.failed = found.Failed() || strictly
		return err
	}
	return cmd
}

// checked runs the check, with a line of progress while other sites are asked.
func (c *cli) checked(cmd *cobra.Command, o generator.CheckOptions) (*generator.Checked, error) {
	if !o.Online {
		return generator.Check(cmd.Context(), o)
	}
	p := newProgress(c.err, c.words.checking.progress)
	o.Progress = p.set
	defer p.stop()
	return generator.Check(cmd.Context(), o)
}

// text writes a check for people: faults first, then what is no fault.
func (c *cli) text(o generator.Options, found *generator.Checked, all, strictly bool) error {
	if err := c.tell(o, &found.Report); err != nil {
		return err
	}
	words := c.words.checking
	if found.Failed() {
		if all {
			fmt.Fprintln(c.err, words.workLater)
		}
		return nil
	}
	fmt.Fprintln(c.out, c.words.checked(&found.Report))
	if len(found.Links) > 0 {
		fmt.Fprintln(c.out, words.links(found.Links))
	}
	if err := c.work(o, found.Todo, all); err != nil {
		return err
	}
	c.ahead(o, agenda.Next(found.Ahead))
	if strictly {
		fmt.Fprintln(c.err, words.strictly)
	}
	return nil
}

// named is how many places a summary names for each kind of work.
const named = 3

// work sums up what is left to be written, or shows all of it.
func (c *cli) work(o generator.Options, items []diag.Finding, all bool) error {
	if len(items) == 0 {
		return nil
	}
	fmt.Fprintf(c.out, "\n%s\n", c.words.checking.work)
	if all {
		fmt.Fprintln(c.out)
		return c.print(c.out, o.Content, items)
	}
	for _, code := range todo.Codes() {
		var places []string
		for _, f := range items {
			if f.Code == code {
				places = append(places, place(o.Content, f))
			}
		}
		if len(places) == 0 {
			continue
		}
		tally, more := messages.In(c.words.code).Tally(code, len(places)), ""
		if n := len(places) - named; n > 0 {
			places, more = places[:named], c.words.checking.others(n)
		}
		fmt.Fprintf(c.out, "  %s\n    %s%s\n", tally, strings.Join(places, ", "), more)
	}
	fmt.Fprintln(c.out, c.words.checking.allWork)
	return nil
}

// ahead tells the changes of the next day on which there are any.
func (c *cli) ahead(o generator.Options, changes []agenda.Change) {
	for i, a := range changes {
		if i == 0 {
			fmt.Fprintf(c.out, "\n"+c.words.checking.next+"\n", a.On)
		}
		w := messages.In(c.words.code).Words(a.Code, a.Args)
		fmt.Fprintf(c.out, "  %s%s%s\n", place(o.Content, a.Finding), messages.In(c.words.code).Colon(), w.What)
	}
}

// place is a file and a line of it as terminals make links of.
func place(content string, f diag.Finding) string {
	return fmt.Sprintf("%s:%d", path.Join(filepath.ToSlash(content), f.File), f.Line)
}

// root is the content folder as the reader of a form finds it: for what code
// hosts read, from the folder that a workflow of GitHub has checked out, where
// there is one; else as the command line names it.
func root(form, content string) string {
	if workspace := os.Getenv("GITHUB_WORKSPACE"); workspace != "" && form != "json" {
		if whole, err := filepath.Abs(content); err == nil {
			if below, err := filepath.Rel(workspace, whole); err == nil && filepath.IsLocal(below) {
				return filepath.ToSlash(below)
			}
		}
	}
	return filepath.ToSlash(content)
}

// machine writes a check for a program.
func (c *cli) machine(form string, o generator.Options, found *generator.Checked) error {
	r := report.Check{Root: root(form, o.Content), Lang: c.words.code, Program: release, Words: messages.In(c.words.code),
		AsOf: found.AsOf.String(), Records: found.Records, Findings: found.Findings, Todo: found.Todo, Upcoming: found.Ahead}
	if found.Links != nil {
		r.Links = []report.Link{}
	}
	for _, l := range found.Links {
		a := l.Answer
		link := report.Link{URL: l.URL, Verdict: string(a.Verdict), Status: a.Status, To: a.To, Reason: string(a.Reason), Checked: a.Checked.Format("2006-01-02T15:04:05Z"), Cached: a.Cached}
		for _, p := range l.Places {
			link.Places = append(link.Places, report.Place{File: p.File, Line: p.Line, Column: p.Col, Key: p.Key})
		}
		r.Links = append(r.Links, link)
	}
	switch form {
	case "json":
		return r.JSON(c.out)
	case "github":
		return r.GitHub(c.out)
	}
	return r.SARIF(c.out)
}
