package draw

import (
	"os"
	"sync"
	"sync/atomic"

	"github.com/rogpeppe/go-internal/cache"
)

// shelf is the folder that drawings are kept in, each under the sum of all that
// made it. It is Go's own build cache: several programs may share it, and what
// was damaged counts as missing, since the sum of every entry is checked.
type drawingCache struct {
	dir  string
	once sync.Once
	c    atomic.Pointer[cache.Cache] // nil before it is needed, and when it can't be used
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

// put keeps a drawing, or doesn't: a full disk costs time at the next build, and
// nothing at this one.
func (s *drawingCache) put(key [cache.HashSize]byte, drawing []byte) {
	if c := s.open(); c != nil {
		_ = c.PutBytes(key, drawing)
	}
}

func (s *drawingCache) trim() {
	if c := s.c.Load(); c != nil {
		_ = c.Trim() // or at the next close
	}
}
