package search

import (
	"slices"
	"sync"

	"github.com/klauspost/compress/s2"
)

// Documents are most of the memory of an index, from when they are read until their
// files are written. Meanwhile they are compressed with S2, which takes less time
// than the garbage collector takes for uncompressed ones.

// blockBytes is the number of bytes of documents compressed at a time.
const blockBytes = 128 << 10

// compressor compresses into a reused buffer, and returns copies of exact size.
type compressor struct{ buf []byte }

func (p *compressor) compress(b []byte) []byte {
	p.buf = s2.Encode(p.buf[:cap(p.buf)], b)
	return slices.Clone(p.buf)
}

// decompress reverses compress. It doesn't fail, because this process compressed the data.
func decompress(buf, compressed []byte) []byte {
	b, _ := s2.Decode(buf, compressed)
	return b
}

// recordStore stores encoded documents in the order they were added.
type recordStore struct {
	compressor
	sizes   []int32 // of each document
	pending []byte
	blocks  [][]byte
	total   int
}

func (s *recordStore) add(record []byte) {
	s.sizes = append(s.sizes, int32(len(record)))
	s.total += len(record)
	if s.pending = append(s.pending, record...); len(s.pending) >= blockBytes {
		s.blocks = append(s.blocks, s.compress(s.pending))
		s.pending = s.pending[:0]
	}
}

// all yields each document once and releases it: record is valid until the next one, and a
// block is released once read.
func (s *recordStore) all(yield func(i int, record []byte) bool) {
	s.blocks = append(s.blocks, s.compress(s.pending))
	s.pending, s.buf = nil, nil
	var buf, rest []byte
	for i, size := range s.sizes {
		for len(rest) < int(size) { // no document spans two blocks
			buf = decompress(buf[:cap(buf)], s.blocks[0])
			s.blocks[0] = nil
			rest, s.blocks = buf, s.blocks[1:]
		}
		if !yield(i, rest[:size]) {
			return
		}
		rest = rest[size:]
	}
	*s = recordStore{}
}

// sharedContent is the concatenated content of several files. It is decompressed when one of
// them is read, and released after as many reads as there are files: a build reads each once.
type sharedContent struct {
	compressed []byte // nil if not compressed
	files      int

	mu    sync.Mutex
	plain []byte
	reads int
}

// part returns the bytes between two offsets.
func (b *sharedContent) part(from, to int) []byte {
	if b.compressed == nil {
		return b.plain[from:to]
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.plain == nil {
		b.plain = decompress(nil, b.compressed)
	}
	out := b.plain[from:to]
	if b.reads++; b.reads%b.files == 0 {
		b.plain = nil
	}
	return out
}
