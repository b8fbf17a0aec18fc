package messages

import (
	"fmt"
)

// taskMessages holds what is not an error: tasks that remain, and upcoming changes.
var taskMessages = map[string]message{
	"todo-draft": {
		text{"cette fiche est un brouillon : elle n’est pas publiée", "", "quand elle est prête, retirez la ligne brouillon = true"},
		text{"this record is a draft: it is not published", "", "when it is ready, remove the line brouillon = true"}},
	"todo-source": {
		text{"rien ne dit d’où vient ce que raconte cette fiche", "", "ajoutez source = \"…\" : une phrase, une adresse, ou le nom d’une ressource ou d’une synthèse"},
		text{"this record does not say where its information comes from", "", "add source = \"…\": a sentence, an address, or the name of a ressource or synthese"}},
	"todo-indicator": {
		text{"aucun indicateur ne mesure l’engagement « %[1]s »", "", "ajoutez [[engagement.indicateur]] avec ref (un fichier du dossier indicateurs), ou nom et unite"},
		text{"no indicator measures the commitment “%[1]s”", "", "add [[engagement.indicateur]] with ref (a file of the folder indicateurs), or nom and unite"}},
	"todo-report": {
		text{"le bilan de %[2]s de « %[1]s » est en retard", "", "demandez-le, puis ajoutez à la fin de cet engagement, chacun sur sa ligne : [[engagement.indicateur.bilan]], annee = %[3]s, valeur = … ; s’il est venu sans chiffre : [[engagement.bilan]], periode = %[3]s"},
		text{"the report on %[2]s of “%[1]s” is late", "", "ask for it, then add at the end of this commitment, each on its line: [[engagement.indicateur.bilan]], annee = %[3]s, valeur = …; if it came without a figure: [[engagement.bilan]], periode = %[3]s"}},
	"todo-word": {
		text{"le statut dit %[1]s, et les nombres disent que %[2]s", "", "vérifiez les deux ; tant qu’ils diffèrent, la page montre l’un et l’autre"},
		text{"the status says %[1]s, and the figures say that %[2]s", "", "check both; while they differ, the page shows both"}},
	"todo-result": {
		text{"« %[1]s » n’a encore aucune valeur", "", "ajoutez valeurs = { … } ou un bilan quand une année est connue"},
		text{"“%[1]s” has no value yet", "", "add valeurs = { … } or a bilan when a year is known"}},
	"todo-evaluation": {
		text{"rien ne dit comment l’engagement « %[1]s » est évalué", "", "ajoutez evaluation = \"auto\", \"co-construite\" ou \"360\", ou \"aucune\" si l’on sait qu’il ne l’est pas"},
		text{"the record does not say how the commitment “%[1]s” is evaluated", "", "add evaluation = \"auto\", \"co-construite\" or \"360\", or \"aucune\" if it is known not to be evaluated"}},
	"todo-convention": {
		text{"cette convention s’est achevée (%[1]s) et aucun engagement du signataire n’est évalué", "", "demandez le bilan au signataire, puis ajoutez evaluation aux engagements"},
		text{"this convention has ended (%[1]s) and no commitment of the signatory is evaluated", "", "ask the signatory for the outcome, then add evaluation to the commitments"}},
	"todo-orphan": {
		text{"aucune autre fiche ne mène à celle-ci", "", "nommez-la dans une fiche, ou faites un lien vers elle dans un texte ; si elle ne sert plus, retirez-la"},
		text{"no other record links to this one", "", "name it in a record, or link to it in a text; if it is no longer useful, delete it"}},
	"todo-blank": {
		text{"quelque chose reste à écrire ici", "", "écrivez-le, ou retirez ces mots : ils sont publiés tels quels"},
		text{"something remains to be written here", "", "write it, or remove these words: they are published as is"}},
	"todo-example": {
		text{"cette fiche est un exemple inventé, et elle est publiée", "", "remplacez-la par une vraie, ou supprimez-la"},
		text{"this record is a made-up example, and it is published", "", "replace it with a real one, or delete it"}},
	"todo-address": {
		text{"« %[1]s » est une adresse d’exemple, qui ne mène nulle part", "", "écrivez l’adresse où le site sera lu"},
		text{"“%[1]s” is an example address, which leads nowhere", "", "write the address where the site will be read"}},

	"comes-publication": {
		text{"la fiche sera publiée à partir du %[1]s", "", ""},
		text{"the record will be published from %[1]s", "", ""}},
	"comes-expiry": {
		text{"dernier jour de publication : %[1]s", "", ""},
		text{"last day of publication: %[1]s", "", ""}},
	"comes-opening": {
		text{"l’appel ouvre le %[1]s", "", ""},
		text{"the call opens on %[1]s", "", ""}},
	"comes-closing": {
		text{"dernier jour de l’appel : %[1]s", "", ""},
		text{"last day of the call: %[1]s", "", ""}},
	"comes-start": {
		text{"l’engagement commence le %[1]s", "", ""},
		text{"the commitment begins on %[1]s", "", ""}},
	"comes-end": {
		text{"dernier jour de l’engagement : %[1]s", "", ""},
		text{"last day of the commitment: %[1]s", "", ""}},
	"comes-deadline": {
		text{"dernier jour de l’échéance : %[1]s", "", ""},
		text{"last day of the deadline: %[1]s", "", ""}},
	"comes-report": {
		text{"une période s’achève : son bilan sera attendu jusqu’au %[1]s", "", ""},
		text{"a period ends: its report will be due by %[1]s", "", ""}},
	"comes-late": {
		text{"dernier jour du bilan attendu : %[1]s", "", ""},
		text{"last day of the report that is due: %[1]s", "", ""}},
}

// tally holds the count of each kind of task: singular and plural in French, then in English.
// French uses the plural from two.
var tally = map[string][4]string{
	"todo-draft":      {"brouillon", "brouillons", "draft", "drafts"},
	"todo-source":     {"fiche sans source", "fiches sans source", "record without a source", "records without a source"},
	"todo-indicator":  {"engagement sans indicateur", "engagements sans indicateur", "commitment without an indicator", "commitments without an indicator"},
	"todo-report":     {"bilan en retard", "bilans en retard", "late report", "late reports"},
	"todo-word":       {"statut que les nombres contredisent", "statuts que les nombres contredisent", "status that the figures contradict", "statuses that the figures contradict"},
	"todo-result":     {"indicateur sans aucune valeur", "indicateurs sans aucune valeur", "indicator without any value", "indicators without any value"},
	"todo-evaluation": {"engagement dont l’évaluation n’est pas précisée", "engagements dont l’évaluation n’est pas précisée", "commitment whose evaluation is unknown", "commitments whose evaluation is unknown"},
	"todo-convention": {"convention achevée sans évaluation", "conventions achevées sans évaluation", "ended convention without an evaluation", "ended conventions without an evaluation"},
	"todo-orphan":     {"fiche à laquelle rien ne mène", "fiches auxquelles rien ne mène", "record that nothing links to", "records that nothing links to"},
	"todo-blank":      {"texte à compléter", "textes à compléter", "text to complete", "texts to complete"},
	"todo-example":    {"fiche d’exemple encore publiée", "fiches d’exemple encore publiées", "example still published", "examples still published"},
	"todo-address":    {"adresse du site à donner", "adresses du site à donner", "site address to set", "site addresses to set"},
}

// Tally returns the number of tasks of one kind in words: "2 brouillons". An unknown code is
// shown as it is.
func (c Catalogue) Tally(code string, n int) string {
	t, ok := tally[code]
	if !ok {
		return fmt.Sprintf("%d %s", n, code)
	}
	one := n == 1 || c.lang == "fr" && n == 0
	if one {
		return fmt.Sprintf("%d %s", n, c.pick(t[0], t[2]))
	}
	return fmt.Sprintf("%d %s", n, c.pick(t[1], t[3]))
}
