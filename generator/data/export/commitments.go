package export

import (
	"fmt"
	"iter"
	"slices"

	"parvis/generator/model"
	"parvis/generator/site/address"
	"parvis/generator/text/slug"
)

func commitmentsOf(s *model.Signatory) iter.Seq[*model.Commitment] {
	return slices.Values(s.Commitments)
}

func commitmentID(k *model.Commitment) string { return k.Signatory.Slug + "#" + k.ID }

// The explanation of the values of a proof.
const (
	proofFR = "Ce qui l'appuie : « declare » par le signataire, « atteste » par un document, « verifie » par la rédaction. Vide : non communiqué."
	proofEN = "What supports it: “declare”, told by the signatory; “atteste”, by a document; “verifie”, by the editors. Empty: not told."
)

// commitments is the table of the signatories' commitments.
var commitments = newTable("engagements",
	Localized{"Les engagements des signataires : une ligne pour chacun.", "The commitments of signatories: a row for each."},
	perSignatory(commitmentsOf),
	identityColumns(commitmentID, nil, func(d *Data, k *model.Commitment) string { return d.site.URL + address.Commitment(k) }),
	[]column[*model.Commitment]{
		col("signataire", Key, "Le signataire.", "The signatory.",
			func(_ *Data, k *model.Commitment) Value { return textValue(k.Signatory.Slug) }).required().to("signataires"),
		col("signataire_nom", Text, "Son nom ; vide s'il n'est pas publié.", "Its name; empty if it is not published.",
			func(_ *Data, k *model.Commitment) Value { return textValue(k.Signatory.Title) }),
		col("domaine", Key, "Le domaine d'action.", "The domain of action.",
			func(_ *Data, k *model.Commitment) Value { return textValue(k.Domain.Slug) }).required().to("domaines"),
		col("domaine_nom", Text, "Nom du domaine.", "Name of the domain.",
			func(_ *Data, k *model.Commitment) Value { return textValue(k.Domain.Title) }).required(),
		col("action", Text, "L'action.", "The action.", func(_ *Data, k *model.Commitment) Value { return textValue(k.Action) }).required(),
		col("description", Text, "Ce en quoi elle consiste.", "What it consists in.",
			func(_ *Data, k *model.Commitment) Value { return textValue(k.Description) }),
		col("territoires", Keys, "Territoires de l'engagement ; ceux du signataire quand il n'en nomme pas.", "Territories of the commitment; those of the signatory when it names none.",
			func(_ *Data, k *model.Commitment) Value { return slugs(k.Territories) }).to("territoires"),
		col("debut", Day, "Début.", "Start.", func(_ *Data, k *model.Commitment) Value { return dayValue(k.Start) }),
		col("fin", Day, "Fin.", "End.", func(_ *Data, k *model.Commitment) Value { return dayValue(k.End) }),
		vocabularyCol("statut", "Où il en est. Vide : non communiqué.", "How far it has come. Empty: not told.",
			func(k *model.Commitment) model.Status { return k.Status }),
		vocabularyCol("evaluation", "Comment il est évalué.", "How it is evaluated.",
			func(k *model.Commitment) model.Evaluation { return k.Evaluation }),
		vocabularyCol("preuve", proofFR, proofEN, func(k *model.Commitment) model.Proof { return k.Proof }),
		col("partenaires", Keys, "Acteurs associés.", "Actors that take part.",
			func(_ *Data, k *model.Commitment) Value { return slugs(k.Partners) }).to("acteurs"),
	},
	sourceColumns(func(k *model.Commitment) model.Source { return k.Source }, func(k *model.Commitment) string { return k.Note }, func(k *model.Commitment) *model.Record { return &k.Signatory.Record }))

// measure is a row of measures.
type measure struct {
	of *model.Commitment
	*model.Measure
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
				if !yield(measure{k, &k.Measures[i], measureID(id, k, i), id, anchor}) {
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
	Localized{"Ce que suivent les engagements : une ligne par engagement et indicateur, avec la cible. Les valeurs sont dans bilans.", "What commitments follow: a row for each commitment and indicator, with the target. The values are in bilans."},
	perSignatory(measuresOf),
	identityColumns(func(m measure) string { return m.id }, nil, func(d *Data, m measure) string { return d.site.URL + m.anchor }),
	measureColumns(func(m measure) measure { return m }),
	[]column[measure]{
		vocabularyCol("sens", "Le sens visé.", "The aim: more (hausse) or less (baisse).",
			func(m measure) model.Direction { return m.Direction }).required(),
		vocabularyCol("cumul", "Comment les années font un total : elles s'ajoutent (somme), la dernière vaut (dernier), leur moyenne (moyenne).", "How years make a total: they add up (somme), the last one stands (dernier), their mean (moyenne).",
			func(m measure) model.Cumulation { return m.Cumulation }).required(),
		col("depart_min", Number, "Valeur de départ, borne basse.", "Start value, lower bound.", func(_ *Data, m measure) Value { return lowBound(m.Reference) }),
		col("depart_max", Number, "Valeur de départ, borne haute.", "Start value, upper bound.", func(_ *Data, m measure) Value { return highBound(m.Reference) }),
		col("cible_min", Number, "Cible, borne basse.", "Target, lower bound.", func(_ *Data, m measure) Value { return lowBound(m.Target) }),
		col("cible_max", Number, "Cible, borne haute.", "Target, upper bound.", func(_ *Data, m measure) Value { return highBound(m.Target) }),
		col("echeance", Day, "Échéance de la cible.", "Deadline of the target.", func(_ *Data, m measure) Value { return dayValue(m.Deadline) }),
		col("annees_communiquees", Whole, "Nombre d'années dont une valeur est publiée.", "Number of years with a published value.",
			func(_ *Data, m measure) Value { return wholeValue(len(m.Values)) }).required(),
		vocabularyCol("preuve", proofFR, proofEN, func(m measure) model.Proof { return m.of.Proof }),
	},
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

// report is a row of reports.
type report struct {
	measure
	*model.Value
}

func (r report) cited() cited {
	if r.Value.Source != nil {
		return cited{*r.Value.Source, "bilan"}
	}
	return commitmentSource(r.of)
}

func reportsOf(s *model.Signatory) iter.Seq[report] {
	return func(yield func(report) bool) {
		for m := range measuresOf(s) {
			for i := range m.Values {
				if !yield(report{m, &m.Values[i]}) {
					return
				}
			}
		}
	}
}

// reports is the table of the values reported, year by year.
var reports = newTable("bilans",
	Localized{"Ce qui a été compté : une ligne par engagement, indicateur et année. Une année absente est inconnue, pas nulle.", "What was counted: a row for each commitment, indicator and year. A year that is absent is unknown, not zero."},
	perSignatory(reportsOf),
	identityColumns(func(r report) string { return r.id + "/" + r.Period.String() }, nil, func(d *Data, r report) string { return d.site.URL + r.anchor }),
	[]column[report]{
		col("mesure", Key, "La mesure, avec sa cible.", "The measure, with its target.",
			func(_ *Data, r report) Value { return textValue(r.id) }).required().to("mesures"),
	},
	measureColumns(func(r report) measure { return r.measure }),
	[]column[report]{
		col("annee", Whole, "L'année.", "The year.", func(_ *Data, r report) Value { return wholeValue(r.Period.Year) }).required(),
		col("valeur_min", Number, "Valeur, borne basse ; la même que la haute quand elle est exacte.", "Value, lower bound; the same as the upper one when it is exact.",
			func(_ *Data, r report) Value { return lowBound(&r.Quantity) }).required(),
		col("valeur_max", Number, "Valeur, borne haute.", "Value, upper bound.",
			func(_ *Data, r report) Value { return highBound(&r.Quantity) }).required(),
		vocabularyCol("preuve", proofFR, proofEN, func(r report) model.Proof { return r.Proof }),
		vocabularyCol("preuve_engagement", "Ce qui appuie l'engagement tout entier, quand c'est dit.",
			"What supports the commitment as a whole, where it is told.", func(r report) model.Proof { return r.of.Proof }),
	},
	sourceColumns(func(r report) model.Source { return r.cited().Source }, func(r report) string { return r.Value.Note }, func(r report) *model.Record { return &r.of.Signatory.Record }),
	[]column[report]{sourceOwnerColumn(func(r report) string { return r.cited().from })})

// MeasureID returns the identifier of the ith measure of a commitment in the table mesures.
func MeasureID(k *model.Commitment, i int) string { return measureID(commitmentID(k), k, i) }
