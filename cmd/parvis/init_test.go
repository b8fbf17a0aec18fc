package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestInitSaysHowToCallTheProgram checks the hint shown when the program is called by a
// path, as one does right after a download. Scripts can't test this: they call it by its
// name.
func TestInitSaysHowToCallTheProgram(t *testing.T) {
	was := os.Args[0]
	t.Cleanup(func() { os.Args[0] = was })
	for typed, want := range map[string]bool{"parvis": false, filepath.Join("..", "parvis"): true} {
		os.Args[0] = typed
		var out, fault bytes.Buffer
		if code := run(context.Background(), []string{"init", filepath.Join(t.TempDir(), "site")}, &out, &fault); code != ok {
			t.Fatal(code, fault.String())
		}
		if got := strings.Contains(out.String(), "copiez le programme dans ce dossier, et tapez ."+string(filepath.Separator)+"parvis\n"); got != want {
			t.Errorf("%s: %s", typed, out.String())
		}
	}
}

// TestInitStopped checks that an interrupted init writes nothing, and says so.
func TestInitStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	var out, fault bytes.Buffer
	folder := filepath.Join(t.TempDir(), "site")
	if code := run(ctx, []string{"init", folder}, &out, &fault); code != findings || fault.String() != "parvis: interrompu ; rien n’a été écrit\n" {
		t.Error(code, fault.String())
	}
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Error(err)
	}
}
