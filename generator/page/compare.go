package page

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"parvis/generator/address"
	"parvis/generator/model"
	"parvis/generator/phrase"
)

// perComparison is how many territories or domains one file of the comparison's
// data holds: less than 30 KB.
const perComparison = 80

// CompareView is the comparison: a table of the larger territories and one of
// the domains, which anybody reads, and a form by which a script sets two to
// four of either side by side.
type CompareView struct {
	Shell
	Groups []CompareGroup
}

// CompareGroup is what can be compared with each other.
type CompareGroup struct {
	Name    string // in the address: "territoires", "domaines"
	Title   string
	One     string // what each is: "Territoire"
	Root    string // what the addresses of the data begin with; a number and ".json" follow
	Per     int    // choices in each of these files
	Choices []FilterChoice
	Table   *Table
	All     Link
}

// compared is a territory or a domain with its figures.
type compared struct {
	slug, indent string
	link         Link
	hue          int // of a domain
	cells        []Cell
	overview     bool // is in the table that is there without a script
}

// comparison is the page that compares, and its data.
func (b *builder) comparison() []Page {
	var groups []CompareGroup
	var files []Page
	for _, g := range []struct {
		kind    model.Kind
		caption string
		note    string
		heads   []string
		of      []compared
	}{
		{model.Territories, "page.compare.territories", b.words.T("page.compare.covers", b.asOf) + " " + b.words.T("page.declared.note"), b.placeHeads(), b.comparablePlaces()},
		{model.Domains, "page.compare.domains", b.words.T("page.covers", b.asOf), b.domainHeads(), b.comparableDomains()},
	} {
		if !b.compares(g.kind) {
			continue
		}
		v := CompareGroup{Name: string(g.kind), Title: b.words.T("page.kinds." + string(g.kind)), One: b.words.T("page.kind." + string(g.kind)), Per: perComparison,
			All: Link{Text: b.words.T("page.kinds." + string(g.kind)), Href: b.href(address.List(g.kind, 1))}}
		v.Table = &Table{Caption: b.words.T(g.caption), Head: heads(append([]string{v.One}, g.heads...)...), Note: g.note}
		for _, c := range g.of {
			v.Choices = append(v.Choices, FilterChoice{Value: c.slug, Label: c.link.Text, Indent: c.indent})
			if c.overview {
				v.Table.Rows = append(v.Table.Rows, Row{Head: c.link, Hue: c.hue, Cells: c.cells})
			}
		}
		v.Table.aligned()
		version, data := compareData(g.heads, g.of)
		v.Root = b.href(address.CompareFile(version, v.Name+"-"))
		for k, d := range data {
			files = append(files, Page{Address: address.CompareFile(version, fmt.Sprintf("%s-%d.json", v.Name, k)), Bytes: func() ([]byte, error) { return d, nil }})
		}
		groups = append(groups, v)
	}
	if len(groups) == 0 {
		return nil
	}
	return append([]Page{page(address.Compare, "compare", func() (CompareView, error) {
		v := CompareView{Groups: groups, Shell: b.shell(frame{at: address.Compare, kind: "compare", title: b.words.T("page.compare.title"), lead: b.words.T("page.compare.lead")})}
		v.Script = "compare.js"
		return v, nil
	})}, files...)
}

// compares tells that records of a kind can be compared: that there are two.
func (b *builder) compares(kind model.Kind) bool {
	if kind == model.Domains {
		return len(b.site.Domains) > 1
	}
	return len(b.site.Territories) > 1
}

// compareLink leads to the comparison, with one record chosen.
func (b *builder) compareLink(r *model.Record) Link {
	if !b.compares(r.Kind) {
		return Link{}
	}
	return Link{Text: b.words.T("page.compare.link"), Href: b.href(address.Compare) + "?" + string(r.Kind) + "=" + r.Slug}
}

// compareData is the files of the data, final strings by record, and a version
// that changes with them. A figure that is missing is "".
func compareData(heads []string, of []compared) (version string, files [][]byte) {
	sum := sha256.New()
	for chunk := range slices.Chunk(of, perComparison) {
		data := struct {
			Heads   []string `json:"lignes"`
			Columns [][]any  `json:"fiches"` // name, address, hue, then a figure for each head
		}{Heads: heads}
		for _, c := range chunk {
			column := []any{c.link.Text, c.link.Href, c.hue}
			for _, cell := range c.cells {
				column = append(column, cell.Text)
			}
			data.Columns = append(data.Columns, column)
		}
		var b bytes.Buffer
		w := json.NewEncoder(&b)
		w.SetEscapeHTML(false)
		_ = w.Encode(data) // strings and numbers always are JSON
		sum.Write(b.Bytes())
		files = append(files, b.Bytes())
	}
	return hex.EncodeToString(sum.Sum(nil)[:4]), files
}

func (b *builder) placeHeads() []string {
	out := []string{b.words.T("page.head.signatories"), b.words.T("page.head.commitments")}
	for _, d := range b.current(b.stats().All) {
		out = append(out, b.words.T("page.compare.among", b.text(d.Short)))
	}
	return append(out, b.words.T("page.compare.measured"), b.words.T("page.compare.reported"), b.words.T("page.head.deployment"), b.words.T("page.compare.declared"))
}

// comparablePlaces is every territory, each before those that it contains.
func (b *builder) comparablePlaces() []compared {
	declared := map[*model.Territory]string{}
	for _, d := range b.stats().Declared(b.site, "signataires", nil) {
		declared[d.Territory] = b.words.T("page.declared.on", phrase.Counted(b.words, d.Count), b.on(d.Count.Date))
	}
	domains, top := b.current(b.stats().All), b.topPlaces()
	for len(top) == 1 && len(top[0].Children) > 0 {
		top = top[0].Children // one alone is compared with nothing
	}
	var out []compared
	var walk func(ts []*model.Territory, indent string)
	walk = func(ts []*model.Territory, indent string) {
		for _, t := range ts {
			s := b.stats().ByTerritory[t.Index]
			c := compared{slug: t.Slug, indent: indent, link: b.link(&t.Record), overview: slices.Contains(top, t), cells: []Cell{b.number(s.Signatories), b.number(s.Commitments)}}
			for _, d := range domains {
				c.cells = append(c.cells, b.number(s.ByDomain[d.Position-1]))
			}
			status := cmp.Or(b.label("deployment", t.Status), b.words.T("page.deployment.none"))
			c.cells = append(c.cells, b.part(s.Measured, s.Commitments), b.part(s.Reported, s.Commitments),
				Cell{Text: status, Missing: t.Status == ""}, Cell{Text: declared[t], Missing: declared[t] == ""})
			out = append(out, c)
			walk(t.Children, indent+"\u2003")
		}
	}
	walk(b.site.Roots, "")
	return out
}

// states is how far commitments are, in order; "" is those that don't tell.
var states = []string{"prevu", "en-cours", "realise", "abandonne", ""}

func (b *builder) domainHeads() []string {
	out := []string{b.words.T("page.head.signatories"), b.words.T("page.head.commitments")}
	for _, s := range states {
		if s == "" {
			out = append(out, b.words.T("page.status.none"))
		} else {
			out = append(out, b.words.T("page.compare.among", strings.ToLower(b.label("status", s))))
		}
	}
	return append(out, b.words.T("page.compare.measured"), b.words.T("page.compare.reported"))
}

func (b *builder) comparableDomains() []compared {
	var out []compared
	for _, d := range b.current(b.stats().All) {
		s := b.stats().ByDomain[d.Position-1]
		c := compared{slug: d.Slug, link: b.link(&d.Record), hue: d.Hue(), overview: true, cells: []Cell{b.number(s.Signatories), b.number(s.Commitments)}}
		for _, state := range states {
			c.cells = append(c.cells, b.number(s.ByStatus[state]))
		}
		c.cells = append(c.cells, b.part(s.Measured, s.Commitments), b.part(s.Reported, s.Commitments))
		out = append(out, c)
	}
	return out
}

// part is a cell with some of all commitments: a coverage.
func (b *builder) part(some, all int) Cell {
	if all == 0 {
		return Cell{Text: b.words.N("page.count.commitments", 0), Missing: true, Number: true}
	}
	return Cell{Text: b.words.T("page.series.of", b.words.Number(some), b.words.Number(all)), Number: true}
}
