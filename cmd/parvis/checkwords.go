package main

// checkWords has the messages of "parvis check", in one language. Those about what it
// found are in package results.
type checkWords struct {
	format, strict, all, todo, online        string // flags
	badFormat, allAlone, todoAlone, progress string
}

var checkFrench = checkWords{
	format:    "`forme` de ce qui est écrit : text (par défaut), json, github ou sarif",
	strict:    "échouer aussi quand il reste des points à vérifier",
	all:       "montrer tous les constats, et pas seulement les premiers de chaque sorte",
	todo:      "montrer tout ce qui reste à faire",
	online:    "suivre aussi les liens vers d’autres sites, par le réseau",
	badFormat: "--format %s : cette forme n’est pas connue ; écrivez text, json, github ou sarif",
	allAlone:  "--all ne va qu’avec --format text ; les autres formes disent toujours tout",
	todoAlone: "--todo ne va qu’avec --format text ; json et sarif disent toujours tout ce qui reste à faire",
	progress:  "%d liens sur %d…",
}

var checkEnglish = checkWords{
	format:    "`form` of what is written: text (default), json, github or sarif",
	strict:    "fail also when there are things to check",
	all:       "show all findings, not only the first of each kind",
	todo:      "show everything that is still to be done",
	online:    "follow links to other sites too, over the network",
	badFormat: "--format %s: not a known form; write text, json, github or sarif",
	allAlone:  "--all goes with --format text only; the other forms always tell everything",
	todoAlone: "--todo goes with --format text only; json and sarif always list everything that is to be done",
	progress:  "%d links of %d…",
}
