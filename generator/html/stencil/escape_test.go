package stencil_test

import (
	"bytes"
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"strings"
	"sync"
	"testing"

	"parvis/generator/html/stencil"
)

// typed is one string declared to be all that html/template knows.
type typed struct {
	Plain  string
	Named  word
	Loud   loud
	HTML   template.HTML
	Attr   template.HTMLAttr
	URL    template.URL
	JS     template.JS
	JSStr  template.JSStr
	CSS    template.CSS
	Srcset template.Srcset
	Items  []string
}

func typedOf(s string) typed {
	return typed{s, word(s), loud(s), template.HTML(s), template.HTMLAttr(s), template.URL(s), template.JS(s), template.JSStr(s), template.CSS(s), template.Srcset(s), []string{s}}
}

// contexts is the contexts of values, %s for the value. In those with a mark, plain
// strings are written without html/template.
var contexts = map[string]bool{
	`<p>%s</p>`:                              true,
	`<p title="%s">`:                         true,
	`<p title='%s'>`:                         true,
	`<p class="a %s b">`:                     true,
	`<textarea>%s</textarea>`:                true,
	`<title>%s</title>`:                      true,
	`<a href="%s">`:                          true,
	`<a href='%s'>`:                          true,
	`<a href="/a/%s/b">`:                     true,
	`<a href="/a?b=%s&amp;c">`:               true,
	`<a href="#%s">`:                         true,
	`<a href="%[1]s?%[1]s">`:                 false, // html/template finds it ambiguous
	`<img src="%s">`:                         true,
	`<p data-url="%s">`:                      true,
	`<form action="%s">`:                     true,
	`<meta content="%s">`:                    true,
	`<meta name="x" content="0; url=%s">`:    true,
	`<svg><a xlink:href="%s"/></svg>`:        true,
	`<p title=%s>`:                           false,
	`<a href=%s>`:                            false,
	`<p %s="x">`:                             false,
	`<script>let a = %s</script>`:            false,
	`<script>let a = "%s"</script>`:          false,
	"<script>let a = `%s`</script>":          false,
	`<script type="text/x">%s</script>`:      false,
	`<p onclick="a(%s)">`:                    false,
	`<style>a { color: %s }</style>`:         false,
	`<p style="background: url(%s)">`:        false,
	`<img srcset="%s 2x">`:                   false,
	`<!-- %s -->`:                            false,
	`<p>{{"a"}}%s<b title="{{"b"}}">%s</b>x`: false, // two
}

// held is a context with a type of value, by both implementations.
type held struct {
	src  string
	slow *template.Template
	fast *stencil.Set
}

// holds is every context with every type that html/template accepts there.
var holds = sync.OnceValue(func() []held {
	var out []held
	kinds := reflect.TypeFor[typed]()
	for context := range contexts {
		for i := range kinds.NumField() {
			src := fmt.Sprintf(strings.ReplaceAll(context, "%s", "%[1]s"), "{{."+kinds.Field(i).Name+"}}")
			slow := template.Must(template.New("main").Parse(src))
			set := template.Must(template.New("main").Parse(src))
			if slow.Execute(new(bytes.Buffer), typedOf("a")) != nil {
				continue
			}
			h := held{src, slow, stencil.New(set, nil)}
			_, _ = h.fast.Append(nil, "main", reflect.ValueOf(typedOf("a"))) // which escapes it
			out = append(out, h)
		}
	}
	return out
})

func sameEscapes(t *testing.T, s string) {
	t.Helper()
	v := typedOf(s)
	for _, h := range holds() {
		var want bytes.Buffer
		fails := h.slow.Execute(&want, v)
		got, err := h.fast.Append(nil, "main", reflect.ValueOf(v))
		if fmt.Sprint(err) != fmt.Sprint(fails) || fails == nil && !bytes.Equal(got, want.Bytes()) {
			t.Errorf("%s with %q:\ngot  %q, %v\nwant %q, %v", h.src, s, got, err, want.Bytes(), fails)
		}
	}
}

// strings that have broken escapers before.
var awkward = []string{
	"", "a", "plain words", `"`, "'", "<", ">", "&", "&amp;", "&lt;b&gt;", "+", "=", "`", "\x00", "a\x00b", "<b>x</b>", `<a href="x">y</a>`, "</script>", "<!--", "-->", "</textarea>", "<script>alert(1)</script>",
	"é", "日本", "\u2028", "\ufdd0", "\uffff", "\U0010ffff", "\xff", "a\xc3", "\xe2\x80", "\xe2<\x80", "\xed\xa0\x80", "%", "%4", "%41", "%zz", "100%", "%%20", " ", "\t\n\r\f\v", "a b",
	"javascript:alert(1)", "JavaScript:x", "http://a.b/c?d=e&f#g", "HTTPS://x", "mailto:a@b", "MAILTO:x", "//host", "/path:x", "a:b", ":", "a/b:c", "data:text/html,x", " javascript:x", "java\nscript:x", "hTTp:", "httpſ:", "ſ:", "K:",
	"!#$&*+,/:;=?@[]", "-._~", "(')\"", "{}|\\^", "a,b 2x", "x=1", "10", "-1", "true", "null", "]]>", "${x}", "\\", "ZgotmplZ", "\u00a0", "\u202f!", "\x7f", "\x80", "\x1f",
}

func TestEscapers(t *testing.T) {
	for _, s := range awkward {
		sameEscapes(t, s)
	}
	every := make([]byte, 256)
	for c := range every {
		every[c] = byte(c)
	}
	for c := 0; c < 256; c += 8 {
		sameEscapes(t, string(every[c:c+8]))
	}
	sameEscapes(t, string(every))
	for _, h := range holds() {
		mine := false
		for context, compiled := range contexts {
			mine = mine || compiled && h.src == fmt.Sprintf(strings.ReplaceAll(context, "%s", "%[1]s"), "{{.Plain}}")
		}
		if found, reached := h.fast.Fallbacks(); mine && len(found)+len(reached) > 0 {
			t.Errorf("%s is left: %q", h.src, found)
		}
	}
}

func FuzzEscapers(f *testing.F) {
	for _, s := range awkward {
		f.Add(s)
	}
	f.Fuzz(sameEscapes)
}

// written is a template made of bytes, each the choice of what comes next.
type written struct {
	bytes []byte
	vars  int
}

func (w *written) next(n int) int {
	if len(w.bytes) == 0 {
		return 0
	}
	b := w.bytes[0]
	w.bytes = w.bytes[1:]
	return int(b) % n
}

func (w *written) pick(of ...string) string { return of[w.next(len(of))] }

func (w *written) value(depth int) string {
	if depth > 2 {
		return ".S"
	}
	sub := func() string { return w.value(depth + 1) }
	switch w.next(12) {
	case 0, 1, 2:
		return w.pick(".S", ".Empty", ".I", ".Zero", ".Yes", ".No", ".HTML", ".Word", ".List", ".None", ".Words", ".One", ".Nil", ".Name", ".Count", ".Items", ".Next", ".Any", ".Map", ".F", ".Pair", ".Pointers", ".Anys", ".Far", ".Deep")
	case 3:
		return w.pick(".", "$", "$.S", "$.List", ".One.Name", ".Next.Name", "$.One.Next", `"lit<"`, "3", "true", "$.Yes", "$.I")
	case 4:
		return fmt.Sprintf("$x%d", w.next(w.vars+1))
	case 5:
		return "(" + w.pick("and", "or") + " " + sub() + " " + sub() + ")"
	case 6:
		return "(not " + sub() + ")"
	case 7:
		return "(" + w.pick("eq", "ne", "lt", "ge") + " " + sub() + " " + sub() + ")"
	case 8:
		return "(" + w.pick("len", "up", "has", "fine", "bold", "kind", "print") + " " + sub() + ")"
	case 9:
		return "(index " + sub() + " " + w.pick("0", "1", "$.I", "$.Zero") + ")"
	case 10:
		return "(" + sub() + " | " + w.pick("up", "not", "len", "print", "say", "has") + ")"
	}
	return "(say " + sub() + " " + sub() + ")"
}

func (w *written) list(depth int, loop bool) string {
	var b strings.Builder
	for range 1 + w.next(3) {
		if depth > 3 || len(w.bytes) == 0 {
			b.WriteString(w.pick("x", " {{- .S -}} ", "\n"))
			break
		}
		inner := func() string { return w.list(depth+1, loop) }
		outer := w.vars
		switch w.next(11) {
		case 0:
			b.WriteString(w.pick("text", " <b>", "</b>\n", `<p title="a">`, "&amp;"))
		case 1, 2:
			fmt.Fprintf(&b, "%s%s%s", w.pick("{{", "{{- "), w.value(0), w.pick("}}", " -}}"))
		case 3:
			fmt.Fprintf(&b, w.pick(`<a href="{{%s}}">`, `<p title="{{%s}}">`, `<a href="/?q={{%s}}">`, `<textarea>{{%s}}</textarea>`), w.value(0))
		case 4:
			fmt.Fprintf(&b, "{{if %s}}%s{{else if %s}}%s{{else}}%s{{end}}", w.value(0), inner(), w.value(0), inner(), inner())
		case 5:
			fmt.Fprintf(&b, "{{with %s}}%s{{else}}%s{{end}}", w.value(0), inner(), inner())
		case 6:
			fmt.Fprintf(&b, "{{range %s}}%s{{else}}%s{{end}}", w.value(0), w.list(depth+1, true), inner())
		case 7:
			v := w.value(0)
			w.vars += 2
			fmt.Fprintf(&b, "{{range $x%d, $x%d := %s}}%s{{end}}", w.vars-1, w.vars, v, w.list(depth+1, true))
			w.vars = outer
		case 8:
			if loop {
				fmt.Fprintf(&b, "{{if %s}}%s{{end}}", w.value(0), w.pick("{{break}}", "{{continue}}"))
			}
		case 9:
			v := w.value(0)
			if w.next(3) == 0 {
				fmt.Fprintf(&b, "{{$x%d = %s}}", w.next(w.vars+1), v)
			} else {
				w.vars++
				fmt.Fprintf(&b, "{{$x%d := %s}}", w.vars, v)
			}
		case 10:
			fmt.Fprintf(&b, `{{template "%s" %s}}`, w.pick("name", "tree", "dot", "dollar", "still"), w.value(0))
		}
	}
	return b.String()
}

// FuzzTemplates compares unusual templates with html/template.
func FuzzTemplates(f *testing.F) {
	for i := range 200 {
		seed := make([]byte, 40)
		for j := range seed {
			seed[j] = byte((i*31 + j*j*17 + i*j*7) >> 1)
		}
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed []byte) {
		w := &written{bytes: seed}
		src := `{{$x0 := .S}}` + w.list(0, false)
		set, err := template.Must(template.New("page").Funcs(funcs).Parse(parts)).New("main").Parse(src)
		if err != nil {
			t.Skip() // a variable out of its scope
		}
		slow := parse(t, src)
		fast := stencil.New(set, maps.Clone(funcs))
		noOne := sample()
		noOne.One, noOne.Words = nil, nil
		for _, v := range []any{sample(), sample(), noOne, inner{Name: "in"}, all{}, sample()} {
			var want bytes.Buffer
			fails := slow.ExecuteTemplate(&want, "main", v)
			got, err := fast.Append(nil, "main", reflect.ValueOf(v))
			if fmt.Sprint(err) != fmt.Sprint(fails) || fails == nil && !bytes.Equal(got, want.Bytes()) {
				t.Fatalf("%s\ngot  %q, %v\nwant %q, %v", src, got, err, want.Bytes(), fails)
			}
		}
	})
}
