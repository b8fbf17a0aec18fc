package export

import (
	"iter"
	"strconv"

	"parvis/generator/model"
)

// target is a row of targets: what is to be reached in one period, or on the way.
type target struct {
	measure
	model.Figure
	nature string
}

// The natures of targets.
const (
	targetOfPeriod = "cible"
	milestone      = "jalon"
)

func (t target) key() string { return t.id + "/" + t.nature + "-" + t.Period.String() }

func targetsOf(s *model.Signatory) iter.Seq[target] {
	return func(yield func(target) bool) {
		for m := range measuresOf(s) {
			for _, f := range m.Each {
				if !yield(target{m, f, targetOfPeriod}) {
					return
				}
			}
			for _, f := range m.Milestones {
				if !yield(target{m, f, milestone}) {
					return
				}
			}
		}
	}
}

// targets is the table of the targets of single periods and of the milestones.
var targets = newTable("cibles",
	Localized{"Les cibles propres à une période et les jalons : une ligne pour chacun. La cible d'ensemble est dans mesures.",
		"The targets of single periods and the milestones: a row for each. The target of the whole is in mesures."},
	perSignatory(targetsOf),
	identityColumns(target.key, nil, func(d *Data, t target) string { return d.site.URL + t.anchor }),
	measureColumn(func(t target) measure { return t.measure }),
	measureColumns(func(t target) measure { return t.measure }),
	[]column[target]{
		col("nature", Text, "« cible », à atteindre dans la période ; « jalon », étape vers la cible d'ensemble.",
			"“cible”, to be reached in the period; “jalon”, a milestone on the way to the target of the whole.",
			func(_ *Data, t target) Value { return textValue(t.nature) }).required().oneOf(targetOfPeriod, milestone),
	},
	periodColumns(func(t target) model.Period { return t.Period }),
	quantityColumns("cible", "Cible ou jalon", "Target or milestone", func(t target) *model.Quantity { return &t.Quantity }),
	sourceColumns(func(t target) model.Source { return commitmentSource(t.of).Source },
		func(t target) string { return t.Note }, func(t target) *model.Record { return &t.of.Signatory.Record }),
	[]column[target]{sourceOwnerColumn(func(t target) string { return commitmentSource(t.of).from })})

// report is a row of reports.
type report struct {
	measure
	*model.Value
	place *model.Territory // nil for the whole
	same  int              // how many rows before are of the same measure, period and place
}

// cited returns the source of a report. A sum of places has none of its own: each of them has.
func (r report) cited() cited {
	switch {
	case r.Summed:
		return cited{}
	case r.Value.Source != nil:
		return cited{*r.Value.Source, "bilan"}
	}
	return commitmentSource(r.of)
}

func (r report) key() string {
	key := r.id + "/" + r.Period.String()
	if r.place != nil {
		key += "/" + r.place.Slug
	}
	if r.same > 0 {
		key += "-" + strconv.Itoa(r.same+1)
	}
	return key
}

func reportsOf(s *model.Signatory) iter.Seq[report] {
	return func(yield func(report) bool) {
		for m := range measuresOf(s) {
			for r := range m.reports {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// reports yields the results of a measure, period by period: that of the whole, then those of
// places.
func (m measure) reports(yield func(report) bool) {
	at := 0
	placesBefore := func(next *model.Period) bool {
		for ; at < len(m.Places) && (next == nil || m.Places[at].Period.Compare(*next) < 0); at++ {
			p, same := &m.Places[at], 0
			for _, before := range m.Places[:at] {
				if before.Period == p.Period && before.Territory == p.Territory {
					same++
				}
			}
			if !yield(report{m, &p.Value, p.Territory, same}) {
				return false
			}
		}
		return true
	}
	for i := range m.Values {
		v := &m.Values[i]
		if !placesBefore(&v.Period) || !yield(report{measure: m, Value: v}) {
			return
		}
	}
	placesBefore(nil)
}

// reports is the table of the values reported, period by period.
var reports = newTable("bilans",
	Localized{"Ce qui a été compté : une ligne par engagement, indicateur et période, et une par territoire où le résultat est connu. " +
		"Une période absente est inconnue, pas nulle. Les lignes d'un territoire sont comprises dans celle de l'ensemble " +
		"(territoire vide) : n'additionnez pas les deux.",
		"What was counted: a row for each commitment, indicator and period, and one for each territory whose result is " +
			"known. A period that is absent is unknown, not zero. Rows of a territory are part of that of the whole " +
			"(territoire empty): don't add up the two."},
	perSignatory(reportsOf),
	identityColumns(report.key, nil, func(d *Data, r report) string { return d.site.URL + r.anchor }),
	measureColumn(func(r report) measure { return r.measure }),
	measureColumns(func(r report) measure { return r.measure }),
	periodColumns(func(r report) model.Period { return r.Period }),
	[]column[report]{
		col("territoire", Key, "Le territoire où c'est le résultat. Vide : c'est celui de l'ensemble de l'engagement.",
			"The territory that it is the result of. Empty: it is that of the whole commitment.",
			func(_ *Data, r report) Value {
				if r.place == nil {
					return Value{}
				}
				return textValue(r.place.Slug)
			}).to("territoires"),
		col("somme_des_lieux", Boolean, "Vrai quand le résultat de l'ensemble n'a pas été communiqué : c'est la somme des lignes "+
			"des territoires pour la même période, dont chacune a sa source.",
			"True where no result of the whole was told: it is the sum of the rows of territories for the same period, "+
				"each of which has its source.",
			func(_ *Data, r report) Value { return boolValue(r.Summed) }).required(),
	},
	quantityColumns("valeur", "Valeur", "Value", func(r report) *model.Quantity { return &r.Quantity }),
	[]column[report]{
		vocabularyCol("preuve", proofFR, proofEN, func(r report) model.Proof { return r.Proof }),
		vocabularyCol("preuve_engagement", "Ce qui appuie l'engagement tout entier, quand c'est dit.",
			"What supports the commitment as a whole, where it is told.", func(r report) model.Proof { return r.of.Proof }),
	},
	sourceColumns(func(r report) model.Source { return r.cited().Source },
		func(r report) string { return r.Value.Note }, func(r report) *model.Record { return &r.of.Signatory.Record }),
	[]column[report]{sourceOwnerColumn(func(r report) string { return r.cited().from })})

// measureColumn returns the column that refers to the measure of a row.
func measureColumn[R any](of func(R) measure) []column[R] {
	return []column[R]{col("mesure", Key, "La mesure, avec sa cible.", "The measure, with its target.",
		func(_ *Data, r R) Value { return textValue(of(r).id) }).required().to("mesures")}
}
