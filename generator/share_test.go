package generator_test

import (
	"bytes"
	"encoding/json"
	"image/png"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parvis/generator"
	"parvis/generator/data/export"
)

// graph is the data of a page for search engines.
type graph struct {
	Context string           `json:"@context"`
	Graph   []map[string]any `json:"@graph"`
}

// checkData wants the data of a page to be sound: JSON that ends no script,
// things with a type, addresses of the site that lead to a file.
func checkData(t *testing.T, b *built, file, data string) {
	t.Helper()
	var g graph
	if err := json.Unmarshal([]byte(data), &g); err != nil {
		t.Errorf("%s: its data are no JSON: %v", file, err)
		return
	}
	most := 2048
	if file == "donnees/index.html" { // each table is a part of the whole
		most = 24 << 10
	}
	if g.Context != "https://schema.org" || len(g.Graph) == 0 || len(data) > most || strings.ContainsAny(data, "<>&\u2028\u2029") {
		t.Errorf("%s: its data: %.200s", file, data)
	}
	var walk func(key string, v any)
	walk = func(key string, v any) {
		switch v := v.(type) {
		case map[string]any:
			if v["@type"] == nil {
				t.Errorf("%s: a thing without a type: %v", file, v)
			}
			for k, below := range v {
				walk(k, below)
			}
		case []any:
			for _, below := range v {
				walk(key, below)
			}
		case string:
			switch key {
			case "url", "item", "@id", "contentUrl":
				if _, _, own, err := b.own(file, v); err != nil || !own {
					t.Errorf("%s: its data lead to %s, another site's", file, v)
				}
				b.follow(t, file, v)
			}
		}
	}
	for _, thing := range g.Graph {
		walk("", thing)
	}
}

// dataOf is the data of a page, and its properties for Open Graph.
func dataOf(doc *html.Node) (g graph, og map[string]string) {
	og = map[string]string{}
	for n := range doc.Descendants() {
		if kind, _ := attribute(n, "type"); n.Data == "script" && kind == "application/ld+json" {
			_ = json.Unmarshal([]byte(n.FirstChild.Data), &g) // checked on every page
		}
		if name, ok := attribute(n, "property"); ok && n.Data == "meta" {
			og[name], _ = attribute(n, "content")
		}
	}
	return g, og
}

// thing is the thing of a type on a page, nil without.
func (g graph) thing(kind string) map[string]any {
	if i := slices.IndexFunc(g.Graph, func(m map[string]any) bool { return m["@type"] == kind }); i >= 0 {
		return g.Graph[i]
	}
	return nil
}

// distributions returns the files of the data that the page of the data tells search engines: of the
// whole, and of each table as a part of it.
func distributions(t *testing.T, page string) (out []string) {
	t.Helper()
	type dataset struct {
		Type         string `json:"@type"`
		Name         string
		Description  string
		Distribution []struct{ ContentURL string }
		HasPart      []dataset
	}
	var about struct {
		Graph []dataset `json:"@graph"`
	}
	_, data, _ := strings.Cut(page, `<script type="application/ld+json">`)
	data, _, _ = strings.Cut(data, "</script>")
	if err := json.Unmarshal([]byte(data), &about); err != nil {
		t.Fatal(err)
	}
	for _, d := range about.Graph {
		if d.Type != "Dataset" {
			continue
		}
		if len(d.HasPart) != len(export.Tables()) {
			t.Errorf("%d tables of %d are told", len(d.HasPart), len(export.Tables()))
		}
		for _, one := range append(d.HasPart, d) {
			if one.Name == "" || one.Description == "" || len(one.Distribution) < 2 {
				t.Errorf("told of the data: %+v", one)
			}
			for _, f := range one.Distribution {
				out = append(out, f.ContentURL)
			}
		}
	}
	return out
}

// Every page that may be passed on says what it is: a title, a description, an
// address, a picture that is there and has the size it is said to have.
func TestSharedLinks(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"mini", "english", "real"} {
		t.Run(name, func(t *testing.T) {
			b := site(t, name)
			pictures := map[string]bool{}
			for file, doc := range b.pages {
				if strings.Contains(b.files[file], `<meta name="robots" content="noindex">`) {
					continue
				}
				g, og := dataOf(doc)
				for _, key := range []string{"og:title", "og:description", "og:url", "og:type", "og:site_name", "og:locale", "og:image", "og:image:alt"} {
					if og[key] == "" {
						t.Errorf("%s: no %s", file, key)
					}
				}
				picture, _, own, err := b.own(file, og["og:image"])
				if err != nil || !own || b.files[picture] == "" {
					t.Errorf("%s: no picture at %s", file, og["og:image"])
					continue
				}
				pictures[picture] = true
				if !strings.Contains(og["og:image:alt"], " ") && og["og:image:alt"] != og["og:site_name"] {
					t.Errorf("%s: its picture is described as %q", file, og["og:image:alt"])
				}
				if og["og:image:width"] != "1200" || og["og:image:height"] != "630" {
					t.Errorf("%s: a picture of %s × %s", file, og["og:image:width"], og["og:image:height"])
				}
				trail := strings.Contains(b.files[file], `<nav class="breadcrumb"`)
				if c := g.thing("BreadcrumbList"); (c != nil) != trail {
					t.Errorf("%s: a breadcrumb is %t, its data %v", file, trail, c)
				}
				want := map[string]string{"index.html": "WebSite", "donnees/index.html": "Dataset"}[file]
				if m := regexp.MustCompile(`^(experiences|syntheses|actualites|figures)/[^/]+/index\.html$`).FindStringSubmatch(file); m != nil {
					want = map[string]string{"figures": "Dataset"}[m[1]]
					if want == "" {
						want = "Article"
					}
				}
				if (want == "Article") != (og["og:type"] == "article") {
					t.Errorf("%s: og:type %q", file, og["og:type"])
				}
				if want != "" && g.thing(want) == nil {
					t.Errorf("%s: its data hold no %s", file, want)
				}
			}
			for _, url := range distributions(t, b.files["donnees/index.html"]) {
				if file, _, own, err := b.own("donnees/index.html", url); err != nil || !own || b.files[file] == "" && path.Ext(file) != ".jsonl" {
					t.Errorf("the data are said to be at %s, where they aren't", url)
				}
			}
			for file, data := range b.files {
				if !strings.HasPrefix(file, "partage/") || strings.HasSuffix(file, "/index.html") {
					continue
				}
				m, err := png.DecodeConfig(strings.NewReader(data))
				if err != nil || m.Width != 1200 || m.Height != 630 || len(data) > 25<<10 {
					t.Errorf("%s: %d × %d, %d bytes, %v", file, m.Width, m.Height, len(data), err)
				}
				if !pictures[file] {
					t.Errorf("%s: a picture of no page", file)
				}
			}
		})
	}
}

// A page has the picture of its own figure, of its domain or of its place, and its sentence as description;
// the site's where it has none, with the site's name: what that picture says isn't about the page.
func TestPicturesOfPages(t *testing.T) {
	t.Parallel()
	b := site(t, "real")
	const figures, places = "partage/figures/engagements-par-", "partage/territoires/"
	for page, want := range map[string][2]string{
		"":                                 {"partage/site.png", "L’emploi vient en tête"},
		"mentions-legales/":                {"partage/site.png", "Entreprises & Quartiers"},
		"figures/engagements-par-domaine/": {figures + "domaine.png", "L’emploi vient en tête"},
		"domaines/emploi/":                 {figures + "region_domaine_emploi.png", "Sur l’emploi, les 4"},
		"territoires/aude/":                {figures + "domaine_territoire_aude.png", "Dans l’Aude,"},
		"territoires/nord/":                {places + "nord.png", ""},
		"indicateurs/services-civiques/":   {"partage/figures/resultats_indicateur_services-civiques.png", "Un signataire déclare 18"},
		"experiences/carcassonne-agglo/":   {"partage/site.png", ""},
		"experiences/18-printemps/":        {figures + "region_domaine_rse.png", ""},
	} {
		_, og := dataOf(b.pages[page+"index.html"])
		picture, _, _, err := b.own(page+"index.html", og["og:image"])
		if err != nil || picture != want[0] || !strings.HasPrefix(og["og:image:alt"], want[1]) {
			t.Errorf("/%s: %s, « %s »; want %s, « %s »", page, picture, og["og:image:alt"], want[0], want[1])
		}
	}
}

// A signatory is named to search engines and has a badge; one that asked not to
// be named has neither.
func TestBadgesAndOrganizations(t *testing.T) {
	b := site(t, "mini")
	const at = "https://exemple.test/charte/signataires/exemple-sa/"
	g, _ := dataOf(b.pages["signataires/exemple-sa/index.html"])
	if o := g.thing("Organization"); o == nil || o["name"] != "Exemple SA" || o["url"] != at || o["sameAs"] != "https://www.exemple-sa.test/" {
		t.Errorf("got %v", o)
	}
	page := b.pages["signataires/exemple-sa/index.html"]
	for n := range page.Descendants() {
		if id, _ := attribute(n, "id"); id == "badge-code" {
			code, err := html.Parse(strings.NewReader(words(n)))
			if err != nil {
				t.Fatal(err)
			}
			for d := range code.Descendants() {
				src, _ := attribute(d, "src")
				href, _ := attribute(d, "href")
				if alt, _ := attribute(d, "alt"); d.Data == "img" && (src != at+"badge.svg" || !strings.HasPrefix(alt, "Exemple SA") || b.files["signataires/exemple-sa/badge.svg"] == "") {
					t.Errorf("the code has <img src=%q alt=%q>", src, alt)
				} else if d.Data == "a" && href != at {
					t.Errorf("the code leads to %q", href)
				}
			}
		}
	}
	if !strings.Contains(b.files["signataires/exemple-sa/badge.svg"], "3 engagements") {
		t.Error("the badge doesn't count its commitments")
	}
	withheld := b.pages["signataires/signataire-1/index.html"]
	if g, _ := dataOf(withheld); g.thing("Organization") != nil {
		t.Error("a withheld name is an organisation")
	}
	if b.files["signataires/signataire-1/badge.svg"] != "" || strings.Contains(b.files["signataires/signataire-1/index.html"], "badge-code") {
		t.Error("a withheld name has a badge")
	}
}

// No name ends a script, a tag or a drawing: it is a text wherever it is told.
func TestHostileNames(t *testing.T) {
	t.Parallel()
	const name = "L'\"Œuvre\" </script><script>alert(1)</script> <!-- ]]> {{.}} \u2028 &amp 50 %"
	content := copied(t, mini)
	raw, err := os.ReadFile(filepath.Join(content, "signataires/exemple-sa.md"))
	if err != nil {
		t.Fatal(err)
	}
	put(t, content, "signataires/exemple-sa.md", strings.Replace(string(raw), `"Exemple SA"`, "'''"+name+"'''", 1))
	site, err := os.ReadFile(filepath.Join(content, "site.toml"))
	if err != nil {
		t.Fatal(err)
	}
	put(t, content, "site.toml", strings.Replace(string(site), `"Charte d'exemple"`, "'''"+name+"'''", 1))
	b := parse(t, generator.Options{Content: content})
	for file, doc := range b.pages {
		for n := range doc.Descendants() {
			if kind, _ := attribute(n, "type"); n.Data == "script" && kind == "application/ld+json" {
				checkData(t, b, file, n.FirstChild.Data)
			} else if src, _ := attribute(n, "src"); n.Data == "script" && (kind != "module" || src == "") {
				t.Errorf("%s: a script that a name has opened", file)
			}
		}
	}
	g, og := dataOf(b.pages["signataires/exemple-sa/index.html"])
	for where, got := range map[string]any{"Organization": g.thing("Organization")["name"], "og:title": og["og:title"]} {
		if s, _ := got.(string); !strings.Contains(s, "</script><script>alert(1)</script> <!-- ]]> {{.}}") {
			t.Errorf("%s: %q", where, s)
		}
	}
	if strings.Contains(b.files["signataires/exemple-sa/badge.svg"], "<script") {
		t.Error("the badge has a script")
	}
	var manifest struct{ Name string }
	for file, data := range b.files {
		if strings.HasSuffix(file, ".webmanifest") {
			if err := json.NewDecoder(bytes.NewReader([]byte(data))).Decode(&manifest); err != nil || manifest.Name != strings.ReplaceAll(name, "\u2028", "\n") { // one kind of line end
				t.Errorf("%s: %q, %v", file, manifest.Name, err)
			}
		}
	}
	if manifest.Name == "" {
		t.Error("no manifest")
	}
}
