package theme

import (
	"encoding/json"
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// The manifest is made of the icons that are published, the theme's own first,
// and of the colour that the most specific settings give to the page.
func TestManifest(t *testing.T) {
	under, over := tiny(), tiny()
	for p := range over {
		delete(over, p)
	}
	under["base/settings.css"] = file(":root{--paper: #ffeedd;}\n@media (prefers-color-scheme: dark){:root{--paper: #112233;}}\n")
	over["base/settings.css"] = file(":root{--paper:#abcdef ;}\n")
	over["assets/icon-192.png"] = file("theirs")
	files := map[string][]byte{"icon-192.png": []byte("ours"), "icon-512.png": []byte("large")}
	th, err := Load(Options{Layers: []fs.FS{over, under}, Lang: "fr", Base: "/charte/", Title: `Charte "d'essai" & <co>`, Files: files})
	if err != nil {
		t.Fatal(err)
	}
	var m webManifest
	if err := json.Unmarshal([]byte(asset(th, ".webmanifest")), &m); err != nil {
		t.Fatal(err)
	}
	if m.Name != `Charte "d'essai" & <co>` || m.Lang != "fr" || m.StartURL != "/charte/" || m.Scope != "/charte/" || m.Background != "#abcdef" || m.ThemeColor != "#abcdef" {
		t.Errorf("got %+v", m)
	}
	if len(m.Icons) != 2 || !regexp.MustCompile(`^/charte/assets/icon-192-[0-9a-f]{8}\.png$`).MatchString(m.Icons[0].Src) || asset(th, ".png") != "theirs" {
		t.Errorf("icons %+v", m.Icons)
	}
	if dark, err := th.background("dark"); dark != "#112233" || err != nil {
		t.Errorf("dark ground %q, %v: the theme underneath has it", dark, err)
	}
	if _, err := th.background("dusk"); err == nil {
		t.Error("a ground of no mode")
	}
	if asset(mustLoad(t, tiny()), ".webmanifest") != "" {
		t.Error("a manifest of a site without a title")
	}
	if light, _ := mustLoad(t, tiny()).background("light"); light != "" {
		t.Errorf("a ground out of nowhere: %q", light)
	}
}

func TestShort(t *testing.T) {
	for title, want := range map[string]string{
		"Parvis":                               "Parvis",
		"Entreprises & Quartiers":              "Entreprises",
		"Charte d’essai":                       "Charte d’essai",
		"La charte de la région":               "La charte",
		"Anticonstitutionnellement parlé":      "Anticonstitutionnellement",
		"Quartiers " + strings.Repeat("x", 40): "Quartiers",
	} {
		if got := shortName(title); got != want {
			t.Errorf("%q: got %q, wanted %q", title, got, want)
		}
	}
}
