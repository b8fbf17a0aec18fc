package searchpage_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"parvis/generator/content/synth"
	"parvis/generator/html/figures"
	"parvis/generator/html/searchpage"
	"parvis/generator/html/theme"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/testsite"
	"parvis/themes"
)

// invented is a made-up site of n signatories, and its theme.
func invented(t testing.TB, n int) (*model.Site, *theme.Theme) {
	t.Helper()
	site := testsite.Of(t, synth.FS(1, n))
	layers, err := theme.Resolve(theme.Default, nil, themes.FS)
	if err != nil {
		t.Fatal(err)
	}
	look, err := theme.Load(theme.Options{Layers: layers, Lang: site.Lang, Base: site.Base})
	if err != nil {
		t.Fatal(err)
	}
	return site, look
}

// index is the files of the index by their name.
func index(t testing.TB, m *model.Site, look *theme.Theme) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	totals := sync.OnceValue(func() *stats.Totals { return stats.Of(m) })
	s := view.New(m, totals, look.Words(), look.Render)
	for _, f := range searchpage.New(s, figures.New(s), func() []site.File { return nil }).Files() {
		if f.Kind != "" {
			continue
		}
		var content bytes.Buffer
		if err := f.Write(&content); err != nil {
			t.Fatal(err)
		}
		out[path.Base(f.Address)] = content.Bytes()
	}
	return out
}

// first is the most, in bytes as a host sends them, that the first ten results
// of a search for two words, one of a family, may cost: the scripts, the root, the three largest
// files of words, the ten largest of documents. Communes come after them.
func first(t testing.TB, site *model.Site, look *theme.Theme) (cost int, told string) {
	t.Helper()
	sizes := map[byte][]int{}
	for name, content := range index(t, site, look) {
		sizes[name[0]] = append(sizes[name[0]], sent(content))
	}
	for _, a := range look.Assets() {
		if name := path.Base(a.Path); path.Ext(name) == ".js" && (strings.HasPrefix(name, "search-") || strings.HasPrefix(name, "towns-")) {
			sizes['s'] = append(sizes['s'], sent(a.Bytes))
		}
	}
	for _, part := range []struct {
		of   byte
		name string
		most int
	}{{'s', "scripts", 2}, {'i', "root", 1}, {'t', "words", 3}, {'d', "documents", 10}} {
		slices.SortFunc(sizes[part.of], func(a, b int) int { return b - a })
		sum := 0
		for _, n := range sizes[part.of][:min(part.most, len(sizes[part.of]))] {
			sum += n
		}
		cost += sum
		told += fmt.Sprintf("%s %d bytes (of %d files); ", part.name, sum, len(sizes[part.of]))
	}
	return cost, told
}

func sent(content []byte) int {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(content) // a Buffer doesn't fail
	_ = w.Close()
	return b.Len()
}

// A search costs a phone little, whatever it is for.
func TestSearchIsLight(t *testing.T) {
	site, look := invented(t, 1000)
	cost, told := first(t, site, look)
	t.Logf("%d bytes: %s", cost, told)
	if cost > 60<<10 {
		t.Errorf("first results may cost %d bytes: wanted 60 KiB at most; %s", cost, told)
	}
}

// A withheld name is nowhere in the index.
func TestSearchWithholds(t *testing.T) {
	site, look := invented(t, 200)
	hidden := 0
	for _, s := range site.Signatories {
		if s.Withheld {
			hidden++
			s.Title = "Motsecret" // as though a rule before had let it through
		}
	}
	if hidden == 0 {
		t.Fatal("nobody withholds a name")
	}
	for name, content := range index(t, site, look) {
		if bytes.Contains(bytes.ToLower(content), []byte("motsecret")) {
			t.Errorf("%s tells a name", name)
		}
	}
}

// BenchmarkSearch is what the index of a site adds to its pages being listed,
// and what it costs to search it.
func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{2_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			site, look := invented(b, n)
			b.ReportAllocs()
			for b.Loop() {
				index(b, site, look)
			}
			b.StopTimer()
			cost, told := first(b, site, look)
			b.ReportMetric(float64(cost), "bytes/search")
			b.Log(told)
		})
	}
}
