// Package markup converts the Markdown of a record's body to safe HTML, places the figures of
// its fenced blocks, and reports what would be lost, lead nowhere, or be published as it is typed. It
// is the only user of goldmark: CommonMark with tables, footnotes, definition lists, heading
// identifiers, and links of bare addresses. Raw
// HTML is dropped, except for a short list of inline tags that French typography needs. Links
// to the files of other records become addresses.
//
// Safety doesn't rest on sanitizing HTML afterwards: the only HTML in the output is what
// goldmark writes for its own nodes, with attributes chosen here.
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

// Heading is a heading of the body, for a table of contents.
type Heading struct {
	Level int // 2 to 6
	ID    string
	Text  string
}

// Issue is an error in the body, at a byte offset of the source. Its codes are "body-dense",
// "raw-html", "raw-html-line", "raw-html-open", "heading-one", "heading-skip", "image-alt", "link-dangerous",
// "link-scheme", "link-nameless", "dead-anchor", "figure-nested", "figure-fence", "figure-repeated",
// those that Unread lists, and those that Options.Resolve and Options.Figure return.
type Issue struct {
	Offset int
	Code   string
	Args   []any
}

// Target is what a link or an image leads to.
type Target struct {
	Href string
	// Width and Height of an image, in pixels, reserve its space while it loads; 0 if unknown.
	Width, Height int
	Srcset        string // smaller copies of an image, as img elements have them; "" for none
	Code          string // code of an Issue if it leads nowhere, else ""
	Args          []any
}

// Options configures the conversion of a body.
type Options struct {
	Lang string // BCP 47, for typography
	// Resolve returns the target of a link's or an image's destination, as written in the
	// Markdown.
	Resolve func(destination string, image bool) Target
	// Figure parses the text of a fenced block whose info string is "figure", and returns the
	// figure's identifier. A block with faults, or without identifier, is dropped. If Figure is
	// nil, such blocks are rendered as code.
	Figure func(text string) (id string, faults []Fault)
}

var md = goldmark.New(
	goldmark.WithExtensions(
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
		extension.Footnote,
		extension.DefinitionList,
	),
	goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithHeadingAttribute(),
		parser.WithASTTransformers(util.Prioritized(texts{}, 1000))),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(scrollRenderer{}, 100), util.Prioritized(noteRenderer{}, 100))),
)

// Inspect returns the errors of a body, ordered by position.
func Inspect(src string, o Options) []Issue {
	if at, ok := tooComplex(src); ok {
		return []Issue{{at, "body-dense", nil}}
	}
	source := []byte(src)
	return transform(parse(source), source, o).issues
}

// Render returns the HTML of a body, split around its figures, and its headings. A body
// without figures is one part, or none if it is empty. What Inspect reports is dropped. The
// error is goldmark's own, and isn't known to occur.
//
// Each top-level block is rendered separately. So a figure's position is never a placeholder
// in the HTML, which a text could forge.
func Render(src string, o Options) (parts []Part, headings []Heading, err error) {
	if _, ok := tooComplex(src); ok || src == "" {
		return nil, nil, nil
	}
	source := []byte(src)
	doc := parse(source)
	s := transform(doc, source, o)
	var b bytes.Buffer
	b.Grow(len(src) * 2)
	w := bufWriter{&b}
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

// Anchor returns the identifier, in the HTML of a body, of the heading that a link's fragment
// refers to: "t-retour" for "retour" and "## Retour". It returns false if there is none.
func Anchor(src, fragment string) (string, bool) {
	if _, ok := tooComplex(src); ok {
		return "", false
	}
	source := []byte(src)
	s := transform(parse(source), source, Options{Resolve: func(string, bool) Target { return Target{} }})
	return s.find(fragment)
}

// bufWriter adapts a bytes.Buffer to goldmark's util.BufWriter.
type bufWriter struct{ *bytes.Buffer }

func (bufWriter) Buffered() int { return 0 }
func (bufWriter) Flush() error  { return nil }

func parse(source []byte) ast.Node {
	pc := parser.NewContext(parser.WithIDs(rawIDs{}))
	return md.Parser().Parse(text.NewReader(source), parser.WithContext(pc))
}

// idPrefix starts the identifiers of headings, so that they never collide with those of the
// page.
const idPrefix = "t-"

// rawIDs keeps the text of a heading as its identifier, where goldmark would drop accented
// letters. The transformer turns it into a slug.
type rawIDs struct{}

// Generate returns the text of the heading.
func (rawIDs) Generate(value []byte, _ ast.NodeKind) []byte { return value }

// Put does nothing: the transformer makes identifiers unique.
func (rawIDs) Put([]byte) {}
