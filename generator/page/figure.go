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

// figurePages is, for each figure, its page, the page to embed
// and its files.
func (b *builder) figurePages() []Page {
	if !b.countable() {
		return nil
	}
	b.figures().makeAll()
	var out []Page
	for _, s := range b.figures().specs {
		id := s.ID()
		out = append(out, page(address.Figure(id), "figure", func() (FigurePageView, error) { return b.figurePage(s) }),
			page(address.FigureEmbed(id), "embed", func() (EmbedView, error) { return b.embed(s) }),
			b.file(address.FigureCSV(id), s, func(m *made) ([]byte, error) { return m.CSV(), nil }),
			b.file(address.FigureJSON(id), s, b.figureJSON))
		if f := b.figures().of(s); f.Drawable() && (f.Map != nil || b.drawer.Available()) {
			out = append(out, b.file(address.FigureSVG(id), s, b.figureSVG))
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
		v.Downloads = append(v.Downloads, Download{Link: Link{Text: b.words.T("page.figure.file." + kind), Href: b.href(at)}, Name: fmt.Sprintf("%s_%s.%s", m.ID, b.site.AsOf, kind)})
	}
	if m.drawing != "" {
		add(address.FigureSVG(m.ID), "svg")
	}
	add(address.FigureCSV(m.ID), "csv")
	add(address.FigureJSON(m.ID), "json")
	embed := b.site.URL + address.FigureEmbed(m.ID)
	v.Embed = fmt.Sprintf(`<iframe src="%s" title="%s" width="100%%" height="%d" loading="lazy"></iframe>`, html.EscapeString(embed), html.EscapeString(f.Title), embedHeight(m))
	v.Citation = b.words.T("page.figure.citation", b.text(b.site.Publisher.Name), f.Title, b.text(b.site.Title), b.asOf, b.site.URL+address.Figure(m.ID))
	for _, o := range b.figures().specs {
		if o != spec && (o.Kind == spec.Kind && len(v.Others) < 12 || b.near(o, spec)) {
			v.Others = append(v.Others, Link{Text: b.figures().maker.Name(o), Href: b.href(address.Figure(o.ID()))})
		}
	}
	return v, nil
}

// near tells that two figures speak of the same territory, domain or synthesis.
func (b *builder) near(o, s catalogue.Spec) bool {
	return s.Territory != "" && o.Territory == s.Territory || s.Territory == "" && s.Domain != "" && o.Domain == s.Domain || s.Synthesis != "" && o.Synthesis == s.Synthesis
}

// embedHeight is the height of the frame that an embedded figure wants, in
// pixels: its drawing at a phone's width, and what is written around it. It is
// generous: what a frame cuts is the source.
func embedHeight(m *made) int {
	height := m.height
	if m.Map != nil {
		height = m.height * figure.Width / geo.FrameWidth
	}
	return height*5/4 + 560 + 30*len(m.Notes)
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

// figureSVG is the drawing as a file that says by itself what it shows, as of
// when, after whom.
func (b *builder) figureSVG(m *made) ([]byte, error) {
	foot := []string{b.words.T("figure.as-of", b.asOf) + ". " + b.words.T("page.figure.credit", b.text(b.site.Publisher.Name), b.text(b.site.Title), b.text(b.site.Licence.Name))}
	c := draw.Caption{Title: m.Name(b.words), Sentence: m.Sentence}
	if names := b.sourceNames(m); len(names) > 0 {
		foot = append(foot, b.words.T("page.figure.sources", strings.Join(names, " ; ")))
	}
	if m.Map != nil {
		for _, s := range m.Map.Steps {
			c.Legend = append(c.Legend, draw.Key{Label: s.Label, Mark: s.Mark, Shade: s.Shade})
		}
		for _, l := range b.mapCredits() {
			foot = append(foot, l.Text)
		}
	}
	c.Foot = append(foot, b.site.URL+address.Figure(m.ID))
	return []byte(draw.Standalone(string(m.drawing), c)), nil
}

// sourceNames is what the numbers of a figure come from.
func (b *builder) sourceNames(m *made) []string {
	var out []string
	for _, s := range m.Sources {
		for _, l := range b.source(s.Source) {
			out = append(out, strings.TrimSpace(l.Text))
		}
	}
	return out
}

func (b *builder) figureJSON(m *made) ([]byte, error) {
	about := figure.About{Address: b.site.URL + address.Figure(m.ID), AsOf: b.site.AsOf.String(), Publisher: b.site.Publisher.Name, Site: b.site.Title,
		Licence: b.site.Licence.Name, LicenceURL: b.site.Licence.URL, Sources: b.sourceNames(m)}
	if m.Map != nil {
		for _, l := range b.mapCredits() {
			about.Credits = append(about.Credits, l.Text)
		}
		ground := draw.Map{Width: geo.FrameWidth, Height: geo.FrameHeight}
		for _, s := range geo.Outlines(m.Map.Level.Official()) {
			ground.Places = append(ground.Places, draw.Place{Name: s.Code, Path: s.Path})
		}
		about.Ground = ground.Ground()
	}
	return m.JSON(b.words, about, m.options, m.height)
}
