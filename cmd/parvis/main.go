// Command parvis checks the records of a site and builds it.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// Exit codes.
const (
	ok       = 0
	findings = 1 // the records, the theme or the folders need mending
	usage    = 2 // the command line does
)

// run executes a command line and is its exit code.
func run(ctx context.Context, args []string, out, err io.Writer) int {
	c := &cli{words: wordsFor(args), out: out, err: err}
	return c.execute(ctx, args)
}
