package exports

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/content/sheet"
	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
	"parvis/generator/text/quantity"
)

// Asked is what a signatory is asked for a year: a figure of one of its indicators, or what was done of
// a commitment that has none.
type Asked struct {
	Commitment *record.Commitment
	Measure    *record.Measure // nil for a commitment without an indicator
	Answered   bool            // the record has it
}

// Ask returns what a signatory is asked for a year: of each promise that ran in it, or may have. Nothing
// is asked of what was given up, nor of a signatory that had left before.
func Ask(s *record.Signatory, year int) []Asked {
	ended := func(d date.Date) bool { return !d.IsZero() && d.Last().Year < year }
	if ended(s.End) {
		return nil
	}
	var out []Asked
	for i := range s.Commitments {
		k := &s.Commitments[i]
		promised := k.Nature == "" || k.Nature.Promised()
		if !promised || k.Status == model.Abandoned || ended(k.End) || !k.Start.IsZero() && k.Start.First().Year > year {
			continue
		}
		if len(k.Indicators) == 0 {
			out = append(out, Asked{Commitment: k, Answered: told(k, year)})
		}
		for j := range k.Indicators {
			m := &k.Indicators[j]
			out = append(out, Asked{Commitment: k, Measure: m, Answered: has(*m, year) || told(k, year)})
		}
	}
	return out
}

// told reports whether a report of the year came without figures.
func told(k *record.Commitment, year int) bool {
	for _, r := range k.Received {
		if r.Period.EndYear() == year {
			return true
		}
	}
	return false
}

// has reports whether an indicator has a figure of the year.
func has(m record.Measure, year int) bool {
	for _, r := range m.Results("") {
		if r.Period.EndYear() == year {
			return true
		}
	}
	return false
}

// Round returns the workbook that a signatory fills in for a year: a row for each thing it is asked, with
// the target and the last figure that is known.
func (b *Maker) Round(s *record.Signatory, year int) ([]byte, error) {
	return sheet.Make(sheet.Form{Title: "À lire", Lists: "Listes", About: []string{
		fmt.Sprintf("Bilan %d de vos engagements : %s", year, s.Name),
		fmt.Sprintf("Dans la feuille « Bilan %d », une ligne par engagement : remplissez les cellules blanches, enregistrez, et renvoyez ce fichier.", year),
		"Un chiffre que vous ne connaissez pas reste vide : vide ne veut pas dire zéro. S’il vaut zéro, écrivez 0.",
		"« environ 20 », « 30 à 40 » et « plus de 12 » se lisent.",
		"Sans chiffre, dites en une phrase ce qui a été fait : c’est un bilan aussi.",
		"N’écrivez le nom, le courriel ou le téléphone d’aucune personne : vos réponses sont publiées.",
	}, Grids: []sheet.Grid{b.round(s, year)}})
}

func (b *Maker) round(s *record.Signatory, year int) sheet.Grid {
	g := sheet.Grid{Name: fmt.Sprintf("Bilan %d", year), Columns: []sheet.Column{
		{Label: "Fiche", Hidden: true},
		{Label: "Code engagement", Hidden: true},
		{Label: "Signataire", Width: 28, Locked: true, Long: true},
		{Label: "Domaine", Width: 26, Locked: true, Long: true},
		{Label: "Action", Width: 40, Locked: true, Long: true},
		{Label: "Indicateur", Width: 28, Locked: true, Long: true},
		{Label: "Unité", Width: 16, Locked: true},
		{Label: "Cible", Width: 12, Locked: true, Amount: true},
		{Label: "Échéance", Width: 12, Locked: true},
		{Label: "Dernier chiffre connu", Width: 18, Locked: true},
		{Label: "Année", Width: 12, Locked: true},
		{Label: "Résultat", Width: 16, Amount: true, Help: "un nombre, « environ 20 », « 30 à 40 » ; vide s’il n’est pas connu"},
		{Label: "Preuve", Width: 16, Choice: b.choices("engagement.preuve")},
		{Label: "Commentaire", Width: 40, Long: true},
		{Label: "Ce qui a été fait", Width: 50, Long: true, Help: "une phrase ; elle est publiée"},
	}}
	for _, a := range Ask(s, year) {
		k := a.Commitment
		row := []any{s.Slug, k.Anchor(), text(s.Name), b.domain(k.Domain), text(k.Action)}
		if a.Measure == nil {
			g.Rows = append(g.Rows, append(row, nil, nil, nil, nil, nil, int64(year), nil, nil, nil, nil))
			continue
		}
		name, unit := b.measure(*a.Measure)
		row = append(row, text(name), text(unit), amount(a.Measure.Target.One), day(a.Measure.Deadline), latest(*a.Measure, year))
		for _, p := range periodsOf(*a.Measure, year) {
			g.Rows = append(g.Rows, append(slices.Clone(row), periodCell(p), of(*a.Measure, p), nil, nil, nil))
		}
	}
	return g
}

// latest returns the last figure before a year, with its period.
func latest(m record.Measure, year int) any {
	var last *record.Report
	for _, r := range m.Results("") {
		if r.Territory == "" && r.Period.EndYear() < year && (last == nil || r.Period.Compare(last.Period) > 0) {
			last = &r
		}
	}
	if last == nil {
		return nil
	}
	return fmt.Sprintf("%v (%s)", words(last.Value), last.Period)
}

// words returns a figure in words.
func words(q *quantity.Quantity) string {
	return strings.Replace(fmt.Sprint(q.Written()), ".", ",", 1)
}

// periodsOf returns the periods of a year for which an indicator is reported: of the kind of those that
// it has figures or targets for, or else the calendar year.
func periodsOf(m record.Measure, year int) []period.Period {
	kind := period.Calendar
	for _, r := range m.Results("") {
		kind = r.Period.Kind
	}
	for _, p := range m.Target.Each.Periods() {
		kind = p.Kind
	}
	switch kind {
	case period.School:
		return []period.Period{{Year: year - 1, Kind: kind}}
	case period.Half, period.Quarter:
		var out []period.Period
		for part := 1; part <= kind.PerYear(); part++ {
			out = append(out, period.Period{Year: year, Kind: kind, Part: part})
		}
		return out
	default:
		return []period.Period{period.Year(year)}
	}
}

// of returns the cell of the figure of a period that is known already.
func of(m record.Measure, p period.Period) any {
	for _, r := range m.Results("") {
		if r.Territory == "" && r.Period == p {
			return amount(r.Value)
		}
	}
	return nil
}

// Letter returns the letter to send with a workbook, as Markdown and as HTML. It names no person.
func (b *Maker) Letter(s *record.Signatory, year int, file string) (markdown, page []byte) {
	asked := len(Ask(s, year))
	rows := "une ligne"
	if asked > 1 {
		rows = fmt.Sprintf("%d lignes", asked)
	}
	title := fmt.Sprintf("Bilan %d de vos engagements", year)
	paragraphs := []string{
		"Madame, Monsieur,",
		fmt.Sprintf("%s a pris des engagements pour les habitants des quartiers prioritaires. Ils sont publiés sur %s (%s).", s.Name, b.set.Site.Title, b.set.Site.URL),
		fmt.Sprintf("Nous préparons le bilan de %d. Le classeur joint, %s, a %s à compléter : un chiffre quand il y en a un, une phrase sinon. Ce qui n’est pas connu reste vide.", year, file, rows),
		"Merci de le renvoyer à l’adresse d’où vient ce message. Vos réponses seront publiées avec leur source et leur date ; n’y mettez le nom d’aucune personne.",
		"Avec nos remerciements,",
	}
	if name := b.set.Site.Publisher.Name; name != "" {
		paragraphs = append(paragraphs, name)
	}
	var md, body strings.Builder
	fmt.Fprintf(&md, "# %s\n", title)
	fmt.Fprintf(&body, "<!DOCTYPE html>\n<html lang=\"fr\">\n<head><meta charset=\"utf-8\"><title>%s</title></head>\n<body>\n<h1>%s</h1>\n", html.EscapeString(title), html.EscapeString(title))
	for _, p := range paragraphs {
		fmt.Fprintf(&md, "\n%s\n", p)
		fmt.Fprintf(&body, "<p>%s</p>\n", html.EscapeString(p))
	}
	body.WriteString("</body>\n</html>\n")
	return []byte(md.String()), []byte(body.String())
}
