package output_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"parvis/generator/site/output"
)

// large is a file of size bytes, made as it is read, whose last byte is last.
type large struct {
	at, size int64
	last     byte
}

func (l *large) Read(p []byte) (int, error) {
	if l.at == l.size {
		return 0, io.EOF
	}
	n := int(min(int64(len(p)), l.size-l.at))
	clear(p[:n])
	if l.at += int64(n); l.at == l.size {
		p[n-1] = l.last
	}
	return n, nil
}

func (l *large) Seek(offset int64, whence int) (int64, error) {
	if offset != 0 || whence != io.SeekStart {
		return 0, errors.ErrUnsupported
	}
	l.at = 0
	return 0, nil
}

// copied writes a site of one file.
func copied(t *testing.T, dir string, src io.ReadSeeker, size int64) output.Result {
	t.Helper()
	f, err := output.Open(dir, []string{"medias/film.mp4"})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Copy("medias/film.mp4", src, size); err != nil {
		t.Fatal(err)
	}
	got, err := f.Finish()
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// A file of 64 MB takes a few hundred kilobytes of memory: written, found
// unchanged, found other in its last byte.
func TestCopyTakesLittleMemory(t *testing.T) {
	const size = 64<<20 + 5
	dir := t.TempDir()
	for _, c := range []struct {
		last byte
		want output.Result
	}{
		{'a', output.Result{Written: 1}},
		{'a', output.Result{Unchanged: 1}},
		{'b', output.Result{Written: 1}},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got := copied(t, dir, &large{size: size, last: c.last}, size)
		runtime.ReadMemStats(&after)
		if got != c.want {
			t.Errorf("got %+v, wanted %+v", got, c.want)
		}
		if taken := after.TotalAlloc - before.TotalAlloc; taken > 1<<20 {
			t.Errorf("%d bytes of memory were taken for %d", taken, size)
		}
		file, err := os.Open(filepath.Join(dir, "medias", "film.mp4"))
		if err != nil {
			t.Fatal(err)
		}
		end := make([]byte, 2)
		if _, err := file.ReadAt(end, size-2); err != nil || end[1] != c.last {
			t.Errorf("the file ends in %q (%v), wanted %q", end, err, c.last)
		}
		file.Close()
	}
}

func TestCopyCompares(t *testing.T) {
	chunk := strings.Repeat("x", 32<<10) // what is compared at once
	for _, c := range []struct{ before, after string }{
		{"", ""}, {"", "a"}, {"a", ""}, {"a", "b"}, {"ab", "abc"},
		{chunk, chunk}, {chunk + "a", chunk + "a"}, {chunk + "a", chunk + "b"}, {"a" + chunk, "b" + chunk}, {chunk, chunk + chunk},
	} {
		dir := t.TempDir()
		src := strings.NewReader(c.before)
		_, _ = io.Copy(io.Discard, src) // read from its start, whatever its offset
		copied(t, dir, src, src.Size())
		want := output.Result{Written: 1}
		if c.before == c.after {
			want = output.Result{Unchanged: 1}
		}
		if got := copied(t, dir, strings.NewReader(c.after), int64(len(c.after))); got != want {
			t.Errorf("%d bytes, then %d: got %+v, wanted %+v", len(c.before), len(c.after), got, want)
		}
		wantTree(t, dir, site{"medias/": "", "medias/film.mp4": c.after})
	}
}

// A source that fails, or has another length than declared, leaves the file unchanged.
func TestCopyIsWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	copied(t, dir, strings.NewReader("film"), 4)
	broken := filepath.Join(t.TempDir(), "broken") // a folder opens, and cannot be read
	if err := os.Mkdir(broken, 0o755); err != nil {
		t.Fatal(err)
	}
	folder, err := os.Open(broken)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	for name, c := range map[string]struct {
		src  io.ReadSeeker
		size int64
	}{
		"broken": {folder, 4}, "shorter": {strings.NewReader("fil"), 4}, "longer": {strings.NewReader("films"), 4}, "other": {strings.NewReader("FILM"), 7},
	} {
		f, err := output.Open(dir, []string{"medias/film.mp4"})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Copy("medias/film.mp4", c.src, c.size); err == nil {
			t.Errorf("%s: no error", name)
		}
		if err := f.Copy("medias/autre.mp4", strings.NewReader(""), 0); err == nil || errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: got %v for a file that was not announced", name, err)
		}
		f.Abandon()
		wantTree(t, dir, site{"medias/": "", "medias/film.mp4": "film"})
	}
}
