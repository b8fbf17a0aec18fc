// Package theme turns a folder of templates, styles and words into pages.
//
// A theme is a folder:
//
//	theme.toml          name, description, base (the theme it stands on)
//	lang/fr.toml        the words of the pages, one file per language
//	assets/             files published under a fingerprint; scripts are shortened
//	base/*.html         the layout and the parts that pages share
//	base/*.css          reset, settings, base, print; any other file is a part
//	<kind>/page.html    one folder per kind of page; it defines "main"
//	<kind>/*.css        the style of that kind of page, a sheet that its pages ask
//	                    for; its print.css comes after what all print alike
//	override.css        a last word on style
//
// Themes are laid one over the other, the most specific first. A path found
// in several layers is read from the first that has it, so that a second theme
// can replace one template or one style sheet. Words are merged key by key; a
// word that neither the theme underneath nor any template knows is an error.
// Every layer's base/settings.css and override.css are kept, the most specific
// last, so that a theme can change one colour and keep the others.
//
// Templates see the functions t (words), n (words that agree in number), asset
// (the address of a file), has (whether there is a file), once (a part that is
// rendered once) and ground (the colour of the page). They place final strings:
// there is no arithmetic here, and no type of the domain. They may hold whatever
// html/template takes; package stencil tells what of it is executed faster.
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

// Default is the theme that a theme without a base stands on.
const Default = "parvis"

// Options say what to load.
type Options struct {
	Layers []fs.FS // most specific first; the last is complete
	Lang   string  // BCP 47, e.g. "fr"
	Base   string  // path prefix of the site with both slashes, e.g. "/" or "/charte/"
	// Files is what the program brings for assets/, by name, as it is to be
	// published; one without content counts as absent. licences.txt keeps its
	// name, others get a fingerprint.
	Files map[string][]byte
	// Title is the site's, for its web manifest; without one there is none.
	Title string
}

// Theme is a parsed theme. Its methods may be called from several goroutines.
type Theme struct {
	base        string
	kinds       []string
	pages       map[string]*stencil.Set
	partCaches  []*partCache // of each kind
	words       *Words
	assets      []Asset
	hrefs       map[string]string // "favicon.svg" to "/assets/favicon-1a2b3c4d.svg"
	backgrounds backgrounds
	bufs        sync.Pool // of *[]byte
}

// Load reads, parses and checks a theme. It reports all it finds wrong at once.
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
	clear(t.words.missing) // what the proof of the templates asked for
	return t, nil
}

// Kinds lists the kinds of page that the theme can show, sorted.
func (t *Theme) Kinds() []string { return append([]string(nil), t.kinds...) }

// Words gives the strings of the theme in the language it was loaded for.
func (t *Theme) Words() *Words { return t.words }

// Assets lists the files that the pages need, sorted by path.
func (t *Theme) Assets() []Asset { return append([]Asset(nil), t.assets...) }

// Render writes the page of a kind. Nothing is written when it fails.
func (t *Theme) Render(w io.Writer, kind string, view any) error {
	page, ok := t.pages[kind]
	if !ok {
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
