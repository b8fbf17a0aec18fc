package search

import (
	"slices"
	"sync"

	"github.com/klauspost/compress/s2"
)

// Documents are what an index holds most of, from when they are read until their
// files are written: until then they are packed, by S2, which takes less time
// for it than the collector takes for what isn't.

// packBytes is how many bytes of documents are packed at a time.
const packBytes = 128 << 10

// packer packs, each time into memory of its own size.
type packer struct{ room []byte }

func (p *packer) pack(b []byte) []byte {
	p.room = s2.Encode(p.room[:cap(p.room)], b)
	return slices.Clone(p.room)
}

// unpack returns back what was packed by this process: it doesn't fail.
func unpack(room, packed []byte) []byte {
	b, _ := s2.Decode(room, packed)
	return b
}

// stack is documents as their files have them, in the order they came.
type stack struct {
	packer
	sizes  []int32 // of each document
	open   []byte
	packed [][]byte
	total  int
}

func (s *stack) add(record []byte) {
	s.sizes = append(s.sizes, int32(len(record)))
	s.total += len(record)
	if s.open = append(s.open, record...); len(s.open) >= packBytes {
		s.packed = append(s.packed, s.pack(s.open))
		s.open = s.open[:0]
	}
}

// all gives each document once: it holds until the next one is given, and what is
// read is let go of.
func (s *stack) all(yield func(i int, record []byte) bool) {
	s.packed = append(s.packed, s.pack(s.open))
	s.open, s.room = nil, nil
	var room, rest []byte
	for i, size := range s.sizes {
		for len(rest) < int(size) { // each was packed whole
			room = unpack(room[:cap(room)], s.packed[0])
			s.packed[0] = nil
			rest, s.packed = room, s.packed[1:]
		}
		if !yield(i, rest[:size]) {
			return
		}
		rest = rest[size:]
	}
	*s = stack{}
}

// bundle is what some files hold, one after the other. It is unpacked when one of
// them is asked for, until so many were as there are: in a build each is once.
type bundle struct {
	packed []byte // nil for what is not packed
	files  int

	mu    sync.Mutex
	plain []byte
	asked int
}

// part returns the bytes of a file, from and to where they are in all of them.
func (b *bundle) part(from, to int) []byte {
	if b.packed == nil {
		return b.plain[from:to]
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.plain == nil {
		b.plain = unpack(nil, b.packed)
	}
	out := b.plain[from:to]
	if b.asked++; b.asked%b.files == 0 {
		b.plain = nil
	}
	return out
}
