package generator

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"

	"parvis/generator/figure/draw"
	"parvis/generator/html/theme"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
	"parvis/generator/site/weight"
)

// Live is a site kept in memory while its records are being written: the last
// one that had no error, of which a page is rendered when it is asked for. It
// writes nothing but the drawings of figures, where Options keeps them.
type Live struct {
	o      Options
	engine *draw.Engine
	desk   desk
	theme  themeCache

	mu    sync.RWMutex // held for reading while a page is rendered
	shown *shown       // nil until a site had no error
}

// shown is a site as it is served: what there is, by path of its file.
type shown struct {
	look   *theme.Theme
	makers []maker
	assets map[string][]byte
	media  map[string]bool
	sheets []string
	drafts []string
}

// NewLive is a site of which nothing was read yet. Close it in the end.
func NewLive(o Options) *Live {
	return &Live{o: o, theme: themeCache{options: o}, engine: draw.New(o.Drawings)}
}

// Close ends the site.
func (l *Live) Close() { l.engine.Close() }

// Refresh reads the content and the theme. Without an error among the findings
// the site becomes what they say; else it stays as it was. The error is as
// Build's, and the site stays then too.
//
// Touched is what alone may have changed since the last Refresh, as paths from
// the content folder, or that begin with "themes/"; without any, everything is
// looked at. It isn't for several goroutines at once.
func (l *Live) Refresh(ctx context.Context, touched ...string) (*Report, error) {
	if len(touched) == 0 || slices.ContainsFunc(touched, func(file string) bool { return strings.HasPrefix(file, "themes") }) {
		l.theme = themeCache{options: l.o} // even where the records have an error, and the theme waits for a later time
		l.desk.checks.Unlink()
	}
	_, m, report, err := load(ctx, l.o, &l.theme, &l.desk, touched)
	if err != nil || m == nil {
		return report, err
	}
	look, err := l.theme.of(m)
	if err != nil {
		return report, err
	}
	report.Tables = !l.engine.Available()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.desk.checks.Settle()
	look.Forget()
	next := &shown{look: look, assets: map[string][]byte{}, media: map[string]bool{}, drafts: drafts(m)}
	next.makers = makers(m, means{look.Words(), renderer(look), l.engine, func() []weight.Kind { return nil }})
	for _, a := range next.look.Assets() {
		next.assets[a.Path] = a.Bytes
		if path.Ext(a.Path) == ".css" {
			next.sheets = append(next.sheets, address.Href(m.Base, a.Path))
		}
	}
	for _, medium := range m.Media {
		next.media[medium.File] = true
	}
	l.shown = next
	return report, nil
}

// file is a file by its path, looked for where it may be.
func (s *shown) file(name string) (site.File, bool) {
	for _, m := range s.makers {
		if m.under == nil || slices.ContainsFunc(m.under, func(under string) bool { return strings.HasPrefix(name, under) }) {
			// Looked through, since few pages are asked for between two edits.
			for _, f := range m.files() {
				if f.Path() == name {
					return f, true
				}
			}
		}
	}
	return site.File{}, false
}

// drafts is the addresses of the records that a build leaves out.
func drafts(site *model.Site) []string {
	var out []string
	for _, r := range site.Records {
		if r.Draft {
			out = append(out, address.Record(r))
		}
	}
	return out
}

// Ready tells that there is a site.
func (l *Live) Ready() bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.shown != nil
}

// File is a file of the site by its path, as a build would write it:
// "signataires/engie/index.html". It is false when the site has none of that
// name; the error is for a page that cannot be rendered (a ThemeError), or an
// image that cannot be read.
func (l *Live) File(name string) (content []byte, ok bool, err error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.shown == nil {
		return nil, false, nil
	}
	if b, ok := l.shown.assets[name]; ok {
		return b, true, nil
	}
	if !l.shown.media[name] {
		f, ok := l.shown.file(name)
		if !ok {
			return nil, false, nil
		}
		var b bytes.Buffer
		if err := writeFile(&b, f); err != nil {
			return nil, true, err
		}
		return b.Bytes(), true, wordless(l.shown.look.Words().MissingFrom(b.Bytes()))
	}
	root, err := os.OpenRoot(l.o.Content)
	if err != nil {
		return nil, true, err
	}
	defer root.Close()
	content, err = root.ReadFile(name)
	return content, !errors.Is(err, fs.ErrNotExist), err
}

// Sheets is the addresses of the style sheets, as links of its pages.
func (l *Live) Sheets() []string {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.shown == nil {
		return nil
	}
	return l.shown.sheets
}

// Drafts is the addresses of the records that a build leaves out: drafts, and
// those whose date of publication has not come.
func (l *Live) Drafts() []string {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.shown == nil {
		return nil
	}
	return l.shown.drafts
}
