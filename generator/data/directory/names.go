package directory

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"parvis/generator/text/slug"
)

// nameFiles sets the names, and returns the files of their words with the first word
// of each. Instead of a withheld name there is only the slug of its page.
func (d *Directory) nameFiles() (files [][]byte, firsts []string) {
	having := map[string][]int{}
	for i, s := range d.site.Signatories {
		does := ""
		for _, one := range d.words.Does(s) {
			does += "\t" + one
		}
		if s.Withheld {
			d.names = append(d.names, "\t"+s.Slug+does)
			continue
		}
		name := d.words.Text(s.Title)
		words := nameWords(name)
		for _, w := range words {
			if ids := having[w]; len(ids) == 0 || ids[len(ids)-1] != i {
				having[w] = append(ids, i)
			}
		}
		if strings.Join(words, "-") != s.Slug || !foldsAlike(name) {
			name += "\t" + s.Slug + does
		} else if does != "" {
			name += "\t" + does
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
		list, _ := json.Marshal(ids) // numbers can always be encoded; words are letters and digits
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

// nameWords returns the folded words of a name: letters a to z and digits. The script of
// the page does the same with what a reader types, and joins words to derive a slug.
func nameWords(name string) []string {
	return strings.FieldsFunc(slug.Fold(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
}

// foldsAlike reports whether browsers fold a name as package slug does: true for the
// letters and the punctuation of French.
func foldsAlike(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool { return r >= 0x180 && (r < 0x2000 || r > 0x206f) })
}
