// Package link turns records that keep the rules into a model.Site: every
// reference becomes a pointer, drafts and withheld names stay out.
package link

import (
	"cmp"
	"reflect"
	"slices"

	"parvis/generator/check/index"
	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/site/address"
	"parvis/generator/text/slug"
)

// DefaultPages gives the pages that a site of these settings must have by law. Each is
// added to the site unless editors wrote that page themselves.
type DefaultPages interface {
	Pages(settings *model.Site) []*model.Page
}

// Records is what a site is linked from: records without error, and what the
// rules read in their bodies.
type Records struct {
	*index.Index
	Links   map[string][]string // file of a record → files its body leads to
	Figures map[string][]string // file of a record → identifiers of the figures its body places, in order

	URL          string       // of the site, in the place of site.toml's; "" to keep it
	DefaultPages DefaultPages // nil for no pages
	Once         bool         // linking takes the commitments out of the records, which aren't read again
}

// Linked is a site, and what its records became. They are made first, with what
// they say of themselves, then what they say of each other.
type Linked struct {
	Records
	Site *model.Site

	domains     map[string]*model.Domain
	indicators  map[string]*model.Indicator
	territories map[string]*model.Territory
	actors      map[string]*model.Actor
	signatories map[string]*model.Signatory
	experiences map[string]*model.Experience
	syntheses   map[string]*model.Synthesis
	resources   map[string]*model.Resource
	actions     map[string]*model.Action          // of the catalogues, by identifier
	edges       map[*model.Record][]*model.Record // named → those that name it, some of them twice
	rank        map[*model.Record]int             // place in the site: by kind, then in the kind's own order
	media       map[string]bool
	cited       map[model.Source]*model.Source // by value, to share equal ones
	discreet    map[string]bool                // files of records that mustn't lead to places below the département
	connect     []func()                       // connects one record each, when all are declared
	follows     []follow                       // what continues an earlier commitment or convention
	copier      copier
}

// Link makes the published site.
func Link(records Records) *Linked {
	l := &Linked{Records: records, Site: settings(records),
		domains: map[string]*model.Domain{}, indicators: map[string]*model.Indicator{},
		territories: map[string]*model.Territory{}, actors: map[string]*model.Actor{},
		signatories: map[string]*model.Signatory{}, experiences: map[string]*model.Experience{},
		syntheses: map[string]*model.Synthesis{}, resources: map[string]*model.Resource{},
		actions: map[string]*model.Action{},
		edges:   map[*model.Record][]*model.Record{}, rank: map[*model.Record]int{},
		media: map[string]bool{}, cited: map[model.Source]*model.Source{}, copier: copier{}}
	l.discreet = discreet(records)
	l.declare()
	l.addDefaultPages()
	for _, connect := range l.connect {
		connect()
	}
	l.connect = nil
	l.continuations()
	l.roots()
	for file := range l.Links {
		if from := l.Site.ByFile[file]; from != nil {
			l.bodyLinks(from)
		}
	}
	l.referrers()
	for file := range l.media {
		size := l.Set.Media[file]
		l.Site.Media = append(l.Site.Media, model.Media{File: file, Width: size.Width, Height: size.Height})
	}
	slices.SortFunc(l.Site.Media, func(a, b model.Media) int { return cmp.Compare(a.File, b.File) })
	return l
}

// linker is how records of a kind become those of the model: R is a pointer to the record as
// written, M to its struct in the model. Any of its fields may be nil.
type linker[R record.Entry, M model.Entry] struct {
	fill  func(from R, m M) // sets what isn't a copy of a field with the same name
	link  func(from R, m M) // sets what it says of other records, once all are declared
	less  func(a, b M) int  // what its order depends on before titles
	index map[string]M      // receives the records by slug, for those that name this kind
}

// declare returns a record with what it says of itself.
func (by linker[R, M]) declare(l *Linked, from R) M {
	m := reflect.New(reflect.TypeFor[M]().Elem()).Interface().(M)
	h := m.Header()
	h.Entry, h.Withheld = m, record.Withholds(from)
	l.head(h, from.Common())
	l.copier.copy(m, from, h.Withheld)
	if by.fill != nil {
		by.fill(from, m)
	}
	return m
}

// connect sets what a declared record says of others.
func (by linker[R, M]) connect(l *Linked, from R, m M) {
	h := m.Header()
	h.Source = l.sourceOf(h, from.Common().Source)
	if by.link != nil {
		by.link(from, m)
	}
}

// each declares the published records of a kind, indexed by slug and sorted. They are
// connected later, when all kinds are declared.
func each[R record.Entry, M model.Entry](l *Linked, from []R, by linker[R, M]) []M {
	type keyed struct {
		m   M
		key string
	}
	var out []keyed
	for _, r := range from {
		if !l.Published(r) {
			continue
		}
		m := by.declare(l, r)
		h := m.Header()
		l.Site.ByFile[h.File] = h
		if by.index != nil {
			by.index[h.Slug] = m
		}
		l.connect = append(l.connect, func() { by.connect(l, r, m) })
		out = append(out, keyed{m, slug.Fold(h.Title)})
	}
	slices.SortFunc(out, func(a, b keyed) int {
		first := 0
		if by.less != nil {
			first = by.less(a.m, b.m)
		}
		return cmp.Or(first, cmp.Compare(a.key, b.key), cmp.Compare(a.m.Header().Slug, b.m.Header().Slug))
	})
	sorted := make([]M, len(out))
	for i, k := range out {
		sorted[i] = k.m
		l.rank[k.m.Header()] = len(l.rank)
		l.Site.Records = append(l.Site.Records, k.m.Header())
	}
	return sorted
}

// head sets what a record says of itself whatever its kind.
func (l *Linked) head(h *model.Record, meta *record.Meta) {
	h.Kind, h.Slug, h.File = meta.Kind, meta.Slug, meta.File
	if !h.Withheld {
		h.Body, h.Figures = meta.Body, l.Figures[meta.File]
	}
	h.Updated, h.Note = meta.Updated, meta.Note
	h.Draft = l.Pending(meta)
	for _, a := range meta.Alias {
		at, _ := address.Alias(a)
		h.Aliases = append(h.Aliases, at)
	}
}

// addDefaultPages adds the pages that the site must have and that editors didn't write.
func (l *Linked) addDefaultPages() {
	if l.DefaultPages == nil {
		return
	}
	for _, p := range l.DefaultPages.Pages(l.Site) {
		if slices.ContainsFunc(l.Site.Pages, func(own *model.Page) bool { return own.Slug == p.Slug }) {
			continue
		}
		l.Site.Pages = append(l.Site.Pages, p)
		l.Site.Records = append(l.Site.Records, &p.Record)
		l.Site.ByFile[p.File] = &p.Record
		l.rank[&p.Record] = len(l.rank)
	}
}

// roots makes the tree of territories. They are sorted by name, so children are too.
func (l *Linked) roots() {
	for _, t := range l.Site.Territories {
		if t.Parent == nil {
			l.Site.Roots = append(l.Site.Roots, t)
		} else {
			t.Parent.Children = append(t.Parent.Children, t)
		}
	}
}

// keep notes that a media file is shown, so that it is published.
func (l *Linked) keep(e record.Entry, name string) string {
	file := l.Media(e, name)
	l.media[file] = true
	return file
}

// refer notes that one record names another.
func (l *Linked) refer(from, to *model.Record) {
	if from == to {
		return
	}
	listed := to.Kind == model.Domains || to.Kind == model.Territories || to.Kind == model.Indicators
	if listed && from.Kind == model.Signatories {
		return // as many as there are signatories: lists of their own
	}
	if known := l.edges[to]; len(known) == 0 || known[len(known)-1] != from {
		l.edges[to] = append(known, from)
	}
}

// referrers sorts who names whom.
func (l *Linked) referrers() {
	for to, from := range l.edges {
		slices.SortFunc(from, func(a, b *model.Record) int { return cmp.Compare(l.rank[a], l.rank[b]) })
		to.Referrers = slices.Compact(from)
	}
}

// source returns where a figure or a record comes from.
func (l *Linked) source(from *model.Record, s string) model.Source {
	switch {
	case s == "":
		return model.Source{}
	case record.IsURL(s):
		return model.Source{URL: webAddress(s)}
	}
	if r := l.resources[s]; r != nil {
		l.refer(from, &r.Record)
		return model.Source{Record: &r.Record}
	}
	if y := l.syntheses[s]; y != nil {
		l.refer(from, &y.Record)
		return model.Source{Record: &y.Record}
	}
	return model.Source{Text: s}
}

// sourceOf returns a source that a record names. A withheld record has no address as its
// source: it may reveal the name.
func (l *Linked) sourceOf(from *model.Record, source string) model.Source {
	out := l.source(from, source)
	if from.Withheld {
		out.URL = ""
	}
	return out
}

// cite returns the one pointer to a source; nil to none.
func (l *Linked) cite(s model.Source) *model.Source {
	if s == (model.Source{}) {
		return nil
	}
	p := l.cited[s]
	if p == nil {
		p = new(model.Source)
		*p, l.cited[s] = s, p
	}
	return p
}

// one returns the record that a slug names and notes the reference; the zero M for "".
func one[M model.Entry](l *Linked, from *model.Record, slug string, index map[string]M) M {
	m, ok := index[slug]
	if ok {
		l.refer(from, m.Header())
	}
	return m
}

// resolve returns the records that a list of slugs names; and notes the references.
func resolve[M model.Entry](l *Linked, from *model.Record, slugs []string, index map[string]M) []M {
	var out []M
	for _, s := range slugs {
		m := index[s]
		out = append(out, m)
		l.refer(from, m.Header())
	}
	return out
}

// territoriesOf returns the territories that a record names. Those of a discreet one are
// replaced by the départements where they are.
func (l *Linked) territoriesOf(from *model.Record, slugs []string) []*model.Territory {
	if !from.Withheld && !l.discreet[from.File] {
		return resolve(l, from, slugs, l.territories)
	}
	var out []*model.Territory
	for _, s := range slugs {
		if t := departement(l.territories[s]); t != nil && !slices.Contains(out, t) {
			out = append(out, t)
			l.refer(from, &t.Record)
		}
	}
	return out
}

func (l *Linked) actorsOf(from *model.Record, slugs []string) []*model.Actor {
	return resolve(l, from, slugs, l.actors)
}

func (l *Linked) domainsOf(from *model.Record, slugs []string) []*model.Domain {
	return resolve(l, from, slugs, l.domains)
}

func (l *Linked) signatoriesOf(from *model.Record, slugs []string) []*model.Signatory {
	return resolve(l, from, slugs, l.signatories)
}

// bodyLinks notes the records and the media that a body leads to.
func (l *Linked) bodyLinks(from *model.Record) {
	if from.Withheld {
		return // the body isn't published
	}
	for _, target := range l.Links[from.File] {
		if to := l.Site.ByFile[target]; to != nil {
			l.refer(from, to)
		} else {
			l.media[target] = true
		}
	}
}
