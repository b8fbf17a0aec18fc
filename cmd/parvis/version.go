package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// release is the version of the program and revision its commit. The linker sets both
// in a release; otherwise the Go command records the revision.
var release, revision = "dev", ""

func (c *cli) version() *cobra.Command {
	return &cobra.Command{Use: "version", DisableFlagsInUseLine: true, Short: c.words.version, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return c.printVersion() }}
}

func (c *cli) printVersion() error {
	from := revision
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				from = s.Value[:12]
			}
		}
	}
	if from != "" {
		from = " (" + from + ")"
	}
	_, err := fmt.Fprintf(c.Out, "parvis %s%s\n", release, from)
	return err
}
