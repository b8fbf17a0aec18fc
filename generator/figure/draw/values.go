package draw

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// errNotFinite is returned for NaN and Infinity, which ECharts writes when it
// was given no number or no room.
var errNotFinite = errors.New("not a number")

// defaultValues lists the values that can be omitted.
var defaultValues = map[string]string{
	"x": "0", "y": "0", "transform": "", "patternTransform": "", "clip-path": "",
	"fill-opacity": "1", "opacity": "1", "stroke-opacity": "1",
	"stroke": "none", "stroke-width": "1", "stroke-dasharray": "none", "stroke-dashoffset": "0",
	"stroke-linecap": "butt", "stroke-linejoin": "miter", "stroke-miterlimit": "4",
	"text-anchor": "start", "font-style": "normal", "font-weight": "normal", "paint-order": "normal",
}

var (
	keywordForm = regexp.MustCompile(`^[A-Za-z0-9 -]*$`)
	nameForm    = regexp.MustCompile(`^[a-z]+$`)
	hexForm     = regexp.MustCompile(`^#([0-9a-f]{3}|[0-9a-f]{6})$`)
	rgbForm     = regexp.MustCompile(`^rgb\( *(\d{1,3}) *, *(\d{1,3}) *, *(\d{1,3}) *\)$`)
	idForm      = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)
)

// canonical returns the value of an attribute in canonical form.
func canonical(name, value string) (string, error) {
	value = strings.TrimSpace(value)
	switch name {
	case "d":
		return pathData(value)
	case "points", "stroke-dasharray":
		if value == "none" {
			return value, nil
		}
		return numberList(value, 1)
	case "transform", "patternTransform":
		return transform(value)
	case "fill", "stroke":
		return colour(value)
	case "clip-path":
		if _, ok := reference(value); !ok {
			return "", fmt.Errorf("%q is no reference", value)
		}
		return value, nil
	case "id":
		if !idForm.MatchString(value) {
			return "", fmt.Errorf("%q is no name", value)
		}
		return value, nil
	case "fill-opacity", "stroke-opacity", "opacity", "stroke-width": // lines of symbols are thin, then scaled up
		return number(value, 2)
	case "dominant-baseline", "text-anchor", "font-style", "font-weight", "stroke-linecap", "stroke-linejoin", "paint-order", "patternUnits", "xml:space":
		if !keywordForm.MatchString(value) {
			return "", fmt.Errorf("%q is no keyword", value)
		}
		return value, nil
	case "font-size":
		value = strings.TrimSuffix(value, "px")
	}
	return number(value, 1)
}

// number rounds a number to some decimals.
func number(s string, decimals int) (string, error) {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return "", fmt.Errorf("%q is no number", s)
	}
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return "", errNotFinite
	}
	power := math.Pow10(decimals)
	f = math.Round(f*power) / power
	if f == 0 {
		return "0", nil // and not -0
	}
	return strconv.FormatFloat(f, 'f', -1, 64), nil
}

// numberList rounds numbers separated by spaces or commas.
func numberList(s string, decimals int) (string, error) {
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' })
	for i, f := range fields {
		n, err := number(f, decimals)
		if err != nil {
			return "", err
		}
		fields[i] = n
	}
	return strings.Join(fields, " "), nil
}

// pathData rounds the numbers of path data, and removes optional spaces.
// ECharts writes one decimal, and a second one only for shapes that a transform
// enlarges ten times or more.
func pathData(d string) (string, error) {
	var out strings.Builder
	for d = strings.TrimSpace(d); d != ""; {
		if strings.HasPrefix(d, "NaN") || strings.HasPrefix(d, "Infinity") {
			return "", errNotFinite
		}
		if !strings.ContainsRune("MmLlHhVvCcSsQqTtAaZz", rune(d[0])) {
			return "", fmt.Errorf("%q is no path", d[:min(len(d), 20)])
		}
		end := strings.IndexFunc(d[1:], func(r rune) bool { return unicode.IsLetter(r) && r != 'e' }) + 1
		if end == 0 {
			end = len(d)
		}
		numbers, err := numberList(d[1:end], 2)
		if err != nil {
			return "", err
		}
		out.WriteByte(d[0])
		out.WriteString(strings.ReplaceAll(numbers, " -", "-"))
		d = d[end:]
	}
	return out.String(), nil
}

// transform rounds the arguments of transform functions: translations to a
// tenth, others to four decimals.
func transform(s string) (string, error) {
	var out []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		name, rest, ok := strings.Cut(s, "(")
		arguments, after, closed := strings.Cut(rest, ")")
		if !ok || !closed {
			return "", fmt.Errorf("%q is no transform", s)
		}
		s = after
		var short string
		var err error
		switch name = strings.TrimSpace(name); name {
		case "translate":
			short, err = numberList(arguments, 1)
		case "scale", "rotate", "skewX", "skewY", "matrix":
			short, err = numberList(arguments, 4)
		default:
			return "", fmt.Errorf("%q is no transform", name)
		}
		if err != nil {
			return "", err
		}
		if name == "translate" && (short == "0 0" || short == "0") {
			continue
		}
		out = append(out, name+"("+short+")")
	}
	return strings.Join(out, " "), nil
}

// colour returns a colour as #rrggbb. "none", names and references are
// unchanged.
func colour(s string) (string, error) {
	s = strings.TrimSpace(s)
	if _, ok := reference(s); ok {
		return s, nil
	}
	s = strings.ToLower(s)
	switch {
	case s == "transparent":
		return "none", nil
	case nameForm.MatchString(s):
		return s, nil
	case hexForm.MatchString(s) && len(s) == 4:
		return string([]byte{'#', s[1], s[1], s[2], s[2], s[3], s[3]}), nil
	case hexForm.MatchString(s):
		return s, nil
	}
	if m := rgbForm.FindStringSubmatch(s); m != nil {
		out := "#"
		for _, part := range m[1:] {
			n, _ := strconv.Atoi(part)
			out += fmt.Sprintf("%02x", min(n, 255))
		}
		return out, nil
	}
	return "", fmt.Errorf("%q is no colour: wanted #rrggbb or rgb(r,g,b)", s)
}

// reference returns the name in url(#name).
func reference(s string) (string, bool) {
	name, ok := strings.CutPrefix(s, "url(#")
	name, closed := strings.CutSuffix(name, ")")
	return name, ok && closed && idForm.MatchString(name)
}

// fontAttributes turns the font properties of a style attribute into
// attributes. The family is left to the page.
func fontAttributes(style string, into map[string]string) {
	for _, declaration := range strings.Split(style, ";") {
		property, value, _ := strings.Cut(declaration, ":")
		property, value = strings.TrimSpace(property), strings.TrimSpace(value)
		switch property {
		case "font-size", "font-style", "font-weight":
			into[property] = value
		case "font": // "italic bold 12px sans-serif": the family comes last
			for _, word := range strings.Fields(value) {
				if strings.HasSuffix(word, "px") {
					into["font-size"] = word
					break
				}
				if word == "italic" || word == "oblique" {
					into["font-style"] = word
				} else if word != "normal" {
					into["font-weight"] = word
				}
			}
		}
	}
}

// xmlChar replaces the characters that XML forbids, such as control characters
// in texts.
func xmlChar(r rune) rune {
	if r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000 {
		return r
	}
	return unicode.ReplacementChar
}
