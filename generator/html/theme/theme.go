// Package theme renders pages with the templates, styles and texts of a theme.
//
// A theme is a folder:
//
//	theme.toml          name, description, base (the theme it extends)
//	lang/fr.toml        the texts of the pages, one file per language
//	assets/             files published with a digest in their names; scripts are minified
//	base/*.html         the layout and the parts that pages share
//	base/*.css          reset, settings, base, print; any other file is a part
//	<kind>/page.html    one folder per kind of page; it defines "main". A kind
//	                    without one has that of article
//	<kind>/*.css        the style sheet of that kind of page; its print.css comes after
//	                    the print style that all pages share
//	override.css        the last layer of the cascade
//
// Themes are layered, the most specific first. A path found in several layers
// is read from the first that has it, so that a theme can replace one template
// or one style sheet of its base. Texts are merged key by key; a key that
// neither the base theme nor any template uses is an error. The
// base/settings.css and override.css of all layers are included, the most
// specific last, so that a theme can change one colour and keep the others.
//
// Templates have the functions t (text of a key), n (text that agrees with a
// number), asset (URL of a file), has (whether there is a file), sheet (URL of
// the style sheet of a kind), once (a part that is rendered once) and ground
// (background colour of the page). They output final strings: themes don't
// compute, and know no type of the model. Templates may use all of
// html/template; package stencil documents which part of it is executed faster.
package theme

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"reflect"
	"strings"
	"sync"

	"parvis/generator/html/stencil"
)

// Default is the base of themes that don't name one.
const Default = "parvis"

// Options is the arguments of Load.
type Options struct {
	Layers []fs.FS // most specific first; the last must be complete
	Lang   string  // BCP 47, e.g. "fr"
	Base   string  // path prefix of the site with both slashes, e.g. "/" or "/charte/"
	// Files is what the program adds to assets/, by name, ready to publish. Files
	// without content are ignored. licences.txt keeps its name, others get a digest
	// in theirs.
	Files map[string][]byte
	// Title is the site's title, for its web manifest; "" for no manifest.
	Title string
}

// Theme is a loaded theme. Its methods are safe for concurrent use, except
// Forget.
type Theme struct {
	base        string
	kinds       []string
	pages       map[string]*stencil.Set
	partCaches  []*partCache // one for each kind
	words       *Words
	assets      []Asset
	hrefs       map[string]string // "favicon.svg" to "/assets/favicon-1a2b3c4d.svg"
	backgrounds backgrounds
	bufs        sync.Pool // of *[]byte
}

// Load reads, parses and checks a theme. All errors are reported at once.
func Load(o Options) (*Theme, error) {
	tree, err := newTree(o.Layers)
	if err != nil {
		return nil, err
	}
	t := &Theme{base: o.Base, pages: map[string]*stencil.Set{}, hrefs: map[string]string{}}
	if t.base == "" {
		t.base = "/"
	}
	if !strings.HasPrefix(t.base, "/") || !strings.HasSuffix(t.base, "/") {
		return nil, fmt.Errorf("theme: base %q: wanted a path with a slash at both ends", t.base)
	}
	t.bufs.New = func() any { return new([]byte) }

	var errs []error
	t.words, err = readWords(tree, o.Lang)
	errs = append(errs, err)
	errs = append(errs, t.readBackgrounds(tree))
	errs = append(errs, t.collectAssets(tree, o))
	errs = append(errs, t.parse(tree))
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	clear(t.words.missing) // recorded by checkEscaping
	return t, nil
}

// Kinds returns the kinds of page that the theme has, sorted.
func (t *Theme) Kinds() []string { return append([]string(nil), t.kinds...) }

// Words returns the texts of the theme in its language.
func (t *Theme) Words() *Words { return t.words }

// Assets returns the files that the pages need, sorted by path.
func (t *Theme) Assets() []Asset { return append([]Asset(nil), t.assets...) }

// page returns the template of a kind; nil for none.
func (t *Theme) page(kind string) *stencil.Set {
	if own, ok := t.pages[kind]; ok {
		return own
	}
	return t.pages["article"]
}

// Render writes the page of a kind. Nothing is written if rendering fails.
func (t *Theme) Render(w io.Writer, kind string, view any) error {
	page := t.page(kind)
	if page == nil {
		return fmt.Errorf("theme: no template for kind %q: wanted one of %s", kind, strings.Join(t.kinds, ", "))
	}
	buf := t.bufs.Get().(*[]byte)
	defer t.bufs.Put(buf)
	out, err := page.Append((*buf)[:0], "layout", reflect.ValueOf(view))
	if err != nil {
		return fmt.Errorf("theme: kind %s: %s", kind, trimPrefixes(err))
	}
	*buf = out
	_, err = w.Write(out)
	return err
}
