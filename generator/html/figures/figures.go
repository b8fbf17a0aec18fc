// Package figures makes what pages show of figures: each with its sentence, drawing,
// table and sources; the page and the files of each.
package figures

import (
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"parvis/generator/figure"
	"parvis/generator/figure/catalogue"
	"parvis/generator/figure/interactive"
	"parvis/generator/figure/layout"
	"parvis/generator/figure/svg"
	"parvis/generator/html/view"
)

// Builder makes the figures of a site as pages show them, and their own pages and
// files.
type Builder struct {
	*view.Site
	maker   func() *figure.Maker
	figures func() *set // gathered once
}

// New returns a Builder.
func New(s *view.Site) *Builder {
	b := &Builder{Site: s}
	b.maker = sync.OnceValue(func() *figure.Maker { return figure.New(s.Model, s.Totals(), s.Words) })
	b.figures = sync.OnceValue(b.gather)
	return b
}

// set is every figure of the site, each made once, when it is first asked
// for.
type set struct {
	maker *figure.Maker
	plain sync.Map // id → func() *figure.Figure
	drawn sync.Map // id → func() *made
	specs []catalogue.Spec
	known map[string]bool
}

// made is a figure with its drawings laid out.
type made struct {
	*figure.Figure
	drawings []layout.Drawing
	table    *view.Table
}

// gather lists the figures that pages show: those of the whole site, of domains, territories and
// indicators, of the yearly reports of the site, of syntheses, then those that editors placed. The figures
// of other reports are on their pages only.
func (b *Builder) gather() *set {
	fs := &set{maker: b.maker(), known: map[string]bool{}}
	add := func(specs []catalogue.Spec) {
		for _, s := range specs {
			if id := s.ID(); !fs.known[id] {
				fs.known[id] = true
				fs.specs = append(fs.specs, s)
			}
		}
	}
	add(b.OfSite())
	for _, d := range b.Model.Domains {
		add(b.OfDomain(d))
	}
	for _, t := range b.Model.Territories {
		if !small(t) {
			add(b.OfTerritory(t))
		}
	}
	for _, i := range b.Model.Indicators {
		add(OfIndicator(i))
	}
	for _, year := range b.maker().DueYears() {
		add(OfRound(year, nil, nil))
	}
	for _, y := range b.Model.Syntheses {
		add(b.OfSynthesis(y))
	}
	for _, r := range b.Model.Records {
		for _, id := range r.Figures {
			spec, _, _ := catalogue.Read(id)
			add([]catalogue.Spec{spec})
		}
	}
	return fs
}

// makeAll makes every figure, without its drawing, on all processors.
func (fs *set) makeAll() {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, s := range fs.specs {
		group.Go(func() error { fs.of(s); return nil })
	}
	_ = group.Wait()
}

// of returns a figure without its drawing, made once.
func (fs *set) of(spec catalogue.Spec) *figure.Figure {
	once, _ := fs.plain.LoadOrStore(spec.ID(), sync.OnceValue(func() *figure.Figure { return fs.maker.Make(spec) }))
	return once.(func() *figure.Figure)()
}

// Specs returns every figure that has a page of its own.
func (b *Builder) Specs() []catalogue.Spec {
	if !b.Countable() {
		return nil
	}
	return b.figures().specs
}

// Has reports whether a figure has a page of its own.
func (b *Builder) Has(spec catalogue.Spec) bool { return b.Countable() && b.figures().known[spec.ID()] }

// Figure returns a figure, made once: nobody changes it.
func (b *Builder) Figure(spec catalogue.Spec) *figure.Figure { return b.figures().of(spec) }

// made returns a figure with its drawing, made once.
func (b *Builder) made(spec catalogue.Spec) *made {
	once, _ := b.figures().drawn.LoadOrStore(spec.ID(), sync.OnceValue(func() *made { return b.make(spec) }))
	return once.(func() *made)()
}

func (b *Builder) make(spec catalogue.Spec) *made {
	m := &made{Figure: b.figures().of(spec)}
	m.table = b.figureTable(m.Figure)
	for _, c := range m.Charts {
		m.drawings = append(m.drawings, layout.Of(c))
	}
	return m
}

// anchor returns the id of a figure on its page; that of its sentence begins with it.
func (m *made) anchor() string { return "figure-" + m.ID }

// pictures returns the drawings as a page shows them.
func (m *made) pictures() []view.HTML {
	var out []view.HTML
	for _, d := range m.drawings {
		out = append(out, view.Drawing(svg.Page(d, m.anchor()+"-sentence")))
	}
	return out
}

// forms returns the interactive form of each drawing, nil for one that has none; nil where none has.
func (b *Builder) forms(m *made) ([]*figure.Form, error) {
	if !m.interactive() {
		return nil, nil
	}
	out := make([]*figure.Form, len(m.Charts))
	for i, c := range m.Charts {
		if !interactive.Offered(c) {
			continue
		}
		options, height, err := interactive.Options(c, b.Model.Lang)
		if err != nil {
			return nil, err
		}
		out[i] = &figure.Form{Height: height, Options: options}
	}
	return out, nil
}

// interactive reports whether some drawing has an interactive form.
func (m *made) interactive() bool { return slices.ContainsFunc(m.Charts, interactive.Offered) }
