package page_test

import (
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"parvis/generator/content/starter"
	"parvis/generator/html/figures"
	"parvis/generator/html/page"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/site/address"
	"parvis/generator/testsite/testpage"
)

// placeSites calls check with the pages of the territories of several sites: the real one, a new one, and two
// made up.
func placeSites(t *testing.T, check func(t *testing.T, s *view.Site, files []site.File)) {
	t.Helper()
	fresh := fstest.MapFS{}
	for name, data := range starter.Site(starter.Options{Today: "2026-06-30"}) {
		if at, ok := strings.CutPrefix(name, "content/"); ok {
			fresh[at] = &fstest.MapFile{Data: data}
		}
	}
	for name, content := range map[string]fs.FS{"real": os.DirFS("../../../content"), "init": fresh,
		"pledges": os.DirFS("../../testdata/pledges/content"), "standings": os.DirFS("../../testdata/standings/content")} {
		t.Run(name, func(t *testing.T) {
			s := testpage.Site(t, content, false)
			check(t, s, page.New(s, figures.New(s), nil).Of(model.Territories))
		})
	}
}

var (
	countsNothing = regexp.MustCompile(`(^|[^\d\x{202f} ])0 (signataire|engagement|action|convention|/ 0)|\b0 / 0`)
	tableBody     = regexp.MustCompile(`(?s)<tbody>.*?</tbody>`)
	tableRow      = regexp.MustCompile(`(?s)<tr>.*?</tr>`)
	tableCell     = regexp.MustCompile(`(?s)<td[^>]*>(.*?)</td>`)
	figureElement = regexp.MustCompile(`(?s)<figure.*?</figure>`)
	rowElement    = regexp.MustCompile(`<div class="what hue-`)
	leftOut       = regexp.MustCompile(`Et (\d+) autres?<`)
)

// No page of a place counts nothing, and no column of its tables is of zeros: what there isn't isn't shown.
func TestPlacesCountNoNothing(t *testing.T) {
	placeSites(t, func(t *testing.T, s *view.Site, files []site.File) {
		for _, place := range s.Model.Territories {
			at := address.Record(&place.Record)
			html := figureElement.ReplaceAllString(testpage.HTML(t, files, at), "") // a figure has its states
			if found := countsNothing.FindString(html); found != "" {
				t.Errorf("%s says %q", at, found)
			}
			for _, body := range tableBody.FindAllString(html, -1) {
				zeros, rows := map[int]int{}, tableRow.FindAllString(body, -1)
				for _, row := range rows {
					for i, cell := range tableCell.FindAllStringSubmatch(row, -1) {
						if cell[1] == "0" {
							zeros[i]++
						}
					}
				}
				for i, n := range zeros {
					if n == len(rows) {
						t.Errorf("%s: column %d of a table is of zeros", at, i+1)
					}
				}
			}
		}
	})
}

// The page of a place shows or counts every commitment that the sums count there, and of each larger place those
// that name it; its answer names the same number.
func TestPlacesShowAllThatIsCounted(t *testing.T) {
	placeSites(t, func(t *testing.T, s *view.Site, files []site.File) {
		shown := 0
		for _, place := range s.Model.Territories {
			at := address.Record(&place.Record)
			html := testpage.HTML(t, files, at)
			counted := s.Totals().ByTerritory[place.Index].All()
			sections := strings.Split(html, "<section")
			rows := func(of string) int {
				n := len(rowElement.FindAllString(of, -1))
				for _, more := range leftOut.FindAllStringSubmatch(of, -1) {
					others, _ := strconv.Atoi(more[1])
					n += others
				}
				return n
			}
			own, around := 0, map[string]int{}
			for _, one := range sections[1:] {
				switch heading := regexp.MustCompile(`<h2><a href="([^"]*)">`).FindStringSubmatch(one); {
				case strings.Contains(one, "<h2>Ce que font les entreprises ici</h2>"):
					own = rows(one)
				case heading != nil:
					around[heading[1]] = rows(one)
				}
			}
			if own != counted {
				t.Errorf("%s: %d rows of %d commitments", at, own, counted)
			}
			shown += own
			for _, above := range place.Ancestors() {
				n, told := around[s.Href(address.Record(&above.Record))]
				if want := len(s.ActsOver(above, place)); told && n != want {
					t.Errorf("%s: %d rows of the %d commitments of %s", at, n, want, above.Title)
				} else if !told && want > 0 && above.Level != model.Country {
					t.Errorf("%s doesn't tell of %s", at, above.Title)
				}
			}
			c := stats.CommitmentsOf(s.ActsIn(place), s.Model.AsOf)
			if answer := s.PlaceAnswer(place); counted > 0 {
				for one, n := range map[string]int{"un engagement": c.Promised(), "une action": c.Deeds} {
					said := strings.Contains(answer, strconv.Itoa(n)+" ") || n == 1 && strings.Contains(answer, one)
					if n > 0 && !said {
						t.Errorf("%s: %d commitments or deeds aren't in %q", at, n, answer)
					}
				}
			}
		}
		if shown == 0 {
			t.Error("nothing was shown")
		}
	})
}

// The page of a site under 15,000 inhabitants leads to what other small sites tell and to who acts in them; that of
// a larger one doesn't, nor one whose population isn't known.
func TestSmallSites(t *testing.T) {
	content := fstest.MapFS{}
	pledges := os.DirFS("../../testdata/pledges/content")
	err := fs.WalkDir(pledges, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(pledges, name)
		content[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	put := func(name, text string) { content[name] = &fstest.MapFile{Data: []byte(text)} }
	place := func(slug, name, code, population string) {
		put("territoires/"+slug+".toml", "nom = \""+name+"\"\ntype = \"commune\"\ncode = \""+code+"\"\nparent = \"aude\"\n"+population)
	}
	place("quillan", "Quillan", "11304", "population = 3000\n")
	place("trebes", "Trèbes", "11397", "population = 14999\n")
	place("carcassonne", "Carcassonne", "11069", "population = 15000\n")
	place("bram", "Bram", "11049", "")
	put("experiences/atelier.md", "+++\ntitre = \"Un atelier au village\"\nterritoires = [\"quillan\"]\nsource = \"rapport\"\n+++\nUn récit.\n")
	put("signataires/zeta.toml", "nom = \"Zeta\"\ntype = \"entreprise\"\nterritoires = [\"quillan\"]\nsource = \"rapport\"\n[[engagement]]\ndomaine = \"emploi\"\naction = \"Tutorat\"\nterritoires = [\"quillan\"]\n")
	s := testpage.Site(t, content, false)
	files := page.New(s, figures.New(s), nil).Of(model.Territories)
	block := "| Ce que peuvent faire les petits sites | On appelle ici « petits sites » ceux de moins de 15 000 habitants. Voici ce que d’autres racontent et ce qu’y font des signataires. | Un atelier au village (Quillan) | Zeta (Tutorat) |"
	testpage.Says(t, testpage.Text(t, files, "territoires/trebes/"), block)
	testpage.Says(t, testpage.Text(t, files, "territoires/quillan/"), "| Un atelier au village", "!petits sites", "!Zeta (Tutorat)") // told there already
	for _, at := range []string{"carcassonne", "bram", "aude"} {
		testpage.Says(t, testpage.Text(t, files, "territoires/"+at+"/"), "!petits sites")
	}
}
