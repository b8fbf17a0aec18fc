package export

import (
	"fmt"
	"iter"
	"slices"

	"parvis/generator/model"
)

// signatories is the table of signatories.
var signatories = recordTable("signataires",
	Localized{"Les organismes qui ont signé la charte : une ligne pour chacun.", "The organisations that signed the charter: a row for each."},
	func(s *model.Site) []*model.Signatory { return s.Signatories },
	col("nom", Text, "Nom. Vide quand le signataire a demandé qu'il ne soit pas publié (diffusion partielle).", "Name. Empty when the signatory asked for it not to be published.",
		func(_ *Data, s *model.Signatory) Value { return textValue(s.Title) }),
	vocabularyCol("diffusion", "« partielle » : le nom, l'adresse et tout ce qui les dirait sont retirés ; seul le département, ou plus grand, est gardé.", "“partielle”: name, address and whatever would tell them are withheld; nothing finer than the département is kept.",
		func(s *model.Signatory) model.Disclosure { return s.Disclosure }).required(),
	vocabularyCol("type", "Type d'organisme.", "Type of organisation.",
		func(s *model.Signatory) model.SignatoryType { return s.Type }).required(),
	vocabularyCol("taille", "Taille de l'entreprise (décret n° 2008-1354).", "Size of the company (French decree 2008-1354).",
		func(s *model.Signatory) model.Size { return s.Size }),
	col("secteur_code", Text, "Activité : lettre de section ou code entier de la nomenclature.", "Activity: letter of the section or whole code of the nomenclature.",
		func(_ *Data, s *model.Signatory) Value { return textValue(s.SectorCode) }),
	col("secteur_section", Text, "Section de l'activité, une lettre.", "Section of the activity, a letter.",
		func(_ *Data, s *model.Signatory) Value { return textValue(s.Sector) }),
	col("secteur", Text, "Libellé de l'activité.", "Label of the activity.",
		func(_ *Data, s *model.Signatory) Value { return textValue(s.SectorName) }),
	col("nomenclature", Text, "Nomenclature du code d'activité ; vide sans code.", "Nomenclature of the code; empty without one.",
		func(_ *Data, s *model.Signatory) Value {
			if s.SectorCode == "" {
				return Value{}
			}
			return textValue(string(s.Naf))
		}),
	col("siren", Text, "Numéro SIREN, neuf chiffres.", "SIREN number, nine digits.",
		func(_ *Data, s *model.Signatory) Value { return textValue(s.Siren) }),
	col("rna", Text, "Numéro au répertoire national des associations : W et neuf chiffres.",
		"Number in the French register of associations: W and nine digits.",
		func(_ *Data, s *model.Signatory) Value { return textValue(s.Rna) }),
	col("site", Text, "Adresse du site de l'organisme.", "Address of the organisation's site.",
		func(_ *Data, s *model.Signatory) Value { return textValue(s.Website) }),
	col("logo", Text, "Adresse de son logo.", "Address of its logo.",
		func(d *Data, s *model.Signatory) Value { return textValue(d.document(s.Logo)) }),
	vocabularyCol("portee", "Portée de l'engagement.", "Reach of what it agreed to.",
		func(s *model.Signatory) model.Scope { return s.Scope }),
	col("territoires", Keys, "Territoires où il s'engage.", "Territories that it commits itself in.",
		func(_ *Data, s *model.Signatory) Value { return slugs(s.Territories) }).to("territoires"),
	col("reseaux", Keys, "Réseaux dont il fait partie.", "Networks that it belongs to.",
		func(_ *Data, s *model.Signatory) Value { return slugs(s.Networks) }).to("acteurs"),
	col("signature", Day, "Première signature.", "First signature.",
		func(_ *Data, s *model.Signatory) Value { return dayValue(s.Signature) }),
	col("fin", Day, "Fin de son adhésion.", "End of its membership.",
		func(_ *Data, s *model.Signatory) Value { return dayValue(s.End) }),
	vocabularyCol("motif_fin", "Pourquoi elle a pris fin : au terme de ce qui était signé (terme), retrait, radiation, fusion, cessation.",
		"Why it ended: what was signed came to its term (terme), withdrawal (retrait), exclusion (radiation), merger "+
			"(fusion), closure (cessation).",
		func(s *model.Signatory) model.EndReason { return s.EndReason }),
	col("successeur", Key, "Le signataire qui le continue.", "The signatory that continues it.",
		func(_ *Data, s *model.Signatory) Value {
			if s.Successor == nil {
				return Value{}
			}
			return textValue(s.Successor.Slug)
		}).to("signataires"),
	col("ancien", Boolean, "Vrai s'il n'est plus signataire à la date arrete_au.", "True if it is no longer a signatory on the date arrete_au.",
		func(d *Data, s *model.Signatory) Value { return boolValue(s.Past(d.site.AsOf)) }).required(),
	col("conventions", Whole, "Nombre de conventions publiées pour lui.", "Number of its agreements published here.",
		func(_ *Data, s *model.Signatory) Value { return wholeValue(len(s.Conventions)) }).required(),
	col("engagements", Whole, "Nombre de lignes d'engagements publiées pour lui, actions menées comprises.",
		"Number of its rows in engagements, those of things done without a promise included.",
		func(_ *Data, s *model.Signatory) Value { return wholeValue(len(s.Commitments)) }).required(),
	col("actions_menees", Whole, "Parmi elles, celles de nature « realisation » : menées sans qu'un engagement ait été pris.",
		"Of these, those whose nature is “realisation”: done without a promise having been made.",
		func(_ *Data, s *model.Signatory) Value {
			n := 0
			for _, k := range s.Commitments {
				if !k.Nature.Promised() {
					n++
				}
			}
			return wholeValue(n)
		}).required(),
).with(rowsOf(conventions, conventionsOf), rowsOf(commitments, commitmentsOf), rowsOf(measures, measuresOf),
	rowsOf(targets, targetsOf), rowsOf(reports, reportsOf), rowsOf(received, receivedOf), derivedRows(dues, duesOf), rowsOf(replies, repliesOf),
	rowsOf(assessments, assessmentsOfSignatory))

// convention is a row of conventions.
type convention struct {
	of *model.Signatory
	*model.Convention
	id string
}

// conventionsOf returns the conventions of a signatory.
func conventionsOf(s *model.Signatory) iter.Seq[convention] {
	return func(yield func(convention) bool) {
		for i, c := range s.Conventions {
			if !yield(convention{s, c, conventionID(s, i)}) {
				return
			}
		}
	}
}

// conventionID returns the identifier of the ith convention of a signatory: its own if it has
// one, else its date. Those without a date are numbered; of several signed on one day, the
// second and later ones get a number as well.
func conventionID(s *model.Signatory, i int) string {
	c := s.Conventions[i]
	if c.ID != "" {
		return s.Slug + "#" + c.ID
	}
	same := 1
	for _, before := range s.Conventions[:i] {
		if before.Date == c.Date {
			same++
		}
	}
	id := s.Slug + "#convention"
	if !c.Date.IsZero() {
		id += "-" + c.Date.String()
	}
	if c.Date.IsZero() || same > 1 {
		id = fmt.Sprintf("%s-%d", id, same)
	}
	return id
}

// perSignatory returns a function that yields the values of of for every signatory.
func perSignatory[R any](of func(*model.Signatory) iter.Seq[R]) func(*Data) iter.Seq[R] {
	return func(d *Data) iter.Seq[R] {
		return func(yield func(R) bool) {
			for _, s := range d.site.Signatories {
				for r := range of(s) {
					if !yield(r) {
						return
					}
				}
			}
		}
	}
}

// conventions is the table of the agreements signed with the State.
var conventions = newTable("conventions",
	Localized{"Les conventions signées avec l'État : une ligne pour chacune.", "The agreements signed with the State: a row for each."},
	perSignatory(conventionsOf),
	identityColumns(func(c convention) string { return c.id }, func(c convention) *model.Record { return &c.of.Record }, nil),
	[]column[convention]{
		col("signataire", Key, "Le signataire.", "The signatory.",
			func(_ *Data, c convention) Value { return textValue(c.of.Slug) }).required().to("signataires"),
		col("signataire_nom", Text, "Son nom ; vide s'il n'est pas publié.", "Its name; empty if it is not published.",
			func(_ *Data, c convention) Value { return textValue(c.of.Title) }),
		col("date", Day, "Date de signature. Vide : la convention existe, sa date n'est pas connue.",
			"Date of signature. Empty: it exists, its date isn't known.",
			func(_ *Data, c convention) Value { return dayValue(c.Date) }),
		vocabularyCol("portee", "Portée de la convention.", "Reach of the agreement.",
			func(c convention) model.Scope { return c.Scope }),
		col("suite_de", Key, "La convention qu'elle continue.", "The agreement that it continues.",
			func(_ *Data, c convention) Value {
				if c.Follows == nil {
					return Value{}
				}
				of := c.Follows.Signatory
				return textValue(conventionID(of, slices.Index(of.Conventions, c.Follows)))
			}).to("conventions"),
		col("titre", Text, "Titre.", "Title.", func(_ *Data, c convention) Value { return textValue(c.Title) }),
		col("fin", Day, "Fin de la convention.", "End of the agreement.",
			func(_ *Data, c convention) Value { return dayValue(c.End) }),
		col("territoires", Keys, "Territoires de la convention.", "Territories of the agreement.",
			func(_ *Data, c convention) Value { return slugs(c.Territories) }).to("territoires"),
		col("partenaires", Keys, "Acteurs qui l'ont signée aussi.", "Actors that signed it too.",
			func(_ *Data, c convention) Value { return slugsOf(model.Actors, c.Partners) }).to("acteurs"),
		col("partenaires_signataires", Keys, "Signataires qui l'ont signée aussi.", "Signatories that signed it too.",
			func(_ *Data, c convention) Value { return slugsOf(model.Signatories, c.Partners) }).to("signataires"),
		col("document", Text, "Adresse du texte signé.", "Address of the text signed.",
			func(d *Data, c convention) Value { return textValue(d.document(c.Document)) }),
	},
	sourceColumns(func(c convention) model.Source { return c.Source }, func(c convention) string { return c.Note }, func(c convention) *model.Record { return &c.of.Record }))
