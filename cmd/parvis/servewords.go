package main

import "parvis/cmd/parvis/console"

// serveWords has the messages of "parvis serve", in one language.
type serveWords struct {
	serve, port, address, editor, open string
	badEditor, badPort                 string
	readOnly, editAt, noDrafts         string
	use, notBuilt, otherHost           string
	ready, notOpened                   string
	taken, notHere, otherPort, seen    string
	all, fine, fault, comma            string
	more                               func(int) string
}

var serveFrench = serveWords{
	serve:     "Montrer le site pendant qu’on écrit ses fiches",
	port:      "`numéro` du port (par défaut 8000, ou le premier libre après lui)",
	address:   "`adresse` où répondre (par défaut 127.0.0.1 : cette machine seule)",
	editor:    "`programme` que les liens des erreurs ouvrent : %s (par défaut vscode)",
	open:      "ouvrir le site dans le navigateur",
	readOnly:  "montrer le site sans les formulaires : rien ne peut y être modifié",
	noDrafts:  "montrer le site tel qu’il serait publié, sans les brouillons",
	use:       "serve [DOSSIER] [options]",
	notBuilt:  "%s : ce n’est pas un site construit (pas de fichier index.html) ; tapez parvis build, ou parvis serve seul",
	otherHost: "Cette adresse n’est pas celle que « parvis serve » affiche.",
	editAt:    "Pour le modifier : %s\n",
	badEditor: "--editor %s : ce programme n’est pas connu ; les programmes connus sont : %s",
	badPort:   "--port %d : ce n’est pas un port ; écrivez un nombre de 1 à 65535",
	ready:     "Le site est à l’adresse %s (Ctrl+C pour arrêter)\n",
	notOpened: "Le navigateur n’a pas pu être ouvert (%v) ; ouvrez l’adresse vous-même\n",
	taken:     "le port %d est déjà pris par un autre programme ; choisissez-en un autre avec --port, ou omettez --port",
	notHere:   "--address %s, port %d : %s ; choisissez une adresse de cette machine et un port libre",
	otherPort: "Le port %d est déjà pris ; le site est au port %d\n",
	seen:      "Attention : à l’adresse %s, le site et ses brouillons sont visibles de toutes les machines qui atteignent celle-ci\n",
	all:       "tout le site",
	more:      func(n int) string { return " et " + console.Plural(n, "autre", "autres", true) },
	fine:      "à jour",
	fault:     "erreur",
	comma:     ",",
}

var serveEnglish = serveWords{
	serve:     "Show the site while its records are written",
	port:      "`number` of the port (default 8000, or the first free one after it)",
	address:   "`address` to answer on (default 127.0.0.1: this machine alone)",
	editor:    "`program` that the links of errors open: %s (default vscode)",
	open:      "open the site in the browser",
	readOnly:  "show the site without the forms: nothing can be changed there",
	noDrafts:  "show the site as it would be published, without the drafts",
	use:       "serve [FOLDER] [options]",
	notBuilt:  "%s: not a built site (no file index.html); type parvis build, or parvis serve alone",
	otherHost: "This address is not the one that “parvis serve” shows.",
	editAt:    "To edit it: %s\n",
	badEditor: "--editor %s: not a known program; the known programs are: %s",
	badPort:   "--port %d: not a port; write a number from 1 to 65535",
	ready:     "The site is at %s (Ctrl+C to stop)\n",
	notOpened: "The browser could not be opened (%v); open the address yourself\n",
	taken:     "port %d is taken by another program; choose another with --port, or leave --port out",
	notHere:   "--address %s, port %d: %s; choose an address of this machine and a free port",
	otherPort: "Port %d is taken; the site is at port %d\n",
	seen:      "Beware: at %s, the site and its drafts can be seen by every machine that reaches this one\n",
	all:       "the whole site",
	more:      func(n int) string { return " and " + console.Plural(n, "other", "others", false) },
	fine:      "up to date",
	fault:     "an error",
	comma:     ".",
}
