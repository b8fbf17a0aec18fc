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

// FiguresCard is that of the dashboard and of the figures, CommitmentsCard that of the lists of
// commitments.
const (
	FiguresCard     = "figures"
	CommitmentsCard = "engagements"
)

// cardOf returns the name of the picture of a page.
func cardOf(f Frame) string {
	switch {
	case f.Section.Shared():
		return string(f.Section)
	case f.Kind == "dashboard", f.Kind == "figure":
		return FiguresCard
	case ofCommitments(f):
		return CommitmentsCard
	}
	return SiteCard
}

// CardName returns the text of a picture beside the title of the site; "" for siteCard.
func (b *Site) CardName(card string) string {
	switch card {
	case SiteCard:
		return ""
	case FiguresCard:
		return b.Words.T("page.dashboard.title")
	case CommitmentsCard:
		return b.Words.T("page.commitments.nav")
	}
	return b.Words.T("page.kinds." + card)
}

// share returns the metadata of a page, for sites where its link is shared.
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

// linkedData returns things as one object of JSON-LD. encoding/json writes <, >, &,
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

// locale returns a language as Open Graph wants it: with the country where most
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

// absolute returns the absolute URL of a link of this site.
func (b *Site) absolute(href string) string {
	return strings.TrimSuffix(b.Model.URL, b.Model.Base) + href
}

// crumbs returns a breadcrumb in the form of schema.org, nil without one.
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

// Publisher returns the publisher of the site; nil when site.toml names none.
func (b *Site) Publisher() *organization {
	if b.Model.Publisher.Name == "" {
		return nil
	}
	return &organization{Type: "Organization", Name: b.Text(b.Model.Publisher.Name)}
}

// AboutSite returns the description of the site, for its front page.
func (b *Site) AboutSite() *webSite {
	return &webSite{Type: "WebSite", Name: b.Text(b.Model.Title), URL: b.Model.URL, Description: b.Text(b.Model.Description), Language: b.Model.Lang, Publisher: b.Publisher()}
}

// AboutSignatory returns an organisation; nil for one that is not to be named.
func (b *Site) AboutSignatory(s *model.Signatory) any {
	if s.Withheld {
		return nil
	}
	at := b.Model.URL + address.Record(&s.Record)
	return &organization{Type: "Organization", ID: at, Name: b.Text(s.Title), URL: at, SameAs: s.Website}
}

// AboutArticle returns a text: an experience, a synthesis, a news item. Its date is
// that of the events it reports, at the precision that is known.
func (b *Site) AboutArticle(r *model.Record, description, date string) any {
	at := b.Model.URL + address.Record(r)
	return &article{Type: "Article", Headline: Cut(b.Text(r.Title), 108), Description: Cut(description, 200), URL: at, Published: date, Modified: r.Updated.String(),
		Language: b.Model.Lang, Publisher: b.Publisher()}
}
