// Command audit checks built sites in a real browser, Chromium. It builds the records
// of content/ and a synthetic site of a thousand signatories, and serves them on the
// loopback as a good host would. It runs the checks of checks.go on the heaviest and
// the lightest page of each kind, then Lighthouse on the main entry pages:
//
//	go run ./cmd/audit
//
// The kind of a page is read from the page (<body class="kind-…">), so new kinds are
// checked without a change here. The measurements are printed as Markdown. Problems
// are printed one per line, with page, mode, rule and element, and the exit code is
// then 1. A missing tool is an error too.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"parvis/generator/content/synth"
)

func main() {
	n := flag.Int("n", 1000, "number of signatories of the synthetic site")
	only := flag.String("only", "", "kinds of pages to check, comma-separated, without Lighthouse; all if empty")
	keep := flag.String("keep", "", "folder for screenshots and PDF files of the pages")
	flag.Parse()
	if *n < 1 || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM) // so that Chromium is stopped too
	defer stop()
	faults, err := run(ctx, *n, *only, *keep)
	if err != nil {
		fmt.Fprintln(os.Stderr, "audit:", err)
		os.Exit(1)
	}
	if faults > 0 {
		fmt.Fprintf(os.Stderr, "audit: %d faults\n", faults)
		os.Exit(1)
	}
}

// run runs the audit, prints its report, and returns the number of faults.
func run(ctx context.Context, n int, only, keep string) (int, error) {
	start := time.Now()
	tools, err := findTools()
	if err != nil {
		return 0, err
	}
	dir, err := os.MkdirTemp("", "parvis-audit-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	madeUp := filepath.Join(dir, "records")
	if _, _, err := synth.Write(madeUp, 1, n); err != nil {
		return 0, err
	}
	var sites []*site
	for _, of := range []struct{ name, content string }{{"content", "content"}, {"synth", madeUp}} {
		s, err := open(ctx, of.name, of.content, filepath.Join(dir, of.name))
		if err != nil {
			return 0, err
		}
		defer s.close()
		sites = append(sites, s)
	}
	var kinds []string
	if only != "" {
		kinds = strings.Split(only, ",")
	}
	pages, err := sample(sites, kinds)
	if err != nil {
		return 0, err
	}
	if keep != "" {
		if err := os.MkdirAll(keep, 0o755); err != nil {
			return 0, err
		}
	}
	a := &audit{axe: tools.axe, versions: tools.versions, outputDir: keep}
	built := time.Since(start)
	err = a.browse(ctx, pages)
	looked := time.Since(start) - built
	if err == nil && kinds == nil {
		err = a.lighthouse(ctx, tools, sites[0])
	}
	a.report(os.Stdout, sites, pages)
	fmt.Printf("\nSites built in %.0f s, pages looked at in %.0f s, Lighthouse in %.0f s.\n",
		built.Seconds(), looked.Seconds(), (time.Since(start) - built - looked).Seconds())
	if kinds != nil {
		fmt.Printf("Only %s, and without Lighthouse: not a complete audit.\n", only)
	}
	if errors.Is(err, context.Canceled) {
		return 0, errors.New("interrupted")
	}
	return len(a.faults), err
}
