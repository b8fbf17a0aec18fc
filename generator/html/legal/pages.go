package legal

import (
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/site/address"
)

// builder writes the pages of a site.
type builder struct{ *view.Site }

// Pages returns the five pages, in the words of a theme, for a site of these settings.
// Their Markdown is rendered as that of editors is.
func Pages(settings *model.Site, words phrase.Words) []*model.Page {
	b := &builder{view.New(settings, nil, words, nil)}
	var out []*model.Page
	for _, o := range []struct {
		slug, title string
		write       func(*paragraphs)
	}{
		{address.LegalSlug, "page.legal.title", b.legal},
		{address.AccessibilitySlug, "page.declaration.title", b.declaration},
		{address.PrivacySlug, "page.privacy.title", b.privacy},
		{address.EcodesignSlug, "page.ecodesign.title", b.ecodesign},
		{address.RulesSlug, "page.rules.title", b.rules},
	} {
		p := &paragraphs{b: b}
		o.write(p)
		out = append(out, &model.Page{Menu: model.FootMenu, Generated: true, Record: model.Record{Kind: model.Pages, Slug: o.slug,
			File: "pages/" + o.slug + ".md", Title: words.T(o.title), Body: p.String()}})
	}
	return out
}
