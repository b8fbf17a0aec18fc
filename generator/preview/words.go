package preview

import "fmt"

// words has the messages of the preview itself, in one language. The messages of
// findings are in Options.Words.
type words struct {
	code                                     string
	home, hide, seeFindings, open, draftMark string
	stopped                                  string
	edit, editPart, editSite, editLabel      string
	saved                                    string
	otherHost, readOnly, outsideSite         string
	title, summary                           func(errors, warnings int) string
	lead                                     func(errors int, ready bool) string
	stale                                    func(summary string) string
	more                                     func(n int) string
	place                                    func(line, col int) string
}

func (s *server) words() words {
	if s.options.Lang == "en" {
		return english
	}
	return french
}

// plural returns "1 erreur", "2 erreurs".
func plural(n int, one, other string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, other)
}

// joinCounts returns "1 erreur, 2 points à vérifier", without the counts that are 0.
func joinCounts(errors, warnings int, one, ones, other, others string) string {
	switch {
	case errors > 0 && warnings > 0:
		return plural(errors, one, ones) + ", " + plural(warnings, other, others)
	case errors > 0:
		return plural(errors, one, ones)
	case warnings > 0:
		return plural(warnings, other, others)
	}
	return ""
}

var french = words{
	code: "fr",
	home: "Voir le site", hide: "Masquer (touche Échap)",
	seeFindings: "Voir ce qui est à corriger", open: "Ouvrir dans l’éditeur",
	draftMark: "non publié",
	edit:      "Modifier cette fiche", editPart: "Modifier cet engagement", editSite: "Édition du site", editLabel: "Édition", saved: "C’est enregistré.",
	stopped:     "L’aperçu est arrêté. Relancez « parvis serve » : cette page reviendra d’elle-même.",
	otherHost:   "Cette adresse n’est pas celle de l’aperçu. Ouvrez celle que « parvis serve » affiche.",
	readOnly:    "L’aperçu ne fait que montrer des pages.",
	outsideSite: "Cette adresse sort du site.",
	title: func(e, w int) string {
		switch {
		case e > 0:
			return plural(e, "erreur à corriger", "erreurs à corriger")
		case w > 0:
			return plural(w, "point à vérifier", "points à vérifier")
		}
		return "Rien à corriger"
	},
	summary: func(e, w int) string {
		return joinCounts(e, w, "erreur", "erreurs", "point à vérifier", "points à vérifier")
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
	more:  func(n int) string { return "… et " + plural(n, "autre", "autres") },
	place: func(line, col int) string { return fmt.Sprintf("ligne %d, colonne %d", line, col) },
}

var english = words{
	code: "en",
	home: "See the site", hide: "Hide (Esc key)", seeFindings: "See what to fix", open: "Open in the editor",
	edit: "Edit this record", editPart: "Edit this commitment", editSite: "Editing the site", editLabel: "Editing", saved: "It is saved.",
	draftMark:   "not published",
	stopped:     "The preview has stopped. Run “parvis serve” again: this page will come back by itself.",
	otherHost:   "This address is not the preview’s. Open the one that “parvis serve” shows.",
	readOnly:    "The preview only shows pages.",
	outsideSite: "This address leaves the site.",
	title: func(e, w int) string {
		switch {
		case e > 0:
			return plural(e, "error to fix", "errors to fix")
		case w > 0:
			return plural(w, "thing to check", "things to check")
		}
		return "Nothing to fix"
	},
	summary: func(e, w int) string {
		return joinCounts(e, w, "error", "errors", "thing to check", "things to check")
	},
	lead: func(e int, ready bool) string {
		switch {
		case e > 0 && ready:
			return "The page shows the site as it was before. Fix the file and save it: the page will update."
		case e > 0:
			return "The site will appear here once the file is fixed and saved."
		}
		return "The site is up to date."
	},
	stale: func(summary string) string {
		return "Preview: " + summary + ". The page shows the site as it was before."
	},
	more:  func(n int) string { return "… and " + plural(n, "other", "others") },
	place: func(line, col int) string { return fmt.Sprintf("line %d, column %d", line, col) },
}
