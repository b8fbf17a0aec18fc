package messages

// formMessages holds what is told of the fields of forms, beside what cells share with them. Their
// arguments are what was typed, and what is near it.
var formMessages = map[string]message{
	"form-no-record": {
		text{"aucune fiche ne s’appelle « %[1]s »", "le nom d’une fiche du site, ou une partie de ce nom", "si elle manque, créez-la d’abord"},
		text{"no record is called “%[1]s”", "the name of a record of the site, or a part of it", "if it is missing, create it first"}},
	"form-several-records": {
		text{"« %[1]s » peut désigner plusieurs fiches", "une seule fiche", "écrivez l’une de celles-ci en entier : %[2]s"},
		text{"“%[1]s” may be several records", "one record", "write one of these in full: %[2]s"}},
	"form-no-choice": {
		text{"« %[1]s » n’est pas un des choix", "un de ces mots : %[2]s", ""},
		text{"“%[1]s” is not one of the choices", "one of these words: %[2]s", ""}},
	"form-no-period": {
		text{"« %[1]s » n’est pas une période", "une année comme 2018, une année scolaire comme 2017-2018, un semestre comme 2018-S1, un trimestre comme 2018-T1", ""},
		text{"“%[1]s” is not a period", "a year like 2018, a school year like 2017-2018, a half like 2018-S1, a quarter like 2018-T1", ""}},
	"form-no-integer": {
		text{"« %[1]s » n’est pas un nombre entier", "un nombre entier, en chiffres", ""},
		text{"“%[1]s” is not a whole number", "a whole number, in digits", ""}},
	"form-two-forms": {
		text{"un nombre et des nombres par période sont donnés ensemble", "l’un ou les autres", "videz ce qui est de trop"},
		text{"a number and numbers by period are given together", "one or the others", "empty what is not needed"}},
	"form-period-twice": {
		text{"la période %[1]s est donnée deux fois", "un nombre par période", ""},
		text{"the period %[1]s is given twice", "one number for each period", ""}},
	"form-lone-figure": {
		text{"le nombre %[1]s n’a pas de période", "la période dont c’est le résultat", ""},
		text{"the number %[1]s has no period", "the period that it is the result of", ""}},
	"form-lone-period": {
		text{"la période %[1]s n’a pas de nombre", "le résultat de cette période", "s’il n’est pas connu, videz la ligne"},
		text{"the period %[1]s has no number", "the result of that period", "if it is not known, empty the line"}},
	"form-lines-in-list": {
		text{"un élément de cette liste a plusieurs lignes : le formulaire ne peut pas le changer", "", "changez-le dans le fichier, avec un éditeur de texte"},
		text{"an item of this list has several lines: the form cannot change it", "", "change it in the file, with a text editor"}},
}
