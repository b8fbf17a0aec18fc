package main

import (
	"errors"
	"flag"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"parvis/generator/testbrowser"
)

var update = flag.Bool("update", false, "accept in testdata/script what the command prints now (cmp lines)")

func TestMain(m *testing.M) {
	testscript.Main(tests{m}, map[string]func(){"parvis": func() {
		reachable = netip.Addr.IsLoopback
		main()
	}})
}

// tests is the tests of this package, which share a browser.
type tests struct{ *testing.M }

func (m tests) Run() int {
	defer testbrowser.Close()
	return m.M.Run()
}

// TestScript runs the command as in a terminal, one script per scenario.
func TestScript(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"badname": func(ts *testscript.TestScript, _ bool, args []string) { // badname folder: with a file named over two lines
				ts.Check(os.WriteFile(filepath.Join(ts.MkAbs(args[0]), "a\n::warning::pwned.md"), nil, 0o644))
			},
		},
	})
}

// exits runs a command line that must fail with the given exit code ("! exec" accepts
// any failure): "exits 1 parvis check".
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code command…")
	}
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); !errors.As(err, &exit) || strconv.Itoa(exit.ExitCode()) != args[0] {
		ts.Fatalf("got %v, wanted exit code %s", err, args[0])
	}
}
