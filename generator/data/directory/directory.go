// Package directory is the records behind the directory's filters: a few files
// from which a browser narrows the list of signatories, counts what each choice
// would leave, and writes the lines it shows. It makes data, and no HTML.
//
// A signatory is in a filtered list when its own qualities (type, size, sector,
// reach) are among those chosen and one and the same fact has all the rest. Its
// facts are its signature (its territories, its year) and each of its commitments (domain,
// status, evaluation, territories, the year it starts): who is asked for
// "emploi" and "Aude" committed to employment in the Aude. A territory takes in
// all below it. Several choices of one facet widen it.
//
// The files, JSON:
//
//	racine.json      the values of each facet, the territories and domains, what the other files hold
//	lignes-<k>.json  10,000 signatories in the site's order: a column for each facet (see code)
//	noms-<k>.json    64 names, with the slug where the name doesn't tell it; "" for a withheld one
//	mots-<k>.json    words of names, in order, each with the signatories that have it, as differences
//
// A list of some signatories so costs the columns, once, and the names it shows.
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

// How much a file holds. Names are cut small because a list shows few of them,
// from anywhere; words to what a phone fetches in one go.
const (
	perRows  = 10_000  // signatories
	perNames = 64      // signatories
	perWords = 32_000  // bytes, but for a word that has more of its own
	perYear  = 13 * 32 // steps of a date: a month and a day, each possibly unknown
)

// Unknown is the value of what a record doesn't tell.
const Unknown = model.Unknown

// The facets, as the addresses of filtered lists name them.
const (
	Domain     = "domaine"
	Place      = "territoire"
	Status     = "statut"
	Evaluation = "evaluation"
	Year       = "annee"
	Type       = "type"
	Size       = "taille"
	Sector     = "secteur"
	Scope      = "portee"
)

// The values of Evaluation: who evaluates a commitment matters less here than
// whether somebody does.
const (
	Evaluated    = "avec"
	NotEvaluated = "sans"
)

// Root is the file that is to be read first.
const Root = "racine.json"

// File is one of the files, by its name in their folder.
type File struct {
	Name  string
	Bytes []byte
}

// Directory is the filters of a site's list of signatories, and their data.
type Directory struct {
	Version    string              // 8 hexadecimal digits that change with the data
	Files      []File              // in a fixed order, Root first
	Choices    map[string][]Choice // by facet, those that some signatory meets, in the order they are shown
	Places     []*model.Territory  // those of the choices of Place, each after the one that contains it
	values     map[string][]string // by facet: what the numbers of its column stand for
	index      map[string]map[string]int
	placeIndex []int // position in Places by Territory.Index, -1 for none
	yearOrigin int   // the year before the first that a record tells
	lastYear   int   // the last
	names      []string
	text       func(string) string
	site       *model.Site
}

// Choice is a value of a facet.
type Choice struct {
	Key string
	N   int // signatories of the whole site that meet it
}

// Of makes the directory of a site. Text is how names are set on its pages.
func Of(site *model.Site, totals *stats.Totals, text func(string) string) *Directory {
	d := &Directory{site: site, text: text}
	d.listValues(totals)
	d.countChoices()
	add := func(name string, content any) {
		var b bytes.Buffer
		w := json.NewEncoder(&b)
		w.SetEscapeHTML(false) // it is read by a parser of JSON, never as a part of a page
		_ = w.Encode(content)  // numbers and strings always are JSON, and a Buffer takes everything
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
	sum := sha256.New()
	for _, f := range d.Files {
		fmt.Fprintf(sum, "%s %d\n", f.Name, len(f.Bytes))
		sum.Write(f.Bytes)
	}
	d.Version = hex.EncodeToString(sum.Sum(nil)[:4])
	return d
}

// root is what racine.json holds.
type root struct {
	N           int                 `json:"n"`           // signatories
	PerRows     int                 `json:"lignes"`      // in a file of columns
	PerNames    int                 `json:"noms"`        // in a file of names
	Words       []string            `json:"mots"`        // first word of each file of words
	Before      int                 `json:"avant"`       // what years count from: 1 is the next
	Last        int                 `json:"dernier"`     // the last year
	Values      map[string][]string `json:"valeurs"`     // by facet
	Domains     [][2]any            `json:"domaines"`    // short name, hue; in the order of the values
	Territories [][2]any            `json:"territoires"` // name, position of the one that contains it or −1
}

func (d *Directory) root(firsts []string) root {
	out := root{N: len(d.site.Signatories), PerRows: perRows, PerNames: perNames, Words: firsts, Before: d.yearOrigin, Last: d.lastYear, Values: d.values,
		Domains: [][2]any{}, Territories: [][2]any{}}
	for _, one := range d.site.Domains {
		out.Domains = append(out.Domains, [2]any{d.text(one.Short), (one.Position-1)%8 + 1})
	}
	for _, t := range d.Places {
		above := -1
		if t.Parent != nil {
			above = d.placeIndex[t.Parent.Index]
		}
		out.Territories = append(out.Territories, [2]any{d.text(t.Title), above})
	}
	return out
}

// facetValue returns a value as addresses write it, Unknown for one that isn't told.
func facetValue(value string) string {
	if value == "" {
		return Unknown
	}
	return strings.ToLower(value)
}
