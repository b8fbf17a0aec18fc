package search

import (
	"slices"
	"sync"

	"github.com/klauspost/compress/s2"
)

// Documents are what an index holds most of, from when they are read until their
// files are written: until then they are packed, by S2, which takes less time
// for it than the collector takes for what isn't.

// blockBytes is how many bytes of documents are packed at a time.
const blockBytes = 128 << 10

// compressor packs, each time into memory of its own size.
type compressor struct{ buf []byte }

func (p *compressor) compress(b []byte) []byte {
	p.buf = s2.Encode(p.buf[:cap(p.buf)], b)
	return slices.Clone(p.buf)
}

// decompress returns back what was packed by this process: it doesn't fail.
func decompress(room, packed []byte) []byte {
	b, _ := s2.Decode(room, packed)
	return b
}

// recordStore is documents as their files have them, in the order they came.
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

// all gives each document once: it holds until the next one is given, and what is
// read is let go of.
func (s *recordStore) all(yield func(i int, record []byte) bool) {
	s.blocks = append(s.blocks, s.compress(s.pending))
	s.pending, s.buf = nil, nil
	var room, rest []byte
	for i, size := range s.sizes {
		for len(rest) < int(size) { // each was packed whole
			room = decompress(room[:cap(room)], s.blocks[0])
			s.blocks[0] = nil
			rest, s.blocks = room, s.blocks[1:]
		}
		if !yield(i, rest[:size]) {
			return
		}
		rest = rest[size:]
	}
	*s = recordStore{}
}

// sharedContent is what some files hold, one after the other. It is unpacked when one of
// them is asked for, until so many were as there are: in a build each is once.
type sharedContent struct {
	compressed []byte // nil for what is not packed
	files      int

	mu    sync.Mutex
	plain []byte
	reads int
}

// part returns the bytes of a file, from and to where they are in all of them.
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
