package record

import "strings"

// FindText returns the position of the first match in a record's text, outside comments. find
// returns the byte index of a match in a line, or a negative number. ok is false if nothing
// matches.
func (m *Meta) FindText(find func(line string) int) (line, col int, ok bool) {
	t := m.fileText()
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

// FollowedName splits the name of what a commitment or a convention follows, as editors write
// it: "stages" is one of the same signatory, "engie#stages" is one of signatory "engie".
func FollowedName(s string) (signatory, id string) {
	if before, after, ok := strings.Cut(s, "#"); ok {
		return before, after
	}
	return "", s
}
