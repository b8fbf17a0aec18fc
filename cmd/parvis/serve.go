package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"parvis/cmd/parvis/console"
	"parvis/cmd/parvis/editing"
	"parvis/cmd/parvis/results"
	"parvis/generator"
	"parvis/generator/diag/messages"
	"parvis/generator/preview"
	"parvis/generator/publish"
	"parvis/generator/text/visible"
)

// Without --port, the preview uses defaultPort. If that is in use, it tries the next
// extraPorts.
const (
	defaultPort = 8000
	extraPorts  = 20
)

func (c *cli) serve() *cobra.Command {
	w := c.words.serving
	cmd := &cobra.Command{Use: w.use, DisableFlagsInUseLine: true, Short: w.serve, Args: cobra.MaximumNArgs(1)}
	f := c.contentFlags(cmd)
	var port int
	var address, editor string
	var open, readOnly, noDrafts bool
	cmd.Flags().StringVar(&f.Theme, "theme", "", c.words.theme)
	cmd.Flags().IntVar(&port, "port", 0, w.port)
	cmd.Flags().StringVar(&address, "address", "127.0.0.1", w.address)
	cmd.Flags().StringVar(&editor, "editor", "vscode", fmt.Sprintf(w.editor, strings.Join(preview.Editors(), ", ")))
	cmd.Flags().BoolVar(&open, "open", false, w.open)
	cmd.Flags().BoolVar(&readOnly, "read-only", false, w.readOnly)
	cmd.Flags().BoolVar(&noDrafts, "no-drafts", false, w.noDrafts)
	for name, shown := range map[string]string{"port": "0", "address": "", "editor": ""} {
		cmd.Flags().Lookup(name).DefValue = shown // the usage text has the default
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case !preview.Editor(editor).IsKnown():
			return console.UsageError{Err: fmt.Errorf(w.badEditor, editor, strings.Join(preview.Editors(), ", "))}
		case port < 0 || port > 65535:
			return console.UsageError{Err: fmt.Errorf(w.badPort, port)}
		}
		if len(args) == 1 {
			return c.serveFolder(cmd.Context(), args[0], address, port, open)
		}
		o, err := f.options(c)
		if err != nil {
			return err
		}
		at, err := c.listen(address, port)
		if err != nil {
			return err
		}
		if tcp, ok := at.Addr().(*net.TCPAddr); ok && !tcp.IP.IsLoopback() {
			readOnly = true // the forms are for this machine alone
		}
		s := serving{at: at, address: address, editor: preview.Editor(editor), readOnly: readOnly, noDrafts: noDrafts}
		if open {
			s.open = "/"
		}
		return c.run(cmd.Context(), o, s)
	}
	return cmd
}

// serving is how a site is served.
type serving struct {
	at       net.Listener
	address  string
	editor   preview.Editor
	readOnly bool   // without forms
	noDrafts bool   // as it would be published
	open     string // the page that is opened in the browser; "" for none
}

// run serves the site until ctx is cancelled.
func (c *cli) run(ctx context.Context, o generator.Options, s serving) error {
	w := c.words.serving
	site := "http://" + shownHost(s.at.Addr(), s.address)
	sent := o // as it is published
	o.URL, o.Drafts = site+"/", !s.noDrafts
	fmt.Fprintf(c.Out, w.ready, site+"/")
	options := preview.Options{
		Site: o, Lang: c.Lang, Words: messages.In(c.Lang), Explain: c.ErrorMessage,
		Editor: s.editor, Host: s.address,
		OnReady: func() {
			if s.open != "" {
				if err := preview.Open(site + s.open); err != nil {
					fmt.Fprintf(c.Err, w.notOpened, err)
				}
			}
		},
		OnRefresh: func(change preview.Change) { c.printRefresh(time.Now(), o.Content, change) },
	}
	if !s.readOnly {
		fmt.Fprintf(c.Out, w.editAt, site+preview.EditPath)
		options.Edit = func(live *generator.Live, changed func(context.Context, []string)) http.Handler {
			sent.Output = "public"
			by := publisher{c, sent, func() []publish.Target {
				if _, report := live.Records(); report != nil {
					return report.Publishing.Targets
				}
				return nil
			}}
			return editing.Forms(c.Console, o, options.Words, by, live, changed)
		}
	}
	return preview.Serve(ctx, s.at, options)
}

// serveFolder serves a site as it was built.
func (c *cli) serveFolder(ctx context.Context, dir, address string, port int, open bool) error {
	w := c.words.serving
	if info, err := os.Stat(filepath.Join(dir, "index.html")); err != nil || !info.Mode().IsRegular() {
		return console.UsageError{Err: fmt.Errorf(w.notBuilt, dir)}
	}
	at, err := c.listen(address, port)
	if err != nil {
		return err
	}
	site := "http://" + shownHost(at.Addr(), address) + "/"
	fmt.Fprintf(c.Out, w.ready, site)
	if open {
		if err := preview.Open(site); err != nil {
			fmt.Fprintf(c.Err, w.notOpened, err)
		}
	}
	return preview.Folder{Dir: dir, Host: address, OtherHost: w.otherHost}.Serve(ctx, at)
}

// listen listens on the given port, or on the first free one if port is 0. It warns
// if the address isn't a loopback address.
func (c *cli) listen(address string, port int) (net.Listener, error) {
	w := c.words.serving
	first, last := port, port
	if port == 0 {
		first, last = defaultPort, defaultPort+extraPorts
	}
	for at := first; ; at++ {
		listener, err := net.Listen("tcp", net.JoinHostPort(address, strconv.Itoa(at)))
		switch {
		case err == nil:
			if at != first {
				fmt.Fprintf(c.Err, w.otherPort, first, at)
			}
			if tcp, ok := listener.Addr().(*net.TCPAddr); ok && !tcp.IP.IsLoopback() {
				fmt.Fprintf(c.Err, w.seen, address)
			}
			return listener, nil
		case portInUse(err) && at < last:
		case portInUse(err):
			return nil, fmt.Errorf(w.taken, at)
		default:
			return nil, fmt.Errorf(w.notHere, address, at, c.SystemMessage(errors.Unwrap(err)))
		}
	}
}

// portInUse reports whether another program listens on the port. 10048 is
// WSAEADDRINUSE on Windows.
func portInUse(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, syscall.Errno(10048))
}

// shownHost returns the host and port to open in a browser on this machine.
func shownHost(at net.Addr, address string) string {
	host, port, err := net.SplitHostPort(at.String())
	if err != nil {
		return at.String()
	}
	if ip := net.ParseIP(address); ip != nil && ip.IsUnspecified() {
		host = "localhost"
	} else if ip == nil {
		host = address
	}
	return net.JoinHostPort(host, port)
}

// printRefresh prints a refresh: the time, the changed files, the result and the
// duration; then the first error with its place, which terminals turn into a link.
func (c *cli) printRefresh(now time.Time, content string, change preview.Change) {
	s := c.words.serving
	changed := s.all
	if n := len(change.Files); n > 0 {
		changed = visible.Line(strings.Join(change.Files[:min(n, 3)], ", "))
		if n > 3 {
			changed += s.more(n - 3)
		}
	}
	result, first := s.fine, ""
	if change.Err != nil {
		result, first = s.fault, c.ErrorMessage(change.Err)
	} else if counts, fault := results.On(c.Console, content).Brief(change.Report.Findings); counts != "" {
		result, first = counts, fault
	}
	fmt.Fprintf(c.Out, "%s  %s  %s  %s\n", now.Format(time.TimeOnly), changed, result, console.Seconds(change.Took, s.comma))
	if first != "" {
		fmt.Fprintf(c.Out, "          %s\n", first) // below what changed
	}
}
