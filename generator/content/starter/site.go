// Package starter creates new sites and new records: the files of `parvis init`, and the file
// of `parvis new`.
//
// A new site is complete: it builds at once, without any finding. It has the five domains of
// the charter, the régions and départements of France from the tables of package geo, and one
// made-up record of each other kind, in a file named "exemple-…". Deleting those files leaves
// a site without examples.
//
// A new record is a draft that passes the checks as it is. It has every key of its kind,
// commented out unless required, with its description, its choices, and the records of the
// site that it may reference.
//
// Nothing is ever overwritten, and no file is left half written.
package starter

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"parvis/generator/content/guide"
	"parvis/generator/content/schema"
	"parvis/generator/content/synth"
	"parvis/generator/model"
	"parvis/generator/reference/geo"
	"parvis/generator/text/slug"
)

//go:embed all:site
var siteFiles embed.FS

//go:embed ci
var ciFiles embed.FS

// Options configures a new site. Every field but Today has a default.
type Options struct {
	Title string // default: DefaultTitle
	URL   string // absolute; default: DefaultURL
	CI    string // "github", "gitlab" or "" for no workflow
	Today string // date of the first page, as 2026-06-30
	Demo  bool   // a fictitious charter instead of the examples; it has its own title and address
}

// The defaults of Options.
const (
	DefaultTitle = "Charte Entreprises & Quartiers"
	DefaultURL   = "https://charte.example/" // reserved by RFC 2606
)

// The folders of a new site.
const (
	Content = "content"
	Schemas = ".vscode/schemas"
)

// ciFile is the path of each CI host's workflow.
var ciFile = map[string]string{"github": ".github/workflows/site.yml", "gitlab": ".gitlab-ci.yml"}

// CIs returns the CI hosts that have a workflow.
func CIs() []string { return []string{"github", "gitlab"} }

// Site returns the files of a new site, by slash-separated path relative to its folder.
func Site(o Options) map[string][]byte {
	out := map[string][]byte{}
	fill := strings.NewReplacer(
		`"TITRE"`, quoted(orDefault(o.Title, DefaultTitle)),
		`"URL"`, quoted(orDefault(o.URL, DefaultURL)),
		"AUJOURDHUI", o.Today)
	if o.Demo {
		for name, src := range synth.Demo() {
			out[path.Join(Content, name)] = []byte(src)
		}
	}
	err := fs.WalkDir(siteFiles, "site", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || o.Demo && strings.HasPrefix(name, "site/"+Content+"/") {
			return err
		}
		src, err := siteFiles.ReadFile(name)
		out[strings.TrimPrefix(name, "site/")] = []byte(fill.Replace(string(src)))
		return err
	})
	if err != nil {
		panic(err) // embedded files can always be read
	}
	if !o.Demo {
		for name, src := range territories() {
			out[path.Join(Content, string(model.Territories), name)] = src
		}
	}
	out[path.Join(Content, string(model.Pages), "guide.md")] = []byte(guide.Page())
	for _, k := range schema.Kinds() {
		out[path.Join(Schemas, schema.File(k))] = schema.Of(k)
	}
	out[".taplo.toml"] = schema.Taplo(Content, Schemas)
	if o.CI != "" {
		out[ciFile[o.CI]] = workflow(o.CI)
	}
	return out
}

func orDefault(s, def string) string {
	if s = oneLine(s); s == "" {
		return def
	}
	return s
}

// territories returns the records of the régions and départements, by file name. Five overseas
// départements have the same name as their région; their slugs start with "departement-".
func territories() map[string][]byte {
	out := map[string][]byte{}
	slugs := map[string]string{} // code of a région → slug
	source := fmt.Sprintf("Insee, code officiel géographique au 1er janvier %d", geo.Vintage)
	add := func(name, s, parent string, p geo.Place) {
		out[s+".toml"] = fmt.Appendf(nil, "nom = %s\ntype = %s\ncode = %s\nparent = %s\nsource = %s\n",
			quoted(name), quoted(string(model.LevelOf(p.Level))), quoted(p.Code), quoted(parent), quoted(source))
	}
	for _, r := range geo.Regions() {
		slugs[r.Code] = slug.Of(r.Name)
		add(r.Name, slugs[r.Code], "france", r)
	}
	for _, d := range geo.Departements() {
		s := slug.Of(d.Name)
		if out[s+".toml"] != nil {
			s = "departement-" + s
		}
		parent := "france"
		for _, r := range geo.Regions() {
			if geo.Inside(d, r) {
				parent = slugs[r.Code]
			}
		}
		add(d.Name, s, parent, d)
	}
	return out
}

// workflow returns the file that makes a CI host check, build and publish the site.
func workflow(host string) []byte {
	read := func(name string) string {
		src, err := ciFiles.ReadFile("ci/" + name)
		if err != nil {
			panic(err)
		}
		return string(src)
	}
	var out strings.Builder
	for line := range strings.Lines(read(host + ".yml")) {
		indent, found := strings.CutSuffix(line, "INSTALLER\n")
		if !found {
			out.WriteString(line)
			continue
		}
		for step := range strings.Lines(read("install.sh")) {
			out.WriteString(indent + step)
		}
	}
	return []byte(out.String())
}

// quoted returns a text as a TOML string. JSON's escapes are valid in TOML.
func quoted(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(oneLine(s)); err != nil {
		panic(err) // a string can always be encoded
	}
	return strings.TrimSuffix(b.String(), "\n")
}
