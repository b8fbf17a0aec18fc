package preview

import (
	"context"
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

// TestUnreadIsReadAgain has a content folder that is missing at first. Without any event, the
// site is there once the folder is.
func TestUnreadIsReadAgain(t *testing.T) {
	content := filepath.Join(t.TempDir(), "content")
	s := &server{live: generator.NewLive(generator.Options{Content: content, URL: "http://localhost/"}), ready: make(chan struct{})}
	results := make(chan Change, 8)
	s.options.Explain = error.Error
	s.options.OnRefresh = func(c Change) { results <- c }
	before := retryDelays
	retryDelays = nil
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { s.refreshLoop(ctx, nil); close(done) }()
	defer func() { stop(); <-done; retryDelays = before }()
	if c := <-results; c.Err == nil {
		t.Fatal("a folder that isn't there was read")
	}
	if err := os.CopyFS(content, os.DirFS("../testdata/mini/content")); err != nil {
		t.Fatal(err)
	}
	for c := range results { // it may be seen while it is half copied
		if !c.Failed() {
			break
		}
	}
}
