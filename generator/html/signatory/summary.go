package signatory

import (
	"slices"
	"strings"

	"parvis/generator/model"
)

// mostPlaces is how many territories the summary of a signatory names.
const mostPlaces = 3

// summary returns what a signatory's page begins with: since when it is one, what is published of
// it, in how many domains, where, and of how much a result is known. Its name isn't part of it:
// nothing has to agree with it. What is unknown is left out: "Signataire depuis juillet 2018.
// Publié ici : 3 engagements, dans 2 domaines (Gard, Hérault et Aude). Un résultat est communiqué
// pour 1 sur 3."
func (b *Builder) summary(s *model.Signatory) string {
	var out []string
	if since := b.signed(s); since != "" {
		out = append(out, b.Words.T("page.signatory.since", since))
	}
	if len(s.Commitments) == 0 {
		out = append(out, b.Words.T("page.signatory.nothing"))
		if n := len(s.Territories); n > 0 {
			out = append(out, b.Words.N("page.signatory.where", n, b.places(s.Territories)))
		}
		return strings.Join(out, " ")
	}
	var places []*model.Territory // where it acts, which may be less than where it signed
	domains := map[*model.Domain]bool{}
	for _, k := range s.Commitments {
		domains[k.Domain] = true
		for _, t := range k.Territories {
			if !slices.Contains(places, t) {
				places = append(places, t)
			}
		}
	}
	what := b.Words.N("page.signatory.domains", len(domains), b.CountedCommitments(s.Commitments))
	if len(places) > 0 {
		what = b.Words.T("page.signatory.places", what, b.places(places))
	}
	out = append(out, b.Words.T("page.signatory.published", what), b.ReportedAmong(s.Commitments))
	return strings.Join(out, " ")
}

// signed returns since when a signatory is one, or from when to when it was; "" when
// neither is known.
func (b *Builder) signed(s *model.Signatory) string {
	if !s.Signature.IsZero() && s.Signature == s.End {
		return b.On(s.Signature)
	}
	return b.Period(s.Signature, s.End)
}

// left returns since when a signatory is one no more, and why if that is known.
func (b *Builder) left(s *model.Signatory) string {
	out := b.Words.T("page.left.since", b.Since(s.End))
	if s.EndReason == "" {
		return b.Words.T("page.signatory.end", out)
	}
	return b.Words.T("page.left.why", out, b.Label("end-reason", string(s.EndReason)))
}

// places returns the names of the first few of a list of territories, as words of a sentence.
func (b *Builder) places(ts []*model.Territory) string {
	var names []string
	for _, t := range ts {
		names = append(names, b.Text(t.Title))
	}
	return b.FirstNames(names, mostPlaces)
}
