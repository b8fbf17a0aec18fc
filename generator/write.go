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
	"path"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"parvis/generator/content/photo"
	"parvis/generator/html/theme"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
	"parvis/generator/site/output"
	"parvis/generator/site/weight"
)

// writer writes the files of a site into the output folder, and measures the weight of its pages.
type writer struct {
	folder   *output.Folder
	site     *model.Site
	scale    *weight.Scale
	progress func(done, total int) // may be nil

	total int
	done  atomic.Int64
}

// write writes the assets and the media, then in parallel the files without
// dependencies, then the files that depend on others (see site.Waits).
func (w *writer) write(ctx context.Context, content string, look *theme.Theme, files []site.File) error {
	w.total = len(files)
	for _, a := range look.Assets() {
		if err := w.writeWithCopies(a.Path, a.Bytes); err != nil {
			return err
		}
		w.scale.File(a.Path, a.Bytes)
	}
	if err := w.media(ctx, content); err != nil {
		return err
	}
	// Slow files start first; so the memory they need is released early.
	slices.SortStableFunc(files, func(a, b site.File) int { return cmp.Compare(priority(a), priority(b)) })
	var first, dependent []site.File
	bundles := map[*site.Bundle]bool{}
	for _, f := range files {
		switch {
		case f.Waits != site.ForNothing:
			dependent = append(dependent, f)
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
	w.writeParallel(groupCtx, group, first)
	if err := group.Wait(); err != nil {
		return err
	}
	slices.SortStableFunc(dependent, func(a, b site.File) int { return cmp.Compare(a.Waits, b.Waits) })
	var buf bytes.Buffer
	for _, f := range dependent {
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
	return missingWordsError(look.Words().Missing()) // words that renderSamples missed: only some pages of a kind use them
}

// writeParallel adds to group one worker per processor, which write the files.
func (w *writer) writeParallel(ctx context.Context, group *errgroup.Group, files []site.File) {
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			var buf bytes.Buffer
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return nil
				}
				f := files[i]
				files[i] = site.File{} // so that its data can be freed
				if err := w.file(&buf, f); err != nil {
					return err
				}
			}
			return ctx.Err()
		})
	}
}

// file writes one file.
func (w *writer) file(buf *bytes.Buffer, f site.File) error {
	name := f.Path()
	if f.Large && !hasCopies(w.site, name) {
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
	if err := w.writeWithCopies(name, buf.Bytes()); err != nil {
		return err
	}
	w.report()
	return nil
}

// bundled reports whether a file is written with its Bundle. It is not when compressed
// copies are published: each file is then held in memory, so it is generated alone.
func (w *writer) bundled(f site.File) bool { return f.Bundle != nil && !w.site.Publishing.Compress }

// bundle writes the files of a Bundle.
func (w *writer) bundle(ctx context.Context, bundle *site.Bundle) error {
	return bundle.Write(func(at string, content func(io.Writer) error) error {
		err := w.folder.Stream(address.File(at), func(to io.Writer) error { return content(cancelableWriter{ctx, to}) })
		if err == nil {
			w.report()
		}
		return err
	})
}

// report counts a file as written, and calls progress.
func (w *writer) report() {
	if n := w.done.Add(1); w.progress != nil {
		w.progress(int(n), w.total)
	}
}

// cancelableWriter writes to another writer, until ctx is cancelled.
type cancelableWriter struct {
	ctx context.Context
	to  io.Writer
}

func (s cancelableWriter) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.to.Write(p)
}

// signatoryPriority is the priority of the pages of signatories, most of the pages of
// a large site. The figures they contain were drawn before, for the figures' own pages.
const signatoryPriority = 3

// priority orders the files without dependencies, lowest first: large files, then
// small ones, then the pages.
func priority(f site.File) int {
	switch {
	case f.Large:
		return 0
	case f.Kind == "":
		return 1
	case f.Kind != "signatory":
		return 2
	}
	return signatoryPriority
}

// weighedPages returns the pages whose weight is measured: all but redirects, and the
// pages that show these weights.
func weighedPages(files []site.File) []weight.Page {
	var out []weight.Page
	for _, f := range files {
		if f.Kind != "" && f.Kind != "redirect" && f.Waits != site.ForWeights {
			out = append(out, weight.Page{Path: f.Path(), Kind: f.Kind})
		}
	}
	return out
}

// media copies the media of the site from the content folder.
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
			return w.medium(root, m)
		})
	}
	return group.Wait()
}

// medium copies one media file, a picture without its metadata, and measures its size.
func (w *writer) medium(root *os.Root, m model.Media) error {
	file := m.File
	src, size, err := openMedium(root, file)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: removed while the site was being built", file)
	} else if err != nil {
		return err
	}
	defer src.Close()
	if err := w.writeSmaller(m, src); err != nil {
		return err
	}
	w.scale.Sized(file, int(size))
	return w.folder.Copy(file, src, size)
}

// medium is a media file as it is published.
type medium struct {
	io.ReadSeeker
	io.Closer
	picture *photo.Picture
}

// openMedium opens a media file as it is published, and returns its size. A picture has no
// metadata.
func openMedium(root *os.Root, file string) (*medium, int64, error) {
	info, err := root.Stat(file) // before opening, which would block on a named pipe
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, fmt.Errorf("%s: not a regular file", file)
	}
	src, err := root.Open(file)
	if err != nil {
		return nil, 0, err
	}
	picture, err := photo.Clean(src, info.Size(), strings.ToLower(path.Ext(file)))
	if err != nil {
		_ = src.Close() // the first error matters
		return nil, 0, fmt.Errorf("%s: %w", file, err)
	}
	return &medium{picture.Reader(), src, picture}, picture.Size, nil
}
