package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// guides returns the documentation of an archive: the licence, the documents, and the
// manual pages and completions that the command generates.
func (e edition) guides(program string) ([]file, error) {
	var out []file
	for name, from := range map[string]string{
		"LICENSE":        "LICENSE",
		"doc/README.md":  "README.md",
		"doc/FORMAT.md":  "generator/content/record/FORMAT.md",
		"doc/FIGURES.md": "generator/figure/catalogue/FIGURES.md",
	} {
		data, err := os.ReadFile(filepath.Join(e.root, filepath.FromSlash(from)))
		if err != nil {
			return nil, err
		}
		out = append(out, file{name, data, 0o644})
	}
	for name, args := range map[string][]string{
		"man/man1/parvis.1":       {"man", "--lang", "en"},
		"man/fr/man1/parvis.1":    {"man"},
		"completions/parvis.bash": {"completion", "bash"},
		"completions/_parvis":     {"completion", "zsh"},
		"completions/parvis.fish": {"completion", "fish"},
		"completions/parvis.ps1":  {"completion", "powershell"},
	} {
		data, err := exec.Command(program, args...).Output()
		if err != nil {
			return nil, fmt.Errorf("parvis %v: %w", args, err)
		}
		out = append(out, file{name, data, 0o644})
	}
	return out, nil
}
