package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"parvis/cmd/parvis/console"
	"parvis/cmd/parvis/results"
	"parvis/generator"
)

func (c *cli) build() *cobra.Command {
	cmd := &cobra.Command{Use: "build [options]", DisableFlagsInUseLine: true, Short: c.words.build, Args: c.noArgs}
	f := c.flags(cmd)
	cmd.Flags().StringVar(&f.Output, "output", "public", c.words.output)
	cmd.Flags().Lookup("output").DefValue = ""
	cmd.Flags().StringVar(&f.Theme, "theme", "", c.words.theme)
	cmd.Flags().StringVar(&f.URL, "url", "", c.words.url)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		o, err := f.options(c)
		if err != nil {
			return err
		}
		o.Builds = cachePath("builds")
		start := time.Now()
		tuneGC()
		p := console.NewProgress(c.Err, c.words.progress)
		o.Progress = p.Set
		report, err := generator.Build(cmd.Context(), o)
		p.Stop()
		if report != nil {
			if err := results.On(c.Console, o.Content).Report(report); err != nil {
				return err
			}
		}
		if err != nil {
			return err
		}
		if report.Failed() {
			fmt.Fprintln(c.Err, c.words.nothingWritten)
			return nil
		}
		if report.Still {
			fmt.Fprintln(c.Err, c.words.noECharts)
		}
		fmt.Fprintln(c.Out, c.words.built(report, o.Output, time.Since(start)))
		return nil
	}
	return cmd
}

// cachePath returns the path of a file or folder in the user's cache directory, or
// "" if there is no such directory.
func cachePath(name string) string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "parvis", name)
}
