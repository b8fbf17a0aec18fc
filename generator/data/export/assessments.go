package export

import (
	"cmp"
	"fmt"
	"iter"

	"parvis/generator/model"
)

// assessment is a row of evaluations: of a signatory or of a territory.
type assessment struct {
	*model.Assessment
	signatory *model.Signatory // or
	place     *model.Territory // one of the two
	id        string
}

func (a assessment) record() *model.Record {
	if a.signatory != nil {
		return &a.signatory.Record
	}
	return &a.place.Record
}

// assessmentsOf yields the evaluations of a record. Their identifier is made of the date, or else
// the period; of several with the same, the second and later ones get a number as well.
func assessmentsOf(slug string, of []model.Assessment, row assessment) iter.Seq[assessment] {
	return func(yield func(assessment) bool) {
		seen := map[string]int{}
		for i := range of {
			row.Assessment = &of[i]
			row.id = slug + "#evaluation"
			if when := cmp.Or(row.Date.String(), row.Period.String()); when != "" {
				row.id += "-" + when
			}
			if seen[row.id]++; seen[row.id] > 1 {
				row.id = fmt.Sprintf("%s-%d", row.id, seen[row.id])
			}
			if !yield(row) {
				return
			}
		}
	}
}

func assessmentsOfSignatory(s *model.Signatory) iter.Seq[assessment] {
	return assessmentsOf(s.Slug, s.Assessed, assessment{signatory: s})
}

func assessmentsOfTerritory(t *model.Territory) iter.Seq[assessment] {
	// A territory may have the slug of a signatory.
	return assessmentsOf("territoires/"+t.Slug, t.Assessed, assessment{place: t})
}

func allAssessments(d *Data) iter.Seq[assessment] {
	return func(yield func(assessment) bool) {
		for _, s := range d.site.Signatories {
			for a := range assessmentsOfSignatory(s) {
				if !yield(a) {
					return
				}
			}
		}
		for _, t := range d.site.Territories {
			for a := range assessmentsOfTerritory(t) {
				if !yield(a) {
					return
				}
			}
		}
	}
}

// assessments is the table of the evaluations of signatories and of territories.
var assessments = newTable("evaluations",
	Localized{"Les évaluations, d'un signataire (bilatérales) ou de la charte dans un territoire (globales) : une ligne pour chacune, " +
		"faite ou annoncée.",
		"The evaluations, of a signatory (bilateral) or of the charter in a territory (global): a row for each, done or announced."},
	allAssessments,
	identityColumns(func(a assessment) string { return a.id }, assessment.record, nil),
	[]column[assessment]{
		col("signataire", Key, "Le signataire évalué ; vide pour l'évaluation d'un territoire.",
			"The signatory that it is about; empty for that of a territory.", func(_ *Data, a assessment) Value {
				if a.signatory == nil {
					return Value{}
				}
				return textValue(a.signatory.Slug)
			}).to("signataires"),
		col("territoire", Key, "Le territoire évalué ; vide pour l'évaluation d'un signataire.",
			"The territory that it is about; empty for that of a signatory.", func(_ *Data, a assessment) Value {
				if a.place == nil {
					return Value{}
				}
				return textValue(a.place.Slug)
			}).to("territoires"),
		col("date", Day, "Sa date. Vide : elle n'est pas connue.", "Its date. Empty: it isn't known.",
			func(_ *Data, a assessment) Value { return dayValue(a.Date) }),
		col("periode", Text, "La période dont elle parle, quand c'est dit.", "The period that it is about, where it is told.",
			func(_ *Data, a assessment) Value { return textValue(a.Period.String()) }),
		vocabularyCol("mode", "Comment : par l'organisme lui-même (auto), avec d'autres (co-construite), par tous ceux qui l'entourent (360).",
			"How: by itself (auto), with others (co-construite), by all around it (360).",
			func(a assessment) model.Evaluation { return a.Mode }),
		col("annoncee", Boolean, "Vrai quand elle est prévue et que rien ne dit qu'elle a eu lieu.",
			"True where it is planned, and nothing tells that it took place.",
			func(_ *Data, a assessment) Value { return boolValue(a.Announced) }).required(),
		col("evaluateurs", Keys, "Acteurs qui l'ont faite.", "Actors that made it.",
			func(_ *Data, a assessment) Value { return slugsOf(model.Actors, a.By) }).to("acteurs"),
		col("evaluateurs_signataires", Keys, "Signataires qui l'ont faite.", "Signatories that made it.",
			func(_ *Data, a assessment) Value { return slugsOf(model.Signatories, a.By) }).to("signataires"),
		col("engagements", Keys, "Engagements dont elle parle. Vide : de tous.", "Commitments that it is about. Empty: all.",
			func(_ *Data, a assessment) Value {
				var out []string
				for _, k := range a.Commitments {
					out = append(out, commitmentID(k))
				}
				return listValue(out)
			}).to("engagements"),
		col("conclusion", Text, "Ce qu'elle conclut.", "What it concludes.",
			func(_ *Data, a assessment) Value { return textValue(a.Conclusion) }),
		col("document", Text, "Adresse de son document.", "Address of its document.",
			func(d *Data, a assessment) Value { return textValue(d.document(a.Document)) }),
	},
	sourceColumns(func(a assessment) model.Source { return a.Source }, func(assessment) string { return "" }, assessment.record))
