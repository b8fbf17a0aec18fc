package directory

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"parvis/generator/text/slug"
)

// nameFiles fills the names, and gives the files of their words with the first word
// of each. Nothing is told of a withheld name but the slug of its page.
func (d *Directory) nameFiles() (files [][]byte, firsts []string) {
	having := map[string][]int{}
	for i, s := range d.site.Signatories {
		if s.Withheld {
			d.names = append(d.names, "\t"+s.Slug)
			continue
		}
		name := d.text(s.Title)
		said := nameWords(name)
		for _, w := range said {
			if ids := having[w]; len(ids) == 0 || ids[len(ids)-1] != i {
				having[w] = append(ids, i)
			}
		}
		if strings.Join(said, "-") != s.Slug || !foldsAlike(name) {
			name += "\t" + s.Slug
		}
		d.names = append(d.names, name)
	}
	firsts = []string{}
	var b bytes.Buffer
	for _, w := range slices.Sorted(maps.Keys(having)) {
		if b.Len() == 0 {
			firsts = append(firsts, w)
			b.WriteByte('{')
		} else {
			b.WriteByte(',')
		}
		ids := having[w]
		for i := len(ids) - 1; i > 0; i-- {
			ids[i] -= ids[i-1]
		}
		list, _ := json.Marshal(ids) // numbers are always JSON, and words are letters and digits
		b.WriteString(`"` + w + `":`)
		b.Write(list)
		if b.Len() > perWords {
			files = append(files, append(bytes.Clone(b.Bytes()), '}'))
			b.Reset()
		}
	}
	if b.Len() > 0 {
		files = append(files, append(b.Bytes(), '}'))
	}
	return files, firsts
}

// nameWords returns the words of a name, folded: letters a to z and digits. The script of
// the page does the same to what a reader types, and joins them to guess a slug.
func nameWords(name string) []string {
	return strings.FieldsFunc(slug.Fold(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
}

// foldsAlike reports whether browsers fold a name as package slug does: true of the
// letters that French is written with, and of its punctuation.
func foldsAlike(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool { return r >= 0x180 && (r < 0x2000 || r > 0x206f) })
}
