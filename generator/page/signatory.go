package page

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/address"
	"parvis/generator/model"
	"parvis/generator/naf"
)

// signatoryCard is a signatory as an entry of a list.
func (b *builder) signatoryCard(s *model.Signatory) Card {
	if c, ok := b.cards.Load(s); ok {
		return c.(Card)
	}
	c := Card{Key: s.Slug, Href: b.href(address.Record(&s.Record)), Kicker: b.signatoryKicker(s), Title: b.title(&s.Record)}
	var seen []*model.Domain
	for _, k := range s.Commitments {
		if !slices.Contains(seen, k.Domain) {
			seen = append(seen, k.Domain)
		}
	}
	slices.SortFunc(seen, func(x, y *model.Domain) int { return cmp.Compare(x.Position, y.Position) })
	c.Domains = b.tags(seen)
	c.Meta = append(c.Meta, b.words.N("page.count.commitments", len(s.Commitments)))
	if places := b.some(s.Territories); places != "" {
		c.Meta = append(c.Meta, places)
	}
	b.cards.Store(s, c)
	return c
}

// some names the first three of a list of territories.
func (b *builder) some(ts []*model.Territory) string {
	const n = 3
	var names []string
	for _, t := range ts[:min(n, len(ts))] {
		names = append(names, b.text(t.Title))
	}
	out := strings.Join(names, ", ")
	if len(ts) > n {
		out += "…"
	}
	return out
}

func (b *builder) signatoryKicker(s *model.Signatory) string {
	return strings.Join(slices.DeleteFunc([]string{b.label("signatory-type", s.Type), b.label("size", s.Size)}, func(s string) bool { return s == "" }), " · ")
}

func (b *builder) signatory(s *model.Signatory) Page {
	at := address.Record(&s.Record)
	return page(at, "signatory", func() (SignatoryView, error) {
		title := b.title(&s.Record)
		v := SignatoryView{Facts: b.signatoryFacts(s), Provenance: b.provenance(&s.Record)}
		v.Shell = b.shell(frame{at: at, kind: "signatory", title: title, kicker: b.signatoryKicker(s), trail: b.trail(model.Signatories),
			section: model.Signatories, draft: s.Draft, lead: b.summary(s), about: b.aboutSignatory(s)})
		if s.Withheld {
			v.Withheld = b.words.T("page.withheld.why")
		}
		if s.Logo != "" {
			v.Logo = b.href(s.Logo)
		}
		v.Domains = b.commitmentGroups(s)
		if len(s.Commitments) == 0 {
			v.NoCommit = b.words.T("page.empty.commitments")
		} else {
			v.Stats = b.signatoryStats(s)
		}
		for _, c := range s.Conventions {
			v.Conventions = append(v.Conventions, b.convention(c))
		}
		var err error
		v.Body, _, err = b.body(&s.Record)
		v.Scripted = len(s.Figures) > 0
		v.Related = b.related(&s.Record)
		if err == nil {
			v.Badge, err = b.badgeView(s)
		}
		return v, err
	})
}

func (b *builder) signatoryFacts(s *model.Signatory) []Pair {
	var f facts
	f.add(b.words.T("page.fact.scope"), plain(b.label("scope", s.Scope))...)
	f.add(b.words.T("page.fact.territories"), b.territoryLinks(s.Territories)...)
	f.add(b.words.T("page.fact.signature"), plain(b.date(s.Signature))...)
	f.add(b.words.T("page.fact.end"), plain(b.date(s.End))...)
	f.add(b.words.T("page.fact.networks"), b.actorLinks(s.Networks)...)
	f.add(b.words.T("page.fact.sector"), b.sector(s)...)
	f.add(b.words.T("page.fact.siren"), plain(grouped3(s.Siren))...)
	if s.Website != "" {
		f.add(b.words.T("page.fact.website"), external(s.Website))
	}
	return f
}

// sector is the activity, with the version of the nomenclature: codes change
// meaning on 1 January 2027.
func (b *builder) sector(s *model.Signatory) []Link {
	switch {
	case s.SectorCode == "":
		return nil
	case s.Sector == "":
		return plain(b.words.T("page.sector.code", s.SectorCode, s.Naf))
	case s.SectorCode == s.Sector:
		return plain(b.words.T("page.sector.section", b.text(s.SectorName), s.Sector, b.text(s.Naf)))
	}
	return plain(b.words.T("page.sector.full", b.text(s.SectorName), s.SectorCode, b.text(naf.SectionLabel(s.Sector)), b.text(s.Naf)))
}

// grouped3 writes a SIREN by threes.
func grouped3(siren string) string {
	if len(siren) != 9 {
		return siren
	}
	return siren[:3] + "\u202f" + siren[3:6] + "\u202f" + siren[6:]
}

func (b *builder) signatoryStats(s *model.Signatory) []Stat {
	measured, reported := 0, 0
	for _, k := range s.Commitments {
		if len(k.Measures) > 0 {
			measured++
		}
		if k.Reported() {
			reported++
		}
	}
	return []Stat{
		{Value: b.words.Number(len(s.Commitments)), Label: b.words.N("page.stat.commitments", len(s.Commitments)),
			Detail: b.measured(len(s.Commitments), measured)},
		{Value: b.words.Number(reported), Label: b.words.N("page.stat.reported", reported), Detail: b.coverage(reported, len(s.Commitments))},
	}
}

// coverage says how many commitments a result stands on.
func (b *builder) coverage(reported, all int) string {
	return b.words.T("page.coverage", b.words.Number(reported), b.words.N("page.count.commitments", all))
}

// commitmentGroups is the commitments by domain, in the site's order.
func (b *builder) commitmentGroups(s *model.Signatory) []CommitmentGroup {
	by := map[*model.Domain][]CommitmentView{}
	for _, k := range s.Commitments {
		by[k.Domain] = append(by[k.Domain], b.commitment(k))
	}
	var out []CommitmentGroup
	for _, d := range b.site.Domains {
		if ks := by[d]; len(ks) > 0 {
			tag := b.tag(d)
			tag.Text = b.text(d.Title)
			out = append(out, CommitmentGroup{tag, ks})
		}
	}
	return out
}

func (b *builder) commitment(k *model.Commitment) CommitmentView {
	v := CommitmentView{ID: k.ID, Permalink: b.href(address.Commitment(k)), Action: b.text(k.Action), Description: b.text(k.Description),
		Status: b.badge("status", k.Status), Sources: b.source(k.Source), Note: b.text(k.Note)}
	if k.Status == "" {
		v.Status = Badge{Text: b.words.T("page.status.none"), Key: "inconnu"}
	}
	var f facts
	f.add(b.words.T("page.fact.territories"), b.territoryLinks(k.Territories)...)
	f.add(b.words.T("page.fact.period"), plain(b.period(k.Start, k.End))...)
	f.add(b.words.T("page.fact.partners"), b.actorLinks(k.Partners)...)
	f.add(b.words.T("page.fact.proof"), plain(b.label("proof", k.Proof))...)
	f.add(b.words.T("page.fact.evaluation"), plain(b.label("evaluation", k.Evaluation))...)
	v.Facts = f
	if len(k.Measures) == 0 {
		v.NoIndicator = b.words.T("page.empty.measures")
		return v
	}
	v.Indicators = b.measures(k)
	for _, m := range k.Measures {
		if p, ok := b.progress(m); ok {
			v.Progress = append(v.Progress, p)
		}
		if m.Note != "" {
			v.Remarks = append(v.Remarks, Remark{Term: b.text(m.Name), Text: b.text(m.Note)})
		}
		for _, y := range m.Values {
			r := Remark{Term: b.words.T("page.value.of", b.text(m.Name), strconv.Itoa(y.Year)), Text: b.text(y.Note)}
			if y.Source != nil {
				r.Sources = b.source(*y.Source)
			}
			if y.Proof != "" {
				r.Proof = b.label("proof", y.Proof)
			}
			if r.Text != "" || r.Proof != "" || len(r.Sources) > 0 {
				v.Remarks = append(v.Remarks, r)
			}
		}
	}
	return v
}

// measures is the table of the indicators of a commitment: a column per year
// that some of them reported. A year that one did not report says so.
func (b *builder) measures(k *model.Commitment) *Table {
	var years []int
	reference, target := false, false
	for _, m := range k.Measures {
		for _, v := range m.Values {
			if !slices.Contains(years, v.Year) {
				years = append(years, v.Year)
			}
		}
		reference = reference || m.Reference != nil
		target = target || m.Target != nil
	}
	slices.Sort(years)
	t := &Table{Caption: b.words.T("page.measures.caption", b.text(k.Action)), Head: heads(b.words.T("page.measures.indicator"))}
	if reference {
		t.Head = append(t.Head, heads(b.words.T("page.measures.reference"))...)
	}
	for _, y := range years {
		t.Head = append(t.Head, heads(strconv.Itoa(y))...)
	}
	if len(years) == 0 {
		t.Head = append(t.Head, heads(b.words.T("page.measures.value"))...)
	}
	if target {
		t.Head = append(t.Head, heads(b.words.T("page.measures.target"), b.words.T("page.measures.deadline"))...)
	}
	t.Rows = make([]Row, 0, len(k.Measures))
	for _, m := range k.Measures {
		row := Row{Head: Link{Text: b.text(m.Name)}, Cells: make([]Cell, 0, len(t.Head)-1)}
		if m.Shared != nil {
			row.Head = b.link(&m.Shared.Record)
		}
		row.Head.Hint = b.text(m.Unit)
		if reference {
			row.Cells = append(row.Cells, b.figure(m.Reference))
		}
		for _, y := range years {
			row.Cells = append(row.Cells, b.figure(valueOf(m, y)))
		}
		if len(years) == 0 {
			row.Cells = append(row.Cells, b.figure(nil))
		}
		if target {
			row.Cells = append(row.Cells, b.figure(m.Target), Cell{Text: cmp.Or(b.date(m.Deadline), b.words.T("page.unknown")), Missing: m.Deadline.IsZero()})
		}
		t.Rows = append(t.Rows, row)
	}
	return t.aligned()
}

func valueOf(m model.Measure, year int) *model.Quantity {
	for i := range m.Values {
		if m.Values[i].Year == year {
			return &m.Values[i].Quantity
		}
	}
	return nil
}

// figure is a cell with a number, or one that says it is missing.
func (b *builder) figure(q *model.Quantity) Cell {
	if q == nil {
		return Cell{Missing: true, Number: true}
	}
	return Cell{Text: b.quantity(*q), Number: true}
}

// progress is how far a measure has come to its target. There is none without a
// report, for a range, or where the aim is a decrease from an unknown start.
func (b *builder) progress(m model.Measure) (Progress, bool) {
	total, ok := m.Total()
	if !ok || m.Target == nil || total.IsRange() || m.Target.IsRange() {
		return Progress{}, false
	}
	value, goal := total.Low, m.Target.Low
	done, way := value, goal
	label, text := "page.progress.label", "page.percent"
	if m.Lower {
		if m.Reference == nil || m.Reference.IsRange() {
			return Progress{}, false
		}
		done, way = m.Reference.Low-value, m.Reference.Low-goal
		label, text = "page.progress.lower", "page.progress.way"
	}
	if way <= 0 {
		return Progress{}, false
	}
	share := max(0, done/way)
	return Progress{
		Label: b.words.T(label, b.text(m.Name), b.cumulated(total, m.Cumulation), b.decimal(goal), b.span(m)),
		Value: fmt.Sprint(math.Round(min(share, 1)*1000) / 10), Max: "100",
		Text: b.words.T(text, b.decimal(math.Floor(share*100))),
	}, true
}

// span says which years a measure's total is made of, and how.
func (b *builder) span(m model.Measure) string {
	first, last := strconv.Itoa(m.Values[0].Year), strconv.Itoa(m.Values[len(m.Values)-1].Year)
	if m.Cumulation == model.Last || first == last {
		return b.words.T("page.progress.last", last)
	}
	return b.words.T("page.progress."+string(m.Cumulation), first, last)
}

func (b *builder) convention(c model.Convention) ConventionView {
	v := ConventionView{Title: cmp.Or(b.text(c.Title), b.words.T("page.convention.title")), Date: b.date(c.Date), DateISO: c.Date.String(),
		Sources: b.source(c.Source), Note: b.text(c.Note)}
	var f facts
	f.add(b.words.T("page.fact.territories"), b.territoryLinks(c.Territories)...)
	f.add(b.words.T("page.fact.partners"), b.actorLinks(c.Partners)...)
	f.add(b.words.T("page.fact.end"), plain(b.date(c.End))...)
	v.Facts = f
	switch {
	case strings.HasPrefix(c.Document, "http"):
		v.Document = external(c.Document)
	case c.Document != "":
		v.Document = Link{Text: b.words.T("page.convention.document"), Href: b.href(c.Document)}
	}
	return v
}
