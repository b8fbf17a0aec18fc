package body

import (
	"cmp"
	"slices"
	"strings"

	"parvis/generator/content/markup"
	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/text/slug"
	"parvis/generator/text/suggest"
)

// filterKinds is the kinds of record that the filters of a figure name.
var filterKinds = []struct {
	filter catalogue.Filter
	kind   model.Kind
}{
	{catalogue.Domain, model.Domains},
	{catalogue.Territory, model.Territories},
	{catalogue.Indicator, model.Indicators},
	{catalogue.Synthesis, model.Syntheses},
}

// place reads the block of a figure in the body: wants a figure that there
// is, narrowed by records that there are, published where the record is.
func (r *reader) place(text string) (id string, faults []markup.Fault) {
	spec, offsets, found := catalogue.Read(text)
	for _, f := range found {
		faults = append(faults, markup.Fault{Offset: f.Offset, Code: f.Code, Args: withGuess(f)})
	}
	for _, f := range filterKinds {
		slug := spec.Value(f.filter)
		if slug == "" || spec.Kind.Known() && !spec.Kind.Takes(f.filter) {
			continue // of the latter there is a finding
		}
		fault := func(code string, args ...any) {
			faults = append(faults, markup.Fault{Offset: offsets[f.filter], Code: code, Args: args})
		}
		switch target := r.Find(f.kind, slug); {
		case target == nil && r.Unread(slug, f.kind):
		case target == nil:
			fault("unknown-reference", slug, string(f.kind), r.Guess(slug, f.kind))
		case r.Published(r.entry) && !r.Published(target):
			fault("draft-reference", slug, target.Common().File)
		}
	}
	if len(faults) > 0 {
		return "", faults
	}
	return spec.ID(), nil
}

// withGuess returns the arguments of a fault, with the key or the kind of figure
// that an editor meant after them, and the kinds that there are.
func withGuess(f catalogue.Fault) []any {
	switch f.Code {
	case "figure-key":
		return append(slices.Clone(f.Args), suggest.To(f.Args[0].(string), catalogue.Keys()))
	case "figure-kind":
		var kinds []string
		for _, k := range catalogue.Kinds() {
			kinds = append(kinds, string(k))
		}
		kind, _, _ := strings.Cut(f.Args[0].(string), "_")
		guess := ""
		for _, k := range kinds { // a title, typed as it is read: "Engagements par domaine d'action"
			if strings.HasPrefix(slug.Of(kind), k) && len(k) > len(guess) {
				guess = k
			}
		}
		return append(slices.Clone(f.Args), cmp.Or(guess, suggest.To(kind, kinds)), kinds)
	}
	return f.Args
}
