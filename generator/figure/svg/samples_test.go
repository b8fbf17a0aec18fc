package svg_test

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/figure/chart"
)

// A sample is a chart whose drawing is looked at, and kept as a golden file. Numbers are those of
// the prototypes or made up.
type sample struct {
	name  string
	chart chart.Chart
}

const nnbsp = "\u202f"

// thousands writes a whole number as French pages do.
func thousands(n float64) string {
	s := strconv.Itoa(int(n))
	if len(s) > 3 {
		s = s[:len(s)-3] + nnbsp + s[len(s)-3:]
	}
	return s
}

func num(n float64) chart.Value { return chart.Number(n, thousands(n)) }

func known(k chart.Kind, low, high float64, text string) chart.Value {
	return chart.Value{Low: low, High: high, Kind: k, Text: text}
}

func cells(n ...float64) []chart.Value {
	var out []chart.Value
	for _, v := range n {
		out = append(out, num(v))
	}
	return out
}

func row(label string, role chart.Role, v ...chart.Value) chart.Row {
	return chart.Row{Label: label, Role: role, Cells: v}
}

var domains = []string{"Éducation et orientation scolaire", "Emploi, insertion et formation", "Développement économique",
	"Soutien aux initiatives locales et mécénat de solidarité", "Développement de la responsabilité sociétale des entreprises (RSE)"}

func domainRow(n int, v chart.Value) chart.Row { return row(domains[n-1], chart.Hue(n, 5), v) }

var regionNames = map[string]string{"84": "Auvergne-Rhône-Alpes", "27": "Bourgogne-Franche-Comté", "53": "Bretagne", "24": "Centre-Val de Loire", "94": "Corse", "44": "Grand Est",
	"01": "Guadeloupe", "03": "Guyane", "32": "Hauts-de-France", "11": "Île-de-France", "04": "La Réunion", "02": "Martinique", "06": "Mayotte", "28": "Normandie",
	"75": "Nouvelle-Aquitaine", "76": "Occitanie", "52": "Pays de la Loire", "93": "Provence-Alpes-Côte d’Azur"}

// byRegion is the regions by value, as a chart of rows has them.
var byRegion = []struct {
	code string
	n    float64
}{{"76", 291}, {"11", 171}, {"52", 156}, {"84", 150}, {"44", 120}, {"32", 120}, {"75", 117}, {"28", 90}, {"93", 90}, {"53", 84}, {"01", 66}, {"02", 66}, {"06", 60},
	{"27", 57}, {"03", 48}, {"04", 48}, {"24", 39}, {"94", 27}}

func regionChart() chart.Chart {
	c := chart.Chart{ID: "engagements-par-region", Title: "Engagements par région", Form: chart.Regions,
		Sentence: "Un engagement sur six est pris en Occitanie : 291 sur 1 800."}
	var values []float64
	for _, r := range byRegion {
		values = append(values, r.n)
	}
	classes := chart.Classes(values, chart.Shades)
	for _, r := range byRegion {
		v := num(r.n)
		v.Tip = fmt.Sprintf("%s : %s engagements", regionNames[r.code], v.Text)
		c.Rows = append(c.Rows, chart.Row{Code: r.code, Label: regionNames[r.code], Role: chart.ShadeOf(r.n, classes), Cells: []chart.Value{v}})
	}
	c.Key = keyOf(classes)
	return c
}

// keyOf is the key of classes, each with the least and the greatest value that it holds.
func keyOf(classes []chart.Class) (key []chart.Entry) {
	for i, k := range classes {
		text := thousands(k.Low)
		if k.High > k.Low {
			text += " à " + thousands(k.High)
		}
		key = append(key, chart.Entry{Role: chart.ShadeOfClass(i, len(classes)), Text: text})
	}
	return key
}

func fewRegions() chart.Chart {
	return chart.Chart{ID: "regions-reel", Title: "Engagements par région", Form: chart.Regions, Sentence: "Les 12 engagements dont la région est connue sont tous pris en Occitanie.",
		Rows: []chart.Row{{Code: "76", Label: "Occitanie", Role: chart.Shade5, Cells: cells(12)}, {Code: "11", Label: "Île-de-France", Role: chart.Empty, Cells: cells(0)},
			{Code: "32", Label: "Hauts-de-France", Role: chart.Empty, Cells: cells(0)}},
		Key: []chart.Entry{{Role: chart.Shade5, Text: "12"}, {Role: chart.Empty, Text: "0"}, {Role: chart.Away, Text: "non décrite sur ce site"}}}
}

func departementChart() chart.Chart {
	values := map[string]float64{}
	for _, pair := range strings.Fields("49:90 93:84 34:78 44:66 54:66 86:66 971:66 972:66 31:60 62:60 69:60 976:60 21:57 38:57 66:57 67:54 33:51 11:48 14:48 30:48 94:48 973:48 974:48 13:45 83:45 29:42 35:42 76:42 45:39 75:39 42:33 59:30 80:30 2A:27") {
		code, n, _ := strings.Cut(pair, ":")
		values[code], _ = strconv.ParseFloat(n, 64)
	}
	c := chart.Chart{ID: "departements", Title: "Engagements par département", Form: chart.Tiles, Sentence: "Le Maine-et-Loire et la Seine-Saint-Denis comptent le plus d’engagements : 90 et 84."}
	var all []float64
	for _, n := range values {
		all = append(all, n)
	}
	classes := chart.Classes(all, chart.Shades)
	for _, code := range slices.Sorted(maps.Keys(values)) {
		n := values[code]
		c.Rows = append(c.Rows, chart.Row{Code: code, Label: code, Role: chart.ShadeOf(n, classes), Cells: cells(n)})
	}
	c.Key = append(keyOf(classes), chart.Entry{Role: chart.Away, Text: "non décrit"})
	return c
}

func deployment() chart.Chart {
	c := chart.Chart{ID: "deploiement", Title: "Où en est la charte, par département", Form: chart.Tiles, Sentence: "La charte est en place dans 3 des 8 départements décrits."}
	for _, p := range []struct {
		role  chart.Role
		codes string
	}{{chart.Plain, "30 34 31"}, {chart.Foot, "11"}, {chart.Empty, "09"}, {chart.Unknown, "59 62 66 93"}} {
		for _, code := range strings.Fields(p.codes) {
			c.Rows = append(c.Rows, chart.Row{Code: code, Label: code, Role: p.role})
		}
	}
	c.Key = []chart.Entry{{Role: chart.Plain, Text: "en place"}, {Role: chart.Foot, Text: "en constitution"}, {Role: chart.Empty, Text: "pas lancée"}, {Role: chart.Unknown, Text: "non précisé"}, {Role: chart.Away, Text: "non décrit"}}
	return c
}

func heatChart() chart.Chart {
	table := `Occitanie 64 60 56 61 50
Île-de-France 32 33 29 48 29
Pays de la Loire 30 31 35 31 29
Auvergne-Rhône-Alpes 27 31 36 22 34
Grand Est 28 28 20 19 25
Hauts-de-France 23 27 22 25 23
Nouvelle-Aquitaine 29 25 15 29 19
Normandie 18 17 16 18 21
Provence-Alpes-Côte d’Azur 18 13 21 24 14
Bretagne 17 15 14 21 17
Guadeloupe 13 13 20 12 8
Martinique 17 16 10 12 11
Mayotte 12 8 9 17 14
Bourgogne-Franche-Comté 14 9 13 7 14
Guyane 11 9 9 9 10
La Réunion 6 9 8 15 10
Centre-Val de Loire 6 10 9 7 7
Corse 5 7 6 3 0`
	c := chart.Chart{ID: "domaines-regions", Title: "Engagements par domaine et par région", Form: chart.Heat, Sentence: "L’Occitanie vient en tête dans les cinq domaines.",
		Columns: []string{"Éducation", "Emploi", "Économie", "Initiatives", "RSE"}, Total: &chart.Row{Label: "Total"}}
	var all []float64
	for line := range strings.SplitSeq(table, "\n") {
		words := strings.Fields(line)
		r := chart.Row{Label: strings.Join(words[:len(words)-5], " ")}
		sum := 0.0
		for _, w := range words[len(words)-5:] {
			n, _ := strconv.ParseFloat(w, 64)
			all, sum = append(all, n), sum+n
			r.Cells = append(r.Cells, num(n))
		}
		r.Said = thousands(sum)
		c.Rows = append(c.Rows, r)
	}
	classes := chart.Classes(all, chart.Shades)
	for _, r := range c.Rows {
		for j := range r.Cells {
			r.Cells[j].Role = chart.ShadeOf(r.Cells[j].Low, classes)
		}
	}
	return c
}

func target(n float64, text string, from, to int, revised bool) chart.Target {
	return chart.Target{Value: chart.Number(n, thousands(n)), Text: text, From: from, To: to, Revised: revised}
}

func bullet(label, said string, v chart.Value, ts ...chart.Target) chart.Row {
	return chart.Row{Label: label, Said: said, Cells: []chart.Value{v}, Targets: ts}
}

func samples() []sample {
	missing := chart.Value{Kind: chart.Missing, Text: "?"}
	due := chart.Value{Kind: chart.NotDue, Note: "à venir"}
	long := chart.Value{Low: 1281, High: 1348, Kind: chart.Range, Text: "au moins 1" + nnbsp + "281, moins de 1" + nnbsp + "348", After: "accueillis"}
	list := []sample{
		{"stones", chart.Chart{Form: chart.Stones, Title: "Engagements par domaine d’action", Sentence: "L’emploi vient en tête : 6 des 16 engagements publiés, devant l’éducation (5).",
			Rows: []chart.Row{
				{Label: domains[1], Short: "Emploi", Role: chart.Hue2, Cells: cells(6), Names: []string{"SNCF : école de la deuxième chance", "Suez : présentation de métiers", "Engie : stagiaires et alternants"}},
				domainRow(1, num(5)), domainRow(3, num(3)), domainRow(5, num(1)), domainRow(4, num(1)), row("Domaine non précisé", chart.Unknown, num(2))}}},
		{"stones-part", chart.Chart{Form: chart.Stones, Title: "Les engagements de l’Aude parmi tous", Sentence: "L’Aude compte 7 des 16 engagements publiés.",
			Rows: []chart.Row{part(1, 3, 5), part(3, 3, 3), part(2, 1, 6), part(4, 0, 1), part(5, 0, 1)}}},
		{"bars", chart.Chart{Form: chart.Bars, Title: "Engagements par domaine d’action", Sentence: "Les cinq domaines sont presque à égalité : de 341 à 380 engagements chacun, sur 1 800.",
			Rows: []chart.Row{domainRow(4, num(380)), domainRow(1, num(370)), domainRow(2, num(361)), domainRow(3, num(348)), domainRow(5, num(0)), row("Domaine non précisé", chart.Unknown, num(40))}}},
		{"bars-kinds", chart.Chart{Form: chart.Bars, Title: "Ce qui est su de chaque valeur", Sentence: "Une ligne pour chaque façon de savoir.",
			Rows: []chart.Row{row("Exact", chart.Plain, num(40)), row("Intervalle", chart.Plain, known(chart.Range, 30, 40, "30 à 40")), row("Intervalle depuis zéro", chart.Hue2, known(chart.Range, 0, 12, "0 à 12")),
				row("Borne basse", chart.Plain, known(chart.AtLeast, 20, 20, "au moins 20")), row("Borne haute", chart.Hue1, known(chart.AtMost, 0, 15, "au plus 15")), row("Approché", chart.Plain, known(chart.About, 20, 20, "environ 20")),
				row("Zéro", chart.Plain, num(0)), row("Sans bilan", chart.Plain, known(chart.Missing, 0, 0, "sans bilan")), row("Pas encore dû", chart.Plain, known(chart.NotDue, 0, 0, "à venir")),
				row("Non mesurable", chart.Plain, known(chart.NotMeasurable, 0, 0, "non mesurable")), row("Sans objet", chart.Plain, chart.Value{Kind: chart.NotApplicable})}}},
		{"steps", chart.Chart{Form: chart.Bars, Title: "Des entreprises approchées aux conventions", Sentence: "6 des 1 600 entreprises approchées ont signé.",
			Rows: []chart.Row{row("Approchées", chart.Plain, num(1600)), {Label: "Rencontrées", Cells: []chart.Value{{Low: 240, High: 240, Text: "240", After: "sur 1" + nnbsp + "600"}}}, {Label: "Conventions signées", Cells: []chart.Value{{Low: 6, High: 6, Text: "6", After: "sur 240"}}}}}},
		{"beside", regionChart().Companion()},
		{"columns", years("2013 96 2014 81 2015 78 2016 84 2017 96 2018 76 2019 89", 0)},
		{"columns-undated", years("2016 1 2017 0 2018 6 2019 12", 9)},
		{"columns-many", years("2001 3 2002 1204 2003 8 2004 900 2005 18 2006 60 2007 44 2008 61 2009 77 2010 96 2011 81 2012 0 2013 96 2014 81 2015 1678 2016 84 2017 96 2018 1076 2019 89", 0)},
		{"targets", chart.Chart{Form: chart.Targets, Title: "Ce qui était promis, ce qui est fait", Sentence: "Sur 6 mesures, 2 ont dépassé leur cible ; 1 n’a pas de bilan.", Columns: []string{"cible"},
			Rows: []chart.Row{bullet("Stagiaires", "27 sur 59", num(27), target(59, "", 0, 0, false)), bullet("Heures de tutorat", "33 pour 30", num(33), target(30, "", 0, 0, false)),
				bullet("Volontaires", "30 à 40 sur 50", known(chart.Range, 30, 40, "30 à 40"), target(50, "", 0, 0, false)), bullet("Alternants", "au moins 20 sur 50", known(chart.AtLeast, 20, 20, "au moins 20"), target(50, "", 0, 0, false)),
				bullet("Entreprises aidées", "15 pour 5", num(15), target(5, "", 0, 0, false)), bullet("Parrainages", "sans bilan, pour 12", missing, target(12, "", 0, 0, false)),
				bullet("Logements", "0 sur 12", num(0), target(12, "", 0, 0, false)), bullet("Réunions", "à venir, pour 4", due, target(4, "", 0, 0, false))}}},
		{"targets-revised", chart.Chart{Form: chart.Targets, Title: "Ce qui était promis, ce qui est fait", Sentence: "Une cible a été abaissée.", Columns: []string{"cible"},
			Rows: []chart.Row{bullet("Stagiaires de troisième issus des quartiers prioritaires", "52 sur 60", num(52), target(80, "cible d’abord fixée à 80", 0, 0, true), target(60, "cible : 60", 0, 0, false)),
				bullet("Places", "8 à 30 sur 10 à 12", known(chart.Range, 8, 30, "8 à 30"), chart.Target{Value: known(chart.Range, 10, 12, "10 à 12")}), bullet("Heures d’insertion", "plus d’environ 16"+nnbsp+"345 pour 7"+nnbsp+"654", known(chart.AtLeast, 16345, 16345, "plus d’environ 16"+nnbsp+"345"), target(7654, "", 0, 0, false)), bullet("Sans cible", "18", num(18)), bullet("Mentorat", "non mesurable", known(chart.NotMeasurable, 0, 0, "non mesurable"))}}},
		{"chronicle", chart.Chart{Form: chart.Chronicle, Title: "Accueil de stagiaires : promis et fait", Sentence: "52 stagiaires accueillis en 2020, pour une cible de 60 en 2021 ; cette cible était de 80 avant 2019.",
			Columns: []string{"2016", "2017", "2018", "2019", "2020", "2021"},
			Rows: []chart.Row{{Cells: []chart.Value{{Low: 12, High: 12, Text: "12", Role: chart.Start, Note: "départ"}, num(20), known(chart.Range, 30, 40, "30 à 40"), {Kind: chart.Missing, Text: "?", Note: "sans bilan", Tip: "2019 : aucun bilan communiqué"}, num(52), due},
				Targets: []chart.Target{target(80, "cible d’abord fixée à 80", 1, 2, true), target(60, "cible : 60", 3, 5, false)}}}}},
		{"chronicle-annual", chart.Chart{Form: chart.Chronicle, Title: "Dix par an", Sentence: "La cible de l’année a été tenue une fois sur trois.",
			Columns: []string{"2018", "2019", "2020", "2021"},
			Rows: []chart.Row{{Cells: []chart.Value{num(4), num(12), known(chart.AtLeast, 8, 8, "au moins 8"), due},
				Targets: []chart.Target{target(10, "", 0, 0, false), target(10, "", 1, 1, false), target(12, "", 2, 2, false), target(15, "cible : 15 en 2021", 3, 3, false)}}}}},
		{"chronicle-close", chart.Chart{Form: chart.Chronicle, Title: "Cibles voisines", Sentence: "La cible a été relevée, puis dépassée.",
			Columns: []string{"2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022"},
			Rows: []chart.Row{{Cells: []chart.Value{num(58), num(61), num(0), known(chart.AtMost, 0, 30, "au plus 30"), known(chart.About, 62, 62, "environ 62"), num(64), num(67), num(190)},
				Targets: []chart.Target{target(60, "cible d’abord fixée à 60", 0, 3, true), target(66, "cible : 66", 4, 7, false)}}}}},
		{"chronicle-long", chart.Chart{Form: chart.Chronicle, Title: "Sommes d’intervalles", Sentence: "De 1 281 à 1 348 lycéens ont été parrainés en 2021.",
			Columns: []string{"2018", "2019", "2020", "2021", "2022"},
			Rows: []chart.Row{{Cells: []chart.Value{{Low: 120, High: 120, Text: "120", Role: chart.Start, Note: "départ"}, {Kind: chart.Missing, Text: "?", Note: "sans bilan"}, known(chart.AtLeast, 810, 810, "au moins environ 810"), long, due},
				Targets: []chart.Target{target(900, "cible d’abord fixée à 900", 0, 2, true), target(1400, "cible : 1"+nnbsp+"400", 3, 4, false)}}}}},
		{"indicator-long", chart.Chart{Form: chart.Indicator, Title: "Une somme d’intervalles", Sentence: "Le total n’est connu que par ses bornes.", Rows: []chart.Row{{Cells: []chart.Value{long}, Targets: []chart.Target{target(1400, "", 0, 0, false)}}}}},
		{"big-long", chart.Chart{Form: chart.Big, Title: "Lycéens", Sentence: "Le total n’est connu que par ses bornes.", Rows: []chart.Row{{Label: "lycéens parrainés", Said: "2021", Cells: []chart.Value{long}}}}},
		{"indicator", chart.Chart{Form: chart.Indicator, Title: "Stagiaires de troisième : promis et fait", Sentence: "9 870 stagiaires accueillis pour 12 400 promis ; ce total porte sur 318 engagements sur 420.",
			Columns: []string{"porte sur 318 engagements sur 420"},
			Rows: []chart.Row{{Cells: []chart.Value{{Low: 9870, High: 9870, Text: "9" + nnbsp + "870", After: "accueillis"}}, Targets: []chart.Target{{Value: chart.Value{Low: 12400, High: 12400, Text: "12" + nnbsp + "400", After: "promis"}}}},
				row("avec une cible et un bilan", chart.Plain, num(318)), row("avec une cible, sans bilan", chart.Unknown, num(77)), row("avec un bilan, sans cible", chart.Dotted, num(25))}}},
		{"pile", chart.Chart{Form: chart.Pile, Title: "Où en sont les engagements", Sentence: "8 des 16 engagements sont en cours et 2 sont réalisés.",
			Rows: []chart.Row{signed(row("Réalisé", chart.Reached, num(2)), chart.Tick), signed(row("En cours", chart.OnTrack, num(8)), chart.Arrow), row("Prévu", chart.Due, num(1)),
				signed(row("Abandonné", chart.Stopped, num(1)), chart.Block), signed(row("Suspendu", chart.Missed, num(0)), chart.Cross), row("Non précisé", chart.Unknown, num(5))}}},
		{"stack", standing()},
		{"waffle-small", chart.Chart{Form: chart.Waffle, Title: "Engagements et bilans reçus", Sentence: "2 bilans communiqués pour 16 engagements publiés.",
			Rows: []chart.Row{row("bilans communiqués", chart.Plain, num(2)), row("sans bilan", chart.Empty, num(14))}}},
		{"waffle", chart.Chart{Form: chart.Waffle, Title: "Des entreprises approchées aux conventions", Sentence: "À Montpellier, 6 des 160 entreprises approchées avaient signé une convention au 1er mars 2017.",
			Rows: []chart.Row{row("conventions signées", chart.Plain, num(6)), row("sans convention", chart.Empty, num(154))}}},
		{"dumbbell", chart.Chart{Form: chart.Dumbbell, Title: "Signataires déclarés et fiches publiées", Sentence: "Le Gard déclare 80 signataires ; 2 ont une fiche ici.", Columns: []string{"fiches publiées ici", "déclarés"},
			Rows: []chart.Row{{Label: "Gard", Group: "Signataires", Cells: cells(2, 80)}, {Label: "France, niveau national", Group: "Signataires", Cells: cells(8, 70)},
				{Label: "Communauté urbaine de Dunkerque", Group: "Signataires", Cells: []chart.Value{num(0), known(chart.About, 20, 20, "environ 20")}},
				{Label: "Aude (nombre attendu)", Group: "Conventions", Cells: []chart.Value{num(3), known(chart.About, 20, 20, "environ 20")}}, {Label: "Haute-Garonne", Group: "Conventions", Cells: cells(0, 17)}, {Label: "Lot", Group: "Conventions", Cells: cells(17, 17)}}}},
		{"heat", heatChart()},
		{"heat-wide", wideHeat()},
		{"matrix", chart.Chart{Form: chart.Matrix, Title: "Domaines d’action dans trois départements", Sentence: "Les trois départements ont des engagements en éducation et en économie, et aucun en RSE.",
			Columns: []string{"Aude", "Hérault", "Gard"}, Total: &chart.Row{Cells: []chart.Value{{Text: "7 en tout"}, {Text: "5 en tout"}, {Text: "3 en tout"}}},
			Rows: []chart.Row{row("Éducation", chart.Hue1, cells(3, 2, 2)...), row("Emploi", chart.Hue2, cells(1, 1, 0)...), row("Économie", chart.Hue3, cells(5, 1, 1)...), row("Initiatives", chart.Hue4, cells(0, 1, 0)...), row("RSE", chart.Hue5, num(0), num(0), chart.Value{Kind: chart.Missing, Text: "?"})}}},
		{"dots", chart.Chart{Form: chart.Dots, Title: "Les domaines d’action en Occitanie et ailleurs", Sentence: "L’emploi pèse plus en Occitanie.", Columns: []string{"Occitanie", "ailleurs"},
			Rows: []chart.Row{shares(domains[1], 38, 31), shares(domains[0], 22, 33), shares(domains[2], 20, 20), shares(domains[3], 0, 9)}}},
		{"dots-four", chart.Chart{Form: chart.Dots, Title: "Les domaines d’action dans quatre départements", Sentence: "L’emploi pèse plus dans le Nord.", Columns: []string{"Aude", "Hérault", "Gard", "Nord"},
			Rows: []chart.Row{shares("Emploi", 38, 31, 22, 51), shares("Éducation", 22, 33, 33, 12)}}},
		{"regions", regionChart()},
		{"regions-few", fewRegions()},
		{"tiles", departementChart()},
		{"tiles-deployment", deployment()},
		{"quadrants", chart.Chart{Form: chart.Quadrants, Title: "Les outils sur deux axes", Sentence: "Quatre outils partent d’une approche globale.", Columns: []string{"un seul thème", "approche globale", "vers le local", "vers le national"},
			Rows: []chart.Row{row("Outil A", chart.Plain, known(chart.Exact, -1, 0, ""), known(chart.Exact, 1, 0, "")), row("Charte Entreprises & Quartiers", chart.Plain, at(1), at(1)), row("Outil B", chart.Plain, at(-1), at(-1)), row("Label diversité des territoires d’industrie", chart.Plain, at(1), at(-1)), row("Outil D", chart.Plain, at(1), at(-1))}}},
		{"big", chart.Chart{Form: chart.Big, Title: "Services civiques", Sentence: "18 services civiques signés au Grand Narbonne, d’après un bilan de 2017.",
			Rows: []chart.Row{{Label: "services civiques signés", Said: "Le Grand Narbonne, 2017 · déclaré · aucune cible publiée", Cells: cells(18)}}}},
		{"none", chart.Chart{Form: chart.None, Title: "Rien", Sentence: "Rien n’est connu.", Rows: []chart.Row{row("x", chart.Plain, num(1))}}},
	}
	for i := range list {
		if list[i].chart.ID == "" {
			list[i].chart.ID = list[i].name
		}
	}
	return list
}

func signed(r chart.Row, s chart.Sign) chart.Row {
	r.Sign = s
	return r
}

func at(n float64) chart.Value { return chart.Value{Low: n, High: n} }

func part(domain int, here, of float64) chart.Row {
	r := domainRow(domain, num(here))
	r.Cells[0].After, r.Whole = fmt.Sprintf("sur %v", of), int(of)
	return r
}

func shares(label string, n ...float64) chart.Row {
	r := chart.Row{Label: label}
	for _, v := range n {
		r.Cells = append(r.Cells, chart.Number(v, fmt.Sprintf("%v%s%%", v, nnbsp)))
	}
	return r
}

func years(pairs string, undated float64) chart.Chart {
	c := chart.Chart{Form: chart.Columns, Title: "Signatures par année", Sentence: "De 76 à 96 entreprises signent chaque année depuis 2013."}
	words := strings.Fields(pairs)
	for i := 0; i < len(words); i += 2 {
		n, _ := strconv.ParseFloat(words[i+1], 64)
		c.Rows = append(c.Rows, row(words[i], chart.Plain, num(n)))
	}
	if undated > 0 {
		c.Rows = append(c.Rows, row("sans date", chart.Unknown, num(undated)))
	}
	return c
}

func standing() chart.Chart {
	c := chart.Chart{Form: chart.Stack, Title: "Où en sont les engagements", Sentence: "700 engagements sur 1 800 sont atteints ou en bonne voie ; pour 412, le bilan attendu n’est pas arrivé."}
	for _, s := range []struct {
		label string
		n     float64
		role  chart.Role
		sign  chart.Sign
	}{{"Atteint", 214, chart.Reached, chart.Tick}, {"En bonne voie", 486, chart.OnTrack, chart.Arrow}, {"À accélérer", 131, chart.Watch, chart.Exclaim}, {"Non atteint", 97, chart.Missed, chart.Cross}, {"Arrêté", 0, chart.Stopped, chart.Block},
		{"Bilan final manquant", 412, chart.Unknown, chart.NoSign}, {"Pas encore mesuré", 280, chart.Due, chart.NoSign}, {"Non mesurable", 180, chart.Dotted, chart.NoSign}} {
		r := row(s.label, s.role, num(s.n))
		r.Sign = s.sign
		r.Cells[0].Share = fmt.Sprintf("%.0f%s%%", s.n/18, nnbsp)
		c.Rows = append(c.Rows, r)
	}
	return c
}

func wideHeat() chart.Chart {
	c := chart.Chart{Form: chart.Heat, Title: "Sept domaines", Sentence: "Le tableau le plus large.", Columns: []string{"Éducation", "Emploi", "Développement économique", "Initiatives", "RSE", "Santé", "Logement et cadre de vie"}, Total: &chart.Row{Label: "Total"}}
	for i, name := range []string{"Provence-Alpes-Côte d’Azur", "Île-de-France", "Bourgogne-Franche-Comté"} {
		r := chart.Row{Label: name, Said: thousands(float64(1700 + i))}
		for j := range 7 {
			n := float64(i*40 + j*31)
			v := num(n)
			if n > 0 {
				v.Role = chart.Shade(1 + j*5/7)
			}
			r.Cells = append(r.Cells, v)
		}
		c.Rows = append(c.Rows, r)
	}
	return c
}
