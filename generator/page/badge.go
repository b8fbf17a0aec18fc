package page

import (
	"fmt"
	"html"

	"parvis/generator/address"
	"parvis/generator/emblem"
	"parvis/generator/model"
)

// BadgeView is the drawing that a signatory may show on its own site.
type BadgeView struct {
	Image Image
	Code  string // HTML to put there
}

// badges is the badge of each signatory that is named.
func (b *builder) badges() []Page {
	var out []Page
	for _, s := range b.site.Signatories {
		if badge, ok := b.emblem(s); ok {
			out = append(out, Page{Address: address.Badge(s), Bytes: func() ([]byte, error) {
				svg, _, _, err := badge.SVG()
				return svg, err
			}})
		}
	}
	return out
}

// emblem is what the badge of a signatory says; there is none for one that is
// not to be named.
func (b *builder) emblem(s *model.Signatory) (emblem.Badge, bool) {
	if s.Withheld {
		return emblem.Badge{}, false
	}
	says := b.words.N("page.badge.says", len(s.Commitments))
	name, site := b.title(&s.Record), b.text(b.site.Title)
	return emblem.Badge{Name: name, Says: says, From: b.words.T("page.badge.from", site, b.asOf),
		Title: b.words.T("page.badge.alt", name, says, site, b.asOf)}, true
}

// badge is the part of a signatory's page that offers its badge, nil where
// there is none.
func (b *builder) badgeView(s *model.Signatory) (*BadgeView, error) {
	badge, ok := b.emblem(s)
	if !ok {
		return nil, nil
	}
	_, wide, high, err := badge.SVG()
	if err != nil {
		return nil, err
	}
	v := &BadgeView{Image: Image{Src: b.href(address.Badge(s)), Alt: badge.Title, Width: wide, Height: high}}
	v.Code = fmt.Sprintf(`<a href="%s"><img src="%s" alt="%s" width="%d" height="%d"></a>`, html.EscapeString(b.site.URL+address.Record(&s.Record)),
		html.EscapeString(b.site.URL+address.Badge(s)), html.EscapeString(badge.Title), wide, high)
	return v, nil
}
