package preview

import "fmt"

// words is what the preview itself says, in one language. What it says of
// records is its Options'.
type words struct {
	code                         string
	home, hide, see, open, mark  string
	gone                         string
	otherHost, readOnly, outside string
	title, summary               func(errors, warnings int) string
	lead                         func(errors int, ready bool) string
	stale                        func(summary string) string
	more                         func(n int) string
	place                        func(line, col int) string
}

func (s *site) words() words {
	if s.o.Lang == "en" {
		return english
	}
	return french
}

// some is "1 erreur", "2 erreurs".
func some(n int, one, other string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, other)
}

// both names what there is of two kinds.
func both(errors, warnings int, one, ones, other, others string) string {
	switch {
	case errors > 0 && warnings > 0:
		return some(errors, one, ones) + ", " + some(warnings, other, others)
	case errors > 0:
		return some(errors, one, ones)
	case warnings > 0:
		return some(warnings, other, others)
	}
	return ""
}

var french = words{
	code: "fr",
	home: "Voir le site", hide: "Masquer (touche Échap)", see: "Voir ce qui est à corriger", open: "Ouvrir dans l’éditeur",
	mark:      "non publié",
	gone:      "L’aperçu est arrêté. Relancez « parvis serve » : cette page reviendra d’elle-même.",
	otherHost: "Cette adresse n’est pas celle de l’aperçu. Ouvrez celle que « parvis serve » affiche.",
	readOnly:  "L’aperçu ne fait que montrer des pages.",
	outside:   "Cette adresse sort du site.",
	title: func(e, w int) string {
		switch {
		case e > 0:
			return some(e, "erreur à corriger", "erreurs à corriger")
		case w > 0:
			return some(w, "point à vérifier", "points à vérifier")
		}
		return "Rien à corriger"
	},
	summary: func(e, w int) string {
		return both(e, w, "erreur", "erreurs", "point à vérifier", "points à vérifier")
	},
	lead: func(e int, ready bool) string {
		switch {
		case e > 0 && ready:
			return "La page montre le site tel qu’il était avant. Corrigez le fichier et enregistrez : elle se mettra à jour."
		case e > 0:
			return "Le site s’affichera ici dès que le fichier sera corrigé et enregistré."
		}
		return "Le site est à jour."
	},
	stale: func(summary string) string {
		return "Aperçu : " + summary + ". La page montre le site tel qu’il était avant."
	},
	more:  func(n int) string { return "… et " + some(n, "autre", "autres") },
	place: func(line, col int) string { return fmt.Sprintf("ligne %d, colonne %d", line, col) },
}

var english = words{
	code: "en",
	home: "See the site", hide: "Hide (Esc key)", see: "See what to mend", open: "Open in the editor",
	mark:      "not published",
	gone:      "The preview has stopped. Run “parvis serve” again: this page will come back by itself.",
	otherHost: "This address is not the preview’s. Open the one that “parvis serve” shows.",
	readOnly:  "The preview only shows pages.",
	outside:   "This address leaves the site.",
	title: func(e, w int) string {
		switch {
		case e > 0:
			return some(e, "error to mend", "errors to mend")
		case w > 0:
			return some(w, "thing to check", "things to check")
		}
		return "Nothing to mend"
	},
	summary: func(e, w int) string {
		return both(e, w, "error", "errors", "thing to check", "things to check")
	},
	lead: func(e int, ready bool) string {
		switch {
		case e > 0 && ready:
			return "The page shows the site as it was before. Mend the file and save it: the page will follow."
		case e > 0:
			return "The site will show here once the file is mended and saved."
		}
		return "The site is up to date."
	},
	stale: func(summary string) string {
		return "Preview: " + summary + ". The page shows the site as it was before."
	},
	more:  func(n int) string { return "… and " + some(n, "other", "others") },
	place: func(line, col int) string { return fmt.Sprintf("line %d, column %d", line, col) },
}
