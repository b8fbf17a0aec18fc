package address_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"parvis/generator/model"
	"parvis/generator/site/address"
)

// constants is the text constants of this package, by name, as its source has
// them: a constant that is added is among them by itself.
func constants(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	text := token.NewFileSet()
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(text, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			block, ok := d.(*ast.GenDecl)
			if !ok || block.Tok != token.CONST {
				continue
			}
			for _, spec := range block.Specs {
				for i, value := range spec.(*ast.ValueSpec).Values {
					out[spec.(*ast.ValueSpec).Names[i].Name] = evaluated(t, value, out)
				}
			}
		}
	}
	if len(out) < 25 {
		t.Fatalf("only %d constants", len(out))
	}
	return out
}

var otherPackage = regexp.MustCompile(`string\(model\.(\w+)\)`)

// evaluated is the value of a constant: literals, other constants of this package,
// and kinds of records.
func evaluated(t *testing.T, value ast.Expr, known map[string]string) string {
	t.Helper()
	source := otherPackage.ReplaceAllStringFunc(types.ExprString(value), func(s string) string {
		kind, ok := map[string]model.Kind{"News": model.News, "Signatories": model.Signatories}[otherPackage.FindStringSubmatch(s)[1]]
		if !ok {
			t.Fatalf("%s is a kind that this test doesn't know", s)
		}
		return `"` + string(kind) + `"`
	})
	var out strings.Builder
	for _, part := range strings.Split(source, " + ") {
		if text, ok := strings.CutPrefix(part, `"`); ok {
			out.WriteString(strings.TrimSuffix(text, `"`))
		} else if text, ok := known[part]; ok {
			out.WriteString(text)
		} else {
			t.Fatalf("%s: what is %s?", source, part)
		}
	}
	return out.String()
}

// No record takes an address that Parvis writes: neither by its slug, nor by an old
// address.
func TestNoRecordTakesAnAddressOfParvis(t *testing.T) {
	facets := map[string]bool{"ByDomain": true, "ByTerritory": true, "BySize": true, "BySector": true, "ByIndicator": true}
	for name, at := range constants(t) {
		if facets[name] || strings.HasSuffix(name, "Folder") || at == address.Home { // parts of an address; home has no slug
			continue
		}
		if strings.HasSuffix(name, "Slug") { // a page of the editors may take its place
			if !address.Owed(at) || address.Reserved(model.Pages, at) {
				t.Errorf("%s: %q is owed, and editors may write it", name, at)
			}
			continue
		}
		first, below, _ := strings.Cut(at, "/")
		_, isAlias := address.Alias(at)
		switch {
		case !strings.HasSuffix(at, "/"): // a file
			if isAlias && !address.Generated(at) {
				t.Errorf("%s: an old address may be %q", name, at)
			}
		case below == "":
			if !address.Reserved(model.Pages, first) {
				t.Errorf("%s: a page may be named %q", name, first)
			}
		case !address.Generated(at) || !address.Generated(at+"x/"):
			t.Errorf("%s: an old address may be %q", name, at)
		}
	}
}

// What Parvis writes below a record, a list or a page of its own is known as such.
func TestGenerated(t *testing.T) {
	r := &model.Record{Kind: model.Territories, Slug: "aude"}
	for _, at := range []string{
		address.List(model.Signatories, 2), address.References(r, 1), address.References(r, 2), address.SignatoriesBy(address.ByDomain, "emploi", 1),
		address.SignatoriesBy(address.ByDomain, "emploi", 2), address.CommitmentList(1), address.CommitmentList(2),
		address.CommitmentsBy(address.ByDomain, "emploi", 1), address.DirectoryFile("0a1b", "x.json"), address.CompareFile("0a1b", "x.json"),
		address.Figure("une"), address.FigureEmbed("une"), address.FigureSVG("une"), address.FigureCSV("une"), address.FigureJSON("une"),
		address.Data, address.DataFiles, address.Near, address.NearTowns("0a1b"), address.NearPlaces("0a1b"), address.NearNames("0a1b", 3), address.NearCodes("0a1b", "11"), address.NearPart("0a1b", ""),
		address.Figures, address.HostHeaders, address.HostRedirects,
	} {
		if !address.Generated(at) {
			t.Errorf("%s isn't known to be written by Parvis", at)
		}
	}
	for _, at := range []string{address.Record(r), address.List(model.Signatories, 1), "mentions-legales/", "anciens/engie/", "signataires/paris/", "parti/liste-blanche/"} {
		if address.Generated(at) {
			t.Errorf("%s is taken for what Parvis writes", at)
		}
	}
}

// The kinds of records have lists, which no page takes; below them, the names of
// the lists' further pages are no records'.
func TestReserved(t *testing.T) {
	kinds := []model.Kind{model.Domains, model.Indicators, model.Territories, model.Actors, model.Signatories, model.Experiences, model.Syntheses, model.News, model.Resources, model.Calls}
	for _, kind := range kinds {
		if !address.Reserved(model.Pages, string(kind)) {
			t.Errorf("a page may be named %q", kind)
		}
		for _, slug := range []string{"liste", "par", "donnees"} {
			if !address.Reserved(kind, slug) {
				t.Errorf("one of %s may be named %q", kind, slug)
			}
		}
		if address.Reserved(kind, "recherche") || address.Reserved(kind, "aude") {
			t.Errorf("one of %s may not be named as it likes", kind)
		}
	}
	for _, slug := range []string{"liste", "index"} {
		if !address.Reserved(model.Pages, slug) {
			t.Errorf("a page may be named %q", slug)
		}
	}
	if address.Reserved(model.Pages, "aide") || address.Reserved(model.Pages, address.LegalSlug) {
		t.Error("a page may not be named as it likes")
	}
}
