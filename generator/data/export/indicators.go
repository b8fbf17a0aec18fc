package export

import (
	"slices"

	"parvis/generator/model"
	"parvis/generator/model/stats"
)

// indicators is the table of the indicators that commitments share.
var indicators = recordTable("indicateurs",
	Localized{"Les indicateurs communs à plusieurs engagements, et ce qui en est communiqué : un total se lit avec les bilans reçus sur " +
		"ceux qui étaient attendus.",
		"The indicators that commitments share, and what was reported of them: a total is read with the reports that came of those due."},
	func(s *model.Site) []*model.Indicator { return s.Indicators },
	slices.Concat([]column[*model.Indicator]{
		col("nom", Text, "Nom.", "Name.", func(_ *Data, i *model.Indicator) Value { return textValue(i.Title) }).required(),
		col("unite", Text, "L'unité.", "The unit.", func(_ *Data, i *model.Indicator) Value { return textValue(i.Unit) }).required(),
		vocabularyCol("sens", directionFR, directionEN,
			func(i *model.Indicator) model.Direction { return i.Direction }),
		vocabularyCol("cumul", cumulationFR, cumulationEN,
			func(i *model.Indicator) model.Cumulation { return i.Cumulation }).required(),
		col("additionnable", Boolean, "Vrai si les résultats de plusieurs engagements s'additionnent. Faux pour des pourcentages, des taux, "+
			"des points, des moyennes : leur somme ne dit rien.",
			"True if the results of several commitments add up. False for percentages, rates, points, means: their sum says nothing.",
			func(_ *Data, i *model.Indicator) Value { return boolValue(i.AddsUp()) }).required(),
		col("solde", Boolean, "Vrai si les valeurs peuvent être négatives.", "True if values may be negative.",
			func(_ *Data, i *model.Indicator) Value { return boolValue(i.Signed) }).required(),
		col("definition", Text, "Définition.", "Definition.", func(_ *Data, i *model.Indicator) Value { return textValue(i.Definition) }),
	}, totalColumns())...,
)

// ofSeries returns a value of what was reported of an indicator on the whole site; it is missing
// where no commitment follows it.
func ofSeries(value func(d *Data, s *stats.Series) Value) func(*Data, *model.Indicator) Value {
	return func(d *Data, i *model.Indicator) Value {
		if s := d.totals.All.ByIndicator[i]; s != nil {
			return value(d, s)
		}
		return Value{}
	}
}

// ofTotal returns a value of the total of an indicator; it is missing where nothing was reported.
func ofTotal(value func(stats.Result) Value) func(*Data, *model.Indicator) Value {
	return ofSeries(func(_ *Data, s *stats.Series) Value {
		total, ok := s.Total()
		if !ok {
			return Value{}
		}
		return value(total)
	})
}

// totalColumns returns what was reported of an indicator, with its coverage.
func totalColumns() []column[*model.Indicator] {
	counted := func(name, fr, en string, of func(*stats.Series) int) column[*model.Indicator] {
		return col(name, Whole, fr, en, func(d *Data, i *model.Indicator) Value {
			if s := d.totals.All.ByIndicator[i]; s != nil {
				return wholeValue(of(s))
			}
			return wholeValue(0)
		}).required()
	}
	due := func(name string, t Type, fr, en string, of func(*Data, stats.Received) Value) column[*model.Indicator] {
		return col(name, t, fr+" Vide : aucun bilan n'est dû, et rien ne dit quelle part est venue.",
			en+" Empty: no report is due, and nothing tells which share came.",
			ofSeries(func(d *Data, s *stats.Series) Value {
				if !s.Received.Known() {
					return Value{}
				}
				return of(d, s.Received)
			}))
	}
	out := []column[*model.Indicator]{
		counted("engagements", "Nombre d'engagements et d'actions menées qui le suivent.",
			"Number of commitments, and of things done without a promise, that follow it.", func(s *stats.Series) int { return s.Measures }),
		counted("resultats", "Parmi eux, ceux dont un résultat au moins est communiqué : le total ne parle que d'eux.",
			"Of these, those with at least one result: the total is of them only.", func(s *stats.Series) int { return s.Reported }),
		due("bilans_attendus", Whole, "Nombre de bilans dus à la date arrete_au.", "Number of reports due on the date arrete_au.",
			func(_ *Data, r stats.Received) Value { return wholeValue(r.Due) }),
		due("bilans_recus", Whole, "Parmi eux, ceux qui sont venus avec un chiffre.", "Of these, those that came with a figure.",
			func(_ *Data, r stats.Received) Value { return wholeValue(r.Came) }),
		due("total_partiel", Boolean, "Vrai quand trop peu de bilans sont venus pour que le total vaille pour tous.",
			"True where too few reports came for the total to stand for all.",
			func(d *Data, r stats.Received) Value { return boolValue(r.Partial(d.site.Rounds)) }),
		col("total_type", Text, "Ce qu'est le total : une somme, ou l'étendue des résultats de chacun, qui ne s'additionnent pas.",
			"What the total is: a sum (somme), or the range of the results of each (etendue), which don't add up.",
			ofTotal(func(r stats.Result) Value {
				if r.Sum {
					return textValue(totalSum)
				}
				return textValue(totalRange)
			})).oneOf(totalSum, totalRange),
		col("total_periode", Text, "La période dont c'est le total. Vide : de toutes, ou de la dernière de chacun.",
			"The period that it is the total of. Empty: of all, or of the last one of each.",
			ofTotal(func(r stats.Result) Value { return textValue(r.Period.String()) })),
	}
	out = append(out, derivedQuantity("total", "Total de ce qui est communiqué sur tout le site",
		"Total of what was reported on the whole site", totalOf(func(r stats.Result) (model.Quantity, bool) { return r.Quantity, true }))...)
	for _, p := range []struct {
		name, fr, en string
		level        model.Proof
	}{
		{"verifie", "vérifiée par la rédaction", "verified by the editors", model.Verified},
		{"atteste", "attestée par un document", "attested by a document", model.Attested},
		{"declare", "déclarée par les signataires", "declared by signatories", model.Declared},
		{"sans_preuve", "dont rien ne dit la preuve", "of which nothing tells the proof", ""},
	} {
		out = append(out, col(p.name+"_valeurs", Whole, "Nombre des valeurs du total dont la preuve est celle-ci : "+p.fr+".",
			"Number of the values of the total with this proof: "+p.en+".",
			ofTotal(func(r stats.Result) Value { return wholeValue(r.Proofs.Of(p.level).Reports) })))
		out = append(out, derivedQuantity(p.name, "Part du total qui est une somme, "+p.fr, "Part of a total that is a sum, "+p.en,
			totalOf(func(r stats.Result) (model.Quantity, bool) {
				part := r.Proofs.Of(p.level)
				return part.Quantity, r.Sum && part.Reports > 0
			}))...)
	}
	return out
}

// totalOf returns a figure of the total of an indicator; nil where there is none.
func totalOf(of func(stats.Result) (model.Quantity, bool)) func(*Data, *model.Indicator) *model.Quantity {
	return func(d *Data, i *model.Indicator) *model.Quantity {
		total, ok := d.totals.All.ByIndicator[i].Total()
		if !ok {
			return nil
		}
		q, ok := of(total)
		if !ok {
			return nil
		}
		q.Low, q.High = rounded(q.Low), rounded(q.High)
		return &q
	}
}

// The values of total_type.
const (
	totalSum   = "somme"
	totalRange = "etendue"
)
