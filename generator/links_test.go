package generator_test

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parvis/generator"
)

func attribute(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// own is the file of the site that an address leads to, seen from a page;
// false for an address elsewhere.
func (b *built) own(from, href string) (file, fragment string, own bool, err error) {
	base, err := b.url.Parse(strings.TrimSuffix(from, "index.html"))
	if err != nil {
		return "", "", false, err
	}
	u, err := base.Parse(href)
	if err != nil {
		return "", "", false, err
	}
	if u.Host != b.url.Host {
		return "", "", false, nil
	}
	rest, below := strings.CutPrefix(u.Path, b.url.Path)
	if !below {
		return "", "", true, fmt.Errorf("leads out of %s", b.url)
	}
	if rest == "" || strings.HasSuffix(rest, "/") {
		rest += "index.html"
	}
	return rest, u.Fragment, true, nil
}

func (b *built) follow(t *testing.T, from, href string) {
	t.Helper()
	file, fragment, own, err := b.own(from, href)
	data, there := b.files[file]
	switch {
	case err != nil:
		t.Errorf("%s: %q: %v", from, href, err)
	case !own:
	case !there || data == "" && path.Ext(file) != ".jsonl": // a table without rows
		t.Errorf("%s: %q leads to no file", from, href)
	case fragment != "" && b.ids[file][fragment] == 0:
		t.Errorf("%s: %q leads to no place on %s", from, href, file)
	}
}

// Every link leads somewhere, and nothing is loaded from elsewhere.
func TestEveryLink(t *testing.T) {
	// Where a page loads something from, as against where it leads.
	loads := map[string][]string{"img": {"src", "srcset"}, "source": {"src", "srcset"}, "video": {"src", "poster"}, "audio": {"src"}, "track": {"src"},
		"input": {"src"}, "image": {"href", "xlink:href"}, "use": {"href", "xlink:href"}, "link": {"href"}, "script": {"src"}}
	t.Parallel()
	for _, name := range everyPageOf {
		t.Run(name, func(t *testing.T) {
			b := site(t, name)
			links := 0
			for file, doc := range b.pages {
				for n := range doc.Descendants() {
					if n.Type != html.ElementNode {
						continue
					}
					rel, _ := attribute(n, "rel")
					for _, key := range loads[n.Data] {
						address, ok := attribute(n, key)
						if !ok {
							continue
						}
						if _, _, own, err := b.own(file, address); err != nil || !own {
							t.Errorf("%s: <%s %s=%q> loads from elsewhere", file, n.Data, key, address)
						}
						if rel != "canonical" {
							b.follow(t, file, address)
						}
					}
					if href, ok := attribute(n, "href"); ok && n.Data == "a" {
						links++
						if href == "" || strings.HasPrefix(strings.ToLower(href), "javascript:") || strings.HasPrefix(href, "#ZgotmplZ") {
							t.Errorf("%s: href=%q", file, href)
						}
						b.follow(t, file, href)
					}
					if content, _ := attribute(n, "content"); n.Data == "meta" && strings.HasPrefix(content, "0; url=") {
						b.follow(t, file, strings.TrimPrefix(content, "0; url="))
					}
					if href, _ := attribute(n, "href"); rel == "canonical" {
						if !strings.HasPrefix(href, b.url.String()) {
							t.Errorf("%s: its canonical address is %s", file, href)
						}
						b.follow(t, file, href)
					}
				}
			}
			if links < 10 {
				t.Errorf("only %d links: was this a site?", links)
			}
			for file, data := range b.files {
				if path.Ext(file) != ".css" {
					continue
				}
				for _, m := range regexp.MustCompile(`url\(["']?([^"')]+)`).FindAllStringSubmatch(data, -1) {
					if u, err := url.Parse(m[1]); err != nil || u.IsAbs() || u.Host != "" {
						t.Errorf("%s loads %s", file, m[1])
					}
					b.follow(t, file, m[1])
				}
			}
		})
	}
}

var heading = regexp.MustCompile(`^h[1-6]$`)

// Every page is sound: a language, a title, one h1, headings without a gap,
// identifiers that are unique, pictures with a text, nothing inline.
func TestEveryPage(t *testing.T) {
	t.Parallel()
	for _, name := range everyPageOf {
		t.Run(name, func(t *testing.T) {
			b := site(t, name)
			for file, doc := range b.pages {
				if data := b.files[file]; strings.Contains(data, "⟦") || strings.Contains(data, "%!") || strings.Contains(data, "ZgotmplZ") || strings.Contains(data, "<no value>") || strings.Contains(data, "\ue000") {
					t.Errorf("%s: a word or a value is missing", file)
				}
				for id, times := range b.ids[file] {
					if times > 1 || id == "" || strings.ContainsAny(id, " \t\n") {
						t.Errorf("%s: id=%q, %d times", file, id, times)
					}
				}
				level, ones, title := 0, 0, ""
				for n := range doc.Descendants() {
					if n.Type != html.ElementNode {
						continue
					}
					if n.Data == "script" {
						// One script, of the site itself, that a page is whole without, and
						// the data that search engines read, which no browser executes.
						src, _ := attribute(n, "src")
						kind, _ := attribute(n, "type")
						if kind == "application/ld+json" && len(n.Attr) == 1 {
							checkData(t, b, file, n.FirstChild.Data)
							continue
						}
						if kind != "module" || src == "" || words(n) != "" {
							t.Errorf("%s: a <script> that isn't a module of its own: %v", file, n.Attr)
						}
						continue
					}
					if _, href := attribute(n, "href"); n.Data == "base" && !href && strings.HasSuffix(file, "/v1/index.html") {
						continue // links of a page to embed leave its frame
					}
					if slices.Contains([]string{"style", "iframe", "object", "embed", "base", "font", "center", "template"}, n.Data) {
						t.Errorf("%s: <%s>", file, n.Data)
					}
					for _, a := range n.Attr {
						if a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "srcdoc" {
							t.Errorf("%s: <%s %s=%q>", file, n.Data, a.Key, a.Val)
						}
						if a.Key == "aria-labelledby" || a.Key == "aria-describedby" || a.Key == "aria-controls" || a.Key == "for" {
							for _, id := range strings.Fields(a.Val) {
								if b.ids[file][id] == 0 {
									t.Errorf("%s: %s=%q names nothing", file, a.Key, id)
								}
							}
						}
					}
					lang, _ := attribute(n, "lang")
					_, alt := attribute(n, "alt")
					switch {
					case n.Data == "html" && lang == "":
						t.Errorf("%s: no language", file)
					case n.Data == "img" && !alt:
						t.Errorf("%s: a picture without alt", file)
					case n.Data == "title" && n.Parent.Data == "head":
						title = words(n)
					case n.Data == "a" && words(n) == "" && !named(n):
						t.Errorf("%s: a link without words: %v", file, n.Attr)
					case heading.MatchString(n.Data):
						next := int(n.Data[1] - '0')
						if next == 1 {
							ones++
						}
						if next > level+1 {
							t.Errorf("%s: h%d “%s” after h%d", file, next, words(n), level)
						}
						if words(n) == "" {
							t.Errorf("%s: an empty %s", file, n.Data)
						}
						level = next
					}
				}
				if ones != 1 {
					t.Errorf("%s: %d h1", file, ones)
				}
				if strings.TrimSpace(title) == "" {
					t.Errorf("%s: no title", file)
				}
			}
		})
	}
}

// words is the text of an element.
func words(n *html.Node) string {
	var out strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			out.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(out.String())
}

// named reports whether a link has a name other than its words.
func named(n *html.Node) bool {
	if label, _ := attribute(n, "aria-label"); label != "" {
		return true
	}
	for d := range n.Descendants() {
		if alt, _ := attribute(d, "alt"); alt != "" {
			return true
		}
	}
	return false
}

// The map for search engines names every page that they may show, and nothing
// else.
// An address cut short leads on: each folder of pages or of data has a page.
func TestEveryFolderHasAPage(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"real", "mini", "made"} {
		b := site(t, name)
		for file, page := range b.files {
			if !(strings.HasSuffix(file, "/index.html") && !strings.Contains(page, `http-equiv="refresh"`) || strings.HasPrefix(file, "donnees/")) {
				continue
			}
			for at := path.Dir(file); at != "."; at = path.Dir(at) {
				if b.files[at+"/index.html"] == "" {
					t.Errorf("%s: no page at %s/", name, at)
				}
			}
		}
		page := b.files["signataires/par/domaine/index.html"]
		for _, part := range []string{`content="0; url=`, `signataires/">`, `<meta name="robots" content="noindex">`} {
			if !strings.Contains(page, part) {
				t.Errorf("%s: no %s in %s", name, part, page)
			}
		}
	}
}

func TestSitemap(t *testing.T) {
	t.Parallel()
	for _, name := range everyPageOf {
		t.Run(name, func(t *testing.T) {
			b := site(t, name)
			var list struct {
				URL []struct {
					Loc string `xml:"loc"`
				} `xml:"url"`
			}
			if err := xml.Unmarshal([]byte(b.files["sitemap.xml"]), &list); err != nil {
				t.Fatal(err)
			}
			listed := map[string]bool{}
			for _, u := range list.URL {
				file, _, own, err := b.own("", u.Loc)
				if err != nil || !own || b.pages[file] == nil || listed[file] {
					t.Errorf("%s is listed: another site's, no page, or twice", u.Loc)
				}
				listed[file] = true
			}
			for file, data := range b.files {
				if path.Ext(file) == ".html" && listed[file] == strings.Contains(data, `<meta name="robots" content="noindex">`) {
					t.Errorf("%s: listed %t, and says otherwise", file, listed[file])
				}
			}
		})
	}
}

// A reader who starts at home finds every page by its links alone (RGAA 12.1
// wants two ways; this is the first).
func TestEveryPageIsReached(t *testing.T) {
	t.Parallel()
	for _, name := range everyPageOf {
		t.Run(name, func(t *testing.T) {
			b := site(t, name)
			reached := map[string]bool{"index.html": true}
			for todo := []string{"index.html"}; len(todo) > 0; todo = todo[1:] {
				for n := range b.pages[todo[0]].Descendants() {
					href, ok := attribute(n, "href")
					if !ok || n.Data != "a" {
						continue
					}
					if file, _, own, err := b.own(todo[0], href); err == nil && own && b.pages[file] != nil && !reached[file] {
						reached[file] = true
						todo = append(todo, file)
					}
				}
			}
			for file := range b.pages {
				if !reached[file] && !strings.Contains(b.files[file], `<meta name="robots" content="noindex">`) {
					t.Errorf("no way leads to %s", file)
				}
			}
		})
	}
}

// A domain with an accent is in every address as browsers send it.
func TestInternationalDomain(t *testing.T) {
	t.Parallel()
	content := copied(t, mini)
	put(t, content, "ressources/ailleurs.toml", "titre = \"Ailleurs\"\ntype = \"site\"\nurl = \"https://évaluation.fr/à-lire\"\n")
	b := parse(t, generator.Options{Content: content, URL: "https://évaluation.fr/"})
	for file, part := range map[string]string{
		"index.html":                     `<link rel="canonical" href="https://xn--valuation-93a.fr/">`,
		"sitemap.xml":                    "<loc>https://xn--valuation-93a.fr/signataires/</loc>",
		"donnees/v2/catalogue.jsonld":    "https://xn--valuation-93a.fr/donnees/v2/",
		"ressources/ailleurs/index.html": `href="https://xn--valuation-93a.fr/%c3%a0-lire"`,
	} {
		if !strings.Contains(b.files[file], part) {
			t.Errorf("%s: no %s", file, part)
		}
	}
}

// What is done in an arrondissement is done in its city.
func TestArrondissementsCountWithTheirCity(t *testing.T) {
	t.Parallel()
	content := copied(t, mini)
	put(t, content, "territoires/lyon.toml", "nom = \"Lyon\"\ntype = \"commune\"\ncode = \"69123\"\nparent = \"france\"\n")
	put(t, content, "territoires/lyon-8e.toml", "nom = \"Lyon 8e\"\ntype = \"commune\"\ncode = \"69388\"\nparent = \"lyon\"\n")
	put(t, content, "signataires/lyonnais.toml", "nom = \"Lyonnais\"\ntype = \"association\"\nterritoires = [\"lyon-8e\"]\n")
	b := parse(t, generator.Options{Content: content})
	if page := b.files["territoires/lyon/index.html"]; !strings.Contains(page, "signataires/par/territoire/lyon/\">1 signataire</a>") {
		t.Errorf("no signatory in Lyon: %s", page)
	}
}
