package record

import (
	"regexp"
	"strings"
)

// Says is the place of the first words of a record that match, its comments
// apart; false where it says no such thing.
func (m *Meta) Says(words *regexp.Regexp) (line, col int, ok bool) {
	t := m.written()
	if t == nil {
		return 0, 0, false
	}
	at := 0
	for text := range strings.Lines(t.src) {
		comment := at < t.to && strings.HasPrefix(strings.TrimLeft(text, " \t"), "#")
		if place := words.FindStringIndex(text); place != nil && !comment {
			line, col = t.lineCol(at + place[0])
			return line, col, true
		}
		at += len(text)
	}
	return 0, 0, false
}
