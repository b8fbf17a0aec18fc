// Package near makes the page that lists what is published near a commune, and the
// data that its script reads.
package near

import (
	"strconv"
	"strings"

	"parvis/generator/data/nearby"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/reference/geo"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Builder makes the page and its data.
type Builder struct{ *view.Site }

// View is the page that finds what is published near a commune. Its script
// reads the addresses of its data; without it, the page leads through the tree.
type View struct {
	view.Shell
	Towns  string // folder of the communes' files
	Names  string // first keys of the files by name, set apart by spaces; the first file begins before any
	Codes  string // beginnings of the codes that have a file, set apart by spaces
	Places string // folder of the data of territories
	Parts  string // prefixes of its files but the one for all others, set apart by spaces
	Tree   []view.MapSection
	All    view.Link
	Credit string // sources of the communes, as their licences want
}

// partWeight bounds, in bytes, a file of the data of territories: about a
// sixth of it is transferred, once compressed, so that an answer stays below 30 KB, all its
// files together.
const partWeight = 36_000

// WarmUp computes what takes long and is the same for every site.
func WarmUp() { nearby.Names() }

// Files returns the page of the places near a commune, and its data. A site without
// territories has no such page.
func (b *Builder) Files() []site.File {
	if len(b.Model.Territories) == 0 {
		return nil
	}
	var out []site.File
	data := func(at string, content []byte) {
		out = append(out, site.Bytes(at, func() ([]byte, error) { return content, nil }))
	}
	var v View
	v.Towns, v.Names = b.Towns()
	names, codes := nearby.Names(), nearby.Codes()
	print := nearby.Fingerprint(names, codes)
	for i, f := range names {
		data(address.NearNames(print, i), f.Bytes)
	}
	for _, f := range codes {
		v.Codes += f.Name + " "
		data(address.NearCodes(print, f.Name), f.Bytes)
	}
	parts := b.nearParts()
	print = nearby.Fingerprint(parts)
	v.Places = b.Href(address.NearPlaces(print))
	for _, f := range parts {
		v.Parts += f.Name + " "
		data(address.NearPart(print, f.Name), f.Bytes)
	}
	v.Codes, v.Parts = strings.TrimSpace(v.Codes), strings.TrimSpace(v.Parts)
	return append(out, view.Page(b.Site, address.Near, "near", func() (View, error) {
		v := v
		v.Shell = b.Shell(view.Frame{At: address.Near, Kind: "near", Title: b.Words.T("page.near.title"), Lead: b.Words.T("page.near.lead"),
			Trail: b.Trail(model.Territories), Section: model.Territories})
		v.Script, v.Credit = "near.js", b.Words.T("page.near.credit", strconv.Itoa(geo.Vintage))
		for _, t := range b.TopPlaces() {
			s := view.MapSection{Link: b.placeLink(t)}
			b.below(t, model.Departement, func(t *model.Territory) { s.Links = append(s.Links, b.placeLink(t)) })
			v.Tree = append(v.Tree, s)
		}
		v.All = view.Link{Text: b.Words.T("page.more.territories"), Href: b.Href(address.List(model.Territories, 1))}
		return v, nil
	}))
}

// Towns returns the folder of the communes' files, and the first keys of those by name, set
// apart by spaces; "" on a site without territories, which has none.
func (b *Builder) Towns() (folder, names string) {
	if len(b.Model.Territories) == 0 {
		return "", ""
	}
	for _, f := range nearby.Names() {
		names += f.Name + " "
	}
	return b.Href(address.NearTowns(nearby.Fingerprint(nearby.Names(), nearby.Codes()))), strings.TrimSpace(names)
}

// placeLink returns a territory with the number of its signatories.
func (b *Builder) placeLink(t *model.Territory) view.Link {
	l := b.Link(&t.Record)
	l.Hint = b.Words.N("page.count.signatories", b.Totals().ByTerritory[t.Index].Signatories)
	return l
}

// below calls f for the highest territories of a level below t.
func (b *Builder) below(t *model.Territory, level model.Level, f func(*model.Territory)) {
	for _, c := range t.Children {
		if c.Level == level {
			f(c)
		} else {
			b.below(c, level, f)
		}
	}
}
