// Command bundle builds the script that package interactive embeds, from js/ and from the npm
// packages pinned by package-lock.json. It also writes their licences. make runs it from the root
// of the repository. It doesn't need Node; the same sources give the same bytes.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"parvis/generator/figure/paint"
)

const room = "generator/figure/interactive"

func main() {
	log.SetFlags(0)
	if err := write(); err != nil {
		log.Fatal(err)
	}
}

func write() error {
	texts, err := licences()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(room, "dist", "licences.txt"), texts, 0o644); err != nil {
		return err
	}
	colours := map[string]string{}
	for _, c := range paint.Colours {
		if colours[c.Light] == "" { // others that look the same in light mode are those of texts on shades
			colours[c.Light] = c.Role
		}
	}
	palette, err := json.Marshal(colours)
	if err != nil {
		return err
	}
	notice, err := notice()
	if err != nil {
		return err
	}
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{filepath.Join(room, "js", "interactive.js")}, Bundle: true, Format: api.FormatESModule, Target: api.ES2020,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, Charset: api.CharsetUTF8,
		LegalComments: api.LegalCommentsNone, // about forty identical ones; the banner replaces them
		Banner:        map[string]string{"js": notice},
		Define:        map[string]string{"process.env.NODE_ENV": `"production"`, "PALETTE": string(palette)},
	})
	if faults := append(result.Errors, result.Warnings...); len(faults) > 0 {
		return errors.New(strings.Join(api.FormatMessages(faults[:min(len(faults), 5)], api.FormatMessagesOptions{}), ""))
	}
	return os.WriteFile(filepath.Join(room, "dist", "interactive.js"), result.OutputFiles[0].Contents, 0o644)
}

// packages lists what the bundles are made of, with the texts that must go with
// every copy.
var packages = []struct {
	name  string
	texts []string
}{
	{"echarts", []string{"NOTICE", "LICENSE", "licenses/LICENSE-d3"}},
	{"zrender", []string{"LICENSE"}},
	{"tslib", []string{"LICENSE.txt"}},
}

func licences() ([]byte, error) {
	var out bytes.Buffer
	for _, p := range packages {
		for _, name := range p.texts {
			text, err := os.ReadFile(filepath.Join(room, "node_modules", p.name, name))
			if err != nil {
				return nil, err
			}
			fmt.Fprintf(&out, "==== %s: %s ====\n\n%s\n\n", p.name, name, bytes.TrimSpace(text))
		}
	}
	return out.Bytes(), nil
}

// notice returns the comment at the top of the script.
func notice() (string, error) {
	out := "/*! built from"
	for i, p := range packages {
		text, err := os.ReadFile(filepath.Join(room, "node_modules", p.name, "package.json"))
		if err != nil {
			return "", err
		}
		var pinned struct{ Version, License string }
		if err := json.Unmarshal(text, &pinned); err != nil {
			return "", fmt.Errorf("%s/package.json: %w", p.name, err)
		}
		if i > 0 {
			out += ","
		}
		out += fmt.Sprintf(" %s %s (%s)", p.name, pinned.Version, pinned.License)
	}
	return out + "; modified by bundling; licences: licences.txt */", nil
}
