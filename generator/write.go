package generator

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"parvis/generator/html/theme"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
	"parvis/generator/site/output"
	"parvis/generator/site/weight"
)

// writer writes the files of a site into its folder, and weighs its pages.
type writer struct {
	folder   *output.Folder
	site     *model.Site
	scale    *weight.Scale
	progress func(done, total int) // may be nil
	drawn    func()                // called when no figure is left to be drawn

	total int
	done  atomic.Int64
}

// write writes the assets and the media, then what waits for nothing, on all
// processors, then the files that tell of others.
func (w *writer) write(ctx context.Context, content string, look *theme.Theme, files []site.File) error {
	w.total = len(files)
	for _, a := range look.Assets() {
		if err := w.whole(a.Path, a.Bytes); err != nil {
			return err
		}
		w.scale.File(a.Path, a.Bytes)
	}
	if err := w.media(ctx, content); err != nil {
		return err
	}
	// What takes long begins first, and what is held in memory is soon released.
	slices.SortStableFunc(files, func(a, b site.File) int { return cmp.Compare(priority(a), priority(b)) })
	var first, later []site.File
	bundles := map[*site.Bundle]bool{}
	for _, f := range files {
		switch {
		case f.Waits != site.ForNothing:
			later = append(later, f)
		case w.bundled(f):
			bundles[f.Bundle] = true
		default:
			first = append(first, f)
		}
	}
	group, groupCtx := errgroup.WithContext(ctx)
	for bundle := range bundles {
		group.Go(func() error { return w.bundle(groupCtx, bundle) })
	}
	w.side(groupCtx, group, first)
	if err := group.Wait(); err != nil {
		return err
	}
	slices.SortStableFunc(later, func(a, b site.File) int { return cmp.Compare(a.Waits, b.Waits) })
	var buf bytes.Buffer
	for _, f := range later {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.file(&buf, f); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return wordless(look.Words().Missing()) // words that only some pages of a kind want
}

// side writes files side by side, on all processors.
func (w *writer) side(ctx context.Context, group *errgroup.Group, files []site.File) {
	var next, figures atomic.Int64
	for _, f := range files {
		if priority(f) < ofSignatories {
			figures.Add(1)
		}
	}
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			var buf bytes.Buffer
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return nil
				}
				f := files[i]
				files[i] = site.File{} // what it is made from isn't kept to the end
				if err := w.file(&buf, f); err != nil {
					return err
				}
				if priority(f) < ofSignatories && figures.Add(-1) == 0 {
					w.drawn()
				}
			}
			return ctx.Err()
		})
	}
}

// file writes one file.
func (w *writer) file(buf *bytes.Buffer, f site.File) error {
	name := f.Path()
	if f.Large && !copied(w.site, name) {
		if err := w.folder.Stream(name, f.Write); err != nil {
			return err
		}
		w.report()
		return nil
	}
	buf.Reset()
	if err := writeFile(buf, f); err != nil {
		return err
	}
	w.scale.Page(name, buf.Bytes())
	if err := w.whole(name, buf.Bytes()); err != nil {
		return err
	}
	w.report()
	return nil
}

// bundled reports whether a file is written with its Bundle. Files that have
// compressed copies are not: each is made alone, since it is held in memory to be
// copied.
func (w *writer) bundled(f site.File) bool { return f.Bundle != nil && !w.site.Publishing.Compress }

// bundle writes the files of a Bundle.
func (w *writer) bundle(ctx context.Context, bundle *site.Bundle) error {
	return bundle.Write(func(at string, content func(io.Writer) error) error {
		err := w.folder.Stream(address.File(at), func(to io.Writer) error { return content(stoppable{ctx, to}) })
		if err == nil {
			w.report()
		}
		return err
	})
}

// report tells how far the build has come.
func (w *writer) report() {
	if n := w.done.Add(1); w.progress != nil {
		w.progress(int(n), w.total)
	}
}

// stoppable writes until a build is to stop.
type stoppable struct {
	ctx context.Context
	to  io.Writer
}

func (s stoppable) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.to.Write(p)
}

// ofSignatories is the priority of the pages of signatories, most of a large site:
// the figures that they place were drawn by then, for the figures' own pages.
const ofSignatories = 3

// priority orders the files that wait for nothing: large ones, then small ones,
// then what templates make.
func priority(f site.File) int {
	switch {
	case f.Large:
		return 0
	case f.Kind == "":
		return 1
	case f.Kind != "signatory":
		return 2
	}
	return ofSignatories
}

// weighable is the pages to be weighed: not those that tell of it, nor those that
// only lead elsewhere.
func weighable(files []site.File) []weight.Page {
	var out []weight.Page
	for _, f := range files {
		if f.Kind != "" && f.Kind != "redirect" && f.Waits != site.ForWeights {
			out = append(out, weight.Page{Path: f.Path(), Kind: f.Kind})
		}
	}
	return out
}

func (w *writer) media(ctx context.Context, content string) error {
	root, err := os.OpenRoot(content)
	if err != nil {
		return err
	}
	defer root.Close()
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, m := range w.site.Media {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return w.medium(root, m.File)
		})
	}
	return group.Wait()
}

func (w *writer) medium(root *os.Root, file string) error {
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
	w.scale.Sized(file, int(info.Size()))
	return w.folder.Copy(file, src, info.Size())
}
