package messages

// textMessages holds what would be published otherwise than its author meant.
var textMessages = map[string]message{
	// In the text of a record.
	"link-unread": {
		text{"ce lien serait publié tel quel : « %[1]s »", "[texte](adresse), sans espace entre ] et (, et une adresse sans espace", "écrivez %[2]s"},
		text{"this link would be published as it is: “%[1]s”", "[text](address), without a space between ] and (, and an address without spaces", "write %[2]s"}},
	"reference-unread": {
		text{"ce renvoi serait publié tel quel : « %[1]s » n’a pas d’adresse", "[texte](adresse), ou une ligne [nom]: https://… plus bas dans le texte", "écrivez le lien avec son adresse, ou ajoutez cette ligne"},
		text{"this reference would be published as it is: “%[1]s” has no address", "[text](address), or a line [name]: https://… further down in the text", "write the link with its address, or add this line"}},
	"note-unread": {
		text{"l’appel de note « %[1]s » serait publié tel quel : la note manque", "une ligne \"%[1]s: le texte de la note\"", "ajoutez cette ligne à la fin du texte"},
		text{"the note reference “%[1]s” would be published as it is: the note is missing", "a line \"%[1]s: the text of the note\"", "add this line at the end of the text"}},
	"heading-unread": {
		text{"« %[1]s » n’est pas lu comme un titre", "des signes #, une espace ordinaire, puis le titre", "écrivez %[2]s ; si ce n’est pas un titre, mettez \\ avant le premier #"},
		text{"“%[1]s” is not read as a heading", "# signs, an ordinary space, then the heading", "write %[2]s; if it is not a heading, put \\ before the first #"}},
	"table-unread": {
		text{"ce tableau n’est pas lu : ses lignes seraient mises bout à bout", "sous la ligne des titres, une ligne de tirets avec autant de colonnes", "ajoutez %[1]s sous la première ligne"},
		text{"this table is not read: its lines would run together", "below the line of heads, a line of hyphens with as many columns", "add %[1]s below the first line"}},
	"table-cells": {
		text{"cette ligne a plus de cases que le tableau n’a de colonnes (%[1]s) : les dernières seraient perdues", "autant de cases que de titres", "retirez le trait | de trop, ou écrivez-le \\| s’il est du texte"},
		text{"this row has more cells than the table has columns (%[1]s): the last ones would be lost", "as many cells as heads", "remove the extra bar |, or write it \\| if it is part of the text"}},
	"bullet-unread": {
		text{"une liste copiée d’un traitement de texte n’est pas lue : les lignes qui commencent par « %[1]s » seraient mises bout à bout", "un tiret et une espace au début de chaque élément", "remplacez chaque « %[1]s » par - et une espace"},
		text{"a list copied from a word processor is not read: lines that begin with “%[1]s” would run together", "a hyphen and a space at the start of each item", "replace each “%[1]s” with - and a space"}},
	"link-nameless": {
		text{"ce lien vers « %[1]s » n’a pas de texte : on ne peut ni le voir ni l’entendre", "entre les crochets, ce à quoi il mène", "complétez les crochets du lien"},
		text{"this link to “%[1]s” has no text: it can be neither seen nor heard", "between the brackets, what it leads to", "fill in the brackets of the link"}},
	"link-email": {
		text{"« %[1]s » est une adresse électronique, pas le nom d’un fichier", "\"mailto:\" devant l’adresse", "écrivez mailto:%[1]s"},
		text{"“%[1]s” is an e-mail address, not the name of a file", "\"mailto:\" before the address", "write mailto:%[1]s"}},
	"link-page": {
		text{"le lien « %[1]s » ne mène à aucune page que Parvis écrit sur ce site", "le chemin d’un fichier, comme ../signataires/engie.md, ou l’adresse d’une page de Parvis, comme /signataires/ ou /donnees/", "écrivez %[2]s"},
		text{"the link “%[1]s” leads to no page that Parvis writes on this site", "the path of a file, like ../signataires/engie.md, or the address of a page of Parvis, like /signataires/ or /donnees/", "write %[2]s"}},
	"raw-html-line": {
		text{"la balise %[1]s est seule au début d’une ligne : elle serait retirée de la page", "cette balise à l’intérieur d’un paragraphe", "mettez-la à la fin de la ligne d’avant ; pour un nouveau paragraphe, une ligne vide suffit"},
		text{"the tag %[1]s stands alone at the start of a line: it would be removed from the page", "this tag within a paragraph", "put it at the end of the line before; for a new paragraph, a blank line is enough"}},

	// In keys, or anywhere.
	"unreadable-character": {
		text{"un caractère qui ne se lit pas (%[1]s) est resté ici, sans doute d’un copier-coller", "du texte seul", "effacez-le et retapez le mot"},
		text{"a character that cannot be read (%[1]s) is left here, probably from a copy and paste", "text only", "delete it and type the word again"}},
	"entity-in-key": {
		text{"« %[1]s » serait publié tel quel : une clé ne prend pas de code HTML", "le caractère lui-même", "écrivez « %[2]s »"},
		text{"“%[1]s” would be published as it is: a key takes no HTML code", "the character itself", "write “%[2]s”"}},
	"marks-in-key": {
		text{"« %[1]s » serait publié tel quel : cette clé ne prend pas de mise en forme", "un texte sans signe de Markdown ni balise ; la mise en forme et les liens vont dans le texte de la fiche, après +++", "retirez les signes autour des mots"},
		text{"“%[1]s” would be published as it is: this key takes no formatting", "a text without Markdown or tags; formatting and links go in the text of the record, after +++", "remove the marks around the words"}},
	"alias-file": {
		text{"« %[1]s » finit comme le nom d’un fichier, et Parvis ne laisse une redirection qu’à l’adresse d’une page, qui finit par /", "un chemin comme /anciennes-pages/engie/", "si l’ancienne page répondait aussi sans extension, écrivez %[2]s ; sinon, demandez cette redirection à l’hébergeur"},
		text{"“%[1]s” ends like the name of a file, and Parvis can only leave a redirection at the address of a page, which ends with /", "a path like /old-pages/engie/", "if the former page also answered without its extension, write %[2]s; otherwise ask the host for this redirection"}},
	"unknown-theme": {
		text{"aucun thème ne s’appelle « %[1]s »", "un de ces thèmes : %[2]s, ou un dossier de themes, à côté du contenu, avec son theme.toml", "écrivez nom = \"%[3]s\""},
		text{"no theme is called “%[1]s”", "one of these themes: %[2]s, or a folder of themes, beside the content, with its theme.toml", "write nom = \"%[3]s\""}},
	"left-over": {
		text{"« %[1]s » est laissé de côté : c’est une copie ou un reste d’un éditeur de texte", "", "supprimez-le s’il ne sert plus ; pour en faire une fiche, renommez-le"},
		text{"“%[1]s” is left aside: it is a copy or a left-over of a text editor", "", "delete it if it is no longer needed; to make it a record, rename it"}},
}
