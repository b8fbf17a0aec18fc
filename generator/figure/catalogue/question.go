package catalogue

// Question is what a reader wants to know. Each kind of figure answers one; figures are listed by it.
type Question string

// The questions, as written in the addresses of the parts of the list.
const (
	Promises  Question = "promesses"   // what do signatories promise?
	Signers   Question = "signataires" // who signs?
	Places    Question = "lieux"       // where?
	Crossings Question = "ici"         // who does what, in which place?
	Growth    Question = "progression" // does it grow?
	Word      Question = "parole"      // do they keep their word?
	Evidence  Question = "preuves"     // how is it known?
	Charter   Question = "charte"      // where has the charter come to?
	Means     Question = "outils"      // which tools are there?
	Complete  Question = "complet"     // does the site show all that is declared?
)

// Questions returns all questions, in the order in which figures are listed.
func Questions() []Question {
	return []Question{Promises, Signers, Places, Crossings, Growth, Word, Evidence, Charter, Means, Complete}
}
