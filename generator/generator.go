// Package generator is the walk from records to a site:
//
//	content → record → check → model → stats → figure → page → theme → output
//
// Each step is a package of its own; here they only follow each other.
package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"parvis/generator/address"
	"parvis/generator/check"
	"parvis/generator/date"
	"parvis/generator/diag"
	"parvis/generator/draw"
	"parvis/generator/emblem"
	"parvis/generator/model"
	"parvis/generator/output"
	"parvis/generator/page"
	"parvis/generator/record"
	"parvis/generator/stats"
	"parvis/generator/theme"
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
	Progress func(done, total int) // called from any goroutine; may be nil
}

// Report is what a build or a check found and did.
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

// Check reads and checks the content. The error is for a folder that cannot be
// read at all.
func Check(ctx context.Context, o Options) (*Report, error) {
	_, report, err := load(ctx, o)
	return report, err
}

// Build makes the site. With findings that are errors it writes nothing and
// returns them without an error; the error is for what is not in the records:
// a folder, a theme (a ThemeError).
func Build(ctx context.Context, o Options) (*Report, error) {
	site, report, err := load(ctx, o)
	if err != nil || site == nil {
		return report, err
	}
	look, err := dress(o, site)
	if err != nil {
		return report, err
	}
	engine := draw.New(o.Drawings)
	defer engine.Close()
	report.Tables = !engine.Available()
	pages := page.All(site, stats.Of(site), look.Words(), engine)
	pages = append(pages, hostFiles(site, pages)...)
	for _, p := range pages {
		if p.Kind != "" {
			report.Pages++
		}
	}
	if err := rehearse(look, pages); err != nil {
		return report, err
	}
	folder, err := output.Open(o.Output, withCopies(site, files(pages, look.Assets()), site.Media))
	if err != nil {
		return report, err
	}
	if err := write(ctx, folder, o, site, look, pages); err != nil {
		folder.Abandon()
		return report, err
	}
	report.Drawn = engine.Drawn()
	report.Files, err = folder.Finish()
	return report, err
}

func load(ctx context.Context, o Options) (*model.Site, *Report, error) {
	root, err := os.OpenRoot(o.Content)
	if err != nil {
		return nil, &Report{}, err
	}
	defer root.Close()
	var found diag.List
	set, err := record.Load(ctx, root.FS(), &found)
	if err != nil {
		return nil, &Report{}, err
	}
	site, err := check.Run(ctx, set, check.Options{AsOf: o.AsOf, URL: o.URL, Drafts: o.Drafts}, &found)
	report := &Report{Findings: found.Sorted(), Records: set.Count()}
	if site != nil {
		report.Publishing = site.Publishing
	}
	return site, report, err
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
	layers, err := theme.Resolve(name, os.DirFS(filepath.Join(filepath.Dir(content), "themes")), themes.FS)
	if err != nil {
		return nil, &ThemeError{err}
	}
	files, err := icons()
	if err != nil {
		return nil, err
	}
	if script := draw.Interactive(); script != nil {
		files["echarts.js"], files["licences.txt"] = script, draw.Notices()
	}
	look, err := theme.Load(theme.Options{Layers: layers, Lang: site.Lang, Base: site.Base, Files: files, Title: site.Title})
	if err != nil {
		return nil, &ThemeError{err}
	}
	return look, nil
}

// icons is the icons that a theme without its own is published with.
func icons() (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, size := range []int{emblem.Small, emblem.Touch, emblem.Home, emblem.Large} {
		icon, err := emblem.Icon(size)
		if err != nil {
			return nil, err
		}
		files[fmt.Sprintf("icon-%d.png", size)] = icon
	}
	return files, nil
}

// rehearse renders the first page of each kind, to nowhere: a template that
// fails, or lacks a word, is known before anything is written.
func rehearse(look *theme.Theme, pages []page.Page) error {
	seen := map[string]bool{"": true} // no template
	for _, p := range pages {
		if seen[p.Kind] {
			continue
		}
		seen[p.Kind] = true
		if err := render(io.Discard, look, p); err != nil {
			return err
		}
	}
	return wordless(look)
}

// wordless is an error where the pages made until now wanted words that the
// theme doesn't have.
func wordless(look *theme.Theme) error {
	if missing := look.Words().Missing(); len(missing) > 0 {
		return &ThemeError{fmt.Errorf("no file of lang has the words %s", strings.Join(missing, ", "))}
	}
	return nil
}

// files is everything that Parvis makes.
func files(pages []page.Page, assets []theme.Asset) []string {
	var out []string
	for _, a := range assets {
		out = append(out, a.Path)
	}
	for _, p := range pages {
		out = append(out, address.File(p.Address))
	}
	return out
}

// write renders and writes: what pages need first, then the pages, on all
// processors.
func write(ctx context.Context, folder *output.Folder, o Options, site *model.Site, look *theme.Theme, pages []page.Page) error {
	for _, a := range look.Assets() {
		if err := writeCopied(folder, site, a.Path, a.Bytes); err != nil {
			return err
		}
	}
	if err := writeMedia(ctx, folder, o.Content, site.Media); err != nil {
		return err
	}
	var next, done atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			var buf bytes.Buffer
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(pages) {
					return nil
				}
				buf.Reset()
				if err := render(&buf, look, pages[i]); err != nil {
					return err
				}
				if err := writeCopied(folder, site, address.File(pages[i].Address), buf.Bytes()); err != nil {
					return err
				}
				if o.Progress != nil {
					o.Progress(int(done.Add(1)), len(pages))
				}
			}
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return wordless(look) // words that only some pages of a kind want
}

func render(w io.Writer, look *theme.Theme, p page.Page) error {
	if p.Bytes != nil {
		content, err := p.Bytes()
		if err != nil {
			return err
		}
		_, err = w.Write(content)
		return err
	}
	view, err := p.View()
	if err != nil {
		return err
	}
	if err := look.Render(w, p.Kind, view); err != nil {
		return &ThemeError{fmt.Errorf("%w (page /%s)", err, p.Address)}
	}
	return nil
}

func writeMedia(ctx context.Context, folder *output.Folder, content string, media []model.Media) error {
	root, err := os.OpenRoot(content)
	if err != nil {
		return err
	}
	defer root.Close()
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, m := range media {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return writeMedium(folder, root, m.File)
		})
	}
	return group.Wait()
}

func writeMedium(folder *output.Folder, root *os.Root, file string) error {
	src, err := root.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: removed while the site was being built", file)
	} else if err != nil {
		return err
	}
	defer src.Close()
	info, err := src.Stat()
	if err != nil {
		return err
	}
	return folder.Copy(file, src, info.Size())
}
