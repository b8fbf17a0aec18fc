// Package pictures makes the pictures of a site that no template draws: those of
// shared links, the icon, the badges that signatories may show on their own sites.
package pictures

import (
	"parvis/generator/html/emblem"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Builder makes the pictures.
type Builder struct{ *view.Site }

// Files returns the pictures of shared links, one for each kind of page, and the
// icon that browsers request by its fixed name.
func (b *Builder) Files() []site.File {
	cards := []string{view.SiteCard, view.FiguresCard}
	for _, k := range model.KindsInPlan() {
		if k.Shared() {
			cards = append(cards, string(k))
		}
	}
	cards = append(cards, view.CommitmentsCard)
	var out []site.File
	for variant, card := range cards {
		out = append(out, site.Bytes(address.ShareImage(card), func() ([]byte, error) {
			return emblem.Card(b.Text(b.Model.Title), b.CardName(card), variant)
		}))
	}
	return append(out, site.Bytes(address.Favicon, emblem.ICO))
}
