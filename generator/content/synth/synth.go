// Package synth makes up content folders of any size, to measure Parvis and to
// try it on more than the charter's few records. The same seed and size give
// the same bytes. Places and their codes are the official ones; organisations,
// texts and figures are invented, and every record passes the checks.
//
// A folder of n signatories has 5 domains, 24 indicators, 45 territories (the
// country, 13 régions, 31 départements), 40 actors, 500 experiences, 20
// syntheses, 60 resources, 120 news, 25 calls and 4 pages. A signatory has
// three commitments, each with two indicators over three years, and one in
// twenty withholds its name.
package synth

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing/fstest"

	"parvis/generator/reference/geo"
	"parvis/generator/text/slug"
)

// How many records of each kind there are beside the signatories.
const (
	indicators  = 24
	actors      = 40
	experiences = 500
	syntheses   = 20
	resources   = 60
	news        = 120
	calls       = 25
)

// Files gives the files of a content folder by their path, in a fixed order.
func Files(seed uint64, signatories int) iter.Seq2[string, string] {
	w := world{seed: seed, signatories: signatories, places: places()}
	return func(yield func(string, string) bool) {
		if !yield("site.toml", site()) {
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
			{"signataires", signatories, w.signatory},
			{"experiences", experiences, w.experience},
			{"syntheses", syntheses, w.synthesis},
			{"ressources", resources, w.resource},
			{"actualites", news, w.newsItem},
			{"appels", calls, w.call},
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

// Write puts the files into dir, which it makes, and tells how many records
// (site.toml apart) and bytes they are.
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

// FS is the files in memory.
func FS(seed uint64, signatories int) fs.FS {
	out := fstest.MapFS{}
	for file, text := range Files(seed, signatories) {
		out[file] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// world is what records need to name each other.
type world struct {
	seed        uint64
	signatories int
	places      []place
}

// place is a territory; the country comes first, then régions, then
// départements.
type place struct {
	geo.Place
	slug   string
	parent int
}

const regions = 13 // metropolitan

func places() []place {
	out := []place{{geo.Place{Level: geo.Country, Name: "France"}, "france", -1}}
	for _, r := range geo.Regions() {
		if r.Code >= "11" { // the overseas ones come before
			out = append(out, place{r, slug.Of(r.Name), 0})
		}
	}
	for i, d := range geo.Departements() {
		if i%3 != 0 || i >= 93 { // every third of the metropolitan ones
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

// departement is one of the départements.
func (w *world) departement(i int) place {
	first := 1 + regions
	return w.places[first+i%(len(w.places)-first)]
}

// voice is the chance by which one record is made: its own, so that it does not
// depend on how many others there are.
func (w *world) voice(kind string, i int) voice {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s/%d", kind, i)
	return voice{rand.New(rand.NewPCG(w.seed, h.Sum64()))}
}
