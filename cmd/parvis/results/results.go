// Package results prints what a check or a build found: for people in a terminal, and
// for other programs.
package results

import (
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"parvis/cmd/parvis/console"
	"parvis/generator"
	"parvis/generator/check/agenda"
	"parvis/generator/check/todo"
	"parvis/generator/diag"
	"parvis/generator/diag/codeframe"
	"parvis/generator/diag/messages"
	"parvis/generator/text/visible"
)

// Printer prints results on a console.
type Printer struct {
	*console.Console
	Content string // folder of the records, as the command line has it
	words   words
	found   messages.Catalogue // of the findings
}

// On returns a printer for the findings of a folder of records.
func On(c *console.Console, content string) Printer {
	return Printer{Console: c, Content: content, words: wordsIn[c.Lang], found: messages.In(c.Lang)}
}

// Form is how a check is printed.
type Form struct {
	Format  string // one of Formats
	Strict  bool   // a warning makes the command fail
	All     bool   // text only: every finding, not the first of each kind
	AllTodo bool   // text only: the remaining work in full, not its summary
	Program string // version of the program
}

// Formats are the output formats of a check.
func Formats() []string { return []string{"text", "json", "github", "sarif"} }

// Check prints a check, and notes on the console whether the command fails.
func (p Printer) Check(found *generator.Checked, f Form) error {
	_, warnings := diag.Count(found.Findings)
	failStrict := f.Strict && warnings > 0
	var err error
	if f.Format == "text" {
		err = p.text(found, f, failStrict)
	} else {
		err = p.machine(found, f)
	}
	p.Failed = found.Failed() || failStrict
	return err
}

// text prints a check as text: the findings first, then links, remaining work and
// upcoming changes.
func (p Printer) text(found *generator.Checked, f Form, failStrict bool) error {
	if err := p.report(&found.Report, f.All); err != nil {
		return err
	}
	if found.Failed() {
		if f.AllTodo {
			fmt.Fprintln(p.Err, p.words.workLater)
		}
		return nil
	}
	fmt.Fprintln(p.Out, p.words.checked(found.Records))
	if len(found.Links) > 0 {
		fmt.Fprintln(p.Out, p.words.links(found.Links))
	}
	if err := p.todo(found.Todo, f.AllTodo); err != nil {
		return err
	}
	p.nextChanges(agenda.Next(found.Upcoming))
	if failStrict {
		fmt.Fprintln(p.Err, p.words.strictly)
	}
	return nil
}

// Report prints the findings, the first of each kind, and their counts, and notes on the console
// whether the command fails.
func (p Printer) Report(r *generator.Report) error { return p.report(r, false) }

func (p Printer) report(r *generator.Report, all bool) error {
	p.Failed = r.Failed()
	if len(r.Findings) == 0 {
		return nil
	}
	var err error
	if all {
		err = p.findings(p.Err, r.Findings)
	} else {
		err = p.grouped(p.Err, r.Findings, r.Records)
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.Err, "\n%s\n", p.words.count(diag.Count(r.Findings)))
	return err
}

// findings prints findings with the lines they refer to.
func (p Printer) findings(w io.Writer, fs []diag.Finding) error {
	root, err := os.OpenRoot(p.Content)
	if err != nil {
		return err
	}
	defer root.Close()
	return diag.Print(w, filepath.ToSlash(p.Content), fs, p.found, codeframe.Of(root.FS()).At)
}

// Brief returns the findings in two lines: their counts, and the place and the message of
// the first error. Each is "" for none.
func (p Printer) Brief(found []diag.Finding) (counts, first string) {
	errs, warnings := diag.Count(found)
	if errs+warnings == 0 {
		return "", ""
	}
	counts = p.words.count(errs, warnings)
	i := slices.IndexFunc(found, func(f diag.Finding) bool { return f.Severity == diag.Error })
	if i < 0 {
		return counts, ""
	}
	f := found[i]
	place := p.file(f)
	if f.Line > 0 {
		place += fmt.Sprintf(":%d:%d", f.Line, f.Col)
	}
	return counts, place + p.found.Colon() + p.found.Words(f.Code, f.Args).What
}

// maxPlaces is the number of places that the summary names for each kind of work.
const maxPlaces = 3

// todo prints a summary of the remaining work, or all of it.
func (p Printer) todo(items []diag.Finding, all bool) error {
	if len(items) == 0 {
		return nil
	}
	fmt.Fprintf(p.Out, "\n%s\n", p.words.work)
	if all {
		fmt.Fprintln(p.Out)
		return p.findings(p.Out, items)
	}
	for _, code := range todo.Codes() {
		var places []string
		for _, f := range items {
			if f.Code == code {
				places = append(places, p.place(f))
			}
		}
		if len(places) == 0 {
			continue
		}
		tally, more := p.found.Tally(code, len(places)), ""
		if n := len(places) - maxPlaces; n > 0 {
			places, more = places[:maxPlaces], p.words.andOthers(n)
		}
		fmt.Fprintf(p.Out, "  %s\n    %s%s\n", tally, strings.Join(places, ", "), more)
	}
	fmt.Fprintln(p.Out, p.words.allWork)
	return nil
}

// nextChanges prints the changes of the next day that has any.
func (p Printer) nextChanges(changes []agenda.Change) {
	for i, a := range changes {
		if i == 0 {
			fmt.Fprintf(p.Out, "\n"+p.words.next+"\n", a.On)
		}
		what := p.found.Words(a.Code, a.Args).What
		fmt.Fprintf(p.Out, "  %s%s%s\n", p.place(a.Finding), p.found.Colon(), what)
	}
}

// file returns the path of the file of a finding, from where the command runs.
func (p Printer) file(f diag.Finding) string {
	return visible.Line(path.Join(filepath.ToSlash(p.Content), f.File))
}

// place returns "file:line", which terminals turn into a link.
func (p Printer) place(f diag.Finding) string { return fmt.Sprintf("%s:%d", p.file(f), f.Line) }
