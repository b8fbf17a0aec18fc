package figure

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"parvis/generator/figure/catalogue"
	"parvis/generator/html/theme"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/testsite"
	"parvis/themes"
)

// wordsOf is the words of the theme that the house comes with; a key that they
// lack fails the test.
func wordsOf(t testing.TB, lang string) *theme.Words {
	t.Helper()
	words, err := languages[lang]()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if missing := words.Missing(); len(missing) > 0 {
			t.Errorf("%s: words that aren't there: %q", lang, missing)
		}
	})
	return words
}

var languages = map[string]func() (*theme.Words, error){"fr": language("fr"), "en": language("en")}

// language loads the words of a language once.
func language(lang string) func() (*theme.Words, error) {
	return sync.OnceValues(func() (*theme.Words, error) {
		layers, err := theme.Resolve("", nil, themes.FS)
		if err != nil {
			return nil, err
		}
		look, err := theme.Load(theme.Options{Layers: layers, Lang: lang})
		if err != nil {
			return nil, err
		}
		return look.Words(), nil
	})
}

// made is a content folder in memory: path → TOML.
type made map[string]string

func (c made) fs() fs.FS { return testsite.Content(c) }

// with is the folder with other files beside, or instead of, its own.
func (c made) with(files made) made {
	out := maps.Clone(c)
	maps.Copy(out, files)
	return out
}

// land is a région with a département and an intercommunalité.
var land = []struct{ region, name, departement, below, epci string }{
	{"76", "Occitanie", "11", "Aude", "200035715"},
	{"84", "Auvergne-Rhône-Alpes", "69", "Rhône", "200046977"},
	{"75", "Nouvelle-Aquitaine", "33", "Gironde", "243300316"},
	{"53", "Bretagne", "35", "Ille-et-Vilaine", "243500139"},
	{"52", "Pays de la Loire", "44", "Loire-Atlantique", "244400404"},
}

var domainNames = []string{"Emploi", "Éducation", "Économie", "Initiatives", "RSE"}

// nouns is how sentences name the domains, in each language; the last can't be named so.
var nouns = map[string][5]string{"fr": {"l'emploi", "l'éducation", "le développement économique", "les initiatives locales"},
	"en": {"employment", "education", "economic development", "local initiatives"}}

// ground is a site that nobody signed yet: one domain, one place of each level
// and so on for each of n.
func ground(lang string, n int) made {
	out := made{"site.toml": "titre = \"Essai\"\nurl = \"https://exemple.test/\"\narrete_au = 2023-06-30\nlangue = \"" + lang + "\"\n",
		"indicateurs/stages.toml":   "nom = \"Stages\"\nunite = \"stages\"\ncumul = \"somme\"\nsource = \"Essai\"\n",
		"indicateurs/delai.toml":    "nom = \"Délai\"\nunite = \"jours\"\nsens = \"baisse\"\ncumul = \"dernier\"\nsource = \"Essai\"\n",
		"indicateurs/part.toml":     "nom = \"Part\"\nunite = \"%\"\ncumul = \"moyenne\"\nsource = \"Essai\"\n",
		"syntheses/rencontre.toml":  "titre = \"Rencontre\"\n",
		"territoires/france.toml":   "nom = \"France\"\ntype = \"pays\"\n",
		"domaines/" + "emploi.toml": "nom = \"Emploi\"\nordre = 1\n"}
	for i, name := range domainNames[:n] {
		out[fmt.Sprintf("domaines/%s.toml", slugs[i])] = fmt.Sprintf("nom = %q\nordre = %d\n", name, i+1)
		if noun := nouns[lang][i]; noun != "" {
			out[fmt.Sprintf("domaines/%s.toml", slugs[i])] += fmt.Sprintf("dans_une_phrase = %q\n", noun)
		}
	}
	for i, l := range land[:n] {
		out[fmt.Sprintf("territoires/region-%d.toml", i)] = fmt.Sprintf("nom = %q\ntype = \"region\"\ncode = %q\nparent = \"france\"\n", l.name, l.region)
		out[fmt.Sprintf("territoires/dep-%d.toml", i)] = fmt.Sprintf("nom = %q\ntype = \"departement\"\ncode = %q\nparent = \"region-%d\"\n", l.below, l.departement, i)
		out[fmt.Sprintf("territoires/epci-%d.toml", i)] = fmt.Sprintf("nom = \"Agglo %d\"\ntype = \"epci\"\ncode = %q\nparent = \"dep-%d\"\n", i, l.epci, i)
	}
	return out
}

var (
	slugs    = []string{"emploi", "education", "economie", "initiatives", "rse"}
	sizes    = []string{"TPE", "PME", "ETI", "GE"}
	sectors  = []string{"A", "C", "F", "H", "J"}
	reaches  = []string{"national", "local"}
	stages   = []string{"prevu", "en-cours", "realise", "abandonne"}
	proofs   = []string{"declare", "atteste", "verifie"}
	checked  = []string{"aucune", "auto", "co-construite", "360"}
	deployed = []string{"en-place", "en-constitution", "a-lancer"}
)

// signed is a signatory with one commitment, all variables of which have their vth
// value, or none for v < 0. The domain is always set.
func signed(v int) string {
	of := func(key string, values []string) string {
		if v < 0 {
			return ""
		}
		return fmt.Sprintf("%s = %q\n", key, values[v%len(values)])
	}
	var b strings.Builder
	fmt.Fprintf(&b, "nom = \"Organisme\"\ntype = \"entreprise\"\n%s%s%s", of("taille", sizes), of("secteur", sectors), of("portee", reaches))
	if v >= 0 {
		fmt.Fprintf(&b, "territoires = [\"epci-%d\"]\nsignature = \"%d\"\n[[convention]]\ndate = \"%d\"\nsource = \"Essai\"\n", v, 2015+v, 2015+v)
	}
	fmt.Fprintf(&b, "[[engagement]]\ndomaine = %q\naction = \"Agir\"\n%s%s%s", slugs[max(v, 0)], of("statut", stages), of("preuve", proofs), of("evaluation", checked))
	if v >= 0 {
		fmt.Fprintf(&b, "debut = \"%d\"\n", 2015+v)
	}
	for _, ref := range []string{"stages", "delai", "part"} {
		fmt.Fprintf(&b, "[[engagement.indicateur]]\nref = %q\n", ref)
		if v >= 0 {
			fmt.Fprintf(&b, "cible = %d\necheance = \"2020\"\nvaleurs = { %d = %d }\n", 10*(v+1), 2015+v, v+1)
		}
	}
	return b.String()
}

// people adds a signatory for each value, each territory of the first places in
// a state of the charter by the same values, what France declares, and tools.
func people(c made, values []int) made {
	out := c.with(nil)
	tools := ""
	for i, v := range values {
		out[fmt.Sprintf("signataires/s-%04d.toml", i)] = signed(v)
		if i >= 5 {
			continue
		}
		for _, level := range []string{"region", "dep", "epci"} {
			if file := fmt.Sprintf("territoires/%s-%d.toml", level, i); v >= 0 && out[file] != "" {
				out[file] += fmt.Sprintf("statut = %q\n", deployed[v%3])
			}
		}
		tools += fmt.Sprintf("[[outil]]\nnom = \"Outil %d\"\naxe_thematique = %d\naxe_territoire = %d\n", i+1, v%2, -(v % 2))
	}
	out["syntheses/rencontre.toml"] += tools
	for i, v := range values {
		if i < 5 && v >= 0 {
			for k, place := range []string{"france", "dep-0", "region-0"} {
				if i == 0 && out["territoires/"+place+".toml"] != "" && (k == 0 || len(values) > 1) {
					out["territoires/"+place+".toml"] += fmt.Sprintf("[[comptage]]\ntype = \"signataires\"\nnombre = %d\ndate = \"2020\"\nsource = \"Essai\"\n", len(values)-1+2*(k+1)%3)
				}
			}
		}
	}
	return out
}

// maker is the maker of the figures of a site, in its own language.
func maker(t testing.TB, site *model.Site) *Maker {
	t.Helper()
	return New(site, stats.Of(site), wordsOf(t, site.Lang))
}

// needed is a spec with the filters that its kind needs, in a site made by
// ground.
func needed(kind catalogue.Kind) []catalogue.Spec {
	switch kind {
	case catalogue.Progress:
		return []catalogue.Spec{{Kind: kind, Indicator: "stages"}, {Kind: kind, Indicator: "delai"}, {Kind: kind, Indicator: "part"}}
	case catalogue.Against, catalogue.Funnel:
		return []catalogue.Spec{{Kind: kind, Territory: "region-0"}}
	case catalogue.Tools:
		return []catalogue.Spec{{Kind: kind, Synthesis: "rencontre"}}
	}
	return []catalogue.Spec{{Kind: kind}}
}

// repeated is n times a value.
func repeated(v, n int) []int { return slices.Repeat([]int{v}, n) }
