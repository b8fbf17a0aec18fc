// Package generator is the walk from records to a site:
//
//	content → record → check → model → stats → figure → page → theme → output
//
// Each step is a package of its own; here they only follow each other.
package generator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"parvis/generator/check"
	"parvis/generator/date"
	"parvis/generator/diag"
	"parvis/generator/draw"
	"parvis/generator/emblem"
	"parvis/generator/model"
	"parvis/generator/output"
	"parvis/generator/page"
	"parvis/generator/record"
	"parvis/generator/site"
	"parvis/generator/stats"
	"parvis/generator/theme"
	"parvis/generator/weight"
	"parvis/themes"
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

// ThemeError tells that the theme is at fault: there is none of that name, or
// one of its files is wrong.
type ThemeError struct{ Err error }

func (e *ThemeError) Error() string { return "theme: " + strings.TrimPrefix(e.Err.Error(), "theme: ") }
func (e *ThemeError) Unwrap() error { return e.Err }

// Build makes the site. With findings that are errors it writes nothing and
// returns them without an error; the error is for what is not in the records:
// a folder, a theme (a ThemeError).
func Build(ctx context.Context, o Options) (*Report, error) {
	inputs := inputs(o) // before they are read: what changes after is for the next build
	if report := unchanged(o, inputs); report != nil {
		return report, nil
	}
	go ahead()
	_, m, report, err := load(ctx, o, nil, nil)
	if err != nil || m == nil {
		return report, err
	}
	look, err := dress(o, m)
	if err != nil {
		return report, err
	}
	engine := draw.New(o.Drawings)
	defer engine.Close()
	report.Tables = !engine.Available()
	var scale *weight.Scale // of pages that are known once all makers were asked
	files := allFiles(makers(m, sync.OnceValue(func() *stats.Totals { return stats.Of(m) }), look, engine, func() []weight.Kind { return scale.Kinds() }))
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
	w := &writer{folder: folder, site: m, scale: scale, progress: o.Progress, drawn: engine.Rest}
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
	records record.Shelf
	checks  check.Memory
}

// load reads and checks the records; there is no site where one has an error. A
// desk is for who reads them again, or wants places in them.
func load(ctx context.Context, o Options, d *desk, touched []string) (*record.Set, *model.Site, *Report, error) {
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
	site, err := run(ctx, set, check.Options{AsOf: o.AsOf, URL: o.URL, Drafts: o.Drafts, Once: d == nil}, &found)
	report := &Report{Findings: found.Sorted(), Records: set.Count()}
	if site != nil {
		report.Publishing = site.Publishing
	}
	return set, site, report, err
}

// dress loads the theme: that of the command line or of the site, from the
// folder themes beside the content or from the program.
func dress(o Options, site *model.Site) (*theme.Theme, error) {
	content, err := filepath.Abs(o.Content) // "." has a folder above too
	if err != nil {
		return nil, err
	}
	name := o.Theme
	if name == "" {
		name = site.Theme
	}
	var disk fs.FS // in a Root: what a link out of it leads to isn't for a site
	folder := filepath.Join(filepath.Dir(content), "themes")
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		root, err := os.OpenRoot(folder)
		if err != nil {
			return nil, &ThemeError{err}
		}
		defer root.Close()
		disk = root.FS()
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, &ThemeError{err}
	}
	layers, err := theme.Resolve(name, disk, themes.FS)
	if err != nil {
		return nil, &ThemeError{err}
	}
	made, err := icons()
	if err != nil {
		return nil, err
	}
	files := maps.Clone(made)
	if script := draw.Interactive(); script != nil {
		files["echarts.js"], files["licences.txt"] = script, draw.Notices()
	}
	look, err := theme.Load(theme.Options{Layers: layers, Lang: site.Lang, Base: site.Base, Files: files, Title: site.Title})
	if err != nil {
		return nil, &ThemeError{err}
	}
	return look, nil
}

// ahead makes what is the same for every site, while the records are read.
func ahead() {
	_, _ = icons() // whoever asks is told of an error
	page.Ahead()
}

// icons is the icons that a theme without its own is published with.
var icons = sync.OnceValues(func() (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, size := range []int{emblem.Small, emblem.Touch, emblem.Home, emblem.Large} {
		icon, err := emblem.Icon(size)
		if err != nil {
			return nil, err
		}
		files[fmt.Sprintf("icon-%d.png", size)] = icon
	}
	return files, nil
})

// rehearse renders the first page of each kind, to nowhere: a template that
// fails, or lacks a word, is known before anything is written.
func rehearse(look *theme.Theme, files []site.File) error {
	seen := map[string]bool{"": true} // no template
	for _, f := range files {
		if seen[f.Kind] || f.Waits != site.ForNothing {
			continue
		}
		seen[f.Kind] = true
		if err := f.Write(io.Discard); err != nil {
			return err
		}
	}
	return wordless(look.Words().Missing())
}

// wordless is an error where pages wanted words that the theme doesn't have.
func wordless(missing []string) error {
	if len(missing) > 0 {
		return &ThemeError{fmt.Errorf("no file of lang has the words %s", strings.Join(missing, ", "))}
	}
	return nil
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
