package draw

import (
	"testing"
	"time"
)

// Drawings one after the other need one engine, whatever room there is for more.
func TestPensAreUsedAgain(t *testing.T) {
	made := newRendererPool("var made = 0; var parvis = {draw: function () { made++; return String(made) }}", 8)
	for _, want := range []string{"1", "2", "3"} {
		if got, err := made.draw("", 1, 1, time.Minute); err != nil || got != want {
			t.Errorf("drawing %s is the %sth of its engine: %v", want, got, err)
		}
	}
}

// What rests is let go of, and made again for the next drawing.
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
