// Package search makes the index that the search page reads in a browser:
// documents become words, words become sorted lists, and lists are cut into
// files of which a search needs few. It knows neither records nor HTML.
//
//	index.json        what the other files are called; the only name that stays
//	t<n>-<hash>.txt   words n of the sorted list, with the documents that have them
//	d<n>-<hash>.json  documents n: address, title, text
//	b<n>-<hash>.txt   words by their first letter, e<n>-… by their last: where a
//	                  word with a typo is looked for
//
// A name bears the fingerprint of its content: a file can be kept for ever, and
// only those change whose content does. Documents are numbered in the order
// given, those of one kind together. The same documents give the same bytes,
// whatever the number of processors.
package search

import (
	"bytes"
	"encoding/json"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Root is the name of the file that a reader begins with.
const Root = "index.json"

// Document is something to be found. Title weighs most, then Lead, then Text;
// a passage of Lead and Text is shown with the words found.
type Document struct {
	Kind    string // those of one kind follow each other
	Address string
	Title   string
	Lead    string
	Text    string
}

// File is a file of the index, by its name.
type File struct {
	Name     string
	shared   *sharedContent
	from, to int // where it is there
}

// Bytes returns what the file holds; nobody may change it.
func (f File) Bytes() []byte { return f.shared.part(f.from, f.to) }

// plainFile returns a file that isn't packed.
func plainFile(name string, content []byte) File {
	return File{Name: name, shared: &sharedContent{plain: content}, to: len(content)}
}

// Index makes the index of n documents, which are asked for once each, from
// several goroutines. Root comes last.
func Index(lang string, n int, document func(i int) Document) []File {
	parts := make([]*shard, min(runtime.GOMAXPROCS(0), max(n, 1)))
	var all sync.WaitGroup
	for i := range parts {
		p := &shard{tokenizer: newTokenizer(lang), first: n * i / len(parts), ids: map[string]int{}}
		parts[i] = p
		all.Go(func() { p.indexRange(n*(i+1)/len(parts), document) })
	}
	all.Wait()
	var root root
	files := root.addDocuments(parts)
	words := sortedWords(parts)
	files = append(files, root.addWords(parts, words)...)
	files = append(files, root.addTypos(words)...)
	src, _ := json.Marshal(root) // strings and numbers don't fail
	return append(files, plainFile(Root, src))
}

// shard is the index of documents that follow each other.
type shard struct {
	*tokenizer
	first    int            // number of its first document
	ids      map[string]int // word → its place in postings
	postings [][]posting
	kinds    []string    // of each document
	records  recordStore // each document as it is written
}

// indexRange indexes the documents from p.first to end.
func (p *shard) indexRange(end int, document func(i int) Document) {
	var b bytes.Buffer
	for i := p.first; i < end; i++ {
		d := document(i)
		p.kinds = append(p.kinds, d.Kind)
		p.records.add(encodeDocument(&b, d))
		var title []string
		p.tokenize(d.Title, func(w string) { title = append(title, w) }, func(w string) { title = append(title, w) })
		place := inTitle
		if len(title) == 1 {
			place = wholeTitle
		}
		add := func(w string) { p.add(w, i, place) }
		for _, w := range title {
			add(w)
		}
		place = inLead
		p.tokenize(d.Lead, add, add)
		place = inText
		p.tokenize(d.Text, add, add)
	}
}

// add notes a word of document i; places come from the best.
func (p *shard) add(w string, i, place int) {
	id, ok := p.ids[w]
	if !ok {
		id = len(p.postings)
		p.ids[strings.Clone(w)] = id // w is a piece of a whole text
		p.postings = append(p.postings, nil)
	}
	ps := p.postings[id]
	if len(ps) == 0 || ps[len(ps)-1].doc() != i {
		p.postings[id] = append(ps, posting(i<<2|place))
	}
}

// sortedWords returns the words of all parts.
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
