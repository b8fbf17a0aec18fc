package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// release is the version of the program, set when it is built for release.
var release = "dev"

func (c *cli) version() *cobra.Command {
	return &cobra.Command{Use: "version", DisableFlagsInUseLine: true, Short: c.words.version, Args: cobra.NoArgs, RunE: func(*cobra.Command, []string) error {
		revision := ""
		if info, ok := debug.ReadBuildInfo(); ok {
			for _, s := range info.Settings {
				if s.Key == "vcs.revision" && len(s.Value) >= 12 {
					revision = " (" + s.Value[:12] + ")"
				}
			}
		}
		_, err := fmt.Fprintf(c.out, "parvis %s%s\n", release, revision)
		return err
	}}
}
