// Package directory writes the data behind the filters of the lists of signatories and of commitments:
// files from which a browser filters a list, counts the results of each choice
// and renders the lines it shows. It writes data, not HTML. It also says which commitments are in
// the lists of one value of a facet, which pages show without a script.
//
// A signatory is in a filtered list when its own properties (type, size, sector,
// scope, whether it still is one) are among those chosen and a single fact matches all other choices. Its
// facts are its signature (its territories, its year) and each of its commitments (domain,
// nature, status, report, progress, evaluation, territories, the year it starts). For example, a signatory found for
// "emploi" and "Aude" has a commitment on employment in the Aude. A territory includes
// all below it. Several choices of one facet are alternatives.
//
// The files, JSON:
//
//	racine.json      the values of each facet, the territories and domains, the layout of the other files
//	lignes-<k>.json  2,000 signatories in the site's order: a column for each facet (see encode)
//	noms-<k>.json    10 names, "" for a withheld one, each with the slug if it can't be derived from the name,
//	                 and with what the signatory does; set apart by tabs
//	mots-<k>.json    words of names, in order, each with its signatories, delta-encoded
//
// Showing a list therefore costs the columns, once, and the names on display.
//
// A commitment is in a filtered list when each facet with choices has one of them. Its files:
//
//	engagements.json   the values of each facet, the territories, the layout of the other files
//	faits-<k>.json     2,500 commitments, the best informed first: a column for each facet
//	textes-<k>.json    the rows of 12 of them, in the words of the page
package directory

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"parvis/generator/model"
	"parvis/generator/model/stats"
)

// The sizes of files. Files of names are small because a list shows few of them,
// from anywhere; files of words have the size that a phone fetches in one round trip.
const (
	perRows  = 2_000   // signatories
	perNames = 10      // signatories
	perWords = 32_000  // bytes, unless a single word has more
	perYear  = 13 * 32 // values of a month and a day, each possibly unknown
)

// Unknown is the value of an unknown property.
const Unknown = model.Unknown

// The facets, by their names in the addresses of filtered lists.
const (
	Domain     = "domaine"
	Place      = "territoire"
	Nature     = "nature"
	Status     = "statut"
	Reporting  = "bilan"
	Progress   = "avancement"
	Evaluation = "evaluation"
	Year       = "annee"
	Type       = "type"
	Size       = "taille"
	Sector     = "secteur"
	Scope      = "portee"
	Situation  = "situation" // of a signatory; see Term for that of a commitment
)

// The facets that only the list of commitments has.
const (
	Action = "action" // of the catalogue
	Proof  = "preuve"
	Result = "resultat"
	Target = "cible"     // of promises
	Term   = "situation" // as package stats counts commitments apart
)

// The values of Situation, on the as-of date.
const (
	Current = "actuel"
	Former  = "ancien"
)

// The values of Evaluation. The filter only distinguishes whether a commitment
// is evaluated, not by whom.
const (
	Evaluated    = "avec"
	NotEvaluated = "sans"
)

// Root is the name of the file to read first.
const Root = "racine.json"

// File is one of the files. Its name is relative to their folder.
type File struct {
	Name  string
	Bytes []byte
}

// Directory holds the filters of a site's lists of signatories and of commitments, and their data files.
type Directory struct {
	Version    string              // 8 hexadecimal digits that change with the data
	Files      []File              // in a fixed order, Root first
	Choices    map[string][]Choice // by facet, those with at least one signatory, in display order
	Places     []*model.Territory  // the territories of the choices of Place, each after its parent
	values     map[string][]string // by facet: the values that the numbers of its column refer to
	index      map[string]map[string]int
	placeIndex []int // position in Places by Territory.Index, -1 for none
	yearOrigin int   // the year before the first year of any record
	lastYear   int   // the last year of any record
	names      []string
	ranked     []*model.Commitment // see Commitments
	words      Words
	site       *model.Site
	totals     *stats.Totals
}

// Words gives the texts of a site's pages.
type Words struct {
	Does  func(*model.Signatory) []string  // what a line of the list says it does
	Row   func(*model.Commitment) Row      // it must not need the Directory that is being made
	Label func(facet, value string) string // a value of a facet of commitments, but Place, as a filter shows it
	Text  func(string) string              // a name, with the typography of the pages
	Left  func(*model.Signatory) string    // since when it is no longer a signatory, "" if it still is
}

// Choice is a value of a facet.
type Choice struct {
	Key string
	N   int // number of signatories with it on the whole site
}

// Of returns the directory of a site.
func Of(site *model.Site, totals *stats.Totals, words Words) *Directory {
	d := &Directory{site: site, totals: totals, words: words}
	d.listValues()
	d.countChoices()
	d.ranked = Ranked(site)
	add := func(name string, content any) {
		var b bytes.Buffer
		w := json.NewEncoder(&b)
		w.SetEscapeHTML(false) // it is never embedded in a page
		_ = w.Encode(content)  // numbers and strings can always be encoded, and a Buffer doesn't fail
		d.Files = append(d.Files, File{name, bytes.TrimSuffix(b.Bytes(), []byte("\n"))})
	}
	shards, firsts := d.nameFiles()
	add(Root, d.root(firsts))
	for k := 0; k*perRows < len(site.Signatories); k++ {
		add(fmt.Sprintf("lignes-%d.json", k), d.rows(site.Signatories[k*perRows:min((k+1)*perRows, len(site.Signatories))]))
	}
	for k := 0; k*perNames < len(d.names); k++ {
		add(fmt.Sprintf("noms-%d.json", k), d.names[k*perNames:min((k+1)*perNames, len(d.names))])
	}
	for k, s := range shards {
		add(fmt.Sprintf("mots-%d.json", k), json.RawMessage(s))
	}
	d.addCommitments(add, firsts)
	sum := sha256.New()
	for _, f := range d.Files {
		fmt.Fprintf(sum, "%s %d\n", f.Name, len(f.Bytes))
		sum.Write(f.Bytes)
	}
	d.Version = hex.EncodeToString(sum.Sum(nil)[:4])
	return d
}

// root is the content of racine.json.
type root struct {
	N           int                 `json:"n"`           // signatories
	PerRows     int                 `json:"lignes"`      // in a file of columns
	PerNames    int                 `json:"noms"`        // in a file of names
	Words       []string            `json:"mots"`        // first word of each file of words
	Before      int                 `json:"avant"`       // the origin of years: 1 is the next year
	Last        int                 `json:"dernier"`     // the last year
	Values      map[string][]string `json:"valeurs"`     // by facet
	Domains     [][2]any            `json:"domaines"`    // short name, hue; in the order of the values
	Territories [][2]any            `json:"territoires"` // name, index of its parent or −1
}

func (d *Directory) root(firsts []string) root {
	out := root{N: len(d.site.Signatories), PerRows: perRows, PerNames: perNames, Words: firsts, Before: d.yearOrigin, Last: d.lastYear, Values: d.values,
		Domains: [][2]any{}, Territories: d.territories()}
	for _, one := range d.site.Domains {
		out.Domains = append(out.Domains, [2]any{d.words.Text(one.Short), (one.Position-1)%8 + 1})
	}
	return out
}

// territories returns the territories as files write them.
func (d *Directory) territories() [][2]any {
	out := [][2]any{}
	for _, t := range d.Places {
		above := -1
		if t.Parent != nil {
			above = d.placeIndex[t.Parent.Index]
		}
		out = append(out, [2]any{d.words.Text(t.Title), above})
	}
	return out
}

// facetValue returns a value as addresses write it, Unknown for "".
func facetValue(value string) string {
	if value == "" {
		return Unknown
	}
	return strings.ToLower(value)
}
