package directory_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"parvis/generator/content/synth"
	"parvis/generator/data/directory"
	"parvis/generator/model"
	"parvis/generator/model/ledger"
	"parvis/generator/model/stats"
	"parvis/generator/testsite"
	"parvis/generator/text/slug"
	"parvis/generator/text/typo"
)

// world returns a made-up site of n signatories, made less regular than package synth
// makes them: unknown qualities, no commitment, commitments elsewhere.
func world(t testing.TB, n int) *model.Site {
	t.Helper()
	site := testsite.Of(t, synth.FS(1, n))
	chance := rand.New(rand.NewPCG(7, 7))
	for _, s := range site.Signatories {
		place := func() *model.Territory { return site.Territories[chance.IntN(len(site.Territories))] }
		switch chance.IntN(12) {
		case 0:
			s.Size, s.Scope = "", ""
		case 1:
			s.Commitments = nil
		case 2:
			s.Territories = append(slices.Clone(s.Territories), place())
		case 3:
			s.Territories = nil
		case 4:
			s.Signature.Month, s.Signature.Day = 0, 0
		case 5:
			s.Signature.Year, s.Signature.Month, s.Signature.Day = 0, 0, 0
		case 6:
			s.Scope = "national"
		}
		for _, k := range s.Commitments {
			switch chance.IntN(10) {
			case 0:
				k.Territories = []*model.Territory{place(), place()}
			case 1:
				k.Status = ""
			case 2:
				k.Evaluation = ""
			case 3:
				k.Start.Year = 2014 + chance.IntN(9)
			case 4:
				k.Start.Year, k.Start.Month, k.Start.Day = 0, 0, 0
			}
		}
	}
	return site
}

var thousand *model.Site

// shared returns a world of 1,000 that tests only read.
func shared(t testing.TB) *model.Site {
	if thousand == nil {
		thousand = world(t, 1000)
	}
	return thousand
}

func of(site *model.Site) *directory.Directory {
	return directory.Of(site, stats.Of(site), texts(site))
}

// texts gives the texts of a page in French: a date of leaving stands for the words around it.
func texts(site *model.Site) directory.Words {
	return directory.Words{Text: func(s string) string { return typo.Set("fr", s) }, Left: func(s *model.Signatory) string {
		if !s.Past(site.AsOf) {
			return ""
		}
		return s.End.String()
	}, Does: func(s *model.Signatory) (out []string) {
		for _, k := range s.Commitments[:min(3, len(s.Commitments))] {
			out = append(out, k.Action)
		}
		return out
	}, Label: func(facet, value string) string { return facet + " " + value }, Row: func(k *model.Commitment) directory.Row {
		return directory.Row{Address: k.Signatory.Slug + "/#" + k.ID, Action: k.Action, Signatory: k.Signatory.Title, About: []string{k.Domain.Short},
			Promised: "60 stages d’ici fin 2021", Done: "52 stages en 2020", States: [][3]string{{"progress", "way", "en bonne voie"}}}
	}}
}

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

// What a browser reads is what the records say.
func TestRoundTrip(t *testing.T) {
	site := shared(t)
	r := open(t, of(site))
	lines := r.lines()
	if len(lines) != len(site.Signatories) {
		t.Fatalf("%d lines, %d signatories", len(lines), len(site.Signatories))
	}
	for i, s := range site.Signatories {
		l := lines[i]
		wanted := map[string]string{"type": value(s.Type), "taille": value(s.Size), "secteur": value(s.Sector), "portee": value(s.Scope)}
		if !maps.Equal(l.own, wanted) || l.signature != s.Signature.String() || l.left != texts(site).Left(s) || !slices.Equal(l.places, slugs(s.Territories)) || len(l.facts) != len(s.Commitments) {
			t.Fatalf("%s: read %+v", s.Slug, l)
		}
		for n, k := range s.Commitments {
			f := l.facts[n]
			if f.nature != string(k.Nature) || f.over != k.Past(site.AsOf) || f.domain != k.Domain.Slug || f.status != value(k.Status) || f.report != value(reporting(site, k)) || f.progress != value(progress(site, k)) || f.year != k.Start.Year || !slices.Equal(f.places, slugs(k.Territories)) ||
				(f.evaluation == "inconnu") != (k.Evaluation == "") || (f.evaluation == "sans") != (k.Evaluation == "aucune") {
				t.Fatalf("%s: commitment %d read as %+v", s.Slug, n, f)
			}
		}
		var names []string
		r.parse(fmt.Sprintf("noms-%d.json", i/r.Root.Noms), &names)
		told := strings.Split(names[i%r.Root.Noms], "\t")
		name, at := told[0], slug.Of(told[0])
		if len(told) > 1 && told[1] != "" {
			at = told[1]
		}
		if does := texts(site).Does(s); !slices.Equal(told[min(2, len(told)):], does) {
			t.Fatalf("%s is read to do %q, not %q", s.Slug, told, does)
		}
		if at != s.Slug || s.Withheld != (name == "") || !s.Withheld && name != typo.Set("fr", s.Title) {
			t.Fatalf("%s is read as %q at %q", s.Slug, name, at)
		}
	}
}

// Every word of a name leads to it, and to no name that lacks it.
func TestWords(t *testing.T) {
	site := shared(t)
	r := open(t, of(site))
	having := map[string][]int{}
	last := ""
	for k, first := range r.Root.Mots {
		var words map[string][]int
		r.parse(fmt.Sprintf("mots-%d.json", k), &words)
		sorted := slices.Sorted(maps.Keys(words))
		if len(sorted) == 0 || sorted[0] != first || first <= last {
			t.Fatalf("file %d begins with %q after %q; the root says %q", k, sorted, last, first)
		}
		last = sorted[len(sorted)-1]
		for w, steps := range words {
			id := 0
			for _, step := range steps {
				id += step
				having[w] = append(having[w], id)
			}
		}
	}
	for i, s := range site.Signatories {
		wanted := strings.Split(slug.Of(s.Title), "-")
		if s.Withheld {
			wanted = nil
		}
		for w, ids := range having {
			if slices.Contains(ids, i) != slices.Contains(wanted, w) {
				t.Errorf("%q and %q", s.Title, w)
			}
		}
	}
}

// choices is a filter: values by facet.
type choices map[string][]string

// under reports whether a territory of the list is one of those chosen, or below.
func under(ts []*model.Territory, chosen []string) bool {
	for _, t := range ts {
		for ; t != nil; t = t.Parent {
			if slices.Contains(chosen, t.Slug) {
				return true
			}
		}
	}
	return false
}

// meets reports whether a signatory is in a filtered list, from the model alone.
func meets(site *model.Site, s *model.Signatory, c choices) bool {
	has := func(facet, v string) bool { return len(c[facet]) == 0 || slices.Contains(c[facet], v) }
	if !has("type", value(s.Type)) || !has("taille", value(s.Size)) || !has("secteur", value(s.Sector)) || !has("portee", value(s.Scope)) || !has("situation", situation(site, s)) {
		return false
	}
	placed := func(ts []*model.Territory) bool { return len(c["territoire"]) == 0 || under(ts, c["territoire"]) }
	if len(c["domaine"])+len(c["nature"])+len(c["statut"])+len(c["bilan"])+len(c["avancement"])+len(c["evaluation"]) == 0 && placed(s.Territories) && has("annee", strconv.Itoa(s.Signature.Year)) {
		return true
	}
	return slices.ContainsFunc(s.Commitments, func(k *model.Commitment) bool {
		evaluation := map[model.Evaluation]string{"": "inconnu", "aucune": "sans"}[k.Evaluation]
		if evaluation == "" {
			evaluation = "avec"
		}
		return has("domaine", k.Domain.Slug) && has("nature", string(k.Nature)) && has("statut", value(k.Status)) && has("bilan", value(reporting(site, k))) && has("avancement", value(progress(site, k))) && has("evaluation", evaluation) && has("annee", strconv.Itoa(k.Start.Year)) && placed(k.Territories)
	})
}

// The count of each choice is the number of signatories that match it, and a
// choice that none meets isn't offered. A domain or a territory alone selects
// what the sums of the site count for it.
func TestChoices(t *testing.T) {
	site := shared(t)
	totals := stats.Of(site)
	d := of(site)
	r := open(t, d)
	values := maps.Clone(r.Root.Valeurs)
	for y := r.Root.Avant + 1; y <= r.Root.Dernier; y++ {
		values["annee"] = append(values["annee"], strconv.Itoa(y))
	}
	if len(values) != 13 {
		t.Fatalf("%d facets: %v", len(values), slices.Sorted(maps.Keys(values)))
	}
	for facet, all := range values {
		for _, v := range all {
			n := 0
			for _, s := range site.Signatories {
				if meets(site, s, choices{facet: {v}}) {
					n++
				}
			}
			i := slices.IndexFunc(d.Choices[facet], func(c directory.Choice) bool { return c.Key == v })
			if (i < 0) != (n == 0) || i >= 0 && d.Choices[facet][i].N != n {
				t.Errorf("%s=%s: %d signatories, choices %v", facet, v, n, d.Choices[facet])
			}
		}
	}
	for _, c := range d.Choices["domaine"] {
		at := slices.IndexFunc(site.Domains, func(d *model.Domain) bool { return d.Slug == c.Key })
		if c.N != len(totals.InDomain[at]) {
			t.Errorf("%s: %d, the sums say %d", c.Key, c.N, len(totals.InDomain[at]))
		}
	}
	for i, c := range d.Choices["territoire"] {
		if place := d.Places[i]; place.Slug != c.Key || c.N != len(totals.InTerritory[place.Index]) {
			t.Errorf("%s: %d, the sums say %d for %s", c.Key, c.N, len(totals.InTerritory[place.Index]), place.Slug)
		}
	}
}

// No file contains the name of a signatory that withheld it, not even the words by
// which names are found.
func TestWithheld(t *testing.T) {
	site := world(t, 40)
	at := slices.IndexFunc(site.Signatories, func(s *model.Signatory) bool { return s.Withheld })
	site.Signatories[at].Title = "Tartempion Confidentiel" // package check leaves no name here at all
	for _, f := range of(site).Files {
		if strings.Contains(strings.ToLower(string(f.Bytes)), "tartempion") {
			t.Errorf("%s tells it", f.Name)
		}
	}
}

func TestSameAgain(t *testing.T) {
	site := world(t, 100)
	first, again := of(site), of(site)
	if first.Version != again.Version || len(first.Version) != 8 || len(first.Files) != len(again.Files) {
		t.Errorf("%s, then %s", first.Version, again.Version)
	}
	for i, f := range first.Files {
		if f.Name != again.Files[i].Name || !bytes.Equal(f.Bytes, again.Files[i].Bytes) {
			t.Errorf("%s, then %s, and not the same", f.Name, again.Files[i].Name)
		}
	}
	site.Signatories[len(site.Signatories)-1].Title += " et Cie"
	if of(site).Version == first.Version {
		t.Error("another name has the same version")
	}
}

func packed(t testing.TB, data []byte) int {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, 6)
	if _, err := w.Write(data); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// cost returns what readers fetch, in bytes with gzip: for a first result, at worst
// with each line of it in another file of names; and for a name.
func cost(t testing.TB, d *directory.Directory) (columns, names, word int) {
	for _, f := range d.Files {
		n := packed(t, f.Bytes)
		switch {
		case strings.HasPrefix(f.Name, "noms"):
			names = max(names, n)
		case strings.HasPrefix(f.Name, "mots"):
			word = max(word, n)
		case f.Name == directory.Root || f.Name == "lignes-0.json":
			columns += n
		}
	}
	return columns, names, word
}

func TestSizes(t *testing.T) {
	d := of(shared(t))
	columns, names, word := cost(t, d)
	t.Logf("1,000 signatories: %d files; columns %d, a file of names %d at most, of words %d at most", len(d.Files), columns, names, word)
	if columns > 14_600 || names > 800 || word > 8_000 { // ten packets of a TCP connection
		t.Error("over 14,600, 800 or 8,000 bytes")
	}
}

func BenchmarkOf(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			site := world(b, n)
			totals := stats.Of(site)
			var d *directory.Directory
			for b.Loop() {
				d = directory.Of(site, totals, texts(site))
			}
			columns, names, word := cost(b, d)
			b.ReportMetric(float64(columns), "columns-gz-B")
			b.ReportMetric(float64(names), "names-gz-B")
			b.ReportMetric(float64(word), "words-gz-B")
			b.ReportMetric(float64(len(d.Files)), "files")
			facts, rows := firstResult(b, d)
			b.ReportMetric(float64(facts), "facts-gz-B")
			b.ReportMetric(float64(rows), "rows-gz-B")
		})
	}
}
