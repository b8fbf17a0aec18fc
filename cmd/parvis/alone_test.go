package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"

	"parvis/cmd/parvis/console"
	"parvis/cmd/parvis/starting"
)

// TestAlone: without arguments, the command serves the site of its folder with its forms; without a site
// it shows the help, or makes one for who answers yes.
func TestAlone(t *testing.T) {
	s := &served{dir: miniature(t), cmd: exec.Command("parvis")}
	s.cmd.Env = append(os.Environ(), "PATH=") // no browser is opened
	s.start(t)
	if status, page := s.get(t, "/admin/"); status != 200 || !strings.Contains(page, "Édition du site") {
		t.Errorf("%d\n%s", status, page)
	}
	if code := s.stop(); code != ok {
		t.Errorf("exit code %d\n%s", code, s.output())
	}
	t.Chdir(t.TempDir())
	for answer, want := range map[string]string{"n\n": "", "": "", "\nCharte de Béziers\n": "mon-site"} {
		var out bytes.Buffer
		made, err := starting.Offer(t.Context(), console.New("fr", &out, &out), strings.NewReader(answer))
		if err != nil || made != want || !strings.Contains(out.String(), "[O/n]") {
			t.Errorf("%q: %q %v\n%s", answer, made, err, out.String())
		}
	}
	if text, err := os.ReadFile("mon-site/content/site.toml"); err != nil || !strings.Contains(string(text), "Charte de Béziers") {
		t.Errorf("%v\n%s", err, text)
	}
	var out bytes.Buffer
	if _, err := starting.Offer(t.Context(), console.New("fr", &out, &out), strings.NewReader("o\n\n")); err == nil {
		t.Error("it was made over another")
	}
}
