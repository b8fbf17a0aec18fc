package stencil

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
)

// The escapers below reimplement those of html/template with the same names
// (html/template/html.go, url.go, js.go), which it doesn't export. A test compares
// each with the original. Each takes a string and the content type of the value;
// the next escaper takes the result as a plain string.

// writer compiles the printing of a value through escapers.
func writer(v value, escapers []string) (op, error) {
	if v.typ == nil {
		return nil, fmt.Errorf("the type depends on the data")
	}
	if len(escapers) == 0 {
		return nil, fmt.Errorf("printed without an escaper")
	}
	if v.typ.NumMethod() > 0 { // it may be a Stringer or an error
		return nil, fmt.Errorf("%v has methods", v.typ)
	}
	last := len(escapers) - 1
	write, ok := finalEscapers[escapers[last]]
	content := v.typ
	if last > 0 {
		content = stringType
	}
	if !ok || escapers[last] == "_html_template_attrescaper" && content == htmlType {
		// for HTML it would have to strip the tags
		return nil, fmt.Errorf("%s of %v", escapers[last], content)
	}
	text, err := formatter(v)
	if err != nil {
		return nil, err
	}
	for i, name := range escapers[:last] {
		f, ok := innerEscapers[name]
		if !ok {
			return nil, fmt.Errorf("%s: no such escaper", name)
		}
		content, previous := v.typ, text
		if i > 0 {
			content = stringType
		}
		if name == srcsetEscaper && content != srcsetType {
			return nil, fmt.Errorf("%v in srcset", content)
		}
		text = func(m *machine, dot reflect.Value) string { return f(previous(m, dot), content) }
	}
	if content == htmlType {
		write = finalHTMLEscapers[escapers[last]]
	}
	if escapers[last] == "_html_template_jsvalescaper" && content != reflect.TypeFor[template.JS]() {
		return nil, fmt.Errorf("%v in a script", content)
	}
	return func(m *machine, dot reflect.Value) flow {
		m.out = write(m.out, text(m, dot))
		return next
	}, nil
}

var (
	htmlType   = reflect.TypeFor[template.HTML]()
	urlType    = reflect.TypeFor[template.URL]()
	srcsetType = reflect.TypeFor[template.Srcset]()
)

const srcsetEscaper = "_html_template_srcsetescaper"

// formatter returns the evaluation of a value as text, as fmt prints it.
func formatter(v value) (func(m *machine, dot reflect.Value) string, error) {
	get := v.get
	switch v.typ.Kind() {
	case reflect.String:
		return v.str(), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(m *machine, dot reflect.Value) string { return strconv.FormatInt(get(m, dot).Int(), 10) }, nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(m *machine, dot reflect.Value) string { return strconv.FormatUint(get(m, dot).Uint(), 10) }, nil
	case reflect.Bool:
		return func(m *machine, dot reflect.Value) string { return strconv.FormatBool(get(m, dot).Bool()) }, nil
	}
	return nil, fmt.Errorf("printing a %v", v.typ)
}

// finalEscapers is the escapers that can be last: they write into the page.
var finalEscapers = map[string]func(out []byte, s string) []byte{
	"_html_template_htmlescaper":   escape,
	"_html_template_attrescaper":   escape,
	"_html_template_rcdataescaper": escape,
	"_html_template_jsvalescaper":  verbatim, // of template.JS
}

// finalHTMLEscapers is the final escapers for values that are HTML already.
var finalHTMLEscapers = map[string]func(out []byte, s string) []byte{
	"_html_template_htmlescaper":   verbatim,
	"_html_template_rcdataescaper": normalize,
}

// innerEscapers is the escapers that are followed by another.
var innerEscapers = map[string]func(s string, content reflect.Type) string{
	"_html_template_urlfilter": func(s string, content reflect.Type) string {
		if content == urlType || isSafe(s) {
			return s
		}
		return "#ZgotmplZ"
	},
	"_html_template_urlnormalizer": func(s string, _ reflect.Type) string { return processURL(s, true) },
	"_html_template_urlescaper":    func(s string, content reflect.Type) string { return processURL(s, content == urlType) },
	srcsetEscaper:                  func(s string, _ reflect.Type) string { return s }, // of template.Srcset
}

func verbatim(out []byte, s string) []byte { return append(out, s...) }

// entities is html/template's htmlReplacementTable.
var entities = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// normEntities is its htmlNormReplacementTable: existing entities are kept.
var normEntities = func() [256]string {
	t := entities
	t['&'] = ""
	return t
}()

func escape(out []byte, s string) []byte    { return replace(out, s, &entities) }
func normalize(out []byte, s string) []byte { return replace(out, s, &normEntities) }

// replace works on bytes: all that is replaced is ASCII, which is never part of
// a multibyte character, even in invalid UTF-8.
func replace(out []byte, s string, by *[256]string) []byte {
	from := 0
	for i := range len(s) {
		if e := by[s[i]]; e != "" {
			out = append(out, s[from:i]...)
			out = append(out, e...)
			from = i + 1
		}
	}
	return append(out, s[from:]...)
}

// isSafe reports whether a URL is relative, or has the scheme http, https or
// mailto.
func isSafe(s string) bool {
	scheme, _, ok := strings.Cut(s, ":")
	return !ok || strings.Contains(scheme, "/") ||
		strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto")
}

// urlBytes classifies the bytes allowed in a URL (RFC 3986): always, or as
// delimiters.
var urlBytes = func() (table [256]byte) {
	for c := range 256 {
		switch b := byte(c); {
		case 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z', '0' <= b && b <= '9', strings.IndexByte("-._~", b) >= 0:
			table[c] = always
		case strings.IndexByte("!#$&*+,/:;=?@[]", b) >= 0:
			table[c] = delimiter
		}
	}
	return table
}()

const (
	always    = 1
	delimiter = 2
)

// processURL percent-encodes the bytes not allowed in a part of a URL. With
// norm, delimiters and existing percent-encodings are kept.
func processURL(s string, norm bool) string {
	for i := range len(s) {
		if !keepsURLByte(s, i, norm) {
			return percentEncode(s, i, norm)
		}
	}
	return s
}

func keepsURLByte(s string, i int, norm bool) bool {
	switch urlBytes[s[i]] {
	case always:
		return true
	case delimiter:
		return norm
	}
	return s[i] == '%' && norm && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
}

func percentEncode(s string, from int, norm bool) string {
	const digits = "0123456789abcdef"
	out := append(make([]byte, 0, len(s)+16), s[:from]...)
	for i := from; i < len(s); i++ {
		if keepsURLByte(s, i, norm) {
			out = append(out, s[i])
		} else {
			out = append(out, '%', digits[s[i]>>4], digits[s[i]&15])
		}
	}
	return string(out)
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
