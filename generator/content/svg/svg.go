// Package svg checks that an SVG file is only a drawing: it runs nothing, and asks nothing of
// other sites. A file that holds anything else is refused, at its line and column.
//
// The rules are allowlists: elements, attributes, functions of style sheets, and namespaces of
// drawing programs. What they don't have is refused, even if it happens to be harmless. No
// well-kept Go library was found that does this. The XML is read by encoding/xml, which is at
// least as strict as browsers on what starts a tag, an attribute or a reference.
package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// MaxSize is the largest size of an SVG file, in bytes. Drawings with an embedded picture stay
// below it.
const MaxSize = 8 << 20

// maxDepth is how many elements may be nested. Drawing programs stay far below it, and browsers
// are slow beyond.
const maxDepth = 256

// Fault is what a file has besides a drawing.
type Fault struct {
	Line, Col int    // 1-based; Col in characters
	Reason    Reason // what is wrong
	What      string // the element, attribute or text, as it is written
}

// Reason is the kind of a Fault. It is the code of a finding too.
type Reason string

// The reasons.
const (
	Broken  Reason = "svg-broken"  // not well-formed XML, or not an SVG
	Active  Reason = "svg-active"  // something that isn't drawn: a script, an animation, a link, HTML
	Outside Reason = "svg-outside" // a reference, or a style, that leads out of the file
	Heavy   Reason = "svg-heavy"   // nested or copied without end: a browser would hang
)

// Check returns the first fault of an SVG file, nil if there is none.
func Check(data []byte) *Fault {
	if declaresLatin1(data) {
		if text, err := charmap.Windows1252.NewDecoder().Bytes(data); err == nil && !utf8.Valid(data) {
			data = text
		}
	}
	c := &checker{data: withLineEnds(bytes.TrimPrefix(data, []byte("\ufeff"))), ids: map[string]*group{}}
	f := c.run()
	if f == nil {
		return nil
	}
	f.What = shorten(f.What)
	if f.Line == 0 {
		f.Line, f.Col = place(c.data, c.at)
	}
	return f
}

// checker reads one file.
type checker struct {
	data  []byte
	d     *xml.Decoder
	at    int // offset of the token being read
	open  []xml.Name
	style strings.Builder // of the <style> being read
	began int             // offset of its start
	uses  []*group        // of the open elements
	ids   map[string]*group
	root  bool // the root element was read
}

func (c *checker) run() *Fault {
	if !utf8.Valid(c.data) {
		return &Fault{Reason: Broken, What: "UTF-8"}
	}
	c.d = xml.NewDecoder(bytes.NewReader(c.data))
	c.d.CharsetReader = sameText
	for {
		c.at = int(c.d.InputOffset())
		t, err := c.d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return c.broken(err)
		}
		if f := c.token(t); f != nil {
			return f
		}
	}
	if !c.root {
		return &Fault{Reason: Broken, What: "<svg>"}
	}
	return c.heavy()
}

// broken is the fault of a file that isn't well-formed.
func (c *checker) broken(err error) *Fault {
	f := &Fault{Reason: Broken}
	if syntax := (*xml.SyntaxError)(nil); errors.As(err, &syntax) {
		f.Line, f.Col, f.What = max(syntax.Line, 1), 1, syntax.Msg
	} else {
		f.What = err.Error()
	}
	return f
}

func (c *checker) token(t xml.Token) *Fault {
	switch t := t.(type) {
	case xml.StartElement:
		return c.start(t)
	case xml.EndElement:
		return c.end()
	case xml.CharData:
		if n := len(c.open); n > 0 && c.open[n-1] == (xml.Name{Space: svgSpace, Local: "style"}) {
			c.style.Write(t)
		}
	case xml.ProcInst:
		// Others are instructions to browsers (xml-stylesheet), or unknown. xpacket encloses
		// the metadata of Adobe's programs.
		if t.Target != "xml" && t.Target != "xpacket" {
			return &Fault{Reason: Active, What: "<?" + t.Target + "?>"}
		}
	case xml.Directive:
		return c.directive(string(t))
	}
	return nil
}

func (c *checker) start(t xml.StartElement) *Fault {
	if len(c.open) == 0 {
		if c.root || t.Name != (xml.Name{Space: svgSpace, Local: "svg"}) {
			return &Fault{Reason: Broken, What: `<svg xmlns="http://www.w3.org/2000/svg">`}
		}
		c.root = true
	}
	if len(c.open) >= maxDepth {
		return &Fault{Reason: Heavy}
	}
	inStyle := len(c.open) > 0 && c.open[len(c.open)-1].Local == "style"
	switch {
	case inStyle:
		return &Fault{Reason: Active, What: "<" + t.Name.Local + ">"}
	case t.Name.Space != svgSpace:
		if !inertSpace(t.Name.Space) {
			return &Fault{Reason: Active, What: "<" + t.Name.Local + ">"}
		}
	case t.Name.Local == "foreignObject":
		// Illustrator keeps its own copy of the drawing there, for no other program: its
		// requiredExtensions make browsers skip it. Elements of HTML are refused everywhere.
		if !strings.HasPrefix(attribute(t, "requiredExtensions"), adobeSpace) {
			return &Fault{Reason: Active, What: "<foreignObject>"}
		}
	case !elements[t.Name.Local]:
		return &Fault{Reason: Active, What: "<" + t.Name.Local + ">"}
	}
	c.open = append(c.open, t.Name)
	c.opened(t)
	c.began = c.at
	for _, a := range t.Attr {
		if f := checkAttribute(t.Name, a); f != nil {
			return f
		}
	}
	return nil
}

func (c *checker) end() *Fault {
	n := len(c.open) - 1
	last := c.open[n]
	c.open = c.open[:n]
	c.closed()
	if last.Space != svgSpace || last.Local != "style" {
		return nil
	}
	style := c.style.String()
	c.style.Reset()
	if what := checkStyle(style); what != "" {
		c.at = c.began
		return &Fault{Reason: Outside, What: what}
	}
	return nil
}

// entity is a declaration as Illustrator writes it: a name for the address of a namespace. Its
// value has nothing that could become markup.
var entity = regexp.MustCompile(`^\s*<!ENTITY\s+([A-Za-z_][A-Za-z0-9_]*)\s+"((?:https?://|ns:|adobe:)[A-Za-z0-9._:/#-]*/?)"\s*>`)

// plainDoctype is a DOCTYPE that declares nothing, or entities. Browsers don't load the DTD
// that it names.
var plainDoctype = regexp.MustCompile(`^DOCTYPE\s+svg(?:\s+PUBLIC\s+"[^"<>]*"\s+"[^"<>]*"|\s+SYSTEM\s+"[^"<>]*")?\s*(?:\[([^\]]*)\]\s*)?$`)

func (c *checker) directive(text string) *Fault {
	m := plainDoctype.FindStringSubmatch(text)
	if m == nil || c.root {
		return &Fault{Reason: Active, What: "<!" + text + ">"}
	}
	declared := map[string]string{}
	for rest := m[1]; strings.TrimSpace(rest) != ""; {
		e := entity.FindStringSubmatch(rest)
		if e == nil || len(declared) >= 100 {
			return &Fault{Reason: Active, What: strings.TrimSpace(rest)}
		}
		if _, twice := declared[e[1]]; !twice { // the first one counts (XML 1.0, 4.2)
			declared[e[1]] = e[2]
		}
		rest = rest[len(e[0]):]
	}
	c.d.Entity = declared
	return nil
}

// latin1Declared is the XML declaration of a file in Latin-1, as browsers read it.
var latin1Declared = regexp.MustCompile(`(?i)^<\?xml[^>]*\sencoding\s*=\s*["'](?:iso-8859-1|windows-1252|us-ascii)["']`)

func declaresLatin1(data []byte) bool { return latin1Declared.Match(data) }

// sameText accepts a file that declares Latin-1, which Check converted. Other encodings than
// UTF-8 are refused: browsers must read the same text as this check.
func sameText(charset string, in io.Reader) (io.Reader, error) {
	switch strings.ToLower(charset) {
	case "iso-8859-1", "windows-1252", "us-ascii":
		return in, nil
	}
	return nil, fmt.Errorf("encoding %s", charset)
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// withLineEnds gives all lines the same end, before anything is read (XML 1.0, 2.11): encoding/xml
// doesn't count the lines of an old Mac.
func withLineEnds(data []byte) []byte {
	if bytes.IndexByte(data, '\r') < 0 {
		return data
	}
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
}

// place returns the line and the column of an offset, both from 1.
func place(data []byte, at int) (line, col int) {
	before := data[:min(at, len(data))]
	line = 1 + bytes.Count(before, []byte("\n"))
	return line, 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
}

// shorten limits what is quoted of a file.
func shorten(s string) string {
	const most = 80
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
