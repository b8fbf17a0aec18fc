package markup_test

import (
	"testing"

	"parvis/generator/content/markup"
)

func TestPlain(t *testing.T) {
	for src, want := range map[string]string{
		"": "",
		"## Titre\n\nUn *mot*,\nun [lien](../a/b.md) et `du code`.\n":   "Titre\nUn mot, un lien et du code.",
		"1<sup>er</sup> mars<br>2018 <!-- tu --> &amp; \\*ceci\\*":      "1er mars 2018  & *ceci*",
		"<div>rien</div>\n\nL'été : oui !":                              "L’été\u00a0: oui\u202f!",
		"- un\n- deux\n\n| a | b |\n|---|---|\n| c | d |\n":             "un\ndeux\na\nb\nc\nd",
		"avant\n\n```figure\nfigure = \"carte\"\n```\n\n```\ncode\n```": "avant\ncode",
		"![une image](a.png)": "une image",
	} {
		if got := markup.Plain(src, "fr"); got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}
