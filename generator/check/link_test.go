package check_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"parvis/generator/check"
	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/quantity"
)

const carcassonne = `nom = "Carcassonne"
type = "commune"
code = "11069"
parent = "aude"
animateurs = ["face"]
`

const suez = `+++
nom = "Suez"
type = "entreprise"
territoires = ["carcassonne"]
reseaux = ["face"]
source = "rapport"
logo = "../medias/suez.png"
[[engagement]]
domaine = "emploi"
action = "Accueillir des élèves"
[[engagement.indicateur]]
ref = "stages"
cible = "30 à 40"
valeurs = { 2018 = 21, 2017 = 12 }
[[engagement.indicateur.bilan]]
annee = 2016
valeur = 3
source = "https://exemple.fr/2016"
[[engagement]]
id = "tutorat"
domaine = "emploi"
action = "Tutorat"
territoires = ["gard"]
+++
Voir [Engie](engie.md) et [un rapport](../medias/rapport.pdf).
`

const visite = `+++
titre = "Une visite"
synthese = "seminaire"
signataires = ["suez"]
territoires = ["aude"]
domaines = ["emploi"]
acteurs = ["face"]
video = "rapport"
+++
`

const seminaire = `titre = "Le séminaire"
sources = ["rapport", "Des notes."]
[[seance]]
lieu = "Carcassonne"
date = 2017-02-28
territoires = ["carcassonne"]
[[seance]]
lieu = "Montpellier"
date = 2017-03-01
`

// linked is a site with something of everything.
func linked(t *testing.T, changes ...string) *model.Site {
	t.Helper()
	files := tiny(t, append([]string{"territoires/carcassonne.toml", carcassonne, "signataires/suez.md", suez, "experiences/visite.md", visite,
		"syntheses/seminaire.toml", seminaire}, changes...)...)
	for _, name := range []string{"medias/suez.png", "medias/rapport.pdf", "medias/unused.png"} {
		files[name] = &fstest.MapFile{Data: []byte("\x89PNG\r\n\x1a\n")}
	}
	site, found := run(t, files, check.Options{})
	if site == nil {
		t.Fatal("\n" + printed(found))
	}
	return site
}

func find[M any](t *testing.T, in []*M, title func(*M) string, want string) *M {
	t.Helper()
	i := slices.IndexFunc(in, func(m *M) bool { return title(m) == want })
	if i < 0 {
		t.Fatalf("no %q", want)
	}
	return in[i]
}

func signatoryName(s *model.Signatory) string { return s.Title }
func territoryName(s *model.Territory) string { return s.Title }

func titles(rs []*model.Record) (out []string) {
	for _, r := range rs {
		out = append(out, string(r.Kind)+"/"+r.Slug)
	}
	return out
}

func TestLink(t *testing.T) {
	site := linked(t)
	s := find(t, site.Signatories, signatoryName, "Suez")
	town := find(t, site.Territories, territoryName, "Carcassonne")
	var ancestors []string
	for _, a := range town.Ancestors() {
		ancestors = append(ancestors, a.Title)
	}
	k := s.Commitments[0]
	m := k.Measures[0]
	var years []int
	for _, v := range m.Values {
		years = append(years, v.Period.Year)
	}
	synthesis := site.Syntheses[0]
	aude := find(t, site.Territories, territoryName, "Aude")
	for name, pair := range map[string][2]any{
		"ancestors":             {ancestors, []string{"Aude", "Occitanie"}},
		"children":              {aude.Children, []*model.Territory{town}},
		"roots":                 {titlesOf(site.Roots), []string{"Occitanie"}},
		"animated":              {site.Actors[0].Animates, []*model.Territory{town}},
		"by default, its own":   {k.Territories, []*model.Territory{town}},
		"or those it names":     {titlesOf(s.Commitments[1].Territories), []string{"Gard"}},
		"an anchor by default":  {k.ID, "accueillir-des-eleves"},
		"an anchor given":       {s.Commitments[1].ID, "tutorat"},
		"back to the signatory": {k.Signatory, s},
		"shared measure":        {m.Shared, site.Indicators[0]},
		"its name":              {m.Name + ", " + m.Unit, "Stages de troisième, stages"},
		"range":                 {*m.Target, quantity.Between(30, 40)},
		"years in order":        {years, []int{2016, 2017, 2018}},
		"a value's source":      {m.Values[0].Source.URL, "https://exemple.fr/2016"},
		"source record":         {s.Source.Record, &site.Resources[0].Record},
		"logo":                  {s.Logo, "medias/suez.png"},
		"media that are shown":  {site.Media, []model.Media{{File: "medias/rapport.pdf"}, {File: "medias/suez.png"}}},
		"sessions, each once":   {len(synthesis.Sessions), 2},
		"session's territories": {synthesis.Sessions[0].Territories, []*model.Territory{town}},
		"sources":               {synthesis.Sources[1].Text, "Des notes."},
		"experience of":         {s.Experiences, site.Experiences},
		"who names Suez":        {titles(s.Referrers), []string{"experiences/visite"}},
		"who names Engie":       {titles(site.Signatories[0].Referrers), []string{"signataires/suez"}},
		"who names FACE":        {titles(site.Actors[0].Referrers), []string{"territoires/carcassonne", "signataires/suez", "experiences/visite"}},
		"who names the report":  {titles(site.Resources[0].Referrers), []string{"signataires/engie", "signataires/suez", "experiences/visite", "syntheses/seminaire"}},
		"who names a town":      {titles(town.Referrers), []string{"syntheses/seminaire"}}, // not the signatories
		"who names a domain":    {titles(site.Domains[0].Referrers), []string{"experiences/visite"}},
		"by file":               {site.ByFile["signataires/suez.md"], &s.Record},
		"base":                  {site.Base, "/"},
		"short":                 {site.Domains[0].Short, "Emploi"},
		"audit":                 {site.Audit.State, model.NonCompliant},
		"licence":               {site.Licence.Name, "Licence Ouverte 2.0"},
	} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("%s: %v, want %v", name, pair[0], pair[1])
		}
	}
}

func titlesOf(ts []*model.Territory) (out []string) {
	for _, t := range ts {
		out = append(out, t.Title)
	}
	return out
}

// TestLinkTwice wants one content to make one model, whatever the order in
// which records were read and checked.
func TestLinkTwice(t *testing.T) {
	first := texts(linked(t))
	for range 10 {
		if !slices.Equal(texts(linked(t)), first) {
			t.Fatal("two models of one content differ")
		}
	}
}

// texts is every string that can be reached from a value, maps in order.
func texts(v any) (out []string) {
	seen := map[any]bool{}
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if v.IsNil() || seen[v.Interface()] {
				return
			}
			seen[v.Interface()] = true
			walk(v.Elem())
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Map:
			keys := v.MapKeys()
			slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
			for _, k := range keys {
				walk(k)
				walk(v.MapIndex(k))
			}
		case reflect.String:
			out = append(out, v.String())
		}
	}
	walk(reflect.ValueOf(v))
	return out
}

// TestWithheld wants a withheld name, and what would tell it, to be nowhere in
// the model; the département stays, and nothing finer.
func TestWithheld(t *testing.T) {
	head, rest, _ := strings.Cut(suez, "[[engagement]]\n")
	head = strings.NewReplacer("source = \"rapport\"", "source = \"https://www.suez.com\"", "type", "diffusion = \"partielle\"\ntype").Replace(head)
	withheld := head + `siren = "552032534"
site = "https://www.suez.com"
[[convention]]
date = 2017-02-28
document = "suez.pdf"
source = "https://www.suez.com/charte"
[[engagement]]
` + rest
	site := linked(t, "signataires/suez.md", "", "signataires/signataire-1.md", withheld, "signataires/suez.pdf", "x",
		"experiences/visite.md", strings.Replace(visite, `"suez"`, `"signataire-1"`, 1))
	for _, s := range texts(site) {
		if strings.Contains(strings.ToLower(s), "suez") || strings.Contains(s, "552032534") || strings.Contains(s, "exemple.fr/2016") {
			t.Errorf("the model tells %q", s)
		}
	}
	for _, s := range site.Signatories {
		if !s.Withheld {
			continue
		}
		if got := titlesOf(s.Territories); !slices.Equal(got, []string{"Aude"}) {
			t.Errorf("territories %v, want the département alone", got)
		}
		if len(s.Commitments) != 2 || s.Body != "" {
			t.Errorf("%d commitments, body %q", len(s.Commitments), s.Body)
		}
		return
	}
	t.Error("the signatory is gone")
}

// TestWithheldPlace: a commune with no département above it isn't in the model either.
func TestWithheldPlace(t *testing.T) {
	for parent, want := range map[string][]string{"aude": {"Aude"}, "occitanie": {"Occitanie"}, "": nil} {
		town := `nom = "Narbonne"
type = "commune"
code = "11262"
`
		if parent != "" {
			town += "parent = \"" + parent + "\"\n"
		}
		site := linked(t, "territoires/narbonne.toml", town,
			"signataires/signataire-1.md", "+++\nnom = \"Zed\"\ntype = \"entreprise\"\ndiffusion = \"partielle\"\nterritoires = [\"narbonne\"]\n+++\n")
		for _, s := range site.Signatories {
			if s.Withheld && !slices.Equal(titlesOf(s.Territories), want) {
				t.Errorf("below %q: %v, want %v", parent, titlesOf(s.Territories), want)
			}
		}
	}
}

// TestPublication: drafts, later publications and what has expired are left out, on the day the
// site speaks of, in every time zone.
func TestPublication(t *testing.T) {
	page := func(front string) string { return "+++\ntitre = \"Page\"\n" + front + "\n+++\n" }
	site := func(asOf string) string {
		return "titre = \"Essai\"\nurl = \"https://exemple.fr\"\n" + asOf + "\n[editeur]\nnom = \"x\"\n"
	}
	for _, c := range []struct {
		asOf, front string
		opt         check.Options
		want        bool
	}{
		{"arrete_au = 2018-07-11", "", check.Options{}, true},
		{"arrete_au = 2018-07-11", "brouillon = true", check.Options{}, false},
		{"arrete_au = 2018-07-11", "brouillon = true", check.Options{Drafts: true}, true},
		{"arrete_au = 2018-07-11", "publication = 2018-07-11", check.Options{}, true},
		{"arrete_au = 2018-07-11", "publication = 2018-07-12", check.Options{}, false},
		{"arrete_au = 2018-07-11", "publication = 2018-07-12", check.Options{Drafts: true}, true},
		{"arrete_au = 2018-07-11", "publication = 2018-07-12", check.Options{AsOf: date.Date{Year: 2018, Month: 7, Day: 12}}, true},
		{"arrete_au = 2018-07-11", "publication = \"2018-07\"", check.Options{}, true},
		{"arrete_au = \"2018-07\"", "publication = 2018-07-31", check.Options{}, true},
		{"arrete_au = 2018-07-11", "publication = 2018-07-11T23:30:00", check.Options{}, true},
		{"arrete_au = 2018-07-11T00:00:00Z", "publication = 2018-07-11T23:59:59-08:00", check.Options{}, true},
		{"arrete_au = 2018-07-11", "publication = 2018-07-12T00:30:00+14:00", check.Options{}, false},
		{"arrete_au = 2018-07-11", "expiration = 2018-07-11", check.Options{}, true},
		{"arrete_au = 2018-07-11", "expiration = \"2018-07\"", check.Options{}, true},
		{"arrete_au = 2018-07-11", "expiration = 2018-07-10", check.Options{}, false},
		{"arrete_au = 2018-07-11", "expiration = 2018-07-10", check.Options{Drafts: true}, false},
		{"arrete_au = 2018-07-11", "expiration = 2018-07-11", check.Options{AsOf: date.Date{Year: 2018, Month: 7, Day: 12}}, false},
	} {
		for _, zone := range []string{"UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Los_Angeles", "Europe/Paris"} {
			in(t, zone, func() {
				made, found := run(t, tiny(t, "site.toml", site(c.asOf), "pages/page.md", page(c.front)), c.opt)
				if made == nil {
					t.Fatal(printed(found))
				}
				if _, got := made.ByFile["pages/page.md"]; got != c.want {
					t.Errorf("%s: %q, as of %q: published %t", zone, c.front, c.asOf, got)
				}
			})
		}
	}
}

// in runs f as on a machine of another time zone.
func in(t *testing.T, zone string, f func()) {
	t.Helper()
	place, err := time.LoadLocation(zone)
	if err != nil {
		t.Skip(err)
	}
	was := time.Local
	time.Local = place
	defer func() { time.Local = was }()
	f()
}

// TestAsOf: the day the site speaks of is the flag's, the site's, or the latest
// that a record tells as done; what is planned or not published does not count.
func TestAsOf(t *testing.T) {
	bare := "titre = \"Essai\"\nurl = \"https://exemple.fr\"\n[editeur]\nnom = \"x\"\n"
	news := func(front string) string { return "+++\ntitre = \"x\"\n" + front + "\n+++\n" }
	for _, c := range []struct {
		site string
		opt  check.Options
		news string
		want string
	}{
		{bare, check.Options{}, "date = 2018-03-04", "2018-03-04"},
		{bare, check.Options{}, "date = \"2018-02\"", "2018-02-28"},
		{bare, check.Options{}, "date = 2018-03-04\nmaj = 2018-05-06", "2018-05-06"},
		{bare, check.Options{}, "date = 2030-01-01\nbrouillon = true", "2017-03-01"},
		{bare, check.Options{}, "date = 2030-01-01\npublication = 2030-01-01", "2017-03-01"},
		{"arrete_au = 2016-01-01\n" + bare, check.Options{}, "date = 2018-03-04", "2016-01-01"},
		{"arrete_au = 2016-01-01\n" + bare, check.Options{AsOf: date.Date{Year: 2015}}, "date = 2018-03-04", "2015-12-31"},
		{"arrete_au = \"2016-02\"\n" + bare, check.Options{}, "date = 2018-03-04", "2016-02-29"},
	} {
		for _, zone := range []string{"Pacific/Kiritimati", "Pacific/Pago_Pago"} {
			in(t, zone, func() {
				site, found := run(t, tiny(t, "site.toml", c.site, "syntheses/seminaire.toml", strings.Replace(seminaire, "territoires = [\"carcassonne\"]\n", "", 1),
					"actualites/x.md", news(c.news)), c.opt)
				if site == nil {
					t.Fatal(printed(found))
				}
				if got := site.AsOf.String(); got != c.want {
					t.Errorf("%q: as of %s, want %s", c.news, got, c.want)
				}
			})
		}
	}
}
