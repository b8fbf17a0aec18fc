package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"golang.org/x/term"

	"parvis/cmd/parvis/starting"
	"parvis/generator"
	"parvis/generator/preview"
)

// errNoSite is returned by alone when there is nothing to serve: the help is shown.
var errNoSite = errors.New("no site here")

// alone is the command without arguments, as a double-click starts it: it serves the site of the folder,
// or of the program's own, and opens its forms. Where there is none it offers to make one.
func (c *cli) alone(ctx context.Context) error {
	folder, found := siteFolder()
	if !found {
		if !term.IsTerminal(int(os.Stdin.Fd())) {
			return errNoSite
		}
		made, err := starting.Offer(ctx, c.Console, os.Stdin)
		if err != nil {
			return err
		}
		if made == "" {
			return errNoSite
		}
		folder = made
	}
	if err := os.Chdir(folder); err != nil {
		return err
	}
	at, err := c.listen("127.0.0.1", 0)
	if err != nil {
		return err
	}
	return c.run(ctx, generator.Options{Content: "content"}, serving{at: at, address: "127.0.0.1", editor: "vscode", open: preview.EditPath})
}

// siteFolder returns the folder that a site is in: the one where the command is run, or that of the
// program.
func siteFolder() (folder string, found bool) {
	folders := []string{"."}
	if program, err := os.Executable(); err == nil {
		folders = append(folders, filepath.Dir(program))
	}
	for _, f := range folders {
		if info, err := os.Stat(filepath.Join(f, "content", "site.toml")); err == nil && info.Mode().IsRegular() {
			return f, true
		}
	}
	return "", false
}
