package signatories

import (
	"slices"
	"strings"
	"sync"

	"parvis/generator/data/directory"
	"parvis/generator/html/list"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// facetGroup is one way of narrowing the list of commitments, with its lists.
type facetGroup struct {
	facet  string
	title  string
	choice []facetChoice
}

// facetChoice is the commitments that have one value of a facet.
type facetChoice struct {
	directory.Group
	label, count string // "Emploi", "5 engagements et 2 actions menées"
}

// shownFacets is the facets of commitments in display order, with the keys of their titles.
// Territories are offered down to the département: finer ones are reached from their pages.
var shownFacets = []struct{ name, title string }{
	{directory.Domain, "page.facet.domain"},
	{directory.Place, "page.facet.region"},
	{directory.Place, "page.facet.departement"},
	{directory.Result, "page.facet.result"},
	{directory.Target, "page.facet.target"},
	{directory.Progress, "page.axes.progress"},
	{directory.Reporting, "page.axes.reporting"},
	{directory.Status, "page.axes.word"},
	{directory.Action, "page.fact.catalogue"},
	{directory.Proof, "page.fact.proof"},
	{directory.Size, "page.facet.size"},
	{directory.Type, "page.filter.type"},
	{directory.Term, "page.filter.situation"},
}

// commitments returns all commitments, in the order of their list; none without a signatory.
func (b *Builder) commitments() []*model.Commitment {
	if b.directory == nil {
		return nil
	}
	return b.directory().Commitments()
}

// commitmentGroups returns the facets that divide the commitments.
func (b *Builder) commitmentGroups() []facetGroup {
	if b.directory == nil {
		return nil
	}
	var out []facetGroup
	for _, f := range shownFacets {
		g := facetGroup{facet: f.name, title: b.Words.T(f.title)}
		label := b.commitmentLabels(f.name)
		for _, one := range b.directory().Groups(f.name) {
			if f.name != directory.Place || b.level(one.Key) == f.title {
				g.choice = append(g.choice, facetChoice{one, label(one.Key), b.CountedCommitments(one.Commitments)})
			}
		}
		if f.name == directory.Action {
			slices.SortStableFunc(g.choice, func(a, b facetChoice) int { return len(b.Commitments) - len(a.Commitments) })
		}
		if len(g.choice) > 1 || len(g.choice) == 1 && len(g.choice[0].Commitments) < len(b.commitments()) {
			out = append(out, g)
		}
	}
	return out
}

// level returns the key of the title under which a territory is offered; "" for none.
func (b *Builder) level(place string) string {
	switch b.directory().PlaceOf(place).Level {
	case model.Region:
		return "page.facet.region"
	case model.Departement:
		return "page.facet.departement"
	default: // only these two are choices
		return ""
	}
}

// commitmentLabels returns the words for the values of a facet of commitments.
func (b *Builder) commitmentLabels(facet string) func(string) string {
	label := b.filterLabels(facet)
	switch facet {
	case directory.Term:
		label = func(v string) string { return b.Words.T("page.commitments.term." + v) }
	case directory.Place:
		label = func(v string) string { return b.Text(b.directory().PlaceOf(v).Title) }
	case directory.Target:
		label = func(v string) string { return b.Words.T("page.commitments.target." + v) }
	case directory.Result:
		label = func(v string) string { return b.Words.T("page.commitments.result." + v) }
	case directory.Proof:
		label = func(v string) string { return b.Label("proof", v) }
	case directory.Action:
		label = b.actionTitle
	}
	return func(v string) string {
		if v == directory.Unknown {
			return b.Words.T("page.filter.unknown")
		}
		return label(v)
	}
}

func (b *Builder) actionTitle(id string) string {
	for _, d := range b.Model.Domains {
		if i := slices.IndexFunc(d.Actions, func(a *model.Action) bool { return a.ID == id }); i >= 0 {
			return b.Text(d.Actions[i].Title)
		}
	}
	panic(id + " is no action of the catalogue")
}

// CommitmentLists returns the list of commitments and the lists narrowed by one facet.
func (b *Builder) CommitmentLists() []site.File {
	title := b.Words.T("page.commitments.title")
	narrowed := func(l list.Listing[*model.Commitment]) []site.File {
		l.Counted, l.Data = b.CountedCommitments, b.data("engagements")
		l.Facets, l.Lead = b.commitmentFacetsAt, b.answer(l.Records)
		return list.Pages(b.Site, l)
	}
	out := narrowed(list.Listing[*model.Commitment]{At: address.CommitmentList, Title: title, Records: b.commitments(),
		Rows: b.rowsOf(b.rows), First: b.filterCommitments})
	trail := []view.Link{{Text: title, Href: b.Href(address.Commitments)}}
	for _, g := range b.groups() {
		for _, c := range g.choice {
			form := sync.OnceValue(func() *view.RowForm { return b.RowForm(c.Commitments) })
			out = append(out, narrowed(list.Listing[*model.Commitment]{At: commitmentsBy(g.facet, c.Key),
				Title: b.commitmentTitle(g.facet, c), Kicker: g.title, Records: c.Commitments, Trail: trail, Rows: b.rowsOf(form),
				Combined: b.combined(g.facet, c.Key)})...)
		}
	}
	return out
}

// combined leads from the list of one value to the filters of the whole list, with the value chosen; none
// without filters.
func (b *Builder) combined(facet, value string) view.Link {
	if len(b.commitments()) < 2 {
		return view.Link{}
	}
	return view.Link{Text: b.Words.T("page.commitments.combine"), Href: b.Href(address.Commitments) + "?" + facet + "=" + value}
}

// commitmentTitle returns the title of the list of one value.
func (b *Builder) commitmentTitle(facet string, c facetChoice) string {
	switch facet {
	case directory.Domain:
		at := slices.IndexFunc(b.Model.Domains, func(d *model.Domain) bool { return d.Slug == c.Key })
		return b.Words.T("page.commitments.of.domaine", b.Text(b.Model.Domains[at].Title))
	case directory.Place:
		return b.Words.T("page.commitments.of.territoire", phrase.In(b.Words, b.directory().PlaceOf(c.Key), c.label))
	case directory.Action:
		return b.Words.T("page.commitments.of.action", c.label)
	}
	return b.Words.T("page.commitments.of." + facet + "." + c.Key)
}

// commitmentsBy returns the addresses of the list of one value.
func commitmentsBy(facet, value string) func(int) string {
	return func(n int) string { return address.CommitmentsBy(address.Facet(facet), value, n) }
}

// rowsOf returns what makes the rows of a page, in the form of its list.
func (b *Builder) rowsOf(form func() *view.RowForm) func([]*model.Commitment) *view.CommitmentRows {
	return func(ks []*model.Commitment) *view.CommitmentRows {
		out := form().Rows(ks)
		if len(ks) > 1 {
			out.Same = append([]string{b.Words.T("page.commitments.order")}, out.Same...)
		}
		return out
	}
}

// noCommitment makes the page of an empty list, which leads to the signatories.
func (b *Builder) noCommitment(v *list.ListView) {
	v.Rows, v.Summary = nil, ""
	v.Sections = []view.Section{{Empty: b.Words.T("page.commitments.none"),
		More: view.Link{Text: b.Words.T("page.kinds.signataires"), Href: b.Href(address.List(model.Signatories, 1))}}}
}

// answer says in a few sentences how much was promised and done, by how many, of how much a result is
// known, and how many reports are late; "" for nothing.
func (b *Builder) answer(ks []*model.Commitment) string {
	if len(ks) == 0 {
		return ""
	}
	late := 0
	for _, k := range ks {
		if k.Nature.Promised() && b.Totals().Standing(k).Report.State == model.ReportLate {
			late++
		}
	}
	who := view.Committed(ks)
	out := []string{b.Words.N("page.commitments.lead", len(who), b.CountedCommitments(ks), b.CountedSignatories(who))}
	if len(ks) > 1 {
		out = append(out, b.ReportedAmong(ks))
	}
	if late > 0 {
		out = append(out, b.Words.N("page.commitments.late", late))
	}
	return strings.Join(out, " ")
}

// mostChoices is how many values of a facet stand before the others are folded.
const mostChoices = 8

// commitmentFacetsAt returns the facets of commitments as links, with the choice made at an address
// marked: it isn't folded.
func (b *Builder) commitmentFacetsAt(at string) []view.Facet {
	var out []view.Facet
	for _, g := range b.groups() {
		f := view.Facet{Title: g.title}
		for i, c := range g.choice {
			here := commitmentsBy(g.facet, c.Key)(1)
			l := view.Link{Text: c.label, Href: b.Href(here), Count: b.Words.Number(len(c.Commitments)),
				CountLabel: c.count, Current: here == at}
			if i < mostChoices || len(g.choice) == mostChoices+1 || l.Current {
				f.Links = append(f.Links, l)
			} else {
				f.Others = append(f.Others, l)
			}
		}
		if n := len(f.Others); n > 0 {
			f.More = b.Words.N("page.facet.others", n)
		}
		out = append(out, f)
	}
	return out
}
