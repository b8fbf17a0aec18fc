// Command parvis checks the records of a site and builds it.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"

	"parvis/cmd/parvis/console"
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
	findings = 1 // errors in the records, the theme or the folders
	usage    = 2 // error in the command line
)

// run executes a command line and returns its exit code.
func run(ctx context.Context, args []string, out, err io.Writer) int {
	lang := langOf(args)
	c := &cli{console.New(lang, out, err), wordsIn[lang]}
	return c.execute(ctx, args)
}
