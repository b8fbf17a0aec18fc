package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The target sizes of files, in bytes before compression: a search reads one or
// two files of words and, for ten results, up to ten of documents. If there
// are more documents than fit in maxFiles such files, files are larger, to keep the
// root small. For the same reason the files of a group share a fingerprint.
const (
	wordBytes     = 15 << 10
	letterBytes   = 16 << 10
	documentBytes = 6 << 10
	maxFiles      = 20_000
	groupFiles    = 32
)

// root is the content of index.json: the names of the other files. Names are given
// by their fingerprints, in the order of the files.
type root struct {
	Rules     Rules       `json:"rules"` // how words were read
	Kinds     []kindCount `json:"kinds"` // in the order of the documents
	Words     []string    `json:"words"` // first word of each file of words
	WordFiles []string    `json:"wordFiles"`
	Documents string      `json:"documents"`     // number of documents in each file, see appendNumber
	DocFiles  []string    `json:"documentFiles"` // of each group of files
	Group     int         `json:"group"`         // number of files in a group
	Begin     letterFiles `json:"begin"`         // words by their first letter
	End       letterFiles `json:"end"`           // by their last letter; empty if Begin has a single file
}

// letterFiles are the files of words by one of their letters: the first letter in
// each, and its fingerprint.
type letterFiles struct {
	First []string `json:"first"`
	Files []string `json:"files"`
}

// kindCount is a kind of document and its number of documents.
type kindCount struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// lower is base 32 in lower case, because some file systems ignore case.
var lower = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// fingerprint returns 30 bits of a content's hash: enough to distinguish the versions of one
// file apart.
func fingerprint(content []byte) string {
	sum := sha256.Sum256(content)
	return lower.EncodeToString(sum[:])[:6]
}

func fileName(stem string, i int, print, extension string) string {
	return fmt.Sprintf("%s%d-%s%s", stem, i, print, extension)
}

// encodeDocument returns a document encoded in b. The result is valid until the next write
// to b.
func encodeDocument(b *bytes.Buffer, d Document) []byte {
	b.Reset()
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false) // it is never part of a page
	text := strings.TrimSpace(d.Lead + "\n" + d.Text)
	_ = enc.Encode([3]string{d.Address, d.Title, text}) // strings don't fail
	return bytes.TrimSpace(b.Bytes())
}

func (r *root) addDocuments(parts []*shard) []File {
	total := 0
	for _, p := range parts {
		total += p.records.total
	}
	size := max(documentBytes, total/maxFiles)
	var files []File
	var all, counts []byte // all: the content of a group of files
	var c compressor
	start, count, first := 0, 0, 0 // of a file; of a group
	cut := func(last bool) {
		if count > 0 {
			all = append(all, ']')
			files = append(files, File{from: start, to: len(all)})
			counts = appendNumber(counts, count)
			start, count = len(all), 0
		}
		if of := files[first:]; len(of) == groupFiles || last && len(of) > 0 {
			print := fingerprint(all)
			r.DocFiles = append(r.DocFiles, print)
			in := &sharedContent{compressed: c.compress(all), files: len(of)}
			for n := range of {
				of[n].Name, of[n].shared = fileName("d", first+n, print, ".json"), in
			}
			all, start, first = all[:0], 0, len(files)
		}
	}
	for _, p := range parts {
		for i, record := range p.records.all {
			if last := len(r.Kinds) - 1; last < 0 || r.Kinds[last].Name != p.kinds[i] {
				r.Kinds = append(r.Kinds, kindCount{Name: p.kinds[i]})
			}
			r.Kinds[len(r.Kinds)-1].Count++
			if count > 0 && len(all)-start+len(record) > size {
				cut(false)
			}
			sign := byte(',')
			if count == 0 {
				sign = '['
			}
			all = append(append(all, sign), record...)
			count++
		}
		p.kinds = nil
	}
	cut(true)
	r.Documents, r.Group = string(counts), groupFiles
	return files
}

func (r *root) addWords(parts []*shard, words []string) []File {
	var files []File
	var b, line []byte
	before, starts := "", ""
	cut := func() {
		if len(b) > 0 {
			print := fingerprint(b)
			r.Words, r.WordFiles = append(r.Words, starts), append(r.WordFiles, print)
			files = append(files, plainFile(fileName("t", len(files), print, ".txt"), b))
		}
		b, before = nil, ""
	}
	var ps []posting
	for _, w := range words {
		ps = ps[:0]
		for _, p := range parts { // in the order of the documents
			if id, ok := p.ids[w]; ok {
				ps = append(ps, p.postings[id]...)
			}
		}
		line = appendPostings(append(line[:0], '\t'), ps)
		if len(b) > 0 && len(b)+len(w)+len(line) > wordBytes {
			cut()
		}
		if len(b) == 0 {
			starts = w
		}
		b = append(append(appendWord(b, before, w), line...), '\n')
		before = w
	}
	cut()
	return files
}

// appendWord appends a word to a front-coded list: the number of letters
// it shares with the previous word, one digit of base 36, then the rest.
func appendWord(b []byte, before, w string) []byte {
	shared, letters := 0, 0
	for shared < len(w) && letters < 35 {
		_, size := utf8.DecodeRuneInString(w[shared:])
		if size > 3 || !strings.HasPrefix(before[shared:], w[shared:shared+size]) { // 4 bytes: two units in JavaScript
			break
		}
		shared += size
		letters++
	}
	return append(strconv.AppendInt(b, int64(letters), 36), w[shared:]...)
}

// minTypoLetters is the minimum length of a word suggested for one with a typo.
const minTypoLetters = 3

// addTypos adds the words by their first letter and by their last, because one typo
// leaves one of them unchanged; each with how the first text that has it with accents spells it.
func (r *root) addTypos(parts []*shard, words []string) []File {
	begin, end := wordsByLetter{}, wordsByLetter{}
	for _, folded := range words {
		w := typoWord{folded: folded}
		for _, p := range parts { // in the order of the documents
			if w.spelt = p.spelt[folded]; w.spelt != "" {
				break
			}
		}
		if utf8.RuneCountInString(folded) >= minTypoLetters && !strings.ContainsFunc(folded, unicode.IsNumber) {
			begin.add(folded[0], w)
			end.add(folded[len(folded)-1], w)
		}
	}
	files := begin.files("b", &r.Begin)
	if len(files) > 1 {
		files = append(files, end.files("e", &r.End)...)
	}
	return files
}

// typoWord is a word, and how it is spelt; "" for the same.
type typoWord struct{ folded, spelt string }

// wordsByLetter are the words by letter from a to z, and all others under otherLetter.
type wordsByLetter map[byte][]typoWord

// otherLetter sorts before a.
const otherLetter = '_'

func (l wordsByLetter) add(letter byte, w typoWord) {
	if letter < 'a' || letter > 'z' {
		letter = otherLetter
	}
	l[letter] = append(l[letter], w)
}

// files puts consecutive letters into one file, up to letterBytes.
func (l wordsByLetter) files(stem string, names *letterFiles) []File {
	var out []File
	var b []byte
	first := ""
	cut := func() {
		if len(b) > 0 {
			print := fingerprint(b)
			names.First, names.Files = append(names.First, first), append(names.Files, print)
			out = append(out, plainFile(fileName(stem, len(out), print, ".txt"), b))
		}
		b = nil
	}
	for _, letter := range slices.Sorted(maps.Keys(l)) {
		var of []byte
		before := ""
		for _, w := range l[letter] {
			of = appendWord(of, before, w.folded)
			if w.spelt != "" {
				of = append(append(of, '\t'), w.spelt...)
			}
			of = append(of, '\n')
			before = w.folded
		}
		if len(b)+len(of) > letterBytes {
			cut()
		}
		if len(b) == 0 {
			first = string(letter)
		}
		b = append(b, of...)
	}
	cut()
	return out
}
