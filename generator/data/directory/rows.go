package directory

import (
	"fmt"
	"strings"

	"parvis/generator/model"
	"parvis/generator/text/date"
)

// rows is the content of a file of columns: one number for each of its signatories,
// then one for each of their commitments, signatory after signatory.
type rows struct {
	N           int      `json:"n"` // signatories
	Type        string   `json:"type"`
	Size        string   `json:"taille"`
	Sector      string   `json:"secteur"`
	Scope       string   `json:"portee"`
	Signature   string   `json:"signature"`   // see dayNumber
	Places      string   `json:"lieux"`       // index in Sets
	Commitments string   `json:"engagements"` // how many
	Left        string   `json:"depart"`      // 0 for one that still is (see Situation), else index in Leavings plus 1
	Domain      string   `json:"domaine"`
	Nature      string   `json:"nature"` // the value, plus the number of values for a promise that is over
	Status      string   `json:"statut"`
	Reporting   string   `json:"bilan"`
	Progress    string   `json:"avancement"`
	Evaluation  string   `json:"evaluation"`
	Start       string   `json:"annee"`     // year, counted from Root's "avant"; 0 unknown
	Where       string   `json:"ou"`        // 0 for the signatory's own, else index in Sets plus 1
	Sets        [][]int  `json:"ensembles"` // lists of territories, in order of first use
	Leavings    []string `json:"departs"`   // words that say since when, in order of first use
}

// placeSets numbers lists of territories in order of first use.
type placeSets struct {
	directory *Directory
	all       [][]int
	at        map[string]int
}

func newPlaceSets(d *Directory) *placeSets { return &placeSets{d, [][]int{}, map[string]int{}} }

// of returns the number of a list.
func (p *placeSets) of(ts []*model.Territory) int {
	one := make([]int, len(ts))
	for i, t := range ts {
		one[i] = p.directory.placeIndex[t.Index]
	}
	key := fmt.Sprint(one)
	if _, ok := p.at[key]; !ok {
		p.at[key] = len(p.all)
		p.all = append(p.all, one)
	}
	return p.at[key]
}

func (d *Directory) rows(signatories []*model.Signatory) rows {
	sets := newPlaceSets(d)
	columns, told := make([][]int, len(signatoryFacets)), map[string][]int{}
	leavings, leavingAt := []string{}, map[string]int{"": 0}
	left := func(s *model.Signatory) int {
		words := d.words.Left(s)
		if _, ok := leavingAt[words]; !ok {
			leavings = append(leavings, words)
			leavingAt[words] = len(leavings)
		}
		return leavingAt[words]
	}
	var signed, places, commitments, lefts, domains, natures, starts, where []int
	for _, s := range signatories {
		for i, f := range signatoryFacets {
			columns[i] = append(columns[i], d.valueIndex(f.name, f.of(d, s)))
		}
		signed = append(signed, d.dayNumber(s.Signature))
		home := sets.of(s.Territories)
		places = append(places, home)
		commitments = append(commitments, len(s.Commitments))
		lefts = append(lefts, left(s))
		for _, k := range s.Commitments {
			domains = append(domains, k.Domain.Position-1)
			nature := d.valueIndex(Nature, string(k.Nature))
			if k.Past(d.site.AsOf) {
				nature += len(d.values[Nature])
			}
			natures = append(natures, nature)
			for _, f := range commitmentFacets {
				told[f.name] = append(told[f.name], d.valueIndex(f.name, f.of(d, k)))
			}
			starts = append(starts, d.yearNumber(k.Start.Year))
			there := 0
			if at := sets.of(k.Territories); at != home {
				there = at + 1
			}
			where = append(where, there)
		}
	}
	return rows{N: len(signatories), Type: encode(columns[0]), Size: encode(columns[1]), Sector: encode(columns[2]),
		Scope: encode(columns[3]), Signature: encode(signed), Places: encode(places),
		Commitments: encode(commitments), Left: encode(lefts), Domain: encode(domains), Nature: encode(natures),
		Status: encode(told[Status]), Reporting: encode(told[Reporting]), Progress: encode(told[Progress]), Evaluation: encode(told[Evaluation]), Start: encode(starts),
		Where: encode(where), Sets: sets.all, Leavings: leavings}
}

func (d *Directory) yearNumber(y int) int {
	if y == 0 {
		return 0
	}
	return y - d.yearOrigin
}

// dayNumber returns a date as a number: perYear steps per year, 32 per month, so that a
// later day has a greater number and an unknown part is 0.
func (d *Directory) dayNumber(on date.Date) int {
	return d.yearNumber(on.Year)*perYear + on.Month*32 + on.Day
}

// codeBase is the base of encode: the number of characters it uses.
const codeBase = 91

// encode encodes numbers from 0 in base codeBase, all with the number of digits that the greatest
// needs, the most significant first. JSON parsers read such strings fastest, and they
// compress best. The digits are the characters from "#" to "~" except "\".
func encode(numbers []int) string {
	most, width := 0, 1
	for _, n := range numbers {
		most = max(most, n)
	}
	for reach := codeBase; reach <= most; reach *= codeBase {
		width++
	}
	var b strings.Builder
	b.Grow(width * len(numbers))
	for _, n := range numbers {
		digits := make([]byte, width)
		for i := width - 1; i >= 0; i-- {
			c := byte('#' + n%codeBase)
			if c >= '\\' {
				c++
			}
			digits[i] = c
			n /= codeBase
		}
		b.Write(digits)
	}
	return b.String()
}
