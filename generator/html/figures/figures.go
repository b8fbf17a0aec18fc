// Package figures makes what pages show of figures: each with its sentence, drawing,
// table and sources; the page and the files of each; the dashboard.
package figures

import (
	"fmt"
	"html/template"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"parvis/generator/figure"
	"parvis/generator/figure/catalogue"
	"parvis/generator/html/view"
	"parvis/generator/reference/geo"
)

// Builder makes the figures of a site as pages show them, and their own pages and
// files.
type Builder struct {
	*view.Site
	drawer  Drawer
	figures func() *set // gathered once
}

// New returns a Builder. Where the drawer isn't available, figures are tables with bars.
func New(s *view.Site, drawer Drawer) *Builder {
	b := &Builder{Site: s, drawer: drawer}
	b.figures = sync.OnceValue(b.gather)
	return b
}

// Drawer turns the options of a chart into a picture: an engine of package draw.
type Drawer interface {
	Available() bool
	SVG(options []byte, width, height int, title, description string) (string, error)
}

// set is every figure of the site, each made once, when it is first asked
// for.
type set struct {
	maker *figure.Maker
	plain sync.Map // id → func() *figure.Figure
	drawn sync.Map // id → func() (*made, error)
	specs []catalogue.Spec
	known map[string]bool
}

// made is a figure with its drawing.
type made struct {
	*figure.Figure
	options []byte
	height  int
	drawing template.HTML
	table   *view.Table
}

// gather lists the figures that pages show: those of the dashboard, of
// domains, territories, indicators and syntheses, then those that editors placed.
func (b *Builder) gather() *set {
	fs := &set{maker: figure.New(b.Model, b.Totals(), b.Words), known: map[string]bool{}}
	add := func(specs []catalogue.Spec) {
		for _, s := range specs {
			if id := s.ID(); !fs.known[id] {
				fs.known[id] = true
				fs.specs = append(fs.specs, s)
			}
		}
	}
	for _, g := range b.dashboardParts() {
		add(g.specs)
	}
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

// made returns a figure with its drawing, made once.
func (b *Builder) made(spec catalogue.Spec) (*made, error) {
	once, _ := b.figures().drawn.LoadOrStore(spec.ID(), sync.OnceValues(func() (*made, error) { return b.make(spec) }))
	return once.(func() (*made, error))()
}

func (b *Builder) make(spec catalogue.Spec) (*made, error) {
	m := &made{Figure: b.figures().of(spec)}
	m.table = b.figureTable(m.Figure)
	if !m.Drawable() || !b.figures().known[m.ID] {
		return m, nil
	}
	var err error
	if m.options, m.height, err = m.Options(b.Words, b.Model.Lang); err != nil {
		return nil, err
	}
	switch {
	case m.Map != nil:
		m.drawing = template.HTML(b.mapDrawing(m.Figure)) //nolint:gosec // package draw escapes all text
		m.height = geo.FrameHeight
	case b.drawer.Available():
		svg, err := b.drawer.SVG(m.options, figure.Width, m.height, m.DrawnName(b.Words), "")
		if err != nil {
			return nil, fmt.Errorf("figure %s: %w", m.ID, err)
		}
		m.drawing = template.HTML(svg) //nolint:gosec // as above
	}
	return m, nil
}
