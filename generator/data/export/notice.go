package export

import (
	"cmp"
	"fmt"
	"strings"
)

// remarks returns the remarks that apply to all files.
func (s *Set) remarks() []string {
	return []string{
		s.localize("Une cellule vide est une information inconnue : ce n'est pas zéro.", "An empty cell is something unknown: it is not zero."),
		s.localize("Une valeur a deux colonnes pour ses bornes, _min et _max, égales quand c'est un seul nombre et dont l'une est vide "+
			"quand elle n'est pas connue (« plus de 12 » : 12 et vide) ; _precision dit comment la source la donne.",
			"A value has two columns for its bounds, _min and _max, which are equal where it is one number, and one of which is empty "+
				"where it isn't known (“more than 12”: 12 and empty); _precision tells how the source gives it."),
		s.localize("Les dates sont écrites à la précision connue : jour, mois ou année.", "Dates are written at the precision that is known: day, month or year."),
		s.localize("L'identifiant d'une ligne (id) ne change pas d'une publication à l'autre tant que sa fiche garde son nom ; page est l'adresse où la lire.", "The identifier of a row (id) stays from one publication to the next as long as its record keeps its name; page is the address where it is read."),
		s.localize("Le nom d'un signataire à diffusion partielle n'est dans aucun fichier.", "The name of a signatory that asked for it is in no file."),
		s.localize("Dans la version 2 peuvent être vides, ce qui n'était pas le cas dans la première : la date d'une convention ou d'un "+
			"comptage, le sens d'un indicateur, l'une des bornes d'une valeur ; une valeur peut être négative ; annee est "+
			"l'année où la période finit ; bilans a aussi des lignes par territoire.",
			"In version 2 these may be empty, which they could not in the first: the date of an agreement or of a count, the aim of "+
				"an indicator, one of the bounds of a value; a value may be negative; annee is the year that the period ends in; "+
				"bilans has rows for territories too."),
		s.localize("Dans une même version du schéma, des colonnes peuvent s'ajouter ; aucune n'est retirée ni renommée.", "Within a version of the schema columns may be added; none is removed or renamed."),
	}
}

// terms returns labels and values: as-of date, publisher, licence, citation.
func (s *Set) terms() [][2]string {
	a := s.about
	out := [][2]string{{s.localize("Données arrêtées au", "Data as of"), s.data.AsOf()}, {s.localize("Version du schéma", "Version of the schema"), SchemaVersion},
		{s.localize("Explications", "Explanations"), a.Home}}
	if a.Publisher != "" {
		out = append(out, [2]string{s.localize("Éditeur", "Publisher"), a.Publisher})
	}
	out = append(out, [2]string{s.localize("Licence", "Licence"), strings.TrimSpace(a.Licence + " " + a.LicenceURL)}, [2]string{s.localize("À citer", "To cite"), s.Citation()})
	return out
}

// Citation returns the citation of the data.
func (s *Set) Citation() string {
	a := s.about
	by := a.Publisher
	if by != "" {
		by += ", "
	}
	return fmt.Sprintf(s.localize("%s%s, données arrêtées au %s, %s", "%s%s, data as of %s, %s"), by, a.Title, cmp.Or(a.AsOf, s.data.AsOf()), a.Home)
}

// notice writes the first sheet of the workbook.
func (s *Set) notice(sheet *sheet, known Measured) {
	sheet.open([]int{26, 28, 16, 90}, false)
	sheet.line(styleTitle, s.about.Title)
	sheet.line(stylePlain)
	for _, t := range s.terms() {
		sheet.line(stylePlain, t[0], t[1])
	}
	sheet.line(stylePlain)
	for _, r := range s.remarks() {
		sheet.line(stylePlain, r)
	}
	for _, t := range Tables() {
		if left := known.Table(t).Rows - (maxRows - 1); left > 0 {
			sheet.line(stylePlain, fmt.Sprintf(s.localize("La feuille %s n'a que les %d premières lignes ; le fichier CSV a la suite : %s.", "The sheet %s has the first %d rows only; the CSV file has the others: %s."), t.Name, maxRows-1, s.rows(left)))
		}
	}
	sheet.line(stylePlain)
	sheet.line(styleHead, s.localize("Feuille", "Sheet"), s.localize("Lignes", "Rows"), s.localize("Colonnes", "Columns"), s.localize("Contenu", "Content"))
	for _, t := range Tables() {
		sheet.beginRow()
		sheet.cell("A")
		sheet.text(stylePlain, t.Name)
		sheet.cell("B")
		sheet.number(stylePlain, float64(known.Table(t).Rows))
		sheet.cell("C")
		sheet.number(stylePlain, float64(len(t.Fields)))
		sheet.cell("D")
		sheet.text(stylePlain, t.About.In(s.about.Lang))
		sheet.endRow()
	}
	sheet.line(stylePlain)
	sheet.line(styleHead, s.localize("Feuille", "Sheet"), s.localize("Colonne", "Column"), s.localize("Type", "Type"), s.localize("Sens", "Meaning"))
	for _, t := range Tables() {
		for _, f := range t.Fields {
			sheet.line(stylePlain, t.Name, f.Name, f.Type.Label().In(s.about.Lang), f.Explained(s.about.Lang))
		}
	}
	sheet.close(0)
}

// Label returns the name of the type for readers.
func (t Type) Label() Localized {
	switch t {
	case Key:
		return Localized{"identifiant", "identifier"}
	case Keys:
		return Localized{"identifiants", "identifiers"}
	case Texts:
		return Localized{"liste de textes", "list of texts"}
	case Day:
		return Localized{"date", "date"}
	case Whole:
		return Localized{"nombre entier", "whole number"}
	case Number:
		return Localized{"nombre", "number"}
	case Boolean:
		return Localized{"vrai ou faux", "true or false"}
	case Address:
		return Localized{"adresse", "address"}
	default:
		return Localized{"texte", "text"}
	}
}

// Explained returns the description of a field, with its values and the table it refers to.
func (f Field) Explained(lang string) string {
	out := f.About.In(lang)
	if f.Enum != nil {
		out += Localized{" Valeurs : ", " Values: "}.In(lang) + strings.Join(f.Enum, ", ") + "."
	}
	if f.Refers != "" {
		out += Localized{" Renvoie à la table ", " Refers to the table "}.In(lang) + f.Refers + "."
	}
	return out
}

// rows returns "1 ligne", "2 lignes": the plural starts at 2 in French; in English it is used for all but 1.
func (s *Set) rows(n int) string {
	one, other := s.localize("%d ligne", "%d row"), s.localize("%d lignes", "%d rows")
	if n == 1 || n == 0 && s.about.Lang != "en" {
		return fmt.Sprintf(one, n)
	}
	return fmt.Sprintf(other, n)
}

// readme returns the README file of the archive.
func (s *Set) readme(known Measured) []byte {
	var out strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&out, format+"\r\n", args...) }
	line("%s\r\n", s.about.Title)
	for _, t := range s.terms() {
		line(s.localize("%s : %s", "%s: %s"), t[0], t[1])
	}
	line("")
	for _, r := range s.remarks() {
		line("- %s", r)
	}
	line("- %s\r\n", s.localize("Dans les fichiers CSV, une apostrophe précède ce qu'un tableur exécuterait (=, +, -, @…), au début d'une cellule ou après un point-virgule, une tabulation ou un retour à la ligne.", "In CSV files an apostrophe precedes what a spreadsheet would run (=, +, -, @…), at the start of a cell or after a semicolon, a tab or a line end."))
	line(s.localize("Chaque table est en CSV ; %s en décrit toutes les colonnes. L'adresse ci-dessus donne aussi les tables en JSON et en classeur.", "Each table is in CSV; %s describes all columns. The address above has the tables as JSON and as a workbook too."), PackageFile)
	for _, t := range Tables() {
		line("\r\n%s (%s)\r\n%s", t.Name, s.rows(known.Table(t).Rows), t.About.In(s.about.Lang))
	}
	return []byte(out.String())
}

// licence returns the licence file of the archive.
func (s *Set) licence() []byte {
	a := s.about
	return []byte(strings.Join([]string{a.Licence, a.LicenceURL, "",
		s.localize("Vous pouvez réutiliser ces données aux conditions de cette licence, en citant leur source et leur date :", "You may reuse these data on the terms of this licence, and cite their source and their date:"),
		s.Citation(), ""}, "\r\n"))
}
