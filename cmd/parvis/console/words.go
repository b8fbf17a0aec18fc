package console

// words has the messages that several commands print, in one language.
type words struct {
	content, badURL, noContent                   string // arguments
	badTheme, unknownTheme, unknownBase          string
	busy, foreignFiles, interrupted              string
	file                                         string
	noPermission, noFolder, noSpace, linkOutside string
}

// wordsIn maps language codes to messages.
var wordsIn = map[string]words{"fr": {
	content:      "`dossier` des fiches (par défaut content)",
	badURL:       "--url %s : ce n’est pas l’adresse d’un site ; écrivez une adresse comme https://exemple.fr/charte/",
	noContent:    "%s : ce n’est pas un dossier ; placez-vous dans le dossier du site, ou indiquez --content",
	badTheme:     "thème : %s",
	unknownTheme: "il n’y a pas de thème « %s » ; les thèmes connus sont : %s",
	unknownBase:  "thème : %s : base : il n’y a pas de thème « %s » ; les thèmes connus sont : %s",
	busy:         "un autre build écrit déjà dans %s ; attendez qu’il finisse",
	foreignFiles: "%s contient déjà des fichiers que Parvis n’a pas écrits ; rien n’a été touché :\n    %s\nDéplacez-les, ou choisissez un autre dossier avec --output",
	interrupted:  "interrompu ; le prochain build complétera le site",
	file:         "%s : %s",
	noPermission: "l’accès est refusé",
	noFolder:     "ce n’est pas un dossier",
	noSpace:      "il n’y a plus de place sur le disque",
	linkOutside:  "un lien symbolique y mène hors du dossier ; mettez-y le dossier ou le fichier lui-même",
}, "en": {
	content:      "`folder` of the records (default content)",
	badURL:       "--url %s: not the address of a site; write an address like https://example.org/charter/",
	noContent:    "%s: this is not a folder; go to the folder of the site, or give --content",
	badTheme:     "theme: %s",
	unknownTheme: "there is no theme “%s”; the known themes are: %s",
	unknownBase:  "theme: %s: base: there is no theme “%s”; the known themes are: %s",
	busy:         "another build is writing to %s; wait for it to end",
	foreignFiles: "%s already has files that Parvis did not write; nothing was changed:\n    %s\nMove them, or choose another folder with --output",
	interrupted:  "interrupted; the next build will complete the site",
	file:         "%s: %s",
	noPermission: "access denied",
	noFolder:     "not a folder",
	noSpace:      "no space left on the disk",
	linkOutside:  "a symbolic link there leads out of the folder; put the folder or the file itself there",
}}
