package messages

import (
	"maps"

	"parvis/generator/diag"
)

// messages holds all messages by code.
var messages = func() map[string]message {
	all := maps.Clone(loadMessages)
	for _, more := range []map[string]message{ruleMessages, textMessages, taskMessages, linkMessages, cellMessages, formMessages} {
		maps.Copy(all, more)
	}
	return all
}()

// loadMessages holds what prevents a file from being loaded as a record.
var loadMessages = map[string]message{
	"no-site": {
		text{"le fichier site.toml manque", "un fichier site.toml avec au moins titre et url, dans le dossier du contenu", ""},
		text{"the file site.toml is missing", "a site.toml file with at least titre and url, in the content folder", ""}},
	"unknown-folder": {
		text{"le dossier « %[1]s » n’est pas un genre de fiche", "un de ces dossiers : %[2]s", "renommez-le « %[3]s », ou mettez ses images dans medias"},
		text{"the folder “%[1]s” is not a kind of record", "one of these folders: %[2]s", "rename it “%[3]s”, or put its images in medias"}},
	"nested-folder": {
		text{"le dossier « %[1]s » est dans un dossier de fiches", "les fiches directement dans « %[2]s », sans sous-dossier", "déplacez son contenu d’un niveau vers le haut"},
		text{"the folder “%[1]s” is inside a folder of records", "records directly in “%[2]s”, without subfolders", "move its content one level up"}},
	"stray-file": {
		text{"le fichier « %[1]s » n’a pas sa place ici", "site.toml, et un dossier par genre de fiche", "déplacez-le dans un dossier de fiches, ou dans medias si c’est une image"},
		text{"the file “%[1]s” does not belong here", "site.toml, and one folder per kind of record", "move it to a folder of records, or to medias if it is an image"}},
	"unknown-file": {
		text{"le fichier « %[1]s » n’est ni une fiche, ni une image, ni un document", "un fichier .md ou .toml, une image (.png, .jpg, .webp, .svg…) ou un document (.pdf, .odt, .ods)", "renommez-le « %[2]s » (Windows a caché sa fin .txt)"},
		text{"the file “%[1]s” is not a record, an image or a document", "a .md or .toml file, an image (.png, .jpg, .webp, .svg…) or a document (.pdf, .odt, .ods)", "rename it “%[2]s” (Windows hides the extension .txt)"}},
	"bad-media-name": {
		text{"le nom « %[1]s » ne peut pas devenir une adresse", "des lettres sans accent, des chiffres, des points et des tirets, sans espace", "renommez-le « %[2]s »"},
		text{"the name “%[1]s” cannot be used in an address", "letters without accents, digits, dots and hyphens, without spaces", "rename it “%[2]s”"}},
	"bad-image": {
		text{"« %[1]s » n’est pas une image %[2]s : la page montrerait une image cassée", "une image, dont l’extension dit le format", "enregistrez-la de nouveau depuis un logiciel d’images"},
		text{"“%[1]s” is not a %[2]s image: the page would show a broken image", "an image whose extension matches its format", "save it again from an image editor"}},
	"image-heavy": {
		text{"« %[1]s » pèse %[2]s Mo : chaque lecteur la charge en entier", "une image de moins de 1 Mo", "pour une photo, enregistrez-la en JPEG : des copies plus légères en sont faites"},
		text{"“%[1]s” weighs %[2]s MB: every reader loads it whole", "an image of less than 1 MB", "save a photo as JPEG: lighter copies are made of it"}},
	"image-metadata": {
		text{"l’image « %[1]s » contient des données cachées (lieu, date, appareil, auteur…), que Parvis ne sait pas retirer de ce format", "une image sans ces données, ou un autre format (.jpg, .png, .webp), dont Parvis les retire", "enregistrez-la de nouveau sans métadonnées, ou en JPEG"},
		text{"the image “%[1]s” has hidden data (place, date, camera, author…), which Parvis cannot remove from this format", "an image without these data, or another format (.jpg, .png, .webp), from which Parvis removes them", "save it again without metadata, or as JPEG"}},
	"svg-broken": {
		text{"ce dessin SVG n’est pas lisible ici : %[1]s", "un dessin SVG complet, en UTF-8, qui commence par <svg xmlns=\"http://www.w3.org/2000/svg\">", "enregistrez-le de nouveau depuis le logiciel de dessin"},
		text{"this SVG drawing cannot be read here: %[1]s", "a complete SVG drawing, in UTF-8, that begins with <svg xmlns=\"http://www.w3.org/2000/svg\">", "save it again from the drawing program"}},
	"svg-active": {
		text{"ce fichier SVG contient autre chose qu’un dessin : %[1]s", "un dessin seul, sans script, animation, lien ni page web", "enregistrez-le de nouveau en « SVG simple » (Inkscape) ou sans options d’édition (Illustrator), ou en .png ; d’un inconnu, n’en publiez rien"},
		text{"this SVG file has something besides a drawing: %[1]s", "a drawing only, without scripts, animations, links or web pages", "save it again as “plain SVG” (Inkscape), without editing options (Illustrator), or as .png; if it comes from a stranger, do not publish it"}},
	"svg-outside": {
		text{"ce dessin SVG va chercher quelque chose hors de lui-même : %[1]s", "un dessin qui contient tout : #nom pour une de ses parties, des photos incorporées", "dans le logiciel de dessin, incorporez les images et vectorisez les textes, puis enregistrez"},
		text{"this SVG drawing loads something from elsewhere: %[1]s", "a drawing that contains everything: #name for one of its parts, embedded photos", "in the drawing program, embed the images and convert text to paths, then save"}},
	"svg-heavy": {
		text{"ce dessin SVG répète ou emboîte tant de formes qu’il bloquerait le navigateur", "un dessin de moins de 500 000 formes, copies comprises, emboîtées sur 256 niveaux au plus", "simplifiez-le, ou enregistrez-le en .png"},
		text{"this SVG drawing repeats or nests so many shapes that it would block a browser", "a drawing of fewer than 500,000 shapes, copies included, nested at most 256 deep", "simplify it, or save it as .png"}},
	"svg-big": {
		text{"ce dessin SVG pèse %[1]s Mio", "un dessin SVG d’au plus %[2]s Mio", "simplifiez-le, ou enregistrez-le en .png"},
		text{"this SVG drawing is %[1]s MiB", "an SVG drawing of at most %[2]s MiB", "simplify it, or save it as .png"}},
	"bad-slug": {
		text{"le nom de fichier « %[1]s » ne peut pas devenir une adresse", "des lettres minuscules sans accent, des chiffres et des tirets (100 au plus), puis .md ou .toml ; con, nul, aux… sont réservés par Windows", "renommez-le « %[2]s »"},
		text{"the file name “%[1]s” cannot be used in an address", "lower-case letters without accents, digits and hyphens (100 at most), then .md or .toml; con, nul, aux… are reserved by Windows", "rename it “%[2]s”"}},
	"twin-files": {
		text{"« %[1]s » et « %[2]s » portent le même nom : ce serait la même fiche", "un seul fichier par fiche", "gardez l’un des deux, ou renommez-en un"},
		text{"“%[1]s” and “%[2]s” have the same name: they would be one record", "one file per record", "keep one of them, or rename one"}},
	"unreadable": {
		text{"le fichier n’a pas pu être lu (%[1]s)", "", "fermez-le dans les autres programmes et vérifiez que vous avez le droit de le lire"},
		text{"the file could not be read (%[1]s)", "", "close it in other programs and check that you may read it"}},
	"not-a-file": {
		text{"ce n’est pas un fichier ordinaire", "un fichier", "remplacez-le par une copie du fichier"},
		text{"this is not a regular file", "a file", "replace it with a copy of the file"}},
	"link-outside": {
		text{"ce lien symbolique mène hors du dossier du contenu", "un fichier du dossier du contenu", "copiez ici le fichier lui-même"},
		text{"this symbolic link leads out of the content folder", "a file of the content folder", "copy the file itself here"}},
	"too-big": {
		text{"le fichier pèse %[1]s Mio", "une fiche d’au plus %[2]s Mio", "partagez le texte en plusieurs fiches, et mettez images et documents dans des fichiers à part"},
		text{"the file is %[1]s MiB", "a record of at most %[2]s MiB", "split the text into several records, and put images and documents in separate files"}},
	"not-utf8": {
		text{"le fichier n’est pas enregistré en UTF-8 (sans doute %[1]s)", "un texte en UTF-8", "dans l’éditeur de texte, choisissez « Enregistrer sous », puis l’encodage UTF-8"},
		text{"the file is not saved as UTF-8 (probably %[1]s)", "text in UTF-8", "in the text editor, choose “Save as”, then the encoding UTF-8"}},
	"nul-byte": {
		text{"le fichier contient un octet nul : ce n’est pas du texte, ou il est abîmé", "du texte seul", "reprenez une copie saine, ou enregistrez-le de nouveau depuis l’éditeur de texte"},
		text{"the file contains a NUL byte: it is not text, or it is damaged", "text only", "restore an undamaged copy, or save it again from the text editor"}},
	"too-deep": {
		text{"trop de crochets ou d’accolades sont ouverts les uns dans les autres", "des listes et des tableaux simples", "fermez chaque [ par ] et chaque { par }"},
		text{"brackets or braces are nested too deeply", "simple lists and tables", "close each [ with ] and each { with }"}},
	"no-front-matter": {
		text{"la fiche ne commence pas par une ligne +++", "une ligne +++ seule, les clés en TOML, une ligne +++, puis le texte", "la première ligne est « %[1]s » : mettez +++ avant elle, sans espace ni autre signe"},
		text{"the record does not begin with a +++ line", "a +++ line alone, the keys in TOML, a +++ line, then the text", "the first line is “%[1]s”: put +++ before it, without a space or another character"}},
	"before-front-matter": {
		text{"une espace ou une ligne vide précède la première ligne +++", "une ligne +++ seule, tout au début de la fiche", "retirez ce qui est avant +++"},
		text{"there is a space or an empty line before the first +++ line", "a +++ line alone, at the very start of the record", "remove what comes before +++"}},
	"yaml-front-matter": {
		text{"les clés sont écrites en YAML, entre deux lignes ---", "les clés en TOML, entre deux lignes +++", "remplacez chaque ligne --- par +++, et chaque deux-points qui suit une clé par =, comme nom = \"Engie\""},
		text{"the keys are written in YAML, between two --- lines", "the keys in TOML, between two +++ lines", "replace each --- line with +++, and each colon after a key with =, like nom = \"Engie\""}},
	"single-brackets": {
		text{"« %[1]s » peut se répéter : son nom s’écrit entre doubles crochets", "[[%[1]s]]", "écrivez [[%[1]s]] à chaque fois"},
		text{"“%[1]s” is a repeated table: its name is written in double brackets", "[[%[1]s]]", "write [[%[1]s]] each time"}},
	"misplaced-key": {
		text{"la clé « %[1]s » est celle de la fiche, et elle suit ici une ligne entre crochets", "les clés de la fiche avant la première ligne [ ] ou [[ ]]", "déplacez-la en haut, avant la première ligne entre crochets"},
		text{"the key “%[1]s” belongs to the record, but comes here after a line in brackets", "the record’s keys before the first [ ] or [[ ]] line", "move it up, before the first line in brackets"}},
	"misplaced-table": {
		text{"« %[1]s » ne se trouve pas à ce niveau de la fiche", "[[%[2]s]]", "écrivez [[%[2]s]]"},
		text{"“%[1]s” is not found at this level", "[[%[2]s]]", "write [[%[2]s]]"}},
	"open-front-matter": {
		text{"la seconde ligne +++ manque : on ne sait pas où finissent les clés", "une ligne +++ entre les clés et le texte", "ajoutez une ligne +++ après la dernière clé"},
		text{"the second +++ line is missing: the end of the keys is unknown", "a +++ line between the keys and the text", "add a +++ line after the last key"}},
	"bad-syntax": {
		text{"cette ligne n’est pas lisible : « %[1]s » ; %[2]s", "une ligne lisible ; la suite du fichier sera vérifiée ensuite", "écrivez %[3]s"},
		text{"this line cannot be read: “%[1]s”; %[2]s", "a valid line; the rest of the file is checked after that", "write %[3]s"}},
	"duplicate-key": {
		text{"la clé « %[1]s » est déjà donnée à la ligne %[2]s", "chaque clé une seule fois", "gardez la bonne des deux lignes"},
		text{"the key “%[1]s” is already set on line %[2]s", "each key once", "keep only the right line"}},
	"unknown-key": {
		text{"la clé « %[1]s » n’existe pas ici", "une de ces clés : %[3]s", "écrivez « %[2]s »"},
		text{"the key “%[1]s” does not exist here", "one of these keys: %[3]s", "write “%[2]s”"}},
	"secret-key": {
		text{"« %[1]s » serait un mot de passe ou une clé, que tous les lecteurs des fiches verraient", "aucun secret dans les fiches", "retirez cette ligne, et changez ce secret s’il a été partagé ; « parvis publish --help » dit où le donner"},
		text{"“%[1]s” would be a password or a key, which everyone who reads the records would see", "no secret in the records", "remove this line, and change the secret if it was shared; “parvis publish --help” says where to set it"}},
	"missing-key": {
		text{"la clé « %[1]s » manque", "", "ajoutez une ligne %[1]s = …"},
		text{"the key “%[1]s” is missing", "", "add a line %[1]s = …"}},
	"empty-key": {
		text{"la clé « %[1]s » est vide", "un texte", "écrivez sa valeur entre les guillemets"},
		text{"the key “%[1]s” is empty", "a text", "write its value between the quotes"}},
	"unknown-value": {
		text{"« %[2]s » n’est pas une valeur de « %[1]s »", "une de ces valeurs : %[3]s", "écrivez %[1]s = \"%[4]s\""},
		text{"“%[2]s” is no value of “%[1]s”", "one of these values: %[3]s", "write %[1]s = \"%[4]s\""}},
	"wrong-type": {
		text{"« %[1]s » est écrit comme %[3]s", "%[2]s", "écrivez %[4]s"},
		text{"“%[1]s” is written as %[3]s", "%[2]s", "write %[4]s"}},
	"wrong-element": {
		text{"l’élément %[2]s de la liste « %[1]s » est écrit comme %[4]s", "%[3]s", ""},
		text{"element %[2]s of the list “%[1]s” is written as %[4]s", "%[3]s", ""}},
	"bad-date": {
		text{"« %[2]s » n’est pas une date", "année-mois-jour comme 2017-02-28, ou \"2017-02\", ou \"2017\" si l’on n’en sait pas plus", "écrivez %[1]s = %[3]s"},
		text{"“%[2]s” is not a date", "year-month-day like 2017-02-28, or \"2017-02\", or \"2017\" if nothing more precise is known", "write %[1]s = %[3]s"}},
	"not-a-period": {
		text{"« %[1]s » n’est pas une période", "une année comme 2018, une année scolaire comme \"2014-2015\", un semestre comme \"2018-S1\", un trimestre comme \"2018-T1\"", "écrivez \"%[2]s\""},
		text{"“%[1]s” is not a period", "a year like 2018, a school year like \"2014-2015\", a half like \"2018-S1\", a quarter like \"2018-T1\"", "write \"%[2]s\""}},
	"year-out-of-range": {
		text{"« %[1]s » est hors du calendrier du site", "une année de %[2]s à %[3]s", "vérifiez l’année"},
		text{"“%[1]s” is outside of the site’s calendar", "a year from %[2]s to %[3]s", "check the year"}},
	"out-of-range": {
		text{"la valeur de « %[1]s » (%[2]s) est trop grande", "un nombre plus petit que %[3]s", "vérifiez le nombre de zéros"},
		text{"the value of “%[1]s” (%[2]s) is too large", "a number smaller than %[3]s", "check the number of zeros"}},
	"bad-quantity": {
		text{"« %[1]s » n’est pas un nombre qui se lit ici", "un nombre, ou entre guillemets \"30 à 40\", \"environ 20\", \"plus de 12\", \"au moins 20\", \"moins de 5\" ou \"au plus 8\"", "écrivez \"%[2]s\""},
		text{"“%[1]s” is not a number that can be read here", "a number, or in quotes \"30 à 40\", \"environ 20\" (about), \"plus de 12\" (more than), \"au moins 20\" (at least), \"moins de 5\" (less than) or \"au plus 8\" (at most)", "write \"%[2]s\""}},
	"negative": {
		text{"la valeur de « %[1]s » est négative (%[2]s)", "zéro ou plus ; une valeur inconnue ne s’écrit pas", ""},
		text{"the value of “%[1]s” is negative (%[2]s)", "zero or more; leave an unknown value out", ""}},
	"not-finite": {
		text{"la valeur de « %[1]s » n’est pas un vrai nombre (nan ou inf)", "un nombre ; une valeur inconnue ne s’écrit pas", "retirez cette valeur si elle n’est pas connue"},
		text{"the value of “%[1]s” is not a real number (nan or inf)", "a number; leave an unknown value out", "remove this value if it is not known"}},
	"range-order": {
		text{"la fourchette « %[2]s » va du plus grand au plus petit", "le plus petit nombre d’abord, comme \"30 à 40\"", ""},
		text{"the range “%[2]s” goes from the larger number to the smaller", "the smaller number first, like \"30 à 40\"", ""}},
}

// terms translates the diag.Terms of findings: types of values, TOML mistakes, reasons of
// failed links, types of territories. French, then English.
var terms = map[diag.Term][2]string{
	"text":      {"un texte entre guillemets droits", "a text in straight quotes"},
	"as-text":   {"un texte entre guillemets", "a text in quotes"},
	"as-number": {"un nombre", "a number"},
	"as-bool":   {"un oui ou non (true, false)", "a yes or no (true, false)"},
	"as-date":   {"une date ou une heure", "a date or a time"},
	"as-table":  {"une table de clés", "a table of keys"},
	"as-tables": {"une suite de tables [[…]]", "a series of [[…]] tables"},
	"as-list":   {"une liste entre crochets", "a list in brackets"},

	"texts":    {"une liste de textes, comme [\"aude\", \"gard\"]", "a list of texts, like [\"aude\", \"gard\"]"},
	"number":   {"un nombre, sans guillemets", "a number, without quotes"},
	"integer":  {"un nombre entier, sans guillemets", "a whole number, without quotes"},
	"quantity": {"un nombre, ou entre guillemets \"30 à 40\", \"environ 20\", \"plus de 12\", \"au moins 20\", \"moins de 5\" ou \"au plus 8\"", "a number, or in quotes \"30 à 40\", \"environ 20\" (about), \"plus de 12\" (more than), \"au moins 20\" (at least), \"moins de 5\" (less than) or \"au plus 8\" (at most)"},
	"period":   {"une année comme 2018, ou entre guillemets \"2014-2015\", \"2018-S1\", \"2018-T1\"", "a year like 2018, or in quotes \"2014-2015\", \"2018-S1\", \"2018-T1\""},
	"date":     {"une date comme 2017-02-28", "a date like 2017-02-28"},
	"bool":     {"true ou false, sans guillemets", "true or false, without quotes"},
	"table":    {"une table de clés", "a table of keys"},
	"tables":   {"une suite de tables, chacune sous sa ligne [[…]]", "a series of tables, each under its [[…]] line"},
	"figures":  {"des valeurs par période, comme { 2017 = 12, 2018 = 21 }", "values by period, like { 2017 = 12, 2018 = 21 }"},

	"unquoted":      {"un texte s’écrit entre guillemets droits \" \"", "text is written in straight quotes \" \""},
	"yes-no":        {"oui s’écrit true et non s’écrit false, sans guillemets", "yes is written true and no is written false, without quotes"},
	"decimal-comma": {"la virgule des décimales s’écrit avec un point", "decimals are written with a point"},
	"slash-date":    {"une date s’écrit année-mois-jour, en chiffres", "a date is written year-month-day, in digits"},
	"month-date":    {"un mois s’écrit entre guillemets, l’année d’abord", "a month is written in quotes, the year first"},
	"no-such-date":  {"cette date n’existe pas dans le calendrier", "this date does not exist in the calendar"},
	"open-quote":    {"le guillemet ouvert n’est pas refermé : un texte tient sur une seule ligne, ou s’écrit entre \"\"\" et \"\"\"", "the quote that was opened is not closed: a text is on one line, or between \"\"\" and \"\"\""},
	"open-end":      {"un guillemet, un crochet ou une accolade n’est jamais refermé à partir d’ici", "a quote, bracket or brace is never closed from here on"},
	"open-list":     {"une liste ou une table commencée plus haut n’est pas refermée (par ] ou }) avant cette ligne", "a list or table that starts above is not closed (by ] or }) before this line"},
	"inner-quote":   {"un guillemet droit à l’intérieur du texte le termine : mettez plutôt « »", "a straight quote within the text ends it: use “ ” instead"},
	"bad-header":    {"le nom d’une table s’écrit [nom] ou [[nom]], seul sur sa ligne", "the name of a table is written [name] or [[name]], alone on its line"},
	"no-equals":     {"avant la seconde ligne +++, une ligne s’écrit clé = valeur", "before the second +++ line, lines are written key = value"},
	"too-large":     {"ce nombre est trop grand", "this number is too large"},
	"not-given":     {"non renseignée", "not given"},
	"today":         {"aujourd’hui", "today"},
	"not-there":     {"ce lien ne mène à rien", "this link leads to nothing"},
	"not-allowed":   {"l’accès est refusé", "access is denied"},
	"no-comma":      {"il manque une virgule entre deux éléments de la liste", "a comma is missing between two elements of the list"},
	"backslash":     {"une barre oblique inverse \\ se double : \\\\", "a backslash \\ is doubled: \\\\"},
	"leading-zero":  {"un code qui commence par 0 s’écrit entre guillemets", "a code that begins with 0 is written in quotes"},
	"colon":         {"une clé et sa valeur sont séparées par =", "a key and its value are separated by ="},
	"bad-key":       {"une clé s’écrit avec des lettres sans accent, des chiffres, - et _", "a key is written with letters without accents, digits, - and _"},
	"no-value":      {"il n’y a rien après le signe =", "there is nothing after the = sign"},
	"unit-in-value": {"un nombre s’écrit sans son unité", "a number is written without its unit"},
	"spaced-number": {"un nombre s’écrit sans espace", "a number is written without spaces"},
	"nothing":       {"une valeur inconnue ne s’écrit pas : retirez la ligne", "an unknown value is left out: remove the line"},
	"semicolon":     {"une ligne ne finit pas par un point-virgule", "a line does not end with a semicolon"},
	"no-break":      {"elle contient une espace insécable, à remplacer par une espace ordinaire", "it contains a no-break space, to be replaced with an ordinary one"},
	"control":       {"elle contient un caractère invisible, à effacer et retaper", "it contains an invisible character: delete it and type the line again"},
	"syntax":        {"vérifiez les guillemets, les crochets et les virgules", "check quotes, brackets and commas"},

	"no-host":         {"le nom du site n’existe pas, ou n’a pas été trouvé", "the site does not exist, or was not found"},
	"no-network":      {"aucun chemin ne mène à ce site depuis ici", "this site cannot be reached from here"},
	"timed-out":       {"le site n’a pas répondu à temps", "the site did not answer in time"},
	"bad-certificate": {"le certificat du site n’est pas valable", "the certificate of the site is not valid"},
	"no-answer":       {"la connexion a été refusée ou coupée", "the connection was refused or interrupted"},
	"redirect-loop":   {"l’adresse renvoie sans fin vers d’autres", "the address redirects endlessly"},
	"other-scheme":    {"il renvoie vers autre chose qu’une page", "it redirects to something other than a page"},
	"robots":          {"le site demande aux programmes de ne pas l’ouvrir (robots.txt)", "the site asks programs not to open it (robots.txt)"},
	"not-public":      {"l’adresse n’est pas publique", "the address is not public"},
	"busy":            {"le site demande de revenir plus tard", "the site asks to come back later"},

	"status-prevu":   {"« prévu »", "“planned”"},
	"status-realise": {"« réalisé »", "“done”"},
	"figures-short":  {"la cible n’est pas atteinte", "the target is not reached"},
	"figures-begun":  {"l’action a commencé", "the action has begun"},

	"pays":           {"pays", "country"},
	"region":         {"région", "region"},
	"departement":    {"département", "département"},
	"arrondissement": {"arrondissement", "arrondissement"},
	"epci":           {"EPCI", "EPCI"},
	"commune":        {"commune", "commune"},
	"qpv":            {"quartier prioritaire", "priority neighbourhood"},
}
