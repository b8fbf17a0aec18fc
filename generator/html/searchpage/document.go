package searchpage

import (
	"slices"
	"strings"

	"parvis/generator/content/markup"
	"parvis/generator/data/search"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site/address"
)

// document returns a record as it can be found: by its title, its body and its details.
func (b *Builder) document(r *model.Record, of detail) search.Document {
	d := search.Document{Kind: string(r.Kind), Address: address.Record(r), Title: b.Title(r)}
	p := prose{b: b}
	if of.lead != nil {
		of.lead(&p)
	}
	d.Lead = p.String()
	p = prose{b: b}
	if of.text != nil {
		of.text(&p)
	}
	p.addFinal(markup.Plain(r.Body, b.Model.Lang))
	d.Text = p.String()
	return d
}

// detail adds to the lead of a record's document, which counts more, and to its text;
// either may be nil.
type detail struct{ lead, text func(*prose) }

// details returns what records are found by besides their titles and bodies.
func (b *Builder) details() map[*model.Record]detail {
	out := map[*model.Record]detail{}
	each := func(r *model.Record, lead, text func(*prose)) { out[r] = detail{lead, text} }
	for _, m := range b.Model.Domains {
		each(&m.Record, func(p *prose) { p.add(m.Short) }, nil)
	}
	for _, m := range b.Model.Territories {
		each(&m.Record, func(p *prose) { p.addFinal(b.Label("level", string(m.Level))) }, func(p *prose) {
			p.names(view.Links(b.Site, m.Ancestors()))
			p.names(b.ActorLinks(m.Animators))
		})
	}
	for _, m := range b.Model.Signatories {
		each(&m.Record, func(p *prose) { p.actions(m) }, func(p *prose) { p.signatory(m) })
	}
	for _, m := range b.Model.Experiences {
		each(&m.Record, func(p *prose) { p.add(m.Teaser) }, func(p *prose) {
			p.add(m.Keep...)
			p.add(m.Progress...)
			p.names(b.TerritoryLinks(m.Territories))
			p.names(b.SignatoryLinks(public(m.Signatories)))
			p.names(b.ActorLinks(m.Actors))
		})
	}
	for _, m := range b.Model.Syntheses {
		each(&m.Record, func(p *prose) { p.add(m.Keep...) }, func(p *prose) { p.synthesis(m) })
	}
	for _, m := range b.Model.Actors {
		each(&m.Record, func(p *prose) { p.add(m.Acronym) }, func(p *prose) {
			p.addFinal(b.Label("role", string(m.Role)))
			p.names(b.TerritoryLinks(m.Territories))
		})
	}
	for _, m := range b.Model.Indicators {
		each(&m.Record, func(p *prose) { p.add(m.Definition) }, func(p *prose) { p.add(m.Unit) })
	}
	for _, m := range b.Model.News {
		each(&m.Record, nil, func(p *prose) {
			p.names(b.SignatoryLinks(public(m.Signatories)))
			p.names(b.TerritoryLinks(m.Territories))
		})
	}
	for _, m := range b.Model.Resources {
		each(&m.Record, func(p *prose) { p.add(m.Author) }, func(p *prose) { p.addFinal(b.Label("resource", string(m.Type))) })
	}
	for _, m := range b.Model.Calls {
		each(&m.Record, func(p *prose) { p.add(m.Eligible) }, func(p *prose) {
			p.addFinal(b.Label("call-type", string(m.Type)))
			if m.Holder != nil {
				p.addFinal(b.Title(&m.Holder.Record))
			}
		})
	}
	return out
}

// public returns the signatories that are named.
func public(ss []*model.Signatory) []*model.Signatory {
	return slices.DeleteFunc(slices.Clone(ss), func(s *model.Signatory) bool { return s.Withheld })
}

// named returns the records whose name is public.
func named(rs []*model.Record) []*model.Record {
	return slices.DeleteFunc(slices.Clone(rs), func(r *model.Record) bool { return r.Withheld })
}

// prose is the text of a document, one line for each item, without duplicates.
type prose struct {
	b     *Builder
	lines []string
}

// add adds an editor's text; addFinal adds text that is typeset already.
func (p *prose) add(ss ...string) {
	for _, s := range ss {
		p.addFinal(p.b.Text(s))
	}
}

func (p *prose) addFinal(s string) {
	if s != "" && !slices.Contains(p.lines, s) {
		p.lines = append(p.lines, s)
	}
}

// names adds the names of records on one line.
func (p *prose) names(ls []view.Link) {
	names := make([]string, len(ls))
	for i, l := range ls {
		names[i] = l.Text
	}
	p.addFinal(strings.Join(names, ", "))
}

func (p *prose) String() string { return strings.Join(p.lines, "\n") }

func (p *prose) actions(s *model.Signatory) {
	for _, k := range s.Commitments {
		p.add(k.Action)
	}
}

func (p *prose) signatory(s *model.Signatory) {
	p.names(p.b.TerritoryLinks(s.Places()))
	p.names(p.b.ActorLinks(s.Networks))
	p.add(s.SectorName)
	for _, k := range s.Commitments {
		p.add(k.Domain.Title)
	}
	for _, c := range s.Conventions {
		p.add(c.Title)
		p.names(p.b.RecordLinks(named(c.Partners)))
	}
}

func (p *prose) synthesis(y *model.Synthesis) {
	for _, s := range y.Sessions {
		p.add(s.Place)
	}
	for _, list := range [][]model.TitledText{y.Motivations, y.Factors, y.Ways} {
		for _, t := range list {
			p.add(t.Title, t.Text)
		}
	}
	for _, q := range y.Quotes {
		p.add(q.Text, q.Author)
	}
	for _, t := range y.Tools {
		p.add(t.Name)
	}
	p.names(p.b.ActorLinks(y.Supporters))
}
