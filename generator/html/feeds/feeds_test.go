package feeds_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"parvis/generator/html/feeds"
	"parvis/generator/site/address"
	"parvis/generator/testsite/testpage"
)

// calendarOf returns the calendar of a site whose data end in June 2021, "" for none, with the text
// about it.
func calendarOf(t *testing.T, settings, commitments string) (calendar, about string) {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"site.toml": "titre = \"Essai\"\nurl = \"https://essai.example/\"\nlangue = \"fr\"\narrete_au = 2021-06-30\n" +
			"[editeur]\nnom = \"Service\"\n" + settings,
		"domaines/emploi.md":   "+++\nnom = \"Emploi\"\ncourt = \"Emploi\"\nicone = \"mallette\"\nordre = 1\n+++\nTexte.\n",
		"signataires/un.toml":  "nom = \"Un\"\ntype = \"entreprise\"\n" + commitments,
		"appels/un.toml":       "titre = \"Un appel\"\ncloture = 2021-09-01\n",
		"actualites/neuf.toml": "titre = \"Neuf\"\ndate = 2021-01-01\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	b := feeds.New(testpage.Site(t, files, false))
	for _, f := range b.Files() {
		if f.Address == address.Calendar {
			var out bytes.Buffer
			if err := f.Write(&out); err != nil {
				t.Fatal(err)
			}
			calendar = strings.ReplaceAll(strings.ReplaceAll(out.String(), "\r\n ", ""), "\u00a0", " ")
		}
	}
	return calendar, b.About()
}

// The calendar has the deadlines, and the days of the reports that are awaited or late, but nothing of
// reports where nobody fixed a delay, nor of one that came. Those of the running period follow.
func TestCalendar(t *testing.T) {
	promise := func(action, more string) string {
		return "[[engagement]]\ndomaine = \"emploi\"\naction = \"" + action + "\"\ndebut = 2020\n" + more
	}
	said := promise("Venu", "[[engagement.bilan]]\nperiode = 2020\n") +
		promise("Tardif", "[[engagement.indicateur]]\nnom = \"Stages\"\nunite = \"stages\"\ncible = 3\necheance = 2022\n")
	with, about := calendarOf(t, "[bilans]\ndelai = 7\n", said)
	testpage.Says(t, with, "UID:https://essai.example/signataires/un/#tardif#bilan-2020\r\n",
		"DTSTART;VALUE=DATE:20210731\r\n", "SUMMARY:Bilan attendu : Un\\, Tardif (2020)\r\n", "SUMMARY:Échéance : Un\\, Tardif (Stages)\r\n",
		"SUMMARY:Clôture : Un appel\r\n")
	testpage.Says(t, with, "DTSTART;VALUE=DATE:20220731\r\n", "SUMMARY:Bilan attendu : Un\\, Tardif (2021)\r\n", "SUMMARY:Bilan attendu : Un\\, Venu (2021)\r\n")
	if strings.Contains(with, "Venu (2020)") || strings.Contains(with, "Non reçu") || !strings.Contains(about, "bilans attendus") {
		t.Errorf("%s\n%s", about, with)
	}
	late, _ := calendarOf(t, "[bilans]\ndelai = 3\n", said)
	testpage.Says(t, late, "DTSTART;VALUE=DATE:20210331\r\n", "DESCRIPTION:Non reçu au 30 juin 2021.\r\n")
	without, about := calendarOf(t, "", said)
	testpage.Says(t, without, "Échéance")
	if strings.Contains(without, "Bilan") || strings.Contains(about, "bilans") {
		t.Errorf("%s\n%s", about, without)
	}
}
