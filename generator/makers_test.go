package generator

import (
	"os"
	"strings"
	"testing"

	"parvis/generator/model"
	"parvis/generator/site/address"
	"parvis/generator/site/weight"
)

// No record may take the address of a page that Parvis writes by itself, and no old
// address may lead there.
func TestOwnAddressesAreKept(t *testing.T) {
	for _, content := range []string{"../content", "testdata/mini/content"} {
		if _, err := os.Stat(content); err != nil {
			t.Fatal(err)
		}
		o := Options{Content: content}
		themes := &themeCache{options: o}
		_, m, _, err := load(t.Context(), o, themes, nil, nil)
		if err != nil || m == nil {
			t.Fatal(err, "no site")
		}
		look, err := themes.of(m)
		if err != nil {
			t.Fatal(err)
		}
		of := map[string]bool{address.Home: true} // pages of records, lists, old addresses
		for _, r := range m.Records {
			of[address.Record(r)] = true
			for _, alias := range r.Aliases {
				of[alias] = true
			}
		}
		for _, k := range model.Kinds() {
			of[address.List(k, 1)] = true
		}
		own := 0
		for _, f := range allFiles(makers(m, dependencies{look.Words(), renderer(look), func() []weight.Kind { return nil }})) {
			if f.Kind == "" || of[f.Address] || f.Address == address.NotFound {
				continue
			}
			own++
			first, _, below := strings.Cut(strings.TrimSuffix(f.Address, "/"), "/")
			if !address.Generated(f.Address) {
				t.Errorf("%s: an old address may lead there", f.Address)
			}
			if !below && !address.Reserved(model.Pages, first) {
				t.Errorf("%s: an editorial page may have this address", f.Address)
			}
		}
		if own < 20 {
			t.Errorf("%s: only %d pages of Parvis' own", content, own)
		}
	}
}
