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

// modules is the folder where "make tools" installs npm packages.
const modules = ".ci/node_modules"

// tools are the external programs that the audit runs.
type tools struct {
	chromium   string   // path of the browser
	node       string   // path of Node
	lighthouse string   // path of Lighthouse's command
	axe        string   // JavaScript source of axe-core
	versions   []string // "axe-core 4.14.1"; of Lighthouse and Node too
}

// findTools finds all tools. The error says how to install each missing one.
func findTools() (tools, error) {
	var t tools
	var missing []error
	var err error
	if t.chromium, err = testbrowser.Program(); err != nil {
		missing = append(missing, err)
	}
	if t.node, err = exec.LookPath("node"); err != nil {
		missing = append(missing, errors.New("no Node, 18 or later; on Debian: apt install nodejs"))
	}
	axe, err := os.ReadFile(filepath.Join(modules, "axe-core", "axe.min.js"))
	if err != nil {
		missing = append(missing, errors.New("no axe-core; run from the root of the repository: make tools"))
	}
	t.axe = string(axe)
	t.lighthouse = filepath.Join(modules, "lighthouse", "cli", "index.js")
	if _, err := os.Stat(t.lighthouse); err != nil {
		missing = append(missing, errors.New("no Lighthouse; run from the root of the repository: make tools"))
	}
	if len(missing) > 0 {
		return t, errors.Join(missing...)
	}
	t.versions, err = t.readVersions()
	return t, err
}

// readVersions returns the tools with their versions, because results depend on them.
func (t tools) readVersions() ([]string, error) {
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
