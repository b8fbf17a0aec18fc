package figures

import (
	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/site/address"
)

// Move is an address at which an earlier version published something of a figure, and where it is now.
type Move struct {
	From, To string
	Spec     catalogue.Spec
}

// Moves returns what moved when maps joined the figure that answers the same question: of the figures
// of the whole site, and of those that editors placed under their former name or could have.
func Moves(m *model.Site) []Move {
	if len(m.Domains)+len(m.Territories)+len(m.Signatories) == 0 {
		return nil // there are no figures
	}
	specs := map[string]catalogue.Spec{}
	var ids []string
	add := func(s catalogue.Spec) {
		if id := s.ID(); specs[id] == (catalogue.Spec{}) {
			specs[id], ids = s, append(ids, id)
		}
	}
	for _, k := range catalogue.Kinds() {
		add(catalogue.Spec{Kind: k})
	}
	for _, r := range m.Records {
		for _, id := range r.Figures {
			spec, _, _ := catalogue.Read(id)
			add(spec)
		}
	}
	var out []Move
	for _, id := range ids {
		for _, old := range specs[id].Former() {
			for _, of := range []func(string) string{address.Figure, address.FigureEmbed, address.FigureCSV, address.FigureJSON, address.FigureSVG} {
				out = append(out, Move{of(old), of(id), specs[id]})
			}
		}
	}
	return out
}

// Name returns the title of a figure, with its subject.
func (b *Builder) Name(spec catalogue.Spec) string { return b.maker().Name(spec) }
