package preview

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parvis/generator"
	"parvis/generator/diag"
	"parvis/generator/diag/messages"
)

// TestListingLines checks that the line of a finding is shown with a caret, that
// invisible and bidirectional control characters are replaced, and that nothing is
// shown of a file outside the content folder.
func TestListingLines(t *testing.T) {
	dir := t.TempDir()
	content := filepath.Join(dir, "content")
	if err := os.Mkdir(content, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "secret.txt", "secret\n")
	write(t, dir, "content/a.md", "\n\té = 1\nnom = \"\u202eabc\x1b\"\n")
	if err := os.Symlink("../secret.txt", filepath.Join(content, "b.md")); err != nil {
		t.Fatal(err)
	}
	s := &server{options: Options{Site: generator.Options{Content: content}, Words: messages.In("fr"), Editor: "none"}, live: generator.NewLive(generator.Options{Content: content})}
	l := s.makeListing(Change{Report: &generator.Report{Findings: []diag.Finding{
		{Code: "unreadable", File: "a.md", Line: 2, Col: 2, Args: []any{""}}, {Code: "unreadable", File: "a.md", Line: 3, Col: 9, Args: []any{""}},
		{Code: "unreadable", File: "b.md", Line: 1, Col: 1, Args: []any{""}}, {Code: "unreadable", File: "a.md", Line: 2, Col: 2, Args: []any{""}, Redact: true},
	}}})
	var got []string
	for _, file := range l.Files {
		for _, f := range file.Findings {
			got = append(got, f.Line+"|"+f.Caret)
		}
	}
	want := "    é = 1|    ^\nnom = \"\ufffdabc\ufffd\"|        ^\n|\n|"
	if strings.Join(got, "\n") != want {
		t.Errorf("got %q", got)
	}
}
