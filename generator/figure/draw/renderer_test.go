package draw

import (
	"testing"
	"time"
)

// Sequential drawings use one renderer, whatever the size of the pool.
func TestPensAreUsedAgain(t *testing.T) {
	made := newRendererPool("var made = 0; var parvis = {draw: function () { made++; return String(made) }}", 8)
	for _, want := range []string{"1", "2", "3"} {
		if got, err := made.draw("", 1, 1, time.Minute); err != nil || got != want {
			t.Errorf("drawing %s is the %sth of its engine: %v", want, got, err)
		}
	}
}

// Released renderers are dropped, and made again for the next drawing.
func TestPensRest(t *testing.T) {
	made := newRendererPool("var made = 0; var parvis = {draw: function () { made++; return String(made) }}", 2)
	made.release()
	for range 2 {
		if got, err := made.draw("", 1, 1, time.Minute); err != nil || got != "1" || made.program == nil {
			t.Errorf("%s: %v", got, err)
		}
		made.release()
		if made.program != nil {
			t.Error("the script is kept")
		}
	}
}
