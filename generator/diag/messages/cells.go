package messages

// cellMessages holds what is told of the cells of spreadsheets. Their arguments are what stands in
// the cell, what was read or is the nearest reading, the label of the column, and the words that would
// be understood.
var cellMessages = map[string]message{
	"approximate": {
		text{"« %[1]s » est un nombre approché : il reste « %[2]s »", "", ""},
		text{"“%[1]s” is an approximate number: it stays “%[2]s”", "", ""}},
	"footnote-mark": {
		text{"« %[1]s » est lu comme %[2]s : l’appel de note est laissé de côté", "", "si la note dit quelque chose d’utile, recopiez-le dans la colonne des observations"},
		text{"“%[1]s” is read as %[2]s: the footnote mark is left out", "", "if the note says something of use, copy it to the column of remarks"}},
	"unit-after-figure": {
		text{"« %[1]s » est lu comme %[2]s", "", ""},
		text{"“%[1]s” is read as %[2]s", "", ""}},
	"imprecise-date": {
		text{"« %[1]s » est lu comme %[2]s", "", ""},
		text{"“%[1]s” is read as %[2]s", "", ""}},
	"lost-zeros": {
		text{"%[1]s est lu comme le SIREN %[2]s : le tableur a perdu des zéros au début", "", "mettez la colonne au format texte"},
		text{"%[1]s is read as the SIREN %[2]s: the spreadsheet lost zeros at its start", "", "give the column the text format"}},
	"siren-for-siret": {
		text{"%[1]s est un SIREN, là où un SIRET est demandé ; il suffit", "", ""},
		text{"%[1]s is a SIREN where a SIRET is asked for; it is enough", "", ""}},
	"wrong-siret-end": {
		text{"%[1]s n’est pas un SIRET valide ; son SIREN, %[2]s, l’est", "", ""},
		text{"%[1]s is not a valid SIRET; its SIREN, %[2]s, is", "", ""}},
	"date-from-serial": {
		text{"%[1]s est un numéro de jour de tableur : il est lu comme le %[2]s", "", ""},
		text{"%[1]s is the day number of a spreadsheet: it is read as %[2]s", "", ""}},
	"thousand-or-decimal": {
		text{"« %[1]s » peut être un millier ou un nombre décimal", "%[2]s, ou un nombre à virgule", "écrivez 1250 ou 1,25"},
		text{"“%[1]s” may be a thousand or a decimal number", "%[2]s, or a number with a decimal comma", "write 1250 or 1,25"}},
	"letter-for-digit": {
		text{"« %[1]s » a une lettre parmi ses chiffres", "%[2]s, sans doute", "corrigez-la"},
		text{"“%[1]s” has a letter among its digits", "%[2]s, probably", "correct it"}},
	"zero-in-words": {
		text{"« %[1]s » peut dire zéro, ou que rien n’est connu", "0 pour zéro, NC pour ce qui n’est pas connu", ""},
		text{"“%[1]s” may say zero, or that nothing is known", "0 for zero, NC for what is not known", ""}},
	"month-first": {
		text{"« %[1]s » met le mois avant le jour", "%[2]s, sans doute", "écrivez le jour, le mois, puis l’année"},
		text{"“%[1]s” has the month before the day", "%[2]s, probably", "write the day, the month, then the year"}},
	"not-a-number": {
		text{"« %[1]s » n’est pas un nombre", "un nombre, ou « environ 20 », « 30 à 40 », « plus de 12 » ; NC s’il n’est pas connu", ""},
		text{"“%[1]s” is not a number", "a number, or “environ 20”, “30 à 40”, “plus de 12”; NC if it is not known", ""}},
	"not-a-date": {
		text{"« %[1]s » n’est pas une date", "une date, comme 12/03/2019, juin 2019 ou 2019", ""},
		text{"“%[1]s” is not a date", "a date, like 12/03/2019, juin 2019 or 2019", ""}},
	"impossible-date": {
		text{"le calendrier n’a pas de %[1]s", "une date qui existe, ou le mois et l’année", ""},
		text{"the calendar has no %[1]s", "a date that exists, or the month and the year", ""}},
	"range-upside-down": {
		text{"« %[1]s » va du plus grand au plus petit", "le plus petit nombre d’abord", ""},
		text{"“%[1]s” goes from the larger to the smaller", "the smaller number first", ""}},
	"figure-too-large": {
		text{"« %[1]s » est trop grand pour être compté", "un nombre de moins de quinze chiffres", ""},
		text{"“%[1]s” is too large to be counted", "a number of less than fifteen digits", ""}},
	"scientific": {
		text{"%[1]s a perdu des chiffres : le tableur a abrégé le numéro", "les 9 chiffres du SIREN, ou les 14 du SIRET", "redemandez le numéro, et mettez la colonne au format texte"},
		text{"%[1]s has lost digits: the spreadsheet shortened the number", "the 9 digits of the SIREN, or the 14 of the SIRET", "ask for the number again, and give the column the text format"}},
	"not-a-siren": {
		text{"« %[1]s » n’est ni un SIREN ni un SIRET", "9 ou 14 chiffres, dont le dernier vérifie les autres", ""},
		text{"“%[1]s” is neither a SIREN nor a SIRET", "9 or 14 digits, of which the last checks the others", ""}},
	"unknown-choice": {
		text{"« %[1]s » n’est pas un choix de « %[3]s »", "un de ces mots : %[4]s", "écrivez « %[2]s » si c’est ce qui est voulu"},
		text{"“%[1]s” is not a choice of “%[3]s”", "one of these words: %[4]s", "write “%[2]s” if that is meant"}},
	"unknown-domain": {
		text{"« %[1]s » n’est pas un domaine du site", "un de ces domaines : %[4]s", "corrigez la cellule, ou donnez la correspondance avec --map"},
		text{"“%[1]s” is not a domain of the site", "one of these domains: %[4]s", "correct the cell, or give the correspondence with --map"}},
	"unknown-place": {
		text{"le site n’a pas de territoire « %[1]s »", "le nom d’un territoire du site", "« %[2]s » le contient ; sinon, créez sa fiche"},
		text{"the site has no territory “%[1]s”", "the name of a territory of the site", "“%[2]s” contains it; or else create its record"}},
	"several-places": {
		text{"plusieurs territoires s’appellent « %[1]s »", "le nom de la fiche du territoire", "écrivez « %[2]s » si c’est celui-là"},
		text{"several territories are called “%[1]s”", "the name of the record of the territory", "write “%[2]s” if it is that one"}},
	"two-domains": {
		text{"deux domaines sont cochés pour le même engagement", "un seul domaine", ""},
		text{"two domains are ticked for the same commitment", "one domain only", ""}},
	"no-domain": {
		text{"l’engagement « %[1]s » n’a pas de domaine", "un domaine par engagement", ""},
		text{"the commitment “%[1]s” has no domain", "one domain for each commitment", ""}},
	"no-action": {
		text{"des chiffres sans l’engagement dont ils parlent", "l’action, ou le code de l’engagement", ""},
		text{"figures without the commitment that they are about", "the action, or the code of the commitment", ""}},
	"no-signatory": {
		text{"une ligne qui ne nomme aucun signataire", "son nom ou son SIREN", ""},
		text{"a row that names no signatory", "its name or its SIREN", ""}},
	"no-indicator": {
		text{"des chiffres sans l’indicateur dont ils parlent", "le nom de l’indicateur et son unité", ""},
		text{"figures without the indicator that they are about", "the name of the indicator and its unit", ""}},
	"no-unit": {
		text{"l’indicateur « %[1]s » n’a pas d’unité", "ce qui est compté : stages, heures, personnes…", ""},
		text{"the indicator “%[1]s” has no unit", "what is counted: placements, hours, people…", ""}},
	"no-period": {
		text{"« %[1]s » n’a pas d’année", "l’année du chiffre", ""},
		text{"“%[1]s” has no year", "the year of the figure", ""}},
	"bad-period": {
		text{"« %[1]s » n’est pas une année", "une année, comme 2018, ou 2018-2019 pour une année scolaire", ""},
		text{"“%[1]s” is not a year", "a year, like 2018, or 2018-2019 for a school year", ""}},
	"two-figures": {
		text{"%[1]s, alors qu’une ligne plus haut dit %[2]s pour la même année", "un seul chiffre par année", ""},
		text{"%[1]s, while a row above says %[2]s for the same year", "one figure for each year", ""}},
	"two-values": {
		text{"« %[1]s », alors qu’une ligne plus haut dit « %[2]s »", "la même valeur sur chaque ligne du même signataire", ""},
		text{"“%[1]s”, while a row above says “%[2]s”", "the same value on each row of the same signatory", ""}},
	"row-twice": {
		text{"cette ligne est la même qu’une ligne plus haut : elle est lue une fois", "", ""},
		text{"this row is the same as a row above: it is read once", "", ""}},
	"line-break-in-name": {
		text{"« %[1]s » a plusieurs lignes : le nom lu est « %[2]s »", "", ""},
		text{"“%[1]s” has several lines: the name read is “%[2]s”", "", ""}},
	"formula-fault": {
		text{"la formule de cette cellule échoue (%[1]s)", "un nombre ou un texte", "réparez la formule dans le tableur"},
		text{"the formula of this cell fails (%[1]s)", "a number or a text", "repair the formula in the spreadsheet"}},
	"merged-figure": {
		text{"%[1]s est dans une cellule fusionnée sur plusieurs lignes : il n’est lu que pour la première", "un chiffre par ligne", "défusionnez la cellule, et laissez vide ce qui n’est pas connu"},
		text{"%[1]s is in a cell merged over several rows: it is read for the first one only", "one figure for each row", "unmerge the cell, and leave empty what is not known"}},
	"formula-unread": {
		text{"la formule de cette cellule n’a pas de valeur enregistrée", "un nombre ou un texte", "ouvrez le classeur dans un tableur, et enregistrez-le"},
		text{"the formula of this cell has no stored value", "a number or a text", "open the workbook in a spreadsheet program, and save it"}},
	"colour-only": {
		text{"la colonne « %[1]s » ne parle que par ses couleurs, qui ne sont pas lues", "un mot dans chaque cellule", ""},
		text{"the column “%[1]s” speaks by its colours only, which are not read", "a word in each cell", ""}},
	"names-differ": {
		text{"« %[1]s » a le même SIREN que « %[2]s » : c’est le même signataire", "", ""},
		text{"“%[1]s” has the same SIREN as “%[2]s”: it is the same signatory", "", ""}},
	"personal-data": {
		text{"cette cellule contient une adresse électronique ou un numéro de téléphone : elle n’est pas lue", "un texte sans coordonnées : il est publié", ""},
		text{"this cell has an e-mail address or a phone number: it is not read", "a text without contact details: it is published", ""}},
	"unknown-column": {
		text{"la colonne « %[1]s » n’est pas connue : elle n’est pas lue", "", "donnez son sens avec --map"},
		text{"the column “%[1]s” is not known: it is not read", "", "give its meaning with --map"}},
	"doubtful-column": {
		text{"la colonne « %[1]s » ressemble à « %[2]s »", "", "confirmez-le avec --map ou --accept"},
		text{"the column “%[1]s” looks like “%[2]s”", "", "confirm it with --map or --accept"}},
	"doubled-column": {
		text{"la colonne « %[1]s » dit la même chose qu’une colonne avant elle : elle n’est pas lue", "", ""},
		text{"the column “%[1]s” says the same as a column before it: it is not read", "", ""}},
	"column-without-year": {
		text{"la colonne « %[1]s » a des chiffres, mais pas d’année", "l’année dans le titre de la colonne, dans une colonne « Année », ou dans le nom de la feuille", ""},
		text{"the column “%[1]s” has figures, but no year", "the year in the label of the column, in a column “Année”, or in the name of the sheet", ""}},
	"unknown-record": {
		text{"aucune fiche de signataire ne s’appelle « %[1]s »", "le nom d’une fiche", "ne changez pas les cellules verrouillées du classeur"},
		text{"no record of a signatory is called “%[1]s”", "the name of a record", "do not change the locked cells of the workbook"}},
	"unknown-signatory": {
		text{"aucun signataire n’a le SIREN %[1]s, et la ligne ne dit pas son nom", "le nom du signataire", ""},
		text{"no signatory has the SIREN %[1]s, and the row does not say its name", "the name of the signatory", ""}},
	"several-signatories": {
		text{"plusieurs signataires s’appellent « %[1]s »", "son SIREN", ""},
		text{"several signatories are called “%[1]s”", "its SIREN", ""}},
	"commitment-not-found": {
		text{"le signataire n’a pas d’engagement « %[1]s »", "le code d’un de ses engagements, ou l’action", ""},
		text{"the signatory has no commitment “%[1]s”", "the code of one of its commitments, or the action", ""}},
	"other-name": {
		text{"la fiche s’appelle « %[2]s » : son nom reste", "", ""},
		text{"the record is called “%[2]s”: its name stays", "", ""}},
	"other-siren": {
		text{"un signataire de ce nom a un autre SIREN que %[1]s", "le SIREN de la fiche, ou un nom qui distingue les deux", ""},
		text{"a signatory of that name has another SIREN than %[1]s", "the SIREN of the record, or a name that tells the two apart", ""}},
	"cannot-edit": {
		text{"la fiche %[1]s ne peut pas être modifiée sans toucher au reste : %[2]s", "une fiche sans faute", "corrigez-la d’abord à la main"},
		text{"the record %[1]s can’t be changed without touching the rest: %[2]s", "a record without a fault", "correct it by hand first"}},
	"target-by-period": {
		text{"la fiche a une cible par année, que la cellule remplacerait par %[1]s", "la cible de chaque année", "changez-la dans la fiche"},
		text{"the record has a target for each year, which the cell would replace with %[1]s", "the target of each year", "change it in the record"}},
}
