// Package generator builds a site from its records, in steps:
//
//	content → record → check → model → stats → figure → page → theme → output
//
// Each step is a package of its own. This one calls them in order.
package generator

import (
	"context"
	"io"
	"io/fs"
	"os"

	"parvis/generator/check"
	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/figure/interactive"
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
	Builds   string                // folder of the saved reports of builds, reused when nothing changed; "" for none
	Progress func(done, total int) // called from any goroutine; may be nil

	inputs *inputs           // of a build whose report is saved; else nil
	over   map[string][]byte // files to read instead of those of the content folder, or beside them; nil for none
}

// Report is the result of a build or of a check: its findings, and counts of what was built.
type Report struct {
	Findings []diag.Finding // sorted; with an error nothing was written
	Records  int
	Pages    int  // made with a template: files such as sitemap.xml are not
	Still    bool // the program was built without ECharts: figures have no interactive form
	Files    output.Result

	Publishing model.Publishing // where the site is sent; zero when a finding is an error
}

// Failed reports whether a finding is an error, which stops the build.
func (r *Report) Failed() bool {
	errors, _ := diag.Count(r.Findings)
	return errors > 0
}

// Build builds the site. When findings are errors, it writes nothing and returns
// the findings, and a nil error. The error is for faults outside the records: of a
// folder, or of the theme (a ThemeError).
func Build(ctx context.Context, o Options) (*Report, error) {
	o.inputs = readInputs(o)
	if report := unchanged(o); report != nil {
		return report, nil
	}
	go warmUp()
	themes := &themeCache{options: o}
	set, m, report, err := load(ctx, o, themes, nil, nil)
	if err != nil || m == nil {
		return report, err
	}
	look, err := themes.of(m)
	if err != nil {
		return report, err
	}
	if err := checkThemeNames(o, set); err != nil {
		return report, err
	}
	report.Still = interactive.Script() == nil
	var scale *weight.Scale // set below, once all makers have listed their pages
	files := allFiles(makers(m, dependencies{look.Words(), renderer(look), func() []weight.Kind { return scale.Kinds() }}))
	scale = weight.New(m.Base, weighedPages(files))
	for _, f := range files {
		if f.Kind != "" {
			report.Pages++
		}
	}
	if err := renderSamples(look, files); err != nil {
		return report, err
	}
	folder, err := output.Open(o.Output, publishedPaths(m, paths(files, look.Assets())))
	if err != nil {
		return report, err
	}
	w := &writer{folder: folder, site: m, scale: scale, progress: o.Progress}
	if err := w.write(ctx, o.Content, look, files); err != nil {
		folder.Abandon()
		return report, err
	}
	if report.Files, err = folder.Finish(); err == nil {
		report.save(o, folder.State())
	}
	return report, err
}

// caches keeps what was read and checked, for the next load of the same records.
type caches struct {
	records record.Cache
	checks  check.Cache
}

// load reads and checks the records. The site is nil when a finding is an error.
// c caches the results for later loads, and keeps the positions of values in their
// files; nil for a single load without them. touched lists the files that may have
// changed since the last load; empty means any file.
func load(ctx context.Context, o Options, defaultPages check.DefaultPages, c *caches, touched []string) (*record.Set, *model.Site, *Report, error) {
	root, err := os.OpenRoot(o.Content)
	if err != nil {
		return nil, nil, &Report{}, err
	}
	defer root.Close()
	var found diag.List
	read, run := record.Load, check.Run
	if c != nil {
		read, run = func(ctx context.Context, fsys fs.FS, found *diag.List) (*record.Set, error) {
			return c.records.Load(ctx, fsys, found, touched...)
		}, c.checks.Run
	}
	fsys := o.inputs.watch(o.Content, root.FS())
	if o.over != nil {
		fsys = overlay{fsys, o.over}
	}
	set, err := read(ctx, fsys, &found)
	if err != nil {
		return nil, nil, &Report{}, err
	}
	site, err := run(ctx, set, check.Options{AsOf: o.AsOf, URL: o.URL, Drafts: o.Drafts, DefaultPages: defaultPages, Once: c == nil}, &found)
	report := &Report{Findings: found.Sorted(), Records: set.Count()}
	if site != nil {
		report.Publishing = site.Publishing
	}
	return set, site, report, err
}

// warmUp computes, while the records are being read, what is the same for every site.
func warmUp() {
	_, _ = icons() // loadTheme returns the error
	near.WarmUp()
}

// renderSamples renders the first page of each kind and discards it. So a template
// that fails, or that lacks a word, is found before anything is written.
func renderSamples(look *theme.Theme, files []site.File) error {
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
	return missingWordsError(look.Words().Missing())
}

// paths returns the paths of all generated files and assets.
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
