package raster

import (
	"image"
	"testing"

	"parvis/generator/figure/layout"
	"parvis/generator/figure/paint"
)

// trace draws marks on paper, and counts the pixels that they change in each area.
func trace(m layout.Mark, areas ...image.Rectangle) (whole int, in []int) {
	c := newCanvas()
	printer{canvas: c, x: 100, y: 100, scale: 2, width: 200, look: paint.Plain, texts: &[]Text{}}.mark(m)
	in = make([]int, len(areas))
	for y := range Height {
		for x := range Width {
			if c.ColorIndexAt(x, y) == 0 {
				continue
			}
			whole++
			for i, a := range areas {
				if image.Pt(x, y).In(a) {
					in[i]++
				}
			}
		}
	}
	return whole, in
}

func px(f float64) layout.Len  { return layout.Len{Px: f} }
func pct(f float64) layout.Len { return layout.Len{Pct: f} }

// Every kind of mark stands where it is laid out, in its size, and nowhere else.
func TestMarks(t *testing.T) {
	for _, c := range []struct {
		name        string
		mark        layout.Mark
		where       image.Rectangle
		least, most int // pixels
	}{
		{"rectangle", layout.Rect{Class: "b", X: pct(50), W: px(10), Y: 5, H: 20}, image.Rect(300, 110, 320, 150), 800, 800},
		{"outline", layout.Rect{Class: "none", X: px(0), W: px(50), Y: 0, H: 50}, image.Rect(99, 99, 201, 201), 780, 800},
		{"dashes", layout.Rect{Class: "due", X: px(0), W: px(50), Y: 0, H: 50}, image.Rect(99, 99, 201, 201), 350, 450},
		{"level line", layout.Line{Class: "tgt", X1: px(0), X2: pct(100), Y1: 10, Y2: 10}, image.Rect(100, 117, 500, 123), 2400, 2400},
		{"dashed line", layout.Line{Class: "was", X1: px(0), X2: px(70), Y1: 10, Y2: 10}, image.Rect(100, 118, 240, 122), 300, 340},
		{"circle", layout.Circle{Class: "b", X: px(20), Y: 20, R: 10}, image.Rect(119, 119, 161, 161), 1230, 1360},
		{"ring", layout.Circle{Class: "ring", X: px(20), Y: 20, R: 10}, image.Rect(117, 117, 163, 163), 560, 780},
		{"triangle", layout.Path{Class: "b", X: px(10), Y: 10, D: "M0 0h20l-20 20z"}, image.Rect(120, 120, 160, 160), 800, 900},
		{"curve", layout.Path{Class: "gi", D: "M0 0q10 20 20 0t20 0"}, image.Rect(97, 77, 183, 123), 350, 600},
		{"round path", layout.Path{Class: "gi", X: px(20), Y: 20, D: "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0"}, image.Rect(130, 130, 150, 150), 150, 240},
		{"text", layout.Text{Class: "t", X: px(0), Y: 20, Spans: []layout.Span{{Text: "Emploi"}}}, image.Rect(100, 115, 190, 148), 400, 1500},
		{"text at its end", layout.Text{Class: "n e", X: px(100), Y: 20, Spans: []layout.Span{{Text: "12"}, {Class: "z", Text: " sur 16"}}}, image.Rect(180, 115, 301, 142), 400, 1800},
		{"text in its middle", layout.Text{X: px(100), Y: 20, Spans: []layout.Span{{Class: "n m", Text: "12"}}}, image.Rect(280, 115, 320, 142), 150, 700},
		{"group", layout.Group{X: px(50), Marks: []layout.Mark{layout.Rect{Class: "b", W: px(10), H: 10}}}, image.Rect(200, 100, 220, 120), 400, 400},
	} {
		whole, in := trace(c.mark, c.where)
		if whole != in[0] || whole < c.least || whole > c.most {
			t.Errorf("%s: %d pixels, %d of them in %v; want %d to %d", c.name, whole, in[0], c.where, c.least, c.most)
		}
	}
}

// Every class that marks have is drawn; what is of paper shows on ink only.
func TestClasses(t *testing.T) {
	paper, _ := paint.Of("paper")
	unseen := func(role string) bool {
		c, _ := paint.Of(role)
		return role == "" || c.Light == paper.Light
	}
	for _, class := range paint.Classes() {
		look := paint.Plain.With(class)
		if text := look.Size != paint.Plain.Size || look.Bold || look.Anchor > 0 || look.Halo; text && look.Fill == "" {
			class += " t" // it says how, not in which colour
			look = paint.Plain.With(class)
		}
		text := look.Size != paint.Plain.Size || look.Bold || look.Anchor > 0 || look.Halo
		var m layout.Mark = layout.Rect{Class: class, W: px(40), H: 40}
		if text {
			m = layout.Text{Class: class, Y: 40, Spans: []layout.Span{{Text: "Emploi"}}}
		}
		whole, _ := trace(m)
		if hidden := unseen(look.Fill) && (text || unseen(look.Stroke)); (whole == 0) != hidden {
			t.Errorf(".%s: %d pixels", class, whole)
		}
	}
}

// The hatch of what isn't known is apart from the dots of what can't be measured, and both from a colour.
func TestPatterns(t *testing.T) {
	colours := func(class string) map[uint8]int {
		c := newCanvas()
		printer{canvas: c, scale: Scale, look: paint.Plain, texts: &[]Text{}}.mark(layout.Rect{Class: class, X: px(10), Y: 10, W: px(100), H: 100})
		out := map[uint8]int{}
		for y := 30; y < 250; y++ {
			for x := 30; x < 250; x++ {
				out[c.ColorIndexAt(x, y)]++
			}
		}
		return out
	}
	for class, share := range map[string]float64{"unk": .35, "dot": .12} {
		got := colours(class)
		edge := 0
		for _, n := range got {
			if edge == 0 || n < edge {
				edge = n
			}
		}
		if part := float64(edge) / (220 * 220); len(got) != 2 || part < share-.06 || part > share+.06 {
			t.Errorf(".%s: %v, of which %.2f lines", class, got, part)
		}
	}
}

// A halo of paper parts a text from the mark behind it.
func TestHalo(t *testing.T) {
	count := func(class string) (paper int) {
		c := newCanvas()
		p := printer{canvas: c, scale: 2, look: paint.Plain, texts: &[]Text{}}
		p.marks([]layout.Mark{layout.Rect{Class: "b", W: px(200), H: 60}, layout.Text{Class: class, X: px(20), Y: 30, Spans: []layout.Span{{Text: "412"}}}})
		for y := range 120 {
			for x := range 400 {
				if c.ColorIndexAt(x, y) == 0 {
					paper++
				}
			}
		}
		return paper
	}
	if without, with := count("n"), count("n halo"); without != 0 || with < 400 {
		t.Errorf("%d pixels of paper without a halo, %d with it", without, with)
	}
}
