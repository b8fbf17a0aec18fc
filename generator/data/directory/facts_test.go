package directory_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parvis/generator/data/directory"
	"parvis/generator/model"
)

// commitmentLine is one commitment, read back as the script reads it.
type commitmentLine struct {
	of        map[string]string // by facet
	places    []string          // with all that contain them
	signatory int
	start     string
	row       []any
}

// commitmentRoot is engagements.json as the script reads it.
type commitmentRoot struct {
	N, Faits, Textes, Signataires, Avant int
	Mots                                 []string
	Valeurs                              map[string][]string
	Territoires                          [][]any
}

func (r *read) commitments() (root commitmentRoot, out []commitmentLine) {
	r.parse(directory.CommitmentsRoot, &root)
	for k := 0; k*root.Faits < root.N; k++ {
		var c struct {
			N                        int
			Colonnes                 map[string]string
			Signataire, Debut, Lieux string
			Ensembles                [][]int
		}
		r.parse(fmt.Sprintf("faits-%d.json", k), &c)
		who, starts, places := column(c.Signataire, c.N), column(c.Debut, c.N), column(c.Lieux, c.N)
		before := 0
		for i := range c.N {
			before = (before + who[i]) % root.Signataires
			l := commitmentLine{of: map[string]string{}, signatory: before}
			for facet, text := range c.Colonnes {
				l.of[facet] = root.Valeurs[facet][column(text, c.N)[i]]
			}
			if day := starts[i]; day > 0 {
				l.start = fmt.Sprint(root.Avant + day/416)
				if month := day % 416 / 32; month > 0 {
					l.start += fmt.Sprintf("-%02d", month)
				}
				if day%32 > 0 {
					l.start += fmt.Sprintf("-%02d", day%32)
				}
			}
			for _, t := range c.Ensembles[places[i]] {
				for ; t >= 0; t = int(root.Territoires[t][1].(float64)) {
					l.places = append(l.places, root.Valeurs["territoire"][t])
				}
			}
			out = append(out, l)
		}
	}
	for k := 0; k*root.Textes < root.N; k++ {
		var rows [][]any
		r.parse(fmt.Sprintf("textes-%d.json", k), &rows)
		for i, row := range rows {
			out[k*root.Textes+i].row = row
		}
	}
	return root, out
}

// What a browser reads of commitments is what the records say, in the order of the list.
func TestCommitmentsRoundTrip(t *testing.T) {
	site := shared(t)
	d := of(site)
	_, lines := open(t, d).commitments()
	if len(lines) != len(d.Commitments()) {
		t.Fatalf("%d lines, %d commitments", len(lines), len(d.Commitments()))
	}
	for i, k := range d.Commitments() {
		l := lines[i]
		action, target, result := "inconnu", "sans", "sans"
		if k.Reported() {
			result = "avec"
		}
		if k.Catalogue != nil {
			action = k.Catalogue.ID
		}
		switch {
		case !k.Nature.Promised():
			target = "inconnu" // nothing was promised
		case k.HasTarget():
			target = "avec"
		}
		term := "en-cours"
		switch {
		case !k.Nature.Promised():
			term = "menee"
		case k.Past(site.AsOf):
			term = "termine"
		}
		status := "sans-promesse"
		if k.Nature.Promised() {
			status = value(k.Status)
		}
		wanted := map[string]string{"statut": status, "domaine": k.Domain.Slug, "avancement": value(progress(site, k)), "bilan": value(reporting(site, k)), "action": action,
			"preuve": value(k.Proof), "cible": target, "resultat": result, "taille": value(k.Signatory.Size), "type": value(k.Signatory.Type), "situation": term}
		for facet, v := range wanted {
			if l.of[facet] != v {
				t.Fatalf("%s of %s: %s is read as %q, not %q", k.ID, k.Signatory.Slug, facet, l.of[facet], v)
			}
		}
		name := k.Signatory.Title
		if k.Signatory.Withheld {
			name = ""
		}
		if len(l.of) != len(wanted) || site.Signatories[l.signatory] != k.Signatory || l.start != k.Start.String() ||
			len(l.row) != 10 || l.row[0] != k.Signatory.Slug+"/#"+k.ID || l.row[1] != k.Action || l.row[4] != name {
			t.Fatalf("%s of %s is read as %+v", k.ID, k.Signatory.Slug, l)
		}
	}
}

// Filters find in the data what the static lists have: each value alone, and two facets together.
func TestCommitmentFiltersAgree(t *testing.T) {
	d := of(shared(t))
	root, lines := open(t, d).commitments()
	matches := func(i int, facet, v string) bool {
		if facet == directory.Place {
			return slices.Contains(lines[i].places, v)
		}
		return lines[i].of[facet] == v
	}
	groups := map[string][]directory.Group{}
	for facet := range root.Valeurs {
		groups[facet] = d.Groups(facet)
		for _, g := range groups[facet] {
			var found []*model.Commitment
			for i, k := range d.Commitments() {
				if matches(i, facet, g.Key) {
					found = append(found, k)
				}
			}
			if !slices.Equal(found, g.Commitments) {
				t.Errorf("%s=%s finds %d, the list has %d", facet, g.Key, len(found), len(g.Commitments))
			}
		}
	}
	facets := []string{directory.Domain, directory.Place, directory.Progress, directory.Proof, directory.Size, directory.Term}
	chance := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		a, b := facets[chance.IntN(len(facets))], facets[chance.IntN(len(facets))]
		one, two := groups[a][chance.IntN(len(groups[a]))], groups[b][chance.IntN(len(groups[b]))]
		both := 0
		for _, k := range one.Commitments {
			if slices.Contains(two.Commitments, k) {
				both++
			}
		}
		n := 0
		for i := range lines {
			if matches(i, a, one.Key) && matches(i, b, two.Key) {
				n++
			}
		}
		if n != both {
			t.Errorf("%s=%s and %s=%s: %d found, the lists share %d", a, one.Key, b, two.Key, n, both)
		}
	}
}

// firstResult returns what a reader of commitments fetches, in bytes with gzip: the root, the first
// columns, and rows that are each in another file, at worst.
func firstResult(t testing.TB, d *directory.Directory) (columns, rows int) {
	for _, f := range d.Files {
		switch n := packed(t, f.Bytes); {
		case strings.HasPrefix(f.Name, "textes"):
			rows = max(rows, n)
		case f.Name == directory.CommitmentsRoot || f.Name == "faits-0.json":
			columns += n
		}
	}
	return columns, rows
}

func TestCommitmentSizes(t *testing.T) {
	columns, rows := firstResult(t, of(shared(t)))
	t.Logf("1,000 signatories: columns %d, a file of rows %d at most", columns, rows)
	if columns > 14_600 || rows > 1_200 {
		t.Error("over 14,600 or 1,200 bytes")
	}
}
