package figure

import (
	"parvis/generator/model"
	"parvis/generator/model/stats"
)

// Source is a source of the numbers of a figure, with the number of records
// that cite it. Sources of withheld signatories are not disclosed.
type Source struct {
	model.Source
	Records int
}

// cite adds a source, or increments its number of records.
func (f *Figure) cite(s model.Source) {
	if s == (model.Source{}) {
		return
	}
	i, ok := f.sourceIndex[s]
	if !ok {
		if f.sourceIndex == nil {
			f.sourceIndex = map[model.Source]int{}
		}
		i = len(f.Sources)
		f.sourceIndex[s] = i
		f.Sources = append(f.Sources, Source{Source: s})
	}
	f.Sources[i].Records++
}

// citeCommitments adds the sources of commitments: each its own, else that of
// its signatory.
func (f *Figure) citeCommitments(s *stats.Selection) {
	for _, k := range s.Commitments {
		f.citeCommitment(k)
	}
}

func (f *Figure) citeCommitment(k *model.Commitment) {
	switch {
	case k.Signatory.Withheld:
	case k.Source != (model.Source{}):
		f.cite(k.Source)
	default:
		f.cite(k.Signatory.Source)
	}
}

// citeSignatories adds the sources of signatories, and optionally those of
// their conventions.
func (f *Figure) citeSignatories(of []*model.Signatory, conventions bool) {
	for _, g := range of {
		if g.Withheld {
			continue
		}
		f.cite(g.Source)
		if conventions {
			for _, v := range g.Conventions {
				f.cite(v.Source)
			}
		}
	}
}

// citeValues adds the sources of the values reported for an indicator: the
// source of each value, else that of its commitment.
func (f *Figure) citeValues(s *stats.Selection, i *model.Indicator) {
	for _, k := range s.Commitments {
		for _, m := range k.Measures {
			if m.Shared != i || k.Signatory.Withheld {
				continue
			}
			if len(m.Values) == 0 {
				f.citeCommitment(k) // source of the target, or of the indicator being followed
			}
			for _, v := range m.Values {
				if v.Source != nil {
					f.cite(*v.Source)
				} else {
					f.citeCommitment(k)
				}
			}
		}
	}
}
