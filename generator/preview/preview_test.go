package preview

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"parvis/generator"
)

// TestRefreshAfterLastWait has a record that is empty until the last retry delay has
// begun. The result of the refresh is the one after that delay.
func TestRefreshAfterLastWait(t *testing.T) {
	content := filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(content, os.DirFS("../testdata/mini/content")); err != nil {
		t.Fatal(err)
	}
	const signatory = "signataires/exemple-sa.md"
	text, err := os.ReadFile(filepath.Join(content, signatory))
	if err != nil {
		t.Fatal(err)
	}
	s := &server{live: generator.NewLive(generator.Options{Content: content, Drafts: true, URL: "http://localhost/"})}
	defer s.live.Close()
	if c := s.refresh(t.Context(), nil); c.Failed() {
		t.Fatal(c.Report, c.Err)
	}
	before := retryDelays
	defer func() { retryDelays = before }()
	retryDelays = []time.Duration{3 * time.Second}
	write(t, content, signatory, "")
	time.AfterFunc(time.Second, func() { _ = os.WriteFile(filepath.Join(content, signatory), text, 0o644) })
	if c := s.refresh(t.Context(), []string{signatory}); c.Failed() || c.Took < retryDelays[0] {
		t.Error("no retry after the last delay:", c.Took, c.Report.Findings, c.Err)
	}
}
