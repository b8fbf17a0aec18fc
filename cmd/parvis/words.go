package main

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"parvis/generator"
)

// words has the messages of the command itself, in one language. The messages about
// records are in package messages.
type words struct {
	writingWords
	code                                                                                string
	short, long, help, lang, seeHelp, template                                          string
	completion, completionFor                                                           string
	build, check, version                                                               string
	content, output, theme, url, asOf, drafts                                           string
	badAsOf, badURL, badLang, noContent, outputInside                                   string
	positional, badTheme, unknownTheme, unknownBase                                     string
	foreignFiles, busy, interrupted, file, noPermission, noFolder, noSpace, linkOutside string
	progress, nothingWritten, noECharts                                                 string
	count                                                                               func(errors, warnings int) string
	built                                                                               func(*generator.Report, string, time.Duration) string
	checked                                                                             func(*generator.Report) string
	checking                                                                            checkWords
	man                                                                                 manualWords
	usagePatterns                                                                       [][2]string // pattern of the library's message, and its wording
	serving                                                                             serveWords
}

// manualWords has the headings of the manual page and the meaning of each exit code.
type manualWords struct {
	short, name, synopsis, usage, description, commands, options, status string
	codes                                                                [3]string
}

// wordsFor returns the messages in the language of a command line. It runs before the
// flags are parsed, because their help texts need it.
func wordsFor(args []string) words {
	for i, a := range args {
		if a == "--lang=en" || a == "--lang" && i+1 < len(args) && args[i+1] == "en" {
			return english
		}
	}
	return french
}

// usage returns the message for a usage error, translating those of the library.
func (w words) usage(err error) string {
	for _, u := range w.usagePatterns {
		re := regexp.MustCompile(u[0])
		if m := re.FindStringSubmatch(err.Error()); m != nil {
			return re.ReplaceAllString(m[0], u[1])
		}
	}
	return err.Error()
}

// plural returns "1 fiche", "2 fiches". In French 0 takes the singular, in English
// the plural.
func plural(n int, one, other string, french bool) string {
	if n == 1 || french && n == 0 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, other)
}

func seconds(d time.Duration, comma string) string {
	return strings.Replace(fmt.Sprintf("%.2f s", d.Seconds()), ".", comma, 1)
}

var french = words{
	writingWords:   frenchWriting,
	code:           "fr",
	serving:        serveFrench,
	short:          "Vérifie les fiches d’un site et le construit",
	long:           "Parvis vérifie les fiches d’un dossier (signataires, engagements, territoires…) et en fait un site statique.",
	help:           "afficher l’aide",
	lang:           "`langue` des messages : fr (par défaut) ou en",
	completion:     "Écrire le script de complétion du terminal",
	completionFor:  "Script pour %s",
	seeHelp:        "Pour l’aide : parvis --help",
	build:          "Construire le site",
	check:          "Vérifier les fiches sans rien écrire",
	version:        "Afficher la version",
	content:        "`dossier` des fiches (par défaut content)",
	output:         "`dossier` où écrire le site (par défaut public)",
	theme:          "`nom` du thème (par défaut celui de site.toml, sinon parvis)",
	url:            "`adresse` du site, à la place de celle de site.toml",
	asOf:           "`date` d’arrêté des données (2018-07-11), à la place de celle de site.toml",
	drafts:         "publier aussi les brouillons et les publications à venir",
	badAsOf:        "--as-of %s : ce n’est pas un jour ; écrivez une date comme 2018-07-11",
	badURL:         "--url %s : ce n’est pas l’adresse d’un site ; écrivez une adresse comme https://exemple.fr/charte/",
	badLang:        "--lang %s : cette langue n’est pas connue ; écrivez fr ou en",
	outputInside:   "--output %s : le site ne peut pas être écrit parmi les fiches (%s) ; choisissez un autre dossier",
	noContent:      "%s : ce n’est pas un dossier ; placez-vous dans le dossier du site, ou indiquez --content",
	positional:     "%s ne prend pas « %s » ; le dossier des fiches se donne par --content, et toutes ses fiches sont lues",
	badTheme:       "thème : %s",
	unknownTheme:   "il n’y a pas de thème « %s » ; les thèmes connus sont : %s",
	unknownBase:    "thème : %s : base : il n’y a pas de thème « %s » ; les thèmes connus sont : %s",
	busy:           "un autre build écrit déjà dans %s ; attendez qu’il finisse",
	foreignFiles:   "%s contient déjà des fichiers que Parvis n’a pas écrits ; rien n’a été touché :\n    %s\nDéplacez-les, ou choisissez un autre dossier avec --output",
	interrupted:    "interrompu ; le prochain build complétera le site",
	file:           "%s : %s",
	noPermission:   "l’accès est refusé",
	noFolder:       "ce n’est pas un dossier",
	noSpace:        "il n’y a plus de place sur le disque",
	linkOutside:    "un lien symbolique y mène hors du dossier ; mettez-y le dossier ou le fichier lui-même",
	progress:       "%d pages sur %d…",
	nothingWritten: "Rien n’a été écrit : corrigez d’abord les erreurs ci-dessus.",
	noECharts:      "Ce programme a été construit sans ECharts : les figures sont publiées en tableaux, avec des barres.",
	count: func(e, w int) string {
		return plural(e, "erreur", "erreurs", true) + ", " + plural(w, "point à vérifier", "points à vérifier", true)
	},
	built: func(r *generator.Report, dir string, d time.Duration) string {
		return fmt.Sprintf("Site construit dans %s : %s, %s ; fichiers : %s, %s, %s ; %s", dir,
			plural(r.Records, "fiche", "fiches", true), plural(r.Pages, "page", "pages", true),
			plural(r.Files.Written, "écrit", "écrits", true), plural(r.Files.Unchanged, "inchangé", "inchangés", true),
			plural(r.Files.Removed, "retiré", "retirés", true), seconds(d, ","))
	},
	checked: func(r *generator.Report) string {
		return "Aucune erreur dans " + plural(r.Records, "fiche", "fiches", true)
	},
	checking: checkFrench,
	man: manualWords{"Écrire la page de manuel", "NOM", "SYNOPSIS", "COMMANDE [options]", "DESCRIPTION", "COMMANDES", "OPTIONS COMMUNES", "CODE DE RETOUR",
		[3]string{"c’est fait", "des fiches, le thème ou un dossier sont à corriger", "la ligne de commande est à corriger"}},
	usagePatterns: [][2]string{
		{`^unknown command "(.*)" for "(.*)"(?s:.*)$`, "commande inconnue « $1 »"},
		{`^unknown flag: (.*)$`, "option inconnue $1"},
		{`^unknown shorthand flag: '(.)' in (.*)$`, "option inconnue $2"},
		{`^flag needs an argument: (.*)$`, "l’option $1 attend une valeur"},
		{`^invalid argument "(.*)" for "(.*)" flag: .*$`, "« $1 » ne convient pas à l’option $2"},
	},
	template: `Usage : {{if .HasAvailableSubCommands}}{{.CommandPath}} COMMANDE [options]{{else}}{{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}

Commandes :{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Options :
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Options communes :
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`,
}

var english = words{
	writingWords:   englishWriting,
	code:           "en",
	serving:        serveEnglish,
	short:          "Checks the records of a site and builds it",
	long:           "Parvis checks the records of a folder (signatories, commitments, territories…) and makes a static site of them.",
	help:           "show help",
	lang:           "`language` of the messages: fr (default) or en",
	completion:     "Write the completion script of a shell",
	completionFor:  "Script for %s",
	seeHelp:        "For help: parvis --help",
	build:          "Build the site",
	check:          "Check the records without writing anything",
	version:        "Show the version",
	content:        "`folder` of the records (default content)",
	output:         "`folder` to write the site to (default public)",
	theme:          "`name` of the theme (by default site.toml's, else parvis)",
	url:            "`address` of the site, instead of site.toml's",
	asOf:           "as-of `date` of the data (2018-07-11), instead of site.toml's",
	drafts:         "publish drafts and future publications too",
	badAsOf:        "--as-of %s: not a day; write a date like 2018-07-11",
	badURL:         "--url %s: not the address of a site; write an address like https://example.org/charter/",
	badLang:        "--lang %s: not a known language; write fr or en",
	outputInside:   "--output %s: the site cannot be written inside the folder of the records (%s); choose another folder",
	noContent:      "%s: this is not a folder; go to the folder of the site, or give --content",
	positional:     "%s does not take “%s”; give the folder of the records with --content: all its records are read",
	badTheme:       "theme: %s",
	unknownTheme:   "there is no theme “%s”; the known themes are: %s",
	unknownBase:    "theme: %s: base: there is no theme “%s”; the known themes are: %s",
	busy:           "another build is writing to %s; wait for it to end",
	foreignFiles:   "%s already has files that Parvis did not write; nothing was changed:\n    %s\nMove them, or choose another folder with --output",
	interrupted:    "interrupted; the next build will complete the site",
	file:           "%s: %s",
	noPermission:   "access denied",
	noFolder:       "not a folder",
	noSpace:        "no space left on the disk",
	linkOutside:    "a symbolic link there leads out of the folder; put the folder or the file itself there",
	progress:       "%d pages of %d…",
	nothingWritten: "Nothing was written: fix the errors above first.",
	noECharts:      "This program was built without ECharts: figures are published as tables with bars.",
	count: func(e, w int) string {
		return plural(e, "error", "errors", false) + ", " + plural(w, "thing to check", "things to check", false)
	},
	built: func(r *generator.Report, dir string, d time.Duration) string {
		return fmt.Sprintf("Site built in %s: %s, %s; files: %d written, %d unchanged, %d removed; %s", dir,
			plural(r.Records, "record", "records", false), plural(r.Pages, "page", "pages", false),
			r.Files.Written, r.Files.Unchanged, r.Files.Removed, seconds(d, "."))
	},
	checked: func(r *generator.Report) string {
		return "No error in " + plural(r.Records, "record", "records", false)
	},
	checking: checkEnglish,
	man: manualWords{"Write the manual page", "NAME", "SYNOPSIS", "COMMAND [options]", "DESCRIPTION", "COMMANDS", "COMMON OPTIONS", "EXIT STATUS",
		[3]string{"done", "errors in records, the theme or a folder", "error in the command line"}},
	template: `Usage: {{if .HasAvailableSubCommands}}{{.CommandPath}} COMMAND [options]{{else}}{{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}

Commands:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Options:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Common options:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`,
}
