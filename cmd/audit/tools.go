package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
)

// modules is where npm put the programs that check sites, by "make tools".
const modules = ".ci/node_modules"

// tools is the programs of others that the audit runs.
type tools struct {
	chromium   string // path of the browser
	node       string // path of Node
	lighthouse string // path of Lighthouse's command
	axe        string // source of axe-core, a script
}

// findTools wants all of them, and tells of every one that lacks how to get it.
func findTools() (tools, error) {
	var t tools
	var lacking []error
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			t.chromium = found
			break
		}
	}
	if t.chromium == "" {
		lacking = append(lacking, errors.New("no Chromium; on Debian: apt install chromium"))
	}
	var err error
	if t.node, err = exec.LookPath("node"); err != nil {
		lacking = append(lacking, errors.New("no Node, 18 or later; on Debian: apt install nodejs"))
	}
	axe, err := os.ReadFile(filepath.Join(modules, "axe-core", "axe.min.js"))
	if err != nil {
		lacking = append(lacking, errors.New("no axe-core; run from the root of the repository: make tools"))
	}
	t.axe = string(axe)
	t.lighthouse = filepath.Join(modules, "lighthouse", "cli", "index.js")
	if _, err := os.Stat(t.lighthouse); err != nil {
		lacking = append(lacking, errors.New("no Lighthouse; run from the root of the repository: make tools"))
	}
	return t, errors.Join(lacking...)
}
