package markup

import (
	"slices"
	"strings"
	"testing"
)

func TestParts(t *testing.T) {
	figure := func(id string) string { return "```figure\n" + id + "\n```\n" }
	html := func(s string) Part { return Part{HTML: s} }
	for src, want := range map[string][]Part{
		"":                                      nil,
		"<!-- rien -->\n":                       nil,
		"Un mot.\n":                             {html("<p>Un mot.</p>\n")},
		"Un.\n\n---\nDeux.":                     {html("<p>Un.</p>\n<hr>\n<p>Deux.</p>\n")},
		figure("a"):                             {{Figure: "a"}},
		"```figure\na":                          {{Figure: "a"}}, // never closed
		"```figure\n```\n":                      nil,
		figure("faute"):                         nil,
		figure("a") + "mot":                     {{Figure: "a"}, html("<p>mot</p>\n")},
		"mot\n" + figure("a"):                   {html("<p>mot</p>\n"), {Figure: "a"}},
		figure("a") + figure("b") + figure("a"): {{Figure: "a"}, {Figure: "b"}},
		"un\n" + figure("a") + "deux\n" + figure("b") + "3": {html("<p>un</p>\n"), {Figure: "a"}, html("<p>deux</p>\n"), {Figure: "b"}, html("<p>3</p>\n")},
		"- un\n" + figure("a"):                              {html("<ul>\n<li>un</li>\n</ul>\n"), {Figure: "a"}}, // ends the list
		"- un\n\n  ```figure\n  a\n  ```\n":                 {html("<ul>\n<li>\n<p>un</p>\n</li>\n</ul>\n")},     // is within it
		"un\n\n" + figure("faute") + "deux":                 {html("<p>un</p>\n<p>deux</p>\n")},
	} {
		got, _, err := Render(src, options())
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q gives %q, %v; want %q", src, got, err, want)
		}
	}
}

// Without Options.Figure, the blocks of figures are rendered as code.
func TestFigureUnread(t *testing.T) {
	o := options()
	o.Figure = nil
	src := "- un\n\n  ```figure\n  a\n  ```\n"
	got, _, err := Render(src, o)
	if err != nil || len(got) != 1 || !strings.Contains(got[0].HTML, `<code class="language-figure">a`) || len(Inspect(src, o)) > 0 {
		t.Errorf("%q, %v, %v", got, err, Inspect(src, o))
	}
}

// TestFigureForged checks that no text of a body is taken for the position of a figure, even the
// most unlikely characters.
func TestFigureForged(t *testing.T) {
	for _, mark := range []string{"\x00a\x00", "\x00", "\ufffda\ufffd", "{a}", "&#0;a&#0;", "\x00b\x00"} {
		src := strings.ReplaceAll("Un § mot, `§`, <sup>§</sup>, <abbr title=\"§\">§</abbr>, [§](https://x/§ \"§\"), ![§](photo.jpg \"§\"), <https://x/§>.\n\n"+
			"```figure\na\n```\n\n## § {#§ title=\"§\"}\n\n    §\n\n```§\n§\n```\n\n<div title=\"§\">§</div>\n\n| § |\n|---|\n| § |\n\n[^§]: §\n\nUn[^§].\n", "§", mark)
		got, _, err := Render(src, options())
		if err != nil || len(got) != 3 || got[0].HTML == "" || got[1] != (Part{Figure: "a"}) || got[2].HTML == "" {
			t.Errorf("%q gives %q, %v", mark, got, err)
		}
		checkSafe(t, src)
	}
	// An identifier is returned unchanged, whatever Options.Figure returns.
	got, _, err := Render("un\n```figure\n\x00b\x00<p>\n```\ndeux", options())
	if err != nil || len(got) != 3 || got[1].Figure != "\x00b\x00<p>" {
		t.Errorf("%q, %v", got, err)
	}
}

// TestFigurePlaces checks the position of a fault, however the block is indented.
func TestFigurePlaces(t *testing.T) {
	for _, src := range []string{
		"```figure\nfaute\n```", "```figure\n\n  faute", "Un été\n  ```figure\n  é\n      faute\n  ```\n", "   ```figure\n faute\n   ```",
		"   ```figure\n\tfaute\n   ```", "  ```figure\n \t faute\n", "```figure\n\t\tfaute\n```", "```figure\r\né = 1\r\nfaute\r\n```\r\n", "~~~ figure x\nfaute\n~~~",
		"   ```figure\n\té\n\t\té\n faute\n   ```",
	} {
		got := Inspect(src, options())
		if want := strings.Index(src, "faute"); len(got) != 1 || got[0].Code != "figure-fault" || got[0].Offset != want {
			t.Errorf("%q: %v, want offset %d", src, got, want)
		}
	}
	// The end of a block has a position too; in an empty block, it is the fence.
	o := options()
	o.Figure = func(text string) (string, []Fault) { return "", []Fault{{len(text), "figure-end", nil}} }
	for src, want := range map[string]int{"un\n```figure\ndeux\n```\n": 18, "un\n```figure\ndeux": 17, "un\n ```figure\n ```\n": 4, "un\n\n```figure": 4} {
		if got := Inspect(src, o); len(got) != 1 || got[0].Offset != want {
			t.Errorf("%q: %v, want offset %d", src, got, want)
		}
	}
}
