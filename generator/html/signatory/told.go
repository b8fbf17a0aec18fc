package signatory

import (
	"cmp"

	"parvis/generator/figure/measure"
	"parvis/generator/html/view"
	"parvis/generator/model"
)

// tell adds to a commitment what each of its measures has come to, in words, and the drawing of it.
func (b *Builder) tell(v *CommitmentView, k *model.Commitment) {
	standing := b.Totals().Standing(k)
	drawing, drawn := (&measure.Maker{Words: b.Words, Text: b.Text, AsOf: b.Model.AsOf}).Of(k, standing)
	promised := k.Nature.Promised()
	for i := range k.Measures {
		m := &k.Measures[i]
		p, ok := b.progress(m, standing.Measures[i])
		if !ok && !promised && !drawn {
			continue
		}
		if promised && len(k.Measures) > 1 { // of one alone the axes tell it
			at := standing.Measures[i]
			p.State, p.Says = b.Badge("standing", at.State), b.beside(b.basis(k, m, at))
		}
		p.Label = cmp.Or(p.Label, b.plain(m))
		v.Progress = append(v.Progress, p)
	}
	if drawn {
		v.ProgressID = k.ID + "_m" // no slug has an underscore
		v.Drawing, v.hatched = view.Drawing(drawing.SVG(v.ProgressID)), drawing.Hatched()
	}
}

// Progress is what a measure has come to beside its target, in words.
type Progress struct {
	Label string     // "Stages de troisième : 21 stages (en 2018), pour une cible de 30 stages"
	State view.Badge // of the measure of a promise
	Says  string     // what the state is about: "d'après le bilan de 2022"
}
