package near

import (
	"encoding/json"
	"strconv"
	"strings"

	"parvis/generator/data/nearby"
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
	// its code, "commune 11069"; Departement is the one that its own code names.
	In          string `json:"in,omitempty"`
	Departement string `json:"departement,omitempty"`

	Kind   string     `json:"kind"` // "Intercommunalité"
	Name   string     `json:"text"`
	Hint   string     `json:"hint,omitempty"`
	Href   string     `json:"href"`
	Status *nearState `json:"status,omitempty"`
	// Brief is the main fact in a few words, "5 engagements"; "" when there is none.
	Brief     string         `json:"brief,omitempty"`
	Sums      string         `json:"sums"`
	Why       string         `json:"why,omitempty"` // why nothing is published
	Declared  []nearDeclared `json:"declared,omitempty"`
	Animators []nearLink     `json:"animators,omitempty"`
	Who       []nearLink     `json:"who,omitempty"` // some of the signatories
	More      *nearLink      `json:"more,omitempty"`
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

// nearDeclared is a number that a territory declared, with its date and source.
type nearDeclared struct {
	Text   string    `json:"text"`
	Detail string    `json:"detail"`
	Source *nearLink `json:"source,omitempty"`
}

// mostNear is how many signatories of a territory are named: those with most
// commitments there. The rest are a list away.
const mostNear = 4

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
	p := nearPlace{Level: string(t.Level), Code: t.Code, Kind: b.Label("level", string(t.Level)), Name: b.Text(t.Title), Href: b.Href(address.Record(&t.Record)),
		Sums: b.Words.T("page.near.sums", b.Words.N("page.count.signatories", sums.Signatories), b.Commitments(sums.Commitments))}
	if t.Status != "" {
		p.Status = &nearState{string(t.Status.Sign()), b.Label("deployment", string(t.Status))}
	}
	switch {
	case sums.All() > 0:
		p.Brief = b.Commitments(sums.Commitments)
	case sums.Signatories > 0:
		p.Brief = b.Words.N("page.count.signatories", sums.Signatories)
	}
	if t.Level == model.QPV { // one of several, in a list
		b.nearQuarter(&p, t)
		return p
	}
	if sums.Signatories == 0 {
		p.Why = b.WhyEmpty(t)
	}
	for _, n := range stats.Latest(t.Counts) {
		p.Declared = append(p.Declared, b.nearDeclared(n))
	}
	if p.Brief == "" && len(p.Declared) > 0 {
		p.Brief = b.Words.T("page.near.declared")
	}
	for _, l := range b.ActorLinks(t.Animators) {
		p.Animators = append(p.Animators, nearLink{Text: l.Text, Href: l.Href})
	}
	for _, s := range b.Totals().Foremost(t, mostNear) {
		p.Who = append(p.Who, b.nearSignatory(s))
	}
	if sums.Signatories > mostNear {
		p.More = &nearLink{Text: b.Words.N("page.more.signatories", sums.Signatories), Href: b.Href(address.SignatoriesBy(address.ByTerritory, t.Slug, 1))}
	}
	return p
}

// nearQuarter completes a priority neighbourhood with the territory it lies in and its map.
func (b *Builder) nearQuarter(p *nearPlace, t *model.Territory) {
	if t.Parent != nil {
		p.In = strings.TrimSpace(string(t.Parent.Level) + " " + t.Parent.Code)
	}
	p.Hint = t.Code
	if code, ok := geo.ParseQPV(t.Code); ok {
		p.Departement, p.Hint = code.Departement, b.Words.T("page.near.quarter", t.Code, strconv.Itoa(code.Map))
	}
}

func (b *Builder) nearSignatory(s stats.Presence) nearLink {
	l := b.Link(&s.Signatory.Record)
	out := nearLink{Text: l.Text, Href: l.Href}
	if len(s.Commitments) == 0 {
		return out
	}
	seen := map[*model.Domain]bool{}
	var domains []string
	for _, k := range s.Commitments {
		if !seen[k.Domain] {
			seen[k.Domain] = true
			domains = append(domains, b.Tag(k.Domain).Text)
		}
	}
	out.Detail = b.Words.T("page.near.committed", b.Commitments(stats.CommitmentsOf(s.Commitments, b.Model.AsOf)), strings.Join(domains, ", "))
	return out
}

func (b *Builder) nearDeclared(n model.Count) nearDeclared {
	out := nearDeclared{Text: b.Counted(n) + " " + b.CountTitle(&n), Detail: b.Words.T("page.near.undated")}
	if !n.Date.IsZero() {
		out.Detail = b.On(n.Date)
	}
	if n.Scope != "" {
		out.Text = b.Words.T("page.near."+string(n.Scope), out.Text)
	}
	if src := b.Source(n.Source); len(src) > 0 {
		out.Source = &nearLink{Text: src[0].Text, Href: src[0].Href}
	}
	return out
}
