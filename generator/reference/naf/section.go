package naf

// section is a section and the divisions it covers, first and last as the two digits
// that begin a sub-class's code. All numbers between the two belong to it.
type section struct{ letter, first, last, label string }

// sections are the 21 sections of NAF rév. 2 with INSEE's labels. The numbers
// that no section covers (04, 34, 40…) aren't divisions.
var sections = [...]section{
	{"A", "01", "03", "Agriculture, sylviculture et pêche"},
	{"B", "05", "09", "Industries extractives"},
	{"C", "10", "33", "Industrie manufacturière"},
	{"D", "35", "35", "Production et distribution d'électricité, de gaz, de vapeur et d'air conditionné"},
	{"E", "36", "39", "Production et distribution d'eau ; assainissement, gestion des déchets et dépollution"},
	{"F", "41", "43", "Construction"},
	{"G", "45", "47", "Commerce ; réparation d'automobiles et de motocycles"},
	{"H", "49", "53", "Transports et entreposage"},
	{"I", "55", "56", "Hébergement et restauration"},
	{"J", "58", "63", "Information et communication"},
	{"K", "64", "66", "Activités financières et d'assurance"},
	{"L", "68", "68", "Activités immobilières"},
	{"M", "69", "75", "Activités spécialisées, scientifiques et techniques"},
	{"N", "77", "82", "Activités de services administratifs et de soutien"},
	{"O", "84", "84", "Administration publique"},
	{"P", "85", "85", "Enseignement"},
	{"Q", "86", "88", "Santé humaine et action sociale"},
	{"R", "90", "93", "Arts, spectacles et activités récréatives"},
	{"S", "94", "96", "Autres activités de services"},
	{"T", "97", "98", "Activités des ménages en tant qu'employeurs ; activités indifférenciées des ménages en tant que producteurs de biens et services pour usage propre"},
	{"U", "99", "99", "Activités extra-territoriales"},
}

// Sections returns the 21 sections, A to U.
func Sections() []Activity {
	all := make([]Activity, 0, len(sections))
	for _, s := range sections {
		all = append(all, Activity{Code: s.letter, Section: s.letter, Label: s.label})
	}
	return all
}

// SectionLabel returns the label of the section with this capital letter, or "" when
// there is none.
func SectionLabel(letter string) string {
	for _, s := range sections {
		if s.letter == letter {
			return s.label
		}
	}
	return ""
}

// sectionOf returns the letter of the section that covers a division.
func sectionOf(division string) string {
	for _, s := range sections {
		if s.first <= division && division <= s.last {
			return s.letter
		}
	}
	return ""
}
