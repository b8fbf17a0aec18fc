package record

import (
	"strings"
	"sync"
)

// lineCol counts lines and columns in characters, both from 1.
func lineCol(src string, offset int) (line, col int) {
	return onwards(1, 1, src[:min(offset, len(src))])
}

// onwards is the place after a text that begins at a place. It counts the first
// byte of each character, so that a text may be counted in any parts.
func onwards(line, col int, passed string) (int, int) {
	if start := strings.LastIndexByte(passed, '\n') + 1; start > 0 {
		line, col, passed = line+strings.Count(passed, "\n"), 1, passed[start:]
	}
	for i := range len(passed) {
		if passed[i]&0xc0 != 0x80 {
			col++
		}
	}
	return line, col
}

// stride is how many bytes of a text are counted for a place, at most: that a
// file has a fault in each of its 100,000 lines is told in a moment.
const stride = 1024

// places is where each stride of a text begins, as line and column. They are
// counted when a second place is asked for: most files have one fault or none.
type places struct {
	mu    sync.Mutex
	asked bool
	every [][2]int
}

// lineCol is that of an offset of the file.
func (t *text) lineCol(offset int) (line, col int) {
	p := &t.places
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.asked {
		p.asked = true
		return lineCol(t.src, offset)
	}
	if p.every == nil {
		line, col := 1, 1
		p.every = append(p.every, [2]int{line, col})
		for at := stride; at <= len(t.src); at += stride {
			line, col = onwards(line, col, t.src[at-stride:at])
			p.every = append(p.every, [2]int{line, col})
		}
	}
	offset = min(offset, len(t.src))
	from := p.every[offset/stride]
	return onwards(from[0], from[1], t.src[offset/stride*stride:offset])
}
