// Package link turns records that keep the rules into a model.Site: every
// reference becomes a pointer, drafts and withheld names stay out.
package link

import (
	"cmp"
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
	edges       map[*model.Record][]*model.Record // named → those that name it, some of them twice
	rank        map[*model.Record]int             // place in the site: by kind, then in the kind's own order
	media       map[string]bool
	cited       map[model.Source]*model.Source // by value, to share equal ones
}

// Link makes the published site.
func Link(records Records) *Linked {
	l := &Linked{Records: records, Site: settings(records),
		domains: map[string]*model.Domain{}, indicators: map[string]*model.Indicator{},
		territories: map[string]*model.Territory{}, actors: map[string]*model.Actor{},
		signatories: map[string]*model.Signatory{}, experiences: map[string]*model.Experience{},
		syntheses: map[string]*model.Synthesis{}, resources: map[string]*model.Resource{},
		edges: map[*model.Record][]*model.Record{}, rank: map[*model.Record]int{},
		media: map[string]bool{}, cited: map[model.Source]*model.Source{}}
	l.declare()
	l.addDefaultPages()
	l.domainsAndIndicators()
	l.places()
	l.people()
	l.seminars()
	l.others()
	l.referrers()
	for file := range l.media {
		size := l.Set.Media[file]
		l.Site.Media = append(l.Site.Media, model.Media{File: file, Width: size.Width, Height: size.Height})
	}
	slices.SortFunc(l.Site.Media, func(a, b model.Media) int { return cmp.Compare(a.File, b.File) })
	return l
}

// each declares the published records of a kind: converts them, indexes them
// by slug and sorts them.
func each[R record.Entry, M model.Entry](
	l *Linked, from []R, convert func(R) M, index map[string]M, less func(a, b M) int,
) []M {
	type keyed struct {
		m   M
		key string
	}
	var out []keyed
	for _, r := range from {
		if !l.Published(r) {
			continue
		}
		m := convert(r)
		h := m.Header()
		l.head(h, r.Common())
		l.Site.ByFile[h.File] = h
		if index != nil {
			index[h.Slug] = m
		}
		out = append(out, keyed{m, slug.Fold(h.Title)})
	}
	slices.SortFunc(out, func(a, b keyed) int {
		first := 0
		if less != nil {
			first = less(a.m, b.m)
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

// head returns what a record says of itself whatever its kind.
func (l *Linked) head(h *model.Record, meta *record.Meta) {
	h.Kind, h.Slug, h.File, h.Body = meta.Kind, meta.Slug, meta.File, meta.Body
	h.Figures = l.Figures[h.File]
	h.Updated, h.Note = meta.Updated, meta.Note
	h.Draft = l.Pending(meta)
	for _, a := range meta.Alias {
		at, _ := address.Alias(a)
		h.Aliases = append(h.Aliases, at)
	}
}

// declare makes every record, with what it says of itself.
func (l *Linked) declare() {
	s, set := l.Site, l.Set
	s.Domains = each(l, set.Domains, func(r *record.Domain) *model.Domain {
		return &model.Domain{Record: model.Record{Title: r.Name}, Short: cmp.Or(r.Short, r.Name), Icon: r.Icon,
			Order: *r.Order, Version: r.Version}
	}, l.domains, func(a, b *model.Domain) int { return cmp.Compare(a.Order, b.Order) })
	for i, d := range s.Domains {
		d.Position = i + 1
	}
	s.Indicators = each(l, set.Indicators, func(r *record.Indicator) *model.Indicator {
		return &model.Indicator{Record: model.Record{Title: r.Name}, Unit: r.Unit, Definition: r.Definition,
			Direction: cmp.Or(r.Direction, model.Increase), Cumulation: cmp.Or(r.Cumulation, model.Sum)}
	}, l.indicators, nil)
	s.Territories = each(l, set.Territories, func(r *record.Territory) *model.Territory {
		return &model.Territory{Record: model.Record{Title: r.Name}, Level: r.Type, Code: r.Code, Status: r.Status,
			Launch: r.Launch, Population: r.Population}
	}, l.territories, nil)
	for i, t := range s.Territories {
		t.Index = i
	}
	s.Actors = each(l, set.Actors, func(r *record.Actor) *model.Actor {
		return &model.Actor{Record: model.Record{Title: r.Name}, Acronym: r.Acronym, Role: r.Role,
			Website: r.Website, Email: r.Email}
	}, l.actors, nil)
	s.Signatories = each(l, set.Signatories, l.signatory, l.signatories, nil)
	s.Experiences = each(l, set.Experiences, func(r *record.Experience) *model.Experience {
		return &model.Experience{Record: model.Record{Title: r.Title}, Teaser: r.Teaser, Date: r.Date,
			Keep: r.Keep, Progress: r.Progress}
	}, l.experiences, nil)
	s.Syntheses = each(l, set.Syntheses, synthesis, l.syntheses,
		func(a, b *model.Synthesis) int { return b.LastSession().Compare(a.LastSession()) })
	s.News = each(l, set.News, func(r *record.News) *model.NewsItem {
		n := &model.NewsItem{Record: model.Record{Title: r.Title}, Date: r.Date, Alt: r.Alt}
		if r.Image != "" {
			n.Image = l.keep(r, r.Image)
		}
		return n
	}, nil, func(a, b *model.NewsItem) int { return b.Date.Compare(a.Date) })
	s.Resources = each(l, set.Resources, func(r *record.Resource) *model.Resource {
		return &model.Resource{Record: model.Record{Title: r.Title}, Type: r.Type, URL: r.URL, NoURL: r.NoURL,
			Date: r.Date, Author: r.Author}
	}, l.resources, nil)
	s.Calls = each(l, set.Calls, func(r *record.Call) *model.Call {
		return &model.Call{Record: model.Record{Title: r.Title}, Type: r.Type, Opening: r.Opening,
			Closing: r.Closing, Eligible: r.Eligible, URL: r.URL}
	}, nil, func(a, b *model.Call) int { return b.Opening.Compare(a.Opening) })
	s.Pages = each(l, set.Pages, func(r *record.Page) *model.Page {
		p := &model.Page{Record: model.Record{Title: r.Title}, Menu: r.Menu}
		if r.Order != nil {
			p.Order = *r.Order
		}
		return p
	}, nil, func(a, b *model.Page) int { return cmp.Compare(a.Order, b.Order) })
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
		return model.Source{URL: s}
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

// resolve returns the records that a list of slugs names; those of another site
// part are noted as referring to it.
func resolve[M model.Entry](l *Linked, from *model.Record, slugs []string, index map[string]M) []M {
	var out []M
	for _, s := range slugs {
		m := index[s]
		out = append(out, m)
		l.refer(from, m.Header())
	}
	return out
}

func (l *Linked) territoriesOf(from *model.Record, slugs []string) []*model.Territory {
	return resolve(l, from, slugs, l.territories)
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
