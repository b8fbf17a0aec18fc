package svg

import (
	"fmt"
	"strings"
	"testing"
)

// around is the drawing that holds each piece below.
const around = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`

// drawings is what drawing programs write, and a site accepts.
var drawings = map[string]string{
	"illustrator": `<?xml version="1.0" encoding="iso-8859-1"?>
<!-- Generator: Adobe Illustrator 19.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
	<!ENTITY ns_extend "http://ns.adobe.com/Extensibility/1.0/">
	<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
]>
<svg version="1.1" id="Calque_1" xmlns:x="&ns_extend;" xmlns:i="&ns_ai;" xmlns="http://www.w3.org/2000/svg"
	 xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px" viewBox="0 0 10 10" style="enable-background:new 0 0 10 10;" xml:space="preserve">
<style type="text/css">
	.st0{fill:#E30613;} .st1{clip-path:url(#SVGID_2_);font-family:'MyriadPro-Regular';}
	@media print and (min-width: 3px) { .st0 { fill: black } }
</style>
<metadata><sfw xmlns="&ns_ai;"><slices/></sfw></metadata>
<switch>
	<foreignObject requiredExtensions="&ns_ai;" x="0" y="0" width="1" height="1"><i:pgfRef xlink:href="#adobe_illustrator_pgf"/></foreignObject>
	<g i:extraneous="self"><path class="st0" d="M0,0h10" fill-rule="evenodd"/><text transform="matrix(1 0 0 1 2 3)">Soci` + "\xe9" + `t` + "\xe9" + `</text></g>
</switch>
<i:pgf id="adobe_illustrator_pgf"><![CDATA[ eJzd = <script>not one</script> ]]></i:pgf>
</svg>`,
	"inkscape": `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:svg="http://www.w3.org/2000/svg" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   width="210mm" height="297mm" inkscape:version="1.0 (4035a4fb49, 2020-05-01)" sodipodi:docname="logo.svg">
  <defs id="defs2"><linearGradient id="a" gradientTransform="rotate(3)"><stop offset="0" stop-color="#fff" style="stop-opacity:1"/></linearGradient>
    <linearGradient xlink:href="#a" id="b"/><inkscape:path-effect effect="spiro" id="p"/></defs>
  <sodipodi:namedview id="base" pagecolor="#ffffff" inkscape:window-width="1920" />
  <metadata id="m"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format><dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage" /></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Calque 1" inkscape:groupmode="layer" data-name="Bleu (foncé)" aria-label="logo (bleu)">
    <path style="fill:url(#b);filter:url( '#f' );-inkscape-font-specification:'sans-serif, Normal'" d="m 0,0 z" fill="url(&quot;#a&quot;) red" sodipodi:nodetypes="cc"/>
    <use href="#p"/><use xlink:href="#m" transform="translate(1,2) scale(.5)"/>
    <image width="1" height="1" preserveAspectRatio="none" xlink:href="data:image/png;base64,iVBORw0KGgoAAAANSUhE
 Ug=="/>
  </g>
</svg>`,
	"illustrator-metadata": `<svg xmlns="http://www.w3.org/2000/svg"><metadata><?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x="adobe:ns:meta/"/><?xpacket end='w'?></metadata></svg>`,
	"plain":                `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" role="img"><title>Un logo</title><rect width="1" height="1"/></svg>`,
	"prefixed":             `<svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:rect width="1" height="1"/></svg:svg>`,
}

func TestDrawings(t *testing.T) {
	for name, text := range drawings {
		if f := Check([]byte(text)); f != nil {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

// refused is what no drawing has, with the reason why it is refused.
var refused = []struct {
	text   string
	reason Reason
}{
	{`<script>pwned()</script>`, Active},
	{`<script href="#x"/>`, Active},
	{`<s:script xmlns:s="http://www.w3.org/2000/svg">pwned()</s:script>`, Active},
	{`<SCRIPT/>`, Active},
	{`<h:script xmlns:h="http://www.w3.org/1999/xhtml">pwned()</h:script>`, Active},
	{`<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>`, Active},
	{`<metadata><h:body xmlns:h="http://www.w3.org/1999/xhtml"/></metadata>`, Active},
	{`<math xmlns="http://www.w3.org/1998/Math/MathML"/>`, Active},
	{`<x:undeclared/>`, Active},
	{`<foreignObject><p>x</p></foreignObject>`, Active},
	{`<foreignObject requiredExtensions="http://www.w3.org/1999/xhtml"/>`, Active},
	{`<foreignObject requiredExtensions="http://ns.adobe.com/x"><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>`, Active},
	{`<a href="https://evil.test/"><rect/></a>`, Active},
	{`<a xlink:href="javascript:pwned()"><rect/></a>`, Active},
	{`<g onclick="pwned()"/>`, Active},
	{`<g onclick='pwned()'/>`, Active},
	{`<g oNload="pwned()"/>`, Active},
	{`<rdf:x xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" onload="pwned()"/>`, Active},
	{`<set attributeName="href" to="javascript:pwned()"/>`, Active},
	{`<animate attributeName="xlink:href" values="javascript:pwned()"/>`, Active},
	{`<animateTransform/>`, Active},
	{`<handler type="text/javascript">pwned()</handler>`, Active},
	{`<listener event="click" handler="#x"/>`, Active},
	{`<video href="x"/>`, Active},
	{`<rect xml:base="https://evil.test/"/>`, Active},
	{`<rect tabindex="1"/>`, Active},
	{`<?xml-stylesheet href="https://evil.test/x.css"?>`, Active},
	{`<?php pwned() ?>`, Active},
	{`<!DOCTYPE svg>`, Active}, // not where a DOCTYPE may be
	{`<use href="https://evil.test/x.svg#a"/>`, Outside},
	{`<use xlink:href="other.svg#a"/>`, Outside},
	{`<use xlink:href="data:image/svg+xml;base64,PHN2Zy8+#a"/>`, Outside},
	{`<use x:href="//evil.test/" xmlns:x="http://www.w3.org/1999/xlink"/>`, Outside},
	{`<image href="https://evil.test/x.png"/>`, Outside},
	{`<image href="/x.png"/>`, Outside},
	{`<image href="data:image/svg+xml,%3Csvg/%3E"/>`, Outside},
	{`<image href="data:image/svg+xml;base64,PHN2Zy8+"/>`, Outside},
	{`<image href="data:text/html;base64,PHN2Zy8+"/>`, Outside},
	{"<image href=\"java\tscript:pwned()\"/>", Outside},
	{`<image href="&#106;avascript:pwned()"/>`, Outside},
	{`<feImage href="https://evil.test/x.png"/>`, Outside},
	{`<style>@import 'https://evil.test/x.css';</style>`, Outside},
	{`<style>@imp<!-- -->ort 'https://evil.test/x.css';</style>`, Outside},
	{`<style>@im<![CDATA[port]]> 'https://evil.test/x.css';</style>`, Outside},
	{`<style>@\69mport 'https://evil.test/x.css';</style>`, Outside},
	{`<style>/* " */ rect { fill: url(https://evil.test/) } /* " */</style>`, Outside},
	{`<style>rect { fill: URL( "//evil.test/" ) }</style>`, Outside},
	{`<style>rect { fill: u\72l(//evil.test/) }</style>`, Outside},
	{`<style>rect { content: "\201c" }</style>`, Outside},
	{`<style>rect { background: image-set("x.png" 1x) }</style>`, Outside},
	{`<style>rect { background: src("x.png") }</style>`, Outside},
	{`<style>rect { width: expression(pwned()) }</style>`, Outside},
	{`<style>@font-face { src: url(https://evil.test/x.woff) }</style>`, Outside},
	{`<style>rect { fill: url(data:image/svg+xml;base64,PHN2Zy8+) }</style>`, Outside},
	{`<rect style="fill:url(https://evil.test/)"/>`, Outside},
	{`<rect style="fill:url(&#104;ttps://evil.test/)"/>`, Outside},
	{`<rect fill="url(https://evil.test/#x)"/>`, Outside},
	{`<rect fill="url('#a'https://evil.test/)"/>`, Outside},
	{`<rect filter="url(x.svg#f)"/>`, Outside},
	{`<rect cursor="url(x.cur)"/>`, Outside},
	{`<style><g/></style>`, Active},
	{`<g`, Broken},
	{`<g></h>`, Broken},
	{`<g id=x/>`, Broken},
	{`<g id="<"/>`, Broken},
	{`&unknown;`, Broken},
	{strings.Repeat("<g>", 300) + strings.Repeat("</g>", 300), Heavy},
	{bomb(20), Heavy},
}

// bomb is a drawing that doubles n times.
func bomb(n int) string {
	var b strings.Builder
	b.WriteString(`<defs><rect id="a0"/>`)
	for i := range n {
		fmt.Fprintf(&b, `<g id="a%d"><use href="#a%d"/><use xlink:href=" #a%d"/></g>`, i+1, i, i)
	}
	fmt.Fprintf(&b, `</defs><use href="#a%d"/>`, n)
	return b.String()
}

func TestRefused(t *testing.T) {
	for _, c := range refused {
		f := Check([]byte(around + "\n <g/>" + c.text + "</svg>"))
		if f == nil || f.Reason != c.reason {
			t.Errorf("%s: %+v, want %s", c.text, f, c.reason)
		} else if f.Line < 1 || f.Line > 2 || f.Col < 1 {
			t.Errorf("%s: at %d:%d", c.text, f.Line, f.Col)
		}
	}
	for text, reason := range map[string]Reason{
		``:       Broken,
		`<svg/>`: Broken,
		`text`:   Broken,
		around:   Broken,
		`<svg xmlns="http://www.w3.org/1999/xhtml"/>`:                                              Broken,
		around + `</svg>` + around + `</svg>`:                                                      Broken,
		`<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;">]>` + around + `</svg>`:                    Active,
		`<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + around + `&a;</svg>`:          Active,
		`<!DOCTYPE svg [<!ENTITY % a "https://evil.test/">]>` + around + `</svg>`:                  Active,
		`<!DOCTYPE svg [<!ATTLIST svg onload CDATA "pwned()">]>` + around + `</svg>`:               Active,
		`<!DOCTYPE svg [<!ENTITY a "https://evil.test/">]>` + around + `<image href="&a;"/></svg>`: Outside,
		`<!DOCTYPE html>` + around + `</svg>`:                                                      Active,
		`<?xml version="1.0" encoding="utf-7"?>` + around + `</svg>`:                               Broken,
		`<?xml version="1.0" encoding="utf-16"?>` + around + `</svg>`:                              Broken,
		`<?xml-stylesheet href="data:text/css,x"?>` + around + `</svg>`:                            Active,
		strings.ReplaceAll(around, "<svg", "<svg onload=\"pwned()\"") + `</svg>`:                   Active,
		around + "\xff</svg>": Broken,
	} {
		if f := Check([]byte(text)); f == nil || f.Reason != reason {
			t.Errorf("%s: %+v, want %s", text, f, reason)
		}
	}
}

// A line ends with any of the three ends that XML knows.
func TestPlace(t *testing.T) {
	for _, end := range []string{"\n", "\r\n", "\r"} {
		f := Check([]byte("\ufeff" + around + end + "<title>é</title><g onclick=\"x\"/></svg>"))
		if f == nil || f.Line != 2 || f.Col != 17 || f.What != `onclick="x"` {
			t.Errorf("after %q: %+v", end, f)
		}
		if f := Check([]byte(around + end + end + "<g id=x/></svg>")); f == nil || f.Line != 3 || f.Col != 1 || f.Reason != Broken {
			t.Errorf("after %q twice: %+v", end, f)
		}
	}
}

// A drawing of the largest size is checked in a time that its size bounds.
func TestLargeDrawing(t *testing.T) {
	for _, piece := range []string{`<g/>`, `<use href="#a"/>`, `<path d="M0,0h1"/>`, `<style>a{fill:url(#b)}</style>`, `(`, `@`, `<g id="a"/>`} {
		text := around + strings.Repeat(piece, (MaxSize/16)/len(piece)) + "</svg>"
		if f := Check([]byte(text)); f != nil && f.Reason != Heavy {
			t.Errorf("%s: %+v", piece, f)
		}
	}
}
