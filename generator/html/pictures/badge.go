package pictures

import (
	"fmt"
	"html"

	"parvis/generator/html/emblem"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// BadgeView is the drawing that a signatory may show on its own site.
type BadgeView struct {
	Image view.Image
	Code  string // HTML to put there
}

// Badges returns the badge of each signatory that is named and still is one.
func (b *Builder) Badges() []site.File {
	var out []site.File
	for _, s := range b.Model.Signatories {
		if badge, ok := b.emblem(s); ok {
			out = append(out, site.Bytes(address.Badge(s), func() ([]byte, error) {
				svg, _, _ := badge.SVG()
				return svg, nil
			}))
		}
	}
	return out
}

// emblem returns the texts of a signatory's badge; there is none for one that is
// not to be named, or that is a signatory no more.
func (b *Builder) emblem(s *model.Signatory) (emblem.Badge, bool) {
	if s.Withheld || s.Past(b.Model.AsOf) {
		return emblem.Badge{}, false
	}
	statement := b.Words.T("page.badge.says")
	if len(s.Commitments) > 0 {
		statement = b.CountedCommitments(s.Commitments)
	}
	name, site := b.Title(&s.Record), b.Text(b.Model.Title)
	return emblem.Badge{Name: name, Statement: statement, Origin: b.Words.T("page.badge.from", site, b.AsOf),
		Title: b.Words.T("page.badge.alt", name, statement, site, b.AsOf)}, true
}

// View returns the part of a signatory's page that offers its badge, nil where
// there is none.
func (b *Builder) View(s *model.Signatory) *BadgeView {
	badge, ok := b.emblem(s)
	if !ok {
		return nil
	}
	_, wide, high := badge.SVG()
	v := &BadgeView{Image: view.Image{Src: b.Href(address.Badge(s)), Alt: badge.Title, Width: wide, Height: high}}
	v.Code = fmt.Sprintf(`<a href="%s"><img src="%s" alt="%s" width="%d" height="%d"></a>`, html.EscapeString(b.Model.URL+address.Record(&s.Record)),
		html.EscapeString(b.Model.URL+address.Badge(s)), html.EscapeString(badge.Title), wide, high)
	return v
}
