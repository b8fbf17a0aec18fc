package record

import (
	"strings"
	"sync"
)

// lineCol returns the line and column of an offset, both 1-based; columns are in characters.
func lineCol(src string, offset int) (line, col int) {
	return advance(1, 1, src[:min(offset, len(src))])
}

// advance returns the position after text passed, which starts at line and col. It counts the
// first byte of each character, so a text may be split anywhere.
func advance(line, col int, passed string) (int, int) {
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

// lineStep is the distance between two checkpoints, in bytes. It bounds what is scanned for
// each position, so that a file with an error on each of 100,000 lines is reported quickly.
const lineStep = 1024

// lineIndex caches the line and column of every lineStep bytes. It is built when a second
// position is requested, since most files have one finding or none.
type lineIndex struct {
	mu          sync.Mutex
	used        bool
	checkpoints [][2]int
}

// lineCol returns the line and column of an offset in the file.
func (t *text) lineCol(offset int) (line, col int) {
	x := &t.lines
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.used {
		x.used = true
		return lineCol(t.src, offset)
	}
	if x.checkpoints == nil {
		line, col := 1, 1
		x.checkpoints = append(x.checkpoints, [2]int{line, col})
		for at := lineStep; at <= len(t.src); at += lineStep {
			line, col = advance(line, col, t.src[at-lineStep:at])
			x.checkpoints = append(x.checkpoints, [2]int{line, col})
		}
	}
	offset = min(offset, len(t.src))
	from := x.checkpoints[offset/lineStep]
	return advance(from[0], from[1], t.src[offset/lineStep*lineStep:offset])
}
