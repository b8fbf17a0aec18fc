package generator

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"

	"parvis/generator/figure/interactive"
	"parvis/generator/html/theme"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
	"parvis/generator/site/weight"
)

// Live is a site kept in memory while its records are being edited. It serves the
// last version without an error, and renders each page on request. It writes
// nothing.
type Live struct {
	o      Options
	caches caches
	theme  themeCache

	mu      sync.RWMutex // read-locked while a page is rendered
	current *snapshot    // nil until a version had no error
}

// snapshot is one version of the site, as it is served. Its maps are by path of the file.
type snapshot struct {
	look   *theme.Theme
	makers []maker
	assets map[string][]byte
	media  map[string]bool
	sheets []string
	drafts []string
}

// NewLive returns a site that has read nothing yet.
func NewLive(o Options) *Live {
	return &Live{o: o, theme: themeCache{options: o}}
}

// Refresh reads the content and the theme again. The site is replaced when no
// finding is an error; otherwise it stays as it was. The error is the same as
// Build's; the site stays as it was then too.
//
// touched lists the only files that may have changed since the last Refresh, as
// paths from the content folder, or paths that begin with "themes/". When it is
// empty, everything is read. Refresh isn't safe for concurrent use.
func (l *Live) Refresh(ctx context.Context, touched ...string) (*Report, error) {
	if len(touched) == 0 || slices.ContainsFunc(touched, func(file string) bool { return strings.HasPrefix(file, "themes") }) {
		l.theme = themeCache{options: l.o} // even if the records have an error, and the theme is only loaded by a later Refresh
		l.caches.checks.Unlink()
	}
	_, m, report, err := load(ctx, l.o, &l.theme, &l.caches, touched)
	if err != nil || m == nil {
		return report, err
	}
	look, err := l.theme.of(m)
	if err != nil {
		return report, err
	}
	report.Still = interactive.Script() == nil
	l.mu.Lock()
	defer l.mu.Unlock()
	l.caches.checks.Settle()
	look.Forget()
	next := &snapshot{look: look, assets: map[string][]byte{}, media: map[string]bool{}, drafts: drafts(m)}
	next.makers = makers(m, dependencies{look.Words(), renderer(look), func() []weight.Kind { return nil }})
	for _, a := range next.look.Assets() {
		next.assets[a.Path] = a.Bytes
		if path.Ext(a.Path) == ".css" {
			next.sheets = append(next.sheets, address.Href(m.Base, a.Path))
		}
	}
	for _, medium := range m.Media {
		next.media[medium.File] = true
	}
	l.current = next
	return report, nil
}

// file returns a file by its path. Only the makers that may have it are searched.
func (s *snapshot) file(name string) (site.File, bool) {
	for _, m := range s.makers {
		if m.under == nil || slices.ContainsFunc(m.under, func(under string) bool { return strings.HasPrefix(name, under) }) {
			// A linear search: few pages are requested between two edits.
			for _, f := range m.files() {
				if f.Path() == name {
					return f, true
				}
			}
		}
	}
	return site.File{}, false
}

// drafts returns the addresses of the records that a build leaves out.
func drafts(site *model.Site) []string {
	var out []string
	for _, r := range site.Records {
		if r.Draft {
			out = append(out, address.Record(r))
		}
	}
	return out
}

// Ready reports whether there is a site to serve.
func (l *Live) Ready() bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.current != nil
}

// File returns a file of the site by its path, e.g. "signataires/engie/index.html",
// as a build would write it. ok is false when the site has no such file. The error
// is for a page that cannot be rendered (a ThemeError), or an image that cannot be
// read.
func (l *Live) File(name string) (content []byte, ok bool, err error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.current == nil {
		return nil, false, nil
	}
	if b, ok := l.current.assets[name]; ok {
		return b, true, nil
	}
	if !l.current.media[name] {
		f, ok := l.current.file(name)
		if !ok {
			return nil, false, nil
		}
		var b bytes.Buffer
		if err := writeFile(&b, f); err != nil {
			return nil, true, err
		}
		return b.Bytes(), true, missingWordsError(l.current.look.Words().MissingFrom(b.Bytes()))
	}
	root, err := os.OpenRoot(l.o.Content)
	if err != nil {
		return nil, true, err
	}
	defer root.Close()
	medium, _, err := openMedium(root, name)
	if err != nil {
		return nil, !errors.Is(err, fs.ErrNotExist), err
	}
	defer medium.Close()
	content, err = io.ReadAll(medium)
	return content, true, err
}

// Sheets returns the addresses of the style sheets, as the pages link to them.
func (l *Live) Sheets() []string {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.current == nil {
		return nil
	}
	return l.current.sheets
}

// Drafts returns the addresses of the records that a build leaves out: drafts, and
// those whose date of publication is in the future.
func (l *Live) Drafts() []string {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.current == nil {
		return nil
	}
	return l.current.drafts
}
