package export

import (
	"io"
	"iter"

	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site/address"
)

func duesOf(d *Data, s *model.Signatory) iter.Seq[stats.DueReport] {
	return func(yield func(stats.DueReport) bool) {
		for _, k := range s.Commitments {
			for due := range d.totals.DueReports(k) {
				if !yield(due) {
					return
				}
			}
		}
	}
}

func allDues(d *Data) iter.Seq[stats.DueReport] {
	return perSignatory(func(s *model.Signatory) iter.Seq[stats.DueReport] { return duesOf(d, s) })(d)
}

func dueID(r stats.DueReport) string { return commitmentID(r.Of) + "/bilan-" + r.Period.String() }

// dues is the table of the reports that were due, or that came before they were.
var dues = newTable("bilans_dus",
	Localized{"Les bilans qui étaient dus à la date arrete_au, ou qui sont venus avant de l'être : une ligne pour chaque engagement et " +
		"chaque période. Sans ligne, si le site ne fixe pas de délai.",
		"The reports that were due on the date arrete_au, or that came before they were: a row for each commitment and each " +
			"period. Without rows, if the site sets no delay."},
	allDues,
	identityColumns(dueID, nil, func(d *Data, r stats.DueReport) string { return d.site.URL + address.Commitment(r.Of) }),
	[]column[stats.DueReport]{
		col("engagement", Key, "L'engagement.", "The commitment.",
			func(_ *Data, r stats.DueReport) Value { return textValue(commitmentID(r.Of)) }).required().to("engagements"),
		col("action", Text, "L'action.", "The action.", func(_ *Data, r stats.DueReport) Value { return textValue(r.Of.Action) }).required(),
		col("signataire", Key, "Le signataire.", "The signatory.",
			func(_ *Data, r stats.DueReport) Value { return textValue(r.Of.Signatory.Slug) }).required().to("signataires"),
		col("signataire_nom", Text, "Son nom ; vide s'il n'est pas publié.", "Its name; empty if it is not published.",
			func(_ *Data, r stats.DueReport) Value { return textValue(r.Of.Signatory.Title) }),
		col("domaine", Key, "Le domaine d'action.", "The domain of action.",
			func(_ *Data, r stats.DueReport) Value { return textValue(r.Of.Domain.Slug) }).required().to("domaines"),
		col("territoires", Keys, "Territoires de l'engagement. Vide : le lieu n'est pas connu.",
			"Territories of the commitment. Empty: the place isn't known.",
			func(_ *Data, r stats.DueReport) Value { return slugs(r.Of.Territories) }).to("territoires"),
	},
	periodColumns(func(r stats.DueReport) model.Period { return r.Period }),
	[]column[stats.DueReport]{
		col("echeance", Day, "Le jour jusqu'auquel le bilan était attendu.", "The day until which the report was expected.",
			func(_ *Data, r stats.DueReport) Value { return dayValue(r.Due) }).required(),
		vocabularyCol("bilan_etat", "Reçu (a-jour), reçu sans chiffre (recu-sans-chiffre), ou non reçu une fois le délai passé (en-retard).",
			"Received (a-jour), received without a figure (recu-sans-chiffre), or not received once the delay was over (en-retard).",
			func(r stats.DueReport) model.Reporting { return r.State }).required(),
	},
	sourceColumns(func(r stats.DueReport) model.Source { return commitmentSource(r.Of).Source },
		func(stats.DueReport) string { return "" }, func(r stats.DueReport) *model.Record { return &r.Of.Signatory.Record }),
	[]column[stats.DueReport]{sourceOwnerColumn(func(r stats.DueReport) string { return commitmentSource(r.Of).from })})

// WriteDue writes some of the rows of the table bilans_dus as CSV.
func (d *Data) WriteDue(w io.Writer, reports []stats.DueReport) error {
	csv := &csvEncoder{outputBuffer: outputBuffer{to: w}, t: &dues.Table}
	csv.begin()
	cells := make([]Value, len(dues.columns))
	for _, r := range reports {
		dues.fill(d, r, cells)
		csv.row(cells)
	}
	csv.end()
	return csv.failed()
}
