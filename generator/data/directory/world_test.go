package directory_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"parvis/generator/content/synth"
	"parvis/generator/data/directory"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/testsite"
	"parvis/generator/text/typo"
)

// world returns a made-up site of n signatories, made less regular than package synth
// makes them: unknown qualities, no commitment, commitments elsewhere.
func world(t testing.TB, n int) *model.Site {
	t.Helper()
	site := testsite.Of(t, synth.FS(1, n))
	chance := rand.New(rand.NewPCG(7, 7))
	for _, s := range site.Signatories {
		place := func() *model.Territory { return site.Territories[chance.IntN(len(site.Territories))] }
		switch chance.IntN(12) {
		case 0:
			s.Size, s.Scope = "", ""
		case 1:
			s.Commitments = nil
		case 2:
			s.Territories = append(slices.Clone(s.Territories), place())
		case 3:
			s.Territories = nil
		case 4:
			s.Signature.Month, s.Signature.Day = 0, 0
		case 5:
			s.Signature.Year, s.Signature.Month, s.Signature.Day = 0, 0, 0
		case 6:
			s.Scope = "national"
		}
		for _, k := range s.Commitments {
			switch chance.IntN(10) {
			case 0:
				k.Territories = []*model.Territory{place(), place()}
			case 1:
				k.Status = ""
			case 2:
				k.Evaluation = ""
			case 3:
				k.Start.Year = 2014 + chance.IntN(9)
			case 4:
				k.Start.Year, k.Start.Month, k.Start.Day = 0, 0, 0
			}
		}
	}
	return site
}

var thousand *model.Site

// shared returns a world of 1,000 that tests only read.
func shared(t testing.TB) *model.Site {
	if thousand == nil {
		thousand = world(t, 1000)
	}
	return thousand
}

func of(site *model.Site) *directory.Directory {
	return directory.Of(site, stats.Of(site), texts(site))
}

// texts gives the texts of a page in French: a date of leaving stands for the words around it.
func texts(site *model.Site) directory.Words {
	return directory.Words{Text: func(s string) string { return typo.Set("fr", s) }, Left: func(s *model.Signatory) string {
		if !s.Past(site.AsOf) {
			return ""
		}
		return s.End.String()
	}, Does: func(s *model.Signatory) (out []string) {
		for _, k := range s.Commitments[:min(3, len(s.Commitments))] {
			out = append(out, k.Action)
		}
		return out
	}, Label: func(facet, value string) string { return facet + " " + value }, Row: func(k *model.Commitment) directory.Row {
		return directory.Row{Address: k.Signatory.Slug + "/#" + k.ID, Action: k.Action, Signatory: k.Signatory.Title, About: []string{k.Domain.Short},
			Promised: "60 stages d’ici fin 2021", Done: "52 stages en 2020", States: [][3]string{{"progress", "way", "en bonne voie"}}}
	}}
}
