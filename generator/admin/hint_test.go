package admin

import (
	"slices"
	"strings"
	"testing"

	"parvis/generator/content/record"
	"parvis/generator/model"
)

// TestHints: what forms say of a key speaks of no key, file or quotes, and each that is said otherwise
// than in the format is that of a key.
func TestHints(t *testing.T) {
	known := map[string]bool{}
	for _, kind := range append(model.Kinds(), model.Settings) {
		for _, k := range record.AllKeys(kind) {
			known[k.Path] = true
			h := hint(k)
			if strings.Contains(h, "`") || strings.Contains(h, "entre guillemets") || strings.Contains(h, "nom de fichier") || strings.Contains(h, "noms de fichiers") || strings.Contains(h, " = ") {
				t.Errorf("%s %s: %s", kind, k.Path, h)
			}
		}
	}
	for path := range plainly {
		if !known[path] {
			t.Errorf("%s is no key", path)
		}
	}
}

func TestPlainAdvice(t *testing.T) {
	for s, want := range map[string]string{
		"écrivez code = \"34032\"":                 "",
		"retirez la ligne brouillon = true":        "",
		"une date qui existe":                      "une date qui existe",
		"vérifiez les deux":                        "vérifiez les deux",
		"ajoutez [[engagement.indicateur]] avec x": "",
	} {
		if got := plainAdvice(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
}

func TestFieldOfKey(t *testing.T) {
	for key, want := range map[string]string{
		"territoires[1]": "territoires",
		"engagement[2].indicateur[0].valeurs.2019": "engagement[2].indicateur[0].valeurs",
		"engagement[2].indicateur[0]":              "engagement[2].indicateur[0]",
		"nom":                                      "nom",
		"tyep":                                     "",
	} {
		if got := fieldOfKey(model.Signatories, key); got != want {
			t.Errorf("%s: %s, wanted %s", key, got, want)
		}
	}
	if !slices.Contains([]string{"f-indicateur-0-valeurs"}, idOf("indicateur[0].valeurs")) {
		t.Error(idOf("indicateur[0].valeurs"))
	}
}
