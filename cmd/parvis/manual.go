package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manual returns the command that writes the manual page (roff, section 1) in the
// language of the messages. It is hidden because only releases need it.
func (c *cli) manual() *cobra.Command {
	return &cobra.Command{Use: "man", DisableFlagsInUseLine: true, Short: c.words.man.short, Hidden: true,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.writeManual(c.Out, cmd.Root()) }}
}

func (c *cli) writeManual(out io.Writer, root *cobra.Command) error {
	w := c.words.man
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	options := func(flags *pflag.FlagSet) {
		flags.VisitAll(func(f *pflag.Flag) {
			value, usage := pflag.UnquoteUsage(f)
			name := "--" + f.Name
			if f.Shorthand != "" {
				name = "-" + f.Shorthand + ", " + name
			}
			line(".TP\n.B %s %s\n%s", roff(name), roff(value), roff(usage))
		})
	}
	line(`.TH PARVIS 1 "" "Parvis %s"`, roff(release))
	line(".SH %s\nparvis \\- %s", w.name, roff(c.words.short))
	line(".SH %s\n.B parvis\n%s", w.synopsis, roff(w.usage))
	line(".SH %s\n%s", w.description, roff(c.words.long))
	line(".SH %s", w.commands)
	var commands func(of *cobra.Command)
	commands = func(of *cobra.Command) {
		for _, sub := range of.Commands() {
			if !sub.IsAvailableCommand() {
				continue
			}
			line(".SS %s\n%s", roff(sub.UseLine()), roff(sub.Short))
			options(sub.LocalNonPersistentFlags())
			if sub.Name() != "completion" { // of one kind for each shell
				commands(sub)
			}
		}
	}
	commands(root)
	line(".SH %s", w.options)
	options(root.PersistentFlags())
	line(".SH %s", w.status)
	for code, what := range w.codes {
		line(".TP\n.B %d\n%s", code, roff(what))
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// roff escapes a text for roff.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "’", `\(cq`, "\u202f", `\|`, "\u00a0", `\~`).Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return strings.ReplaceAll(s, "\n", "\n.br\n")
}
