package markup

import (
	"flag"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

var large = flag.Int("large", 128<<10, "bytes of the bodies that nobody writes; a record may be of 1,048,576")

// Extreme bodies are rendered or refused in a few seconds, with memory proportional to their
// size, and without exhausting the stack.
func TestLargeBodies(t *testing.T) {
	size := *large
	fill := func(unit string, size int) string { return strings.Repeat(unit, size/len(unit)) }
	// paragraphs repeats a unit as often as the limits of a paragraph and of a body allow.
	paragraphs := func(unit string) string { return fill(fill(unit, maxParagraph-100)+"\n\n", size) }
	numbered := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	bodies := map[string]string{
		"one line": fill("mot ", size), "one line of a word": fill("x", size), "empty lines": fill("\n", size), "quotes": fill(">", size), "lists": fill("- ", size), "ordered": fill("1. ", size),
		"quotes, line by line": fill(fill("> ", 90)+"x\n", size), "items, line by line": fill("- x\n", size), "items below items": nested(size), "rules": fill("---\n\n", size),
		"headings": fill("## a\n\n", size), "other headings": numbered("## a %d\n\n"), "headings of one identifier": fill("## a {#x}\n\n", size), "levels": fill("## a\n\n#### b\n\n", size),
		"links nowhere": fill("[a](#x) ", 30_000), "links to nowhere, by paragraph": fill("[a](#x)\n\n", size), "links among headings": numbered("## a %[1]d\n\n[b](#a-%[1]d)\n\n"),
		"references": numbered("[a%[1]d]: https://a.fr/%[1]d\n\n[a%[1]d]\n\n"), "notes": numbered("a[^%[1]d]\n\n[^%[1]d]: b\n\n"), "one note, often": fill("a[^1]\n\n", size) + "[^1]: b\n",
		"tables": fill("| a | b |\n| - | - |\n| c | d |\n\n", size), "a wide table": fill("|a", 15_000) + "\n" + fill("|-", 15_000) + "\n", "a long table": "| a | b |\n| - | - |\n" + fill("| c | d |\n", 30_000),
		"a wide table of short rows": fill("|a", 8_000) + "|\n" + fill("|-", 8_000) + "|\n" + fill("|\n", 8_000),
		"raw HTML":                   fill("<b>", size), "raw HTML by paragraph": fill("a <b>c</b>\n\n", size), "sub in sub": paragraphs("<sub>"), "definitions": fill("a\n: b\n\n", size), "fences": fill("```\nx\n```\n\n", size),
		"figures": fill("```figure\nx\n```\n\n", size), "other figures": numbered("```figure\nx%d\n```\n\n"), "a fence never closed": "```\n" + fill("x\n", size), "fences in quotes": fill("> ```\n", size),
		"backticks of all lengths": backticks(size), "tabs": fill("\t", size), "hard breaks": paragraphs("a\\\n"), "non-breaking": paragraphs("a\u00a0! "),
	}
	for _, unit := range []string{"[", "![", "[a](", "[a](<b", "*a_ ", "**a ", "_a", "*", "`", "<a ", "<!--", "<?", "&", "&amp;", "\\", "[^1]", "[a][", "](", "a*b*", "https://a.fr ", "<https://a.fr>", "!", "\"a\" ", "« a » ", "**a** ", "'"} {
		bodies["paragraphs of "+unit] = paragraphs(unit)
	}
	for name, src := range bodies {
		t.Run(name, func(t *testing.T) {
			started, before := time.Now(), allocated()
			issues := Inspect(src, options())
			parts, _, err := Render(src, options())
			if err != nil {
				t.Fatal(err)
			}
			text, links := Plain(src, "fr"), ExternalLinks(src)
			took, memory := time.Since(started), allocated()-before
			html := 0
			for _, p := range parts {
				html += len(p.HTML)
			}
			if took > time.Minute {
				t.Errorf("it takes %s", took)
			}
			if most := uint64(1500*len(src) + 64<<20); !raceEnabled && memory > most || html > 300*len(src) {
				t.Errorf("%d bytes allocate %d and make %d", len(src), memory, html)
			}
			t.Logf("%d KB: %s, %d MB allocated, %d issues, %d KB of HTML, %d of text, %d links", len(src)>>10, took.Round(time.Millisecond), memory>>20, len(issues), html>>10, len(text)>>10, len(links))
		})
	}
}

// What makes a parser quadratic is refused, and what people write isn't.
func TestTooComplex(t *testing.T) {
	for unit, want := range map[string]bool{"[a](": true, "[a](<b": true, "[a][": true, "![": true, "<sub>": true, "<a ": true,
		"[a](#b) ": false, "![a](b.png) ": false, "<sub>2</sub> ": false, "a < b ": false, "« [sic] » ": false} {
		for count, refused := range map[int]bool{60: false, 1500: want} {
			if _, got := tooComplex(strings.Repeat(unit, count)); got != refused && (want || count*strings.Count(unit, "<") <= maxTags) {
				t.Errorf("%d × %q: %t", count, unit, got)
			}
			if _, got := tooComplex(strings.Repeat(unit+"\n\n", count)); got {
				t.Errorf("%d paragraphs of %q are refused", count, unit)
			}
		}
	}
}

// nested returns items, each nested deeper than the previous one.
func nested(size int) string {
	var b strings.Builder
	for depth := 0; b.Len() < size; depth++ {
		b.WriteString(strings.Repeat("  ", depth%200) + "- x\n")
	}
	return b.String()
}

// backticks returns paragraphs of runs of backticks of different lengths: each run opens a code
// span that no other closes.
func backticks(size int) string {
	var b strings.Builder
	for b.Len() < size {
		for n := 1; n < 240; n++ {
			b.WriteString(strings.Repeat("`", n) + " ")
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}
