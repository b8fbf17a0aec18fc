package searchpage

import (
	"strconv"
	"strings"

	"parvis/generator/data/search"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site/address"
)

// group is what results call by one name.
type group struct {
	kind SearchKind
	// one function for each document, since their texts together are long
	documents []func() search.Document
}

// What can be found besides records.
const (
	actions = "actions"
	figured = "figures"
)

// groups returns what can be found, in the order of results of equal weight.
func (b *Builder) groups() []group {
	details := b.details()
	var out []group
	add := func(key, one, many, list string, documents []func() search.Document) {
		if len(documents) == 0 {
			return
		}
		k := SearchKind{Key: key, One: one, Link: view.Link{Text: many, Count: b.Words.Number(len(documents))}}
		if list != "" {
			k.Href = b.Href(list)
		}
		out = append(out, group{k, documents})
	}
	for _, kind := range model.KindsInSearch() {
		var documents []func() search.Document
		if kind == model.Pages {
			documents = b.pages()
		}
		for _, r := range b.Model.OfKind(kind) {
			documents = append(documents, func() search.Document { return b.document(r, details[r]) })
		}
		list := ""
		if kind.Listed() {
			list = address.List(kind, 1)
		}
		add(string(kind), b.Words.T("page.kind."+string(kind)), b.Words.T("page.kinds."+string(kind)), list, documents)
		switch kind {
		case model.Domains:
			add(actions, b.Words.T("page.find.action"), b.Words.T("page.find.actions"), "", b.actions())
		case model.Signatories:
			for _, n := range model.Nature("").Values() {
				add(string(n), b.Words.T("page.nature."+string(n)), b.Words.T("page.find.natures."+string(n)), "", b.commitments(n))
			}
		default: // nothing stands beside its records
		}
	}
	add(figured, b.Words.T("page.figure.kicker"), b.Words.T("page.find.figures"), "", b.drawn())
	for i := range out {
		for n, d := range out[i].documents {
			out[i].documents[n] = func() search.Document {
				found := d()
				found.Kind = out[i].kind.Key
				return found
			}
		}
	}
	return out
}

// actions returns what can be found of the catalogue.
func (b *Builder) actions() []func() search.Document {
	var out []func() search.Document
	for _, d := range b.Model.Domains {
		for _, a := range d.Actions {
			out = append(out, func() search.Document {
				p := prose{b: b}
				for _, i := range a.Indicators {
					p.add(i.Title)
				}
				p.add(d.Title)
				return search.Document{Address: address.Action(a), Title: b.Text(a.Title), Lead: b.Text(a.Description), Text: p.String()}
			})
		}
	}
	return out
}

// commitments returns what can be found of those of one nature: what was promised isn't what was done.
func (b *Builder) commitments(of model.Nature) []func() search.Document {
	var out []func() search.Document
	for _, s := range b.Model.Signatories {
		for _, k := range s.Commitments {
			if k.Nature == of {
				out = append(out, func() search.Document { return b.commitment(k) })
			}
		}
	}
	return out
}

func (b *Builder) commitment(k *model.Commitment) search.Document {
	lead, p := prose{b: b}, prose{b: b}
	lead.names(b.TerritoryLinks(k.Territories))
	lead.add(k.Domain.Title)
	p.add(k.Description)
	if k.Catalogue != nil && k.Catalogue.Title != k.Action {
		p.add(k.Catalogue.Title)
	}
	p.names(b.RecordLinks(named(k.Partners)))
	for _, m := range k.Measures {
		p.add(m.Name)
	}
	return search.Document{Address: address.Commitment(k), Title: b.CommitmentLink(k, "").Text, Lead: lead.String(), Text: p.String()}
}

// drawn returns what can be found of figures.
func (b *Builder) drawn() []func() search.Document {
	var out []func() search.Document
	for _, f := range b.figures.Found() {
		out = append(out, func() search.Document {
			d := search.Document{Address: f.Address, Title: f.Name, Text: f.Sentence}
			if f.Map {
				d.Names = names(b.Words.T("page.find.map"))
			}
			return d
		})
	}
	return out
}

// pages returns the pages that are no record: those that find something across all kinds, the
// report of each year, and the list of each kind.
func (b *Builder) pages() []func() search.Document {
	var out []func() search.Document
	add := func(at, title, lead string, called ...string) {
		out = append(out, func() search.Document {
			return search.Document{Address: at, Title: title, Names: called, Lead: lead}
		})
	}
	for _, f := range b.files() {
		switch {
		case f.Kind == "near", f.Kind == "compare", f.Kind == "data":
			add(f.Address, b.Words.T("page."+f.Kind+".title"), b.Words.T("page."+f.Kind+".lead"), names(b.Words.T("page.find.called."+f.Kind))...)
		case f.Kind == "dashboard":
			add(f.Address, b.Words.T("page.dashboard.title"), b.Words.T("page.dashboard.lead", b.AsOf), names(b.Words.T("page.find.called.dashboard"))...)
		case f.Address == address.Commitments:
			add(f.Address, b.Words.T("page.commitments.title"), b.Words.T("page.find.list"), names(b.Words.T("page.find.called.commitments"))...)
		case f.Kind == "questions":
			add(f.Address, b.Words.T("page.questions.title"), b.Words.T("page.find.list"), names(b.Words.T("page.find.called.questions"))...)
		case strings.HasPrefix(f.Address, address.Commitments) && strings.HasSuffix(f.Address, "/"+string(model.ReportLate)+"/"):
			add(f.Address, b.Words.T("page.commitments.of.bilan.en-retard"), b.Words.T("page.find.list"), names(b.Words.T("page.find.called.late"))...)
		case f.Address == address.Rounds:
			called := append(names(b.Words.T("page.find.called.rounds")), strconv.Itoa(b.Model.AsOf.Year))
			add(f.Address, b.Words.T("page.rounds.title"), b.Words.T("page.rounds.lead"), called...)
		case f.Kind == "rounds" && strings.Count(f.Address, "/") == strings.Count(address.Round(0, nil), "/"):
			year := strings.TrimSuffix(strings.TrimPrefix(f.Address, address.Rounds), "/")
			add(f.Address, b.Words.T("page.rounds.of", year), b.Words.T("page.rounds.lead"))
		}
	}
	for _, kind := range model.KindsInSearch() {
		if kind.Listed() && len(b.Model.OfKind(kind)) > 0 {
			var called []string
			lead := b.Words.T("page.find.list")
			switch kind {
			case model.Signatories:
				called = names(b.Words.T("page.find.called.signatories"))
			case model.Territories:
				called, lead = names(b.Words.T("page.find.called.territories")), b.Words.T("page.find.sheets")
			default: // its name is enough
			}
			add(address.List(kind, 1), b.Words.T("page.kinds."+string(kind)), lead, called...)
		}
	}
	add(address.Map, b.Words.T("page.map.title"), b.Words.T("page.map.lead"))
	return out
}

// names returns what readers call a page, of words set apart by commas.
func names(called string) []string { return strings.Split(called, ",") }
