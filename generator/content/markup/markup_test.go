package markup

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func options() Options {
	return Options{Lang: "fr", Resolve: func(d string, image bool) Target {
		switch {
		case d == "../signataires/engie.md":
			return Target{Href: "/signataires/engie/"}
		case d == "photo.jpg" && image:
			return Target{Href: "/experiences/photo.jpg"}
		case strings.HasPrefix(d, "https://") || strings.HasPrefix(d, "#"):
			return Target{Href: d}
		}
		return Target{Code: "dead-link", Args: []any{d}}
	}, Figure: figureOf}
}

// figureOf returns the text of a block as identifier; "faute" is a fault.
func figureOf(text string) (string, []Fault) {
	if at := strings.Index(text, "faute"); at >= 0 {
		return text, []Fault{{at, "figure-fault", []any{len(text)}}}
	}
	return strings.TrimSpace(text), nil
}

// shown joins the parts of a body, each figure as its identifier in braces.
func shown(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.HTML)
		if p.Figure != "" {
			fmt.Fprintf(&b, "{%s}\n", p.Figure)
		}
	}
	return b.String()
}

// The examples are in testdata/examples.txt: Markdown, a line of dots, the expected HTML, then
// the expected issues after a line of exclamation marks.
func TestExamples(t *testing.T) {
	data, err := os.ReadFile("testdata/examples.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, example := range strings.Split(string(data), "\n====\n") {
		title, rest, _ := strings.Cut(example, "\n")
		src, rest, _ := strings.Cut(rest, "\n....\n")
		want, reported, _ := strings.Cut(rest, "\n!!!!\n")
		n++
		t.Run(title, func(t *testing.T) {
			parts, _, err := Render(src, options())
			if err != nil {
				t.Fatal(err)
			}
			got := shown(parts)
			if strings.TrimSpace(got) != strings.TrimSpace(want) {
				t.Errorf("HTML\n%s\nwant\n%s", got, want)
			}
			var lines []string
			for _, i := range Inspect(src, options()) {
				lines = append(lines, fmt.Sprintln(strings.TrimSpace(fmt.Sprintln(append([]any{i.Offset, i.Code}, i.Args...)...))))
			}
			if got := strings.Join(lines, ""); strings.TrimSpace(got) != strings.TrimSpace(reported) {
				t.Errorf("reported\n%s\nwant\n%s", got, reported)
			}
		})
	}
	if n < 15 {
		t.Errorf("only %d examples were read", n)
	}
}

func TestHeadings(t *testing.T) {
	_, got, err := Render("## Où en est-on ?\n\n### L'**emploi**\n\n## Où en est-on ?\n", options())
	want := []Heading{{2, "t-ou-en-est-on", "Où en est-on ?"}, {3, "t-l-emploi", "L'emploi"}, {2, "t-ou-en-est-on-2", "Où en est-on ?"}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("headings %v, %v; want %v", got, err, want)
	}
}

// The elements that the output may have, whatever the input, and their attributes.
var permitted = map[string]string{
	"p": "", "h1": "id", "h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id", "em": "", "strong": "", "code": "class", "pre": "",
	"a": "href title class role id aria-label", "img": "src alt loading", "ul": "", "ol": "start", "li": "id", "blockquote": "", "hr": "", "br": "",
	"table": "", "thead": "", "tbody": "", "tr": "", "th": "class scope", "td": "class", "dl": "", "dt": "", "dd": "",
	"sup": "id", "sub": "", "small": "", "mark": "", "abbr": "title", "div": "class role tabindex aria-labelledby",
}

// ofNote is the names that links to notes and back have: nothing that an author typed.
var ofNote = regexp.MustCompile(`^(Note \d+|Retour à l’appel (n° \d+ )?de la note \d+|Back to (the reference|reference \d+) of note \d+)$`)

func checkSafe(t *testing.T, src string) {
	t.Helper()
	parts, _, err := Render(src, options())
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, p := range parts {
		if (p.HTML == "") == (p.Figure == "") || p.Figure != "" && seen[p.Figure] {
			t.Errorf("%q gives the part %+v", src, p)
		}
		seen[p.Figure] = true
		checkPart(t, src, p.HTML)
	}
}

// checkPart checks that a part has permitted elements and attributes only, all of them closed.
func checkPart(t *testing.T, src, out string) {
	t.Helper()
	var open []string
	defer func() {
		if len(open) > 0 {
			t.Errorf("%q leaves %v open in %q", src, open, out)
		}
	}()
	z := html.NewTokenizer(strings.NewReader(out))
	for z.Next() != html.ErrorToken {
		tok := z.Token()
		switch {
		case tok.Type == html.TextToken:
			continue
		case tok.Type == html.EndTagToken && (len(open) == 0 || open[len(open)-1] != tok.Data):
			t.Errorf("%q closes %s after %v in %q", src, tok.Data, open, out)
			continue
		case tok.Type == html.EndTagToken:
			open = open[:len(open)-1]
			continue
		case tok.Type == html.StartTagToken && !slices.Contains([]string{"br", "hr", "img"}, tok.Data):
			open = append(open, tok.Data)
		}
		attributes, ok := permitted[tok.Data]
		if !ok || tok.Type == html.CommentToken || tok.Type == html.DoctypeToken {
			t.Errorf("%q gives %s in %q", src, tok, out)
			continue
		}
		for _, a := range tok.Attr {
			if !slices.Contains(strings.Fields(attributes), a.Key) {
				t.Errorf("%q gives attribute %s of <%s> in %q", src, a.Key, tok.Data, out)
			}
			if a.Key == "aria-label" && !ofNote.MatchString(a.Val) {
				t.Errorf("%q names a link %q in %q", src, a.Val, out)
			}
			lower := strings.ToLower(strings.TrimSpace(a.Val))
			if (a.Key == "href" || a.Key == "src") && (strings.HasPrefix(lower, "javascript:") || strings.HasPrefix(lower, "data:") || strings.HasPrefix(lower, "vbscript:")) {
				t.Errorf("%q gives %s=%q", src, a.Key, a.Val)
			}
		}
	}
}

var hostile = []string{
	"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onclick=x>b</b>", "<sup onclick=alert(1)>x</sup>",
	"[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](&#106;avascript:alert(1))", "[x](java\nscript:alert(1))",
	"[x](data:text/html,<script>alert(1)</script>)", "![x](javascript:alert(1))", "![x](data:image/svg+xml,<svg onload=alert(1)>)",
	"<javascript:alert(1)>", "<vbscript:x>", "[x](vbscript:x)", "## t {onclick=alert(1) style=\"x\" id=\"a b\"}", "## t {#ok .c onmouseover=x}",
	"<abbr title=\"x\" onclick=y>z</abbr>", "<abbr title=\"&quot;><script>\">z</abbr>", "<abbr title='x'>z</abbr>", "<svg/onload=alert(1)>",
	"<!-- --><script>x</script><!-- -->", "<![CDATA[<script>x</script>]]>", "<?php x ?>", "<!DOCTYPE x>", "<style>*{}</style>",
	"<iframe src=x></iframe>", "<details open ontoggle=x>", "<sup>never closed", "closed</sup> never opened", "<sup><sub></sup></sub>",
	"*<sup>*</sup>", "| a |\n|---|\n| <script>x</script> |", "[^1]\n\n[^1]: <script>x</script>", "[x]: javascript:alert(1)\n\n[x]",
	"```html\n<script>x</script>\n```", "``` \"><script>\nx\n```", "term\n: <script>x</script>", "&lt;script&gt;", "\\<script>", "<a href=\"javascript:x\">y</a>",
	"[a](<javascript:alert(1)>)", "![a\" onerror=\"x](photo.jpg)", "[a](https://x \"t\\\" onclick=\\\"x\")", "\u202e<script>x</script>", "<SCRIPT SRC=//x>",
	"a\n```figure\n<script>\n```\n- b\n  ```figure\n  c\n  ```\n~~~figure\nd\n~~~\n*e\n```figure\nf\n```\ng*", "```figure\nfaute",
	"<sup>\n```figure\na\n```\n</sup>", "> a\n```figure\nb\n```\n> c", "\t```figure\na\n\t```\n\n \t```figure\n\ta\n```",
	"[x](\u0001javascript:alert(1))", "[x]( javascript:alert(1))", "[x](feed:javascript:alert(1))",
}

func TestIdentifiersAreTheBodysOwn(t *testing.T) {
	src := "## Main {#main}\n\n## ★\n\n## Titre {#Mon_ID}\n\n## Titre\n\n## Titre 2\n\n## Titre\n\n[a](#Mon_ID) [b](#main) [c](#titre-2)\n"
	parts, headings, err := Render(src, options())
	if err != nil {
		t.Fatal(err)
	}
	html := shown(parts)
	seen := map[string]bool{}
	for _, h := range headings {
		if seen[h.ID] || !strings.HasPrefix(h.ID, idPrefix) || !strings.Contains(html, `id="`+h.ID+`"`) {
			t.Errorf("heading %+v in %s", h, html)
		}
		seen[h.ID] = true
	}
	for _, want := range []string{`href="#t-mon-id"`, `href="#t-main"`, `href="#t-titre-2"`} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s in %s", want, html)
		}
	}
}

func TestHostile(t *testing.T) {
	for _, src := range hostile {
		checkSafe(t, src)
	}
}

func TestDense(t *testing.T) {
	for _, unit := range []string{">", "- ", "1. ", "[a](", "*a_ ", "> - ", "| a ", "a[^1] "} {
		src := "Texte.\n\n" + strings.Repeat(unit, 100_000/len(unit))
		if got := Inspect(src, options()); len(got) != 1 || got[0].Code != "body-dense" || got[0].Offset != 8 {
			t.Errorf("%q repeated: %v", unit, got)
		}
	}
	for _, src := range []string{strings.Repeat("-", 200), strings.Repeat("Un mot et un autre.\n\n", 5000), "| a | b |\n|---|---|\n" + strings.Repeat("| a | b |\n", 1000), strings.Repeat("- [un lien](https://exemple.fr/), **gras** et *penché*\n", 500)} {
		if got := Inspect(src, options()); len(got) != 0 {
			t.Errorf("%.20q…: %v", src, got)
		}
	}
}
