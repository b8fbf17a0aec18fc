package view

import (
	"encoding/json"
	"html/template"
	"strings"

	"golang.org/x/text/language"

	"parvis/generator/html/emblem"
	"parvis/generator/model"
	"parvis/generator/site/address"
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

// SiteCard is the picture of the pages that have none of their own kind.
const SiteCard = "site"

// FiguresCard is that of the dashboard and of the figures.
const FiguresCard = "figures"

// cardOf is the name of the picture of a page.
func cardOf(f Frame) string {
	switch {
	case f.Section.Shared():
		return string(f.Section)
	case f.Kind == "dashboard", f.Kind == "figure":
		return FiguresCard
	}
	return SiteCard
}

// CardName is what a picture says beside the title of the site; "" for siteCard.
func (b *Site) CardName(card string) string {
	switch card {
	case SiteCard:
		return ""
	case FiguresCard:
		return b.Words.T("page.dashboard.title")
	}
	return b.Words.T("page.kinds." + card)
}

// share is what a page tells those who pass its link on.
func (b *Site) share(f Frame, s Shell) Share {
	card := cardOf(f)
	out := Share{Type: "website", Locale: b.locale, Image: Image{Src: b.Model.URL + address.ShareImage(card), Alt: s.SiteTitle, Width: emblem.CardWidth, Height: emblem.CardHeight}}
	if name := b.CardName(card); name != "" {
		out.Image.Alt = b.Words.T("page.head-title", name, s.SiteTitle)
	}
	switch f.About.(type) {
	case *article:
		out.Type = "article"
	}
	graph := []any{}
	if f.About != nil {
		graph = append(graph, f.About)
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
func (b *Site) absolute(href string) string {
	return strings.TrimSuffix(b.Model.URL, b.Model.Base) + href
}

// crumbs is a breadcrumb as schema.org knows it, nil without one.
func (b *Site) crumbs(trail []Link) *crumbList {
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

// Publisher is who publishes the site; nil when that isn't told.
func (b *Site) Publisher() *organization {
	if b.Model.Publisher.Name == "" {
		return nil
	}
	return &organization{Type: "Organization", Name: b.Text(b.Model.Publisher.Name)}
}

// AboutSite is the site itself, told on its front page.
func (b *Site) AboutSite() *webSite {
	return &webSite{Type: "WebSite", Name: b.Text(b.Model.Title), URL: b.Model.URL, Description: b.Text(b.Model.Description), Language: b.Model.Lang, Publisher: b.Publisher()}
}

// AboutSignatory is an organisation; nil for one that is not to be named.
func (b *Site) AboutSignatory(s *model.Signatory) any {
	if s.Withheld {
		return nil
	}
	at := b.Model.URL + address.Record(&s.Record)
	return &organization{Type: "Organization", ID: at, Name: b.Text(s.Title), URL: at, SameAs: s.Website}
}

// AboutArticle is a text: an experience, a synthesis, a news item. Its date is
// that of what it tells, at the precision that is known.
func (b *Site) AboutArticle(r *model.Record, description, date string) any {
	at := b.Model.URL + address.Record(r)
	return &article{Type: "Article", Headline: Cut(b.Text(r.Title), 108), Description: Cut(description, 200), URL: at, Published: date, Modified: r.Updated.String(),
		Language: b.Model.Lang, Publisher: b.Publisher()}
}
