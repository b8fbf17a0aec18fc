package theme

import (
	"html/template"
	"reflect"
	"sync"

	"parvis/generator/html/stencil"
)

// parts is the parts of one kind of page that were rendered once.
type partCache struct {
	set      *stencil.Set
	mu       sync.RWMutex
	rendered map[partKey]template.HTML
}

// Forget drops the parts that were rendered once: what they show changed. No page
// may be rendered meanwhile.
func (t *Theme) Forget() {
	for _, p := range t.partCaches {
		clear(p.rendered)
	}
}

// part names a part: the template, and the key that stands for its data.
type partKey struct{ name, key string }

// once is the template function once, which renders a part the first time it is
// asked for and repeats it after: {{once "row" .Key .}}. The key stands for the
// data wherever the part appears; without a key the part is rendered each time.
// A signatory's card stands in a dozen lists.
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
	made := template.HTML(out) // escaped by the set it comes from
	if key != "" {
		p.mu.Lock()
		p.rendered[at] = made
		p.mu.Unlock()
	}
	return made, nil
}
