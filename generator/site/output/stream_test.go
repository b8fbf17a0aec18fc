package output_test

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"parvis/generator/site/output"
)

// streamed writes medias/film.mp4 into dir as content makes it.
func streamed(t *testing.T, dir string, content func(io.Writer) error) (output.Result, error) {
	t.Helper()
	f, err := output.Open(dir, []string{"medias/film.mp4"})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Stream("medias/autre.mp4", content); err == nil {
		t.Error("a file that was not announced is written")
	}
	if err := f.Stream("medias/film.mp4", content); err != nil {
		f.Abandon()
		return output.Result{}, err
	}
	got, err := f.Finish()
	if err != nil {
		t.Fatal(err)
	}
	return got, nil
}

func saying(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

func TestStreamWritesWhatChanged(t *testing.T) {
	for _, c := range []struct{ before, after string }{{"", ""}, {"", "a"}, {"a", ""}, {"a", "b"}, {"ab", "abc"}, {"abc", "abc"}} {
		dir := t.TempDir()
		if got, err := streamed(t, dir, saying(c.before)); err != nil || got != (output.Result{Written: 1}) {
			t.Errorf("%q: %+v, %v", c.before, got, err)
		}
		want := output.Result{Written: 1}
		if c.before == c.after {
			want = output.Result{Unchanged: 1}
		}
		if got, err := streamed(t, dir, saying(c.after)); err != nil || got != want {
			t.Errorf("%q, then %q: got %+v (%v), wanted %+v", c.before, c.after, got, err, want)
		}
		wantTree(t, dir, site{"medias/": "", "medias/film.mp4": c.after})
	}
}

// What breaks off leaves what was there.
func TestStreamIsWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	if _, err := streamed(t, dir, saying("film")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	if _, err := streamed(t, dir, func(w io.Writer) error { _, _ = io.WriteString(w, "film, sui"); return broken }); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	wantTree(t, dir, site{"medias/": "", "medias/film.mp4": "film"})
}

func TestStreamTakesLittleMemory(t *testing.T) {
	dir, chunk := t.TempDir(), []byte(strings.Repeat("x", 64<<10))
	for _, want := range []output.Result{{Written: 1}, {Unchanged: 1}} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got, err := streamed(t, dir, func(w io.Writer) error {
			for range 1000 {
				if _, err := w.Write(chunk); err != nil {
					return err
				}
			}
			return nil
		})
		runtime.ReadMemStats(&after)
		if err != nil || got != want {
			t.Errorf("got %+v (%v), wanted %+v", got, err, want)
		}
		if taken := after.TotalAlloc - before.TotalAlloc; taken > 1<<20 {
			t.Errorf("%d bytes of memory were taken for 64 MB", taken)
		}
	}
}
