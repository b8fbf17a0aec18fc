package export

import (
	"fmt"
	"iter"

	"parvis/generator/model"
	"parvis/generator/site/address"
)

// told is a row of what was told of a commitment: a report that came, or a reply.
type told[T any] struct {
	of   *model.Commitment
	what *T
	id   string
}

type (
	receivedReport = told[model.Report]
	reply          = told[model.Reply]
)

// toldOf returns a function that yields what was told of the commitments of a signatory. Of several
// with the same key, the second and later ones get a number as well.
func toldOf[T any](of func(*model.Commitment) []T, key func(*T) string) func(*model.Signatory) iter.Seq[told[T]] {
	return func(s *model.Signatory) iter.Seq[told[T]] {
		return func(yield func(told[T]) bool) {
			for _, k := range s.Commitments {
				seen, all := map[string]int{}, of(k)
				for i := range all {
					id := commitmentID(k) + "/" + key(&all[i])
					if seen[id]++; seen[id] > 1 {
						id = fmt.Sprintf("%s-%d", id, seen[id])
					}
					if !yield(told[T]{k, &all[i], id}) {
						return
					}
				}
			}
		}
	}
}

var (
	receivedOf = toldOf(func(k *model.Commitment) []model.Report { return k.Reports },
		func(r *model.Report) string { return "bilan-" + r.Period.String() })
	repliesOf = toldOf(func(k *model.Commitment) []model.Reply { return k.Replies },
		func(r *model.Reply) string { return "reponse-" + r.Date.String() })
)

// toldColumns returns the first columns of what was told of a commitment.
func toldColumns[T any]() []column[told[T]] {
	return append(identityColumns(func(r told[T]) string { return r.id }, nil,
		func(d *Data, r told[T]) string { return d.site.URL + address.Commitment(r.of) }),
		col("engagement", Key, "L'engagement.", "The commitment.",
			func(_ *Data, r told[T]) Value { return textValue(commitmentID(r.of)) }).required().to("engagements"),
		col("signataire", Key, "Le signataire.", "The signatory.",
			func(_ *Data, r told[T]) Value { return textValue(r.of.Signatory.Slug) }).required().to("signataires"),
		col("domaine", Key, "Le domaine d'action.", "The domain of action.",
			func(_ *Data, r told[T]) Value { return textValue(r.of.Domain.Slug) }).required().to("domaines"))
}

// citedReport returns the source of a report that came: its own, else that of the commitment.
func citedReport(r receivedReport) cited {
	if r.what.Source != (model.Source{}) {
		return cited{r.what.Source, "bilan"}
	}
	return commitmentSource(r.of)
}

// received is the table of the reports that came, with or without figures.
var received = newTable("bilans_recus",
	Localized{"Les bilans reçus que les fiches disent en mots, avec ou sans chiffre exploitable : une ligne pour chacun. Les chiffres " +
		"sont dans bilans, où un bilan chiffré peut être seul.",
		"The reports that came and that records tell in words, with or without usable figures: a row for each. Figures are in " +
			"bilans, where a report in figures may stand alone."},
	perSignatory(receivedOf),
	toldColumns[model.Report](),
	periodColumns(func(r receivedReport) model.Period { return r.what.Period }),
	[]column[receivedReport]{
		col("texte", Text, "Ce qu'il dit.", "What it says.", func(_ *Data, r receivedReport) Value { return textValue(r.what.Text) }),
		col("recu", Day, "Jour où il a été reçu.", "Day on which it came.",
			func(_ *Data, r receivedReport) Value { return dayValue(r.what.Received) }),
		vocabularyCol("preuve", proofFR, proofEN, func(r receivedReport) model.Proof { return r.what.Proof }),
		vocabularyCol("preuve_engagement", "Ce qui appuie l'engagement tout entier, quand c'est dit.",
			"What supports the commitment as a whole, where it is told.", func(r receivedReport) model.Proof { return r.of.Proof }),
	},
	sourceColumns(func(r receivedReport) model.Source { return citedReport(r).Source }, func(receivedReport) string { return "" },
		func(r receivedReport) *model.Record { return &r.of.Signatory.Record }),
	[]column[receivedReport]{sourceOwnerColumn(func(r receivedReport) string { return citedReport(r).from })})

// replies is the table of what signatories answer to what is said of their commitments.
var replies = newTable("reponses",
	Localized{"Ce que les signataires répondent à ce qui est dit de leurs engagements : une ligne pour chaque réponse.",
		"What signatories answer to what is said of their commitments: a row for each reply."},
	perSignatory(repliesOf),
	toldColumns[model.Reply](),
	[]column[reply]{
		col("date", Day, "Date de la réponse.", "Date of the reply.",
			func(_ *Data, r reply) Value { return dayValue(r.what.Date) }).required(),
		col("texte", Text, "La réponse.", "The reply.", func(_ *Data, r reply) Value { return textValue(r.what.Text) }).required(),
	},
	sourceColumns(func(r reply) model.Source { return r.what.Source }, func(reply) string { return "" },
		func(r reply) *model.Record { return &r.of.Signatory.Record }))
