// Package nearby splits what is known of the communes of France, and what a site
// says of territories, into small files, so that a reader who types the name or
// the postal code of a commune fetches only what answers:
//
//   - [Names]: communes by the first letters of their name, to suggest some while
//     a name is typed; a file is a range of keys (see [Keys]), and which range a
//     typed text falls in is told by the first key of each;
//   - [Codes]: communes by the first two characters of their postal codes and of
//     their INSEE code, each with the codes and the names of all it lies in;
//   - [Parts]: the territories of a site by the first characters of the codes of
//     the communes that they concern.
//
// The first two are made of package geo's tables alone, so they are the same for
// every site, and made once. The browser reads them by themes/parvis/assets/near.js,
// which folds names like [Fold]: testdata/names.json ties the two.
package nearby

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"parvis/generator/reference/geo"
)

// File is one file of data, JSON. In Names its name is the first key of its range,
// in Codes the two characters that its codes begin with.
type File struct {
	Name  string
	Bytes []byte
}

// Names returns the communes by name, in ranges of keys, from the first to the last. A
// file is a list of départements, each with its code, its name, and the end of
// the INSEE code and the name of each commune, in turn:
//
//	[["11","Aude",["069","Carcassonne","070","Carlipa"]]]
//
// The first range begins at "".
func Names() []File { return sharedFiles().names }

// Codes returns the communes by postal code and INSEE code. A commune is in the file
// of each beginning of its codes. See [area] for what a file holds.
func Codes() []File { return sharedFiles().codes }

// sharedFiles is the files that are the same for every site.
var sharedFiles = sync.OnceValue(func() (made struct{ names, codes []File }) {
	all := towns()
	made.names, made.codes = makeNames(all), makeCodes(all)
	return made
})

// towns returns the communes. They aren't kept: they weigh more than their files, and
// are read in a hundredth of a second.
func towns() []geo.Town { return slices.AppendSeq(make([]geo.Town, 0, 36_000), geo.Towns()) }

// file returns a value as a file; it is made of texts and lists alone.
func file(name string, content any) File {
	data, err := json.Marshal(content)
	if err != nil {
		panic(err)
	}
	return File{name, data}
}

// Fingerprint tells files from any others.
func Fingerprint(sets ...[]File) string {
	sum := sha256.New()
	for _, files := range sets {
		for _, f := range files {
			fmt.Fprintf(sum, "%s %d ", f.Name, len(f.Bytes))
			sum.Write(f.Bytes)
		}
	}
	return hex.EncodeToString(sum.Sum(nil)[:4])
}
