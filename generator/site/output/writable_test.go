//go:build unix

package output_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"parvis/generator/site/output"
)

// A folder that can't be written is told before anything moves. The test runs itself again as
// nobody if it is run by root, who may write anywhere.
func TestFolderThatCannotBeWritten(t *testing.T) {
	if dir := os.Getenv("OUTPUT_TEST_DIR"); dir != "" {
		f := begun(t, dir, site{"a/x.html": "new", "b/y.html": "new", "c/d/z.html": "new", "index.html": "new"})
		var failed *fs.PathError
		if _, err := f.Finish(); !errors.As(err, &failed) || !errors.Is(err, fs.ErrPermission) || filepath.Base(failed.Path) != "b" {
			t.Errorf("got %v", err)
		}
		return
	}
	dir := filepath.Join(t.TempDir(), "public")
	old := site{"a/x.html": "old", "b/y.html": "old", "index.html": "old"}
	build(t, dir, old)
	cmd := exec.Command(os.Args[0], "-test.run", "^TestFolderThatCannotBeWritten$")
	cmd.Env = append(os.Environ(), "OUTPUT_TEST_DIR="+dir)
	if os.Getuid() == 0 {
		const nobody = 65534
		for d := dir; d != "/" && d != filepath.Dir(os.TempDir()); d = filepath.Dir(d) {
			info, err := os.Stat(d)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(d, info.Mode()|0o055); err != nil {
				t.Fatal(err)
			}
		}
		err := filepath.WalkDir(dir, func(p string, _ fs.DirEntry, err error) error {
			return errors.Join(err, os.Chown(p, nobody, nobody))
		})
		if err != nil {
			t.Fatal(err)
		}
		program := filepath.Join(filepath.Dir(dir), "test")
		data, err := os.ReadFile(os.Args[0])
		if err != nil || os.WriteFile(program, data, 0o755) != nil {
			t.Fatal(err)
		}
		cmd.Path, cmd.Dir = program, filepath.Dir(dir)
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	if err := os.Chmod(filepath.Join(dir, "b"), 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(filepath.Join(dir, "b"), 0o755)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	for name, want := range old {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	_ = os.Chmod(filepath.Join(dir, "b"), 0o755)
	if _, err := output.Open(dir, []string{"index.html"}); err != nil {
		t.Error(err)
	}
}
