package figure

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parvis/generator/figure/catalogue"
	"parvis/generator/figure/chart"
	"parvis/generator/testsite"
)

// goal is a commitment that began in 2021 and has a target, with results by year. Data end in June 2023, and a
// report is due three months after its year.
func goal(target, deadline int, values string) string {
	return fmt.Sprintf("debut = 2021\n[[engagement.indicateur]]\nnom = \"Stages\"\nunite = \"stages\"\nsens = \"hausse\"\ncumul = \"somme\"\ncible = %d\necheance = %d\nvaleurs = { %s }", target, deadline, values)
}

var (
	kept     = goal(10, 2022, "2021 = 5, 2022 = 5")
	keptLate = goal(10, 2021, "2021 = 5, 2022 = 5")
	onTrack  = goal(40, 2024, "2021 = 10, 2022 = 10")
	behind   = goal(40, 2024, "2021 = 8, 2022 = 8")
	far      = goal(40, 2024, "2021 = 2, 2022 = 2")
	short    = goal(40, 2022, "2021 = 8, 2022 = 8")
	silent   = goal(40, 2022, "2021 = 8")
	tooSoon  = strings.Replace(goal(40, 2025, ""), "2021", "2023", 1)
	aimless  = "debut = 2021"
	came     = "debut = 2021\n[[engagement.bilan]]\nperiode = 2021\ntexte = \"Venu\"\nsource = \"Essai\"\n[[engagement.bilan]]\nperiode = 2022\ntexte = \"Venu\"\nsource = \"Essai\""
)

// TestStandingTold is what figures say of where promises and their reports stand, in both languages.
func TestStandingTold(t *testing.T) {
	by := func(k catalogue.Kind) catalogue.Spec { return catalogue.Spec{Kind: k} }
	for _, c := range []struct {
		name        string
		signatories []string
		spec        catalogue.Spec
		fr, en      string
	}{
		{"nothing", nil, by(catalogue.Situation),
			"Aucun engagement n'est publié.", "No commitment is published."},
		{"only an action", all(many(1, deed)), by(catalogue.Situation),
			"Aucun engagement n'est publié.", "No commitment is published."},
		{"no target", all(many(2, aimless)), by(catalogue.Situation),
			"Aucun des 2 engagements publiés n'a de cible chiffrée : on ne peut pas les comparer à ce qui était promis.",
			"None of the 2 published commitments has a target in figures: they cannot be compared with what was promised."},
		{"one state", all(many(3, onTrack)), by(catalogue.Situation),
			"Les 3 engagements publiés sont en bonne voie.", "The 3 published commitments are on track."},
		{"several states", all(many(2, kept), many(1, onTrack), many(1, short)), by(catalogue.Situation),
			"2 engagements sur 4 ont atteint leur cible, 1 est en bonne voie et 1 n'a pas atteint sa cible.",
			"2 of 4 commitments have reached their target, 1 is on track and 1 has not reached its target."},
		{"states that amount to the same", all(many(2, kept), many(1, keptLate), many(1, behind), many(1, far)), by(catalogue.Situation),
			"3 engagements sur 5 ont atteint ou tenu leur cible et 2 sont à surveiller.",
			"3 of 5 commitments have reached or met their target and 2 are to be watched."},
		{"one untold", all(many(2, kept), many(1, silent)), by(catalogue.Situation),
			"2 engagements sur 3 ont atteint leur cible ; pour l'autre, le bilan final n'est pas arrivé.",
			"2 of 3 commitments have reached their target; for the other, the final report has not come."},
		{"untold for several reasons", all(many(3, kept), many(1, silent), many(2, aimless)), by(catalogue.Situation),
			"3 engagements sur 6 ont atteint leur cible ; pour 1 autre, le bilan final n'est pas arrivé, et 2 ne sont pas mesurables.",
			"3 of 6 commitments have reached their target; for 1 other, the final report has not come, and 2 cannot be measured."},
		{"too much to tell", all(many(3, kept), many(2, onTrack), many(1, behind), many(1, short), many(1, silent), many(2, aimless), many(1, tooSoon)), by(catalogue.Situation),
			"3 engagements sur 11 ont atteint leur cible, 2 sont en bonne voie, 1 est à accélérer et 1 n'a pas atteint sa cible ; pour les 4 autres, on ne peut pas dire où ils en sont.",
			"3 of 11 commitments have reached their target, 2 are on track, 1 is to speed up and 1 has not reached its target; for the other 4, there is no telling where they stand."},
		{"most untold, alike", all(many(3, aimless), many(1, kept)), by(catalogue.Situation),
			"3 des 4 engagements publiés ne sont pas mesurables ; l'autre a atteint sa cible.",
			"3 of the 4 published commitments cannot be measured; the other has reached its target."},
		{"most untold", all(many(3, aimless), many(2, tooSoon), many(1, kept), many(1, short)), by(catalogue.Situation),
			"Pour 5 des 7 engagements publiés, on ne peut pas dire où ils en sont ; 1 a atteint sa cible et 1 n'a pas atteint sa cible.",
			"For 5 of the 7 published commitments, there is no telling where they stand; 1 has reached its target and 1 has not reached its target."},
		{"nothing told", all(many(2, tooSoon), many(1, silent)), by(catalogue.Situation),
			"Pour les 3 engagements publiés, on ne peut pas dire où ils en sont ; pour 1, le bilan final n'est pas arrivé, et 2 ne sont pas encore mesurés.",
			"For the 3 published commitments, there is no telling where they stand; for 1, the final report has not come, and 2 are not measured yet."},
		{"in a domain and a place", all(many(2, "domaine = \"education\"\nterritoires = [\"dep-0\"]\n"+kept)), catalogue.Spec{Kind: catalogue.Situation, Domain: "education", Territory: "dep-0"},
			"Sur l'éducation, dans l'Aude, les 2 engagements publiés ont atteint leur cible.",
			"On education, in Aude, the 2 published commitments have reached their target."},

		{"no running commitment", all(many(1, over)), by(catalogue.Reporting),
			"Aucun engagement non terminé n'est publié.", "No published commitment is running."},
		{"reports up to date", all(many(2, onTrack)), by(catalogue.Reporting),
			"Les 2 engagements non terminés ont un bilan à jour.", "The 2 running commitments have an up-to-date report."},
		{"a report is late", all(many(2, onTrack), many(1, came), many(1, silent)), by(catalogue.Reporting),
			"2 engagements non terminés sur 4 ont un bilan à jour et 1 a un bilan sans chiffre ; pour l'autre, le bilan est en retard.",
			"2 of 4 running commitments have an up-to-date report and 1 has a report without a figure; for the other, the report is late."},
		{"most reports are late", all(many(1, onTrack), many(3, silent)), by(catalogue.Reporting),
			"Pour 3 des 4 engagements non terminés, le bilan est en retard ; l'autre a un bilan à jour.",
			"For 3 of the 4 running commitments, the report is late; the other has an up-to-date report."},
		{"no report yet", all(many(2, tooSoon), many(1, silent), many(1, promise)), by(catalogue.Reporting),
			"Pour 1 des 4 engagements non terminés, le bilan est en retard ; pour 2, aucun bilan n'est encore attendu, et pour 1, aucun bilan n'est attendu.",
			"For 1 of the 4 running commitments, the report is late; for 2, no report is due yet, and for 1, no report is due."},

		{"no report due", all(many(2, tooSoon)), by(catalogue.Coverage),
			"Aucun bilan n'était attendu.", "No report was due."},
		{"the only report", all(many(1, strings.Replace(goal(40, 2022, ""), "2021", "2022", 1))), catalogue.Spec{Kind: catalogue.Coverage, From: 2022, To: 2022},
			"En 2022, le seul bilan attendu manque.", "In 2022, the only report due is missing."},
		{"all came", all(many(2, kept)), by(catalogue.Coverage),
			"Les 4 bilans attendus sont venus avec un chiffre.", "The 4 reports due came with a figure."},
		{"some came", all(many(2, kept), many(1, came), many(1, silent)), by(catalogue.Coverage),
			"5 bilans attendus sur 8 sont venus avec un chiffre et 2 sont venus sans chiffre ; l'autre manque.",
			"5 of 8 reports due came with a figure and 2 came without a figure; the other is missing."},
		{"most are missing", all(many(1, kept), many(4, silent)), catalogue.Spec{Kind: catalogue.Coverage, From: 2022},
			"Depuis 2022, 4 des 5 bilans attendus manquent ; l'autre est venu avec un chiffre.",
			"Since 2022, 4 of the 5 reports due are missing; the other came with a figure."},
	} {
		for lang, want := range map[string]string{"fr": c.fr, "en": c.en} {
			site := toldOf(lang, c.signatories...)
			site["site.toml"] += "[bilans]\ndelai = 3\n"
			m := maker(t, testsite.Of(t, site.fs()))
			f := m.Make(c.spec)
			if got := plainly.Replace(f.Sentence); got != want {
				t.Errorf("%s, %s:\ngot  %s\nwant %s", c.name, lang, got, want)
			}
			for _, said := range append([]string{f.Sentence}, f.Notes...) {
				if found := badly.FindString(said); found != "" {
					t.Errorf("%s, %s: %q in %q", c.name, lang, found, said)
				}
			}
			checkData(t, c.name, m, f)
			for _, drawn := range f.Charts {
				checkChart(t, c.name, f, drawn)
			}
		}
	}
}

// TestStandingRows: a row for each state that holds some, and one for what else was looked for; each
// names its commitments where they are few, and has its share where they are many.
func TestStandingRows(t *testing.T) {
	of := func(signatories []string) *Figure {
		site := toldOf("fr", signatories...)
		site["site.toml"] += "[bilans]\ndelai = 3\n"
		return maker(t, testsite.Of(t, site.fs())).Make(catalogue.Spec{Kind: catalogue.Situation})
	}
	f := of(all(many(2, kept), many(1, keptLate), many(1, far), many(1, deed)))
	var got []string
	for _, r := range f.Rows {
		got = append(got, plainly.Replace(r.Label)+" "+r.Cells[0].Text+" "+r.Cells[1].dataText())
	}
	want := []string{"Atteint 2 s-0000#agir-2-fois s-0000#agir-3-fois", "Atteint après l'échéance 1 s-0000#agir-4-fois", "En bonne voie 0 ", "Loin de la cible 1 s-0000#agir-5-fois",
		"Non atteint 0 ", "Arrêté 0 ", "Sans nouvelle 0 ", "Pas encore mesuré 0 ", "Non mesurable 0 "}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if c := f.Charts[0]; c.Form != chart.Pile || c.Rows[0].Role != chart.Reached || c.Rows[1].Sign != chart.LateTick || c.Rows[0].Cells[0].Share != "" {
		t.Errorf("%+v", c)
	}
	notes := strings.Join(f.Notes, "\n")
	for _, want := range []string{"Une action menée n’est pas comptée", "dans un autre état (tenu chaque fois, à accélérer, ", "la moins avancée"} {
		if !strings.Contains(notes, want) {
			t.Errorf("no %q in\n%s", want, notes)
		}
	}
	f = of(all(many(299, kept), many(1, short)))
	if c := f.Charts[0]; c.Form != chart.Stack || plainly.Replace(c.Rows[0].Cells[0].Share) != "100 %" || plainly.Replace(c.Rows[3].Cells[0].Share) != "<1 %" || len(f.Heads) != 2 {
		t.Errorf("%q, %+v", f.Heads, c)
	}
}
