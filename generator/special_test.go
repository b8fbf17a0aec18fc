//go:build unix

package generator_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"parvis/generator"
)

// A named pipe in the content or in a theme is refused with its name: nothing waits for it.
func TestNamedPipes(t *testing.T) {
	t.Parallel()
	for _, at := range []string{"content/signataires/x.md", "content/medias/x.jpg", "content/medias/x.svg", "content/medias/x.pdf", "content/site.toml",
		"themes/mine/base/settings.css", "themes/mine/assets/x.js", "themes/mine/theme.toml", "themes/mine/lang/fr.toml"} {
		content := copied(t, mini)
		dir := filepath.Dir(content)
		if strings.HasPrefix(at, "themes/") {
			if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(at)), 0o755); err != nil {
				t.Fatal(err)
			}
			put(t, dir, "themes/mine/theme.toml", "base = \"parvis\"\n")
		}
		file := filepath.Join(dir, filepath.FromSlash(at))
		_ = os.Remove(file) // of the miniature site
		if err := syscall.Mkfifo(file, 0o600); err != nil {
			t.Fatal(err)
		}
		done := make(chan string, 1)
		go func() {
			o := generator.Options{Content: content, Output: filepath.Join(dir, "public"), Builds: filepath.Join(dir, "builds")}
			if strings.HasPrefix(at, "themes/") {
				o.Theme = "mine"
			}
			said := ""
			report, err := generator.Build(context.Background(), o)
			if err != nil {
				said = err.Error()
			}
			for _, f := range report.Findings {
				if f.Code == "not-a-file" {
					said += f.File
				}
			}
			done <- said
		}()
		select {
		case said := <-done:
			if base := filepath.Base(at); !strings.Contains(said, base) && !strings.Contains(said, "not a regular file") {
				t.Errorf("%s: %q", at, said)
			}
		case <-time.After(30 * time.Second):
			t.Fatalf("%s: the build waits for it", at)
		}
	}
}
