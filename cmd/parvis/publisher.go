package main

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"

	"parvis/cmd/parvis/console"
	"parvis/generator"
	"parvis/generator/publish"
)

// publisher sends the site from the forms of the browser, as "parvis publish" does.
type publisher struct {
	*cli
	options generator.Options
	targets func() []publish.Target
}

// Targets returns the names of the places where the site can be sent.
func (p publisher) Targets() []string {
	var out []string
	for _, t := range p.targets() {
		out = append(out, t.Name)
	}
	return out
}

// Plan builds the site and tells what would be sent.
func (p publisher) Plan(ctx context.Context, target string) (string, error) {
	return p.run(ctx, target, publish.Options{DryRun: true, Progress: func(int, int) {}})
}

// Send builds the site and sends it.
func (p publisher) Send(ctx context.Context, target string, progress func(done, total int)) (string, error) {
	return p.run(ctx, target, publish.Options{Progress: progress})
}

// run does what the command does, and returns what it prints. If it fails, that is the error.
func (p publisher) run(ctx context.Context, target string, o publish.Options) (string, error) {
	var said bytes.Buffer
	c := &cli{console.New(p.Lang, &said, &said), p.words}
	w := publishIn[p.Lang]
	report, err := c.prepare(ctx, p.options, false)
	if err != nil {
		return "", err
	}
	if !report.Failed() {
		if o.Target, err = w.chooseTarget(report.Publishing.Targets, []string{target}); err != nil {
			return "", err
		}
		content, err := filepath.Abs(p.options.Content)
		if err != nil {
			return "", err
		}
		o.Dir, o.Base = p.options.Output, filepath.Dir(content)
		if err := w.checkFolder(o, p.options); err != nil {
			return "", err
		}
		if err := c.send(ctx, o, w); err != nil {
			return "", err
		}
	}
	text := strings.TrimSpace(strings.ReplaceAll("\n"+said.String(), "\nparvis: ", "\n"))
	if report.Failed() || c.Failed {
		return "", errors.New(text)
	}
	return text, nil
}
