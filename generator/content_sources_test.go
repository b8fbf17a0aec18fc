package generator_test

import (
	"bufio"
	"flag"
	"fmt"
	"hash/fnv"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"parvis/generator/text/slug"
)

// documents is set to take the hashes anew, by whoever has the two documents as text files:
//
//	go test ./generator -run ContentOwnWords -documents DIR
var documents = flag.String("documents", "", "folder of the documents that content/ draws on: rewrite the hashes of their words")

const (
	// runLength is how many words in a row count as borrowed. Shorter runs are common turns
	// of the language.
	runLength = 8

	// runHashes has the FNV-1a hash, 64 bits in hexadecimal, of each run of the documents.
	// They aren't ours to publish: their hashes recognise a sentence and don't give it back.
	runHashes = "testdata/sources/runs.txt"

	// fixedPhrases has one a line: titles, names and addresses, which can't be said otherwise.
	fixedPhrases = "testdata/sources/fixed.txt"
)

// marks is what stands between words without being read: tags, and where a Markdown link leads.
var marks = regexp.MustCompile(`<[^<>]*>|\]\([^()\s]*\)`)

// plainWords are the words of a text as the test compares them: without markup, case or accents.
// An apostrophe parts two words.
func plainWords(text string) []string {
	return strings.FieldsFunc(slug.Fold(marks.ReplaceAllString(text, " ")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// runs are the runs of a text, one for each word that begins one.
func runs(text string) []string {
	var out []string
	words := plainWords(text)
	for i := range len(words) - runLength + 1 {
		out = append(out, strings.Join(words[i:i+runLength], " "))
	}
	return out
}

func runHash(run string) string {
	h := fnv.New64a()
	h.Write([]byte(run))
	return fmt.Sprintf("%016x", h.Sum64())
}

// linesOf is the lines of a file that aren't empty.
func linesOf(t *testing.T, name string) []string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	scan := bufio.NewScanner(f)
	for scan.Scan() {
		if scan.Text() != "" {
			out = append(out, scan.Text())
		}
	}
	if err := scan.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// takeHashes writes the hashes of the runs of every text file in a folder.
func takeHashes(t *testing.T, folder string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatal("no text file in ", folder, err)
	}
	found := map[string]bool{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range runs(string(text)) {
			found[runHash(r)] = true
		}
	}
	all := strings.Join(slices.Sorted(maps.Keys(found)), "\n") + "\n"
	if err := os.WriteFile(runHashes, []byte(all), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestContentOwnWords: what the records say comes from two documents, and they say it in their own
// words. No run of eight words is in common with them, fixed phrases aside.
func TestContentOwnWords(t *testing.T) {
	if *documents != "" {
		takeHashes(t, *documents)
	}
	theirs := map[string]bool{}
	for _, h := range linesOf(t, runHashes) {
		theirs[h] = true
	}
	if len(theirs) < 1000 {
		t.Fatalf("only %d hashes", len(theirs))
	}
	fixed := map[string][]string{} // phrases by each of their runs
	unused := map[string]bool{}
	for _, phrase := range linesOf(t, fixedPhrases) {
		unused[phrase] = true
		for _, r := range runs(phrase) {
			fixed[r] = append(fixed[r], phrase)
		}
	}
	records := os.DirFS(real)
	err := fs.WalkDir(records, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := fs.ReadFile(records, name)
		if err != nil {
			return err
		}
		words, start := plainWords(string(text)), -1
		for i := range words {
			borrowed := false
			if i+runLength <= len(words) {
				r := strings.Join(words[i:i+runLength], " ")
				if borrowed = theirs[runHash(r)]; borrowed {
					for _, phrase := range fixed[r] {
						delete(unused, phrase)
						borrowed = false
					}
				}
			}
			switch {
			case borrowed && start < 0:
				start = i
			case !borrowed && start >= 0: // the last word never begins a run
				stretch := strings.Join(words[start:i+runLength-1], " ")
				t.Errorf("content/%s: %q stands in the documents too: say it in other words", name, stretch)
				start = -1
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for phrase := range unused {
		t.Errorf("%s: content/ no longer has %q in common with the documents", fixedPhrases, phrase)
	}
}

// TestContentRuns: words are the same whatever their case, accents, apostrophes and markup.
func TestContentRuns(t *testing.T) {
	const want = "l 1 er seminaire s est tenu a"
	for _, text := range []string{
		"L'1<sup>er</sup> séminaire s’est tenu à",
		"l’1er SÉMINAIRE **s'est** [tenu](../pages/a-propos.md) _à_",
	} {
		got := runs(strings.ReplaceAll(text, "1er", "1 er"))
		if len(got) != 1 || got[0] != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
