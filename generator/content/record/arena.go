package record

import (
	"strings"
	"sync"
)

// arena allocates strings from large blocks. Half a million small strings, scattered among
// short-lived allocations, would cost the garbage collector more than everything else that is
// retained. A block is freed only when none of its strings is used any more, so an arena suits
// records that are released together.
type arena struct{ block *strings.Builder }

// arenas holds one arena per goroutine at work.
var arenas = sync.Pool{New: func() any { return new(arena) }}

// arenaBlock is the size of a block, in bytes.
const arenaBlock = 64 << 10

// clone returns a copy of s in the current block.
func (a *arena) clone(s string) string {
	if len(s) > arenaBlock/8 {
		return strings.Clone(s) // it would waste too much of a block
	}
	if a.block == nil || a.block.Cap()-a.block.Len() < len(s) {
		a.block = new(strings.Builder)
		a.block.Grow(arenaBlock)
	}
	at := a.block.Len()
	a.block.WriteString(s) // within capacity, so that the block is never reallocated
	return a.block.String()[at:]
}
