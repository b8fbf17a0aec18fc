// Command audit looks at sites that Parvis made as their readers will: in a real
// Chromium, over every kind of page. It builds the records of content/ and a
// made-up site of a thousand signatories, serves them on the loopback as a good
// host would, takes of every kind of page the heaviest and the lightest, and
// asks of each what checks.go lists; then Lighthouse looks at the pages that
// readers come to first:
//
//	go run ./cmd/audit
//
// Kinds are found in the pages themselves (<body class="kind-…">): a new kind is
// looked at without a change here. What was measured is printed as Markdown;
// what falls short, one fault a line with its page, its mode, its rule and its
// element, and the exit code is 1. A tool that lacks is a failure too.
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
	n := flag.Int("n", 1000, "signatories of the made-up site")
	only := flag.String("only", "", "kinds to look at, with commas between, without Lighthouse; all when empty")
	keep := flag.String("keep", "", "folder to leave pictures of pages and PDF files in, for eyes")
	flag.Parse()
	if *n < 1 || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM) // Chromium ends even so
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

// run tells how many faults there are, all printed.
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
	made := filepath.Join(dir, "records")
	if _, _, err := synth.Write(made, 1, n); err != nil {
		return 0, err
	}
	var sites []*site
	for _, of := range []struct{ name, content string }{{"content", "content"}, {"synth", made}} {
		s, err := open(ctx, of.name, of.content, filepath.Join(dir, of.name), filepath.Join(dir, "drawings"))
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
	a := &audit{axe: tools.axe, versions: tools.versions, keep: keep}
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
		fmt.Printf("Only %s, and without Lighthouse: this is no whole audit.\n", only)
	}
	if errors.Is(err, context.Canceled) {
		return 0, errors.New("interrupted")
	}
	return len(a.faults), err
}
