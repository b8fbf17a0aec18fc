package markup_test

import (
	"strings"
	"testing"

	"parvis/generator/content/markup"
	"parvis/generator/content/synth"
)

// BenchmarkRender renders the bodies of 20 syntheses: headings, links, a table,
// a footnote, a figure.
func BenchmarkRender(b *testing.B) {
	var bodies []string
	size := 0
	for name, text := range synth.Files(1, 1) {
		if strings.HasPrefix(name, "syntheses/") {
			_, body, _ := strings.Cut(text[3:], "+++\n")
			body += "\n```figure\nengagements-par-domaine\n```\n\nUn dernier mot.\n"
			bodies = append(bodies, body)
			size += len(body)
		}
	}
	opt := markup.Options{Lang: "fr", Resolve: func(string, bool) markup.Target { return markup.Target{Href: "/"} },
		Figure: func(text string) (string, []markup.Fault) { return text, nil }}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, body := range bodies {
			if _, _, err := markup.Render(body, opt); err != nil {
				b.Fatal(err)
			}
		}
	}
}
