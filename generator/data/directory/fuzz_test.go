package directory_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"parvis/generator/data/directory"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/text/slug"
)

// FuzzNames gives signatories any names: the files are read back as JSON, each
// name as it was with the address of its page, and a withheld one nowhere.
func FuzzNames(f *testing.F) {
	for _, name := range []string{"Exemple SA", "L’Oréal", "\"\\\u2028</script>", "a\tb", "Ǽgir ẞ", "日本", "\xff", "1", strings.Repeat("mot ", 200), "__proto__"} {
		f.Add(name, "Un autre")
	}
	f.Fuzz(func(t *testing.T, first, second string) {
		if !utf8.ValidString(first) || !utf8.ValidString(second) || strings.ContainsAny(first+second, "\t\n") {
			t.Skip() // a title is one line of UTF-8: the reader sees to it
		}
		site := &model.Site{}
		for _, title := range []string{first, second, "Nom qui ne se dit pas"} {
			site.Signatories = append(site.Signatories, &model.Signatory{Record: model.Record{Kind: model.Signatories, Title: title, Slug: "s-" + slug.Of(title)}})
		}
		site.Signatories[2].Withheld = true
		d := directory.Of(site, stats.Of(site), texts(site))
		r := open(t, d)
		var names []string
		r.parse("noms-0.json", &names)
		for i, want := range []string{first, second, ""} {
			name, at, told := strings.Cut(names[i], "\t")
			if !told {
				at = strings.Join(words(name), "-")
			}
			if name != want || at != site.Signatories[i].Slug {
				t.Fatalf("%q is read as %q at %s, not %s", want, name, at, site.Signatories[i].Slug)
			}
		}
		having := map[string][]int{}
		if r.files["mots-0.json"] != nil {
			r.parse("mots-0.json", &having)
		}
		for w, ids := range having {
			for i, name := range []string{first, second} {
				if has := ids[0] == i || len(ids) > 1 && i == 1; has != slices.Contains(words(name), w) {
					t.Fatalf("%q has %q: %v", name, w, ids)
				}
			}
		}
		if again := directory.Of(site, stats.Of(site), texts(site)); again.Version != d.Version {
			t.Fatalf("two versions: %s, %s", d.Version, again.Version)
		}
	})
}

// words returns the words of a name, as the script of the page has them.
func words(name string) []string {
	return strings.FieldsFunc(slug.Fold(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
}
