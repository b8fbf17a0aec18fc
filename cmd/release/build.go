package main

import (
	"bytes"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// build builds the command for a platform and returns its path.
func (e edition) build(dir string, p platform) (string, error) {
	out, err := filepath.Abs(filepath.Join(dir, p.program()))
	if err != nil {
		return "", err
	}
	_, err = e.run(p, "build", "-trimpath", "-buildvcs=false", "-o", out,
		"-ldflags", "-s -w -X main.release="+e.version+" -X main.revision="+e.revision, "./cmd/parvis")
	return out, err
}

// run runs the Go command for a platform. Of the GO… and CGO… variables, it keeps only
// those that locate tools, caches and proxies, so that the user's settings can't change
// a release.
func (e edition) run(p platform, args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = e.root
	for _, v := range os.Environ() {
		name, _, _ := strings.Cut(v, "=")
		ofGo := strings.HasPrefix(name, "GO") || strings.HasPrefix(name, "CGO")
		if !ofGo || slices.Contains(allowedVariables, name) {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env, "GOOS="+p.system, "GOARCH="+p.processor, "CGO_ENABLED=0", "GOFLAGS=-mod=readonly", "GOENV=off")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", args[0], err, stderr.String())
	}
	return out, nil
}

// allowedVariables are the variables of the Go command that run keeps.
var allowedVariables = []string{"GOPATH", "GOROOT", "GOCACHE", "GOMODCACHE", "GOPROXY", "GOSUMDB", "GONOSUMDB",
	"GOPRIVATE", "GOTOOLCHAIN"}

// part is a component of the command: a Go module, the standard library, or an npm
// package in the ECharts bundle.
type part struct {
	name, version string
	sum           string // from go.sum or package-lock.json; "" for none
	licence       string // SPDX
	npm           bool
	folders       []string // folders of its linked packages and their parents: where licence files may be
}

// parts returns the components of a built command, from its build information.
func (e edition) parts(built string, p platform) ([]part, error) {
	info, err := buildinfo.ReadFile(built)
	if err != nil {
		return nil, err
	}
	folders, err := e.folders(p)
	if err != nil {
		return nil, err
	}
	root, err := e.run(p, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	std := part{name: "std", version: strings.TrimPrefix(info.GoVersion, "go"), licence: "BSD-3-Clause",
		folders: []string{strings.TrimSpace(string(root))}}
	parts := []part{std}
	for _, m := range info.Deps {
		if m.Replace != nil {
			return nil, fmt.Errorf("%s has a replace directive: not allowed in a release", m.Path)
		}
		parts = append(parts, part{name: m.Path, version: m.Version, sum: m.Sum, licence: licenceOf(m.Path),
			folders: folders[m.Path]})
	}
	bundled, err := e.bundled()
	return append(parts, bundled...), err
}

// folders returns, for each module linked into the command on a platform, the folders
// of its linked packages and their parents up to the root of the module.
func (e edition) folders(p platform) (map[string][]string, error) {
	out, err := e.run(p, "list", "-deps", "-json=Dir,Module,Standard", "./cmd/parvis")
	if err != nil {
		return nil, err
	}
	folders := map[string][]string{}
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var pkg struct {
			Dir      string
			Standard bool
			Module   *struct{ Path, Dir string }
		}
		if err := decoder.Decode(&pkg); err == io.EOF {
			return folders, nil
		} else if err != nil {
			return nil, err
		}
		if pkg.Standard || pkg.Module == nil {
			continue
		}
		of := pkg.Module.Path
		for dir := pkg.Dir; ; dir = filepath.Dir(dir) {
			if !slices.Contains(folders[of], dir) {
				folders[of] = append(folders[of], dir)
			}
			if dir == pkg.Module.Dir || len(dir) <= len(pkg.Module.Dir) {
				break
			}
		}
		slices.Sort(folders[of])
	}
}

// bundled returns the npm packages in the ECharts bundle, from its lock file.
func (e edition) bundled() ([]part, error) {
	data, err := os.ReadFile(filepath.Join(e.root, "generator", "figure", "interactive", "package-lock.json"))
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct{ Version, Integrity, License string }
	}
	if err := json.Unmarshal(data, &lock); err != nil {
		return nil, fmt.Errorf("generator/figure/interactive/package-lock.json: %w", err)
	}
	var parts []part
	for at, p := range lock.Packages {
		if name, ok := strings.CutPrefix(at, "node_modules/"); ok {
			parts = append(parts, part{name: name, version: p.Version, sum: p.Integrity, licence: p.License, npm: true})
		}
	}
	slices.SortFunc(parts, func(a, b part) int { return strings.Compare(a.name, b.name) })
	return parts, nil
}
