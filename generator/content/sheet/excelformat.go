package sheet

import (
	"regexp"
	"strings"
)

// format is what the style of a cell says.
type format struct {
	code string // number format
	date bool
	fill string
}

// excelStyles is what the part of styles says of numbers and colours.
type excelStyles struct {
	Codes []struct {
		ID   int    `xml:"numFmtId,attr"`
		Code string `xml:"formatCode,attr"`
	} `xml:"numFmts>numFmt"`
	Fills []struct {
		Pattern struct {
			Kind   string      `xml:"patternType,attr"`
			Colour excelColour `xml:"fgColor"`
		} `xml:"patternFill"`
	} `xml:"fills>fill"`
	Formats []struct {
		Code int `xml:"numFmtId,attr"`
		Fill int `xml:"fillId,attr"`
	} `xml:"cellXfs>xf"`
}

// excelColour is a colour, in one of three ways.
type excelColour struct {
	RGB     string `xml:"rgb,attr"`
	Theme   string `xml:"theme,attr"`
	Tint    string `xml:"tint,attr"`
	Indexed string `xml:"indexed,attr"`
}

// name returns the name of a colour, "" for white. Only whether two are the same matters.
func (c excelColour) name() string {
	switch {
	case len(c.RGB) >= 6:
		if rgb := strings.ToUpper(c.RGB[len(c.RGB)-6:]); rgb != "FFFFFF" {
			return rgb
		}
	case c.Theme == "0" && c.Tint == "", c.Indexed == "9", c.Indexed == "64", c.Indexed == "65":
	case c.Theme != "":
		return strings.TrimSpace("theme " + c.Theme + " " + c.Tint)
	case c.Indexed != "":
		return "indexed " + c.Indexed
	}
	return ""
}

// builtIn is the number formats that workbooks name by number (ECMA-376, part 1, 18.8.30), of those
// that change how a number is read.
var builtIn = map[int]string{9: "0%", 10: "0.00%"}

// readFormats reads what the styles of cells say, by their number.
func (p parts) readFormats(part string) ([]format, error) {
	var read excelStyles
	if err := p.parse(part, &read); err != nil {
		return nil, err
	}
	codes := map[int]string{}
	for _, c := range read.Codes {
		codes[c.ID] = c.Code
	}
	out := make([]format, len(read.Formats))
	for i, f := range read.Formats {
		code, own := codes[f.Code]
		if !own {
			code = builtIn[f.Code]
		}
		n := f.Code
		out[i] = format{code: code, date: isDateFormat(code) || !own && (n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58)}
		if f.Fill >= 0 && f.Fill < len(read.Fills) {
			if pattern := read.Fills[f.Fill].Pattern; pattern.Kind != "" && pattern.Kind != "none" {
				out[i].fill = pattern.Colour.name()
			}
		}
		if strings.EqualFold(code, "general") {
			out[i].code = ""
		}
	}
	return out, nil
}

// literals is what a number format shows as it is: quoted texts, conditions in brackets, a character
// after a backslash, a space as wide as one, one that fills the cell.
var literals = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|[\\_*].`)

// isDateFormat reports whether a number format shows a day: its first part has a year, a month or a
// day, in English or in French. Hours and minutes alone are no date.
func isDateFormat(code string) bool {
	bare, _, _ := strings.Cut(strings.ToLower(literals.ReplaceAllString(code, "")), ";")
	if strings.Contains(bare, "general") || strings.Contains(bare, "standard") || strings.ContainsAny(bare, "#?%") {
		return false
	}
	if strings.ContainsAny(bare, "ydaj") {
		return strings.ContainsAny(bare, "yd") || strings.Contains(bare, "aa") || strings.Contains(bare, "jj")
	}
	return strings.Contains(bare, "mmm") || strings.Contains(bare, "m") && !strings.ContainsAny(bare, "hs0")
}
