// Package markup turns the Markdown of a record's body into safe HTML, with the
// figures that its blocks place, and tells what in it would be lost or lead nowhere. It is the only user of
// goldmark: CommonMark with tables, footnotes, definition lists and heading
// identifiers. Raw HTML is dropped but for the short inline list that French
// typography needs; links to other records' files become addresses.
//
// Safety does not rest on cleaning HTML afterwards: the only HTML that comes
// out is what goldmark writes for its own nodes, with attributes chosen here.
package markup

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Heading is a heading of the body, for a list of contents.
type Heading struct {
	Level int // 2 to 6
	ID    string
	Text  string
}

// Issue is something in the body that an editor must mend, at an offset of the
// source. Its codes: "body-dense", "raw-html", "raw-html-open", "heading-one",
// "heading-skip", "image-alt", "link-dangerous", "dead-anchor", "figure-nested", "figure-fence", "figure-repeated",
// and those that Options.Resolve and Options.Figure give.
type Issue struct {
	Offset int
	Code   string
	Args   []any
}

// Target is where a link or an image leads.
type Target struct {
	Href string
	// Width and Height of an image, in pixels, keep its place while it loads;
	// 0 where they aren't known.
	Width, Height int
	Code          string // code of an Issue when it leads nowhere, else ""
	Args          []any
}

// Options says how a body is set.
type Options struct {
	Lang string // BCP 47, for typography
	// Resolve finds where a destination leads, as written in the Markdown.
	Resolve func(destination string, image bool) Target
	// Figure reads the text of a fenced block whose info string is "figure"; a
	// block with faults or no identifier is left out. Nil leaves such blocks as code.
	Figure func(text string) (id string, faults []Fault)
}

var md = goldmark.New(
	goldmark.WithExtensions(
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
		extension.Footnote,
		extension.DefinitionList,
	),
	goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithHeadingAttribute()),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(boxes{}, 100))),
)

// Inspect tells what is wrong in a body, in order of place.
func Inspect(src string, o Options) []Issue {
	if at, ok := dense(src); ok {
		return []Issue{{at, "body-dense", nil}}
	}
	source := []byte(src)
	return set(parse(source), source, o).issues
}

// Render is the HTML of a body, parted by its figures, with its headings. A
// body without figures is one part, or none where nothing is left of it.
// What Inspect reports is left out. The error is goldmark's own and not known to
// happen.
//
// Each block of the document is rendered by itself, so that a figure's place is
// never a mark in the HTML, which a text could forge.
func Render(src string, o Options) (parts []Part, headings []Heading, err error) {
	if _, ok := dense(src); ok || src == "" {
		return nil, nil, nil
	}
	source := []byte(src)
	doc := parse(source)
	s := set(doc, source, o)
	var b bytes.Buffer
	b.Grow(len(src) * 2)
	w := direct{&b}
	cut := func() {
		if html := b.String(); html != "" {
			parts = append(parts, Part{HTML: html})
		}
		b.Reset()
	}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if id, ok := s.figures[n]; ok {
			cut()
			parts = append(parts, Part{Figure: id})
			continue
		}
		if err := md.Renderer().Render(w, source, n); err != nil {
			return nil, nil, fmt.Errorf("markdown: %w", err)
		}
	}
	cut()
	return parts, s.headings, nil
}

// Anchor is the identifier, in the HTML of a body, of the heading that a
// fragment of a link names: "retour" for "## Retour". False when there is none.
func Anchor(src, fragment string) (string, bool) {
	if _, ok := dense(src); ok {
		return "", false
	}
	source := []byte(src)
	s := set(parse(source), source, Options{Resolve: func(string, bool) Target { return Target{} }})
	return s.find(fragment)
}

// direct is a buffer as goldmark wants to write to one.
type direct struct{ *bytes.Buffer }

func (direct) Buffered() int { return 0 }
func (direct) Flush() error  { return nil }

func parse(source []byte) ast.Node {
	pc := parser.NewContext(parser.WithIDs(ids{}))
	return md.Parser().Parse(text.NewReader(source), parser.WithContext(pc))
}

// mark begins the identifiers of headings, so that none can take one of the
// page around it.
const mark = "t-"

// ids lets the words of a heading through whole, where goldmark would drop
// accented letters: setting makes its identifier of them.
type ids struct{}

// Generate is the words of a heading.
func (ids) Generate(value []byte, _ ast.NodeKind) []byte { return value }

// Put has nothing to note.
func (ids) Put([]byte) {}
