package theme

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Asset is a published file that pages refer to. Its name contains a digest of
// its content, so it can be cached forever.
type Asset struct {
	Path  string // "assets/parvis-1a2b3c4d.css"
	Bytes []byte
}

// sharedSheet is the name, for templates, of the style sheet that all pages
// share. Each kind of page may have a sheet of its own too, named after it.
const sharedSheet = "parvis.css"

// layerOrder is the order of cascade layers: later ones win, whatever their
// selectors. It is declared by the shared sheet, the first of every page.
var layerOrder = []string{"reset", "settings", "base", "parts", "pages", "print", "override"}

// mergedSheets maps the sheets that don't replace those of the base theme to
// their cascade layer: those of all themes are included, the most specific
// last.
var mergedSheets = map[string]string{"base/settings.css": "settings", "override.css": "override"}

// licenceFile is the only file published without a digest in its name: the
// first line of scripts refers to it by this name.
const licenceFile = "licences.txt"

// collectAssets publishes the files of the theme, and those of the program that
// the theme doesn't replace.
func (t *Theme) collectAssets(tree *tree, o Options) error {
	var errs []error
	importing := map[string][]byte{} // scripts that import others, published after them
	for _, p := range tree.list("assets", "") {
		src, err := tree.read(p)
		if err == nil && path.Ext(p) == ".js" {
			src, err = script(tree.sourcePath(p), src)
		}
		errs = append(errs, err)
		if path.Ext(p) == ".js" && imported.Match(src) {
			importing[p] = src
		} else {
			t.publish(path.Base(p), src)
		}
	}
	for _, p := range slices.Sorted(maps.Keys(importing)) {
		src, err := t.resolveImports(tree.sourcePath(p), importing[p])
		errs = append(errs, err)
		t.publish(path.Base(p), src)
	}
	for _, name := range slices.Sorted(maps.Keys(o.Files)) {
		if len(o.Files[name]) > 0 && !t.has(name) {
			t.publish(name, o.Files[name])
		}
	}
	css, err := t.style(tree)
	errs = append(errs, err)
	t.publish(sharedSheet, css)
	errs = append(errs, t.kindStyles(tree), t.publishManifest(o.Title, o.Lang))
	sort.Slice(t.assets, func(i, j int) bool { return t.assets[i].Path < t.assets[j].Path })
	return errors.Join(errs...)
}

func (t *Theme) publish(name string, src []byte) {
	sum := sha256.Sum256(src)
	ext := path.Ext(name)
	p := "assets/" + strings.TrimSuffix(name, ext) + "-" + hex.EncodeToString(sum[:4]) + ext
	if name == licenceFile {
		p = "assets/" + name
	}
	t.assets = append(t.assets, Asset{p, src})
	t.hrefs[name] = t.base + p
}

// has is the template function has: it reports whether there is a file of this
// name.
func (t *Theme) has(name string) bool { return t.hrefs[name] != "" }

// href is the template function asset: the URL of a file.
func (t *Theme) href(name string) (string, error) {
	if h, ok := t.hrefs[name]; ok {
		return h, nil
	}
	var names []string
	for n := range t.hrefs {
		names = append(names, n)
	}
	sort.Strings(names)
	return "", fmt.Errorf("no file %q in assets/: wanted one of %s", name, strings.Join(names, ", "))
}

// kindStyles publishes a sheet for each kind of page that has a style.
func (t *Theme) kindStyles(tree *tree) error {
	sheets := map[string][]byte{}
	var errs []error
	for _, p := range tree.paths {
		folder := path.Dir(p)
		if path.Ext(p) != ".css" || folder == "assets" || folder == "base" || folder == "." {
			continue
		}
		src, err := tree.read(p)
		if err != nil {
			return err
		}
		layer := "pages"
		if path.Base(p) == "print.css" {
			layer = "print"
		}
		css, err := t.minify(layer, tree.sourcePath(p), src)
		errs = append(errs, err)
		sheets[folder] = append(sheets[folder], css...)
	}
	for _, kind := range slices.Sorted(maps.Keys(sheets)) {
		t.publish(kind+".css", sheets[kind])
	}
	return errors.Join(errs...)
}

// sheet is the template function sheet: the URL of the style sheet of a kind;
// "" if it has none.
func (t *Theme) sheet(kind string) string { return t.hrefs[kind+".css"] }

// style builds the sheet that all pages share: each file of base in its layer,
// in a fixed order. Files are minified one by one, so that errors refer to the
// source file.
func (t *Theme) style(tree *tree) ([]byte, error) {
	sheets := map[string][]string{}
	for _, p := range tree.paths {
		if path.Ext(p) != ".css" || mergedSheets[p] != "" || path.Dir(p) != "base" {
			continue
		}
		layer := "parts"
		if name := strings.TrimSuffix(path.Base(p), ".css"); slices.Contains([]string{"reset", "base", "print"}, name) {
			layer = name
		}
		sheets[layer] = append(sheets[layer], p)
	}
	out := bytes.NewBufferString("@layer " + strings.Join(layerOrder, ",") + ";")
	var errs []error
	put := func(layer, where string, src []byte) {
		css, err := t.minify(layer, where, src)
		errs = append(errs, err)
		out.Write(css)
	}
	for _, layer := range layerOrder {
		for _, p := range sheets[layer] {
			src, err := tree.read(p)
			if err != nil {
				return nil, err
			}
			put(layer, tree.sourcePath(p), src)
		}
		for _, p := range slices.Sorted(maps.Keys(mergedSheets)) {
			if mergedSheets[p] != layer {
				continue
			}
			var below []byte
			for i := len(tree.layers) - 1; i >= 0; i-- {
				src, err := fs.ReadFile(tree.layers[i], p)
				if errors.Is(err, fs.ErrNotExist) {
					continue
				}
				if err != nil {
					return nil, fmt.Errorf("%s: %w", tree.layerPath(i, p), err)
				}
				if below == nil || !bytes.Equal(src, below) { // skips an unmodified copy
					put(layer, tree.layerPath(i, p), src)
				}
				below = src
			}
		}
	}
	return out.Bytes(), errors.Join(errs...)
}

var cssURL = regexp.MustCompile(`url\(\s*["']?([^"')]+?)["']?\s*\)`)

// minify rewrites the url() of a sheet to the published files, which are next
// to it, minifies the sheet, and wraps it in its layer.
func (t *Theme) minify(layer, file string, src []byte) ([]byte, error) {
	if err := tooDeep(file, src); err != nil {
		return nil, err
	}
	var errs []error
	lines := strings.Split(string(src), "\n")
	for i, line := range lines {
		lines[i] = cssURL.ReplaceAllStringFunc(line, func(m string) string {
			name := cssURL.FindStringSubmatch(m)[1]
			if strings.HasPrefix(name, "#") || strings.Contains(name, ":") || strings.HasPrefix(name, "/") {
				return m
			}
			h, err := t.href(path.Base(name))
			if err != nil {
				errs = append(errs, fmt.Errorf("%s:%d: %w", file, i+1, err))
			}
			return "url(" + path.Base(h) + ")"
		})
	}
	res := api.Transform(strings.Join(lines, "\n"), api.TransformOptions{
		Loader:           api.LoaderCSS,
		Sourcefile:       file,
		LogLevel:         api.LogLevelSilent,
		MinifyWhitespace: true,
		MinifySyntax:     true,
		LegalComments:    api.LegalCommentsNone,
		Charset:          api.CharsetUTF8,
		// The first versions that support cascade layers.
		Engines: []api.Engine{
			{Name: api.EngineChrome, Version: "99"},
			{Name: api.EngineFirefox, Version: "97"},
			{Name: api.EngineSafari, Version: "15.4"},
		},
	})
	errs = append(errs, transformErrors(file, res))
	code := bytes.TrimSpace(res.Code)
	if bytes.Contains(code, []byte("@import")) {
		errs = append(errs, fmt.Errorf("%s: an @import: wanted the file itself, beside this one", file))
	}
	return slices.Concat([]byte("@layer "+layer+"{"), code, []byte("}")), errors.Join(errs...)
}

// script minifies a script, an ES module.
func script(file string, src []byte) ([]byte, error) {
	if err := tooDeep(file, src); err != nil {
		return nil, err
	}
	res := api.Transform(string(src), api.TransformOptions{
		Loader:            api.LoaderJS,
		Format:            api.FormatESModule,
		Sourcefile:        file,
		LogLevel:          api.LogLevelSilent,
		MinifyWhitespace:  true,
		MinifySyntax:      true,
		MinifyIdentifiers: true,
		LegalComments:     api.LegalCommentsNone,
		Charset:           api.CharsetUTF8,
		Target:            api.ES2020,
	})
	return res.Code, transformErrors(file, res)
}

// imported is what a minified script imports from a file beside it.
var imported = regexp.MustCompile(`\bfrom"\./([\w.-]+)"`)

// resolveImports rewrites the imports of a script to the published files, which are next to
// it. An imported script imports nothing itself.
func (t *Theme) resolveImports(file string, src []byte) ([]byte, error) {
	var errs []error
	out := imported.ReplaceAllFunc(src, func(m []byte) []byte {
		h, err := t.href(string(imported.FindSubmatch(m)[1]))
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", file, err))
		}
		return fmt.Appendf(nil, `from"./%s"`, path.Base(h))
	})
	return out, errors.Join(errs...)
}

// transformErrors returns the errors and warnings of esbuild, with file and
// line.
func transformErrors(file string, res api.TransformResult) error {
	var errs []error
	for _, m := range append(res.Errors, res.Warnings...) {
		where := file
		at := m.Location
		for _, n := range m.Notes { // for an unclosed block, where it was opened
			if n.Location != nil {
				at = n.Location
			}
		}
		if at != nil {
			where = fmt.Sprintf("%s:%d", file, at.Line)
		}
		errs = append(errs, fmt.Errorf("%s: %s", where, m.Text))
	}
	return errors.Join(errs...)
}
