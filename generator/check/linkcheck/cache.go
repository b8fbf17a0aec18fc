package linkcheck

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// fresh is how long a good answer is kept.
const fresh = 7 * 24 * time.Hour

// format numbers the form of the file; another is not read.
const format = 1

// cache is answers by page.
type cache struct {
	file  string
	mu    sync.Mutex
	known map[string]Answer // of earlier days
	fresh map[string]Answer // of this visit
}

type stored struct {
	Format  int               `json:"format"`
	Answers map[string]Answer `json:"answers"`
}

// open reads the file; one that is absent, damaged or of another time holds
// nothing.
func open(file string) *cache {
	c := &cache{file: file, known: map[string]Answer{}, fresh: map[string]Answer{}}
	if file == "" {
		return c
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return c
	}
	var s stored
	if json.Unmarshal(data, &s) != nil || s.Format != format {
		return c
	}
	for page, a := range s.Answers {
		if age := time.Since(a.Checked); age >= 0 && age < fresh {
			c.known[page] = a
		}
	}
	return c
}

// answer is the one kept for a page.
func (c *cache) answer(page string) (Answer, bool) {
	a, ok := c.known[page]
	a.Cached = ok
	return a, ok
}

func (c *cache) put(page string, a Answer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.fresh[page] = a
}

// save writes good answers, whole or not at all. That it cannot is no fault of
// the links: they are asked for again.
func (c *cache) save() {
	if c.file == "" || len(c.fresh) == 0 {
		return
	}
	for page, a := range c.fresh {
		delete(c.known, page)
		if a.Verdict == Fine || a.Verdict == Redirected || a.Verdict == Moved {
			c.known[page] = a
		}
	}
	data, err := json.MarshalIndent(stored{format, c.known}, "", "  ")
	if err != nil || os.MkdirAll(filepath.Dir(c.file), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(c.file), "links-*.tmp")
	if err != nil {
		return
	}
	_, err = f.Write(data)
	if closed := f.Close(); err != nil || closed != nil || os.Rename(f.Name(), c.file) != nil {
		os.Remove(f.Name())
	}
}
