package edit

import (
	"reflect"
	"slices"
	"strings"

	"parvis/generator/content/layout"
)

// Reorder returns the text of a record with repeated tables in another order: order has the index of
// each as the text has them. The comments right above a table go with it, and the empty lines between
// tables stay where they are. The error is an *Error: tables with another one between them, or written
// inline, aren't moved.
func Reorder(name string, text []byte, p Path, order []int) ([]byte, error) {
	f, err := Parse(name, text)
	if err != nil {
		return nil, err
	}
	path := p.String()
	blocks, ok := f.blocks(p, len(order))
	if !ok {
		return nil, f.fail(path, Form)
	}
	value, _ := p.in(f.want)
	tables, _ := value.([]map[string]any)
	parent, _ := p.parent().in(f.want)
	table, is := parent.(map[string]any)
	if len(tables) != len(order) || !is || !isPermutation(order) {
		return nil, f.fail(path, Different)
	}
	var b strings.Builder
	b.WriteString(f.src[:blocks[0].From])
	moved := make([]map[string]any, len(order))
	for i, from := range order {
		b.WriteString(f.src[blocks[from].From:blocks[from].To])
		end := blocks[i].To // the line ends after the place stay
		if i+1 < len(blocks) {
			b.WriteString(f.src[end:blocks[i+1].From])
		} else {
			b.WriteString(f.src[end:])
		}
		moved[i] = tables[from]
	}
	table[p.last()] = moved
	out := b.String()
	tree, err := decode(out[f.from : f.to+len(out)-len(f.src)])
	if err != nil || !reflect.DeepEqual(tree, f.want) {
		return nil, f.fail(path, Different)
	}
	return []byte(out), nil
}

func isPermutation(order []int) bool {
	sorted := slices.Sorted(slices.Values(order))
	for i, n := range sorted {
		if n != i {
			return false
		}
	}
	return true
}

// blocks returns the text of each of n repeated tables, without the line end of its last line. ok is
// false when something else stands between them.
func (f *File) blocks(p Path, n int) (blocks []layout.Span, ok bool) {
	for i := range n {
		h := f.header(p.At(i).String())
		if h < 0 {
			return nil, false
		}
		end := f.tableEnd(h)
		blocks = append(blocks, layout.Span{From: f.withComments(f.layout.Headers[h].From), To: len(strings.TrimRight(f.src[:end], " \t\r\n"))})
	}
	if n == 0 {
		return nil, false
	}
	for i, b := range blocks[1:] {
		if between := f.src[min(blocks[i].To, b.From):b.From]; blocks[i].To > b.From || strings.TrimSpace(between) != "" {
			return nil, false
		}
	}
	return blocks, true
}

// withComments returns the start of the line of an offset, or of the comments right above it.
func (f *File) withComments(at int) int {
	start := f.lines(at, at).From
	for start > f.from {
		above := f.lines(start-1, start-1)
		if !strings.HasPrefix(strings.TrimSpace(f.src[above.From:above.To]), "#") || above.From == start {
			break
		}
		start = above.From
	}
	return start
}
