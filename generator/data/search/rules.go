package search

import "strings"

// Rules are how words of one language are read. They are written here only: a browser finds
// them in the root of the index that they made. Lists are set apart by spaces, but elided
// words by "|".
type Rules struct {
	Elided     string   `json:"elided"`     // words that an apostrophe joins to the next one
	Possessive string   `json:"possessive"` // what is cut from the end of a word
	Stops      string   `json:"stops"`      // words that aren't indexed
	Endings    []string `json:"endings"`    // steps of the stemmer
	Families   []string `json:"families"`   // words that find each other, see RulesFor
}

// RulesFor returns the rules of a language: French, or English for any other.
//
// Stop words are few: "pas" is in Pas-de-Calais and "est" in Grand Est.
//
// In each step of the stemmer, the first ending that a word has is applied: how many
// letters to cut, then how many must remain; 00 keeps the word. Endings have no accents, since
// readers type none: that is why it isn't Snowball's stemmer, which needs them. It only
// cuts, so that the words of one stem begin with it and are neighbours in a sorted list.
//
//	engagements, engagement, engager, engagée → engag
//	sociaux, sociale, social → socia
//	alternance, alternants, alternante → altern
//
// A family is no list of synonyms: its words have one root, or one is a kind of the other, as
// apprentissage is an alternance. One finds the others, after its own forms.
func RulesFor(lang string) Rules {
	if lang == "fr" || strings.HasPrefix(lang, "fr-") {
		return french
	}
	return english
}

var french = Rules{
	Elided: "c|d|j|jusqu|l|lorsqu|m|n|presqu|puisqu|qu|quelqu|quoiqu|s|t",
	Stops: "a ai au aux avec ce ces cette dans de des du elle elles en et il ils je la le les leur leurs ne nos notre nous on ou " +
		"par pour qu que qui sa se ses son sont sur un une vos votre vous y",
	Endings: []string{
		"eaux13 aux24 eux13 oux13 ss00 s13",
		"departement00 initiative10 avantage10 ication64 ement54 ation54 ateur54 atrice64 ative54 atif44 euse44 eur34 eu24 " +
			"ere34 er24 ir25 ive24 if14 ance45 ante45 ant35 age35",
		"ee23 e13",
		"ll14 tt14 al14",
		"el26",
		"nn14",
	},
	Families: []string{
		"achat acheter",
		"apprenti apprentissage alternance",
		"benevole benevolat",
		"citoyen citoyennete",
		"college collegien",
		"creer creation createur creatrice",
		"entrepreneur entrepreneuriat",
		"inserer insertion",
		"jeune jeunesse",
		"lycee lyceen",
		"mecene mecenat",
		"mentor mentorat",
		"partenaire partenariat",
		"solidaire solidarite",
		"sport sportif",
		"stage stagiaire",
		"territoire territorial",
		"tuteur tutrice tutorat",
		"volontaire volontariat",
	},
}

var english = Rules{
	Possessive: "'s",
	Stops:      "a an and are as at be by for from has have in is it its of on or that the their this to was were with",
	Endings:    []string{"ies33 us00 ss00 s13", "e14 y14"},
}
