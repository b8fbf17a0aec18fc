package near

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/data/nearby"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/reference/geo"
	"parvis/generator/site/address"
)

// nearPlace is what the page of places near a commune shows of a territory, as
// its script reads it: final strings.
type nearPlace struct {
	Level string `json:"level"`
	Code  string `json:"code,omitempty"`
	// In is the territory that a priority neighbourhood lies in, as its level and
	// its code, "commune 11069"; Departement is the one that its own code names, Communes
	// those where the table of 2024 has it.
	In          string   `json:"in,omitempty"`
	Departement string   `json:"departement,omitempty"`
	Communes    []string `json:"communes,omitempty"`

	Kind   string     `json:"kind"` // "Intercommunalité"
	Name   string     `json:"text"`
	Hint   string     `json:"hint,omitempty"`
	Href   string     `json:"href"`
	Status *nearState `json:"status,omitempty"`
	// Brief is the main fact about a neighbourhood in a few words, "5 engagements"; "" when there is none.
	Brief     string         `json:"brief,omitempty"`
	Says      string         `json:"says,omitempty"` // who does what there, or what else is known
	Declared  []nearDeclared `json:"declared,omitempty"`
	Animators []nearLink     `json:"animators,omitempty"`
	Actors    []nearLink     `json:"actors,omitempty"` // that name it, and don't animate the charter there
	Told      []nearLink     `json:"told,omitempty"`   // the first news and experiences that name it
	Rows      []nearRow      `json:"rows,omitempty"`   // the first commitments
	More      *nearLink      `json:"more,omitempty"`   // to the others
}

// nearState is a Badge.
type nearState struct {
	Sign string `json:"sign"`
	Text string `json:"text"`
}

// nearLink is a text with an address, "" for none, and what qualifies it.
type nearLink struct {
	Text   string `json:"text"`
	Href   string `json:"href,omitempty"`
	Detail string `json:"detail,omitempty"`
}

// nearRow is a commitment in one line.
type nearRow struct {
	nearLink
	Who string `json:"who"` // the signatory and, unless it would repeat the territory, the place
}

// nearDeclared is a number that a territory declared, with its date and source.
type nearDeclared struct {
	Text   string    `json:"text"`
	Detail string    `json:"detail"`
	Note   string    `json:"note,omitempty"` // what qualifies it
	Source *nearLink `json:"source,omitempty"`
}

// mostNear is how many commitments of a territory are shown: those that name it first. The rest are a list away.
const mostNear = 3

// nearParts returns the data files of territories, by prefix.
func (b *Builder) nearParts() []nearby.File {
	encoded := make([]json.RawMessage, len(b.Model.Territories))
	weight := make([]int, len(b.Model.Territories))
	for _, t := range b.Model.Territories {
		data, err := json.Marshal(b.nearPlace(t))
		if err != nil {
			panic(err) // it is made of texts alone
		}
		encoded[t.Index], weight[t.Index] = data, len(data)
	}
	var out []nearby.File
	for _, p := range nearby.Parts(b.Model.Territories, weight, partWeight) {
		list := []json.RawMessage{}
		for _, t := range p.Places {
			list = append(list, encoded[t.Index])
		}
		data, err := json.Marshal(list)
		if err != nil {
			panic(err)
		}
		out = append(out, nearby.File{Name: p.Prefix, Bytes: data})
	}
	return out
}

func (b *Builder) nearPlace(t *model.Territory) nearPlace {
	sums := b.Totals().ByTerritory[t.Index]
	p := nearPlace{Level: string(t.Level), Code: t.Code, Kind: b.Label("level", string(t.Level)), Name: b.Text(t.Title), Href: b.Href(address.Record(&t.Record))}
	if t.Status != "" {
		p.Status = &nearState{string(t.Status.Sign()), b.Label("deployment", string(t.Status))}
	}
	if t.Level == model.QPV { // one of several, in a list
		switch {
		case sums.All() > 0:
			p.Brief = b.Commitments(sums.Commitments)
		case sums.Signatories > 0:
			p.Brief = b.Words.N("page.count.signatories", sums.Signatories)
		}
		b.nearQuarter(&p, t)
		return p
	}
	p.Says = b.PlaceAnswer(t)
	for _, n := range stats.Latest(t.Counts) {
		p.Declared = append(p.Declared, b.nearDeclared(n))
	}
	for _, l := range b.ActorLinks(t.Animators) {
		p.Animators = append(p.Animators, nearLink{Text: l.Text, Href: l.Href})
	}
	b.nearReferrers(&p, t)
	ks := b.ActsIn(t)
	slices.SortStableFunc(ks, func(x, y *model.Commitment) int { return cmp.Compare(within(x, t), within(y, t)) })
	form := b.RowForm(ks).In(t, 3, false)
	for _, k := range ks[:min(len(ks), mostNear)] {
		p.Rows = append(p.Rows, b.nearRow(form.Row(k)))
	}
	if more := len(ks) - mostNear; more > 0 {
		p.More = &nearLink{Text: b.Words.N("page.territory.others", more), Href: b.Href(b.ActsList(t))}
	}
	return p
}

// mostTold is how many actors, and how many news and experiences, are named of a territory; its page has the others.
const mostTold = 3

// nearReferrers adds who acts in a territory smaller than the country, and what is told of it.
func (b *Builder) nearReferrers(p *nearPlace, t *model.Territory) {
	if t.Level == model.Country {
		return
	}
	for _, r := range t.Referrers {
		switch e := r.Entry.(type) {
		case *model.Actor:
			if !slices.Contains(t.Animators, e) && len(p.Actors) < mostTold {
				p.Actors = append(p.Actors, nearLink{Text: b.Title(r), Href: b.Href(address.Record(r))})
			}
		case *model.NewsItem, *model.Experience:
			if len(p.Told) < mostTold {
				p.Told = append(p.Told, nearLink{Text: b.Title(r), Href: b.Href(address.Record(r)), Detail: b.Date(r.Day())})
			}
		}
	}
}

// within is 0 for a commitment that names a territory itself, 1 for one that names a place inside it.
func within(k *model.Commitment, t *model.Territory) int {
	if slices.Contains(k.Territories, t) {
		return 0
	}
	return 1
}

// nearRow returns a commitment in one line: what, who, where, what was done.
func (b *Builder) nearRow(r view.CommitmentRow) nearRow {
	out := nearRow{nearLink{Text: r.Action.Text, Href: r.Action.Href, Detail: r.Done}, r.Signatory}
	if r.Place != "" {
		out.Who = b.Words.T("page.near.row", r.Signatory, r.Place)
	}
	return out
}

// nearQuarter completes a priority neighbourhood with the territory it lies in and its map.
func (b *Builder) nearQuarter(p *nearPlace, t *model.Territory) {
	if t.Parent != nil {
		p.In = strings.TrimSpace(string(t.Parent.Level) + " " + t.Parent.Code)
	}
	p.Hint, p.Communes = t.Code, geo.QPVCommunes(t.Code)
	if code, ok := geo.ParseQPV(t.Code); ok {
		p.Departement, p.Hint = code.Departement, b.Words.T("page.near.quarter", t.Code, strconv.Itoa(code.Map))
	}
}

func (b *Builder) nearDeclared(n model.Count) nearDeclared {
	out := nearDeclared{Text: b.Counted(n) + " " + b.CountTitle(&n), Detail: b.DeclaredOn(&n), Note: b.Text(n.Note)}
	if n.Scope != "" {
		out.Text = b.Words.T("page.near."+string(n.Scope), out.Text)
	}
	if src := b.Source(n.Source); len(src) > 0 {
		out.Source = &nearLink{Text: src[0].Text, Href: src[0].Href}
	}
	return out
}
