package theme

import (
	"html/template"
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// The views of package page, as far as figures' templates look.
type (
	tLink struct {
		Text, Href, Hint, Count, CountLabel string
		Current                             bool
	}
	tCell struct {
		Text            string
		Links           []tLink
		Missing, Number bool
		Bar             string
	}
	tRow struct {
		Head  tLink
		Hue   int
		Cells []tCell
	}
	tHead struct {
		Text   string
		Number bool
	}
	tTable struct {
		Caption string
		Head    []tHead
		Rows    []tRow
		Foot    *tRow
		Note    string
		Remarks []struct{}
	}
	tFigure struct {
		Headed                          bool
		Anchor, Title, Sentence, Empty  string
		Drawings                        []template.HTML
		Table                           *tTable
		Notes                           []string
		Sources                         []tLink
		AsOf                            string
		Credits                         []tLink
		Href, Image, Data, Ground, File string
	}
	tPart struct {
		HTML   template.HTML
		Figure *tFigure
	}
	tShare struct {
		Type, Locale string
		Image        *struct{ Src, Alt, Width, Height string }
		About        template.JS
	}
	tShell struct {
		Share                                                                                   *tShare
		Lang, Kind, SiteTitle, HomeHref, Title, Kicker, Lead, HeadTitle, Description, Canonical string
		AsOf, AsOfISO, Publisher, Script                                                        string
		NoIndex, Draft, Scripted, Rowed                                                         bool
		SearchHref                                                                              string
		Alternates                                                                              []struct{ Type, Title, Href string }
		Needs                                                                                   []struct {
			tLink
			Says string
			Menu bool
		}
		Nav, Footer, Breadcrumb []tLink
		Report                  tLink
		Licence, Accessibility  tLink
	}
	tFigurePage struct {
		tShell
		Figure                              tFigure
		Downloads                           []tDownload
		Others                              []tLink
		Embed, EmbedHref, Citation, Version string
	}
	tEmbed struct {
		tShell
		Figure  tFigure
		Home    tLink
		Version string
	}
	tGroup struct {
		ID, Title string
		Figures   []tFigure
	}
	tDashboard struct {
		tShell
		Groups []tGroup
		All    tLink
	}
	tDownload struct {
		tLink
		Name string
	}
	tExperience struct {
		tShell
		Facts, Domains, Related []struct{}
		Keep, Progress          []string
		Body                    []tPart
		Provenance              struct {
			Note, NoSource, Updated, UpdatedISO string
			Wrong                               tLink
			Sources                             []tLink
		}
	}
)

func drawn() tFigure {
	return tFigure{Anchor: "figure-a", Title: "Par domaine", Sentence: "6 sur 16.", Drawings: []template.HTML{`<svg class="pv"></svg>`, `<svg class="pv pv-map"></svg>`}, Table: someTable(),
		Notes: []string{"Deux résultats."}, Sources: []tLink{{Text: "Un document", Href: "/d/"}},
		AsOf: "Données au 11 juillet", Credits: []tLink{{Text: "Contours"}}, Href: "/figures/a/", Image: "/figures/a/figure.svg", Data: "/figures/a/figure.json", Ground: "france", File: "a"}
}

func bare() tFigure {
	return tFigure{Anchor: "figure-b", Title: "Sans <dessin>", Table: someTable(), Href: "/figures/b/"}
}

func someTable() *tTable {
	return &tTable{Caption: "Par domaine", Head: []tHead{{"Domaine", false}, {"Nombre", true}},
		Rows: []tRow{{tLink{Text: "Emploi"}, 2, []tCell{{Text: "6", Number: true, Bar: "42"}}}, {tLink{Text: "Santé"}, 0, []tCell{{Missing: true, Number: true}}}}}
}

func renderParvis(t *testing.T, kind string, view any, files map[string][]byte) string {
	t.Helper()
	th, err := Load(Options{Layers: []fs.FS{parvis}, Lang: "fr", Files: files})
	if err != nil {
		t.Fatal(err)
	}
	got := render(t, th, kind, view)
	for id, n := range idsOf(got) {
		if n > 1 {
			t.Errorf("id=%q, %d times", id, n)
		}
	}
	for _, m := range regexp.MustCompile(`(?:aria-labelledby|for)="([^"]+)"`).FindAllStringSubmatch(got, -1) {
		if idsOf(got)[m[1]] == 0 {
			t.Errorf("%s names nothing", m[0])
		}
	}
	if strings.Contains(got, " style=") || strings.Contains(got, "ZgotmplZ") || strings.Contains(got, "⟦") {
		t.Errorf("a style, an unsafe value or a missing word:\n%s", got)
	}
	return got
}

func idsOf(page string) map[string]int {
	ids := map[string]int{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		ids[m[1]]++
	}
	return ids
}

// A drawn figure keeps its table folded, one that couldn't be drawn shows it,
// with bars.
func TestFigures(t *testing.T) {
	view := tDashboard{Groups: []tGroup{{"engagements", "Engagements", []tFigure{drawn(), bare()}}}, All: tLink{Text: "Toutes", Href: "/figures/"}}
	view.Lang, view.Title, view.Scripted = "fr", "Tableau de bord", true
	got := renderParvis(t, "dashboard", view, map[string][]byte{"echarts.js": []byte("export {}")})
	wantIn(t, got, `<figure class="figure" id="figure-a" aria-labelledby="figure-a-title" data-image="/figures/a/figure.svg" data-file="a" data-json="/figures/a/figure.json" data-ground="france">`,
		`<p class="figure-sentence" id="figure-a-sentence">`, `<div class="figure-drawings"><svg class="pv"></svg><svg class="pv pv-map"></svg></div>`, `<pattern id="pv-unk"`, "<details>", "<details open>", `<rect width="42%" height="8"/>`, `class="bar hue-2"`,
		`<a href="#engagements">`, `<a href="/figures/">Toutes</a>`, "Sans &lt;dessin&gt;", `data-echarts="/assets/echarts-`, `data-open="Version interactive"`)
	if first, _, _ := strings.Cut(got, "</figure>"); regexp.MustCompile(`<h\d`).MatchString(first[strings.Index(first, "<figure"):]) {
		t.Error("a heading in a figure")
	}
	view.Scripted = false
	if strings.Contains(renderParvis(t, "dashboard", view, nil), "<script") {
		t.Error("a script on a page that asks for none")
	}
	view.Scripted = true
	if strings.Contains(renderParvis(t, "dashboard", view, nil), "echarts") {
		t.Error("ECharts is named, and isn't there")
	}
}

func TestFigurePages(t *testing.T) {
	page := tFigurePage{Figure: drawn(), Downloads: []tDownload{{tLink{Text: "CSV", Href: "/f.csv"}, "domaine_2018.csv"}}, Embed: `<iframe src="https://a.test/"></iframe>`, EmbedHref: "/e/", Citation: "Ville, 2018", Version: "version 1", Others: []tLink{{Text: "Autre", Href: "/o/"}}}
	page.Lang, page.Title, page.Figure.Href = "fr", "Par domaine", ""
	got := renderParvis(t, "figure", page, nil)
	wantIn(t, got, `<h1 id="figure-a-title">Par domaine</h1>`, "readonly", "&lt;iframe src=", "Ville, 2018", "version 1", `<div class="figure-tools">`)
	frame := tEmbed{Figure: drawn(), Home: tLink{Text: "Le site", Href: "https://a.test/figures/a/"}, Version: "version 1"}
	frame.Lang, frame.Title = "fr", "Par domaine"
	got = renderParvis(t, "embed", frame, nil)
	wantIn(t, got, `<meta name="robots" content="noindex">`, `<base target="_top">`, `<h1 id="figure-a-title">`, "https://a.test/figures/a/", "version 1")
	for _, not := range []string{"site-header", "site-footer", "<script"} {
		if strings.Contains(got, not) {
			t.Errorf("an embedded figure has %s", not)
		}
	}
}

// Figures are between the paragraphs of a text, not within.
func TestBody(t *testing.T) {
	f := drawn()
	got := renderParvis(t, "experience", tExperience{Body: []tPart{{HTML: "<p>Avant</p>"}, {Figure: &f}, {HTML: "<p>Après</p>"}}}, nil)
	wantIn(t, got, `<div class="prose"><p>Avant</p></div>`+"\n"+`<figure class="figure"`, "</figure>\n"+`<div class="prose"><p>Après</p></div>`)
	if strings.Contains(renderParvis(t, "experience", tExperience{}, nil), `class="body"`) {
		t.Error("a text that is empty has its place")
	}
}
