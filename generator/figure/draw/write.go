package draw

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
)

// write writes an element and its content. Colours of the palette get a class:
// f-<role> for a fill, s-<role> for a stroke.
func (e *element) write(out *bytes.Buffer) {
	out.WriteString("<" + e.name)
	var classes []string
	for _, a := range e.attrs {
		if a.name == "xml:space" && !needsXMLSpace.MatchString(e.text) {
			continue
		}
		out.WriteString(" " + a.name + `="`)
		escape(out, a.value)
		out.WriteByte('"')
		if role := roleOf[a.value]; role != "" {
			switch a.name {
			case "fill":
				classes = append(classes, "f-"+role)
			case "stroke":
				classes = append(classes, "s-"+role)
			}
		}
	}
	if len(classes) > 0 {
		out.WriteString(` class="` + strings.Join(classes, " ") + `"`)
	}
	if e.text == "" && len(e.children) == 0 {
		out.WriteString("/>")
		return
	}
	out.WriteByte('>')
	escape(out, e.text)
	for _, c := range e.children {
		c.write(out)
	}
	out.WriteString("</" + e.name + ">")
}

// needsXMLSpace matches texts that would lose spaces without xml:space.
var needsXMLSpace = regexp.MustCompile(`^\s|\s\s|\s$|[\t\r\n]`)

func escape(out *bytes.Buffer, s string) {
	_ = xml.EscapeText(out, []byte(s)) // a bytes.Buffer never fails
}

// wrapSVG puts the content of a drawing in its <svg>, with its title and
// description.
func wrapSVG(body, id string, width, height int, title, description string) string {
	var out bytes.Buffer
	names := id + "-t"
	if description != "" {
		names += " " + id + "-d"
	}
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" class="drawing" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="%s">`,
		width, height, width, height, names)
	fmt.Fprintf(&out, `<title id="%s-t">`, id)
	escape(&out, title)
	out.WriteString("</title>")
	if description != "" {
		fmt.Fprintf(&out, `<desc id="%s-d">`, id)
		escape(&out, description)
		out.WriteString("</desc>")
	}
	out.WriteString(body)
	out.WriteString("</svg>")
	return out.String()
}
