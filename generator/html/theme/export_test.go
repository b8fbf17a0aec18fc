package theme

import (
	"html/template"
	"io"
	"reflect"
	"strings"
)

// Slowly makes a theme render with html/template alone, cached parts included.
func (t *Theme) Slowly() func(w io.Writer, kind string, view any) error {
	for _, page := range t.pages {
		set, kept := page.HTML(), map[partKey]template.HTML{}
		set.Funcs(template.FuncMap{"once": func(name, key string, data reflect.Value) (template.HTML, error) {
			if html, ok := kept[partKey{name, key}]; ok {
				return html, nil
			}
			var b strings.Builder
			err := set.ExecuteTemplate(&b, name, data)
			if key != "" && err == nil {
				kept[partKey{name, key}] = template.HTML(b.String())
			}
			return template.HTML(b.String()), err
		}})
	}
	return func(w io.Writer, kind string, view any) error {
		return t.page(kind).HTML().ExecuteTemplate(w, "layout", view)
	}
}

// Fallbacks returns the fallbacks of the pages of a kind rendered so far.
func (t *Theme) Fallbacks(kind string) (found, reached []string) { return t.page(kind).Fallbacks() }
