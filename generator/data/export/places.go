package export

import (
	"fmt"
	"iter"
	"slices"

	"parvis/generator/model"
)

// records is the table of a kind of record, a row for each.
type records[M model.Entry] struct {
	*table[M]
	all   func(*model.Site) []M
	parts []twinPart[M]
}

// with adds the rows of other tables to the twin of a record.
func (t records[M]) with(parts ...twinPart[M]) records[M] { t.parts = parts; return t }

func (t records[M]) published() *Table { return &t.Table }

// recordTable returns the table of a kind of record: its own columns between those of every table.
func recordTable[M model.Entry](name string, about Localized, all func(*model.Site) []M, columns ...column[M]) records[M] {
	return records[M]{newTable(name, about, func(d *Data) iter.Seq[M] { return slices.Values(all(d.site)) },
		identityColumns(func(m M) string { return m.Header().Slug }, M.Header, nil), columns,
		sourceColumns(func(m M) model.Source { return m.Header().Source }, func(m M) string { return m.Header().Note }, M.Header)), all, nil}
}

// territories is the table of territories.
var territories = recordTable("territoires",
	Localized{"Les territoires, du pays au quartier : une ligne pour chacun.", "The territories, from the country to the neighbourhood: a row for each."},
	func(s *model.Site) []*model.Territory { return s.Territories },
	col("nom", Text, "Nom.", "Name.", func(_ *Data, t *model.Territory) Value { return textValue(t.Title) }).required(),
	vocabularyCol("type", "Type de territoire : sans lui, le code ne dit rien.", "Type of territory: without it the code means nothing.",
		func(t *model.Territory) model.Level { return t.Level }).required(),
	col("code", Text, "Code officiel (Insee, SIREN de l'EPCI, code du quartier).", "Official code (INSEE, SIREN of the EPCI, code of the neighbourhood).",
		func(_ *Data, t *model.Territory) Value { return textValue(t.Code) }),
	col("parent", Key, "Le territoire qui le contient.", "The territory that contains it.",
		func(_ *Data, t *model.Territory) Value {
			if t.Parent == nil {
				return Value{}
			}
			return textValue(t.Parent.Slug)
		}).to("territoires"),
	vocabularyCol("statut", "Où en est la charte dans ce territoire.", "How far the charter has come there.",
		func(t *model.Territory) model.Deployment { return t.Status }),
	col("lancement", Day, "Lancement de la charte dans ce territoire.", "Launch of the charter there.",
		func(_ *Data, t *model.Territory) Value { return dayValue(t.Launch) }),
	col("animateurs", Keys, "Acteurs qui animent la charte dans ce territoire.", "Actors that run the charter there.",
		func(_ *Data, t *model.Territory) Value { return slugs(t.Animators) }).to("acteurs"),
	col("population", Whole, "Habitants ; la source est celle de la ligne.", "Inhabitants; the source is that of the row.",
		func(_ *Data, t *model.Territory) Value {
			if t.Population == nil {
				return Value{}
			}
			return wholeValue(*t.Population)
		}),
).with(rowsOf(counts, countsOf), rowsOf(assessments, assessmentsOfTerritory))

// count is a row of counts.
type count struct {
	of *model.Territory
	*model.Count
	id string
}

// what identifies what is counted.
func (c count) what() string {
	if c.Indicator != nil {
		return string(c.Type) + "-" + c.Indicator.Slug
	}
	return string(c.Type)
}

// countsOf returns the counts that a territory declared. Their identifier is made of type and
// date, if it is known; of several with the same, the second and later ones get a number as well.
func countsOf(t *model.Territory) iter.Seq[count] {
	return func(yield func(count) bool) {
		seen := map[string]int{}
		for i := range t.Counts {
			c := count{of: t, Count: &t.Counts[i]}
			c.id = t.Slug + "#" + c.what()
			if !c.Date.IsZero() {
				c.id += "-" + c.Date.String()
			}
			if seen[c.id]++; seen[c.id] > 1 {
				c.id = fmt.Sprintf("%s-%d", c.id, seen[c.id])
			}
			if !yield(c) {
				return
			}
		}
	}
}

// counts is the table of the numbers that territories declared.
var counts = newTable("comptages",
	Localized{"Les nombres déclarés par les territoires : une ligne pour chacun. Ils ne comptent pas les fiches publiées et ne s'y ajoutent pas.", "The numbers that territories declared: a row for each. They don't count the published records and never add to them."},
	func(d *Data) iter.Seq[count] {
		return func(yield func(count) bool) {
			for _, t := range d.site.Territories {
				for c := range countsOf(t) {
					if !yield(c) {
						return
					}
				}
			}
		}
	},
	identityColumns(func(c count) string { return c.id }, func(c count) *model.Record { return &c.of.Record }, nil),
	[]column[count]{
		col("territoire", Key, "Le territoire qui déclare.", "The territory that declares.",
			func(_ *Data, c count) Value { return textValue(c.of.Slug) }).required().to("territoires"),
		col("territoire_nom", Text, "Son nom.", "Its name.", func(_ *Data, c count) Value { return textValue(c.of.Title) }).required(),
		vocabularyCol("type", "Ce qui est compté : des signataires ou des conventions, qui le sont ou qui sont prévus ; "+
			"des entreprises sollicitées ; ou les résultats d'un indicateur.",
			"What is counted: signatories or agreements, that are or that are planned; companies that were approached; or the "+
				"results of an indicator.",
			func(c count) model.CountType { return c.Type }).required(),
		col("indicateur", Key, "L'indicateur compté, quand c'en est un.", "The indicator counted, when it is one.",
			func(_ *Data, c count) Value {
				if c.Indicator == nil {
					return Value{}
				}
				return textValue(c.Indicator.Slug)
			}).to("indicateurs"),
		vocabularyCol("portee", "Portée de ce qui est compté : ce qui est national ou ce qui est local. Vide : la source ne le dit pas.",
			"Reach of what is counted: what is national or what is local. Empty: the source doesn't tell.",
			func(c count) model.Scope { return c.Scope }),
		col("nombre", Whole, "Le nombre déclaré.", "The number declared.", func(_ *Data, c count) Value { return wholeValue(c.Number) }).required(),
		col("approximatif", Boolean, "Le territoire dit « environ ».", "The territory says “about”.",
			func(_ *Data, c count) Value { return boolValue(c.Approximate) }).required(),
		col("date", Day, "Date de la déclaration. Vide : la source n'en donne pas.", "Date of the declaration. Empty: the source gives none.",
			func(_ *Data, c count) Value { return dayValue(c.Date) }),
		vocabularyCol("preuve", "Un comptage est toujours déclaré.", "A count is always declared.",
			func(count) model.Proof { return model.Declared }).required(),
	},
	sourceColumns(func(c count) model.Source { return c.Source }, func(c count) string { return c.Note }, func(c count) *model.Record { return &c.of.Record }))

// actors is the table of actors: public bodies, networks, lenders.
var actors = recordTable("acteurs",
	Localized{"Les acteurs de la charte : l'État, les collectivités, les réseaux, les financeurs.", "The actors of the charter: the State, local authorities, networks, lenders."},
	func(s *model.Site) []*model.Actor { return s.Actors },
	col("nom", Text, "Nom.", "Name.", func(_ *Data, a *model.Actor) Value { return textValue(a.Title) }).required(),
	col("sigle", Text, "Sigle.", "Acronym.", func(_ *Data, a *model.Actor) Value { return textValue(a.Acronym) }),
	vocabularyCol("role", "Rôle.", "Role.", func(a *model.Actor) model.ActorRole { return a.Role }),
	col("parent", Key, "L'acteur dont il est l'antenne.", "The actor that it is a branch of.",
		func(_ *Data, a *model.Actor) Value {
			if a.Parent == nil {
				return Value{}
			}
			return textValue(a.Parent.Slug)
		}).to("acteurs"),
	col("site", Text, "Adresse de son site.", "Address of its site.", func(_ *Data, a *model.Actor) Value { return textValue(a.Website) }),
	col("courriel", Text, "Courriel de l'organisme.", "E-mail address of the organisation.", func(_ *Data, a *model.Actor) Value { return textValue(a.Email) }),
	col("territoires", Keys, "Territoires où il agit.", "Territories that it acts in.",
		func(_ *Data, a *model.Actor) Value { return slugs(a.Territories) }).to("territoires"),
)

// domains is the table of domains of action.
var domains = recordTable("domaines",
	Localized{"Les domaines d'action de la charte, dans son ordre.", "The charter's domains of action, in its order."},
	func(s *model.Site) []*model.Domain { return s.Domains },
	col("nom", Text, "Nom.", "Name.", func(_ *Data, m *model.Domain) Value { return textValue(m.Title) }).required(),
	col("court", Text, "Nom court.", "Short name.", func(_ *Data, m *model.Domain) Value { return textValue(m.Short) }),
	col("ordre", Whole, "Rang dans la charte.", "Rank in the charter.", func(_ *Data, m *model.Domain) Value { return wholeValue(m.Order) }).required(),
	col("version", Text, "Version de la classification.", "Version of the taxonomy.", func(_ *Data, m *model.Domain) Value { return textValue(m.Version) }),
	col("remplace", Keys, "Domaines d'une classification précédente qu'il continue.", "Domains of an earlier taxonomy that it continues.",
		func(_ *Data, m *model.Domain) Value { return slugs(m.Replaces) }).to("domaines"),
	col("actions", Texts, "Les actions possibles.", "The possible actions.", func(_ *Data, m *model.Domain) Value {
		var out []string
		for _, a := range m.Actions {
			out = append(out, a.Title)
		}
		return listValue(out)
	}),
).with(rowsOf(actions, actionsOf))

func actionsOf(d *model.Domain) iter.Seq[*model.Action] { return slices.Values(d.Actions) }

// actions is the table of the actions that the domains propose.
var actions = newTable("actions",
	Localized{"Le catalogue des actions possibles, par domaine : une ligne pour chacune.",
		"The catalogue of possible actions, by domain: a row for each."},
	func(data *Data) iter.Seq[*model.Action] {
		return func(yield func(*model.Action) bool) {
			for _, d := range data.site.Domains {
				for _, a := range d.Actions {
					if !yield(a) {
						return
					}
				}
			}
		}
	},
	identityColumns(func(a *model.Action) string { return a.ID }, func(a *model.Action) *model.Record { return &a.Domain.Record }, nil),
	[]column[*model.Action]{
		col("domaine", Key, "Le domaine d'action.", "The domain of action.",
			func(_ *Data, a *model.Action) Value { return textValue(a.Domain.Slug) }).required().to("domaines"),
		col("domaine_nom", Text, "Nom du domaine.", "Name of the domain.",
			func(_ *Data, a *model.Action) Value { return textValue(a.Domain.Title) }).required(),
		col("titre", Text, "L'action.", "The action.",
			func(_ *Data, a *model.Action) Value { return textValue(a.Title) }).required(),
		col("description", Text, "Ce en quoi elle consiste.", "What it consists in.",
			func(_ *Data, a *model.Action) Value { return textValue(a.Description) }),
		col("indicateurs", Keys, "Indicateurs qui la mesurent.", "Indicators that measure it.",
			func(_ *Data, a *model.Action) Value { return slugs(a.Indicators) }).to("indicateurs"),
	},
	sourceColumns(func(a *model.Action) model.Source { return a.Domain.Source },
		func(*model.Action) string { return "" }, func(a *model.Action) *model.Record { return &a.Domain.Record }))
