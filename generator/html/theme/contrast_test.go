package theme

import (
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The colours of base/settings.css keep the contrasts that RGAA 3.2 and 3.3
// ask for, in both schemes.
func TestParvisContrast(t *testing.T) {
	src, err := fs.ReadFile(parvis, "base/settings.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, ok := strings.Cut(string(src), "@media screen and (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("no dark scheme")
	}
	colour := regexp.MustCompile(`--([a-z0-9-]+): (#[0-9a-f]{6});`)
	for scheme, css := range map[string]string{"light": light, "dark": dark} {
		c := map[string]string{}
		for _, m := range colour.FindAllStringSubmatch(css, -1) {
			c[m[1]] = m[2]
		}
		pairs := [][2]string{{"night-ink", "night"}, {"night-2", "night"}, {"ink", "hue-2-soft"}, {"ink", "brick-soft"}, {"ink-2", "brick-soft"}}
		for _, ground := range []string{"paper", "stone", "slab"} {
			for _, text := range []string{"ink", "ink-2", "brick"} {
				pairs = append(pairs, [2]string{text, ground})
			}
			for i := 1; i <= 8; i++ {
				pairs = append(pairs, [2]string{fmt.Sprintf("hue-%d", i), ground})
			}
		}
		for i := 1; i <= 8; i++ {
			soft := fmt.Sprintf("hue-%d-soft", i)
			pairs = append(pairs, [2]string{"ink", soft}, [2]string{"ink-2", soft}, [2]string{fmt.Sprintf("hue-%d", i), soft})
		}
		for _, p := range pairs {
			if r := contrast(t, c[p[0]], c[p[1]]); r < 4.5 {
				t.Errorf("%s: --%s on --%s: %.2f, wanted 4.5", scheme, p[0], p[1], r)
			}
		}
		for _, ground := range []string{"paper", "stone", "slab"} {
			if r := contrast(t, c["edge"], c[ground]); r < 3 {
				t.Errorf("%s: --edge on --%s: %.2f, wanted 3", scheme, ground, r)
			}
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil {
		t.Fatalf("colour %q: %v", hex, err)
	}
	part := func(shift uint) float64 {
		v := float64(n>>shift&255) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}
