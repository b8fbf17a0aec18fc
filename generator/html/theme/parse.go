package theme

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"maps"
	"path"
	"reflect"
	"strings"

	"parvis/generator/html/stencil"
)

// parse parses base/*.html once, then one set of templates per kind. A kind
// defines "main", which the layout includes, or its own "layout".
func (t *Theme) parse(tree *tree) error {
	funcs := template.FuncMap{
		"t":      func(key string, args ...any) string { return t.words.T(key, args...) },
		"n":      func(key string, n int, args ...any) string { return t.words.N(key, n, args...) },
		"asset":  t.href,
		"has":    t.has,
		"sheet":  t.sheet,
		"ground": t.background,
		// placeholder: each set has its own
		"once": func(string, string, reflect.Value) (template.HTML, error) { return "", nil },
	}
	var errs []error
	shared := template.New("").Funcs(funcs)
	for _, p := range tree.list("base", ".html") {
		errs = append(errs, add(shared, tree, p))
	}
	t.fold(shared)
	for _, p := range tree.paths {
		kind, file := path.Split(p)
		kind = strings.TrimSuffix(kind, "/")
		if file != "page.html" || kind == "base" || kind == "" || strings.Contains(kind, "/") {
			continue
		}
		page, err := shared.Clone()
		if err != nil {
			return fmt.Errorf("theme: %w", err)
		}
		errorsBefore := len(errs)
		for _, f := range tree.list(kind, ".html") {
			if err := add(page, tree, f); err != nil {
				errs = append(errs, err)
			}
		}
		t.fold(page)
		own := maps.Clone(funcs)
		parts := &partCache{rendered: map[partKey]template.HTML{}}
		own["once"] = parts.once
		parts.set = stencil.New(page.Funcs(own), own)
		if len(errs) == errorsBefore {
			errs = append(errs, checkEscaping(page, tree.sourcePath(p)))
		}
		t.pages[kind], t.partCaches = parts.set, append(t.partCaches, parts)
		t.kinds = append(t.kinds, kind)
	}
	if len(t.kinds) == 0 {
		errs = append(errs, errors.New("theme: no <kind>/page.html in any layer"))
	}
	return errors.Join(errs...)
}

// add parses a file into a set. The template is named after the file, for error
// messages.
func add(set *template.Template, tree *tree, p string) error {
	src, err := tree.read(p)
	if err != nil {
		return err
	}
	if _, err := set.New(tree.sourcePath(p)).Parse(string(src)); err != nil {
		return errors.New(trimPrefixes(err))
	}
	return nil
}

// checkEscaping makes html/template escape the set now instead of on the first
// page, so that a missing or unsafe template is found when the theme is loaded.
// The execution itself fails on nil data, which is ignored.
func checkEscaping(page *template.Template, where string) error {
	if page.Lookup("layout") == nil {
		return fmt.Errorf("%s: no template \"layout\": wanted base/layout.html", where)
	}
	err := page.ExecuteTemplate(io.Discard, "layout", nil)
	var unsafe *template.Error
	if !errors.As(err, &unsafe) {
		return nil
	}
	if strings.Contains(unsafe.Description, `no such template "main"`) {
		return fmt.Errorf("%s: wanted {{define \"main\"}}", where)
	}
	return fmt.Errorf("%s: %s", where, trimPrefixes(err))
}

// trimPrefixes removes the prefixes of the standard library, so that a message
// begins with the file.
func trimPrefixes(err error) string {
	s := strings.TrimPrefix(err.Error(), "html/template: ")
	s = strings.TrimPrefix(s, "html/template:")
	return strings.TrimPrefix(s, "template: ")
}
