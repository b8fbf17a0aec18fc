// Package nearby splits the data about the communes of France and about the territories of a site
// into small files, so that a reader who types the name or
// the postal code of a commune fetches only the files for it:
//
//   - [Names]: communes by the first letters of their name, to complete it while
//     it is typed; a file is a range of keys (see [Keys]), and the range of a
//     typed text is found by the first key of each file;
//   - [Codes]: communes by the first two characters of their postal codes and of
//     their INSEE code, each with the codes and names of the places that contain it;
//   - [Parts]: the territories of a site by the first characters of the codes of
//     the communes that they concern.
//
// The first two are made from package geo's tables only, so they are the same for
// every site, and made once. The browser reads them with themes/parvis/assets/towns.js,
// which folds names like [Fold]: testdata/names.json tests both.
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

// File is one JSON file. In Names its name is the first key of its range,
// in Codes the two characters that its codes begin with.
type File struct {
	Name  string
	Bytes []byte
}

// Names returns the files of communes by name, in order of their ranges of keys. A
// file is a list of départements, each with its code, its name, and the end of
// the INSEE code and the name of each commune, alternating:
//
//	[["11","Aude",["069","Carcassonne","070","Carlipa"]]]
//
// After it, where there are any, the end of the INSEE code, the former name and the name of
// today of communes that were called otherwise, or that another is part of:
//
//	["74","Haute-Savoie",["264","Sillingy"],["010","Seynod","Annecy"]]
//
// The first range begins at "".
func Names() []File { return sharedFiles().names }

// Codes returns the files of communes by postal code and INSEE code. A commune is in the file
// of each beginning of its codes. See [area] for the content of a file.
func Codes() []File { return sharedFiles().codes }

// sharedFiles returns the files that are the same for every site.
var sharedFiles = sync.OnceValue(func() (made struct{ names, codes []File }) {
	all := towns()
	made.names, made.codes = makeNames(all), makeCodes(all)
	return made
})

// towns returns the communes. They aren't cached: they take more memory than their files, and
// are read in a hundredth of a second.
func towns() []geo.Town { return slices.AppendSeq(make([]geo.Town, 0, 36_000), geo.Towns()) }

// file returns a value as a JSON file. The value contains only strings, lists and maps.
func file(name string, content any) File {
	data, err := json.Marshal(content)
	if err != nil {
		panic(err)
	}
	return File{name, data}
}

// Fingerprint returns a fingerprint of the names and contents of files, 8 hexadecimal digits.
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
