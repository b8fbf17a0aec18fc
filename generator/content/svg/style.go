package svg

import (
	"regexp"
	"strings"
)

// styleFunctions are the functions that load nothing.
var styleFunctions = setOf(`
	url rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix device-cmyk icc-color cmyk
	calc min max clamp var env abs round mod rem
	matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d
	rotate rotatex rotatey rotatez rotate3d skew skewx skewy perspective
	cubic-bezier steps linear linear-gradient radial-gradient conic-gradient
	repeating-linear-gradient repeating-radial-gradient
	not is where has nth-child nth-last-child nth-of-type nth-last-of-type lang
	blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
	polygon circle ellipse inset path rect xywh format local`)

// styleRules are the at-rules that load nothing. The url() of a @font-face is checked as any.
var styleRules = setOf("media font-face keyframes -webkit-keyframes supports charset page layer container")

var (
	call    = regexp.MustCompile(`([A-Za-z_-][A-Za-z0-9_-]*)?\(`)
	rule    = regexp.MustCompile(`@([A-Za-z_-]*)`)
	ownPart = regexp.MustCompile(`^\s*(?:"\s*#[^"()\s]*\s*"|'\s*#[^'()\s]*\s*'|#[^"'()\s]*)\s*\)`)
	ownData = regexp.MustCompile(`^\s*["']?\s*data:(?:image/(?:png|jpe?g|gif|webp)|(?:application|font)/[a-z0-9.-]*(?:woff2?|ttf|otf|truetype|opentype|sfnt|octet-stream)[a-z0-9.-]*)(?:;charset=utf-8)?;base64,[A-Za-z0-9+/=\s]*["']?\s*\)`)
)

// checkStyle returns what a style sheet, or the value of a property, has that loads something;
// "" for none. It looks at the text and not at its meaning: what stands in a comment or between
// quotes counts too, since a check that skipped them could be led astray. For the same reason
// escapes are refused.
func checkStyle(s string) string {
	if i := strings.IndexByte(s, '\\'); i >= 0 {
		return excerpt(s, i)
	}
	for _, m := range rule.FindAllStringSubmatchIndex(s, -1) {
		if !styleRules[strings.ToLower(s[m[2]:m[3]])] {
			return excerpt(s, m[0])
		}
	}
	for _, m := range call.FindAllStringSubmatchIndex(s, -1) {
		if m[2] < 0 {
			continue // brackets alone: @media (…)
		}
		name := strings.ToLower(s[m[2]:m[3]])
		if name == "and" || name == "or" {
			continue // @media screen and(…)
		}
		if !styleFunctions[name] {
			return excerpt(s, m[0])
		}
		if name == "url" && !ownPart.MatchString(s[m[1]:]) && !ownData.MatchString(s[m[1]:]) {
			return excerpt(s, m[0])
		}
	}
	return ""
}

// excerpt returns the start of a text from an offset on.
func excerpt(s string, from int) string {
	s = s[from:]
	const most = 200
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "")
	}
	return s
}
