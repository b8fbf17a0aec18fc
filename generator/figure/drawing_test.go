package figure

import (
	"encoding/xml"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"parvis/generator/figure/draw"
	"parvis/generator/testsite"
)

// mark is a text or a bar of a drawing, its box in the drawing's units.
type mark struct {
	text                     string // "" for a bar
	left, top, right, bottom float64
	upright                  bool
}

var (
	barForm  = regexp.MustCompile(`^M([-\d.]+) ([-\d.]+)l([-\d.]+) 0l0 ?([-\d.]+)l-[-\d.]+ 0Z$`)
	placed   = regexp.MustCompile(`translate\(([-\d.]+)[ ,]([-\d.]+)\)`)
	matrixed = regexp.MustCompile(`matrix\(([-\d. ]+)\)`)
)

// marks is the texts and the bars of a drawing. The width of a text is reckoned
// as draw/js/measure.js does on average: 0.53 em for a letter, more for wide ones.
func marks(t *testing.T, svg string) (texts, rects []mark) {
	t.Helper()
	number := func(s string) float64 {
		f, err := strconv.ParseFloat(s, 64)
		if err != nil && s != "" {
			t.Fatal(err)
		}
		return f
	}
	d := xml.NewDecoder(strings.NewReader(svg))
	attrs, inside, defs, said := map[string]string{}, false, false, ""
	for {
		token, err := d.Token()
		if token == nil {
			return texts, rects
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			here := map[string]string{}
			for _, a := range token.Attr {
				here[a.Name.Local] = a.Value
			}
			switch token.Name.Local {
			case "defs":
				defs = true
			case "text":
				attrs, inside, said = here, true, ""
			case "path":
				if m := barForm.FindStringSubmatch(here["d"]); m != nil && !defs && here["fill"] != "none" {
					x, y := number(m[1]), number(m[2])
					h := number(m[4]) // columns go upwards
					rects = append(rects, mark{left: x, top: y + min(h, 0), right: x + number(m[3]), bottom: y + max(h, 0)})
				}
			}
		case xml.CharData:
			if inside {
				said += string(token)
			}
		case xml.EndElement:
			if token.Name.Local == "defs" {
				defs = false
			}
			if token.Name.Local != "text" {
				continue
			}
			inside = false
			a := [6]float64{1, 0, 0, 1, 0, 0}
			if m := placed.FindStringSubmatch(attrs["transform"]); m != nil {
				a[4], a[5] = number(m[1]), number(m[2])
			}
			if m := matrixed.FindStringSubmatch(attrs["transform"]); m != nil {
				for i, s := range strings.Fields(m[1]) {
					a[i] = number(s)
				}
			}
			em := number(attrs["font-size"])
			width, x, y := 0.53*em*float64(textWidth(said)), number(attrs["x"]), number(attrs["y"])
			switch attrs["text-anchor"] {
			case "end":
				x -= width
			case "middle":
				x -= width / 2
			}
			box := mark{text: said, left: math.Inf(1), top: math.Inf(1), right: math.Inf(-1), bottom: math.Inf(-1), upright: a[1] != 0}
			for _, corner := range [][2]float64{{x, y - em/2}, {x + width, y - em/2}, {x, y + em/2}, {x + width, y + em/2}} {
				px, py := a[0]*corner[0]+a[2]*corner[1]+a[4], a[1]*corner[0]+a[3]*corner[1]+a[5]
				box.left, box.right, box.top, box.bottom = min(box.left, px), max(box.right, px), min(box.top, py), max(box.bottom, py)
			}
			texts = append(texts, box)
		}
	}
}

func (m mark) over(o mark) bool {
	const slack = 0.6
	return m.left+slack < o.right && o.left+slack < m.right && m.top+slack < o.bottom && o.top+slack < m.bottom
}

// solid is a text without spaces.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// drawings is sites whose figures are drawn below.
func drawings() map[string]made {
	return map[string]made{
		"nasty":     nastySite("fr"),
		"one":       people(ground("fr", 1), []int{0}),
		"many":      people(ground("en", 5), []int{0, 0, 0, 1, 1, 2, 3, 4, -1}),
		"thousands": people(ground("fr", 2), append(repeated(0, 1100), repeated(1, 900)...)),
	}
}

// TestDrawings draws every figure, and wants all its texts there, whole and
// inside of the frame, none over another and no bar over the texts.
func TestDrawings(t *testing.T) {
	engine := draw.New("")
	if !engine.Available() {
		t.Fatal("no ECharts bundle: run make figures")
	}
	for name, content := range drawings() {
		m := maker(t, testsite.Of(t, content.fs()))
		for _, f := range drawable(m) {
			if f.Map == nil {
				t.Run(name+"/"+f.ID, func(t *testing.T) {
					t.Parallel()
					checkDrawing(t, engine, m, f)
				})
			}
		}
	}
}

func checkDrawing(t *testing.T, engine *draw.Engine, m *Maker, f *Figure) {
	options, height, err := f.Options(m.words, m.site.Lang)
	if err != nil {
		t.Fatal(err)
	}
	svg, err := engine.SVG(options, Width, height, f.Name(m.words), f.Sentence)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(svg, "<script") {
		t.Error("a script in the drawing")
	}
	texts, rects := marks(t, svg)
	if len(texts) == 0 {
		t.Error("no text")
	}
	all := ""
	for i, text := range texts {
		all += solid(text.text)
		if text.left < -1 || text.top < -1 || text.right > Width+1 || text.bottom > float64(height)+1 {
			t.Errorf("%q leaves the frame, at %.0f to %.0f, %.0f to %.0f", text.text, text.left, text.right, text.top, text.bottom)
		}
		for _, other := range texts[:i] {
			if text.over(other) && !text.upright && !other.upright && f.shape != plane {
				t.Errorf("%q is written over %q", text.text, other.text)
			}
		}
		for _, bar := range rects {
			if text.over(bar) && f.shape != heat {
				t.Errorf("a bar at %.0f to %.0f is over %q, %.0f to %.0f", bar.top, bar.bottom, text.text, text.top, text.bottom)
			}
		}
	}
	for _, want := range f.labels() {
		if !strings.Contains(all, solid(want)) {
			t.Errorf("%q isn't whole in its drawing:\n%s", want, all)
		}
	}
	if want := f.barCount(); f.shape != plane && f.shape != heat && len(rects) < want {
		t.Errorf("%d bars, want %d", len(rects), want)
	}
}

// labels is the texts that the drawing of a figure shows.
func (f *Figure) labels() []string {
	var out []string
	switch f.shape {
	case plane:
		return f.axisEnds[:]
	case heat:
		out = append(out, f.Heads[1:len(f.Heads)-1]...)
	case pairs:
		for _, c := range f.Drawn() {
			out = append(out, f.Heads[c+1])
		}
	}
	for _, r := range f.Rows {
		out = append(out, r.Label)
		if f.shape == bars || f.shape == heat {
			out = append(out, r.Cells[0].Text)
		}
	}
	return out
}

// barCount is how many bars there are at least: one for each number.
func (f *Figure) barCount() (n int) {
	for _, r := range f.Rows {
		for _, col := range f.Drawn() {
			if v, ok := r.Cells[col].Drawn(); ok && v > 0 {
				n++
			}
		}
	}
	return n
}

// Tools at one place share a mark that is large enough for their numbers.
func TestToolsShareMarks(t *testing.T) {
	tools := ""
	for range 14 {
		tools += "[[outil]]\nnom = \"Outil\"\naxe_thematique = 1\naxe_territoire = -1\n"
	}
	c := ground("fr", 1)
	c["syntheses/rencontre.toml"] += tools
	m := maker(t, testsite.Of(t, c.fs()))
	f := m.Make(needed("outils")[0])
	options, height, err := f.Options(m.words, "fr")
	if err != nil {
		t.Fatal(err)
	}
	svg, err := draw.New("").SVG(options, Width, height, "Outils", "")
	if err != nil {
		t.Fatal(err)
	}
	texts, _ := marks(t, svg)
	numbers := ""
	for _, text := range texts {
		if !slices.Contains(f.axisEnds[:], text.text) {
			numbers += solid(text.text)
			if text.right > Width || text.bottom > float64(height) {
				t.Errorf("%q ends at %.0f, %.0f", text.text, text.right, text.bottom)
			}
		}
	}
	if numbers != "1,2,3,4,5,6,7,8,9,10,11,12,13,14" {
		t.Error(numbers)
	}
	shape := optionsOf(t, m, f)["series"].([]any)[0].(map[string]any)["data"].([]any)[0].(map[string]any)
	size := shape["symbolSize"].([]any)
	for _, text := range texts {
		if strings.Contains(text.text, ",") && (text.right-text.left > size[0].(float64) || shape["symbol"] != "roundRect") {
			t.Errorf("%q is wider than its mark, %v", text.text, size)
		}
	}
	if size[1].(float64) < 5*lineHeight {
		t.Errorf("the mark is %v high", size[1])
	}
}
