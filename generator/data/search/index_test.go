package search_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"parvis/generator/data/search"
)

// index reads files as the script does.
type index struct {
	t     *testing.T
	files map[string][]byte
	root  struct {
		Kinds []struct {
			Name  string
			Count int
		}
		Words, WordFiles, DocumentFiles []string
		Documents                       string
		Group                           int
		Begin, End                      struct{ First, Files []string }
	}
}

func open(t *testing.T, files []search.File) *index {
	t.Helper()
	x := &index{t: t, files: map[string][]byte{}}
	for _, f := range files {
		if x.files[f.Name] != nil {
			t.Fatalf("%s, twice", f.Name)
		}
		x.files[f.Name] = f.Bytes()
	}
	if err := json.Unmarshal(x.files[search.Root], &x.root); err != nil {
		t.Fatal(err)
	}
	return x
}

func (x *index) file(name string) []byte {
	if x.files[name] == nil {
		x.t.Fatalf("no file %s", name)
	}
	return x.files[name]
}

func numbers(text string) (out []int) {
	n := 0
	for _, c := range []byte(text) {
		n = n*32 + int(c-'0')%32
		if c-'0' < 32 {
			out, n = append(out, n), 0
		}
	}
	return out
}

// lines returns the words of a file, with what follows each.
func (x *index) lines(name string) (words, rest []string) {
	before := []rune{}
	for line := range strings.Lines(string(x.file(name))) {
		word, after, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		shared, err := strconv.ParseInt(word[:1], 36, 0)
		if err != nil {
			x.t.Fatal(err)
		}
		before = append(slices.Clone(before[:shared]), []rune(word[1:])...)
		words, rest = append(words, string(before)), append(rest, after)
	}
	return words, rest
}

// having returns the documents that have a word, with the place: 0 the whole title, to
// 3 the text.
func (x *index) having(word string) map[int]int {
	out := map[int]int{}
	i, _ := slices.BinarySearch(x.root.Words, word+"\x00")
	words, rest := x.lines(fmt.Sprintf("t%d-%s.txt", max(i-1, 0), x.root.WordFiles[max(i-1, 0)]))
	if at := slices.Index(words, word); at >= 0 {
		for place, list := range strings.Split(rest[at], "\t") {
			doc := -1
			for _, gap := range numbers(list) {
				doc += gap + 1
				out[doc] = place
			}
		}
	}
	return out
}

// documents returns all documents: address, title, text.
func (x *index) documents() (out [][3]string) {
	for i, n := range numbers(x.root.Documents) {
		var some [][3]string
		if err := json.Unmarshal(x.file(fmt.Sprintf("d%d-%s.json", i, x.root.DocumentFiles[i/x.root.Group])), &some); err != nil || len(some) != n {
			x.t.Fatalf("file %d: %d documents, wanted %d: %v", i, len(some), n, err)
		}
		out = append(out, some...)
	}
	return out
}

var syllables = []string{"ba", "ré", "tion", "l’o", "quar", "œu", "ment", "sta", "gi", "em", "ploi", "fran", "ço", "ux", "é"}

// invented returns a document like no other.
func invented(i int) search.Document {
	word := func(n int) string {
		var b strings.Builder
		for range 2 + n%3 {
			b.WriteString(syllables[n%len(syllables)])
			n = n/len(syllables) + 7*n%11
		}
		return b.String()
	}
	text := make([]string, 120)
	for n := range text {
		text[n] = word(i*n*n%5003 + n)
	}
	return search.Document{Kind: []string{"un", "deux", "trois"}[min(i/40, 2)], Address: fmt.Sprintf("un/%d/", i), Title: word(i) + " " + word(i*31+5) + "-" + word(i%7),
		Lead: word(i%100) + ", " + word(i%13), Text: strings.Join(text, " ")}
}

// Every document is found by each word of its title, its lead and its text, at
// its best place, and stands where the root says.
func TestIndex(t *testing.T) {
	const n = 300
	x := open(t, search.Index("fr", n, invented))
	docs := x.documents()
	if len(docs) != n || len(x.root.Kinds) != 3 || x.root.Kinds[2].Count != n-80 {
		t.Fatalf("%d documents, kinds %v", len(docs), x.root.Kinds)
	}
	known := map[string]map[int]int{}
	for i := range n {
		d := invented(i)
		if docs[i] != [3]string{d.Address, d.Title, d.Lead + "\n" + d.Text} {
			t.Fatalf("document %d: %q", i, docs[i])
		}
		for place, text := range []string{d.Title, d.Lead, d.Text} {
			for _, w := range search.Words("fr", text) {
				if known[w] == nil {
					known[w] = x.having(w)
				}
				if at, ok := known[w][i]; !ok || at > place+1 {
					t.Fatalf("document %d isn't found by %q, at %d", i, w, place)
				}
			}
		}
	}
	if len(x.having("introuvable")) > 0 {
		t.Error("found what isn't there")
	}
}

// Words with a typo are looked for among all words, by a letter.
func TestIndexByLetters(t *testing.T) {
	x := open(t, search.Index("fr", 300, invented))
	var all []string
	for i, print := range x.root.Begin.Files {
		words, _ := x.lines(fmt.Sprintf("b%d-%s.txt", i, print))
		all = append(all, words...)
	}
	for i := range x.root.WordFiles {
		words, _ := x.lines(fmt.Sprintf("t%d-%s.txt", i, x.root.WordFiles[i]))
		for _, w := range words {
			if len([]rune(w)) >= 3 && !slices.Contains(all, w) {
				t.Errorf("%q isn't among them", w)
			}
		}
	}
}

// A title of one word weighs more than the word in a longer one; a compound is
// found as a whole too; a document without words is one all the same.
func TestIndexPlaces(t *testing.T) {
	docs := []search.Document{
		{Kind: "a", Address: "a/1/", Title: "L’Emploi"},
		{Kind: "a", Address: "a/2/", Title: "Emploi et auto-entrepreneurs"},
		{Kind: "a", Address: "a/3/", Title: "À", Lead: "l’emploi <b>&amp;", Text: "emploi"},
	}
	x := open(t, search.Index("fr", len(docs), func(i int) search.Document { return docs[i] }))
	if got, want := fmt.Sprint(x.having("emploi")), "map[0:0 1:1 2:2]"; got != want {
		t.Errorf("emploi: %s, want %s", got, want)
	}
	if len(x.having("autoentrepreneurs")) != 1 {
		t.Error("a compound isn't found as a whole")
	}
	if got := x.documents()[2]; got[2] != "l’emploi <b>&amp;\nemploi" {
		t.Errorf("%q", got)
	}
	if files := search.Index("fr", 0, nil); len(files) != 1 || files[0].Name != search.Root {
		t.Errorf("no document makes %d files", len(files))
	}
}

// Content that was compressed and released is decompressed again, in any order, from any goroutine.
func TestFilesAreReadAgain(t *testing.T) {
	files := search.Index("fr", 300, invented)
	first := make([][]byte, len(files))
	for i, f := range files {
		first[i] = bytes.Clone(f.Bytes())
	}
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			for i := range files {
				if at := (i*7 + n*31) % len(files); !bytes.Equal(files[at].Bytes(), first[at]) {
					t.Errorf("%s has changed", files[at].Name)
				}
			}
		})
	}
	all.Wait()
}

// The number of processors changes nothing.
func TestIndexIsTheSame(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := search.Index("fr", 200, invented)
	for _, procs := range []int{2, 3, 8} {
		runtime.GOMAXPROCS(procs)
		got := search.Index("fr", 200, invented)
		if !slices.EqualFunc(got, want, func(a, b search.File) bool { return a.Name == b.Name && bytes.Equal(a.Bytes(), b.Bytes()) }) {
			t.Errorf("%d processors make another index", procs)
		}
	}
}

// FuzzIndex makes an index of any text: it is read back, and found by its words.
func FuzzIndex(f *testing.F) {
	f.Add("L’Économie", "d’abord", "un <script> \"\\ \u2028 𐐀𐐁 𐐀𐐂")
	f.Fuzz(func(t *testing.T, title, lead, text string) {
		x := open(t, search.Index("fr", 1, func(int) search.Document { return search.Document{Title: title, Lead: lead, Text: text} }))
		if len(x.documents()) != 1 {
			t.Fatal("it isn't there")
		}
		for _, w := range search.Words("fr", title+" "+lead+" "+text) {
			if len(x.having(w)) != 1 {
				t.Fatalf("not found by %q", w)
			}
		}
	})
}

func BenchmarkIndex(b *testing.B) {
	for _, n := range []int{2_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				search.Index("fr", n, invented)
			}
		})
	}
}
