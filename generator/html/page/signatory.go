package page

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/html/pictures"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/reference/naf"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

func (b *Builder) signatory(s *model.Signatory) site.File {
	at := address.Record(&s.Record)
	return view.Page(b.Site, at, "signatory", func() (SignatoryView, error) {
		v := SignatoryView{Facts: b.signatoryFacts(s), Provenance: b.Provenance(&s.Record)}
		v.Shell = b.Shell(view.Frame{Kind: "signatory", Kicker: b.SignatoryKicker(s), Record: &s.Record, Lead: b.summary(s), About: b.AboutSignatory(s)})
		if s.Withheld {
			v.Withheld = b.Words.T("page.withheld.why")
		}
		if s.Logo != "" {
			v.Logo = b.Href(s.Logo)
		}
		v.Domains = b.commitmentGroups(s)
		if len(s.Commitments) == 0 {
			v.NoCommit = b.Words.T("page.empty.commitments")
		} else {
			v.Stats = b.signatoryStats(s)
		}
		for _, c := range s.Conventions {
			v.Conventions = append(v.Conventions, b.convention(c))
		}
		var err error
		v.Body, _, err = b.prose.Body(&s.Record)
		v.Scripted = len(s.Figures) > 0
		v.Related = b.Related(&s.Record)
		if err == nil {
			v.Badge, err = b.pictures.View(s)
		}
		return v, err
	})
}

func (b *Builder) signatoryFacts(s *model.Signatory) []view.Pair {
	var f view.Facts
	f.Add(b.Words.T("page.fact.scope"), view.Plain(b.Label("scope", string(s.Scope)))...)
	f.Add(b.Words.T("page.fact.territories"), b.TerritoryLinks(s.Territories)...)
	f.Add(b.Words.T("page.fact.signature"), view.Plain(b.Date(s.Signature))...)
	f.Add(b.Words.T("page.fact.end"), view.Plain(b.Date(s.End))...)
	f.Add(b.Words.T("page.fact.networks"), b.ActorLinks(s.Networks)...)
	f.Add(b.Words.T("page.fact.sector"), b.sector(s)...)
	f.Add(b.Words.T("page.fact.siren"), view.Plain(grouped3(s.Siren))...)
	if s.Website != "" {
		f.Add(b.Words.T("page.fact.website"), view.External(s.Website))
	}
	return f
}

// sector returns the activity, with the version of the nomenclature: codes change
// meaning on 1 January 2027.
func (b *Builder) sector(s *model.Signatory) []view.Link {
	switch {
	case s.SectorCode == "":
		return nil
	case s.Sector == "":
		return view.Plain(b.Words.T("page.sector.code", s.SectorCode, string(s.Naf)))
	case s.SectorCode == s.Sector:
		return view.Plain(b.Words.T("page.sector.section", b.Text(s.SectorName), s.Sector, b.Text(string(s.Naf))))
	}
	return view.Plain(b.Words.T("page.sector.full", b.Text(s.SectorName), s.SectorCode, b.Text(naf.SectionLabel(s.Sector)), b.Text(string(s.Naf))))
}

// grouped3 writes a SIREN by threes.
func grouped3(siren string) string {
	if len(siren) != 9 {
		return siren
	}
	return siren[:3] + "\u202f" + siren[3:6] + "\u202f" + siren[6:]
}

func (b *Builder) signatoryStats(s *model.Signatory) []view.Stat {
	measured, reported := 0, 0
	for _, k := range s.Commitments {
		if len(k.Measures) > 0 {
			measured++
		}
		if k.Reported() {
			reported++
		}
	}
	return []view.Stat{
		{Value: b.Words.Number(len(s.Commitments)), Label: b.Words.N("page.stat.commitments", len(s.Commitments)),
			Detail: b.Measured(len(s.Commitments), measured)},
		{Value: b.Words.Number(reported), Label: b.Words.N("page.stat.reported", reported), Detail: b.Coverage(reported, len(s.Commitments))},
	}
}

// commitmentGroups returns the commitments by domain, in the site's order.
func (b *Builder) commitmentGroups(s *model.Signatory) []CommitmentGroup {
	by := map[*model.Domain][]CommitmentView{}
	for _, k := range s.Commitments {
		by[k.Domain] = append(by[k.Domain], b.commitment(k))
	}
	var out []CommitmentGroup
	for _, d := range b.Model.Domains {
		if ks := by[d]; len(ks) > 0 {
			tag := b.Tag(d)
			tag.Text = b.Text(d.Title)
			out = append(out, CommitmentGroup{tag, ks})
		}
	}
	return out
}

func (b *Builder) commitment(k *model.Commitment) CommitmentView {
	v := CommitmentView{ID: k.ID, Permalink: b.Href(address.Commitment(k)), Action: b.Text(k.Action), Description: b.Text(k.Description),
		Status: b.Badge("status", string(k.Status)), Sources: b.Source(k.Source), Note: b.Text(k.Note)}
	if k.Status == "" {
		v.Status = view.Badge{Text: b.Words.T("page.status.none"), Key: model.Unknown}
	}
	var f view.Facts
	f.Add(b.Words.T("page.fact.territories"), b.TerritoryLinks(k.Territories)...)
	f.Add(b.Words.T("page.fact.period"), view.Plain(b.Period(k.Start, k.End))...)
	f.Add(b.Words.T("page.fact.partners"), b.ActorLinks(k.Partners)...)
	f.Add(b.Words.T("page.fact.proof"), view.Plain(b.Label("proof", string(k.Proof)))...)
	f.Add(b.Words.T("page.fact.evaluation"), view.Plain(b.Label("evaluation", string(k.Evaluation)))...)
	v.Facts = f
	if len(k.Measures) == 0 {
		v.NoIndicator = b.Words.T("page.empty.measures")
		return v
	}
	v.Indicators = b.measures(k)
	for _, m := range k.Measures {
		if p, ok := b.progress(m); ok {
			v.Progress = append(v.Progress, p)
		}
		if m.Note != "" {
			v.Remarks = append(v.Remarks, view.Remark{Term: b.Text(m.Name), Text: b.Text(m.Note)})
		}
		for _, y := range m.Values {
			r := view.Remark{Term: b.Words.T("page.value.of", b.Text(m.Name), strconv.Itoa(y.Year)), Text: b.Text(y.Note)}
			if y.Source != nil {
				r.Sources = b.Source(*y.Source)
			}
			if y.Proof != "" {
				r.Proof = b.Label("proof", string(y.Proof))
			}
			if r.Text != "" || r.Proof != "" || len(r.Sources) > 0 {
				v.Remarks = append(v.Remarks, r)
			}
		}
	}
	return v
}

// measures returns the table of the indicators of a commitment: a column per year
// that some of them reported. A year without a report is marked as missing.
func (b *Builder) measures(k *model.Commitment) *view.Table {
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
	t := &view.Table{Caption: b.Words.T("page.measures.caption", b.Text(k.Action)), Head: view.Heads(b.Words.T("page.measures.indicator"))}
	if reference {
		t.Head = append(t.Head, view.Heads(b.Words.T("page.measures.reference"))...)
	}
	for _, y := range years {
		t.Head = append(t.Head, view.Heads(strconv.Itoa(y))...)
	}
	if len(years) == 0 {
		t.Head = append(t.Head, view.Heads(b.Words.T("page.measures.value"))...)
	}
	if target {
		t.Head = append(t.Head, view.Heads(b.Words.T("page.measures.target"), b.Words.T("page.measures.deadline"))...)
	}
	t.Rows = make([]view.Row, 0, len(k.Measures))
	for _, m := range k.Measures {
		row := view.Row{Head: view.Link{Text: b.Text(m.Name)}, Cells: make([]view.Cell, 0, len(t.Head)-1)}
		if m.Shared != nil {
			row.Head = b.Link(&m.Shared.Record)
		}
		row.Head.Hint = b.Text(m.Unit)
		if reference {
			row.Cells = append(row.Cells, b.FigureCell(m.Reference))
		}
		for _, y := range years {
			row.Cells = append(row.Cells, b.FigureCell(valueOf(m, y)))
		}
		if len(years) == 0 {
			row.Cells = append(row.Cells, b.FigureCell(nil))
		}
		if target {
			row.Cells = append(row.Cells, b.FigureCell(m.Target), view.Cell{Text: cmp.Or(b.Date(m.Deadline), b.Words.T("page.unknown")), Missing: m.Deadline.IsZero()})
		}
		t.Rows = append(t.Rows, row)
	}
	return t.Aligned()
}

func valueOf(m model.Measure, year int) *model.Quantity {
	for i := range m.Values {
		if m.Values[i].Year == year {
			return &m.Values[i].Quantity
		}
	}
	return nil
}

// progress returns how far a measure has come to its target. There is none without a
// report, for a range, or where the aim is a decrease from an unknown start.
func (b *Builder) progress(m model.Measure) (Progress, bool) {
	total, ok := m.Total()
	if !ok || m.Target == nil || total.IsRange() || m.Target.IsRange() {
		return Progress{}, false
	}
	value, goal := total.Low, m.Target.Low
	done, way := value, goal
	label, text := "page.progress.label", "page.percent"
	if m.Direction.Lower() {
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
		Label: b.Words.T(label, b.Text(m.Name), b.Cumulated(total, m.Cumulation), b.Decimal(goal), b.span(m)),
		Value: fmt.Sprint(math.Round(min(share, 1)*1000) / 10), Max: "100",
		Text: b.Words.T(text, b.Decimal(math.Floor(share*100))),
	}, true
}

// span returns in words which years a measure's total is made of, and how.
func (b *Builder) span(m model.Measure) string {
	first, last := strconv.Itoa(m.Values[0].Year), strconv.Itoa(m.Values[len(m.Values)-1].Year)
	if m.Cumulation.Latest() || first == last {
		return b.Words.T("page.progress.last", last)
	}
	return b.Words.T("page.progress."+string(m.Cumulation), first, last)
}

func (b *Builder) convention(c model.Convention) ConventionView {
	v := ConventionView{Title: cmp.Or(b.Text(c.Title), b.Words.T("page.convention.title")), Date: b.Date(c.Date), DateISO: c.Date.String(),
		Sources: b.Source(c.Source), Note: b.Text(c.Note)}
	var f view.Facts
	f.Add(b.Words.T("page.fact.territories"), b.TerritoryLinks(c.Territories)...)
	f.Add(b.Words.T("page.fact.partners"), b.ActorLinks(c.Partners)...)
	f.Add(b.Words.T("page.fact.end"), view.Plain(b.Date(c.End))...)
	v.Facts = f
	switch {
	case strings.HasPrefix(c.Document, "http"):
		v.Document = view.External(c.Document)
	case c.Document != "":
		v.Document = view.Link{Text: b.Words.T("page.convention.document"), Href: b.Href(c.Document)}
	}
	return v
}

// SignatoryView is a signatory with all it committed to.
type SignatoryView struct {
	view.Shell
	Logo        string
	Facts       []view.Pair
	Withheld    string // shown when the name isn't public
	Stats       []view.Stat
	Domains     []CommitmentGroup
	NoCommit    string // why there is no commitment
	Conventions []ConventionView
	Body        view.Body
	Related     []view.Section
	Badge       *pictures.BadgeView // nil where the name isn't public
	view.Provenance
}

// CommitmentGroup is the commitments of one signatory in one domain.
type CommitmentGroup struct {
	Domain      view.DomainTag
	Commitments []CommitmentView
}

// CommitmentView is one commitment; ID is its stable anchor.
type CommitmentView struct {
	ID          string
	Permalink   string
	Action      string
	Description string
	Status      view.Badge
	Facts       []view.Pair // territories, period, partners, evaluation, proof
	Indicators  *view.Table
	NoIndicator string
	Progress    []Progress
	Sources     []view.Link
	Note        string
	Remarks     []view.Remark // on the indicators and their yearly values
}

// Progress is an indicator's latest value against its target, for the HTML element meter.
type Progress struct {
	Label string // "Stages de 3e : 21 sur 30 (2018)"
	Value string // "21"
	Max   string // "30"
	Text  string // "70 %"
}

// ConventionView is a convention signed with the State.
type ConventionView struct {
	Title    string
	Date     string
	DateISO  string
	Facts    []view.Pair
	Document view.Link
	Sources  []view.Link
	Note     string
}
