package generator

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"sync"

	"parvis/generator/check/todo"
	"parvis/generator/content/record"
	"parvis/generator/diag"
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

	loading sync.Mutex // one load at a time: they share the caches

	mu      sync.RWMutex // read-locked while a page is rendered
	current *snapshot    // nil until a version had no error
	records *record.Set  // as they were last read; nil before the first Refresh, and after a folder that couldn't be
	report  *Report      // on these
	tasks   func() []diag.Finding
}

// snapshot is one version of the site, as it is served. Its maps are by path of the file.
type snapshot struct {
	look   *theme.Theme
	makers []maker
	assets map[string][]byte
	media  map[string]bool
	small  map[string]smallCopy
	sheets []string
	drafts []string
}

// smallCopy is a smaller copy of a picture, made on request.
type smallCopy struct {
	of    string
	width int
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
// empty, everything is read.
func (l *Live) Refresh(ctx context.Context, touched ...string) (*Report, error) {
	l.loading.Lock()
	defer l.loading.Unlock()
	if len(touched) == 0 || slices.ContainsFunc(touched, func(file string) bool { return strings.HasPrefix(file, "themes") }) {
		l.theme = themeCache{options: l.o} // even if the records have an error, and the theme is only loaded by a later Refresh
		l.caches.checks.Unlink()
	}
	set, m, report, err := load(ctx, l.o, &l.theme, &l.caches, touched)
	l.mu.Lock()
	l.records, l.report = set, report
	l.mu.Unlock()
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
	next := &snapshot{look: look, assets: map[string][]byte{}, media: map[string]bool{}, small: map[string]smallCopy{}, drafts: drafts(m)}
	next.makers = makers(m, dependencies{look.Words(), renderer(look), func() []weight.Kind { return nil }})
	for _, a := range next.look.Assets() {
		next.assets[a.Path] = a.Bytes
		if path.Ext(a.Path) == ".css" {
			next.sheets = append(next.sheets, address.Href(m.Base, a.Path))
		}
	}
	for _, medium := range m.Media {
		next.media[medium.File] = true
		for _, c := range smaller(m, medium) {
			next.small[c.File] = smallCopy{medium.File, c.Width}
		}
	}
	l.current = next
	l.tasks = sync.OnceValue(func() []diag.Finding { return todo.Of(set, m) })
	return report, nil
}

// Try returns the report on the content as it would be with other files, by their path from the content
// folder; one that is nil isn't there. The site stays as it is, and nothing is written.
func (l *Live) Try(ctx context.Context, files map[string][]byte) (*Report, error) {
	l.loading.Lock()
	defer l.loading.Unlock()
	o, touched := l.o, slices.Collect(maps.Keys(files))
	o.over = files
	_, _, report, err := load(ctx, o, &l.theme, &l.caches, touched)
	if _, _, _, back := load(ctx, l.o, &l.theme, &l.caches, touched); err == nil {
		err = back
	}
	return report, err
}

// Records returns the records as they were last read, with the report on them; nil before the first
// Refresh, and while the folder can't be read. They aren't to be changed.
func (l *Live) Records() (*record.Set, *Report) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.records, l.report
}

// Tasks returns what is left to do in the last version without an error: see package todo.
func (l *Live) Tasks() []diag.Finding {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.tasks == nil {
		return nil
	}
	return l.tasks()
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
	small, isSmall := l.current.small[name]
	if isSmall {
		name = small.of
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
	if isSmall {
		if content, err = medium.picture.Shrink(small.width); err == nil {
			return content, true, nil
		}
	}
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
