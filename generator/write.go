package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"parvis/generator/address"
	"parvis/generator/model"
	"parvis/generator/output"
	"parvis/generator/page"
	"parvis/generator/theme"
	"parvis/generator/weight"
)

// write renders and writes: what pages need first, then the pages, on all
// processors, then the few that tell of the others. drawn is called when all the
// pages were rendered that may have drawings.
func write(ctx context.Context, folder *output.Folder, o Options, site *model.Site, look *theme.Theme, pages []page.Page, drawn func()) error {
	for _, a := range look.Assets() {
		if err := writeCopied(folder, site, a.Path, a.Bytes); err != nil {
			return err
		}
	}
	scale := weight.New(site.Base, kinds(pages))
	for _, a := range look.Assets() {
		scale.File(a.Path, a.Bytes)
	}
	if err := writeMedia(ctx, folder, o.Content, site.Media, scale); err != nil {
		return err
	}
	var next, done atomic.Int64
	told := func() {
		if n := int(done.Add(1)); o.Progress != nil {
			o.Progress(n, len(pages))
		}
	}
	// The others come once these are known, or with others.
	soon := func(p page.Page) bool { return p.Weighed == nil && !p.Sized && !jointly(site, p) }
	var figured atomic.Int64
	for _, p := range pages {
		if soon(p) && turn(p) < undrawn {
			figured.Add(1)
		}
	}
	one := func(buf *bytes.Buffer, i int) error {
		buf.Reset()
		if err := writePage(folder, site, buf, look, pages[i], func(content []byte) { scale.Page(i, content) }); err != nil {
			return err
		}
		pages[i] = page.Page{} // what it was made from isn't kept to the end
		told()
		return nil
	}
	group, groupCtx := errgroup.WithContext(ctx)
	for _, joint := range joints(site, pages) {
		group.Go(func() error { return writeJoint(groupCtx, folder, joint, told) })
	}
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			var buf bytes.Buffer
			for groupCtx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(pages) {
					return nil
				}
				p := pages[i]
				if !soon(p) {
					continue
				}
				if err := one(&buf, i); err != nil {
					return err
				}
				if turn(p) < undrawn && figured.Add(-1) == 0 {
					drawn()
				}
			}
			return groupCtx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	var buf bytes.Buffer
	for i, p := range pages {
		if !p.Sized {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := one(&buf, i); err != nil {
			return err
		}
	}
	for _, p := range pages {
		if p.Weighed == nil {
			continue
		}
		p.View = func() (any, error) { return p.Weighed(scale.Kinds()) }
		buf.Reset()
		if err := render(&buf, look, p); err != nil {
			return err
		}
		if err := writeCopied(folder, site, address.File(p.Address), buf.Bytes()); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return wordless(look.Words().Missing()) // words that only some pages of a kind want
}

func writePage(folder *output.Folder, site *model.Site, buf *bytes.Buffer, look *theme.Theme, p page.Page, weigh func([]byte)) error {
	name := address.File(p.Address)
	if p.Large && !copied(site, name) {
		return folder.Stream(name, p.Write)
	}
	if err := render(buf, look, p); err != nil {
		return err
	}
	weigh(buf.Bytes())
	return writeCopied(folder, site, name, buf.Bytes())
}

// undrawn is the turn of the pages of signatories, most of a large site: what
// figures they place were drawn by then, for the figures' own pages.
const undrawn = 3

// turn is when a page is written among the others: large files, then small ones,
// then what templates make.
func turn(p page.Page) int {
	switch {
	case p.Large:
		return 0
	case p.Bytes != nil, p.Write != nil:
		return 1
	case p.Kind != "signatory":
		return 2
	}
	return undrawn
}

// kinds is the kind of each page, "" for those that are not weighed: files, and
// pages that only lead elsewhere.
func kinds(pages []page.Page) []string {
	out := make([]string, len(pages))
	for i, p := range pages {
		if p.Weighed == nil && p.Kind != "redirect" {
			out[i] = p.Kind
		}
	}
	return out
}

func render(w io.Writer, look *theme.Theme, p page.Page) error {
	if p.Write != nil {
		return p.Write(w)
	}
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

func writeMedia(ctx context.Context, folder *output.Folder, content string, media []model.Media, scale *weight.Scale) error {
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
			return writeMedium(folder, root, m.File, scale)
		})
	}
	return group.Wait()
}

func writeMedium(folder *output.Folder, root *os.Root, file string, scale *weight.Scale) error {
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
	scale.Sized(file, int(info.Size()))
	return folder.Copy(file, src, info.Size())
}
