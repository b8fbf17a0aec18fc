package main

import (
	"errors"
	"fmt"
	"net"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"parvis/generator/diag"
	"parvis/generator/diag/messages"
	"parvis/generator/preview"
)

// The port that the preview takes, and how many after it are tried where others
// have it and no --port was given.
const (
	usualPort  = 8000
	otherPorts = 20
)

func (c *cli) serve() *cobra.Command {
	w := c.words.serving
	cmd := &cobra.Command{Use: "serve [options]", DisableFlagsInUseLine: true, Short: w.serve, Args: c.noFolder}
	f := c.contentFlags(cmd)
	var port int
	var address, editor string
	var open bool
	cmd.Flags().StringVar(&f.Theme, "theme", "", c.words.theme)
	cmd.Flags().IntVar(&port, "port", 0, w.port)
	cmd.Flags().StringVar(&address, "address", "127.0.0.1", w.address)
	cmd.Flags().StringVar(&editor, "editor", "vscode", fmt.Sprintf(w.editor, strings.Join(preview.Editors(), ", ")))
	cmd.Flags().BoolVar(&open, "open", false, w.open)
	for name, shown := range map[string]string{"port": "0", "address": "", "editor": ""} {
		cmd.Flags().Lookup(name).DefValue = shown // said in words
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		switch {
		case !preview.Editor(editor).IsKnown():
			return usageError{fmt.Errorf(w.badEditor, editor, strings.Join(preview.Editors(), ", "))}
		case port < 0 || port > 65535:
			return usageError{fmt.Errorf(w.badPort, port)}
		}
		o, err := f.options(c)
		if err != nil {
			return err
		}
		at, err := c.listen(address, port)
		if err != nil {
			return err
		}
		site := "http://" + shownHost(at.Addr(), address) + "/"
		o.URL, o.Drafts, o.Drawings = site, true, kept("drawings")
		fmt.Fprintf(c.out, w.ready, site)
		return preview.Serve(cmd.Context(), at, preview.Options{
			Site: o, Lang: c.words.code, Words: messages.In(c.words.code), Explain: c.explain, Editor: preview.Editor(editor), Host: address,
			OnReady: func() {
				if open {
					if err := preview.Open(site); err != nil {
						fmt.Fprintf(c.err, w.notOpened, err)
					}
				}
			},
			OnRefresh: func(change preview.Change) { c.rebuilt(time.Now(), o.Content, change) },
		})
	}
	return cmd
}

// listen takes the port that was asked for, or the first that is free, and tells
// who else will see the site.
func (c *cli) listen(address string, port int) (net.Listener, error) {
	w := c.words.serving
	first, last := port, port
	if port == 0 {
		first, last = usualPort, usualPort+otherPorts
	}
	for at := first; ; at++ {
		listener, err := net.Listen("tcp", net.JoinHostPort(address, strconv.Itoa(at)))
		switch {
		case err == nil:
			if at != first {
				fmt.Fprintf(c.err, w.otherPort, first, at)
			}
			if tcp, ok := listener.Addr().(*net.TCPAddr); ok && !tcp.IP.IsLoopback() {
				fmt.Fprintf(c.err, w.seen, address)
			}
			return listener, nil
		case taken(err) && at < last:
		case taken(err):
			return nil, fmt.Errorf(w.taken, at)
		default:
			return nil, fmt.Errorf(w.notHere, address, at, c.reason(errors.Unwrap(err)))
		}
	}
}

// taken tells that another program listens on a port: the second is Windows'
// word for it.
func taken(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, syscall.Errno(10048))
}

// shownHost is the host and the port that a browser of this machine goes to.
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

// rebuilt tells a refresh: when, what changed, what came of it; then the first
// error, with its place, that a terminal makes a link of.
func (c *cli) rebuilt(now time.Time, content string, change preview.Change) {
	s := c.words.serving
	what := s.all
	if n := len(change.Files); n > 0 {
		what = strings.Join(change.Files[:min(n, 3)], ", ")
		if n > 3 {
			what += s.more(n - 3)
		}
	}
	came, first := s.fine, ""
	if change.Err != nil {
		came, first = s.fault, c.explain(change.Err)
	} else if errs, warnings := diag.Count(change.Report.Findings); errs+warnings > 0 {
		came, first = c.words.count(errs, warnings), c.firstError(content, change.Report.Findings)
	}
	fmt.Fprintf(c.out, "%s  %s  %s  %s\n", now.Format(time.TimeOnly), what, came, seconds(change.Took, s.comma))
	if first != "" {
		fmt.Fprintf(c.out, "          %s\n", first) // below what changed
	}
}

// firstError is the place and the words of the first error among findings; ""
// for none.
func (c *cli) firstError(content string, found []diag.Finding) string {
	i := slices.IndexFunc(found, func(f diag.Finding) bool { return f.Severity == diag.Error })
	if i < 0 {
		return ""
	}
	f, words := found[i], messages.In(c.words.code)
	place := path.Join(filepath.ToSlash(content), f.File)
	if f.Line > 0 {
		place += fmt.Sprintf(":%d:%d", f.Line, f.Col)
	}
	return place + words.Colon() + words.Words(f.Code, f.Args).What
}
