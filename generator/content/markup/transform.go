package markup

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"parvis/generator/text/slug"
	"parvis/generator/text/typo"
)

// transformer walks a parsed body once, collects its errors, and modifies its nodes for
// rendering.
type transformer struct {
	source   []byte
	opt      Options
	issues   []Issue
	headings []Heading
	level    int                 // of the last heading; the page's title has level 1
	used     map[string]int      // identifiers of headings → how many times
	tags     map[ast.Node]int    // inline tags that are allowed → their offset
	figures  map[ast.Node]string // blocks of figures → identifier
	placed   map[string]bool     // identifiers of the figures so far
	bulleted map[ast.Node]bool   // blocks with bullets that aren't read
}

func transform(doc ast.Node, source []byte, o Options) *transformer {
	s := &transformer{source: source, opt: o, level: 1, tags: map[ast.Node]int{}, used: map[string]int{},
		figures: map[ast.Node]string{}, placed: map[string]bool{}, bulleted: map[ast.Node]bool{}}
	var nodes []ast.Node // collected first, since some are replaced below
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			nodes = append(nodes, n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range nodes { // before the links, which refer to them
		if h, ok := n.(*ast.Heading); ok {
			s.heading(h)
		}
	}
	var heading *ast.Heading // the last one so far
	for _, n := range nodes {
		switch n := n.(type) {
		case *ast.Heading:
			heading = n
		case *ast.Link:
			s.link(n)
		case *ast.Image:
			s.image(n)
		case *ast.AutoLink:
			s.autolink(n)
		case *ast.HTMLBlock:
			s.block(n)
		case *ast.RawHTML:
			s.inline(n)
		case *east.Table:
			s.table(n, heading)
		case *east.FootnoteLink:
			s.noteLink(n)
		case *east.FootnoteBacklink:
			s.noteBacklink(n)
		case *east.TableCell:
			s.cell(n)
		case *east.TableRow:
			s.spareCells(n)
		case *ast.Paragraph, *ast.TextBlock:
			s.unreadTable(n)
		case *ast.FencedCodeBlock:
			s.figure(n)
		case *ast.Text:
			s.text(n)
		}
	}
	if len(s.tags) == 0 {
		return s
	}
	for _, n := range nodes {
		if n.Type() == ast.TypeBlock && n.Parent() != nil {
			s.balance(n)
		}
	}
	return s
}

// report adds an issue at a node.
func (s *transformer) report(n ast.Node, code string, args ...any) {
	at, ok := s.tags[n]
	if !ok {
		at = offset(n, s.source)
	}
	s.issues = append(s.issues, Issue{at, code, args})
}

func (s *transformer) heading(n *ast.Heading) {
	id, _ := n.AttributeString("id")
	name := ""
	if b, ok := id.([]byte); ok {
		name = string(b)
	}
	n.RemoveAttributes() // drops {onclick=…} and {style=…} of the author
	name = s.uniqueID(name)
	n.SetAttributeString("id", []byte(name))
	switch {
	case n.Level == 1:
		s.report(n, "heading-one")
	case n.Level > s.level+1:
		s.report(n, "heading-skip", n.Level, s.level+1)
	}
	s.level = n.Level
	s.headings = append(s.headings, Heading{n.Level, name, textOf(n, s.source)})
}

// uniqueID returns an identifier that no other heading has: a slug with idPrefix.
func (s *transformer) uniqueID(name string) string {
	base := idPrefix + slug.Of(strings.TrimPrefix(name, idPrefix))
	if base == idPrefix {
		base = idPrefix + "titre"
	}
	id := base
	for n := s.used[base] + 1; s.used[id] > 0; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	s.used[base]++
	if id != base {
		s.used[id]++
	}
	return id
}

// find returns the identifier of the heading that an author's fragment refers to, with or
// without idPrefix.
func (s *transformer) find(fragment string) (string, bool) {
	for _, id := range []string{fragment, idPrefix + slug.Of(fragment)} {
		if s.used[id] > 0 {
			return id, true
		}
	}
	return "", false
}

// textOf returns the text of a node, without markup.
func textOf(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(n.Segment.Value(source))
				if n.SoftLineBreak() {
					b.WriteByte(' ')
				}
			}
		case *ast.String:
			if entering && !n.IsCode() {
				b.Write(n.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

func (s *transformer) link(n *ast.Link) {
	if strings.TrimSpace(textOf(n, s.source)) == "" && !hasImage(n) {
		s.report(n, "link-nameless", string(n.Destination))
		unwrap(n)
		return
	}
	if fragment, ok := strings.CutPrefix(string(n.Destination), "#"); ok && fragment != "" {
		id, ok := s.find(fragment)
		if !ok {
			s.report(n, "dead-anchor", fragment)
			unwrap(n)
			return
		}
		n.Destination = []byte("#" + id)
		return
	}
	if t, ok := s.target(n, string(n.Destination), false); ok {
		n.Destination = []byte(t.Href)
	} else {
		unwrap(n)
	}
}

// hasImage reports whether an image stands for the text of a link.
func hasImage(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindImage || hasImage(c) {
			return true
		}
	}
	return false
}

func (s *transformer) image(n *ast.Image) {
	if strings.TrimSpace(textOf(n, s.source)) == "" {
		s.report(n, "image-alt", string(n.Destination))
	}
	n.Title = nil
	t, ok := s.target(n, string(n.Destination), true)
	if !ok {
		unwrap(n)
		return
	}
	n.Destination = []byte(t.Href)
	if t.Width > 0 {
		n.SetAttributeString("width", []byte(strconv.Itoa(t.Width)))
		n.SetAttributeString("height", []byte(strconv.Itoa(t.Height)))
	}
	if t.Srcset != "" {
		n.SetAttributeString("srcset", []byte(t.Srcset))
		n.SetAttributeString("sizes", []byte("(max-width: 46rem) 100vw, 44rem"))
	}
	n.SetAttributeString("loading", []byte("lazy"))
}

// target resolves a destination. It returns false, and reports why, if it leads nowhere.
func (s *transformer) target(n ast.Node, destination string, image bool) (Target, bool) {
	if code := refusedScheme(destination); code != "" {
		s.report(n, code, destination)
		return Target{}, false
	}
	t := s.opt.Resolve(destination, image)
	if t.Code != "" {
		s.report(n, t.Code, t.Args...)
		return Target{}, false
	}
	return t, true
}

func (s *transformer) autolink(n *ast.AutoLink) {
	if n.AutoLinkType != ast.AutoLinkURL {
		return // an e-mail address
	}
	address := string(n.URL(s.source))
	code := refusedScheme(address)
	if u, err := url.Parse(address); code == "" && (err != nil || u.Host == "" && (u.Opaque == "" || strings.HasPrefix(u.Scheme, "http"))) {
		code = "link-scheme"
	}
	if code != "" {
		s.report(n, code, address)
		n.Parent().ReplaceChild(n.Parent(), n, ast.NewString(n.Label(s.source)))
	}
}

// unwrap replaces a link by its text.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		parent.InsertBefore(parent, n, c)
	}
	parent.RemoveChild(parent, n)
}

// block drops a block of raw HTML. Comments are dropped silently.
func (s *transformer) block(n *ast.HTMLBlock) {
	if n.HTMLBlockType != ast.HTMLBlockType2 && n.Lines().Len() > 0 {
		first := n.Lines().At(0)
		raw, code := string(first.Value(s.source)), "raw-html"
		if alone := strings.TrimSpace(raw); allowed.MatchString(alone) || abbr.MatchString(alone) {
			code = "raw-html-line" // within a paragraph it would be kept
		}
		s.report(n, code, tagName(raw))
	}
	n.Parent().RemoveChild(n.Parent(), n)
}

var (
	allowed = regexp.MustCompile(`^</?(?:sup|sub|small|mark|abbr)>$|^<br ?/?>$`)
	abbr    = regexp.MustCompile(`^<abbr title="([^"<>]*)">$`)
	tag     = regexp.MustCompile(`^\s*</?([A-Za-z][A-Za-z0-9-]*)`)
)

func tagName(raw string) string {
	if m := tag.FindStringSubmatch(raw); m != nil {
		return "<" + strings.ToLower(m[1]) + ">"
	}
	return strings.TrimSpace(raw)
}

// inline keeps an inline tag that is allowed, and drops any other.
func (s *transformer) inline(n *ast.RawHTML) {
	raw := string(n.Segments.Value(s.source))
	parent := n.Parent()
	if allowed.MatchString(raw) || abbr.MatchString(raw) {
		kept := ast.NewString([]byte(strings.NewReplacer(" />", ">", "/>", ">").Replace(raw)))
		kept.SetCode(true) // rendered as is
		s.tags[kept] = n.Pos()
		parent.ReplaceChild(parent, n, kept)
		return
	}
	if !strings.HasPrefix(raw, "<!--") && !strings.HasPrefix(raw, "</") { // reported once, at the opening tag
		s.report(n, "raw-html", tagName(raw))
	}
	parent.RemoveChild(parent, n)
}

// balance drops allowed tags of a block that are unclosed, unopened or improperly nested: they
// would affect the rest of the page.
func (s *transformer) balance(parent ast.Node) {
	var open, stray []*ast.String
	_ = ast.Walk(parent, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n != parent && n.Type() == ast.TypeBlock {
			return ast.WalkSkipChildren, nil
		}
		if _, kept := s.tags[n]; !kept || !entering {
			return ast.WalkContinue, nil
		}
		t := n.(*ast.String)
		if string(t.Value) == "<br>" {
			return ast.WalkContinue, nil
		}
		if t.Value[1] != '/' {
			open = append(open, t)
			return ast.WalkContinue, nil
		}
		last := len(open) - 1
		if last >= 0 && open[last].Parent() == t.Parent() && tagName(string(open[last].Value)) == tagName(string(t.Value)) {
			open = open[:last]
		} else {
			stray = append(stray, t)
		}
		return ast.WalkContinue, nil
	})
	for _, t := range append(stray, open...) {
		s.report(t, "raw-html-open", tagName(string(t.Value)))
		t.Parent().RemoveChild(t.Parent(), t)
	}
}

// text reports what isn't read of a text and applies typography, except in code and to characters
// that a backslash escapes.
func (s *transformer) text(n *ast.Text) {
	if n.IsRaw() || n.Parent().Kind() == ast.KindCodeSpan {
		return
	}
	s.unread(n)
	was := string(n.Segment.Value(s.source))
	is := s.set(was)
	if is == was {
		return
	}
	n.Parent().InsertBefore(n.Parent(), n, ast.NewString([]byte(is)))
	n.Segment = n.Segment.WithStop(n.Segment.Start) // the line break stays
}

var escaped = regexp.MustCompile(`\\.`)

// set applies typography between escaped characters.
func (s *transformer) set(text string) string {
	if !strings.Contains(text, `\`) {
		return typo.Set(s.opt.Lang, text)
	}
	var b strings.Builder
	at := 0
	for _, m := range escaped.FindAllStringIndex(text, -1) {
		b.WriteString(typo.Set(s.opt.Lang, text[at:m[0]]))
		b.WriteString(text[m[0]:m[1]])
		at = m[1]
	}
	b.WriteString(typo.Set(s.opt.Lang, text[at:]))
	return b.String()
}
