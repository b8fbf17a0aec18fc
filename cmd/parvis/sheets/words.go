package sheets

import (
	"fmt"

	"parvis/cmd/parvis/console"
	"parvis/generator/content/declared"
	"parvis/generator/content/imports"
	"parvis/generator/content/sheet"
	"parvis/generator/content/table"
)

// words has the messages of these commands, in one language.
type words struct {
	importUse, importing, importLong, importWhat                                             string
	sheetFlag, mapFlag, sourceFlag, dryRun, partial, accept, report, all, format             string
	badFormat, badMap, changedSince, exists, reportName, oneReport                           string
	sheet, row, line, colon, result, commitment, erased, doubtful                            string
	other, private, left, noTable, written, dry, nothing                                     string
	remarks, reportMade, mapMade, mapKept, mapHead, mapDoubt, mapValues                      string
	reasons                                                                                  map[sheet.Reason]string
	exportUse, exporting, exportLong, exportWhat, exportName, exported                       string
	round, roundLong, prepareUse, prepare, collectUse, collect, statusUse, status            string
	yearFlag, signatoryFlag, territoryFlag, roundSource, roundSaid, reports                  string
	whichYear, whichFolder, noRecord, nearRecord, nobody, noWorkbook, partlyTitle, noneTitle string

	unread                                       func(n int) string
	prepared                                     func(n int, folder string) string
	answers                                      func(year, whole, partly, none int) string
	share                                        func(answered, asked int) string
	skipped                                      map[declared.SkipReason]string
	why                                          map[table.Why]string
	rows                                         func(header, rows, left int) string
	recordNamed                                  func(isNew bool, name string) string
	summary                                      func(c imports.Counts, unchanged int) string
	stopped, writtenPartly, more, times, untyped func(n int) string
}

// french counts in French.
func french(n int, one, other string) string { return console.Plural(n, one, other, true) }

// english counts in English.
func english(n int, one, other string) string { return console.Plural(n, one, other, false) }

// wordsIn maps language codes to messages.
var wordsIn = map[string]words{"fr": {
	importUse: "import FICHIER… [options]",
	importing: "Faire entrer un classeur dans les fiches",
	importLong: `Lit un ou plusieurs classeurs (.xlsx, .ods, .csv, .tsv), dit ce qui est compris, ce qui changerait
et ce qui ne va pas, puis écrit tout, ou rien. Une cellule vide n’efface jamais ; « - » efface.
Pour essayer sans rien écrire : parvis import suivi.xlsx --dry-run`,
	importWhat:    "dites quel classeur importer, par exemple : parvis import suivi.xlsx --dry-run",
	sheetFlag:     "`feuille` à lire, quand il ne faut pas les lire toutes",
	mapFlag:       "`fichier` des correspondances entre colonnes et clés ; --dry-run l’écrit s’il n’existe pas",
	sourceFlag:    "`source` des engagements et des chiffres qui n’en ont pas (par défaut, le fichier et la feuille)",
	dryRun:        "montrer ce qui changerait, sans rien écrire",
	partial:       "écrire ce qui est juste, même si le reste ne l’est pas",
	accept:        "prendre ce qui est probable pour sûr",
	report:        "écrire dans ce `fichier` .xlsx le classeur avec une remarque à côté de chaque ligne fautive",
	all:           "montrer toutes les remarques, et non les trois premières de chaque sorte",
	format:        "`forme` du résultat : text ou json (par défaut text)",
	badFormat:     "--format %s : cette forme n’est pas connue ; écrivez une de celles-ci : %s",
	badMap:        "%s n’est pas un fichier de correspondances : %v",
	changedSince:  "%s a changé pendant l’import : rien n’a été écrit ; recommencez",
	exists:        "%s existe déjà : donnez un autre nom, ou déplacez-le",
	reportName:    "--report %s : le nom doit finir par .xlsx",
	oneReport:     "--report est pour un seul classeur à la fois",
	sheet:         "feuille « %s »",
	row:           "ligne %s",
	line:          " (ligne %d du fichier)",
	colon:         " : ",
	result:        "résultat de %s",
	commitment:    "engagement",
	erased:        "%s → effacé",
	doubtful:      "   à confirmer",
	other:         "  laissées de côté : %s\n",
	private:       "  jamais lues, car elles parlent de personnes ou sont masquées : %s\n",
	left:          "  lignes qui ne sont pas des données : %s\n",
	noTable:       "Aucun tableau n’est reconnu : il faut une ligne de titres avec au moins le nom ou le SIREN des signataires, et une autre colonne connue.",
	written:       "C’est écrit. Pour voir le site : parvis serve",
	dry:           "Rien n’a été écrit (--dry-run).",
	nothing:       "Rien à écrire.",
	remarks:       "Remarques de Parvis",
	reportMade:    "Classeur avec les remarques : %s\n",
	mapMade:       "Correspondances écrites dans %s : corrigez-les, puis redonnez-les avec --map\n",
	mapKept:       "%s existe déjà et reste tel quel\n",
	mapHead:       "Ce que les colonnes veulent dire : la clé, puis les titres de colonnes.",
	mapDoubt:      "À confirmer : retirez le # si c’est juste.",
	mapValues:     "Mots du classeur qui ne sont pas reconnus : mettez à gauche la valeur, et retirez le #.",
	exportUse:     "export FICHIER.xlsx [options]",
	exporting:     "Écrire les signataires dans un classeur à remplir",
	exportLong:    "Écrit un classeur de tous les signataires, de leurs engagements et de leurs chiffres, à compléter dans un tableur.\nIl revient dans les fiches avec parvis import.",
	exportWhat:    "dites dans quel fichier écrire, par exemple : parvis export site.xlsx",
	exportName:    "%s : le nom doit finir par .xlsx",
	exported:      "Classeur écrit : %s\nAprès l’avoir complété : parvis import %s --dry-run\n",
	round:         "Préparer et recueillir les bilans d’une année",
	roundLong:     "Chaque année : « prepare » écrit un classeur et une lettre par signataire, « collect » fait entrer ceux qui reviennent,\n« status » dit qui a répondu.",
	prepareUse:    "prepare DOSSIER --year ANNÉE [options]",
	prepare:       "Écrire un classeur et une lettre par signataire",
	collectUse:    "collect DOSSIER --year ANNÉE [options]",
	collect:       "Faire entrer les classeurs revenus dans un dossier",
	statusUse:     "status --year ANNÉE [options]",
	status:        "Dire qui a répondu",
	yearFlag:      "`année` des bilans, comme 2018",
	signatoryFlag: "`nom` de la fiche d’un signataire ; plusieurs sont possibles",
	territoryFlag: "`nom` de la fiche d’un territoire : ceux qui y agissent",
	roundSource:   "`source` des chiffres (par défaut « Bilan 2018 transmis par le signataire »)",
	roundSaid:     "Bilan %d transmis par le signataire",
	reports:       "écrire dans ce `dossier` les classeurs qui ont quelque chose à régler, annotés",
	whichYear:     "dites de quelle année sont les bilans, par exemple : --year 2018",
	whichFolder:   "dites dans quel dossier sont les classeurs, par exemple : parvis bilans prepare envoi --year 2018",
	noRecord:      "aucune fiche ne s’appelle « %s »",
	nearRecord:    "aucune fiche ne s’appelle « %s » ; voulez-vous dire « %s » ?",
	nobody:        "Rien n’est à demander à personne pour cette année.",
	noWorkbook:    "aucun classeur dans %s",
	partlyTitle:   "En partie :",
	noneTitle:     "Pas encore :",
	unread: func(n int) string {
		return french(n, "erreur dans les fiches : ce qui n’est pas lu manque au classeur", "erreurs dans les fiches : ce qui n’est pas lu manque au classeur")
	},
	prepared: func(n int, folder string) string {
		return french(n, "classeur écrit", "classeurs écrits") + " dans " + folder + ", chacun avec sa lettre (.md et .html).\nQuand ils reviennent : parvis bilans collect DOSSIER --year ANNÉE --dry-run"
	},
	answers: func(year, whole, partly, none int) string {
		return fmt.Sprintf("Bilan %d : %s, %d en partie, %d pas encore.", year, french(whole, "signataire a répondu", "signataires ont répondu"), partly, none)
	},
	share: func(answered, asked int) string { return fmt.Sprintf("%d sur %d", answered, asked) },
	reasons: map[sheet.Reason]string{
		sheet.TooLarge:     "%s : le fichier dépasse 50 Mo ; gardez les feuilles utiles, sans images",
		sheet.TooManyRows:  "%s : plus de 100 000 lignes ; partagez le classeur",
		sheet.TooManyCols:  "%s : plus de 1 000 colonnes ; gardez celles qui servent",
		sheet.Bomb:         "%s : le fichier se déplie en plus de 200 Mo, ce qu’aucun classeur ne fait ; il n’est pas lu",
		sheet.Damaged:      "%s : le fichier est abîmé ; ouvrez-le dans un tableur et enregistrez-le de nouveau",
		sheet.OpenQuote:    "%s : un guillemet est ouvert et n’est pas fermé : fermez-le, ou retirez-le",
		sheet.OldExcel:     "%s : c’est un ancien classeur (.xls) ; ouvrez-le dans un tableur et enregistrez-le en .xlsx ou .ods",
		sheet.TooManyCells: "%s : plus de 3 millions de cellules ; partagez le classeur",
		sheet.OtherForm:    "%s : cette forme de classeur n’est pas lue ; ouvrez-le dans le programme qui l’a fait et enregistrez-le en .xlsx ou .ods",
		sheet.WebPage:      "%s : c’est une page web, même si son nom est celui d’un classeur ; ouvrez-la dans un tableur et enregistrez-la en .xlsx ou .ods",
		sheet.Protected:    "%s : le classeur demande un mot de passe ; enregistrez-le sans",
		sheet.NotASheet:    "%s : ce n’est pas un classeur ; il faut un fichier .xlsx, .ods, .csv ou .tsv",
		sheet.EmptyFile:    "%s : le fichier est vide",
		sheet.Entities:     "%s : le fichier déclare des entités, ce qu’aucun classeur ne fait ; il n’est pas lu",
	},
	skipped: map[declared.SkipReason]string{declared.Hidden: "masquée, donc laissée de côté", declared.NoTable: "aucun tableau reconnu, donc laissée de côté"},
	why:     map[table.Why]string{table.Total: "total", table.Note: "note", table.HeaderAgain: "titres répétés", table.Section: "intertitre", table.Example: "exemple"},
	rows: func(header, rows, left int) string {
		out := fmt.Sprintf("titres à la ligne %d ; %s", header, french(rows, "ligne lue", "lignes lues"))
		if left > 0 {
			out += ", " + french(left, "laissée de côté", "laissées de côté")
		}
		return out
	},
	recordNamed: func(isNew bool, name string) string {
		if isNew {
			return "Nouvelle fiche : " + name
		}
		return "Fiche changée : " + name
	},
	summary: func(c imports.Counts, unchanged int) string {
		out := french(c.NewRecords, "fiche nouvelle", "fiches nouvelles") + ", " + french(c.ChangedRecords, "fiche changée", "fiches changées") + ", " +
			french(unchanged, "sans changement", "sans changement") + "\n" +
			french(c.NewCommitments, "engagement nouveau", "engagements nouveaux") + " ; dans les fiches existantes, " +
			french(c.Added, "valeur ajoutée", "valeurs ajoutées") + ", " + french(c.Changed, "changée", "changées") + ", " + french(c.Erased, "effacée", "effacées")
		return out
	},
	stopped: func(n int) string {
		return "Rien n’a été écrit : " + french(n, "point est à régler", "points sont à régler") + ". Corrigez le classeur (--report le rend annoté), acceptez ce qui est probable (--accept), ou écrivez ce qui est juste (--partial)."
	},
	untyped: func(n int) string {
		return "Le classeur ne dit pas le type de " + french(n, "fiche nouvelle : elle est rangée", "fiches nouvelles : elles sont rangées") + " parmi les entreprises. Une colonne « Type » le précise."
	},
	writtenPartly: func(n int) string {
		return "C’est écrit, sauf ce qui reste à régler (" + french(n, "point", "points") + ")."
	},
	more: func(n int) string { return "et " + french(n, "autre", "autres") + " (--all les montre tous)" },
	times: func(n int) string {
		if n < 2 {
			return ""
		}
		return fmt.Sprintf(" (%d fois)", n)
	},
}, "en": {
	importUse: "import FILE… [options]",
	importing: "Bring a workbook into the records",
	importLong: `Reads one or more workbooks (.xlsx, .ods, .csv, .tsv), says what is understood, what would change and
what is wrong, then writes all of it, or nothing. An empty cell never erases; “-” erases.
To try without writing: parvis import suivi.xlsx --dry-run`,
	importWhat:    "say which workbook to import, for example: parvis import suivi.xlsx --dry-run",
	sheetFlag:     "`sheet` to read, when not all of them are to be read",
	mapFlag:       "`file` of correspondences between columns and keys; --dry-run writes it if there is none",
	sourceFlag:    "`source` of commitments and figures that have none (by default, the file and the sheet)",
	dryRun:        "show what would change, and write nothing",
	partial:       "write what is right, even if the rest isn’t",
	accept:        "take what is probable for sure",
	report:        "write the workbook to this .xlsx `file`, with a remark beside each row that has a fault",
	all:           "show all remarks, not the first three of each kind",
	format:        "`form` of the result: text or json (default text)",
	badFormat:     "--format %s: not a known form; write one of these: %s",
	badMap:        "%s is not a file of correspondences: %v",
	changedSince:  "%s changed during the import: nothing was written; start again",
	exists:        "%s exists: give another name, or move it",
	reportName:    "--report %s: the name must end in .xlsx",
	oneReport:     "--report is for one workbook at a time",
	sheet:         "sheet “%s”",
	row:           "row %s",
	line:          " (line %d of the file)",
	colon:         ": ",
	result:        "result of %s",
	commitment:    "commitment",
	erased:        "%s → removed",
	doubtful:      "   to confirm",
	other:         "  left out: %s\n",
	private:       "  never read, for they tell of people or are hidden: %s\n",
	left:          "  rows that are not data: %s\n",
	noTable:       "No table is recognised: a row of labels is needed, with at least the name or the SIREN of signatories, and another known column.",
	written:       "Written. To see the site: parvis serve",
	dry:           "Nothing was written (--dry-run).",
	nothing:       "Nothing to write.",
	remarks:       "Remarks by Parvis",
	reportMade:    "Workbook with the remarks: %s\n",
	mapMade:       "Correspondences written to %s: correct them, then give them with --map\n",
	mapKept:       "%s exists and stays as it is\n",
	mapHead:       "What the columns mean: the key, then the labels of columns.",
	mapDoubt:      "To confirm: remove the # if it is right.",
	mapValues:     "Words of the workbook that are not recognised: put the value on the left, and remove the #.",
	exportUse:     "export FILE.xlsx [options]",
	exporting:     "Write the signatories to a workbook to fill in",
	exportLong:    "Writes a workbook of all signatories, their commitments and figures, to be completed in a spreadsheet program.\nIt comes back into the records with parvis import.",
	exportWhat:    "say which file to write, for example: parvis export site.xlsx",
	exportName:    "%s: the name must end in .xlsx",
	exported:      "Workbook written: %s\nOnce it is completed: parvis import %s --dry-run\n",
	round:         "Prepare and collect the reports of a year",
	roundLong:     "Each year: “prepare” writes a workbook and a letter for each signatory, “collect” brings in those that come back,\n“status” says who answered.",
	prepareUse:    "prepare FOLDER --year YEAR [options]",
	prepare:       "Write a workbook and a letter for each signatory",
	collectUse:    "collect FOLDER --year YEAR [options]",
	collect:       "Bring in the workbooks that came back to a folder",
	statusUse:     "status --year YEAR [options]",
	status:        "Say who answered",
	yearFlag:      "`year` of the reports, like 2018",
	signatoryFlag: "`name` of the record of a signatory; several are possible",
	territoryFlag: "`name` of the record of a territory: those who act there",
	roundSource:   "`source` of the figures (by default “Bilan 2018 transmis par le signataire”)",
	roundSaid:     "Bilan %d transmis par le signataire",
	reports:       "write to this `folder` the workbooks that have something to settle, with remarks",
	whichYear:     "say which year the reports are of, for example: --year 2018",
	whichFolder:   "say which folder has the workbooks, for example: parvis bilans prepare envoi --year 2018",
	noRecord:      "no record is called “%s”",
	nearRecord:    "no record is called “%s”; do you mean “%s”?",
	nobody:        "Nobody is asked anything for this year.",
	noWorkbook:    "no workbook in %s",
	partlyTitle:   "In part:",
	noneTitle:     "Not yet:",
	unread: func(n int) string {
		return english(n, "error in the records: what isn’t read is missing from the workbook", "errors in the records: what isn’t read is missing from the workbook")
	},
	prepared: func(n int, folder string) string {
		return english(n, "workbook written", "workbooks written") + " to " + folder + ", each with its letter (.md and .html).\nWhen they come back: parvis bilans collect FOLDER --year YEAR --dry-run"
	},
	answers: func(year, whole, partly, none int) string {
		return fmt.Sprintf("Reports of %d: %s, %d in part, %d not yet.", year, english(whole, "signatory answered", "signatories answered"), partly, none)
	},
	share: func(answered, asked int) string { return fmt.Sprintf("%d of %d", answered, asked) },
	reasons: map[sheet.Reason]string{
		sheet.TooLarge:     "%s: the file is larger than 50 MB; keep the sheets that matter, without pictures",
		sheet.TooManyRows:  "%s: more than 100,000 rows; split the workbook",
		sheet.TooManyCols:  "%s: more than 1,000 columns; keep those that matter",
		sheet.Bomb:         "%s: the file unpacks to more than 200 MB, which no workbook does; it is not read",
		sheet.Damaged:      "%s: the file is damaged; open it in a spreadsheet program and save it again",
		sheet.OpenQuote:    "%s: a quote is opened and not closed: close it, or remove it",
		sheet.OldExcel:     "%s: an old workbook (.xls); open it in a spreadsheet program and save it as .xlsx or .ods",
		sheet.TooManyCells: "%s: more than 3 million cells; split the workbook",
		sheet.OtherForm:    "%s: this form of workbook isn’t read; open it in the program that made it and save it as .xlsx or .ods",
		sheet.WebPage:      "%s: this is a web page, though its name is that of a workbook; open it in a spreadsheet program and save it as .xlsx or .ods",
		sheet.Protected:    "%s: the workbook asks for a password; save it without one",
		sheet.NotASheet:    "%s: not a workbook; a .xlsx, .ods, .csv or .tsv file is needed",
		sheet.EmptyFile:    "%s: the file is empty",
		sheet.Entities:     "%s: the file declares entities, which no workbook does; it is not read",
	},
	skipped: map[declared.SkipReason]string{declared.Hidden: "hidden, so left out", declared.NoTable: "no table recognised, so left out"},
	why:     map[table.Why]string{table.Total: "total", table.Note: "note", table.HeaderAgain: "labels again", table.Section: "heading", table.Example: "example"},
	rows: func(header, rows, left int) string {
		out := fmt.Sprintf("labels in row %d; %s", header, english(rows, "row read", "rows read"))
		if left > 0 {
			out += ", " + english(left, "left out", "left out")
		}
		return out
	},
	recordNamed: func(isNew bool, name string) string {
		if isNew {
			return "New record: " + name
		}
		return "Changed record: " + name
	},
	summary: func(c imports.Counts, unchanged int) string {
		return english(c.NewRecords, "new record", "new records") + ", " + english(c.ChangedRecords, "changed record", "changed records") + ", " +
			english(unchanged, "unchanged", "unchanged") + "\n" +
			english(c.NewCommitments, "new commitment", "new commitments") + "; in records that exist, " +
			english(c.Added, "value added", "values added") + ", " + english(c.Changed, "changed", "changed") + ", " + english(c.Erased, "removed", "removed")
	},
	stopped: func(n int) string {
		return "Nothing was written: " + english(n, "point is", "points are") + " to be settled. Correct the workbook (--report gives it back with remarks), accept what is probable (--accept), or write what is right (--partial)."
	},
	untyped: func(n int) string {
		return "The workbook does not say the type of " + english(n, "new record: it is taken for a company", "new records: they are taken for companies") + ". A column “Type” says it."
	},
	writtenPartly: func(n int) string {
		return "Written, but for what is to be settled (" + english(n, "point", "points") + ")."
	},
	more: func(n int) string { return "and " + english(n, "other", "others") + " (--all shows them all)" },
	times: func(n int) string {
		if n < 2 {
			return ""
		}
		return fmt.Sprintf(" (%d times)", n)
	},
}}
