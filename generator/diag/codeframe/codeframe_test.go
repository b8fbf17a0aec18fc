package codeframe

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rivo/uniseg"
)

func TestAt(t *testing.T) {
	long := strings.Repeat("abcdefghi ", 30)
	for name, c := range map[string]struct {
		data       string
		line, col  int
		text, mark string
	}{
		"first column":  {"nom = \"x\"\n", 1, 1, `nom = "x"`, "^"},
		"in the line":   {"a\nnom = \"x\"\n", 2, 7, `nom = "x"`, "      ^"},
		"after the end": {"nom =\n", 1, 6, "nom =", "     ^"},
		"last line":     {"a\nb", 2, 1, "b", "^"},
		"windows":       {"a\r\nnom =\r\n", 2, 5, "nom =", "    ^"},
		"mark of order": {"\ufeffnom = 1\n", 1, 5, "nom = 1", "    ^"},
		"tab":           {"\tnom = 1", 1, 2, "    nom = 1", "    ^"},
		"later tab":     {"ab\tc", 1, 4, "ab  c", "    ^"},
		"accent":        {"été = 1", 1, 5, "été = 1", "    ^"},
		"combining":     {"e\u0301te\u0301 = 1", 1, 7, "e\u0301te\u0301 = 1", "    ^"},
		"on the mark":   {"ae\u0301", 1, 3, "ae\u0301", " ^"},
		"wide":          {"漢字 = 1", 1, 4, "漢字 = 1", "     ^"},
		"emoji family":  {"👩‍👧 = 1", 1, 5, "👩‍👧 = 1", "   ^"},
		"escape":        {"a\x1b[31mb", 1, 7, "a\ufffd[31mb", "      ^"},
		"direction":     {"a\u202eb", 1, 3, "a\ufffdb", "  ^"},
		"latin":         {"a\xe9\xe9b", 1, 4, "a\ufffd\ufffdb", "   ^"},
		"cut after":     {long, 1, 1, long[:width-2] + cut, "^"},
		"cut before":    {long, 1, 300, cut + strings.TrimRight(long[300-width+2:], " "), strings.Repeat(" ", width-2) + "^"},
		"cut both":      {long, 1, 101, cut + strings.TrimRight(long[100-lead:100-lead+width-2], " ") + cut, strings.Repeat(" ", 1+lead) + "^"},
	} {
		t.Run(name, func(t *testing.T) {
			r := Of(fstest.MapFS{"x.md": {Data: []byte(c.data)}})
			text, mark, ok := r.At("x.md", c.line, c.col)
			if !ok || text != c.text || mark != c.mark {
				t.Errorf("%t\n%q\n%q, want\n%q\n%q", ok, text, mark, c.text, c.mark)
			}
			if w := uniseg.StringWidth(text); w > width {
				t.Errorf("%d cells, over %d", w, width)
			}
		})
	}
}

func TestNoExcerpt(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "big.md"), make([]byte, maxSize+1), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "x.md"), []byte("a\n \t\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	r := Of(os.DirFS(dir))
	for _, c := range []struct {
		file      string
		line, col int
	}{{"none.md", 1, 1}, {"folder", 1, 1}, {"big.md", 1, 1}, {"x.md", 0, 0}, {"x.md", 2, 1}, {"x.md", 9, 1}, {"x.md", 1, 0}} {
		if text, _, ok := r.At(c.file, c.line, c.col); ok {
			t.Errorf("%v shows %q", c, text)
		}
	}
	if text, _, ok := r.At("x.md", 1, 1); !ok || text != "a" {
		t.Errorf("%q: an unreadable line hides a readable one", text)
	}
}

// counting counts how many times files are opened.
type counting struct {
	fs.FS
	opened int
}

func (c *counting) Open(name string) (fs.File, error) {
	c.opened++
	return c.FS.Open(name)
}

func TestReadOnce(t *testing.T) {
	c := &counting{FS: fstest.MapFS{"x.md": {Data: []byte("a\nb\n")}}}
	r := Of(c)
	r.At("x.md", 1, 1)
	after := c.opened
	if r.At("x.md", 2, 1); c.opened != after {
		t.Error("the file is read for each of its lines")
	}
}

func FuzzAt(f *testing.F) {
	f.Add("é漢\t👩‍👧\u0301x", 3)
	f.Fuzz(func(t *testing.T, line string, col int) {
		text, mark := render(line, max(col, 1))
		if strings.ContainsAny(text, "\n\r\x1b\t") || strings.TrimLeft(mark, " ") != "^" {
			t.Errorf("%q %q", text, mark)
		}
		if w := uniseg.StringWidth(mark); w > width+1 { // a caret may stand after the last character
			t.Errorf("the caret is at %d", w)
		}
	})
}
