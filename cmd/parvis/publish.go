package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"parvis/cmd/parvis/console"
	"parvis/cmd/parvis/results"
	"parvis/generator"
	"parvis/generator/publish"
	"parvis/generator/text/visible"
)

func (c *cli) publish() *cobra.Command {
	w := publishIn[c.Lang]
	cmd := &cobra.Command{Use: w.use, DisableFlagsInUseLine: true, Short: w.short, Long: w.long,
		Args: cobra.MaximumNArgs(1)}
	f := c.flags(cmd)
	var o publish.Options
	var noBuild bool
	cmd.Flags().StringVar(&f.Output, "output", "public", c.words.output)
	cmd.Flags().Lookup("output").DefValue = ""
	cmd.Flags().StringVar(&f.Theme, "theme", "", c.words.theme)
	cmd.Flags().StringVar(&f.URL, "url", "", c.words.url)
	cmd.Flags().BoolVar(&noBuild, "no-build", false, w.noBuild)
	cmd.Flags().BoolVar(&o.DryRun, "dry-run", false, w.dryRun)
	cmd.Flags().BoolVar(&o.AllowRemovals, "allow-removals", false, w.removals)
	cmd.Flags().BoolVar(&o.Replace, "replace", false, w.replace)
	cmd.Flags().BoolVar(&o.Verify, "verify", false, w.verify)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if noBuild && cmd.Flags().Changed("theme") {
			return console.UsageError{Err: errors.New(w.themeUnbuilt)}
		}
		options, err := f.options(c)
		if err != nil {
			return err
		}
		options.Builds = cachePath("builds")
		report, err := c.prepare(cmd.Context(), options, noBuild)
		if err != nil || report.Failed() {
			return err
		}
		if o.Target, err = w.chooseTarget(report.Publishing.Targets, args); err != nil {
			return err
		}
		content, err := filepath.Abs(options.Content)
		if err != nil {
			return err
		}
		o.Dir, o.Base = options.Output, filepath.Dir(content)
		if err := w.checkFolder(o, options); err != nil {
			return err
		}
		return c.send(cmd.Context(), o, w)
	}
	return cmd
}

// checkFolder returns a usage error for a target inside the folders of the site.
func (w *publishWords) checkFolder(o publish.Options, options generator.Options) error {
	if folder := o.Folder(); folder != "" && (isWithin(folder, options.Content) || isWithin(folder, options.Output)) {
		return console.UsageError{Err: fmt.Errorf(w.inside, o.Target.Folder, options.Content, options.Output)}
	}
	return nil
}

// checkOnly checks the records as a build does, but writes nothing.
func checkOnly(ctx context.Context, o generator.Options) (*generator.Report, error) {
	checked, err := generator.Check(ctx, generator.CheckOptions{Options: o})
	if err != nil {
		return nil, err
	}
	return &checked.Report, nil
}

// prepare builds the site or, with noBuild, only checks the records.
func (c *cli) prepare(ctx context.Context, o generator.Options, noBuild bool) (*generator.Report, error) {
	build := generator.Build
	if noBuild {
		build = checkOnly
	}
	p := console.NewProgress(c.Err, c.words.progress)
	o.Progress = p.Set
	report, err := build(ctx, o)
	p.Stop()
	if err != nil {
		return report, err
	}
	if err := results.On(c.Console, o.Content).Report(report); err != nil {
		return report, err
	}
	if report.Failed() {
		fmt.Fprintln(c.Err, c.words.nothingWritten)
	} else if report.Still {
		fmt.Fprintln(c.Err, c.words.noECharts)
	}
	return report, nil
}

// chooseTarget returns the target named on the command line, or the only one.
func (w *publishWords) chooseTarget(targets []publish.Target, args []string) (publish.Target, error) {
	var names []string
	for _, t := range targets {
		if len(args) == 1 && t.Name == args[0] || len(args) == 0 && len(targets) == 1 {
			return t, nil
		}
		names = append(names, t.Name)
	}
	switch {
	case len(targets) == 0:
		return publish.Target{}, console.UsageError{Err: errors.New(w.noTarget)}
	case len(args) == 0:
		return publish.Target{}, console.UsageError{Err: fmt.Errorf(w.whichTarget, strings.Join(names, ", "))}
	}
	return publish.Target{}, console.UsageError{Err: fmt.Errorf(w.unknownTarget, args[0], strings.Join(names, ", "))}
}

// send publishes the site and prints the result.
func (c *cli) send(ctx context.Context, o publish.Options, w *publishWords) error {
	start := time.Now()
	p := console.NewProgress(c.Err, w.progress)
	if o.Progress == nil {
		o.Progress = p.Set
	}
	o.OnRetry = func(err error) { fmt.Fprintf(c.Err, w.retrying, c.publishMessage(err, o, w)) }
	o.OnNotice = func(err error) { fmt.Fprintln(c.Err, c.publishMessage(err, o, w)) }
	r, err := publish.Run(ctx, o)
	p.Stop()
	if r != nil {
		for _, at := range r.Vanished {
			fmt.Fprintf(c.Err, w.vanished, at)
		}
		for _, at := range r.Lost {
			fmt.Fprintf(c.Err, w.lost, at)
		}
	}
	if err != nil {
		c.Failed = true
		fmt.Fprintf(c.Err, "parvis: %s\n", c.publishMessage(err, o, w))
		if r != nil && r.Sent+r.Removed > 0 {
			fmt.Fprintln(c.Err, w.partly(r.Sent, r.Removed))
		}
		return nil
	}
	if !o.DryRun {
		_, err := fmt.Fprintln(c.Out, w.done(r, o.Target.Name, time.Since(start)))
		return err
	}
	for _, group := range []struct {
		format string
		names  []string
	}{{w.planNew, r.New}, {w.planChanged, r.Changed}, {w.planGone, r.Deleted}} {
		for _, name := range group.names {
			fmt.Fprintf(c.Out, group.format, visible.Line(name))
		}
	}
	_, err = fmt.Fprintln(c.Out, w.planned(r, o.Target.Name))
	return err
}

// publishMessage returns the message for an error of a publication.
func (c *cli) publishMessage(err error, o publish.Options, w *publishWords) string {
	var unbuilt *publish.UnbuiltError
	var foreign *publish.ForeignError
	var removal *publish.RemovalError
	var list *publish.ManifestError
	var busy *publish.BusyError
	var changed *publish.ChangedError
	var different *publish.MismatchError
	var absent *publish.AbsentError
	var key *publish.HostKeyError
	var refused *publish.CredentialsError
	var rename *publish.NoRenameError
	var conditions *publish.NoConditionsError
	var link *publish.LinkError
	var twins *publish.TwinsError
	var unknown *publish.UnknownHostError
	var incompatible *publish.IncompatibleError
	var certificate *publish.CertificateError
	var overload *publish.OverloadError
	var send *publish.SendError
	switch {
	case errors.As(err, &unbuilt):
		return fmt.Sprintf(w.unbuilt, unbuilt.Dir)
	case errors.As(err, &foreign):
		return fmt.Sprintf(w.foreign, strings.Join(foreign.Files[:min(len(foreign.Files), 5)], "\n    "))
	case errors.As(err, &removal):
		return w.tooMany(removal.Pages, removal.Of)
	case errors.As(err, &list):
		return fmt.Sprintf(w.badList, publish.ManifestFile)
	case errors.As(err, &busy):
		return w.busy
	case errors.As(err, &changed):
		return fmt.Sprintf(w.changed, changed.Name)
	case errors.As(err, &different):
		return fmt.Sprintf(w.different, different.Name)
	case errors.As(err, &absent):
		return fmt.Sprintf(w.absent, absent.Place)
	case errors.As(err, &key) && key.Changed:
		return fmt.Sprintf(w.keyChanged, key.Host, key.Fingerprint)
	case errors.As(err, &key):
		return fmt.Sprintf(w.keyUnknown, key.Host, key.Fingerprint, key.Line)
	case errors.As(err, &refused):
		return w.credentials(refused)
	case errors.As(err, &rename):
		return fmt.Sprintf(w.noRename, rename.Host)
	case errors.As(err, &conditions):
		return fmt.Sprintf(w.noConditions, conditions.Host)
	case errors.As(err, &link):
		return fmt.Sprintf(w.link, link.Path)
	case errors.As(err, &twins):
		return fmt.Sprintf(w.twins, twins.Name, twins.Other)
	case errors.As(err, &unknown):
		return fmt.Sprintf(w.unknownHost, unknown.Host)
	case errors.As(err, &incompatible):
		return fmt.Sprintf(w.incompatible, incompatible.Host)
	case errors.As(err, &certificate):
		return fmt.Sprintf(w.untrusted, certificate.Host, w.certificate[certificate.Why])
	case errors.As(err, &overload):
		return fmt.Sprintf(w.overload, overload.Host)
	case errors.Is(err, context.Canceled):
		return w.stopped
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Sprintf(w.slow, o.Target.Name)
	case errors.As(err, &send) && send.Name != "":
		return c.FileMessage(send.Name, c.publishSystemMessage(send.Err, w))
	}
	return c.publishSystemMessage(err, w)
}

// publishSystemMessage returns the message for an error of the system or the server.
func (c *cli) publishSystemMessage(err error, w *publishWords) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return w.notThere
	case errors.Is(err, syscall.ECONNREFUSED):
		return w.noAnswer
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), errors.Is(err, io.EOF),
		errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, net.ErrClosed):
		return w.cut
	}
	return c.SystemMessage(err)
}
