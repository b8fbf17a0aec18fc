package check

import (
	"strings"
	"unicode"

	"parvis/generator/check/index"
	"parvis/generator/content/markup"
	"parvis/generator/content/record"
)

// Outside is a link to another site, at the place where it is written.
type Outside struct {
	URL       string
	File      string // from the content folder
	Line, Col int
	Key       string // "" in a body
}

// OutsideLinks returns every link of the records to another site, drafts included:
// keys that hold an address and nothing else, and links of bodies. The site's
// own address isn't one, nor are those below it; nor what a record whose name is
// withheld keeps to itself, which no other site is to hear of.
func OutsideLinks(set *record.Set) []Outside {
	all := set.All()
	own := ""
	if set.Site != nil {
		all = append(all, set.Site)
		own = strings.TrimSuffix(set.Site.URL, "/") + "/"
	}
	var out []Outside
	for _, e := range all {
		m := e.Common()
		add := func(url, key string, line, col int) {
			if own == "" || !strings.HasPrefix(url+"/", own) {
				out = append(out, Outside{url, m.File, line, col, key})
			}
		}
		hidden := record.Withholds(e)
		for t := range record.Values(e) {
			if !record.IsURL(t.Text) || strings.ContainsFunc(t.Text, unicode.IsSpace) || hidden && index.Identifies(t) {
				continue
			}
			line, col := m.At(t.Path())
			add(t.Text, t.Path(), line, col)
		}
		if hidden {
			continue // the body isn't published
		}
		for _, l := range markup.ExternalLinks(m.Body) {
			line, col := m.BodyAt(l.Offset)
			add(l.URL, "", line, col)
		}
	}
	return out
}
