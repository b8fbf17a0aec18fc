package linkcheck

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// maxAge is how long a good answer is cached.
const maxAge = 7 * 24 * time.Hour

// version is that of the cache file's format; a file of another version is ignored.
const version = 1

// cache holds answers by page. It is safe for concurrent put.
type cache struct {
	file   string
	mu     sync.Mutex
	cached map[string]Answer // of earlier runs
	fresh  map[string]Answer // of this run
}

// cacheFile is the JSON of the cache.
type cacheFile struct {
	Format  int               `json:"format"`
	Answers map[string]Answer `json:"answers"`
}

// openCache reads the file. One that is missing, damaged or of another version is ignored.
func openCache(file string) *cache {
	c := &cache{file: file, cached: map[string]Answer{}, fresh: map[string]Answer{}}
	if file == "" {
		return c
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return c
	}
	var s cacheFile
	if json.Unmarshal(data, &s) != nil || s.Format != version {
		return c
	}
	for page, a := range s.Answers {
		if age := time.Since(a.Checked); age >= 0 && age < maxAge {
			c.cached[page] = a
		}
	}
	return c
}

// get returns the cached answer of a page.
func (c *cache) get(page string) (Answer, bool) {
	a, ok := c.cached[page]
	a.Cached = ok
	return a, ok
}

func (c *cache) put(page string, a Answer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.fresh[page] = a
}

// save writes the good answers atomically. A write error is ignored: the links are requested
// again next time.
func (c *cache) save() {
	if c.file == "" || len(c.fresh) == 0 {
		return
	}
	for page, a := range c.fresh {
		delete(c.cached, page)
		if a.Verdict == Fine || a.Verdict == Redirected || a.Verdict == Moved {
			c.cached[page] = a
		}
	}
	data, err := json.MarshalIndent(cacheFile{version, c.cached}, "", "  ")
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
