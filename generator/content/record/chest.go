package record

import (
	"strings"
	"sync"
)

// chest keeps texts next to each other: half a million of them, each by itself
// between what is soon thrown away, would cost the collector more than all else
// that is kept. It is for records that are all let go of together.
type chest struct{ full *strings.Builder }

// chests is one for each goroutine.
var chests = sync.Pool{New: func() any { return new(chest) }}

// chestBytes is how much is kept in one piece.
const chestBytes = 64 << 10

func (c *chest) keep(s string) string {
	if len(s) > chestBytes/8 {
		return strings.Clone(s) // it would leave a piece half empty
	}
	if c.full == nil || c.full.Cap()-c.full.Len() < len(s) {
		c.full = new(strings.Builder)
		c.full.Grow(chestBytes)
	}
	at := c.full.Len()
	c.full.WriteString(s) // never more than there is room for, so that it stays where it is
	return c.full.String()[at:]
}
