package theme

import (
	"html/template"
	"io"
	"reflect"
	"strings"
)

// Slowly makes a theme render as html/template does it alone, its parts too, which
// it keeps as the theme does.
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
		return t.pages[kind].HTML().ExecuteTemplate(w, "layout", view)
	}
}

// Left is what is left to html/template in the pages of a kind rendered until now.
func (t *Theme) Left(kind string) (found, reached []string) { return t.pages[kind].Fallbacks() }
