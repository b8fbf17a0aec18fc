package figures

import (
	"fmt"
	"html"
	"strings"

	"parvis/generator/figure"
	"parvis/generator/figure/catalogue"
	"parvis/generator/figure/interactive"
	"parvis/generator/figure/svg"
	"parvis/generator/html/view"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Pages returns, for each figure, its page, the page to embed
// and its files.
func (b *Builder) Pages() []site.File {
	if !b.Countable() {
		return nil
	}
	b.figures().makeAll()
	var out []site.File
	for _, s := range b.figures().specs {
		id := s.ID()
		out = append(out, view.Page(b.Site, address.Figure(id), "figure", func() (FigurePageView, error) { return b.figurePage(s) }),
			view.Page(b.Site, address.FigureEmbed(id), "embed", func() (EmbedView, error) { return b.embed(s) }),
			b.file(address.FigureCSV(id), s, func(m *made) ([]byte, error) { return m.CSV(), nil }),
			b.file(address.FigureJSON(id), s, b.figureJSON))
		if len(b.figures().of(s).Charts) > 0 {
			out = append(out, b.file(address.FigureSVG(id), s, b.figureSVG))
		}
		if len(b.figures().of(s).Rows) > 0 {
			out = append(out, b.file(address.FigureZIP(id), s, b.figureZIP))
		}
	}
	return append(out, site.Bytes(address.FigureFrames, func() ([]byte, error) { return interactive.Frames(), nil }))
}

// Found is a figure as search finds it.
type Found struct {
	Address, Name, Sentence string
	Map                     bool
}

// Found returns the figures that show something.
func (b *Builder) Found() []Found {
	if !b.Countable() {
		return nil
	}
	b.figures().makeAll()
	var out []Found
	for _, s := range b.figures().specs {
		if f := b.figures().of(s); f.Empty == "" {
			out = append(out, Found{address.Figure(f.ID), f.Name(b.Words), f.Sentence, len(f.Charts) > 0 && f.Charts[0].Form.Map()})
		}
	}
	return out
}

// file returns a file that a figure is published as.
func (b *Builder) file(at string, spec catalogue.Spec, content func(*made) ([]byte, error)) site.File {
	return site.Bytes(at, func() ([]byte, error) {
		return content(b.made(spec))
	})
}

func (b *Builder) figurePage(spec catalogue.Spec) (FigurePageView, error) {
	f, m := b.View(spec), b.made(spec)
	v := FigurePageView{Figure: f, EmbedHref: b.Href(address.FigureEmbed(m.ID)), Version: b.Words.T("figure.version", b.Words.Number(figure.Version))}
	v.Shell = b.Shell(view.Frame{At: address.Figure(m.ID), Kind: "figure", Figure: m.ID, Title: f.Title, Subject: b.Words.T("page.subject.figure", f.Title), Kicker: b.Words.T("page.questions.question." + string(spec.Kind.Question())),
		Description: m.Sentence, About: b.aboutFigure(m, spec.From, spec.To), Trail: []view.Link{{Text: b.Words.T("page.questions.title"), Href: b.Href(address.Figures)}}})
	v.Scripted, v.Listing, v.Script = true, true, "copy.js"
	v.Figure.Href = ""
	add := func(at, kind string) {
		v.Downloads = append(v.Downloads, Download{Link: view.Link{Text: b.Words.T("page.figure.file." + kind), Href: b.Href(at)}, Name: fmt.Sprintf("%s_%s.%s", m.ID, b.Model.AsOf, kind)})
	}
	if f.Image != "" {
		add(address.FigureSVG(m.ID), "svg")
	}
	add(address.FigureCSV(m.ID), "csv")
	add(address.FigureJSON(m.ID), "json")
	if len(m.Rows) > 0 {
		add(address.FigureZIP(m.ID), "zip")
	}
	v.Embed = fmt.Sprintf(`<iframe src="%s" title="%s" width="100%%" height="%d" loading="lazy"></iframe>`+"\n"+`<script src="%s" async></script>`,
		html.EscapeString(b.Model.URL+address.FigureEmbed(m.ID)), html.EscapeString(f.Title), embedHeight(f, m.drawings), html.EscapeString(b.Model.URL+address.FigureFrames))
	v.Citation = b.citation(m)
	for _, o := range b.figures().specs {
		if o != spec && (o.Kind == spec.Kind && len(v.Others) < 12 || b.sameSubject(o, spec)) {
			v.Others = append(v.Others, view.Link{Text: b.maker().Name(o), Href: b.Href(address.Figure(o.ID()))})
		}
	}
	return v, nil
}

// citation returns how to cite a figure; a total of results is cited with what it stands on. It begins with the
// publisher, if there is one.
func (b *Builder) citation(m *made) string {
	title, at := b.Text(b.Model.Title), b.Model.URL+address.Figure(m.ID)
	out := b.Words.T("page.figure.citation", m.Name(b.Words), title, b.AsOf, at)
	if c := m.Coverage; c != nil {
		out = b.Words.T("page.figure.citation-covered", m.Name(b.Words), c.Text, title, b.AsOf, at)
	}
	if publisher := b.Text(b.Model.Publisher.Name); publisher != "" {
		return b.Words.T("page.figure.citation-by", publisher, out)
	}
	return out
}

// sameSubject reports whether two figures are of the same territory, domain or synthesis.
func (b *Builder) sameSubject(o, s catalogue.Spec) bool {
	return s.Territory != "" && o.Territory == s.Territory || s.Territory == "" && s.Domain != "" && o.Domain == s.Domain || s.Synthesis != "" && o.Synthesis == s.Synthesis
}

func (b *Builder) embed(spec catalogue.Spec) (EmbedView, error) {
	f := b.View(spec)
	v := EmbedView{Figure: f, Home: view.Link{Text: b.Text(b.Model.Title), Href: b.Model.URL + address.Figure(spec.ID())}, Version: b.Words.T("figure.version", b.Words.Number(figure.Version))}
	v.Shell = b.Shell(view.Frame{At: address.FigureEmbed(spec.ID()), Kind: "embed", Figure: spec.ID(), Title: f.Title, Subject: b.Words.T("page.subject.embed", f.Title), Description: f.Sentence})
	v.NoIndex, v.Script = true, "frame.js"
	v.Canonical = b.Model.URL + address.Figure(spec.ID())
	return v, nil
}

// figureSVG returns the drawings as a file, with what must go along with them: sentence, sources,
// date, licence, credits, address.
func (b *Builder) figureSVG(m *made) ([]byte, error) {
	f := svg.Frame{Date: b.Words.T("figure.as-of", b.AsOf), Licence: b.Words.T("page.figure.credit", b.Text(b.Model.Publisher.Name), b.Text(b.Model.Title), b.Text(b.Model.Licence.Name)),
		Address: b.Model.URL + address.Figure(m.ID)}
	if names := b.sourceNames(m); len(names) > 0 {
		if more := len(names) - mostSources; more > 0 {
			names = append(names[:mostSources:mostSources], b.Words.N("figure.more-sources", more))
		}
		f.Source = b.Words.T("page.figure.sources", strings.Join(names, " ; "))
	}
	for _, c := range b.credits(m) {
		f.Licence += " · " + c
	}
	return []byte(svg.File(f, m.drawings...)), nil
}

// sourceNames returns what the numbers of a figure come from.
func (b *Builder) sourceNames(m *made) []string {
	var out []string
	for _, s := range m.Sources {
		for _, l := range b.Source(s.Source) {
			out = append(out, strings.TrimSpace(l.Text))
		}
	}
	return out
}

func (b *Builder) figureJSON(m *made) ([]byte, error) {
	about := figure.About{Address: b.Model.URL + address.Figure(m.ID), AsOf: b.Model.AsOf.String(), Publisher: b.Model.Publisher.Name, Site: b.Model.Title,
		Licence: b.Model.Licence.Name, LicenceURL: b.Model.Licence.URL, Sources: b.sourceNames(m), Credits: b.credits(m)}
	if m.outlined() {
		about.Ground = interactive.Ground()
	}
	forms, err := b.forms(m)
	if err != nil {
		return nil, err
	}
	return m.JSON(b.Words, about, forms)
}

// FigurePageView is the page of one figure.
type FigurePageView struct {
	view.Shell
	Figure    view.FigureView
	Downloads []Download
	Embed     string // HTML to put on another site
	EmbedHref string
	Citation  string
	Version   string
	Others    []view.Link // figures of the same subject or kind
}

// Download is a file of a figure, and the name that it is kept under.
type Download struct {
	view.Link
	Name string
}

// EmbedView is a figure in the frame of another site.
type EmbedView struct {
	view.Shell
	Figure  view.FigureView
	Home    view.Link // to the figure's page on this site
	Version string
}
