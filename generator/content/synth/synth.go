// Package synth generates content folders of any size, to measure Parvis and to test it with
// more records than the charter has. The same seed and size give the same bytes. Places and
// their codes are the official ones; organisations, texts and figures are made up, and every
// record passes the checks.
//
// A folder of n signatories has 5 domains, 24 indicators, 45 territories (the country, 13
// régions, 31 départements), 40 actors, 500 experiences, 20 syntheses, 60 resources, 120 news,
// 25 calls and 4 pages. A signatory has three commitments, each with two indicators over three
// years. One signatory in twenty is anonymous, and one in twenty-five has left. A modest share of
// the rest has what is rarer: deeds, renewals, targets that come again, milestones, school years,
// open bounds, results of places, national conventions, unknown dates, reports without figures,
// replies, evaluations done or announced. Reports are due three months after the end of a year.
package synth

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing/fstest"

	"parvis/generator/reference/geo"
	"parvis/generator/text/slug"
)

// actors is how many there are in each folder.
const actors = 40

// Files returns the files of a content folder by path, in a fixed order.
func Files(seed uint64, signatories int) iter.Seq2[string, string] {
	w := world{seed: seed, signatories: signatories, experiences: 500, syntheses: len(themes), resources: 60, news: 120, calls: 25,
		from: asOf - 3, places: places()}
	return w.files()
}

// Demo returns the files of a small charter at its best, by path, in a fixed order: 60 signatories with four
// years of reports, down to a métropole, a town and a neighbourhood. Each organisation is called fictitious.
func Demo() iter.Seq2[string, string] {
	const signatories, seed = 60, 1
	w := world{seed: seed, signatories: signatories, experiences: 30, syntheses: 2, resources: 12, news: 8, calls: 4,
		from: asOf - 4, demo: true, places: append(places(), finer()...)}
	return w.files()
}

func (w *world) files() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		if !yield("site.toml", w.site()) {
			return
		}
		for _, k := range []struct {
			folder string
			count  int
			make   func(i int) (file, text string)
		}{
			{"domaines", len(domains), w.domain},
			{"indicateurs", indicators, w.indicator},
			{"territoires", len(w.places), w.territory},
			{"acteurs", actors, w.actor},
			{"signataires", w.signatories, w.signatory},
			{"experiences", w.experiences, w.experience},
			{"syntheses", w.syntheses, w.synthesis},
			{"ressources", w.resources, w.resource},
			{"actualites", w.news, w.newsItem},
			{"appels", w.calls, w.call},
			{"pages", len(editorial), w.page},
		} {
			for i := range k.count {
				file, text := k.make(i)
				if !yield(k.folder+"/"+file, text) {
					return
				}
			}
		}
	}
}

// Write writes the files into dir, which it creates. It returns the number of records (without
// site.toml) and of bytes.
func Write(dir string, seed uint64, signatories int) (records int, size int64, err error) {
	for file, text := range Files(seed, signatories) {
		at := filepath.Join(dir, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			return records, size, err
		}
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			return records, size, err
		}
		records++
		size += int64(len(text))
	}
	return records - 1, size, nil
}

// FS returns the files as an in-memory file system.
func FS(seed uint64, signatories int) fs.FS { return inMemory(Files(seed, signatories)) }

// DemoFS returns the demonstration as an in-memory file system.
func DemoFS() fs.FS { return inMemory(Demo()) }

func inMemory(files iter.Seq2[string, string]) fs.FS {
	out := fstest.MapFS{}
	for file, text := range files {
		out[file] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// world holds what records need to reference each other.
type world struct {
	seed                                           uint64
	signatories                                    int
	experiences, syntheses, resources, news, calls int
	from                                           int  // the first year of results
	demo                                           bool // each organisation is called fictitious
	places                                         []place
}

// place is a territory. The country comes first, then régions, then départements.
type place struct {
	geo.Place
	slug   string
	parent int
}

const regions = 13 // metropolitan

func places() []place {
	out := []place{{geo.Place{Level: geo.Country, Name: "France"}, "france", -1}}
	for _, r := range geo.Regions() {
		if r.Code >= "11" { // overseas régions have lower codes
			out = append(out, place{r, slug.Of(r.Name), 0})
		}
	}
	for i, d := range geo.Departements() {
		if i%3 != 0 || i >= 93 { // keep every third metropolitan one
			continue
		}
		for parent, r := range out[:1+regions] {
			if r.Level == geo.Region && geo.Inside(d, r.Place) {
				out = append(out, place{d, slug.Of(d.Name), parent})
			}
		}
	}
	return out
}

// finer returns places within a département that places has.
func finer() []place {
	return []place{
		{geo.Place{Level: geo.EPCI, Code: "243300316", Name: "Bordeaux Métropole"}, "bordeaux-metropole", indexOf("gironde")},
		{geo.Place{Level: geo.Commune, Code: "33063", Name: "Bordeaux"}, "bordeaux", len(places())},
		{geo.Place{Level: geo.QPV, Name: "Quartier fictif des Docks"}, "quartier-des-docks", len(places()) + 1},
	}
}

func indexOf(slug string) int {
	return slices.IndexFunc(places(), func(p place) bool { return p.slug == slug })
}

// departements returns how many départements there are.
func (w *world) departements() int {
	last := slices.IndexFunc(w.places, func(p place) bool { return p.Level == geo.EPCI })
	if last < 0 {
		last = len(w.places)
	}
	return last - 1 - regions
}

// departement returns one of the départements.
func (w *world) departement(i int) place { return w.places[1+regions+i%w.departements()] }

// club returns the actor that runs the charter in a place: that of its département.
func (w *world) club(where place) string {
	for where.Level != geo.Departement {
		where = w.places[where.parent]
	}
	return actorSlug(slices.IndexFunc(w.places, func(p place) bool { return p.slug == where.slug }) - 1 - regions)
}

// home returns the place of signatory i.
func (w *world) home(i int) place { return w.where(w.random("signataire", i), i) }

// near reports whether two signatories have the same club.
func (w *world) near(i, j int) bool { return w.club(w.home(i)) == w.club(w.home(j)) }

// where returns the place of a signatory: a département, or in the demonstration for a third of them a
// finer place.
func (w *world) where(v random, i int) place {
	out := w.departement(v.IntN(1000))
	if w.demo && i%3 == 0 {
		return w.places[len(w.places)-1-i%9/3]
	}
	return out
}

// random returns the random source of one record. It depends on the record only, not on how
// many others there are.
func (w *world) random(kind string, i int) random {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s/%d", kind, i)
	return random{rand.New(rand.NewPCG(w.seed, h.Sum64()))}
}
