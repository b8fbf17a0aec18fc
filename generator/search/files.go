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

// How many bytes a file aims at, before it is compressed: a search reads one or
// two files of words and, for ten results, up to ten of documents. Where there
// are more documents than mostFiles such files hold, files are larger, for the
// root not to be.
const (
	wordBytes     = 20 << 10
	letterBytes   = 16 << 10
	documentBytes = 5 << 10
	mostFiles     = 3000
)

// root is what index.json says: how the other files are called. Names are given
// by their fingerprints, in the order of the files.
type root struct {
	Kinds     []kind   `json:"kinds"` // in the order of the documents
	Words     []string `json:"words"` // first word of each file of words
	WordFiles []string `json:"wordFiles"`
	Documents []int    `json:"documents"` // how many each file of documents has
	DocFiles  []string `json:"documentFiles"`
	Begin     letters  `json:"begin"` // words by their first letter
	End       letters  `json:"end"`   // by their last; none where one file has all by their first
}

// letters is the files of words by one of their letters: the first letter of
// each, and its fingerprint.
type letters struct {
	First []string `json:"first"`
	Files []string `json:"files"`
}

// kind is a kind of document and how many there are.
type kind struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// lower is base 32 in lower case: some file systems know no other.
var lower = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// named is a file under a name that its content decides, with its fingerprint:
// 30 bits are enough for the versions of one file.
func named(stem string, content []byte, extension string) (f File, print string) {
	sum := sha256.Sum256(content)
	print = lower.EncodeToString(sum[:])[:6]
	return File{stem + "-" + print + extension, content}, print
}

// written is a document as its file has it.
func written(d Document) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // it is no HTML, and never made such
	text := strings.TrimSpace(d.Lead + "\n" + d.Text)
	_ = enc.Encode([3]string{d.Address, d.Title, text}) // strings don't fail
	return bytes.TrimSpace(b.Bytes())
}

func (r *root) addDocuments(parts []*part) []File {
	total := 0
	for _, p := range parts {
		for _, record := range p.records {
			total += len(record)
		}
	}
	size := max(documentBytes, total/mostFiles)
	var files []File
	var b []byte
	count := 0
	cut := func() {
		if count == 0 {
			return
		}
		f, print := named(fmt.Sprintf("d%d", len(files)), append(b, ']'), ".json")
		files = append(files, f)
		r.Documents, r.DocFiles = append(r.Documents, count), append(r.DocFiles, print)
		b, count = nil, 0
	}
	for _, p := range parts {
		for i, record := range p.records {
			if last := len(r.Kinds) - 1; last < 0 || r.Kinds[last].Name != p.kinds[i] {
				r.Kinds = append(r.Kinds, kind{Name: p.kinds[i]})
			}
			r.Kinds[len(r.Kinds)-1].Count++
			if count > 0 && len(b)+len(record) > size {
				cut()
			}
			sign := byte(',')
			if count == 0 {
				sign = '['
			}
			b = append(append(b, sign), record...)
			count++
		}
		p.records, p.kinds = nil, nil
	}
	cut()
	return files
}

func (r *root) addWords(parts []*part, words []string) []File {
	var files []File
	var b, line []byte
	before, starts := "", ""
	cut := func() {
		if len(b) > 0 {
			f, print := named(fmt.Sprintf("t%d", len(files)), b, ".txt")
			files = append(files, f)
			r.Words, r.WordFiles = append(r.Words, starts), append(r.WordFiles, print)
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

// appendWord writes a word after the one before it in a list: how many letters
// they share at the beginning, one sign of base 36, then the rest.
func appendWord(b []byte, before, w string) []byte {
	shared, letters := 0, 0
	for shared < len(w) && letters < 35 {
		_, size := utf8.DecodeRuneInString(w[shared:])
		if size > 3 || !strings.HasPrefix(before[shared:], w[shared:shared+size]) { // beyond, JavaScript counts two
			break
		}
		shared += size
		letters++
	}
	return append(strconv.AppendInt(b, int64(letters), 36), w[shared:]...)
}

// shortest is the fewest letters of a word that may stand for one with a typo.
const shortest = 3

// addTypos lists the words by their first letter and by their last: one typo
// leaves one of them as it is.
func (r *root) addTypos(words []string) []File {
	begin, end := lists{}, lists{}
	for _, w := range words {
		if utf8.RuneCountInString(w) >= shortest && !strings.ContainsFunc(w, unicode.IsNumber) {
			begin.add(w[0], w)
			end.add(w[len(w)-1], w)
		}
	}
	files := begin.files("b", &r.Begin)
	if len(files) > 1 {
		files = append(files, end.files("e", &r.End)...)
	}
	return files
}

// lists is the words of each letter from a to z, and of all others under other.
type lists map[byte][]string

// other stands before a in the order of signs.
const other = '_'

func (l lists) add(letter byte, w string) {
	if letter < 'a' || letter > 'z' {
		letter = other
	}
	l[letter] = append(l[letter], w)
}

// files puts letters that follow each other into one file, up to its size.
func (l lists) files(stem string, names *letters) []File {
	var out []File
	var b []byte
	first := ""
	cut := func() {
		if len(b) > 0 {
			f, print := named(fmt.Sprintf("%s%d", stem, len(out)), b, ".txt")
			out = append(out, f)
			names.First, names.Files = append(names.First, first), append(names.Files, print)
		}
		b = nil
	}
	for _, letter := range slices.Sorted(maps.Keys(l)) {
		var of []byte
		before := ""
		for _, w := range l[letter] {
			of = append(appendWord(of, before, w), '\n')
			before = w
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
