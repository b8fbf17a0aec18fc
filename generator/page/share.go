package page

import (
	"cmp"
	"encoding/json"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"parvis/generator/address"
	"parvis/generator/emblem"
	"parvis/generator/model"
)

// Share is what other sites and search engines read of a page: Open Graph
// (ogp.me) and schema.org.
type Share struct {
	Type   string // Open Graph's: "article" or "website"
	Locale string // "fr_FR"
	Image  Image  // absolute address of a picture of the kind of page
	// About is what the page is about, as JSON-LD to stand in a <script> of data:
	// one object, in which <, >, & and the line separators of Unicode are escaped,
	// so that no text of it ends the script.
	About template.JS
}

// siteCard is the picture of the pages that have none of their own kind.
const siteCard = "site"

// figuresCard is that of the dashboard and of the figures.
const figuresCard = "figures"

// cardKinds is the kinds of record whose pages share a picture: those that are
// passed on.
var cardKinds = []model.Kind{model.Signatories, model.Domains, model.Territories, model.Experiences, model.Syntheses, model.News}

// cardOf is the name of the picture of a page.
func cardOf(f frame) string {
	switch {
	case slices.Contains(cardKinds, f.section):
		return string(f.section)
	case f.kind == "dashboard", f.kind == "figure":
		return figuresCard
	}
	return siteCard
}

// cardName is what a picture says beside the title of the site; "" for siteCard.
func (b *builder) cardName(card string) string {
	switch card {
	case siteCard:
		return ""
	case figuresCard:
		return b.words.T("page.dashboard.title")
	}
	return b.words.T("page.kinds." + card)
}

// emblems is the pictures of shared links, one for each kind of page, and the
// icon that is asked for by its name.
func (b *builder) emblems() []Page {
	cards := []string{siteCard, figuresCard}
	for _, k := range cardKinds {
		cards = append(cards, string(k))
	}
	var out []Page
	for variant, card := range cards {
		out = append(out, Page{Address: address.ShareImage(card), Bytes: func() ([]byte, error) {
			return emblem.Card(b.text(b.site.Title), b.cardName(card), variant)
		}})
	}
	return append(out, Page{Address: address.Favicon, Bytes: emblem.ICO})
}

// share is what a page tells those who pass its link on.
func (b *builder) share(f frame, s Shell) Share {
	card := cardOf(f)
	out := Share{Type: "website", Locale: b.locale, Image: Image{Src: b.site.URL + address.ShareImage(card), Alt: s.SiteTitle, Width: emblem.CardWidth, Height: emblem.CardHeight}}
	if name := b.cardName(card); name != "" {
		out.Image.Alt = b.words.T("page.head-title", name, s.SiteTitle)
	}
	switch f.about.(type) {
	case *article:
		out.Type = "article"
	}
	graph := []any{}
	if f.about != nil {
		graph = append(graph, f.about)
	}
	if c := b.crumbs(s.Breadcrumb); c != nil {
		graph = append(graph, c)
	}
	if len(graph) > 0 {
		out.About = linkedData(graph)
	}
	return out
}

// linkedData is things as one object of JSON-LD. encoding/json writes <, >, &,
// U+2028 and U+2029 as escapes, so that it may stand in a script.
func linkedData(graph []any) template.JS {
	data, err := json.Marshal(struct {
		Context string `json:"@context"`
		Graph   []any  `json:"@graph"`
	}{"https://schema.org", graph})
	if err != nil {
		panic(err) // structs of strings, ints and lists of such
	}
	return template.JS(data) //nolint:gosec // see above
}

// locale is a language as Open Graph wants it: with the country where most
// speak it, when the site names none.
func locale(lang string) string {
	tag, err := language.Parse(lang)
	if err != nil {
		return strings.ReplaceAll(lang, "-", "_")
	}
	base, _ := tag.Base()
	region, _ := tag.Region()
	return base.String() + "_" + region.String()
}

// absolute is the whole address of a link of this site.
func (b *builder) absolute(href string) string {
	return strings.TrimSuffix(b.site.URL, b.site.Base) + href
}

// crumbs is a breadcrumb as schema.org knows it, nil without one.
func (b *builder) crumbs(trail []Link) *crumbList {
	if len(trail) == 0 {
		return nil
	}
	out := &crumbList{Type: "BreadcrumbList"}
	for i, l := range trail {
		c := crumb{Type: "ListItem", Position: i + 1, Name: l.Text}
		if l.Href != "" {
			c.Item = b.absolute(l.Href)
		}
		out.Items = append(out.Items, c)
	}
	return out
}

// publisher is who publishes the site; nil when that isn't told.
func (b *builder) publisher() *organization {
	if b.site.Publisher.Name == "" {
		return nil
	}
	return &organization{Type: "Organization", Name: b.text(b.site.Publisher.Name)}
}

// aboutSite is the site itself, told on its front page.
func (b *builder) aboutSite() *webSite {
	return &webSite{Type: "WebSite", Name: b.text(b.site.Title), URL: b.site.URL, Description: b.text(b.site.Description), Language: b.site.Lang, Publisher: b.publisher()}
}

// aboutSignatory is an organisation; nil for one that is not to be named.
func (b *builder) aboutSignatory(s *model.Signatory) any {
	if s.Withheld {
		return nil
	}
	at := b.site.URL + address.Record(&s.Record)
	return &organization{Type: "Organization", ID: at, Name: b.text(s.Title), URL: at, SameAs: s.Website}
}

// aboutArticle is a text: an experience, a synthesis, a news item. Its date is
// that of what it tells, at the precision that is known.
func (b *builder) aboutArticle(r *model.Record, description, date string) any {
	at := b.site.URL + address.Record(r)
	return &article{Type: "Article", Headline: cut(b.text(r.Title), 108), Description: cut(description, 200), URL: at, Published: date, Modified: r.Updated.String(),
		Language: b.site.Lang, Publisher: b.publisher()}
}

// aboutFigure is a set of data: what a figure shows, with its files. Years is
// the period it is narrowed to, either end 0 when open; the data end with the
// as-of date.
func (b *builder) aboutFigure(m *made, from, to int) any {
	d := &dataset{Type: "Dataset", Name: m.Name(b.words), Description: cmp.Or(m.Sentence, m.Empty), URL: b.site.URL + address.Figure(m.ID), License: b.site.Licence.URL, Free: true,
		Creator: b.publisher(), Modified: b.site.AsOf.String(), Language: b.site.Lang}
	start, end := "..", b.site.AsOf.String() // an open end, as in ISO 8601-2
	if from > 0 {
		start = strconv.Itoa(from)
	}
	if to > 0 {
		end = strconv.Itoa(to)
	}
	d.Covers = start + "/" + end
	d.Files = []download{
		{Type: "DataDownload", Format: "text/csv", URL: b.site.URL + address.FigureCSV(m.ID)},
		{Type: "DataDownload", Format: "application/json", URL: b.site.URL + address.FigureJSON(m.ID)},
	}
	return d
}
