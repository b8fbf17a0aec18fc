// Package page makes the page of each record and the lists of each kind but signatories: their
// pages are in package signatory, their lists in package signatories.
package page

import (
	"cmp"
	"path"
	"slices"
	"sync"

	"parvis/generator/html/figures"
	"parvis/generator/html/list"
	"parvis/generator/html/prose"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Builder makes the pages of records.
type Builder struct {
	*view.Site
	figures *figures.Builder
	prose   *prose.Builder
	weights func() *view.Table // what pages weigh; nil before they were all written
	// partnerships is the commitments that have each record as a partner, gathered once.
	partnerships func() map[*model.Record][]*model.Commitment
}

// New returns a Builder. Pages show figures.
func New(s *view.Site, figures *figures.Builder, weights func() *view.Table) *Builder {
	return &Builder{s, figures, &prose.Builder{Site: s, Figures: figures}, weights,
		sync.OnceValue(func() map[*model.Record][]*model.Commitment { return partnerships(s.Model) })}
}

// kinds is what makes the pages of each kind, in the order of the sitemap.
var kinds = []struct {
	kind  model.Kind
	files func(*Builder) []site.File
}{
	{model.Domains, (*Builder).domains},
	{model.Territories, (*Builder).territories},
	{model.Experiences, (*Builder).experiences},
	{model.Syntheses, (*Builder).syntheses},
	{model.News, (*Builder).news},
	{model.Resources, (*Builder).resources},
	{model.Calls, (*Builder).calls},
	{model.Actors, (*Builder).actors},
	{model.Indicators, (*Builder).indicators},
	{model.Pages, (*Builder).editorial},
}

// Kinds returns the kinds of record whose pages are made here, in the order of the sitemap.
func Kinds() []model.Kind {
	var out []model.Kind
	for _, k := range kinds {
		out = append(out, k.kind)
	}
	return out
}

// Of returns the pages of the records of a kind, and its list.
func (b *Builder) Of(kind model.Kind) []site.File {
	for _, k := range kinds {
		if k.kind == kind {
			return k.files(b)
		}
	}
	return nil
}

// article returns the view that news, resources, calls and editorial pages
// share; fill adds what each has of its own.
func (b *Builder) article(r *model.Record, kind string, about any, fill func(*ArticleView)) site.File {
	at := address.Record(r)
	return view.Page(b.Site, at, kind, func() (ArticleView, error) {
		v := ArticleView{Provenance: b.Provenance(r)}
		f := view.Frame{Kind: kind, About: about, Record: r}
		if r.Kind != model.Pages {
			f.Kicker = b.Words.T("page.kind." + string(r.Kind))
		}
		v.Shell = b.Shell(f)
		var err error
		v.Body, _, err = b.prose.Body(r)
		v.Scripted = len(r.Figures) > 0
		v.Related = b.Related(r)
		if fill != nil {
			fill(&v)
		}
		return v, err
	})
}

// news returns the list of news, by year, and each item.
func (b *Builder) news() []site.File {
	if len(b.Model.News) == 0 {
		return nil
	}
	out := list.Pages(b.Site, list.Listing[*model.NewsItem]{At: func(n int) string { return address.List(model.News, n) },
		Title: b.Words.T("page.kinds.actualites"), Lead: b.Words.T("page.lead.news"), Section: model.News,
		Count: "page.count.news", Records: b.Model.News, Card: b.NewsCard, By: func(n *model.NewsItem) string { return view.Year(n.Date) }})
	for _, n := range b.Model.News {
		out = append(out, b.article(&n.Record, "news", b.AboutArticle(&n.Record, "", n.Date.String()), func(v *ArticleView) {
			v.Date, v.DateISO = b.Date(n.Date), n.Date.String()
			if n.Image != "" {
				size := b.Media(n.Image)
				v.Image = &view.Image{Src: b.Href(n.Image), Alt: b.Text(n.Alt), Width: size.Width, Height: size.Height, Srcset: b.Srcset(size)}
			}
			var f view.Facts
			f.Add(b.Words.T("page.kinds.signataires"), b.SignatoryLinks(n.Signatories)...)
			f.Add(b.Words.T("page.fact.territories"), b.TerritoryLinks(n.Territories)...)
			v.Facts = f
		}))
	}
	return out
}

// resources returns the list of resources, by type, and each one.
func (b *Builder) resources() []site.File {
	if len(b.Model.Resources) == 0 {
		return nil
	}
	sorted := slices.Clone(b.Model.Resources)
	slices.SortStableFunc(sorted, func(x, y *model.Resource) int { return cmp.Compare(x.Type.Rank(), y.Type.Rank()) })
	out := list.Pages(b.Site, list.Listing[*model.Resource]{At: func(n int) string { return address.List(model.Resources, n) },
		Title: b.Words.T("page.kinds.ressources"), Lead: b.Words.T("page.lead.resources"), Section: model.Resources,
		Count: "page.count.resources", Records: sorted, By: func(r *model.Resource) string { return b.Words.T("page.resources." + string(r.Type)) },
		Card: b.ResourceCard})
	for _, r := range b.Model.Resources {
		out = append(out, b.article(&r.Record, "resource", nil, func(v *ArticleView) {
			v.Kicker = b.Label("resource", string(r.Type))
			v.Date, v.DateISO = b.Date(r.Date), r.Date.String()
			if r.URL != "" {
				v.Action = b.Document(r.URL, path.Base(r.URL))
				v.Action.Hint = b.Words.T("page.resource.open")
			} else {
				v.NoAction = b.Words.T("page.resource.no-url", b.Text(r.NoURL))
			}
			var f view.Facts
			f.Add(b.Words.T("page.fact.author"), view.Plain(b.Text(r.Author))...)
			f.Add(b.Words.T("page.kinds.syntheses"), view.Links(b.Site, r.Syntheses)...)
			f.Add(b.Words.T("page.kinds.experiences"), view.Links(b.Site, r.Experiences)...)
			v.Facts = f
		}))
	}
	return out
}

// calls returns the list of calls for projects, by state at the as-of date, and each
// one.
func (b *Builder) calls() []site.File {
	if len(b.Model.Calls) == 0 {
		return nil
	}
	state := func(c *model.Call) string { return cmp.Or(string(c.State(b.Model.AsOf)), model.Unknown) }
	sorted := slices.Clone(b.Model.Calls)
	slices.SortStableFunc(sorted, func(x, y *model.Call) int {
		return cmp.Compare(x.State(b.Model.AsOf).Rank(), y.State(b.Model.AsOf).Rank())
	})
	out := list.Pages(b.Site, list.Listing[*model.Call]{At: func(n int) string { return address.List(model.Calls, n) },
		Title: b.Words.T("page.kinds.appels"), Lead: b.Words.T("page.lead.calls", b.AsOf), Section: model.Calls,
		Count: "page.count.calls", Records: sorted, By: func(c *model.Call) string { return b.Words.T("page.calls." + state(c)) },
		Card: func(c *model.Call) view.Card {
			card := b.Card(&c.Record)
			card.Kicker = cmp.Or(b.Label("call-type", string(c.Type)), card.Kicker)
			if p := b.Period(c.Opening, c.Closing); p != "" {
				card.Meta = append(card.Meta, p)
			}
			return card
		}})
	for _, c := range b.Model.Calls {
		out = append(out, b.article(&c.Record, "call", nil, func(v *ArticleView) {
			v.Kicker = cmp.Or(b.Label("call-type", string(c.Type)), v.Kicker)
			v.Lead = b.callAnswer(c)
			var f view.Facts
			if c.Holder != nil {
				f.Add(b.Words.T("page.fact.holder"), b.Link(&c.Holder.Record))
			}
			f.Add(b.Words.T("page.fact.opening"), view.Plain(b.Date(c.Opening))...)
			f.Add(b.Words.T("page.fact.closing"), view.Plain(cmp.Or(b.Date(c.Closing), b.Words.T("page.unknown")))...)
			f.Add(b.Words.T("page.fact.eligible"), view.Plain(b.Text(c.Eligible))...)
			v.Facts = f
			if c.URL != "" {
				v.Action = view.External(c.URL)
				v.Action.Hint = b.Words.T("page.resource.open")
			}
		}))
	}
	return out
}

// callAnswer says whether one can answer a call, at the as-of date.
func (b *Builder) callAnswer(c *model.Call) string {
	switch c.State(b.Model.AsOf) {
	case model.Closed:
		return b.Words.T("page.call.was-until", b.On(c.Closing))
	case model.Upcoming:
		return b.Words.T("page.call.opens", b.On(c.Opening))
	case model.Open:
		return b.Words.T("page.call.open-until", b.Until(c.Closing))
	}
	return b.Words.T("page.call.unknown")
}

// editorial returns the pages that editors write: about, method, mentions légales.
func (b *Builder) editorial() []site.File {
	var out []site.File
	for _, p := range b.Model.Pages {
		weighs := p.Generated && p.Slug == address.EcodesignSlug
		made := b.article(&p.Record, "page", nil, func(v *ArticleView) {
			v.NoSource = "" // the editors' own words
			if p.Updated.IsZero() {
				v.Updated = ""
			}
			if weighs {
				if t := b.weights(); t != nil {
					v.Tables = append(v.Tables, t)
				}
			}
		})
		if weighs {
			made.Waits = site.ForWeights
		}
		out = append(out, made)
	}
	return out
}

// ArticleView is a news item, a resource, a call or an editorial page: facts, prose, what refers to it.
type ArticleView struct {
	view.Shell
	Date, DateISO string
	Image         *view.Image
	Facts         []view.Pair
	Action        view.Link // the one thing to do: open the resource, the call
	NoAction      string
	Tables        []*view.Table
	Body          view.Body
	Related       []view.Section
	view.Provenance
}
