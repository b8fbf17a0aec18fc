package page

import (
	"strconv"
	"strings"

	"parvis/generator/address"
	"parvis/generator/geo"
	"parvis/generator/model"
	"parvis/generator/nearby"
	"parvis/generator/site"
)

// NearView is the page that looks for what is known near a commune. Its script
// reads the addresses of its data; without it, the page leads through the tree.
type NearView struct {
	Shell
	Towns  string // folder of the communes' files
	Names  string // first keys of the files by name, set apart by spaces; the first file begins before any
	Codes  string // beginnings of the codes that have a file, set apart by spaces
	Places string // folder of what is known of territories
	Parts  string // prefixes of its files but the one for all others, set apart by spaces
	Tree   []MapSection
	All    Link
	Credit string // sources of the communes, as their licences want
}

// partWeight bounds, in bytes, a file of what is known of territories: about a
// sixth of it goes over the wire, so that an answer stays below 30 KB, all its
// files together.
const partWeight = 36_000

// Ahead makes what the pages of every site have in common and takes long.
func Ahead() { nearby.Names() }

// nearMe is the page of the places near a commune, and its data. A site without
// territories has nothing to say there.
func (b *builder) nearMe() []site.File {
	if len(b.site.Territories) == 0 {
		return nil
	}
	var out []site.File
	data := func(at string, content []byte) {
		out = append(out, site.Bytes(at, func() ([]byte, error) { return content, nil }))
	}
	var v NearView
	names, codes := nearby.Names(), nearby.Codes()
	print := nearby.Fingerprint(names, codes)
	v.Towns = b.href(address.NearTowns(print))
	for i, f := range names {
		v.Names += f.Name + " "
		data(address.NearNames(print, i), f.Bytes)
	}
	for _, f := range codes {
		v.Codes += f.Name + " "
		data(address.NearCodes(print, f.Name), f.Bytes)
	}
	parts := b.nearParts()
	print = nearby.Fingerprint(parts)
	v.Places = b.href(address.NearPlaces(print))
	for _, f := range parts {
		v.Parts += f.Name + " "
		data(address.NearPart(print, f.Name), f.Bytes)
	}
	v.Names, v.Codes, v.Parts = strings.TrimSpace(v.Names), strings.TrimSpace(v.Codes), strings.TrimSpace(v.Parts)
	return append(out, page(b, address.Near, "near", func() (NearView, error) {
		v := v
		v.Shell = b.shell(frame{at: address.Near, kind: "near", title: b.words.T("page.near.title"), lead: b.words.T("page.near.lead"),
			trail: b.trail(model.Territories), section: model.Territories})
		v.Script, v.Credit = "near.js", b.words.T("page.near.credit", strconv.Itoa(geo.Vintage))
		for _, t := range b.topPlaces() {
			s := MapSection{Link: b.placeLink(t)}
			b.below(t, model.Departement, func(t *model.Territory) { s.Links = append(s.Links, b.placeLink(t)) })
			v.Tree = append(v.Tree, s)
		}
		v.All = Link{Text: b.words.T("page.more.territories"), Href: b.href(address.List(model.Territories, 1))}
		return v, nil
	}))
}

// placeLink is a territory with the number of its signatories.
func (b *builder) placeLink(t *model.Territory) Link {
	l := b.link(&t.Record)
	l.Hint = b.words.N("page.count.signatories", b.stats().ByTerritory[t.Index].Signatories)
	return l
}

// below calls f for the highest territories of a level below t.
func (b *builder) below(t *model.Territory, level model.Level, f func(*model.Territory)) {
	for _, c := range t.Children {
		if c.Level == level {
			f(c)
		} else {
			b.below(c, level, f)
		}
	}
}
