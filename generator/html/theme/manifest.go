package theme

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"unicode"
)

// manifestName is the name of the web manifest (w3.org/TR/appmanifest). It has
// the theme's icons and colours: what a phone shows of the site on its home
// screen.
const manifestName = "manifest.webmanifest"

// icons is the files that the manifest lists, with their sizes. A theme may
// replace them by files of the same names.
var icons = []struct{ name, size string }{{"icon-192.png", "192x192"}, {"icon-512.png", "512x512"}}

// webManifest is the part of the format in use. It has no display mode: the
// site opens in the browser.
type webManifest struct {
	Name       string         `json:"name"`
	ShortName  string         `json:"short_name"`
	Lang       string         `json:"lang"`
	ID         string         `json:"id"`
	StartURL   string         `json:"start_url"`
	Scope      string         `json:"scope"`
	ThemeColor string         `json:"theme_color,omitempty"`
	Background string         `json:"background_color,omitempty"`
	Icons      []manifestIcon `json:"icons"`
}

type manifestIcon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

// publishManifest publishes the manifest of a site. The files of the theme must
// be published before. Without a title there is no manifest.
func (t *Theme) publishManifest(title, lang string) error {
	if title == "" {
		return nil
	}
	m := webManifest{Name: title, ShortName: shortName(title), Lang: lang, ID: t.base, StartURL: t.base, Scope: t.base, ThemeColor: t.backgrounds.light, Background: t.backgrounds.light,
		Icons: []manifestIcon{}}
	for _, i := range icons {
		if t.has(i.name) {
			m.Icons = append(m.Icons, manifestIcon{t.hrefs[i.name], i.size, "image/png", "any maskable"})
		}
	}
	src, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("theme: manifest: %w", err)
	}
	t.publish(manifestName, src)
	return nil
}

// shortName returns the first words of a title that fit under an icon, 15
// letters in total; a longer first word is kept whole. Trailing words of one or
// two letters, such as articles, are dropped.
func shortName(title string) string {
	const maxLetters = 15
	if len([]rune(title)) <= maxLetters {
		return title
	}
	var out []string
	length := -1
	for _, w := range strings.FieldsFunc(title, unicode.IsSpace) {
		length += 1 + len([]rune(w))
		if length > maxLetters && len(out) > 0 {
			break
		}
		out = append(out, w)
	}
	for len(out) > 1 && len([]rune(out[len(out)-1])) <= 2 {
		out = out[:len(out)-1]
	}
	return strings.Join(out, " ")
}

// backgrounds is the colour of the page in light and dark mode, which browsers
// use for their own interface; "" if the settings don't give it as #rrggbb.
type backgrounds struct{ light, dark string }

var (
	paperColour  = regexp.MustCompile(`--paper:\s*(#[0-9A-Fa-f]{6})\s*;`)
	darkModeRule = regexp.MustCompile(`prefers-color-scheme:\s*dark`)
)

// readBackgrounds finds the property --paper in the layers' settings: the first
// before a rule for dark mode, and the first after it.
func (t *Theme) readBackgrounds(tree *tree) error {
	for i := len(tree.layers) - 1; i >= 0; i-- {
		src, err := fs.ReadFile(tree.layers[i], "base/settings.css")
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", tree.layerPath(i, "base/settings.css"), err)
		}
		light, dark := src, []byte(nil)
		if at := darkModeRule.FindIndex(src); at != nil {
			light, dark = src[:at[0]], src[at[1]:]
		}
		if m := paperColour.FindSubmatch(light); m != nil {
			t.backgrounds.light = string(m[1])
		}
		if m := paperColour.FindSubmatch(dark); m != nil {
			t.backgrounds.dark = string(m[1])
		}
	}
	return nil
}

// background is the template function ground: the colour of the page in light
// or dark mode.
func (t *Theme) background(mode string) (string, error) {
	switch mode {
	case "light":
		return t.backgrounds.light, nil
	case "dark":
		return t.backgrounds.dark, nil
	}
	return "", fmt.Errorf("ground %q: wanted light or dark", mode)
}
