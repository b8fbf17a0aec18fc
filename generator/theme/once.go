package theme

import (
	"bytes"
	"html/template"
)

// Forget drops the parts that were rendered once: what they show changed. No page
// may be rendered meanwhile.
func (t *Theme) Forget() { t.parts.Clear() }

// once gives a set of templates the function once, which renders a part the
// first time it is asked for and repeats it after: {{once "row" .Key .}}. The
// key stands for the data wherever the part appears; without a key the part is
// rendered each time. A signatory's card stands in a dozen lists.
func (t *Theme) once(set *template.Template, kind string) {
	set.Funcs(template.FuncMap{"once": func(name, key string, data any) (template.HTML, error) {
		at := kind + "\x00" + name + "\x00" + key
		if part, ok := t.parts.Load(at); ok && key != "" {
			return part.(template.HTML), nil
		}
		var b bytes.Buffer
		if err := set.ExecuteTemplate(&b, name, data); err != nil {
			return "", err
		}
		part := template.HTML(b.String()) // escaped by the set it comes from
		if key != "" {
			t.parts.Store(at, part)
		}
		return part, nil
	}})
}
