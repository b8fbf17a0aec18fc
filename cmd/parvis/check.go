package main

import (
	"errors"
	"fmt"
	"net/netip"
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
	"parvis/generator/text/visible"
)

// formats are the output formats of a check.
var formats = []string{"text", "json", "github", "sarif"}

func (c *cli) check() *cobra.Command {
	cmd := &cobra.Command{Use: "check [options]", DisableFlagsInUseLine: true, Short: c.words.check, Args: c.noArgs}
	f := c.flags(cmd)
	words := c.words.checking
	var format string
	var strict, allTodo, online bool
	cmd.Flags().StringVar(&format, "format", "text", words.format)
	cmd.Flags().Lookup("format").DefValue = ""
	// The error is only for an unknown flag.
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	cmd.Flags().BoolVar(&strict, "strict", false, words.strict)
	cmd.Flags().BoolVar(&allTodo, "todo", false, words.todo)
	cmd.Flags().BoolVar(&online, "online", false, words.online)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if !slices.Contains(formats, format) {
			return usageError{fmt.Errorf(words.badFormat, format)}
		}
		if allTodo && format != "text" {
			return usageError{errors.New(words.todoAlone)}
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
		_, warnings := diag.Count(found.Findings)
		failStrict := strict && warnings > 0
		if format == "text" {
			err = c.printText(o, found, allTodo, failStrict)
		} else {
			err = c.printMachine(format, o, found)
		}
		c.failed = found.Failed() || failStrict
		return err
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
	p := newProgress(c.err, c.words.checking.progress)
	o.Progress = p.set
	defer p.stop()
	return generator.Check(cmd.Context(), o)
}

// printText prints a check as text: the findings first, then links, remaining work
// and upcoming changes.
func (c *cli) printText(o generator.Options, found *generator.Checked, allTodo, failStrict bool) error {
	if err := c.printReport(o, &found.Report); err != nil {
		return err
	}
	words := c.words.checking
	if found.Failed() {
		if allTodo {
			fmt.Fprintln(c.err, words.workLater)
		}
		return nil
	}
	fmt.Fprintln(c.out, c.words.checked(&found.Report))
	if len(found.Links) > 0 {
		fmt.Fprintln(c.out, words.links(found.Links))
	}
	if err := c.printTodo(o, found.Todo, allTodo); err != nil {
		return err
	}
	c.printNextChanges(o, agenda.Next(found.Upcoming))
	if failStrict {
		fmt.Fprintln(c.err, words.strictly)
	}
	return nil
}

// maxPlaces is the number of places that the summary names for each kind of work.
const maxPlaces = 3

// printTodo prints a summary of the remaining work, or all of it.
func (c *cli) printTodo(o generator.Options, items []diag.Finding, allTodo bool) error {
	if len(items) == 0 {
		return nil
	}
	fmt.Fprintf(c.out, "\n%s\n", c.words.checking.work)
	if allTodo {
		fmt.Fprintln(c.out)
		return c.printFindings(c.out, o.Content, items)
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
		if n := len(places) - maxPlaces; n > 0 {
			places, more = places[:maxPlaces], c.words.checking.andOthers(n)
		}
		fmt.Fprintf(c.out, "  %s\n    %s%s\n", tally, strings.Join(places, ", "), more)
	}
	fmt.Fprintln(c.out, c.words.checking.allWork)
	return nil
}

// printNextChanges prints the changes of the next day that has any.
func (c *cli) printNextChanges(o generator.Options, changes []agenda.Change) {
	for i, a := range changes {
		if i == 0 {
			fmt.Fprintf(c.out, "\n"+c.words.checking.next+"\n", a.On)
		}
		w := messages.In(c.words.code).Words(a.Code, a.Args)
		fmt.Fprintf(c.out, "  %s%s%s\n", place(o.Content, a.Finding), messages.In(c.words.code).Colon(), w.What)
	}
}

// place returns "file:line", which terminals turn into a link.
func place(content string, f diag.Finding) string {
	return fmt.Sprintf("%s:%d", visible.Line(path.Join(filepath.ToSlash(content), f.File)), f.Line)
}

// contentRoot returns the content folder as the reader of a format needs it. In a
// GitHub workflow, the formats for code hosts need a path relative to the checkout
// (GITHUB_WORKSPACE). Otherwise it is the path given on the command line.
func contentRoot(format, content string) string {
	if workspace := os.Getenv("GITHUB_WORKSPACE"); workspace != "" && format != "json" {
		if abs, err := filepath.Abs(content); err == nil {
			if rel, err := filepath.Rel(workspace, abs); err == nil && filepath.IsLocal(rel) {
				return filepath.ToSlash(rel)
			}
		}
	}
	return filepath.ToSlash(content)
}

// printMachine prints a check in a format for other programs.
func (c *cli) printMachine(format string, o generator.Options, found *generator.Checked) error {
	r := report.Check{
		Root: contentRoot(format, o.Content), Lang: c.words.code, Program: release,
		Words: messages.In(c.words.code), AsOf: found.AsOf.String(), Records: found.Records,
		Findings: found.Findings, Todo: found.Todo, Upcoming: found.Upcoming,
	}
	if found.Links != nil {
		r.Links = []report.Link{}
	}
	for _, l := range found.Links {
		a := l.Answer
		link := report.Link{
			URL: l.URL, Verdict: string(a.Verdict), Status: a.Status, To: a.To, Reason: string(a.Reason),
			Checked: a.Checked.Format("2006-01-02T15:04:05Z"), Cached: a.Cached,
		}
		for _, p := range l.Places {
			link.Places = append(link.Places, report.Place{File: p.File, Line: p.Line, Column: p.Col, Key: p.Key})
		}
		r.Links = append(r.Links, link)
	}
	switch format {
	case "json":
		return r.JSON(c.out)
	case "github":
		return r.GitHub(c.out)
	}
	return r.SARIF(c.out)
}
