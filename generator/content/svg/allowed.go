package svg

import (
	"encoding/xml"
	"regexp"
	"strings"
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	linkSpace  = "http://www.w3.org/1999/xlink"
	adobeSpace = "http://ns.adobe.com/"
)

// setOf returns the words of a list.
func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// elements are those of a drawing that doesn't move (SVG 1.1 and 2, and the flowed text of older
// Inkscape). Not among them: scripts, animations, links, HTML, sound and video.
var elements = setOf(`
	svg g defs symbol use switch title desc metadata style
	path rect circle ellipse line polyline polygon image
	text tspan textPath tref altGlyph altGlyphDef altGlyphItem glyphRef
	font font-face font-face-name missing-glyph glyph hkern vkern
	flowRoot flowRegion flowPara flowSpan flowDiv flowLine
	pattern clipPath mask marker linearGradient radialGradient meshgradient meshrow meshpatch
	hatch hatchpath solidColor solidcolor stop color-profile view
	filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
	feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
	feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
	feSpecularLighting feSpotLight feTile feTurbulence`)

// spaces begin the names of the namespaces that drawing programs use for their own notes.
// Browsers know none of them.
var spaces = []string{
	adobeSpace, "adobe:ns:", "ns:adobe",
	"http://www.inkscape.org/", "http://sodipodi.sourceforge.net/", "http://inkscape.sourceforge.net/",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://purl.org/dc/", "http://creativecommons.org/ns#",
	"https://creativecommons.org/ns#", "http://web.resource.org/cc/",
	"http://www.bohemiancoding.com/sketch/", "https://sketch.com/", "http://www.serif.com/", "https://www.serif.com/",
	"http://www.figma.com/", "https://www.figma.com/", "https://boxy-svg.com", "http://www.corel.com/",
	"http://www.vector.evaxdesign.sk", "http://svg-edit.googlecode.com", "https://svg-edit.github.io",
	"http://krita.org/", "http://www.openoffice.org/", "http://xml.openoffice.org/", "http://vectornator.io",
	"http://iptc.org/", "http://cipa.jp/",
}

// inertSpace reports whether elements and attributes of a namespace mean nothing to browsers.
// The name of a prefix that isn't declared isn't one.
func inertSpace(space string) bool {
	for _, s := range spaces {
		if strings.HasPrefix(space, s) {
			return true
		}
	}
	return false
}

// textAttributes hold text that is never read as a style.
var textAttributes = setOf(`
	id class lang role version baseProfile systemLanguage requiredFeatures requiredExtensions contentScriptType
	contentStyleType type media title glyph-name unicode unicode-range u1 u2 g1 g2 arabic-form orientation panose-1
	font-family alt in in2 result name`)

// attributes are the others that a drawing has: sizes, places, colours, and properties of styles.
var attributes = setOf(`
	accent-height accumulate additive alignment-baseline alphabetic amplitude ascent azimuth background-color
	baseFrequency baseline-shift bbox bias border buffered-rendering cap-height clip clip-path clip-rule clipPathUnits
	color color-interpolation color-interpolation-filters color-profile color-rendering cursor cx cy d descent
	diffuseConstant direction display divisor dominant-baseline dx dy edgeMode elevation enable-background exponent
	externalResourcesRequired fill fill-opacity fill-rule filter filterRes filterUnits flood-color flood-opacity
	focusable font font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant
	font-variant-ligatures font-weight fr fx fy glyph-orientation-horizontal glyph-orientation-vertical gradientTransform
	gradientUnits hanging hatchContentUnits hatchUnits height horiz-adv-x horiz-origin-x horiz-origin-y ideographic
	image-rendering inline-size intercept isolation k k1 k2 k3 k4 kernelMatrix kernelUnitLength kerning lengthAdjust
	letter-spacing lighting-color line-height limitingConeAngle local marker marker-end marker-mid marker-start markerHeight
	markerUnits markerWidth mask mask-type maskContentUnits maskUnits mathematical method mix-blend-mode mode numOctaves
	offset opacity operator order orient overflow overline-position overline-thickness paint-order path pathLength
	patternContentUnits patternTransform patternUnits pitch pointer-events points pointsAtX pointsAtY pointsAtZ
	preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY rendering-intent rotate rx ry scale seed
	shape-inside shape-margin shape-padding shape-rendering side slope solid-color solid-opacity spacing
	specularConstant specularExponent spreadMethod startOffset stdDeviation stemh stemv stitchTiles stop-color
	stop-opacity strikethrough-position strikethrough-thickness stroke stroke-alignment stroke-dasharray
	stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style surfaceScale
	tableValues targetX targetY text-align text-anchor text-decoration text-indent text-orientation text-overflow
	text-rendering text-transform textLength transform transform-origin underline-position underline-thickness
	unicode-bidi units-per-em v-alphabetic v-hanging v-ideographic v-mathematical values vector-effect vert-adv-y
	vert-origin-x vert-origin-y viewBox visibility white-space widths width word-spacing writing-mode x x-height x1 x2
	xChannelSelector y y1 y2 yChannelSelector z zoomAndPan`)

// linkAttributes are the harmless ones of XLink.
var linkAttributes = setOf("type role arcrole title show actuate")

var (
	fragment   = regexp.MustCompile(`^\s*(#[^\s]*)?\s*$`)
	picture    = regexp.MustCompile(`^\s*data:image/(?:png|jpe?g|gif|webp);(?:charset=utf-8;)?base64,[A-Za-z0-9+/=\s]*$`)
	metaPrefix = regexp.MustCompile(`^(?:data|aria)-[A-Za-z0-9_.:-]+$`)
)

// checkAttribute returns the fault of one attribute of an element.
func checkAttribute(element xml.Name, a xml.Attr) *Fault {
	name := a.Name.Local
	space := a.Name.Space
	written := name + `="` + a.Value + `"`
	switch {
	case strings.HasPrefix(strings.ToLower(name), "on"):
		return &Fault{Reason: Active, What: written}
	case space == "xmlns" || space == "" && name == "xmlns":
		return nil // the elements of each namespace are checked
	case space == "xml" || space == "http://www.w3.org/XML/1998/namespace":
		if name == "space" || name == "lang" || name == "id" {
			return nil
		}
	case space == linkSpace:
		if name == "href" {
			return checkReference(element, a.Value, written)
		}
		if linkAttributes[name] {
			return nil
		}
	case inertSpace(space):
		return nil
	case space != "":
	case element.Space != svgSpace:
		return nil // of a note of a drawing program
	case name == "href":
		return checkReference(element, a.Value, written)
	case textAttributes[name] || metaPrefix.MatchString(name):
		return nil
	case attributes[name]:
		if what := checkStyle(a.Value); what != "" {
			return &Fault{Reason: Outside, What: name + ": " + what}
		}
		return nil
	}
	return &Fault{Reason: Active, What: written}
}

// checkReference wants a reference to lead to a part of the same file, or that of an image to
// hold a picture itself. A picture that is an SVG again isn't one: it would need a check too.
func checkReference(element xml.Name, value, written string) *Fault {
	if fragment.MatchString(value) {
		return nil
	}
	if (element.Local == "image" || element.Local == "feImage") && picture.MatchString(value) {
		return nil
	}
	if element.Space != svgSpace {
		return nil // of a note of a drawing program: no browser follows it
	}
	return &Fault{Reason: Outside, What: written}
}
