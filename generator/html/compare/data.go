package compare

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"parvis/generator/model"
	"parvis/generator/text/slug"
)

// perFile is how many records one file of the data holds: 39 KB at most, 5 KB compressed.
const perFile = 40

// files is the data of the page.
type files struct {
	version string // changes with them
	letters string
	firsts  map[model.Kind]string
	files   []file
}

type file struct {
	name  string
	bytes []byte
}

// data writes the data that the script reads.
func (b *Builder) data(groups []group) files {
	out := files{firsts: map[model.Kind]string{}}
	sum := sha256.New()
	add := func(name string, content any) {
		var buf bytes.Buffer
		w := json.NewEncoder(&buf)
		w.SetEscapeHTML(false)
		_ = w.Encode(content) // strings and numbers always are JSON
		fmt.Fprintf(sum, "%s %d\n%s", name, buf.Len(), buf.Bytes())
		out.files = append(out.files, file{name, buf.Bytes()})
	}
	names := map[string][][]any{}
	for _, g := range groups {
		sorted := slices.SortedFunc(slices.Values(g.of), func(x, y compared) int { return cmp.Compare(x.Slug, y.Slug) })
		var firsts []string
		for chunk := range slices.Chunk(sorted, perFile) {
			columns := make([][]any, len(chunk))
			for i, c := range chunk {
				columns[i] = b.column(c)
			}
			add(fmt.Sprintf("%s-%d.json", g.kind, len(firsts)), struct {
				Heads   []string `json:"lignes"`
				Columns [][]any  `json:"fiches"`
			}{g.heads, columns})
			firsts = append(firsts, chunk[0].Slug)
		}
		out.firsts[g.kind] = strings.Join(firsts, " ")
		for _, c := range g.of {
			name := b.Title(c.Record)
			for _, letter := range initials(name) {
				names[letter] = append(names[letter], []any{string(g.kind), c.Slug, name, c.is})
			}
		}
	}
	for _, letter := range slices.Sorted(maps.Keys(names)) {
		add("noms-"+letter+".json", names[letter])
		out.letters += letter
	}
	out.version = hex.EncodeToString(sum.Sum(nil)[:4])
	return out
}

// column returns what the script reads of a record: slug, name, address, hue; what finding has; the
// slugs of what contains it; slug and name of what is offered beside it; a figure for each line, "" where it is missing.
func (b *Builder) column(c compared) []any {
	f := c.finding
	above, beside, figures := []string{}, [][2]string{}, []string{}
	for _, t := range c.above {
		above = append(above, t.Slug)
	}
	for _, r := range c.beside {
		beside = append(beside, [2]string{r.Slug, b.Title(r)})
	}
	for _, cell := range c.cells {
		figures = append(figures, cell.Text)
	}
	return []any{c.Slug, b.Title(c.Record), b.Link(c.Record).Href, c.hue, f.first, f.then, f.within, f.bare, f.the, f.holds, f.result,
		f.all, f.reported, f.mixed, above, beside, figures}
}

// initials returns the first letters and digits of the words of a name, without accents, each once. Articles and
// other short words don't count but at the beginning: too many names have them. The script folds what a
// reader types in the same way, and asks for the longest word.
func initials(name string) []string {
	words := strings.FieldsFunc(slug.Fold(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	var out []string
	for i, w := range words {
		if i == 0 || len(w) > 2 && w != "les" && w != "des" {
			out = append(out, w[:1])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
