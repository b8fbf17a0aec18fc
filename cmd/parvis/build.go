package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

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
		o.Drawings, o.Builds = cachePath("drawings"), cachePath("builds")
		start := time.Now()
		tuneGC()
		p := newProgress(c.err, c.words.progress)
		o.Progress = p.set
		report, err := generator.Build(cmd.Context(), o)
		p.stop()
		if report != nil {
			if err := c.printReport(o, report); err != nil {
				return err
			}
		}
		if err != nil {
			return err
		}
		if report.Failed() {
			fmt.Fprintln(c.err, c.words.nothingWritten)
			return nil
		}
		if report.Tables {
			fmt.Fprintln(c.err, c.words.noECharts)
		}
		fmt.Fprintln(c.out, c.words.built(report, o.Output, time.Since(start)))
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

// progress is a progress line, shown on a terminal after one second.
type progress struct {
	done, total atomic.Int64
	end, ended  chan struct{}
}

func newProgress(w io.Writer, format string) *progress {
	p := &progress{end: make(chan struct{}), ended: make(chan struct{})}
	file, isFile := w.(*os.File)
	if !isFile || !term.IsTerminal(int(file.Fd())) {
		close(p.ended)
		return p
	}
	go func() {
		defer close(p.ended)
		wait := time.NewTimer(time.Second)
		defer wait.Stop()
		for shown := false; ; shown = true {
			select {
			case <-p.end:
				if shown {
					fmt.Fprint(w, "\r\x1b[K")
				}
				return
			case <-wait.C:
				fmt.Fprintf(w, "\r\x1b[K"+format, p.done.Load(), p.total.Load())
				wait.Reset(200 * time.Millisecond)
			}
		}
	}()
	return p
}

func (p *progress) set(done, total int) {
	p.done.Store(int64(done))
	p.total.Store(int64(total))
}

// stop clears the line. Nothing is printed after it returns.
func (p *progress) stop() {
	close(p.end)
	<-p.ended
}
