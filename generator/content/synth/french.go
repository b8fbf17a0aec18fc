package synth

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"parvis/generator/model"
)

// A signatory's name combines a trade, a place and a form: 50 × 60 × 8 combinations.
var trades = [50]string{
	"Menuiserie", "Boulangerie", "Imprimerie", "Fonderie", "Serrurerie", "Verrerie", "Brasserie", "Librairie", "Savonnerie", "Tannerie",
	"Métallerie", "Chaudronnerie", "Électricité", "Plomberie", "Couverture", "Maçonnerie", "Peinture", "Carrosserie", "Mécanique", "Robinetterie",
	"Logistique", "Messagerie", "Transports", "Entrepôts", "Fournil", "Laiterie", "Conserverie", "Épicerie", "Traiteur", "Maraîchage",
	"Pépinière", "Jardins", "Papeterie", "Reliure", "Textile", "Blanchisserie", "Confection", "Maroquinerie", "Optique", "Pharmacie",
	"Laboratoire", "Informatique", "Réseaux", "Ingénierie", "Architecture", "Propreté", "Sécurité", "Hôtellerie", "Restauration", "Recyclage"}

var hamlets = [60]string{
	"des Tilleuls", "du Vallon", "de la Source", "des Peupliers", "du Vieux Pont", "de l'Écluse", "des Remparts", "du Belvédère", "de la Fontaine", "des Glycines",
	"du Moulin Neuf", "de la Garenne", "des Acacias", "du Clos Fleuri", "de l'Horloge", "des Trois Chênes", "du Grand Pré", "de la Colline", "des Marronniers", "du Lavoir",
	"de l'Observatoire", "des Coquelicots", "du Phare Blanc", "de la Rive Gauche", "des Noisetiers", "du Petit Bois", "de la Halle", "des Cerisiers", "du Carrefour", "de l'Étang",
	"des Bruyères", "du Chemin Vert", "de la Tuilerie", "des Platanes", "du Quai Sud", "de la Prairie", "des Lavandes", "du Haut Bourg", "de l'Olivette", "des Mimosas",
	"du Parc Central", "de la Digue", "des Genêts", "du Faubourg", "de la Passerelle", "des Hirondelles", "du Coteau", "de l'Aqueduc", "des Érables", "du Rond-Point",
	"de la Cité Jardin", "des Quatre Vents", "du Pré Long", "de la Sablière", "des Orangers", "du Port Ancien", "de l'Alouette", "des Grands Champs", "du Bocage", "de la Lisière"}

var forms = [8]string{"%s", "Groupe %s", "%s Services", "Coopérative %s", "Association %s", "%s et Cie", "Réseau %s", "Établissements %s"}

// typeOf is the type of a signatory, by form of its name.
var typeOf = [8]model.SignatoryType{model.Company, model.Consortium, model.Company, model.Company, model.Association, model.Company, model.Network, model.Company}

// An experience's title combines what was done and for whom: 25 × 20 combinations.
var deeds = [25]string{
	"Ouvrir un atelier", "Prêter un local", "Préparer un premier entretien", "Partager un métier", "Monter un chantier école", "Former des tuteurs",
	"Organiser un forum", "Tenir une permanence", "Créer un parcours de découverte", "Réunir les entreprises", "Écrire une clause d'insertion", "Donner du matériel",
	"Parrainer une promotion", "Bâtir un réseau de proximité", "Lancer un concours", "Animer un club", "Confier une commande", "Accueillir une classe",
	"Rendre visite aux employeurs", "Construire une cuisine partagée", "Apprendre à coder", "Suivre une création d'entreprise", "Proposer des heures de bénévolat", "Simuler une embauche", "Mesurer ce qui change"}

var forWhom = [20]string{
	"pour les collégiens", "pour les lycéens", "pour des jeunes sans diplôme", "pour des femmes qui entreprennent", "pour les familles du quartier",
	"avec une mission locale", "avec un centre social", "avec un bailleur", "avec trois communes", "avec un lycée professionnel",
	"à deux pas du marché", "au pied des tours", "dans une ancienne usine", "dans une zone d'activité", "dans un département rural",
	"en moins d'un an", "malgré des moyens comptés", "sans subvention", "à plusieurs entreprises", "d'un quartier à l'autre"}

var themes = []string{
	"mobiliser les petites entreprises", "l'orientation des collégiens", "recruter autrement", "les clauses d'insertion", "la place des femmes",
	"l'entrepreneuriat dans les quartiers", "le mécénat de compétences", "mesurer les effets", "animer dans la durée", "les territoires ruraux",
	"le rôle des communes", "les clubs d'entreprises", "l'accès au stage", "la formation des tuteurs", "les achats responsables",
	"la mobilité des habitants", "le numérique pour tous", "l'alternance", "le parrainage", "renouveler les engagements"}

var who = []string{
	"Les salariés volontaires", "Les équipes de terrain", "Deux responsables d'atelier", "Les ressources humaines et les tuteurs", "Les directeurs d'agence",
	"Plusieurs cadres", "Les apprentis de l'année précédente", "Une dizaine de collaborateurs", "Les chefs de chantier", "Les membres du comité de pilotage"}

var does = []string{
	"reçoivent %s", "forment %s", "accompagnent %s", "rencontrent %s", "préparent des séances pour %s", "ont bâti un parcours avec %s",
	"présentent leurs métiers devant %s", "organisent des ateliers pour %s", "suivent %s", "conseillent %s"}

var whom = []string{
	"des élèves de troisième", "des jeunes sans diplôme", "des demandeurs d'emploi de longue durée", "des femmes qui créent leur activité", "des habitants du quartier",
	"des lycéens de la voie professionnelle", "de jeunes diplômés sans réseau", "des parents en reprise d'emploi", "des porteurs de projet", "des bénévoles d'associations",
	"des apprentis en recherche de contrat", "des familles suivies par le centre social"}

var when = []string{
	"pendant une semaine", "trois jours par trimestre", "une demi-journée par mois", "d'octobre à juin", "tout au long de l'année", "le temps d'un chantier",
	"chaque mercredi après-midi", "à chaque rentrée", "deux fois par an", "dès le 1<sup>er</sup> septembre"}

var remarks = []string{
	"Les premières rencontres ont surtout servi à lever des idées reçues, d'un côté comme de l'autre.",
	"Le calendrier scolaire décide de tout : ce qui n'est pas fixé en juin ne se fait pas à l'automne.",
	"Un référent unique suit l'action, ce qui évite aux partenaires de chercher à qui parler.",
	"Les groupes sont petits, de huit à douze personnes, pour que chacun puisse poser ses questions.",
	"Le bilan est partagé chaque année avec les partenaires, y compris quand les objectifs ne sont pas tenus.",
	"Aucune condition de diplôme n'est demandée ; la motivation s'apprécie au cours d'un entretien.",
	"La difficulté la plus citée reste le transport : deux sites sur trois sont mal desservis après 19 heures.",
	"Les tuteurs disposent de quelques heures par mois, prises sur leur temps de travail.",
	"Ce qui a le mieux marché est aussi le plus simple : montrer un atelier, une machine, une journée ordinaire.",
	"L'action s'est arrêtée quelques mois, faute de volontaires, puis a repris sous une forme plus légère.",
	"Les entreprises voisines ont été invitées ; quatre d'entre elles ont rejoint la démarche.",
	"Une convention précise ce que chacun apporte : un lieu, du temps, du matériel ou un financement.",
	"Les participants reçoivent une attestation qu'ils peuvent joindre à une candidature.",
	"Le coût est modeste : l'essentiel tient au temps que les équipes acceptent de donner.",
	"Les chiffres viennent du suivi tenu par les tuteurs et n'ont pas été vérifiés par un tiers.",
	"La commune prête une salle et fait connaître les dates dans son bulletin.",
	"Un comité se réunit deux fois par an et décide de la suite à donner.",
	"Les demandes dépassent désormais les places ; une liste d'attente a été ouverte.",
	"Plusieurs anciens participants sont devenus tuteurs à leur tour.",
	"Le retour des salariés est bon : ils disent mieux connaître le territoire où ils travaillent.",
	"Rien n'aurait été possible sans un interlocuteur stable dans l'établissement scolaire.",
	"La première année a servi d'essai ; le format a changé depuis.",
	"Les indicateurs retenus sont ceux que l'on sait relever sans effort particulier.",
	"Il reste à toucher les plus éloignés de l'emploi, que les annonces habituelles n'atteignent pas.",
	"Un livret de quatre pages explique la démarche aux nouveaux arrivants.",
	"Les visites se font en petit comité, avec des équipements de protection à la bonne taille.",
}

var keep = []string{
	"Un interlocuteur connu de tous vaut mieux qu'un long protocole.",
	"Commencer petit, avec une classe ou un groupe, puis élargir.",
	"Fixer les dates avant l'été.",
	"Compter dès le départ ce que l'on voudra montrer à la fin.",
	"Associer les tuteurs au choix des candidats.",
	"Dire ce qui n'a pas marché aide les suivants.",
	"Les petites entreprises s'engagent quand on leur propose une action précise.",
	"Un déjeuner par trimestre suffit à garder le lien entre les partenaires.",
	"Le soutien de la direction se voit au temps qu'elle accorde.",
	"Faire venir les familles change le regard des jeunes.",
}

var ways = []string{
	"Étendre l'action à un second quartier.", "Partager les supports avec les autres signataires.", "Suivre les participants six mois après.",
	"Trouver un relais dans chaque établissement.", "Mieux faire connaître l'action aux habitants.", "Simplifier la convention.",
	"Former deux tuteurs de plus.", "Mettre en commun les moyens de transport.",
}

var headings = []string{
	"D'où vient l'action", "Comment elle se déroule", "Ce qui a été appris", "Avec qui", "Ce que cela coûte", "Les difficultés", "Et maintenant", "Les moyens réunis",
	"Le choix du public", "La place des tuteurs", "Le rôle de la commune", "Le suivi",
}

var people = []string{
	"Une directrice d'établissement", "Un chef d'entreprise", "Une chargée de mission", "Un tuteur", "Une élue locale", "Un conseiller en insertion", "Une ancienne stagiaire", "Un délégué territorial",
}

var toolbox = []string{
	"Clause d'insertion", "Forum de l'emploi", "Club d'entreprises", "Fonds d'initiatives locales", "Maison de l'emploi", "Contrat de ville", "Pépinière d'entreprises", "Plateforme de stages", "Cordée de la réussite", "Marché réservé",
}

// editorial are the pages: file, title, menu.
var editorial = [4]struct {
	file, title string
	menu        model.MenuPlace
}{
	{"a-propos", "À propos", model.MainMenu}, {"methode", "Méthode", model.MainMenu},
	{"mentions-legales", "Mentions légales", model.FootMenu}, {"accessibilite", "Accessibilité", model.FootMenu},
}

// random chooses texts and figures at random.
type random struct{ *rand.Rand }

func (v random) pick(from []string) string { return pick(v, from...) }

// pick returns one of some values.
func pick[W ~string](v random, from ...W) W { return from[v.IntN(len(from))] }

// between returns a number from low to high, both included.
func (v random) between(low, high int) int { return low + v.IntN(high-low+1) }

// oneIn returns true with a probability of 1/n.
func (v random) oneIn(n int) bool { return v.IntN(n) == 0 }

// some returns n different items of from.
func (v random) some(from []string, n int) []string {
	out := make([]string, 0, n)
	for _, i := range v.Perm(len(from))[:n] {
		out = append(out, from[i])
	}
	return out
}

// numbers returns n different numbers below limit, or fewer if limit is smaller.
func (v random) numbers(limit, n int) []int {
	var out []int
	seen := map[int]bool{}
	for n = min(n, limit); len(out) < n; {
		if i := v.IntN(limit); !seen[i] {
			seen[i] = true
			out = append(out, i)
		}
	}
	return out
}

// sentence returns one line of Markdown.
func (v random) sentence() string {
	if v.oneIn(3) {
		return v.scene()
	}
	return v.pick(remarks)
}

// plain returns a sentence without Markdown, for the value of a key.
func (v random) plain() string {
	return strings.ReplaceAll(v.sentence(), "1<sup>er</sup>", "1er")
}

func (v random) scene() string {
	return v.pick(who) + " " + fmt.Sprintf(v.pick(does), v.pick(whom)) + " " + v.pick(when) + "."
}

// paragraph returns sentences without repetition.
func (v random) paragraph() string {
	out := v.some(remarks, v.between(2, 5))
	for i := range out {
		if v.oneIn(3) {
			out[i] = v.scene()
		}
	}
	return strings.Join(out, " ") + "\n\n"
}

// section returns a heading and the text under it.
func (v random) section(heading string, links []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n", heading)
	b.WriteString(v.paragraph())
	for _, l := range links {
		fmt.Fprintf(&b, "- %s. %s\n", l, v.pick(ways))
	}
	if len(links) > 0 {
		b.WriteString("\n")
	}
	b.WriteString(v.paragraph())
	return b.String()
}
