package markup

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// This file finds what Markdown leaves as it is, though its author meant it as markup.

var (
	unreadLink    = regexp.MustCompile(`\[([^\[\]\n]*)\](?:\(|[ \x{a0}\x{202f}]\((?i:https?:|mailto:|tel:|www\.|/|\.\.?/|[^\s()]+\.(?:md|pdf)\b))[^)\n]*\)?`)
	unreadRef     = regexp.MustCompile(`\[[^\[\]^\n][^\[\]\n]*\]\[(?:[^\[\]^\n][^\[\]\n]*)?\]`)
	unreadNote    = regexp.MustCompile(`\[\^[^\[\]\s]+\]`)
	unreadHeading = regexp.MustCompile(`^(#{1,6})([^#\s].*)$`)
	unreadBullet  = regexp.MustCompile(`^[•▪◦‣●○■□➢✓\x{f0b7}\x{f0a7}\x{f0d8}]`)
	number        = regexp.MustCompile(`^#[0-9]`)
	targetBefore  = regexp.MustCompile(`\][ \x{a0}\x{202f}]?\([^()\n]*$`)
)

// Unread returns the codes of the issues about what is published as it is typed, and of what is
// lost of a table: nothing is wrong with the page, but its author meant something else.
func Unread() []string {
	return []string{"link-unread", "reference-unread", "note-unread", "heading-unread", "bullet-unread", "table-unread", "table-cells"}
}

// longest is how far around a text a link that isn't read is looked for, in bytes.
const longest = 400

// unreadTarget reports whether what follows is the target of a link that isn't read as one.
func unreadTarget(before []byte) bool {
	line := before[max(0, len(before)-longest):]
	line = line[bytes.LastIndexByte(line, '\n')+1:]
	return targetBefore.Match(line)
}

// unread reports what a text has of markup that isn't read.
func (s *transformer) unread(n *ast.Text) {
	start := n.Segment.Start
	rest, _, _ := bytes.Cut(s.source[start:min(n.Segment.Stop+longest, len(s.source))], []byte("\n"))
	line := string(rest)
	if first := n.PreviousSibling(); first == nil || brokenAfter(first) {
		s.unreadLine(n, strings.TrimRight(line, " \t"))
	}
	if !strings.Contains(line, "]") {
		return
	}
	for _, kind := range []struct {
		pattern *regexp.Regexp
		code    string
	}{{unreadLink, "link-unread"}, {unreadRef, "reference-unread"}, {unreadNote, "note-unread"}} {
		for _, m := range kind.pattern.FindAllStringIndex(line, -1) {
			at, found := start+m[0], line[m[0]:m[1]]
			if at >= n.Segment.Stop || at > 0 && s.source[at-1] == '\\' || strings.Contains(found, `\]`) {
				continue // of another text, or escaped
			}
			args := []any{found}
			if kind.code == "link-unread" {
				args = append(args, readLink(found))
			}
			s.issues = append(s.issues, Issue{at, kind.code, args})
		}
	}
}

// readLink returns a link that isn't read in a form that is; "" where that isn't certain.
func readLink(found string) string {
	m := unreadLink.FindStringSubmatch(found)
	_, target, _ := strings.Cut(found, "(")
	target = strings.TrimSpace(strings.TrimSuffix(target, ")"))
	if m == nil || m[1] == "" || target == "" || strings.ContainsAny(target, `"'<>`) {
		return ""
	}
	return "[" + m[1] + "](" + strings.ReplaceAll(target, " ", "%20") + ")"
}

// brokenAfter reports whether a line ends after an inline node.
func brokenAfter(n ast.Node) bool {
	t, ok := n.(*ast.Text)
	return ok && (t.SoftLineBreak() || t.HardLineBreak())
}

// unreadLine reports a line of a paragraph that begins like a heading or an item.
func (s *transformer) unreadLine(n *ast.Text, line string) {
	block := n.Parent()
	if block.Kind() != ast.KindParagraph && block.Kind() != ast.KindTextBlock {
		return
	}
	if m := unreadHeading.FindStringSubmatch(line); m != nil && block.Parent().Kind() == ast.KindDocument && !number.MatchString(line) {
		marks := m[1]
		if len(marks) == 1 {
			marks = "##"
		}
		s.report(n, "heading-unread", line, marks+" "+strings.TrimLeft(m[2], "\u00a0\u202f \t"))
	}
	if mark := unreadBullet.FindString(line); mark != "" && !s.bulleted[block] {
		s.bulleted[block] = true
		s.report(n, "bullet-unread", mark)
	}
}

// unreadTable reports a paragraph that is a table without the line of hyphens below its heads, or
// with one that has other columns.
func (s *transformer) unreadTable(n ast.Node) {
	rows, columns := 0, 0
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		row := strings.TrimSpace(strings.ReplaceAll(string(line.Value(s.source)), `\|`, ""))
		if len(row) < 3 || row[0] != '|' || row[len(row)-1] != '|' {
			continue
		}
		if rows++; rows == 1 {
			columns = strings.Count(row, "|") - 1
		}
	}
	if rows > 1 {
		s.report(n, "table-unread", strings.Repeat("|---", columns)+"|")
	}
}

// spareCells reports a row that has more cells than its table has columns: they would be lost.
func (s *transformer) spareCells(n *east.TableRow) {
	last := n.LastChild()
	if last == nil || last.Lines().Len() == 0 {
		return
	}
	end := last.Lines().At(last.Lines().Len() - 1).Stop
	rest, _, _ := bytes.Cut(s.source[end:], []byte("\n"))
	if n.ChildCount() >= len(n.Alignments) && len(bytes.Trim(rest, "| \t\r")) > 0 {
		s.issues = append(s.issues, Issue{end, "table-cells", []any{len(n.Alignments)}})
	}
}
