package figure

import (
	"cmp"
	"slices"

	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// matrix fills in the commitments by domain and region.
func (m *Maker) matrix(f *Figure, s *stats.Selection) {
	t, of := s.Matrix(model.Region), s.ByPlace(model.Region)
	f.Heads = []string{m.words.T("figure.head." + string(catalogue.ByRegion))}
	for _, d := range t.Domains {
		f.Heads = append(f.Heads, m.text(d.Short))
	}
	f.Heads = append(f.Heads, m.words.T("page.head.total"))
	for i, p := range t.Places {
		if t.ByPlace[i] == 0 {
			continue // as in the other figures by place
		}
		r := m.territoryRow(p)
		for _, n := range t.N[i] {
			r.Cells = append(r.Cells, m.count(n))
		}
		r.Cells = append(r.Cells, m.count(t.ByPlace[i]))
		f.Rows = append(f.Rows, r)
	}
	total := Row{Label: m.words.T("page.head.total")}
	for _, n := range t.ByDomain {
		total.Cells = append(total.Cells, m.count(n))
	}
	placed := t.Total - t.Unknown
	total.Cells = append(total.Cells, m.count(placed))
	f.Total = &total
	counted := countedOf(of.Of)
	switch {
	case len(t.Places) == 0:
		f.Sentence = m.say(f.Spec, telling{found: m.words.T("figure.no-place.region")})
		f.Empty, f.Rows, f.Total = f.Sentence, nil, nil
	case t.Total == 0:
		f.Sentence = m.say(f.Spec, telling{found: m.words.T("figure.none.commitments")})
		f.Empty = f.Sentence
	case placed == 0:
		f.Sentence = m.say(f.Spec, telling{found: m.words.N("figure.gap.region", t.Total, m.every(t.Total, counted))})
		f.Empty = f.Sentence
	case 2*t.Unknown > t.Total:
		gap := m.words.N("figure.gap.region", t.Unknown, m.of(t.Unknown, t.Total, counted))
		found := m.crossed(t, placed, counted, m.words.N("figure.the-others", placed))
		rest := found.found
		if found.label != "" {
			rest = m.words.T("figure.about", found.label, rest)
		}
		if !found.rest {
			rest = m.words.T("figure.among", rest)
		}
		f.Sentence = m.say(f.Spec, telling{found: gap, gap: rest})
	default:
		all := m.every(placed, counted)
		if t.Unknown > 0 {
			all = m.words.T("figure.known.region", all)
		}
		found := m.crossed(t, placed, counted, all)
		if t.Unknown > 0 {
			found.gap = m.words.N("figure.gap.region", t.Unknown, m.words.N("figure.others", t.Unknown))
		}
		f.Sentence = m.say(f.Spec, found)
	}
	if t.Overlaps {
		f.Notes = append(f.Notes, m.words.T("figure.overlap.commitments"))
	}
	m.noteParts(f, of.Of)
	m.noteBasis(f, s, commitments)
}

// crossed says which domains in which regions have the most, of those placed in a region: all names
// these.
func (m *Maker) crossed(t stats.Matrix, placed int, c counted, all string) telling {
	var cells, regions, domains []string // of the largest number
	most, known := 1, true
	for i, row := range t.N {
		for j, n := range row {
			if n > most {
				most, known, cells, regions, domains = n, true, nil, nil, nil
			}
			if n == most {
				name := m.noun(t.Domains[j])
				known = known && name != ""
				name = cmp.Or(name, m.text(t.Domains[j].Title))
				region := phrase.In(m.words, t.Places[i], m.text(t.Places[i].Title))
				cells = append(cells, m.words.T("figure.says", name, region))
				regions, domains = append(regions, region), append(domains, name)
			}
		}
	}
	said := phrase.FirstNames(m.words, cells, mostNames)
	level := func(each string) string {
		return m.words.T("figure.level", m.counts(most, c), m.words.T(each), m.words.Number(placed))
	}
	switch {
	case placed == 1: // perhaps in several regions
		said = m.words.T("figure.says", domains[0], phrase.FirstNames(m.words, regions, mostNames))
		fallthrough
	case len(cells) == 1:
		if !known {
			return telling{label: said, found: m.part(most, placed, c)}
		}
		if most == placed {
			return telling{found: m.words.N("figure.does.domain", most, all, said), rest: true}
		}
		return telling{found: m.words.T("figure.matrix.most", said, m.part(most, placed, c))}
	case most == 1:
		return telling{found: m.words.T("figure.matrix.one-each")}
	case !known:
		return telling{label: said, found: m.words.T("figure.tie-of-labels", level("figure.each.case"))}
	case len(slices.Compact(regions)) == 1:
		names := phrase.FirstNames(m.words, domains, mostNames)
		return telling{found: m.words.T("page.session", regions[0], m.words.T("figure.tie", names, level("figure.each.domain")))}
	}
	return telling{found: m.words.T("figure.tie", said, level("figure.each.case"))}
}

// against fills in the domains in a territory: as shares, next to those of elsewhere, where both have
// enough commitments for shares to mean something, and else as numbers out of the whole site. The whole holds the
// territory, and would hide what sets it apart.
func (m *Maker) against(f *Figure, s *stats.Selection) {
	all := m.siteSelection(s.Scope)
	here, site, place := s.ByDomain().Of, all.ByDomain().Of, m.text(s.Scope.Territory.Title)
	elsewhere := site.All() - here.All()
	inShares := min(here.All(), elsewhere) >= stats.ShareBase
	f.drawnCells = []int{0, 1}
	f.Heads = []string{m.words.T("figure.head." + string(catalogue.ByDomain)), m.words.T("figure.here", place)}
	if inShares {
		f.drawnCells = []int{1, 3}
		f.Heads = append(f.Heads, m.words.T("figure.here-share", place), m.words.T("figure.elsewhere"), m.words.T("figure.elsewhere-share"))
	} else {
		f.Heads = append(f.Heads, m.words.T("figure.whole"))
	}
	cells := func(s stats.Share) []Cell {
		if !inShares {
			return []Cell{m.count(s.Here), m.count(s.All)}
		}
		return []Cell{m.count(s.Here), m.share(s.Here, here.All()), m.count(s.Elsewhere()), m.share(s.Elsewhere(), elsewhere)}
	}
	for _, sh := range s.Against(all) {
		f.Rows = append(f.Rows, Row{Key: sh.Domain.Slug, Label: m.text(sh.Domain.Title), Record: &sh.Domain.Record,
			Hue: sh.Domain.Hue(), short: m.text(sh.Domain.Short), noun: m.noun(sh.Domain), Cells: cells(sh)})
	}
	f.Total = &Row{Label: m.words.T("page.head.total"), Cells: cells(stats.Share{Here: here.All(), All: site.All()})}
	switch {
	case here.All() == 0:
		f.Sentence = m.say(f.Spec, telling{found: m.words.T("figure.none.commitments")})
		f.Empty = f.Sentence
	case inShares:
		f.Sentence = m.againstShares(f, here, elsewhere)
		f.Notes = append(f.Notes, m.words.T("figure.against.note"))
	default:
		f.Sentence = m.againstNumbers(f, s.Scope.Territory, here)
		f.Notes = append(f.Notes, m.words.T("figure.against.share-base", m.words.Number(stats.ShareBase)))
	}
	m.noteParts(f, here)
	m.noteBasis(f, s, commitments)
}

// evenGap is the difference of shares below which they weigh much the same: in points.
const evenGap = 5

// againstShares names the domain whose share here exceeds most its share of what is elsewhere.
func (m *Maker) againstShares(f *Figure, here stats.Commitments, elsewhere int) string {
	maxGap, best := 0.0, 0
	for i, r := range f.Rows {
		if gap := r.Cells[1].Low - r.Cells[3].Low; gap > maxGap {
			maxGap, best = gap, i
		}
	}
	if maxGap < evenGap {
		return m.say(f.Spec, telling{found: m.words.T("figure.against.same", m.words.Number(evenGap))})
	}
	r := f.Rows[best]
	part := m.part(number(r), here.All(), countedOf(here))
	args := []any{r.noun, part, r.Cells[1].Text, m.words.T("figure.out-of", r.Cells[2].Text, m.words.Number(elsewhere)), r.Cells[3].Text}
	if r.noun == "" {
		return m.say(f.Spec, telling{label: r.Label, found: m.words.T("figure.against.label", args[1:]...)})
	}
	return m.say(f.Spec, telling{found: m.words.N("figure.against.more", number(r), args...)})
}

// againstNumbers tells of the domains here, where there are too few commitments to compare shares.
func (m *Maker) againstNumbers(f *Figure, place *model.Territory, here stats.Commitments) string {
	c := countedOf(here)
	name := phrase.The(m.words, place, m.text(place.Title))
	found := m.words.N("figure.against.few", plural(name), name, m.counts(here.All(), c))
	t := tallied{topic: domain, counted: c, total: here.All()}
	for _, r := range f.Rows {
		if number(r) > 0 {
			t.rows = append(t.rows, r)
		}
	}
	slices.SortStableFunc(t.rows, func(a, b Row) int { return cmp.Compare(number(b), number(a)) })
	if named(t.rows) {
		var said []string
		for i, r := range t.rows {
			switch count := m.words.Number(number(r)); {
			case len(t.rows) == 1:
				said = append(said, m.words.N(c.key("figure.against.all."), t.total, r.noun))
			case i == 0:
				said = append(said, m.does(t, count, []Row{r}, number(r)))
			default:
				said = append(said, m.words.T("figure.against.one", count, r.noun))
			}
		}
		found = m.words.T("figure.about", found, m.enough(found, t.rows, said))
	}
	spec := f.Spec
	spec.Territory = "" // it is the subject
	return m.say(spec, telling{found: found})
}

// share returns a percentage, displayed without decimals; of is not zero.
func (m *Maker) share(n, of int) Cell {
	percent := float64(n) * 100 / float64(of)
	text := m.words.Number(int(percent + 0.5))
	if n > 0 && percent < 0.5 {
		text = "<" + m.words.Number(1) // more than none
	}
	return Cell{Low: percent, High: percent, Text: m.words.T("page.percent", text)}
}
