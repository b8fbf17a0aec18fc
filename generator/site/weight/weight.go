// Package weight measures the transfer size of a site's pages, by kind: the page
// itself and what it makes a browser fetch (style sheets and the files they use, scripts,
// images, one icon, the manifest), each compressed as hosts send it. Files that
// are already compressed, such as photographs, count as they are. What scripts
// fetch later, when a reader uses them, and images in a closed details element are not
// counted.
//
// A bounded number of pages of each kind is measured, spread evenly over all of
// them in their order. The same site gives the same figures on any
// machine, and a large site isn't slow to measure.
package weight

import (
	"bytes"
	"compress/gzip"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxSample is the maximum number of pages measured per kind.
const maxSample = 100

// Kind holds the weights of the pages of a kind, in bytes.
type Kind struct {
	Name     string
	Pages    int // of the site
	Measured int // of these: all, or a sample
	Median   int // the lower of the two middle values
	Heaviest int
	Files    int // the largest number of files that a page fetches, itself included
}

// Scale measures the pages of one site. Its methods may be called from several
// goroutines.
type Scale struct {
	base   string
	chosen map[string]string // kind of each page to measure, by path
	pages  map[string]int    // of the site, by kind

	mu     sync.Mutex
	sizes  map[string]int    // compressed, by path
	texts  map[string][]byte // compressed on first use
	sheets map[string][]string
	loads  map[string]pageLoad // by path
}

// pageLoad is a measured page: its own compressed size and the files it fetches.
type pageLoad struct {
	own   int
	files []string
}

// Page is the path and the kind of a page.
type Page struct{ Path, Kind string }

// New returns a Scale for the pages of a site whose links begin with base ("/",
// "/charte/").
func New(base string, pages []Page) *Scale {
	s := &Scale{base: base, chosen: map[string]string{}, pages: map[string]int{},
		sizes: map[string]int{}, texts: map[string][]byte{}, sheets: map[string][]string{}, loads: map[string]pageLoad{}}
	byKind := map[string][]string{}
	for _, p := range pages {
		byKind[p.Kind] = append(byKind[p.Kind], p.Path)
	}
	for kind, paths := range byKind {
		s.pages[kind] = len(paths)
		n := min(len(paths), maxSample)
		for i := range n {
			s.chosen[paths[i*len(paths)/n]] = kind
		}
	}
	return s
}

// File records a file that pages may fetch, by its path from the site's root.
// It keeps data, which must not change.
func (s *Scale) File(name string, data []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.texts[name] = data
	if path.Ext(name) == ".css" {
		for _, m := range cssURL.FindAllSubmatch(data, -1) {
			s.sheets[name] = append(s.sheets[name], path.Join(path.Dir(name), string(m[1])))
		}
	}
}

// cssURL matches the files that a style sheet uses.
var cssURL = regexp.MustCompile(`url\(["']?([^"')#:]+)["']?\)`)

// Sized records the size of a file that is sent as it is.
func (s *Scale) Sized(name string, bytes int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sizes[name] = bytes
}

// Page measures a page, if it is in the sample.
func (s *Scale) Page(path string, data []byte) {
	if s.chosen[path] == "" {
		return
	}
	l := pageLoad{compressed(data), s.requested(data)}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.loads[path] = l
}

// requested returns the files of the site that a page makes a browser fetch.
func (s *Scale) requested(page []byte) []string {
	var out []string
	closed := 0 // depth of closed details elements
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			slices.Sort(out)
			return slices.Compact(out)
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken && kind != html.EndTagToken {
			continue
		}
		name, _ := z.TagName()
		tag := atom.Lookup(name)
		if tag == atom.Details {
			switch {
			case kind == html.EndTagToken:
				closed = max(closed-1, 0)
			case closed > 0 || !has(z, "open"):
				closed++
			}
		}
		href := ""
		switch {
		case kind == html.EndTagToken:
		case tag == atom.Script || tag == atom.Img && closed == 0:
			href = attributes(z)["src"]
		case tag == atom.Link:
			all := attributes(z)
			if rel := all["rel"]; rel == "stylesheet" || rel == "manifest" || rel == "icon" {
				href = all["href"]
			}
		}
		if at, own := strings.CutPrefix(href, s.base); own && at != "" {
			at, _, _ = strings.Cut(at, "#")
			at, _, _ = strings.Cut(at, "?")
			out = append(out, at)
		}
	}
}

// attributes returns the attributes of the tag that was just read.
func attributes(z *html.Tokenizer) map[string]string {
	out := map[string]string{}
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		if _, given := out[string(key)]; !given { // browsers take the first
			out[string(key)] = string(value)
		}
	}
	return out
}

func has(z *html.Tokenizer, name string) bool {
	_, ok := attributes(z)[name]
	return ok
}

// Kinds returns the results so far, sorted by name of kind. Files that were
// not recorded, such as those of another site, count as 0.
func (s *Scale) Kinds() []Kind {
	s.mu.Lock()
	defer s.mu.Unlock()
	weights := map[string][]int{}
	kinds := map[string]*Kind{}
	for path, l := range s.loads {
		name := s.chosen[path]
		k := kinds[name]
		if k == nil {
			k = &Kind{Name: name, Pages: s.pages[name]}
			kinds[name] = k
		}
		files := s.withSheetFiles(l.files)
		sum := l.own
		for _, f := range files {
			sum += s.size(f)
		}
		k.Measured++
		k.Heaviest, k.Files = max(k.Heaviest, sum), max(k.Files, len(files)+1)
		weights[name] = append(weights[name], sum)
	}
	var out []Kind
	for name, k := range kinds {
		slices.Sort(weights[name])
		k.Median = weights[name][(len(weights[name])-1)/2]
		out = append(out, *k)
	}
	slices.SortFunc(out, func(a, b Kind) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// withSheetFiles returns files and those that the style sheets among them use.
func (s *Scale) withSheetFiles(files []string) []string {
	out := slices.Clone(files)
	for _, f := range files {
		out = append(out, s.sheets[f]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (s *Scale) size(name string) int {
	if n, ok := s.sizes[name]; ok {
		return n
	}
	data := s.texts[name]
	n := len(data)
	switch path.Ext(name) {
	case ".png", ".jpg", ".jpeg", ".webp", ".woff2":
	default:
		if data != nil {
			n = compressed(data)
		}
	}
	s.sizes[name] = n
	return n
}

// compressed returns the size of data compressed by gzip at its default level, that
// of most hosts.
func compressed(data []byte) int {
	var n byteCounter
	w := writers.Get().(*gzip.Writer)
	defer writers.Put(w)
	w.Reset(&n)
	_, _ = w.Write(data) // a count does not fail
	_ = w.Close()
	return int(n)
}

var writers = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

// byteCounter counts the bytes written to it.
type byteCounter int

// Write counts.
func (c *byteCounter) Write(p []byte) (int, error) {
	*c += byteCounter(len(p))
	return len(p), nil
}
