package guide

import (
	"strings"
	"testing"

	"parvis/generator/model"
)

// The section of a kind that guide.md doesn't speak of has an example and all its keys.
func TestSection(t *testing.T) {
	own := text
	defer func() { text = own }()
	from := strings.Index(text, "## Appels à projets\n")
	text = text[:from] + text[strings.Index(text, "## Pages\n"):]
	page := Page()
	want := "\n## Appels\n\nFichier `content/appels/guide-appel.toml` :\n\n```toml\ntitre = \"Appel à projets d'exemple\"\nsource = \"Courriel du 12 janvier 2026\"\n```\n\n`titre` (obligatoire)\n: "
	if !strings.Contains(page, want) || strings.Contains(page, placeholder(string(model.Calls))) || !strings.Contains(page, "\n\n\n## Pages\n") {
		_, section, _ := strings.Cut(page, "\n## Appels")
		t.Errorf("%.600s", section)
	}
}
