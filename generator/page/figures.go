package page

import (
	"fmt"
	"html/template"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"parvis/generator/catalogue"
	"parvis/generator/figure"
	"parvis/generator/geo"
)

// Drawer turns the options of a chart into a picture: an engine of package draw.
type Drawer interface {
	Available() bool
	SVG(options []byte, width, height int, title, description string) (string, error)
}

// figures is every figure of the site, each made once, when it is first asked
// for.
type figures struct {
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
	table   *Table
}

// gatherFigures lists the figures that pages show: those of the dashboard, of
// domains, territories, indicators and syntheses, then those that editors placed.
func (b *builder) gatherFigures() *figures {
	fs := &figures{maker: figure.New(b.site, b.stats(), b.words), known: map[string]bool{}}
	add := func(specs []catalogue.Spec) {
		for _, s := range specs {
			if id := s.ID(); !fs.known[id] {
				fs.known[id] = true
				fs.specs = append(fs.specs, s)
			}
		}
	}
	for _, g := range b.boards() {
		add(g.specs)
	}
	for _, d := range b.site.Domains {
		add(b.domainFigures(d))
	}
	for _, t := range b.site.Territories {
		if !small(t) {
			add(b.territoryFigures(t))
		}
	}
	for _, i := range b.site.Indicators {
		add([]catalogue.Spec{{Kind: catalogue.Progress, Indicator: i.Slug}})
	}
	for _, y := range b.site.Syntheses {
		add(b.synthesisFigures(y))
	}
	for _, r := range b.site.Records {
		for _, id := range r.Figures {
			spec, _, _ := catalogue.Read(id)
			add([]catalogue.Spec{spec})
		}
	}
	return fs
}

// makeAll makes every figure, without its drawing, on all processors.
func (fs *figures) makeAll() {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, s := range fs.specs {
		group.Go(func() error { fs.of(s); return nil })
	}
	_ = group.Wait()
}

// of is a figure without its drawing, made once.
func (fs *figures) of(spec catalogue.Spec) *figure.Figure {
	once, _ := fs.plain.LoadOrStore(spec.ID(), sync.OnceValue(func() *figure.Figure { return fs.maker.Make(spec) }))
	return once.(func() *figure.Figure)()
}

// made is a figure with its drawing, made once.
func (b *builder) made(spec catalogue.Spec) (*made, error) {
	once, _ := b.figures().drawn.LoadOrStore(spec.ID(), sync.OnceValues(func() (*made, error) { return b.make(spec) }))
	return once.(func() (*made, error))()
}

func (b *builder) make(spec catalogue.Spec) (*made, error) {
	m := &made{Figure: b.figures().of(spec)}
	m.table = b.figureTable(m.Figure)
	if !m.Drawable() || !b.figures().known[m.ID] {
		return m, nil
	}
	var err error
	if m.options, m.height, err = m.Options(b.words, b.site.Lang); err != nil {
		return nil, err
	}
	switch {
	case m.Map != nil:
		m.drawing = template.HTML(b.mapDrawing(m.Figure)) //nolint:gosec // package draw escapes all text
		m.height = geo.FrameHeight
	case b.drawer.Available():
		svg, err := b.drawer.SVG(m.options, figure.Width, m.height, m.Name(b.words), "")
		if err != nil {
			return nil, fmt.Errorf("figure %s: %w", m.ID, err)
		}
		m.drawing = template.HTML(svg) //nolint:gosec // as above
	}
	return m, nil
}
