package generator_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"golang.org/x/net/html"

	"parvis/generator"
	"parvis/generator/geo"
	"parvis/generator/nearby"
)

// lookup is a site as the script of the page of places near a commune sees it.
type lookup struct {
	files               map[string]string
	towns, places       string
	names, codes, parts []string
}

func lookAt(t *testing.T, o generator.Options) *lookup {
	t.Helper()
	b := parse(t, o)
	l := &lookup{files: b.files}
	for n := range b.pages["pres-de-chez-moi/index.html"].Descendants() {
		if n.Type == html.ElementNode && n.Data == "form" {
			read := func(key string) string {
				value, ok := attribute(n, "data-"+key)
				if !ok || value == "" && key != "parts" {
					t.Fatalf("the form has no data-%s", key)
				}
				return value
			}
			l.towns, l.places = strings.TrimPrefix(read("towns"), b.url.Path), strings.TrimPrefix(read("places"), b.url.Path)
			l.names, l.codes, l.parts = strings.Fields(read("names")), strings.Fields(read("codes")), strings.Fields(read("parts"))
		}
	}
	if l.towns == "" {
		t.Fatal("the page has no form")
	}
	return l
}

// name is the file that a typed name is looked for in, and whether no other has
// names that begin so; code is the file of a code, and part that of what is known
// where a commune lies.
func (l *lookup) name(typed string) (file string, one bool) {
	n, key := 0, nearby.Key(typed)
	for _, start := range l.names {
		if start <= key {
			n++
		}
	}
	short := n < len(l.names) && strings.HasPrefix(l.names[n], key) || slices.Contains(strings.Fields("l la le les saint sainte"), nearby.Fold(typed))
	return fmt.Sprintf("%snoms/%d.json", l.towns, n), !short
}

func (l *lookup) code(code string) string { return l.towns + "codes/" + code[:2] + ".json" }

func (l *lookup) part(code string) string {
	best := "tout"
	for _, p := range l.parts {
		if strings.HasPrefix(code, p) {
			best = p
		}
	}
	return l.places + best + ".json"
}

// populous is the miniature site with 2,000 territories more: every commune of
// Pas-de-Calais, which has the most of all, its EPCI, and as many elsewhere; half
// of them have signatories.
func populous(t *testing.T) string {
	t.Helper()
	dir := copied(t, mini)
	put(t, dir, "territoires/pas-de-calais.toml", "nom = \"Pas-de-Calais\"\ntype = \"departement\"\ncode = \"62\"\nparent = \"france\"\n")
	made := 0
	add := func(level geo.Level, code, parent string) {
		place, _ := geo.Find(level, code)
		slug := fmt.Sprintf("%s-%s", level, strings.ToLower(code))
		file := filepath.Join("territoires", slug+".toml")
		if _, err := os.Stat(filepath.Join(dir, file)); err == nil {
			return
		}
		put(t, dir, file, fmt.Sprintf("nom = %q\ntype = %q\ncode = %q\nparent = %q\nstatut = \"en-place\"\nanimateurs = [\"reseau-exemple\"]\n", place.Name, level, code, parent))
		if made%2 == 0 {
			put(t, dir, fmt.Sprintf("signataires/local-%d.toml", made), fmt.Sprintf("nom = \"Local %d\"\ntype = \"entreprise\"\nterritoires = [%q]\nsource = \"guide-exemple\"\n"+
				"[[engagement]]\ndomaine = \"emploi\"\naction = \"Tutorat\"\nsource = \"guide-exemple\"\n", made, slug))
		}
		made++
	}
	for town := range geo.Towns() {
		switch {
		case town.Departement == "62":
			add(geo.Commune, town.Code, "pas-de-calais")
			for _, code := range town.EPCIs {
				add(geo.EPCI, code, "france")
			}
		case made < 2000 && town.Whole == "" && town.Code[2:] < "030" && town.Code != "11069":
			add(geo.Commune, town.Code, "france")
		}
	}
	if made < 1900 {
		t.Fatalf("%d territories more", made)
	}
	return dir
}

// One answer, from the second letter typed to what is known, stays below 30 KB
// whatever the commune, and tells of every territory where the commune lies.
func TestNearIsLight(t *testing.T) {
	for name, content := range map[string]string{"real": real, "populous": populous(t)} {
		t.Run(name, func(t *testing.T) {
			l := lookAt(t, generator.Options{Content: content})
			weights := map[string]int{}
			weigh := func(file string) int {
				if _, ok := weights[file]; !ok {
					if l.files[file] == "" {
						t.Fatalf("no file %s", file)
					}
					var packed bytes.Buffer
					w := gzip.NewWriter(&packed)
					if _, err := w.Write([]byte(l.files[file])); err != nil || w.Close() != nil {
						t.Fatal("gzip")
					}
					weights[file] = packed.Len()
				}
				return weights[file]
			}
			known := map[string]map[geo.Place]bool{} // in a part
			var described []geo.Place
			for file, data := range l.files {
				if !strings.HasPrefix(file, l.places) {
					continue
				}
				var places []struct{ Level, Code string }
				if err := json.Unmarshal([]byte(data), &places); err != nil {
					t.Fatal(err)
				}
				known[file] = map[geo.Place]bool{}
				for _, p := range places {
					place := geo.Place{Level: geo.Level(p.Level), Code: p.Code}
					known[file][place] = true
					described = append(described, place)
				}
			}
			all := map[geo.Place]bool{}
			for _, p := range described {
				all[p] = true
			}
			worst, heaviest := 0, ""
			for town := range geo.Towns() {
				asked := map[string]bool{l.code(town.Code): true, l.part(town.Code): true}
				typed := []rune(nearby.Fold(town.Name))
				for n := 1; n <= len(typed); n++ {
					if file, one := l.name(string(typed[:n])); one || n == len(typed) {
						asked[file] = true
					}
				}
				sum := 0
				for file := range asked {
					sum += weigh(file)
				}
				if sum > worst {
					worst, heaviest = sum, town.Name
				}
				for _, in := range lies(town) {
					if all[in] && !known[l.part(town.Code)][in] {
						t.Errorf("%s %s isn't told of %v", town.Code, town.Name, in)
					}
				}
			}
			if worst > 30_000 {
				t.Errorf("an answer for %s weighs %d bytes: wanted 30 KB at most", heaviest, worst)
			}
			t.Logf("%d parts; the heaviest answer, for %s, weighs %d bytes", len(known), heaviest, worst)
		})
	}
}

// lies is the places of a commune.
func lies(town geo.Town) []geo.Place {
	out := []geo.Place{{Level: geo.Country}, {Level: geo.Commune, Code: town.Code}, {Level: geo.Commune, Code: town.Whole}, {Level: geo.Arrondissement, Code: town.Arrondissement},
		{Level: geo.Departement, Code: town.Departement}, {Level: geo.Region, Code: town.Region}}
	for _, code := range town.EPCIs {
		out = append(out, geo.Place{Level: geo.EPCI, Code: code})
	}
	return out
}

// nearVisit opens the page, and waits for its script.
func nearVisit(t *testing.T, content string) *visit {
	dir, _ := build(t, generator.Options{Content: content, URL: "http://site.test/"})
	v := browse(t, dir)
	v.run(t, chromedp.Navigate(v.url+"/pres-de-chez-moi/"))
	v.until(t, "the page", `document.readyState === 'complete'`)
	return v
}

// pick types a text in the field, and waits for what the page says of it.
func (v *visit) pick(t *testing.T, text, said string) {
	t.Helper()
	v.run(t, chromedp.Evaluate(`document.querySelector('#commune').focus(); document.querySelector('#commune').value = ''`, nil), chromedp.KeyEvent(text))
	v.until(t, "“"+said+"”", `document.querySelector('.near-state').textContent.includes(`+quoted(said)+`)`)
}

func quoted(s string) string {
	out, _ := json.Marshal(s)
	return string(out)
}

// answered waits for the answer for a commune, and gives its words.
func (v *visit) answered(t *testing.T, name string) string {
	t.Helper()
	v.until(t, "the answer for "+name, `!!document.querySelector('.near-town h2')?.textContent.startsWith(`+quoted(name)+`)`)
	return v.text(t, `document.querySelector('.near-answer').innerText`)
}

func (v *visit) suggestions(t *testing.T) string {
	t.Helper()
	return v.text(t, `[...document.querySelectorAll('.near-results a')].map(a => a.textContent).join(' | ')`)
}

func has(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("wanted %q in %q", p, text)
		}
	}
}

// In a real browser, under a strict policy, with the keyboard alone: a name, a
// postal code, a place unknown, one where nothing is published; an answer is an
// address, and the way back works; nothing is asked for before a letter is typed.
func TestNear(t *testing.T) {
	v := nearVisit(t, real)
	if v.asked(".json") {
		t.Error("data was loaded before anybody typed")
	}
	v.pick(t, "carca", "commune")
	has(t, v.suggestions(t), "Carcassonne (Aude, 11)", "Carcans (Gironde, 33)", "Carcarès-Sainte-Croix (Landes, 40)")
	v.run(t, chromedp.KeyEvent(kb.ArrowDown))
	for range 10 { // down to it
		if v.text(t, `document.activeElement.textContent`) == "Carcassonne (Aude, 11)" {
			break
		}
		v.run(t, chromedp.KeyEvent(kb.ArrowDown))
	}
	v.run(t, chromedp.KeyEvent(kb.ArrowUp), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Enter))
	got := v.answered(t, "Carcassonne")
	has(t, got, "Publié pour Carcassonne", "Suez", "Carcassonne Agglo", "Aude", "En cours de constitution", "FACE Aude", "environ 20 signataires déclarés", "Occitanie", "France")
	if i, j, k := strings.Index(got, "COMMUNE"), strings.Index(got, "3 engagements"), strings.LastIndex(got, "France"); i > j || j > k {
		t.Errorf("from the smallest to the largest? %q", got)
	}
	if at := v.text(t, `location.search + ' ' + document.activeElement.tagName + ' ' + document.title.startsWith('Carcassonne')`); at != "?commune=11069 H2 true" {
		t.Errorf("after the answer: %s", at)
	}

	v.pick(t, "Limoux", "trouvée")
	v.run(t, chromedp.KeyEvent(kb.Enter))
	has(t, v.answered(t, "Limoux"), "Rien n’est publié pour Limoux", "Le plus proche", "Arrondissement de Limoux")
	v.run(t, chromedp.NavigateBack())
	has(t, v.answered(t, "Carcassonne"), "Publié pour Carcassonne")

	v.pick(t, "34070", "trouvée")
	v.run(t, chromedp.KeyEvent(kb.Enter))
	has(t, v.answered(t, "Montpellier"), "34000, 34070, 34080, 34090", "Rien n’est publié pour Montpellier", "Montpellier Méditerranée Métropole")
	v.pick(t, "11000", "2 communes")
	has(t, v.suggestions(t), "Berriac (11000, Aude) | Carcassonne (11000, Aude)")
	v.pick(t, "75001", "2 communes")
	has(t, v.suggestions(t), "Paris 1er Arrondissement (75001, Paris)")
	v.pick(t, "97400", "commune")
	has(t, v.suggestions(t), "Saint-Denis (97400, La Réunion)")
	v.pick(t, "st denis", "premières")
	has(t, v.suggestions(t), "Saint-Denis (Aude, 11) | Saint-Denis (Gard, 30) | Saint-Denis (Seine-Saint-Denis, 93) | Saint-Denis (La Réunion, 974) | ")
	v.run(t, chromedp.KeyEvent(kb.Enter))
	v.until(t, "the list, since four are named so", `document.activeElement === document.querySelector('.near-results a')`)
	v.run(t, chromedp.KeyEvent(kb.Escape))
	v.until(t, "the field again", `document.activeElement.id === 'commune'`)
	v.pick(t, "lhay les", "Une commune")
	has(t, v.suggestions(t), "L’Haÿ-les-Roses (Val-de-Marne, 94)")
	v.pick(t, "Zorglub", "Aucune commune")
	v.pick(t, "99999", "Aucune commune")
	v.pick(t, "m", "une lettre")
	v.pick(t, "y", "commune")
	has(t, v.suggestions(t), "Y (Somme, 80)")

	// An address is an answer by itself: a code, a postal code, a name.
	for _, q := range []struct{ query, name, part string }{
		{"29019", "Brest", "France"}, {"97411", "Saint-Denis", "La Réunion"}, {"2A004", "Ajaccio", "Corse-du-Sud"}, {"98411", "Îles Saint-Paul", "Terres australes"},
		{"66000", "Perpignan", "Pyrénées-Orientales"}, {"narbonne", "Narbonne", "Le Grand Narbonne"}, {"93005", "Aulnay-sous-Bois", "L’Oréal"},
	} {
		v.run(t, chromedp.Navigate(v.url+"/pres-de-chez-moi/?commune="+q.query))
		has(t, v.answered(t, q.name), q.name, q.part)
	}
	v.run(t, chromedp.Navigate(v.url+"/pres-de-chez-moi/?commune=00000"))
	v.until(t, "an unknown code told so", `document.querySelector('.near-state').textContent.startsWith('Aucune commune')`)
	v.told(t)
}

// Neighbourhoods of both maps are told: those in the commune, and those around.
func TestNearQuarters(t *testing.T) {
	content := copied(t, mini)
	put(t, content, "territoires/autour.toml", "nom = \"Quartier voisin\"\ntype = \"qpv\"\ncode = \"QN01101N\"\nparent = \"aude\"\n")
	put(t, content, "territoires/ailleurs.toml", "nom = \"Quartier lointain\"\ntype = \"qpv\"\ncode = \"QN03401N\"\nparent = \"herault\"\n")
	v := nearVisit(t, content)
	v.pick(t, "carcassonne", "trouvée")
	v.run(t, chromedp.KeyEvent(kb.Enter))
	got := v.answered(t, "Carcassonne")
	has(t, got, "Quartier d’exemple", "QP011003, carte de 2015", "autour de Carcassonne", "Quartier voisin", "QN01101N, carte de 2024")
	if strings.Contains(got, "lointain") {
		t.Errorf("another département's: %q", got)
	}
	v.told(t)
}

// Names are folded in the browser as in Go, by the same examples.
func TestNearFoldsAlike(t *testing.T) {
	src, err := os.ReadFile("nearby/testdata/names.json")
	if err != nil {
		t.Fatal(err)
	}
	v := nearVisit(t, mini)
	v.run(t, chromedp.Evaluate(`window.wrong = 'waiting'; import(document.querySelector('script[src*="near-"]').src).then(({fold, keyOf}) => {
		window.wrong = `+string(src)+`.filter((v) => fold(v.name) !== v.fold || keyOf(fold(v.name)) !== v.key).map((v) => v.name).join(', '); })`, nil))
	v.until(t, "the script", `window.wrong !== 'waiting'`)
	if wrong := v.text(t, `window.wrong`); wrong != "" {
		t.Errorf("folded otherwise than in Go: %s", wrong)
	}
	v.told(t)
}

// Without JavaScript the page says so, and leads through the tree; when the data
// can't be had, it says that too.
func TestNearWithout(t *testing.T) {
	v := nearVisit(t, real)
	v.run(t, network.SetBlockedURLs([]string{"*.json"}))
	v.pick(t, "carca", "n’a pas pu être chargée")
	v.run(t, emulation.SetScriptExecutionDisabled(true), chromedp.Navigate(v.url+"/pres-de-chez-moi/"))
	var shown string
	v.run(t, chromedp.Text("main", &shown, chromedp.ByQuery))
	has(t, shown, "demande JavaScript", "Occitanie (6 signataires)", "Aude (3 signataires)", "Tous les territoires")
	if strings.Contains(shown, "Votre commune") {
		t.Error("a form that can't answer is shown")
	}
	if v.mu.Lock(); slices.ContainsFunc(v.requests, func(r string) bool { return !strings.HasPrefix(r, v.url) }) {
		t.Error("a request left the site")
	}
	v.mu.Unlock()
}
