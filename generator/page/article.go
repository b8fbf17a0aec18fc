package page

import (
	"cmp"
	"slices"

	"parvis/generator/address"
	"parvis/generator/date"
	"parvis/generator/model"
	"parvis/generator/weight"
)

// article is the view that news, resources, calls, actors and editorial pages
// share; fill adds what each has of its own.
func (b *builder) article(r *model.Record, kind string, about any, fill func(*ArticleView)) Page {
	at := address.Record(r)
	return page(at, kind, func() (ArticleView, error) {
		v := ArticleView{Provenance: b.provenance(r)}
		f := frame{at: at, kind: kind, title: b.title(r), about: about, trail: b.trail(r.Kind), section: r.Kind, draft: r.Draft}
		if r.Kind != model.Pages {
			f.kicker = b.words.T("page.kind." + string(r.Kind))
		}
		v.Shell = b.shell(f)
		var err error
		v.Body, _, err = b.body(r)
		v.Scripted = len(r.Figures) > 0
		v.Related = b.related(r)
		if fill != nil {
			fill(&v)
		}
		return v, err
	})
}

// news is the list of news, by year, and each item.
func (b *builder) news() []Page {
	if len(b.site.News) == 0 {
		return nil
	}
	out := pages(b, listing[*model.NewsItem]{at: func(n int) string { return address.List(model.News, n) },
		title: b.words.T("page.kinds.actualites"), lead: b.words.T("page.lead.news"), section: model.News,
		count: "page.count.news", records: b.site.News, card: b.newsCard, by: func(n *model.NewsItem) string { return yearOf(n.Date) }})
	for _, n := range b.site.News {
		out = append(out, b.article(&n.Record, "news", b.aboutArticle(&n.Record, "", n.Date.String()), func(v *ArticleView) {
			v.Date, v.DateISO = b.date(n.Date), n.Date.String()
			if n.Image != "" {
				size := b.media(n.Image)
				v.Image = &Image{Src: b.href(n.Image), Alt: b.text(n.Alt), Width: size.Width, Height: size.Height}
			}
			var f facts
			f.add(b.words.T("page.kinds.signataires"), b.signatoryLinks(n.Signatories)...)
			f.add(b.words.T("page.fact.territories"), b.territoryLinks(n.Territories)...)
			v.Facts = f
		}))
	}
	return out
}

func (b *builder) newsCard(n *model.NewsItem) Card {
	c := b.card(&n.Record)
	c.Kicker, c.Meta = b.date(n.Date), nil
	return c
}

// resources is the list of resources, by type, and each one.
func (b *builder) resources() []Page {
	if len(b.site.Resources) == 0 {
		return nil
	}
	order := []string{"publication", "guide", "video", "site"}
	sorted := slices.Clone(b.site.Resources)
	slices.SortStableFunc(sorted, func(x, y *model.Resource) int {
		return cmp.Compare(slices.Index(order, x.Type), slices.Index(order, y.Type))
	})
	out := pages(b, listing[*model.Resource]{at: func(n int) string { return address.List(model.Resources, n) },
		title: b.words.T("page.kinds.ressources"), lead: b.words.T("page.lead.resources"), section: model.Resources,
		count: "page.count.resources", records: sorted, by: func(r *model.Resource) string { return b.words.T("page.resources." + r.Type) },
		card: b.resourceCard})
	for _, r := range b.site.Resources {
		out = append(out, b.article(&r.Record, "resource", nil, func(v *ArticleView) {
			v.Kicker = b.label("resource", r.Type)
			v.Date, v.DateISO = b.date(r.Date), r.Date.String()
			if r.URL != "" {
				v.Action = external(r.URL)
				v.Action.Hint = b.words.T("page.resource.open")
			} else {
				v.NoAction = b.words.T("page.resource.no-url", b.text(r.NoURL))
			}
			var f facts
			f.add(b.words.T("page.fact.author"), plain(b.text(r.Author))...)
			f.add(b.words.T("page.kinds.syntheses"), links(b, r.Syntheses, func(y *model.Synthesis) *model.Record { return &y.Record })...)
			f.add(b.words.T("page.kinds.experiences"), links(b, r.Experiences, func(x *model.Experience) *model.Record { return &x.Record })...)
			v.Facts = f
		}))
	}
	return out
}

func (b *builder) resourceCard(r *model.Resource) Card {
	c := b.card(&r.Record)
	c.Kicker = b.label("resource", r.Type)
	if r.Author != "" {
		c.Meta = append(c.Meta, b.text(r.Author))
	}
	return c
}

// calls is the list of calls for projects, by state at the as-of date, and each
// one.
func (b *builder) calls() []Page {
	if len(b.site.Calls) == 0 {
		return nil
	}
	state := func(c *model.Call) string { return cmp.Or(c.State(b.site.AsOf), "inconnu") }
	order := []string{"ouvert", "a-venir", "inconnu", "clos"}
	sorted := slices.Clone(b.site.Calls)
	slices.SortStableFunc(sorted, func(x, y *model.Call) int {
		return cmp.Compare(slices.Index(order, state(x)), slices.Index(order, state(y)))
	})
	out := pages(b, listing[*model.Call]{at: func(n int) string { return address.List(model.Calls, n) },
		title: b.words.T("page.kinds.appels"), lead: b.words.T("page.lead.calls", b.asOf), section: model.Calls,
		count: "page.count.calls", records: sorted, by: func(c *model.Call) string { return b.words.T("page.calls." + state(c)) },
		card: func(c *model.Call) Card {
			card := b.card(&c.Record)
			card.Kicker = cmp.Or(b.label("call-type", c.Type), card.Kicker)
			if p := b.period(c.Opening, c.Closing); p != "" {
				card.Meta = append(card.Meta, p)
			}
			return card
		}})
	for _, c := range b.site.Calls {
		out = append(out, b.article(&c.Record, "call", nil, func(v *ArticleView) {
			v.Kicker = cmp.Or(b.label("call-type", c.Type), v.Kicker)
			v.Status = b.badge("call", state(c))
			var f facts
			if c.Holder != nil {
				f.add(b.words.T("page.fact.holder"), b.link(&c.Holder.Record))
			}
			f.add(b.words.T("page.fact.opening"), plain(b.date(c.Opening))...)
			f.add(b.words.T("page.fact.closing"), plain(cmp.Or(b.date(c.Closing), b.words.T("page.unknown")))...)
			f.add(b.words.T("page.fact.eligible"), plain(b.text(c.Eligible))...)
			v.Facts = f
			if c.URL != "" {
				v.Action = external(c.URL)
				v.Action.Hint = b.words.T("page.resource.open")
			}
		}))
	}
	return out
}

// actors is the list of actors, by role, and each one.
func (b *builder) actors() []Page {
	if len(b.site.Actors) == 0 {
		return nil
	}
	order := []string{"etat", "collectivite", "reseau", "accompagnement", "financeur", ""}
	sorted := slices.Clone(b.site.Actors)
	slices.SortStableFunc(sorted, func(x, y *model.Actor) int {
		return cmp.Compare(slices.Index(order, x.Role), slices.Index(order, y.Role))
	})
	out := pages(b, listing[*model.Actor]{at: func(n int) string { return address.List(model.Actors, n) },
		title: b.words.T("page.kinds.acteurs"), lead: b.words.T("page.lead.actors"), section: model.Actors,
		count: "page.count.actors", records: sorted, by: func(a *model.Actor) string { return b.words.T("page.roles." + cmp.Or(a.Role, "autre")) },
		card: func(a *model.Actor) Card {
			c := b.card(&a.Record)
			c.Kicker = a.Acronym
			if places := b.some(a.Animates); places != "" {
				c.Meta = append(c.Meta, b.words.T("page.actor.animates", places))
			}
			return c
		}})
	for _, a := range b.site.Actors {
		out = append(out, b.article(&a.Record, "actor", nil, func(v *ArticleView) {
			var f facts
			f.add(b.words.T("page.fact.acronym"), plain(a.Acronym)...)
			f.add(b.words.T("page.fact.role"), plain(b.label("role", a.Role))...)
			if a.Parent != nil {
				f.add(b.words.T("page.fact.branch"), b.link(&a.Parent.Record))
			}
			f.add(b.words.T("page.fact.territories"), b.territoryLinks(a.Territories)...)
			f.add(b.words.T("page.fact.animates"), b.territoryLinks(a.Animates)...)
			if a.Website != "" {
				f.add(b.words.T("page.fact.website"), external(a.Website))
			}
			if a.Email != "" {
				f.add(b.words.T("page.fact.email"), Link{Text: a.Email, Href: "mailto:" + a.Email})
			}
			v.Facts = f
		}))
	}
	return out
}

// editorial is the pages that editors write: about, method, mentions légales.
func (b *builder) editorial() []Page {
	var out []Page
	for _, p := range b.site.Pages {
		article := func(fill func(*ArticleView)) Page {
			return b.article(&p.Record, "page", nil, func(v *ArticleView) {
				v.NoSource = "" // the editors' own words
				if p.Updated.IsZero() {
					v.Updated = ""
				}
				fill(v)
			})
		}
		made := article(func(*ArticleView) {})
		if b.owed[p] && p.Slug == address.EcodesignSlug {
			made.Weighed = func(kinds []weight.Kind) (any, error) {
				return article(func(v *ArticleView) { v.Tables = append(v.Tables, b.weights(kinds)) }).View()
			}
		}
		out = append(out, made)
	}
	return out
}

// yearOf is the year of a date, "" for an unknown one: what groups the news.
func yearOf(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()[:4]
}
