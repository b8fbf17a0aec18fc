package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"parvis/generator/testbrowser"
)

// modules is where npm put the programs that check sites, by "make tools".
const modules = ".ci/node_modules"

// tools is the programs of others that the audit runs.
type tools struct {
	chromium   string   // path of the browser
	node       string   // path of Node
	lighthouse string   // path of Lighthouse's command
	axe        string   // source of axe-core, a script
	versions   []string // "axe-core 4.14.1", and so of Lighthouse and Node
}

// findTools wants all of them, and tells of every one that lacks how to get it.
func findTools() (tools, error) {
	var t tools
	var lacking []error
	var err error
	if t.chromium, err = testbrowser.Program(); err != nil {
		lacking = append(lacking, err)
	}
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
	if len(lacking) > 0 {
		return t, errors.Join(lacking...)
	}
	t.versions, err = t.askVersions()
	return t, err
}

// askVersions names the tools with their versions, which faults depend on.
func (t tools) askVersions() ([]string, error) {
	var out []string
	for _, name := range []string{"axe-core", "lighthouse"} {
		src, err := os.ReadFile(filepath.Join(modules, name, "package.json"))
		if err != nil {
			return nil, err
		}
		var about struct{ Version string }
		if err := json.Unmarshal(src, &about); err != nil {
			return nil, fmt.Errorf("package.json of %s: %w", name, err)
		}
		out = append(out, name+" "+about.Version)
	}
	node, err := exec.Command(t.node, "--version").Output()
	if err != nil {
		return nil, fmt.Errorf("asking Node its version: %w", err)
	}
	return append(out, "Node "+strings.TrimSpace(string(node))), nil
}
