package theme

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"

	"parvis/generator/text/suggest"
	"parvis/generator/text/typo"
)

// Words is the texts of a theme in one language, by dotted key. Files are typed
// with plain spaces and straight apostrophes: typography is applied when they
// are read.
type Words struct {
	lang   string
	plain  map[string]phrase
	plural map[string]map[string]phrase // key to form: zero, one, other

	mu      sync.Mutex
	missing map[string]bool
}

// phrase is a format string and the number of its arguments. Without arguments,
// the format is the text itself.
type phrase struct {
	text  string
	arity int
}

func (p phrase) format(args []any) string {
	if p.arity == 0 {
		return p.text
	}
	if len(args) > p.arity {
		args = args[:p.arity]
	}
	return fmt.Sprintf(p.text, args...)
}

// forms is the keys of a table that is a plural.
var forms = []string{"one", "other", "zero"}

// readWords reads lang/<lang>.toml of every layer, the least specific first.
// For "fr-CH", both fr.toml and fr-CH.toml are read.
func readWords(t *tree, lang string) (*Words, error) {
	w := &Words{
		lang:    lang,
		plain:   map[string]phrase{},
		plural:  map[string]map[string]phrase{},
		missing: map[string]bool{},
	}
	short, _, _ := strings.Cut(lang, "-")
	names := slices.Compact([]string{short, lang})
	found := false
	var known []string // keys of the base layer and of templates; nil until needed
	var errs []error
	for i := len(t.layers) - 1; i >= 0; i-- {
		for _, name := range names {
			src, err := fs.ReadFile(t.layers[i], "lang/"+name+".toml")
			file := t.layerPath(i, "lang/"+name+".toml")
			if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			found = true
			var table map[string]any
			if _, err := toml.Decode(string(src), &table); err != nil {
				errs = append(errs, errors.New(position(file, err)))
				continue
			}
			errs = append(errs, w.merge(file, "", table))
			if i == len(t.layers)-1 {
				continue
			}
			if known == nil {
				known = t.knownKeys()
			}
			for _, key := range keysOf("", table) {
				if !slices.Contains(known, key) {
					errs = append(errs, fmt.Errorf("%s: unknown key %q: no template uses it%s", file, key, suggestion(key, known)))
				}
			}
		}
	}
	if !found {
		var have []string
		for _, p := range t.list("lang", ".toml") {
			have = append(have, strings.TrimSuffix(strings.TrimPrefix(p, "lang/"), ".toml"))
		}
		return nil, fmt.Errorf("theme: no words in language %q: wanted one of %s", lang, strings.Join(have, ", "))
	}
	return w, errors.Join(errs...)
}

// keyReference matches the keys that a template uses.
var keyReference = regexp.MustCompile("\\b[tn]\\s+[\"`]([^\"`]+)")

// knownKeys returns the keys that the last layer has in any language, and those
// that the templates of all layers use: a theme may add texts for its own
// templates, and a language that its base doesn't have.
func (t *tree) knownKeys() []string {
	last := t.layers[len(t.layers)-1]
	var keys []string
	for _, p := range t.list("lang", ".toml") {
		src, err := fs.ReadFile(last, p)
		if err != nil {
			continue // it is in another layer
		}
		var table map[string]any
		_, _ = toml.Decode(string(src), &table) // reported when that language is loaded
		keys = append(keys, keysOf("", table)...)
	}
	for _, p := range t.paths {
		if !strings.HasSuffix(p, ".html") {
			continue
		}
		for _, layer := range t.layers {
			src, _ := fs.ReadFile(layer, p)
			for _, m := range keyReference.FindAllSubmatch(src, -1) {
				keys = append(keys, string(m[1]))
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// keysOf returns the dotted keys of a table, sorted. A plural is one key.
func keysOf(prefix string, table map[string]any) []string {
	var keys []string
	for k, v := range table {
		if sub, ok := v.(map[string]any); ok && !isPlural(sub) {
			keys = append(keys, keysOf(prefix+k+".", sub)...)
		} else {
			keys = append(keys, prefix+k)
		}
	}
	slices.Sort(keys)
	return keys
}

// suggestion returns the end of an error message, with the nearest known key;
// "" if none is near.
func suggestion(key string, known []string) string {
	best := suggest.To(key, known)
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; the nearest known key is %q", best)
}

func (w *Words) merge(file, prefix string, table map[string]any) error {
	keys := make([]string, 0, len(table))
	for k := range table {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var errs []error
	for _, k := range keys {
		key := prefix + k
		switch v := table[k].(type) {
		case string:
			p, err := w.phrase(v)
			if err != nil {
				errs = append(errs, fmt.Errorf("%s: %s: %w", file, key, err))
				continue
			}
			w.plain[key] = p
			delete(w.plural, key)
		case map[string]any:
			if !isPlural(v) {
				errs = append(errs, w.merge(file, key+".", v))
				continue
			}
			if w.plural[key] == nil {
				w.plural[key] = map[string]phrase{}
			}
			delete(w.plain, key)
			for _, form := range forms {
				s, ok := v[form].(string)
				if !ok {
					continue
				}
				p, err := w.phrase(s)
				if err != nil {
					errs = append(errs, fmt.Errorf("%s: %s.%s: %w", file, key, form, err))
					continue
				}
				w.plural[key][form] = p
			}
			if _, ok := w.plural[key]["other"]; !ok {
				errs = append(errs, fmt.Errorf("%s: %s: a plural wants the form other", file, key))
			}
		default:
			errs = append(errs, fmt.Errorf("%s: %s: wanted a string, got %v", file, key, v))
		}
	}
	return errors.Join(errs...)
}

// isPlural reports whether a table is a plural, i.e. has plural forms only.
func isPlural(table map[string]any) bool {
	if len(table) == 0 {
		return false
	}
	for k, v := range table {
		if _, ok := v.(string); !ok || !slices.Contains(forms, k) {
			return false
		}
	}
	return true
}

var verb = regexp.MustCompile(`%%|%(?:\[(\d+)\])?[sdv]`)

// percentMark replaces the % of a verb while typography is applied, so that it
// isn't taken for a percentage.
const percentMark = "\ue000"

func (w *Words) phrase(s string) (phrase, error) {
	arity := 0
	out := verb.ReplaceAllStringFunc(s, func(m string) string {
		if m == "%%" {
			return m
		}
		at := arity + 1
		if i := verb.FindStringSubmatch(m)[1]; i != "" {
			at, _ = strconv.Atoi(i)
		}
		arity = max(arity, at)
		return percentMark + m[1:]
	})
	if strings.Contains(strings.ReplaceAll(out, "%%", ""), "%") {
		return phrase{}, fmt.Errorf("%q: a lone %% : wanted %%s, or %%%% for a percent sign", s)
	}
	out = strings.ReplaceAll(typo.Set(w.lang, out), percentMark, "%")
	if arity == 0 {
		out = strings.ReplaceAll(out, "%%", "%")
	}
	return phrase{out, arity}, nil
}

// T returns the text of a key, with its arguments. An unknown key is shown as
// ⟦key⟧ and recorded, see Missing.
func (w *Words) T(key string, args ...any) string {
	if p, ok := w.plain[key]; ok {
		return p.format(args)
	}
	return w.unknown(key)
}

// N returns the text of a key that agrees with n: the form zero if the language
// file has it and n is 0, else one or other. The first %s is n, formatted; the
// arguments follow.
func (w *Words) N(key string, n int, args ...any) string {
	all := append([]any{w.Number(n)}, args...)
	if p, ok := w.plain[key]; ok {
		return p.format(all)
	}
	f, ok := w.plural[key]
	if !ok {
		return w.unknown(key)
	}
	if p, ok := f["zero"]; ok && n == 0 {
		return p.format(all)
	}
	if p, ok := f["one"]; ok && w.singular(n) {
		return p.format(all)
	}
	return f["other"].format(all)
}

func (w *Words) french() bool { return w.lang == "fr" || strings.HasPrefix(w.lang, "fr-") }

func (w *Words) singular(n int) bool {
	if w.french() {
		return n == 0 || n == 1 || n == -1
	}
	return n == 1
}

// Number formats a whole number in groups of three: 10 000 in French, with
// narrow no-break spaces, 10,000 in other languages.
func (w *Words) Number(n int) string {
	sep := ","
	if w.french() {
		sep = "\u202f"
	}
	s := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, s = "−", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + sep + s[i:]
	}
	return sign + s
}

// Has reports whether a key has a text.
func (w *Words) Has(key string) bool {
	_, plain := w.plain[key]
	_, plural := w.plural[key]
	return plain || plural
}

func (w *Words) unknown(key string) string {
	w.mu.Lock()
	w.missing[key] = true
	w.mu.Unlock()
	return placeholder(key)
}

// placeholder is shown in a page in place of a missing text.
func placeholder(key string) string { return "⟦" + key + "⟧" }

// MissingFrom returns the keys whose texts are missing from a rendered page,
// sorted. It searches the page, since cached parts look up their keys only once
// for several pages.
func (w *Words) MissingFrom(page []byte) []string {
	return slices.DeleteFunc(w.Missing(), func(key string) bool { return !bytes.Contains(page, []byte(placeholder(key))) })
}

// Missing returns the keys that were looked up and have no text, sorted.
func (w *Words) Missing() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	keys := make([]string, 0, len(w.missing))
	for k := range w.missing {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
