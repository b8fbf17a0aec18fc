package export

import (
	"strconv"

	"parvis/generator/model"
	"parvis/generator/model/ledger"
)

// What is derived says so, and by which rules.
const (
	derivedFR = " Calculé à la date arrete_au, par les règles de la page « Règles » du site (regles/) ; vide pour une action menée."
	derivedEN = " Derived on the date arrete_au, by the rules of the site's page “Règles” (regles/); empty for something done " +
		"without a promise."
)

// derivedCol returns a column of what the ledger derives of a commitment. A deed has nothing of it.
func derivedCol[R any](name string, t Type, fr, en string, of func(R) *model.Commitment,
	value func(at *ledger.Overall, r R) Value) column[R] {
	return col(name, t, fr+derivedFR, en+derivedEN, func(d *Data, r R) Value {
		k := of(r)
		if !k.Nature.Promised() {
			return Value{}
		}
		return value(d.totals.Standing(k), r)
	})
}

// standingColumns returns the columns of where a commitment stands: its reports, then its progress.
func standingColumns() []column[*model.Commitment] {
	derived := func(name string, t Type, fr, en string, value func(at *ledger.Overall) Value) column[*model.Commitment] {
		return derivedCol(name, t, fr, en, func(k *model.Commitment) *model.Commitment { return k },
			func(at *ledger.Overall, _ *model.Commitment) Value { return value(at) })
	}
	return []column[*model.Commitment]{
		derived("bilan_etat", Text, "Où en est le bilan de la dernière période finie : reçu (a-jour), reçu sans chiffre, attendu, en retard ; "+
			"a-venir, aucun n'est dû encore ; sans-objet, aucun n'est dû.",
			"Where the report of the latest period that ended stands: received (a-jour), received without a figure "+
				"(recu-sans-chiffre), expected (attendu), late (en-retard); a-venir, none is due yet; sans-objet, none is due.",
			func(at *ledger.Overall) Value { return textValue(string(at.Report.State)) }).oneOf(model.Texts[model.Reporting]()...),
		derived("bilan_periode", Text, "Cette période.", "That period.",
			func(at *ledger.Overall) Value { return textValue(at.Report.Period.String()) }),
		derived("bilan_echeance", Day, "Le jour jusqu'auquel le bilan de cette période est attendu. Vide : aucune date de bilan n'est fixée.",
			"The day until which the report of that period is expected. Empty: no date of reports is set.",
			func(at *ledger.Overall) Value { return dayValue(at.Report.Due) }),
		derived("bilans_manquants", Texts, "Les autres périodes dont aucun bilan n'est venu : celle de bilan_periode n'y est que si "+
			"l'engagement est terminé.",
			"The other periods of which no report came: that of bilan_periode is among them only if the commitment is over.",
			func(at *ledger.Overall) Value { return periodsValue(at.Report.Missing) }),
		derived("avancement", Text, "Où en est la moins avancée de ses mesures, de celles qui se mesurent.",
			"Where the least advanced of its measures stands, of those that can be measured.",
			func(at *ledger.Overall) Value { return textValue(string(at.State)) }).oneOf(model.Texts[model.Progress]()...),
		derived("mesures_non_mesurables", Whole, "Nombre de ses mesures dont l'avancement ne se mesure pas (encore) : avancement n'en dit rien "+
			"s'il y en a d'autres.",
			"Number of its measures whose progress can't be measured (yet): avancement says nothing of them where there are others.",
			func(at *ledger.Overall) Value { return wholeValue(at.Apart) }),
	}
}

// progressColumns returns the columns of how far a measure has come.
func progressColumns() []column[measure] {
	derived := func(name string, t Type, fr, en string, value func(s ledger.Standing) Value) column[measure] {
		return derivedCol(name, t, fr, en, func(m measure) *model.Commitment { return m.of },
			func(at *ledger.Overall, m measure) Value { return value(at.Measures[m.at]) })
	}
	var keys []string
	for _, r := range ledger.Rules() {
		keys = append(keys, r.Key)
	}
	return []column[measure]{
		derived("avancement", Text, "Où elle en est.", "Where it stands.",
			func(s ledger.Standing) Value { return textValue(string(s.State)) }).oneOf(model.Texts[model.Progress]()...),
		derived("avancement_periode", Text, "La dernière période communiquée dont avancement tient compte.",
			"The last reported period that avancement takes into account.",
			func(s ledger.Standing) Value { return textValue(s.At.String()) }),
		derived("regle", Text, "La règle qui le dit : la première de la page qui s'applique.",
			"The rule that says so: the first of the page that applies.",
			func(s ledger.Standing) Value { return textValue(s.Rule) }).oneOf(keys...),
		derived("rythme", Number, "Part du chemin parcouru, divisée par celle qui était à parcourir à la fin d'avancement_periode : "+
			"1 est le rythme qui mène à la cible. Vide quand il n'est pas jugé.",
			"Share of the way that was made, over that which was to be made by the end of avancement_periode: 1 is the pace that "+
				"leads to the target. Empty where it isn't judged.",
			func(s ledger.Standing) Value {
				if s.Time == 0 {
					return Value{}
				}
				return Value{kind: number, number: rounded(s.Way / s.Time)}
			}),
	}
}

// rounded removes the rounding errors of what is computed, which no reader of the data should see.
func rounded(f float64) float64 {
	out, err := strconv.ParseFloat(strconv.FormatFloat(f, 'f', 9, 64), 64)
	if err != nil {
		return f
	}
	return out
}

func periodsValue(ps []model.Period) Value {
	var out []string
	for _, p := range ps {
		out = append(out, p.String())
	}
	return listValue(out)
}
