package stencil_test

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"strings"
	"sync"
	"testing"

	"parvis/generator/html/stencil"
)

type (
	word string
	loud string

	inner struct {
		Name  string
		Count int
		Next  *inner
		Items []inner
	}
	embedded struct{ Deep, Shadow string }
	deref    struct{ Far string }

	all struct {
		embedded
		*deref
		S, Empty, Shadow string
		Yes, No          bool
		I, Zero          int
		Small            int8
		U                uint16
		F                float64
		Word             word
		Loud             loud
		HTML             template.HTML
		List, None       []inner
		Words            []string
		Pair             [2]string
		One, Nil         *inner
		Two              **inner
		Any, NilAny      any
		AnyItem          any
		Map              map[string]string
		Func             func() string
		Anys             []any
		Pointers         []*inner
		hidden           string
	}
)

func (loud) String() string          { return "<LOUD>" }
func (a all) Method() string         { return "method of " + a.S }
func (a *all) PointerMethod() string { return "pointer method" }

func sample() all {
	one := &inner{Name: "one & only", Count: 1, Next: &inner{Name: "next"}, Items: []inner{{Name: "x"}}}
	return all{
		embedded: embedded{"deep", "shadowed"}, deref: &deref{"far"},
		S: `a<b>&"c'+` + "\x00\xff", Shadow: "shadow", Yes: true, I: 42, Small: -7, U: 9, F: 1.5, Word: "<word>", Loud: "l", HTML: "<b>bold</b>",
		List:  []inner{{Name: "a", Count: 0}, {Name: "b<", Count: 2, Items: []inner{{Name: "c"}, {Name: "d"}}}, {Name: "stop", Count: 3}},
		Words: []string{"un", "deux", ""}, Pair: [2]string{"p", "q"}, One: one, Two: &one, Any: "any<", AnyItem: inner{Name: "in any"},
		Map: map[string]string{"k": "v<", "a": "b"}, Func: func() string { return "f" }, Anys: []any{1, "two<", nil, inner{Name: "z"}}, Pointers: []*inner{one, {Name: "p"}}, hidden: "h",
	}
}

var funcs = template.FuncMap{
	"up":     strings.ToUpper,
	"has":    func(s string) bool { return strings.Contains(s, "a") },
	"say":    func(format string, args ...any) string { return fmt.Sprintf(format, args...) },
	"fail":   func(s string) (string, error) { return s, errors.New("told by fail: " + s) },
	"fine":   func(s string) (string, error) { return "fine " + s, nil },
	"panics": func(string) string { panic("told by panics") },
	"add":    func(a, b int) int { return a + b },
	"bold":   func(s string) template.HTML { return template.HTML("<b>" + template.HTMLEscapeString(s) + "</b>") },
	"raw": func(name, _ string, v reflect.Value) (template.HTML, error) {
		return template.HTML(name + v.Kind().String()), nil
	},
	"kind":  func(v reflect.Value) string { return v.Kind().String() },
	"kinds": func(vs ...reflect.Value) int { return len(vs) },
	"any":   func(v any) any { return v },
	"sum": func(ns ...int) (n int) {
		for _, i := range ns {
			n += i
		}
		return n
	},
}

// parts is what the templates below call.
const parts = `{{define "name"}}<i>{{.Name}}</i>{{end}}
{{define "tree"}}{{.Name}}{{with .Items}}[{{range .}}{{template "tree" .}}{{end}}]{{end}}{{end}}
{{define "still"}}still{{end}}
{{define "dot"}}({{.}}){{end}}
{{define "dollar"}}{{range .Items}}{{$.Name}}-{{.Name}}{{end}}{{end}}
{{define "about"}} title="{{.Name}}"{{end}}
{{define "vars"}}{{with $a := .Name}}{{$a}}{{end}}{{$b := .Count}}{{range $i, $c := .Items}}{{$i}}{{$c.Name}}{{end}}{{if $d := .Next}}{{$d.Name}}{{end}}{{$b}}{{end}}
{{define "endless"}}{{template "endless" .}}{{end}}`

func parse(t testing.TB, src string) *template.Template {
	t.Helper()
	set, err := template.New("page").Funcs(funcs).Parse(parts)
	if err == nil {
		_, err = set.New("main").Parse(src)
	}
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return set
}

// both checks that html/template and Append give the same result or the same error
// for each value, and returns the fallbacks.
func both(t testing.TB, src string, values ...any) (found, reached []string) {
	t.Helper()
	slow, set := parse(t, src), parse(t, src)
	fast := stencil.New(set, maps.Clone(funcs))
	for i, v := range values {
		for range 2 {
			var b bytes.Buffer
			fails := slow.ExecuteTemplate(&b, "main", v)
			got, err := fast.Append([]byte("before"), "main", reflect.ValueOf(v))
			if fmt.Sprint(err) != fmt.Sprint(fails) {
				t.Errorf("%s\nvalue %d: error %v\nwant %v", src, i, err, fails)
			}
			if fails != nil {
				b.Reset()
			}
			if want := "before" + b.String(); string(got) != want {
				t.Errorf("%s\nvalue %d: got  %q\nwant %q", src, i, got, want)
			}
		}
	}
	return fast.Fallbacks()
}

// Supported templates: none falls back to html/template.
func TestCompiled(t *testing.T) {
	empty := all{deref: &deref{}, One: &inner{}}
	for _, src := range []string{
		`plain`, ``, `{{/* a comment */}}x`, "a  {{- .S -}}  b", "{{- /* c */ -}}",
		`{{.S}}|{{.Word}}|{{.HTML}}|{{.I}}|{{.Small}}|{{.U}}|{{.Yes}}|{{.Deep}}|{{.Far}}|{{.Shadow}}`,
		`{{.One.Name}}{{.One.Count}}{{(.One).Name}}`,
		`{{if .S}}yes{{end}}{{if .Empty}}yes{{else}}no{{end}}{{if .Yes}}{{if .No}}a{{else if .I}}b{{else}}c{{end}}{{end}}`,
		`{{if .List}}l{{end}}{{if .None}}n{{end}}{{if .One}}o{{end}}{{if .Nil}}n{{end}}{{if .Pair}}p{{end}}{{if .Zero}}z{{end}}{{if .U}}u{{end}}{{if .HTML}}h{{end}}{{if .}}dot{{end}}`,
		`{{with .One}}{{.Name}}{{with .Next}}{{.Name}}{{end}}{{else}}none{{end}}{{with .Empty}}{{.}}{{else}}{{.S}}{{end}}{{with .Nil}}a{{else with .S}}{{.}}{{end}}`,
		`{{range .List}}{{.Name}}{{range .Items}}{{.Name}},{{else}}nothing{{end}}{{end}}{{range .None}}x{{else}}{{.S}}{{end}}{{range .Pair}}{{.}}{{end}}`,
		`{{range $i, $e := .Words}}{{if $i}}, {{end}}{{$i}}={{$e}}{{end}}{{range $w := .Words}}{{$w}}{{.}}{{$.S}}{{end}}{{range $i, $l := .List}}{{range $j, $m := $l.Items}}{{$i}}{{$j}}{{$m.Name}}{{end}}{{end}}`,
		`{{range .List}}{{if eq .Name "stop"}}{{break}}{{end}}{{if not .Count}}{{continue}}{{end}}{{.Name}}{{range .Items}}{{if .Name}}{{continue}}{{end}}x{{end}}{{.Count}}{{end}}`,
		`{{range .Pointers}}{{.Name}}{{end}}{{range .Pointers}}{{template "name" .}}{{end}}`,
		`{{$x := .S}}{{$x}}{{if .Yes}}{{$x := .I}}{{$x}}{{end}}{{$x}}{{if .Yes}}{{$x = "other"}}{{end}}{{$x}}{{with $y := .One}}{{$y.Name}}{{$y.Next.Name}}{{end}}{{if $z := .S}}{{$z}}{{end}}`,
		`{{$n := 0}}{{range .List}}{{$n = .Count}}{{end}}{{$n}}{{$told := false}}{{range .List}}{{if not $told}}{{.Name}}{{$told = true}}{{end}}{{end}}`,
		`{{$side := or .Empty .List}}{{if $side}}side{{end}}{{if not $side}}none{{end}}{{if and $side .Yes}}both{{end}}{{$both := and $side .S}}{{if $both}}both{{end}}`,
		`{{or .Empty .S}}{{and .S .Shadow}}{{and .Empty .S}}{{or .Zero .I 3}}{{with or .Nil .One}}{{.Name}}{{end}}{{or .Empty "else"}}{{or .S (fail "x")}}{{or .Empty (up .Shadow)}}`,
		`{{if and .S .List .Yes}}1{{end}}{{if or .No .None .Zero}}2{{end}}{{if and (not .No) (or .Empty .I)}}3{{end}}{{if or .Yes (fail "x")}}4{{end}}{{if and .No (fail "x")}}5{{end}}{{not .S}}`,
		`{{if eq .S "a"}}1{{else if eq .Shadow "x" "shadow"}}2{{end}}{{if ne .I 42}}3{{end}}{{eq .I 41 42}}{{eq .Yes true}}{{ne .Yes .No}}{{lt .I 50}}{{le .I 42}}{{gt .S .Shadow}}{{ge .Small -7}}{{eq .Word "<word>"}}{{eq .I 7 | not}}{{42 | eq .I}}`,
		`{{len .List}}{{len .S}}{{len .Pair}}{{len .Map}}{{.List | len}}`,
		`{{index .Words 1}}{{(index .List 1).Name}}{{index .Pair 1}}`,
		`{{up .S}}{{.Shadow | up}}{{"lit" | up | up}}{{say "%s-%d" .S .I}}{{say "x"}}{{.I | say "%d %v" 3}}{{fine .S}}{{if has .Shadow}}a{{end}}{{has "b"}}{{add .I 3}}{{.I | add 1}}{{sum 1 2 .I}}{{sum}}{{bold .S}}{{raw .S "" .}}{{raw .S "" .One}}{{kind .List}}{{kinds . .S}}`,
		`{{print .S .I 1}}{{printf "%d%s" .I "x"}}{{println .S}}`,
		`{{template "name" .One}}{{template "still"}}{{template "dot" .S}}{{template "dot" 3}}{{range .List}}{{template "tree" .}}{{end}}{{template "dollar" .One}}{{template "dot" (or .Empty .S)}}`,
		`{{$x := .S}}{{$y := .I}}{{$z := .List}}{{template "vars" .One}}{{$x}}{{$y}}{{len $z}}{{range $i, $e := .List}}{{template "vars" $e}}{{$i}}{{$e.Name}}{{end}}`,
		`{{block "own" .One}}{{.Name}}{{end}}`,
		`<title>{{.S}}{{.HTML}}</title><textarea>{{.Word}}{{.I}}</textarea><p title="{{.S}}" data-n='{{.I}}' class="a {{.Word}} {{.Yes}}"></p>`,
		`<a href="{{.S}}">{{.S}}</a><a href="/x/{{.S}}/{{.I}}?q={{.S}}&amp;r={{.Word}}#{{.S}}"></a><img src="{{.Word}}">`,
		`{{$x := .Shadow}}{{range $x := .Words}}{{$x}}{{else}}none{{end}}{{$x}}`, `{{true}}{{"a<b"}}{{1}}{{-3}}`,
		`{{if .Yes}}{{if .One}}{{with .One}}{{range .Items}}{{if $.Yes}}{{.Name}}{{else}}{{$.S}}{{end}}{{end}}{{end}}{{end}}{{end}}`,
	} {
		full := sample()
		values := []any{empty, full, &full}
		for _, sparse := range []string{"index", "fail", "Next"} {
			if strings.Contains(src, sparse) {
				values = values[1:2] // where there is nothing, it fails
				break
			}
		}
		if found, reached := both(t, src, values...); len(found)+len(reached) > 0 {
			t.Errorf("%s\nleft: %q, reached: %q", src, found, reached)
		}
	}
}

// Fallbacks and errors give the same result as html/template.
func TestLeft(t *testing.T) {
	noFar, noOne := sample(), sample()
	noFar.deref, noOne.One = nil, nil
	noOne.Words = nil
	values := []any{sample(), noFar, noOne, all{}, nil, inner{Name: "other"}, &inner{}, map[string]any{"S": "in a map", "List": []any{1}}, "text", 3, []int(nil), (*all)(nil)}
	for _, src := range []string{
		`{{.Far}}`, `{{.One.Next.Name}}`, `{{index .Words 2}}`, `{{index .Words 9}}`, `{{index .Words -1}}`, `{{if .S}}{{fail .S}}{{end}}`, `{{panics .S}}`,
		`{{.Method}}`, `{{.PointerMethod}}`, `{{.hidden}}`, `{{.Nope}}`, `{{if .Empty}}{{.Nope}}{{end}}{{.S}}`, `{{.F}}`, `{{.Loud}}`, `{{.Any}}{{.NilAny}}{{.AnyItem.Name}}`,
		`{{.Map}}{{.Map.k}}{{.Map.none}}{{index .Map "k"}}{{range $k, $v := .Map}}{{$k}}{{$v}}{{end}}`, `{{.Func}}`, `{{call .Func}}`, `{{.Two.Name}}`, `{{.One}}`, `{{.List}}`, `{{.Nil}}`, `{{.Nil.Name}}`,
		`{{range .Anys}}{{.}}{{end}}`, `{{range .S}}x{{end}}`, `{{range 3}}{{.}}{{end}}`, `{{range .I}}x{{end}}`, `{{range $i, $x := .None}}a{{else}}{{$x}}{{end}}`, `{{range $i, $x := .List}}a{{end}}`, `{{range $x := .Words}}a{{else}}[{{$x}}]{{end}}`, `{{range $i, $x := .Words}}a{{else}}{{if $x}}b{{end}}[{{$i}}]{{end}}`,
		`{{any .S}}`, `{{with any .One}}{{.Name}}{{end}}`, `{{and .S .List}}`, `{{with or .S .List}}{{.}}{{end}}`, `{{$x := or .S .List}}{{$x}}`, `{{$x := or .S .List}}{{$x = .S}}{{$x}}`, `{{$x := .S}}{{$x = .I}}{{$x}}`,
		`{{$x := .Nope}}{{$x}}`, `{{$x := .S}}{{if .I}}{{$x := .Any}}{{$x}}{{end}}{{$x}}`, `{{eq .S .I}}`, `{{eq .F 1.5}}`, `{{lt .Yes .No}}`, `{{eq .U 9}}`, `{{eq .S}}`, `{{eq .List .List}}`, `{{eq .One .Nil}}`, `{{eq .S "a" (fail "b")}}`,
		`{{len .I}}`, `{{len .Nil}}`, `{{slice .S 1 2}}`, `{{html .S}}`, `{{.S | html}}`, `{{.S | js}}`, `{{urlquery .S "b"}}`, `{{.S | urlquery}}`, `{{1.0}}{{'a'}}{{0x10}}{{1e3}}`,
		`<p {{template "about" .One}}>`, `<p title={{.S}}>`, `<script>let a = {{.S}}, b = "{{.S}}", c = {{.}};</script>`, `<style>a { color: {{.S}} }</style>`, `<p style="color: {{.S}}">`, `<p onclick="a({{.S}})">`, `<img srcset="{{.S}}">`, `<p {{.S}}="x">`, `<!-- {{.S}} -->x`,
		`<p title="{{.HTML}}">`, `{{template "dot" .}}`, `{{template "dot" .Any}}`, `{{.S.T}}`, `{{.S .I}}`, `{{up .I}}`, `{{up}}`, `{{up .S .S}}`, `{{up .Word}}`, `{{raw .S "" .NilAny}}{{raw .S "" .AnyItem}}`, `{{say .S .NilAny .F}}`,
		`{{with .S}}{{with $.Nil}}{{else}}{{.Nope}}{{end}}{{end}}`, `{{range .List}}{{.Nope}}{{break}}{{end}}`, `{{printf "%d" .S}}`, `{{.Yes | and .S}}`, `{{template "name" .Any}}`, `{{(.Any)}}`, `{{(up .S).T}}`, `{{with $x := .Any}}{{$x}}{{end}}`,
	} {
		both(t, src, values...)
		both(t, `{{if .S}}`+src+`{{end}}`, append([]any{all{}}, values...)...) // escaped before it fails
	}
	both(t, `{{if .S}}{{template "endless" .}}{{end}}`, all{}, sample())
}

// Unsupported nodes are reported; executions that don't reach them don't fall back.
func TestLeftIsTold(t *testing.T) {
	found, reached := both(t, `{{if .Empty}}{{.F}}{{end}}{{.S}}`, sample())
	if len(reached) != 0 || len(found) != 1 || !strings.Contains(found[0], "float64") {
		t.Errorf("found %q, reached %q", found, reached)
	}
	found, reached = both(t, `{{.F}}{{.S}}`, sample())
	if len(reached) != 1 || len(found) != 1 {
		t.Errorf("found %q, reached %q", found, reached)
	}
}

// Concurrent executions, first ones included, with several types.
func TestConcurrent(t *testing.T) {
	set := parse(t, `{{.Name}}{{range .Items}}{{template "tree" .}}{{end}}{{$x := .Count}}{{$x}}`)
	s := stencil.New(set, funcs)
	other := struct {
		Name  string
		Count int
		Items []inner
	}{"<o>", 2, []inner{{Name: "i"}}}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 100 {
				a, err := s.Append(nil, "main", reflect.ValueOf(inner{Name: "n", Items: []inner{{Name: "<"}}}))
				b, fails := s.Append(nil, "main", reflect.ValueOf(other))
				c, failed := s.Append(nil, "tree", reflect.ValueOf(inner{Name: "t"}))
				if string(a) != "n&lt;0" || string(b) != "&lt;o&gt;i2" || string(c) != "t" || errors.Join(err, fails, failed) != nil {
					t.Errorf("%s %s %s %v %v %v", a, b, c, err, fails, failed)
				}
			}
		})
	}
	wg.Wait()
}

// A page allocates no memory but its own.
func TestAllocations(t *testing.T) {
	s := stencil.New(parse(t, `{{$s := .S}}{{range $i, $e := .List}}{{if eq .Name "b<"}}{{$i}}{{end}}<a href="{{.Name}}" title="{{$s}}">{{template "tree" .}}</a>{{end}}`), funcs)
	v := reflect.ValueOf(sample())
	buf, err := s.Append(nil, "main", v)
	if err != nil {
		t.Fatal(err)
	}
	// URLs that must be encoded are made anew.
	if n := testing.AllocsPerRun(100, func() { buf, _ = s.Append(buf[:0], "main", v) }); n > 2 {
		t.Errorf("%v allocations", n)
	}
}
