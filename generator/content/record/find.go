package record

import "strings"

// FindText is the place of the first words of a record that find finds in a line, at
// which byte, its comments apart; false where find gives less than 0 for all.
func (m *Meta) FindText(find func(line string) int) (line, col int, ok bool) {
	t := m.written()
	if t == nil {
		return 0, 0, false
	}
	at := 0
	for text := range strings.Lines(t.src) {
		comment := at < t.to && strings.HasPrefix(strings.TrimLeft(text, " \t"), "#")
		if place := find(text); place >= 0 && !comment {
			line, col = t.lineCol(at + place)
			return line, col, true
		}
		at += len(text)
	}
	return 0, 0, false
}
