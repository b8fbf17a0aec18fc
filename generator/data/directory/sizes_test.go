package directory_test

import (
	"bytes"
	"compress/gzip"
	"strconv"
	"strings"
	"testing"

	"parvis/generator/data/directory"
	"parvis/generator/model/stats"
)

func packed(t testing.TB, data []byte) int {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, 6)
	if _, err := w.Write(data); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// cost returns what readers fetch, in bytes with gzip: for a first result, at worst
// with each line of it in another file of names; and for a name.
func cost(t testing.TB, d *directory.Directory) (columns, names, word int) {
	for _, f := range d.Files {
		n := packed(t, f.Bytes)
		switch {
		case strings.HasPrefix(f.Name, "noms"):
			names = max(names, n)
		case strings.HasPrefix(f.Name, "mots"):
			word = max(word, n)
		case f.Name == directory.Root || f.Name == "lignes-0.json":
			columns += n
		}
	}
	return columns, names, word
}

func TestSizes(t *testing.T) {
	d := of(shared(t))
	columns, names, word := cost(t, d)
	t.Logf("1,000 signatories: %d files; columns %d, a file of names %d at most, of words %d at most", len(d.Files), columns, names, word)
	if columns > 14_600 || names > 800 || word > 8_000 { // ten packets of a TCP connection
		t.Error("over 14,600, 800 or 8,000 bytes")
	}
}

func BenchmarkOf(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			site := world(b, n)
			totals := stats.Of(site)
			var d *directory.Directory
			for b.Loop() {
				d = directory.Of(site, totals, texts(site))
			}
			columns, names, word := cost(b, d)
			b.ReportMetric(float64(columns), "columns-gz-B")
			b.ReportMetric(float64(names), "names-gz-B")
			b.ReportMetric(float64(word), "words-gz-B")
			b.ReportMetric(float64(len(d.Files)), "files")
			facts, rows := firstResult(b, d)
			b.ReportMetric(float64(facts), "facts-gz-B")
			b.ReportMetric(float64(rows), "rows-gz-B")
		})
	}
}
