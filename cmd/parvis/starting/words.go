package starting

import (
	"fmt"

	"parvis/generator/content/starter"
)

// words has the messages of these commands, in one language.
type words struct {
	initUse, init, initTitle, initURL, initCI, initDemo                   string
	initWhere, initMany                                                   string
	badCI, demoAlone, siteMade, demoMade, howToRun, inTheWay, initStopped string
	offer, offerTitle                                                     string
	newUse, new, newLong, newSiren, newCode, newWhat                      string
	badKind, badName, keptName, sirenOf, codeOf, badCode                  string
	exists, recordMade                                                    string
	schemaUse, schema, schemaLong, schemaOutput, schemaMany               string
	schemasIn                                                             string
	noPlace, formerPlace, onePlace, somePlaces                            string
	badSiren                                                              func(*starter.SirenError) string
}

// wordsIn maps language codes to messages.
var wordsIn = map[string]words{"fr": {
	initUse:   "init DOSSIER [options]",
	init:      "Créer un nouveau site, prêt à être construit",
	initTitle: "`titre` du site (par défaut Charte Entreprises & Quartiers)",
	initURL:   "`adresse` du site quand il sera en ligne ; elle peut s’indiquer plus tard",
	initCI:    "`forge` qui vérifie et publie le site à chaque modification : github ou gitlab",
	demoAlone: "--demo a son titre et son adresse : retirez --titre et --url",
	initDemo:  "montrer une charte fictive : 60 signataires et quatre années de bilans",
	initWhere: "dites dans quel dossier créer le site, par exemple : parvis init mon-site",
	initMany:  "un seul dossier à la fois ; si son nom contient une espace, mettez-le entre guillemets : parvis init \"%s %s\"",
	badCI:     "--ci %s : cette forge n’est pas connue ; écrivez github ou gitlab",
	inTheWay:  "%s contient déjà : %s\nRien n’a été écrit. Choisissez un autre dossier, ou déplacez ce qui s’y trouve.",
	siteMade: `Site créé dans %[1]s. Pour le voir :
    cd %[1]s
    parvis serve
Pour commencer une fiche : parvis new signataire "Son nom"
Les fiches dont le nom commence par « exemple- » sont fictives : remplacez-les, ou supprimez-les.
Le guide de rédaction : %[2]s
`,
	demoMade: `Démonstration créée dans %[1]s : tout y est fictif. Pour la voir :
    cd %[1]s
    parvis serve
Le guide de rédaction : %[2]s
`,
	offer:       "Il n’y a pas de site ici. En créer un dans le dossier « %s » ? [O/n] ",
	offerTitle:  "Titre du site (Entrée pour « Charte Entreprises & Quartiers ») : ",
	initStopped: "interrompu ; rien n’a été écrit",
	howToRun:    "Si « parvis » n’est pas reconnu, copiez le programme dans ce dossier, et tapez %s\n",
	newUse:      "new GENRE NOM [options]",
	new:         "Commencer une fiche : signataire, territoire…",
	newLong:     "Commence une fiche dans le bon dossier, avec toutes ses clés expliquées.\nGenres : %s.",
	newSiren:    "`numéro` SIREN d’un signataire ; il est vérifié",
	newCode:     "`code` officiel d’un territoire, quand plusieurs lieux ont ce nom",
	newWhat:     "dites quel genre de fiche, et son nom, par exemple : parvis new signataire \"Exemple SA\"\nGenres : %s",
	badKind:     "« %s » n’est pas un genre de fiche ; les genres sont : %s",
	badName:     "« %s » ne peut pas nommer un fichier ; le nom doit avoir une lettre ou un chiffre",
	keptName:    "« %s » donnerait l’adresse « %s », que le site garde pour lui ; précisez le nom",
	sirenOf:     "--siren est pour un signataire ; une fiche de genre %s n’a pas de numéro SIREN",
	codeOf:      "--code est pour un territoire ; une fiche de genre %s n’a pas de code officiel",
	badCode:     "--code %s : aucun lieu appelé « %s » n’a ce code",
	exists:      "la fiche existe déjà : %s\nRien n’a été écrit. Ouvrez-la, ou donnez un nom plus précis.",
	recordMade: `Fiche créée : %s
C’est un brouillon : ouvrez-la, remplissez ce que vous savez, puis tapez parvis check.
Quand elle est prête, retirez sa ligne « brouillon » : elle sera publiée.
`,
	noPlace:      "Aucune région, département, commune, intercommunalité ni aucun quartier de 2024 ne s’appelle « %s » : remplissez vous-même type, code et parent.",
	formerPlace:  "    « %[1]s » (%[2]s) est aujourd’hui %[3]s (%[4]s), depuis le %[5]s.",
	onePlace:     "Un seul lieu a ce nom, et la fiche le dit ; si ce n’est pas lui, corrigez type, code et parent :\n%s",
	somePlaces:   "%d lieux s’appellent « %s » ; choisissez le bon, et remplissez type, code et parent (ou recommencez avec --code) :\n%s",
	schemaUse:    "schema [GENRE] [options]",
	schema:       "Écrire le format des fiches pour les éditeurs de texte (JSON Schema)",
	schemaLong:   "Écrit le format des fiches en JSON Schema, que lisent les éditeurs de texte\npour proposer les clés et signaler les fautes.\nGenres : %s, site.",
	schemaOutput: "`dossier` où écrire un fichier par genre",
	schemaMany:   "un seul genre à la fois ; --output les écrit tous",
	schemasIn:    "%d schémas écrits dans %s\n",
	badSiren: func(e *starter.SirenError) string {
		const end = " ; vérifiez-le sur annuaire-entreprises.data.gouv.fr"
		switch {
		case e.Others:
			return fmt.Sprintf("--siren %s : un numéro SIREN n’a que des chiffres", e.Typed) + end
		case e.Digits == 14:
			return fmt.Sprintf("--siren %s : ce numéro a 14 chiffres, c’est un SIRET ; le SIREN en est les 9 premiers : %s", e.Typed, e.Typed[:9])
		case e.Digits != 9:
			return fmt.Sprintf("--siren %s : un numéro SIREN a 9 chiffres, celui-ci en a %d", e.Typed, e.Digits) + end
		}
		return fmt.Sprintf("--siren %s : la clé de contrôle ne correspond pas, un chiffre est sans doute changé", e.Typed) + end
	},
}, "en": {
	initUse:   "init FOLDER [options]",
	init:      "Create a new site, ready to be built",
	initTitle: "`title` of the site (default Charte Entreprises & Quartiers)",
	initURL:   "`address` of the site once online; it can be given later",
	initCI:    "`host` that checks and publishes the site after every change: github or gitlab",
	demoAlone: "--demo has its own title and address: leave out --titre and --url",
	initDemo:  "show a fictitious charter: 60 signatories and four years of reports",
	initWhere: "say in which folder to create the site, for example: parvis init my-site",
	initMany:  "one folder at a time; if its name has a space, put it between quotes: parvis init \"%s %s\"",
	badCI:     "--ci %s: not a known host; write github or gitlab",
	inTheWay:  "%s already has: %s\nNothing was written. Choose another folder, or move what is there.",
	siteMade: `Site created in %[1]s. To see it:
    cd %[1]s
    parvis serve
To create a record: parvis new signataire "Its name"
The records whose name starts with “exemple-” are fictitious: replace them, or delete them.
The editors’ guide (in French): %[2]s
`,
	demoMade: `Demonstration created in %[1]s: all of it is fictitious. To see it:
    cd %[1]s
    parvis serve
The editors’ guide (in French): %[2]s
`,
	offer:       "There is no site here. Make one in the folder “%s”? [Y/n] ",
	offerTitle:  "Title of the site (Enter for “Charte Entreprises & Quartiers”): ",
	initStopped: "interrupted; nothing was written",
	howToRun:    "If “parvis” isn’t found, copy the program into that folder, and type %s\n",
	newUse:      "new KIND NAME [options]",
	new:         "Create a record: signataire, territoire…",
	newLong:     "Creates a record in the right folder, with all its keys explained (in French).\nKinds: %s.",
	newSiren:    "SIREN `number` of a signatory; it is checked",
	newCode:     "official `code` of a territory, when several places have that name",
	newWhat:     "say what kind of record, and its name, for example: parvis new signataire \"Exemple SA\"\nKinds: %s",
	badKind:     "“%s” is not a kind of record; the kinds are: %s",
	badName:     "“%s” cannot name a file; the name must have a letter or a digit",
	keptName:    "“%s” would have the address “%s”, which the site reserves; give a more precise name",
	sirenOf:     "--siren is for a signatory; a record of kind %s has no SIREN",
	codeOf:      "--code is for a territory; a record of kind %s has no official code",
	badCode:     "--code %s: no place called “%s” has this code",
	exists:      "the record already exists: %s\nNothing was written. Open it, or give a more precise name.",
	recordMade: `Record created: %s
It is a draft: open it, fill in what you know, then type parvis check.
When it is ready, remove its line “brouillon”: it will be published.
`,
	noPlace:      "No région, département, commune, inter-municipality or neighbourhood of 2024 is called “%s”: fill in type, code and parent yourself.",
	formerPlace:  "    “%[1]s” (%[2]s) is now %[3]s (%[4]s), since %[5]s.",
	onePlace:     "One place has this name, and the record says so; if it is another, correct type, code and parent:\n%s",
	somePlaces:   "%d places are called “%s”; choose the right one, and fill in type, code and parent (or start again with --code):\n%s",
	schemaUse:    "schema [KIND] [options]",
	schema:       "Write the format of the records for text editors (JSON Schema)",
	schemaLong:   "Writes the format of the records as JSON Schema, which text editors read to\nsuggest keys and mark errors.\nKinds: %s, site.",
	schemaOutput: "`folder` to write one file per kind to",
	schemaMany:   "one kind at a time; --output writes them all",
	schemasIn:    "%d schemas written to %s\n",
	badSiren: func(e *starter.SirenError) string {
		const end = "; look it up on annuaire-entreprises.data.gouv.fr"
		switch {
		case e.Others:
			return fmt.Sprintf("--siren %s: a SIREN has digits only", e.Typed) + end
		case e.Digits == 14:
			return fmt.Sprintf("--siren %s: this number has 14 digits, it is a SIRET; its SIREN is the first 9: %s", e.Typed, e.Typed[:9])
		case e.Digits != 9:
			return fmt.Sprintf("--siren %s: a SIREN has 9 digits, this has %d", e.Typed, e.Digits) + end
		}
		return fmt.Sprintf("--siren %s: the check digit does not match, a digit is probably wrong", e.Typed) + end
	},
}}
