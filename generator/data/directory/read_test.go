package directory_test

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"

	"parvis/generator/data/directory"
	"parvis/generator/model"
	"parvis/generator/model/ledger"
)

// read is the files as a browser has them.
type read struct {
	t     testing.TB
	files map[string][]byte
	Root  struct {
		N, Lignes, Noms int
		Mots            []string
		Avant, Dernier  int
		Valeurs         map[string][]string
		Domaines        [][]any
		Territoires     [][]any
	}
}

func open(t testing.TB, d *directory.Directory) *read {
	r := &read{t: t, files: map[string][]byte{}}
	for _, f := range d.Files {
		r.files[f.Name] = f.Bytes
	}
	r.parse(directory.Root, &r.Root)
	return r
}

func (r *read) parse(name string, into any) {
	r.t.Helper()
	if err := json.Unmarshal(r.files[name], into); err != nil {
		r.t.Fatalf("%s: %v", name, err)
	}
}

// column reads numbers as the script does.
func column(text string, n int) []int {
	out := make([]int, n)
	if n == 0 {
		return out
	}
	width := len(text) / n
	for i := range out {
		for _, c := range []byte(text[i*width : (i+1)*width]) {
			if c > '\\' {
				c--
			}
			out[i] = out[i]*91 + int(c-'#')
		}
	}
	return out
}

// line is one signatory, read back.
type line struct {
	own       map[string]string // by facet
	signature string
	left      string
	places    []string
	facts     []fact // its commitments
}

type fact struct {
	domain, nature, status, report, progress, evaluation string
	over                                                 bool
	year                                                 int
	places                                               []string
}

func (r *read) lines() []line {
	var out []line
	for k := 0; k*r.Root.Lignes < r.Root.N; k++ {
		var c struct {
			N                                                            int
			Type, Taille, Secteur, Portee, Signature, Lieux, Engagements string
			Depart, Nature                                               string
			Domaine, Statut, Bilan, Avancement, Evaluation, Annee, Ou    string
			Ensembles                                                    [][]int
			Departs                                                      []string
		}
		r.parse(fmt.Sprintf("lignes-%d.json", k), &c)
		own := map[string][]int{"type": column(c.Type, c.N), "taille": column(c.Taille, c.N), "secteur": column(c.Secteur, c.N), "portee": column(c.Portee, c.N)}
		left := column(c.Depart, c.N)
		signature, homes, many := column(c.Signature, c.N), column(c.Lieux, c.N), column(c.Engagements, c.N)
		facts := 0
		for _, n := range many {
			facts += n
		}
		domains, statuses, evaluations, starts, where := column(c.Domaine, facts), column(c.Statut, facts), column(c.Evaluation, facts), column(c.Annee, facts), column(c.Ou, facts)
		reports, progresses := column(c.Bilan, facts), column(c.Avancement, facts)
		natures, kinds := column(c.Nature, facts), r.Root.Valeurs["nature"]
		places := func(set int) (out []string) {
			for _, t := range c.Ensembles[set] {
				out = append(out, r.Root.Valeurs["territoire"][t])
			}
			return out
		}
		at := 0
		for i := range c.N {
			l := line{own: map[string]string{}, places: places(homes[i])}
			for name, values := range own {
				l.own[name] = r.Root.Valeurs[name][values[i]]
			}
			if day := signature[i]; day > 0 {
				l.signature = strconv.Itoa(r.Root.Avant + day/416)
				if month := day % 416 / 32; month > 0 {
					l.signature += fmt.Sprintf("-%02d", month)
				}
				if day%32 > 0 {
					l.signature += fmt.Sprintf("-%02d", day%32)
				}
			}
			if left[i] > 0 {
				l.left = c.Departs[left[i]-1]
			}
			for range many[i] {
				f := fact{nature: kinds[natures[at]%len(kinds)], over: natures[at] >= len(kinds), domain: r.Root.Valeurs["domaine"][domains[at]], status: r.Root.Valeurs["statut"][statuses[at]],
					report: r.Root.Valeurs["bilan"][reports[at]], progress: r.Root.Valeurs["avancement"][progresses[at]],
					evaluation: r.Root.Valeurs["evaluation"][evaluations[at]], places: l.places}
				if starts[at] > 0 {
					f.year = r.Root.Avant + starts[at]
				}
				if where[at] > 0 {
					f.places = places(where[at] - 1)
				}
				l.facts = append(l.facts, f)
				at++
			}
			out = append(out, l)
		}
	}
	return out
}

func slugs(ts []*model.Territory) (out []string) {
	for _, t := range ts {
		out = append(out, t.Slug)
	}
	return out
}

func value[W ~string](s W) string {
	if s == "" {
		return "inconnu"
	}
	return strings.ToLower(string(s))
}

// standings is where commitments stand, each worked out once: filters ask for it thousands of times.
var standings sync.Map // *model.Commitment → ledger.Overall

func standing(site *model.Site, k *model.Commitment) ledger.Overall {
	if at, ok := standings.Load(k); ok {
		return at.(ledger.Overall)
	}
	at := ledger.Of(k, site.Rounds, site.AsOf)
	standings.Store(k, at)
	return at
}

// reporting and progress are where a promise stands; a deed has neither.
func reporting(site *model.Site, k *model.Commitment) model.Reporting {
	if !k.Nature.Promised() {
		return ""
	}
	return standing(site, k).Report.State
}

func progress(site *model.Site, k *model.Commitment) model.Progress {
	if !k.Nature.Promised() {
		return ""
	}
	return standing(site, k).State
}

// situation is whether a signatory still is one, as addresses say it.
func situation(site *model.Site, s *model.Signatory) string {
	if s.Past(site.AsOf) {
		return "ancien"
	}
	return "actuel"
}
