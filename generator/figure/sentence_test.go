package figure

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"parvis/generator/figure/catalogue"
	"parvis/generator/testsite"
)

var update = flag.Bool("update", false, "take the sentences as they are now; read git diff after")

// cases is small sites: the value of each record, -1 for none.
var cases = []struct {
	name   string
	places int // regions, with a département and an EPCI each, and domains
	values []int
}{
	{"empty", 1, nil},
	{"one", 1, []int{0}},
	{"two", 2, []int{0, 0}},
	{"many", 3, []int{0, 0, 0, 1, 1, 2}},
	{"thousands", 2, append(repeated(0, 1000), repeated(1, 234)...)},
	{"tie of 2", 2, []int{0, 1}},
	{"tie of 3", 3, []int{0, 0, 1, 1, 2, 2}},
	{"tie of 5", 5, []int{0, 1, 2, 3, 4}},
	{"one, untold", 1, []int{-1}},
	{"all untold", 2, []int{-1, -1, -1}},
	{"one told", 2, []int{0, -1, -1}},
	{"one untold", 2, []int{0, 0, -1}},
	{"tie, some untold", 3, []int{0, 1, -1, -1}},
}

// TestSentences: what every kind of figure says of sites of every size, in both
// languages. testdata/sentences.txt was read, word by word, when it was last
// accepted:
//
//	go test ./generator/figure -run Sentences -update
func TestSentences(t *testing.T) {
	said := map[catalogue.Kind][]string{}
	for _, lang := range []string{"fr", "en"} {
		for _, c := range cases {
			m := maker(t, testsite.Of(t, people(ground(lang, c.places), c.values).fs()))
			for _, kind := range catalogue.Kinds() {
				for _, spec := range needed(kind) {
					f := m.Make(spec)
					name := c.name
					if spec.Indicator != "" {
						name += ", " + spec.Indicator
					}
					said[kind] = append(said[kind], fmt.Sprintf("%s %s: %s", lang, name, f.Sentence))
					for _, n := range f.Notes {
						said[kind] = append(said[kind], fmt.Sprintf("%s + %s", lang, n))
					}
					if f.Empty != "" && f.Empty != f.Sentence {
						t.Errorf("%s, %s: %q and %q", kind, name, f.Empty, f.Sentence)
					}
				}
			}
		}
	}
	var b strings.Builder
	for _, kind := range catalogue.Kinds() {
		fmt.Fprintf(&b, "== %s\n", kind)
		seen := map[string]bool{}
		for _, line := range said[kind] {
			if text := line; !seen[text] || !strings.Contains(text, " + ") {
				fmt.Fprintln(&b, text)
				seen[text] = true
			}
		}
		b.WriteString("\n")
	}
	got := strings.NewReplacer("\u202f", "_", "\u00a0", "~").Replace(b.String())
	const file = "testdata/sentences.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		old := strings.Split(string(want), "\n")
		for i, line := range strings.Split(got, "\n") {
			if i >= len(old) || old[i] != line {
				t.Fatalf("%s, line %d is now\n%s\nto accept what was read: -update", file, i+1, line)
			}
		}
		t.Fatalf("%s says more than the figures do", file)
	}
}

// badly matches what no sentence may contain, in either language.
var badly = regexp.MustCompile(`⟦|%!|\b1 des 1\b|\b1 of 1 (published|declared)|\bdes [01] |\bles 1 |\ball 1 |\b[01] (?:engagements|signataires|conventions|territoires|nombres|résultats|commitments|signatories|numbers|results)\b|\b[2-9] (?:engagement|signataire|convention|territoire|nombre|résultat|commitment|signatory|number|result)\b|  |\.\.|^$`)

// TestSentencesReadWell checks more sites than the golden file has.
func TestSentencesReadWell(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		for pick := range 81 {
			var values []int
			for n := pick; n > 0; n /= 4 {
				values = append(values, n%4-1)
			}
			m := maker(t, testsite.Of(t, people(ground(lang, 3), values).fs()))
			for _, kind := range catalogue.Kinds() {
				for _, spec := range needed(kind) {
					f := m.Make(spec)
					for _, said := range append([]string{f.Sentence, f.Title, f.Name(m.words)}, f.Notes...) {
						if found := badly.FindString(said); found != "" {
							t.Errorf("%s, %s of %v: %q in %q", lang, f.ID, values, found, said)
						}
					}
				}
			}
		}
	}
}

// A lone commitment that is carried out in several places names them all.
func TestOneInSeveralPlaces(t *testing.T) {
	c := people(ground("fr", 4), []int{0})
	c["signataires/s-0000.toml"] = strings.Replace(c["signataires/s-0000.toml"], `["epci-0"]`, `["epci-0", "epci-1"]`, 1)
	m := maker(t, testsite.Of(t, c.fs()))
	for kind, want := range map[catalogue.Kind]string{
		catalogue.ByRegion:            "Le seul engagement publié se situe en Auvergne-Rhône-Alpes et en Occitanie.",
		catalogue.SignatoriesByRegion: "Le seul signataire publié est présent en Auvergne-Rhône-Alpes et en Occitanie.",
		catalogue.Matrix:              "Le seul engagement publié porte sur l’emploi en Auvergne-Rhône-Alpes et en Occitanie.",
	} {
		f := m.Make(catalogue.Spec{Kind: kind})
		if got := strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(f.Sentence); got != want {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
		if kind != catalogue.Matrix && !strings.Contains(strings.Join(f.Notes, " "), "plusieurs territoires") {
			t.Errorf("%s doesn't tell that its rows overlap: %q", kind, f.Notes)
		}
	}
}

// Subjects and periods in the name of a figure.
func TestNames(t *testing.T) {
	m := maker(t, testsite.Of(t, people(ground("fr", 2), []int{0, 1}).fs()))
	for want, spec := range map[string]catalogue.Spec{
		"Engagements par domaine d’action":                             {Kind: catalogue.ByDomain},
		"Engagements par domaine d’action : Occitanie, de 2015 à 2017": {Kind: catalogue.ByDomain, Territory: "region-0", From: 2015, To: 2017},
		"Engagements par région : Emploi, depuis 2015":                 {Kind: catalogue.ByRegion, Domain: "emploi", From: 2015},
		"Signataires par taille : jusqu’en 2015":                       {Kind: catalogue.BySize, To: 2015},
		"Engagements par année de début : 2015":                        {Kind: catalogue.ByYear, From: 2015, To: 2015},
		"Cibles et résultats : Stages : Emploi, Occitanie":             {Kind: catalogue.Progress, Indicator: "stages", Domain: "emploi", Territory: "region-0"},
		"Les outils sur deux axes : Rencontre":                         {Kind: catalogue.Tools, Synthesis: "rencontre"},
	} {
		f := m.Make(spec)
		for _, got := range []string{f.Name(m.words), m.Name(spec)} {
			if got = strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(got); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		}
	}
}
