package svg_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"parvis/generator/figure/chart"
	"parvis/generator/figure/raster"
)

// cardOf is a chart as it is shared.
func cardOf(c chart.Chart) raster.Card {
	return raster.Card{Name: c.Title, Sentence: c.Sentence, Chart: c, Site: "Entreprises & Quartiers", Date: "Données arrêtées au 11 juillet 2018",
		More: func(n int) string { return fmt.Sprintf("et %d autres", n) }}
}

func shared(t *testing.T, p *raster.Picture) []byte {
	t.Helper()
	data, err := p.PNG()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A picture to share is small, holds all its texts, and none of them meet.
func TestShared(t *testing.T) {
	for _, s := range append(samples(), hostileSamples()...) {
		p := raster.Draw(cardOf(s.chart))
		data := shared(t, p)
		m, err := png.Decode(bytes.NewReader(data))
		if err != nil || m.Bounds() != image.Rect(0, 0, raster.Width, raster.Height) {
			t.Errorf("%s: %v, %v", s.name, err, m.Bounds())
			continue
		}
		if len(data) > 25<<10 {
			t.Errorf("%s: %d bytes", s.name, len(data))
		}
		t.Logf("%-20s %6d bytes, %d colours, %d texts", s.name, len(data), len(m.(*image.Paletted).Palette), len(p.Texts))
		for i, a := range p.Texts {
			if !a.Box.In(image.Rect(60, 40, raster.Width-60, raster.Height-20)) {
				t.Errorf("%s: « %s » leaves the picture: %v", s.name, a.Text, a.Box)
			}
			for _, b := range p.Texts[i+1:] {
				if a.Box.Overlaps(b.Box) {
					t.Errorf("%s: « %s » %v meets « %s » %v", s.name, a.Text, a.Box, b.Text, b.Box)
				}
			}
		}
	}
}

// Each chart of the samples is in its picture, unless it is of names, of states without a number, or of
// values that have no room: there the sentence stands alone.
func TestSharedHasItsChart(t *testing.T) {
	for _, s := range samples() {
		alone := s.chart.Form == chart.None || s.chart.Form == chart.Quadrants || s.name == "tiles-deployment" || s.name == "chronicle-long"
		card := cardOf(s.chart)
		with := raster.Draw(card)
		card.Chart = chart.Chart{}
		without := raster.Draw(card)
		if (len(with.Texts) > len(without.Texts)) == alone {
			t.Errorf("%s: %d texts with its chart, %d without", s.name, len(with.Texts), len(without.Texts))
		}
	}
}

// What isn't known is never left out of a picture, and what is left out is counted.
func TestSharedTellsTheRest(t *testing.T) {
	c := chart.Chart{Form: chart.Bars, Sentence: "x"}
	for i := range 9 {
		c.Rows = append(c.Rows, row(fmt.Sprintf("domaine %d", i), chart.Plain, num(float64(40-i))))
	}
	c.Rows = append(c.Rows, row("non précisé", chart.Unknown, num(7)))
	var texts []string
	for _, t := range raster.Draw(cardOf(c)).Texts {
		texts = append(texts, t.Text)
	}
	for _, want := range []string{"domaine 0", "domaine 3", "non précisé", "et 5 autres"} {
		if !slices.Contains(texts, want) {
			t.Errorf("no text %q in %q", want, texts)
		}
	}
}

// A sentence is cut after a word only, and says so.
func TestSharedSentence(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("Les engagements publiés portent sur l’emploi ; ", 6))
	for _, with := range []bool{true, false} {
		card := raster.Card{Sentence: long}
		if with {
			card.Chart = byName(t, "stones")
		}
		var said []string
		for _, text := range raster.Draw(card).Texts {
			if strings.Contains(text.Text, "engagement") {
				said = append(said, text.Text)
			}
		}
		whole := strings.Join(said, " ")
		if cut, ok := strings.CutSuffix(whole, "…"); ok != with || !strings.HasPrefix(long, cut) || with && !strings.ContainsRune(" ;", rune(long[len(cut)])) {
			t.Errorf("beside a chart %t: %q", with, whole)
		}
	}
}

func BenchmarkShared(b *testing.B) {
	list := samples()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := raster.Draw(cardOf(list[i%len(list)].chart)).PNG(); err != nil {
			b.Fatal(err)
		}
	}
}
