package link

import (
	"cmp"
	"slices"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/reference/naf"
)

// domainsAndIndicators links the catalogue of actions.
func (l *Linked) domainsAndIndicators() {
	for _, r := range l.Set.Domains {
		d := l.domains[r.Slug]
		if d == nil {
			continue // not published
		}
		d.Source = l.source(&d.Record, r.Source)
		d.Replaces = l.domainsOf(&d.Record, r.Replaces)
		for _, a := range r.Actions {
			d.Actions = append(d.Actions, model.Action{Title: a.Title, Description: a.Description,
				Indicators: resolve(l, &d.Record, a.Indicators, l.indicators)})
		}
	}
	for _, r := range l.Set.Indicators {
		if i := l.indicators[r.Slug]; i != nil {
			i.Source = l.source(&i.Record, r.Source)
		}
	}
}

// places links territories and actors.
func (l *Linked) places() {
	for _, r := range l.Set.Actors {
		a := l.actors[r.Slug]
		if a == nil {
			continue
		}
		a.Source = l.source(&a.Record, r.Source)
		a.Territories = l.territoriesOf(&a.Record, r.Territories)
		if r.Parent != "" {
			a.Parent = l.actors[r.Parent]
			l.refer(&a.Record, &a.Parent.Record)
		}
	}
	for _, r := range l.Set.Territories {
		t := l.territories[r.Slug]
		if t == nil {
			continue
		}
		t.Source = l.source(&t.Record, r.Source)
		t.Parent = l.territories[r.Parent]
		t.Animators = l.actorsOf(&t.Record, r.Animators)
		for _, a := range t.Animators {
			a.Animates = append(a.Animates, t)
		}
		for _, n := range r.Counts {
			count := model.Count{Type: n.Type, Indicator: l.indicators[n.Indicator], Number: *n.Number, Date: n.Date,
				Source: l.source(&t.Record, n.Source), Approximate: n.Approximate, Note: n.Note}
			if count.Indicator != nil {
				l.refer(&t.Record, &count.Indicator.Record)
			}
			t.Counts = append(t.Counts, count)
		}
	}
	for _, t := range l.Site.Territories { // sorted by name, so children are too
		if t.Parent == nil {
			l.Site.Roots = append(l.Site.Roots, t)
		} else {
			t.Parent.Children = append(t.Parent.Children, t)
		}
	}
}

// signatory returns a signatory with what it says of itself. A withheld name, and
// all that would reveal it, never enters the model.
func (l *Linked) signatory(r *record.Signatory) *model.Signatory {
	s := &model.Signatory{Record: model.Record{Title: r.Name}, Type: r.Type, Size: r.Size, Scope: r.Scope,
		Naf: cmp.Or(r.Nomenclature, model.NAF2008), SectorCode: r.Sector, Signature: r.Signature, End: r.End,
		Disclosure: cmp.Or(r.Disclosure, model.Public)}
	if a, ok := naf.Find(r.Sector); ok && s.Naf.Listed() {
		s.Sector, s.SectorName = a.Section, a.Label
	}
	if s.Disclosure.Withholds() {
		s.Title, s.Withheld = "", true
		return s
	}
	s.Siren, s.Website = r.Siren, r.Website
	if r.Logo != "" {
		s.Logo = l.keep(r, r.Logo)
	}
	return s
}

// people links signatories, their conventions and their commitments.
func (l *Linked) people() {
	for _, r := range l.Set.Signatories {
		if s := l.signatories[r.Slug]; s != nil {
			l.person(s, r)
			if l.Once { // holding both would be the peak of memory use
				r.Conventions, r.Commitments = nil, nil
			}
		}
	}
}

func (l *Linked) person(s *model.Signatory, r *record.Signatory) {
	s.Territories = l.coarse(s, l.territoriesOf(&s.Record, r.Territories))
	s.Networks = l.actorsOf(&s.Record, r.Networks)
	s.Source = l.sourceOf(s, r.Source)
	if s.Disclosure.Withholds() {
		s.Body, s.Figures = "", nil
	}
	s.Conventions = slices.Grow(s.Conventions, len(r.Conventions))
	for _, v := range r.Conventions {
		s.Conventions = append(s.Conventions, l.convention(s, r, v))
	}
	s.Commitments = slices.Grow(s.Commitments, len(r.Commitments))
	for _, k := range r.Commitments {
		s.Commitments = append(s.Commitments, l.commitment(s, k))
	}
}

// sourceOf returns a source that a signatory names; for a withheld name never an
// address, which may reveal it.
func (l *Linked) sourceOf(s *model.Signatory, source string) model.Source {
	out := l.source(&s.Record, source)
	if s.Disclosure.Withholds() {
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

// coarse returns the territories as published: for a withheld name, nothing finer
// than its département, and nothing at all when no larger territory is known.
func (l *Linked) coarse(s *model.Signatory, ts []*model.Territory) []*model.Territory {
	if !s.Disclosure.Withholds() {
		return ts
	}
	var out []*model.Territory
	for _, t := range ts {
		for t != nil && t.Level.Rank() > model.Departement.Rank() {
			t = t.Parent
		}
		if t != nil && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

func (l *Linked) convention(s *model.Signatory, r *record.Signatory, v record.Convention) model.Convention {
	out := model.Convention{Date: v.Date, Title: v.Title, End: v.End, Note: v.Note,
		Territories: l.coarse(s, l.territoriesOf(&s.Record, v.Territories)),
		Partners:    l.actorsOf(&s.Record, v.Partners), Source: l.sourceOf(s, v.Source)}
	if v.Document != "" && !s.Disclosure.Withholds() {
		out.Document = v.Document
		if !record.IsURL(v.Document) {
			out.Document = l.keep(r, v.Document)
		}
	}
	return out
}

func (l *Linked) commitment(s *model.Signatory, k record.Commitment) *model.Commitment {
	out := &model.Commitment{Signatory: s, ID: k.Anchor(), Domain: l.domains[k.Domain],
		Action: k.Action, Description: k.Description,
		Start: k.Start, End: k.End, Status: k.Status, Evaluation: k.Evaluation, Proof: k.Proof, Note: k.Note,
		Territories: s.Territories, Partners: l.actorsOf(&s.Record, k.Partners), Source: l.sourceOf(s, k.Source)}
	if len(k.Territories) > 0 {
		out.Territories = l.coarse(s, l.territoriesOf(&s.Record, k.Territories))
	}
	out.Measures = slices.Grow(out.Measures, len(k.Indicators))
	for _, m := range k.Indicators {
		out.Measures = append(out.Measures, l.measure(s, m))
	}
	return out
}

// measure joins the two ways of writing yearly values.
func (l *Linked) measure(s *model.Signatory, m record.Measure) model.Measure {
	out := model.Measure{Name: m.Name, Unit: m.Unit, Note: m.Note,
		Target: m.Target, Deadline: m.Deadline, Reference: m.Reference,
		Direction: cmp.Or(m.Direction, model.Increase), Cumulation: cmp.Or(m.Cumulation, model.Last)}
	if i := l.indicators[m.Ref]; i != nil {
		out.Shared, out.Name, out.Unit, out.Direction, out.Cumulation = i, i.Title, i.Unit, i.Direction, i.Cumulation
	}
	out.Values = slices.Grow(out.Values, len(m.Values)+len(m.Reports))
	for year, q := range m.Values {
		out.Values = append(out.Values, model.Value{Year: year, Quantity: q})
	}
	for _, b := range m.Reports {
		out.Values = append(out.Values, model.Value{Year: *b.Year, Quantity: *b.Value, Proof: b.Proof,
			Source: l.cite(l.sourceOf(s, b.Source)), Note: b.Note})
	}
	slices.SortFunc(out.Values, func(a, b model.Value) int { return cmp.Compare(a.Year, b.Year) })
	return out
}

// seminars links syntheses and experiences.
func (l *Linked) seminars() {
	for _, r := range l.Set.Syntheses {
		y := l.syntheses[r.Slug]
		if y == nil {
			continue
		}
		y.Source = l.source(&y.Record, r.Source)
		y.Supporters = l.actorsOf(&y.Record, r.Supporters)
		for i, s := range r.Sessions {
			y.Sessions[i].Territories = l.territoriesOf(&y.Record, s.Territories)
		}
		for _, s := range r.Sources {
			y.Sources = append(y.Sources, l.source(&y.Record, s))
		}
	}
	for _, r := range l.Set.Experiences {
		x := l.experiences[r.Slug]
		if x == nil {
			continue
		}
		x.Source = l.source(&x.Record, r.Source)
		x.Video = l.source(&x.Record, r.Video)
		x.Signatories = l.signatoriesOf(&x.Record, r.Signatories)
		for _, s := range x.Signatories {
			s.Experiences = append(s.Experiences, x)
		}
		x.Territories = l.territoriesOf(&x.Record, r.Territories)
		x.Domains = l.domainsOf(&x.Record, r.Domains)
		x.Actors = l.actorsOf(&x.Record, r.Actors)
		if r.Synthesis != "" {
			x.Synthesis = l.syntheses[r.Synthesis]
			l.refer(&x.Record, &x.Synthesis.Record)
		}
	}
}

// synthesis returns a synthesis, without its references.
func synthesis(r *record.Synthesis) *model.Synthesis {
	y := &model.Synthesis{Record: model.Record{Title: r.Title}, Keep: r.Keep}
	for _, s := range r.Sessions {
		y.Sessions = append(y.Sessions, model.Session{Place: s.Place, Date: s.Date})
	}
	titled := func(texts []record.TitledText) (out []model.TitledText) {
		for _, t := range texts {
			out = append(out, model.TitledText(t))
		}
		return out
	}
	y.Motivations, y.Factors, y.Ways = titled(r.Motivations), titled(r.Factors), titled(r.Ways)
	for _, q := range r.Quotes {
		y.Quotes = append(y.Quotes, model.Quote(q))
	}
	for _, t := range r.Tools {
		y.Tools = append(y.Tools, model.Tool{Name: t.Name, Theme: *t.Theme, Territory: *t.Territory, Note: t.Note})
	}
	return y
}

// others links news, resources, calls and pages, and notes what bodies link to.
func (l *Linked) others() {
	for _, n := range l.Site.News {
		r := l.BySlug(model.News, n.Slug).(*record.News)
		n.Source = l.source(&n.Record, r.Source)
		n.Signatories = l.signatoriesOf(&n.Record, r.Signatories)
		n.Territories = l.territoriesOf(&n.Record, r.Territories)
	}
	for _, m := range l.Site.Resources {
		r := l.BySlug(model.Resources, m.Slug).(*record.Resource)
		m.Source = l.source(&m.Record, r.Source)
		m.Syntheses = resolve(l, &m.Record, r.Syntheses, l.syntheses)
		m.Experiences = resolve(l, &m.Record, r.Experiences, l.experiences)
	}
	for _, m := range l.Site.Calls {
		r := l.BySlug(model.Calls, m.Slug).(*record.Call)
		m.Source = l.source(&m.Record, r.Source)
		if r.Holder != "" {
			m.Holder = l.actors[r.Holder]
			l.refer(&m.Record, &m.Holder.Record)
		}
	}
	for _, p := range l.Site.Pages {
		if p.Generated {
			continue // in no record
		}
		p.Source = l.source(&p.Record, l.BySlug(model.Pages, p.Slug).Common().Source)
	}
	for file := range l.Links {
		if from := l.Site.ByFile[file]; from != nil {
			l.bodyLinks(from)
		}
	}
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
