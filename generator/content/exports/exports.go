// Package exports writes records as workbooks to fill in: all of a site's signatories, or those of one
// for a year's reports. What comes back is read by package declared, as any other spreadsheet: the
// labels are those of its table of synonyms, and hidden columns name the records.
package exports

import (
	"slices"
	"strings"

	"parvis/generator/content/column"
	"parvis/generator/content/record"
	"parvis/generator/content/sheet"
	"parvis/generator/model"
	"parvis/generator/text/quantity"
)

// Maker makes the workbooks and letters of a set of records.
type Maker struct {
	set        *record.Set
	known      *column.Dictionary
	forms      map[string]record.Key
	names      map[string]int               // how many territories have a name
	placeNames map[string]string            // of territories, by slug
	indicators map[string]*record.Indicator // by slug
}

// Of returns a maker for a set of records, with what all its workbooks share.
func Of(set *record.Set) *Maker {
	b := &Maker{set: set, known: column.New(), forms: map[string]record.Key{}, names: map[string]int{},
		placeNames: map[string]string{}, indicators: map[string]*record.Indicator{}}
	for _, k := range record.AllKeys(model.Signatories) {
		b.forms[k.Path] = k
	}
	for _, t := range set.Territories {
		b.names[column.Normal(t.Name)]++
		b.placeNames[t.Slug] = t.Name
	}
	for _, i := range set.Indicators {
		b.indicators[i.Slug] = i
	}
	return b
}

// All returns the workbook of all signatories: one sheet for them, one for their commitments with
// their indicators, one for the figures of each year.
func (b *Maker) All() ([]byte, error) {
	return sheet.Make(sheet.Form{Title: "À lire", Lists: "Listes", About: []string{
		"Ce classeur contient les signataires du site, leurs engagements et les chiffres de chaque année.",
		"Changez ou ajoutez des lignes, puis faites-le revenir dans le site : parvis import FICHIER.xlsx --dry-run montre d’abord ce qui changerait.",
		"Une cellule vide n’efface rien. Pour effacer une valeur, écrivez « - ».",
		"Un chiffre qui n’est pas connu reste vide, ou s’écrit NC : vide ne veut pas dire zéro. « environ 20 », « 30 à 40 » et « plus de 12 » se lisent.",
		"Les colonnes grises et les colonnes masquées servent à retrouver les fiches : elles ne se changent pas.",
		"N’écrivez ici le nom, le courriel ou le téléphone d’aucune personne : ces colonnes ne seraient pas lues.",
	}, Grids: []sheet.Grid{b.signatories(), b.commitments(), b.figures()}})
}

// spare is how many empty rows are ready below those of a sheet.
const spare = 200

// choices returns the words of a closed list.
func (b *Maker) choices(key string) []string {
	var out []string
	for _, v := range b.forms[key].Choices {
		out = append(out, b.known.Word(key, v))
	}
	return out
}

func (b *Maker) domains() []string {
	var out []string
	for _, d := range b.set.Domains {
		out = append(out, d.Name)
	}
	return out
}

// place returns the name of a territory, or its slug when another has that name or a cell with several
// would be read otherwise.
func (b *Maker) place(slug string) string {
	name := b.placeNames[slug]
	if name == "" || b.names[column.Normal(name)] > 1 || strings.ContainsAny(name, ",;|/+") {
		return slug
	}
	return name
}

func (b *Maker) placesOf(slugs []string) any {
	var out []string
	for _, s := range slugs {
		out = append(out, b.place(s))
	}
	return text(strings.Join(out, " ; "))
}

// text returns a cell of a text, nil for none.
func text(s string) any {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return s
}

func (b *Maker) word(key, value string) any { return text(b.known.Word(key, value)) }

func (b *Maker) domain(slug string) any {
	for _, d := range b.set.Domains {
		if d.Slug == slug {
			return d.Name
		}
	}
	return text(slug)
}

func (b *Maker) signatories() sheet.Grid {
	g := sheet.Grid{Name: "Signataires", Spare: spare, Columns: []sheet.Column{
		{Label: "Fiche", Hidden: true},
		{Label: "Nom", Width: 34},
		{Label: "SIREN", Width: 12, Help: "9 chiffres ; un SIRET de 14 chiffres convient aussi"},
		{Label: "Type", Width: 14, Choice: b.choices("type")},
		{Label: "Taille", Width: 24, Choice: b.choices("taille")},
		{Label: "Code NAF", Width: 10},
		{Label: "Portée", Width: 10, Choice: b.choices("portee")},
		{Label: "Territoires", Width: 34, Help: "les noms des territoires du site, séparés par « ; »"},
		{Label: "Date de signature", Width: 16, Help: "12/03/2019, 03/2019 ou 2019"},
		{Label: "Date de sortie", Width: 14},
		{Label: "Site internet", Width: 30},
	}}
	for _, s := range b.set.Signatories {
		g.Rows = append(g.Rows, []any{s.Slug, text(s.Name), text(s.Siren), b.word("type", string(s.Type)), b.word("taille", string(s.Size)), text(s.Sector),
			b.word("portee", string(s.Scope)), b.placesOf(s.Territories), day(s.Signature), day(s.End), text(s.Website)})
	}
	return g
}

func (b *Maker) commitments() sheet.Grid {
	g := sheet.Grid{Name: "Engagements", Spare: spare, Columns: []sheet.Column{
		{Label: "Fiche", Hidden: true},
		{Label: "Signataire", Width: 30},
		{Label: "Code engagement", Width: 22, Locked: true},
		{Label: "Domaine", Width: 34, Choice: b.domains()},
		{Label: "Action", Width: 44, Long: true},
		{Label: "Description", Width: 44, Long: true},
		{Label: "Territoires de l’engagement", Width: 26, Help: "s’ils ne sont pas ceux du signataire"},
		{Label: "Début", Width: 12},
		{Label: "Fin", Width: 12},
		{Label: "Statut", Width: 14, Choice: b.choices("engagement.statut")},
		{Label: "Évaluation", Width: 16, Choice: b.choices("engagement.evaluation")},
		{Label: "Preuve", Width: 14, Choice: b.choices("engagement.preuve")},
		{Label: "Source", Width: 30, Long: true},
		{Label: "Observations", Width: 40, Long: true},
		{Label: "Indicateur", Width: 30},
		{Label: "Unité", Width: 18},
		{Label: "Cible", Width: 12, Amount: true},
		{Label: "Échéance", Width: 12},
		{Label: "Référence", Width: 12, Amount: true},
		{Label: "Sens", Width: 14, Choice: b.choices("engagement.indicateur.sens")},
		{Label: "Cumul", Width: 14, Choice: b.choices("engagement.indicateur.cumul")},
	}}
	for _, s := range b.set.Signatories {
		for _, k := range s.Commitments {
			row := []any{s.Slug, text(s.Name), k.Anchor(), b.domain(k.Domain), text(k.Action), text(k.Description), b.placesOf(k.Territories), day(k.Start), day(k.End),
				b.word("engagement.statut", string(k.Status)), b.word("engagement.evaluation", string(k.Evaluation)), b.word("engagement.preuve", string(k.Proof)),
				text(k.Source), text(k.Note)}
			if len(k.Indicators) == 0 {
				g.Rows = append(g.Rows, append(row, nil, nil, nil, nil, nil, nil, nil))
			}
			for _, m := range k.Indicators {
				name, unit := b.measure(m)
				g.Rows = append(g.Rows, append(slices.Clone(row), text(name), text(unit), amount(m.Target.One), day(m.Deadline), amount(m.Reference),
					b.word("engagement.indicateur.sens", string(m.Direction)), b.word("engagement.indicateur.cumul", string(m.Cumulation))))
			}
		}
	}
	return g
}

// measure returns the name and the unit of an indicator, those of the shared one if it is.
func (b *Maker) measure(m record.Measure) (name, unit string) {
	if i := b.indicators[m.Ref]; i != nil {
		return i.Name, i.Unit
	}
	return m.Name, m.Unit
}

func (b *Maker) figures() sheet.Grid {
	g := sheet.Grid{Name: "Bilans", Spare: spare, Columns: []sheet.Column{
		{Label: "Fiche", Hidden: true},
		{Label: "Signataire", Width: 30},
		{Label: "Code engagement", Width: 22, Locked: true},
		{Label: "Action", Width: 40, Locked: true, Long: true},
		{Label: "Indicateur", Width: 30},
		{Label: "Unité", Width: 18},
		{Label: "Année", Width: 10, Help: "2018, ou 2018-2019 pour une année scolaire"},
		{Label: "Résultat", Width: 14, Amount: true, Help: "un nombre, « environ 20 », « 30 à 40 » ; vide ou NC s’il n’est pas connu"},
		{Label: "Preuve", Width: 14, Choice: b.choices("engagement.preuve")},
		{Label: "Source", Width: 36, Long: true},
		{Label: "Commentaire", Width: 40, Long: true},
	}}
	for _, s := range b.set.Signatories {
		for _, k := range s.Commitments {
			for _, m := range k.Indicators {
				name, unit := b.measure(m)
				for _, r := range m.Results("") {
					if r.Territory != "" {
						continue // the figure of one place: the sheet has none for it
					}
					g.Rows = append(g.Rows, []any{s.Slug, text(s.Name), k.Anchor(), text(k.Action), text(name), text(unit), periodCell(r.Period), amount(r.Value),
						b.word("engagement.preuve", string(r.Proof)), text(r.Source), text(r.Note)})
				}
			}
		}
	}
	return g
}

// amount returns the cell of a figure: a number, or the words of what is known of it.
func amount(q *quantity.Quantity) any {
	if q == nil {
		return nil
	}
	return q.Written()
}
