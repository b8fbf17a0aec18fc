package synth

import "parvis/generator/model"

// domain is one field of action, with the actions that signatories choose from.
type domain struct {
	name, short, said string // said is the name within a sentence
	actions           [6]action
}

// action is one action of the catalogue: what it is in a sentence, and the two indicators that fit it.
type action struct {
	title, about  string
	first, second int
}

var domains = [5]domain{
	{"Éducation et orientation", "Éducation", "l'éducation", [6]action{
		{"Accueil en stage de troisième", "Des collégiens du quartier font leur stage de troisième dans les ateliers et les bureaux.", trainees, helpers},
		{"Interventions en classe", "Des salariés présentent leur métier devant des collégiens et des lycéens.", classes, helpers},
		{"Parrainage de lycéens", "Chaque lycéen est suivi par un salarié, de la seconde au baccalauréat.", pupils, helpers},
		{"Visites d'entreprise", "Des classes visitent le site en petits groupes et parlent avec les équipes.", visits, classes},
		{"Soutien scolaire par des salariés", "Des salariés aident des élèves à faire leurs devoirs, une fois par semaine.", lessons, helpers},
		{"Découverte des métiers techniques", "Des classes essaient les outils d'un métier, une demi-journée par trimestre.", classes, visits}}},
	{"Emploi, insertion et formation", "Emploi", "l'emploi", [6]action{
		{"Recrutement d'alternants", "L'entreprise recrute en alternance des jeunes qui habitent les quartiers.", apprentices, helpers},
		{"Clauses d'insertion dans les marchés", "Une part des heures des chantiers est confiée à des personnes éloignées de l'emploi.", insertion, trained},
		{"Préparation aux entretiens d'embauche", "Des recruteurs simulent des entretiens avec des demandeurs d'emploi.", candidates, helpers},
		{"Parrainage vers l'emploi", "Des cadres accompagnent pendant six mois une personne qui cherche un emploi.", sponsored, helpers},
		{"Formation aux savoirs de base", "Des ateliers reprennent la lecture, le calcul et l'ordinateur.", trained, helpers},
		{"Accueil de volontaires en service civique", "Des jeunes font leur service civique dans l'organisme.", volunteers, helpers}}},
	{"Développement économique", "Économie", "le développement économique", [6]action{
		{"Accompagnement de porteurs de projet", "Des salariés relisent les projets de création et ouvrent leur carnet d'adresses.", projects, firms},
		{"Achats auprès d'entreprises du quartier", "Les commandes de traiteur, d'entretien et d'impression vont d'abord aux entreprises du quartier.", purchases, firms},
		{"Prêt de locaux à des créateurs", "Des bureaux libres sont prêtés à des personnes qui lancent leur activité.", premises, projects},
		{"Mentorat de jeunes entreprises", "Un dirigeant suit une jeune entreprise pendant ses deux premières années.", firms, helpers},
		{"Implantation d'un site dans le quartier", "Une antenne s'installe dans le quartier et y recrute.", posts, trained},
		{"Soutien à la création d'activité par des femmes", "Un groupe de créatrices se réunit chaque mois avec des salariées de l'entreprise.", founders, projects}}},
	{"Initiatives locales et mécénat", "Initiatives", "les initiatives locales", [6]action{
		{"Mécénat de compétences", "Des salariés travaillent quelques jours pour une association du quartier.", giving, helpers},
		{"Don de matériel informatique", "Les ordinateurs remplacés sont remis en état et donnés.", computers, clubs},
		{"Soutien à des clubs sportifs", "L'entreprise aide des clubs à acheter du matériel et à payer les licences.", clubs, giving},
		{"Financement de projets d'habitants", "Une petite enveloppe finance chaque année des projets que des habitants proposent.", funded, helpers},
		{"Rénovation de lieux partagés", "Des équipes repeignent et réparent des locaux ouverts à tous.", giving, helpers},
		{"Bénévolat sur le temps de travail", "Chaque salarié peut donner quelques heures par an sur son temps de travail.", helpers, giving}}},
	{"Responsabilité sociétale", "RSE", "la responsabilité sociétale", [6]action{
		{"Formation contre les discriminations", "Les équipes qui recrutent suivent une journée de formation.", aware, trained},
		{"Obtention d'un label", "L'entreprise prépare un label qui reconnaît sa démarche.", aware, suppliers},
		{"Mobilité solidaire des salariés", "Des salariés partagent leurs trajets avec ceux qui n'ont pas de voiture.", helpers, aware},
		{"Échanges de pratiques entre entreprises", "Des entreprises se rendent visite et comparent ce qui marche.", visits, aware},
		{"Achats responsables", "Les fournisseurs sont évalués sur leurs pratiques sociales.", suppliers, aware},
		{"Mesure de l'empreinte locale", "L'entreprise relève ce qu'elle achète, et à qui, autour de chez elle.", suppliers, purchases}}},
}

// The indicators, in the order of measures.
const (
	trainees = iota
	classes
	pupils
	visits
	lessons
	helpers
	apprentices
	insertion
	candidates
	sponsored
	trained
	volunteers
	projects
	purchases
	premises
	firms
	posts
	founders
	giving
	computers
	clubs
	funded
	suppliers
	aware
	indicators // how many there are
)

// measures are the shared indicators: name, unit, definition, cumulation over the years, and what a signatory
// counts in a year.
var measures = [indicators]struct {
	name, unit, about string
	years             model.Cumulation
	low, high         int
}{
	{"Stagiaires de troisième accueillis", "stagiaires", "Élèves de troisième reçus en stage dans l'année.", model.Sum, 2, 20},
	{"Classes rencontrées", "classes", "Classes devant lesquelles un salarié est intervenu dans l'année.", model.Sum, 1, 12},
	{"Lycéens parrainés", "lycéens", "Lycéens suivis par un salarié dans l'année.", model.Sum, 3, 25},
	{"Visites organisées", "visites", "Visites de sites organisées dans l'année.", model.Sum, 1, 10},
	{"Heures de soutien scolaire", "heures", "Heures données par des salariés à des élèves dans l'année.", model.Sum, 40, 300},
	{"Salariés volontaires", "salariés", "Salariés qui prennent part à l'action en fin d'année.", model.Last, 3, 40},
	{"Alternants recrutés", "alternants", "Contrats d'alternance signés dans l'année.", model.Sum, 1, 15},
	{"Heures d'insertion réalisées", "heures", "Heures de travail confiées à des personnes en insertion dans l'année.", model.Sum, 200, 3000},
	{"Candidats préparés", "candidats", "Demandeurs d'emploi qui ont suivi une préparation dans l'année.", model.Sum, 5, 40},
	{"Personnes parrainées", "personnes", "Personnes suivies vers l'emploi dans l'année.", model.Sum, 3, 20},
	{"Personnes formées", "personnes", "Personnes qui ont suivi une formation entière dans l'année.", model.Sum, 5, 40},
	{"Volontaires accueillis", "volontaires", "Missions de service civique commencées dans l'année.", model.Sum, 1, 8},
	{"Projets accompagnés", "projets", "Projets de création suivis dans l'année.", model.Sum, 2, 15},
	{"Achats dans les quartiers", "€", "Montant des commandes passées à des entreprises des quartiers dans l'année.", model.Sum, 5_000, 80_000},
	{"Surface prêtée", "m²", "Surface prêtée à des créateurs en fin d'année.", model.Last, 20, 300},
	{"Entreprises suivies", "entreprises", "Jeunes entreprises suivies en fin d'année.", model.Last, 1, 8},
	{"Postes créés sur place", "postes", "Postes ouverts dans le quartier dans l'année.", model.Sum, 1, 12},
	{"Créatrices soutenues", "personnes", "Femmes soutenues dans leur projet dans l'année.", model.Sum, 2, 15},
	{"Journées de mécénat", "journées", "Journées de travail données à des associations dans l'année.", model.Sum, 5, 60},
	{"Ordinateurs donnés", "ordinateurs", "Ordinateurs remis en état et donnés dans l'année.", model.Sum, 5, 60},
	{"Clubs soutenus", "clubs", "Clubs et associations soutenus en fin d'année.", model.Last, 1, 6},
	{"Projets d'habitants financés", "projets", "Projets d'habitants qui ont reçu une aide dans l'année.", model.Sum, 1, 8},
	{"Part de fournisseurs évalués", "%", "Part des fournisseurs évalués dans l'année.", model.Mean, 20, 80},
	{"Salariés sensibilisés", "salariés", "Salariés qui ont suivi une séance dans l'année.", model.Sum, 20, 200},
}

// What a record says of itself: why a commitment was given up, what a report and a reply tell, what an
// evaluation concludes.
var (
	reasons = []string{"Le site qui portait l'action a fermé.", "La personne qui suivait l'action est partie et n'a pas été remplacée.",
		"Trop peu de salariés étaient volontaires.", "L'action faisait double emploi avec celle d'un autre signataire."}
	reports = []string{"L'action a continué ; les chiffres seront donnés avec le bilan complet.", "Le relevé n'est pas terminé.",
		"L'année a surtout servi à former de nouveaux volontaires.", "L'action a été interrompue au printemps, puis a repris."}
	replies = []string{"Le retard vient du relevé, pas de l'action.", "La cible a été fixée avant la réorganisation du site.",
		"Deux établissements n'ont pas encore transmis leurs chiffres.", "L'action se poursuit l'an prochain avec les mêmes partenaires."}
	conclusions = []string{"L'action est utile et bien suivie ; le transport reste la première difficulté.",
		"Les engagements sont tenus, mais les habitants les connaissent peu.", "Les chiffres sont fiables ; l'effet sur l'emploi ne se mesure pas encore."}
)
