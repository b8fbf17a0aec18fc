package messages

// ruleMessages holds violations of the rules that package check applies to records.
var ruleMessages = map[string]message{
	// Site settings.
	"bad-site-url": {
		text{"« %[1]s » n’est pas l’adresse d’un site", "une adresse entière, comme https://exemple.fr/ ou https://exemple.fr/charte/, au chemin sans espace, accent ni signe", ""},
		text{"“%[1]s” is not the address of a site", "a full address, like https://example.org/ or https://example.org/charter/, its path without spaces, accents or special characters", ""}},
	"bad-rate": {
		text{"le taux %[1]s est hors limites", "un pourcentage de 0 à 100", ""},
		text{"the rate %[1]s is out of range", "a percentage from 0 to 100", ""}},
	"audit-missing": {
		text{"l’état « %[1]s » est déclaré sans audit : « %[2]s » manque", "la date, l’auteur et le taux de l’audit", "sans audit valide, écrivez etat = \"non-conforme\""},
		text{"the state “%[1]s” is declared without an audit: “%[2]s” is missing", "the date, author and rate of the audit", "without a valid audit, write etat = \"non-conforme\""}},
	"audit-rate": {
		text{"un site n’est partiellement conforme qu’à partir de 50 % des critères (ici %[1]s %)", "un taux d’au moins 50", "sous 50 %, écrivez etat = \"non-conforme\""},
		text{"a site is partially compliant from 50 % of the criteria (here %[1]s %)", "a rate of at least 50", "below 50 %, write etat = \"non-conforme\""}},
	"audit-expired": {
		text{"l’audit du %[1]s a plus de trois ans au %[2]s : le site se dit « non conforme »", "un audit de moins de trois ans", "faites refaire l’audit, puis mettez date_audit et taux à jour"},
		text{"the audit of %[1]s is more than three years old on %[2]s: the site says it is not compliant", "an audit of less than three years", "have a new audit made, then update date_audit and taux"}},
	"no-as-of": {
		text{"rien ne dit à quelle date sont les données", "arrete_au = 2018-07-11 dans site.toml, ou au moins une date dans une fiche", "ajoutez arrete_au"},
		text{"the as-of date of the data is unknown", "arrete_au = 2018-07-11 in site.toml, or at least one date in a record", "add arrete_au"}},
	"publisher-missing": {
		text{"l’éditeur du site n’est pas nommé", "une table [editeur] avec nom, adresse, telephone, directeur_publication, hebergeur, hebergeur_adresse, hebergeur_telephone (mentions légales)", ""},
		text{"the publisher of the site is not named", "an [editeur] table with nom, adresse, telephone, directeur_publication, hebergeur, hebergeur_adresse, hebergeur_telephone (legal notice)", ""}},
	"publisher-incomplete": {
		text{"les mentions légales sont incomplètes : il manque %[1]s", "ces clés dans la table [editeur] de site.toml, ou une page content/pages/mentions-legales.md", "ajoutez-les ; la page les dira non renseignées d’ici là"},
		text{"the legal notice is incomplete: %[1]s are missing", "these keys in the [editeur] table of site.toml, or a page content/pages/mentions-legales.md", "add them; until then the page says that they are missing"}},
	"bad-contact": {
		text{"« %[1]s » n’est ni une adresse électronique ni une adresse en https", "une adresse comme securite@exemple.fr ou https://exemple.fr/signaler", ""},
		text{"“%[1]s” is neither an e-mail address nor an https address", "an address like security@example.org or https://example.org/report", ""}},

	// Publishing.
	"secret-in-content": {
		text{"« %[1]s » contient un mot de passe ou une clé, que tous les lecteurs des fiches verraient", "une adresse sans secret", "retirez-le et changez-le chez l’hébergeur ; « parvis publish --help » dit où le donner"},
		text{"“%[1]s” contains a password or a key, which everyone who reads the records would see", "an address without a secret", "remove it and change it at the host; “parvis publish --help” says where to set it"}},
	"twin-target": {
		text{"deux cibles s’appellent « %[1]s »", "un nom par cible", "donnez un autre nom à celle-ci"},
		text{"two targets are called “%[1]s”", "a name for each target", "give this one another name"}},
	"bad-target": {
		text{"cette adresse n’est pas un endroit où publier", "un dossier, sftp://utilisateur@hote/dossier (sftp://utilisateur@hote/~/www depuis le dossier de l’utilisateur) ou s3://seau/prefixe", ""},
		text{"this address is not a place to publish to", "a folder, sftp://user@host/folder (sftp://user@host/~/www from the user’s own folder) or s3://bucket/prefix", ""}},
	"bad-endpoint": {
		text{"cette adresse n’est pas le point d’accès d’un stockage S3", "l’adresse que donne l’hébergeur, comme point_acces = \"https://s3.exemple.fr\"", ""},
		text{"this address is not the endpoint of an S3 storage", "the address given by the host, like point_acces = \"https://s3.example.org\"", ""}},
	"bad-hsts": {
		text{"hsts = %[1]s : ce n’est pas une durée que les navigateurs retiennent", "un nombre de jours, de 1 à %[2]s", "commencez par hsts = 1, puis 365 quand le site n’est plus lu qu’en https"},
		text{"hsts = %[1]s: not a duration that browsers accept", "a number of days, 1 to %[2]s", "start with hsts = 1, then 365 once the site is only served over https"}},

	// Addresses.
	"reserved-slug": {
		text{"le nom « %[1]s » est celui d’une page que Parvis écrit lui-même", "un autre nom de fichier", "renommez le fichier"},
		text{"the name “%[1]s” is that of a page that Parvis generates", "another file name", "rename the file"}},
	"bad-alias": {
		text{"« %[1]s » n’est pas une ancienne adresse du site", "un chemin du site, comme /anciennes-pages/engie/, fait de noms que tout ordinateur accepte pour un dossier", ""},
		text{"“%[1]s” is not a former address of the site", "a path of the site, like /old-pages/engie/, made of names that any computer accepts for a folder", ""}},
	"twin-address": {
		text{"l’adresse %[1]s est déjà celle de %[2]s", "une adresse par page", "retirez cet alias, ou changez-le"},
		text{"the address %[1]s already belongs to %[2]s", "one address per page", "remove this alias, or change it"}},
	"bad-url": {
		text{"« %[1]s » n’est pas une adresse", "une adresse entière, qui commence par https:// (dans un menu, / convient aussi ; pour une ressource, le nom d’un fichier à côté de la fiche ou dans medias)", "écrivez \"%[2]s\""},
		text{"“%[1]s” is not an address", "a full address, beginning with https:// (in a menu, / is allowed too; for a ressource, the name of a file beside the record or in medias)", "write \"%[2]s\""}},
	"dead-menu": {
		text{"« %[1]s » ne mène à aucune page de ce site", "l’adresse d’une page, comme /signataires/ ou /methode/", "vérifiez l’adresse dans le menu"},
		text{"“%[1]s” does not lead to a page of this site", "the address of a page, like /signataires/ or /methode/", "check the address in the menu"}},
	"bad-email": {
		text{"« %[1]s » n’est pas une adresse électronique", "une adresse comme contact@exemple.fr, d’un organisme", ""},
		text{"“%[1]s” is not an e-mail address", "an address like contact@example.org, of an organisation", ""}},
	"resource-url": {
		text{"la ressource n’a pas d’adresse", "url = \"https://…\" ou url = \"fichier.pdf\", ou sans_url = \"pourquoi il n’y en a pas\"", ""},
		text{"the resource has no address", "url = \"https://…\" or url = \"file.pdf\", or sans_url = \"why there is none\"", ""}},
	"resource-both": {
		text{"la ressource a une adresse et dit n’en pas avoir", "url ou sans_url, pas les deux", "retirez sans_url"},
		text{"the resource has an address and says that it has none", "url or sans_url, not both", "remove sans_url"}},
	"bad-id": {
		text{"« %[1]s » ne peut pas servir de nom", "des lettres minuscules sans accent, des chiffres et des tirets", "écrivez « %[2]s »"},
		text{"“%[1]s” cannot be used as a name", "lower-case letters without accents, digits and hyphens", "write “%[2]s”"}},

	// References.
	"unknown-reference": {
		text{"aucune fiche « %[1]s » dans le dossier %[2]s", "le nom d’un fichier de ce dossier, sans extension", "écrivez \"%[3]s\""},
		text{"no record “%[1]s” in the folder %[2]s", "the name of a file of that folder, without extension", "write \"%[3]s\""}},
	"self-reference": {
		text{"« %[1]s » est la fiche elle-même", "une autre fiche", ""},
		text{"“%[1]s” is the record itself", "another record", ""}},
	"repeated-reference": {
		text{"« %[1]s » est déjà dans la liste « %[2]s »", "chaque fiche une seule fois", "retirez la répétition"},
		text{"“%[1]s” is already in the list “%[2]s”", "each record once", "remove the duplicate"}},
	"draft-reference": {
		text{"la fiche « %[1]s » n’est pas encore publiée, et celle-ci l’est : le lien ne mènerait nulle part", "une fiche publiée à la date des données (arrete_au)", "publiez %[2]s (ses clés brouillon et publication), ou retirez ce renvoi"},
		text{"the record “%[1]s” is not published yet and this one is: the link would lead nowhere", "a record published at the as-of date (arrete_au)", "publish %[2]s (its keys brouillon and publication), or remove this reference"}},
	"expired-reference": {
		text{"la fiche « %[1]s » n’est plus publiée après le %[2]s, et celle-ci l’est : le lien ne mènerait nulle part", "une fiche publiée à la date des données (arrete_au)", "retirez ce lien, ou repoussez la clé expiration de %[3]s"},
		text{"the record “%[1]s” is no longer published after %[2]s and this one is: the link would lead nowhere", "a record published at the as-of date (arrete_au)", "remove this link, or set a later expiration in %[3]s"}},
	"unknown-source": {
		text{"aucune ressource ni synthèse « %[1]s »", "une phrase, une adresse, ou le nom d’un fichier de ressources ou de syntheses", "écrivez \"%[2]s\""},
		text{"no ressource or synthese “%[1]s”", "a sentence, an address, or the name of a file of ressources or syntheses", "write \"%[2]s\""}},

	// Territories.
	"territory-cycle": {
		text{"ce territoire finit par se contenir lui-même : %[1]s", "un parent plus grand", "corrigez parent dans l’une de ces fiches"},
		text{"this territory ends up containing itself: %[1]s", "a larger parent", "correct parent in one of these records"}},
	"branch-cycle": {
		text{"cet acteur finit par être une antenne de lui-même : %[1]s", "un organisme plus grand", "corrigez parent dans l’une de ces fiches"},
		text{"this actor ends up being a branch of itself: %[1]s", "a larger organisation", "correct parent in one of these records"}},
	"parent-level": {
		text{"%[1]s (%[2]s) ne peut pas être dans %[3]s (%[4]s)", "un parent de type plus grand : pays, région, département, arrondissement ou EPCI, commune", ""},
		text{"%[1]s (%[2]s) cannot be in %[3]s (%[4]s)", "a parent of a larger type: country, region, département, arrondissement or EPCI, commune", ""}},
	"not-inside": {
		text{"%[1]s (%[3]s) n’est pas dans %[2]s (%[4]s) d’après le découpage officiel", "le territoire qui le contient", "vérifiez les deux codes et la clé parent"},
		text{"%[1]s (%[3]s) is not in %[2]s (%[4]s) according to the official tables", "the territory that contains it", "check both codes and the key parent"}},
	"unknown-code": {
		text{"« %[1]s » n’est pas un code de type %[2]s", "le code officiel (Insee ; SIREN pour un EPCI), entre guillemets", "écrivez %[3]s"},
		text{"“%[1]s” is not a code of type %[2]s", "the official code (INSEE; SIREN for an EPCI), in quotes", "write %[3]s"}},
	"former-code": {
		text{"le code %[1]s, celui de « %[2]s », n’existe plus depuis le %[3]s", "le code de la commune d’aujourd’hui, %[4]s", "écrivez %[5]s"},
		text{"the code %[1]s, that of “%[2]s”, has not existed since %[3]s", "the code of the commune of today, %[4]s", "write %[5]s"}},
	"former-name": {
		text{"la commune %[1]s ne s’appelle plus « %[2]s » depuis le %[3]s", "son nom d’aujourd’hui", "écrivez %[4]s"},
		text{"the commune %[1]s has not been called “%[2]s” since %[3]s", "its name of today", "write %[4]s"}},
	"collectivity-code": {
		text{"%[1]s est le code que l’Insee donne à %[2]s comme collectivité", "le code du territoire", "écrivez %[3]s"},
		text{"%[1]s is the code that INSEE gives to %[2]s as a collectivité", "the code of the territory", "write %[3]s"}},
	"part-elsewhere": {
		text{"%[1]s est un arrondissement de %[2]s, et serait compté sans elle", "le parent dont il est une partie", "écrivez %[3]s"},
		text{"%[1]s is an arrondissement of %[2]s, and would be counted without it", "the parent that it is part of", "write %[3]s"}},
	"code-name": {
		text{"le code %[1]s est celui de « %[2]s », et la fiche s’appelle « %[3]s »", "le code du territoire nommé", "vérifiez le code"},
		text{"the code %[1]s is that of “%[2]s”, and the record is called “%[3]s”", "the code of the territory named", "check the code"}},
	"bad-qpv": {
		text{"« %[1]s » n’est pas un code de quartier prioritaire", "QP, département sur 3 signes et 3 chiffres (QP011003), ou QN, département, 2 chiffres et une lettre (QN01102I)", ""},
		text{"“%[1]s” is not the code of a priority neighbourhood", "QP, département in 3 characters and 3 digits (QP011003), or QN, département, 2 digits and a letter (QN01102I)", ""}},
	"unsure-qpv": {
		text{"« %[1]s » n’est pas dans la liste nationale des quartiers prioritaires de 2024", "le code du site officiel", "écrivez %[2]s"},
		text{"“%[1]s” is not in the national list of the priority neighbourhoods of 2024", "the code of the official site", "write %[2]s"}},
	"qpv-map": {
		text{"le quartier %[1]s est de la carte de %[2]s, qui n’était pas en vigueur le %[3]s", "un quartier de la carte en vigueur ce jour-là (celle-ci : de %[4]s à %[5]s)", "corrigez le code du quartier ou la date"},
		text{"the neighbourhood %[1]s is on the map of %[2]s, which was not in force on %[3]s", "a neighbourhood of the map in force on that day (this one: %[4]s to %[5]s)", "correct the code of the neighbourhood or the date"}},
	"count-indicator": {
		text{"ce comptage ne dit pas ce qu’il compte", "indicateur = \"…\", le nom d’un fichier du dossier indicateurs", ""},
		text{"this count does not say what it counts", "indicateur = \"…\", the name of a file of the folder indicateurs", ""}},
	"count-type": {
		text{"un comptage de type « %[1]s » ne porte pas sur un indicateur", "type = \"indicateur\", ou pas de clé indicateur", ""},
		text{"a count of type “%[1]s” is not about an indicator", "type = \"indicateur\", or no key indicateur", ""}},

	// Signatories.
	"bad-siren": {
		text{"« %[1]s » n’est pas un numéro SIREN", "neuf chiffres sans espace ni faute de frappe (le dernier vérifie les autres)", "écrivez %[2]s"},
		text{"“%[1]s” is not a SIREN number", "nine digits without spaces or typing mistakes (the last one checks the others)", "write %[2]s"}},
	"bad-naf": {
		text{"« %[1]s » n’est pas un code de la %[2]s", "une section comme \"C\", ou un code entier comme \"10.71C\"", "écrivez %[3]s"},
		text{"“%[1]s” is not a code of %[2]s", "a section like \"C\", or a full code like \"10.71C\"", "write %[3]s"}},
	"no-anchor": {
		text{"l’action « %[1]s » n’a ni lettre ni chiffre dont faire une adresse", "un titre, ou une clé id", ""},
		text{"the action “%[1]s” has no letter or digit to make an address from", "a title, or a key id", ""}},
	"reserved-anchor": {
		text{"« %[1]s » est déjà une ancre de la page", "un autre nom pour l’engagement", "ajoutez id = \"engagement-%[2]s\""},
		text{"“%[1]s” is the name of an anchor of the page", "another name for the commitment", "add id = \"engagement-%[2]s\""}},
	"twin-commitments": {
		text{"l’engagement « %[1]s » porte le même nom que celui de la ligne %[2]s : ils auraient la même adresse", "un nom par engagement", "précisez l’action, ou ajoutez id = \"%[3]s\""},
		text{"the commitment “%[1]s” has the same name as that of line %[2]s: they would have the same address", "one name per commitment", "make the action more precise, or add id = \"%[3]s\""}},
	"name-shown": {
		text{"le nom « %[1]s » ne doit pas être publié (diffusion = \"partielle\"), et il se lit ici", "un texte, une source, une adresse ou un nom de fichier qui ne le dit pas", "reformulez, ou renommez le fichier (par exemple signataire-1)"},
		text{"the name “%[1]s” is withheld (diffusion = \"partielle\"), but it can be read here", "a text, a source, an address or a file name that does not reveal it", "reword, or rename the file (for instance signataire-1)"}},
	"twin-media": {
		text{"seule la casse ou l’écriture des accents distingue « %[1]s » de « %[2]s » : ce serait un seul fichier sous Windows et macOS", "des noms différents", "renommez l’un des deux, dans le dossier et là où il est nommé"},
		text{"only case or the form of accents tells “%[1]s” from “%[2]s”: they would be one file on Windows and macOS", "different names", "rename one of them, in the folder and where it is named"}},
	"long-media": {
		text{"le chemin du fichier « %[1]s » est trop long pour certains hébergeurs", "1024 caractères au plus, dossiers compris, et 255 par nom", "raccourcissez les noms de ses dossiers, ou rangez-le dans moins de dossiers"},
		text{"the path of the file “%[1]s” is too long for some hosts", "at most 1024 characters, folders included, and 255 per name", "shorten the names of its folders, or put it in fewer folders"}},
	"place-shown": {
		text{"cette fiche relierait un lieu au signataire « %[1]s », dont seul le département est publié (diffusion = \"partielle\")", "aucun lien vers lui et vers une commune ou un quartier à la fois", "retirez l’un des deux liens, ou menez vers le département"},
		text{"this record would tie a place to the signatory “%[1]s”, of whom only the département is published (diffusion = \"partielle\")", "no link to it and to a commune or a neighbourhood at once", "remove one of the two links, or lead to the département"}},

	// Dates and figures.
	"dates-order": {
		text{"%[1]s (%[2]s) vient avant %[3]s (%[4]s)", "la même date, ou une date plus tardive", "vérifiez les deux dates"},
		text{"%[1]s (%[2]s) comes before %[3]s (%[4]s)", "the same date or a later one", "check both dates"}},
	"period-outside": {
		text{"%[1]s n’est pas dans la durée de l’engagement", "une période entre debut (%[2]s) et fin (%[3]s)", "vérifiez la période, ou les dates de l’engagement"},
		text{"%[1]s is not within the commitment", "a period between debut (%[2]s) and fin (%[3]s)", "check the period, or the dates of the commitment"}},
	"duplicate-period": {
		text{"le résultat de %[1]s est donné deux fois", "une valeur par période, et une par période et par territoire", "gardez la bonne valeur, dans valeurs ou dans un bilan"},
		text{"the result of %[1]s is set twice", "one value per period, and one per period and territory", "keep the right value, in valeurs or in a bilan"}},
	"mixed-periods": {
		text{"cet indicateur mêle %[1]s et %[2]s, qui n’ont pas la même durée", "des périodes d’une seule sorte : années, années scolaires, semestres ou trimestres", "ramenez les valeurs à une seule sorte de période"},
		text{"this indicator mixes %[1]s and %[2]s, which differ in length", "periods of one kind: years, school years, halves or quarters", "bring the values to one kind of period"}},
	"symbol-unit": {
		text{"le signe « %[1]s » ne va pas avec l’unité « %[2]s »", "un nombre dans l’unité de l’indicateur", "retirez le signe, ou corrigez l’unité"},
		text{"the sign “%[1]s” does not fit the unit “%[2]s”", "a number in the unit of the indicator", "remove the sign, or correct the unit"}},
	"negative-count": {
		text{"cette valeur est négative, ce que « %[1]s » ne peut pas être", "zéro ou plus ; une valeur inconnue ne s’écrit pas", "si l’indicateur est un solde, ajoutez-lui solde = true"},
		text{"this value is negative, which “%[1]s” cannot be", "zero or more; leave an unknown value out", "if the indicator is a balance, add solde = true to it"}},
	"target-missing": {
		text{"« %[1]s » est donné sans cible", "cible = 30, ou cible = { 2026 = 10, 2027 = 12 } avec par", "ajoutez la cible, ou retirez cette ligne"},
		text{"“%[1]s” is set without a target", "cible = 30, or cible = { 2026 = 10, 2027 = 12 } with par", "add the target, or remove this line"}},
	"target-each": {
		text{"cette cible change d’une période à l’autre, sans dire qu’elle revient à chacune", "par = \"an\" ou par = \"periode\" ; des étapes vers une seule cible s’écrivent dans jalons", "ajoutez par, ou écrivez les étapes dans jalons"},
		text{"this target differs between periods, without saying that it returns in each", "par = \"an\" or par = \"periode\"; steps towards a single target are written in jalons", "add par, or write the steps in jalons"}},
	"milestones-each": {
		text{"des jalons mènent à une cible unique : celle-ci revient à chaque période", "par ou jalons, pas les deux", "donnez à chaque période sa cible : cible = { 2026 = 10, 2027 = 12 }"},
		text{"milestones lead to a single target: this one returns in each period", "par or jalons, not both", "give each period its target: cible = { 2026 = 10, 2027 = 12 }"}},
	"milestone-late": {
		text{"le jalon de %[1]s vient après l’échéance (%[2]s)", "des étapes avant l’échéance", "vérifiez la période, ou l’échéance"},
		text{"the milestone of %[1]s comes after the deadline (%[2]s)", "steps before the deadline", "check the period, or the deadline"}},
	"target-zero": {
		text{"une cible de zéro, à la hausse, est atteinte sans rien faire", "une cible plus grande que zéro, ou sens = \"baisse\"", "vérifiez la cible et le sens"},
		text{"a target of zero, to be reached by an increase, is met by doing nothing", "a target above zero, or sens = \"baisse\"", "check the target and the direction"}},
	"cumulation-unclear": {
		text{"rien ne dit si les valeurs de cet indicateur s’additionnent : la dernière seule est comparée à la cible", "cumul = \"somme\" si la cible est à atteindre en tout, cumul = \"dernier\" si chaque valeur est un niveau", "ajoutez cumul"},
		text{"nothing tells whether the values of this indicator add up: only the latest is compared with the target", "cumul = \"somme\" if the target is to be reached in all, cumul = \"dernier\" if each value is a level", "add cumul"}},
	"result-elsewhere": {
		text{"ce résultat est celui de « %[1]s », qui n’est pas dans les territoires de l’engagement (%[2]s)", "un territoire de l’engagement, ou un territoire qu’il contient", "corrigez le territoire, ou ajoutez-le à l’engagement"},
		text{"this result is that of “%[1]s”, which is not in the territories of the commitment (%[2]s)", "a territory of the commitment, or one within it", "correct the territory, or add it to the commitment"}},
	"bad-delay": {
		text{"« %[1]s » n’est pas un délai pour rendre un bilan", "un nombre de mois, de 0 à %[2]s", ""},
		text{"“%[1]s” is no delay for a report", "a number of months, from 0 to %[2]s", ""}},
	"bad-threshold": {
		text{"« %[1]s » vaut %[2]s, ce qui n’est pas une part", "un nombre plus grand que 0 et au plus 1", ""},
		text{"“%[1]s” is %[2]s, which is not a share", "a number above 0 and at most 1", ""}},
	"threshold-order": {
		text{"« loin » (%[1]s) n’est pas sous « bonne_voie » (%[2]s)", "un seuil plus petit", "échangez les deux seuils"},
		text{"“loin” (%[1]s) is not below “bonne_voie” (%[2]s)", "a smaller threshold", "exchange the two thresholds"}},
	"unknown-commitment": {
		text{"« %[1]s » n’est pas un engagement de cette fiche", "un de ces id : %[2]s", "vérifiez l’id"},
		text{"“%[1]s” is no commitment of this record", "one of these ids: %[2]s", "check the id"}},
	"assessment-none": {
		text{"une évaluation dont le mode est « aucune » n’en est pas une", "auto, co-construite ou 360", "retirez cette évaluation, ou corrigez le mode"},
		text{"an evaluation whose mode is “aucune” (none) is not one", "auto, co-construite or 360", "remove this evaluation, or correct the mode"}},
	"assessment-announced": {
		text{"une évaluation annoncée n’a pas encore de conclusion", "annoncee, ou conclusion", "retirez annoncee si l’évaluation a été faite"},
		text{"an evaluation that is announced has no conclusion yet", "annoncee, or conclusion", "remove annoncee if the evaluation was made"}},
	"assessment-date": {
		text{"rien ne dit quand cette évaluation a été faite, ni sur quoi elle porte", "date, ou periode", "ajoutez ce que la source en dit"},
		text{"nothing tells when this evaluation was made, nor what it is about", "date, or periode", "add what the source tells of it"}},
	"status-missing": {
		text{"« %[1]s » est donné sans statut", "statut, avec l’une de ses valeurs", "ajoutez statut, ou retirez cette ligne"},
		text{"“%[1]s” is set without a status", "statut, with one of its values", "add statut, or remove this line"}},
	"unknown-action": {
		text{"« %[1]s » n’est pas une action du catalogue du domaine « %[2]s »", "l’id d’une de ces actions : %[3]s", "corrigez, ou retirez la clé si aucune ne convient"},
		text{"“%[1]s” is no action of the catalogue of the domain “%[2]s”", "the id of one of these actions: %[3]s", "correct it, or remove the key if none fits"}},
	"twin-actions": {
		text{"l’action « %[1]s » est déjà dans %[2]s, ligne %[3]s : elles auraient la même adresse", "un id par action, dans tout le site", "ajoutez id = \"%[4]s\""},
		text{"the action “%[1]s” is already in %[2]s, line %[3]s: they would have the same address", "one id per action in the whole site", "add id = \"%[4]s\""}},
	"twin-conventions": {
		text{"deux conventions ont l’id « %[1]s »", "un id par convention", "donnez un autre id à celle-ci"},
		text{"two conventions have the id “%[1]s”", "one id per convention", "give this one another id"}},
	"unknown-followed": {
		text{"« %[1]s » n’est l’id de rien dans la fiche de « %[2]s »", "un des id de cette fiche (%[3]s), ou signataire#id pour un autre signataire", "vérifiez l’id"},
		text{"“%[1]s” is no id of the record of “%[2]s”", "one of the ids of that record (%[3]s), or signatory#id for another signatory", "check the id"}},
	"twin-renewal": {
		text{"« %[1]s » est déjà renouvelé par un autre engagement", "un seul engagement à la suite d’un autre", "retirez l’un des deux suite_de"},
		text{"“%[1]s” is already renewed by another commitment", "one commitment after another", "remove one of the two suite_de"}},
	"renewal-cycle": {
		text{"« %[1]s » se suit lui-même, de proche en proche", "un engagement plus ancien", "vérifiez suite_de"},
		text{"“%[1]s” follows itself, one after the other", "an earlier commitment", "check suite_de"}},
	"no-catalogue": {
		text{"le domaine « %[1]s » n’a pas de catalogue d’actions", "des [[action]] dans la fiche de ce domaine", "retirez catalogue, ou vérifiez le domaine"},
		text{"the domain “%[1]s” has no catalogue of actions", "[[action]] tables in the record of that domain", "remove catalogue, or check the domain"}},
	"nested-places": {
		text{"« %[1]s » est dans « %[2]s » : leurs résultats compteraient deux fois", "des territoires qui ne se contiennent pas", "gardez l’un des deux, ou donnez le tout dans valeurs"},
		text{"“%[1]s” is in “%[2]s”: their results would count twice", "territories that do not contain each other", "keep one of them, or set the whole in valeurs"}},
	"deed-target": {
		text{"une action menée sans promesse (nature = \"realisation\") n’a pas de cible", "des valeurs, sans cible", "retirez la cible, ou la nature s’il y a bien une promesse"},
		text{"what was done without a promise (nature = \"realisation\") has no target", "values without a target", "remove the target, or the nature if there is a promise"}},
	"target-direction": {
		text{"rien ne dit si cette cible est à atteindre en augmentant ou en diminuant : aucun progrès ne sera affiché", "sens = \"hausse\" ou sens = \"baisse\", ici ou dans la fiche de l’indicateur", "ajoutez sens"},
		text{"nothing tells whether this target is to be reached by an increase or a decrease: no progress will be shown", "sens = \"hausse\" or sens = \"baisse\", here or in the record of the indicator", "add sens"}},
	"end-missing": {
		text{"« %[1]s » est donné, mais rien ne dit que le signataire a quitté la charte", "fin, la date de sortie", "ajoutez fin = …"},
		text{"“%[1]s” is set, but nothing says that the signatory left the charter", "fin, the date it left", "add fin = …"}},
	"successor-cycle": {
		text{"« %[1]s » est son propre successeur, de proche en proche", "un signataire qui continue celui-ci", "vérifiez successeur"},
		text{"“%[1]s” is its own successor, one after the other", "a signatory that continues this one", "check successeur"}},
	"twin-siren": {
		text{"le SIREN %[1]s est déjà celui de %[2]s", "une fiche par signataire", "réunissez les deux fiches, ou vérifiez le numéro ; deux établissements qui ont signé chacun peuvent le partager"},
		text{"the SIREN %[1]s is already that of %[2]s", "one record per signatory", "merge the two records, or check the number; two sites of a company that each signed may share it"}},
	"twin-rna": {
		text{"le numéro RNA %[1]s est déjà celui de %[2]s", "une fiche par signataire", "réunissez les deux fiches, ou vérifiez le numéro"},
		text{"the RNA number %[1]s is already that of %[2]s", "one record per signatory", "merge the two records, or check the number"}},
	"twin-name": {
		text{"le nom « %[1]s » est déjà celui de %[2]s", "une fiche par signataire", "réunissez les deux fiches, ou précisez le nom"},
		text{"the name “%[1]s” is already that of %[2]s", "one record per signatory", "merge the two records, or make the name more precise"}},
	"twin-code": {
		text{"le code « %[1]s » est déjà celui de %[2]s", "une fiche par territoire", "réunissez les deux fiches, ou vérifiez le code"},
		text{"the code “%[1]s” is already that of %[2]s", "one record per territory", "merge the two records, or check the code"}},
	"bad-rna": {
		text{"« %[1]s » n’est pas un numéro RNA", "un W suivi de neuf chiffres, comme W751000000", "écrivez %[2]s"},
		text{"“%[1]s” is not an RNA number", "a W followed by nine digits, like W751000000", "write %[2]s"}},
	"rna-in-siren": {
		text{"« %[1]s » est un numéro RNA, pas un SIREN", "le numéro RNA dans la clé rna", "écrivez %[2]s"},
		text{"“%[1]s” is an RNA number, not a SIREN", "the RNA number in the key rna", "write %[2]s"}},
	"measure-both": {
		text{"cet indicateur est à la fois partagé (ref) et propre à l’engagement (nom, unite, cumul ou sens)", "ref seul, ou nom et unite (avec cumul et sens)", "gardez ref si l’indicateur du dossier indicateurs convient"},
		text{"this indicator is both shared (ref) and the commitment’s own (nom, unite, cumul or sens)", "ref alone, or nom and unite (with cumul and sens)", "keep ref if the indicator of the folder indicateurs fits"}},
	"measure-neither": {
		text{"cet indicateur ne dit pas ce qu’il mesure", "ref = \"…\" (un fichier du dossier indicateurs), ou nom et unite", ""},
		text{"this indicator does not say what it measures", "ref = \"…\" (a file of the folder indicateurs), or nom and unite", ""}},
	"twin-measures": {
		text{"l’indicateur « %[1]s » est déjà dans cet engagement : il compterait deux fois", "chaque indicateur une seule fois par engagement", "réunissez les valeurs, ou faites deux engagements"},
		text{"the indicator “%[1]s” is already in this commitment: it would count twice", "each indicator once in a commitment", "merge the values, or make two commitments"}},
	"percentage-sum": {
		text{"des « %[1]s » ne s’additionnent pas d’une année à l’autre", "cumul = \"dernier\" ou cumul = \"moyenne\"", ""},
		text{"“%[1]s” do not add up from year to year", "cumul = \"dernier\" or cumul = \"moyenne\"", ""}},
	"lonely-date": {
		text{"%[1]s vient longtemps après toutes les autres dates (la précédente : %[2]s), et décide seule de la date d’arrêté du site", "une date proche des autres, ou arrete_au dans site.toml", "corrigez l’année, ou donnez arrete_au dans site.toml"},
		text{"%[1]s comes long after all other dates (the one before is %[2]s), and alone determines the as-of date of the site", "a date near the others, or arrete_au in site.toml", "correct the year, or set arrete_au in site.toml"}},
	"after-as-of": {
		text{"%[1]s vient après la date d’arrêté des données (%[2]s), où le site dit s’arrêter", "une date jusqu’à l’arrêté", "corrigez la date, ou avancez arrete_au dans site.toml"},
		text{"%[1]s comes after the as-of date of the data (%[2]s), which the site announces as its limit", "a date up to the as-of date", "correct the date, or move arrete_au forward in site.toml"}},
	"figure-source": {
		text{"aucune source n’appuie cette valeur", "source dans le bilan, dans l’engagement ou dans la fiche", "ajoutez source = \"…\""},
		text{"this value has no source", "source in the bilan, in the commitment or in the record", "add source = \"…\""}},
	"axis-range": {
		text{"« %[1]s » vaut %[2]s, hors de l’axe", "un nombre de -1 à 1", ""},
		text{"“%[1]s” is %[2]s, outside the axis", "a number from -1 to 1", ""}},

	// Text, images, links.
	"image-missing": {
		text{"le fichier « %[1]s » n’existe pas", "une image ou un document à côté de la fiche, ou dans medias", "écrivez « %[2]s »"},
		text{"the file “%[1]s” does not exist", "an image or document beside the record, or in medias", "write “%[2]s”"}},
	"image-alt": {
		text{"l’image « %[1]s » n’a pas de texte de remplacement", "ce que l’image montre, pour qui ne la voit pas (alt, ou entre les crochets ![…])", ""},
		text{"the image “%[1]s” has no text alternative", "what the image shows, for those who do not see it (alt, or between the brackets ![…])", ""}},
	"image-outside": {
		text{"l’image « %[1]s » est sur un autre site", "une image du contenu : rien n’est chargé d’ailleurs", "copiez l’image à côté de la fiche, si sa licence le permet"},
		text{"the image “%[1]s” is on another site", "an image of the content: nothing is loaded from elsewhere", "copy the image beside the record, if its licence allows"}},
	"dead-link": {
		text{"le lien « %[1]s » ne mène à aucune fiche", "le chemin d’un fichier, comme ../signataires/engie.md, l’adresse d’une page de Parvis, comme /donnees/, ou une adresse https://…", "écrivez %[2]s"},
		text{"the link “%[1]s” leads to no record", "the path of a file, like ../signataires/engie.md, the address of a page of Parvis, like /donnees/, or an https://… address", "write %[2]s"}},
	"dead-anchor": {
		text{"aucun titre ne répond à « #%[1]s »", "un titre de la page visée, en minuscules sans accent et avec des tirets : ## Où en est-on devient #ou-en-est-on", "vérifiez le titre visé"},
		text{"no heading matches “#%[1]s”", "a heading of that page, in lower case without accents and with hyphens: ## Où en est-on becomes #ou-en-est-on", "check which heading is meant"}},
	"link-absolute": {
		text{"le lien « %[1]s » commence par / : il se casse quand le site change de place", "le chemin d’un fichier, comme ../signataires/engie.md", "écrivez %[2]s"},
		text{"the link “%[1]s” begins with /: it breaks when the site moves", "the path of a file, like ../signataires/engie.md", "write %[2]s"}},
	"link-empty": {
		text{"le lien est vide", "une adresse, ou le chemin d’un fichier", "complétez les parenthèses du lien"},
		text{"the link is empty", "an address, or the path of a file", "fill in the parentheses of the link"}},
	"link-dangerous": {
		text{"le lien « %[1]s » exécuterait un programme", "une adresse https://, ou le chemin d’un fichier", "remplacez ce lien"},
		text{"the link “%[1]s” would run a program", "an https:// address, or the path of a file", "replace this link"}},
	"link-scheme": {
		text{"le lien « %[1]s » ouvre autre chose qu’une page, un courriel ou un téléphone", "une adresse en https, http, mailto ou tel, ou le chemin d’un fichier", "remplacez ce lien"},
		text{"the link “%[1]s” opens something other than a page, an e-mail or a telephone", "an https, http, mailto or tel address, or the path of a file", "replace this link"}},
	"body-dense": {
		text{"ce passage est trop long ou trop imbriqué pour être mis en page", "des paragraphes et des tableaux séparés par une ligne vide, moins de 50 signes > ou - au début d’une ligne, moins de 2000 liens, 20 000 cases ou 2000 notes", "coupez-le en paragraphes"},
		text{"this passage is too long or too deeply nested to be laid out", "paragraphs and tables separated by blank lines, fewer than 50 characters > or - at the start of a line, fewer than 2000 links, 20,000 cells or 2000 notes", "split it into paragraphs"}},
	"heading-one": {
		text{"le texte contient un titre de premier niveau (#) : c’est celui de la page", "des titres à partir de ##", "ajoutez un # devant chaque titre"},
		text{"the text has a first-level heading (#), which is reserved for the title of the page", "headings from ## on", "add a # before each heading"}},
	"heading-skip": {
		text{"un titre de niveau %[1]s (autant de #) vient sans titre de niveau %[2]s avant lui", "un titre de niveau %[2]s au plus", "ôtez des # pour ne sauter aucun niveau"},
		text{"a heading of level %[1]s (as many #s) does not follow one of level %[2]s", "a heading of level %[2]s at most", "remove #s so that no level is skipped"}},
	"figure-empty": {
		text{"ce bloc ne dit pas quelle figure montrer", "le nom d’une figure, comme engagements-par-domaine (la page /figures/ les montre toutes), entre la ligne ```figure et la ligne ```", "ajoutez une ligne figure = \"…\""},
		text{"this block does not say which figure to show", "the name of a figure, like engagements-par-domaine (the page /figures/ shows them all), between the line ```figure and the line ```", "add a line figure = \"…\""}},
	"figure-line": {
		text{"la ligne « %[1]s » n’est pas une clé avec sa valeur", "le nom de la figure sur la première ligne, puis des lignes comme territoire = \"occitanie\"", "complétez cette ligne, ou retirez-la"},
		text{"the line “%[1]s” is not a key with its value", "the name of the figure on the first line, then lines like territoire = \"occitanie\"", "complete this line, or remove it"}},
	"figure-key": {
		text{"la clé « %[1]s » n’existe pas dans un bloc figure", "une de ces clés : %[2]s", "écrivez « %[3]s »"},
		text{"“%[1]s” is not a key of a figure block", "one of these keys: %[2]s", "write “%[3]s”"}},
	"figure-twice": {
		text{"la clé « %[1]s » est déjà donnée dans ce bloc", "chaque clé une seule fois", "gardez la bonne ligne ; pour montrer deux figures, faites deux blocs"},
		text{"the key “%[1]s” is already set in this block", "each key once", "keep the right line; to show two figures, make two blocks"}},
	"figure-kind": {
		text{"aucune figure ne s’appelle « %[1]s »", "une de ces figures : %[3]s", "écrivez « %[2]s »"},
		text{"no figure is called “%[1]s”", "one of these figures: %[3]s", "write “%[2]s”"}},
	"figure-filter": {
		text{"la figure « %[1]s » ne se précise pas par « %[2]s »", "les clés de cette figure : %[3]s", "retirez « %[2]s », ou choisissez une autre figure"},
		text{"the figure “%[1]s” cannot be filtered by “%[2]s”", "the keys of this figure: %[3]s", "remove “%[2]s”, or choose another figure"}},
	"figure-needs": {
		text{"la figure « %[1]s » ne sait pas pour quelle fiche : « %[2]s » manque", "le nom d’un fichier, sans extension", "ajoutez une ligne %[2]s = \"…\""},
		text{"the figure “%[1]s” needs a record: “%[2]s” is missing", "the name of a file, without extension", "add a line %[2]s = \"…\""}},
	"figure-period": {
		text{"« %[1]s » n’est pas une période", "une année, ou deux dans l’ordre : 2018, 2017-2020, 2017- (à partir de 2017) ou -2020 (jusqu’à 2020)", ""},
		text{"“%[1]s” is not a period", "a year, or two in order: 2018, 2017-2020, 2017- (from 2017 on) or -2020 (up to 2020)", ""}},
	"figure-nested": {
		text{"cette figure est dans une liste, une citation, une définition ou une note", "un bloc figure entre deux paragraphes, à la marge du texte", "ôtez les espaces et les signes devant ses lignes, avec une ligne vide avant et après le bloc"},
		text{"this figure is inside a list, a quote, a definition or a note", "a figure block between two paragraphs, at the margin of the text", "remove the spaces and characters before its lines, with a blank line before and after the block"}},
	"figure-fence": {
		text{"ce bloc « %[1]s » serait publié comme du code", "un bloc nommé figure pour placer une figure", "écrivez ```figure"},
		text{"this block “%[1]s” would be published as code", "a block named figure to place a figure", "write ```figure"}},
	"figure-repeated": {
		text{"la figure « %[1]s » est déjà dans ce texte", "chaque figure une seule fois par page", "retirez ce bloc, ou précisez-le (territoire, periode…) pour qu’il montre autre chose"},
		text{"the figure “%[1]s” is already in this text", "each figure once on a page", "remove this block, or filter it (territoire, periode…) so that it shows something else"}},
	"raw-html": {
		text{"la balise %[1]s serait retirée de la page", "du Markdown ; en HTML, seulement <sup>, <sub>, <abbr title>, <br>, <small> et <mark>", "écrivez-le en Markdown (**gras**, *italique*, [lien](adresse))"},
		text{"the tag %[1]s would be removed from the page", "Markdown; of HTML, only <sup>, <sub>, <abbr title>, <br>, <small> and <mark>", "write it in Markdown (**bold**, *italics*, [link](address))"}},
	"raw-html-open": {
		text{"la balise %[1]s n’est pas ouverte et refermée dans le même paragraphe", "une paire, comme 1<sup>er</sup>", "ajoutez celle qui manque"},
		text{"the tag %[1]s is not opened and closed in the same paragraph", "a pair, like 1<sup>er</sup>", "add the one that is missing"}},
}
