package catalogue

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const allKeys = "figure, domaine, territoire, indicateur, synthese, periode"

func TestRead(t *testing.T) {
	occitanie := Spec{Kind: ByDomain, Territory: "occitanie", From: 2017, To: 2020}
	for text, want := range map[string]Spec{
		"engagements-par-domaine":                       {Kind: ByDomain},
		"\n\n  engagements-par-domaine  \n\n":           {Kind: ByDomain},
		"# rien\nengagements-par-domaine # ceci\n#":     {Kind: ByDomain},
		`"engagements-par-domaine"`:                     {Kind: ByDomain},
		"'engagements-par-domaine'\n":                   {Kind: ByDomain},
		"`engagements-par-domaine`\n":                   {Kind: ByDomain},
		"figure = \"engagements-par-domaine\"":          {Kind: ByDomain},
		"Figure: engagements-par-domaine":               {Kind: ByDomain},
		"FIGURE\u00a0: « x »":                           {Kind: "« x »"}, // a kind that there isn't, below
		"outils_synthese_seminaire":                     {Kind: Tools, Synthesis: "seminaire"},
		"Synthèse = seminaire\nfigure = outils":         {Kind: Tools, Synthesis: "seminaire"},
		"Synthe\u0300se = seminaire\nfigure = outils":   {Kind: Tools, Synthesis: "seminaire"}, // as macOS writes it
		"signatures\r\ndomaine = emploi\r\n":            {Kind: Signatures, Domain: "emploi"},
		"signatures_domaine_emploi\nterritoire: aude":   {Kind: Signatures, Domain: "emploi", Territory: "aude"},
		"signatures_territoire_aude_domaine_emploi":     {Kind: Signatures, Domain: "emploi", Territory: "aude"},
		"resultats\nindicateur = \"stages-a-l-annee\" ": {Kind: Progress, Indicator: "stages-a-l-annee"},

		"figure = engagements-par-domaine\nterritoire = occitanie\nperiode = 2017-2020":    occitanie,
		"periode: 2017 – 2020\nterritoire: 'occitanie'\nfigure: engagements-par-domaine":   occitanie,
		"engagements-par-domaine\npériode = 2017 à 2020 # sic\n\tterritoire\t=\toccitanie": occitanie,
	} {
		spec, offsets, faults := Read(text)
		if spec != want || (len(faults) > 0) != !want.Kind.Known() {
			t.Errorf("%q: %+v, %v; want %+v", text, spec, faults, want)
		}
		for f, at := range offsets {
			if line := stripAccents.Replace(strings.ToLower(text[at:])); !strings.HasPrefix(line, string(f)) && !strings.HasPrefix(line, string(want.Kind)) {
				t.Errorf("%q: %s at %d", text, f, at)
			}
		}
		for _, f := range filters {
			if _, ok := offsets[f]; ok != (want.Value(f) != "") {
				t.Errorf("%q: offset of %s: %t", text, f, ok)
			}
		}
	}
}

func TestYears(t *testing.T) {
	for value, want := range map[string][2]int{
		"2017": {2017, 2017}, "2017-2020": {2017, 2020}, "2017-": {2017, 0}, "-2020": {0, 2020}, "2017–2020": {2017, 2020},
		"2017 à 2020": {2017, 2020}, "2017-2017": {2017, 2017}, "1900-2199": {1900, 2199},
	} {
		if from, to, ok := parsePeriod(value); !ok || from != want[0] || to != want[1] {
			t.Errorf("%q: %d, %d, %t", value, from, to, ok)
		}
	}
	for _, value := range []string{"", "-", "hier", "17", "20170", "+201", "1899", "2200", "2020-2017", "2017-hier", "hier-2017", "2017-2018-2019", "2017-02", "2017/2018"} {
		if _, _, ok := parsePeriod(value); ok {
			t.Errorf("%q is a period", value)
		}
	}
}

// TestIdentifiers: every kind with every choice of its filters has an identifier
// of its own, which reads as the figure it was made from.
func TestIdentifiers(t *testing.T) {
	seen := map[string]bool{}
	for _, kind := range Kinds() {
		needs, others := kind.Filters()
		for choice := range 1 << len(others) {
			given := slices.Clone(needs)
			for i, f := range others {
				if choice&(1<<i) != 0 {
					given = append(given, f)
				}
			}
			periods := [][2]int{{}}
			if slices.Contains(given, Period) {
				periods = [][2]int{{2017, 2017}, {2017, 2020}, {2017, 0}, {0, 2020}}
			}
			for _, p := range periods {
				spec := Spec{Kind: kind, From: p[0], To: p[1]}
				for _, f := range given {
					if f != Period && !spec.setFilter(f, "un-"+string(f)+"-2") {
						t.Fatal(f)
					}
				}
				id := spec.ID()
				if strings.ContainsAny(id, "/ \\#?%") || seen[id] {
					t.Errorf("the identifier %q", id)
				}
				seen[id] = true
				got, offsets, faults := Read(id)
				if got != spec || len(faults) > 0 || len(offsets) != len(given) {
					t.Errorf("%q reads as %+v, %v, %v; want %+v", id, got, offsets, faults, spec)
				}
			}
		}
	}
	if len(seen) < 200 {
		t.Errorf("only %d figures were tried", len(seen))
	}
}

func TestFaults(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                    {"0 figure-empty"},
		"\n \n# rien\n":                       {"0 figure-empty"},
		"\nterritoire = aude":                 {"0 figure-empty"},
		`""`:                                  {`0 figure-line ""`},
		"figure =":                            {"0 figure-line figure ="},
		"outils\nsynthese":                    {"7 figure-line synthese", "0 figure-needs outils synthese"},
		"outils\n synthese = ''":              {"8 figure-line synthese = ''"},
		"signatures\nsignatures":              {"11 figure-line signatures"},
		"territoire = aude\nsignatures":       {"18 figure-line signatures"},
		"= x":                                 {"0 figure-key  " + allKeys},
		"signatures\r\nTitré = x\r\n":         {"12 figure-key Titré " + allKeys},
		"signatures\nfigure = outils":         {"11 figure-twice figure"},
		"signatures\ndomaine = a\nDomaine: b": {"23 figure-twice domaine"},
		"domaine = b\nfigure: signatures_domaine_a":  {"12 figure-twice domaine"},
		"signatures_domaine_a_domaine_b":             {"0 figure-twice domaine"},
		"signatures\nperiode = hier\npériode = 2017": {"11 figure-period hier", "26 figure-twice periode"},
		"camembert":                             {"0 figure-kind camembert"},
		"\nterritoire = a\n figure = camembert": {"17 figure-kind camembert"},
		"signatures_":                           {"0 figure-kind signatures_"},
		"signatures_domaine":                    {"0 figure-kind signatures_domaine"},
		"signatures_domaine_":                   {"0 figure-kind signatures_domaine_"},
		"signatures_domaine_a_b":                {"0 figure-kind signatures_domaine_a_b"},
		"signatures_nom_a":                      {"0 figure-kind signatures_nom_a"},
		"_domaine_a":                            {"0 figure-kind _domaine_a"},
		"outils_synthese_a\nterritoire = b\nperiode = 2017":    {"18 figure-filter outils territoire figure, synthese", "33 figure-filter outils periode figure, synthese"},
		"carte-deploiement-region\ndomaine = a":                {"25 figure-filter deploiement domaine figure, territoire"},
		"outils_synthese_a\nperiode = x":                       {"18 figure-period x"},
		"periode = 2017\nfigure = resultats":                   {"15 figure-needs resultats indicateur"},
		"domaines-compares":                                    {"0 figure-needs domaines-compares territoire"},
		"signatures_periode_2020-2017":                         {"0 figure-period 2020-2017"},
		"territoir = a\nfigure = camembert\n  periode: demain": {"0 figure-key territoir " + allKeys, "35 figure-period demain", "14 figure-kind camembert"},
	} {
		_, _, faults := Read(text)
		var got []string
		for _, f := range faults {
			got = append(got, strings.TrimSuffix(fmt.Sprintln(append([]any{f.Offset, f.Code}, f.Args...)...), "\n"))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

// What can't be parsed doesn't change the spec.
func TestFaultySpec(t *testing.T) {
	spec, offsets, _ := Read("signatures\nterritoire = aude\nterritoire = gard\nperiode = 2020-2017\nnom = x\ndomaine =")
	if want := (Spec{Kind: Signatures, Territory: "aude"}); spec != want || len(offsets) != 1 {
		t.Errorf("%+v, %v; want %+v", spec, offsets, want)
	}
}

// Identifiers are part of permanent URLs: they are pinned here.
func TestID(t *testing.T) {
	for want, spec := range map[string]Spec{
		"engagements-par-domaine":                      {Kind: ByDomain},
		"engagements-par-domaine_territoire_occitanie": {Kind: ByDomain, Territory: "occitanie"},
		"signatures_periode_2017":                      {Kind: Signatures, From: 2017, To: 2017},
		"signatures_periode_2017-":                     {Kind: Signatures, From: 2017},
		"signatures_periode_-2020":                     {Kind: Signatures, To: 2020},
		"outils_synthese_seminaire":                    {Kind: Tools, Synthesis: "seminaire"},
		"resultats_indicateur_stages_domaine_emploi_territoire_aude_periode_2017-2020": {Kind: Progress, Indicator: "stages", Domain: "emploi", Territory: "aude", From: 2017, To: 2020},
	} {
		if got := spec.ID(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestForms: every kind is listed once, with filters that are none twice.
func TestForms(t *testing.T) {
	seen := map[Kind]bool{}
	for _, kind := range Kinds() {
		needs, others := kind.Filters()
		all := slices.Concat(needs, others)
		slices.Sort(all)
		if seen[kind] || !kind.Known() || len(slices.Compact(slices.Clone(all))) != len(all) || strings.Contains(string(kind), "_") {
			t.Errorf("%s: %v", kind, all)
		}
		seen[kind] = true
		for _, f := range filters {
			if kind.Takes(f) != slices.Contains(all, f) {
				t.Errorf("%s takes %s: %t", kind, f, kind.Takes(f))
			}
		}
	}
	if Kind("camembert").Known() || Kind("camembert").Takes(Domain) {
		t.Error("a kind that there isn't is known")
	}
	if got := slices.Sorted(slices.Values(Keys()[1:])); !slices.Equal(got, slices.Sorted(slices.Values(filterNames()))) {
		t.Errorf("keys %v, filters %v", got, filterNames())
	}
}

func filterNames() (out []string) {
	for _, f := range filters {
		out = append(out, string(f))
	}
	return out
}

var slugs = regexp.MustCompile(`^[a-z0-9-]*$`)

// FuzzRead wants any text to be read, with offsets within it; what has no fault
// and names slugs is a figure that its identifier names.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"engagements-par-domaine", "figure = \"resultats\"\nindicateur : stages\npériode = 2017-2020 # x", "signatures_domaine_a", "outils_", "=\n:\r\n\"",
		"synthe\u0300se = '\nfigure=outils\xff", "#\x00", "figure = signatures\nterritoire = a_domaine_b", " : ",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		spec, offsets, faults := Read(text)
		for _, f := range faults {
			if f.Offset < 0 || f.Offset > len(text) || f.Code == "" {
				t.Errorf("%+v of %d", f, len(text))
			}
		}
		for at := range maps.Values(offsets) {
			if at < 0 || at >= len(text) {
				t.Errorf("offset %d of %d", at, len(text))
			}
		}
		if len(faults) > 0 || !slugs.MatchString(spec.Domain+spec.Territory+spec.Indicator+spec.Synthesis) {
			return
		}
		if again, _, faults := Read(spec.ID()); len(faults) > 0 || again != spec {
			t.Errorf("%q reads as %+v, its identifier %q as %+v, %v", text, spec, spec.ID(), again, faults)
		}
	})
}
