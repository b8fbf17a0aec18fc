package link

import (
	"slices"

	"parvis/generator/content/record"
	"parvis/generator/model"
)

// discreet returns the files of the records that are tied to a signatory whose name is
// withheld, by a reference or by a link in their body. On the page of a commune they would reveal
// where it is: only the département may be known. Other signatories aren't among them: their
// places are their own.
func discreet(records Records) map[string]bool {
	if len(records.Withheld) == 0 {
		return nil
	}
	hidden := map[string]bool{}
	for _, s := range records.Withheld {
		hidden[s.File] = true
	}
	out := map[string]bool{}
	for _, e := range records.All {
		m := e.Common()
		if m.Kind == model.Signatories {
			continue
		}
		tied := slices.ContainsFunc(records.Links[m.File], func(target string) bool { return hidden[target] })
		for r := range record.References(e) {
			if slices.Contains(r.Names, model.Signatories) {
				s := records.BySlug(model.Signatories, r.Text)
				tied = tied || s != nil && hidden[s.Common().File]
			}
		}
		if tied {
			out[m.File] = true
		}
	}
	return out
}

// departement returns a territory, or the département where it is if it is smaller; nil if
// that isn't known.
func departement(t *model.Territory) *model.Territory {
	for t != nil && t.Level.Rank() > model.Departement.Rank() {
		t = t.Parent
	}
	return t
}
