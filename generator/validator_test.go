package generator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parvis/generator"
	"parvis/generator/content/synth"
)

// checkerJar is the Nu HTML checker, the one behind validator.w3.org/nu.
const checkerJar = "../.ci/node_modules/vnu-jar/build/dist/vnu.jar"

// TestValid passes every HTML page, style sheet and drawing of a site to the Nu
// checker and wants it to have nothing to say: no error, no warning, no remark.
// Nothing is filtered. Two sites are built, the real one and one made up, which
// shows what the real records don't hold yet: conventions, withheld names, long
// lists.
func TestValid(t *testing.T) {
	java, err := exec.LookPath("java")
	if err != nil {
		t.Fatal("the HTML checker needs Java 17 or later; on Debian: apt install default-jre-headless")
	}
	if _, err := os.Stat(checkerJar); err != nil {
		t.Fatal("the HTML checker isn't installed; run: make tools")
	}
	made := t.TempDir()
	if _, _, err := synth.Write(made, 1, 200); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"content": "../content", "synth": made} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			validate(t, java, content)
		})
	}
}

func validate(t *testing.T, java, content string) {
	out := t.TempDir()
	report, err := generator.Build(context.Background(), generator.Options{Content: content, Output: out})
	if err != nil || report.Failed() {
		t.Fatalf("no site: %v, %d findings", err, len(report.Findings))
	}
	var files []string
	err = filepath.WalkDir(out, func(file string, e fs.DirEntry, err error) error {
		if err == nil && slices.Contains([]string{".html", ".css", ".svg"}, filepath.Ext(file)) {
			files = append(files, file)
		}
		return err
	})
	if err != nil || len(files) < report.Pages/2 {
		t.Fatalf("%d files to check for %d pages: %v", len(files), report.Pages, err)
	}

	args := []string{"-jar", checkerJar, "--also-check-css", "--also-check-svg", "--verbose", "--exit-zero-always", "--format", "json"}
	var checked, said bytes.Buffer
	cmd := exec.Command(java, append(args, files...)...)
	cmd.Stdout, cmd.Stderr = &checked, &said
	if err := cmd.Run(); err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("the HTML checker failed: %v\n%s", err, &said)
		}
		t.Fatal(err)
	}
	if n := strings.Count(checked.String(), "\n"); n != len(files) {
		t.Errorf("the HTML checker read %d files of %d", n, len(files))
	}
	var answer struct {
		Messages []struct {
			Type, SubType, URL, Message, Extract string
			LastLine, FirstColumn                int
		}
	}
	if err := json.Unmarshal(said.Bytes(), &answer); err != nil {
		t.Fatalf("the HTML checker's answer: %v\n%.2000s", err, &said)
	}
	for i, m := range answer.Messages {
		if i == 40 {
			t.Errorf("and %d messages more", len(answer.Messages)-i)
			break
		}
		file := strings.TrimPrefix(m.URL, "file:"+out+"/")
		t.Errorf("%s:%d:%d: %s: %s\n\t%s", file, m.LastLine, m.FirstColumn, strings.TrimSpace(m.Type+" "+m.SubType), m.Message, m.Extract)
	}
}
