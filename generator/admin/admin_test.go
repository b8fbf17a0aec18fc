package admin

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"parvis/generator"
	"parvis/generator/diag/messages"
)

// site is a copy of the real content behind the forms, and a browser without scripts.
type site struct {
	t      testing.TB
	dir    string
	url    string
	client *http.Client
	live   *generator.Live
}

// sending is what a publisher of a test does.
type publisherStub struct{ sent chan string }

func (p publisherStub) Targets() []string { return []string{"essai"} }
func (p publisherStub) Plan(context.Context, string) (string, error) {
	return "2 fichiers à envoyer", nil
}
func (p publisherStub) Send(_ context.Context, target string, progress func(int, int)) (string, error) {
	progress(1, 2)
	p.sent <- target
	return "", errors.New("le serveur ne répond pas")
}

func open(t testing.TB, lang string) *site {
	t.Helper()
	s := &site{t: t, dir: t.TempDir()}
	if err := os.CopyFS(s.dir, os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	s.start(lang)
	return s
}

// start serves the site, as a new start of the program does.
func (s *site) start(lang string) {
	s.t.Helper()
	s.live = generator.NewLive(generator.Options{Content: s.dir, URL: "http://127.0.0.1/", Drafts: true})
	if _, err := s.live.Refresh(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
	forms := New(Options{Live: s.live, Content: s.dir, Lang: lang, Words: messages.In(lang), Explain: error.Error, Publish: publisherStub{make(chan string, 1)},
		Changed: func(ctx context.Context, files []string) {
			if _, err := s.live.Refresh(ctx, files...); err != nil {
				s.t.Error(err)
			}
		}})
	server := httptest.NewServer(forms)
	s.t.Cleanup(server.Close)
	s.url = server.URL
	if s.client == nil {
		jar, err := cookiejar.New(nil)
		if err != nil {
			s.t.Fatal(err)
		}
		s.client = &http.Client{Jar: jar, Timeout: time.Minute}
	}
}

// shown is a page that was received.
type received struct {
	status int
	path   string
	header http.Header
	body   string
	doc    *html.Node
}

func (s *site) do(r *http.Request) *received {
	s.t.Helper()
	answer, err := s.client.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	return &received{answer.StatusCode, answer.Request.URL.Path, answer.Header, string(body), doc}
}

func (s *site) get(path string) *received {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, s.url+path, http.NoBody)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.do(r)
}

// send sends values to a page, as a browser does from one of its own pages.
func (s *site) send(path string, v url.Values) *received {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, s.url+path, strings.NewReader(v.Encode()))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", s.url)
	return s.do(r)
}

// fill returns what the form of a page with a class would send.
func (p *received) fill(class string) url.Values {
	v := url.Values{}
	var form *html.Node
	walk(p.doc, func(n *html.Node) {
		if n.Data == "form" && attr(n, "class") == class && form == nil {
			form = n
		}
	})
	if form == nil {
		return v
	}
	walk(form, func(n *html.Node) {
		name := attr(n, "name")
		switch {
		case name == "" || n.Data == "button":
		case n.Data == "input" && (attr(n, "type") == "checkbox" || attr(n, "type") == "radio"):
			if has(n, "checked") {
				v.Add(name, attr(n, "value"))
			}
		case n.Data == "input":
			v.Add(name, attr(n, "value"))
		case n.Data == "textarea":
			v.Add(name, strings.ReplaceAll(strings.TrimPrefix(text(n), "\n"), "\n", "\r\n"))
		case n.Data == "select":
			walk(n, func(o *html.Node) {
				if o.Data == "option" && has(o, "selected") {
					v.Add(name, attr(o, "value"))
				}
			})
		}
	})
	return v
}

func walk(n *html.Node, each func(*html.Node)) {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode {
			each(c)
		}
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// title returns the title of a page.
func (p *received) title() string {
	out := ""
	walk(p.doc, func(n *html.Node) {
		if n.Data == "title" {
			out = text(n)
		}
	})
	return out
}

// files returns the bytes of the content.
func (s *site) files() map[string]string {
	s.t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(s.dir, func(p string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		out[strings.TrimPrefix(filepath.ToSlash(p), filepath.ToSlash(s.dir)+"/")] = string(data)
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return out
}

// changed returns the files that differ.
func changed(a, b map[string]string) []string {
	var out []string
	for f := range maps.Keys(a) {
		if a[f] != b[f] {
			out = append(out, f)
		}
	}
	for f := range maps.Keys(b) {
		if _, ok := a[f]; !ok {
			out = append(out, f)
		}
	}
	slices.Sort(out)
	return out
}

// TestMadeInTheForms makes a signatory with three commitments and their figures, a territory and an
// experience with an image, without a script; mends faults, renames, and opens no file.
func TestMadeInTheForms(t *testing.T) {
	s := open(t, "fr")
	before := s.files()

	// A territory, first without its level.
	page := s.get("/admin/nouveau/territoires/")
	v := page.fill("record")
	v.Set("nom", "Béziers")
	v.Set("faire", "enregistrer")
	page = s.send("/admin/nouveau/territoires/", v)
	if page.status != http.StatusUnprocessableEntity || !strings.HasPrefix(page.title(), "Erreur : ") || !strings.Contains(page.body, `href="#f-type"`) {
		t.Fatalf("%d %s\n%s", page.status, page.title(), page.body)
	}
	v = page.fill("record")
	if v.Get("nom") != "Béziers" {
		t.Error("what was typed is lost")
	}
	v.Set("type", "commune")
	v.Set("code", "34032")
	v.Set("parent", "Hérault")
	v.Set("source", "Code officiel géographique")
	v.Del("brouillon")
	if page = s.send("/admin/nouveau/territoires/", v); page.path != "/admin/territoires/beziers/" || !strings.Contains(page.body, "La fiche est créée") {
		t.Fatalf("%d %s\n%s", page.status, page.path, page.body)
	}

	// A signatory, then its commitments.
	v = s.get("/admin/nouveau/signataires/").fill("record")
	v.Set("nom", "Exemple Méditerranée")
	v.Set("type", "entreprise")
	v.Set("siren", "732 829 320")
	v.Set("signature", "12/03/2019")
	v["territoires"] = []string{"béziers", "", ""}
	v.Set("source", "Courriel du 12 mars 2019")
	v.Del("brouillon")
	if page = s.send("/admin/nouveau/signataires/", v); page.path != "/admin/signataires/exemple-mediterranee/" {
		t.Fatalf("%d %s\n%s", page.status, page.path, page.body)
	}
	at := "/admin/signataires/exemple-mediterranee/engagement/nouveau/"
	for i, action := range []string{"Accueil de stagiaires", "Parrainage de demandeurs d'emploi", "Achats dans les quartiers"} {
		page = s.get(at)
		v = page.fill("record")
		v.Set("action", action)
		v.Set("domaine", []string{"Éducation et orientation scolaire", "Emploi, insertion et formation", "Développement économique"}[i])
		v.Set("nature", "engagement")
		v.Set("debut", "mars 2019")
		v.Set("source", "Courriel du 12 mars 2019")
		v.Set("faire", "ajouter indicateur")
		page = s.send(at, v)
		if page.status != http.StatusOK || page.fill("record").Get("action") != action {
			t.Fatalf("%d\n%s", page.status, page.body)
		}
		v = page.fill("record")
		if rows := v["indicateur:rangs"]; !slices.Equal(rows, []string{"n1"}) {
			t.Fatalf("rows %q", rows)
		}
		v.Set("indicateur[n1].nom", "Personnes "+fmt.Sprint(i))
		v.Set("indicateur[n1].unite", "personnes")
		v.Set("indicateur[n1].cible", "beaucoup")
		v["indicateur[n1].valeurs:periodes"] = []string{"2019", "2020", ""}
		v["indicateur[n1].valeurs:nombres"] = []string{"12", "une vingtaine", ""}
		v.Set("faire", "enregistrer")
		page = s.send(at, v)
		if page.status != http.StatusUnprocessableEntity || !strings.Contains(page.body, `href="#f-indicateur-n1-cible"`) || !strings.Contains(page.body, "« beaucoup » n’est pas un nombre") {
			t.Fatalf("%d\n%s", page.status, page.body)
		}
		v = page.fill("record")
		v.Set("indicateur[n1].cible", "30 à 40")
		v.Set("indicateur[n1].echeance", "2021")
		v.Set("faire", "enregistrer")
		if page = s.send(at, v); page.path != "/admin/signataires/exemple-mediterranee/" {
			t.Fatalf("%d %s\n%s", page.status, page.path, page.body)
		}
	}

	// An experience with a photo.
	v = s.get("/admin/nouveau/experiences/").fill("record")
	v.Set("titre", "Exemple Méditerranée ouvre ses portes")
	v["signataires"] = []string{"Exemple Méditerranée", ""}
	v.Set("source", "Courriel du 12 mars 2019")
	v.Set("corps", "Deux **classes** ont visité l'atelier.")
	v.Del("brouillon")
	if page = s.send("/admin/nouveau/experiences/", v); page.path != "/admin/experiences/exemple-mediterranee-ouvre-ses-portes/" {
		t.Fatalf("%d %s\n%s", page.status, page.path, page.body)
	}
	s.addPhoto("/admin/experiences/exemple-mediterranee-ouvre-ses-portes/fichier/")

	// The signatory gets another address, and its experience follows.
	v = url.Values{"nom": {"Exemple Sud"}, "csrf_token": {s.token("/admin/signataires/exemple-mediterranee/renommer/")}}
	if page = s.send("/admin/signataires/exemple-mediterranee/renommer/", v); page.path != "/admin/signataires/exemple-sud/" {
		t.Fatalf("%d %s\n%s", page.status, page.path, page.body)
	}

	now := s.files()
	want := []string{"experiences/atelier-de-quartier.png", "experiences/exemple-mediterranee-ouvre-ses-portes.md", "signataires/exemple-sud.toml", "territoires/beziers.toml"}
	if got := changed(before, now); !slices.Equal(got, want) {
		t.Errorf("changed: %q", got)
	}
	for file, all := range map[string][]string{
		"signataires/exemple-sud.toml":                         {"siren = \"732829320\"", "signature = 2019-03-12", "territoires = [\"beziers\"]", "alias = [\"/signataires/exemple-mediterranee/\"]", "cible = \"30 à 40\"", "valeurs = { 2019 = 12, 2020 = \"environ 20\" }", "debut = \"2019-03\""},
		"experiences/exemple-mediterranee-ouvre-ses-portes.md": {"signataires = [\"exemple-sud\"]", "Deux **classes** ont visité l'atelier.\n\n![Un atelier, vu de la porte.](atelier-de-quartier.png)\n"},
	} {
		for _, part := range all {
			if !strings.Contains(now[file], part) {
				t.Errorf("%s has no %s:\n%s", file, part, now[file])
			}
		}
	}
	if n := strings.Count(now["signataires/exemple-sud.toml"], "[[engagement]]"); n != 3 {
		t.Errorf("%d commitments", n)
	}
	if _, report := s.live.Records(); report.Failed() {
		t.Errorf("%+v", report.Findings)
	}
}

// token returns the token of the forms of a page.
func (s *site) token(path string) string {
	s.t.Helper()
	found := regexp.MustCompile(`name="csrf_token" value="([^"]+)"`).FindStringSubmatch(s.get(path).body)
	if found == nil {
		s.t.Fatalf("%s has no token", path)
	}
	return strings.ReplaceAll(found[1], "&#43;", "+")
}

// pixel is a picture of one pixel (PNG).
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

// addPhoto adds a photo: first without what it shows.
func (s *site) addPhoto(path string) {
	s.t.Helper()
	data, err := base64.StdEncoding.DecodeString(pixel)
	if err != nil {
		s.t.Fatal(err)
	}
	token := s.token(path)
	sendFile := func(name, alt string, data []byte) *received {
		var b bytes.Buffer
		w := multipart.NewWriter(&b)
		for k, v := range map[string]string{"csrf_token": token, "alt": alt, "place": ""} {
			if err := w.WriteField(k, v); err != nil {
				s.t.Fatal(err)
			}
		}
		f, err := w.CreateFormFile("fichier", name)
		if err != nil {
			s.t.Fatal(err)
		}
		if _, err = f.Write(data); err != nil {
			s.t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			s.t.Fatal(err)
		}
		r, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, s.url+path, &b)
		if err != nil {
			s.t.Fatal(err)
		}
		r.Header.Set("Content-Type", w.FormDataContentType())
		r.Header.Set("Origin", s.url)
		return s.do(r)
	}
	if p := sendFile("Atelier de quartier.PNG", "", data); p.status != http.StatusUnprocessableEntity || !strings.Contains(p.body, "Dites ce que montre l’image") {
		s.t.Errorf("without an alternative: %d\n%s", p.status, p.body)
	}
	if p := sendFile("page.html", "Une page", []byte("<script>")); p.status != http.StatusUnprocessableEntity || !strings.Contains(p.body, "Ce genre de fichier") {
		s.t.Errorf("a page: %d", p.status)
	}
	if p := sendFile("faux.jpg", "Une image", []byte("<svg onload=x>")); p.status != http.StatusUnprocessableEntity {
		s.t.Errorf("a false image: %d", p.status)
	}
	if p := sendFile("Atelier de quartier.PNG", "Un atelier, vu de la porte.", data); p.status != http.StatusOK || !strings.Contains(p.body, "ajouté") {
		s.t.Errorf("%d\n%s", p.status, p.body)
	}
}

// TestSavedUnchanged: every form of the content, sent as it is opened, changes no byte.
func TestSavedUnchanged(t *testing.T) {
	s := open(t, "fr")
	before := s.files()
	set, _ := s.live.Records()
	n := 0
	for _, e := range set.All() {
		m := e.Common()
		path := at(m.Kind, m.Slug)
		v := s.get(path).fill("record")
		v.Set("faire", "continuer")
		if p := s.send(path, v); p.status != http.StatusOK || !strings.Contains(p.body, "C’est enregistré") {
			t.Fatalf("%s: %d\n%s", path, p.status, p.body)
		}
		n++
	}
	if got := changed(before, s.files()); got != nil || n < 100 {
		t.Errorf("%d records, changed: %q", n, got)
	}
}

// TestBounds: forms that are too large, and odd addresses, are answered as such, and change nothing.
func TestBounds(t *testing.T) {
	s, _, v := conflicted(t)
	before := s.files()
	const path = "/admin/signataires/trois/engagement/1/"
	v.Set("description", strings.Repeat("x", maxForm+1))
	if p := s.send(path, v); p.status != http.StatusRequestEntityTooLarge {
		t.Errorf("a large text: %d", p.status)
	}
	v.Set("description", "x")
	v["indicateur:rangs"] = slices.Repeat([]string{"n1"}, 9000)
	if p := s.send(path, v); p.status != http.StatusRequestEntityTooLarge {
		t.Errorf("9,000 rows: %d", p.status)
	}
	for _, path := range []string{"/admin/signataires/a%00b/", "/admin/signataires/" + strings.Repeat("a", 300) + "/", "/admin/signataires/%2e%2e/"} {
		if p := s.get(path); p.status != http.StatusNotFound {
			t.Errorf("%s: %d", path, p.status)
		}
	}
	for _, path := range []string{"/admin/signataires/trois/convention/nouveau/", "/admin/signataires/trois/supprimer/", "/admin/nouveau/pages/"} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodHead, s.url+path, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		s.do(r)
	}
	if got := changed(before, s.files()); got != nil {
		t.Errorf("changed %q", got)
	}
}

// TestNothingIsLost: whatever keeps a form from being saved, what was typed is shown again, and the file
// is as it was.
func TestNothingIsLost(t *testing.T) {
	for name, spoil := range map[string]func(t *testing.T, file string){
		"read-only": func(t *testing.T, file string) {
			if err := os.Chmod(file, 0o400); err != nil {
				t.Fatal(err)
			}
		},
		"removed": func(t *testing.T, file string) {
			if err := os.Remove(file); err != nil {
				t.Fatal(err)
			}
		},
		"broken": func(t *testing.T, file string) {
			if err := os.WriteFile(file, []byte("+++\nnom = \n+++\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		},
		"a folder in its place": func(t *testing.T, file string) {
			if err := errors.Join(os.Remove(file), os.MkdirAll(filepath.Join(file, "x"), 0o755)); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, "fr")
			const path = "/admin/signataires/sncf/"
			v := s.get(path).fill("record")
			v.Set("note", "Une remarque accentuée : œuvre, naïveté.")
			v.Set("faire", "enregistrer")
			spoil(t, filepath.Join(s.dir, "signataires", "sncf.md"))
			before := s.files()
			p := s.send(path, v)
			if p.status < 400 || !strings.Contains(p.body, "œuvre, naïveté") || !strings.HasPrefix(p.title(), "Erreur : ") {
				t.Errorf("%d\n%s", p.status, p.body)
			}
			if got := changed(before, s.files()); got != nil {
				t.Errorf("changed: %q", got)
			}
		})
	}
}

// TestWho: what changes something comes from a page of this start, of this server.
func TestWho(t *testing.T) {
	s := open(t, "fr")
	before := s.files()
	const path = "/admin/signataires/sncf/"
	p := s.get(path)
	cookie := p.header.Get("Set-Cookie")
	for _, part := range []string{"HttpOnly", "SameSite=Strict", "Path=/admin/"} {
		if !strings.Contains(cookie, part) {
			t.Errorf("%s has no %s", cookie, part)
		}
	}
	if p.header.Get("Referrer-Policy") != "same-origin" {
		t.Error("browsers would send no origin")
	}
	v := p.fill("record")
	v.Set("nom", "Changé")
	v.Set("faire", "enregistrer")
	ask := func(change func(*http.Request), v url.Values) *received {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+path, strings.NewReader(v.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", s.url)
		change(r)
		return s.do(r)
	}
	for name, change := range map[string]func(*http.Request){
		"another site":   func(r *http.Request) { r.Header.Set("Origin", "https://ailleurs.example") },
		"another port":   func(r *http.Request) { r.Header.Set("Origin", "http://127.0.0.1:1") },
		"no origin":      func(r *http.Request) { r.Header.Del("Origin") },
		"a hidden frame": func(r *http.Request) { r.Header.Set("Origin", "null") },
	} {
		if p := ask(change, v); p.status != http.StatusForbidden {
			t.Errorf("%s: %d", name, p.status)
		}
	}
	without := maps.Clone(v)
	delete(without, "csrf_token")
	if p := ask(func(*http.Request) {}, without); p.status != http.StatusForbidden || p.fill("record").Get("nom") != "Changé" {
		t.Errorf("without a token: %d", p.status)
	}
	// A cookie of yesterday: nothing is written, and nothing that was typed is lost.
	s.start("fr")
	p = ask(func(r *http.Request) { r.Header.Set("Origin", s.url) }, v)
	if p.status != http.StatusForbidden || !strings.Contains(p.body, "Parvis a redémarré") {
		t.Errorf("%d\n%s", p.status, p.body)
	}
	if got := changed(before, s.files()); got != nil {
		t.Errorf("changed: %q", got)
	}
	again := p.fill("record")
	again.Set("faire", "enregistrer")
	if again.Get("nom") != "Changé" {
		t.Error("what was typed is lost")
	}
	if p = s.send(path, again); p.status != http.StatusOK {
		t.Errorf("%d\n%s", p.status, p.body)
	}
	if got := changed(before, s.files()); !slices.Equal(got, []string{"signataires/sncf.md"}) {
		t.Errorf("changed: %q", got)
	}
}

// TestEveryPage: every page is there in both languages, with one title, and with each word.
func TestEveryPage(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		s := open(t, lang)
		for _, path := range []string{"/admin/", "/admin/a-corriger/", "/admin/aide/", "/admin/signataires/", "/admin/signataires/?q=sn&etat=completer", "/admin/nouveau/pages/", "/admin/signataires/sncf/",
			"/admin/signataires/sncf/engagement/0/", "/admin/signataires/sncf/engagement/nouveau/", "/admin/signataires/sncf/renommer/", "/admin/signataires/sncf/dupliquer/", "/admin/signataires/sncf/supprimer/",
			"/admin/signataires/sncf/fichier/", "/admin/reglages/site/", "/admin/reglages/site/menu/nouveau/", "/admin/tableur/", "/admin/bilans/", "/admin/bilans/?annee=2018", "/admin/publier/", "/admin/syntheses/rse-quelle-mobilisation-pour-les-quartiers/"} {
			p := s.get(path)
			if p.status != http.StatusOK || strings.Contains(p.body, "<no value>") || strings.Count(p.body, "<h1>") != 1 || strings.Contains(p.body, "<h1></h1>") {
				t.Errorf("%s %s: %d\n%s", lang, path, p.status, p.body)
			}
		}
		for _, path := range []string{"/admin/rien/", "/admin/signataires/rien/", "/admin/signataires/..%2f..%2fx/", "/admin/signataires/sncf/engagement/99/", "/admin/signataires/sncf/nom/0/", "/admin/nouveau/site/", "/admin/bilans/2018/rien.xlsx"} {
			if p := s.get(path); p.status != http.StatusNotFound {
				t.Errorf("%s: %d", path, p.status)
			}
		}
	}
}

func TestWords(t *testing.T) {
	fr, en := slices.Sorted(maps.Keys(french)), slices.Sorted(maps.Keys(english))
	if !slices.Equal(fr, en) {
		t.Errorf("the languages have other words: %q", slices.DeleteFunc(append(fr, en...), func(k string) bool { return french[k] != "" && english[k] != "" }))
	}
}

// TestWordsAreUsed: each word is asked for by a template or by the program, by its key or as one of a family.
func TestWordsAreUsed(t *testing.T) {
	var sources strings.Builder
	for _, pattern := range []string{"parts/*.html", "*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if text, err := os.ReadFile(f); err != nil {
				t.Fatal(err)
			} else if f != "french.go" && f != "english.go" && !strings.HasSuffix(f, "_test.go") {
				sources.Write(text)
			}
		}
	}
	families := []string{"kind-", "new-", "add-", "state-", "stuck-", "done-", "ask-"}
	for key := range french {
		family := slices.ContainsFunc(families, func(f string) bool { return strings.HasPrefix(key, f) }) || strings.HasSuffix(key, "-hint") && french[strings.TrimSuffix(key, "-hint")] != ""
		if !family && !strings.Contains(sources.String(), `"`+key+`"`) && !regexp.MustCompile(`\b[wW]\.`+regexp.QuoteMeta(key)+`\b`).MatchString(sources.String()) {
			t.Errorf("%s is said nowhere", key)
		}
	}
}

// TestPublishing: a publication goes on while its page is left, and what came of it is shown.
func TestPublishing(t *testing.T) {
	s := open(t, "fr")
	v := url.Values{"csrf_token": {s.token("/admin/publier/")}, "cible": {"essai"}, "faire": {"voir"}}
	if p := s.send("/admin/publier/", v); !strings.Contains(p.body, "2 fichiers à envoyer") {
		t.Errorf("%s", p.body)
	}
	v.Set("faire", "envoyer")
	s.send("/admin/publier/", v)
	for range 100 {
		if p := s.get("/admin/publier/"); strings.Contains(p.body, "le serveur ne répond pas") {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("the error isn't shown")
}
