// Package compare makes the page that sets territories or domains side by side,
// and the data that its script reads.
package compare

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Builder makes the comparison of a site.
type Builder struct{ *view.Site }

// perComparison is how many territories or domains one file of the comparison's
// data holds: less than 30 KB.
const perComparison = 80

// CompareView is the comparison: a table of the larger territories and one of
// the domains, which anybody reads, and a form by which a script sets two to
// four of either side by side.
type CompareView struct {
	view.Shell
	Groups []CompareGroup
}

// CompareGroup is what can be compared with each other.
type CompareGroup struct {
	Name    string // in the address: "territoires", "domaines"
	Title   string
	One     string // what each is: "Territoire"
	Root    string // what the addresses of the data begin with; a number and ".json" follow
	Per     int    // choices in each of these files
	Choices []view.FilterChoice
	Table   *view.Table
	All     view.Link
}

// compared is a territory or a domain with its figures.
type compared struct {
	slug, indent string
	link         view.Link
	hue          int // of a domain
	cells        []view.Cell
	overview     bool // is in the table that is there without a script
}

// Files returns the page that compares, and its data.
func (b *Builder) Files() []site.File {
	var groups []CompareGroup
	var files []site.File
	for _, g := range []struct {
		kind    model.Kind
		caption string
		note    string
		heads   []string
		of      []compared
	}{
		{model.Territories, "page.compare.territories", b.Words.T("page.compare.covers", b.AsOf) + " " + b.Words.T("page.declared.note"), b.placeHeads(), b.comparablePlaces()},
		{model.Domains, "page.compare.domains", b.Words.T("page.covers", b.AsOf), b.domainHeads(), b.comparableDomains()},
	} {
		if !b.Compares(g.kind) {
			continue
		}
		v := CompareGroup{Name: string(g.kind), Title: b.Words.T("page.kinds." + string(g.kind)), One: b.Words.T("page.kind." + string(g.kind)), Per: perComparison,
			All: view.Link{Text: b.Words.T("page.kinds." + string(g.kind)), Href: b.Href(address.List(g.kind, 1))}}
		v.Table = &view.Table{Caption: b.Words.T(g.caption), Head: view.Heads(append([]string{v.One}, g.heads...)...), Note: g.note}
		for _, c := range g.of {
			v.Choices = append(v.Choices, view.FilterChoice{Value: c.slug, Label: c.link.Text, Indent: c.indent})
			if c.overview {
				v.Table.Rows = append(v.Table.Rows, view.Row{Head: c.link, Hue: c.hue, Cells: c.cells})
			}
		}
		b.dropEmpty(v.Table)
		v.Table.Aligned()
		version, data := compareData(g.heads, g.of)
		v.Root = b.Href(address.CompareFile(version, v.Name+"-"))
		for k, d := range data {
			files = append(files, site.Bytes(address.CompareFile(version, fmt.Sprintf("%s-%d.json", v.Name, k)), func() ([]byte, error) { return d, nil }))
		}
		groups = append(groups, v)
	}
	if len(groups) == 0 {
		return nil
	}
	return append([]site.File{view.Page(b.Site, address.Compare, "compare", func() (CompareView, error) {
		v := CompareView{Groups: groups, Shell: b.Shell(view.Frame{At: address.Compare, Kind: "compare", Title: b.Words.T("page.compare.title"), Lead: b.Words.T("page.compare.lead")})}
		v.Script = "compare.js"
		return v, nil
	})}, files...)
}

// dropEmpty takes the columns out of a table in which nothing is published for any row: they would push those
// that say something off the page. The note tells it.
func (b *Builder) dropEmpty(t *view.Table) {
	all := len(t.Head)
	for i := all - 1; i > 0; i-- {
		says := func(r view.Row) bool { return !r.Cells[i-1].Missing && r.Cells[i-1].Text != b.Words.Number(0) }
		if slices.ContainsFunc(t.Rows, says) {
			continue
		}
		t.Head = slices.Delete(slices.Clone(t.Head), i, i+1)
		for n := range t.Rows {
			t.Rows[n].Cells = slices.Delete(slices.Clone(t.Rows[n].Cells), i-1, i)
		}
	}
	if len(t.Head) < all {
		t.Note += " " + b.Words.T("page.compare.left-out")
	}
}

// compareData returns the files of the data, final strings by record, and a version
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

func (b *Builder) placeHeads() []string {
	out := []string{b.Words.T("page.head.signatories"), b.Words.T("page.compare.running"), b.Words.T("page.compare.ended"), b.Words.T("page.head.deeds")}
	for _, d := range b.CurrentDomains(b.Totals().All) {
		out = append(out, b.Words.T("page.compare.among", b.Text(d.Short)))
	}
	out = append(out, b.Words.T("page.compare.measured"), b.Words.T("page.compare.reported"), b.Words.T("page.head.deployment"))
	for _, d := range b.declared() {
		out = append(out, b.Words.T("page.compare.declared."+cmp.Or(string(d.scope), "any")))
	}
	return out
}

// declared is how many signatories each territory declared, of one scope: a number of national
// ones isn't compared with one of local ones.
type declared struct {
	scope model.Scope // "" where the sources don't tell
	of    map[*model.Territory]string
}

// declared returns the declared numbers of signatories, for each scope that has some, or for none
// told.
func (b *Builder) declared() []declared {
	var out []declared
	counts := b.Totals().Declared(b.Model, model.CountSignatories, nil)
	for _, scope := range append([]model.Scope{""}, model.Scope("").Values()...) {
		of := map[*model.Territory]string{}
		for _, d := range counts {
			if n := d.Count; n.Scope == scope {
				of[d.Territory] = b.Counted(n)
				if !n.Date.IsZero() {
					of[d.Territory] = b.Words.T("page.declared.on", b.Counted(n), b.On(n.Date))
				}
			}
		}
		if len(of) > 0 {
			out = append(out, declared{scope, of})
		}
	}
	if len(out) == 0 {
		out = append(out, declared{})
	}
	return out
}

// comparablePlaces returns every territory, each before those that it contains.
func (b *Builder) comparablePlaces() []compared {
	declared := b.declared()
	domains, top := b.CurrentDomains(b.Totals().All), b.TopPlaces()
	for len(top) == 1 && len(top[0].Children) > 0 {
		top = top[0].Children // one alone is compared with nothing
	}
	var out []compared
	var walk func(ts []*model.Territory, indent string)
	walk = func(ts []*model.Territory, indent string) {
		for _, t := range ts {
			s := b.Totals().ByTerritory[t.Index]
			c := compared{slug: t.Slug, indent: indent, link: b.Link(&t.Record), overview: slices.Contains(top, t), cells: []view.Cell{b.NumberCell(s.Signatories), b.NumberCell(s.Running), b.NumberCell(s.Ended), b.NumberCell(s.Deeds)}}
			for _, d := range domains {
				c.cells = append(c.cells, b.NumberCell(s.ByDomain[d.Position-1].All()))
			}
			status := cmp.Or(b.Label("deployment", string(t.Status)), b.Words.T("page.deployment.none"))
			c.cells = append(c.cells, b.PartCell(s.Measured, s.All()), b.PartCell(s.Reported, s.All()),
				view.Cell{Text: status, Missing: t.Status == ""})
			for _, d := range declared {
				c.cells = append(c.cells, view.Cell{Text: d.of[t], Missing: d.of[t] == ""})
			}
			out = append(out, c)
			walk(t.Children, indent+"\u2003")
		}
	}
	walk(b.Model.Roots, "")
	return out
}

// statuses returns the states of commitments, in order; "" for those without a state.
func statuses() []model.Status { return append(slices.Clone(model.Status("").Values()), "") }

func (b *Builder) domainHeads() []string {
	out := []string{b.Words.T("page.head.signatories"), b.Words.T("page.compare.running"), b.Words.T("page.compare.ended"), b.Words.T("page.head.deeds")}
	for _, s := range statuses() {
		if s == "" {
			out = append(out, b.Words.T("page.status.none"))
		} else {
			out = append(out, b.Words.T("page.compare.status", strings.ToLower(b.Label("status", string(s)))))
		}
	}
	return append(out, b.Words.T("page.compare.measured"), b.Words.T("page.compare.reported"))
}

func (b *Builder) comparableDomains() []compared {
	var out []compared
	for _, d := range b.CurrentDomains(b.Totals().All) {
		s := b.Totals().ByDomain[d.Position-1]
		c := compared{slug: d.Slug, link: b.Link(&d.Record), hue: d.Hue(), overview: true, cells: []view.Cell{b.NumberCell(s.Signatories), b.NumberCell(s.Running), b.NumberCell(s.Ended), b.NumberCell(s.Deeds)}}
		for _, state := range statuses() {
			c.cells = append(c.cells, b.NumberCell(s.ByStatus[state]))
		}
		c.cells = append(c.cells, b.PartCell(s.Measured, s.All()), b.PartCell(s.Reported, s.All()))
		out = append(out, c)
	}
	return out
}
