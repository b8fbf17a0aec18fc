// Package signatory makes the page of each signatory: who it is, what it promised and did, what
// became of it.
package signatory

import (
	"cmp"
	"slices"

	"parvis/generator/html/pictures"
	"parvis/generator/html/prose"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/reference/naf"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Builder makes the pages of signatories.
type Builder struct {
	*view.Site
	prose    *prose.Builder
	pictures *pictures.Builder
}

// New returns a Builder. Pages have texts with figures, and offer the badges of signatories.
func New(s *view.Site, prose *prose.Builder, pictures *pictures.Builder) *Builder {
	return &Builder{s, prose, pictures}
}

// Files returns the page of each signatory.
func (b *Builder) Files() []site.File {
	out := make([]site.File, len(b.Model.Signatories))
	for i, s := range b.Model.Signatories {
		out[i] = b.signatory(s)
	}
	return out
}

func (b *Builder) signatory(s *model.Signatory) site.File {
	at := address.Record(&s.Record)
	return view.Page(b.Site, at, "signatory", func() (SignatoryView, error) {
		v := SignatoryView{Facts: b.signatoryFacts(s), Provenance: b.Provenance(&s.Record)}
		v.Shell = b.Shell(view.Frame{Kind: "signatory", Kicker: b.SignatoryKicker(s), Record: &s.Record, Lead: b.summary(s), About: b.AboutSignatory(s)})
		if s.Withheld {
			v.Withheld = b.Words.T("page.withheld.why")
		}
		if s.Past(b.Model.AsOf) {
			v.Left = b.left(s)
			if s.Successor != nil {
				v.Successor = b.Link(&s.Successor.Record)
			}
		}
		if s.Logo != "" {
			v.Logo = b.Href(s.Logo)
		}
		v.Domains = b.commitmentGroups(s)
		v.Heading = b.heading(s)
		if len(s.Commitments) == 0 {
			v.NoCommit = b.Words.T("page.empty.commitments")
		}
		v.Assessments = b.Assessments(s.Assessed)
		for _, c := range s.Conventions {
			v.Conventions = append(v.Conventions, b.convention(c))
		}
		var err error
		v.Body, _, err = b.prose.Body(&s.Record)
		v.Scripted = len(s.Figures) > 0
		v.Patterns = !v.Scripted && slices.ContainsFunc(v.Domains, func(g CommitmentGroup) bool {
			return slices.ContainsFunc(g.Commitments, func(c CommitmentView) bool { return c.hatched })
		})
		v.Related = b.Related(&s.Record)
		v.Badge = b.pictures.View(s)
		return v, err
	})
}

// heading returns the heading over what a signatory promised and did.
func (b *Builder) heading(s *model.Signatory) string {
	deeds := 0
	for _, k := range s.Commitments {
		if !k.Nature.Promised() {
			deeds++
		}
	}
	switch {
	case deeds == 0:
		return b.Words.T("page.head.commitments")
	case deeds == len(s.Commitments):
		return b.Words.T("page.head.deeds")
	}
	return b.Words.T("page.head.all")
}

func (b *Builder) signatoryFacts(s *model.Signatory) []view.Pair {
	var f view.Facts
	f.Add(b.Words.T("page.fact.scope"), view.Plain(b.Label("scope", string(s.Scope)))...)
	f.Add(b.Words.T("page.fact.territories"), b.TerritoryLinks(s.Territories)...)
	f.Add(b.Words.T("page.fact.signature"), view.Plain(b.Date(s.Signature))...)
	if !s.Past(b.Model.AsOf) { // else the banner tells it
		f.Add(b.Words.T("page.fact.end"), view.Plain(b.Date(s.End))...)
	}
	f.Add(b.Words.T("page.fact.networks"), b.ActorLinks(s.Networks)...)
	f.Add(b.Words.T("page.fact.sector"), b.sector(s)...)
	f.Add(b.Words.T("page.fact.siren"), view.Plain(grouped3(s.Siren))...)
	f.Add(b.Words.T("page.fact.rna"), view.Plain(s.Rna)...)
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
	v := CommitmentView{ID: k.ID, Nature: b.Label("nature", string(k.Nature)), Action: b.Text(k.Action), Description: b.Text(k.Description),
		Over: b.Over(k), Axes: b.axes(k), Replies: b.replies(k), Received: b.received(k), Sources: b.Source(k.Source), Note: b.Text(k.Note)}
	v.Facts = b.commitmentFacts(k)
	if len(k.Measures) == 0 {
		if !k.Nature.Promised() { // else its progress says so
			v.NoIndicator = b.Words.T("page.empty.measures")
		}
		return v
	}
	v.Indicators = b.measures(k)
	v.ByPlace = b.placeResults(k)
	b.tell(&v, k)
	for i := range k.Measures {
		m := &k.Measures[i]
		if m.Note != "" {
			v.Remarks = append(v.Remarks, view.Remark{Term: b.Text(m.Name), Text: b.Text(m.Note)})
		}
		v.Remarks = append(v.Remarks, b.valueRemarks(k, m)...)
	}
	return v
}

func (b *Builder) commitmentFacts(k *model.Commitment) []view.Pair {
	var f view.Facts
	places := b.TerritoryLinks(k.Territories)
	if len(places) == 0 {
		places = view.Plain(b.Words.T("page.place-unknown"))
	}
	f.Add(b.Words.T("page.fact.territories"), places...)
	f.Add(b.Words.T("page.fact.period"), view.Plain(b.Period(k.Start, k.End))...)
	if k.Catalogue != nil {
		f.Add(b.Words.T("page.fact.catalogue"), view.Link{Text: b.Text(k.Catalogue.Title), Href: b.Href(address.Action(k.Catalogue))})
		f.Add(b.Words.T("page.fact.unfollowed"), view.Links(b.Site, unfollowed(k))...)
	}
	if k.Follows != nil {
		f.Add(b.Words.T("page.fact.renews"), b.renewal(k, k.Follows))
	}
	if k.Renewed != nil {
		f.Add(b.Words.T("page.fact.renewed"), b.renewal(k, k.Renewed))
	}
	f.Add(b.Words.T("page.fact.partners"), b.partners(k.Partners)...)
	f.Add(b.Words.T("page.fact.proof"), view.Plain(b.Label("proof", string(k.Proof)))...)
	f.Add(b.Words.T("page.fact.evaluation"), view.Plain(b.Label("evaluation", string(k.Evaluation)))...)
	return f
}

// unfollowed returns the indicators of a commitment's action of the catalogue when it follows none
// of them.
func unfollowed(k *model.Commitment) []*model.Indicator {
	for i := range k.Measures {
		if slices.Contains(k.Catalogue.Indicators, k.Measures[i].Shared) {
			return nil
		}
	}
	return k.Catalogue.Indicators
}

// renewal returns a link to the commitment that another renews, or that renews it: with its time,
// as both often have one name, and its signatory if it is another.
func (b *Builder) renewal(from, to *model.Commitment) view.Link {
	l := view.Link{Text: b.Text(to.Action), Href: b.Href(address.Commitment(to)), Hint: b.Period(to.Start, to.End)}
	if to.Signatory != from.Signatory {
		l.Text = b.Words.T("page.commitment.link", b.Title(&to.Signatory.Record), l.Text)
	}
	return l
}

// partners returns links to those that take part; signatories are marked.
func (b *Builder) partners(rs []*model.Record) []view.Link {
	out := b.RecordLinks(rs)
	for i, r := range rs {
		if r.Kind == model.Signatories {
			out[i].Hint = view.Lowered(b.Words.T("page.kind." + string(r.Kind)))
		}
	}
	return out
}

func (b *Builder) convention(c *model.Convention) ConventionView {
	v := ConventionView{ID: address.ConventionAnchor(c), Title: b.conventionTitle(c), DateISO: c.Date.String(),
		Date: cmp.Or(b.Date(c.Date), b.Words.T("page.undated")), Sources: b.Source(c.Source), Note: b.Text(c.Note)}
	var f view.Facts
	f.Add(b.Words.T("page.fact.scope"), view.Plain(b.Label("scope", string(c.Scope)))...)
	if c.Follows != nil {
		f.Add(b.Words.T("page.fact.follows"), b.followed(c, c.Follows))
	}
	f.Add(b.Words.T("page.fact.territories"), b.TerritoryLinks(c.Territories)...)
	f.Add(b.Words.T("page.fact.partners"), b.partners(c.Partners)...)
	f.Add(b.Words.T("page.fact.end"), view.Plain(b.Date(c.End))...)
	v.Facts = f
	v.Document = b.Document(c.Document, b.Words.T("page.convention.document"))
	return v
}

func (b *Builder) conventionTitle(c *model.Convention) string {
	return cmp.Or(b.Text(c.Title), b.Words.T("page.convention.title"))
}

// followed returns a link to the convention that another follows, with its date and, if another
// signed it, who did.
func (b *Builder) followed(from, to *model.Convention) view.Link {
	l := view.Link{Text: b.conventionTitle(to), Href: b.Href(address.Convention(to)), Hint: cmp.Or(b.Date(to.Date), b.Words.T("page.undated"))}
	if to.Signatory != from.Signatory {
		l.Text = b.Words.T("page.commitment.link", b.Title(&to.Signatory.Record), l.Text)
	}
	return l
}

// SignatoryView is a signatory with all it committed to.
type SignatoryView struct {
	view.Shell
	Logo        string
	Facts       []view.Pair
	Withheld    string // shown when the name isn't public
	Left        string // since when it is a signatory no more, and why; "" for one that still is
	Successor   view.Link
	Domains     []CommitmentGroup
	Patterns    bool   // the page has those of drawings, which one of them needs
	Heading     string // over them: "Engagements et actions menées"
	NoCommit    string // why there is no commitment
	Conventions []ConventionView
	Assessments *view.AssessmentsView // nil for none
	Body        view.Body
	Related     []view.Section
	Badge       *pictures.BadgeView // nil where the name isn't public, or it is a signatory no more
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
	Nature      string // "Engagement", "Action menée"
	Action      string
	Description string
	Over        view.Badge    // why it is over; none for what isn't
	Axes        []view.Axis   // its reports, its progress, its publisher's word
	Replies     []view.Remark // what the signatory answers to them
	Received    []view.Remark // reports that came, beside the figures
	Facts       []view.Pair   // territories, period, catalogue, partners, evaluation, proof
	Indicators  *view.Table
	ByPlace     *view.Table // results of places; nil for none
	NoIndicator string
	Progress    []Progress
	ProgressID  string    // of its element, which the drawing refers to; "" without one
	Drawing     view.HTML // of the measures; "" for none
	Sources     []view.Link
	Note        string
	Remarks     []view.Remark // on the indicators and their yearly values
	hatched     bool          // its drawing has the pattern of what is missing
}

// ConventionView is a convention signed with the State.
type ConventionView struct {
	ID       string // its anchor; "" for none
	Title    string
	Date     string
	DateISO  string
	Facts    []view.Pair
	Document view.Link
	Sources  []view.Link
	Note     string
}
