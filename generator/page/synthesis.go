package page

import (
	"cmp"
	"strings"

	"parvis/generator/address"
	"parvis/generator/date"
	"parvis/generator/markup"
	"parvis/generator/model"
)

// experiences is the list of experiences and each of them.
func (b *builder) experiences() []Page {
	if len(b.site.Experiences) == 0 {
		return nil
	}
	out := pages(b, listing[*model.Experience]{at: func(n int) string { return address.List(model.Experiences, n) },
		title: b.words.T("page.kinds.experiences"), lead: b.words.T("page.lead.experiences"), section: model.Experiences,
		count: "page.count.experiences", records: b.site.Experiences, card: b.experienceCard})
	for _, x := range b.site.Experiences {
		out = append(out, b.experience(x))
	}
	return out
}

func (b *builder) experienceCard(x *model.Experience) Card {
	c := b.card(&x.Record)
	c.Domains = b.tags(x.Domains)
	c.Kicker = cmp.Or(b.some(x.Territories), c.Kicker)
	return c
}

func (b *builder) experience(x *model.Experience) Page {
	at := address.Record(&x.Record)
	return page(at, "experience", func() (ExperienceView, error) {
		v := ExperienceView{Domains: b.tags(x.Domains), Keep: b.texts(x.Keep), Progress: b.texts(x.Progress), Provenance: b.provenance(&x.Record)}
		v.Shell = b.shell(frame{at: at, kind: "experience", title: b.text(x.Title), kicker: b.words.T("page.kind.experiences"), lead: b.text(x.Teaser),
			trail: b.trail(model.Experiences), section: model.Experiences, draft: x.Draft, about: b.aboutArticle(&x.Record, b.text(x.Teaser), x.Date.String())})
		var f facts
		f.add(b.words.T("page.fact.told"), plain(b.date(x.Date))...)
		if x.Synthesis != nil {
			f.add(b.words.T("page.kind.syntheses"), b.link(&x.Synthesis.Record))
		}
		f.add(b.words.T("page.kinds.signataires"), b.signatoryLinks(x.Signatories)...)
		f.add(b.words.T("page.fact.territories"), b.territoryLinks(x.Territories)...)
		f.add(b.words.T("page.kinds.acteurs"), b.actorLinks(x.Actors)...)
		f.add(b.words.T("page.fact.video"), b.source(x.Video)...)
		v.Facts = f
		var err error
		v.Body, _, err = b.body(&x.Record)
		v.Scripted = len(x.Figures) > 0
		v.Related = b.related(&x.Record)
		return v, err
	})
}

// syntheses is the list of syntheses and each of them.
func (b *builder) syntheses() []Page {
	if len(b.site.Syntheses) == 0 {
		return nil
	}
	out := pages(b, listing[*model.Synthesis]{at: func(n int) string { return address.List(model.Syntheses, n) },
		title: b.words.T("page.kinds.syntheses"), lead: b.words.T("page.lead.syntheses"), section: model.Syntheses,
		count: "page.count.syntheses", records: b.site.Syntheses, card: b.synthesisCard})
	for _, y := range b.site.Syntheses {
		out = append(out, b.synthesis(y))
	}
	return out
}

func (b *builder) synthesisCard(y *model.Synthesis) Card {
	c := b.card(&y.Record)
	for _, s := range y.Sessions {
		c.Meta = append(c.Meta, b.words.T("page.session", b.text(s.Place), b.date(s.Date)))
	}
	return c
}

func (b *builder) synthesis(y *model.Synthesis) Page {
	at := address.Record(&y.Record)
	return page(at, "synthesis", func() (SynthesisView, error) {
		v := SynthesisView{Keep: b.texts(y.Keep), Motivations: b.items(y.Motivations), Factors: b.items(y.Factors), Ways: b.items(y.Ways),
			Quotes: b.quotes(y.Quotes), Provenance: b.provenance(&y.Record)}
		var told []string
		for _, s := range y.Sessions {
			told = append(told, b.words.T("page.session", b.text(s.Place), b.date(s.Date)))
		}
		v.Shell = b.shell(frame{at: at, kind: "synthesis", title: b.text(y.Title), kicker: b.words.T("page.kind.syntheses"), lead: strings.Join(told, " · "),
			trail: b.trail(model.Syntheses), section: model.Syntheses, draft: y.Draft, about: b.aboutArticle(&y.Record, strings.Join(told, " · "), lastSession(y))})
		var f facts
		for _, s := range y.Sessions {
			values := append(plain(b.date(s.Date)), b.territoryLinks(s.Territories)...)
			f.add(b.words.T("page.fact.session", b.text(s.Place)), values...)
		}
		f.add(b.words.T("page.fact.supporters"), b.actorLinks(y.Supporters)...)
		v.Facts = f
		for _, t := range y.Tools {
			if t.Note != "" {
				v.ToolsNotes = append(v.ToolsNotes, b.words.T("page.tools.note", b.text(t.Name), b.text(t.Note)))
			}
		}
		for _, s := range y.Sources {
			v.References = append(v.References, b.source(s)...)
		}
		body, headings, err := b.body(&y.Record)
		if err != nil {
			return v, err
		}
		v.Body = body
		planes, err := b.figureViews(b.synthesisFigures(y), y.Figures)
		if len(planes) > 0 {
			v.Plane = &planes[0]
		}
		v.Scripted = len(planes)+len(y.Figures) > 0
		v.Related = b.toldIn(y)
		v.Contents = b.contents(v, headings)
		return v, err
	})
}

// lastSession is the date of a seminar's last sitting, ISO 8601: only then was
// there something to conclude. It is "" when no sitting is dated.
func lastSession(y *model.Synthesis) string {
	var last date.Date
	for _, s := range y.Sessions {
		if s.Date.Compare(last) > 0 {
			last = s.Date
		}
	}
	return last.String()
}

// toldIn is the experiences told in a seminar and the resources that belong to
// it, all of them, then what else refers to its synthesis.
func (b *builder) toldIn(y *model.Synthesis) []Section {
	var out []Section
	if xs := b.told[y]; len(xs) > 0 {
		out = append(out, section("experiences", b.words.T("page.synthesis.experiences"), xs, len(xs), b.experienceCard, Link{}))
	}
	if rs := b.handed[y]; len(rs) > 0 {
		out = append(out, section("ressources", b.words.T("page.synthesis.resources"), rs, len(rs), b.resourceCard, Link{}))
	}
	return append(out, b.related(&y.Record)...)
}

func (b *builder) items(ts []model.TitledText) []Item {
	var out []Item
	for _, t := range ts {
		out = append(out, Item{b.text(t.Title), b.text(t.Text)})
	}
	return out
}

// quotes is the words reported, by theme, in the order of first mention.
func (b *builder) quotes(qs []model.Quote) []QuoteGroup {
	var out []QuoteGroup
	at := map[string]int{}
	for _, q := range qs {
		i, ok := at[q.Theme]
		if !ok {
			i = len(out)
			at[q.Theme] = i
			out = append(out, QuoteGroup{Theme: b.text(q.Theme)})
		}
		out[i].Quotes = append(out[i].Quotes, Quote{b.text(q.Text), b.text(q.Author), q.Indirect})
	}
	return out
}

// contents is the list of contents of a synthesis: the theme's own parts, in
// the order it shows them, and the headings of the body. The identifiers of the
// parts are the contract with the template.
func (b *builder) contents(v SynthesisView, headings []markup.Heading) []Heading {
	var out []Heading
	part := func(id string, shown bool) {
		if shown {
			out = append(out, Heading{ID: "part-" + id, Text: b.words.T("synthesis." + id)})
		}
	}
	part("keep", len(v.Keep) > 0)
	part("motivations", len(v.Motivations) > 0)
	part("factors", len(v.Factors) > 0)
	part("ways", len(v.Ways) > 0)
	part("tools", v.Plane != nil)
	part("quotes", len(v.Quotes) > 0)
	for _, h := range headings {
		entry := Heading{ID: h.ID, Text: b.text(h.Text)}
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
