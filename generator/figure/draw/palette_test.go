package draw

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"
)

const settings = "../../../themes/parvis/base/settings.css"

// The colours of the drawings are those of the pages. Only the steps of seq may
// be missing there, where a theme doesn't use them.
func TestPaletteIsThePages(t *testing.T) {
	css, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	light, dark, ok := strings.Cut(string(css), "prefers-color-scheme: dark")
	if !ok {
		t.Fatalf("%s has no dark mode", settings)
	}
	var modes [2]map[string]string
	for i, part := range []string{light, dark} {
		modes[i] = map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z0-9-]+): *(#[0-9a-f]{6});`).FindAllStringSubmatch(part, -1) {
			modes[i][m[1]] = m[2]
		}
	}
	for _, c := range Palette {
		if strings.HasPrefix(c.Role, "seq-") && modes[0][c.Role] == "" && modes[1][c.Role] == "" {
			continue
		}
		if modes[0][c.Role] != c.Light || modes[1][c.Role] != c.Dark {
			t.Errorf("%s is %s and %s, in %s %q and %q", c.Role, c.Light, c.Dark, settings, modes[0][c.Role], modes[1][c.Role])
		}
	}
}

func TestPaletteTellsRolesApart(t *testing.T) {
	seen := map[string]string{}
	for _, c := range Palette {
		if other := seen[c.Light]; other != "" {
			t.Errorf("%s and %s have the same light colour", other, c.Role)
		}
		seen[c.Light] = c.Role
	}
}

func TestPaletteReads(t *testing.T) {
	by := map[string]Colour{}
	for _, c := range Palette {
		by[c.Role] = c
	}
	for _, c := range Palette {
		if text, ok := by[c.Text]; ok {
			wantContrast(t, c.Role+" under "+c.Text, c.Light, text.Light, 4.5)
			wantContrast(t, c.Role+" under "+c.Text+", dark", c.Dark, text.Dark, 4.5)
		} else if c.Text != "" || strings.HasPrefix(c.Role, "seq-") {
			t.Errorf("%s: no text role %q", c.Role, c.Text)
		}
	}
	wantContrast(t, "seq-1 and seq-5", by["seq-1"].Light, by["seq-5"].Light, 3)
	wantContrast(t, "seq-1 and seq-5, dark", by["seq-1"].Dark, by["seq-5"].Dark, 3)
	for i := 1; i < 5; i++ {
		one, next := by[fmt.Sprintf("seq-%d", i)], by[fmt.Sprintf("seq-%d", i+1)]
		wantContrast(t, one.Role+" and the next", one.Light, next.Light, 1.4)
		wantContrast(t, one.Role+" and the next, dark", one.Dark, next.Dark, 1.4)
	}
}

func wantContrast(t *testing.T, what, a, b string, least float64) {
	t.Helper()
	high, low := luminance(a), luminance(b)
	if ratio := (max(high, low) + 0.05) / (min(high, low) + 0.05); ratio < least {
		t.Errorf("%s: %.2f:1, wanted %.1f:1", what, ratio, least)
	}
}

// luminance is WCAG 2's relative luminance.
func luminance(hex string) float64 {
	var rgb [3]int
	_, _ = fmt.Sscanf(hex, "#%02x%02x%02x", &rgb[0], &rgb[1], &rgb[2])
	var l float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(rgb[i]) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		l += weight * c
	}
	return l
}
