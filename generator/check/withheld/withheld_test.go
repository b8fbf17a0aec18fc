package withheld

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"parvis/generator/content/record"
)

// spellings reads testdata/spellings.txt: for each signatory "name | siren | site", then
// lines with a text that names it.
func spellings(t testing.TB) map[*record.Signatory][]string {
	t.Helper()
	f, err := os.Open("testdata/spellings.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := map[*record.Signatory][]string{}
	var s *record.Signatory
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		line := lines.Text()
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "= "):
			parts := strings.Split(strings.TrimPrefix(line, "= "), " | ")
			s = &record.Signatory{Name: parts[0], Siren: parts[1], Website: parts[2]}
			out[s] = nil
		default:
			text := strings.NewReplacer(`\n`, "\n", `\s`, "\u00ad", `\z`, "\u200b", `\a`, "\u0301").Replace(line)
			out[s] = append(out[s], text)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// Every spelling of a name is found, in a body as it is published, and certainly.
func TestSpellings(t *testing.T) {
	count := 0
	for s, texts := range spellings(t) {
		names := Of([]*record.Signatory{s})
		for _, text := range texts {
			count++
			found := names.InBody("Avant.\n\nHier, "+text+", comme prévu.\n\nAprès.", "fr")
			if len(found) != 1 || !found[0].Certain && !found[0].Unique {
				t.Errorf("%s: %q: %v", s.Name, text, found)
			} else if found[0].Offset < len("Avant.\n\n") || found[0].Offset > len("Avant.\n\nHier, "+text) {
				t.Errorf("%s: %q: at %d", s.Name, text, found[0].Offset)
			}
		}
	}
	if count < 200 {
		t.Errorf("%d spellings", count)
	}
}

// An ordinary text names nobody for certain, whatever ordinary words are names too.
func TestNoFalseAlarm(t *testing.T) {
	var hidden []*record.Signatory
	for _, name := range []string{"Contact SARL", "Axa", "Les Relais", "EDF", "Avenir", "La Poste", "Demain", "Action", "Initiatives",
		"Un", "SA Emploi", "Orange", "Jardins et Fils", "3M", "Horizon", "Groupe Or", "Passerelle", "Dupont", "ETI", "Association Terre", "Port"} {
		hidden = append(hidden, &record.Signatory{Name: name})
	}
	names := Of(hidden)
	for _, text := range []string{
		"on prend contact avec la relaxation d'un relais, et l'avenir est demain",
		"chaque action a ses initiatives pour l'emploi, du jardin à la terre",
		"j'ai demain un transport et une passerelle, à l'horizon de l'or orange",
		"un terrain de 3 m, et #3c3c3c",
		"les jeunes de la poste à l'emploi : 3 mètres d'avenir",
		"rue du Pont, à Saint-Laurent-du-Pont",
	} {
		for _, f := range names.In(text) {
			if f.Certain || f.Unique {
				t.Errorf("%q: %q for certain", text, f.Of.Name)
			}
		}
	}
	for text, want := range map[string]string{"relaxation": "", "Contact": "", "chez Axa": "Axa", "Avenir": "Avenir"} {
		got := ""
		for _, f := range names.In(text) {
			if f.Certain {
				got += f.Of.Name
			}
		}
		if want != got {
			t.Errorf("%q: %q for certain, wanted %q", text, got, want)
		}
	}
}

// Where a name stands is told in bytes of the text.
func TestOffsets(t *testing.T) {
	names := Of([]*record.Signatory{{Name: "Petit Atelier", Siren: "552 100 554"}})
	for text, want := range map[string]int{
		"é Petit Atelier":              3,
		"«\u00a0petit\natelier\u00a0»": 4,
		"le 552 100 554 00013":         3,
		"FR12552100554":                4,
		"le&nbsp;petit&nbsp;atelier":   0,
	} {
		if found := names.In(text); len(found) != 1 || found[0].Offset != want {
			t.Errorf("%q: %+v, wanted %d", text, found, want)
		}
	}
	var none *Names
	if none.In("Petit Atelier") != nil || none.InBody("Petit Atelier", "fr") != nil || Of(nil) != nil {
		t.Error("no name was looked for, and one was found")
	}
}

// FuzzIn: whatever the text, a match is where it says, and the text is found again around
// other words.
func FuzzIn(f *testing.F) {
	f.Add("Le Petit Atelier")
	f.Add("le%20petit%2datelier &amp; xn--petit-atelier-x")
	f.Add("552\u202f100\u202f554")
	names := Of([]*record.Signatory{{Name: "Petit Atelier SARL", Siren: "552100554", Website: "https://www.petit-atelier.fr/"}, {Name: "L'Œuvre & Cie (OC)"}})
	f.Fuzz(func(t *testing.T, text string) {
		found := names.In(text)
		for _, m := range found {
			if m.Offset < 0 || m.Offset >= len(text) {
				t.Fatalf("%q: at %d", text, m.Offset)
			}
		}
		around := names.In("Hier. " + text + " demain.")
		for _, m := range found {
			again := false
			for _, n := range around {
				again = again || n.Of == m.Of
			}
			if !again {
				t.Fatalf("%q: %q is no longer found among other words", text, m.Of.Name)
			}
		}
		if len(names.InBody(text, "fr")) > 0 && text == "" {
			t.Fatal("found in nothing")
		}
	})
}

func BenchmarkIn(b *testing.B) {
	names := Of([]*record.Signatory{{Name: "Petit Atelier SARL", Siren: "552100554"}, {Name: "Dupont et Fils"}})
	text := strings.Repeat("Nous accueillons chaque année des élèves de troisième pour un stage de découverte. ", 40)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		names.In(text)
	}
}
