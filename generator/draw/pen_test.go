package draw

import (
	"testing"
	"time"
)

// Drawings one after the other need one engine, whatever room there is for more.
func TestPensAreUsedAgain(t *testing.T) {
	made := newPens("var made = 0; var parvis = {draw: function () { made++; return String(made) }}", 8)
	for _, want := range []string{"1", "2", "3"} {
		if got, err := made.draw("", 1, 1, time.Minute); err != nil || got != want {
			t.Errorf("drawing %s is the %sth of its engine: %v", want, got, err)
		}
	}
}
