package declared

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parvis/generator/content/column"
	"parvis/generator/content/named"
	"parvis/generator/content/record"
	"parvis/generator/content/sheet"
	"parvis/generator/diag"
)

// expected is what one of the spreadsheets in testdata holds: see its conventions.
type expected struct {
	File     string
	Readable struct{ Signataires, Engagements, Valeurs int }
	Samples  []struct {
		Siren, Nom, Signature string
		Territoires           []string
		Engagements           []struct {
			Domaine, Action, Indicateur, Unite, Ref string
			Cible                                   any
			Echeance                                int
			Valeurs                                 map[string]any
			Approximatif                            []string
		}
	}
	Faults []struct {
		Sheet, Cell, Kind, Level string
		Meant                    any
		Proche, Note             string
	}
	Private []string
	Ignored []string `json:"ignored_sheets"`
}

// codes is the code of each kind of fault in EXPECTED.json.
var codes = map[string]string{
	"siren-tronque": "lost-zeros", "appel-de-note": "footnote-mark", "date-imprecise": "imprecise-date", "domaine-inconnu": UnknownDomain,
	"nombre-approximatif": "approximate", "texte-dans-nombre": "not-a-number", "territoire-inconnu": UnknownPlace, "date-impossible": "impossible-date",
	"ligne-en-double": RowTwice, "unite-dans-la-valeur": "unit-after-figure", "siren-au-lieu-de-siret": "siren-for-siret",
	"saut-de-ligne-dans-le-nom": LineBreakInName, "siret-en-notation-scientifique": "scientific", "deux-domaines": TwoDomains, "couleur-seule": ColourOnly,
}

func readFile(t *testing.T, site *named.Records, name string, o Options) *Declared {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Read(t.Context(), name, data)
	if err != nil {
		t.Fatal(err)
	}
	o.Dictionary = column.New()
	return Read([]*sheet.Workbook{book}, site, o)
}

func realSite(t *testing.T) *named.Records {
	t.Helper()
	var found diag.List
	set, err := record.Load(t.Context(), os.DirFS(filepath.Join("..", "..", "..", "content")), &found)
	if err != nil {
		t.Fatal(err)
	}
	return named.In(set)
}

// TestShapes reads the spreadsheets of testdata, whose shapes are those of real ones, as EXPECTED.json
// says.
func TestShapes(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "EXPECTED.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all struct{ Files []expected }
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	site := realSite(t)
	for _, want := range all.Files {
		t.Run(want.File, func(t *testing.T) {
			d := readFile(t, site, want.File, Options{})
			signatories, commitments, values := count(d)
			if r := want.Readable; signatories != r.Signataires || commitments != r.Engagements || values != r.Valeurs {
				t.Errorf("%d signatories, %d commitments, %d values, want %+v", signatories, commitments, values, r)
			}
			compareSamples(t, d, want)
			compareFaults(t, d, want)
			printed, err := json.Marshal(struct {
				S []*Signatory
				F []Fault
			}{d.Signatories, d.Faults})
			if err != nil {
				t.Fatal(err)
			}
			for _, secret := range want.Private {
				if strings.Contains(string(printed), secret) {
					t.Errorf("%q is read", secret)
				}
			}
			for _, ignored := range want.Ignored {
				if !slices.ContainsFunc(d.Skipped, func(s Skipped) bool { return s.Sheet == ignored }) {
					t.Errorf("the sheet %q isn't left out", ignored)
				}
			}
		})
	}
}

func count(d *Declared) (signatories, commitments, values int) {
	for _, s := range d.Signatories {
		signatories++
		for _, k := range s.Commitments {
			commitments++
			for _, m := range k.Measures {
				for _, v := range m.Values {
					if !v.Erase {
						values++
					}
				}
			}
		}
	}
	return
}

func compareSamples(t *testing.T, d *Declared, want expected) {
	for _, w := range want.Samples {
		i := slices.IndexFunc(d.Signatories, func(s *Signatory) bool { return s.Siren == w.Siren })
		if i < 0 {
			t.Errorf("no signatory %s", w.Siren)
			continue
		}
		s := d.Signatories[i]
		if s.Name != w.Nom || fmt.Sprint(s.Keys["territoires"].Value) != fmt.Sprint(w.Territoires) || fmt.Sprint(s.Keys["signature"].Value) != w.Signature {
			t.Errorf("%s: %q %v %v, want %q %v %v", w.Siren, s.Name, s.Keys["territoires"].Value, s.Keys["signature"].Value, w.Nom, w.Territoires, w.Signature)
		}
		for _, k := range w.Engagements {
			m := find(s, k.Domaine, k.Action, k.Indicateur)
			if m == nil {
				t.Errorf("%s: no %q of %q", w.Nom, k.Indicateur, k.Action)
				continue
			}
			target, deadline, _ := m.Target()
			if m.Unit != k.Unite || m.Ref != k.Ref || fmt.Sprint(target.Value) != fmt.Sprint(k.Cible) || fmt.Sprint(deadline.Value) != fmt.Sprint(k.Echeance) {
				t.Errorf("%s, %s: %q %q %v %v, want %+v", w.Nom, k.Indicateur, m.Unit, m.Ref, target.Value, deadline.Value, k)
			}
			got := map[string]string{}
			for _, v := range m.Values {
				if !v.Erase {
					got[v.Period.String()] = fmt.Sprint(v.Value)
				}
			}
			for y, v := range k.Valeurs {
				expect := fmt.Sprint(v)
				if slices.Contains(k.Approximatif, y) {
					expect = "environ " + expect
				}
				if got[y] != expect {
					t.Errorf("%s, %s, %s: %q, want %q", w.Nom, k.Indicateur, y, got[y], expect)
				}
				delete(got, y)
			}
			if len(got) > 0 {
				t.Errorf("%s, %s: also %v", w.Nom, k.Indicateur, got)
			}
		}
	}
}

func find(s *Signatory, domain, action, indicator string) *Measure {
	for _, k := range s.Commitments {
		if k.Keys["domaine"].Value != domain || !sameText(k.Keys["action"], Said{Value: action}) {
			continue
		}
		for _, m := range k.Measures {
			if m.Name == indicator {
				return m
			}
		}
	}
	return nil
}

func compareFaults(t *testing.T, d *Declared, want expected) {
	got, told := map[string]Fault{}, map[string]bool{}
	for _, f := range d.Faults {
		got[f.At.Name()+" "+f.Code] = f
	}
	for _, w := range want.Faults {
		cell := w.Cell
		if w.Kind == "couleur-seule" {
			cell = "Y2" // told at the label
		}
		if w.Kind == "ligne-en-double" {
			cell = strings.Trim(cell, "A") // told of the row, below the one that it repeats
		}
		f, ok := got[cell+" "+codes[w.Kind]]
		if !ok {
			once := strings.Contains(w.Note, "to be told once") && told[codes[w.Kind]]
			if !once {
				t.Errorf("%s %s isn't told", w.Cell, w.Kind)
			}
			continue
		}
		told[codes[w.Kind]] = true
		delete(got, cell+" "+codes[w.Kind])
		if (w.Level == "erreur") != (f.Severity == Refused) {
			t.Errorf("%s %s: severity %d", w.Cell, w.Kind, f.Severity)
		}
		if w.Proche != "" && f.Read != w.Proche {
			t.Errorf("%s %s: %q is near, want %q", w.Cell, w.Kind, f.Read, w.Proche)
		}
	}
	for place, f := range got {
		if f.Code != UnknownColumn && f.Code != ColourOnly {
			t.Errorf("%s is told: %+v", place, f)
		}
	}
}
