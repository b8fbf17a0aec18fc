package main

import (
	"fmt"
	"regexp"
	"time"

	"parvis/cmd/parvis/console"
	"parvis/generator"
)

// words has the messages of the command itself, in one language. The messages about
// records are in package messages, those that several commands print in console.
type words struct {
	short, long, help, lang, seeHelp, template string
	completion, completionFor                  string
	build, check, version                      string
	output, theme, url, asOf, drafts           string
	badAsOf, badLang, outputInside, positional string
	progress, nothingWritten, noECharts        string
	built                                      func(*generator.Report, string, time.Duration) string
	checking                                   checkWords
	man                                        manualWords
	usagePatterns                              [][2]string // pattern of the library's message, and its wording
	serving                                    serveWords
}

// manualWords has the headings of the manual page and the meaning of each exit code.
type manualWords struct {
	short, name, synopsis, usage, description, commands, options, status string
	codes                                                                [3]string
}

// langOf returns the language of a command line. It runs before the flags are parsed,
// because their help texts need it.
func langOf(args []string) string {
	for i, a := range args {
		if a == "--lang=en" || a == "--lang" && i+1 < len(args) && args[i+1] == "en" {
			return "en"
		}
	}
	return "fr"
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

// wordsIn maps language codes to messages.
var wordsIn = map[string]words{"fr": {
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
	output:         "`dossier` où écrire le site (par défaut public)",
	theme:          "`nom` du thème (par défaut celui de site.toml, sinon parvis)",
	url:            "`adresse` du site, à la place de celle de site.toml",
	asOf:           "`date` d’arrêté des données (2018-07-11), à la place de celle de site.toml",
	drafts:         "publier aussi les brouillons et les publications à venir",
	badAsOf:        "--as-of %s : ce n’est pas un jour ; écrivez une date comme 2018-07-11",
	badLang:        "--lang %s : cette langue n’est pas connue ; écrivez fr ou en",
	outputInside:   "--output %s : le site ne peut pas être écrit parmi les fiches (%s) ; choisissez un autre dossier",
	positional:     "%s ne prend pas « %s » ; le dossier des fiches se donne par --content, et toutes ses fiches sont lues",
	progress:       "%d pages sur %d…",
	nothingWritten: "Rien n’a été écrit : corrigez d’abord les erreurs ci-dessus.",
	noECharts:      "Ce programme a été construit sans ECharts : les figures n'ont pas de version interactive.",
	built: func(r *generator.Report, dir string, d time.Duration) string {
		return fmt.Sprintf("Site construit dans %s : %s, %s ; fichiers : %s, %s, %s ; %s", dir,
			console.Plural(r.Records, "fiche", "fiches", true), console.Plural(r.Pages, "page", "pages", true),
			console.Plural(r.Files.Written, "écrit", "écrits", true), console.Plural(r.Files.Unchanged, "inchangé", "inchangés", true),
			console.Plural(r.Files.Removed, "retiré", "retirés", true), console.Seconds(d, ","))
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
}, "en": {
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
	output:         "`folder` to write the site to (default public)",
	theme:          "`name` of the theme (by default site.toml's, else parvis)",
	url:            "`address` of the site, instead of site.toml's",
	asOf:           "as-of `date` of the data (2018-07-11), instead of site.toml's",
	drafts:         "publish drafts and future publications too",
	badAsOf:        "--as-of %s: not a day; write a date like 2018-07-11",
	badLang:        "--lang %s: not a known language; write fr or en",
	outputInside:   "--output %s: the site cannot be written inside the folder of the records (%s); choose another folder",
	positional:     "%s does not take “%s”; give the folder of the records with --content: all its records are read",
	progress:       "%d pages of %d…",
	nothingWritten: "Nothing was written: fix the errors above first.",
	noECharts:      "This program was built without ECharts: figures have no interactive form.",
	built: func(r *generator.Report, dir string, d time.Duration) string {
		return fmt.Sprintf("Site built in %s: %s, %s; files: %d written, %d unchanged, %d removed; %s", dir,
			console.Plural(r.Records, "record", "records", false), console.Plural(r.Pages, "page", "pages", false),
			r.Files.Written, r.Files.Unchanged, r.Files.Removed, console.Seconds(d, "."))
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
}}
