package draw

import (
	"os"
	"sync"
	"sync/atomic"

	"github.com/rogpeppe/go-internal/cache"
)

// drawingCache is the on-disk cache of drawings, keyed by the digest of all
// that determines them. It uses Go's own build cache: several programs may
// share it, and a damaged entry counts as missing, since the digest of each
// entry is verified.
type drawingCache struct {
	dir  string
	once sync.Once
	c    atomic.Pointer[cache.Cache] // nil until opened, or if it can't be
}

func (s *drawingCache) open() *cache.Cache {
	s.once.Do(func() {
		if s.dir == "" || os.MkdirAll(s.dir, 0o777) != nil {
			return
		}
		if c, err := cache.Open(s.dir); err == nil {
			s.c.Store(c)
		}
	})
	return s.c.Load()
}

func (s *drawingCache) get(key [cache.HashSize]byte) ([]byte, bool) {
	c := s.open()
	if c == nil {
		return nil, false
	}
	b, _, err := c.GetBytes(key)
	return b, err == nil
}

// put stores a drawing. Errors are ignored: after a full disk, the next build
// draws it again.
func (s *drawingCache) put(key [cache.HashSize]byte, drawing []byte) {
	if c := s.open(); c != nil {
		_ = c.PutBytes(key, drawing)
	}
}

func (s *drawingCache) trim() {
	if c := s.c.Load(); c != nil {
		_ = c.Trim() // retried at the next Close
	}
}
