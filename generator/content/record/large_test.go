package record_test

import (
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"parvis/generator/content/record"
	"parvis/generator/testsite"
)

// Extreme texts, in records of the maximum size and much larger. Each is loaded or refused in
// a few seconds, with memory proportional to its size, and without exhausting the stack.
func TestLargeRecords(t *testing.T) {
	const levels, huge = 100_000, 20 << 20
	front := func(keys string) string { return "+++\ntitre = \"x\"\n" + keys + "\n+++\n" }
	fill := func(unit string, size int) string { return strings.Repeat(unit, size/len(unit)+1)[:size] }
	room := record.MaxSize - 200
	for name, c := range map[string]struct{ src, want string }{
		"20 MB of keys":                {fill("cle = \"une valeur\"\n", huge), "0:0 too-big"},
		"20 MB of text":                {front("") + fill("Un mot, puis un autre.\n\n", huge), "0:0 too-big"},
		"one line of 20 MB":            {front("note = \"" + fill("é", huge) + "\""), "0:0 too-big"},
		"20 MB of zeros":               {fill("\x00", huge), "0:0 too-big"},
		"a megabyte of text":           {front("") + fill("Un mot, puis un autre.\n\n", room), ""},
		"one line of a megabyte":       {front("note = \"" + fill("x", room) + "\""), ""},
		"a key of a megabyte":          {front(fill("x", room) + " = 1"), "3:1 unknown-key"},
		"100,000 tables":               {front(strings.Repeat("[[y]]\n", levels)), "3:1 unknown-key"},
		"100,000 tables, each another": {front(numbered("[t%d]\n", 70_000)), "70000 unknown-key"},
		"100,000 keys, each another":   {front(numbered("k%d=1\n", 80_000)), "80000 unknown-key"},
		"100,000 nested lists":         {front("alias = " + strings.Repeat("[", levels) + strings.Repeat("]", levels)), "1:1 too-deep"},
		"100,000 nested tables":        {front("alias = " + strings.Repeat("{a=", levels) + "1" + strings.Repeat("}", levels)), "1:1 too-deep"},
		"100,000 lists, never closed":  {front("alias = " + strings.Repeat("[", levels)), "1:1 too-deep"},
		"a key of 100,000 parts":       {front(strings.Repeat("a.", levels) + "a = 1"), "1:1 too-deep"},
		"a quoted key of 100,000":      {front(strings.Repeat("\"a\".", levels) + "a = 1"), "1:1 too-deep"},
		"a head of 100,000 parts":      {front("[" + strings.Repeat("a.", levels) + "a]"), "1:1 too-deep"},
		"in an inline table":           {front("alias = { " + strings.Repeat("a.", levels) + "a = 1 }"), "1:1 too-deep"},
		"keys of 40 parts":             {front(numbered("a%d"+strings.Repeat(".b", 39)+"=1\n", 9_000)), "9000 unknown-key"},
		"a list of 100,000":            {front("alias = [" + strings.Repeat("\"x\",", levels) + "]"), ""},
		"a list of 100,000 numbers":    {front("alias = [" + strings.Repeat("1,", levels) + "]"), "100000 wrong-element"},
		"100,000 remarks":              {front(strings.Repeat("# un\n", levels)), ""},
		"a text of 100,000 lines":      {front("note = \"\"\"\n" + strings.Repeat("un\n", levels) + "\"\"\""), ""},
		"a text never closed":          {front("note = \"\"\"\n" + strings.Repeat("un\n", levels)), "3:1 bad-syntax"},
		"the same key 100,000 times":   {front(strings.Repeat("note = 1\n", levels)), "99999 duplicate-key"},
	} {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{"site.toml": {Data: []byte("titre = \"x\"\nurl = \"https://exemple.fr\"\n")}, "pages/x.md": {Data: []byte(c.src)}}
			started, before := time.Now(), allocated()
			got := summed(t, files)
			took, memory := time.Since(started), allocated()-before
			if got != c.want {
				t.Errorf("found %s, want %s", got, c.want)
			}
			if took > time.Minute {
				t.Errorf("it takes %s", took)
			}
			if most := uint64(2000*min(len(c.src), record.MaxSize) + 16<<20); memory > most {
				t.Errorf("%d bytes allocate %d", len(c.src), memory)
			}
			t.Logf("%d KB: %s, %d MB allocated: %s", len(c.src)>>10, took.Round(time.Millisecond), memory>>20, got)
		})
	}
}

// numbered formats each of the numbers from 0 to n-1.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// summed returns the position and code of the only finding, or the number of findings and the
// code of the first.
func summed(t *testing.T, files fs.FS) string {
	t.Helper()
	_, found := testsite.Load(t, files)
	switch {
	case len(found) == 0:
		return ""
	case len(found) == 1:
		return fmt.Sprintf("%d:%d %s", found[0].Line, found[0].Col, found[0].Code)
	}
	return fmt.Sprintf("%d %s", len(found), found[0].Code)
}
