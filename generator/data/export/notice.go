package export

import (
	"fmt"
	"strings"
)

// remarks returns what a reader of any of the files should know.
func (s *Set) remarks() []string {
	return []string{
		s.say("Une cellule vide est une information inconnue : ce n'est pas zéro.", "An empty cell is something unknown: it is not zero."),
		s.say("Une valeur connue par ses bornes a deux colonnes, _min et _max, égales quand elle est exacte.", "A value known by its bounds has two columns, _min and _max, which are equal where it is exact."),
		s.say("Les dates sont écrites à la précision connue : jour, mois ou année.", "Dates are written at the precision that is known: day, month or year."),
		s.say("L'identifiant d'une ligne (id) ne change pas d'une publication à l'autre tant que sa fiche garde son nom ; page est l'adresse où la lire.", "The identifier of a row (id) stays from one publication to the next as long as its record keeps its name; page is the address where it is read."),
		s.say("Le nom d'un signataire à diffusion partielle n'est dans aucun fichier.", "The name of a signatory that asked for it is in no file."),
		s.say("Dans une même version du schéma, des colonnes peuvent s'ajouter ; aucune n'est retirée ni renommée.", "Within a version of the schema columns may be added; none is removed or renamed."),
	}
}

// terms returns who publishes the data, as of when, on what terms.
func (s *Set) terms() [][2]string {
	a := s.about
	out := [][2]string{{s.say("Données arrêtées au", "Data as of"), s.data.AsOf()}, {s.say("Version du schéma", "Version of the schema"), SchemaVersion},
		{s.say("Explications", "Explanations"), a.Home}}
	if a.Publisher != "" {
		out = append(out, [2]string{s.say("Éditeur", "Publisher"), a.Publisher})
	}
	out = append(out, [2]string{s.say("Licence", "Licence"), strings.TrimSpace(a.Licence + " " + a.LicenceURL)}, [2]string{s.say("À citer", "To cite"), s.Citation()})
	return out
}

// Citation returns how the data are cited.
func (s *Set) Citation() string {
	a := s.about
	by := a.Publisher
	if by != "" {
		by += ", "
	}
	return fmt.Sprintf(s.say("%s%s, données arrêtées au %s, %s", "%s%s, data as of %s, %s"), by, a.Title, s.data.AsOf(), a.Home)
}

// notice is the first sheet of the workbook.
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
		if left := known.Table(t).Rows - (mostRows - 1); left > 0 {
			sheet.line(stylePlain, fmt.Sprintf(s.say("La feuille %s n'a que les %d premières lignes ; le fichier CSV a la suite : %s.", "The sheet %s has the first %d rows only; the CSV file has the others: %s."), t.Name, mostRows-1, s.rows(left)))
		}
	}
	sheet.line(stylePlain)
	sheet.line(styleHead, s.say("Feuille", "Sheet"), s.say("Lignes", "Rows"), s.say("Colonnes", "Columns"), s.say("Contenu", "Content"))
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
	sheet.line(styleHead, s.say("Feuille", "Sheet"), s.say("Colonne", "Column"), s.say("Type", "Type"), s.say("Sens", "Meaning"))
	for _, t := range Tables() {
		for _, f := range t.Fields {
			sheet.line(stylePlain, t.Name, f.Name, f.Type.Said().In(s.about.Lang), f.Explained(s.about.Lang))
		}
	}
	sheet.close(0)
}

// Said returns the type in words.
func (t Type) Said() Said {
	switch t {
	case Key:
		return Said{"identifiant", "identifier"}
	case Keys:
		return Said{"identifiants", "identifiers"}
	case Texts:
		return Said{"liste de textes", "list of texts"}
	case Day:
		return Said{"date", "date"}
	case Whole:
		return Said{"nombre entier", "whole number"}
	case Number:
		return Said{"nombre", "number"}
	case Truth:
		return Said{"vrai ou faux", "true or false"}
	case Address:
		return Said{"adresse", "address"}
	default:
		return Said{"texte", "text"}
	}
}

// Explained returns what a field means, with its values and the table it refers to.
func (f Field) Explained(lang string) string {
	out := f.About.In(lang)
	if f.Enum != nil {
		out += Said{" Valeurs : ", " Values: "}.In(lang) + strings.Join(f.Enum, ", ") + "."
	}
	if f.Refers != "" {
		out += Said{" Renvoie à la table ", " Refers to the table "}.In(lang) + f.Refers + "."
	}
	return out
}

// rows returns "1 ligne", "2 lignes": French agrees from two on, English but for one.
func (s *Set) rows(n int) string {
	one, other := s.say("%d ligne", "%d row"), s.say("%d lignes", "%d rows")
	if n == 1 || n == 0 && s.about.Lang != "en" {
		return fmt.Sprintf(one, n)
	}
	return fmt.Sprintf(other, n)
}

// readme returns what goes with the files in the archive.
func (s *Set) readme(known Measured) []byte {
	var out strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&out, format+"\r\n", args...) }
	line("%s\r\n", s.about.Title)
	for _, t := range s.terms() {
		line(s.say("%s : %s", "%s: %s"), t[0], t[1])
	}
	line("")
	for _, r := range s.remarks() {
		line("- %s", r)
	}
	line("- %s\r\n", s.say("Dans les fichiers CSV, une cellule qu'un tableur exécuterait (=, +, -, @…) est précédée d'une apostrophe.", "In CSV files a cell that a spreadsheet would run (=, +, -, @…) begins with an apostrophe."))
	line(s.say("Chaque table est en CSV ; %s en décrit toutes les colonnes. L'adresse ci-dessus donne aussi les tables en JSON et en classeur.", "Each table is in CSV; %s describes all columns. The address above has the tables as JSON and as a workbook too."), PackageFile)
	for _, t := range Tables() {
		line("\r\n%s (%s)\r\n%s", t.Name, s.rows(known.Table(t).Rows), t.About.In(s.about.Lang))
	}
	return []byte(out.String())
}

// licence returns the terms of re-use, alone in a file.
func (s *Set) licence() []byte {
	a := s.about
	return []byte(strings.Join([]string{a.Licence, a.LicenceURL, "",
		s.say("Vous pouvez réutiliser ces données aux conditions de cette licence, en citant leur source et leur date :", "You may reuse these data on the terms of this licence, and cite their source and their date:"),
		s.Citation(), ""}, "\r\n"))
}
