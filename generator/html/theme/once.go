package theme

import (
	"html/template"
	"reflect"
	"sync"

	"parvis/generator/html/stencil"
)

// partCache caches the rendered parts of one kind of page.
type partCache struct {
	set      *stencil.Set
	mu       sync.RWMutex
	rendered map[partKey]template.HTML
}

// Forget clears the cache of rendered parts, after their data changed. It must
// not be called while pages are rendered.
func (t *Theme) Forget() {
	for _, p := range t.partCaches {
		clear(p.rendered)
	}
}

// partKey identifies a rendered part: a template, and the key of its data.
type partKey struct{ name, key string }

// once is the template function once, which renders a part the first time and
// then repeats the result: {{once "row" .Key .}}. The key must identify the
// data wherever the part is used; with an empty key the part is rendered each
// time. It pays off for a signatory's card, which is in a dozen lists.
func (p *partCache) once(name, key string, data reflect.Value) (template.HTML, error) {
	at := partKey{name, key}
	if key != "" {
		p.mu.RLock()
		known, ok := p.rendered[at]
		p.mu.RUnlock()
		if ok {
			return known, nil
		}
	}
	if data.Kind() == reflect.Interface {
		data = data.Elem()
	}
	out, err := p.set.Append(nil, name, data)
	if err != nil {
		return "", err
	}
	made := template.HTML(out) // already escaped by p.set
	if key != "" {
		p.mu.Lock()
		p.rendered[at] = made
		p.mu.Unlock()
	}
	return made, nil
}
