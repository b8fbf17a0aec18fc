// Package generator is the walk from records to a site:
//
//	content → record → check → model → stats → figure → page → theme → output
//
// Each step is a package of its own; here they only follow each other.
package generator

import (
	"context"
	"io"
	"io/fs"
	"os"

	"parvis/generator/check"
	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/figure/draw"
	"parvis/generator/html/near"
	"parvis/generator/html/theme"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/output"
	"parvis/generator/site/weight"
	"parvis/generator/text/date"
)

// Options is what the command line decides.
type Options struct {
	Content  string                // folder of the records
	Output   string                // folder of the site
	Theme    string                // theme's name; "" for site.toml's, else the default
	URL      string                // overrides site.toml's url
	AsOf     date.Date             // overrides site.toml's arrete_au
	Drafts   bool                  // drafts and future publications too
	Drawings string                // folder that keeps drawings from one build to the next; "" for none
	Builds   string                // folder that keeps what builds told, for a build of the same; "" for none
	Progress func(done, total int) // called from any goroutine; may be nil
}

// Report is what a build found and did, and what a check found.
type Report struct {
	Findings []diag.Finding // sorted; with an error nothing was written
	Records  int
	Pages    int  // made with a template: files such as sitemap.xml are not
	Drawn    int  // drawings of figures made, not found where they are kept
	Tables   bool // the program has no ECharts: figures are published as tables with bars
	Files    output.Result

	Publishing model.Publishing // where the site is sent; none with an error
}

// Failed tells that the findings stop the build.
func (r *Report) Failed() bool {
	errors, _ := diag.Count(r.Findings)
	return errors > 0
}

// Build makes the site. With findings that are errors it writes nothing and
// returns them without an error; the error is for what is not in the records:
// a folder, a theme (a ThemeError).
func Build(ctx context.Context, o Options) (*Report, error) {
	inputs := inputs(o) // before they are read: what changes after is for the next build
	if report := unchanged(o, inputs); report != nil {
		return report, nil
	}
	go ahead()
	themes := &themeCache{options: o}
	_, m, report, err := load(ctx, o, themes, nil, nil)
	if err != nil || m == nil {
		return report, err
	}
	look, err := themes.of(m)
	if err != nil {
		return report, err
	}
	engine := draw.New(o.Drawings)
	defer engine.Close()
	report.Tables = !engine.Available()
	var scale *weight.Scale // of pages that are known once all makers were asked
	files := allFiles(makers(m, means{look.Words(), renderer(look), engine, func() []weight.Kind { return scale.Kinds() }}))
	scale = weight.New(m.Base, weighable(files))
	for _, f := range files {
		if f.Kind != "" {
			report.Pages++
		}
	}
	if err := rehearse(look, files); err != nil {
		return report, err
	}
	folder, err := output.Open(o.Output, withCopies(m, paths(files, look.Assets())))
	if err != nil {
		return report, err
	}
	w := &writer{folder: folder, site: m, scale: scale, progress: o.Progress, drawn: engine.Release}
	if err := w.write(ctx, o.Content, look, files); err != nil {
		folder.Abandon()
		return report, err
	}
	report.Drawn = engine.Drawn()
	report.Files, err = folder.Finish(report.keep(o, inputs))
	return report, err
}

// desk is what was read and checked, kept for when it is read again.
type desk struct {
	records record.Cache
	checks  check.Memory
}

// load reads and checks the records; there is no site where one has an error. A
// desk is for who reads them again, or wants places in them.
func load(ctx context.Context, o Options, owed check.Owed, d *desk, touched []string) (*record.Set, *model.Site, *Report, error) {
	root, err := os.OpenRoot(o.Content)
	if err != nil {
		return nil, nil, &Report{}, err
	}
	defer root.Close()
	var found diag.List
	read, run := record.Load, check.Run
	if d != nil {
		read, run = func(ctx context.Context, fsys fs.FS, found *diag.List) (*record.Set, error) {
			return d.records.Load(ctx, fsys, found, touched...)
		}, d.checks.Run
	}
	set, err := read(ctx, root.FS(), &found)
	if err != nil {
		return nil, nil, &Report{}, err
	}
	site, err := run(ctx, set, check.Options{AsOf: o.AsOf, URL: o.URL, Drafts: o.Drafts, Owed: owed, Once: d == nil}, &found)
	report := &Report{Findings: found.Sorted(), Records: set.Count()}
	if site != nil {
		report.Publishing = site.Publishing
	}
	return set, site, report, err
}

// ahead makes what is the same for every site, while the records are read.
func ahead() {
	_, _ = icons() // whoever asks is told of an error
	near.Ahead()
}

// rehearse renders the first page of each kind, to nowhere: a template that
// fails, or lacks a word, is known before anything is written.
func rehearse(look *theme.Theme, files []site.File) error {
	seen := map[string]bool{"": true} // no template
	for _, f := range files {
		if seen[f.Kind] || f.Waits != site.ForNothing {
			continue
		}
		seen[f.Kind] = true
		if err := writeFile(io.Discard, f); err != nil {
			return err
		}
	}
	return wordless(look.Words().Missing())
}

// paths is where everything that Parvis makes lies.
func paths(files []site.File, assets []theme.Asset) []string {
	var out []string
	for _, a := range assets {
		out = append(out, a.Path)
	}
	for _, f := range files {
		out = append(out, f.Path())
	}
	return out
}
