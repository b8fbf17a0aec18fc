package generator_test

import (
	"cmp"
	"context"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"parvis/generator"
	"parvis/generator/diag"
	"parvis/generator/text/date"
)

// toldPublisher is a site.toml that tells all the legal notice owes.
const toldPublisher = `titre = "Essai *gras* & <b>balises</b>"
url = "https://exemple.test/"
arrete_au = 2023-06-30

[editeur]
nom = "Exemple & Fils"
adresse = "1 rue de l'[Exemple], Lille"
telephone = "03 00 00 00 00"
courriel = "contact_site@exemple.test"
directeur_publication = "Une * directrice *"
hebergeur = "Un hébergeur"
hebergeur_adresse = "2 rue de l'Exemple, Lille"
hebergeur_telephone = "03 00 00 00 01"
`

// owing is the files of a site of only these settings.
func owing(t *testing.T, settings string, o generator.Options) map[string]string {
	t.Helper()
	o.Content = t.TempDir()
	put(t, o.Content, "site.toml", settings)
	dir, _ := build(t, o)
	return read(t, dir)
}

// mainText is what a page says between its header and its footer, the markup
// taken out.
func mainText(page string) string {
	_, page, _ = strings.Cut(page, "<main")
	page, _, _ = strings.Cut(page, "</main>")
	text := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, " ")
	text = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&#39;", "'", "&#34;", `"`, "\u00a0", " ", "\u202f", " ", "’", "'").Replace(text)
	return strings.Join(strings.Fields(text), " ")
}

func says(t *testing.T, made map[string]string, file string, wanted ...string) {
	t.Helper()
	if made[file] == "" {
		t.Errorf("%s is not made", file)
		return
	}
	text := mainText(made[file])
	for _, w := range wanted {
		if !strings.Contains(text, w) {
			t.Errorf("%s doesn't say %q:\n%s", file, w, text)
		}
	}
}

// Where editors wrote none, the legal notice says all that site.toml does, as
// text whatever signs are in it; every page leads to what is owed.
func TestLegalNotice(t *testing.T) {
	t.Parallel()
	made := owing(t, toldPublisher, generator.Options{})
	says(t, made, "mentions-legales/index.html", "Nom : Exemple & Fils", "Adresse : 1 rue de l'[Exemple], Lille", "Téléphone : 03 00 00 00 00", "Direction de la publication : Une * directrice *",
		"Nom : Un hébergeur", "Adresse : 2 rue de l'Exemple, Lille", "Téléphone : 03 00 00 00 01", "sous cette licence : Licence Ouverte 2.0", "Exemple & Fils, Essai *gras* & <b>balises</b>, Données arrêtées au 30 juin 2023")
	page := made["mentions-legales/index.html"]
	if strings.Contains(mainText(page), "non renseigné") || !strings.Contains(page, `href="mailto:contact_site@exemple.test"`) {
		t.Error("all is told, and the page lacks some of it")
	}
	for file, data := range made {
		if !strings.HasSuffix(file, ".html") || !strings.Contains(data, `<footer`) {
			continue
		}
		for _, slug := range []string{"mentions-legales", "accessibilite", "confidentialite", "ecoconception"} {
			if !strings.Contains(data, `<a href="/`+slug+`/"`) {
				t.Errorf("%s doesn't lead to %s", file, slug)
			}
		}
		if n := strings.Count(data, "Accessibilité\u00a0: "); n != 1 {
			t.Errorf("%s has %d mentions of the state of accessibility", file, n)
		}
	}
	says(t, owing(t, strings.Replace(toldPublisher, "titre", "langue = \"en\"\ntitre", 1), generator.Options{}), "mentions-legales/index.html", "Director of publication: Une * directrice *", "Data as of 30 June 2023")
}

// What site.toml doesn't tell is said not to be told, and pointed out; the page
// of an editor comes before all that, though not while it is a draft.
func TestLegalNoticeLacks(t *testing.T) {
	t.Parallel()
	content := t.TempDir()
	put(t, content, "site.toml", "titre = \"Essai\"\nurl = \"https://exemple.test/\"\narrete_au = 2023-06-30\n[editeur]\nnom = \"Exemple\"\ntelephone = \"03\"\n")
	find := func(wanted ...string) map[string]string {
		t.Helper()
		o := generator.Options{Content: content, Output: filepath.Join(t.TempDir(), "public")}
		report, err := generator.Build(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		var codes []string
		for _, f := range report.Findings {
			codes = append(codes, f.Code)
			if f.Severity != diag.Warning || f.Code == "publisher-incomplete" && f.Args[0] != "adresse, directeur_publication, hebergeur, hebergeur_adresse, hebergeur_telephone" {
				t.Errorf("got %+v", f)
			}
		}
		if !slices.Equal(codes, wanted) {
			t.Errorf("found %v, wanted %v", codes, wanted)
		}
		return read(t, o.Output)
	}
	says(t, find("publisher-incomplete"), "mentions-legales/index.html", "Adresse : non renseigné", "Téléphone : 03", "Ce qui n'est pas renseigné doit l'être")
	if err := os.Mkdir(filepath.Join(content, "pages"), 0o755); err != nil {
		t.Fatal(err)
	}
	put(t, content, "pages/mentions-legales.md", "+++\ntitre = \"Mentions\"\nbrouillon = true\n+++\nTout est ici.\n")
	says(t, find("publisher-incomplete"), "mentions-legales/index.html", "Adresse : non renseigné")
	put(t, content, "pages/mentions-legales.md", "+++\ntitre = \"Mentions\"\nmenu = \"pied\"\n+++\nTout est ici.\n")
	made := find()
	says(t, made, "mentions-legales/index.html", "Tout est ici.")
	if strings.Contains(mainText(made["mentions-legales/index.html"]), "non renseigné") {
		t.Error("the editors' page is not theirs alone")
	}
}

// The declaration says the state that the audit allows on the as-of date, and
// every page the same.
func TestDeclaration(t *testing.T) {
	const audited = toldPublisher + `
[accessibilite]
etat = "partielle"
date_audit = 2020-06-30
auditeur = "Cabinet Exemple"
taux = 75.5
non_conformites = ["Les *cartes* : critère 1.6"]
derogations = ["Les archives"]
exemptions = ["Une carte en ligne"]
pages = ["L'accueil"]
outils = ["axe-core"]
environnements = ["Firefox et NVDA"]
`
	mention := regexp.MustCompile(`<a href="/accessibilite/"[^>]*>Accessibilité\x{a0}: ([^<]*)</a>`)
	t.Parallel()
	for name, c := range map[string]struct {
		settings, mention string
		asOf              date.Date
		wanted            []string
		warned            string
	}{
		"none": {toldPublisher, "non conforme", date.Date{}, []string{"Ce site est non conforme au RGAA. Aucun audit n'a été mené", "Elles ne sont pas connues, faute d'audit.", "Aucune n'est invoquée.", "Courriel : contact_site@exemple.test", "Défenseur des droits"}, ""},
		"partial": {audited, "partiellement conforme", date.Date{}, []string{"Ce site est partiellement conforme au RGAA", "Date de l'audit : 30 juin 2020", "Audit mené par : Cabinet Exemple", "Critères du RGAA respectés : 75,5 %", "Les *cartes* : critère 1.6",
			"Les archives", "Une carte en ligne", "Pages examinées L'accueil", "Outils axe-core", "Firefox et NVDA"}, ""},
		"expired": {audited, "non conforme", date.Date{Year: 2023, Month: 7, Day: 1}, []string{"Ce site est non conforme au RGAA. Le dernier audit date du 30 juin 2020. Au 1er juillet 2023, il a plus de trois ans"}, "audit-expired"},
		"whole":   {toldPublisher + "[accessibilite]\netat = \"totale\"\ndate_audit = \"2022\"\nauditeur = \"Cabinet\"\ntaux = 100\n", "totalement conforme", date.Date{}, []string{"Ce site est totalement conforme", "L'audit n'en relève aucune.", "Outils Non renseigné."}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := generator.Options{Content: t.TempDir(), Output: filepath.Join(t.TempDir(), "public"), AsOf: c.asOf}
			put(t, o.Content, "site.toml", c.settings)
			report, err := generator.Build(context.Background(), o)
			if err != nil {
				t.Fatal(err)
			}
			warned := ""
			for _, f := range report.Findings {
				if f.Code != "marks-in-key" { // the settings have marks, to be shown as they are
					warned += f.Code
				}
			}
			if warned != c.warned {
				t.Errorf("found %q, wanted %q", warned, c.warned)
			}
			made := read(t, o.Output)
			says(t, made, "accessibilite/index.html", c.wanted...)
			if m := mention.FindStringSubmatch(made["index.html"]); m == nil || m[1] != c.mention {
				t.Errorf("home says %q, wanted %q", m, c.mention)
			}
		})
	}
}

// security.txt is there where it is read, and for who tells whom to write to. It
// expires a year after the as-of date.
func TestSecurityText(t *testing.T) {
	t.Parallel()
	const at = ".well-known/security.txt"
	told := strings.Replace(toldPublisher, "2023-06-30", "2024-02-29", 1)
	want := "Contact: mailto:contact_site@exemple.test\nExpires: 2025-02-28T00:00:00Z\nPreferred-Languages: fr, en\nCanonical: https://exemple.test/.well-known/security.txt\n"
	if got := owing(t, told, generator.Options{})[at]; got != want {
		t.Errorf("got\n%s\nwanted\n%s", got, want)
	}
	if got := owing(t, told+"[securite]\ncontact = \"https://exemple.test/signaler\"\n", generator.Options{})[at]; !strings.HasPrefix(got, "Contact: https://exemple.test/signaler\n") {
		t.Errorf("got\n%s", got)
	}
	if _, ok := owing(t, told, generator.Options{URL: "https://exemple.test/charte/"})[at]; ok {
		t.Error("below a path of a host nobody looks for it")
	}
	if _, ok := owing(t, strings.Replace(told, "courriel", "# courriel", 1), generator.Options{})[at]; ok {
		t.Error("it is there without a contact")
	}
}

// The page on eco-design tells what the pages really weigh: measured again here,
// another way.
func TestWeightsAreTrue(t *testing.T) {
	t.Parallel()
	b := site(t, "real")
	text := mainText(b.files["ecoconception/index.html"])
	class := regexp.MustCompile(`<body class="kind-([a-z]+)">`)
	pages, heaviest := map[string]int{}, map[string]int{}
	for file, data := range b.files {
		m := class.FindStringSubmatch(data)
		if m == nil || file == "ecoconception/index.html" || m[1] == "redirect" {
			continue
		}
		pages[m[1]]++
		if m[1] != "signatory" && m[1] != "home" && m[1] != "actor" {
			continue
		}
		sum := 0
		for _, f := range loaded(b, file) {
			sum += compressed(t, b.files[f])
		}
		heaviest[m[1]] = max(heaviest[m[1]], sum)
	}
	for kind, name := range map[string]string{"signatory": "Signataire", "home": "Accueil", "actor": "Acteur"} {
		m := regexp.MustCompile(name + ` (\d+) [\d,]+ ko ([\d,]+) ko`).FindStringSubmatch(text)
		if m == nil || m[1] != strconv.Itoa(pages[kind]) {
			t.Errorf("%s: got %q, wanted %d pages: %s", kind, m, pages[kind], text)
			continue
		}
		said, err := strconv.ParseFloat(strings.Replace(m[2], ",", ".", 1), 64)
		if err != nil || said*1000 < float64(heaviest[kind]) || said*1000 > float64(heaviest[kind])*1.03 { // here at gzip's best level
			t.Errorf("%s: the page says %v ko, measured again: %d bytes (%v)", kind, said, heaviest[kind], err)
		}
	}
	for kind := range maps.Keys(pages) {
		if !strings.Contains(text, strconv.Itoa(pages[kind])) {
			t.Errorf("%s: nothing tells that there are %d pages", kind, pages[kind])
		}
	}
}

// What the page on privacy says is so, in a real browser, on a page of every
// kind, after using it: no cookie, nothing stored, nothing asked of others.
func TestNothingIsKeptOfAVisit(t *testing.T) {
	t.Parallel()
	b := site(t, "real")
	made := b.files
	class := regexp.MustCompile(`<body class="kind-([a-z]+)">`)
	byKind := map[string]string{}
	for _, file := range slices.Sorted(maps.Keys(made)) {
		if m := class.FindStringSubmatch(made[file]); m != nil && (byKind[m[1]] == "" || strings.Contains(made[file], "<script type=\"module\"") && !strings.Contains(made[byKind[m[1]]], "<script type=\"module\"")) {
			byKind[m[1]] = file
		}
	}
	if len(byKind) < 20 {
		t.Fatalf("only %d kinds of page", len(byKind))
	}
	// The pages with a script of their own first: without -whole they are enough.
	kinds := slices.SortedFunc(maps.Keys(byKind), func(x, y string) int {
		return cmp.Or(strings.Count(made[byKind[y]], "<script type=\"module\"")-strings.Count(made[byKind[x]], "<script type=\"module\""), cmp.Compare(x, y))
	})
	v := browse(t, b)
	const kept = `(async () => JSON.stringify([document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]))()`
	for _, kind := range some(kinds, 6) {
		v.Go(t, "/"+strings.TrimSuffix(byKind[kind], "index.html"))
		v.Until(t, "the page", `document.readyState === 'complete'`)
		// A reader types in every box, chooses in every list, opens and presses everything.
		v.Run(t, chromedp.Evaluate(`
			for (const e of document.querySelectorAll('main input[type=search], main input[type=text], main input:not([type])')) { e.value = 'emploi'; e.dispatchEvent(new Event('input', {bubbles: true})); }
			for (const e of document.querySelectorAll('main input[type=checkbox], main input[type=radio]')) if (!e.checked) e.click();
			for (const e of document.querySelectorAll('main select')) { e.selectedIndex = e.options.length - 1; e.dispatchEvent(new Event('change', {bubbles: true})); }
			for (const e of document.querySelectorAll('details')) e.open = true;
			for (const e of document.querySelectorAll('main button')) if (e.type === 'button') e.click();
			document.body.dataset.used = 'yes'`, nil))
		var got string
		v.Await(t, kept, &got)
		if got != `["",0,0,0,0,0]` {
			t.Errorf("%s (%s): cookie, localStorage, sessionStorage, indexedDB, caches, workers: %s", byKind[kind], kind, got)
		}
	}
	v.Check(t)
}

// A text links to the pages that Parvis writes as to those of editors, wherever the site is, and a
// ressource may be a document of the content.
func TestLinksToOwnPages(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "site.toml", strings.Replace(toldPublisher, "exemple.test/\"", "exemple.test/charte/\"", 1))
	put(t, dir, "pages/methode.md", "+++\ntitre = \"Méthode\"\n+++\nSelon [des règles](regles.md#les-bilans), [a](/donnees/#citation), [b](../signataires/), [c](/), "+
		"[d](HTTPS://EXEMPLE.FR/), [e](/recherche/?q=gard), [f](../accessibilite).\n")
	put(t, dir, "ressources/convention.toml", "titre = \"  La convention\u00a0\"\ntype = \"publication\"\nurl = \"convention.pdf\"\n")
	put(t, dir, "ressources/convention.pdf", "%PDF-1.4\n")
	out, _ := build(t, generator.Options{Content: dir})
	made := read(t, out)
	for _, href := range []string{"/charte/regles/#", "/charte/donnees/#citation\"", "/charte/signataires/\"", "/charte/\"", "HTTPS://EXEMPLE.FR/\"", "/charte/recherche/?q=gard\"", "/charte/accessibilite/\""} {
		if !strings.Contains(made["methode/index.html"], `<a href="`+href) {
			t.Errorf("no link to %s in %s", href, made["methode/index.html"])
		}
	}
	if !strings.Contains(made["ressources/convention/index.html"], `href="/charte/ressources/convention.pdf"`) || made["ressources/convention.pdf"] == "" ||
		!strings.Contains(made["donnees/v2/ressources.csv"], "https://exemple.test/charte/ressources/convention.pdf") ||
		!strings.Contains(made["donnees/v2/ressources.csv"], ",La convention,") {
		t.Error(made["ressources/convention/index.html"], made["donnees/v2/ressources.csv"])
	}
}
