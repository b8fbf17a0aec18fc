package draw

import (
	"regexp"
	"strings"
	"testing"
)

// setting sanitizes raw markup as if ECharts had drawn it.
func setMarkup(t *testing.T, inside string) string {
	t.Helper()
	out, err := sanitize(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`+inside+`</svg>`, "d1")
	if err != nil {
		t.Fatalf("%s: %v", inside, err)
	}
	return out
}

func TestSet(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"classes, counters, handlers", `<rect x="1" width="2" height="3" class="zr0-cls-1" ecmeta_x="1" pointer-events="visible" onclick="a()" xlink:href="#a"></rect>`,
			`<rect x="1" width="2" height="3"/>`},
		{"rounding", `<path d="M10.04 -20.06l1.50 -0.001A5 5 0 0 1 -7 8.25Z" transform="translate(3.14159 -0.04)" stroke-width="1.256" fill-opacity="0.3333"></path>`,
			`<path d="M10.04-20.06l1.5 0A5 5 0 0 1-7 8.25Z" transform="translate(3.1 0)" fill-opacity="0.33" stroke-width="1.26"/>`},
		{"matrices", `<rect width="1" height="1" transform="matrix(0.70711,-0.70711,0.70711,0.70711,10.123456,2)"></rect>`,
			`<rect width="1" height="1" transform="matrix(0.7071 -0.7071 0.7071 0.7071 10.1235 2)"/>`},
		{"roles", `<rect width="1" height="1" fill="rgb(39,102,192)" stroke="#FDFCF9"></rect><circle r="1" fill="#5070dd"></circle>`,
			`<rect width="1" height="1" fill="#2766c0" stroke="#fdfcf9" class="f-hue-1 s-paper"/><circle r="1" fill="#5070dd"/>`},
		{"type", `<text style="font-size:12px;font-family:evil;font-weight:bold;position:fixed" x="0" text-anchor="start" dominant-baseline="central">a</text>`,
			`<text dominant-baseline="central" font-size="12" font-weight="bold">a</text>`},
		{"type in short", `<text style="font: italic bold 14px sans-serif">a</text>`,
			`<text font-size="14" font-style="italic" font-weight="bold">a</text>`},
		{"spaces", "\n<text xml:space=\"preserve\">a b</text>\n <text xml:space=\"preserve\">a  b</text>\n",
			`<text>a b</text><text xml:space="preserve">a  b</text>`},
		{"the unseen", `<rect width="9" height="9" fill="none"></rect><path d=""></path><path fill="none" d="M0 0"></path><text> </text><rect width="1" height="1" fill="transparent" stroke="none"></rect><circle r="1" opacity="0"></circle><g></g>`, ``},
		{"groups", `<g><g><text>a</text></g></g><g clip-path="url(#zr0-c0)"><text>b</text></g><defs><clipPath id="zr0-c0"><rect width="1" height="1" fill="none"></rect></clipPath></defs>`,
			`<defs><clipPath id="d1-1"><rect width="1" height="1" fill="none"/></clipPath></defs><text>a</text><g clip-path="url(#d1-1)"><text>b</text></g>`},
		{"definitions by use", `<rect width="1" height="1" fill="url(#p7)"></rect><rect width="2" height="1" fill="url(#p2)"></rect><defs><pattern id="p1"></pattern><pattern id="p2" patternUnits="userSpaceOnUse"></pattern><pattern id="p7"><rect width="1" height="1" fill="url(#p2)"></rect></pattern></defs>`,
			`<defs><pattern id="d1-1"><rect width="1" height="1" fill="url(#d1-2)"/></pattern><pattern id="d1-2" patternUnits="userSpaceOnUse"/></defs><rect width="1" height="1" fill="url(#d1-1)"/><rect width="2" height="1" fill="url(#d1-2)"/>`},
		{"no numbers", `<text transform="translate(NaN 1)">a</text><path d="MNaN 1L2 3"></path><rect width="Infinity" height="1"></rect>`, ``},
		{"styles", `<style><![CDATA[ .a:hover{fill:red} ]]></style><text>a</text>`, `<text>a</text>`},
		{"escapes", `<text>&lt;/script&gt; &amp; &quot;é&quot; 😀</text>`, `<text>&lt;/script&gt; &amp; &#34;é&#34; 😀</text>`},
	} {
		if got := setMarkup(t, c.in); got != c.want {
			t.Errorf("%s:\ngot    %s\nwanted %s", c.name, got, c.want)
		}
	}
}

func TestSetRefuses(t *testing.T) {
	for in, want := range map[string]string{
		`<script>alert(1)</script>`:                                              "<script>",
		`<image href="https://example.org/a.png"></image>`:                       "<image>",
		`<foreignObject></foreignObject>`:                                        "<foreignObject>",
		`<a href="javascript:1"></a>`:                                            "<a>",
		`<rect fill="url(https://example.org/#a)"></rect>`:                       "no colour",
		`<rect fill="url(#nothing)"></rect>`:                                     "refers to nothing",
		`<rect fill="red;}"></rect>`:                                             "no colour",
		`<rect clip-path="url(https://example.org/#a)"></rect>`:                  "no reference",
		`<rect transform="translate(1"></rect>`:                                  "no transform",
		`<rect transform="url(1)"></rect>`:                                       "no transform",
		`<rect width="1em"></rect>`:                                              "no number",
		`<path d="1 2"></path>`:                                                  "no path",
		`<text text-anchor="&quot;onload=&quot;">a</text>`:                       "no keyword",
		`<g clip-path="url(#c)"></g><defs><clipPath id="a b"></clipPath></defs>`: "no name",
		`<g>`:                 "XML",
		`</svg><svg>`:         "root",
		`<!DOCTYPE a><g/>`:    "directive",
		`<text>&evil;</text>`: "entity",
	} {
		_, err := sanitize(`<svg>`+in+`</svg>`, "d1")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, wanted … %s …", in, err, want)
		}
	}
}

// hostile is texts that records may contain. None may close or inject an element, or
// make the drawing fail.
var hostile = map[string]string{
	"markup":        `</script></text></svg><script>alert(1)</script><!-- ]]>`,
	"quotes":        `"' onload="alert(1)" x='`,
	"entities":      `&lt;b&gt; &amp;amp; &#x3c;`,
	"emoji":         "👩🏽‍🎓 🇫🇷",
	"right to left": "مرحبا \u202etxt.exe\u202c שלום",
	"long":          strings.Repeat("Établissement ", 22),
	"control":       "a\x00b\x01c\x1b[31m\x7f\u0085\ufffe",
	"NaN":           "NaN",
	"lone half":     `\ud800`,
	"template":      "{b} {c} {a|x} {value} ${1}",
	"spaces":        "  a  b\tc\nd ",
	"prototype":     "__proto__",
	"constructor":   "constructor",
}

func TestHostileTexts(t *testing.T) {
	e := engine(t, "")
	for name, text := range hostile {
		options := encoded(map[string]any{
			"lang":  text,
			"xAxis": map[string]any{"type": "value", "name": text},
			"yAxis": map[string]any{"type": "category", "data": []string{text, "b"}, "axisLabel": map[string]any{"interval": 0}},
			"series": []any{map[string]any{"type": "bar", "name": text, "data": []any{map[string]any{"name": text, "value": 1}, text},
				"label": map[string]any{"show": true, "formatter": "{b}"}}},
		})
		if name == "lone half" {
			options = strings.ReplaceAll(options, `\\ud800`, `\ud800`)
		}
		svg, err := e.SVG([]byte(options), 640, 420, text+".", text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, out := range []string{svg, Standalone(svg, Caption{Title: text, Sentence: text, Legend: []Key{{text, text, 1}}, Foot: []string{text}})} {
			wellFormed(t, out)
			for _, m := range regexp.MustCompile(`<[^>]*>`).FindAllString(out, -1) {
				if !tag.MatchString(m) {
					t.Errorf("%s: a tag that isn't ours: %s", name, m)
				}
			}
		}
	}
	svg := drawn(t, e, encoded(map[string]any{"xAxis": map[string]any{"type": "category", "data": []string{`"é" & <b>`}}, "yAxis": map[string]any{}}))
	if !strings.Contains(svg, `>&#34;é&#34; &amp; &lt;b&gt;</text>`) {
		t.Errorf("the text isn't kept as it is: %s", svg)
	}
}

// tag is every tag that drawings have.
var tag = regexp.MustCompile(`^</?(svg|g|defs|path|rect|circle|text|title|desc|style|pattern|clipPath)( (xmlns|class|viewBox|width|height|role|aria-labelledby|id|d|x|y|r|cx|cy|points|fill|fill-opacity|stroke|stroke-[a-z]+|opacity|transform|clip-path|pattern[UT][a-z]+|dominant-baseline|text-anchor|font-size|font-weight|font-family|paint-order|xml:space)="[^"<>]*")*/?>$`)

// Missing and non-numeric values leave a gap, and no NaN in the output.
func TestMissingValues(t *testing.T) {
	e := engine(t, "")
	for _, kind := range []string{"bar", "line", "scatter"} {
		for _, values := range []string{`[]`, `[null,null]`, `[1,null,"NaN","-",3]`, `["Infinity",2]`, `[[0,1],[null,2],["NaN","NaN"]]`} {
			svg := drawn(t, e, `{"xAxis":{"type":"category","data":["a","b"]},"yAxis":{},"series":[{"type":"`+kind+`","label":{"show":true},"areaStyle":{},"data":`+values+`}]}`)
			if regexp.MustCompile(`="[^"]*(NaN|Infinity|undefined|null)`).MatchString(svg) {
				t.Errorf("%s %s: %s", kind, values, svg)
			}
		}
	}
	drawn(t, e, `{"xAxis":{"type":"category","data":["a"]},"yAxis":{"type":"category","data":["b"]},"series":[{"type":"heatmap","label":{"show":true},"data":[[0,0,null],[5,5,1],["NaN",0,1]]}]}`)
	drawn(t, e, `{}`)
}

// No drawing has what a Content-Security-Policy refuses, or IDs that clash with another
// drawing.
func TestDrawingsStandInAPage(t *testing.T) {
	e := engine(t, "")
	ids := map[string]string{}
	for name, options := range charts {
		svg := drawn(t, e, options)
		for _, refused := range []string{"style", "zr", "ecmeta", "xlink", "font-family", "<image", "pointer-events"} {
			if strings.Contains(svg, refused) {
				t.Errorf("%s has %q", name, refused)
			}
		}
		for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(svg, -1) {
			if ids[m[1]] != "" {
				t.Errorf("%s and %s both have id %s", name, ids[m[1]], m[1])
			}
			ids[m[1]] = name
		}
		for _, m := range regexp.MustCompile(`url\(#([^)]*)\)`).FindAllStringSubmatch(svg, -1) {
			if ids[m[1]] != name {
				t.Errorf("%s refers to %s, which it doesn't have", name, m[1])
			}
		}
		if long := regexp.MustCompile(` (d|x|y|width|height|cx|cy)="[^"]*\d\.\d\d[^"]*"`).FindString(svg); long != "" && name != "line" { // there, a symbol is 24 times its outline
			t.Errorf("%s: more decimals than one: %s", name, long)
		}
	}
}

func TestStandalone(t *testing.T) {
	svg := drawn(t, engine(t, ""), charts["bar"])
	file := Standalone(svg, Caption{Title: "Un titre & un autre", Sentence: strings.Repeat("Une phrase longue. ", 8), Foot: []string{"Source", "https://exemple.test/"}})
	wellFormed(t, file)
	for _, want := range []string{`role="img"><title>Un titre &amp; un autre</title><style>@media screen and (prefers-color-scheme:dark){`, `font-family="system-ui,sans-serif"`,
		".f-paper{fill:#1b1917}", ".f-hue-1{fill:#7d9ff3}", ">Un titre &amp; un autre</text>", ">Source</text>", ">https://exemple.test/</text>"} {
		if !strings.Contains(file, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Count(file, ">Une phrase") < 2 { // as many lines as it needs
		t.Error("the sentence is on one line")
	}
	if strings.Contains(file, "hue-5") {
		t.Error("a colour that isn't in the drawing")
	}
}

// Numbers on axes are the pages' own, and dates the same in every time zone.
func TestNumbers(t *testing.T) {
	e := engine(t, "")
	for lang, want := range map[string]string{`"fr"`: ">1\u202f200,5<", `"en"`: ">1,200.5<", `null`: ">1\u202f200,5<"} {
		svg := drawn(t, e, `{"lang":`+lang+`,"xAxis":{"type":"category","data":["a"]},"yAxis":{"min":-1200.5,"max":1200.5,"interval":1200.5}}`)
		if !strings.Contains(svg, want) {
			t.Errorf("%s: no %s in %s", lang, want, svg)
		}
	}
}
