package signatory

import (
	"strings"

	"parvis/generator/html/view"
	"parvis/generator/model"
)

// mostPlaces is how many territories the summary of a signatory names.
const mostPlaces = 3

// summary returns a sentence on a signatory: since when, how many commitments, in
// how many domains, where, and how many have a result. What is unknown is left
// out: "Signataire depuis juillet 2018, BRL a pris 3 engagements dans 2 domaines
// (Gard, Hérault et Aude) ; 1 engagement a un résultat communiqué."
func (b *Builder) summary(s *model.Signatory) string {
	since := b.signed(s)
	name := b.Title(&s.Record)
	if s.Withheld {
		name = b.Words.T("page.signatory.unnamed")
		if since != "" {
			name = view.Lowered(name)
		}
	}
	count := len(s.Commitments)
	out := b.Words.N("page.signatory.took", count, name)
	if count > 0 {
		var domains []*model.Domain
		seen := map[*model.Domain]bool{}
		for _, k := range s.Commitments {
			if !seen[k.Domain] {
				seen[k.Domain] = true
				domains = append(domains, k.Domain)
			}
		}
		out = b.Words.N("page.signatory.domains", len(domains), out)
	}
	if places := b.places(s.Places()); places != "" {
		out = b.Words.T("page.signatory.places", out, places)
	}
	if since != "" {
		out = b.Words.T("page.signatory.since", since, out)
	}
	if count == 0 {
		return b.Words.T("page.signatory.end", out)
	}
	return b.Words.T("page.signatory.results", out, b.results(s))
}

// signed returns since when a signatory is one, or from when to when it was; "" when
// neither is known.
func (b *Builder) signed(s *model.Signatory) string {
	if !s.Signature.IsZero() && s.Signature == s.End {
		return b.On(s.Signature)
	}
	return b.Period(s.Signature, s.End)
}

// places returns the names of the first few of a list of territories, as words of a sentence.
func (b *Builder) places(ts []*model.Territory) string {
	var names []string
	for _, t := range ts[:min(mostPlaces, len(ts))] {
		names = append(names, b.Text(t.Title))
	}
	if more := len(ts) - mostPlaces; more > 0 {
		names = append(names, b.Words.N("figure.others", more))
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return b.Words.T("figure.and", strings.Join(names[:last], ", "), names[last])
}

// results returns in words how many of a signatory's commitments have a result.
func (b *Builder) results(s *model.Signatory) string {
	reported := 0
	for _, k := range s.Commitments {
		if k.Reported() {
			reported++
		}
	}
	switch {
	case reported == 0:
		return b.Words.T("page.signatory.none-reported")
	case len(s.Commitments) == 1:
		return b.Words.T("page.signatory.its-result")
	case reported == len(s.Commitments):
		return b.Words.T("page.signatory.all-reported")
	}
	return b.Words.N("page.signatory.reported", reported)
}
