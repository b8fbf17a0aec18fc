package raster

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"sync"

	"golang.org/x/image/vector"

	"parvis/generator/figure/paint"
)

// steps is into how many parts the way from a colour to another is cut, at soft edges; near is how far
// apart two shades are, of 765, that nobody tells apart there. A picture of at most sixteen colours takes
// half the bytes of others.
const (
	steps = 4
	near  = 40
)

// canvas is a picture that is drawn on. Its palette grows with what is drawn.
type canvas struct {
	*image.Paletted
	roles  map[string]uint8
	shades map[[3]uint8]uint8 // under, over, step → its place in the palette
	shape  vector.Rasterizer
	mask   image.Alpha
}

func newCanvas() *canvas {
	c := &canvas{Paletted: image.NewPaletted(image.Rect(0, 0, Width, Height), nil), roles: map[string]uint8{}, shades: map[[3]uint8]uint8{}}
	c.role("paper") // index 0: the ground
	return c
}

// role returns the place of a colour in the palette.
func (c *canvas) role(name string) uint8 {
	if i, ok := c.roles[name]; ok {
		return i
	}
	of, ok := paint.Of(name)
	if !ok {
		panic("raster: no colour " + name)
	}
	i := c.colour(rgb(of.Light))
	c.roles[name] = i
	return i
}

// rgb reads #rrggbb.
func rgb(s string) color.RGBA {
	digit := func(i int) uint8 {
		if d := s[i]; d >= 'a' {
			return d - 'a' + 10
		}
		return s[i] - '0'
	}
	return color.RGBA{digit(1)<<4 | digit(2), digit(3)<<4 | digit(4), digit(5)<<4 | digit(6), 0xff}
}

// colour returns the place of a colour in the palette, or of the nearest one where that is full.
func (c *canvas) colour(want color.RGBA) uint8 {
	for i, have := range c.Palette {
		if have == want {
			return uint8(i)
		}
	}
	if len(c.Palette) == 256 {
		return uint8(c.Palette.Index(want))
	}
	c.Palette = append(c.Palette, want)
	return uint8(len(c.Palette) - 1)
}

// shade returns the place of a colour of soft edges, or of one that is near.
func (c *canvas) shade(want color.RGBA) uint8 {
	far := func(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }
	best, least := 0, near
	for i, have := range c.Palette {
		have := have.(color.RGBA)
		if d := far(have.R, want.R) + far(have.G, want.G) + far(have.B, want.B); d < least {
			best, least = i, d
		}
	}
	if least < near {
		return uint8(best)
	}
	return c.colour(want)
}

// cover draws a colour over a pixel; cover is how much of it, of 255.
func (c *canvas) cover(at int, over, cover uint8) {
	step := (int(cover)*steps + 127) / 255
	under := c.Pix[at]
	switch {
	case step == 0 || under == over:
	case step == steps:
		c.Pix[at] = over
	default:
		key := [3]uint8{under, over, uint8(step)}
		i, ok := c.shades[key]
		if !ok {
			a, b := c.Palette[under].(color.RGBA), c.Palette[over].(color.RGBA)
			mix := func(a, b uint8) uint8 { return uint8((int(a)*(steps-step) + int(b)*step) / steps) }
			i = c.shade(color.RGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 0xff})
			c.shades[key] = i
		}
		c.Pix[at] = i
	}
}

// ink is what something is drawn with: a colour, or a pattern.
type ink struct {
	index   uint8
	pattern func(x, y int) uint8 // nil for a colour
}

func (i ink) at(x, y int) uint8 {
	if i.pattern == nil {
		return i.index
	}
	return i.pattern(x, y)
}

// box fills a rectangle, its edges on whole pixels.
func (c *canvas) box(r image.Rectangle, in ink) {
	r = r.Intersect(c.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.Pix[c.PixOffset(r.Min.X, y):]
		for x := r.Min.X; x < r.Max.X; x++ {
			row[x-r.Min.X] = in.at(x, y)
		}
	}
}

// begin clears the shape to draw, in an area of the picture; its points are from the corner of the area.
func (c *canvas) begin(area image.Rectangle) bool {
	if area = area.Intersect(c.Rect); area.Empty() {
		return false
	}
	c.shape.Reset(area.Dx(), area.Dy())
	c.mask.Rect, c.mask.Stride = area, area.Dx()
	if n := area.Dx() * area.Dy(); cap(c.mask.Pix) < n {
		c.mask.Pix = make([]uint8, n)
	} else {
		c.mask.Pix = c.mask.Pix[:n]
	}
	return true
}

// end makes the mask of the shape, with soft edges.
func (c *canvas) end() {
	c.shape.DrawOp = draw.Src
	c.shape.Draw(&c.mask, c.mask.Rect, image.Opaque, image.Point{})
}

// fill draws the mask, moved by some pixels.
func (c *canvas) fill(in ink, dx, dy int) {
	area := c.mask.Rect.Add(image.Pt(dx, dy)).Intersect(c.Rect)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		from := c.mask.Pix[c.mask.PixOffset(area.Min.X-dx, y-dy):]
		for x := area.Min.X; x < area.Max.X; x++ {
			if cover := from[x-area.Min.X]; cover > 0 {
				c.cover(c.PixOffset(x, y), in.at(x, y), cover)
			}
		}
	}
}

// halo draws the mask wider by a number of pixels.
func (c *canvas) halo(in ink, by float64) {
	const directions = 16
	for i := range directions {
		a := 2 * math.Pi * float64(i) / directions
		c.fill(in, round(by*math.Cos(a)), round(by*math.Sin(a)))
	}
	c.fill(in, 0, 0)
}

// plain is a colour.
func (c *canvas) plain(role string) ink { return ink{index: c.role(role)} }

// hatch is stripes at 45 degrees on stone; dotted is dots on it. Their pitch is a whole number of
// pixels, which a file of few bytes needs.
func (c *canvas) hatch(scale float64) ink {
	ground, line := c.role("stone"), c.role("edge")
	pitch, wide := max(round(6*math.Sqrt2*scale), 4), max(round(2*math.Sqrt2*scale), 1)
	return ink{pattern: func(x, y int) uint8 {
		if (x+y)%pitch < wide {
			return line
		}
		return ground
	}}
}

func (c *canvas) dotted(scale float64) ink {
	ground, dot := c.role("stone"), c.role("edge")
	pitch := max(round(6*scale), 4)
	r := max(1.1*scale, .8)
	mid := float64(pitch-1) / 2
	return ink{pattern: func(x, y int) uint8 {
		if math.Hypot(float64(x%pitch)-mid, float64(y%pitch)-mid) <= r {
			return dot
		}
		return ground
	}}
}

func round(f float64) int { return int(math.Floor(f + .5)) }

// buffers are those of encoders, which are large.
var buffers pool

type pool struct{ sync.Pool }

func (p *pool) Get() *png.EncoderBuffer {
	b, _ := p.Pool.Get().(*png.EncoderBuffer)
	return b
}

func (p *pool) Put(b *png.EncoderBuffer) { p.Pool.Put(b) }

// encode returns the picture as a PNG.
func (c *canvas) encode() ([]byte, error) {
	var out bytes.Buffer
	err := (&png.Encoder{BufferPool: &buffers}).Encode(&out, c.Paletted)
	return out.Bytes(), err
}
