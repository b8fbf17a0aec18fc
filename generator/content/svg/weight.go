package svg

import (
	"encoding/xml"
	"strings"
)

// maxDrawn is how many elements a browser may have to draw, copies included.
const maxDrawn = 500_000

// group is an element with what it contains: how many elements, and the copies (use) among
// them.
type group struct {
	id     string
	own    int
	copies []string // what its <use> elements copy, by id
	below  []*group // the groups with an id, directly below
	drawn  int      // 0 until it is known
	busy   bool     // being summed: it contains itself
}

// opened begins an element, and notes its copy of another.
func (c *checker) opened(t xml.StartElement) {
	g := &group{id: attribute(t, "id"), own: 1}
	if t.Name.Local == "use" {
		for _, a := range t.Attr {
			if a.Name.Local == "href" {
				if id, ok := strings.CutPrefix(strings.TrimSpace(a.Value), "#"); ok {
					g.copies = append(g.copies, id)
				}
			}
		}
	}
	c.uses = append(c.uses, g)
}

// closed ends an element: one with an id can be copied, others are counted with their parent.
func (c *checker) closed() {
	n := len(c.uses) - 1
	g := c.uses[n]
	c.uses = c.uses[:n]
	if g.id != "" || n == 0 {
		if _, twice := c.ids[g.id]; !twice {
			c.ids[g.id] = g
		}
	}
	if n == 0 {
		c.ids[""] = g // the root, whose id nothing else has
		return
	}
	parent := c.uses[n-1]
	if g.id != "" {
		parent.below = append(parent.below, g)
		return
	}
	parent.own += g.own
	parent.copies = append(parent.copies, g.copies...)
	parent.below = append(parent.below, g.below...)
}

// heavy returns the fault of a file whose copies of copies multiply.
func (c *checker) heavy() *Fault {
	root := c.ids[""]
	if root == nil || c.drawn(root) <= maxDrawn {
		return nil
	}
	return &Fault{Line: 1, Col: 1, Reason: Heavy}
}

// drawn returns how many elements a group draws, at most one more than maxDrawn.
func (c *checker) drawn(g *group) int {
	if g.busy {
		return 0 // browsers don't draw an element within itself
	}
	if g.drawn > 0 {
		return g.drawn
	}
	g.busy = true
	n := g.own
	for _, b := range g.below {
		n = min(n+c.drawn(b), maxDrawn+1)
	}
	for _, id := range g.copies {
		if copied := c.ids[id]; copied != nil && id != "" {
			n = min(n+c.drawn(copied), maxDrawn+1)
		}
	}
	g.busy = false
	g.drawn = n
	return n
}
