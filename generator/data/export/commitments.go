package export

import (
	"iter"
	"slices"

	"parvis/generator/model"
	"parvis/generator/site/address"
)

func commitmentsOf(s *model.Signatory) iter.Seq[*model.Commitment] {
	return slices.Values(s.Commitments)
}

func commitmentID(k *model.Commitment) string { return k.Signatory.Slug + "#" + k.ID }

// commitmentKey returns the identifier of a commitment; it is missing for none.
func commitmentKey(k *model.Commitment) Value {
	if k == nil {
		return Value{}
	}
	return textValue(commitmentID(k))
}

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
		vocabularyCol("nature", "« engagement », ce qui a été promis ; « realisation », une action menée qu'une source raconte sans qu'un "+
			"engagement ait été pris : les deux se comptent à part.",
			"“engagement”, what was promised; “realisation”, something done that a source tells without a promise having "+
				"been made: the two are counted apart.",
			func(k *model.Commitment) model.Nature { return k.Nature }).required(),
		col("passe", Boolean, "Vrai si l'engagement est terminé à la date arrete_au : fini, abandonné, renouvelé, ou d'un signataire "+
			"qui ne l'est plus. Vide pour une action menée.",
			"True if the commitment is over on the date arrete_au: ended, given up, renewed, or of a signatory that left. "+
				"Empty for something done without a promise.",
			func(d *Data, k *model.Commitment) Value {
				if !k.Nature.Promised() {
					return Value{}
				}
				return boolValue(k.Past(d.site.AsOf))
			}),
		col("action", Text, "L'action.", "The action.", func(_ *Data, k *model.Commitment) Value { return textValue(k.Action) }).required(),
		col("catalogue", Key, "L'action du catalogue de son domaine que c'est.", "The action of its domain's catalogue that it is.",
			func(_ *Data, k *model.Commitment) Value {
				if k.Catalogue == nil {
					return Value{}
				}
				return textValue(k.Catalogue.ID)
			}).to("actions"),
		col("suite_de", Key, "L'engagement qu'il renouvelle.", "The commitment that it renews.",
			func(_ *Data, k *model.Commitment) Value { return commitmentKey(k.Follows) }).to("engagements"),
		col("renouvele_par", Key, "L'engagement qui le renouvelle.", "The commitment that renews it.",
			func(_ *Data, k *model.Commitment) Value { return commitmentKey(k.Renewed) }).to("engagements"),
		col("description", Text, "Ce en quoi elle consiste.", "What it consists in.",
			func(_ *Data, k *model.Commitment) Value { return textValue(k.Description) }),
		col("territoires", Keys, "Territoires de l'engagement ; ceux du signataire quand il n'en nomme pas. Vide : le lieu n'est pas connu.",
			"Territories of the commitment; those of the signatory when it names none. Empty: the place isn't known.",
			func(_ *Data, k *model.Commitment) Value { return slugs(k.Territories) }).to("territoires"),
		col("debut", Day, "Début.", "Start.", func(_ *Data, k *model.Commitment) Value { return dayValue(k.Start) }),
		col("fin", Day, "Fin.", "End.", func(_ *Data, k *model.Commitment) Value { return dayValue(k.End) }),
		vocabularyCol("statut", "Où il en est, comme la source le dit : ce n'est pas calculé. Vide : non communiqué.",
			"How far it has come, as its source tells it: it isn't computed. Empty: not told.",
			func(k *model.Commitment) model.Status { return k.Status }),
		col("statut_le", Day, "À quelle date il en était là.", "The date on which it was so.",
			func(_ *Data, k *model.Commitment) Value { return dayValue(k.StatusOn) }),
		col("statut_motif", Text, "Pourquoi, quand c'est dit.", "Why, where it is told.",
			func(_ *Data, k *model.Commitment) Value { return textValue(k.StatusWhy) }),
		col("statut_source", Text, "D'où vient ce mot : un titre, une phrase ou une adresse.", "Where that word comes from: a title, words or an address.",
			func(_ *Data, k *model.Commitment) Value { return textValue(sourceText(k.StatusFrom)) }),
		vocabularyCol("evaluation", "Comment il est évalué.", "How it is evaluated.",
			func(k *model.Commitment) model.Evaluation { return k.Evaluation }),
		vocabularyCol("preuve", proofFR, proofEN, func(k *model.Commitment) model.Proof { return k.Proof }),
		col("partenaires", Keys, "Acteurs associés.", "Actors that take part.",
			func(_ *Data, k *model.Commitment) Value { return slugsOf(model.Actors, k.Partners) }).to("acteurs"),
		col("partenaires_signataires", Keys, "Signataires associés.", "Signatories that take part.",
			func(_ *Data, k *model.Commitment) Value { return slugsOf(model.Signatories, k.Partners) }).to("signataires"),
	},
	standingColumns(),
	sourceColumns(func(k *model.Commitment) model.Source { return k.Source }, func(k *model.Commitment) string { return k.Note }, func(k *model.Commitment) *model.Record { return &k.Signatory.Record }))
