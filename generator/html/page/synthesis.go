package page

import (
	"slices"
	"strings"

	"parvis/generator/html/list"
	"parvis/generator/html/prose"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// longStory is from how many words what is to be kept of a story is told before it.
const longStory = 250

// experiences returns the list of experiences and each of them.
func (b *Builder) experiences() []site.File {
	if len(b.Model.Experiences) == 0 {
		return nil
	}
	out := list.Pages(b.Site, list.Listing[*model.Experience]{At: func(n int) string { return address.List(model.Experiences, n) },
		Title: b.Words.T("page.kinds.experiences"), Lead: b.Words.T("page.lead.experiences"), Section: model.Experiences,
		Count: "page.count.experiences", Records: b.Model.Experiences, Card: b.ExperienceCard})
	for _, x := range b.Model.Experiences {
		out = append(out, b.experience(x))
	}
	return out
}

func (b *Builder) experience(x *model.Experience) site.File {
	at := address.Record(&x.Record)
	return view.Page(b.Site, at, "experience", func() (ExperienceView, error) {
		v := ExperienceView{Domains: b.Tags(x.Domains), Keep: b.Texts(x.Keep), Progress: b.Texts(x.Progress), Provenance: b.Provenance(&x.Record)}
		v.Shell = b.Shell(view.Frame{Kind: "experience", Kicker: b.Words.T("page.kind.experiences"), Lead: b.Text(x.Teaser),
			Record: &x.Record, About: b.AboutArticle(&x.Record, b.Text(x.Teaser), x.Date.String())})
		var f view.Facts
		f.Add(b.Words.T("page.fact.told"), view.Plain(b.Date(x.Date))...)
		if x.Synthesis != nil {
			f.Add(b.Words.T("page.kind.syntheses"), b.Link(&x.Synthesis.Record))
		}
		f.Add(b.Words.T("page.kinds.signataires"), b.SignatoryLinks(x.Signatories)...)
		f.Add(b.Words.T("page.fact.territories"), b.TerritoryLinks(x.Territories)...)
		f.Add(b.Words.T("page.kinds.acteurs"), b.ActorLinks(x.Actors)...)
		f.Add(b.Words.T("page.fact.video"), b.Source(x.Video)...)
		v.Facts = f
		var err error
		v.Body, _, err = b.prose.Body(&x.Record)
		v.Listing = true
		v.Long = len(strings.Fields(x.Body)) > longStory
		v.Scripted = len(x.Figures) > 0
		if ks := view.BestKnown(b.commitmentsOf(x)); len(ks) > 0 {
			v.Commitments = b.RowForm(ks).In(nil, 2, false).Rows(ks[:min(len(ks), view.MostCards)])
			v.WhoseTitle = b.Words.N("page.experience.commitments", len(view.Committed(ks)), b.Named(ks))
		}
		v.Related = b.Related(&x.Record)
		return v, err
	})
}

// commitmentsOf returns the commitments of those who tell an experience, in the domains that it is about.
func (b *Builder) commitmentsOf(x *model.Experience) []*model.Commitment {
	var out []*model.Commitment
	for _, s := range x.Signatories {
		for _, k := range s.Commitments {
			if len(x.Domains) == 0 || slices.Contains(x.Domains, k.Domain) {
				out = append(out, k)
			}
		}
	}
	return out
}

// syntheses returns the list of syntheses and each of them.
func (b *Builder) syntheses() []site.File {
	if len(b.Model.Syntheses) == 0 {
		return nil
	}
	out := list.Pages(b.Site, list.Listing[*model.Synthesis]{At: func(n int) string { return address.List(model.Syntheses, n) },
		Title: b.Words.T("page.kinds.syntheses"), Lead: b.Words.T("page.lead.syntheses"), Section: model.Syntheses,
		Count: "page.count.syntheses", Records: b.Model.Syntheses, Card: b.SynthesisCard})
	for _, y := range b.Model.Syntheses {
		out = append(out, b.synthesis(y))
	}
	return out
}

func (b *Builder) synthesis(y *model.Synthesis) site.File {
	at := address.Record(&y.Record)
	return view.Page(b.Site, at, "synthesis", func() (SynthesisView, error) {
		v := SynthesisView{Keep: b.Texts(y.Keep), Motivations: b.items(y.Motivations), Factors: b.items(y.Factors), Ways: b.items(y.Ways),
			Quotes: b.quotes(y.Quotes), Provenance: b.Provenance(&y.Record)}
		var told []string
		for _, s := range y.Sessions {
			told = append(told, b.Words.T("page.session", b.Text(s.Place), b.Date(s.Date)))
		}
		v.Shell = b.Shell(view.Frame{Kind: "synthesis", Kicker: b.Words.T("page.kind.syntheses"), Lead: strings.Join(told, " · "),
			Record: &y.Record, About: b.AboutArticle(&y.Record, strings.Join(told, " · "), y.LastSession().String())})
		var f view.Facts
		for _, s := range y.Sessions {
			values := append(view.Plain(b.Date(s.Date)), b.TerritoryLinks(s.Territories)...)
			f.Add(b.Words.T("page.fact.session", b.Text(s.Place)), values...)
		}
		f.Add(b.Words.T("page.fact.supporters"), b.ActorLinks(y.Supporters)...)
		v.Facts = f
		for _, t := range y.Tools {
			if t.Note != "" {
				v.ToolsNotes = append(v.ToolsNotes, b.Words.T("page.tools.note", b.Text(t.Name), b.Text(t.Note)))
			}
		}
		for _, s := range y.Sources {
			v.References = append(v.References, b.Source(s)...)
		}
		body, headings, err := b.prose.Body(&y.Record)
		if err != nil {
			return v, err
		}
		v.Body = body
		planes := b.figures.Views(b.figures.OfSynthesis(y), y.Figures)
		if len(planes) > 0 {
			v.Plane = &planes[0]
		}
		v.Scripted = len(planes)+len(y.Figures) > 0
		v.Related = b.relatedOf(y)
		v.Contents = b.contents(v, headings)
		return v, nil
	})
}

// relatedOf returns all experiences and resources of a seminar, then the other records
// that refer to its synthesis.
func (b *Builder) relatedOf(y *model.Synthesis) []view.Section {
	var out []view.Section
	if xs := b.ExperiencesOf[y]; len(xs) > 0 {
		out = append(out, view.SectionOf("experiences", b.Words.T("page.synthesis.experiences"), xs, len(xs), b.ExperienceCard, view.Link{}))
	}
	if rs := b.ResourcesOf[y]; len(rs) > 0 {
		out = append(out, view.SectionOf("ressources", b.Words.T("page.synthesis.resources"), rs, len(rs), b.ResourceCard, view.Link{}))
	}
	return append(out, b.Related(&y.Record)...)
}

func (b *Builder) items(ts []model.TitledText) []Item {
	var out []Item
	for _, t := range ts {
		out = append(out, Item{b.Text(t.Title), b.Text(t.Text)})
	}
	return out
}

// quotes returns the words reported, by theme, in the order of first mention.
func (b *Builder) quotes(qs []model.Quote) []QuoteGroup {
	var out []QuoteGroup
	at := map[string]int{}
	for _, q := range qs {
		i, ok := at[q.Theme]
		if !ok {
			i = len(out)
			at[q.Theme] = i
			out = append(out, QuoteGroup{Theme: b.Text(q.Theme)})
		}
		out[i].Quotes = append(out[i].Quotes, Quote{b.Text(q.Text), b.Text(q.Author), q.Indirect})
	}
	return out
}

// contents returns the list of contents of a synthesis: the theme's own parts, in
// the order it shows them, and the headings of the body. The identifiers of the
// parts are the contract with the template.
func (b *Builder) contents(v SynthesisView, headings []prose.Heading) []Heading {
	var out []Heading
	part := func(id string, shown bool) {
		if shown {
			out = append(out, Heading{ID: "part-" + id, Text: b.Words.T("synthesis." + id)})
		}
	}
	part("keep", len(v.Keep) > 0)
	part("motivations", len(v.Motivations) > 0)
	part("factors", len(v.Factors) > 0)
	part("ways", len(v.Ways) > 0)
	part("tools", v.Plane != nil)
	part("quotes", len(v.Quotes) > 0)
	for _, h := range headings {
		entry := Heading{ID: h.ID, Text: b.Text(h.Text)}
		switch {
		case h.Level == 2:
			out = append(out, entry)
		case h.Level == 3 && len(out) > 0:
			last := &out[len(out)-1]
			last.Children = append(last.Children, entry)
		}
	}
	part("references", len(v.References) > 0)
	for _, s := range v.Related {
		out = append(out, Heading{ID: s.ID, Text: s.Title})
	}
	return out
}

// Item is a titled text: a motivation, a success factor, a way forward.
type Item struct {
	Title string
	Text  string
}

// ExperienceView is an experience presented at a seminar.
type ExperienceView struct {
	view.Shell
	Facts       []view.Pair
	Domains     []view.DomainTag
	Keep        []string
	Long        bool // what is to be kept comes before a long story, and after a short one
	Progress    []string
	Body        view.Body
	WhoseTitle  string // "Les engagements de BRL"
	Commitments *view.CommitmentRows
	Related     []view.Section
	view.Provenance
}

// SynthesisView is what a seminar concluded, readable as a document.
type SynthesisView struct {
	view.Shell
	Contents    []Heading
	Facts       []view.Pair
	Keep        []string
	Motivations []Item
	Factors     []Item
	Ways        []Item
	Quotes      []QuoteGroup
	Plane       *view.FigureView // the tools, on two axes
	ToolsNotes  []string
	Body        view.Body
	Related     []view.Section
	References  []view.Link
	view.Provenance
}

// Heading is a line of a table of contents.
type Heading struct {
	ID       string
	Text     string
	Children []Heading
}

// QuoteGroup is the words reported on one theme.
type QuoteGroup struct {
	Theme  string
	Quotes []Quote
}

// Quote is a verbatim, or words reported in indirect speech.
type Quote struct {
	Text     string
	Author   string
	Indirect bool
}
