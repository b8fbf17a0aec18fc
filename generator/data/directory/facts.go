package directory

import (
	"fmt"

	"parvis/generator/model"
)

// The sizes of the files of commitments. A first result needs one file of columns, and one of rows for
// each row it shows, at worst.
const (
	perFacts = 2_500 // commitments
	perLines = 12    // commitments
)

// CommitmentsRoot is the name of the file to read first of those of commitments.
const CommitmentsRoot = "engagements.json"

// Row is what the list of commitments shows of one, in the words of its page.
type Row struct {
	Address        string // below the list of signatories
	Action         string
	Hue            int
	Word           string // the sign of its publisher's word
	Signatory      string // "" for a withheld name
	Place          string
	About          []string
	Promised, Done string
	States         [][3]string // axis, sign, text
}

// told returns a row as files write it.
func (r Row) told() []any {
	about, states := r.About, r.States
	if about == nil {
		about = []string{}
	}
	if states == nil {
		states = [][3]string{}
	}
	return []any{r.Address, r.Action, r.Hue, r.Word, r.Signatory, r.Place, about, r.Promised, r.Done, states}
}

// listed are the facets by which the list of commitments is filtered.
var listed = []string{Domain, Place, Progress, Reporting, Status, Action, Proof, Target, Result, Size, Type, Term}

// commitmentsRoot is the content of engagements.json.
type commitmentsRoot struct {
	N           int                 `json:"n"`           // commitments
	PerFacts    int                 `json:"faits"`       // in a file of columns
	PerLines    int                 `json:"textes"`      // in a file of rows
	Signatories int                 `json:"signataires"` // on the whole site
	Words       []string            `json:"mots"`        // first word of each file of words
	Before      int                 `json:"avant"`       // the origin of years: 1 is the next year
	Values      map[string][]string `json:"valeurs"`     // by facet
	Labels      map[string][]string `json:"libelles"`    // of the values, by facet, but Place; "" for what has no words
	Territories [][2]any            `json:"territoires"` // name, index of its parent or −1
}

// facts is the content of a file of columns: one number for each of its commitments.
type facts struct {
	N         int               `json:"n"`          // commitments
	Columns   map[string]string `json:"colonnes"`   // by facet, but Place: index of the value
	Signatory string            `json:"signataire"` // that of the one before, or 0, plus this, modulo their number
	Start     string            `json:"debut"`      // see dayNumber
	Places    string            `json:"lieux"`      // index in Sets
	Sets      [][]int           `json:"ensembles"`  // lists of territories, in order of first use
}

// addCommitments adds the files of commitments, with the first words of the files of words.
func (d *Directory) addCommitments(add func(string, any), firsts []string) {
	out := commitmentsRoot{N: len(d.ranked), PerFacts: perFacts, PerLines: perLines, Signatories: len(d.site.Signatories), Words: firsts,
		Before: d.yearOrigin, Values: map[string][]string{}, Labels: map[string][]string{}, Territories: d.territories()}
	of := map[string]func(*model.Commitment) []int{}
	for _, name := range listed {
		out.Values[name], of[name] = d.valuesOf(name)
	}
	delete(of, Place)
	for name := range of {
		labels := make([]string, len(out.Values[name]))
		for i, v := range out.Values[name] {
			if v != Unknown && v != unpromised {
				labels[i] = d.words.Label(name, v)
			}
		}
		out.Labels[name] = labels
	}
	number := map[*model.Signatory]int{}
	for i, s := range d.site.Signatories {
		number[s] = i
	}
	add(CommitmentsRoot, out)
	for k := 0; k*perFacts < len(d.ranked); k++ {
		add(fmt.Sprintf("faits-%d.json", k), d.facts(d.ranked[k*perFacts:min((k+1)*perFacts, len(d.ranked))], of, number))
	}
	for k := 0; k*perLines < len(d.ranked); k++ {
		var lines [][]any
		for _, one := range d.ranked[k*perLines : min((k+1)*perLines, len(d.ranked))] {
			r := d.words.Row(one)
			if one.Signatory.Withheld {
				r.Signatory = ""
			}
			lines = append(lines, r.told())
		}
		add(fmt.Sprintf("textes-%d.json", k), lines)
	}
}

func (d *Directory) facts(ks []*model.Commitment, of map[string]func(*model.Commitment) []int, number map[*model.Signatory]int) facts {
	sets := newPlaceSets(d)
	columns := map[string][]int{}
	var who, starts, places []int
	before := 0
	for _, k := range ks {
		for name, value := range of {
			columns[name] = append(columns[name], value(k)[0])
		}
		n := number[k.Signatory]
		who = append(who, (n-before+len(number))%len(number))
		before = n
		starts = append(starts, d.dayNumber(k.Start))
		places = append(places, sets.of(k.Territories))
	}
	out := facts{N: len(ks), Columns: map[string]string{}, Signatory: encode(who), Start: encode(starts), Places: encode(places), Sets: sets.all}
	for name, values := range columns {
		out.Columns[name] = encode(values)
	}
	return out
}
