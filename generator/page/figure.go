package page

import (
	"fmt"
	"html"
	"strings"

	"parvis/generator/address"
	"parvis/generator/catalogue"
	"parvis/generator/draw"
	"parvis/generator/figure"
	"parvis/generator/geo"
)

// figurePages is the dashboard, and for each figure its page, the page to embed
// and its files.
func (b *builder) figurePages() []Page {
	if !b.countable() {
		return nil
	}
	out := []Page{page(address.Dashboard, "dashboard", b.dashboard)}
	for _, s := range b.figures.specs {
		id := s.ID()
		out = append(out, page(address.Figure(id), "figure", func() (FigurePageView, error) { return b.figurePage(s) }),
			page(address.FigureEmbed(id), "embed", func() (EmbedView, error) { return b.embed(s) }),
			b.file(address.FigureCSV(id), s, func(m *made) ([]byte, error) { return m.CSV(), nil }),
			b.file(address.FigureJSON(id), s, b.figureJSON))
		if f := b.figures.of(s); f.Drawable() && (f.Map != nil || b.drawer.Available()) {
			out = append(out, b.file(address.FigureSVG(id), s, func(m *made) ([]byte, error) { return []byte(draw.Standalone(string(m.drawing))), nil }))
		}
	}
	return out
}

// countable tells that there is something to count, or to count by: without it
// the site has no figures.
func (b *builder) countable() bool {
	return len(b.site.Domains)+len(b.site.Territories)+len(b.site.Signatories) > 0
}

// file is a file that a figure is published as.
func (b *builder) file(at string, spec catalogue.Spec, content func(*made) ([]byte, error)) Page {
	return Page{Address: at, Bytes: func() ([]byte, error) {
		m, err := b.made(spec)
		if err != nil {
			return nil, err
		}
		return content(m)
	}}
}

func (b *builder) dashboard() (DashboardView, error) {
	v := DashboardView{Shell: b.shell(frame{at: address.Dashboard, kind: "dashboard", title: b.words.T("page.dashboard.title"), lead: b.words.T("page.dashboard.lead", b.asOf)}),
		Index: b.figureIndex()}
	v.Scripted = true
	for _, g := range b.boards() {
		views, err := b.figureViews(g.specs, nil)
		if err != nil {
			return v, err
		}
		v.Groups = append(v.Groups, FigureGroup{ID: g.id, Title: b.words.T("page.board." + g.id), Figures: views})
	}
	return v, nil
}

func (b *builder) figurePage(spec catalogue.Spec) (FigurePageView, error) {
	f, err := b.figureView(spec)
	if err != nil {
		return FigurePageView{}, err
	}
	m, err := b.made(spec)
	if err != nil {
		return FigurePageView{}, err
	}
	v := FigurePageView{Figure: f, EmbedHref: b.href(address.FigureEmbed(m.ID)), Version: b.words.T("figure.version", b.words.Number(figure.Version))}
	v.Shell = b.shell(frame{at: address.Figure(m.ID), kind: "figure", title: f.Title, kicker: b.words.T("page.figure.kicker"),
		description: m.Sentence, about: b.aboutFigure(m, spec.From, spec.To), trail: []Link{{Text: b.words.T("page.dashboard.title"), Href: b.href(address.Dashboard)}}})
	v.Scripted = true
	v.Figure.Href = ""
	add := func(at, kind string) {
		v.Downloads = append(v.Downloads, Link{Text: b.words.T("page.figure.file." + kind), Href: b.href(at)})
	}
	if m.drawing != "" {
		add(address.FigureSVG(m.ID), "svg")
	}
	add(address.FigureCSV(m.ID), "csv")
	add(address.FigureJSON(m.ID), "json")
	embed := b.site.URL + address.FigureEmbed(m.ID)
	v.Embed = fmt.Sprintf(`<iframe src="%s" title="%s" width="100%%" height="%d" loading="lazy"></iframe>`, html.EscapeString(embed), html.EscapeString(f.Title), embedHeight(m))
	v.Citation = b.words.T("page.figure.citation", b.text(b.site.Publisher.Name), f.Title, b.text(b.site.Title), b.asOf, b.site.URL+address.Figure(m.ID))
	for _, o := range b.figures.specs {
		if o != spec && (o.Kind == spec.Kind && len(v.Others) < 12 || b.near(o, spec)) {
			v.Others = append(v.Others, Link{Text: b.figures.maker.Name(o), Href: b.href(address.Figure(o.ID()))})
		}
	}
	return v, nil
}

// near tells that two figures speak of the same territory, domain or synthesis.
func (b *builder) near(o, s catalogue.Spec) bool {
	return s.Territory != "" && o.Territory == s.Territory || s.Territory == "" && s.Domain != "" && o.Domain == s.Domain || s.Synthesis != "" && o.Synthesis == s.Synthesis
}

// embedHeight is the height of the frame that an embedded figure wants, in
// pixels: its drawing at a phone's width, and what is written around it.
func embedHeight(m *made) int {
	height := m.height
	if m.Map != nil {
		height = m.height * figure.Width / geo.FrameWidth
	}
	return height*5/4 + 320
}

func (b *builder) embed(spec catalogue.Spec) (EmbedView, error) {
	f, err := b.figureView(spec)
	if err != nil {
		return EmbedView{}, err
	}
	v := EmbedView{Figure: f, Home: Link{Text: b.text(b.site.Title), Href: b.site.URL + address.Figure(spec.ID())}, Version: b.words.T("figure.version", b.words.Number(figure.Version))}
	v.Shell = b.shell(frame{at: address.FigureEmbed(spec.ID()), kind: "embed", title: f.Title, description: f.Sentence})
	v.NoIndex = true
	v.Canonical = b.site.URL + address.Figure(spec.ID())
	return v, nil
}

func (b *builder) figureJSON(m *made) ([]byte, error) {
	about := figure.About{Address: b.site.URL + address.Figure(m.ID), AsOf: b.site.AsOf.String(), Publisher: b.site.Publisher.Name, Site: b.site.Title,
		Licence: b.site.Licence.Name, LicenceURL: b.site.Licence.URL}
	for _, s := range m.Sources {
		for _, l := range b.source(s.Source) {
			about.Sources = append(about.Sources, strings.TrimSpace(l.Text))
		}
	}
	if m.Map != nil {
		ground := draw.Map{Width: geo.FrameWidth, Height: geo.FrameHeight}
		for _, s := range geo.Outlines(string(m.Map.Level)) {
			ground.Places = append(ground.Places, draw.Place{Name: s.Code, Path: s.Path})
		}
		about.Ground = ground.Ground()
	}
	return m.JSON(b.words, about, m.options, m.height)
}
