package export

import (
	"fmt"
	"iter"

	"parvis/generator/model"
	"parvis/generator/site/address"
	"parvis/generator/text/slug"
)

// measure is a row of measures.
type measure struct {
	of *model.Commitment
	*model.Measure
	at         int // its index in the commitment
	id         string
	commitment string // its identifier
	anchor     string // address of the commitment, from the site's root
}

// measuresOf returns the measures of the commitments of a signatory.
func measuresOf(s *model.Signatory) iter.Seq[measure] {
	return func(yield func(measure) bool) {
		for _, k := range s.Commitments {
			id, anchor := commitmentID(k), address.Commitment(k)
			for i := range k.Measures {
				if !yield(measure{k, &k.Measures[i], i, measureID(id, k, i), id, anchor}) {
					return
				}
			}
		}
	}
}

// measureID returns the identifier of the ith measure of a commitment: the slug of its
// name. Of several with the same name, the second and later ones get a number
// as well.
func measureID(commitment string, k *model.Commitment, i int) string {
	name, same := measureName(&k.Measures[i]), 1
	for j := range k.Measures[:i] {
		if measureName(&k.Measures[j]) == name {
			same++
		}
	}
	if same > 1 {
		name = fmt.Sprintf("%s-%d", name, same)
	}
	return commitment + "/" + name
}

func measureName(m *model.Measure) string {
	if m.Shared != nil {
		return m.Shared.Slug
	}
	return slug.Of(m.Name)
}

func (m measure) indicator() Value {
	if m.Shared == nil {
		return Value{}
	}
	return textValue(m.Shared.Slug)
}

// measureColumns returns the columns that the tables of measures and reports share.
func measureColumns[R any](of func(R) measure) []column[R] {
	return []column[R]{
		col("engagement", Key, "L'engagement.", "The commitment.",
			func(_ *Data, r R) Value { return textValue(of(r).commitment) }).required().to("engagements"),
		col("signataire", Key, "Le signataire.", "The signatory.",
			func(_ *Data, r R) Value { return textValue(of(r).of.Signatory.Slug) }).required().to("signataires"),
		col("domaine", Key, "Le domaine d'action.", "The domain of action.",
			func(_ *Data, r R) Value { return textValue(of(r).of.Domain.Slug) }).required().to("domaines"),
		col("indicateur", Key, "L'indicateur commun ; vide pour une mesure propre à l'engagement.", "The shared indicator; empty for a measure of the commitment's own.",
			func(_ *Data, r R) Value { return of(r).indicator() }).to("indicateurs"),
		col("nom", Text, "Ce qui est compté.", "What is counted.", func(_ *Data, r R) Value { return textValue(of(r).Name) }).required(),
		col("unite", Text, "L'unité.", "The unit.", func(_ *Data, r R) Value { return textValue(of(r).Unit) }).required(),
	}
}

// measures is the table of the commitments' measures, with their targets.
var measures = newTable("mesures",
	Localized{"Ce que suivent les engagements : une ligne par engagement et indicateur, avec la cible. Les valeurs sont dans bilans.",
		"What commitments follow: a row for each commitment and indicator, with the target. The values are in bilans."},
	perSignatory(measuresOf),
	identityColumns(func(m measure) string { return m.id }, nil, func(d *Data, m measure) string { return d.site.URL + m.anchor }),
	measureColumns(func(m measure) measure { return m }),
	[]column[measure]{
		vocabularyCol("sens", directionFR, directionEN,
			func(m measure) model.Direction { return m.Direction }),
		vocabularyCol("cumul", cumulationFR, cumulationEN,
			func(m measure) model.Cumulation { return m.Cumulation }).required(),
	},
	quantityColumns("depart", "Valeur de départ", "Start value", func(m measure) *model.Quantity { return m.Reference }),
	quantityColumns("cible", "Cible", "Target", func(m measure) *model.Quantity { return m.Target }),
	[]column[measure]{
		vocabularyCol("par", "La cible revient chaque année (an) ou à chaque période de bilan (periode) ; quand chacune a la sienne, "+
			"elle est dans cibles. Vide : la cible est à atteindre une fois, à l'échéance.",
			"The target comes again each year (an) or each period of reports (periode); where each has its own, it is in "+
				"cibles. Empty: the target is to be reached once, by the deadline.",
			func(m measure) model.TargetPer { return m.Per }),
		col("echeance", Day, "Échéance, avec ou sans cible chiffrée.",
			"Deadline, with or without a target in figures.", func(_ *Data, m measure) Value { return dayValue(m.Deadline) }),
		col("annees_communiquees", Whole, "Nombre de périodes (des années, le plus souvent) dont une valeur est publiée.",
			"Number of periods (most often years) with a published value.",
			func(_ *Data, m measure) Value { return wholeValue(len(m.Values)) }).required(),
		vocabularyCol("preuve", proofFR, proofEN, func(m measure) model.Proof { return m.of.Proof }),
	},
	progressColumns(),
	sourceColumns(func(m measure) model.Source { return commitmentSource(m.of).Source }, func(m measure) string { return m.Note }, func(m measure) *model.Record { return &m.of.Signatory.Record }),
	[]column[measure]{sourceOwnerColumn(func(m measure) string { return commitmentSource(m.of).from })})

// cited is a source and what it belongs to: "engagement", "signataire" or "bilan".
type cited struct {
	model.Source
	from string
}

// commitmentSource returns the source of a commitment: its own, else that of its
// signatory.
func commitmentSource(k *model.Commitment) cited {
	switch {
	case k.Source != model.Source{}:
		return cited{k.Source, "engagement"}
	case k.Signatory.Source != model.Source{}:
		return cited{k.Signatory.Source, "signataire"}
	}
	return cited{}
}

func sourceOwnerColumn[R any](from func(R) string) column[R] {
	return col("source_de", Text, "De quoi la source est donnée : de ce bilan même, de l'engagement ou du signataire.", "What the source is given for: this very report, the commitment or the signatory.",
		func(_ *Data, r R) Value { return textValue(from(r)) }).oneOf("bilan", "engagement", "signataire")
}

// MeasureID returns the identifier of the ith measure of a commitment in the table mesures.
func MeasureID(k *model.Commitment, i int) string { return measureID(commitmentID(k), k, i) }
