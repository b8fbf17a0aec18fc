// Package search builds the index that the search page reads in a browser:
// documents are split into words, words are sorted into lists, and lists are split into
// files of which a search needs few. The package doesn't depend on records or HTML.
//
//	index.json        the names of the other files; the only stable name
//	t<n>-<hash>.txt   nth part of the sorted words, with the documents that contain them
//	d<n>-<hash>.json  nth part of the documents: address, title, text
//	b<n>-<hash>.txt   words by their first letter, e<n>-… by their last, in which a
//	                  word with a typo is looked up; each with its spelling, if it has accents
//
// Names contain a fingerprint of the content: a file can be cached for ever, and
// only files with new content change. Documents are numbered in the order
// given, those of one kind together. The output is deterministic,
// whatever the number of processors.
package search

import (
	"bytes"
	"encoding/json"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"

	"parvis/generator/text/slug"
)

// Root is the name of the file to read first.
const Root = "index.json"

// Document is a document to index. Title has the most weight, then Lead, then Text;
// the search page shows a passage of Lead and Text with the words found.
type Document struct {
	Kind    string // documents of one kind are consecutive
	Address string
	Title   string
	Names   []string // what readers call it besides: found like a title of one word, never shown
	Lead    string
	Text    string
}

// File is a file of the index.
type File struct {
	Name     string
	shared   *sharedContent
	from, to int // offsets in shared
}

// Bytes returns the content of the file. Callers must not modify it.
func (f File) Bytes() []byte { return f.shared.part(f.from, f.to) }

// plainFile returns a file that isn't compressed.
func plainFile(name string, content []byte) File {
	return File{Name: name, shared: &sharedContent{plain: content}, to: len(content)}
}

// Index builds the index of n documents. It calls document once for each, from
// several goroutines. The last file is Root.
func Index(lang string, n int, document func(i int) Document) []File {
	parts := make([]*shard, min(runtime.GOMAXPROCS(0), max(n, 1)))
	var all sync.WaitGroup
	for i := range parts {
		p := &shard{tokenizer: newTokenizer(lang), first: n * i / len(parts), ids: map[string]int{}, spelt: map[string]string{}}
		parts[i] = p
		all.Go(func() { p.indexRange(n*(i+1)/len(parts), document) })
	}
	all.Wait()
	root := root{Rules: RulesFor(lang)}
	files := root.addDocuments(parts)
	words := sortedWords(parts)
	files = append(files, root.addWords(parts, words)...)
	files = append(files, root.addTypos(parts, words)...)
	src, _ := json.Marshal(root) // strings and numbers don't fail
	return append(files, plainFile(Root, src))
}

// shard is the index of consecutive documents.
type shard struct {
	*tokenizer
	first    int            // number of its first document
	ids      map[string]int // word → index in postings
	postings [][]posting
	spelt    map[string]string // word → the first spelling with accents
	kinds    []string          // of each document
	records  recordStore       // each encoded document
}

// indexRange indexes the documents from p.first to end, not included.
func (p *shard) indexRange(end int, document func(i int) Document) {
	var b bytes.Buffer
	for i := p.first; i < end; i++ {
		d := document(i)
		p.kinds = append(p.kinds, d.Kind)
		p.records.add(encodeDocument(&b, d))
		for _, text := range []string{d.Title, d.Lead, d.Text} {
			p.spell(text)
		}
		place := wholeTitle
		add := func(w string) { p.add(w, i, place) }
		for _, name := range d.Names {
			p.tokenize(name, add, add)
		}
		var title []string
		p.tokenize(d.Title, func(w string) { title = append(title, w) }, func(w string) { title = append(title, w) })
		if len(title) > 1 {
			place = inTitle
		}
		for _, w := range title {
			add(w)
		}
		place = inLead
		p.tokenize(d.Lead, add, add)
		place = inText
		p.tokenize(d.Text, add, add)
	}
}

// spell keeps the first spelling of each word of a text that has accents.
func (p *shard) spell(text string) {
	for w := range strings.FieldsFuncSeq(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) }) {
		if !strings.ContainsFunc(w, func(c rune) bool { return c > unicode.MaxASCII }) {
			continue
		}
		if folded := slug.Fold(w); p.spelt[folded] == "" {
			p.spelt[strings.Clone(folded)] = strings.ToLower(w)
		}
	}
}

// add records a word of document i. The best place of a word is added first.
func (p *shard) add(w string, i, place int) {
	id, ok := p.ids[w]
	if !ok {
		id = len(p.postings)
		p.ids[strings.Clone(w)] = id // w would keep the whole text in memory
		p.postings = append(p.postings, nil)
	}
	ps := p.postings[id]
	if len(ps) == 0 || ps[len(ps)-1].doc() != i {
		p.postings[id] = append(ps, posting(i<<2|place))
	}
}

// sortedWords returns the words of all shards, sorted.
func sortedWords(parts []*shard) []string {
	var out []string
	for _, p := range parts {
		for w := range p.ids {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
