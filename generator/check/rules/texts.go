package rules

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"parvis/generator/content/record"
	"parvis/generator/diag"
)

var (
	// marks matches what Markdown or HTML would make something of.
	marks = regexp.MustCompile("\\*\\*[^*\\s][^*\\n]*\\*\\*|__[^_\\s][^_\\n]*__|\\[[^\\]\\n]+\\]\\([^)\\n]+\\)|`[^`\\n]+`|" +
		`(?:^|[\s(«])\*[^*\s][^*\n]*\*(?:$|[\s.,;:!?)»])|(?m:^#{1,6} \S.*$)|(?m:^[-*] \S.*)\n[-*] \S|` +
		`(?i:</?(?:a|abbr|b|br|div|em|h[1-6]|i|img|li|mark|ol|p|small|span|strong|sub|sup|u|ul)(?:\s[^<>]*)?/?>)`)
	entity = regexp.MustCompile(`&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});`)
)

// unreadable reports whether a character has no place in a text: those of control, the bullets of
// a font that readers lack, and the mark of a letter that was lost.
func unreadable(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Co, r) || r == unicode.ReplacementChar
}

// checkTexts wants a text to have characters that can be read, and a key to have words only: it
// takes neither Markdown nor HTML.
func checkTexts(c *checker, e record.Entry) {
	m := e.Common()
	if i := strings.IndexFunc(m.Body, unreadable); i >= 0 {
		severity, name := character(m.Body[i:])
		c.addBody(severity, m, i, "unreadable-character", name)
	}
	for v := range record.Values(e) {
		path := v.Path()
		if strings.HasPrefix(path, "publication.") {
			continue // it may hold a secret, and isn't published
		}
		if i := strings.IndexFunc(v.Text, unreadable); i >= 0 {
			severity, name := character(v.Text[i:])
			c.add(severity, m, path, "unreadable-character", []any{name})
		}
		if record.IsURL(v.Text) {
			continue
		}
		if found := entity.FindString(v.Text); found != "" && html.UnescapeString(found) != found {
			c.warn(e, path, "entity-in-key", found, html.UnescapeString(found))
		}
		if found := marks.FindString(v.Text); found != "" {
			c.warn(e, path, "marks-in-key", strings.TrimSpace(found))
		}
	}
}

// checkSiteTexts is checkTexts for site.toml.
func checkSiteTexts(c *checker) {
	if s := c.Set.Site; s != nil {
		checkTexts(c, s)
	}
}

// character returns the code point of the first character of a text, and how serious it is: no page
// may have one of control.
func character(s string) (diag.Severity, string) {
	r, _ := utf8.DecodeRuneInString(s)
	if unicode.IsControl(r) {
		return diag.Error, fmt.Sprintf("%U", r)
	}
	return diag.Warning, fmt.Sprintf("%U", r)
}
