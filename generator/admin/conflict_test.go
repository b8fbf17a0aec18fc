package admin

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestConflict: a record that changes elsewhere is never written over; the versions are shown, and the
// choice between them is saved.
func TestConflict(t *testing.T) {
	s := open(t, "fr")
	const path, file = "/admin/signataires/sncf/", "signataires/sncf.md"
	mine := s.get(path).fill("record")
	mine.Set("nom", "SNCF (mon nom)")
	mine.Set("note", "Ma remarque.")
	mine.Set("faire", "enregistrer")
	text := s.files()[file]
	other := regexp.MustCompile(`(?m)^note = .*$`).ReplaceAllString(text, `note = "Leur remarque."`)
	if err := os.WriteFile(filepath.Join(s.dir, filepath.FromSlash(file)), []byte(strings.Replace(other, `nom = "SNCF"`, `nom = "SNCF" # un commentaire`, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	p := s.send(path, mine)
	if p.status != http.StatusUnprocessableEntity || !strings.Contains(p.body, "Leur remarque.") || !strings.Contains(p.body, "Ma remarque.") || !strings.Contains(p.body, "Les deux versions") {
		t.Fatalf("%d\n%s", p.status, p.body)
	}
	if now := s.files()[file]; strings.Contains(now, "Ma remarque") {
		t.Error("written over")
	}
	v := p.fill("record")
	if v.Get("choix:note") != "mienne" || v.Get("choix:nom") != "mienne" {
		t.Errorf("chosen: %q", v)
	}
	v.Set("choix:note", "autre")
	v.Set("faire", "trancher")
	if p = s.send(path, v); p.status != http.StatusOK {
		t.Fatalf("%d\n%s", p.status, p.body)
	}
	if now := s.files()[file]; !strings.Contains(now, "Leur remarque.") || !strings.Contains(now, `nom = "SNCF (mon nom)" # un commentaire`) {
		t.Errorf("%s", now)
	}
}

// conflicted returns a record of three commitments, of which the second is open in a form.
func conflicted(t *testing.T) (s *site, file string, v url.Values) {
	t.Helper()
	s = open(t, "fr")
	const text = `nom = "Trois"
type = "entreprise"
source = "Essai"

[[engagement]]
domaine = "emploi"
action = "Alpha"

[[engagement]]
domaine = "emploi"
action = "Bêta"

[[engagement.indicateur]]
nom = "Un"
unite = "uns"
valeurs = { 2017 = 1, 2018 = 2 }

[[engagement.indicateur]]
nom = "Deux"
unite = "deux"

[[engagement]]
domaine = "emploi"
action = "Gamma"
`
	file = filepath.Join(s.dir, "signataires", "trois.toml")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if report, err := s.live.Refresh(t.Context()); err != nil || report.Failed() {
		t.Fatal(err, report.Findings)
	}
	v = s.get("/admin/signataires/trois/engagement/1/").fill("record")
	v.Set("faire", "enregistrer")
	return s, file, v
}

// rewritten changes a file as a text editor does.
func rewritten(t *testing.T, file, from, to string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(text), from) {
		t.Fatalf("%v: no %q in\n%s", err, from, text)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(text), from, to, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestConflictOfMoved: the commitment of a form is followed where another is taken out before it, through
// the page of the conflict too.
func TestConflictOfMoved(t *testing.T) {
	s, file, v := conflicted(t)
	v.Set("description", "La mienne.")
	rewritten(t, file, "[[engagement]]\ndomaine = \"emploi\"\naction = \"Alpha\"\n\n", "")
	rewritten(t, file, "action = \"Bêta\"\n", "action = \"Bêta\"\nstatut = \"en-cours\"\n")
	const path = "/admin/signataires/trois/engagement/1/"
	p := s.send(path, v)
	if p.status != http.StatusUnprocessableEntity || !strings.Contains(p.body, "Les deux versions") {
		t.Fatalf("%d\n%s", p.status, p.body)
	}
	// A preview, or one more row, doesn't make one forget the other version.
	again := p.fill("record")
	again.Set("faire", "ajouter bilan")
	again = s.send(path, again).fill("record")
	again.Set("faire", "enregistrer")
	if p := s.send(path, again); p.status != http.StatusUnprocessableEntity || !strings.Contains(p.body, "Les deux versions") {
		t.Errorf("the other version is forgotten: %d", p.status)
	}
	v = p.fill("record")
	v.Set("faire", "trancher")
	if p = s.send(path, v); p.status != http.StatusOK {
		t.Fatalf("%d\n%s", p.status, p.body)
	}
	text := s.files()["signataires/trois.toml"]
	if !strings.Contains(text, "action = \"Bêta\"\ndescription = \"La mienne.\"\nstatut = \"en-cours\"") || !strings.Contains(text, "action = \"Gamma\"\n") || strings.Count(text, "[[engagement]]") != 2 {
		t.Errorf("%s", text)
	}
}

// TestConflictOfGone: what was typed for a commitment that isn't there any more goes into no other.
func TestConflictOfGone(t *testing.T) {
	s, file, v := conflicted(t)
	v.Set("description", "La mienne.")
	rewritten(t, file, "Bêta", "Oméga")
	before := s.files()
	if p := s.send("/admin/signataires/trois/engagement/1/", v); p.status < 400 || !strings.Contains(p.body, "La mienne.") || !strings.Contains(p.body, "déplacé ou retiré") {
		t.Errorf("%d\n%s", p.status, p.body)
	}
	if got := changed(before, s.files()); got != nil {
		t.Errorf("changed %q", got)
	}
}

// TestConflictOfFigures: periods and figures go together; rows of which some are gone are one choice.
func TestConflictOfFigures(t *testing.T) {
	const path = "/admin/signataires/trois/engagement/1/"
	s, file, v := conflicted(t)
	v["indicateur[0].valeurs:nombres"][1] = "5"
	rewritten(t, file, "{ 2017 = 1, 2018 = 2 }", "{ 2016 = 9, 2017 = 1, 2018 = 3 }")
	p := s.send(path, v)
	v = p.fill("record")
	if p.status != http.StatusUnprocessableEntity || v.Get("choix:indicateur[0].valeurs") != "mienne" || !strings.Contains(p.body, "2016 : 9") {
		t.Fatalf("%d %q\n%s", p.status, v, p.body)
	}
	v.Set("faire", "trancher")
	s.send(path, v)
	if text := s.files()["signataires/trois.toml"]; !strings.Contains(text, "valeurs = { 2017 = 1, 2018 = 5 }") {
		t.Errorf("%s", text)
	}

	s, file, v = conflicted(t)
	v.Set("indicateur[1].cible", "77")
	rewritten(t, file, "[[engagement.indicateur]]\nnom = \"Un\"\nunite = \"uns\"\nvaleurs = { 2017 = 1, 2018 = 2 }\n\n", "")
	p = s.send(path, v)
	v = p.fill("record")
	if p.status != http.StatusUnprocessableEntity || v.Get("choix:indicateur") != "mienne" {
		t.Fatalf("%d %q\n%s", p.status, v, p.body)
	}
	v.Set("faire", "trancher")
	s.send(path, v)
	if text := s.files()["signataires/trois.toml"]; strings.Count(text, "[[engagement.indicateur]]") != 2 || !strings.Contains(text, "nom = \"Deux\"\nunite = \"deux\"\ncible = 77\n") || !strings.Contains(text, "valeurs = { 2017 = 1, 2018 = 2 }") {
		t.Errorf("%s", text)
	}
}

// TestRowsAreNamed: an error of a row that is written stands at that row of the page, whatever its number.
func TestRowsAreNamed(t *testing.T) {
	s, _, v := conflicted(t)
	const path = "/admin/signataires/trois/engagement/1/"
	v["indicateur:rangs"] = []string{"1", "n1"}
	v.Set("indicateur[n1].nom", "Trois")
	p := s.send(path, v)
	if p.status != http.StatusUnprocessableEntity || !strings.Contains(p.body, `href="#f-indicateur-n1`) {
		t.Errorf("%d\n%s", p.status, p.body)
	}
	v["indicateur:rangs"] = nil // both at once
	if p := s.send(path, v); p.status != http.StatusOK {
		t.Errorf("%d\n%s", p.status, p.body)
	}
	if text := s.files()["signataires/trois.toml"]; strings.Contains(text, "indicateur") {
		t.Errorf("%s", text)
	}
}
