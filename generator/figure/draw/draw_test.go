package draw

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// engine returns an engine for a test, which fails if the bundle wasn't built.
func engine(t testing.TB, cache string) *Engine {
	t.Helper()
	e := New(cache)
	if !e.Available() {
		t.Fatal("the ECharts bundle isn't made; run: make test")
	}
	return e
}

func drawn(t testing.TB, e *Engine, options string) string {
	t.Helper()
	svg, err := e.SVG([]byte(options), 640, 420, "A title", "A description")
	if err != nil {
		t.Fatal(err)
	}
	wellFormed(t, svg)
	return svg
}

func wellFormed(t testing.TB, svg string) {
	t.Helper()
	if err := xml.Unmarshal([]byte(svg), new(struct{})); err != nil {
		t.Fatalf("not well formed: %v\n%s", err, svg)
	}
}

// charts has one chart of every kind, with the options that charts of the site use.
var charts = map[string]string{
	"bar":     bars(18),
	"heatmap": heatmap(18, 5),
	"line": `{"xAxis":{"type":"category","data":["2016","2017","2018"]},"yAxis":{"type":"value"},
		"series":[{"type":"line","lineStyle":{"color":"#2766c0","type":"dashed"},"itemStyle":{"color":"#2766c0"},"symbolSize":24,"data":[1,null,3]},
			{"type":"line","areaStyle":{"color":"#7d5f00","opacity":0.25},"endLabel":{"show":true,"formatter":"fin"},"data":[2,2,5]}]}`,
	"scatter": `{"xAxis":{"min":-5,"max":5},"yAxis":{"min":-5,"max":5},"series":[{"type":"scatter","symbolSize":14,
		"label":{"show":true,"formatter":"{b}","position":"right"},"data":[{"name":"Clause sociale","value":[1,2]},{"name":"Tutorat","value":[-3,2],"symbol":"diamond"}],
		"markLine":{"symbol":"none","data":[{"xAxis":0}]}}]}`,
}

func bars(rows int) string {
	var names, values []any
	for i := range rows {
		names = append(names, fmt.Sprintf("Provence-Alpes-Côte d'Azur %d", i))
		bar := map[string]any{"value": i * 150, "itemStyle": map[string]any{"color": "#2766c0"}}
		if i%3 == 0 {
			bar["itemStyle"] = map[string]any{"color": "#7d5f00", "decal": map[string]any{"symbol": "rect", "color": "#fdfcf9", "dashArrayX": []int{1, 0}, "dashArrayY": []int{2, 5}, "rotation": 0.5}}
		}
		values = append(values, bar)
	}
	return encoded(map[string]any{
		"grid":  map[string]any{"left": 10, "right": 40, "top": 10, "bottom": 10, "containLabel": true},
		"xAxis": map[string]any{"type": "value"},
		"yAxis": map[string]any{"type": "category", "data": names, "axisLabel": map[string]any{"color": "#24211d", "interval": 0}},
		"series": []any{map[string]any{"type": "bar", "data": values,
			"label": map[string]any{"show": true, "position": "right", "color": "#24211d", "fontWeight": "bold"}}},
	})
}

func heatmap(rows, columns int) string {
	var x, y []string
	var cells []any
	steps := Palette[len(Palette)-5:]
	for i := range columns {
		x = append(x, fmt.Sprintf("Domaine %d", i))
	}
	for i := range rows {
		y = append(y, fmt.Sprintf("Région %d", i))
		for j := range columns {
			c := steps[(i+j)%5]
			text := roleOfText(c)
			cells = append(cells, map[string]any{"value": []int{j, i, i * j}, "itemStyle": map[string]any{"color": c.Light}, "label": map[string]any{"color": text}})
		}
	}
	return encoded(map[string]any{
		"xAxis":  map[string]any{"type": "category", "data": x},
		"yAxis":  map[string]any{"type": "category", "data": y},
		"series": []any{map[string]any{"type": "heatmap", "label": map[string]any{"show": true}, "data": cells}},
	})
}

func roleOfText(c Colour) string {
	for _, other := range Palette {
		if other.Role == c.Text {
			return other.Light
		}
	}
	return ""
}

func encoded(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func TestSameBytesEveryTime(t *testing.T) {
	one, other := engine(t, ""), engine(t, "")
	drawn(t, other, charts["scatter"]) // its counters are elsewhere
	for name, options := range charts {
		first := drawn(t, one, options)
		if again := drawn(t, one, options); again != first {
			t.Errorf("%s: the second drawing differs:\n%s\n%s", name, first, again)
		}
		if elsewhere := drawn(t, other, options); elsewhere != first {
			t.Errorf("%s: another engine's drawing differs:\n%s\n%s", name, first, elsewhere)
		}
	}
}

func TestSmall(t *testing.T) {
	e := engine(t, "")
	for _, name := range []string{"bar", "heatmap"} {
		var out bytes.Buffer
		z, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
		_, _ = z.Write([]byte(drawn(t, e, charts[name])))
		_ = z.Close()
		t.Logf("%s: %d bytes compressed", name, out.Len())
		if out.Len() > 12<<10 {
			t.Errorf("%s: %d bytes compressed, over 12 KB", name, out.Len())
		}
	}
}

// Sixteen goroutines request four charts: each is drawn, concurrent requests share
// one drawing, and all get the same result.
func TestConcurrent(t *testing.T) {
	e := engine(t, t.TempDir())
	var wg sync.WaitGroup
	var mu sync.Mutex
	got := map[string]string{}
	for range 16 {
		for name, options := range charts {
			wg.Go(func() {
				svg, err := e.SVG([]byte(options), 640, 420, "t", "")
				mu.Lock()
				defer mu.Unlock()
				if err != nil || got[name] != "" && got[name] != svg {
					t.Errorf("%s: %v", name, err)
				}
				got[name] = svg
			})
		}
	}
	wg.Wait()
	if e.Drawn() != len(charts) {
		t.Errorf("%d drawings of %d charts", e.Drawn(), len(charts))
	}
}

func TestCache(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "when needed")
	first := engine(t, dir)
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder of the cache is there before any drawing")
	}
	svg := drawn(t, first, charts["bar"])
	first.Close()

	second := engine(t, dir)
	if again := drawn(t, second, charts["bar"]); again != svg || second.Drawn() != 0 {
		t.Errorf("drawn %d times, not found in the cache", second.Drawn())
	}
	named, err := second.SVG([]byte(charts["bar"]), 640, 420, "Another title", "")
	if err != nil || second.Drawn() != 0 || !strings.Contains(named, "Another title</title>") {
		t.Errorf("another title needs another drawing: %v", err)
	}
	if _, err := second.SVG([]byte(charts["bar"]), 641, 420, "t", ""); err != nil || second.Drawn() != 1 {
		t.Errorf("another width needs no drawing: %v", err)
	}
	other := newEngine(dir, append(second.script, '\n'), time.Minute)
	if drawn(t, other, charts["bar"]); other.Drawn() != 1 {
		t.Error("another bundle's drawing was taken")
	}
}

func TestCacheDamaged(t *testing.T) {
	for name, damage := range map[string]func(file string) error{
		"cut":     func(file string) error { return os.Truncate(file, 10) },
		"emptied": func(file string) error { return os.Truncate(file, 0) },
		"changed": func(file string) error {
			b, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			b[len(b)/2] ^= 1
			return os.WriteFile(file, b, 0o666)
		},
	} {
		dir := t.TempDir()
		svg := drawn(t, engine(t, dir), charts["line"])
		damaged := 0
		err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			damaged++
			return damage(file)
		})
		if err != nil || damaged != 2 {
			t.Fatalf("%s: %d files, %v", name, damaged, err)
		}
		e := engine(t, dir)
		if again := drawn(t, e, charts["line"]); again != svg || e.Drawn() != 1 {
			t.Errorf("%s: drawn %d times", name, e.Drawn())
		}
		e = engine(t, dir)
		if drawn(t, e, charts["line"]); e.Drawn() != 0 {
			t.Errorf("%s: not put right", name)
		}
	}
}

func TestCacheOutOfUse(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{file, filepath.Join(file, "below")} {
		e := engine(t, dir)
		if drawn(t, e, charts["line"]); e.Drawn() != 1 {
			t.Errorf("%s: drawn %d times", dir, e.Drawn())
		}
		e.Close()
	}
}

func TestWithoutBundle(t *testing.T) {
	e := newEngine("", nil, time.Second)
	if e.Available() {
		t.Error("available without a bundle")
	}
	if _, err := e.SVG([]byte(`{}`), 10, 10, "t", ""); !errors.Is(err, ErrNoBundle) {
		t.Errorf("got %v", err)
	}
	e.Close()
}

// Errors are returned, and the engine still works afterwards.
func TestFaults(t *testing.T) {
	script := func(body string) *Engine {
		return newEngine("", []byte("var parvis = {draw(json) {"+body+"}}"), 500*time.Millisecond)
	}
	for _, c := range []struct {
		name string
		e    *Engine
		want string
	}{
		{"endless", script("for (;;);"), "not drawn within 500ms"},
		{"thrown", script("throw new TypeError('no axis')"), "TypeError: no axis"},
		{"endless recursion", script("return parvis.draw(json)"), "stack"},
		{"no drawing", script(""), "ECharts' drawing"},
		{"no markup", script("return '<svg><g'"), "ECharts' drawing"},
		{"no bundle", newEngine("", []byte("var other"), time.Second), "parvis"},
		{"broken bundle", newEngine("", []byte("var ("), time.Second), "bundle"},
		{"unknown kind", engine(t, ""), "series of type pie"},
	} {
		for range 3 { // as many as there are engines, and more
			_, err := c.e.SVG([]byte(`{"series":[{"type":"pie"}]}`), 10, 10, "t", "")
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: got %v, wanted … %s …", c.name, err, c.want)
			}
		}
	}
	e := engine(t, "")
	if _, err := e.SVG([]byte(`{"visualMap":{"min":0}}`), 10, 10, "t", ""); err == nil || !strings.Contains(err.Error(), "visualMap") {
		t.Errorf("got %v", err)
	}
	for want, call := range map[string]func() (string, error){
		"valid JSON": func() (string, error) { return e.SVG([]byte(`{"a":NaN}`), 10, 10, "t", "") },
		"title":      func() (string, error) { return e.SVG([]byte(`{}`), 10, 10, " ", "") },
		"0 × 10":     func() (string, error) { return e.SVG([]byte(`{}`), 0, 10, "t", "") },
		"10 × 99999": func() (string, error) { return e.SVG([]byte(`{}`), 10, 99999, "t", "") },
	} {
		if _, err := call(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, wanted … %s …", err, want)
		}
	}
	drawn(t, e, charts["bar"])
}

func TestBundle(t *testing.T) {
	engine(t, "")
	for name, want := range map[string][]string{
		"interactive.js": {"Apache-2.0", "export{"},
		"licences.txt":   {"Apache Software Foundation", "Apache License", "Baidu", "Microsoft", "d3"},
	} {
		for _, w := range want {
			if !bytes.Contains(bundled(name), []byte(w)) {
				t.Errorf("%s has no %q", name, w)
			}
		}
	}
	if bytes.Contains(Interactive(), []byte("</script")) || !bytes.HasPrefix(Interactive(), []byte("/*!")) {
		t.Error("interactive.js doesn't start with its notice, or can't stand in a page")
	}
}

func BenchmarkDraw(b *testing.B) {
	e := engine(b, "")
	drawn(b, e, charts["bar"])
	for b.Loop() {
		drawn(b, e, charts["bar"])
	}
}

func BenchmarkLoad(b *testing.B) {
	p := newRendererPool(string(bundled("draw.js")), 1)
	if _, err := p.newRenderer(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := p.newRenderer(); err != nil {
			b.Fatal(err)
		}
	}
}
