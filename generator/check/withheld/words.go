package withheld

import (
	"slices"
	"strings"
)

// mainWords returns the words of a name without those that people leave out: the legal form,
// "et fils", an article. It is the name itself if nothing would remain.
func mainWords(name []string) []string {
	out := name
	for len(out) > 0 && optional[out[0]] {
		out = out[1:]
	}
	for len(out) > 0 && (optional[out[len(out)-1]] || out[len(out)-1] == and) {
		out = out[:len(out)-1]
	}
	if len(out) == 0 {
		return name
	}
	return slices.Clone(out)
}

// optional is the words at either end of a name that people leave out.
var optional = set(`
	sarl sa sas sasu eurl snc sci scop scic sca scs se gie ei eirl selarl selas scp sem spl sica gaec earl
	ltd inc llc gmbh ag bv nv spa srl plc corp co
	cie compagnie fils freres associes societe ste ets etablissements entreprise entreprises groupe holding
	association asso fondation
	le la les l un une the`)

// platforms is the sites, by the main part of their domain, where a page is told by its path.
var platforms = set(`
	facebook instagram linkedin youtube twitter x tiktok google helloasso github gitlab medium vimeo
	dailymotion pagesjaunes leboncoin societe`)

// ordinary is words that are names of companies and associations too, and that a text
// about the charter may well have for their own sake.
var ordinary = set(`
	accueil acces acteur acteurs action actions actif activite activites affaires age agence agent agir aide aides air
	alliance ambition ami amis an ancrage animation appel appui apprendre apprentissage archipel art arts artisan
	artisans atelier ateliers atout atouts avance avancer avenir avenirs avec banque base batiment bien bilan bois boite
	boutique bureau cadre campus cap capital carrefour carriere cause centre cercle chance chances chantier
	chantiers chemin cible citoyen citoyens cite club clef cle coeur collectif college commerce commune
	commun compagnon compagnons competence competences concept conseil conseils construction contact contacts
	convergence cooperation coup cours couleur couleurs creation credit croissance culture cultures
	debut defi defis demain demarche departement depart dessein developpement dialogue digital direct diversite
	domicile duo durable eau echange echanges eclat ecole ecoles ecologie economie ecoute ecran education effort
	egalite elan eleve eleves emploi emplois energie energies enfance engagement engager ensemble entraide
	entree environnement envol equilibre equipe equipes escale espace espaces espoir essentiel essor
	etape etapes etoile etre evidence evolution exemple experience experiences expert experts expression
	fabrique face facile famille familles femmes fer ferme feu filiere flamme fleur fleurs fondation force forces
	formation formations forum foyer france fraternite futur futurs gagner generation generations geste gestes
	grand grandir habitat handicap harmonie histoire horizon horizons humain humains idee idees image immobilier impact
	impulsion inclusion industrie info informatique initiative initiatives innovation insertion insertions
	institut interim jardin jardins jeune jeunes jeunesse jonction journal lien liens lieu ligne livre logement
	loisirs lumiere main mains maison maisons manufacture marche marque media mediation mer message metier metiers
	mission missions mobilite mode moderne monde mosaique moteur mouvement moyen national nature nettoyage neuf
	nord nouveau nouvelle objectif objectifs occasion oeuvre offre optique or orange orientation origine ouest ouverture
	pacte paix papier parcours parole partage partages partenaire partenaires passage passerelle passerelles
	passion paysage perspective perspectives petit phare pierre pilote place planete plateforme plus pole pont
	port porte poste potentiel pratique premier present presence presse prevention primeur printemps prisme pro progres
	projet projets promotion propre propulsion proximite quartier quartiers racine racines rebond recherche
	recrutement regard regards region relais relance rencontre rencontres renouveau reseau reseaux ressource
	ressources restauration reussir reussite reveil rive rivage route rue sante savoir savoirs science secours
	securite seuil service services signal social societe soleil solidaire solidaires solidarite solution
	solutions sources source sport sports stage stages standard sud synergie talent talents tandem technique
	techniques technologie telecom temps terrain terre territoire territoires toit total tourisme trait
	tramway transition transmission transport transports travail travaux tremplin trio tuteur union
	unis unite univers vacances valeur valeurs valorisation vecteur vent verger vert vie vies vigie vigilance
	village ville villes virage visage visages vision vitrine vivre voie voies voile voisin voisins
	voix volonte volontaires voyage vrai zenith zone`)

func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}
