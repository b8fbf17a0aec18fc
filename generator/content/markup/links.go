package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Link is a link of a body to another site.
type Link struct {
	Offset int // in the source
	URL    string
}

// ExternalLinks returns the links of a body to http and https addresses, in order. Code and
// raw HTML don't make links.
func ExternalLinks(src string) []Link {
	if _, ok := tooComplex(src); ok || src == "" {
		return nil
	}
	source := []byte(src)
	var out []Link
	add := func(n ast.Node, url string) {
		if lower := strings.ToLower(url); strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://") {
			out = append(out, Link{offset(n, source), url})
		}
	}
	_ = ast.Walk(parse(source), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Link:
			if entering {
				add(n, string(n.Destination))
			}
		case *ast.AutoLink:
			if entering {
				add(n, string(n.URL(source)))
			}
		}
		return ast.WalkContinue, nil
	})
	return out
}
