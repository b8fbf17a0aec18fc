package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"parvis/generator/check"
	"parvis/generator/testsite"
)

func TestOutsideLinks(t *testing.T) {
	files := tiny(t,
		"site.toml", "titre = \"x\"\nurl = \"https://exemple.fr/charte\"\n[licence]\nnom = \"x\"\nurl = \"https://licence.fr/\"\n[[menu]]\ntitre = \"Aide\"\nurl = \"/aide/\"\n[[menu]]\ntitre = \"Ici\"\nurl = \"https://exemple.fr/charte/x\"\n",
		"ressources/guide.toml", "titre = \"x\"\ntype = \"guide\"\nurl = \"https://guide.fr/\"\nsource = \"Voir https://texte.fr\"\n",
		"signataires/suez.md", "\ufeff+++\r\nnom = \"Suez\"\r\ntype = \"entreprise\"\r\nsite = \"http://suez.fr\"\r\nbrouillon = true\r\nnote = \"https://suez.fr a changé\"\r\n[[convention]]\r\ndate = 2018-01-01\r\ndocument = \"https://suez.fr/x.pdf\"\r\n[[engagement]]\r\ndomaine = \"emploi\"\r\naction = \"x\"\r\nsource = \"https://source.fr/\"\r\n+++\r\nÉté : [un](https://un.fr).\r\n")
	files["signataires/cache.md"] = &fstest.MapFile{Data: []byte("+++\nnom = \"Caché\"\ntype = \"entreprise\"\ndiffusion = \"partielle\"\nsite = \"https://cache.fr\"\nsource = \"https://presse.fr/cache\"\n+++\n[x](https://cache.fr/x)\n")}
	set, found := testsite.Load(t, files)
	if len(found) > 0 {
		t.Fatal(found)
	}
	var got []string
	for _, l := range check.OutsideLinks(set) {
		got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s:%d:%d %s", l.URL, l.File, l.Line, l.Col, l.Key)))
	}
	slices.Sort(got)
	want := []string{
		"http://suez.fr signataires/suez.md:4:1 site",
		"https://exemple.fr/rapport.pdf ressources/rapport.toml:3:1 url",
		"https://guide.fr/ ressources/guide.toml:3:1 url",
		"https://licence.fr/ site.toml:5:1 licence.url",
		"https://source.fr/ signataires/suez.md:13:1 engagement[0].source",
		"https://suez.fr/x.pdf signataires/suez.md:9:1 convention[0].document",
		"https://un.fr signataires/suez.md:15:7 ",
	}
	for i := range want {
		want[i] = strings.TrimSpace(want[i])
	}
	if !slices.Equal(got, want) {
		t.Errorf("\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
