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
	"testing/fstest"

	"parvis/generator/reference/geo"
	"parvis/generator/text/slug"
)

// The number of records of each kind, besides the signatories.
const (
	indicators  = 24
	actors      = 40
	experiences = 500
	syntheses   = 20
	resources   = 60
	news        = 120
	calls       = 25
)

// Files returns the files of a content folder by path, in a fixed order.
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
func FS(seed uint64, signatories int) fs.FS {
	out := fstest.MapFS{}
	for file, text := range Files(seed, signatories) {
		out[file] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// world holds what records need to reference each other.
type world struct {
	seed        uint64
	signatories int
	places      []place
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

// departement returns one of the départements.
func (w *world) departement(i int) place {
	first := 1 + regions
	return w.places[first+i%(len(w.places)-first)]
}

// random returns the random source of one record. It depends on the record only, not on how
// many others there are.
func (w *world) random(kind string, i int) random {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s/%d", kind, i)
	return random{rand.New(rand.NewPCG(w.seed, h.Sum64()))}
}
