package theme

import (
	"strings"
	"sync"
	"testing"
)

// A part with a key is rendered once and repeated; without one, each time. Both
// are escaped for their context.
func TestOnce(t *testing.T) {
	type card struct{ Key, Text string }
	fsys := tiny()
	fsys["cards/page.html"] = file(`{{define "main"}}{{range .}}[{{once "one" .Key .}}]{{end}}{{end}}{{define "one"}}<b>{{.Text}}</b>{{end}}`)
	th := mustLoad(t, fsys)
	var ready sync.WaitGroup
	for range 8 {
		ready.Go(func() {
			got := render(t, th, "cards", []card{{"a", "<un>"}, {"a", "<autre>"}, {"", "deux"}, {"", "trois"}, {"b", "quatre"}})
			if want := "[<b>&lt;un&gt;</b>][<b>&lt;un&gt;</b>][<b>deux</b>][<b>trois</b>][<b>quatre</b>]"; !strings.Contains(got, want) {
				t.Errorf("%s\nwant %s", got, want)
			}
		})
	}
	ready.Wait()
}
