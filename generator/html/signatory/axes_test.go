package signatory_test

import (
	"io/fs"
	"os"
	"parvis/generator/html/figures"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"parvis/generator/html/pictures"
	"parvis/generator/html/prose"
	"parvis/generator/html/signatory"
	"parvis/generator/model"
	"parvis/generator/testsite/testpage"
)

// standings is the page of a signatory whose promises have each state of each axis, in a language.
func standings(t *testing.T, lang string) (text, html string) {
	t.Helper()
	content := fstest.MapFS{}
	from := os.DirFS("../../testdata/standings/content")
	err := fs.WalkDir(from, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, path)
		if path == "site.toml" {
			data = append([]byte("langue = \""+lang+"\"\n"), data...)
		}
		content[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	s := testpage.Site(t, content, false)
	files := signatory.New(s, &prose.Builder{Site: s, Figures: figures.New(s)}, pictures.New(s, figures.New(s))).Files()
	return testpage.Text(t, files, "signataires/alpha/"), testpage.HTML(t, files, "signataires/alpha/")
}

// natures begin what a page says of a commitment, then why it is over.
var natures = regexp.MustCompile(`\| (?:Engagement|Action menée|Commitment|Action carried out)( [^|]*)? \| ([^|]+) (\|)`)

// of is what the page says of the commitment that its action names.
func of(t *testing.T, text, action string) string {
	t.Helper()
	all := natures.FindAllStringSubmatchIndex(text, -1)
	for i, m := range all {
		if text[m[4]:m[5]] == action {
			end := len(text)
			if i+1 < len(all) {
				end = all[i+1][0]
			}
			return text[m[6]:end]
		}
	}
	t.Fatalf("%s isn't told in:\n%s", action, text)
	return ""
}

// Each state of each axis, as a reader has it: the reports, the progress and the publisher's word of a
// commitment beside each other, then, of several measures, the state of each beside its sentence.
func TestAxes(t *testing.T) {
	text, html := standings(t, "fr")
	for action, want := range map[string][]string{
		"en-bonne-voie": {"| Bilan | à jour | celui de 2021 est reçu ; il manque celui de 2019 | Avancement | en bonne voie | d’après le bilan de 2021 | Parole de la rédaction | En cours | en novembre 2021 : Le comité de suivi le dit. (Rapport) |",
			"20 sur 30 stages (somme de 3 années connues, de 2018 à 2021), échéance : 31 décembre 2024. |", "| Niveau de preuve | attesté |"},
		"a-accelerer":       {"| à accélérer | d’après le bilan de 2021 |", "(somme de 2018 à 2021)", "| Parole de la rédaction | Statut non précisé |"},
		"loin":              {"| loin de la cible | d’après le bilan de 2021 |"},
		"recule":            {"il manque ceux de 2018, de 2019 et de 2020 |", "| recule | d’après le bilan de 2021 |"},
		"non-atteint":       {"| Avancement | non atteint | d’après le bilan de 2021 | Parole de la rédaction | Réalisé | date non précisée | Réponse du signataire, le 3 février 2022 : Dix contrats ont été signés en janvier. Source : Rapport |"},
		"atteint":           {"| atteint | d’après le bilan de 2021 ; l’échéance tombe au cours d’une période : elle compte tout entière |"},
		"atteint-apres":     {"| atteint après l’échéance | d’après le bilan de 2021 |", "!au cours d’une période"},
		"peut-etre-atteint": {"| peut-être atteint | d’après le bilan de 2021 |"},
		"arrete":            {"| Bilan | aucun bilan attendu | l’engagement a pris fin | Avancement | arrêté | à 10 sur 30 | Parole de la rédaction | Abandonné | le 30 juin 2020 |", "| arrêté | à 10 sur 30 |"},
		"bilan-final-attendu": {"| Bilan | bilan attendu | celui du 1er trimestre 2022 est attendu au plus tard le 30 juin 2022 |",
			"| bilan final attendu | l’échéance est passée ; le dernier bilan connu est celui du 4e trimestre 2021 |"},
		"bilan-final-manquant": {"| Bilan | bilan en retard | celui de 2021 était attendu au plus tard le 31 mars 2022 | Avancement | bilan final manquant |"},
		"sans-echeance":        {"| sans échéance |", "12 sur 30 contrats (en 2021). |"},
		"toujours-tenu":        {"| tenu chaque fois |", "atteinte, chacune des 2 années connues. |"},
		"parfois-tenu":         {"| tenu certaines fois |"},
		"jamais-tenu":          {"| jamais tenu |"},
		"sans-nouvelle":        {"| sans nouvelle | aucun résultat n’est publié, et un bilan manque |"},
		"pas-encore-mesure": {"| Bilan | aucun bilan attendu à ce jour | aucune période n’est encore achevée |",
			"| pas encore mesuré | aucun résultat n’est publié, et aucun bilan n’est en retard |"},
		"rythme-inconnu": {"| Bilan | aucun bilan attendu | le début de l’engagement n’est pas connu | Avancement | rythme inconnu | le début n’est pas connu |"},
		"rythme-vague":   {"| rythme inconnu | le résultat n’est pas connu assez précisément |"},
		"sans-cible":     {"| non mesurable | aucune cible chiffrée |", "| Contrats : 12 contrats (en 2021). |"},
		"sans-sens":      {"| non mesurable | rien ne dit s’il faut augmenter ou diminuer |"},
		"plafond":        {"| non mesurable | un plafond n’est jugé qu’à l’échéance |"},
		"sans-depart":    {"| non mesurable | la valeur de départ n’est pas connue |"},
		"a-venir":        {"| Bilan | aucun bilan attendu à ce jour | l’engagement commence le 1er janvier 2023 | Avancement | à venir |", "| Prévu | date non précisée |"},
		"recu-sans-chiffre": {"| Bilan | bilan reçu, sans chiffre | celui de 2021 est reçu, sans chiffre qui se compare |",
			"| Bilan de 2021 (reçu le 2 mars 2022) (déclaré) : Des rencontres ont eu lieu. Source : Rapport |"},
		"suspendu":          {"| Bilan | aucun bilan attendu | l’engagement est suspendu |", "| Parole de la rédaction | Suspendu |"},
		"atteint-en-retard": {"| Bilan | bilan en retard | celui de 2021 était attendu au plus tard le 31 mars 2022 ; il manque celui de 2020 | Avancement | atteint | d’après le bilan de 2019 |"},
		"plusieurs": {"| Avancement | non atteint | mesure la moins avancée : Visites ; 1 autre ne peut pas être jugée |",
			"échéance : 31 décembre 2021. atteint d’après le bilan de 2021 |"},
		"sans-mesure": {"| Avancement | non mesurable | aucune mesure n’est publiée |", "!Aucune mesure n’a été publiée."},
		"menee":       {"| Parole de la rédaction | Réalisé | le 6 mai 2020 |", "!| Bilan |", "!Avancement"},
	} {
		testpage.Says(t, of(t, text, action), want...)
	}
	testpage.Says(t, html, `<a class="badge badge-silent" href="/regles/">bilan en retard</a>`, `<a class="badge badge-missed" href="/regles/">recule</a>`)
	for _, sign := range model.Sign("").Values() {
		testpage.Says(t, html, `class="badge badge-`+string(sign)+`"`)
	}
}

func TestAxesInEnglish(t *testing.T) {
	text, _ := standings(t, "en")
	for action, want := range map[string][]string{
		"en-bonne-voie": {"| Reports | up to date | that of 2021 is received; that of 2019 is missing | Progress | on track | going by the report of 2021 | The publisher's word | Under way | in November 2021: Le comité de suivi le dit. (Rapport) |",
			"(sum of 3 known years, from 2018 to 2021)"},
		"a-accelerer":          {"| to speed up | going by the report of 2021 |"},
		"loin":                 {"| far from the target | going by the report of 2021 |"},
		"recule":               {"those of 2018, of 2019 and of 2020 are missing", "| receding | going by the report of 2021 |"},
		"non-atteint":          {"| not reached | going by the report of 2021 |", "| The signatory's reply, on 3 February 2022: Dix"},
		"atteint":              {"| reached | going by the report of 2021; the deadline is inside a period: the whole of it counts |"},
		"atteint-apres":        {"| reached after the deadline | going by the report of 2021 |"},
		"peut-etre-atteint":    {"| perhaps reached | going by the report of 2021 |"},
		"arrete":               {"| Reports | no report due | the commitment has ended |", "| stopped | at 10 of 30 |", "| Abandoned | on 30 June 2020 |"},
		"bilan-final-attendu":  {"that of the first quarter of 2022 is due on 30 June 2022 at the latest", "| final report awaited | the deadline has passed; the last known report is that of the fourth quarter of 2021 |"},
		"bilan-final-manquant": {"| report late | that of 2021 was due on 31 March 2022 at the latest |", "| final report missing | the"},
		"sans-echeance":        {"| no deadline |"},
		"toujours-tenu":        {"| met each time |"},
		"parfois-tenu":         {"| met at times |"},
		"jamais-tenu":          {"| never met |"},
		"sans-nouvelle":        {"| no news | no result is published, and a report is missing |"},
		"pas-encore-mesure":    {"| no report due yet | no period has ended yet |", "| not measured yet | no result is published, and no report is late |"},
		"rythme-inconnu":       {"| no report due | the start of the commitment is not known |", "| pace unknown | the start is not known |"},
		"rythme-vague":         {"| pace unknown | the result is not known precisely enough |"},
		"sans-cible":           {"| not measurable | no target in figures |"},
		"sans-sens":            {"| not measurable | nothing tells whether to increase or to decrease |"},
		"plafond":              {"| not measurable | a cap is judged at the deadline only |"},
		"sans-depart":          {"| not measurable | the value at the start is not known |"},
		"a-venir":              {"| the commitment begins on 1 January 2023 | Progress | to come |"},
		"recu-sans-chiffre":    {"| report received, without a figure |", "| Report of 2021 (received on 2 March 2022) (declared): Des rencontres"},
		"suspendu":             {"| no report due | the commitment is on hold |"},
		"plusieurs":            {"| not reached | measure that is furthest behind: Visites; 1 other cannot be judged |"},
		"sans-mesure":          {"| not measurable | no measure is published | The publisher's word | Status not stated |"},
		"menee":                {"| The publisher's word | Done | on 6 May 2020 |", "!Reports |"},
	} {
		testpage.Says(t, of(t, strings.ReplaceAll(text, "’", "'"), action), want...)
	}
}

// Evaluations are counted; one that is announced has no result.
func TestAssessments(t *testing.T) {
	text, _ := standings(t, "fr")
	testpage.Says(t, text, "| Évaluations | 2 évaluations, dont 1 annoncée | auto-évaluation | Le rythme convient. | Date | mars 2021 | Période | 2020 | Par | FACE | Porte sur | en-bonne-voie | Source : Rapport |",
		"| évaluation co-construite | annoncée, sans résultat connu | Date | date non précisée |")
}
